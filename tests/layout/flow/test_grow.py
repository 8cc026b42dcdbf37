"""The largest type that costs nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flow_tools import sheet_of, task_of
from hypothesis import assume, given
from hypothesis import strategies as st
from layout_tools import flow, words
from random_sop import INSTANSI, Case, fan, realistic

from sopdoc.diagnostics import Report
from sopdoc.geometry import Emu, pt
from sopdoc.layout.flow.columns import solve_columns
from sopdoc.layout.flow.grow import GROWING, Start, Usual, grown, planned
from sopdoc.layout.flow.gutters import ROOMY
from sopdoc.layout.flow.plan import FlowTask, may_share, plan_pages
from sopdoc.layout.flow.solve import usual_of as solved
from sopdoc.layout.flow.spread import PENTAGON
from sopdoc.layout.sheet import Sheet, with_sizes
from sopdoc.model.sop import Identitas, Sop

feet = st.sampled_from((None, pt(120), pt(250), pt(400)))       # of what the current page holds


def tasks(case: Case, foot: Emu | None, sheet: Sheet) -> FlowTask:
    return replace(task_of(case), free_y=None if foot is None else sheet.body.y + foot)


def basis(task: FlowTask, sheet: Sheet) -> Usual:
    return Usual(task.alur, sheet, ROOMY, solve_columns(task.alur, sheet, ROOMY, {}, Report()))


def usual_of(task: FlowTask, sheet: Sheet) -> Start | None:
    return planned(task, basis(task, sheet), Report())


def grown_of(task: FlowTask, sheet: Sheet) -> Start | None:
    return grown(task, basis(task, sheet), Report())


def start_of(task: FlowTask, sheet: Sheet) -> Start:
    """For properties: of a flow that fits its paper."""
    found = grown_of(task, sheet)
    assume(found is not None)
    assert found is not None
    return found


def size(sheet: Sheet) -> Emu:
    return sheet.profile.huruf.ukuran["alur"]


@given(realistic(), feet)
def test_larger_type_costs_no_page_and_no_comfort(case: Case, foot: Emu | None) -> None:
    sheet = sheet_of(case)
    task = tasks(case, foot, sheet)
    start, usual = start_of(task, sheet), usual_of(task, sheet)
    assert usual is not None
    assert start.plan.new_pages <= usual.plan.new_pages
    assert start.plan.table.columns.strain <= usual.plan.table.columns.strain


@given(realistic(), feet)
def test_no_text_of_many_lines_gets_longer_because_its_type_grows(case: Case, foot: Emu | None) -> None:
    sheet = sheet_of(case)
    task = tasks(case, foot, sheet)
    start = start_of(task, sheet)
    assert basis(task, start.sheet).too_many_lines <= basis(task, sheet).too_many_lines


def test_type_stays_smaller_where_a_text_would_get_many_lines() -> None:
    alur = flow(tuple(f"P{n}" for n in range(15)), rows=3)
    long = words("memeriksa kelengkapan berkas permohonan surat keputusan " * 5)
    alur = replace(alur, kegiatan=(replace(alur.kegiatan[0], uraian=long), *alur.kegiatan[1:]))
    case = Case(Sop("uji", "uji.yaml", INSTANSI, Identitas("1", "Uji"), (alur,)), "kertas: F4")
    task, sheet = task_of(case), sheet_of(case)
    start = grown_of(task, sheet)
    assert start is not None
    larger = basis(task, with_sizes(start.sheet, GROWING, pt(0.5)))
    assert size(start.sheet) < pt(10)
    assert larger.too_many_lines > basis(task, sheet).too_many_lines


@given(realistic(), feet)
def test_half_a_point_more_would_cost_a_page_or_comfort_or_is_more_than_the_greatest(case: Case, foot: Emu | None) -> None:
    sheet = sheet_of(case)
    task = tasks(case, foot, sheet)
    start, usual = start_of(task, sheet), usual_of(task, sheet)
    more = usual_of(task, with_sizes(start.sheet, GROWING, pt(0.5)))
    assert usual is not None
    assert (
        size(start.sheet) == pt(10) or more is None or more.plan.new_pages > usual.plan.new_pages
        or more.plan.table.columns.strain > usual.plan.table.columns.strain
        or basis(task, with_sizes(start.sheet, GROWING, pt(0.5))).too_many_lines > basis(task, sheet).too_many_lines
    )


@given(realistic(), st.sampled_from((6, 8)))
def test_type_never_grows_above_the_profiles_greatest_nor_shrinks_below_the_usual(case: Case, greatest: int) -> None:
    sheet = sheet_of(Case(case.sop, f"{case.teks_profil}\nhuruf: {{alur terbesar: {greatest}}}"))
    assert size(start_of(task_of(case), sheet).sheet) == pt(8)


@given(realistic(), feet)
def test_a_flow_that_is_said_not_to_fit_the_current_page_never_stands_on_it(case: Case, foot: Emu | None) -> None:
    sheet = sheet_of(case)
    task = tasks(case, foot, sheet)
    usual = usual_of(task, sheet)
    assert usual is not None
    assert may_share(task, ROOMY, sheet) or not usual.plan.shared


@pytest.mark.parametrize("foot", [pt(60), None])
def test_a_short_flow_takes_the_greatest_type(foot: Emu | None) -> None:
    case = Case(Sop("uji", "uji.yaml", INSTANSI, Identitas("1", "Uji"), (flow(("Petugas",)),)), "kertas: F4")
    sheet = sheet_of(case)
    start = grown_of(tasks(case, foot, sheet), sheet)
    assert start is not None
    assert size(start.sheet) == pt(10)


def test_a_column_that_cannot_get_all_the_room_that_segilima_ask_for_gets_a_part_of_it() -> None:
    case = fan(40)
    task, sheet = task_of(case), sheet_of(case)
    usual = solved(task.alur, sheet)
    assert usual.table
    assert usual.columns
    plan = plan_pages(task, usual.table, {}, usual.sheet, Report())
    start = planned(task, usual, Report())
    assert plan
    assert start
    asked = plan.homeless * PENTAGON.w
    assert solve_columns(task.alur, sheet, usual.gutters, {0: usual.columns.width(0) + asked}, Report()) is None
    assert start.plan.homeless < plan.homeless
