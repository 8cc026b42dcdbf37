"""How high a paragraph and a table's rows stand in a letter: told where the file tells it, estimated where Word alone knows.

A row is high enough for its words and for the symbols that are anchored in it and stand in it.
"""

from __future__ import annotations

from math import ceil

from sopdoc.impor.word.content import Block, Cell, Paragraph, Table

LETTER = 0.5            # of the type's size: the width of a letter
LEAST = 4.7             # points of a line: lines nearer than this would be read as one
ROOM = 0.5              # points between a symbol and the rule below it
OWN, LOW = 1.3, 10.0    # a symbol stands in its row when its middle does: in this part of the row's height, and points more


def height_of(block: Block, width: float) -> float:
    """In points; `width`: of the text."""
    return sum(heights_of(block)) if isinstance(block, Table) else _paragraph(block, width)


def _paragraph(one: Paragraph, width: float) -> float:
    """With the lines that it is broken into."""
    lines = sum(max(1, ceil(LETTER * one.size * len(part) / max(width, one.size))) for part in one.text.split("\n"))
    pictures = max((drawing.spot.height for drawing in one.drawings if drawing.spot.inline), default=0.0)
    return one.before + max(lines * max(LEAST, one.pitch), pictures) + one.after


def heights_of(table: Table) -> list[float]:
    """Of its rows, in points."""
    heights = [height.points for height in table.heights]
    for reaches in (_words, _symbols):
        for cell in table.cells:
            last = cell.row + cell.rows - 1
            if not table.heights[last].exact:
                above = sum(heights[cell.row: last])
                heights[last] = max(heights[last], reaches(table, cell, above + heights[last]) - above)
    return heights


def _width(table: Table, cell: Cell) -> float:
    return sum(table.widths[cell.column: cell.column + cell.columns]) - 2 * table.pad


def _words(table: Table, cell: Cell, _: float) -> float:
    return sum(height_of(block, _width(table, cell)) for block in cell.blocks)


def _symbols(table: Table, cell: Cell, height: float) -> float:
    """How far down the symbols reach that stand in a cell of that height."""
    found, top = 0.0, 0.0
    for block in cell.blocks:
        for drawing in block.drawings if isinstance(block, Paragraph) else ():
            spot = drawing.spot
            start = spot.down.offset + (0.0 if spot.down.frame in ("page", "margin") else top)
            if drawing.single and not spot.inline and start + spot.height / 2 <= OWN * height + LOW:
                found = max(found, start + spot.height + ROOM)
        top += height_of(block, _width(table, cell))
    return found
