"""Pieces move to the middle of their room: nothing that was apart comes together, nothing crosses anew."""

from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import HealthCheck, given, settings
from laws import _collinear
from test_properties import pages

from sopdoc.geometry import Emu, Point, pt
from sopdoc.layout.route import Page
from sopdoc.layout.route.attempt import attempt
from sopdoc.layout.route.candidates import points
from sopdoc.layout.route.distances import ATTEMPTS
from sopdoc.layout.route.nudge import nudge
from sopdoc.layout.route.steps import SHEET, Steps

Path = tuple[Point, ...]
PITCH = pt(4)       # what two lines side by side are apart where there is room


def moved(drawn: Page) -> tuple[dict[int, Path], dict[int, Path]]:
    """The paths on their lanes, and after they were moved."""
    found = attempt(drawn, ATTEMPTS[0], Steps(SHEET))
    return {k: points(path, found.grid) for k, path in found.paths.items()}, nudge(drawn, found.grid, found.paths, Steps(SHEET))


def side_by_side(a: tuple[Point, Point], b: tuple[Point, Point]) -> Emu | None:
    """The distance of two parallel pieces that run along each other."""
    (p, q), (r, s) = a, b
    if p.x == q.x and r.x == s.x and min(max(p.y, q.y), max(r.y, s.y)) > max(min(p.y, q.y), min(r.y, s.y)):
        return abs(p.x - r.x)
    if p.y == q.y and r.y == s.y and min(max(p.x, q.x), max(r.x, s.x)) > max(min(p.x, q.x), min(r.x, s.x)):
        return abs(p.y - r.y)
    return None


def crossings(paths: dict[int, Path]) -> int:
    def cross(a: tuple[Point, Point], b: tuple[Point, Point]) -> bool:
        (p, q), (r, s) = a, b
        return p.y == q.y and r.x == s.x and min(p.x, q.x) < r.x < max(p.x, q.x) and min(r.y, s.y) < p.y < max(r.y, s.y)

    pairs = [(a, b) for one, other in combinations(paths.values(), 2) for a in pairwise(one) for b in pairwise(other)]
    return sum(cross(a, b) or cross(b, a) for a, b in pairs if not _collinear(a, b))


@settings(max_examples=100, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(pages())
def test_lines_side_by_side_keep_their_pitch(drawn):
    before, after = moved(drawn)
    for a, b in combinations(before, 2):
        for (one, new), (other, newer) in ((x, y) for x in zip(pairwise(before[a]), pairwise(after[a]), strict=True)
                                           for y in zip(pairwise(before[b]), pairwise(after[b]), strict=True)):
            was, now = side_by_side(one, other), side_by_side(new, newer)
            assert was is None or now is None or now >= min(PITCH, was)


@settings(max_examples=100, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(pages())
def test_no_crossing_is_won_or_lost(drawn):
    before, after = moved(drawn)
    assert crossings(before) == crossings(after)
