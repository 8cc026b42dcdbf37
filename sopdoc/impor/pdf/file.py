"""A PDF's bytes, or those of a photograph → the definitions of the SOPs in it, as `file` carries them; runs in a process that may die."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from itertools import accumulate, pairwise
from typing import Any

from sopdoc.impor.carried import answer_of
from sopdoc.impor.flow.readings import Scan, Trace
from sopdoc.impor.identity.logo import png_of
from sopdoc.impor.ocr.engine import Engine, EngineError, MissingError
from sopdoc.impor.package import UnreadableError
from sopdoc.impor.page import Page, TooMuchError
from sopdoc.impor.pdf.page import read_pages, turned
from sopdoc.impor.pdf.photo import document_of, is_photo
from sopdoc.impor.pdf.renewed import Renewed
from sopdoc.impor.pdf.turned import upright
from sopdoc.impor.reading import read_of

MOST_PAGES = 1_000          # a book of an agency; more is no set of sheets
PASSWORD = 4                # pdfium's number for a file that is locked


def reads_pixels() -> bool:
    """Is the library there that reads pictures?"""
    return find_spec("numpy") is not None


def read_scans(request: bytes) -> bytes:
    """Runs apart: the place of tesseract on a line, and a PDF."""
    place, data = request.split(b"\n", 1)
    return read_pdf(data, place.decode())


def batch_of(tesseract: str, files: Sequence[bytes]) -> bytes:
    """What `read_batch` wants."""
    return f"{tesseract}\n{' '.join(str(len(data)) for data in files)}\n".encode() + b"".join(files)


def read_batch(request: bytes) -> bytes:
    """Runs apart: JSON with what `read_pdf` says of each of several PDFs."""
    place, lengths, data = request.split(b"\n", 2)
    ends = tuple(accumulate(map(int, lengths.split())))
    answers = (read_pdf(data[start:end], place.decode()) for start, end in pairwise((0, *ends)))
    return b"[" + b",".join(answers) + b"]"


def read_pdf(data: bytes, tesseract: str = "") -> bytes:
    """Runs apart: JSON with the definitions, or with what is wrong, or what would read a table that is a picture."""
    try:
        document = document_of(data) if is_photo(data) else _opened(data)
        answer = answer_of(read_of(read_pages(document), _trace(document), _scan(document, tesseract)), partial(png_of, document))
    except MissingError as fault:
        return json.dumps({"perlu": {"halaman": fault.page, "alat": str(fault)}}).encode()
    except (TooMuchError, UnreadableError, EngineError) as fault:
        return json.dumps({"salah": str(fault)}).encode()
    return json.dumps(answer).encode()


def looks_like_pdf(data: bytes) -> bool:
    return b"%PDF" in data[:1024]


def _opened(data: bytes) -> Any:
    """As pdfium has it; raises UnreadableError, TooMuchError."""
    if not looks_like_pdf(data):
        raise UnreadableError("bukan PDF")
    pdfium = import_module("pypdfium2")
    try:
        document = Renewed(lambda: pdfium.PdfDocument(data))
    except pdfium.PdfiumError as fault:
        locked = getattr(fault, "err_code", None) == PASSWORD or "password" in str(fault).lower()
        raise UnreadableError("terkunci kata sandi" if locked else "isinya rusak") from fault
    if len(document) > MOST_PAGES:
        raise TooMuchError(f"lebih dari {MOST_PAGES} halaman")
    return document


def _trace(document: Any) -> Trace | None:
    """What reads pixels; None where its library is not there."""
    if not reads_pixels():
        return None
    look = import_module("sopdoc.impor.pixels.look").look
    return partial(look, document)


def _scan(document: Any, tesseract: str) -> Scan | None:
    """What reads tables that are pictures; None where no pixels are read."""
    if not reads_pixels():
        return None
    scanned = import_module("sopdoc.impor.ocr.scan").scanned
    return upright(partial(scanned, document, Engine(tesseract)), _turn(document))


def _turn(document: Any) -> Callable[[int, int], Page]:
    """As `turned`; the page says how often it was turned altogether."""
    stands: Counter[int] = Counter()

    def turn(number: int, quarters: int) -> Page:
        stands[number] += quarters
        return replace(turned(document, number, quarters), turned=stands[number] % 4)

    return turn
