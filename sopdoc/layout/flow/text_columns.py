"""Room for the text columns of a flow's table → how wide each of them is, so that rows get low.

Every column begins at its least width; what is left goes, step by step, to the column that makes the most rows tall, up to
its fair share of the paper.  What no row needs is spread over texts and pelaksana, so that the pelaksana get as even as they
can.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations

from sopdoc.geometry import Emu, line_height, pt
from sopdoc.layout.flow.words import EASE, Cost, Words, count_lines, text_height
from sopdoc.layout.sheet import PAD, Sheet
from sopdoc.model.sop import Alur, Bentuk, Kegiatan

STEP: Emu = pt(12)                    # what is given at a time
LEVEL: Emu = pt(42)                   # a symbol under another one makes a row taller by this
DECISION: Emu = pt(9)                 # and a decision by this
FEW_LINES = 2                         # once rows are low enough, texts of more lines than this get the next steps
MANY_LINES = 7                        # what a row is taller than a text of so many lines counts twice: words in a narrow column read badly
RAGGED = 0.15                         # how much a text's own height counts, so that of two low tables the calmer one wins
ROOMIEST: Emu = pt(120)               # wider pelaksana columns look empty
WIDEST = {"uraian": 0.30}             # of the body, that the text columns may take before a table fits on fewer pages
WIDEST_OTHER = 0.17
SHARES = {"uraian": 3, "kelengkapan": 2, "output": 2, "keterangan": 2, "waktu": 0, "nomor kegiatan": 0}

Widths = Mapping[str, Emu]


@dataclass(frozen=True, slots=True)
class Texts:
    """The text columns of a table, and how tall its rows are for their symbols alone: mostly `row`."""

    costs: tuple[Cost, ...]
    row: Emu
    floors: tuple[Emu, ...]
    sheet: Sheet

    @property
    def least(self) -> dict[str, Emu]:
        return {cost.key: cost.least for cost in self.costs}

    def widest(self, key: str) -> Emu:
        """A column's fair share of the paper."""
        return round(self.sheet.body.w * WIDEST.get(key, WIDEST_OTHER))

    def lines(self, widths: Widths) -> list[tuple[int, ...]]:
        """Column by column the lines of every row."""
        return [cost.lines(widths[cost.key]) for cost in self.costs]

    def height(self, widths: Widths) -> tuple[Emu, float]:
        """Of all rows, none lower than its symbols, and what all lines of text, and texts of many lines, count for besides."""
        lines, line = self.lines(widths), text_height(1, self.sheet)
        most = list(map(max, zip(*lines, strict=True)))
        tall = [count * line + 2 * self.sheet.pad_y for count in most]
        return sum(map(max, self.floors, tall)), line * (RAGGED * sum(map(sum, lines)) + too_many(most))


def too_many(lines: Iterable[int]) -> int:
    """How many lines more than read well texts of so many have, all together."""
    return sum([count - MANY_LINES for count in lines if count > MANY_LINES])


def texts_of(costs: tuple[Cost, ...], alur: Alur, row: Emu, sheet: Sheet) -> Texts:
    return Texts(costs, row, tuple(row + _more_than_one(k) for k in alur.kegiatan), sheet)


def _more_than_one(kegiatan: Kegiatan) -> Emu:
    """What a row's symbols are higher than one box, roughly: those of one pelaksana stand below each other."""
    stacked = max(Counter(s.pelaksana for s in kegiatan.simbol).values(), default=1)
    return (stacked - 1) * LEVEL + DECISION * any(s.bentuk is Bentuk.KEPUTUSAN for s in kegiatan.simbol)


def share(texts: Texts, room: Emu, widest: Widths) -> tuple[dict[str, Emu], Emu]:
    """Gives `room` away in steps, each to the column that makes rows tall and is not yet the widest it may be → the widths, and
    what is left, which no row needs.  Rows as low as their symbols first, then short texts on one line, then few lines."""
    widths = texts.least
    room = _lower(texts, widths, room, widest, (texts.row - 2 * texts.sheet.pad_y) // text_height(1, texts.sheet))
    if room >= STEP:
        room = _lower(texts, widths, _make_cosy(widths, room, texts.costs), widest, FEW_LINES)
    return widths, room


def _lower(texts: Texts, widths: dict[str, Emu], room: Emu, widest: Widths, floor: int) -> Emu:
    """Widens columns while a row has more lines than `floor` → what is left of `room`."""
    costs, lines = texts.costs, texts.lines(widths)
    while room >= STEP:
        free = [i for i, cost in enumerate(costs) if widths[cost.key] + STEP <= widest[cost.key]]
        tallest = _tallest([lines[i] for i in free], floor)
        if tallest is None:
            break
        index = free[tallest]
        room = _widen(costs[index], widths, lines[index], room, widest)
        lines[index] = costs[index].lines(widths[costs[index].key])
    return room


def _widen(cost: Cost, widths: dict[str, Emu], lines: tuple[int, ...], room: Emu, widest: Widths) -> Emu:
    """Gives the column step after step until its rows take other `lines`: until then it stays the one to get more → what is left."""
    while True:
        widths[cost.key] += STEP
        room -= STEP
        if room < STEP or widths[cost.key] + STEP > widest[cost.key] or cost.lines(widths[cost.key]) != lines:
            return room


def _make_cosy(widths: dict[str, Emu], room: Emu, costs: Sequence[Cost]) -> Emu:
    """Puts short texts on one line where there is room → what is left of it."""
    for cost in costs:
        more = max(0, cost.cosy - widths[cost.key])
        if more <= room:
            widths[cost.key] += more
            room -= more
    return room


def _tallest(lines: list[tuple[int, ...]], floor: int) -> int | None:
    """The column whose lines stick out most over the next tallest ones; None when no row has more lines than `floor`."""
    gain = [0.0] * len(lines)
    rows = list(zip(*lines, strict=True))
    for row, first in zip(rows, map(max, rows), strict=True):
        if first > floor:
            tallest = row.index(first)
            gain[tallest] += first - max((floor, *row[:tallest], *row[tallest + 1:])) + 0.1
    return gain.index(max(gain)) if any(gain) else None


def balanced(texts: Texts, widths: dict[str, Emu]) -> dict[str, Emu]:
    """Steps of room move from one column to another while that makes the rows lower: what `share` gave step by step may be
    less than the best."""
    def weight(widths: dict[str, Emu]) -> float:
        return sum(texts.height(widths))

    least, lowest = texts.least, sum(texts.floors)
    while texts.height(widths)[0] > lowest:
        moved = [
            {**widths, giver: widths[giver] - STEP, taker: widths[taker] + STEP} for giver, taker in permutations(widths, 2)
            if widths[giver] - STEP >= least[giver] and widths[taker] + STEP <= texts.widest(taker)
        ]
        best = min(moved, key=weight, default=widths)
        if weight(best) >= weight(widths):
            break
        widths = best
    return widths


def with_low_titles(titles: Sequence[Words], lanes: tuple[Emu, ...], room: Emu) -> tuple[tuple[Emu, ...], Emu]:
    """Of room that no row needs, the pelaksana columns first get what makes their titles, and so the header, lower by most lines; equal
    ones stay so → the columns, and what is left."""
    for lines in range(1, max(map(_title_lines, titles, lanes), default=0)):
        wider = tuple(map(max, lanes, (_title_width(words, lines) for words in titles)))
        wider = (max(wider),) * len(wider) if min(lanes) == max(lanes) else wider
        if sum(wider) - sum(lanes) <= room and max(wider) <= ROOMIEST:
            return wider, room - sum(wider) + sum(lanes)
    return lanes, room


def titles_height(titles: Sequence[Words], lanes: tuple[Emu, ...], upright: bool, sheet: Sheet) -> Emu:
    """What the tallest of them takes across its column, or at most upright."""
    if upright:
        return max((sum(advance for _, advance in words) for words in titles), default=0)
    return max(map(_title_lines, titles, lanes), default=0) * line_height(sheet.profile.huruf.ukuran["kepala"])


def _title_lines(words: Words, lane: Emu) -> int:
    return count_lines(words, lane - 2 * PAD - EASE)


def _title_width(words: Words, lines: int) -> Emu:
    """The least width, to a point, in which the title takes no more lines."""
    widths = range(pt(1), ROOMIEST + pt(1), pt(1))
    first = bisect_left(widths, True, key=lambda width: _title_lines(words, width) <= lines)
    return widths[first] if first < len(widths) else ROOMIEST + pt(1)


def spread(texts: Texts, widths: dict[str, Emu], lanes: tuple[Emu, ...], room: Emu) -> tuple[Emu, ...]:
    """What no row needs makes the text columns roomier up to their share of the paper, those the more that have words in
    many rows, and the pelaksana columns → the pelaksana columns.  What is left even then makes everything wider alike."""
    shares = {c.key: SHARES[c.key] * sum(bool(row) for row in c.rows) for c in texts.costs}
    total = sum(shares.values()) + len(lanes) * len(texts.floors)
    for key, part in shares.items():
        more = min(room * part // total, max(0, texts.widest(key) - widths[key]))
        widths[key] += more
        room -= more
        total -= part
    wide = min(room, max(0, len(lanes) * ROOMIEST - sum(lanes)))
    lanes = filled(lanes, wide)
    wider = 1 + (room - wide) / (sum(widths.values()) + sum(lanes))
    widths.update({key: round(width * wider) for key, width in widths.items()})
    return tuple(round(lane * wider) for lane in lanes)


def filled(lanes: tuple[Emu, ...], room: Emu) -> tuple[Emu, ...]:
    """The narrowest columns first, until all are equal."""
    level, below = 0, 0
    for count, lane in enumerate(sorted(lanes), 1):
        below += lane
        level = (below + room) // count
        if count == len(lanes) or level <= sorted(lanes)[count]:
            break
    return tuple(max(lane, level) for lane in lanes)
