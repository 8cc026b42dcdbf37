"""The search: where lines of a chart are in each other's way, it begins again from another start."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from charts import chart
from laws import broken

from sopdoc.geometry import Point
from sopdoc.layout.route import route

Piece = tuple[Point, Point]


@pytest.mark.parametrize(("columns", "further"), [
    ([3, 2, 3, 3, 1, 2], [(5, 0), (1, 5)]), ([2, 0, 2, 1, 2, 2], [(4, 2), (4, 3), (3, 0)]),
])
def test_a_crossing_that_one_start_leaves_is_gone_from_another(columns: list[int], further: list[tuple[int, int]]) -> None:
    """Edge by edge from everybody's cheapest path, each of these charts ends with a crossing."""
    page = chart(columns, [*pairwise(range(len(columns))), *further], frozenset(source for source, _ in further))
    routing = route(page)
    assert broken(page, routing) == []
    pieces = {edge: list(pairwise(path)) for edge, path in routing.paths.items()}
    assert [(a, b) for a, b in combinations(pieces, 2) if any(_cross(p, q) or _cross(q, p) for p in pieces[a] for q in pieces[b])] == []


def _cross(level: Piece, upright: Piece) -> bool:
    (a, b), (c, d) = level, upright
    return a.y == b.y and c.x == d.x and min(a.x, b.x) < c.x < max(a.x, b.x) and min(c.y, d.y) < a.y < max(c.y, d.y)
