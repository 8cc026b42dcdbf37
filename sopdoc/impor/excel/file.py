"""A workbook's bytes → the definitions of the SOPs in it, as `file` carries them; runs in a process that may die."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

from sopdoc.impor.carried import answer_of
from sopdoc.impor.excel.page import read_workbook, worksheets
from sopdoc.impor.identity.logo import logo_in
from sopdoc.impor.package import UnreadableError, open_package
from sopdoc.impor.page import TooMuchError
from sopdoc.impor.reading import read_of
from sopdoc.workbooks import FORM_SHEET

ENDINGS = (".xlsx", ".xlsm", ".xls", ".ods")      # the last two through LibreOffice


def is_workbook(path: Path) -> bool:
    return path.suffix.lower() in ENDINGS


def read_xlsx(data: bytes) -> bytes:
    """Runs apart: JSON with the definitions, or with what is wrong."""
    try:
        package = open_package(data)
        if any(name == FORM_SHEET for name, _ in worksheets(package)):
            return json.dumps({"formulir": True}).encode()
        book = read_workbook(package)
        if not any(page.words or page.paths or page.connectors or page.pictures for page in book.pages):
            raise UnreadableError("lembar kerjanya kosong atau tersembunyi semua")
        answer = answer_of(read_of(book.pages), partial(logo_in, book.pictures))
    except (UnreadableError, TooMuchError) as fault:
        return json.dumps({"salah": str(fault)}).encode()
    return json.dumps(answer).encode()
