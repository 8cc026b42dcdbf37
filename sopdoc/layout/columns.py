"""Alur → widths of the flow table's columns, such that rows get low and pelaksana columns stay wide enough for lines.

Every text column begins at its least width; what is left goes, step by step, to the column that makes the most rows
tall.  This is tried for several widths of the pelaksana columns, with their titles across or upright; the cheapest wins.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sopdoc.diagnostics import Report
from sopdoc.geometry import Emu, pt, snap
from sopdoc.layout.flow_text import EASE, LANES, Cost, column_cost, text_height
from sopdoc.layout.measure import widest_word
from sopdoc.layout.profile import KERTAS
from sopdoc.layout.sheet import PAD, PAD_Y, Sheet
from sopdoc.layout.text import runs_of
from sopdoc.model.sop import Alur
from sopdoc.model.teks import Kata

STEP: Emu = pt(12)                    # what the solver gives at a time
LABEL_ROOM: Emu = pt(5.5)               # beside a branch's word in its column
ROW_FLOOR: Emu = pt(44)               # symbols make every row at least this tall: text below it costs nothing
FEW_LINES = 2                         # once rows are low enough, texts of more lines than this get the next steps
RAGGED = 0.05                         # how much a text's own height counts, so that of two low tables the calmer one wins
UPRIGHT_COST = 1.12                   # upright titles are harder to read: only when they save much
LANE_WIDTHS = (                       # pt, and how much narrower lanes count as taller rows: lines and labels need room
    (76, 1.0), (68, 1.0), (62, 1.0), (56, 1.02), (50, 1.05), (44, 1.10), (40, 1.16), (36, 1.22), (33, 1.30), (29, 1.45),
)
UNEVEN_COST = 1.03                    # pelaksana columns of different widths look careless: only when they save something
PAGE_SHARE = 0.8                      # of the body's height that rows may fill, title and header apart
PAGE_COST = 0.25                      # of a page's rows: a table that needs one page less is worth narrower columns


@dataclass(frozen=True, slots=True)
class Columns:
    """The solved table: `edges[key]` = (left, right) of a text column; `lanes[i]` = (left, right) of the i-th pelaksana."""

    edges: dict[str, tuple[Emu, Emu]]
    lanes: tuple[tuple[Emu, Emu], ...]
    upright: bool

    @property
    def area(self) -> tuple[Emu, Emu]:
        """Left and right edge of all pelaksana columns together."""
        return self.lanes[0][0], self.lanes[-1][1]


@dataclass(frozen=True, slots=True)
class _Plan:
    cost: float
    lanes: tuple[Emu, ...]
    texts: dict[str, Emu]
    upright: bool


@dataclass(frozen=True, slots=True)
class _Wishes:
    """What a plan must hold: least widths of the text columns, of titles across, and of words in symbols and on branches."""

    costs: tuple[Cost, ...]
    titles: tuple[Emu, ...]
    inside: Emu
    extra: dict[int, Emu]


def solve_columns(alur: Alur, sheet: Sheet, extra: dict[int, Emu], report: Report) -> Columns | None:
    """`extra` is more width for single pelaksana columns; None with SOP411 when the paper is too narrow for the table."""
    costs = tuple(column_cost(key, alur, sheet) for key in sheet.profile.kolom if key != LANES)
    groups = _lonely_groups(alur)
    titles = tuple(max(_heading(p.kata, sheet), _heading((Kata(group),), sheet)) for p, group in zip(alur.pelaksana, groups, strict=True))
    plans: list[_Plan] = []
    for inside in (_widest_word_inside(alur, sheet), 0):        # a table that is too narrow for these words is still a table
        plans = plans or _plans(_Wishes(costs, titles, inside, extra), sheet)
    if not plans:
        _report_too_wide(alur, costs, sheet, report)
        return None
    return _place(min(plans, key=lambda p: p.cost), sheet)


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


def _widest_word_inside(alur: Alur, sheet: Sheet) -> Emu:
    """Room in one column for the longest word of all branches (a label never lies on a table line) and in a symbol."""
    texts = [s.label for s in alur.sambungan] + [s.teks for k in alur.kegiatan for s in k.simbol]
    return max((widest_word((sheet.run(text, "simbol"),), sheet.fonts) + LABEL_ROOM for text in texts if text), default=0)


def _plans(wishes: _Wishes, sheet: Sheet) -> list[_Plan]:
    """Every width of lanes that fits: titles upright, across in equal columns, or across in uneven ones."""
    tries: dict[tuple[tuple[Emu, ...], bool], float] = {}
    for width_pt, factor in LANE_WIDTHS:
        width = max(pt(width_pt), wishes.inside)
        across = tuple(max(width, title) for title in wishes.titles)
        even = (max(across),) * len(across)
        tries.setdefault((even, False), factor)
        if even != across:
            tries.setdefault((across, False), factor * UNEVEN_COST)
        if max(across) > width:
            tries.setdefault(((width,) * len(across), True), factor * UPRIGHT_COST)
    return [plan for (lanes, upright), cost in tries.items() if (plan := _plan(lanes, cost, upright, wishes, sheet))]


def _plan(lanes: tuple[Emu, ...], factor: float, upright: bool, wishes: _Wishes, sheet: Sheet) -> _Plan | None:
    """The table with these lanes; None where it does not fit."""
    costs = wishes.costs
    lanes = tuple(lane + wishes.extra.get(i, 0) for i, lane in enumerate(lanes))
    room = sheet.body.w - sum(lanes) - sum(c.least for c in costs)
    if room < 0:
        return None
    texts, left = _share({c.key: c.least for c in costs}, room, costs, sheet)
    height = sum(_row_cost(row, costs, texts, sheet) for row in range(len(costs[-1].rows)))
    _spread(texts, left, costs)
    page = sheet.body.h * PAGE_SHARE
    pages = -(-height // page)
    return _Plan((height + PAGE_COST * page * pages) * factor, lanes, texts, upright)


def _row_cost(row: int, costs: Sequence[Cost], texts: dict[str, Emu], sheet: Sheet) -> float:
    """The row's height, and a little for every line of text in it."""
    lines = [c.lines(row, texts[c.key]) for c in costs]
    return max(ROW_FLOOR, text_height(max(lines), sheet) + 2 * PAD_Y) + RAGGED * text_height(sum(lines), sheet)


def _share(texts: dict[str, Emu], room: Emu, costs: Sequence[Cost], sheet: Sheet) -> tuple[dict[str, Emu], Emu]:
    """Gives `room` away in steps, each to the column that makes rows tall; what no row needs is left."""
    rows = range(len(costs[-1].rows))
    floor = (ROW_FLOOR - 2 * PAD_Y) // text_height(1, sheet)
    lines = [[c.lines(row, texts[c.key]) for row in rows] for c in costs]
    while room >= STEP:
        index = _tallest(lines, floor)
        if index is None:
            index = _tallest(lines, FEW_LINES)
        if index is None:
            break
        cost = costs[index]
        texts[cost.key] += STEP
        room -= STEP
        lines[index] = [cost.lines(row, texts[cost.key]) for row in rows]
    return texts, room


def _tallest(lines: list[list[int]], floor: int) -> int | None:
    """The column whose lines stick out most over the next tallest ones; None when no row has more lines than `floor`."""
    gain = [0.0] * len(lines)
    for row in zip(*lines, strict=True):
        first = max(row)
        if first > floor:
            second = sorted(row)[-2] if len(row) > 1 else 0
            gain[row.index(first)] += first - max(second, floor) + 0.1
    best = max(gain)
    return gain.index(best) if best > 0 else None


SHARES = {"uraian": 5, "kelengkapan": 2, "output": 2, "keterangan": 2, "waktu": 0, "nomor kegiatan": 0}


def _spread(texts: dict[str, Emu], room: Emu, costs: Sequence[Cost]) -> None:
    """What no row needs makes the text columns roomier, those the more that have words in many rows."""
    shares = {c.key: SHARES[c.key] * sum(bool(row) for row in c.rows) for c in costs}
    total = sum(shares.values())
    for key, share in shares.items():
        texts[key] += room * share // total if total else room // len(shares)


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
    return _stretch(Columns(edges, tuple(lanes), plan.upright), gap, sheet)


def _stretch(columns: Columns, gap: Emu, sheet: Sheet) -> Columns:
    """Rounding left `gap` free at the right: the last column takes it."""
    last = sheet.profile.kolom[-1]
    if last == LANES:
        lanes = (*columns.lanes[:-1], (columns.lanes[-1][0], columns.lanes[-1][1] + gap))
        return Columns(columns.edges, lanes, columns.upright)
    left, right = columns.edges[last]
    return Columns({**columns.edges, last: (left, right + gap)}, columns.lanes, columns.upright)


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
