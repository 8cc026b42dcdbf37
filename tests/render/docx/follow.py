"""Whether the arrows of a printed flow still lead where they led: each is traced from its source to its target.

The layout says only which symbols there are, at which ports an arrow leaves and comes in, and where its upright stretches
stand; how far things have moved is read from the paper.  A page that ran over is traced across its break:

    │ 4 │ □ │      the table's lower edge and the end of its repeated header are one place: what runs over
    └───┼─│─┘      either of them counts as it would if there were no break
    ┌───┬─│─┐
    │ 5 │ ▼ │
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from sopdoc.geometry import Emu, Point, Rect, to_pt
from sopdoc.layout.tree import Connector, Layout, Page, Symbol, Table

from .printed import CLOSE, Box, Drawn, Line, Shape, joined

Place = tuple[float, float]
NEAR = 2.0            # pt: ends of lines at symbols, tips of heads


@dataclass(frozen=True)
class Found:
    """A symbol on paper."""

    page: int
    box: Box


@dataclass(frozen=True)
class Tape:
    """Everything seen between two pages, with the breaks taken out."""

    lines: tuple[Line, ...]
    heads: tuple[Shape, ...]
    shift: dict[int, float]        # page → what its heights are moved by


@dataclass(frozen=True)
class Gone:
    """A deleted row, from `top` to `bottom` of a page counted from 0: its symbols, and the arrows that begin, turn or end there."""

    page: int
    top: Emu
    bottom: Emu

    def holds(self, page: int, y: Emu) -> bool:
        return page == self.page and self.top <= y < self.bottom

    def takes(self, page: int, connector: Connector) -> bool:
        return any(self.holds(page, point.y) for point in connector.points)


NOTHING = Gone(0, 0, 0)


def lost(layout: Layout, drawn: Sequence[Drawn], gone: Gone = NOTHING) -> tuple[list[str], int]:
    """The arrows that do not lead from symbol to symbol, and how many were asked for."""
    found, faults, asked = match(layout, drawn, gone), [], 0
    for number, page in enumerate(layout.pages):
        for connector in page.connectors:
            ends = (number, connector.source), (number, connector.target)
            if gone.takes(number, connector) or not all(end in found for end in ends):
                continue
            asked += 1
            source, target = (found[end] for end in ends)
            if not leads(page, connector, source, target, drawn, headers(page)):
                faults.append(f"page {page.number}: {connector.name}")
    return faults, asked


def stray(drawn: Sequence[Drawn]) -> list[str]:
    """Heads that touch no symbol."""
    return [
        f"page {number}: a head at {head.points[0]}" for number, page in enumerate(drawn, 1) for head in page.heads
        if not any(_touches(head.points[0], box) for box in page.symbols)
    ]


def _touches(point: Place, box: Box) -> bool:
    return box[0] - NEAR < point[0] < box[2] + NEAR and box[1] - NEAR < point[1] < box[3] + NEAR


def headers(page: Page) -> int:
    """Lines above the body of a table that runs on, its upper edge among them."""
    table = next(block for block in page.blocks if isinstance(block, Table) and any(row.header for row in block.rows))
    return sum(row.header for row in table.rows) + 1


def match(layout: Layout, drawn: Sequence[Drawn], gone: Gone) -> dict[tuple[int, str], Found]:
    """Which symbol on paper is which: those of one column and size keep their order."""
    wanted: dict[tuple[int, int, int], list[tuple[int, Symbol]]] = defaultdict(list)
    for number, page in enumerate(layout.pages):
        for symbol in sorted(page.symbols, key=lambda one: one.rect.y):
            if not gone.holds(number, symbol.rect.cy):
                wanted[_kind(*(to_pt(length) for length in (symbol.rect.x, symbol.rect.w, symbol.rect.h)))].append((number, symbol))
    there: dict[tuple[int, int, int], list[Found]] = defaultdict(list)
    for place, sheet in enumerate(drawn):
        for box in sorted(sheet.symbols, key=lambda one: one[1]):
            kind = min(wanted, key=lambda one: _distance(one, _kind(box[0], box[2] - box[0], box[3] - box[1])))
            there[kind].append(Found(place, box))
    assert {kind: len(symbols) for kind, symbols in wanted.items()} == {kind: len(boxes) for kind, boxes in there.items()}
    return {
        (number, symbol.id): box for kind, symbols in wanted.items() for (number, symbol), box in zip(symbols, there[kind], strict=True)
    }


def _kind(*lengths: float) -> tuple[int, int, int]:
    x, w, h = (round(2 * length) for length in lengths)
    return x, w, h


def _distance(a: tuple[int, int, int], b: tuple[int, int, int]) -> int:
    return sum(abs(p - q) for p, q in zip(a, b, strict=True))


def leads(page: Page, connector: Connector, source: Found, target: Found, drawn: Sequence[Drawn], header: int) -> bool:
    """Can the route be followed on paper, and is there a head at its end, or at both?"""
    tape = _tape(drawn, min(source.page, target.page), max(source.page, target.page), header)
    rects = {symbol.id: symbol.rect for symbol in page.symbols}
    start = _port(connector.points[0], rects[connector.source], source, tape)
    end = _port(connector.points[-1], rects[connector.target], target, tape)
    tips = [end] * connector.arrow + [start] * connector.both
    if not all(any(math.dist(head.points[0], tip) < NEAR for head in tape.heads) for tip in tips):
        return False
    return _followed(start, end, [(a.x == b.x, to_pt(b.x)) for a, b in pairwise(connector.points) if a != b], tape.lines)


def _port(point: Point, rect: Rect, found: Found, tape: Tape) -> Place:
    x0, top, x1, bottom = found.box
    return _share(point.x - rect.x, rect.w, x0, x1), _share(point.y - rect.y, rect.h, top, bottom) + tape.shift[found.page]


def _share(part: Emu, whole: Emu, low: float, high: float) -> float:
    return low + (high - low) * part / whole


def _tape(drawn: Sequence[Drawn], first: int, last: int, header: int) -> Tape:
    shift, lines, heads = {first: 0.0}, [], []
    for number in range(first, last + 1):
        if number > first:
            shift[number] = shift[number - 1] + drawn[number - 1].grid[-1] - drawn[number].grid[header - 1]
        lines += [_moved(line, shift[number]) for line in drawn[number].lines]
        heads += [replace(head, points=tuple((x, y + shift[number]) for x, y in head.points)) for head in drawn[number].heads]
    return Tape(tuple(joined(lines)), tuple(heads), shift)


def _moved(line: Line, by: float) -> Line:
    return replace(line, start=line.start + by, end=line.end + by) if line.upright else replace(line, at=line.at + by)


def _followed(here: Place, end: Place, legs: Sequence[tuple[bool, float]], lines: Sequence[Line]) -> bool:
    """Do seen lines lead from here to the end by these legs?  Each says whether it is upright, and the x where it arrives."""
    if not legs:
        return math.dist(here, end) < NEAR
    (upright, x), *rest = legs
    if upright:
        turns = {line.at for line in lines if not line.upright} if rest else {end[1]}
        return any(_seen(True, here[0], here[1], y, lines) and _followed((here[0], y), end, rest, lines) for y in turns)
    there = x if rest else end[0]
    return _seen(False, here[1], here[0], there, lines) and _followed((there, here[1]), end, rest, lines)


def _seen(upright: bool, at: float, start: float, end: float, lines: Sequence[Line]) -> bool:
    """Does one line, as far as it is seen, run all the way?"""
    low, high = sorted((start, end))
    spans = ((line.start, line.end) for line in lines if line.upright == upright and abs(line.at - at) < CLOSE)
    return high - low < CLOSE or any(first <= low + CLOSE and last >= high - CLOSE for first, last in spans)
