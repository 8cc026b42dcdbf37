"""What changed since another version → grounds of cells and bars at the margin, for PDF and SVG; Word has its own.

    ┃ │ 4. │ Mencatat …│   a bar left of every row in which something is marked
      │ 5. │ Menelaah  │
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sopdoc.geometry import Emu, Rect, pt
from sopdoc.layout.marks import TINT
from sopdoc.layout.tree import Cell, Table
from sopdoc.render.items import Path
from sopdoc.render.shapes import BLACK, rect_path

BAR: Emu = pt(2.5)          # width of a bar
AWAY: Emu = pt(5)           # between bar and table


def ground(cell: Cell) -> str:
    """The colour that a cell is filled with, "" for none."""
    return TINT.get(cell.mark, cell.fill)


def bars(tables: Iterable[Table]) -> Iterator[Path]:
    """One bar for every stretch of marked rows."""
    for table in tables:
        marked = {cell.row + below for cell in table.cells if cell.mark for below in range(cell.row_span)}
        start = None
        for number in range(len(table.rows) + 1):
            if number in marked and start is None:
                start = number
            elif number not in marked and start is not None:
                top, last = table.rows[start].y, table.rows[number - 1]
                yield rect_path(Rect(table.rect.x - AWAY - BAR, top, BAR, last.y + last.height - top), BLACK)
                start = None
