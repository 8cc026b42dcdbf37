"""What readers may misunderstand in chosen paths is counted as a reader would, and more lanes are used where that makes it less."""

from __future__ import annotations

from itertools import combinations, pairwise

from charts import chart, columns_of_rows
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_manner import misread, strays

from sopdoc.geometry import Point
from sopdoc.layout.route import Page, Routing, route
from sopdoc.layout.route.attempt import Attempt, attempt
from sopdoc.layout.route.candidates import points
from sopdoc.layout.route.distances import ATTEMPTS
from sopdoc.layout.route.doubts import Doubts
from sopdoc.layout.route.steps import SHEET, Steps

LAW = settings(max_examples=100, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))

# the way from n4 back to n0 runs beside n1, on the narrower side of the rule between their columns
STRAYING = chart([3, 2, 1, 3, 3, 2], [(1, 0), (5, 3), (0, 3), (2, 4), (4, 0)])


@st.composite
def knots(draw: st.DrawFn) -> Page:
    """A chart with more arrows than rows, so that some cross, some stray, and some read as another symbol's."""
    columns = draw(columns_of_rows(3, 6))
    rows = st.integers(0, len(columns) - 1)
    pairs = draw(st.lists(st.tuples(rows, rows).filter(lambda pair: pair[0] != pair[1]), min_size=2, max_size=7, unique=True))
    return chart(columns, pairs)


def first(page: Page, *, both: bool = False) -> Attempt:
    return attempt(page, ATTEMPTS[0], {}, Steps(SHEET), both=both)


def drawn(page: Page, found: Attempt) -> dict[str, tuple[Point, ...]]:
    return {page.edges[k].id: points(path, found.grid) for k, path in found.paths.items()}


def seen(page: Page, paths: dict[str, tuple[Point, ...]]) -> tuple[int, int, int]:
    """A second opinion, on the drawn points alone: lines that cross, arrows read as a neighbour's, ways that stray."""
    arrows = {line.split(" ")[0] for line in misread(page, Routing(paths, {}, (), 0))}
    return sum(meet(paths[a], paths[b]) for a, b in combinations(paths, 2)), len(arrows), sum(strays(page, e, p) for e, p in paths.items())


def meet(one: tuple[Point, ...], other: tuple[Point, ...]) -> int:
    """How often two paths cross."""
    pieces = [(p, q, r, s) for p, q in pairwise(one) for r, s in pairwise(other)]
    return sum(crosses(*four) or crosses(*four[2:], *four[:2]) for four in pieces)


def crosses(p: Point, q: Point, r: Point, s: Point) -> bool:
    """Does the upright piece p q cross the level piece r s?"""
    return p.x == q.x and r.y == s.y and min(r.x, s.x) < p.x < max(r.x, s.x) and min(p.y, q.y) < r.y < max(p.y, q.y)


@LAW
@given(knots(), st.booleans())
def test_doubts_are_what_the_drawn_lines_say(page, both):
    found = first(page, both=both)
    crossings, read, astray = seen(page, drawn(page, found))
    assert (found.doubts.misread, found.doubts.foreign > 0) == (read, astray > 0)
    assert found.doubts.crossings >= crossings      # where two that join or fork cross, the lanes tell more than the points


@LAW
@given(knots())
def test_a_page_is_never_less_clear_than_on_the_roomier_sides_of_its_rules(page):
    found = first(page)
    if not found.missing and not found.faulty:
        assert sum(seen(page, route(page).paths)) <= sum(seen(page, drawn(page, found)))


def test_a_way_takes_the_narrower_side_of_a_rule_where_it_would_stray_otherwise():
    assert first(STRAYING).doubts.foreign
    assert not any(strays(STRAYING, edge, path) for edge, path in route(STRAYING).paths.items())


def test_more_lanes_are_not_tried_where_nothing_can_be_misunderstood():
    page = chart([0, 1, 2], [(0, 1), (1, 2)])
    once = Steps(SHEET)
    attempt(page, ATTEMPTS[0], {}, once)
    assert not first(page).doubts.count
    assert route(page).steps < 2 * (SHEET - once.left)


def test_a_crossing_less_is_no_reason_to_run_together_but_a_misread_arrow_may_join():
    assert not Doubts(joins=1).fewer(Doubts(crossings=1))
    assert not Doubts(forks=1).fewer(Doubts(misread=1))
    assert Doubts(joins=1).fewer(Doubts(misread=1))
