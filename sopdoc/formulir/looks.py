"""How cells of a form look: one font, ruled, wrapped, in lines high enough for their words, greyed where they are only read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from textwrap import wrap
from typing import Any

from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.dimensions import RowDimension

from sopdoc.formulir.waktu import split
from sopdoc.formulir.words import HEADS, KEYS

FACE, SIZE = "Arial", 10
LINE, SPACE = 13.0, 3.0         # points: of a line in that font, and around all of a cell's
NARROW = 1.15                   # letters of that font in the width of one of Excel's
HIGHEST = 409.0                 # points that a line of a sheet may have
DATE = "[$-421]d mmmm yyyy"     # Indonesian whatever the program speaks
FIRST_DAY = date(1900, 3, 1)    # before, Excel counts a day that was not
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")      # all other dates stay the words that they are

HEAD = PatternFill("solid", fgColor="D9E2F3")
GREY = PatternFill("solid", fgColor="E7E6E6")
RED = PatternFill("solid", bgColor="F8CBAD")
THIN = Border(*(Side("thin", color="A6A6A6"),) * 4)
WRAP = Alignment(wrap_text=True, vertical="top")
CENTRE = Alignment(horizontal="center", vertical="top", wrap_text=True)
FREE = Protection(locked=False)
PLAIN, BOLD, READ, AGAIN = Font(FACE, SIZE), Font(FACE, SIZE, bold=True), Font(FACE, SIZE, color="7F7F7F"), Font(FACE, SIZE, color="A6A6A6")
HINT = Font(FACE, SIZE - 1, italic=True, color="7F7F7F")


class _Height(RowDimension):  # type: ignore[misc]  # openpyxl has no types
    """As high as is said, until a person types: only lines that say so keep their height then."""

    @property
    def customHeight(self) -> bool:  # noqa: N802  # openpyxl's name
        return False


def head(sheet: Any, keys: Sequence[str], heads: Sequence[str], widths: Sequence[float], hidden: Iterable[int]) -> None:
    """The hidden line of keys and the one of headings; `widths` in Excel's characters."""
    for column, (key, words, width) in enumerate(zip(keys, heads, widths, strict=True), 1):
        put(sheet, KEYS, column, key)
        cell = put(sheet, HEADS, column, words)
        cell.font, cell.fill, cell.border, cell.alignment = BOLD, HEAD, THIN, CENTRE
        sheet.column_dimensions[get_column_letter(column)].width = width
    for column in hidden:
        sheet.column_dimensions[get_column_letter(column)].hidden = True
    sheet.row_dimensions[KEYS].hidden = True
    heighten(sheet, HEADS, zip(heads, widths, strict=True))
    sheet.print_title_rows = f"{HEADS}:{HEADS}"


def put(sheet: Any, line: int, column: int, words: str) -> Any:
    """Words are words, also those that begin with "="."""
    cell = sheet.cell(line, column)
    if words:
        cell.value = words
        cell.data_type = "s"
    cell.font = PLAIN
    return cell


def fill(sheet: Any, line: int, column: int, words: str, locked: bool, *, ruled: bool = True) -> None:
    """A cell to be filled in, or only read: in the column of numbers a number, all else text."""
    cell = put(sheet, line, column, words)
    if sheet.cell(KEYS, column).value == "waktu" and split(f"{words} x") != (f"{words} x", ""):
        cell.value = float(words.replace(",", ".")) if "," in words else int(words)
    cell.alignment, cell.number_format = WRAP, "General" if isinstance(cell.value, int | float) else "@"
    if ruled:
        cell.border = THIN
    if locked:
        cell.fill, cell.font = GREY, READ
    else:
        cell.protection = FREE


def dated(cell: Any) -> None:
    """A cell for a date: Excel shows it with its month in words, so that nobody takes the day for the month."""
    cell.number_format = DATE
    words = cell.value or ""
    if _DAY.fullmatch(words):
        day = date.fromisoformat(words)
        if day >= FIRST_DAY:
            cell.value, cell.alignment = day, Alignment(horizontal="left", vertical="top")


def heighten(sheet: Any, line: int, cells: Iterable[tuple[str, float]]) -> None:
    """A line as high as the words in its cells need; with each the width of its column."""
    lines = max((sum(_lines(one, width) for one in words.split("\n")) for words, width in cells), default=1)
    height = _Height(sheet, index=line)
    height.height = min(HIGHEST, lines * LINE + SPACE)
    sheet.row_dimensions[line] = height


def _lines(words: str, width: float) -> int:
    return max(1, len(wrap(words, max(1, int(width * NARROW)))))


def red(sheet: Any, cells: str, formula: str) -> None:
    sheet.conditional_formatting.add(cells, FormulaRule(formula=[formula], fill=RED))


def ruled(sheet: Any, cells: str, formula: str) -> None:
    """Rules that appear once a formula holds."""
    sheet.conditional_formatting.add(cells, FormulaRule(formula=[formula], border=THIN))


def printable(sheet: Any, *, across: int = 0) -> None:
    """On A4, which every printer knows, as wide as the paper; `across`: so many sheets of it side by side, lying."""
    sheet.page_setup.orientation = "landscape" if across else "portrait"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = across or 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top = sheet.page_margins.bottom = 0.5
