"""Several readings of one page's flow table, and the one that explains most of it.

    vectors          what the file draws
    both             the vectors, and what its pictures show
    pixels           all but words and rules as it is seen: for outlines that no stage after understands

A reading is judged by what it leaves open: rows without a symbol, symbols without an arrow, lines that lead nowhere, pictures.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from sopdoc.impor.flow.nets import arrows_of
from sopdoc.impor.flow.symbols import Kind, symbols_of, zone
from sopdoc.impor.flow.wires import wires_of
from sopdoc.impor.page import Box, Page, Path, Point, Segment, Word
from sopdoc.impor.table.grid import Grid

Outline = tuple[Point, ...]
AROUND = 12.0           # points around the zone of symbols that are seen too
ON_RULE = 1.8
AT_RULE = 3.0           # a cell's side ends this near to other rules
THROUGH = 0.6           # of the table: a longer stroke on a rule is a rule
THIN = 2.6
GROUND = 2.5            # of a word's height: a picture up to that height is what it was written on


@dataclass(frozen=True, slots=True)
class Zone:
    """`part` of a page is looked at; `among`: the rows of the pelaksana in it, where every word is the flow's."""

    part: Box
    among: Box


Trace = Callable[[Page, Zone, Callable[[int], bool], Sequence[Outline]], Page | None]     # what is drawn in a zone, see `pixels.look`
Scan = Callable[[Page], tuple[Page, Trace | None] | None]       # a page that is a picture, as it is seen, and what reads its drawing


def best_reading(grid: Grid, trace: Trace) -> Grid:
    """The grid with the page as it is understood best; the vectors where nothing is better."""
    if not is_doubtful(grid):
        return grid
    best, least = grid, _open(grid)
    for page in _traced(grid, trace):
        other = replace(grid, page=page)
        left = _open(other)
        best, least = (other, left) if left < least else (best, least)
        if not least:           # the page is not looked at again
            break
    return best


def is_doubtful(grid: Grid) -> bool:
    """May pixels tell more?  There are pictures among the pelaksana, or rows without a symbol."""
    return bool(pictures_among(grid)) or _empty_rows(grid) > 0


def pictures_among(grid: Grid) -> list[Box]:
    """The pictures in the pelaksana columns, but for the grounds of words."""
    among = _among(grid)
    return [box for box in grid.page.pictures if among.holds(box.centre) and not _is_ground(box, grid.page.words)]


def _among(grid: Grid) -> Box:
    lanes = grid.columns.lanes
    return Box(lanes[0][0], grid.head, lanes[-1][1], grid.bottom)


def _is_ground(picture: Box, words: Iterable[Word]) -> bool:
    return any(picture.holds(word.box.centre) and picture.height < GROUND * word.box.height for word in words)


def _traced(grid: Grid, trace: Trace) -> Iterator[Page]:
    page, around = grid.page, zone(grid)
    part = Zone(Box(around.x0 - AROUND, around.y0 - AROUND, around.x1 + AROUND, around.y1 + AROUND), _among(grid))
    table = _table(grid)
    known = [symbol.outline for symbol in symbols_of(grid)]
    covers = _covers(page)
    seen = trace(page, part, lambda drawing: drawing not in covers, known) if pictures_among(grid) else None
    if seen:
        yield replace(seen, paths=(*page.paths, *seen.paths), pictures=(), connectors=(*page.connectors, *seen.connectors))
    seen = trace(page, part, table.__contains__, ())
    if seen:
        rules = tuple(path for path in page.paths if path.drawing in table)
        yield replace(seen, paths=(*rules, *seen.paths), pictures=())


def _covers(page: Page) -> frozenset[int]:
    """The drawings that show nothing themselves and may hide what a picture shows."""
    inked = {path.drawing for path in page.paths if path.stroked or path.filled}
    return frozenset(path.drawing for path in page.paths if path.white) - inked


def _open(grid: Grid) -> int:
    """How much a reading does not explain."""
    symbols = symbols_of(grid)
    wires, lost = wires_of(grid, symbols)
    arrows, loose = arrows_of(symbols, wires)
    joined = {number for arrow in arrows for number in (arrow.start, arrow.end)}
    alone = sum(1 for number in range(len(symbols)) if number not in joined)
    strange = sum(1 for symbol in symbols if symbol.kind is Kind.OTHER)
    doubted = sum(1 for arrow in arrows if arrow.doubt or (arrow.plain and symbols[arrow.start].row != symbols[arrow.end].row))
    return 2 * _empty_rows(grid) + alone + strange + doubted + len(loose) + len(lost) + len(pictures_among(grid))


def _empty_rows(grid: Grid) -> int:
    filled = {symbol.row for symbol in symbols_of(grid) if symbol.kind is not Kind.PENTAGON}
    return sum(1 for index, row in enumerate(grid.rows) if index not in filled and not row.across)


def _table(grid: Grid) -> frozenset[int]:
    """The drawings that are its rules and the grounds of its cells."""
    upright, level = grid.columns.ruled, [grid.top, grid.head, grid.bottom, *(y for row in grid.rows for y in (row.top, row.bottom))]
    others = {path.drawing for path in grid.page.paths if not _is_rule(path, upright, level, grid.head)}
    return frozenset(path.drawing for path in grid.page.paths) - others


def _is_rule(path: Path, upright: Iterable[float], level: Iterable[float], head: float) -> bool:
    return not path.curves and all(_on_rule(piece, upright, level, head) for piece in _pieces(path))


def _pieces(path: Path) -> tuple[Segment, ...]:
    """Its strokes; of a thin fill its middle line."""
    box = path.box
    if path.closed and not path.stroked and min(box.width, box.height) < THIN:
        x, y = box.centre
        return (((x, box.y0), (x, box.y1)),) if box.height > box.width else (((box.x0, y), (box.x1, y)),)
    return path.segments


def _on_rule(piece: Segment, upright: Iterable[float], level: Iterable[float], head: float) -> bool:
    """Any upright stroke on an edge does in the head, which ends at `head`."""
    (x0, y0), (x1, y1) = piece
    if abs(x0 - x1) < 1 and abs(y0 - y1) < 1:
        return True
    if abs(x0 - x1) < 1:
        return _near((x0 + x1) / 2, upright, ON_RULE) and (max(y0, y1) < head + AT_RULE or _spans(y0, y1, level))
    return abs(y0 - y1) < 1 and _near((y0 + y1) / 2, level, ON_RULE) and _spans(x0, x1, upright)


def _spans(start: float, end: float, rules: Iterable[float]) -> bool:
    """From rule to rule, or through most of the table."""
    whole = max(rules) - min(rules)
    return abs(start - end) > THROUGH * whole or (_near(start, rules, AT_RULE) and _near(end, rules, AT_RULE))


def _near(place: float, places: Iterable[float], away: float) -> bool:
    return any(abs(place - other) < away for other in places)
