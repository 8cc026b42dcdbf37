"""Which lines run so near to a rule of the table that more room is wished for."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from sketch import page

from sopdoc.geometry import Emu, Point, pt
from sopdoc.layout.route.closeness import SEEN, SHORT, WANTED, Close, close

COLUMN, ROW = pt(60), pt(50)          # the sketch's cells


def around(x: Emu, length: Emu = ROW) -> tuple[Point, ...]:
    """A path whose upright middle piece runs at `x`."""
    top = pt(20)
    return Point(pt(30), top), Point(x, top), Point(x, top + length), Point(pt(90), top + length)


@given(st.integers(0, 2 * COLUMN))
def test_a_line_lacks_what_its_distance_to_the_nearest_column_line_is_short_of(x):
    distance = min(x % COLUMN, -x % COLUMN)
    lacks = WANTED - distance
    wished = close(page("[a] .\n. [b]", "a>b"), {"a>b": around(x)})
    assert wished == ((Close(min(x // COLUMN, 1), -1, lacks),) if lacks >= SEEN else ())


@given(st.integers(0, 2 * ROW))
def test_a_level_line_wishes_for_a_taller_row(y):
    lacks = WANTED - min(y % ROW, -y % ROW)
    path = (Point(pt(30), 0), Point(pt(30), y), Point(pt(90), y), Point(pt(90), 2 * ROW))
    wished = close(page("[a] .\n. [b]", "a>b"), {"a>b": path})
    assert wished == ((Close(-1, min(y // ROW, 1), lacks),) if lacks >= SEEN else ())


def test_the_line_that_lacks_most_speaks_for_its_column():
    paths = {"a>b": around(pt(3)), "b>a": around(pt(2))}
    assert close(page("[a] .\n. [b]", "a>b b>a"), paths) == (Close(0, -1, WANTED - pt(2)),)


def test_neither_ends_on_symbols_nor_corners_wish_for_room():
    drawn = page("[a] .\n. [b]", "a>b")
    x = pt(1)
    assert close(drawn, {"a>b": (Point(x, 0), Point(x, ROW), Point(pt(30), ROW))}) == ()
    assert close(drawn, {"a>b": around(x, SHORT - 1)}) == ()
