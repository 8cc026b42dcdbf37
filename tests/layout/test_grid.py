"""Boxes on a grid of all their edges."""

from __future__ import annotations

from sopdoc.geometry import Rect
from sopdoc.layout.grid import Box, make_table
from sopdoc.layout.tree import Table

SKETCH = (Box(0, 10, 50, rows=2), Box(0, 50, 90), Box(1, 50, 70), Box(1, 70, 90))


def table() -> Table:
    return make_table(SKETCH, [20, 30], 100, 1, "Uji")


def test_edges_are_those_of_all_boxes() -> None:
    assert table().edges == (10, 50, 70, 90)


def test_a_box_over_two_columns_spans_them() -> None:
    assert [cell.column_span for cell in table().cells] == [1, 2, 1, 1]


def test_a_box_over_two_rows_spans_them() -> None:
    assert [cell.row_span for cell in table().cells] == [2, 1, 1, 1]


def test_a_cell_is_as_high_as_all_its_rows() -> None:
    assert table().cells[0].rect == Rect(10, 100, 40, 50)


def test_cells_stand_row_by_row_from_the_left() -> None:
    assert [(cell.row, cell.column) for cell in table().cells] == [(0, 0), (0, 1), (1, 1), (1, 2)]


def test_rows_stand_under_each_other() -> None:
    assert [(row.y, row.height) for row in table().rows] == [(100, 20), (120, 30)]


def test_the_first_rows_are_headers() -> None:
    assert [row.header for row in table().rows] == [True, False]


def test_the_table_is_as_large_as_its_rows_and_columns() -> None:
    assert table().rect == Rect(10, 100, 80, 50)
