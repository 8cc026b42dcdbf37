"""Widths of a table's columns: all of the room, no word broken that need not be, no column wide while another wants."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sopdoc.geometry import TWIP
from sopdoc.layout.prose.columns import Column, edges_between, widths_of

WIDTHS = st.integers(1, 400)
COLUMNS = st.lists(st.builds(lambda least, more, brief: Column(least, least + more, brief), WIDTHS, st.integers(0, 900), st.booleans()),
                   min_size=1, max_size=9)


@given(COLUMNS, st.integers(10, 4000))
def test_widths_fill_the_room_and_no_more(columns: list[Column], room: int) -> None:
    widths = widths_of(room, columns)
    assert room - 2 * len(columns) < sum(widths) <= room
    assert all(width >= 0 for width in widths)


@given(COLUMNS, st.integers(10, 4000))
def test_no_column_is_narrower_than_its_widest_word_where_all_fit(columns: list[Column], room: int) -> None:
    if sum(column.least for column in columns) <= room:
        assert all(width >= column.least for width, column in zip(widths_of(room, columns), columns, strict=True))


@given(COLUMNS, st.integers(10, 4000))
def test_none_has_more_than_it_wants_while_another_wants_and_is_narrower(columns: list[Column], room: int) -> None:
    pairs = list(zip(widths_of(room, columns), columns, strict=True))
    wanting = [width for width, column in pairs if width < column.wanted]
    if sum(column.least for column in columns) <= room and wanting:
        assert all(width <= max(column.least, column.wanted, min(wanting)) for width, column in pairs)
        assert all(width <= max(column.least, min(wanting) + 1) for width, column in pairs)


@given(COLUMNS, st.integers(0, 3000))
def test_what_is_left_goes_to_columns_that_can_use_it(columns: list[Column], more: int) -> None:
    wanted = sum(column.wanted for column in columns)
    if not all(column.brief for column in columns):
        widths = widths_of(wanted + more, columns)
        assert all(width == column.wanted for width, column in zip(widths, columns, strict=True) if column.brief)


@given(COLUMNS, st.integers(0, 100), st.integers(20, 300))
def test_edges_stand_on_the_grid_between_their_ends(columns: list[Column], left: int, room: int) -> None:
    edges = edges_between(left * TWIP, (left + room * 10) * TWIP, [Column(c.least * TWIP, c.wanted * TWIP, c.brief) for c in columns])
    assert edges == tuple(sorted(edges))
    assert (edges[0], edges[-1], len(edges)) == (left * TWIP, (left + room * 10) * TWIP, len(columns) + 1)
    assert all(edge % TWIP == 0 for edge in edges)
