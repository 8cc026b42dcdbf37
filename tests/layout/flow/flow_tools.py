"""The first flow of a case, on pages of its own: its task, and how it is laid."""

from __future__ import annotations

from layout_tools import sheet
from random_sop import Case

from sopdoc.diagnostics import Report
from sopdoc.layout.flow.attempt import FlowPage
from sopdoc.layout.flow.plan import FlowTask
from sopdoc.layout.flow.solve import lay_flow, usual_of
from sopdoc.layout.route.steps import SHEET, Steps
from sopdoc.layout.sheet import Sheet, make_sheet
from sopdoc.layout.tail import Tail
from sopdoc.layout.text.fonts import built_in
from sopdoc.model.sop import Alur
from sopdoc.model.teks import Kata


def task_of(case: Case) -> FlowTask:
    return task_for(case.sop.alur[0])


def task_for(alur: Alur) -> FlowTask:
    return FlowTask(alur, ((Kata("Judul"),),), Tail(), None, False, 0, 0, 1, 0, Steps(SHEET))


def sheet_of(case: Case) -> Sheet:
    return make_sheet(case.profile, built_in())


def pages_of(alur: Alur) -> tuple[FlowPage, ...]:
    laid = lay_flow(task_for(alur), usual_of(alur, sheet()), Report())
    assert laid is not None
    return laid.pages
