"""Open paths → wires: centre lines of strokes and thin fills, with their ends and the heads that lie on them.

A wire is drawn as one bent line, as several pieces that touch, or as the outline of its stroke; its head as a small filled
triangle, two short strokes, or the stroke's own end.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import dist

from sopdoc.impor.flow.dashes import undashed
from sopdoc.impor.flow.hidden import covers_of, seen
from sopdoc.impor.flow.symbols import Symbol
from sopdoc.impor.page import (
    Box,
    Connector,
    Path,
    Point,
    Segment,
    area,
    between,
    box_of,
    corners,
    inside,
    perimeter,
    to_polygon,
    to_segment,
)
from sopdoc.impor.table.grid import Grid
from sopdoc.impor.table.rules import Rule, joined

TOUCH = 2.3             # pieces of one wire lie this near
FREE = 3.1              # an end that no other piece comes this near is free
SHORT = 0.6             # of a piece's own length
HEAD = 15.0             # the largest head
AT_HEAD = 3.0           # a head lies this near to the end it belongs to
SHORTEST = 2.5          # a shorter piece without a head is dirt
THICKEST = 2.3          # of a stroke that is drawn as an outline
AROUND = 25.0           # wires may run this far outside of the columns
ON_RULE = 1.0
THROUGH = 0.6           # of the table's height: a longer upright stroke on a column's edge is its rule


@dataclass(frozen=True, slots=True)
class End:
    """`tip` is where it points to: the head's, or its own place; `glued`: the drawing that the file says it ends in."""

    at: Point
    tip: Point
    head: bool = False
    glued: int | None = None


@dataclass(frozen=True, slots=True)
class Wire:
    """Pieces that touch."""

    pieces: tuple[Segment, ...]
    ends: tuple[End, ...]
    drawing: int
    dashed: bool = False

    @property
    def length(self) -> float:
        return sum(dist(*piece) for piece in self.pieces)

    def to(self, point: Point) -> float:
        return min(to_segment(point, *piece) for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class _Head:
    """A head apart from its line; `points` with the tip first where two strokes meet in it."""

    points: tuple[Point, ...]
    drawing: int
    open: bool = False

    def to(self, point: Point) -> float:
        middle = (sum(x for x, _ in self.points) / len(self.points), sum(y for _, y in self.points) / len(self.points))
        sides = zip(self.points, (*self.points[1:], self.points[0]), strict=True)
        return min(dist(point, middle), *(to_segment(point, a, b) for a, b in sides))


def wires_of(grid: Grid, symbols: Sequence[Symbol]) -> tuple[tuple[Wire, ...], tuple[Box, ...]]:
    """The wires, and where heads stand that belong to none."""
    heads: list[_Head] = []
    pieces: dict[int, list[Segment]] = defaultdict(list)
    dashed = {path.drawing for path in grid.page.paths if path.dashed}
    for path in grid.page.paths:
        if not _may_be_wire(path, grid):
            continue
        head = _head(path)
        if head:
            heads.append(head)
        else:
            pieces[path.drawing] += _pieces(path, grid, symbols)
    shown = _uncovered(pieces, {head.drawing for head in heads}, covers_of(grid.page))
    lines = {drawing: undashed(_centred(found)) for drawing, found in shown.items()}
    wires = [
        _wire(group, drawing, broken or drawing in dashed) for drawing, (found, broken) in lines.items() for group in _touching(found)
    ]
    lost = _put_on(heads, wires)
    known = {number for symbol in symbols for number in symbol.drawings}
    wires += [
        _told(one) for one in grid.page.connectors if not known.isdisjoint(one.glued) or _may_be_wire(Path(one.points, False), grid)
    ]
    return tuple(wire for wire in wires if _is_wire(wire, grid, symbols)), lost


def _told(connector: Connector) -> Wire:
    """A line whose ends and heads the file tells."""
    ends = zip((connector.points[0], connector.points[-1]), connector.heads, connector.glued, strict=True)
    pieces = tuple(pairwise(connector.points))
    return Wire(pieces, tuple(End(point, point, head, glued) for point, head, glued in ends), connector.drawing, connector.dashed)


def _uncovered(pieces: Mapping[int, Sequence[Segment]], headed: Collection[int], covers: Sequence[Path]) -> dict[int, list[Segment]]:
    """By drawing, what is seen of its pieces.  A line drawn together with its head leads to that head, also below a symbol."""
    return {
        drawing: [part for piece in found for part in ([piece] if drawing in headed else seen(piece, drawing, covers))]
        for drawing, found in pieces.items()
    }


def _may_be_wire(path: Path, grid: Grid) -> bool:
    box, lanes = path.box, grid.columns.lanes
    left, right = lanes[0][0], lanes[-1][1]
    top = grid.head - (2 if grid.has_head else 75)
    near = box.x1 >= left - AROUND and box.x0 <= right + AROUND and box.y1 >= top and box.y0 <= grid.bottom + 70
    beside = box.centre[0] < left - 20 or (box.x0 < left - 30 and box.height < 2)       # a rule of the whole row
    return near and not beside and box.width <= right - left + 80


def _head(path: Path) -> _Head | None:
    """A small filled triangle or kite, or an open angle of two short strokes."""
    box = path.box
    size, points = max(box.width, box.height), corners(path.points, 0.3) if len(path.points) < 60 else path.points
    if path.curves:
        return None         # a dot where lines join
    if path.filled and 1.8 <= size <= HEAD and min(box.width, box.height) >= 1.2 and len(points) in (3, 4):
        covered = area(points)
        if covered > 1 and covered / (box.width * box.height) < 0.62 and (len(points) == 3 or size <= 12):
            return _Head(points, path.drawing)
    if path.stroked and not path.closed and len(path.points) == 3 and size <= 14:
        a, tip, b = path.points
        one, other = dist(a, tip), dist(tip, b)
        alike = min(one, other) > 1.5 and max(one, other) < 1.5 * min(one, other)
        if alike and dist(a, b) < 1.5 * max(one, other) and not _square(a, tip, b):
            return _Head((tip, a, b), path.drawing, True)
    return None


def _square(a: Point, corner: Point, b: Point) -> bool:
    """A bend of a line: one side level, the other upright."""
    return (abs(a[0] - corner[0]) < 0.3 and abs(b[1] - corner[1]) < 0.3) or (abs(a[1] - corner[1]) < 0.3 and abs(b[0] - corner[0]) < 0.3)


def _pieces(path: Path, grid: Grid, symbols: Sequence[Symbol]) -> list[Segment]:
    """What of a path is a line: nothing of symbols, cells and rules."""
    box = path.box
    if any(symbol.box.like(box, 2.5) for symbol in symbols if path.closed):
        return []
    if path.stroked:
        if path.closed and area(path.points) > 0.35 * box.width * box.height and min(box.width, box.height) > 4:
            return []
        return [] if len(path.points) == 2 and _on_grid(path.points, grid) else list(path.segments)
    if not (path.filled and path.closed):
        return []
    return _of_outline(path, grid, symbols)


def _of_outline(path: Path, grid: Grid, symbols: Sequence[Symbol]) -> list[Segment]:
    """The long sides of a stroke that is drawn as an outline."""
    box, around, covered = path.box, perimeter(path.points), area(path.points)
    if around < 3 or covered / (around / 2) > THICKEST:
        return []
    if any(path.drawing in symbol.drawings and symbol.box.covers(box, 2) for symbol in symbols):
        return []
    if len(corners(path.points, 0.05)) <= 5:
        if max(box.width, box.height) < 2.6:
            return []
        middle = box.centre
        along = ((middle[0], box.y0), (middle[0], box.y1)) if box.width < 2.6 else ((box.x0, middle[1]), (box.x1, middle[1]))
        if min(box.width, box.height) < 2.6 and _on_grid(along, grid, 1.6):
            return []
    thick = max(1.3, min(3.2, 2 * covered / around * 1.35))
    if covered > 0.95 * box.width * box.height:     # also a stroke that is hardly longer than thick
        thick = max(thick, min(box.width, box.height))
    return [segment for segment in path.segments if dist(*segment) > thick]


def _on_grid(line: Sequence[Point], grid: Grid, away: float = ON_RULE) -> bool:
    """A stroke that lies on a rule of the table, from crossing to crossing, or to a symbol across it."""
    (x0, y0), (x1, y1) = line
    columns, rows = grid.columns.ruled, [y for row in grid.rows for y in (row.top, row.bottom)] + [grid.head, grid.bottom]
    if abs(x0 - x1) < 0.6:
        whole = abs(y0 - y1) > THROUGH * (grid.bottom - grid.head) or max(y0, y1) < grid.head + 2.5      # also one between titles
        return _near(x0, columns, away) and (whole or _near(min(y0, y1), rows, 2.5) or _near(max(y0, y1), rows, 2.5))
    return abs(y0 - y1) < 0.6 and _near(y0, rows, away) and _near(min(x0, x1), columns, 2.5)


def _near(place: float, places: Iterable[float], away: float) -> bool:
    return any(abs(place - other) < away for other in places)


def _centred(pieces: Iterable[Segment]) -> list[Segment]:
    """The two sides of an outlined stroke as one line in its middle."""
    level: list[Rule] = []
    upright: list[Rule] = []
    slanted: list[Segment] = []
    for a, b in pieces:
        if abs(a[1] - b[1]) < 0.8 and abs(a[0] - b[0]) >= abs(a[1] - b[1]):
            level.append(Rule((a[1] + b[1]) / 2, min(a[0], b[0]), max(a[0], b[0])))
        elif abs(a[0] - b[0]) < 0.8:
            upright.append(Rule((a[0] + b[0]) / 2, min(a[1], b[1]), max(a[1], b[1])))
        else:
            slanted.append((a, b))
    result: list[Segment] = [((r.start, r.at), (r.end, r.at)) for r in joined(level, 2.9, 1.0) if r.length > 1.2]
    result += [((r.at, r.start), (r.at, r.end)) for r in joined(upright, 2.9, 1.0) if r.length > 1.2]
    kept: list[Segment] = []
    for piece in sorted(slanted, key=lambda piece: -dist(*piece)):
        sides = [*kept, *(result if dist(*piece) > HEAD else ())]      # one side of a stroke may count as level; no short one of a head
        if dist(*piece) > 1.6 and not any(max(to_segment(end, *other) for end in piece) < 2 for other in sides):
            kept.append(piece)
    return result + kept


def _touching(pieces: Sequence[Segment]) -> list[list[Segment]]:
    """Groups of pieces that touch."""
    groups: list[list[Segment]] = []
    for piece in pieces:
        met = [group for group in groups if any(between(piece, other) < TOUCH for other in group)]
        groups = [group for group in groups if group not in met]
        groups.append([piece, *(other for group in met for other in group)])
    return groups


def _wire(pieces: list[Segment], drawing: int, dashed: bool) -> Wire:
    """A group of pieces with its free ends; two short slanted pieces that meet at one of them are its head."""
    slanted = [p for p in pieces if abs(p[0][0] - p[1][0]) > 0.8 and abs(p[0][1] - p[1][1]) > 0.8 and dist(*p) < 13]
    rest = [piece for piece in pieces if piece not in slanted]
    tips: list[Point] = []
    if len(pieces) >= 3 and slanted and rest and max(dist(*piece) for piece in rest) > 3:
        tips = [p for i, one in enumerate(slanted) for other in slanted[i + 1:] for p in one for q in other if dist(p, q) < 2.2]
    body = rest if tips else pieces
    ends = tuple(End(end, end, any(dist(end, tip) < 3.2 for tip in tips)) for end in _free(body))
    return Wire(tuple(body), ends, drawing, dashed)


def _free(pieces: Sequence[Segment]) -> list[Point]:
    """Ends that no other piece touches; of a short piece both lie near the same one, and only one touches it."""
    return [
        point for index, piece in enumerate(pieces) for point in piece
        if not any(to_segment(point, *other) < min(FREE, SHORT * dist(*piece)) for j, other in enumerate(pieces) if j != index)
    ]


def _put_on(heads: Iterable[_Head], wires: list[Wire]) -> tuple[Box, ...]:
    """Every head on the end it lies at; where those stand that lie at none."""
    lost: list[Box] = []
    for head in heads:
        found = [
            (head.to(end.at) - 2 * (wire.drawing == head.drawing), w, e) for w, wire in enumerate(wires) for e, end in enumerate(wire.ends)
        ]
        away, w, e = min(found, default=(AT_HEAD, 0, 0))
        if away >= AT_HEAD:
            lost.append(box_of(head.points))
            continue
        end = wires[w].ends[e]
        tip = head.points[0] if head.open else max(head.points, key=lambda point: dist(point, end.at))
        ends = tuple(replace(end, tip=tip, head=True) if i == e else other for i, other in enumerate(wires[w].ends))
        wires[w] = replace(wires[w], ends=ends)
    return tuple(lost)


def _is_wire(wire: Wire, grid: Grid, symbols: Sequence[Symbol]) -> bool:
    """Long enough, among the pelaksana, and not a stroke inside a symbol; a head proves it, and what it is glued to."""
    if any(end.head or end.glued is not None for end in wire.ends):
        return True
    lanes = grid.columns.lanes
    among = Box(lanes[0][0] - 6, 0, lanes[-1][1] + 6, grid.page.height)
    within = sum(dist(a, b) for a, b in wire.pieces if among.holds(((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)))
    return wire.length > SHORTEST and within > 0.5 * wire.length and not any(_lies_in(wire, symbol) for symbol in symbols)


def _lies_in(wire: Wire, symbol: Symbol) -> bool:
    return all(
        inside(point, symbol.outline) or to_polygon(point, symbol.outline) < 0.8 for piece in wire.pieces for point in piece
    )


