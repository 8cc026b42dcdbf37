"""What lies in a box is never nearer than the box: so nearest things are found without measuring all of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sopdoc.impor.page import Point, box_of, to_polygon

places = st.tuples(st.floats(-50, 50), st.floats(-50, 50))


@given(st.lists(places, min_size=3, max_size=6), places)
def test_a_box_is_no_farther_away_than_what_it_holds(corners: list[Point], place: Point) -> None:
    box = box_of(corners)
    assert box.away(place) <= to_polygon(place, tuple(corners)) + 1e-9
    assert (box.away(place) == 0) is box.holds(place)
