"""One try at a flow: every page of its plan is there with its lines, and what a try counts is what is on its pages."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from flow_tools import sheet_of, task_for, task_of
from hypothesis import given, settings
from hypothesis import strategies as st
from layout_tools import flow, sheet
from random_sop import Case, realistic

from sopdoc.diagnostics import Report
from sopdoc.geometry import Emu
from sopdoc.layout.flow.attempt import LEAST_STEPS, PAGE, ROOMY_LANE, UGLY, UNEVEN, WRONG, Attempt, attempted
from sopdoc.layout.flow.describe import words_of
from sopdoc.layout.flow.grow import planned
from sopdoc.layout.flow.offpage import Leg
from sopdoc.layout.flow.plan import FlowTask
from sopdoc.layout.flow.solve import usual_of
from sopdoc.layout.route import Fault, route
from sopdoc.layout.route.closeness import close
from sopdoc.layout.route.steps import PLACING, SHEET
from sopdoc.layout.sheet import Sheet
from sopdoc.model.sop import Sambungan

LAW = settings(max_examples=15, deadline=None, derandomize=True)


def tried(task: FlowTask, on: Sheet) -> Attempt:
    usual = usual_of(task.alur, on)
    start = planned(task, usual, Report())
    assert start is not None
    return attempted(task, start.plan, words_of(task.alur), start.sheet)


@LAW
@given(realistic())
def test_a_try_draws_every_line_of_its_plan_and_spends_what_that_took(case: Case) -> None:
    task = task_of(case)
    attempt = tried(task, sheet_of(case))
    assert len(attempt.pages) == len(attempt.plan.pages)
    for page in attempt.pages:
        assert {edge.id for edge in page.route.edges} <= {line.id for line in page.connectors} | {leg.id for _, leg, _ in attempt.faults}
    spent = SHEET - task.steps.left
    assert PLACING * len(attempt.pages) <= spent < SHEET // 3 + LEAST_STEPS * len(attempt.pages)


@LAW
@given(realistic())
def test_what_a_try_tells_of_its_lines_is_what_its_pages_say(case: Case) -> None:
    attempt = tried(task_of(case), sheet_of(case))
    wishes = [one.need for page in attempt.pages for one in close(page.route, {c.id: c.points for c in page.connectors})]
    assert sorted(one.need for one in attempt.close) == sorted(wishes)
    assert attempt.cost == sum(route(page.route).cost for page in attempt.pages)


@LAW
@given(st.lists(st.sampled_from(("grid", "over", "lost")), max_size=4), st.integers(0, 2))
def test_words_on_rules_are_ugly_and_what_is_missing_is_wrong(stands: list[str], cramped: int) -> None:
    clean = tried(task_for(flow(("Kepala", "Staf"))), sheet())
    leg = Leg("e", 0, "1", "2", Sambungan("1", "2"), True)
    faults = tuple((0, leg, Fault("e", "label", stands=one)) for one in stands)
    judged = replace(clean, faults=faults, cramped=(leg,) * cramped)
    assert clean.ugliness == 0
    assert judged.ugliness == sum(UGLY if one == "grid" else WRONG for one in stands) + WRONG * cramped
    assert judged.badness == clean.badness + judged.ugliness


def test_narrow_and_uneven_columns_are_bad() -> None:
    clean = tried(task_for(flow(("Kepala", "Staf"))), sheet())

    def with_lanes(*widths: Emu) -> Attempt:
        ends = [sum(widths[:n]) for n in range(len(widths) + 1)]
        columns = replace(clean.columns, lanes=tuple(pairwise(ends)))
        return replace(clean, plan=replace(clean.plan, table=replace(clean.plan.table, columns=columns)))

    good = with_lanes(ROOMY_LANE, ROOMY_LANE)
    assert good.badness == PAGE * clean.new_pages
    assert with_lanes(ROOMY_LANE, ROOMY_LANE - 1).badness == good.badness + 1
    assert with_lanes(ROOMY_LANE, ROOMY_LANE + UNEVEN).badness == good.badness + 1
