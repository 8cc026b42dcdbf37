"""Breaking rows into pages: the best of all breakings, not the first that fits."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise

from hypothesis import assume, given
from hypothesis import strategies as st

from sopdoc.layout.flow.paginate import Paging, break_pages

ROOM = 100
Pages = tuple[tuple[int, int], ...]


def paging(heights: list[int], ways: list[tuple[int, int]] | None = None, first: int = ROOM, strip: int = 0, tail: int = 0) -> Paging:
    """Rows whose symbols leave no room for a strip."""
    return Paging([(height, height + strip, height + 2 * strip) for height in heights], ways or [], first, ROOM, tail)


def broken(task: Paging) -> Pages:
    pages = break_pages(task)
    assert not isinstance(pages, int)
    return pages


def all_breakings(task: Paging) -> list[Pages]:
    """Every way to cut the rows such that all pages fit."""
    count = len(task.heights)
    cuts = [(0, *inner, count) for n in range(count) for inner in combinations(range(1, count), n)]
    breakings = [tuple(pairwise(cut)) for cut in cuts]
    starts = [{start for start, _ in pages} for pages in breakings]
    return [pages for pages, begun in zip(breakings, starts, strict=True)
            if all(task.fits(*page) for page in pages) and task.breaks <= begun]


@st.composite
def tasks(draw: st.DrawFn) -> Paging:
    heights = draw(st.lists(st.integers(5, 90), min_size=1, max_size=9))
    ends = st.integers(0, len(heights) - 1)
    ways = draw(st.lists(st.tuples(ends, ends), max_size=6))
    strip, texts = draw(st.sampled_from((0, 10))), draw(st.lists(st.integers(0, 60), min_size=len(heights), max_size=len(heights)))
    rows = [tuple(max(height + strips * strip, text) for strips in range(3)) for height, text in zip(heights, texts, strict=True)]
    breaks = frozenset(draw(st.lists(ends, max_size=2)))
    return Paging(rows, ways, draw(st.sampled_from((60, ROOM))), ROOM, draw(st.sampled_from((0, 30))), breaks=breaks)


@given(tasks())
def test_no_breaking_has_fewer_pages(task: Paging) -> None:
    every = all_breakings(task)
    pages = break_pages(task)
    assert (None if isinstance(pages, int) else len(pages)) == min(map(len, every), default=None)


@given(tasks())
def test_no_breaking_costs_less(task: Paging) -> None:
    pages = break_pages(task)
    if not isinstance(pages, int):
        assert sum(task.cost(*p) for p in pages) <= min(sum(task.cost(*p) for p in each) for each in all_breakings(task)) + 1e-6


@given(tasks())
def test_a_single_row_is_left_over_only_where_no_breaking_of_as_many_pages_avoids_it(task: Paging) -> None:
    pages = break_pages(task)
    if not isinstance(pages, int) and len(task.heights) > 1 and pages[-1][1] - pages[-1][0] == 1:
        same = [each for each in all_breakings(task) if len(each) == len(pages)]
        assert all(1 in {end - start for start, end in each} for each in same)


@given(tasks())
def test_every_row_stands_on_one_page_in_its_order(task: Paging) -> None:
    pages = break_pages(task)
    if not isinstance(pages, int):
        assert [row for start, end in pages for row in range(start, end)] == list(range(len(task.heights)))


@given(tasks())
def test_every_page_fits_with_its_strips(task: Paging) -> None:
    pages = break_pages(task)
    assert isinstance(pages, int) or all(task.fits(*page) for page in pages)


@given(tasks())
def test_a_culprit_is_named_only_when_no_breaking_fits(task: Paging) -> None:
    assert isinstance(break_pages(task), int) == (all_breakings(task) == [])


def test_rows_that_fit_stay_on_one_page() -> None:
    assert broken(paging([50, 50])) == ((0, 2),)


def test_the_last_page_gets_a_second_row_when_the_one_before_can_spare_it() -> None:
    assert broken(paging([25, 25, 25, 25, 25])) == ((0, 3), (3, 5))


def test_the_tail_stands_under_the_last_row() -> None:
    assert broken(paging([40, 40], tail=30)) == ((0, 1), (1, 2))


def test_the_tail_never_stands_alone() -> None:
    pages = broken(paging([30, 30, 30], tail=60))
    assert pages[-1][1] > pages[-1][0]


def test_a_page_with_lines_to_another_one_holds_a_strip_less() -> None:
    assert broken(paging([30] * 6, ways=[(2, 3)], strip=15)) != ((0, 3), (3, 6))


def test_lines_within_a_page_need_no_strip() -> None:
    assert paging([30] * 4, ways=[(0, 1)], strip=15).need(0, 2) == 60


def test_a_break_goes_where_few_lines_cross_it() -> None:
    assert broken(paging([20] * 7, ways=[(2, 4)] * 4))[0] in ((0, 2), (0, 5))


def test_a_row_higher_than_a_page_is_named() -> None:
    assert break_pages(paging([20, 120, 20])) == 1


def test_a_row_too_high_for_the_first_page_only_cannot_begin_the_flow() -> None:
    assert break_pages(paging([80, 20], first=50)) == 0


def test_a_row_too_high_for_the_first_page_may_stand_on_the_second() -> None:
    assert broken(paging([30, 80], first=50)) == ((0, 1), (1, 2))


@given(tasks(), st.data())
def test_a_page_is_touched_by_the_connections_with_one_end_on_it(task: Paging, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(task.heights) - 1))
    end = data.draw(st.integers(start + 1, len(task.heights)))
    outer = [other for way in task.ways for here, other in (way, way[::-1]) if start <= here < end and not start <= other < end]
    assert task.touches(start, end) == (any(row < start for row in outer), any(row >= end for row in outer))


@given(tasks())
def test_what_a_break_cuts_are_the_connections_from_above_it_to_below(task: Paging) -> None:
    assert task.over == [sum(min(way) < row <= max(way) for way in task.ways) for row in range(len(task.heights) + 1)]
    for row, letters in enumerate(task.letters):
        assert letters == len({(low < high, high) for low, high in task.ways if min(low, high) < row <= max(low, high)})


def test_arrows_to_one_target_are_cut_rather_than_fewer_to_two() -> None:
    to_one, to_two = [(0, 4), (1, 4), (2, 4)], [(4, 6), (4, 7)]
    assert broken(paging([20] * 8, [*to_one, *to_two])) == ((0, 4), (4, 8))


rows_on_two_pages = st.lists(st.integers(5, 40), min_size=4, max_size=9).filter(lambda heights: ROOM < sum(heights) <= 2 * ROOM)


@given(rows_on_two_pages, st.data())
def test_no_other_break_that_leaves_pages_as_full_needs_fewer_segilima(heights: list[int], data: st.DataObject) -> None:
    ends = st.integers(0, len(heights) - 1)
    task = paging(heights, data.draw(st.lists(st.tuples(ends, ends), max_size=12)))
    pages = broken(task)
    assume(len(pages) == 2)
    (_, chosen), _ = pages
    top, total = sum(heights[:chosen]), sum(heights)
    for row in range(2, len(heights) - 1):
        first = sum(heights[:row])
        as_full = task.fits(0, row) and task.fits(row, len(heights)) and abs(2 * first - total) <= abs(2 * top - total) and first >= top
        assert not as_full or task.letters[row] >= task.letters[chosen]


@given(tasks(), st.integers(0, 2), st.data())
def test_a_segilima_is_homeless_beyond_the_places_of_its_edge(task: Paging, places: int, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(task.heights) - 1))
    end = data.draw(st.integers(start + 1, len(task.heights)))
    edges: dict[str, set[tuple[str, int]]] = {"head": set(), "foot": set()}
    for source, target in task.ways:
        leaves, enters = start <= source < end, start <= target < end
        if leaves != enters:
            edges["foot" if (source < target) == leaves else "head"].add(("out" if leaves else "in", target))
    assert replace(task, places=places).homeless(start, end) == sum(max(0, len(edge) - places) for edge in edges.values())


def test_a_page_ends_earlier_where_its_edge_has_no_place_for_more_segilima() -> None:
    free = paging([20] * 8, ways=[(0, 5), (1, 6), (2, 7), (3, 4)])
    tight = replace(free, places=2)
    assert any(tight.homeless(*page) for page in broken(free))
    assert not any(tight.homeless(*page) for page in broken(tight))


def test_a_row_alone_on_an_early_page_is_avoided() -> None:
    assert broken(paging([30, 30, 30, 30, 60, 30], first=60))[0] == (0, 2)


def test_pages_are_of_one_length_where_nothing_else_counts() -> None:
    assert broken(paging([20] * 8)) == ((0, 4), (4, 8))


def test_a_page_that_its_rows_cannot_fill_is_worth_a_few_lines_cut() -> None:
    def ways(many: int) -> list[tuple[int, int]]:
        return [(6, 12 + target) for target in range(many)]
    assert broken(paging([5] * 24, ways(3), first=60)) == ((0, 10), (10, 24))
    assert broken(paging([5] * 24, ways(12), first=60)) == ((0, 6), (6, 24))


def test_a_text_that_is_taller_than_symbols_and_strip_leaves_room_for_the_strip() -> None:
    assert Paging([(30, 50, 70), (60, 60, 70)], [(1, 2)], ROOM, ROOM).need(0, 2) == 90


@given(tasks(), st.data())
def test_a_page_needs_its_rows_with_strips_and_what_stands_below(task: Paging, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(task.heights) - 1))
    end = data.draw(st.integers(start + 1, len(task.heights)))
    assert task.need(start, end) == sum(task.rows(start, end)) + task.below(end)


@given(tasks(), st.data())
def test_strips_stand_in_the_first_and_the_last_row(task: Paging, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(task.heights) - 1))
    end = data.draw(st.integers(start + 1, len(task.heights)))
    head, foot = task.touches(start, end)
    strips = [0] * (end - start)
    strips[0] += head
    strips[-1] += foot
    assert task.rows(start, end) == [task.heights[start + i][count] for i, count in enumerate(strips)]


def test_a_page_may_be_filled_to_its_last_bit() -> None:
    assert broken(paging([50, 50, 50, 50])) == ((0, 2), (2, 4))


def test_of_two_rows_that_fit_nowhere_the_tallest_is_named() -> None:
    assert break_pages(paging([120, 130, 110])) == 1


@given(tasks(), st.integers(0, 2), st.data())
def test_a_page_costs_what_is_bad_about_it(task: Paging, places: int, data: st.DataObject) -> None:
    task = replace(task, places=places)
    start = data.draw(st.integers(0, len(task.heights) - 1))
    end = data.draw(st.integers(start + 1, len(task.heights)))
    price = 1000.0 + 1000 * task.homeless(start, end)
    if end == start + 1 and len(task.heights) > 1:
        price += 400 if end == len(task.heights) else 150
    room = task.first_room if start == 0 else task.room
    full = task.need(start, end) / room
    price += 30 * (1 - full) ** 2
    if end < len(task.heights):
        letters = {(source < target, target) for source, target in task.ways if min(source, target) < end <= max(source, target)}
        price += 6 * len(letters) + 80 * max(0, 1 - 1.5 * full)
    assert abs(task.cost(start, end) - price) < 1e-6
