"""The search for room for lines: what it may cost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flow_tools import pages_of, sheet_of, task_for, task_of
from hypothesis import example, given, settings
from hypothesis import strategies as st
from layout_tools import flow, sheet
from random_sop import Case
from tools import ROOT

from sopdoc.definitions import find_definitions
from sopdoc.diagnostics import Report
from sopdoc.layout.engine import lay_out
from sopdoc.layout.flow import solve
from sopdoc.layout.flow.attempt import Attempt, FlowPage
from sopdoc.layout.flow.grow import planned
from sopdoc.layout.flow.gutters import CLOSEST, LOWEST, TIGHT
from sopdoc.layout.flow.smaller import smaller
from sopdoc.layout.flow.solve import lay_flow, usual_of
from sopdoc.layout.sheet import SMALLEST
from sopdoc.layout.tree import Layout, Table
from sopdoc.model.bentuk import Kapsul
from sopdoc.model.decode import decode_sop
from sopdoc.model.decode_instansi import InstansiBerkas
from sopdoc.model.sop import Alur, Instansi
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
@example(17)
def test_rows_are_as_low_as_they_can_be_exactly_where_that_saves_a_page(rows: int) -> None:
    alur = flow(("Kepala", "Staf"), rows)
    pages, roomy = pages_of(alur), planned(task_for(alur), usual_of(alur, sheet()), Report())
    lowest = planned(task_for(alur), usual_of(alur, sheet(), LOWEST), Report())
    tight = planned(task_for(alur), replace(usual_of(alur, sheet()), gutters=TIGHT), Report())
    assert roomy
    assert lowest
    assert tight
    fewest = min(lowest.plan.new_pages, in_smaller_type(alur))
    assert len(pages) == fewest
    assert is_low(pages) == (fewest < min(roomy.plan.new_pages, tight.plan.new_pages))


def in_smaller_type(alur: Alur) -> int:
    """Pages that words alone take there."""
    starts = [planned(task_for(alur), usual_of(alur, on, CLOSEST), Report()) for on in smaller(sheet())]
    return min(start.plan.new_pages for start in starts if start)


@pytest.mark.parametrize(("rows", "saves"), [(15, False), (16, True), (17, True), (18, False)])
def test_the_type_shrinks_exactly_where_that_saves_a_page_and_the_build_says_so(rows: int, saves: bool) -> None:
    alur, report = flow(("Kepala", "Staf"), rows), Report()
    lowest = planned(task_for(alur), usual_of(alur, sheet(), LOWEST), Report())
    assert lowest
    laid = lay_flow(task_for(alur), usual_of(alur, sheet()), report)
    assert laid is not None
    assert (len(laid.pages) < lowest.plan.new_pages) == saves
    assert [d.code for d in report.diagnostics] == ["SOP414"] * saves
    sizes = {run.style.size for page in laid.pages for block in page.blocks if isinstance(block, Table)
             for cell in block.cells for paragraph in cell.paragraphs for run in paragraph.runs}
    assert (min(sizes) < sheet().profile.huruf.ukuran["alur"]) == saves
    assert min(sizes) >= SMALLEST


def is_low(pages: Sequence[FlowPage]) -> bool:
    return {symbol.rect.h for page in pages for symbol in page.symbols if symbol.kind == "process"} == {LOWEST.size["process"].h}


def test_where_low_rows_save_a_page_no_line_is_looked_for_in_roomier_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    low: list[bool] = []
    real = solve.attempted

    def watched(*given: Any) -> Attempt:
        attempt = real(*given)
        low.append(is_low(attempt.pages))
        return attempt

    monkeypatch.setattr(solve, "attempted", watched)
    assert is_low(pages_of(flow(("Kepala", "Staf"), 13)))
    assert all(low)
