"""A line drawn dash by dash is one line again; what only looks so stays as it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate, pairwise
from math import dist

from hypothesis import given
from hypothesis import strategies as st

from impor.flow.drawn import TITLES, read
from impor.sketches import WORD, Pen, Table, page
from sopdoc.impor.flow.dashes import undashed
from sopdoc.impor.page import Path, Point, Segment, between

DASH, GAP = 6.0, 4.5
TOUCHING = 2.3
HALF = 0.7          # of a dash that is drawn as an outline


def at(line: list[Point], way: float) -> Point:
    """The place so far along a line."""
    for a, b in pairwise(line):
        length = dist(a, b)
        if way <= length:
            return a[0] + (b[0] - a[0]) * way / length, a[1] + (b[1] - a[1]) * way / length
        way -= length
    return line[-1]


def dashes(line: list[Point]) -> list[Segment]:
    """A dash that goes around a corner is two pieces."""
    places = list(accumulate((dist(a, b) for a, b in pairwise(line)), initial=0.0))
    found: list[Segment] = []
    start = 0.0
    while start < places[-1]:
        end = min(start + DASH, places[-1])
        cuts = [start, *(place for place in places if start < place < end), end]
        found += [(at(line, a), at(line, b)) for a, b in pairwise(cuts) if b - a > 0.5]
        start += DASH + GAP
    return found


@st.composite
def bent(draw: st.DrawFn) -> list[Point]:
    """A line of level and upright legs in turn, each the other way as the one before its last."""
    line: list[Point] = [(100.0, 100.0)]
    for number, length in enumerate(draw(st.lists(st.floats(45, 120), min_size=1, max_size=3))):
        x, y = line[-1]
        line.append((x + length, y) if number % 2 == 0 else (x, y + length))
    return line


@given(bent())
def test_a_line_of_dashes_is_one_line(line: list[Point]) -> None:
    found, broken = undashed(dashes(line))
    assert broken
    reached, rest = [found[0]], found[1:]
    while met := [piece for piece in rest if any(between(piece, other) < TOUCHING for other in reached)]:
        reached, rest = [*reached, *met], [piece for piece in rest if piece not in met]
    assert not rest
    whole = sum(dist(a, b) for a, b in pairwise(line))
    assert abs(sum(dist(*piece) for piece in found) - whole) < DASH + 2 * GAP


@given(bent())
def test_a_whole_line_stays(line: list[Point]) -> None:
    pieces: list[Segment] = list(pairwise(line))
    assert undashed(pieces) == (pieces, False)


def test_strokes_here_and_there_are_no_line() -> None:
    pieces: list[Segment] = [((0, 0), (6, 0)), ((10, 0), (16, 0)), ((40, 20), (40, 26)), ((60, 30), (66, 30))]
    assert undashed(pieces) == (pieces, False)


def test_the_inner_sides_of_a_dash_that_bends_are_no_line() -> None:
    line: list[Point] = [(0, 0), (55, 0), (55, 60)]
    inner: list[Segment] = [((52.5, 1.2), (53.8, 1.2)), ((53.8, 1.2), (53.8, 3.5))]
    assert undashed([*dashes(line), *inner]) == undashed(dashes(line))


def test_two_strokes_in_one_line_are_one_where_nothing_else_is_drawn() -> None:
    found, broken = undashed([((0, 0), (6, 0)), ((9, 0), (12, 0))])
    assert (found, broken) == ([((0, 0), (12, 0))], True)


def test_an_arrow_of_dashes_leads_to_its_symbol() -> None:
    """As Word prints it: an outline for each dash, and the head, all by one instruction; without a head it joins two symbols."""
    table, pen = Table(TITLES, 2), Pen(WORD)
    places = [table.place(lane, row) for lane, row in ((0, 0), (2, 1), (1, 1))]
    for place in places:
        pen.symbol("kotak", place)
    first, last, other = places
    bend, short = (last.centre[0], first.centre[1]), last.centre[1]
    leads = [[(first.x1, bend[1]), bend, (bend[0], last.y0)], [(last.x0, short), (other.x1, short)]]
    outlines = [(outline, number) for number, line in enumerate(leads, 900) for outline in shape(line, head=number == 900)]
    drawings = [Path(outline, True, stroked=False, filled=True, drawing=number) for outline, number in outlines]
    drawn = page(table, pen)
    found = read(replace(drawn, paths=(*drawn.paths, *drawings)))
    ways = {way.plain: (found.marks[way.start], found.marks[way.end], way.dashed, way.doubt) for way in found.ways}
    assert {plain: {(a.step, a.lane), (b.step, b.lane)} for plain, (a, b, *_) in ways.items()} == {
        False: {(0, 0), (1, 2)}, True: {(1, 2), (1, 1)},
    }
    assert (ways[True][2:], ways[False][3]) == ((True, ""), "")


def shape(line: list[Point], head: bool) -> Iterator[tuple[Point, ...]]:
    """The outlines of its dashes, and of its head."""
    for a, b in dashes(line):
        (x0, x1), (y0, y1) = sorted((a[0], b[0])), sorted((a[1], b[1]))
        yield ((x0 - HALF, y0 - HALF), (x1 + HALF, y0 - HALF), (x1 + HALF, y1 + HALF), (x0 - HALF, y1 + HALF))
    if not head:
        return
    (x, y), (u, v) = line[-1], line[-2]
    left, up = (u > x) - (u < x), (v > y) - (v < y)
    yield ((x, y), (x + 6 * left + 3 * up, y + 6 * up + 3 * left), (x + 6 * left - 3 * up, y + 6 * up - 3 * left))
