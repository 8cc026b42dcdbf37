"""An edge's ports → its possible paths, cheapest first, produced only as far as somebody asks.

Each combination of two ports and a number of bends has a least cost; it is opened only when the cheapest path found so far is dearer.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import pairwise
from typing import NamedTuple

from sopdoc.geometry import Emu, Point, Size, pt
from sopdoc.layout.route.bends import Row, Way, four, measure, straight, three, two
from sopdoc.layout.route.lanes import Grid, Lanes
from sopdoc.layout.route.ports import Port
from sopdoc.layout.route.prices import LABEL_AIR, gutter
from sopdoc.layout.route.steps import PATH, Steps
from sopdoc.layout.route.types import Page
from sopdoc.layout.route.weights import BEND, FOURTH_BEND, LABEL_LOST, LABEL_NOWHERE, LABEL_SHORT, cost, tie

DEAR_PORTS = cost(8)         # ports that cost more are not worth four bends
LABEL_ROOM = pt(3)           # what the first piece needs beyond its label
WIDE = cost(150)             # all lanes, not only the major ones, are tried for an edge in trouble: no cheaper than this

FAR: Emu = 1 << 60           # dearer than any path

Exit = tuple[Port, Emu]      # a port and what its use costs the edge
Ways = tuple[Way, Way]       # the vertical and the horizontal lanes with what they cost the edge


@dataclass(frozen=True, slots=True)
class Path:
    """A possible path: two ports, the lanes between (the ports' own included) and what it costs on an empty page."""

    source: Port
    target: Port
    lanes: Row
    own: Emu


class _Group(NamedTuple):
    """All paths between two ports with one number of bends, not yet looked at.  `least`: none of them costs less."""

    least: Emu
    bends: int
    order: int
    wide: bool
    source: Port
    target: Port
    ports: Emu


class Stream:
    """The paths of one edge in order of their own cost; `take` gives the next one, None when there are no more.

    Groups come in stages, the next stage only when the paths known so far are dearer than anything it could bring: up to two bends,
    three and four bends on major lanes, three and four bends on all lanes.
    """

    def __init__(
        self, page: Page, grid: Grid, sources: list[Exit], targets: list[Exit], ways: Ways, labels: tuple[Size, ...], steps: Steps,
    ) -> None:
        self._page, self._grid, self._ways, self._steps = page, grid, ways, steps
        self._label = (min(s.w for s in labels), min(s.h for s in labels)) if labels else None
        self._pairs = [(p, q, leave + enter, _apart(p, q)) for p, leave in sources for q, enter in targets if p.key != q.key]
        self._groups = self._simple()
        self._stages = self._later()
        self._heap: list[tuple[Emu, Emu, int, Port, Port, Row]] = []      # what a path costs, and but for `WIDE`
        self._seen: set[tuple[int, int, Row]] = set()
        self._count = 0

    @classmethod
    def none(cls, page: Page, grid: Grid, steps: Steps) -> Stream:
        """The stream of an edge without any path."""
        return cls(page, grid, [], [], ([], []), (), steps)

    @classmethod
    def of(cls, path: Path, page: Page, grid: Grid, steps: Steps) -> Stream:
        """The stream of a path that is given, not searched."""
        stream = cls.none(page, grid, steps)
        stream._heap.append((path.own, path.own, 0, path.source, path.target, path.lanes))
        return stream

    def take(self) -> Path | None:
        while True:
            known = self._heap[0][0] if self._heap else FAR
            group = self._groups[-1].least if self._groups else FAR
            if self._stages and self._stages[-1] <= min(group, known - 1):
                self._stages.pop()
                self._groups = sorted([*self._groups, *self._detours(wide=not self._stages)], reverse=True)
            elif group < known:
                self._open(self._groups.pop())
            else:
                break
        if not self._heap:
            return None
        own, _, _, source, target, lanes = heappop(self._heap)
        return Path(source, target, lanes, own)

    def _simple(self) -> list[_Group]:
        """The groups of up to two bends, dearest first."""
        groups = []
        for order, (p, q, price, apart) in enumerate(self._pairs):
            if p.vertical != q.vertical:
                if p.lo <= q.lane <= p.hi and q.lo <= p.lane <= q.hi:
                    groups.append(_Group(price + BEND + apart, 1, order, False, p, q, price))
                continue
            if p.lane == q.lane:
                if p.step != q.step:
                    groups.append(_Group(price + apart, 0, order, False, p, q, price))
                continue
            lo, hi = max(p.lo, q.lo), min(p.hi, q.hi)
            if lo <= hi:
                at = (self._grid.horizontal if p.vertical else self._grid.vertical).at
                a, b = (p.at.y, q.at.y) if p.vertical else (p.at.x, q.at.x)
                back = max(0, at[lo] - max(a, b), min(a, b) - at[hi])
                groups.append(_Group(price + 2 * BEND + apart + 2 * back, 2, order, False, p, q, price))
        return sorted(groups, reverse=True)

    def _later(self) -> list[Emu]:
        """No path of a later stage costs less than this: the last stage's bound first."""
        if not self._pairs:
            return []
        return [WIDE, 3 * BEND + min(price + apart for _, _, price, apart in self._pairs)]

    def _detours(self, wide: bool) -> list[_Group]:
        """The groups of three and four bends; with `wide` on all lanes, those already seen on the major ones again."""
        groups = []
        for order, (p, q, price, apart) in enumerate(self._pairs):
            bends = 4 if p.vertical == q.vertical else 3
            if p.lo > p.hi or q.lo > q.hi or (bends == 4 and price > DEAR_PORTS and not wide):
                continue
            least = price + bends * BEND + (FOURTH_BEND if bends == 4 else 0) + apart
            groups.append(_Group(max(WIDE, least) if wide else least, bends, order, wide, p, q, price))
        return groups

    def _open(self, group: _Group) -> None:
        p, q = group.source, group.target
        along, across = (self._grid.vertical, self._grid.horizontal) if p.vertical else (self._grid.horizontal, self._grid.vertical)
        upright, level = self._ways
        ways = (upright, level) if p.vertical else (level, upright)
        base = group.ports + group.bends * BEND + (FOURTH_BEND if group.bends == 4 else 0)
        a = (p.at.y, p.at.x, q.at.y, q.at.x) if p.vertical else (p.at.x, p.at.y, q.at.x, q.at.y)
        need, lost = self._room(p), self._lost(p)
        for lanes in self._lanes(group, along, across):
            first, length = measure(lanes, a, *ways)
            own = base + length + tie(first) + (lost if first < need else 0)
            if group.wide:
                if (p.key, q.key, lanes) in self._seen:
                    continue
            elif group.bends > 2:
                self._seen.add((p.key, q.key, lanes))
            self._count += 1
            self._steps.take(PATH)
            heappush(self._heap, (max(own, WIDE) if group.wide else own, own, self._count, p, q, lanes))

    def _room(self, port: Port) -> Emu:
        """Length of the first piece that the edge's label asks for."""
        return 0 if self._label is None else LABEL_ROOM + self._label[port.vertical]

    def _lost(self, port: Port) -> Emu:
        """What it costs to turn before the label's end.  A label that keeps off the grid may still find its place in the gutter
        beside the symbol, over or under the corner."""
        if not self._page.clear_grid:
            return LABEL_SHORT
        wider = self._label is not None and not port.vertical and self._label[0] + LABEL_AIR > gutter(self._page.xlines, port)
        return LABEL_NOWHERE if wider else LABEL_LOST

    def _lanes(self, group: _Group, along: Lanes, across: Lanes) -> Iterator[Row]:
        p, q = group.source, group.target
        if group.bends == 0:
            return straight(self._page, p, q, self._grid.clearance.least)
        if group.bends == 1:
            return iter(((p.lane, q.lane),))
        if group.bends == 2:
            return two(p, q, across)
        if group.bends == 3:
            return three(p, q, along, across, group.wide)
        return four(p, q, along, across, group.wide)


def _apart(p: Port, q: Port) -> Emu:
    return abs(p.at.x - q.at.x) + abs(p.at.y - q.at.y)


def points(path: Path, grid: Grid) -> tuple[Point, ...]:
    """A path → its corners, ports included."""
    corners = [path.source.at]
    vertical = path.source.vertical
    for a, b in pairwise(path.lanes):
        i, j = (a, b) if vertical else (b, a)
        corners.append(Point(grid.vertical.at[i], grid.horizontal.at[j]))
        vertical = not vertical
    return (*corners, path.target.at)
