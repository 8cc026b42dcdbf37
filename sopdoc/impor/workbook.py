"""A workbook's bytes → the definitions of the SOPs in it, as `file` carries them; runs in a process that may die."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

from sopdoc.impor.carried import as_json
from sopdoc.impor.definition import definition_of
from sopdoc.impor.package import UnreadableError, open_package
from sopdoc.impor.page import Box, TooMuchError
from sopdoc.impor.reading import Sheet, sheets_of
from sopdoc.impor.xlsx_page import Workbook, read_workbook

ENDINGS = (".xlsx", ".xlsm", ".xls")
PNG = b"\x89PNG\r\n\x1a\n"
SLACK = 1.0


def is_workbook(path: Path) -> bool:
    return path.suffix.lower() in ENDINGS


def reads_workbooks() -> bool:
    """Is the library there that reads cells?"""
    return find_spec("openpyxl") is not None


def read_xlsx(data: bytes) -> bytes:
    """Runs apart: JSON with the definitions, or with what is wrong."""
    try:
        book = read_workbook(open_package(data))
        found = [as_json(replace(definition_of(sheet), logo=_logo(sheet, book))) for sheet in sheets_of(book.pages)]
    except (UnreadableError, TooMuchError) as fault:
        return json.dumps({"salah": str(fault)}).encode()
    return json.dumps({"sop": found}).encode()


def _logo(sheet: Sheet, book: Workbook) -> bytes:
    """The letterhead's picture, when the workbook has it as a PNG."""
    if sheet.logo is None:
        return b""
    number, box = sheet.logo
    return next((data for data in _within(book.pictures.get(number, ()), box) if data.startswith(PNG)), b"")


def _within(pictures: Sequence[tuple[Box, bytes]], box: Box) -> list[bytes]:
    return [data for place, data in pictures if box.covers(place, SLACK)]
