"""A Word document's bytes → the definitions of the SOPs in it, as `file` carries them; runs in a process that may die."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from importlib import import_module
from pathlib import Path

from sopdoc.impor.carried import answer_of
from sopdoc.impor.identity.logo import logo_in
from sopdoc.impor.own.docx import OwnDocument, is_own, read_own_docx
from sopdoc.impor.package import UnreadableError, open_package
from sopdoc.impor.page import TooMuchError
from sopdoc.impor.pdf.page import read_pages
from sopdoc.impor.reading import Sheet, read_of, sheets_of
from sopdoc.impor.word.letter import Letter, read_letter
from sopdoc.impor.word.printed import beside_print, open_in

ENDINGS = (".docx", ".docm", ".dotx", ".dotm", ".doc", ".dot", ".rtf", ".odt")     # the last four through LibreOffice
LAYOUT = "tata letak"       # in the answer: whoever lays the document out can tell more of it

Sheets = tuple[Sheet, ...]


def is_document(path: Path) -> bool:
    return path.suffix.lower() in ENDINGS


def read_docx(data: bytes) -> bytes:
    """Runs apart: JSON with the definitions, or with what is wrong."""
    return _answer(data, lambda sheets: sheets)


def with_print(data: bytes, pdf: bytes) -> bytes:
    """What `read_printed` wants."""
    return len(data).to_bytes(8, "big") + data + pdf


def read_printed(request: bytes) -> bytes:
    """Runs apart: as `read_docx`, beside what LibreOffice prints of it."""
    length = int.from_bytes(request[:8], "big")
    document = import_module("pypdfium2").PdfDocument(request[8 + length:])
    printed = sheets_of(read_pages(document))
    return _answer(request[8: 8 + length], lambda sheets: beside_print(sheets, printed))


def _answer(data: bytes, judged: Callable[[Sheets], Sheets]) -> bytes:
    try:
        package = open_package(data)
        letter: OwnDocument | Letter = read_own_docx(package) if is_own(package) else read_letter(package)
        read = read_of(letter.pages)
        answer = answer_of(replace(read, sheets=judged(read.sheets)), partial(logo_in, letter.pictures))
    except (UnreadableError, TooMuchError) as fault:
        return json.dumps({"salah": str(fault)}).encode()
    unsure = isinstance(letter, Letter) and (letter.guessed or any(open_in(flow) for sheet in read.sheets for flow in sheet.flows))
    return json.dumps({**answer, LAYOUT: unsure}).encode()
