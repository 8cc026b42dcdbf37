"""Alur → widths of the flow table's columns, such that rows get low and pelaksana columns stay wide enough for lines.

Every text column begins at its least width; what is left goes, step by step, to the column that makes the most rows
tall, up to its fair share of the paper; what no row needs is spread over texts and pelaksana, so that the pelaksana get
as even as they can.  This is tried for several widths of the pelaksana columns, with their titles across or upright; the
cheapest wins.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import permutations, product

from sopdoc.diagnostics import Report
from sopdoc.geometry import Emu, pt, snap
from sopdoc.layout.flow.lane_needs import lane_needs
from sopdoc.layout.flow.words import EASE, LANES, Cost, column_cost, text_height
from sopdoc.layout.sheet import PAD, PAD_Y, Sheet
from sopdoc.layout.text.measure import widest_word
from sopdoc.layout.text.paragraphs import runs_of
from sopdoc.model.sop import Alur, Bentuk, Kegiatan
from sopdoc.model.teks import Kata
from sopdoc.profile.profile import KERTAS

STEP: Emu = pt(12)                    # what the solver gives at a time
ROW_FLOOR: Emu = pt(44)               # symbols make every row at least this tall: text below it costs nothing
LEVEL: Emu = pt(42)                   # a symbol under another one makes a row taller by this
DECISION: Emu = pt(9)                 # and a decision by this
FEW_LINES = 2                         # once rows are low enough, texts of more lines than this get the next steps
RAGGED = 0.15                         # how much a text's own height counts, so that of two low tables the calmer one wins
UPRIGHT_COST = 1.12                   # upright titles are harder to read: only when they save much
LANE_WIDTHS = (                       # pt, and how much narrower lanes count as taller rows: lines and labels need room
    (76, 1.0), (68, 1.0), (62, 1.0), (56, 1.02), (50, 1.05), (44, 1.10), (40, 1.16), (36, 1.22), (33, 1.30), (29, 1.45),
)
ROOMIEST: Emu = pt(120)               # wider pelaksana columns look empty
UNEVEN_COST = 1.05                    # pelaksana columns of different widths look careless: only when they save something
WIDEST = {"uraian": 0.30}             # of the body, that the text columns may take before a table fits on fewer pages
WIDEST_OTHER = 0.17
NEED_COSTS = (1.0, 1.08, 1.08, 1.2, 3.0)     # of the wishes that `lane_needs` tells: a table that is too narrow for them is still a table
GREEDY_COST = 1.02                    # a table with wider text columns must save something
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


@dataclass(frozen=True, slots=True)
class _Try:
    """Lanes to be tried: how much taller rows count with them, whether titles stand upright, whether texts may take more
    than their share of the paper."""

    strain: float
    lanes: tuple[Emu, ...]
    upright: bool
    greedy: bool

    @property
    def factor(self) -> float:
        return self.strain * (GREEDY_COST if self.greedy else 1)


@dataclass(frozen=True, slots=True)
class _Plan:
    cost: float
    pages: float
    lanes: tuple[Emu, ...]
    texts: dict[str, Emu]
    upright: bool
    strain: float


@dataclass(frozen=True, slots=True)
class _Given:
    """What every plan holds: the text columns, and the heights that rows need for their symbols."""

    costs: tuple[Cost, ...]
    rows: tuple[Emu, ...]


def solve_columns(alur: Alur, sheet: Sheet, floors: dict[int, Emu], report: Report) -> Columns | None:
    """`floors` are least widths of single pelaksana columns; None with SOP411 when the paper is too narrow for the table."""
    costs = tuple(column_cost(key, alur, sheet) for key in sheet.profile.kolom if key != LANES)
    groups = _lonely_groups(alur)
    titles = tuple(max(_heading(p.kata, sheet), _heading((Kata(group),), sheet)) for p, group in zip(alur.pelaksana, groups, strict=True))
    needs = [tuple(max(need, floors.get(i, 0)) for i, need in enumerate(lanes)) for lanes in lane_needs(alur, sheet)]
    given = _Given(costs, tuple(_symbols_height(k) for k in alur.kegiatan))
    plan = _cheapest(given, _tries(needs, titles), sheet)
    if plan is None:
        _report_too_wide(alur, costs, sheet, report)
        return None
    return _place(replace(plan, texts=_balanced(plan.texts, given, sheet)), sheet)


def _heading(kata: tuple[Kata, ...], sheet: Sheet) -> Emu:
    """Least width of a column under these words."""
    return widest_word(runs_of(kata, "kepala", sheet, tebal=True), sheet.fonts) + 2 * PAD + EASE


def _lonely_groups(alur: Alur) -> list[str]:
    """Per pelaksana the group title that stands over it alone, or ""."""
    groups = ["", *(p.kelompok for p in alur.pelaksana), ""]
    return [here if here not in (before, after) else "" for before, here, after in zip(groups, groups[1:], groups[2:], strict=False)]


def fits(alur: Alur, sheet: Sheet) -> bool:
    """Whether the paper is wide enough for the table at all."""
    least = sum(column_cost(key, alur, sheet).least for key in sheet.profile.kolom if key != LANES)
    return least + len(alur.pelaksana) * pt(LANE_WIDTHS[-1][0]) <= sheet.body.w


def _tries(needs: Sequence[tuple[Emu, ...]], titles: tuple[Emu, ...]) -> list[_Try]:
    """All lanes worth trying, those first that make rows count least: titles across or upright, columns even or not."""
    found: dict[tuple[tuple[Emu, ...], bool], float] = {}
    for (width_pt, narrow), (lanes, unmet) in product(LANE_WIDTHS, zip(needs, NEED_COSTS, strict=True)):
        upright = tuple(max(pt(width_pt), lane) for lane in lanes)
        across = tuple(max(lane, title) for lane, title in zip(upright, titles, strict=True))
        for wide, is_upright in ((across, False), (upright, True)) if across != upright else ((across, False),):
            factor = narrow * unmet * (UPRIGHT_COST if is_upright else 1)
            for key, price in (((max(wide),) * len(wide), is_upright), factor), ((wide, is_upright), factor * UNEVEN_COST):
                found[key] = min(price, found.get(key, price))
    return sorted(
        (_Try(strain, lanes, upright, greedy) for (lanes, upright), strain in found.items() for greedy in (False, True)),
        key=lambda t: (t.factor, t.greedy),
    )


def _cheapest(given: _Given, tries: list[_Try], sheet: Sheet) -> _Plan | None:
    """The cheapest plan; tries that could not be cheaper even with all the paper for every text are left out."""
    widest = {c.key: sheet.body.w for c in given.costs}
    low, calm = _height(given, widest, sheet), _ragged(given, widest, sheet)
    best: _Plan | None = None
    for lanes in tries:
        if best and _cost(low, calm, lanes.factor, sheet) >= best.cost:
            break
        if lanes.greedy and best and best.pages <= 1:
            continue
        plan = _plan(lanes, given, sheet)
        if plan and (best is None or plan.cost < best.cost):
            best = plan
    return best


def _plan(tried: _Try, given: _Given, sheet: Sheet) -> _Plan | None:
    """The table with these lanes; None where it does not fit."""
    costs = given.costs
    room = sheet.body.w - sum(tried.lanes) - sum(c.least for c in costs)
    if room < 0:
        return None
    widest = {c.key: sheet.body.w if tried.greedy else _widest(c.key, sheet) for c in costs}
    texts, left = _share({c.key: c.least for c in costs}, room, costs, widest, sheet)
    height = _height(given, texts, sheet)
    cost = _cost(height, _ragged(given, texts, sheet), tried.factor, sheet)
    return _Plan(cost, _pages(height, sheet), _spread(texts, tried.lanes, left, costs, sheet), texts, tried.upright, tried.strain)


def _balanced(texts: dict[str, Emu], given: _Given, sheet: Sheet) -> dict[str, Emu]:
    """Steps of room move from one text column to another while that makes the rows lower: what `_share` gave step by step
    may be less than the best."""
    def weight(texts: dict[str, Emu]) -> float:
        return _height(given, texts, sheet) + _ragged(given, texts, sheet)

    least = {cost.key: cost.least for cost in given.costs}
    while any(_tall(row, given.costs, texts, sheet) > floor for row, floor in enumerate(given.rows)):
        moved = [
            {**texts, giver: texts[giver] - STEP, taker: texts[taker] + STEP} for giver, taker in permutations(texts, 2)
            if texts[giver] - STEP >= least[giver] and texts[taker] + STEP <= _widest(taker, sheet)
        ]
        best = min(moved, key=weight, default=texts)
        if weight(best) >= weight(texts):
            break
        texts = best
    return texts


def _height(given: _Given, texts: dict[str, Emu], sheet: Sheet) -> Emu:
    """Of all rows, none lower than its symbols."""
    return sum(max(floor, _tall(row, given.costs, texts, sheet)) for row, floor in enumerate(given.rows))


def _ragged(given: _Given, texts: dict[str, Emu], sheet: Sheet) -> float:
    """What all lines of text count for."""
    return RAGGED * text_height(sum(c.lines(row, texts[c.key]) for c in given.costs for row in range(len(given.rows))), sheet)


def _cost(height: Emu, ragged: float, factor: float, sheet: Sheet) -> float:
    return (height + ragged + PAGE_COST * sheet.body.h * PAGE_SHARE * _pages(height, sheet)) * factor


def _pages(height: Emu, sheet: Sheet) -> float:
    return -(-height // (sheet.body.h * PAGE_SHARE))


def _widest(key: str, sheet: Sheet) -> Emu:
    """A text column's fair share of the paper."""
    return round(sheet.body.w * WIDEST.get(key, WIDEST_OTHER))


def _symbols_height(kegiatan: Kegiatan) -> Emu:
    """Roughly: symbols of one pelaksana stand below each other."""
    stacked = max(Counter(s.pelaksana for s in kegiatan.simbol).values(), default=1)
    return ROW_FLOOR + (stacked - 1) * LEVEL + DECISION * any(s.bentuk is Bentuk.KEPUTUSAN for s in kegiatan.simbol)


def _tall(row: int, costs: Sequence[Cost], texts: dict[str, Emu], sheet: Sheet) -> Emu:
    """What the row's texts need."""
    return text_height(max(c.lines(row, texts[c.key]) for c in costs), sheet) + 2 * PAD_Y


def _share(
    texts: dict[str, Emu], room: Emu, costs: Sequence[Cost], widest: dict[str, Emu], sheet: Sheet,
) -> tuple[dict[str, Emu], Emu]:
    """Gives `room` away in steps, each to the column that makes rows tall and is not yet the widest it may be; what is
    left no row needs."""
    rows = range(len(costs[-1].rows))
    floor = (ROW_FLOOR - 2 * PAD_Y) // text_height(1, sheet)
    lines = [[c.lines(row, texts[c.key]) for row in rows] for c in costs]
    cosy = False
    while room >= STEP:
        free = [i for i, cost in enumerate(costs) if texts[cost.key] + STEP <= widest[cost.key]]
        growing = [lines[i] for i in free]
        index = _tallest(growing, floor)
        if index is None and not cosy:
            cosy, room = True, _make_cosy(texts, room, costs)
            lines = [[c.lines(row, texts[c.key]) for row in rows] for c in costs]
            continue
        if index is None:
            index = _tallest(growing, FEW_LINES)
        if index is None:
            break
        index = free[index]
        cost = costs[index]
        texts[cost.key] += STEP
        room -= STEP
        lines[index] = [cost.lines(row, texts[cost.key]) for row in rows]
    return texts, room


def _make_cosy(texts: dict[str, Emu], room: Emu, costs: Sequence[Cost]) -> Emu:
    """Puts short texts on one line where there is room → what is left of it."""
    for cost in costs:
        more = max(0, cost.cosy - texts[cost.key])
        if more <= room:
            texts[cost.key] += more
            room -= more
    return room


def _tallest(lines: list[list[int]], floor: int) -> int | None:
    """The column whose lines stick out most over the next tallest ones; None when no row has more lines than `floor`."""
    gain = [0.0] * len(lines)
    for row in zip(*lines, strict=True):
        first = max(row)
        if first > floor:
            second = sorted(row)[-2] if len(row) > 1 else 0
            gain[row.index(first)] += first - max(second, floor) + 0.1
    best = max(gain, default=0)
    return gain.index(best) if best > 0 else None


SHARES = {"uraian": 3, "kelengkapan": 2, "output": 2, "keterangan": 2, "waktu": 0, "nomor kegiatan": 0}


def _spread(texts: dict[str, Emu], lanes: tuple[Emu, ...], room: Emu, costs: Sequence[Cost], sheet: Sheet) -> tuple[Emu, ...]:
    """What no row needs makes the text columns roomier up to their share of the paper, those the more that have words in
    many rows, and the pelaksana columns → the pelaksana columns.  What is left even then makes everything wider alike."""
    rows = len(costs[-1].rows)
    shares = {c.key: SHARES[c.key] * sum(bool(row) for row in c.rows) for c in costs}
    total = sum(shares.values()) + len(lanes) * rows
    for key, share in shares.items():
        more = min(room * share // total, max(0, _widest(key, sheet) - texts[key]))
        texts[key] += more
        room -= more
        total -= share
    wide = min(room, max(0, len(lanes) * ROOMIEST - sum(lanes)))
    lanes = _filled(lanes, wide)
    wider = 1 + (room - wide) / (sum(texts.values()) + sum(lanes))
    texts.update({key: round(width * wider) for key, width in texts.items()})
    return tuple(round(lane * wider) for lane in lanes)


def _filled(lanes: tuple[Emu, ...], room: Emu) -> tuple[Emu, ...]:
    """The narrowest columns first, until all are equal."""
    level, below = 0, 0
    for count, lane in enumerate(sorted(lanes), 1):
        below += lane
        level = (below + room) // count
        if count == len(lanes) or level <= sorted(lanes)[count]:
            break
    return tuple(max(lane, level) for lane in lanes)


def _place(plan: _Plan, sheet: Sheet) -> Columns:
    """Widths → edges on the twip grid; the last edge is the body's."""
    edges: dict[str, tuple[Emu, Emu]] = {}
    lanes: list[tuple[Emu, Emu]] = []
    x = exact = sheet.body.x
    for key in sheet.profile.kolom:
        for width in plan.lanes if key == LANES else (plan.texts[key],):
            exact += width
            right = snap(exact)
            if key == LANES:
                lanes.append((x, right))
            else:
                edges[key] = (x, right)
            x = right
    gap = sheet.body.right - x
    return _stretch(Columns(edges, tuple(lanes), plan.upright, plan.strain), gap, sheet)


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
    need = sum(c.least for c in costs) + len(alur.pelaksana) * pt(LANE_WIDTHS[-1][0])
    margins = sheet.profile.kertas.w - sheet.body.w
    larger = "pakai kertas F4 mendatar" if KERTAS["F4"].h - margins >= need > sheet.body.w else "bagi SOP ini menjadi beberapa SOP"
    place = alur.pelaksana[0].span if alur.pelaksana else alur.span
    report.galat(
        "SOP411", f"tabel alur butuh lebar {need / pt(1):.0f} pt, kertas hanya menyediakan {sheet.body.w / pt(1):.0f} pt", place,
        f"{len(alur.pelaksana)} pelaksana", f"{larger}, gabungkan pelaksana, atau persingkat kata yang panjang di kolom lain",
    )
