"""A connector → straight pieces, each hanging on the row it stands in, so that an arrow follows its rows when they are edited.

    row 3     □         the piece of row 3 runs on under that of row 4, and the last one behind its symbol: when row 3
            ──│──  ╷    grows, the pieces draw apart like a telescope and still meet; when a row between them goes,
    row 4     │    │    they move together
            ──│──  ╵╷
    row 5     ▼     │
              □     ╵

Between two rows the pieces draw apart as far as they overlap: by `ROOM`, or by the height of the taller row, since Word gives
a new row that of its neighbour.  No piece is so long that it would look out where a row between is taken away; only a level
line in that row goes with it.  A piece rather runs on downwards than upwards: where the table runs over its page, it then hints
at the next one and strikes no heading.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from operator import attrgetter

from sopdoc.geometry import Emu, Point, Rect, pt
from sopdoc.layout.tree import Mark

ROOM: Emu = pt(62)           # 60 pt of growth, and what engines differ by
SPARE: Emu = pt(2)           # of a new row, what engines differ by

Span = tuple[Emu, Emu]       # from y to y


@dataclass(frozen=True, slots=True)
class Band:
    """A row of a table that can carry drawings."""

    top: Emu
    bottom: Emu
    mark: Mark = ""

    @property
    def height(self) -> Emu:
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Shelter:
    """Beyond the end of an upright line: how far it would not be seen, if the `bare` stretches on the way were covered.

    `spare`: so much further it may go where rows are so low that pieces would draw apart too early.
    """

    edge: Emu
    bare: tuple[Span, ...] = ()
    spare: Emu = 0


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight piece from `start` to `end`, both in one row; upright, it runs on by `above` and `below` where it is not seen.

    `arrow`: its end is the connector's, and has a head; `back`: so has its start.
    """

    start: Point
    end: Point
    above: Emu = 0
    below: Emu = 0
    arrow: bool = False
    back: bool = False

    @property
    def upright(self) -> bool:
        return self.start.x == self.end.x

    @property
    def span(self) -> Span:
        """From where to where it is drawn."""
        return min(self.start.y, self.end.y) - self.above, max(self.start.y, self.end.y) + self.below

    @property
    def box(self) -> Rect:
        """What of it lies in its row."""
        start, end = self.start, self.end
        return Rect(min(start.x, end.x), min(start.y, end.y), abs(end.x - start.x), abs(end.y - start.y))


@dataclass(frozen=True, slots=True)
class Route:
    """A connector's pieces from source to target, and the stretches (x, from y to y) to be covered over those that run on."""

    strokes: tuple[Stroke, ...]
    bare: tuple[tuple[Emu, Span], ...]


Sheltered = Callable[[Point, bool, bool], Shelter]     # an upright stretch's end, downwards?, is a symbol there? → its shelter


def route(
    points: Sequence[Point], arrow: bool, bands: Sequence[Band], sheltered: Sheltered, corner: Emu = 0, back: bool = False,
) -> Route:
    """The pieces of a connector through `points`; `corner`: by how much level lines run on where they turn, for they end bluntly.
    `back`: it has a head at its start too."""
    ends = [point for place, point in enumerate(points) if place == 0 or point != points[place - 1]]
    strokes: list[Stroke] = []
    bare: list[tuple[Emu, Span]] = []
    for place, (start, end) in enumerate(pairwise(ends)):
        first, last = place == 0, place == len(ends) - 2
        if start.x == end.x:
            run = _Run.between(start, end, bands, sheltered, (first, last))
            overlaps = run.overlaps()
            strokes += run.strokes(overlaps, arrow and last)
            bare += ((start.x, span) for span in run.bare(overlaps))
        else:
            strokes.append(_level(start, end, arrow and last, 0 if first else corner, 0 if last else corner))
    if back and strokes:
        strokes[0] = replace(strokes[0], back=True)
    return Route(tuple(strokes), tuple(bare))


def _level(start: Point, end: Point, arrow: bool, before: Emu, after: Emu) -> Stroke:
    way = 1 if end.x > start.x else -1
    return Stroke(start.moved(-way * before, 0), end.moved(way * after, 0), arrow=arrow)


@dataclass(frozen=True, slots=True)
class _Run:
    """An upright stretch over rows, and what shelters its ends."""

    start: Point
    end: Point
    rows: Sequence[Band]
    high: Shelter
    low: Shelter

    @staticmethod
    def between(start: Point, end: Point, bands: Sequence[Band], sheltered: Sheltered, symbols: tuple[bool, bool]) -> _Run:
        """`symbols`: whether it begins and ends at one."""
        upper, lower = sorted(((start, symbols[0]), (end, symbols[1])), key=lambda one: one[0].y)
        rows = crossed(upper[0].y, lower[0].y, bands)
        if len(rows) == 1:                 # nothing runs on
            return _Run(start, end, rows, Shelter(upper[0].y), Shelter(lower[0].y))
        return _Run(start, end, rows, sheltered(upper[0], False, upper[1]), sheltered(lower[0], True, lower[1]))

    def strokes(self, overlaps: Sequence[Span], arrow: bool) -> list[Stroke]:
        """One piece a row, in the direction of the run; `overlaps`: how far each runs on."""
        down = self.end.y > self.start.y
        heights = sorted((self.start.y, self.end.y))
        cuts = [heights[0], *(row.top for row in self.rows[1:]), heights[1]]
        pieces = list(zip(pairwise(cuts), overlaps, strict=True))
        left, found = len(pieces), []
        for (top, bottom), (above, below) in pieces if down else pieces[::-1]:
            left -= 1
            if top - above < bottom + below:
                high, low = Point(self.start.x, top), Point(self.start.x, bottom)
                start, end = (high, low) if down else (low, high)
                found.append(Stroke(start, end, above, below, arrow and left == 0))
        return found

    def overlaps(self) -> list[Span]:
        """For each row, how far its piece runs on above and below."""
        if len(self.rows) == 1:
            return [(0, 0)]
        above, below = [0] * len(self.rows), [0] * len(self.rows)
        for place, (upper, lower) in enumerate(pairwise(self.rows)):
            needed = max(ROOM, upper.height + SPARE, lower.height + SPARE)
            below[place] = max(0, min(needed, self.low.edge - lower.top - self.tallest(place + 1, len(self.rows) - 1)))
            above[place + 1] = max(0, min(needed - below[place], lower.top - self.high.edge - self.tallest(1, place + 1)))
            if below[place] and above[place + 1]:
                below[place] += min(self.low.spare, needed - below[place] - above[place + 1])
                above[place + 1] += min(self.high.spare, needed - below[place] - above[place + 1])
        return list(zip(above, below, strict=True))

    def tallest(self, first: int, after: int) -> Emu:
        """How much pieces move together when one of the rows between goes, or all that a decision takes away."""
        between = self.rows[first:after]
        if not between:
            return 0
        together = (sum(row.height for row in between if row.mark == mark) for mark in ("baru", "lama"))
        return max((*together, *(row.height for row in between)))

    def bare(self, overlaps: Sequence[Span]) -> list[Span]:
        """What has to be covered beyond its ends: as far as pieces run on, or would when a row between is gone."""
        if len(self.rows) == 1:
            return []
        tops, last = [row.top for row in self.rows], len(self.rows) - 1
        lowest = max(tops[n + 1] + overlaps[n][1] + self.tallest(n + 1, last) for n in range(last))
        highest = min(tops[n + 1] - overlaps[n + 1][0] - self.tallest(1, n + 1) for n in range(last))
        return [span for span in self.low.bare if span[0] < lowest] + [span for span in self.high.bare if span[1] > highest]


def crossed(top: Emu, bottom: Emu, bands: Sequence[Band]) -> Sequence[Band]:
    """The rows between two heights; what stands outside all of them counts to the nearest."""
    first = max(0, bisect_right(bands, top, key=attrgetter("top")) - 1)
    last = max(first, bisect_right(bands, bottom, key=attrgetter("top")) - 1)
    return bands[first:last + 1] or (Band(top, bottom),)
