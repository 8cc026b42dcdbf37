"""Pieces of an arrow: together they are its path, each in one row; edited rows take them along, and they still meet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopdoc.geometry import Emu, Point, pt
from sopdoc.render.docx.strokes import ROOM, SPARE, Band, Route, Shelter, Stroke, crossed, route

HEIGHT = st.integers(30, 120).map(pt)
DEPTH = st.integers(0, 30).map(pt)


@dataclass(frozen=True)
class Case:
    """An arrow down (or up) through rows: where it turns, and how deep its ends are sheltered."""

    bands: tuple[Band, ...]
    points: tuple[Point, ...]
    depth: tuple[Emu, Emu]

    def route(self, back: bool = False) -> Route:
        top, bottom = min(p.y for p in self.points), max(p.y for p in self.points)

        def sheltered(point: Point, down: bool, symbol: bool) -> Shelter:
            return Shelter(bottom + self.depth[1] if down else top - self.depth[0])

        return route(self.points, True, self.bands, sheltered, back=back)


def stacked(heights: Sequence[Emu]) -> tuple[Band, ...]:
    tops = [sum(heights[:place]) for place in range(len(heights) + 1)]
    return tuple(Band(top, bottom) for top, bottom in pairwise(tops))


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Straight, or with a turn at one end, as arrows are that leave or enter at a side."""
    bands = stacked(draw(st.lists(HEIGHT, min_size=2, max_size=6)))
    first, last = bands[0], bands[-1]
    upper, lower = (Point(pt(100), draw(st.integers(band.top + 1, band.bottom - 1))) for band in (first, last))
    points = [upper, lower]
    if draw(st.booleans()):
        points.insert(0, upper.moved(pt(60), 0))
    if draw(st.booleans()):
        points.append(lower.moved(-pt(40), 0))
    return Case(bands, tuple(points if draw(st.booleans()) else points[::-1]), (draw(DEPTH), draw(DEPTH)))


def upright(found: Route) -> list[Stroke]:
    """The upright pieces, downwards."""
    return sorted((stroke for stroke in found.strokes if stroke.upright), key=lambda one: one.box.y)


def reach(stroke: Stroke, moved: Emu) -> tuple[Emu, Emu]:
    """From where to where a piece is drawn after its row has moved."""
    return stroke.box.y - stroke.above + moved, stroke.box.bottom + stroke.below + moved


@given(cases())
def test_the_pieces_together_are_the_path(case: Case) -> None:
    strokes = case.route().strokes
    assert strokes[0].start == case.points[0]
    assert strokes[-1].end == case.points[-1]
    assert all(one.end == other.start for one, other in pairwise(strokes))
    assert set(case.points) <= {point for stroke in strokes for point in (stroke.start, stroke.end)}


@given(cases())
def test_every_piece_lies_in_one_row(case: Case) -> None:
    for stroke in case.route().strokes:
        assert any(band.top <= stroke.box.y and stroke.box.bottom <= band.bottom for band in case.bands)


@given(cases())
def test_only_the_last_piece_has_the_head(case: Case) -> None:
    *others, last = case.route().strokes
    assert last.arrow
    assert not any(stroke.arrow for stroke in others)
    assert not any(stroke.back for stroke in (*others, last))


@given(cases())
def test_an_arrow_with_two_heads_has_one_on_its_first_piece_and_one_on_its_last(case: Case) -> None:
    strokes = case.route(back=True).strokes
    assert [place for place, stroke in enumerate(strokes) if stroke.back] == [0]
    assert [place for place, stroke in enumerate(strokes) if stroke.arrow] == [len(strokes) - 1]
    head = (strokes[0].span[0], strokes[0].span[1])[strokes[0].end.y < strokes[0].start.y]
    assert not strokes[0].upright or head == case.points[0].y, "nothing runs on beyond the head"


@given(cases(), st.data())
def test_pieces_still_meet_when_a_row_grows_by_what_they_overlap(case: Case, data: st.DataObject) -> None:
    pieces = upright(case.route())
    grown = data.draw(st.integers(0, len(pieces) - 2))
    room = pieces[grown].below + pieces[grown + 1].above
    moved = [0 if place <= grown else room for place in range(len(pieces))]
    spans = [reach(piece, by) for piece, by in zip(pieces, moved, strict=True)]
    assert all(lower[0] <= upper[1] for upper, lower in pairwise(spans))


@given(cases())
def test_pieces_overlap_by_what_is_asked_for_or_by_all_there_is(case: Case) -> None:
    """All there is: the seen stretch and its shelters, less the tallest row that might go above and below."""
    pieces = upright(case.route())
    seen = max(p.y for p in case.points) - min(p.y for p in case.points)
    heights = [band.height for band in case.bands]
    for place, (upper, lower) in enumerate(pairwise(pieces)):
        asked = max(ROOM, heights[place] + SPARE, heights[place + 1] + SPARE)
        there = seen + sum(case.depth) - max(heights[1:place + 1], default=0) - max(heights[place + 1:-1], default=0)
        assert upper.below + lower.above >= min(asked, there)


@given(cases(), st.data())
def test_nothing_looks_out_when_a_row_grows_or_goes(case: Case, data: st.DataObject) -> None:
    pieces = upright(case.route())
    top, bottom = min(p.y for p in case.points) - case.depth[0], max(p.y for p in case.points) + case.depth[1]
    row = data.draw(st.integers(0, len(pieces) - 1))
    gone = 0 < row < len(pieces) - 1 and data.draw(st.booleans())
    by = -case.bands[row].height if gone else pt(60)
    for place, piece in enumerate(pieces):
        if not (gone and place == row):
            start, end = reach(piece, by if place > row else 0)
            assert start >= top
            assert end <= bottom + (by if row < len(pieces) - 1 else 0)


@given(cases(), st.data())
def test_no_hole_is_left_by_a_row_that_goes(case: Case, data: st.DataObject) -> None:
    pieces = upright(case.route())
    if len(pieces) < 3:
        return
    row = data.draw(st.integers(1, len(pieces) - 2))
    spans = [reach(piece, -case.bands[row].height if place > row else 0) for place, piece in enumerate(pieces) if place != row]
    assert all(lower[0] <= upper[1] for upper, lower in pairwise(spans))


@pytest.mark.parametrize(("top", "bottom", "rows"), [(10, 20, [0]), (10, 40, [0, 1]), (30, 90, [1, 2]), (-5, 5, [0]), (70, 500, [2])])
def test_the_rows_between_two_heights(top: int, bottom: int, rows: list[int]) -> None:
    bands = stacked([30, 30, 30])
    assert list(crossed(top, bottom, bands)) == [bands[row] for row in rows]


def test_lines_run_on_by_half_their_width_where_they_turn() -> None:
    points = (Point(0, 10), Point(50, 10), Point(50, 90))
    level, *_ = route(points, False, stacked([100]), lambda point, down, symbol: Shelter(point.y), corner=3).strokes
    assert (level.start, level.end) == (Point(0, 10), Point(53, 10))


def test_what_runs_on_beyond_its_own_shelter_is_to_be_covered() -> None:
    case = Case(stacked([pt(50), pt(50)]), (Point(0, pt(30)), Point(0, pt(70))), (0, 0))
    span = (pt(80), pt(98))
    found = route(case.points, True, case.bands, lambda point, down, symbol: Shelter(pt(97), (span,)) if down else Shelter(point.y))
    assert found.bare == ((0, span),)


@pytest.mark.parametrize(("row", "reserve"), [(28, (2, 2)), (31, (1, 0)), (40, (0, 0))])
def test_only_pieces_of_low_rows_run_on_into_their_reserve(row: int, reserve: tuple[int, int]) -> None:
    """From one end of the two rows to the other less the reserve, which is 2 pt at either end; 62 pt are asked for."""
    bands, spare = stacked([pt(row), pt(row)]), pt(2)
    edges = (bands[0].top + pt(1) // 2, bands[1].bottom - pt(1) // 2)
    points = (Point(0, pt(row) - pt(5)), Point(0, pt(row) + pt(5)))
    upper, lower = route(points, True, bands, lambda point, down, symbol: Shelter(edges[down], (), spare)).strokes
    assert tuple(max(0, part) for part in (upper.span[1] - edges[1], edges[0] - lower.span[0])) == tuple(pt(part) for part in reserve)
    assert upper.below + lower.above == min(ROOM, edges[1] - edges[0] + 2 * spare)


def test_what_nothing_reaches_is_not_covered() -> None:
    case = Case(stacked([pt(50), pt(50)]), (Point(0, pt(30)), Point(0, pt(60))), (0, 0))
    far = (pt(240), pt(248))
    found = route(case.points, True, case.bands, lambda point, down, symbol: Shelter(pt(250), (far,)) if down else Shelter(point.y))
    assert replace(found, strokes=()) == Route((), ())
    assert found.strokes[0].below > 0


@given(cases(), st.integers(1, 3))
def test_where_all_rows_of_one_decision_go_at_once_no_piece_looks_out(case: Case, first: int) -> None:
    last = len(case.bands) - 1
    going = range(min(first, last), last)
    marked = replace(case, bands=tuple(replace(band, mark="lama") if place in going else band for place, band in enumerate(case.bands)))
    gone = sum(marked.bands[place].height for place in going)
    lowest = max(point.y for point in marked.points) - gone + marked.depth[1]
    for stroke in upright(marked.route()):
        row = next(place for place, band in enumerate(marked.bands) if band.top <= stroke.box.y < band.bottom)
        if row not in going:
            above = sum(marked.bands[place].height for place in going if place < row)
            assert stroke.below == 0 or reach(stroke, -above)[1] <= lowest
