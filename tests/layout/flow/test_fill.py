"""Rows that share what their page has left."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sopdoc.geometry import TWIP, Emu
from sopdoc.layout.flow.fill import filled

heights = st.lists(st.integers(20, 3000).map(lambda twips: twips * TWIP), min_size=1, max_size=12)
rooms = st.integers(0, 20_000).map(lambda twips: twips * TWIP)


def most(height: Emu) -> Emu:
    return height * 3 // 2 // TWIP * TWIP


@given(heights, rooms)
def test_no_row_gets_less_than_it_needs_or_more_than_its_most(rows: list[Emu], room: Emu) -> None:
    assert all(row <= given <= most(row) for row, given in zip(rows, filled(rows, room), strict=True))


@given(heights, rooms)
def test_rows_that_fit_still_fit(rows: list[Emu], room: Emu) -> None:
    assert sum(filled(rows, room)) <= max(room, sum(rows))


@given(heights, rooms)
def test_the_page_is_full_or_no_row_may_grow(rows: list[Emu], room: Emu) -> None:
    given = filled(rows, room)
    assert sum(given) > room - len(rows) * TWIP or given == [most(row) for row in rows]


@given(heights, rooms)
def test_a_row_grows_above_none_that_still_may_grow(rows: list[Emu], room: Emu) -> None:
    given = filled(rows, room)
    grown = max((new for old, new in zip(rows, given, strict=True) if new > old), default=0)
    assert all(new >= grown or new == most(old) for old, new in zip(rows, given, strict=True))


@given(heights, rooms)
def test_heights_stay_on_the_twip_grid(rows: list[Emu], room: Emu) -> None:
    assert all(height % TWIP == 0 for height in filled(rows, room))
