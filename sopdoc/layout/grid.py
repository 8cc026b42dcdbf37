"""Boxes with their left and right edge and rows → a Table with columns and spans.

    Box(rows 0–1, x 10–50)  Box(row 0, x 50–90)          edges 10, 50, 70, 90; the second box spans two columns
                            Box(row 1, x 50–70) …
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from sopdoc.geometry import Emu, Rect
from sopdoc.layout.picture import Picture
from sopdoc.layout.sheet import LINE, PAD
from sopdoc.layout.tree import Cell, Head, Mark, Paragraph, Row, Table

Side = Literal["atas", "kanan", "bawah", "kiri"]
NO_MARKS: Mapping[int, Mark] = {}
ALL_SIDES: tuple[Side, ...] = ("atas", "kanan", "bawah", "kiri")


@dataclass(frozen=True, slots=True)
class Box:
    """A cell before the grid is known: rows `row`…`row + rows − 1`, between the edges `x0` and `x1` (EMU)."""

    row: int
    x0: Emu
    x1: Emu
    paragraphs: tuple[Paragraph, ...] = ()
    rows: int = 1
    valign: Literal["atas", "tengah"] = "atas"
    vertical: bool = False
    fill: str = ""
    borders: tuple[Side, ...] = ALL_SIDES
    picture: Picture | None = None
    picture_at: Rect | None = None     # x, y from the cell's top left corner
    picture_words: str = ""
    head: Head = ""
    mark: Mark = ""


@dataclass(frozen=True, slots=True)
class BoxRow:
    """Boxes beside each other that stand wherever there is room for them; their height in EMU, on the twip grid."""

    boxes: tuple[Box, ...]
    height: Emu

    def at(self, row: int) -> tuple[Box, ...]:
        return tuple(replace(box, row=row) for box in self.boxes)


def stacked(rows: Sequence[BoxRow], y: Emu, name: str) -> Table:
    """The table of these rows from `y` down."""
    return make_table([box for number, row in enumerate(rows) for box in row.at(number)], [row.height for row in rows], y, 0, name)


def make_table(
    boxes: Sequence[Box], heights: Sequence[Emu], y: Emu, headers: int, name: str, marks: Mapping[int, Mark] = NO_MARKS,
    again: bool = False,
) -> Table:
    """Places rows of `heights` from `y` down and cells on the union of all edges; the first `headers` rows repeat.

    `marks`: rows that are new or gone, by their number.
    """
    edges = tuple(sorted({x for box in boxes for x in (box.x0, box.x1)}))
    column = {x: index for index, x in enumerate(edges)}
    rows, top = [], y
    for index, height in enumerate(heights):
        rows.append(Row(top, height, index < headers, marks.get(index, "")))
        top += height
    cells = [_cell(box, rows, column) for box in sorted(boxes, key=lambda b: (b.row, b.x0))]
    return Table(Rect(edges[0], y, edges[-1] - edges[0], top - y), edges, tuple(rows), tuple(cells), PAD, LINE, name, again)


def _cell(box: Box, rows: Sequence[Row], column: dict[Emu, int]) -> Cell:
    first, last = rows[box.row], rows[box.row + box.rows - 1]
    rect = Rect(box.x0, first.y, box.x1 - box.x0, last.y + last.height - first.y)
    place = box.picture_at.moved(rect.x, rect.y) if box.picture_at else None
    return Cell(
        box.row, column[box.x0], rect, box.paragraphs, box.rows, column[box.x1] - column[box.x0],
        box.valign, box.vertical, box.fill, box.borders, box.picture, place, box.picture_words, box.head,
        box.mark or _mark_of(box.paragraphs),
    )


def _mark_of(paragraphs: Sequence[Paragraph]) -> Mark:
    """"baru" for a cell with any marked words, "lama" when all of them are gone."""
    if not paragraphs:      # most cells of a flow
        return ""
    marks = {run.mark for paragraph in paragraphs for run in paragraph.runs if run.text}
    return "lama" if marks == {"lama"} else "baru" if any(marks) else ""
