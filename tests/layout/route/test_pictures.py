"""Single situations, each with its picture; the words for directions are L, R, U, D."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from itertools import pairwise

import pytest
from laws import broken
from sketch import page, routed, ways

from sopdoc.geometry import Rect, pt
from sopdoc.layout.route import Edge, Node, Page, route


def processes(*places: tuple[str, float, float]) -> tuple[Node, ...]:
    """Names and top left corners in points → process boxes of 30 x 20 pt."""
    return tuple(Node(name, "process", Rect(pt(x), pt(y), pt(30), pt(20))) for name, x, y in places)


def test_a_straight_drop_has_no_bend():
    #  [a]
    #   |
    #   v
    #  [b]
    _, routing = routed("[a] \n [b]", "a>b")
    assert ways(routing.paths["a>b"]) == "D"


def test_a_step_to_another_column_leaves_sideways_and_enters_from_above():
    #  [a]--+
    #       v
    #      [b]
    _, routing = routed("[a] . \n . [b]", "a>b")
    assert ways(routing.paths["a>b"]) == "RD"


def test_a_symbol_in_the_way_is_passed_beside():
    #  [a]--+
    #  [x]  |
    #   +---+
    #  [b]
    drawn, routing = routed("[a] . \n [x] . \n [b] .", "a>b")
    assert broken(drawn, routing) == []
    assert len(ways(routing.paths["a>b"])) == 3


def test_no_line_runs_on_a_grid_line():
    #  [a]-+ |      the detour round x keeps off the column border
    #  [x] | |
    #   +--+ |
    drawn, routing = routed("[a] [y] \n [x] [z] \n [b] .", "a>b b>a")
    for path in routing.paths.values():
        for a, b in pairwise(path):
            assert not (a.x == b.x and a.x in drawn.xlines)
            assert not (a.y == b.y and a.y in drawn.ylines)


def test_a_decision_sends_its_branches_from_different_corners():
    #  [a]<---+
    #   v     |
    #  <d>----+ Tidak
    #   | Ya
    #  [b]
    drawn, routing = routed("[a] . \n <d> . \n [b] .", "a>d d>b:Ya d>a!Tidak")
    assert broken(drawn, routing) == []
    assert ways(routing.paths["d>b"]) == "D"
    assert routing.paths["d>b"][0] != routing.paths["d>a"][0]
    assert routing.paths["d>a"][0].y == drawn.nodes[1].box.cy


def test_a_decision_with_four_branches_and_an_entry_lets_each_branch_out_alone():
    #        [a]
    #         v
    #  [b]<--<d>-->[c]     the fifth line leaves a slanted side
    #       /  |
    #   [e]<- [f]
    drawn, routing = routed(". [a] . \n [b] <d> [c] \n [e] [f] .", "a>d d>f:Lanjut d>b!Ulang d>c!Tolak d>e!Tunda", (70, 60))
    leaving = [path[0] for edge, path in routing.paths.items() if edge.startswith("d>")]
    assert not routing.faults
    assert len({*leaving, routing.paths["a>d"][-1]}) == 5
    assert broken(drawn, routing) == []


def test_six_branches_leave_apart():
    drawn, routing = routed(". [a] . \n [b] <d> [c] \n [e] [f] [g] \n . [h] .", "a>d d>f:A d>b!B d>c!C d>e!D d>g!E d>h!F", (80, 70))
    assert not [fault for fault in routing.faults if fault.reason != "label"]
    assert broken(drawn, routing) == []


def test_the_corners_of_a_decision_serve_first():
    drawn, routing = routed(". [a] . \n [b] <d> [c] \n . [f] .", "a>d d>f:Lanjut d>b!Ulang d>c!Tolak")
    box = drawn.nodes[2].box
    assert {path[0].x for edge, path in routing.paths.items() if edge.startswith("d>")} == {box.x, box.cx, box.right}


def test_an_edge_never_leaves_where_another_enters():
    drawn, routing = routed("[a] [b] \n <d> [c] \n [e] [f]", "a>d b>d d>c:Ya d>e!Tidak d>a!Ulang c>f")
    leaves = {path[0] for path in routing.paths.values()}
    assert leaves.isdisjoint({path[-1] for path in routing.paths.values()})
    assert broken(drawn, routing) == []


def test_edges_to_one_port_join_before_it():
    #  [a]-+-[b]
    #      v
    #     {p}       a pentagon has only its top
    drawn, routing = routed("[a] . [b] \n . {p} . \n . . .", "a>p b>p")
    assert broken(drawn, routing) == []
    assert routing.paths["a>p"][-1] == routing.paths["b>p"][-1]


def test_crossings_are_avoided_when_a_way_round_exists():
    #  [a] [b]       a to d and b to c need not cross thrice
    #  [c] [d]
    _, routing = routed("[a] . [b] \n . . . \n [c] . [d]", "a>c b>d a>d")
    paths = list(routing.paths.values())
    assert sum(_cross(p, q) for n, p in enumerate(paths) for q in paths[:n]) == 0


def _cross(p, q) -> int:
    return sum(_pieces_cross(a, b, c, d) or _pieces_cross(c, d, a, b) for a, b in pairwise(p) for c, d in pairwise(q))


def _pieces_cross(a, b, c, d) -> bool:
    level, upright = a.y == b.y, c.x == d.x
    return level and upright and min(a.x, b.x) < c.x < max(a.x, b.x) and min(c.y, d.y) < a.y < max(c.y, d.y)


def test_joint_actors_are_joined_by_a_straight_line_nobody_touches():
    #  [a]====[b]         the branch from below keeps off their sides
    #   |
    #  <d>
    drawn, routing = routed("[a] [b] \n <d> [c]", "a=b a>d d>c:Ya d>b!Tidak")
    left, right = routing.paths["a=b"]
    assert (left.x, right.x) == (drawn.nodes[0].box.right, drawn.nodes[1].box.x)
    assert left.y == right.y
    assert {left, right}.isdisjoint({p for e, path in routing.paths.items() if e != "a=b" for p in (path[0], path[-1])})
    assert broken(drawn, routing) == []


def test_a_fixed_line_to_the_left_starts_at_the_left_side():
    #  [b]====[a]
    _, routing = routed("[b] [a]", "a=b")
    assert ways(routing.paths["a=b"]) == "L"
    assert not routing.faults


def test_a_fixed_line_between_two_heights_is_reported_not_drawn():
    #  [a]==+
    #       +==[b]
    _, routing = routed("[a] . \n . [b]", "a=b")
    assert [(f.edge, f.reason) for f in routing.faults] == [("a=b", "no-path")]
    assert routing.paths == {}


def test_a_pentagon_below_a_symbol_is_entered_from_the_top():
    #  [a]
    #  {p}        same cell
    drawn, routing = routed("[a]/{p} . \n . .", "a>p", cell=(60, 80))
    assert ways(routing.paths["a>p"]) == "D"
    assert routing.paths["a>p"][-1].y == drawn.nodes[1].box.y


def test_an_incoming_pentagon_is_left_from_the_bottom():
    drawn, routing = routed("{p}/[a] . \n . .", "p>a", cell=(60, 80))
    assert ways(routing.paths["p>a"]) == "D"
    assert routing.paths["p>a"][0].y == drawn.nodes[0].box.bottom


def test_a_pentagon_at_the_upper_edge_turns_to_the_table():
    #  {p}        touches the page's edge: entered from below
    #   ^
    #  <d>
    drawn = page(". \n <d>", "d>p!")
    pentagon = Node("p", "offpage", Rect(pt(23), pt(2), pt(14), pt(14)))
    routing = route(replace(drawn, nodes=(*drawn.nodes, pentagon)))
    assert routing.paths["d>p"][-1].y == pentagon.box.bottom


def test_a_pentagon_on_a_column_border_is_entered_beside_the_rule():
    #  [a]  |
    #   |  {p}
    drawn = page("[a] . \n . .", "a>p", cell=(60, 60))
    pentagon = Node("p", "offpage", Rect(pt(60 - 7), pt(100), pt(14), pt(14)))
    routing = route(replace(drawn, nodes=(*drawn.nodes, pentagon)))
    x = routing.paths["a>p"][-1].x
    assert pentagon.box.x < x < pentagon.box.right
    assert abs(x - pt(60)) >= pt(1.2)


def test_stacked_symbols_are_linked_inside_their_cell():
    #  +-----+
    #  | [a] |
    #  | [b] |
    #  +-----+
    _, routing = routed("[a]/[b] [c]", "a>b b>c", cell=(60, 90))
    assert ways(routing.paths["a>b"]) == "D"
    assert not routing.faults


def test_a_line_reaches_a_stacked_symbol_through_the_gap():
    #  [a]/[b]   [c]       a above b in one cell: c enters b between them or from the side
    drawn, routing = routed("[a]/[b] [c] \n . .", "a>c c>b", cell=(70, 100))
    assert broken(drawn, routing) == []


def test_symbols_side_by_side_in_a_cell_are_separate():
    nodes = processes(("a", 10, 10), ("b", 60, 10), ("c", 35, 70))
    edges = (Edge("ac", "a", "c"), Edge("bc", "b", "c"), Edge("ab", "a", "b"))
    drawn = Page(Rect(0, 0, pt(100), pt(100)), (0, pt(100)), (0, pt(50), pt(100)), nodes, edges)
    routing = route(drawn)
    assert broken(drawn, routing) == []
    assert not routing.faults


def test_centres_that_differ_by_rounding_are_one_lane():
    #  [a]     b stands 1 EMU off: still a straight drop
    #  [b]
    drawn = page("[a] \n [b]", "a>b")
    moved = replace(drawn.nodes[1], box=drawn.nodes[1].box.moved(1, 0))
    routing = route(replace(drawn, nodes=(drawn.nodes[0], moved)))
    assert ways(routing.paths["a>b"]) == "D"


def test_lines_of_nearly_equal_centres_do_not_run_on_each_other():
    #  [a] [b]   centres 1 pt apart, one below the other
    nodes = processes(("a", 20, 10), ("b", 21, 60), ("c", 20, 110), ("d", 21, 160))
    edges = (Edge("ac", "a", "c"), Edge("bd", "b", "d"))
    drawn = Page(Rect(0, 0, pt(80), pt(200)), (0, pt(80)), tuple(pt(50 * k) for k in range(5)), nodes, edges)
    routing = route(drawn)
    assert broken(drawn, routing) == []
    assert not routing.faults


def test_a_label_stands_at_the_beginning_of_its_line():
    #  <d>-- Ya --> [b]
    drawn, routing = routed("<d> . [b]", "d>b:Ya")
    box = routing.labels["d>b"]
    assert not box.overlaps(drawn.nodes[0].box)
    assert box.x - drawn.nodes[0].box.right < pt(10)
    assert abs(box.bottom - routing.paths["d>b"][0].y) < pt(3)


def test_a_label_too_large_for_the_page_is_a_fault_that_names_its_row():
    drawn = page("<d> \n [b]", "d>b:Ya")
    big = replace(drawn.edges[0], label=replace(drawn.edges[0].label, h=pt(40)))
    routing = route(replace(drawn, edges=(big,)))
    assert [(f.edge, f.reason) for f in routing.faults] == [("d>b", "label")]
    assert routing.faults[0].row in (0, 1)


def test_many_crossings_are_no_fault():
    #  [a1] [b1]      each line of one column must cross those of the other: ugly, but lawful
    sketch = "[a] [b] [c] [d] \n [e] [f] [g] [h] \n [i] [j] [k] [l]"
    drawn, routing = routed(sketch, "a>l b>k c>j d>i e>d h>a i>c l>b f>c g>b a>k d>j", cell=(58, 48))
    assert broken(drawn, routing) == []
    assert not routing.faults


def test_a_symbol_without_room_gives_a_fault_that_names_its_band():
    #  [a][b]      cells as narrow as the symbols
    _, routing = routed("[a] [b]", "a>b", cell=(36, 20))
    assert [(f.edge, f.reason) for f in routing.faults] == [("a>b", "no-path")]
    assert routing.faults[0].row == 0
    assert "a>b" not in routing.paths


def test_a_narrow_page_is_routed_with_smaller_clearances():
    #  gutters of 2 pt beside the symbols: too narrow for the wanted clearances
    drawn, routing = routed("[a] [x] \n [b] [c] \n [d] [e]", "a>d c>a e>x", cell=(43, 30))
    assert broken(drawn, routing) == []


def test_a_page_without_edges_is_empty():
    _, routing = routed("[a]", "")
    assert (routing.paths, routing.labels, routing.faults) == ({}, {}, ())


def test_an_edge_may_return_to_its_own_symbol():
    #   +--+
    #   v  |
    #  <d>-+
    drawn, routing = routed(". . . \n . <d> . \n . . .", "d>d!")
    assert broken(drawn, routing) == []
    assert len(ways(routing.paths["d>d"])) == 4


@pytest.mark.parametrize("seed", ["0", "1"])
def test_the_result_does_not_depend_on_hash_order(seed):
    code = (
        "from sketch import page\nfrom sopdoc.layout.route import route\n"
        "print(route(page('[a] . <b>\\n<c> [d] .\\n. [e] <f>', 'a>b b>c:Ya b>d!Tidak c>d:Ya c>a!Tidak d>e e>f f>a!Tidak')))"
    )
    env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)}
    output = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True).stdout.strip()
    expected = route(page("[a] . <b>\n<c> [d] .\n. [e] <f>", "a>b b>c:Ya b>d!Tidak c>d:Ya c>a!Tidak d>e e>f f>a!Tidak"))
    assert output == str(expected)
