"""Lengths and boxes on paper, in whole EMU; every other module measures with these and nothing else.

    x grows to the right, y grows downwards, (0, 0) is the paper's top left corner
    1 pt = 12 700 EMU, 1 mm = 36 000 EMU, 1 twip = 635 EMU (Word's grid for tables)
"""

from __future__ import annotations

from dataclasses import dataclass

Emu = int

PT: Emu = 12_700
MM: Emu = 36_000
TWIP: Emu = 635
LEADING = 1.2              # line height by font size, Arial's own


def pt(value: float) -> Emu:
    """Points → the nearest whole EMU."""
    return round(value * PT)


def mm(value: float) -> Emu:
    """Millimetres → the nearest whole EMU."""
    return round(value * MM)


def to_pt(value: Emu) -> float:
    """EMU → points, as the PDF and SVG writers need them."""
    return value / PT


def snap(value: Emu) -> Emu:
    """The nearest point of the twip grid: table edges stand there, so that Word moves nothing."""
    return (value + TWIP // 2) // TWIP * TWIP


def snap_up(value: Emu) -> Emu:
    """The next point of the twip grid at or above `value`: for sizes that must not shrink."""
    return -(-value // TWIP) * TWIP


def line_height(size: Emu) -> Emu:
    """Exact line height for a font size, on the twip grid that Word keeps lines on."""
    return round(size * LEADING / TWIP) * TWIP


@dataclass(frozen=True, slots=True, order=True)
class Point:
    """A place on the page, EMU."""

    x: Emu
    y: Emu

    def moved(self, dx: Emu, dy: Emu) -> Point:
        return Point(self.x + dx, self.y + dy)


@dataclass(frozen=True, slots=True)
class Size:
    """Width and height, EMU."""

    w: Emu
    h: Emu


@dataclass(frozen=True, slots=True)
class Rect:
    """A box by its top left corner and its size, EMU."""

    x: Emu
    y: Emu
    w: Emu
    h: Emu

    @property
    def right(self) -> Emu:
        return self.x + self.w

    @property
    def bottom(self) -> Emu:
        return self.y + self.h

    @property
    def cx(self) -> Emu:
        return self.x + self.w // 2

    @property
    def cy(self) -> Emu:
        return self.y + self.h // 2

    @property
    def centre(self) -> Point:
        return Point(self.cx, self.cy)

    def moved(self, dx: Emu, dy: Emu) -> Rect:
        return Rect(self.x + dx, self.y + dy, self.w, self.h)

    def grown(self, by: Emu) -> Rect:
        """The box with `by` added on all four sides (negative: taken away)."""
        return Rect(self.x - by, self.y - by, self.w + 2 * by, self.h + 2 * by)

    def contains(self, point: Point) -> bool:
        """Left and top edges belong to the box, right and bottom ones to its neighbours."""
        return self.x <= point.x < self.right and self.y <= point.y < self.bottom

    def overlaps(self, other: Rect) -> bool:
        """Do the insides meet?  Boxes that only touch do not overlap."""
        return self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom


def bounds(points: tuple[Point, ...]) -> Rect:
    """The smallest box around at least one point."""
    xs, ys = [p.x for p in points], [p.y for p in points]
    return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
