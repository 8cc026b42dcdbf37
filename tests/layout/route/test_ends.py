"""Where arrows leave and enter, in pictures so small that one price decides them: each test fails when its price is taken out."""

from __future__ import annotations

from dataclasses import replace

from sketch import page, routed, ways

from sopdoc.geometry import Size, pt
from sopdoc.layout.route import Page, Routing, route
from sopdoc.layout.route.distances import ATTEMPTS


def on_paper(sketch: str, edges: str, cell: tuple[float, float]) -> tuple[Page, Routing]:
    """Routed as on a sheet, where words keep off the table's lines."""
    drawn = replace(page(sketch, edges, cell), clear_grid=True)
    return drawn, route(drawn)


def test_an_arrow_past_a_symbol_of_its_row_enters_at_the_side_that_faces_its_source() -> None:
    _, routing = routed("[b] (c) . [a]", "b>a", (48, 40))
    assert ways(routing.paths["b>a"])[-1] == "R"


def test_a_branch_past_a_symbol_of_its_row_leaves_above_and_comes_in_from_above() -> None:
    _, routing = on_paper("<a> <b> <c>", "c>a!Tidak", (52, 60))
    assert ways(routing.paths["c>a"]) == "ULD"
    assert not routing.faults


def test_a_branch_to_the_next_symbol_of_its_row_goes_straight_over_not_out_of_the_top() -> None:
    _, routing = on_paper("[a] <b>", "b>a!Tidak", (52, 60))
    assert ways(routing.paths["b>a"]) == "L"


def test_an_arrow_past_a_symbol_of_its_row_goes_over_it_and_not_around_its_own() -> None:
    _, routing = routed("[a] [c] [b]", "b>a b>c c>b", (66, 60))
    assert ways(routing.paths["b>a"]) == "ULD"
    _, routing = routed(". . . .\n. [a] <b> [c]", "a>b a>c! b>a!", (52, 60))
    assert ways(routing.paths["a>c"]) == "URD"


def test_a_decision_answers_over_its_row_and_not_around_itself() -> None:
    _, routing = routed(". .\n<a> <b>", "a>b! b>a", (60, 50))
    assert ways(routing.paths["a>b"]) == "URD"
    _, routing = routed(". <c> . <b>\n. . <a> .", "a>b b>c c>b", (52, 60))
    assert ways(routing.paths["b>c"]) == "ULD"
    _, routing = routed("[c] [d] . .\n[a] <b> . .", "a>b! b>a! b>c!", (66, 60))
    assert ways(routing.paths["b>a"]) == "DLU"


def test_two_arrows_past_symbols_of_their_row_to_one_symbol_join() -> None:
    _, routing = routed("[a] [b] [c] [d]", "a>d b>d c>d", (66, 60))
    assert len({routing.paths[edge][-1] for edge in ("a>d", "b>d")}) == 1


def test_two_arrows_to_one_symbol_join_only_where_a_piece_is_left_before_the_head() -> None:
    _, routing = routed("[c] <d> [b] <a>", "b>a d>a", (52, 60))
    assert ways(routing.paths["d>a"]) == "RURD"


def test_no_box_leaves_at_its_top_for_a_symbol_below_where_a_side_is_free() -> None:
    _, routing = routed("[a] .\n<c> .\n. [b]", "a>b c>a", (48, 40))
    assert ways(routing.paths["a>b"]) == "LDR"


def test_a_way_back_enters_at_the_side_not_from_below() -> None:
    _, routing = routed(". [a]\n[b] .", "b>a")
    assert ways(routing.paths["b>a"]) == "UR"


def test_a_symbol_two_columns_away_is_no_neighbour_that_an_arrow_could_be_mistaken_for() -> None:
    _, routing = routed("[a] . <b>\n[c] . .", "c>b", (60, 40))
    assert ways(routing.paths["c>b"])[-1] == "R"


def test_the_last_piece_keeps_room_for_its_head_when_pieces_are_centred() -> None:
    _, routing = routed("[c] [b] [a]", "a>c", (48, 40))
    turn, end = routing.paths["a>c"][-2:]
    assert end.y - turn.y >= ATTEMPTS[0].enter


def test_the_first_piece_keeps_its_least_length_when_pieces_are_centred() -> None:
    _, routing = routed("{b} . [a]\n. . .\n. . <c>\n. . .", "a>b", (48, 40))
    start, turn = routing.paths["a>b"][:2]
    assert start.x - turn.x >= ATTEMPTS[0].leave




def test_no_branch_leaves_a_slanted_side_upwards_for_a_symbol_below() -> None:
    ways_out = "a>b:Ya a>c!Tidak a>d!Ulang a>e!Tolak b>a"
    drawn, routing = on_paper("[d] <a>\n[c] [e]\n[b] .", ways_out, (86, 60))
    middle = next(node.box.cy for node in drawn.nodes if node.id == "a")
    assert all(routing.paths[edge][0].y >= middle for edge in ("a>b", "a>c", "a>e"))


def test_a_branch_leaves_where_its_words_keep_off_the_columns_lines() -> None:
    drawn = replace(page(". [b]\n[c] <a>\n[d] .", "a>b:Ya", (52, 60)), clear_grid=True)
    edge = replace(drawn.edges[0], label=Size(pt(60), pt(9)), narrow=(Size(pt(34), pt(18)),))
    assert not route(replace(drawn, edges=(edge,))).faults
