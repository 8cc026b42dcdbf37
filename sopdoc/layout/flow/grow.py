"""A flow → its plan in the largest type that costs nothing: no page more, and no pelaksana column less comfortable than in
the usual type.  All of it is arithmetic on words, before any line is looked for."""

from __future__ import annotations

from dataclasses import dataclass, field

from sopdoc.diagnostics import Report
from sopdoc.geometry import Emu, pt
from sopdoc.layout.flow.columns import Columns, solve_columns
from sopdoc.layout.flow.page import NOTE_AIR, PENTAGON
from sopdoc.layout.flow.plan import FlowTask, Plan, may_share, plan_pages, set_table
from sopdoc.layout.flow.symbols import Gutters
from sopdoc.layout.sheet import Sheet, with_sizes

STEP: Emu = pt(0.5)
GROWING = ("alur", "kepala")


@dataclass(frozen=True, slots=True)
class Start:
    """What the search for lines begins with."""

    sheet: Sheet
    gutters: Gutters
    plan: Plan
    lanes: dict[int, Emu] = field(default_factory=dict)     # least widths, so that segilima find a place


def planned(task: FlowTask, gutters: Gutters, columns: Columns, sheet: Sheet, report: Report) -> Start | None:
    """The plan with these columns, in this sheet's own type; None (and a diagnostic) where a row fits no page."""
    plan = plan_pages(task, set_table(task.alur, gutters, columns, sheet), {}, sheet, report)
    if plan is None:
        return None
    usual = Start(sheet, gutters, plan)
    return (_roomier(task, usual) if plan.homeless else None) or usual


def grown(task: FlowTask, gutters: Gutters, columns: Columns, sheet: Sheet, report: Report) -> Start | None:
    """The plan in the largest type: the greatest where it takes as few pages as any could, else found by halving.

    `columns`: those of the usual type.
    """
    most = max(0, (sheet.profile.huruf.ukuran["alur terbesar"] - sheet.profile.huruf.ukuran["alur"]) // STEP)
    largest = _larger(most, task, gutters, columns, sheet)
    if largest and largest.plan.new_pages <= (not may_share(task, gutters, sheet)):
        return largest
    usual = best = planned(task, gutters, columns, sheet, report)
    low, high = 0, most
    while usual and low < high:
        middle = high if high == most else (low + high + 1) // 2
        tried = largest if middle == most else _larger(middle, task, gutters, columns, sheet)
        if tried and tried.plan.new_pages <= usual.plan.new_pages:
            low, best = middle, tried
        else:
            high = middle - 1
    return best


def _larger(steps: int, task: FlowTask, gutters: Gutters, usual: Columns, sheet: Sheet) -> Start | None:
    """The plan in larger type; None where the usual type's columns are more comfortable."""
    larger = with_sizes(sheet, GROWING, steps * STEP)
    columns = solve_columns(task.alur, larger, {}, Report()) if steps else None
    return planned(task, gutters, columns, larger, Report()) if columns and columns.strain <= usual.strain else None


def _roomier(task: FlowTask, start: Start) -> Start | None:
    """With pelaksana columns as wide as the segilima at the pages' edges ask for, where that gives more of them a place."""
    lanes, homeless = start.plan.table.columns.lanes, start.plan.homeless
    more = -(-homeless // len(lanes)) * (PENTAGON.w + NOTE_AIR)
    floors = {index: x1 - x0 + more for index, (x0, x1) in enumerate(lanes)}
    columns = solve_columns(task.alur, start.sheet, floors, Report())
    table = set_table(task.alur, start.gutters, columns, start.sheet) if columns else None
    plan = plan_pages(task, table, {}, start.sheet, Report()) if table else None
    return Start(start.sheet, start.gutters, plan, floors) if plan and plan.homeless < homeless else None
