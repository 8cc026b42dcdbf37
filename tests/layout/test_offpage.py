"""Segilima: who shares one, which letter it bears and which page it names."""

from __future__ import annotations

from itertools import islice

from hypothesis import given
from hypothesis import strategies as st

from sopdoc.layout.offpage import Place, Segilima, Split, letters, split, spread_lanes
from sopdoc.model.sop import Sambungan

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


@given(st.lists(st.integers(0, 5), max_size=9))
def test_segilima_of_one_edge_never_share_a_place(lanes: list[int]) -> None:
    group = [Segilima(str(n), 0, True, False, "A", lane, (1,)) for n, lane in enumerate(lanes)]
    places = [place[:2] for place in spread_lanes(group, [2] * 6).values()]
    assert len(set(places)) == len(lanes)


def test_a_segilima_alone_stands_in_its_own_column() -> None:
    assert spread_lanes([Segilima("a", 0, True, False, "A", 3, (1,))], [2] * 6) == {"a": (3, 0, 1)}
