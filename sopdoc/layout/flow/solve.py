"""Alur → the pages of its flow table: solve columns, set rows, break pages, place, route; where lines lack room, give
more and do it again.

    columns ─▶ rows ─▶ paginate ─▶ place ─▶ route ─┬─▶ FlowPage…
       ▲         ▲                                 │
       └─ lane ──┴─ row gets more room ◀── faults ─┘     at most TRIES times; what is left becomes a diagnostic

The search for routes is given steps (`route/steps.py`): a try a share of those left, a page a share of the try's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import takewhile
from typing import NamedTuple

from sopdoc.diagnostics import Report
from sopdoc.geometry import Emu, pt
from sopdoc.layout.flow.attempt import LEAST_STEPS, PAGE, Attempt, FlowPage, attempted
from sopdoc.layout.flow.columns import Columns, narrowed, solve_columns
from sopdoc.layout.flow.describe import Words, words_of
from sopdoc.layout.flow.faults import report_cramped, report_faults, report_strange
from sopdoc.layout.flow.former import NewPage, former_pages
from sopdoc.layout.flow.grow import Start, Usual, grown, planned
from sopdoc.layout.flow.gutters import CLOSEST, LOWEST, ROOMY, TIGHT, Gutters
from sopdoc.layout.flow.plan import FlowTask, Plan, height_under, plan_pages, set_table
from sopdoc.layout.flow.room import Extra, eased, tries_for
from sopdoc.layout.flow.smaller import report_smaller, smaller
from sopdoc.layout.sheet import Sheet, with_sizes
from sopdoc.layout.tail import Tail
from sopdoc.layout.tree import Table
from sopdoc.model.sop import Alur

TRIES = 12                     # more hardly helped: what so many enlargements do not cure is a knot in the definition
SMALLER_STEPS = 4              # half points that the table's type may shrink by before the paper counts as too narrow


class LaidFlow(NamedTuple):
    """The pages of a flow, the number of letters used so far, and what of its tail follows on pages of its own."""

    pages: tuple[FlowPage, ...]
    used: int
    apart: Tail


def usual_of(alur: Alur, sheet: Sheet, gutters: Gutters = ROOMY) -> Usual:
    """Solved once for each flow: it says what room the flow needs, and every try begins with it.  The largest type in which the
    table's columns fit the paper (SOP413 when it is not the profile's, SOP411 when there is none)."""
    report = Report()
    for step in range(SMALLER_STEPS + 1):
        smaller = with_sizes(sheet, ("alur", "kepala", "simbol"), -step * pt(0.5))
        columns = solve_columns(alur, smaller, gutters, {}, Report())
        if columns:
            if step:
                _report_smaller(alur, smaller, report)
            return Usual(alur, smaller, gutters, columns, report.diagnostics)
    return Usual(alur, sheet, gutters, solve_columns(alur, sheet, gutters, {}, report), report.diagnostics)


def least_height(task: FlowTask, usual: Usual) -> Emu:
    """What the flow takes of a page in use, the free ground above it included, before any line asks for more; 0 where it fits
    no page."""
    return height_under(task, usual.table, usual.sheet) if usual.table else 0


def lay_flow(task: FlowTask, usual: Usual, report: Report) -> LaidFlow | None:
    """The flow on its pages; None (and a diagnostic) when it fits no page."""
    report.extend(usual.told)
    words = words_of(task.alur)
    start = (grown if usual.gutters is ROOMY else planned)(task, usual, report)      # in the largest type where rows are roomy
    if start is None:
        return None
    attempt = _in_best_rows(task, usual, start, words)
    if attempt.sheet.pad_y < usual.sheet.pad_y:
        report_smaller(task.alur, attempt.sheet, "hemat satu halaman", "", report)
    paper = usual.sheet.profile.kertas
    report_faults(attempt.faults, task.alur, words, paper.w < paper.h, report)
    report_strange(attempt.strange, words, report)
    report_cramped(attempt.cramped, words, report)
    return LaidFlow(_former(task.alur, task, attempt), attempt.used, attempt.plan.apart)


def _in_best_rows(task: FlowTask, usual: Usual, start: Start, words: Words) -> Attempt:
    """In roomy rows, or in lower ones where they save a page; in tight ones also where lines lack room.  The likeliest to save one are
    tried before the roomy ones, which are not tried at all where they could not do better."""
    given = task.steps.left
    lower = _lower_rows(task, usual) if start.plan.new_pages > 1 else []
    first = _best_attempt(task, lower[0], words) if lower and lower[0].plan.new_pages < start.plan.new_pages else None
    if first and not first.ugliness and first.badness < PAGE * start.plan.new_pages:
        return first
    tried = given - task.steps.left
    attempt = _in_best_type(task, usual, start, words)
    spent = given - task.steps.left - tried
    for one in (lower or _lower_rows(task, usual)) if attempt.new_pages > 1 else []:
        saves = one.plan.new_pages < attempt.new_pages or (attempt.faults and one.gutters is TIGHT)
        if saves and (first or task.steps.left >= spent):
            other, first = first or _best_attempt(task, one, words), None
            if other.rank < attempt.rank and other.ugliness <= attempt.ugliness:
                attempt = other
    return attempt


def _lower_rows(task: FlowTask, usual: Usual) -> list[Start]:
    """Tight rows and the lowest that there are, and those in smaller type where all of these take several pages; those first in which
    words alone take fewer pages; none that fit no page."""
    manners = (replace(usual, gutters=TIGHT), usual_of(task.alur, usual.sheet, LOWEST))
    starts = [start for start in (planned(task, one, Report()) for one in manners) if start]
    if all(start.plan.new_pages > 1 for start in starts):
        starts += _closest(task, usual)
    return sorted(starts, key=lambda start: start.plan.new_pages)


def _closest(task: FlowTask, usual: Usual) -> Iterator[Start]:
    """In smaller type, as far as its columns fit the paper, the largest first."""
    for one in (usual_of(task.alur, on, CLOSEST) for on in smaller(usual.sheet)):
        start = None if one.told else planned(task, one, Report())
        if start:
            yield start


def _in_best_type(task: FlowTask, usual: Usual, start: Start, words: Words) -> Attempt:
    """In the largest type, or in the usual one where lines lack room in that or take a page more than words do."""
    attempt = _best_attempt(task, start, words)
    lacking = attempt.faults or _costs_page(attempt, start)
    small = planned(task, usual, Report()) if lacking and start.sheet is not usual.sheet else None
    return min(attempt, _best_attempt(task, small, words), key=lambda tried: tried.rank) if small else attempt


def _best_attempt(task: FlowTask, start: Start, words: Words) -> Attempt:
    """Lays the flow again and again with more room where lines lacked it: for all faults at once, then for one after the
    other, those first that ask for little; what helps nothing is taken back, unless other lines lack room then.  Where no room helps,
    or costs a page, lines go other ways."""
    def attempt(extra: Extra, yielding: bool = False, fits: Callable[[Plan], bool] = lambda _: True) -> Attempt | None:
        plan = _enlarged_plan(task, start, extra)
        return attempted(task, plan, words, start.sheet, yielding) if plan and fits(plan) else None

    def yielded() -> Attempt:
        return min(best, attempt(free, yielding=True) or best, key=lambda tried: tried.rank)

    given = task.steps.left
    extra = free = Extra(lanes=start.lanes)                # `free`: what costs no page
    best = here = attempted(task, start.plan, words, start.sheet)
    enough = given - task.steps.left
    count = takewhile(lambda _: task.steps.left >= enough, range(TRIES))
    while best.faults and task.steps.left >= enough:
        tries = zip(tries_for(here, extra, len(task.alur.kegiatan)), count, strict=False)
        found = _better(here, ((wider, attempt(wider)) for wider, _ in tries))
        if found is None:
            break
        extra, here = found
        best = here if here.rank < best.rank else yielded()
        free = free if _costs_page(here, start) else extra
    if best.faults or _costs_page(best, start):
        return yielded() if task.steps.left >= enough else best
    return eased(best, extra, lambda wish, fits: attempt(wish, fits=fits), lambda: task.steps.left >= enough) if best is here else best


def _better(here: Attempt, tries: Iterable[tuple[Extra, Attempt | None]]) -> tuple[Extra, Attempt] | None:
    """The first try that is better, or the first that is as good and in which other lines lack room: it may lead on."""
    aside = None
    for extra, tried in tries:
        if tried and tried.rank < here.rank:
            return extra, tried
        if tried and aside is None and tried.rank == here.rank and tried.wants != here.wants:
            aside = extra, tried
    return aside


def _costs_page(attempt: Attempt, start: Start) -> bool:
    return attempt.new_pages > start.plan.new_pages


def _enlarged_plan(task: FlowTask, start: Start, extra: Extra) -> Plan | None:
    """The plan with more room for lines: wider columns take it from the texts, or from the other pelaksana where that saves a page;
    None where there is none, since a wider try that fails takes nothing from one that worked."""
    def plan(columns: Columns | None) -> Plan | None:
        table = set_table(task.alur, start.gutters, columns, start.sheet) if columns else None
        return plan_pages(task, table, extra.rows, start.sheet, Report()) if table else None

    wider = plan(solve_columns(task.alur, start.sheet, start.gutters, extra.lanes, Report()))
    if wider and wider.new_pages <= start.plan.new_pages:
        return wider
    beside = plan(narrowed(start.plan.table.columns, task.alur, start.sheet, extra.lanes))
    return min((p for p in (wider, beside) if p), key=lambda p: p.new_pages, default=None)


def _report_smaller(alur: Alur, smaller: Sheet, report: Report) -> None:
    size = f"{smaller.profile.huruf.ukuran['alur'] / pt(1):g}".replace(".", ",")
    report.peringatan(
        "SOP413", f"tabel alur dicetak dengan huruf {size} pt agar muat", alur.span,
        hint="pakai kertas yang lebih lebar, kurangi pelaksana, atau persingkat kata-kata yang panjang",
    )


def _former(alur: Alur, task: FlowTask, attempt: Attempt) -> tuple[FlowPage, ...]:
    """The pages with what was on them before."""
    if alur.lama is None:
        return attempt.pages
    plan, number = attempt.plan, task.current + (0 if attempt.plan.shared else 1)
    stand = [NewPage(page.symbols, page.connectors, page.labels, page.route.nodes, _table_of(page).rect.y) for page in attempt.pages]
    found = former_pages(alur.lama, plan, stand, number, task.letters_used, LEAST_STEPS, attempt.sheet)
    return tuple(replace(page, former=former) for page, former in zip(attempt.pages, found, strict=True))


def _table_of(page: FlowPage) -> Table:
    return next(block for block in page.blocks if isinstance(block, Table))
