"""What a chart's lines seem to say: nobody's arrow reads as another's, no way back strays, answers stay apart, returns go alike."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from charts import HIGH, WIDE, chart, columns_of_rows
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from laws import broken

from sopdoc.geometry import Emu, Point, Rect, Size, pt
from sopdoc.layout.route import Edge, Page, Routing, route
from sopdoc.layout.route.distances import ARROW

LAW = settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


def misread(page: Page, routing: Routing) -> list[str]:
    """The arrows that turn between their target and a neighbour in the next cell, and enter where the neighbour's own would."""
    boxes = {node.id: node.box for node in page.nodes}
    arrows = {(edge.source, edge.target) for edge in page.edges}
    out = []
    for edge in page.edges:
        *_, turn, end = routing.paths[edge.id]
        cell = (boxes[edge.target].cx // WIDE, boxes[edge.target].cy // HIGH)
        step = ((turn.x > end.x) - (turn.x < end.x), (turn.y > end.y) - (turn.y < end.y))
        beside = (cell[0] + step[0], cell[1] + step[1])
        out += [
            f"{edge.id} reads as {n.id}>{edge.target}" for n in page.nodes
            if (n.box.cx // WIDE, n.box.cy // HIGH) == beside and n.id != edge.source and (n.id, edge.target) not in arrows
        ]
    return out


def strays(page: Page, edge: str, path: tuple[Point, ...]) -> bool:
    """Does a path leave the columns and rows between its two symbols?"""
    boxes = [n.box for n in page.nodes if n.id in edge.split(">")]
    return _beyond([b.cx for b in boxes], WIDE, [p.x for p in path]) or _beyond([b.cy for b in boxes], HIGH, [p.y for p in path])


def _beyond(ends: list[Emu], band: Emu, places: list[Emu]) -> bool:
    return min(places) < min(ends) // band * band or max(places) > (max(ends) // band + 1) * band


@st.composite
def leaps(draw: st.DrawFn) -> Page:
    """A chart whose rows lead anywhere or nowhere: a symbol above or beside another one often has no arrow to it."""
    columns = draw(columns_of_rows())
    rows = range(len(columns))
    pairs = draw(st.lists(st.tuples(st.sampled_from(rows), st.sampled_from(rows)), min_size=1, max_size=3, unique_by=lambda p: p[0]))
    return chart(columns, [(a, b) for a, b in pairs if a != b])


@LAW
@given(leaps())
def test_no_arrow_reads_as_a_neighbours(page):
    routing = route(page)
    assert broken(page, routing) == []
    assert misread(page, routing) == []


@LAW
@given(columns_of_rows(), st.data())
def test_neither_head_of_an_arrow_with_two_reads_as_a_neighbours(columns, data):
    source, target = sorted(data.draw(st.lists(st.sampled_from(range(len(columns))), min_size=2, max_size=2, unique=True)))
    page = with_neighbours(chart(columns, [(source, target)]), source, data.draw(st.integers(2, 3)))
    both = page.edges[0]
    routing = route(replace(page, edges=(replace(both, both=True),)))
    back = replace(both, id="back", source=both.target, target=both.source)
    paths = routing.paths | {back.id: routing.paths[both.id][::-1]}
    assert misread(replace(page, edges=(both, back)), replace(routing, paths=paths)) == []


@LAW
@given(columns_of_rows(), st.data())
def test_a_way_back_stays_between_its_two_symbols(columns, data):
    last = len(columns) - 1
    source = data.draw(st.integers(1, last))
    page = chart(columns, [(source, data.draw(st.integers(0, source - 1)))], frozenset({source}))
    [(edge, path)] = route(page).paths.items()
    assert not strays(page, edge, path)


@LAW
@given(columns_of_rows(3, 3), st.permutations(range(3)))
def test_the_lines_of_two_exchanges_share_no_port(columns, rows):
    hub, one, other = rows
    assume(columns[hub] not in (columns[one], columns[other]))
    page = chart(columns, [(hub, one), (one, hub), (hub, other), (other, hub)])
    paths = route(page).paths
    ends = [p for path in paths.values() for p in (path[0], path[-1])]
    assert len(set(ends)) == len(ends)


@LAW
@given(columns_of_rows(4, 8), st.data())
def test_ways_back_to_one_symbol_all_join_or_all_come_alone(columns, data):
    columns.sort()              # from desk to desk upwards: nobody's way back must cross the way on
    last = len(columns) - 1
    target = data.draw(st.integers(0, last - 3))
    back = sorted(data.draw(st.sets(st.integers(target + 2, last), min_size=2)))
    page = chart(columns, [*pairwise(range(len(columns))), *((row, target) for row in back)], frozenset(back))
    paths = route(page).paths
    assert len({paths[f"n{row}>n{target}"][-1] for row in back}) in (1, len(back))


def worded(page: Page, width: int, height: int) -> Page:
    """The page with a word of this size on its last arrow."""
    return replace(page, edges=(*page.edges[:-1], replace(page.edges[-1], label=Size(pt(width), pt(height)))))


@LAW
@given(columns_of_rows(3, 6), st.integers(20, 70), st.sampled_from((9, 18)), st.data())
def test_yielding_costs_no_other_word_its_place(columns, width, height, data):
    rows = range(len(columns))
    source = data.draw(st.sampled_from(rows[:-1]))
    target = data.draw(st.sampled_from([row for row in rows if row not in (source, source + 1)]))
    page = worded(chart(columns, [*pairwise(rows), (source, target)], frozenset({source})), width, height)
    yielding = route(replace(page, yielding=True))
    assert len(yielding.faults) <= len(route(page).faults)
    assert broken(page, yielding) == []


def test_a_word_without_a_place_makes_its_line_yield():
    #  |   <1>   |           |  +-<1>  |
    #  |  +-+ wor|d    but   |  | word |     too wide for half a column, not for what is left beside the line outside
    page = worded(chart([0, 0, 2, 0, 0], [(0, 1), (1, 2), (2, 3), (3, 4), (1, 4)], frozenset({1})), 55, 9)
    assert [fault.reason for fault in route(page).faults] == ["label"]
    assert not route(replace(page, yielding=True)).faults


@LAW
@given(columns_of_rows(3, 7), st.data())
def test_an_arrow_with_two_heads_has_both_its_ports_to_itself_and_room_for_its_heads(columns, data):
    rows = range(len(columns))
    both = data.draw(st.tuples(st.sampled_from(rows), st.sampled_from(rows)).filter(lambda pair: pair[0] < pair[1]))
    more = data.draw(st.tuples(st.sampled_from(rows), st.sampled_from(rows)).filter(lambda pair: set(pair) != set(both)))
    ways = {pair for pair in (*pairwise(rows), more) if pair[0] != pair[1]} - {both}
    page = chart(columns, [both, *sorted(ways)], wide=data.draw(st.sampled_from((WIDE, *map(pt, range(48, 60))))))
    page = replace(page, edges=(replace(page.edges[0], both=True), *page.edges[1:]))
    routing = route(page)
    assert broken(page, routing) == []
    start, turn, *_ = path = routing.paths[page.edges[0].id]
    for end, next_to_it in ((start, turn), (path[-1], path[-2])):
        assert abs(end.x - next_to_it.x) + abs(end.y - next_to_it.y) >= ARROW


@LAW
@given(columns_of_rows(3, 6), st.data())
def test_an_arrow_within_a_row_stays_in_it_whatever_it_crosses(columns, data):
    rows = range(len(columns))
    row = data.draw(st.sampled_from(rows))
    ways = data.draw(st.lists(st.tuples(st.sampled_from(rows), st.sampled_from(rows)), max_size=2, unique_by=lambda way: way[0]))
    page = with_neighbours(chart(columns, [*pairwise(rows), *((a, b) for a, b in ways if a != b)]), row, data.draw(st.integers(2, 3)))
    routing = route(page)
    assert broken(page, routing) == []
    for edge in page.edges:
        if edge.id.startswith("beside"):
            assert all(row * HIGH <= p.y <= (row + 1) * HIGH for p in routing.paths[edge.id])


def with_neighbours(page: Page, row: int, count: int) -> Page:
    """The page with further boxes in a row, which hand over from one to the next in an order that is not theirs on paper."""
    here = next(node for node in page.nodes if node.id == f"n{row}")
    free = [column for column in range(5) if column != here.box.cx // WIDE][-count:]
    boxes = [here] + [
        replace(here, id=f"beside{column}", box=replace(here.box, x=here.box.x % WIDE + column * WIDE))
        for column in (*free[1:], free[0])
    ]
    edges = tuple(Edge(f"beside {a.id}>{b.id}", a.id, b.id) for a, b in pairwise(boxes))
    xlines = tuple(WIDE * k for k in range(6))
    area = Rect(0, 0, xlines[-1], page.area.h)
    return replace(page, area=area, xlines=xlines, nodes=(*page.nodes, *boxes[1:]), edges=(*page.edges, *edges))
