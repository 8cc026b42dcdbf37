"""Room that lines ask for: what they get where the pages have it, and that it costs no row its page."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from flow_tools import pages_of
from hypothesis import example, given, settings
from hypothesis import strategies as st
from layout_tools import kegiatan

from sopdoc.geometry import Emu
from sopdoc.layout.flow import solve
from sopdoc.layout.flow.attempt import Attempt, FlowPage, attempted, least_badness
from sopdoc.layout.flow.describe import Words
from sopdoc.layout.flow.plan import FlowTask, Plan
from sopdoc.layout.route import closeness, route
from sopdoc.layout.route.closeness import close
from sopdoc.layout.route.weights import BEND
from sopdoc.layout.sheet import Sheet
from sopdoc.model.sop import Alur, Bentuk, Pelaksana, Sambungan


def relay(columns: Sequence[int], many: int, back: tuple[int, int]) -> Alur:
    """A flow that hands over from row to row in these columns out of `many`, with one way back."""
    titles = tuple(Pelaksana(f"p{n}", f"Kepala {n}", "") for n in range(many))
    text = "Menerima surat dari instansi lain dan mencatatnya dalam buku agenda surat masuk sebelum diteruskan"
    rows = tuple(kegiatan(n, (f"p{column}", Bentuk.PROSES), uraian=text) for n, column in enumerate(columns, 1))
    ids = [row.simbol[0].id for row in rows]
    return Alur("", titles, rows, tuple(Sambungan(ids[a], ids[b]) for a, b in (*pairwise(range(len(ids))), back)))


def wishes(pages: Sequence[FlowPage]) -> Emu:
    """What the lines on these pages lack of their distance to rules."""
    return sum(one.need for page in pages for one in close(page.route, {c.id: c.points for c in page.connectors}))


def cost(pages: Sequence[FlowPage]) -> Emu:
    """What the lines on these pages cost, their bends and crossings above all."""
    return sum(route(page.route).cost for page in pages)


def wishless(alur: Alur) -> tuple[FlowPage, ...]:
    """The same laid as if lines wished for nothing."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(closeness, "WANTED", 0)
        return pages_of(alur)


def test_lines_get_the_room_they_wish_for_where_the_page_has_it() -> None:
    alone = relay([3, 1, 3, 3, 4, 6, 1, 5, 1, 5], 7, (8, 6))      # there is no room for all columns as wide as the one that lacks it
    for alur in (relay([5, 2, 2, 5, 2, 5, 3, 2], 6, (5, 2)), relay([7, 7, 1, 6], 8, (3, 0)), alone):
        assert wishes(wishless(alur)) > 0
        assert wishes(pages_of(alur)) == 0


def test_a_line_on_a_full_page_gets_room_from_rows_that_words_make_no_taller() -> None:
    alur = relay([0, 1, 0, 2, 0, 0, 0, 2, 0, 2, 0, 0, 2, 0, 2, 0, 0, 0, 2, 2, 1, 2], 3, (17, 6))
    assert 0 == wishes(pages_of(alur)) < wishes(wishless(alur))


def test_no_lines_are_looked_for_where_the_plan_alone_would_be_worse(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[Plan] = []

    def recorded(task: FlowTask, plan: Plan, words: Words, sheet: Sheet, yielding: bool = False) -> Attempt:
        tried.append(plan)
        return attempted(task, plan, words, sheet, yielding)

    monkeypatch.setattr(solve, "attempted", recorded)
    pages_of(relay([4, 0, 11, 6, 10, 3, 5, 3, 1, 11, 8, 2], 12, (10, 2)))
    first = tried[0]
    assert len(tried) > 1
    assert all(plan.pages == first.pages and least_badness(plan) <= least_badness(first) for plan in tried)


@st.composite
def relays(draw: st.DrawFn) -> Alur:
    many = draw(st.integers(6, 10))
    columns = draw(st.lists(st.integers(0, many - 1), min_size=4, max_size=16))
    back, source = sorted(draw(st.lists(st.integers(0, len(columns) - 1), min_size=2, max_size=2, unique=True)))
    return relay(columns, many, (source, back))


@settings(max_examples=25, deadline=None, derandomize=True)
@given(relays())
@example(relay([7, 4, 6, 3, 7, 0, 6, 4, 3, 3, 0, 4, 4, 5, 2, 4, 0, 3, 4, 0, 2, 0, 7], 8, (19, 14)))
def test_no_row_goes_to_another_page_for_what_lines_only_wish_for(alur: Alur) -> None:
    before, after = wishless(alur), pages_of(alur)
    assert [len(page.route.ylines) for page in after] == [len(page.route.ylines) for page in before]
    assert wishes(after) <= wishes(before)
    assert cost(after) < cost(before) + 2 * BEND
