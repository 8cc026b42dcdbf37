"""Middle lines → chains of pixels between their ends and where they meet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from math import dist

import numpy as np

from sopdoc.impor.page import Point
from sopdoc.impor.pixels.runs import Mask
from sopdoc.impor.pixels.thin import AROUND

Pixel = tuple[int, int]     # column, row


@dataclass(frozen=True, slots=True)
class Chain:
    """A way along pixels; `nodes`: where its two ends meet other chains, None for a free end."""

    points: tuple[Point, ...]
    nodes: tuple[int | None, int | None]

    @property
    def length(self) -> float:
        """Between its ends, along eighths of its way: steps of pixels would count a slanted line too long."""
        step = max(1, len(self.points) // 8)
        some = [*self.points[::step], self.points[-1]]
        return sum(dist(a, b) for a, b in pairwise(some))

    @property
    def turned(self) -> Chain:
        return Chain(self.points[::-1], self.nodes[::-1])


def chains_of(lines: Mask) -> list[Chain]:
    """Of lines a pixel wide."""
    rows, columns = np.nonzero(lines)
    pixels = list(zip(columns.tolist(), rows.tolist(), strict=True))
    known = set(pixels)
    near = {pixel: _near(pixel, known) for pixel in pixels}
    node_of = _nodes(pixel for pixel in pixels if len(near[pixel]) > 2)
    middle = _middles(node_of)
    found: list[Chain] = []
    seen: set[frozenset[Pixel]] = set()
    begins = [p for p in pixels if p in node_of or len(near[p]) == 1]
    for start in begins:
        for step in near[start]:
            if step in node_of and start in node_of and node_of[step] == node_of[start]:
                continue
            if frozenset((start, step)) in seen:
                continue
            way = _way(start, step, near, node_of)
            seen |= {frozenset(way[:2]), frozenset(way[-2:])}
            found.append(_chain(way, node_of, middle))
    return found


def _near(pixel: Pixel, known: set[Pixel]) -> list[Pixel]:
    """Neighbours; one over a corner only where no side leads there."""
    x, y = pixel
    sides = [(x + c, y + r) for r, c in AROUND[::2] if (x + c, y + r) in known]
    corners = [(x + c, y + r) for r, c in AROUND[1::2] if (x + c, y + r) in known]
    return sides + [(u, v) for u, v in corners if (u, y) not in known and (x, v) not in known]


def _nodes(pixels: Iterable[Pixel]) -> dict[Pixel, int]:
    """Pixels where more than two ways begin, those that touch as one."""
    result: dict[Pixel, int] = {}
    waiting = set(pixels)
    number = 0
    for pixel in sorted(waiting):
        open_ends = [] if pixel in result else [pixel]
        number += bool(open_ends)
        while open_ends:
            x, y = open_ends.pop()
            if (x, y) not in result:
                result[x, y] = number
                open_ends += [(x + c, y + r) for r, c in AROUND if (x + c, y + r) in waiting]
    return result


def _middles(node_of: dict[Pixel, int]) -> dict[int, Point]:
    groups: dict[int, list[Pixel]] = defaultdict(list)
    for pixel, node in node_of.items():
        groups[node].append(pixel)
    return {node: (sum(x for x, _ in group) / len(group), sum(y for _, y in group) / len(group)) for node, group in groups.items()}


def _way(start: Pixel, step: Pixel, near: dict[Pixel, list[Pixel]], node_of: dict[Pixel, int]) -> list[Pixel]:
    """On to the next node or end."""
    way = [start, step]
    while way[-1] not in node_of:
        onward = [pixel for pixel in near[way[-1]] if pixel != way[-2] and pixel != start]
        if not onward:
            break
        way.append(onward[0])
    return way


def _chain(way: list[Pixel], node_of: dict[Pixel, int], middle: dict[int, Point]) -> Chain:
    nodes = node_of.get(way[0]), node_of.get(way[-1])
    points: list[Point] = [(float(x), float(y)) for x, y in way]
    if nodes[0] is not None:
        points[0] = middle[nodes[0]]
    if nodes[1] is not None:
        points[-1] = middle[nodes[1]]
    return Chain(tuple(points), nodes)
