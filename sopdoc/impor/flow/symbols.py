"""A grid → the symbols in its pelaksana columns: closed outlines, told apart by which corners of their box they cover.

    box: all four        capsule, diamond, circle: none, by their share of the box        segilima: two neighbours

Excel fills a ring for a stroke, Word strokes over a white fill: all outlines of one symbol are one.  Backgrounds of cells,
heads of arrows and text boxes inside symbols are none.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum

from sopdoc.impor.flow.hidden import covers_of, is_covered
from sopdoc.impor.lines import text_in
from sopdoc.impor.page import Box, Page, Path, Point, TooMuchError, Word, area, corners, inside, perimeter
from sopdoc.impor.table.grid import Grid

SMALLEST, LARGEST = (6.5, 5.0), (260.0, 120.0)      # width and height of a symbol
MOST = 3_000            # outlines among the pelaksana: each is compared with those before
SAME = 2.2              # outlines whose sides lie this near are one symbol's
TWINS = 0.5             # of a symbol's box, in common with its twin
BESIDE = 14.0           # a symbol may stand this far outside of the columns
ABOVE, BELOW = 75.0, 60.0       # and of the rows: segilima beyond the table's edge; under a head there is none
ON_RULE = 1.6
SMALL_HEAD = 16.0       # a triangle up to this size is an arrow's head
THINNEST = 1.2          # a thinner outline is the outline of a line
BEVELLED = 8            # sides of a box whose corners are cut off
ARCS = 24               # an outline of more points has arcs at its corners, however small these are
HOLLOW = 0.35           # an outline that covers less of its box is a bent line's


class Kind(Enum):
    """What an outline looks like; ROUNDED is a box with rounded corners: a capsule for some, a box for others."""

    BOX = "kotak"
    ROUNDED = "kotak membulat"
    CAPSULE = "kapsul"
    DIAMOND = "belah ketupat"
    PENTAGON = "segilima"
    CIRCLE = "lingkaran"
    OTHER = "bentuk lain"


@dataclass(frozen=True, slots=True)
class Symbol:
    """`lane` counts the pelaksana columns; `row` those of the grid, None outside of them.  `drawings` are those of its outlines."""

    kind: Kind
    outline: tuple[Point, ...]
    box: Box
    lane: int = 0
    row: int | None = None
    text: str = ""
    drawings: frozenset[int] = frozenset()
    outside: bool = False       # stands beside its column or between the rows


def symbols_of(grid: Grid) -> tuple[Symbol, ...]:
    """In reading order; raises TooMuchError."""
    outlines = [path for path in grid.page.paths if _is_candidate(path, grid)]
    covers = covers_of(grid.page) if outlines else ()
    if len(outlines) > MOST:
        raise TooMuchError(f"lebih dari {MOST} bentuk di satu tabel alur")
    merged = _merged(path for path in outlines if not is_covered(path, covers))
    kept = _outermost((symbol for symbol in merged if not _is_background(symbol, grid)), _held(grid.page))
    return tuple(sorted((_placed(symbol, grid) for symbol in kept), key=lambda symbol: (symbol.box.centre[1], symbol.box.x0)))


def zone(grid: Grid) -> Box:
    """Where symbols may stand: the pelaksana columns, and a little around."""
    lanes = grid.columns.lanes
    top = grid.head + 2 if grid.has_head else grid.head - ABOVE
    return Box(lanes[0][0] - BESIDE, top, lanes[-1][1] + BESIDE, grid.bottom + BELOW)


def kind_of(points: tuple[Point, ...]) -> Kind:
    """What a closed outline looks like."""
    box = Path(points, True).box
    share, sides = area(points) / (box.width * box.height), len(corners(points, 0.5))
    covered = _covered(points, box, 0.07)
    match sum(covered):
        case 4 if share > 0.95:
            rounded = share < 0.9985 and (sides > BEVELLED or len(points) > ARCS) and not any(_covered(points, box, 0.018))
            return Kind.ROUNDED if rounded else Kind.BOX
        case 0:
            return _without_corners(share, box, sides)
        case 2 if sides <= 7 and covered[0] != covered[2]:      # two neighbours
            return Kind.PENTAGON
    return Kind.BOX if share > 0.97 else Kind.CAPSULE if share > 0.85 and sides > 8 else Kind.OTHER


def _without_corners(share: float, box: Box, sides: int) -> Kind:
    if share < 0.62:
        return Kind.DIAMOND
    if share < 0.72:
        return Kind.OTHER
    if share < 0.82:
        return Kind.CIRCLE if 0.75 < box.width / box.height < 1.33 else Kind.CAPSULE
    return Kind.OTHER if sides <= 6 else Kind.CAPSULE


def _covered(points: tuple[Point, ...], box: Box, part: float) -> list[bool]:
    """Upper left, upper right, lower right, lower left: does the outline hold the box's corner, a little inside?"""
    d = min(box.width, box.height) * part
    places = ((box.x0 + d, box.y0 + d), (box.x1 - d, box.y0 + d), (box.x1 - d, box.y1 - d), (box.x0 + d, box.y1 - d))
    return [inside(place, points) for place in places]


def _is_candidate(path: Path, grid: Grid) -> bool:
    box = path.box
    sound = (
        path.closed and len(path.points) >= 4 and (path.stroked or path.filled or path.white)
        and SMALLEST[0] < box.width < LARGEST[0] and SMALLEST[1] < box.height < LARGEST[1] and zone(grid).holds(box.centre)
    )
    if not sound:
        return False
    covered = area(path.points)
    return covered / (perimeter(path.points) / 2) > THINNEST and covered > HOLLOW * box.width * box.height


def _merged(paths: Iterable[Path]) -> list[Symbol]:
    """Outlines at one place are one symbol, when one of them is seen."""
    result: list[Symbol] = []
    seen: list[bool] = []
    for path in paths:
        ink = path.stroked or path.filled
        index = next((i for i, symbol in enumerate(result) if symbol.box.like(path.box, SAME)), None)
        if index is None:
            result.append(Symbol(kind_of(path.points), path.points, path.box, drawings=frozenset({path.drawing})))
            seen.append(ink)
        else:
            result[index] = replace(result[index], drawings=result[index].drawings | {path.drawing})
            seen[index] = seen[index] or ink
    return [symbol for symbol, ink in zip(result, seen, strict=True) if ink]


def _is_background(symbol: Symbol, grid: Grid) -> bool:
    """A cell's own ground, or an arrow's head."""
    box = symbol.box
    edges = grid.columns.ruled
    across = _on(box.x0, edges) and _on(box.x1, edges)
    cuts = [y for row in grid.rows for y in (row.top, row.bottom)]
    if across and symbol.kind in (Kind.BOX, Kind.ROUNDED) and _on(box.y0, cuts, 5) and _on(box.y1, cuts, 5):
        return True
    row = grid.row_at(box.centre[1])
    if across and symbol.kind is Kind.BOX and row is not None and box.height > 0.8 * (grid.rows[row].bottom - grid.rows[row].top):
        return True
    return len(corners(symbol.outline, 0.5)) == 3 and max(box.width, box.height) < SMALL_HEAD


def _on(place: float, places: Iterable[float], away: float = ON_RULE) -> bool:
    return any(abs(place - other) < away for other in places)


def _held(page: Page) -> frozenset[int]:
    """The drawings that lines are glued to."""
    return frozenset(drawing for line in page.connectors for drawing in line.glued if drawing is not None)


def _outermost(symbols: Iterable[Symbol], held: frozenset[int]) -> list[Symbol]:
    """Without those that lie in another one: text boxes, doubled outlines; and without the one below of two that are drawn twice,
    unless lines are glued to both.
    """
    kept: list[Symbol] = []
    for symbol in sorted(symbols, key=lambda symbol: -symbol.box.width * symbol.box.height):
        twin = next((i for i, other in enumerate(kept) if _are_twins(symbol, other) and not _are_held(symbol, other, held)), None)
        if twin is not None:
            above = max(symbol, kept[twin], key=lambda one: max(one.drawings))
            kept[twin] = replace(above, drawings=symbol.drawings | kept[twin].drawings)
        elif not any(other.box.covers(symbol.box, 1) for other in kept):
            kept.append(symbol)
    return kept


def _are_twins(one: Symbol, other: Symbol) -> bool:
    """Alike in kind and size, and most of each over the other: a shadow, or a symbol that was copied upon itself."""
    common, size = one.box.common(other.box), one.box.width * one.box.height
    alike = abs(one.box.width - other.box.width) < SAME and abs(one.box.height - other.box.height) < SAME
    return one.kind is other.kind and alike and common.width * common.height > TWINS * size


def _are_held(one: Symbol, other: Symbol, held: frozenset[int]) -> bool:
    return not held.isdisjoint(one.drawings) and not held.isdisjoint(other.drawings)


def _inner(words: Iterable[Word], symbol: Symbol) -> list[Word]:
    """Words in its outline, not only in its box: a branch's word may stand in the corner of a diamond's."""
    return [word for word in words if symbol.box.holds(word.box.centre) and inside(word.box.centre, symbol.outline)]


def _placed(symbol: Symbol, grid: Grid) -> Symbol:
    x, y = symbol.box.centre
    lanes = grid.columns.lanes
    lane, row = grid.columns.lane_at(x), grid.row_at(y)
    outside = row is None or not lanes[lane][0] <= x <= lanes[lane][1]
    return replace(symbol, lane=lane, row=row, text=text_in(_inner(grid.page.words, symbol), symbol.box), outside=outside)
