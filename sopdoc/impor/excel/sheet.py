"""A worksheet's cells → a page's words and borders: columns and rows at their places, hidden ones without room, merged cells whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Any

from sopdoc.impor.excel.drawing import MOST_COLUMNS, MOST_ROWS
from sopdoc.impor.excel.values import runs_of
from sopdoc.impor.office.drawing import Run
from sopdoc.impor.office.typeset import height_of, words_of
from sopdoc.impor.page import Box, Path, Point, TooMuchError, Word
from sopdoc.impor.table.rules import Rule, joined

EMU = 12700             # in a point
PIXEL = 0.75            # points
PIXELS = 7              # of a digit, which columns are measured in
WIDTH, HEIGHT = 64 / PIXELS, 15.0       # of a column in digits, of a row in points, where the file says nothing
SIZE = 11.0             # of the type, likewise
LEFT, TOP = 20.0, 20.0  # where the sheet begins on its page
WIDEST = 1000.0         # points
LEAST = 0.3             # a sheet is made no smaller than that

Area = tuple[int, int, int, int]        # first row, first column, last row, last column, from 1


@dataclass(frozen=True)
class Sheet:
    """A worksheet of openpyxl, read once.  `last`: its last row and column."""

    source: Any
    cells: tuple[Any, ...]
    runs: dict[tuple[int, int], tuple[Run, ...]]
    merged: dict[tuple[int, int], Area]
    last: tuple[int, int]

    def area(self, row: int, column: int) -> Area:
        """The cell, or the merged one that it begins."""
        return self.merged.get((row, column), (row, column, row, column))

    @cached_property
    def width(self) -> float:
        """As Excel has it, in points."""
        return sum(self._widths())

    @cached_property
    def scale(self) -> float:
        """Wide sheets are made as narrow as print is, which the readers' measures are made for."""
        return max(LEAST, min(1.0, WIDEST / max(1.0, self.width)))

    @cached_property
    def columns(self) -> tuple[float, ...]:
        """Their edges on the page."""
        return tuple(accumulate((width * self.scale for width in self._widths()), initial=LEFT))

    @cached_property
    def rows(self) -> tuple[float, ...]:
        """Their edges on the page; a row has room for the lines of its cells."""
        needed: dict[int, float] = {}
        for (row, column), runs in self.runs.items():
            first, _, end, _ = self.area(row, column)
            needed[end] = max(needed.get(end, 0.0), height_of(runs) / (end - first + 1))
        heights = self._heights()
        return tuple(accumulate((max(h * self.scale, needed.get(n, 0.0)) if h else 0.0 for n, h in enumerate(heights, 1)), initial=TOP))

    def _widths(self) -> list[float]:
        """Of the columns up to the last, in points."""
        told = self.source.sheet_format.defaultColWidth
        result = [_column_width(float(told) if told else WIDTH)] * self.last[1]
        for one in self.source.column_dimensions.values():
            for column in range(int(one.min or 1), min(int(one.max or 0), self.last[1]) + 1):
                result[column - 1] = 0.0 if one.hidden else _column_width(float(one.width))
        return result

    def _heights(self) -> list[float]:
        told = self.source.sheet_format.defaultRowHeight
        result = [float(told) if told else HEIGHT] * self.last[0]
        for row, one in self.source.row_dimensions.items():
            if row <= self.last[0] and (one.hidden or one.ht is not None):
                result[row - 1] = 0.0 if one.hidden else float(one.ht)
        return result

    def box(self, area: Area) -> Box:
        first, left, last, right = area
        return Box(self.columns[left - 1], self.rows[first - 1], self.columns[right], self.rows[last])

    def at(self, column: int, x: int, row: int, y: int) -> Point:
        """As drawings name a place: column and row from 0.  An offset beyond its cell ends with it."""
        return _place(self.columns, column, x / EMU * self.scale), _place(self.rows, row, y / EMU * self.scale)

    def point(self, x: int, y: int) -> Point:
        return LEFT + self.length(x), TOP + self.length(y)

    def length(self, emu: int) -> float:
        return emu / EMU * self.scale

    @cached_property
    def _bordered(self) -> frozenset[int]:
        return frozenset(cell.row for cell in self.cells if any(_edges(cell)))

    def bordered(self, row: int) -> bool:
        """Has a cell of the row a border?"""
        return row in self._bordered


def _column_width(digits: float) -> float:
    """Points, as Excel rounds them to pixels."""
    return int(PIXELS * digits + 0.5) * PIXEL


def _place(edges: tuple[float, ...], index: int, offset: float) -> float:
    if index >= len(edges) - 1:
        return edges[-1] + offset
    return min(edges[index] + max(0.0, offset), edges[index + 1])


def sheet_of(source: Any, reach: tuple[int, int]) -> Sheet:
    """`reach`: the last row and column, from 1, that a drawing touches; raises TooMuchError."""
    cells = tuple(source._cells.values())       # openpyxl tells of cells that are there in no other way than one by one to the last
    runs = {(cell.row, cell.column): found for cell in cells if (found := runs_of(cell))}
    merged = {
        (area.min_row, area.min_col): (area.min_row, area.min_col, area.max_row, area.max_col) for area in source.merged_cells.ranges
    }
    used = [(cell.row, cell.column) for cell in cells if (cell.row, cell.column) in runs or any(_edges(cell))]
    ends = [merged.get(place, (*place, *place))[2:] for place in used]
    last = tuple(max((place[axis] for place in (*ends, reach)), default=1) for axis in (0, 1))
    if last[0] > MOST_ROWS or last[1] > MOST_COLUMNS:
        raise TooMuchError(f"lebih dari {MOST_ROWS} baris atau {MOST_COLUMNS} kolom di satu lembar kerja")
    return Sheet(source, cells, runs, merged, (max(1, last[0]), max(1, last[1])))


def _edges(cell: Any) -> tuple[bool, bool, bool, bool]:
    """Has it a border at the left, above, at the right, below?"""
    border = cell.border
    if border is None:
        return False, False, False, False
    left, top, right, bottom = (bool(side and side.style) for side in (border.left, border.top, border.right, border.bottom))
    return left, top, right, bottom


def words_in(sheet: Sheet) -> Iterator[Word]:
    """Of all cells that are seen."""
    for (row, column), runs in sheet.runs.items():
        area = sheet.area(row, column)
        box = sheet.box(area)
        if box.width > 0 and box.height > 0:
            cell = sheet.source.cell(row, column)
            size = max(3.0, float(cell.font.sz or SIZE) * sheet.scale)
            yield from words_of(runs, box, size, cell.alignment.horizontal == "center", area[2] > area[0])


def borders_in(sheet: Sheet) -> tuple[Path, ...]:
    """Whole lines; inside a merged cell there are none."""
    level: list[Rule] = []
    upright: list[Rule] = []
    inner = _covers(sheet.merged.values())
    for cell in sheet.cells:
        left, top, right, bottom = _edges(cell)
        row, column = cell.row, cell.column
        if not (left or top or right or bottom) or row > sheet.last[0] or column > sheet.last[1]:
            continue
        box = sheet.box((row, column, row, column))
        first, start, last, end = inner.get((row, column), (row, column, row, column))
        level += [Rule(y, box.x0, box.x1) for y, has in ((box.y0, top and row == first), (box.y1, bottom and row == last)) if has]
        upright += [Rule(x, box.y0, box.y1) for x, has in ((box.x0, left and column == start), (box.x1, right and column == end)) if has]
    paths = [Path(((r.start, r.at), (r.end, r.at)), False) for r in joined(level)]
    return (*paths, *(Path(((r.at, r.start), (r.at, r.end)), False) for r in joined(upright)))


def _covers(areas: Iterable[Area]) -> dict[tuple[int, int], Area]:
    """By place, the merged cell that covers it."""
    return {
        (row, column): area for area in areas for row in range(area[0], area[2] + 1) for column in range(area[1], area[3] + 1)
    }
