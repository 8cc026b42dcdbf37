"""Cells of a table → their columns and spans in its own grid, with empty cells where nothing stands.

The columns of a laid out table are all edges of all its rows; one that only another stretch of rows needs is none here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sopdoc.layout.tree import Cell
from sopdoc.render.tagging.elements import Element, Fact

EMPTY = Element("TD")


class Grid:
    """Which places of the rows are taken, filled row by row and from the left."""

    def __init__(self, cells: Iterable[Cell]) -> None:
        used = sorted({edge for cell in cells for edge in (cell.column, cell.column + cell.column_span)})
        self.column = {edge: index for index, edge in enumerate(used)}
        self.last = max(len(used) - 1, 0)
        self.next: dict[int, int] = {}           # row → the column that its cells have reached
        self.below: dict[int, set[int]] = {}     # row → columns taken by cells that began above

    def spans(self, cell: Cell) -> tuple[Fact, ...]:
        """How many rows and columns the cell takes, where it is more than one."""
        width = self.column[cell.column + cell.column_span] - self.column[cell.column]
        if cell.row_span == width == 1:
            return ()
        rows = (("RowSpan", cell.row_span),) if cell.row_span > 1 else ()
        return (*rows, ("ColSpan", width)) if width > 1 else rows

    def before(self, cell: Cell) -> Iterator[Element]:
        """Empty cells for the places left of it that nothing takes; the cell's own place is taken now."""
        first, end = self.column[cell.column], self.column[cell.column + cell.column_span]
        for row in range(cell.row + 1, cell.row + cell.row_span):
            self.below.setdefault(row, set()).update(range(first, end))
        reached, self.next[cell.row] = self.next.get(cell.row, 0), end
        return self._gaps(cell.row, reached, first)

    def after(self, row: int) -> Iterator[Element]:
        """Empty cells for what is left of a row."""
        return self._gaps(row, self.next.get(row, 0), self.last)

    def _gaps(self, row: int, start: int, end: int) -> Iterator[Element]:
        return (EMPTY for column in range(start, end) if column not in self.below.get(row, ()))
