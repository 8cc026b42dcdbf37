"""A workbook's bytes → the words of its cells, read in a process that may die; nothing is computed and no link is followed."""

from __future__ import annotations

import io
import json
import warnings
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from importlib import import_module
from typing import Any

from sopdoc.impor.excel.guard import cells_alone
from sopdoc.impor.package import UnreadableError, open_package
from sopdoc.impor.page import TooMuchError
from sopdoc.isolated import DiedError, Limits, run_apart

LIMITS = Limits(cpu=60, memory=1 << 30, wait=120)      # a form of 60 kegiatan takes 0.1 s
LENGTH = 8             # bytes that say how long the next workbook is
MANIFEST = "META-INF/manifest.xml"      # of OpenDocument
FAILED = "\0"          # stands before what a formula that failed shows

Place = tuple[int, int]       # line and column, from 1


@dataclass(frozen=True, slots=True)
class Cells:
    """One sheet: the words by place, without those that say nothing, and the ranges that were merged."""

    words: Mapping[Place, str]
    merged: tuple[str, ...]

    def at(self, line: int, column: int) -> str:
        return self.words.get((line, column), "")


Sheets = dict[str, Cells]       # by name


def read_cells(data: bytes) -> Sheets:
    """Raises UnreadableError with Indonesian words."""
    return _sheets(told_apart(_read, data, LIMITS))


def read_each(contents: Sequence[bytes]) -> list[Sheets | UnreadableError]:
    """Several workbooks in one process, since starting one takes longer than reading ten; where one of them ends it, each in its own."""
    if len(contents) > 1:
        with suppress(DiedError):
            answers = json.loads(run_apart(_read_each, b"".join(map(_with_length, contents)), LIMITS))
            return [_sheets_or_fault(answer) for answer in answers]
    return [_alone(one) for one in contents]


def _alone(data: bytes) -> Sheets | UnreadableError:
    try:
        return read_cells(data)
    except UnreadableError as fault:
        return fault


def _with_length(data: bytes) -> bytes:
    return len(data).to_bytes(LENGTH) + data


def _sheets_or_fault(answer: dict[str, Any]) -> Sheets | UnreadableError:
    return UnreadableError(answer["salah"]) if "salah" in answer else _sheets(answer)


def _sheets(answer: dict[str, Any]) -> Sheets:
    return {
        name: Cells({(line, column): words for line, column, words in cells}, tuple(merged))
        for name, (cells, merged) in answer["lembar"].items()
    }


def told_apart(read: Callable[[bytes], bytes], data: bytes, limits: Limits) -> dict[str, Any]:
    """The JSON that `read` says in a process that may die; raises UnreadableError when that dies, or says `salah`."""
    try:
        answer: dict[str, Any] = json.loads(run_apart(read, data, limits))
    except DiedError as fault:
        raise UnreadableError(str(fault)) from fault
    if "salah" in answer:
        raise UnreadableError(answer["salah"])
    return answer


def _read_each(data: bytes) -> bytes:
    """Runs apart: a JSON list with what `_read` says of each."""
    answers, at = [], 0
    while at < len(data):
        begin = at + LENGTH
        at = begin + int.from_bytes(data[at:begin])
        answers.append(_read(data[begin:at]))
    return b"[" + b",".join(answers) + b"]"


def _read(data: bytes) -> bytes:
    """Runs apart: JSON with the sheets, or with what is wrong."""
    try:
        package = open_package(data)
        if MANIFEST in package.parts:
            raise UnreadableError("berkas OpenDocument (.ods)")
        with warnings.catch_warnings(action="ignore"):        # of what is printed and checked, which nobody asks it for
            book = import_module("openpyxl").load_workbook(io.BytesIO(cells_alone(package)), data_only=True, keep_links=False)
    except (UnreadableError, TooMuchError) as fault:
        return json.dumps({"salah": str(fault)}).encode()
    # what a library says of a package that is whole and still no workbook
    except (KeyError, ValueError, TypeError, AttributeError, IndexError) as fault:
        return json.dumps({"salah": f"isinya bukan buku kerja yang utuh ({type(fault).__name__})"}).encode()
    return json.dumps({"lembar": {sheet.title: _sheet(sheet) for sheet in book.worksheets}}).encode()


def _sheet(sheet: Any) -> tuple[list[tuple[int, int, str]], list[str]]:
    cells = sheet._cells.values()       # openpyxl tells of cells that are there in no other way than one by one to the last
    found = [(cell.row, cell.column, words) for cell in cells if (words := _words(cell))]
    return found, sorted(str(one) for one in sheet.merged_cells.ranges)


def _words(cell: Any) -> str:
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "e":
        return f"{FAILED}{value}"
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, timedelta):        # of a cell that counts hours beyond a day
        minutes, seconds = divmod(round(value.total_seconds()), 60)
        return f"{minutes // 60:02}:{minutes % 60:02}:{seconds:02}"
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float) and cell.number_format.endswith("%"):
        return f"{value * 100:.10g}%".replace(".", ",")
    if isinstance(value, float):
        return f"{value:.10g}".replace(".", ",")
    return str(value).replace("\r\n", "\n").replace("_x000D_", "").strip()
