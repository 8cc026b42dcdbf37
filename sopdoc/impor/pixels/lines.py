"""Runs of points → the few of them that tell how they go."""

from __future__ import annotations

from collections.abc import Sequence
from math import dist

from sopdoc.impor.page import Point, to_segment


def simplified(points: Sequence[Point], away: float, closed: bool = False) -> tuple[Point, ...]:
    """Without the points that lie nearer than `away` to the line between those that stay; a closed run is cut at its two farthest."""
    if not closed:
        return tuple(_between(points, away))
    half = max(range(len(points)), key=lambda index: dist(points[0], points[index]))
    there, back = _between(points[: half + 1], away), _between((*points[half:], points[0]), away)
    return (*there[:-1], *back[:-1])


def _between(points: Sequence[Point], away: float) -> list[Point]:
    """Douglas and Peucker's way, without recursion."""
    kept = {0, len(points) - 1}
    waiting = [(0, len(points) - 1)]
    while waiting:
        first, last = waiting.pop()
        if last - first < 2:
            continue
        middle = max(range(first + 1, last), key=lambda index: to_segment(points[index], points[first], points[last]))
        if to_segment(points[middle], points[first], points[last]) > away:
            kept.add(middle)
            waiting += [(first, middle), (middle, last)]
    return [points[index] for index in sorted(kept)]
