"""The search: where lines of a chart are in each other's way, it begins again from another start."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from charts import chart
from laws import broken

from sopdoc.geometry import Point, Rect, pt
from sopdoc.layout.route import Edge, Node, Page, route

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


def test_an_edge_for_which_every_lane_is_tried_takes_the_shortest_way_that_they_leave() -> None:
    """Under the pentagon no major lane runs: all that are left cost alike, but they are not alike."""
    boxes = (
        ("a", "offpage", (326.3, 116.7, 24.1, 35.6)), ("b", "decision", (333.2, 163.7, 42.4, 26.9)),
        ("c", "process", (566.2, 210.9, 42, 22)),
    )
    nodes = tuple(Node(name, shape, Rect(*map(pt, box))) for name, shape, box in boxes)
    xs, ys = tuple(map(pt, (145.7, 201.9, 266.1, 322.4, 386.4, 442.8, 499.1, 559, 615.4))), tuple(map(pt, (116.7, 202.6, 241.3)))
    area = Rect(xs[0], ys[0], xs[-1] - xs[0], ys[-1] - ys[0])
    page = Page(area, xs, ys, nodes, (Edge("a>b", "a", "b"), Edge("b>c", "b", "c")), clear_grid=True)
    path = route(page).paths["a>b"]
    assert min(point.x for point in path) > xs[3]
