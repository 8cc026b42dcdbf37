"""Breaking rows into pages: the best of all breakings, not the first that fits."""

from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from sopdoc.layout.paginate import Paging, break_pages

ROOM = 100
Pages = tuple[tuple[int, int], ...]


def paging(heights: list[int], ways: list[tuple[int, int]] | None = None, first: int = ROOM, strip: int = 0, tail: int = 0) -> Paging:
    return Paging(heights, ways or [], first, ROOM, strip, tail)


def broken(task: Paging) -> Pages:
    pages = break_pages(task)
    assert not isinstance(pages, int)
    return pages


def all_breakings(task: Paging) -> list[Pages]:
    """Every way to cut the rows such that all pages fit."""
    count = len(task.heights)
    cuts = [(0, *inner, count) for n in range(count) for inner in combinations(range(1, count), n)]
    breakings = [tuple(pairwise(cut)) for cut in cuts]
    return [pages for pages in breakings if all(task.fits(*page) for page in pages)]


@st.composite
def tasks(draw: st.DrawFn) -> Paging:
    heights = draw(st.lists(st.integers(5, 90), min_size=1, max_size=9))
    ends = st.integers(0, len(heights) - 1)
    spans = [tuple(sorted(pair)) for pair in draw(st.lists(st.tuples(ends, ends), max_size=6))]
    return Paging(heights, spans, draw(st.sampled_from((60, ROOM))), ROOM, draw(st.sampled_from((0, 10))), draw(st.sampled_from((0, 30))))


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
