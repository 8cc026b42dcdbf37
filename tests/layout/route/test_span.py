"""A symbol that covers several columns: lines meet it in the middles of its columns, and its readers look for them there."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from charts import WIDE, chart, columns_of_rows
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from laws import broken
from sketch import page, routed, ways

from sopdoc.geometry import Emu, Point, pt
from sopdoc.layout.route import Page, route
from sopdoc.layout.route.prices import facing

LAW = settings(max_examples=120, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


@st.composite
def spanning(draw: st.DrawFn) -> Page:
    """A chart in which some symbols reach over one to three more columns."""
    columns = draw(columns_of_rows())
    rows = range(len(columns))
    back = draw(st.lists(st.tuples(st.sampled_from(rows), st.sampled_from(rows)), max_size=2, unique_by=lambda p: p[0]))
    drawn = chart([*columns, 7], [*pairwise(rows), *((a, b) for a, b in back if a - b > 1)])
    reach = [draw(st.sampled_from((0, 0, 1, 2, 3))) for _ in columns] + [0]
    return replace(drawn, nodes=tuple(
        replace(n, box=replace(n.box, w=n.box.w + more * WIDE)) for n, more in zip(drawn.nodes, reach, strict=True)
    ))


def middles(drawn: Page) -> set[Emu]:
    return {(a + b) // 2 for a, b in pairwise(drawn.xlines)}


@LAW
@given(spanning())
def test_every_line_is_lawful_and_meets_top_and_bottom_in_the_middle_of_a_column(drawn: Page) -> None:
    routing = route(drawn)
    assert broken(drawn, routing) == []
    for path in routing.paths.values():
        for end, next_to in (path[:2], path[:-3:-1]):
            assert end.x != next_to.x or end.x in middles(drawn)


@pytest.mark.parametrize(("sketch", "edge"), [
    ("[a] . .\n[b] - -", "a>b"), (". [a] .\n[b] - -", "a>b"), (". . [a]\n[b] - -", "a>b"),
    ("[b] - -\n. . [a]", "b>a"), ("[a] - -\n[b] - -", "a>b"),
])
def test_what_stands_under_or_over_any_of_its_columns_is_one_straight_line_away(sketch: str, edge: str) -> None:
    _, routing = routed(sketch, edge)
    assert ways(routing.paths[edge]) == "D"


def test_two_lines_to_it_come_down_in_columns_of_their_own() -> None:
    drawn, routing = routed("[a] . [c]\n[b] - -", "a>b c>b")
    assert [ways(path) for path in routing.paths.values()] == ["D", "D"]
    assert broken(drawn, routing) == []


def test_a_way_back_runs_in_the_columns_that_it_covers() -> None:
    drawn, routing = routed("[a] - - .\n. [b] . .\n. . [c] .", "a>b b>c c>a")
    assert max(p.x for p in routing.paths["c>a"]) < drawn.xlines[3]


@pytest.mark.parametrize(("column", "neighbour"), [(0, None), (1, None), (2, "d")])
def test_in_each_column_the_symbol_over_it_is_its_neighbour(column: int, neighbour: str | None) -> None:
    drawn = page(". . [d]\n[b] - -", "d>b")
    found = facing(drawn, drawn.nodes[1], "T", Point(column * pt(60) + pt(30), drawn.nodes[1].box.y))
    assert (found.id if found else None) == neighbour


def test_at_its_right_side_the_symbol_beside_its_last_column_is_its_neighbour() -> None:
    drawn = page("[b] - - [c]", "b>c")
    found = facing(drawn, drawn.nodes[0], "R", Point(drawn.nodes[0].box.right, drawn.nodes[0].box.cy))
    assert found
    assert found.id == "c"
