"""A table of our Word documents → its cells with their places and borders, merged ones whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from xml.etree.ElementTree import Element

from sopdoc.impor.own.text import TWIP, Texts, W, twips, value_of, whole
from sopdoc.impor.page import Box, Path, TooMuchError

LINE = 0.5              # points: of our tables' rules, which Word adds to a row's height
PAD = 3.0               # beside the words of a cell
EIGHTH = 1 / 8
MOST_CELLS = 100_000    # of a table, merged or not
SIDES = ("top", "left", "bottom", "right")


@dataclass(frozen=True, slots=True)
class Cell:
    """`content`: where its words may stand; `borders`: those of its sides that are drawn."""

    element: Element
    box: Box
    content: Box
    borders: tuple[Path, ...]
    vertical: bool
    centred: bool


@dataclass(frozen=True, slots=True)
class Table:
    """`edges`: where its columns part; `rows`: where its rows do."""

    element: Element
    edges: tuple[float, ...]
    rows: tuple[float, ...]
    pad: float

    @property
    def bottom(self) -> float:
        return self.rows[-1]


def table_of(element: Element, left: float, top: float, texts: Texts) -> Table:
    """`left`: the margin's place, `top`: where the table begins."""
    properties = element.find(f"{W}tblPr")
    indent = properties.find(f"{W}tblInd") if properties is not None else None
    line = properties.find(f"{W}tblBorders/{W}top") if properties is not None else None
    side = properties.find(f"{W}tblCellMar/{W}left") if properties is not None else None
    thick = whole(line.get(f"{W}sz")) * EIGHTH if line is not None else LINE
    widths = [max(0.0, twips(one.attrib, "w")) for one in element.iterfind(f"{W}tblGrid/{W}gridCol")]
    heights = [max(LINE, _written(row) + thick, _filled(row, texts)) for row in element.iterfind(f"{W}tr")]
    start = left + (twips(indent.attrib, "w") if indent is not None else 0.0)
    if len(widths) * len(heights) > MOST_CELLS:
        raise TooMuchError(f"tabel dengan lebih dari {MOST_CELLS} sel")
    pad = twips(side.attrib, "w") if side is not None else PAD
    return Table(element, tuple(accumulate(widths, initial=start)), tuple(accumulate(heights, initial=top)), pad)


def _written(row: Element) -> float:
    return whole(value_of(row.find(f"{W}trPr"), "trHeight")) * TWIP


def _filled(row: Element, texts: Texts) -> float:
    """What its cells hold: somebody may have typed more paragraphs than there was room for."""
    own = (cell for cell in row.iterfind(f"{W}tc") if not _merge(cell) and value_of(cell.find(f"{W}tcPr"), "textDirection") != "btLr")
    return max((sum(map(texts.height, cell.iterfind(f"{W}p"))) for cell in own), default=0.0)


def cells_of_table(table: Table) -> Iterator[Cell]:
    """Downwards and from left to right; one that goes on below is one."""
    grid = [list(_placed(row, len(table.edges) - 1)) for row in table.element.iterfind(f"{W}tr")]
    for number, row in enumerate(grid):
        for column, span, element in row:
            if _merge(element) != "continue":
                yield _cell(table, element, (column, column + span), (number, _end(grid, number, column, element)))


def _placed(row: Element, columns: int) -> Iterator[tuple[int, int, Element]]:
    """Cells with their first column and how many they take; none beyond the grid."""
    column = 0
    for element in row.iterfind(f"{W}tc"):
        span = max(1, whole(value_of(element.find(f"{W}tcPr"), "gridSpan"), 1))
        if column + span > columns:
            return
        yield column, span, element
        column += span


def _merge(element: Element) -> str:
    """"restart" where it begins a merged cell, "continue" inside one, else ""."""
    one = element.find(f"{W}tcPr/{W}vMerge")
    return "" if one is None else one.get(f"{W}val", "continue")


def _end(grid: list[list[tuple[int, int, Element]]], number: int, column: int, element: Element) -> int:
    """The row behind its last one."""
    end = number + 1
    if _merge(element) == "restart":
        while end < len(grid) and any(at == column and _merge(other) == "continue" for at, _, other in grid[end]):
            end += 1
    return end


def _cell(table: Table, element: Element, columns: tuple[int, int], rows: tuple[int, int]) -> Cell:
    box = Box(table.edges[columns[0]], table.rows[rows[0]], table.edges[columns[1]], table.rows[rows[1]])
    properties = element.find(f"{W}tcPr")
    content = Box(box.x0 + min(table.pad, box.width / 2), box.y0, max(box.x0 + box.width / 2, box.x1 - table.pad), box.y1)
    vertical = value_of(properties, "textDirection") == "btLr"
    return Cell(element, box, content, tuple(_borders(properties, box)), vertical, value_of(properties, "vAlign") == "center")


def _borders(properties: Element | None, box: Box) -> Iterator[Path]:
    corners = ((box.x0, box.y0), (box.x1, box.y0), (box.x1, box.y1), (box.x0, box.y1))
    ends = {"top": corners[:2], "right": corners[1:3], "bottom": corners[2:], "left": (corners[3], corners[0])}
    for side in SIDES:
        own = properties.find(f"{W}tcBorders/{W}{side}") if properties is not None else None
        if own is None or own.get(f"{W}val") not in ("nil", "none"):
            yield Path(ends[side], False)
