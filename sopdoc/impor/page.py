"""What stands on a page of an old sheet, whoever drew it: words, paths and pictures at absolute places.

Lengths are points, x to the right, y DOWN from the page's upper left corner.  Nothing here knows what an SOP is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum
from itertools import pairwise
from math import dist

Point = tuple[float, float]
Segment = tuple[Point, Point]
LAST = 1 << 31          # above all that was painted
UNREADABLE = "\ufffd"     # a letter of which the file does not say what it means


class TooMuchError(Exception):
    """More on a page than any sheet has; the message is Indonesian."""


@dataclass(frozen=True, slots=True)
class Box:
    """x0 ≤ x1, y0 ≤ y1."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.y1 - self.y0

    @property
    def centre(self) -> Point:
        return (self.x0 + self.x1) / 2, (self.y0 + self.y1) / 2

    def holds(self, point: Point, slack: float = 0) -> bool:
        return self.x0 - slack <= point[0] <= self.x1 + slack and self.y0 - slack <= point[1] <= self.y1 + slack

    def covers(self, other: Box, slack: float = 0) -> bool:
        return self.holds((other.x0, other.y0), slack) and self.holds((other.x1, other.y1), slack)

    def meets(self, other: Box, slack: float = 0) -> bool:
        """Have they a point in common?"""
        return (
            self.x0 - slack <= other.x1 and other.x0 <= self.x1 + slack
            and self.y0 - slack <= other.y1 and other.y0 <= self.y1 + slack
        )

    def away(self, point: Point) -> float:
        """How far a place lies from it at least; 0 inside."""
        return max(self.x0 - point[0], point[0] - self.x1, self.y0 - point[1], point[1] - self.y1, 0.0)

    def like(self, other: Box, slack: float) -> bool:
        """Do all four sides lie together?"""
        return max(abs(self.x0 - other.x0), abs(self.y0 - other.y0), abs(self.x1 - other.x1), abs(self.y1 - other.y1)) < slack

    def common(self, other: Box) -> Box:
        """What lies in both; a point where nothing does."""
        x0, y0 = max(self.x0, other.x0), max(self.y0, other.y0)
        return Box(x0, y0, max(x0, min(self.x1, other.x1)), max(y0, min(self.y1, other.y1)))

    def joined(self, other: Box) -> Box:
        return Box(min(self.x0, other.x0), min(self.y0, other.y0), max(self.x1, other.x1), max(self.y1, other.y1))


def box_of(points: Sequence[Point]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs), min(ys), max(xs), max(ys))


class After(Enum):
    """What follows a word: only sheets of ours tell, where a line that is broken at a space keeps it at its end.

    END: of its paragraph.  JOINED: the next line goes on without a space.  FULL: no space, or one that a full line has no room for.
    """

    UNKNOWN = 0
    SPACE = 1
    NOTHING = 2
    END = 3
    JOINED = 4
    FULL = 5


@dataclass(frozen=True, slots=True)
class Word:
    """Characters without a space between them, in one style; `box` is as high as the line.

    `glued`: it touches the word before, which has another style.  `turned`: it is read from below upwards.  `drawing`: the last
    one that was painted before it; a word that says nothing of it lies above them all.  `cuts`: where letters end behind which it may
    break, from its left edge, when the file tells.
    """

    text: str
    box: Box
    size: float = 0
    bold: bool = False
    italic: bool = False
    glued: bool = False
    turned: bool = False
    after: After = After.UNKNOWN
    drawing: int = field(default=LAST, compare=False)
    cuts: tuple[float, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Path:
    """One open or closed run of straight pieces; curves are cut into pieces, `curves` counts them.

    `stroked` and `filled` mean ink that is seen on white paper; `white` is a fill that hides what lies below.
    Paths of one `drawing` were drawn by one instruction.
    """

    points: tuple[Point, ...]
    closed: bool
    curves: int = 0
    stroked: bool = True
    filled: bool = False
    white: bool = False
    width: float = 0
    dashed: bool = False
    drawing: int = 0
    box: Box = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "box", box_of(self.points))

    @property
    def ring(self) -> tuple[Point, ...]:
        """Its corners, the first one again at the end when it is closed."""
        return (*self.points, self.points[0]) if self.closed else self.points

    @property
    def segments(self) -> tuple[Segment, ...]:
        ring = self.ring
        return tuple(pairwise(ring))


@dataclass(frozen=True, slots=True)
class Connector:
    """A line of which its file tells more than how it looks: heads at its beginning and end, the drawings that these are glued to,
    the word that stands on it.
    """

    points: tuple[Point, ...]
    heads: tuple[bool, bool]
    glued: tuple[int | None, int | None] = (None, None)
    dashed: bool = False
    drawing: int = 0
    word: str = ""


@dataclass(frozen=True, slots=True)
class Strange:
    """What a file says of a drawing and cannot be, as officials read it, and where it would stand."""

    reason: str
    box: Box


@dataclass(frozen=True, slots=True)
class Watermark:
    """The words that stand large behind a page, in their lines; none where they cannot be read."""

    lines: tuple[str, ...]
    box: Box


@dataclass(frozen=True, slots=True)
class Page:
    """`number` counts from 1 in its file.

    `borders`: the rules of its tables, where the file tells them from what is drawn; `paper`: where the page is another size;
    `seen_from`: drawings from that number on were read from pixels; `unread`: what pixels show besides, letters perhaps;
    `guessed`: where words and rules were read from a picture; `strange`: drawings that were left out; `turned`: how many quarters to
    the right it was turned from how its file shows it, so that it stands upright.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...] = ()
    paths: tuple[Path, ...] = ()
    pictures: tuple[Box, ...] = ()
    connectors: tuple[Connector, ...] = ()
    borders: tuple[Path, ...] = ()
    paper: tuple[float, float] | None = None
    seen_from: int | None = None
    unread: tuple[Box, ...] = ()
    guessed: tuple[Box, ...] = ()
    strange: tuple[Strange, ...] = ()
    watermark: Watermark | None = None
    turned: int = 0

    def is_seen(self, drawings: Iterable[int]) -> bool:
        """Is one of these drawings read from pixels?"""
        return self.seen_from is not None and any(number >= self.seen_from for number in drawings)

    @property
    def ruled(self) -> tuple[Path, ...]:
        """What may be the rules of a table."""
        return self.borders or self.paths


def area(points: tuple[Point, ...]) -> float:
    """Of a polygon, however it runs round."""
    around = zip(points, (*points[1:], points[0]), strict=True)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in around)) / 2


def perimeter(points: tuple[Point, ...]) -> float:
    return sum(dist(a, b) for a, b in zip(points, (*points[1:], points[0]), strict=True))


def to_segment(point: Point, a: Point, b: Point) -> float:
    """The distance between a point and a straight piece."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    along = max(0.0, min(1.0, ((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / length)) if length else 0.0
    return dist(point, (a[0] + along * dx, a[1] + along * dy))


def between(one: Segment, other: Segment) -> float:
    """The distance between two straight pieces that do not cross; 0 when they do."""
    if _cross(one, other):
        return 0.0
    return min(to_segment(one[0], *other), to_segment(one[1], *other), to_segment(other[0], *one), to_segment(other[1], *one))


def _cross(one: Segment, other: Segment) -> bool:
    def side(a: Point, b: Point, c: Point) -> float:
        return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

    (a, b), (c, d) = one, other
    return side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0


def inside(point: Point, polygon: tuple[Point, ...]) -> bool:
    x, y = point
    found = False
    for a, b in zip(polygon, (*polygon[1:], polygon[0]), strict=True):
        if (a[1] > y) != (b[1] > y) and x < (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]) + a[0]:
            found = not found
    return found


def to_polygon(point: Point, polygon: tuple[Point, ...]) -> float:
    """0 inside."""
    if inside(point, polygon):
        return 0.0
    return min(to_segment(point, a, b) for a, b in zip(polygon, (*polygon[1:], polygon[0]), strict=True))


def corners(points: tuple[Point, ...], slack: float = 0.35) -> tuple[Point, ...]:
    """A closed path without doubled points and without points on straight lines."""
    kept: list[Point] = []
    for point in points:
        if not kept or dist(point, kept[-1]) > slack:
            kept.append(point)
    if len(kept) > 1 and dist(kept[0], kept[-1]) <= slack:
        kept.pop()
    index = 0
    while len(kept) > 3 and index < len(kept):
        if to_segment(kept[index], kept[index - 1], kept[(index + 1) % len(kept)]) < 0.25:
            kept.pop(index)
            index = max(0, index - 1)
        else:
            index += 1
    return tuple(kept)
