"""The end of a line → is it an arrow's head?  Ink grows wider behind the tip, on both sides alike, and is a line again farther back.

    ────────▶   filled        ────────>   two strokes
"""

from __future__ import annotations

from dataclasses import dataclass
from math import dist

import numpy as np
from numpy.typing import NDArray

from sopdoc.impor.page import Point
from sopdoc.impor.pixels.runs import Mask, runs_of

BEFORE, BEHIND = 4.0, 16.0      # points along the line that are looked at, from its end
SIDE = 6.0                      # points to both sides
LEAST, MOST = 1.8, 10.0         # points: width of a head
WIDER = 0.9                     # points: a head is so much wider than its line
LONG = 0.6                      # points: on so much of its length
BEND = 1.5                      # points: of a line next to where it bends, which are wide
BARB = 8.0                      # points: a stroke of a head is no larger
LONGEST = 13.0                  # points: a head's own
RAMP = 0.25                     # of its width: what it has on average before it is widest; a triangle has half, a line nothing
EVEN = 0.2                      # of its width lie at least on each side


@dataclass(frozen=True, slots=True)
class Tip:
    """Where a line ends; `head`: as an arrow."""

    at: Point
    head: bool


def tip_of(ink: Mask, end: Point, before: Point, scale: float, ends: bool) -> Tip:
    """`end` of a line that comes straight from `before`, where it `ends`, or else bends or meets others; pixels."""
    length = dist(end, before)
    if not length:
        return Tip(end, False)
    way = (end[0] - before[0]) / length, (end[1] - before[1]) / length
    low, high = _profile(ink, end, way, scale)
    seen = np.flatnonzero(high >= low)
    if not len(seen):
        return Tip(end, False)
    first = int(seen[0])
    at = first - BEFORE * scale
    tip = (end[0] - way[0] * at, end[1] - way[1] * at)
    own = len(seen) if ends else length - at - BEND * scale
    return Tip(tip, _is_head(low[first:], high[first:], min(own, BEHIND * scale), scale))


def _profile(ink: Mask, end: Point, way: Point, scale: float) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Pixel by pixel along the line, from before its end backwards: how far ink reaches to both sides; low > high where there is none."""
    far = int((BEHIND + SIDE) * scale)
    x0, y0 = max(0, round(end[0]) - far), max(0, round(end[1]) - far)
    part = _own(ink[y0: round(end[1]) + far, x0: round(end[0]) + far], (end[0] - x0, end[1] - y0), BARB * scale)
    rows, columns = np.nonzero(part)
    dx, dy = columns + x0 - end[0], rows + y0 - end[1]
    along = np.rint(BEFORE * scale - (dx * way[0] + dy * way[1])).astype(int)
    across = dx * way[1] - dy * way[0]
    count = int((BEFORE + BEHIND) * scale)
    fits = (along >= 0) & (along < count) & (abs(across) <= SIDE * scale)
    low, high = np.full(count, np.inf), np.full(count, -np.inf)
    np.minimum.at(low, along[fits], across[fits] - 0.5)
    np.maximum.at(high, along[fits], across[fits] + 0.5)
    return low, high


def _own(ink: Mask, place: Point, small: float) -> Mask:
    """The ink that hangs together with what lies nearest to a place, and what is small: strokes of a head that a symbol cut off."""
    rows, columns = np.nonzero(ink)
    if not len(rows):
        return ink
    nearest = int(np.argmin((columns - place[0]) ** 2 + (rows - place[1]) ** 2))
    runs = runs_of(ink, diagonal=True)
    boxes = runs.boxes()
    kept = (boxes[:, 2:] - boxes[:, :2]).max(axis=1) <= small
    holding = (runs.row == rows[nearest]) & (runs.start <= columns[nearest]) & (columns[nearest] < runs.end)
    kept[runs.part[holding]] = True
    result = np.zeros_like(ink)
    for row, start, end in zip(*(values[kept[runs.part]] for values in (runs.row, runs.start, runs.end)), strict=True):
        result[row, start:end] = True
    return result


def _is_head(low: NDArray[np.float64], high: NDArray[np.float64], length: float, scale: float) -> bool:
    width = np.maximum(high - low, 0)[: max(1, int(length))]
    head = np.where(width <= MOST * scale, width, 0)[: int(LONGEST * scale)]
    widest = int(np.argmax(head))
    line = float(np.percentile(width[widest:], 20))
    wide = head > line + WIDER * scale
    if wide.sum() < LONG * scale or head[widest] < LEAST * scale:
        return False
    even = min(-low[widest], high[widest]) >= EVEN * head[widest]
    grows = float(head[: widest + 1].mean()) - line > RAMP * (head[widest] - line)
    return bool(even and grows and widest > LONG * scale)
