"""Two ports → the rows of lanes that join them with a given number of bends.

    0 bends    1 bend     2 bends       3 bends        4 bends
      |        |          |             |  +--->       |  +--+
      |        |          +---+         |  |           |  |  |
      v        +--->          v         +--+           +--+  v

A row names the lanes of a path in order, alternately along and across the source port's direction, the ports' own included.  "Along"
are the lanes parallel to the first piece.  Every piece is free of symbols; no row crosses itself.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from sopdoc.geometry import Emu
from sopdoc.layout.route.distances import ARROW
from sopdoc.layout.route.lanes import Lanes
from sopdoc.layout.route.ports import Port
from sopdoc.layout.route.types import Page

NEAR = 2                     # how many lanes next to a port a path of four bends tries

Row = tuple[int, ...]
Way = list[tuple[Emu, Emu]]      # of every lane of one direction: where it stands, and its toll


def straight(page: Page, p: Port, q: Port, least: Emu) -> Iterator[Row]:
    """The two ports face each other on one lane with nothing between."""
    if p.vertical:
        low, high = sorted((p.at.y, q.at.y))
        gap = (q.at.y - p.at.y) * p.step
        met = any(n.box.x - least < p.at.x < n.box.right + least and n.box.y < high and low < n.box.bottom for n in page.nodes)
    else:
        low, high = sorted((p.at.x, q.at.x))
        gap = (q.at.x - p.at.x) * p.step
        met = any(n.box.y - least < p.at.y < n.box.bottom + least and n.box.x < high and low < n.box.right for n in page.nodes)
    if gap >= ARROW and not met:
        yield (p.lane,)


def two(p: Port, q: Port, across: Lanes) -> Iterator[Row]:
    i, k = p.lane, q.lane
    for m in range(max(p.lo, q.lo), min(p.hi, q.hi) + 1):
        if across.lo[m][i] <= k <= across.hi[m][i]:
            yield (i, m, k)


def _within(lanes: Lanes, lo: int, hi: int, wide: bool) -> range | list[int]:
    """The lanes lo..hi a detour may use."""
    if wide:
        return range(lo, hi + 1)
    return lanes.major[bisect_left(lanes.major, lo):bisect_right(lanes.major, hi)]


def _between(value: Emu, a: Emu, b: Emu) -> bool:
    return a <= value <= b or b <= value <= a


def three(p: Port, q: Port, along: Lanes, across: Lanes, wide: bool) -> Iterator[Row]:
    """First turn within the source's ray, third within the target's; the path must not cross itself."""
    i, j = p.lane, q.lane
    x, y = along.at[i], across.at[j]
    start, end = (p.at.y, q.at.x) if p.vertical else (p.at.x, q.at.y)
    for m in _within(across, p.lo, p.hi, wide):
        if m == j:
            continue
        lo, hi = max(q.lo, across.lo[m][i]), min(q.hi, across.hi[m][i])
        met = _between(y, start, across.at[m])
        for n in _within(along, lo, hi, wide):
            if n != i and along.lo[n][m] <= j <= along.hi[n][m] and not (met and _between(x, along.at[n], end)):
                yield (i, m, n, j)


def _nearest(port: Port, lanes: Lanes, wide: bool) -> range | list[int]:
    """The lanes of a ray next to its port."""
    found = _within(lanes, port.lo, port.hi, wide)
    if wide:
        return found
    return found[:NEAR] if port.step > 0 else found[-NEAR:]


def four(p: Port, q: Port, along: Lanes, across: Lanes, wide: bool) -> Iterator[Row]:
    i, k = p.lane, q.lane
    start, end = (p.at.y, q.at.y) if p.vertical else (p.at.x, q.at.x)
    for m in _nearest(p, across, wide):
        for o in _nearest(q, across, wide):
            if m == o:
                continue
            lo, hi = max(across.lo[m][i], across.lo[o][k]), min(across.hi[m][i], across.hi[o][k])
            ahead, behind = _between(across.at[o], start, across.at[m]), _between(across.at[m], end, across.at[o])
            for n in _within(along, lo, hi, wide):
                if n in (i, k) or not along.lo[n][m] <= o <= along.hi[n][m]:
                    continue
                if ahead and _between(along.at[i], along.at[n], along.at[k]):
                    continue
                if behind and _between(along.at[k], along.at[i], along.at[n]):
                    continue
                yield (i, m, n, o, k)


def measure(lanes: Row, ends: tuple[Emu, Emu, Emu, Emu], along: Way, across: Way) -> tuple[Emu, Emu]:
    """A row of lanes → length of the first piece, and of the whole path with the tolls of its lanes.

    `ends`: the source port along and across its own lane, the target port in the same directions.
    """
    a, c, end_a, end_c = ends
    first = -1
    length = 0
    for k in range(1, len(lanes)):
        if k & 1:
            at, toll = across[lanes[k]]
            piece = abs(at - a)
            a = at
        else:
            at, toll = along[lanes[k]]
            piece = abs(at - c)
            c = at
        length += piece + toll
        if first < 0:
            first = piece
    length += abs(end_a - a) + abs(end_c - c)
    return (length if first < 0 else first), length
