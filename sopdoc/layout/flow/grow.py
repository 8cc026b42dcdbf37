"""A flow → its plan in the largest type that costs nothing: no page more, no pelaksana column less comfortable and no text of many
lines longer than in the usual type.  All of it is arithmetic on words, before any line is looked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from sopdoc.diagnostics import Diagnostic, Report
from sopdoc.geometry import Emu
from sopdoc.layout.flow.columns import Columns, solve_columns
from sopdoc.layout.flow.gutters import Gutters
from sopdoc.layout.flow.notes import NOTE_AIR
from sopdoc.layout.flow.plan import FlowTable, FlowTask, Plan, may_share, plan_pages, set_table
from sopdoc.layout.flow.spread import PENTAGON
from sopdoc.layout.flow.text_columns import too_many
from sopdoc.layout.flow.words import text_height
from sopdoc.layout.sheet import STEP, Sheet, with_sizes
from sopdoc.model.sop import Alur

GROWING = ("alur", "kepala")
SHARES = (1, 2, 4, 8)         # of the room that segilima ask for


@dataclass(frozen=True)
class Usual:
    """A flow's table in its usual type: the columns, None where the paper is too narrow, and what was told of that."""

    alur: Alur
    sheet: Sheet
    gutters: Gutters
    columns: Columns | None
    told: tuple[Diagnostic, ...] = ()

    @cached_property
    def table(self) -> FlowTable | None:
        return set_table(self.alur, self.gutters, self.columns, self.sheet) if self.columns else None

    @cached_property
    def too_many_lines(self) -> int:
        """How many lines its texts have that do not read well."""
        line = text_height(1, self.sheet)
        return too_many((row.text_height - 2 * self.sheet.pad_y) // line for row in self.table.rows) if self.table else 0


@dataclass(frozen=True, slots=True)
class Start:
    """What the search for lines begins with."""

    sheet: Sheet
    gutters: Gutters
    plan: Plan
    lanes: dict[int, Emu] = field(default_factory=dict)     # least widths, so that segilima find a place


def planned(task: FlowTask, usual: Usual, report: Report) -> Start | None:
    """The plan of this very table; None (and a diagnostic) where a row fits no page."""
    plan = plan_pages(task, usual.table, {}, usual.sheet, report) if usual.table else None
    if plan is None:
        return None
    start = Start(usual.sheet, usual.gutters, plan)
    return (_roomier(task, start) if plan.homeless else None) or start


def grown(task: FlowTask, usual: Usual, report: Report) -> Start | None:
    """The plan in the largest type: the greatest where it takes as few pages as any could, else found by halving."""
    ukuran = usual.sheet.profile.huruf.ukuran
    most = max(0, (ukuran["alur terbesar"] - ukuran["alur"]) // STEP)
    largest = _larger(most, task, usual)
    if largest and largest.plan.new_pages <= (not may_share(task, usual.gutters, usual.sheet)):
        return largest
    start = best = planned(task, usual, report)
    low, high = 0, most
    while start and low < high:
        middle = high if high == most else (low + high + 1) // 2
        tried = largest if middle == most else _larger(middle, task, usual)
        if tried and tried.plan.new_pages <= start.plan.new_pages:
            low, best = middle, tried
        else:
            high = middle - 1
    return best


def _larger(steps: int, task: FlowTask, usual: Usual) -> Start | None:
    """The plan in type larger by so many steps; None where the usual type's columns are more comfortable or its texts shorter."""
    if usual.columns is None or steps == 0:
        return None
    larger = with_sizes(usual.sheet, GROWING, steps * STEP)
    columns = solve_columns(task.alur, larger, usual.gutters, {}, Report())
    if columns is None or columns.strain > usual.columns.strain:
        return None
    grown = Usual(task.alur, larger, usual.gutters, columns)
    many = grown.too_many_lines
    return planned(task, grown, Report()) if many == 0 or many <= usual.too_many_lines else None


def _roomier(task: FlowTask, start: Start) -> Start | None:
    """With pelaksana columns as wide as the segilima at the pages' edges ask for, or a part of that, where it gives
    more of them a place."""
    tries = (_wider(task, start, share) for share in SHARES)
    return next((tried for tried in tries if tried), None)


def _wider(task: FlowTask, start: Start, share: int) -> Start | None:
    lanes, homeless = start.plan.table.columns.lanes, start.plan.homeless
    more = -(-homeless // (share * len(lanes))) * (PENTAGON.w + NOTE_AIR)
    floors = {index: x1 - x0 + more for index, (x0, x1) in enumerate(lanes)}
    columns = solve_columns(task.alur, start.sheet, start.gutters, floors, Report())
    table = set_table(task.alur, start.gutters, columns, start.sheet) if columns else None
    plan = plan_pages(task, table, {}, start.sheet, Report()) if table else None
    return Start(start.sheet, start.gutters, plan, floors) if plan and plan.homeless < homeless else None
