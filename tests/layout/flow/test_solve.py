"""The search for room for lines: what it may cost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from flow_tools import sheet_of, task_for, task_of
from hypothesis import example, given, settings
from hypothesis import strategies as st
from layout_tools import flow, kegiatan, sheet
from random_sop import Case
from tools import ROOT

from sopdoc.definitions import find_definitions
from sopdoc.diagnostics import Report
from sopdoc.geometry import Emu
from sopdoc.layout.engine import lay_out
from sopdoc.layout.flow.grow import planned
from sopdoc.layout.flow.gutters import LOWEST, TIGHT
from sopdoc.layout.flow.solve import FlowPage, lay_flow, usual_of
from sopdoc.layout.route import closeness
from sopdoc.layout.route.closeness import close
from sopdoc.layout.tree import Layout
from sopdoc.model.bentuk import Kapsul
from sopdoc.model.decode import decode_sop
from sopdoc.model.decode_instansi import InstansiBerkas
from sopdoc.model.sop import Alur, Bentuk, Instansi, Pelaksana, Sambungan
from sopdoc.reading import Reader
from sopdoc.source.read import parse


def laid(name: str) -> tuple[Layout, list[str]]:
    report = Report()
    (definition,) = find_definitions([str(ROOT / "definitions" / "contoh" / f"{name}.yaml")], report)
    reading = Reader().read(definition, report)
    assert reading.naskah is not None
    sheets = lay_out(reading.naskah.sop, reading.profile, report)
    assert sheets is not None
    return sheets.layout, [d.code for d in report.diagnostics]


@pytest.mark.parametrize(("name", "pages"), [
    ("pembahasan-rancangan-peraturan-bupati", 3),      # two words ask for wider columns: the other thirteen give the room
    ("pengadaan-langsung", 4),                         # one asks for a taller row on a full page: its line goes another way
])
def test_a_word_costs_no_page_where_others_can_yield(name: str, pages: int) -> None:
    layout, codes = laid(name)
    assert len(layout.pages) == pages
    assert "SOP420" not in codes


def test_larger_type_is_not_bought_with_a_page_for_its_lines() -> None:
    """What words alone leave a page less for in the largest type, lines may need: then the usual type saves it."""
    report, path = Report(), Path(__file__).with_name("pembelian.yaml")
    node = parse(path.read_text(encoding="utf-8"), path.name, report)
    assert node is not None
    sop = decode_sop(node, "pembelian", path.name, InstansiBerkas(Instansi()), frozenset(), report, Kapsul("kegiatan"))
    assert sop is not None, report.diagnostics
    case = Case(sop, "")
    laid = lay_flow(task_of(case), usual_of(sop.alur[0], sheet_of(case)), report)
    assert laid is not None
    assert len(laid[0]) == 2
    assert report.diagnostics == ()


@given(st.integers(8, 34))
@settings(max_examples=3, deadline=None)
@example(13)
def test_rows_are_as_low_as_they_can_be_exactly_where_that_saves_a_page(rows: int) -> None:
    alur = flow(("Kepala", "Staf"), rows)
    pages, roomy = pages_of(alur), planned(task_for(alur), usual_of(alur, sheet()), Report())
    lowest = planned(task_for(alur), usual_of(alur, sheet(), LOWEST), Report())
    tight = planned(task_for(alur), replace(usual_of(alur, sheet()), gutters=TIGHT), Report())
    assert roomy
    assert lowest
    assert tight
    assert len(pages) == lowest.plan.new_pages
    is_low = {symbol.rect.h for page in pages for symbol in page.symbols if symbol.kind == "process"} == {LOWEST.size["process"].h}
    assert is_low == (lowest.plan.new_pages < min(roomy.plan.new_pages, tight.plan.new_pages))


def relay(columns: Sequence[int], many: int, back: tuple[int, int]) -> Alur:
    """A flow that hands over from row to row in these columns out of `many`, with one way back."""
    titles = tuple(Pelaksana(f"p{n}", f"Kepala {n}", "") for n in range(many))
    text = "Menerima surat dari instansi lain dan mencatatnya dalam buku agenda surat masuk sebelum diteruskan"
    rows = tuple(kegiatan(n, (f"p{column}", Bentuk.PROSES), uraian=text) for n, column in enumerate(columns, 1))
    ids = [row.simbol[0].id for row in rows]
    return Alur("", titles, rows, tuple(Sambungan(ids[a], ids[b]) for a, b in (*pairwise(range(len(ids))), back)))


def pages_of(alur: Alur) -> tuple[FlowPage, ...]:
    laid = lay_flow(task_for(alur), usual_of(alur, sheet()), Report())
    assert laid is not None
    return laid.pages


def wishes(pages: Sequence[FlowPage]) -> Emu:
    """What the lines on these pages lack of their distance to rules."""
    return sum(one.need for page in pages for one in close(page.route, {c.id: c.points for c in page.connectors}))


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


def test_of_two_full_pages_the_one_that_has_some_room_left_gives_it_to_its_lines() -> None:
    alur = relay([0, 1, 0, 2, 0, 0, 0, 2, 0, 2, 0, 0, 2, 0, 2, 0, 0, 0, 2, 2, 1, 2], 3, (17, 6))
    assert 0 < wishes(pages_of(alur)) < wishes(wishless(alur))


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
