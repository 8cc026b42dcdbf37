"""Alur → the pages of its flow table: solve columns, set rows, break pages, place, route; where lines lack room, give
more and do it again.

    columns ─▶ rows ─▶ paginate ─▶ place ─▶ route ─┬─▶ FlowPage…
       ▲         ▲                                 │
       └─ lane ──┴─ row gets more room ◀── faults ─┘     at most TRIES times; what is left becomes a diagnostic

The search for routes is given steps (`route/steps.py`): a try a share of those left, a page a share of the try's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile
from operator import itemgetter
from sys import maxsize
from typing import NamedTuple, TypeVar

from sopdoc.diagnostics import Report
from sopdoc.geometry import Emu, Rect, pt
from sopdoc.layout.flow.columns import Columns, narrowed, solve_columns
from sopdoc.layout.flow.connect import Drawn, draw, route_page
from sopdoc.layout.flow.describe import Words, words_of
from sopdoc.layout.flow.faults import report_cramped, report_faults, report_strange
from sopdoc.layout.flow.former import NewPage, former_pages
from sopdoc.layout.flow.grow import Start, Usual, grown, planned
from sopdoc.layout.flow.gutters import LOWEST, ROOMY, TIGHT, Gutters
from sopdoc.layout.flow.legs import places_of, split_flow, strips_of
from sopdoc.layout.flow.offpage import Leg
from sopdoc.layout.flow.page import PageTask, PlacedPage, place_page
from sopdoc.layout.flow.plan import FlowTask, Plan, height_under, plan_pages, set_table
from sopdoc.layout.route import Fault
from sopdoc.layout.route import Page as RoutePage
from sopdoc.layout.route.closeness import Close, close
from sopdoc.layout.route.steps import PLACING
from sopdoc.layout.sheet import Sheet, with_sizes
from sopdoc.layout.tail import Tail
from sopdoc.layout.text.paragraphs import stack_height
from sopdoc.layout.tree import Connector, Dot, Former, Label, Symbol, Table, TextBlock
from sopdoc.model.sop import Alur
from sopdoc.model.teks import kini

MUCH = 3                       # times the usual room, where that did not help
TRIES = 12                     # more hardly helped: what so many enlargements do not cure is a knot in the definition
UGLY, WRONG, PAGE = 6, 20, 5   # what a word on a table line, a line or word that is missing, and a page count as
ROOMY_LANE: Emu = pt(35)       # a narrower pelaksana column makes symbols small: one more for every
UNEVEN: Emu = pt(30)           # one more for every such difference between pelaksana columns
NARROWER: Emu = pt(4)          # of this that it lacks
SMALLER_STEPS = 4              # half points that the table's type may shrink by before the paper counts as too narrow
MORE_ROW: Emu = pt(9)          # what a fault adds to a row: a line of words
MORE_LANE: Emu = pt(8)         # and to a pelaksana column, where it does not tell what it needs
MOST_LANE: Emu = pt(20)        # the most that one fault widens a column by at once
TRY_SHARE = 3                  # one try may take this part of the steps left
LEAST_STEPS = 20_000           # but every page as many: then each of its lines has looked at what the others do

Found = TypeVar("Found", Fault, Close)


@dataclass(frozen=True, slots=True)
class FlowPage:
    """One page's part of a flow; `shared` when it stands under what the page already holds."""

    blocks: tuple[TextBlock | Table, ...]
    symbols: tuple[Symbol, ...]
    connectors: tuple[Connector, ...]
    labels: tuple[Label, ...]
    dots: tuple[Dot, ...]
    shared: bool
    route: RoutePage               # the routing problem, for benchmarks and tests
    former: Former | None = None

    @property
    def bottom(self) -> Emu:
        return self.blocks[-1].rect.bottom


@dataclass(frozen=True, slots=True)
class _Extra:
    """Room that lines asked for: more of it by row, least widths by lane."""

    rows: dict[int, Emu] = field(default_factory=dict)
    lanes: dict[int, Emu] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Attempt:
    """One try: its plan, in which sizes, its pages, faults as (first row of the page, the leg, fault), where lines run close to
    rules (in the flow's rows), legs whose segilima stands at another one's symbol, or has no room, letters used."""

    plan: Plan
    sheet: Sheet
    pages: tuple[FlowPage, ...]
    faults: tuple[tuple[int, Leg, Fault], ...]
    close: tuple[Close, ...]
    strange: tuple[Leg, ...]
    cramped: tuple[Leg, ...]
    used: int

    @property
    def columns(self) -> Columns:
        return self.plan.table.columns

    @property
    def new_pages(self) -> int:
        return self.plan.new_pages

    @property
    def ugliness(self) -> int:
        """Lines and words that are missing count more than ugly ones."""
        faults = sum(UGLY if fault.reason == "label" and fault.stands == "grid" else WRONG for _, _, fault in self.faults)
        return faults + WRONG * len(self.cramped)

    @property
    def wants(self) -> frozenset[tuple[str, int]]:
        """Which lines lack room, and in which column."""
        return frozenset((leg.id, fault.column) for _, leg, fault in self.faults)

    @property
    def rank(self) -> tuple[int, int]:
        return self.badness, self.ugliness

    @property
    def badness(self) -> int:
        """A word on a table line is as bad as a page more; pelaksana columns too narrow for a symbol of some size, or very
        different, are bad too."""
        widths = [x1 - x0 for x0, x1 in self.columns.lanes]
        narrow = max(0, -(-(ROOMY_LANE - min(widths)) // NARROWER))
        return PAGE * self.new_pages + self.ugliness + narrow + (max(widths) - min(widths)) // UNEVEN


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
    given = task.steps.left
    attempt = _in_best_type(task, usual, words, report)
    if attempt is None:
        return None
    if attempt.new_pages > 1:
        attempt = _in_lower_rows(attempt, task, usual, words, given - task.steps.left)
    paper = usual.sheet.profile.kertas
    report_faults(attempt.faults, task.alur, words, paper.w < paper.h, report)
    report_strange(attempt.strange, words, report)
    report_cramped(attempt.cramped, words, report)
    return LaidFlow(_former(task.alur, task, attempt), attempt.used, attempt.plan.apart)


def _in_lower_rows(attempt: _Attempt, task: FlowTask, usual: Usual, words: Words, spent: int) -> _Attempt:
    """In tight rows, or in the lowest that there are, where they save a page, the likelier ones first; in tight ones also where lines
    lack room.  Each only while as many steps are left as the attempt has spent."""
    lower = [(_planned_pages(task, one), one) for one in (replace(usual, gutters=TIGHT), usual_of(task.alur, usual.sheet, LOWEST))]
    for pages, one in sorted(lower, key=itemgetter(0)):
        if task.steps.left >= spent and (pages < attempt.new_pages or (attempt.faults and one.gutters is TIGHT)):
            tried = _in_best_type(task, one, words, Report())
            if tried and tried.rank < attempt.rank and tried.ugliness <= attempt.ugliness:
                attempt = tried
    return attempt


def _planned_pages(task: FlowTask, usual: Usual) -> int:
    """How many pages words alone take; more than any flow has where a row fits none."""
    start = planned(task, usual, Report())
    return start.plan.new_pages if start else maxsize


def _in_best_type(task: FlowTask, usual: Usual, words: Words, report: Report) -> _Attempt | None:
    """In the largest type, or in the usual one where rows are tight, lines lack room in that or take a page more than words do."""
    start = (grown if usual.gutters is ROOMY else planned)(task, usual, report)
    if start is None:
        return None
    attempt = _best_attempt(task, start, words)
    lacking = attempt.faults or _costs_page(attempt, start)
    small = planned(task, usual, Report()) if lacking and start.sheet is not usual.sheet else None
    return min(attempt, _best_attempt(task, small, words), key=lambda tried: tried.rank) if small else attempt


def _best_attempt(task: FlowTask, start: Start, words: Words) -> _Attempt:
    """Lays the flow again and again with more room where lines lacked it: for all faults at once, then for one after the
    other, those first that ask for little; what helps nothing is taken back, unless other lines lack room then.  Where no room helps,
    or costs a page, lines go other ways."""
    def attempt(extra: _Extra, yielding: bool = False) -> _Attempt | None:
        plan = _enlarged_plan(task, start, extra)
        return _attempt(task, plan, words, start.sheet, yielding) if plan else None

    def yielded() -> _Attempt:
        return min(best, attempt(free, yielding=True) or best, key=lambda tried: tried.rank)

    given = task.steps.left
    extra = free = _Extra(lanes=start.lanes)                # `free`: what costs no page
    best = here = _attempt(task, start.plan, words, start.sheet)
    enough = given - task.steps.left
    count = iter(range(TRIES))
    while best.faults and task.steps.left >= enough:
        tries = zip(_wider(extra, here, len(task.alur.kegiatan)), count, strict=False)
        found = _better(here, ((wider, attempt(wider)) for wider, _ in tries))
        if found is None:
            break
        extra, here = found
        best = here if here.rank < best.rank else yielded()
        free = free if _costs_page(here, start) else extra
    if best.faults or _costs_page(best, start):
        return yielded() if task.steps.left >= enough else best
    return _eased(best, extra, attempt, lambda: task.steps.left >= enough) if best is here else best


def _eased(best: _Attempt, extra: _Extra, attempt: Callable[[_Extra], _Attempt | None], may: Callable[[], bool]) -> _Attempt:
    """Once more where lines run close to rules, with the room that they would like: the first try with more of it that moves no
    row to another page.  `may`: are there steps for a try?"""
    wanted = sum(place.need for place in best.close)
    for wish in takewhile(lambda _: may(), _wishes(best, extra)):
        tried = attempt(wish)
        if tried and tried.plan.pages == best.plan.pages and tried.rank <= best.rank and sum(one.need for one in tried.close) < wanted:
            return tried
    return best


def _wishes(best: _Attempt, extra: _Extra) -> list[_Extra]:
    """What lines close to rules would like: wider columns, those that are as wide with them, and higher rows; where that is too
    much only what lacks room, and at last columns or rows alone."""
    widths = [x1 - x0 for x0, x1 in best.columns.lanes]
    rows, own, alike = dict(extra.rows), dict(extra.lanes), dict(extra.lanes)
    for one in best.close:
        if one.row >= 0:
            rows[one.row] = rows.get(one.row, 0) + 2 * one.need
            continue
        wide = widths[one.column] + 2 * one.need
        own[one.column] = max(own.get(one.column, 0), wide)
        alike |= {lane: max(alike.get(lane, 0), wide) for lane, width in enumerate(widths) if width == widths[one.column]}
    tries = [_Extra(rows, alike), _Extra(rows, own), _Extra(extra.rows, own), _Extra(rows, extra.lanes)]
    return [wish for n, wish in enumerate(tries) if wish != extra and wish not in tries[:n]]


def _better(here: _Attempt, tries: Iterable[tuple[_Extra, _Attempt | None]]) -> tuple[_Extra, _Attempt] | None:
    """The first try that is better, or the first that is as good and in which other lines lack room: it may lead on."""
    aside = None
    for extra, tried in tries:
        if tried and tried.rank < here.rank:
            return extra, tried
        if tried and aside is None and tried.rank == here.rank and tried.wants != here.wants:
            aside = extra, tried
    return aside


def _costs_page(attempt: _Attempt, start: Start) -> bool:
    return attempt.new_pages > start.plan.new_pages


def _enlarged_plan(task: FlowTask, start: Start, extra: _Extra) -> Plan | None:
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


def _wider(extra: _Extra, attempt: _Attempt, rows: int) -> list[_Extra]:
    """What to try next: room for all faults, for each alone, and more of it."""
    faults = sorted(attempt.faults, key=lambda f: (max(0, f[2].need), f[0], f[2].row))
    singles = [[fault] for fault in faults] if len(faults) > 1 else []
    plans = [(1, faults), *((1, one) for one in singles), *((MUCH, one) for one in singles or [faults])]
    return [_enlarged(extra, attempt, some, strength, rows) for strength, some in plans]


def _report_smaller(alur: Alur, smaller: Sheet, report: Report) -> None:
    size = f"{smaller.profile.huruf.ukuran['alur'] / pt(1):g}".replace(".", ",")
    report.peringatan(
        "SOP413", f"tabel alur dicetak dengan huruf {size} pt agar muat", alur.span,
        hint="pakai kertas yang lebih lebar, kurangi pelaksana, atau persingkat kata-kata yang panjang",
    )


def _attempt(task: FlowTask, plan: Plan, words: Words, sheet: Sheet, yielding: bool = False) -> _Attempt:
    rows, columns, pages, shared = plan.table.rows, plan.table.columns, plan.pages, plan.shared
    places = places_of(rows, pages)
    number = task.current + (0 if shared else 1)
    parts = split_flow(task.alur, task.letters_used, places, number, columns, sheet)
    drawn, faults, tight, strange, cramped, allowed = [], [], [], [], [], task.steps.left // TRY_SHARE
    for index, (start, end) in enumerate(pages):
        here = shared and index == 0
        y, title = _title(task, index, here, sheet)
        page_task = PageTask(
            rows[start:end], plan.heights[index], strips_of(parts, index), [s for s in parts.segilima if s.page == index], number, y,
            ", ".join(kini(kata) for kata in task.titles),
        )
        placed = place_page(page_task, plan.table.header, columns, words, sheet)
        legs = [leg for leg in parts.legs if leg.page == index]
        share = max(LEAST_STEPS, allowed // (len(pages) - index))
        problem, routing = route_page(placed.nodes, legs, columns, placed.ys, yielding, share, sheet)
        allowed -= routing.steps
        task.steps.take(routing.steps + PLACING)
        by_id = {leg.id: leg for leg in legs}
        faults += [(start, by_id[fault.edge], _owned(fault, placed.owners)) for fault in routing.faults]
        tight += [_owned(one, placed.owners, start) for one in close(problem, routing.paths)]
        strange += [leg for leg in legs if placed.strange & {leg.source, leg.target}]
        cramped += [leg for leg in legs if placed.cramped & {leg.source, leg.target}]
        last = index == len(pages) - 1
        drawn.append(_page(title, placed, draw(legs, routing, words, sheet), plan.tail if last else Tail(), here, problem, sheet))
    used = task.letters_used + len({s.letter for s in parts.segilima})
    return _Attempt(plan, sheet, tuple(drawn), tuple(faults), tuple(tight), tuple(strange), tuple(cramped), used)


def _owned(found: Found, owners: tuple[int, ...], first: int = 0) -> Found:
    """The same in the page's kegiatan, counted from `first`, instead of its table rows."""
    return found if found.row < 0 else replace(found, row=first + owners[min(found.row, len(owners) - 1)])


def _former(alur: Alur, task: FlowTask, attempt: _Attempt) -> tuple[FlowPage, ...]:
    """The pages with what was on them before."""
    if alur.lama is None:
        return attempt.pages
    plan, number = attempt.plan, task.current + (0 if attempt.plan.shared else 1)
    stand = [NewPage(page.symbols, page.connectors, page.labels, page.route.nodes, _table_of(page).rect.y) for page in attempt.pages]
    found = former_pages(alur.lama, plan, stand, number, task.letters_used, LEAST_STEPS, attempt.sheet)
    return tuple(replace(page, former=former) for page, former in zip(attempt.pages, found, strict=True))


def _table_of(page: FlowPage) -> Table:
    return next(block for block in page.blocks if isinstance(block, Table))


def _title(task: FlowTask, index: int, shared: bool, sheet: Sheet) -> tuple[Emu, TextBlock]:
    """Where the table begins, and the title above it."""
    lines = task.title(index, shared, sheet)
    y = task.free_y if shared and task.free_y is not None else sheet.body.y
    height = stack_height(lines)
    again = index > 0 or not any(paragraph.runs for paragraph in lines)
    return y + height, TextBlock(Rect(sheet.body.x, y, sheet.body.w, height), lines, heading=True, again=again)


def _page(
    title: TextBlock, placed: PlacedPage, drawn: Drawn, tail: Tail, shared: bool, problem: RoutePage, sheet: Sheet,
) -> FlowPage:
    blocks = (title, placed.table, *tail.blocks(placed.table.rect.bottom, sheet))
    return FlowPage(
        blocks, placed.symbols, drawn.connectors, (*drawn.labels, *placed.notes), drawn.dots, shared, problem,
    )


def _enlarged(extra: _Extra, attempt: _Attempt, faults: Sequence[tuple[int, Leg, Fault]], strength: int, rows: int) -> _Extra:
    """The faults' rows and columns grow; one that names neither makes all rows of its page a little taller."""
    taller, wider = dict(extra.rows), dict(extra.lanes)
    for start, _, fault in faults:
        if fault.row >= 0 and start + fault.row < rows:
            taller[start + fault.row] = taller.get(start + fault.row, 0) + strength * MORE_ROW
        if 0 <= fault.column < len(attempt.columns.lanes):
            x0, x1 = attempt.columns.lanes[fault.column]
            more = max(strength * MORE_LANE, min(fault.need, strength * MOST_LANE))
            wider[fault.column] = max(wider.get(fault.column, 0), x1 - x0 + more)
        if fault.row < 0 and fault.column < 0:
            for row in range(start, rows):
                taller[row] = taller.get(row, 0) + strength * MORE_ROW // 2
    return _Extra(taller, wider)
