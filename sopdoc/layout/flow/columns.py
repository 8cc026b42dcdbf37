"""Alur → widths of the flow table's columns, such that rows get low and pelaksana columns stay wide enough for lines.

The text columns are filled (`text_columns.py`) beside pelaksana columns of several widths, with their titles across or
upright; of the cheapest tables the best one wins, once room has moved between its texts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise, product
from operator import attrgetter, itemgetter
from typing import NamedTuple

from sopdoc.diagnostics import Report
from sopdoc.geometry import Emu, pt, snap
from sopdoc.layout.flow.gutters import Gutters
from sopdoc.layout.flow.lane_needs import lane_needs
from sopdoc.layout.flow.text_columns import Texts, Widths, balanced, filled, share, spread, texts_of, titles_height, with_low_titles
from sopdoc.layout.flow.words import EASE, LANES, Cost, Words, column_cost
from sopdoc.layout.sheet import PAD, Sheet
from sopdoc.layout.text.measure import widest_word, word_widths
from sopdoc.layout.text.paragraphs import runs_of
from sopdoc.model.sop import Alur
from sopdoc.model.teks import Kata, kata_of
from sopdoc.profile.profile import KERTAS

UPRIGHT_COST = 1.12                   # upright titles are harder to read: only when they save much
LANE_WIDTHS = (                       # pt, and how much narrower lanes count as taller rows: lines and labels need room
    (76, 1.0), (68, 1.0), (62, 1.0), (56, 1.02), (50, 1.05), (44, 1.10), (40, 1.16), (36, 1.22), (33, 1.30), (29, 1.45),
)
THRIFT = 0.2                          # of what counts besides height, where the lowest table is wanted
NARROWEST: Emu = pt(LANE_WIDTHS[-1][0])
UNEVEN_COST = 1.05                    # pelaksana columns of different widths look careless: only when they save something
NEED_COSTS = (1.0, 1.08, 1.08, 1.2, 3.0)     # of the wishes that `lane_needs` tells: a table that is too narrow for them is still a table
GREEDY_COST = 1.02                    # a table with wider text columns must save something
CLOSE = 1.1                           # tables at up to so many times the least cost are looked at more closely,
CONTENDERS = 3                        # at most so many
PAGE_SHARE = 0.8                      # of the body's height that rows may fill, title and header apart
PAGE_COST = 0.25                      # of a page's rows: a table that needs one page less is worth narrower columns


@dataclass(frozen=True, slots=True)
class Columns:
    """The solved table: `edges[key]` = (left, right) of a text column; `lanes[i]` = (left, right) of the i-th pelaksana.

    `strain` is 1 where lines and words find all the room in the pelaksana columns that they would like, else more.
    """

    edges: dict[str, tuple[Emu, Emu]]
    lanes: tuple[tuple[Emu, Emu], ...]
    upright: bool
    strain: float = 1.0

    @property
    def sides(self) -> tuple[Emu, Emu]:
        """Left and right edge of the table."""
        edges = (*self.edges.values(), *self.lanes)
        return min(x0 for x0, _ in edges), max(x1 for _, x1 in edges)

    @property
    def area(self) -> tuple[Emu, Emu]:
        """Left and right edge of all pelaksana columns together."""
        return self.lanes[0][0], self.lanes[-1][1]

    def width(self, lane: int) -> Emu:
        """Width of the i-th pelaksana column."""
        x0, x1 = self.lanes[lane]
        return x1 - x0

    def reach(self, first: int, last: int) -> Emu:
        """From the middle of a pelaksana column to the middle of another one."""
        return (sum(self.lanes[last]) - sum(self.lanes[first])) // 2


class _Try(NamedTuple):
    """Lanes to be tried: how much taller rows count with them and so wide texts, whether texts may take more than their share of the
    paper, how much taller rows count for the lanes alone, whether titles stand upright, how tall they are where the table is to be
    as low as it can, None where it is to be comfortable."""

    factor: float
    greedy: bool
    strain: float
    lanes: tuple[Emu, ...]
    upright: bool
    titles: Emu | None = None


@dataclass(frozen=True, slots=True)
class _Plan:
    """What came of a try: widths of the text columns, and the room that no row needs."""

    tried: _Try
    cost: float
    pages: float
    widths: dict[str, Emu]
    left: Emu


def solve_columns(alur: Alur, sheet: Sheet, gutters: Gutters, floors: dict[int, Emu], report: Report) -> Columns | None:
    """`floors` are least widths of single pelaksana columns; None with SOP411 when the paper is too narrow for the table."""
    costs = tuple(column_cost(key, alur, sheet) for key in sheet.profile.kolom if key != LANES)
    needs = [tuple(max(need, floors.get(i, 0)) for i, need in enumerate(lanes)) for lanes in lane_needs(alur, sheet)]
    texts = texts_of(costs, alur, gutters.row, sheet)
    words = [word_widths(runs_of(p.kata, "kepala", sheet, tebal=True), sheet.fonts) for p in alur.pelaksana]
    tries = _tries(needs, _titles(alur, sheet))
    plan = _cheapest(texts, _thrifty(tries, words, sheet) if gutters.thrifty else tries)
    if plan is None:
        _report_too_wide(alur, costs, sheet, report)
        return None
    lanes = spread(texts, plan.widths, *with_low_titles([] if plan.tried.upright else words, plan.tried.lanes, plan.left))
    return _place(balanced(texts, plan.widths), lanes, plan.tried, sheet)


def narrowed(columns: Columns, alur: Alur, sheet: Sheet, floors: Mapping[int, Emu]) -> Columns | None:
    """The same table with pelaksana columns as wide as `floors` ask for and the others so much narrower, all texts as they are;
    None where the others have no room to give."""
    titles = (0,) * len(columns.lanes) if columns.upright else _titles(alur, sheet)
    least = tuple(max(NARROWEST, floors.get(i, 0), title) for i, title in enumerate(titles))
    left, right = columns.area
    if sum(least) > right - left:
        return None
    edges = [snap(left + width) for width in accumulate(filled(least, right - left - sum(least)))]
    return replace(columns, lanes=tuple(pairwise((left, *edges[:-1], right))))


def _titles(alur: Alur, sheet: Sheet) -> tuple[Emu, ...]:
    """What the titles of the pelaksana, and of groups of one, ask for across their columns."""
    groups = _lonely_groups(alur)
    return tuple(max(_heading(p.kata, sheet), _heading(kata_of(group), sheet)) for p, group in zip(alur.pelaksana, groups, strict=True))


def _heading(kata: tuple[Kata, ...], sheet: Sheet) -> Emu:
    """Least width of a column under these words."""
    return widest_word(runs_of(kata, "kepala", sheet, tebal=True), sheet.fonts) + 2 * PAD + EASE


def _lonely_groups(alur: Alur) -> list[str]:
    """Per pelaksana the group title that stands over it alone, or ""."""
    groups = ["", *(p.kelompok for p in alur.pelaksana), ""]
    return [here if here not in (before, after) else "" for before, here, after in zip(groups, groups[1:], groups[2:], strict=False)]


def _tries(needs: Sequence[tuple[Emu, ...]], titles: tuple[Emu, ...]) -> list[_Try]:
    """All lanes worth trying, those first that make rows count least: titles across or upright, columns even or not."""
    found: dict[tuple[tuple[Emu, ...], bool], float] = {}
    wishes = dict(zip(reversed(needs), reversed(NEED_COSTS), strict=True))       # equal ones at the least cost
    for (width_pt, narrow), (lanes, unmet) in product(LANE_WIDTHS, wishes.items()):
        upright = tuple(max(pt(width_pt), lane) for lane in lanes)
        across = tuple(max(lane, title) for lane, title in zip(upright, titles, strict=True))
        for wide, is_upright in ((across, False), (upright, True)) if across != upright else ((across, False),):
            factor = narrow * unmet * (UPRIGHT_COST if is_upright else 1)
            for key, price in (((max(wide),) * len(wide), is_upright), factor), ((wide, is_upright), factor * UNEVEN_COST):
                found[key] = min(price, found.get(key, price))
    return sorted(
        (_Try(strain * price, greedy, strain, lanes, upright)
         for (lanes, upright), strain in found.items() for greedy, price in ((False, 1.0), (True, GREEDY_COST))),
        key=itemgetter(0, 1),
    )


def _thrifty(tries: list[_Try], words: Sequence[Words], sheet: Sheet) -> list[_Try]:
    """The same where the lowest table is wanted."""
    low = [
        lanes._replace(factor=1 + THRIFT * (lanes.factor - 1), titles=titles_height(words, lanes.lanes, lanes.upright, sheet))
        for lanes in tries
    ]
    return sorted(low, key=itemgetter(0, 1))


def _cheapest(texts: Texts, tries: list[_Try]) -> _Plan | None:
    """The cheapest plan; tries that could not be cheaper even with all the paper for every text are left out."""
    widest = dict.fromkeys(texts.least, texts.sheet.body.w)
    low, calm = texts.height(widest)
    best: _Plan | None = None
    plans: list[_Plan] = []
    for lanes in tries:
        if best and _cost(low, calm, lanes, texts.sheet) >= best.cost:
            break
        if lanes.greedy and lanes.titles is None and best and best.pages <= 1:
            continue
        if plan := _plan(lanes, texts):
            plans.append(plan)
            best = min(best or plan, plan, key=attrgetter("cost"))
    return _best_balanced([plan for plan in plans if best and plan.cost <= CLOSE * best.cost], texts)


def _best_balanced(plans: list[_Plan], texts: Texts) -> _Plan | None:
    """The cheapest once room has moved between its texts: `share` gives it away less well to some than to others."""
    if len(plans) > 1:
        few = sorted(plans, key=attrgetter("cost"))[:CONTENDERS]
        plans = [_planned(plan.tried, balanced(texts, plan.widths), plan.left, texts) for plan in few]
    return min(plans, key=attrgetter("cost"), default=None)


def _plan(tried: _Try, texts: Texts) -> _Plan | None:
    """The table with these lanes; None where it does not fit."""
    least, sheet = texts.least, texts.sheet
    room = sheet.body.w - sum(tried.lanes) - sum(least.values())
    if room < 0:
        return None
    widths, left = share(texts, room, {key: sheet.body.w if tried.greedy else texts.widest(key) for key in least})
    return _planned(tried, widths, left, texts)


def _planned(tried: _Try, widths: dict[str, Emu], left: Emu, texts: Texts) -> _Plan:
    height, ragged = texts.height(widths)
    return _Plan(tried, _cost(height, ragged, tried, texts.sheet), _pages(height, texts.sheet), widths, left)


def _cost(height: Emu, ragged: float, tried: _Try, sheet: Sheet) -> float:
    comfort = ragged + PAGE_COST * sheet.body.h * PAGE_SHARE * _pages(height, sheet) if tried.titles is None else tried.titles
    return (height + comfort) * tried.factor


def _pages(height: Emu, sheet: Sheet) -> float:
    return -(-height // (sheet.body.h * PAGE_SHARE))


def _place(widths: Widths, lane_widths: Sequence[Emu], tried: _Try, sheet: Sheet) -> Columns:
    """Widths → edges on the twip grid; the last edge is the body's."""
    edges: dict[str, tuple[Emu, Emu]] = {}
    lanes: list[tuple[Emu, Emu]] = []
    x = exact = sheet.body.x
    for key in sheet.profile.kolom:
        for width in lane_widths if key == LANES else (widths[key],):
            exact += width
            right = snap(exact)
            if key == LANES:
                lanes.append((x, right))
            else:
                edges[key] = (x, right)
            x = right
    gap = sheet.body.right - x
    return _stretch(Columns(edges, tuple(lanes), tried.upright, tried.strain), gap, sheet)


def _stretch(columns: Columns, gap: Emu, sheet: Sheet) -> Columns:
    """Rounding left `gap` free at the right: the last column takes it."""
    last = sheet.profile.kolom[-1]
    if last == LANES:
        lanes = (*columns.lanes[:-1], (columns.lanes[-1][0], columns.lanes[-1][1] + gap))
        return replace(columns, lanes=lanes)
    left, right = columns.edges[last]
    return replace(columns, edges={**columns.edges, last: (left, right + gap)})


def _report_too_wide(alur: Alur, costs: Sequence[Cost], sheet: Sheet, report: Report) -> None:
    """SOP411: how much is missing, and what would help."""
    need = sum(c.least for c in costs) + len(alur.pelaksana) * NARROWEST
    margins = sheet.profile.kertas.w - sheet.body.w
    larger = "pakai kertas F4 mendatar" if KERTAS["F4"].h - margins >= need > sheet.body.w else "bagi SOP ini menjadi beberapa SOP"
    place = alur.pelaksana[0].span if alur.pelaksana else alur.span
    report.galat(
        "SOP411", f"tabel alur butuh lebar {need / pt(1):.0f} pt, kertas hanya menyediakan {sheet.body.w / pt(1):.0f} pt", place,
        f"{len(alur.pelaksana)} pelaksana", f"{larger}, gabungkan pelaksana, atau persingkat kata yang panjang di kolom lain",
    )
