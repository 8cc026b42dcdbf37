"""One try at a flow: a plan → its pages with everything placed and routed, and how good they are."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeVar

from sopdoc.geometry import Emu, Rect, pt
from sopdoc.layout.flow.columns import Columns
from sopdoc.layout.flow.connect import Drawn, draw, route_page
from sopdoc.layout.flow.describe import Words
from sopdoc.layout.flow.legs import places_of, split_flow, strips_of
from sopdoc.layout.flow.offpage import Leg
from sopdoc.layout.flow.page import PageTask, PlacedPage, place_page
from sopdoc.layout.flow.plan import FlowTask, Plan
from sopdoc.layout.route import Fault
from sopdoc.layout.route import Page as RoutePage
from sopdoc.layout.route.closeness import Close, close
from sopdoc.layout.route.steps import PLACING
from sopdoc.layout.sheet import Sheet
from sopdoc.layout.tail import Tail
from sopdoc.layout.text.paragraphs import stack_height
from sopdoc.layout.tree import Connector, Dot, Former, Label, Symbol, Table, TextBlock
from sopdoc.model.teks import kini

UGLY, WRONG, PAGE = 6, 20, 5   # what a word on a table line, a line or word that is missing, and a page count as
ROOMY_LANE: Emu = pt(35)       # a narrower pelaksana column makes symbols small: one more for every
NARROWER: Emu = pt(4)          # of this that it lacks
UNEVEN: Emu = pt(30)           # one more for every such difference between pelaksana columns
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
class Attempt:
    """One try: its plan, in which sizes, its pages, faults as (first row of the page, the leg, fault), what all paths cost, where
    lines run close to rules (in the flow's rows), legs whose segilima stands at another one's symbol, or has no room, letters used."""

    plan: Plan
    sheet: Sheet
    pages: tuple[FlowPage, ...]
    faults: tuple[tuple[int, Leg, Fault], ...]
    cost: Emu
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
        """A word on a table line is as bad as a page more."""
        return least_badness(self.plan) + self.ugliness


def least_badness(plan: Plan) -> int:
    """Of any try at it: pelaksana columns too narrow for a symbol of some size, or very different, are bad, too."""
    widths = [x1 - x0 for x0, x1 in plan.table.columns.lanes]
    narrow = max(0, -(-(ROOMY_LANE - min(widths)) // NARROWER))
    return PAGE * plan.new_pages + narrow + (max(widths) - min(widths)) // UNEVEN


def attempted(task: FlowTask, plan: Plan, words: Words, sheet: Sheet, yielding: bool = False) -> Attempt:
    rows, columns, pages, shared = plan.table.rows, plan.table.columns, plan.pages, plan.shared
    places = places_of(rows, pages)
    number = task.current + (0 if shared else 1)
    parts = split_flow(task.alur, task.letters_used, places, number, columns, sheet)
    drawn, faults, tight, strange, cramped, cost, allowed = [], [], [], [], [], 0, task.steps.left // TRY_SHARE
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
        allowed, cost = allowed - routing.steps, cost + routing.cost
        task.steps.take(routing.steps + PLACING)
        by_id = {leg.id: leg for leg in legs}
        faults += [(start, by_id[fault.edge], _owned(fault, placed.owners)) for fault in routing.faults]
        tight += [_owned(one, placed.owners, start) for one in close(problem, routing.paths)]
        strange += [leg for leg in legs if placed.strange & {leg.source, leg.target}]
        cramped += [leg for leg in legs if placed.cramped & {leg.source, leg.target}]
        last = index == len(pages) - 1
        drawn.append(_page(title, placed, draw(legs, routing, words, sheet), plan.tail if last else Tail(), here, problem, sheet))
    used = task.letters_used + len({s.letter for s in parts.segilima})
    return Attempt(plan, sheet, tuple(drawn), tuple(faults), cost, tuple(tight), tuple(strange), tuple(cramped), used)


def _owned(found: Found, owners: tuple[int, ...], first: int = 0) -> Found:
    """The same in the page's kegiatan, counted from `first`, instead of its table rows."""
    return found if found.row < 0 else replace(found, row=first + owners[min(found.row, len(owners) - 1)])


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
