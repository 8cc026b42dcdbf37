"""Ink → closed outlines: white regions that ink encloses, convex ones of a symbol's size; and the ink without them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from sopdoc.impor.page import Point
from sopdoc.impor.pixels.lines import simplified
from sopdoc.impor.pixels.runs import Mask, Numbers, runs_of

SMALLEST, LARGEST = (6.0, 4.5), (260.0, 120.0)      # points: width and height of the inside of a symbol
CONVEX = 0.94           # of its hull that a region covers, with the letters in it
EVEN = 0.98             # a slanted side in pixels leaves so much of its hull
WHITE = 0.35            # of it that must be white
THICKEST = 4.0          # points: of an outline
LENGTHENED = 3.0        # points: a line that runs on so far beyond a corner is a wire's
CORNERS_CROSSED = 2     # a box has fewer corners at which lines run on
TOLERANCE = 1.8         # pixels: an outline's points nearer to a straight piece are left out


@dataclass(frozen=True, slots=True)
class Shape:
    """Pixels: from row `top` on, each row's first white pixel and the one behind its last.

    `thickness` is that of its line, `convex` the part of its hull that it covers.
    """

    top: int
    left: Numbers
    right: Numbers
    thickness: int
    convex: float = 1.0

    @property
    def bottom(self) -> int:
        """The row behind its last."""
        return self.top + len(self.left)

    @property
    def size(self) -> tuple[int, int]:
        return int(self.right.max() - self.left.min()), len(self.left)

    @property
    def fault(self) -> float:
        """How far it is from a symbol, which has no dents and is alike on the left and on the right; 0 is none."""
        left, right = self.left - self.left.min(), self.right.max() - self.right
        return max(0.0, EVEN - self.convex) + float(np.abs(left - right).mean()) / self.size[0]

    def outline(self) -> tuple[Point, ...]:
        """The middle of its line, in pixels."""
        rows = np.arange(len(self.left)) + self.top
        right = [(float(x), float(y)) for x, y in zip(self.right, rows, strict=True)]
        left = [(float(x), float(y)) for x, y in zip(self.left, rows, strict=True)]
        ends = [(float(self.right[-1]), float(self.bottom)), (float(self.left[-1]), float(self.bottom))]
        return _grown(simplified((*right, *ends, *reversed(left)), TOLERANCE, closed=True), self.thickness / 2)

    def grown(self, away: float) -> Iterator[tuple[int, int, int]]:
        """Row, first pixel and the one behind the last of all that lies so near."""
        reach = int(away)
        first, last = self.left.min(), self.right.max()
        left = np.full(len(self.left) + 2 * reach, last, dtype=float)
        right = np.full(len(self.left) + 2 * reach, first, dtype=float)
        for step in range(-reach, reach + 1):
            side = sqrt(max(0.0, away * away - step * step))
            part = slice(reach + step, reach + step + len(self.left))
            left[part] = np.minimum(left[part], self.left - side)
            right[part] = np.maximum(right[part], self.right + side)
        for index in range(len(left)):
            yield self.top - reach + index, int(left[index]), int(np.ceil(right[index]))


def shapes_of(ink: Mask, scale: float) -> list[Shape]:
    """In the order of their uppermost rows."""
    runs = runs_of(~ink, diagonal=False)
    height, width = ink.shape
    boxes, areas = runs.boxes(), runs.area()
    sizes = boxes[:, 2:] - boxes[:, :2]
    inner = (boxes[:, 0] > 0) & (boxes[:, 1] > 0) & (boxes[:, 2] < width) & (boxes[:, 3] < height)
    large = (sizes[:, 0] >= SMALLEST[0] * scale) & (sizes[:, 1] >= SMALLEST[1] * scale)
    small = (sizes[:, 0] <= LARGEST[0] * scale) & (sizes[:, 1] <= LARGEST[1] * scale)
    filled = areas > WHITE * sizes[:, 0] * sizes[:, 1]
    found = [_shape(ink, *runs.of(int(part)), scale) for part in np.flatnonzero(inner & large & small & filled)]
    return _apart([shape for shape in found if shape and not _is_crossed(ink, shape, scale)])


def without(ink: Mask, shapes: Sequence[Shape]) -> Mask:
    """The ink without the outlines, and without what stands in them."""
    result = ink.copy()
    height, width = ink.shape
    for shape in shapes:
        for row, first, last in shape.grown(shape.thickness + 1.5):
            if 0 <= row < height:
                result[row, max(0, first): min(width, last)] = False
        _wipe_thick(result, shape)
    return result


def _wipe_thick(ink: Mask, shape: Shape) -> None:
    """What is left of sides that are thicker than the others; what reaches farther is a wire."""
    first, last = int(shape.left.min()), int(shape.right.max())
    begin, reach = int(shape.thickness + 1.5), 2 * shape.thickness + 3
    for line, upper, lower in (
        *((ink[:, x], shape.top + y0, shape.top + y1) for x in range(first, last) for y0, y1 in _spans(shape, x)),
        *((ink[shape.top + index], int(shape.left[index]), int(shape.right[index])) for index in range(len(shape.left))),
    ):
        for part in (line[lower: lower + reach], line[max(0, upper - reach): upper][::-1]):
            rest = _run(part[begin:])
            if begin + rest < reach:
                part[:begin + rest] = False


def _spans(shape: Shape, x: int) -> list[tuple[int, int]]:
    """The first row of a column inside, and the one behind the last."""
    inside = np.flatnonzero((shape.left <= x) & (x < shape.right))
    return [(int(inside[0]), int(inside[-1]) + 1)] if len(inside) else []


def _shape(ink: Mask, row: Numbers, start: Numbers, end: Numbers, scale: float) -> Shape | None:
    """A region that has no dents, with the line around it."""
    top = int(row.min())
    count = int(row.max()) + 1 - top
    left, right = np.full(count, ink.shape[1]), np.zeros(count, dtype=np.int64)
    np.minimum.at(left, row - top, start)
    np.maximum.at(right, row - top, end)
    shape = Shape(top, left, right, 1, float((right - left).sum()) / _hull(left, right))
    if shape.convex < CONVEX:
        return None
    thickness = _thickness(ink, shape)
    return replace(shape, thickness=thickness) if 0 < thickness <= THICKEST * scale else None


def _apart(shapes: Sequence[Shape]) -> list[Shape]:
    """Without what lies between symbols and wires: it has a side in common with a symbol, which is more even, or else smaller."""
    kept: list[Shape] = []
    for shape in sorted(shapes, key=lambda shape: (round(shape.fault, 2), shape.size, shape.top, int(shape.left[0]))):
        if not any(_meet(shape, other) for other in kept):
            kept.append(shape)
    return sorted(kept, key=lambda shape: (shape.top, int(shape.left[0])))


def _meet(one: Shape, other: Shape) -> bool:
    """Is only a line between them?"""
    rows = {row: (left, right) for row, left, right in one.grown(one.thickness + 1)}
    return any(
        row in rows and left < rows[row][1] and rows[row][0] < right
        for row, left, right in zip(range(other.top, other.bottom), other.left, other.right, strict=True)
    )


def _hull(left: Numbers, right: Numbers) -> float:
    """The area of the smallest convex shape around."""
    rows = np.arange(len(left))
    return float((_bulge(rows, right) - (-_bulge(rows, -left))).sum())


def _bulge(rows: Numbers, values: Numbers) -> NDArray[np.float64]:
    """The least concave line above the values, row by row."""
    kept: list[int] = []
    for index in range(len(rows)):
        while len(kept) > 1 and _turns_out(kept[-2], kept[-1], index, values):
            kept.pop()
        kept.append(index)
    return np.interp(rows, rows[kept], values[kept])


def _turns_out(a: int, b: int, c: int, values: Numbers) -> bool:
    """Does b lie on or below the line from a to c?"""
    return bool((values[b] - values[a]) * (c - a) <= (values[c] - values[a]) * (b - a))


def _thickness(ink: Mask, shape: Shape) -> int:
    """Of the line around, in pixels: the least of those met at its four sides, each measured where no wire leaves it."""
    height = len(shape.left)
    met: list[int] = []
    for part in (0.3, 0.4, 0.6, 0.7):
        index = int(height * part)
        row = shape.top + index
        met += [_run(ink[row, shape.right[index]:]), _run(ink[row, : shape.left[index]][::-1])]
        x = int(shape.left.min() + part * (shape.right.max() - shape.left.min()))
        inside = np.flatnonzero((shape.left <= x) & (x < shape.right))
        met += [_run(ink[shape.top + inside[-1] + 1:, x]), _run(ink[: shape.top + inside[0], x][::-1])]
    return sorted(met)[len(met) // 3]


def _run(line: Mask) -> int:
    """How many pixels of ink it begins with."""
    white = np.flatnonzero(~line[:400])
    return int(white[0]) if len(white) else len(line)


def _is_crossed(ink: Mask, shape: Shape, scale: float) -> bool:
    """A rectangle between wires: its sides run on beyond its corners."""
    x0, x1, y0, y1 = int(shape.left.min()), int(shape.right.max()), shape.top, shape.bottom
    t, far = shape.thickness, int(LENGTHENED * scale)
    half = (t + 1) // 2
    crossed = 0
    for x, dx in ((x0 - half, -1), (x1 + half - 1, 1)):
        for y, dy in ((y0 - half, -1), (y1 + half - 1, 1)):
            level, upright = _line(ink, x, y, dx * (t + 1), 0, dx, far), _line(ink, x, y, 0, dy * (t + 1), dy, far)
            crossed += level or upright
    return crossed >= CORNERS_CROSSED


def _line(ink: Mask, x: int, y: int, dx: int, dy: int, step: int, far: int) -> bool:
    """Is there ink for so many pixels, beginning beside a corner?"""
    height, width = ink.shape
    if dx:
        xs = np.clip(np.arange(x + dx, x + dx + step * far, step), 0, width - 1)
        return bool(ink[min(max(y, 0), height - 1), xs].all())
    ys = np.clip(np.arange(y + dy, y + dy + step * far, step), 0, height - 1)
    return bool(ink[ys, min(max(x, 0), width - 1)].all())


def _grown(points: Sequence[Point], away: float) -> tuple[Point, ...]:
    """A convex outline drawn apart from its middle, so that its sides lie farther out."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    x, y = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    wide, high = max(1.0, max(xs) - x), max(1.0, max(ys) - y)
    return tuple((x + (u - x) * (1 + away / wide), y + (v - y) * (1 + away / high)) for u, v in points)
