"""Tasks of laying out the first flow of a case, on a page of its own."""

from __future__ import annotations

from random_sop import Case

from sopdoc.layout.flow.plan import FlowTask
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
