"""Pieces move to the middle of their room: nothing that was apart comes together, nothing crosses anew."""

from __future__ import annotations

from itertools import combinations, pairwise

from charts import chart, columns_of_rows
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from laws import _collinear, _overlap
from sketch import page
from test_properties import pages

from sopdoc.geometry import Emu, Point, pt
from sopdoc.layout.route import Page, route
from sopdoc.layout.route.attempt import attempt
from sopdoc.layout.route.candidates import points
from sopdoc.layout.route.distances import ATTEMPTS
from sopdoc.layout.route.nudge import nudge
from sopdoc.layout.route.steps import SHEET, Steps

Path = tuple[Point, ...]
PITCH = pt(4)       # what two lines side by side are apart where there is room
AIR = pt(6)         # and what they are from rules and symbols


def moved(drawn: Page) -> tuple[dict[int, Path], dict[int, Path]]:
    """The paths on their lanes, and after they were moved."""
    found = attempt(drawn, ATTEMPTS[0], {}, Steps(SHEET))
    return {k: points(path, found.grid) for k, path in found.paths.items()}, nudge(drawn, found.grid, found.paths, Steps(SHEET))


def side_by_side(a: tuple[Point, Point], b: tuple[Point, Point]) -> Emu | None:
    """The distance of two parallel pieces that run along each other."""
    (p, q), (r, s) = a, b
    if p.x == q.x and r.x == s.x and min(max(p.y, q.y), max(r.y, s.y)) > max(min(p.y, q.y), min(r.y, s.y)):
        return abs(p.x - r.x)
    if p.y == q.y and r.y == s.y and min(max(p.x, q.x), max(r.x, s.x)) > max(min(p.x, q.x), min(r.x, s.x)):
        return abs(p.y - r.y)
    return None


def apart(drawn: Page, paths: dict[int, Path]) -> bool:
    """No two of the paths lie on each other, but where they merge or fork."""
    nodes = {node.id: node for node in drawn.nodes}
    return not any(_overlap(paths[a], paths[b], drawn.edges[a], drawn.edges[b], nodes) for a, b in combinations(paths, 2))


def crossings(paths: dict[int, Path]) -> int:
    def cross(a: tuple[Point, Point], b: tuple[Point, Point]) -> bool:
        (p, q), (r, s) = a, b
        return p.y == q.y and r.x == s.x and min(p.x, q.x) < r.x < max(p.x, q.x) and min(r.y, s.y) < p.y < max(r.y, s.y)

    pairs = [(a, b) for one, other in combinations(paths.values(), 2) for a in pairwise(one) for b in pairwise(other)]
    return sum(cross(a, b) or cross(b, a) for a, b in pairs if not _collinear(a, b))


@st.composite
def full_tables(draw: st.DrawFn) -> Page:
    """A box in every cell and many returns: lines share gutters that are hardly wide enough for them."""
    columns, rows = draw(st.integers(2, 4)), draw(st.integers(3, 6))
    names = [[f"b{c}x{r}" for c in range(columns)] for r in range(rows)]
    flat = [name for row in names for name in row]
    ends = draw(st.lists(st.tuples(st.sampled_from(flat), st.sampled_from(flat)), min_size=4, max_size=10, unique=True))
    sketch = "\n".join(" ".join(f"[{name}]" for name in row) for row in names)
    cell = (draw(st.sampled_from((54, 56, 58, 60, 62, 66))), draw(st.sampled_from((34, 38, 42, 46))))
    return page(sketch, " ".join(f"{a}>{b}" for a, b in ends if a != b), cell)


@settings(max_examples=100, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(pages() | full_tables())
def test_lines_side_by_side_keep_their_pitch(drawn):
    before, after = moved(drawn)
    for a, b in combinations(before, 2):
        for (one, new), (other, newer) in ((x, y) for x in zip(pairwise(before[a]), pairwise(after[a]), strict=True)
                                           for y in zip(pairwise(before[b]), pairwise(after[b]), strict=True)):
            was, now = side_by_side(one, other), side_by_side(new, newer)
            assert was is None or now is None or now >= min(PITCH, was)


@settings(max_examples=100, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(pages() | full_tables())
def test_no_crossing_is_won_or_lost(drawn):
    before, after = moved(drawn)
    assume(apart(drawn, before))      # lines that lie on each other, which the page reports, cross as soon as they part
    assert crossings(before) == crossings(after)


def nearest(page: Page, a: Point, b: Point) -> Emu:
    """How near a piece comes to a rule beside it or to a symbol that it passes."""
    upright = a.x == b.x
    at, low, high = (a.x, *sorted((a.y, b.y))) if upright else (a.y, *sorted((a.x, b.x)))
    found = [abs(line - at) for line in (page.xlines if upright else page.ylines)]
    for box in (node.box for node in page.nodes):
        sides, ends = ((box.x, box.right), (box.y, box.bottom)) if upright else ((box.y, box.bottom), (box.x, box.right))
        if low < ends[1] and ends[0] < high:
            found += [abs(side - at) for side in sides]
    return min(found)


@settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(columns_of_rows(), st.integers(66, 86), st.data())
def test_a_line_keeps_off_rules_and_symbols_where_the_room_allows(columns, wide, data):
    last = len(columns) - 1
    source = data.draw(st.integers(1, last))
    back = [(source, data.draw(st.integers(0, source - 1)))]
    page = chart(columns, [*pairwise(range(last + 1)), *back], frozenset({source}), pt(wide))
    assert all(nearest(page, a, b) >= AIR for path in route(page).paths.values() for a, b in list(pairwise(path))[1:-1])


def test_two_lines_of_one_gutter_come_nearer_to_each_other_than_to_rules_and_symbols():
    #  | : : [a] |      17 pt beside the symbols: 6 pt, a line, 4 pt, a line, 7 pt for the arrow
    page = chart([0, 0, 0, 0, 0], [(0, 1), (1, 2), (2, 3), (3, 4), (4, 0), (3, 1), (2, 4)], wide=pt(70))
    paths = route(page).paths
    upright = {a.x for path in paths.values() for a, b in list(pairwise(path))[1:-1] if a.x == b.x}
    assert len(upright) == 3
    assert all(nearest(page, a, b) >= AIR for path in paths.values() for a, b in list(pairwise(path))[1:-1])
