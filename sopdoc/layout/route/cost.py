"""Paths → what they cost each other: overlaps, touches, crossings, shared ports, as operations on bit sets.

A path is a set of lane crossings, one bit each, kept four ways in whole numbers:

    closed   crossings on its horizontal pieces (low half) and on its vertical pieces (high half), ends included
    inner    the same without the pieces' ends
    swapped  inner with the halves exchanged

All corners lie on lanes, hence two paths overlap or touch exactly when `closed & closed'` is not empty, and they cross
`(inner & swapped').bit_count()` times.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sopdoc.geometry import Emu, pt
from sopdoc.layout.route.candidates import Path
from sopdoc.layout.route.lanes import Grid
from sopdoc.layout.route.ports import Port
from sopdoc.layout.route.terms import Terms
from sopdoc.layout.route.weights import BAD, CROSS, HASTY, INOUT

Bits = int

TAIL: Emu = pt(12)      # a shorter common piece is hardly more than the arrow's head: a join does not show


@dataclass(frozen=True, slots=True)
class Trace:
    """A path's three bit sets."""

    closed: Bits
    inner: Bits
    swapped: Bits


class Raster:
    """The numbering of one page's lane crossings."""

    def __init__(self, grid: Grid) -> None:
        self._grid = grid
        self._width = len(grid.vertical.at)
        self._size = self._width * len(grid.horizontal.at)
        self._low = (1 << self._size) - 1
        column = [0]
        for j in range(len(grid.horizontal.at)):
            column.append(column[-1] | 1 << (j * self._width))
        self._column = column               # k bits standing one below the other

    def trace(self, path: Path) -> Trace:
        """A path → its bit sets."""
        closed = inner = 0
        vertical = path.source.vertical
        stops = (path.source.first, *path.lanes[1:], path.target.first)
        if len(path.lanes) == 1 and (stops[1] - stops[0]) * path.source.step < 0:
            return Trace(0, 0, 0)           # a straight line so short that no lane crosses it
        # a piece's ends: the lanes before and after it; the first begins and the last ends at the crossing next to the port
        for k, lane in enumerate(path.lanes):
            a = path.lanes[k - 1] if k else stops[0]
            b = stops[k + 1]
            lo, hi = (a, b) if a <= b else (b, a)
            piece = self._piece(vertical, lane, lo, hi)
            closed |= piece
            if (self._grid.vertical if vertical else self._grid.horizontal).twins[lane]:
                closed |= self._beside(vertical, lane, lo, hi)
            if k:                           # a corner ends this piece; a port does not: lines may cross right next to it
                piece &= ~self._piece(vertical, lane, a, a)
            if k < len(path.lanes) - 1:
                piece &= ~self._piece(vertical, lane, b, b)
            inner |= piece
            vertical = not vertical
        return Trace(closed, inner, self.swapped(inner))

    def swapped(self, bits: Bits) -> Bits:
        return bits >> self._size | (bits & self._low) << self._size

    def _piece(self, vertical: bool, lane: int, lo: int, hi: int) -> Bits:
        if vertical:
            return self._column[hi - lo + 1] << (lo * self._width + lane + self._size)
        return ((1 << (hi - lo + 1)) - 1) << (lane * self._width + lo)

    def _beside(self, vertical: bool, lane: int, lo: int, hi: int) -> Bits:
        """The same piece on lanes that stand too near to be used side by side."""
        lanes = self._grid.vertical if vertical else self._grid.horizontal
        bits = 0
        for twin in lanes.twins[lane]:
            bits |= self._piece(vertical, twin, lo, hi)
        return bits

    def tail(self, p: Path, q: Path) -> Emu:
        """How far two paths that enter one port run together at least: from the last corner of the one that turns in later."""
        port = p.target
        across, here = (self._grid.horizontal, port.at.y) if port.vertical else (self._grid.vertical, port.at.x)
        return min((abs(across.at[path.lanes[-2]] - here) for path in (p, q) if len(path.lanes) > 1), default=TAIL)

    def shared(self, a: Sequence[int], b: Sequence[int], port: Port) -> Bits:
        """Two paths that begin at one port → the crossings of their common part, both directions at the point of divergence.

            port --+-----+---          the common part ends where the first of the two turns off
                         |

        A path is given as its row of lanes seen from the port, followed by the crossing at its other end.
        """
        bits = 0
        vertical, at, step = port.vertical, port.first, port.step
        for k in range(min(len(a), len(b)) - 1):
            lane, end = a[k], min(a[k + 1], b[k + 1]) if step > 0 else max(a[k + 1], b[k + 1])
            lo, hi = (at, end) if at <= end else (end, at)
            bits |= self._piece(vertical, lane, lo, hi) | self._beside(vertical, lane, lo, hi)
            bits |= self._piece(not vertical, end, lane, lane) | self._beside(not vertical, end, lane, lane)
            if a[k + 1] != b[k + 1] or k + 2 >= len(a) or k + 2 >= len(b) or (a[k + 2] > lane) != (b[k + 2] > lane):
                break
            vertical, at, step = not vertical, lane, 1 if a[k + 2] > lane else -1
        return bits


class Judge:
    """Decides what two paths of one page cost each other."""

    def __init__(self, raster: Raster, deciding: frozenset[int]) -> None:
        self._raster = raster
        self._deciding = deciding           # numbers of the nodes whose ways out mean different things

    def related(self, terms: Terms, paths: list[Path], traces: list[Trace], costs: list[Emu], q: Path, b: Trace) -> None:
        """Correct, in place, the costs `strange` gave for paths whose edges share a symbol with q's: ports may be shared too."""
        ports = (q.source.key, q.target.key)
        for n, p in enumerate(paths):
            if p.source.key in ports or p.target.key in ports:
                costs[n] = self._joined(terms, p, traces[n], q, b)
            if terms.apart and p.target.key != q.target.key:
                costs[n] += terms.apart

    def _joined(self, terms: Terms, p: Path, a: Trace, q: Path, b: Trace) -> Emu:
        """The cost of two paths that share a port: their common part costs nothing where they merge or fork."""
        total, common = 0, 0
        if p.target.key == q.target.key:
            total += terms.merge + (HASTY if self._raster.tail(p, q) < TAIL else 0)
            common |= self._raster.shared((*p.lanes[::-1], p.source.first), (*q.lanes[::-1], q.source.first), p.target)
        if p.source.key == q.source.key:
            if p.source.node in self._deciding:
                total += BAD
            else:
                total += terms.fork
                common |= self._raster.shared((*p.lanes, p.target.first), (*q.lanes, q.target.first), p.source)
        total += INOUT * ((p.source.key == q.target.key) + (p.target.key == q.source.key))
        closed = a.closed & b.closed
        crossing = a.inner & b.swapped
        if common:
            closed &= ~common
            crossing &= ~(common | self._raster.swapped(common))
        return total + (BAD if closed else 0) + CROSS * crossing.bit_count()


def strange(closed: list[Bits], inner: list[Bits], other: Trace) -> list[Emu]:
    """Many paths against one whose edge shares no symbol with theirs → the costs."""
    full, across = other.closed, other.swapped
    return [(BAD if c & full else 0) + (CROSS * x.bit_count() if (x := i & across) else 0) for c, i in zip(closed, inner, strict=True)]
