"""Chosen paths → the same paths with their inner pieces moved to the middle of the room around them.

    symbol |   |   | : |        A piece may move between the grid lines beside it, the symbols it passes, its parallel neighbours
           |   |   | : |        (PITCH apart) and the ends of the lines that cross it; so no crossing is won or lost.  Pieces that
    symbol |   | > | : |        edges share because they merge or fork move together.  First and last pieces stand on ports and stay.

What it must keep limits a piece; what it is the middle of are the walls of its room: rules, symbols and other lines themselves.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise

from sopdoc.geometry import Emu, Point, pt
from sopdoc.layout.route.candidates import Path, points
from sopdoc.layout.route.distances import APART, PITCH, SAME, Clearance
from sopdoc.layout.route.lanes import Grid
from sopdoc.layout.route.steps import Steps
from sopdoc.layout.route.types import Page

SWEEPS = 4              # moves settle quickly; more sweeps changed nothing visible
WORTH = pt(0.3)         # a smaller move is not seen
NEARER = pt(2)          # lines side by side may be nearer than rules and symbols: 4 pt apart where those are 6 pt away
RULE = pt(6)            # a line that makes way for words keeps this far from what is on its other side
FAR: Emu = 1 << 60


class Piece:
    """One straight piece of one path: `at` across its direction, from `a` (nearer the source) to `b` along it."""

    __slots__ = ("a", "at", "b", "edge", "index", "inner", "vertical")

    def __init__(self, edge: int, index: int, vertical: bool, inner: bool, at: Emu, a: Emu, b: Emu) -> None:
        self.edge, self.index, self.vertical, self.inner = edge, index, vertical, inner
        self.at, self.a, self.b = at, a, b


Chain = list[Piece]


def nudge(
    page: Page, grid: Grid, paths: dict[int, Path], steps: Steps, yielding: frozenset[int] = frozenset(),
) -> dict[int, tuple[Point, ...]]:
    """Edge number → path becomes edge number → corners, pieces centred; those edges that are `yielding` turn as far from their
    symbol as they can, so that their words find room before the turn."""
    chains = {k: _chain(k, points(path, grid)) for k, path in paths.items()}
    room = _Room(page, grid.clearance, chains, yielding)
    groups = _groups(chains, paths)
    pieces = sum(map(len, chains.values()))
    for _ in range(SWEEPS):
        steps.take(len(groups) * pieces)
        moved = [_centre(room, group) for group in groups]
        if not any(moved):
            break
    return {k: _corners(chain) for k, chain in chains.items()}


def _chain(edge: int, corners: tuple[Point, ...]) -> Chain:
    last = len(corners) - 2
    chain: Chain = []
    for k, (p, q) in enumerate(pairwise(corners)):
        vertical = p.x == q.x and (p.y != q.y or not (chain and chain[-1].vertical))
        at, a, b = (p.x, p.y, q.y) if vertical else (p.y, p.x, q.x)
        chain.append(Piece(edge, k, vertical, 0 < k < last, at, a, b))
    return chain


def _corners(chain: Chain) -> tuple[Point, ...]:
    first, last = chain[0], chain[-1]
    found = [Point(first.at, first.a) if first.vertical else Point(first.a, first.at)]
    found += [Point(p.at, q.at) if p.vertical else Point(q.at, p.at) for p, q in pairwise(chain)]
    return (*found, Point(last.at, last.b) if last.vertical else Point(last.b, last.at))


def _groups(chains: dict[int, Chain], paths: dict[int, Path]) -> list[list[Piece]]:
    """Inner pieces, those of merging or forking edges that lie on each other as one; groups with an immovable piece are dropped."""
    pieces = [piece for chain in chains.values() for piece in chain]
    beside: dict[tuple[bool, Emu], list[Piece]] = {}
    for piece in pieces:
        beside.setdefault((piece.vertical, piece.at), []).append(piece)
    groups: list[list[Piece]] = []
    done: set[int] = set()
    for piece in pieces:
        if not piece.inner or id(piece) in done:
            continue
        group, todo = [], [piece]
        while todo:
            one = todo.pop()
            if id(one) not in done:
                done.add(id(one))
                group.append(one)
                todo += [other for other in beside[one.vertical, one.at] if id(other) not in done and _lie_together(one, other, paths)]
        if all(p.inner for p in group):
            groups.append(group)
    return groups


def _lie_together(p: Piece, q: Piece, paths: dict[int, Path]) -> bool:
    """Do two pieces on one line overlap, of edges that merge or fork?"""
    if p.edge == q.edge or max(p.a, p.b) < min(q.a, q.b) or max(q.a, q.b) < min(p.a, p.b):
        return False
    one, two = paths[p.edge], paths[q.edge]
    return one.target.key == two.target.key or one.source.key == two.source.key


class _Span:
    """Where a group of pieces that stands `at` some coordinate may go: between two limits, and rather to the middle of two walls."""

    __slots__ = ("at", "high", "left", "low", "right")

    def __init__(self, at: Emu) -> None:
        self.at = at
        self.low = self.left = -FAR
        self.high = self.right = FAR

    def keep(self, place: Emu, least: Emu) -> None:
        """Stay as far from a place, or as near as now if that is nearer."""
        if place <= self.at:
            self.low = max(self.low, place + min(least, self.at - place))
        else:
            self.high = min(self.high, place - min(least, place - self.at))

    def wall(self, place: Emu, least: Emu, nearer: Emu = 0) -> None:
        """Keep off a place, and rather as far as from what is on the other side, or `nearer` by so much."""
        self.keep(place, least)
        if place <= self.at:
            self.left = max(self.left, place - nearer)
        else:
            self.right = min(self.right, place + nearer)

    @property
    def goal(self) -> Emu:
        return self._within((self.left + self.right) // 2)

    def away(self, source: Emu) -> Emu:
        """The goal of a line that makes way on its side towards `source`: near the wall on the other one."""
        far = self.right - RULE if source < self.at else self.left + RULE
        return self.goal if abs(far - source) < abs(self.goal - source) else self._within(far)

    def _within(self, place: Emu) -> Emu:
        return min(max(place, self.low), self.high)


class _Room:
    """What stands on the page around a piece."""

    def __init__(self, page: Page, clearance: Clearance, chains: dict[int, Chain], yielding: frozenset[int]) -> None:
        self.chains, self._yielding = chains, yielding
        self.clearance = clearance
        self._pieces = [piece for chain in chains.values() for piece in chain]
        self._xlines = sorted({page.area.x, *page.xlines, page.area.right})
        self._ylines = sorted({page.area.y, *page.ylines, page.area.bottom})
        self._columns = [(n.box.x, n.box.right, n.box.y, n.box.bottom) for n in page.nodes]
        self._rows = [(n.box.y, n.box.bottom, n.box.x, n.box.right) for n in page.nodes]

    def around(self, group: list[Piece]) -> _Span:
        """A group of pieces → where it may go."""
        one = group[0]
        span = _Span(one.at)
        lines = self._xlines if one.vertical else self._ylines
        span.wall(lines[bisect_right(lines, one.at) - 1], self.clearance.grid)
        span.wall(lines[min(bisect_right(lines, one.at), len(lines) - 1)], self.clearance.grid)
        start, end = min(min(p.a, p.b) for p in group), max(max(p.a, p.b) for p in group)
        for lo, hi, first, last in self._columns if one.vertical else self._rows:
            if first - self.clearance.symbol < end and start < last + self.clearance.symbol and not lo < one.at < hi:
                span.wall(hi if hi <= one.at else lo, self.clearance.symbol)
        self._keep_off_lines(span, group, start, end)
        self._keep_neighbours(span, group)
        return span

    def goal(self, group: list[Piece]) -> tuple[Emu, Emu]:
        """Where a group of pieces stands and where it should."""
        span = self.around(group)
        source = next((self.chains[p.edge][0].a for p in group if p.index == 1 and p.vertical and p.edge in self._yielding), None)
        return span.at, span.goal if source is None else span.away(source)

    def _keep_off_lines(self, span: _Span, group: list[Piece], start: Emu, end: Emu) -> None:
        """Other lines: parallel ones keep their distance, crossing ones keep crossing, the others are not reached."""
        vertical = group[0].vertical
        joined = {(p.edge, p.index + d) for p in group for d in (-1, 0, 1)}
        for p in self._pieces:
            if (p.edge, p.index) in joined:
                continue
            lo, hi = (p.a, p.b) if p.a < p.b else (p.b, p.a)
            if p.vertical == vertical:
                if lo < end + APART and start < hi + APART and p.at != span.at:
                    span.wall(p.at, PITCH, NEARER)
            elif start - APART < p.at < end + APART:
                if lo < span.at < hi:
                    span.keep(lo, PITCH)
                    span.keep(hi, PITCH)
                else:
                    span.wall(hi if hi <= span.at else lo, PITCH, NEARER)

    def _keep_neighbours(self, span: _Span, group: list[Piece]) -> None:
        """The pieces before and after keep their direction and least length."""
        for p in group:
            chain = self.chains[p.edge]
            span.keep(chain[p.index - 1].a, self.clearance.leave if p.index == 1 else PITCH)
            span.keep(chain[p.index + 1].b, self.clearance.enter if p.index == len(chain) - 2 else PITCH)


def _centre(room: _Room, group: list[Piece]) -> bool:
    """Move a group to the middle of its room → did it move visibly?  The room is read afresh: other groups have moved."""
    at, goal = room.goal(group)
    if abs(goal - at) < WORTH:
        return False
    for p in group:
        chain = room.chains[p.edge]
        p.at = chain[p.index - 1].b = chain[p.index + 1].a = goal
    return abs(goal - at) > SAME
