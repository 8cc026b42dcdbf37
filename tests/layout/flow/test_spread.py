"""Places of segilima at one edge of a page: each in its own column where that says the truth, else beside, else in another one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from sopdoc.geometry import Emu, pt
from sopdoc.layout.flow.offpage import Segilima
from sopdoc.layout.flow.spread import AIR, PENTAGON, Spot, spread_lanes

NARROW, WIDE = pt(60), pt(120)
BOX = pt(42)


def off(id: str, lane: int, main: bool = False, strangers: dict[int, Emu] | None = None, remote: Iterable[int] = ()) -> Segilima:
    return Segilima(id, 0, True, False, id, lane, (1,), main, strangers or {}, frozenset(remote))


def spread(segilima: list[Segilima], capacity: list[int], width: Emu = NARROW) -> dict[str, Spot]:
    return spread_lanes(segilima, capacity, [width] * len(capacity))


def places(segilima: list[Segilima], capacity: list[int], width: Emu = NARROW) -> dict[str, tuple[int, int, int]]:
    return {one: (spot.lane, spot.index, spot.places) for one, spot in spread(segilima, capacity, width).items()}


def strangers(lanes: int) -> st.SearchStrategy[dict[int, Emu]]:
    return st.dictionaries(st.integers(0, lanes - 1), st.sampled_from((BOX, pt(80))))


@st.composite
def groups(draw: st.DrawFn) -> list[Segilima]:
    return [off(str(n), draw(st.integers(0, 5)), strangers=draw(strangers(6))) for n in range(draw(st.integers(0, 9)))]


@given(groups(), st.sampled_from((NARROW, WIDE)))
def test_segilima_of_one_edge_never_share_a_place(group, width):
    taken = places(group, [3] * 6, width).values()
    assert len(set(taken)) == len(group)
    assert len({(lane, of) for lane, _, of in taken}) == len({lane for lane, _, _ in taken})


def test_a_segilima_alone_stands_in_the_middle_of_its_own_column():
    assert places([off("a", 3)], [2] * 6) == {"a": (3, 0, 1)}


def test_the_main_way_keeps_its_column_before_others_choose_theirs():
    assert places([off("a", 1), off("b", 1, main=True)], [1, 1, 1]) == {"a": (0, 0, 1), "b": (1, 0, 1)}


def test_two_segilima_share_their_column_where_it_holds_both():
    assert places([off("a", 1), off("b", 1)], [2, 2, 2]) == {"a": (1, 0, 2), "b": (1, 1, 2)}


def test_a_third_segilima_goes_a_column_aside():
    assert places([off("a", 1), off("b", 1), off("c", 1)], [3, 3, 3]) == {"a": (1, 0, 2), "b": (1, 1, 2), "c": (0, 0, 1)}


@given(st.lists(st.integers(0, 5), max_size=9))
def test_a_segilima_leaves_its_column_only_where_that_holds_two_others_or_no_more(lanes):
    capacity = [1, 2, 3, 1, 2, 3]
    found = places([off(str(n), lane) for n, lane in enumerate(lanes)], capacity)
    strayed = [lane for n, lane in enumerate(lanes) if found[str(n)][0] != lane]
    load = Counter(lane for lane, _, _ in found.values())
    assert all(load[lane] >= min(2, capacity[lane]) for lane in strayed)


def test_a_full_column_takes_no_more_while_another_has_room():
    assert places([off("a", 0), off("b", 0), off("c", 0)], [1, 1, 1]) == {"a": (0, 0, 1), "b": (1, 0, 1), "c": (2, 0, 1)}


def test_a_segilima_goes_a_column_aside_from_under_anothers_symbol():
    assert places([off("a", 1, strangers={1: BOX})], [1, 1, 1]) == {"a": (0, 0, 1)}


def test_it_goes_as_far_as_it_must():
    assert places([off("a", 0, strangers={0: BOX, 1: BOX, 2: BOX})], [1] * 4) == {"a": (3, 0, 1)}


def test_where_every_column_has_anothers_symbol_it_stands_under_one_that_is_rows_away_and_is_not_told():
    found = spread([off("a", 1, strangers={0: BOX, 1: BOX, 2: BOX}, remote={2})], [1, 1, 1])["a"]
    assert (found.lane, found.strange) == (2, False)


def test_it_goes_two_columns_to_a_free_one_rather_than_under_a_symbol_rows_away():
    assert places([off("a", 0, strangers={0: BOX, 1: BOX}, remote={0, 1})], [1, 1, 1]) == {"a": (2, 0, 1)}


def test_in_a_wide_column_it_stands_beside_that_symbol():
    assert places([off("a", 1, strangers={1: BOX})], [3, 3, 3], WIDE) == {"a": (1, 2, 3)}


def test_beside_a_symbol_that_fills_the_column_it_does_not_stand():
    assert places([off("a", 1, strangers={1: pt(80)})], [3, 3, 3], WIDE) == {"a": (0, 0, 1)}


def test_in_anothers_column_it_stands_at_the_side_of_its_own():
    all_of_them = {0: BOX, 1: BOX, 2: BOX}
    two = [off("a", 1, strangers=all_of_them), off("b", 1, strangers=all_of_them), off("c", 1, strangers=all_of_them)]
    assert places(two, [3, 3, 3], WIDE) == {"a": (1, 2, 3), "b": (1, 0, 3), "c": (0, 2, 3)}


def test_the_symbols_own_segilima_keeps_the_middle_beside_one_that_is_not():
    assert places([off("a", 0, strangers={0: BOX}), off("b", 0)], [3], WIDE) == {"a": (0, 2, 3), "b": (0, 1, 3)}


@given(groups())
def test_no_segilima_reaches_under_anothers_symbol_unless_it_says_so(group):
    found = spread(group, [3] * 6, WIDE)
    for one in group:
        spot = found[one.id]
        symbol = one.strangers.get(spot.lane)
        middle = WIDE * (2 * spot.index + 1) // (2 * spot.places)
        aside = symbol is None or abs(middle - WIDE // 2) >= (symbol + PENTAGON.w) // 2 + AIR
        assert aside or spot.strange
        assert symbol is not None or not spot.strange


@given(groups())
def test_it_says_so_only_where_no_column_has_a_place_for_it(group):
    found = spread(group, [1] * 6)
    taken = {spot.lane for spot in found.values()}
    assert all(set(range(6)) <= taken | set(one.strangers) for one in group if found[one.id].strange)
