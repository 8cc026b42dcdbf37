"""Segilima: who shares one, which letter it bears and which page it names."""

from __future__ import annotations

from itertools import islice

from sopdoc.geometry import pt
from sopdoc.layout.flow.offpage import Place, Segilima, Split, letters, split
from sopdoc.model.sop import Garis, Sambungan

PLACES = {f"{page}{row}": Place(page, 2 * page + row, row) for page in range(4) for row in range(2)}


def cut(*ways: str) -> Split:
    """Connections written as `00>11`: page and row of both ends."""
    return split([Sambungan(*way.split(">")) for way in ways], PLACES, letters())


def into(parts: Split) -> list[Segilima]:
    return [s for s in parts.segilima if s.incoming]


def out(parts: Split) -> list[Segilima]:
    return [s for s in parts.segilima if not s.incoming]


def test_letters_go_on_beyond_z() -> None:
    assert list(islice(letters(), 24, 29)) == ["Y", "Z", "AA", "AB", "AC"]


def test_letters_never_repeat() -> None:
    assert len(set(islice(letters(), 800))) == 800


def test_a_connection_within_a_page_needs_no_segilima() -> None:
    assert cut("00>01").segilima == ()


def test_an_arrow_with_two_heads_is_one_within_a_page_and_two_over_a_page_break() -> None:
    both = [Sambungan("00", "01", timbal_balik=True), Sambungan("01", "10", timbal_balik=True)]
    parts = split(both, PLACES, letters())
    assert [(leg.source, leg.target) for leg in parts.legs if leg.sambungan.timbal_balik] == [("00", "01")]
    assert [(s.page, s.incoming, s.letter) for s in parts.segilima] == [(0, False, "A"), (1, True, "A"), (1, False, "B"), (0, True, "B")]
    assert {(leg.sambungan.dari, leg.sambungan.ke) for leg in parts.legs} == {("00", "01"), ("01", "10"), ("10", "01")}


def test_a_connection_to_another_page_goes_out_and_comes_in() -> None:
    assert [(s.page, s.incoming, s.letter) for s in cut("00>10").segilima] == [(0, False, "A"), (1, True, "A")]


def test_each_end_names_the_page_of_the_other() -> None:
    assert [s.others for s in cut("00>20").segilima] == [(2,), (0,)]


def test_connections_to_one_target_share_a_letter() -> None:
    assert {s.letter for s in cut("00>20", "01>20", "10>20").segilima} == {"A"}


def test_a_shared_target_lists_every_page_that_leads_to_it() -> None:
    assert [s.others for s in into(cut("10>20", "00>20"))] == [(0, 1)]


def test_two_sources_on_one_page_share_their_outgoing_segilima() -> None:
    assert len(out(cut("00>20", "01>20"))) == 1


def test_another_target_gets_another_letter() -> None:
    assert [s.letter for s in into(cut("00>10", "01>11"))] == ["A", "B"]


def test_a_fork_to_one_page_shares_a_letter() -> None:
    assert [s.letter for s in into(cut("00>10", "00>11"))] == ["A"]


def test_the_branches_of_a_decision_never_share_a_letter() -> None:
    parts = split([Sambungan("00", "10", "Ya"), Sambungan("00", "11", "Tidak")], PLACES, letters())
    assert [s.letter for s in into(parts)] == ["A", "B"]


def test_branches_without_words_share_none_either() -> None:
    parts = split([Sambungan("00", "10"), Sambungan("00", "11", utama=False)], PLACES, letters())
    assert [s.letter for s in into(parts)] == ["A", "B"]


def test_ways_forward_and_back_to_one_target_bear_different_letters() -> None:
    assert sorted(s.letter for s in into(cut("00>10", "20>10"))) == ["A", "B"]


def test_a_way_forward_leaves_at_the_foot_and_comes_in_at_the_head() -> None:
    assert [s.foot for s in cut("00>10").segilima] == [True, False]


def test_a_way_back_leaves_at_the_head_and_comes_in_at_the_foot() -> None:
    assert [s.foot for s in cut("10>00").segilima] == [False, True]


def test_every_connection_keeps_its_legs() -> None:
    assert sorted((leg.source, leg.target) for leg in cut("00>10").legs) == [("00", "segilima A keluar 0"), ("segilima A masuk", "10")]


def test_the_branch_word_stands_at_the_source_only() -> None:
    parts = split([Sambungan("00", "10", "Ya")], PLACES, letters())
    assert [leg.labelled for leg in parts.legs] == [True, False]


def test_the_normal_way_on_is_main_at_both_ends() -> None:
    assert [s.main for s in cut("00>10").segilima] == [True, True]


def test_a_branch_is_never_main() -> None:
    assert [s.main for s in split([Sambungan("00", "10", "Ya")], PLACES, letters()).segilima] == [False, False]


def test_a_way_back_is_main_where_it_leaves_only() -> None:
    assert [s.main for s in cut("10>00").segilima] == [True, False]


def test_a_side_way_is_not_main() -> None:
    assert [s.main for s in split([Sambungan("00", "10", utama=False)], PLACES, letters()).segilima] == [False, False]


def test_a_segilima_would_stand_in_the_column_of_its_symbol() -> None:
    assert [(s.incoming, s.lane) for s in cut("01>10").segilima] == [(False, 1), (True, 0)]


def test_a_fork_to_two_pages_has_a_letter_for_each() -> None:
    assert [(s.letter, s.page) for s in into(cut("00>10", "00>20"))] == [("A", 1), ("B", 2)]


def test_a_fork_shares_no_letter_with_a_target_that_others_reach_too() -> None:
    assert len({s.letter for s in cut("00>10", "00>11", "01>11").segilima}) == 2


def test_sources_on_two_pages_have_an_outgoing_segilima_each() -> None:
    assert [(s.page, s.lane) for s in out(cut("00>20", "11>20"))] == [(0, 0), (1, 1)]


def test_a_leg_within_a_page_carries_its_word() -> None:
    parts = split([Sambungan("00", "01", "Ya"), Sambungan("01", "00")], PLACES, letters())
    assert [(leg.id, leg.page, leg.labelled) for leg in parts.legs] == [("00>01", 0, True), ("01>00", 0, False)]


def test_each_leg_over_a_break_stands_on_its_end_s_page() -> None:
    assert [(leg.id, leg.page) for leg in cut("00>20").legs] == [("00>segilima A keluar 0", 0), ("segilima A masuk>20", 2)]


def test_the_way_in_is_drawn_once_for_all_sources() -> None:
    assert [leg.target for leg in cut("00>20", "01>20").legs].count("20") == 1


WIDE, NARROW = pt(42), pt(30)
PAGE = {     # two columns of a page, and where its lines lead
    "a": Place(0, 0, 0, wide=WIDE), "b": Place(0, 1, 0, wide=NARROW), "c": Place(0, 1, 1, wide=NARROW), "next": Place(1, 2, 0, wide=WIDE),
    "last": Place(1, 3, 0, wide=WIDE),
}


def strangers(*lines: Sambungan) -> dict[str, dict[int, int]]:
    return {s.id: dict(s.strangers) for s in split(lines, PAGE, letters()).segilima}


def test_a_symbol_between_a_segilima_and_its_own_is_a_stranger() -> None:
    assert strangers(Sambungan("a", "next")) == {"segilima A keluar 0": {0: NARROW, 1: NARROW}, "segilima A masuk": {}}
    assert strangers(Sambungan("a", "last"))["segilima A masuk"] == {0: WIDE}


def test_of_ways_back_the_strangers_stand_the_other_way_round() -> None:
    assert strangers(Sambungan("last", "a")) == {"segilima A keluar 1": {0: WIDE}, "segilima A masuk": {0: NARROW, 1: NARROW}}


def test_a_symbol_farther_from_the_edge_is_none() -> None:
    far = PAGE | {"c": Place(0, 0, 1, wide=NARROW)}
    assert [dict(s.strangers) for s in split([Sambungan("b", "next")], far, letters()).segilima] == [{}, {}]


def test_a_stranger_with_rows_between_it_and_the_edge_is_a_remote_one() -> None:
    rows = {"a": Place(0, 0, 0, wide=WIDE), "next": Place(1, 4, 0, wide=WIDE)}
    rows |= {name: Place(0, row, row, wide=NARROW) for row, name in enumerate("bcd", 1)}
    assert [(sorted(s.strangers), sorted(s.remote)) for s in out(split([Sambungan("a", "next")], rows, letters()))] == [([1, 2, 3], [1])]


def test_of_several_in_a_cell_the_one_nearest_to_the_edge_counts() -> None:
    cell = {"a": Place(0, 0, 0, level=1, wide=WIDE), "b": Place(0, 0, 0, level=0, wide=NARROW), "next": Place(1, 1, 0, wide=WIDE)}
    assert [dict(s.strangers) for s in out(split([Sambungan("b", "next")], cell, letters()))] == [{0: WIDE}]
    assert [dict(s.strangers) for s in out(split([Sambungan("a", "next")], cell, letters()))] == [{}]


def test_who_acts_jointly_with_a_symbol_is_no_stranger_to_its_segilima() -> None:
    joint = Sambungan("b", "c", garis=Garis.LURUS)
    assert strangers(Sambungan("b", "next"), joint)["segilima A keluar 0"] == {}
    assert strangers(Sambungan("b", "next"))["segilima A keluar 0"] == {1: NARROW}


def test_one_symbol_over_several_columns_is_a_stranger_in_all_of_them() -> None:
    wide = PAGE | {"b": Place(0, 1, 0, covers=2, wide=WIDE)}
    del wide["c"]
    assert [dict(s.strangers) for s in out(split([Sambungan("a", "next")], wide, letters()))] == [{0: WIDE, 1: WIDE}]
