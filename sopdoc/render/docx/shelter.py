"""Where on a page the end of an upright line may run on unseen: behind its symbol, under a line that goes on from there, and for
the rest of its row under a white strip, if nothing else would be covered by it.

     ──────────────   row
          │
        ┌─▼─┐  ╷      sheltered by the symbol,
        └─┬─┘  │      by the next line of the same place,
          └──  │
          ░    ╵      and by a strip
     ──────────────
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sopdoc.geometry import Emu, Point, Rect, pt
from sopdoc.layout.tree import Connector, Mark, Page, Symbol, Table
from sopdoc.render.docx.anchor import Spot
from sopdoc.render.docx.strokes import Band, Shelter, Span, crossed

INSIDE: Emu = pt(2)          # before a shelter ends, a line does: engines differ by half a point a row
NEAR: Emu = pt(3)            # a strip keeps so far from other lines and their heads
EDGE: Emu = pt(0.75)         # and from the lines of the table
STRIP: Emu = pt(0.75)        # from its line's axis to a strip's sides, beyond half of the line
LEAST: Emu = pt(0.3)         # what is shorter need not be covered


@dataclass(frozen=True, slots=True)
class Upright:
    """A stretch of a line that is seen."""

    x: Emu
    top: Emu
    bottom: Emu
    mark: Mark


@dataclass(frozen=True, slots=True)
class Shelters:
    """What stands on a page: its rows, the upright lines of its tables, what is drawn, and the words in it and beside it.

    `symbols`: by id, of which each flow on the page may have its own, and so may what was there before.
    """

    bands: tuple[Band, ...]
    edges: frozenset[Emu]
    symbols: Mapping[str, Sequence[Symbol]]
    lines: tuple[Upright, ...]
    words: tuple[Rect, ...] = ()

    def of(self, connector: Connector) -> Callable[[Point, bool, bool], Shelter]:
        """What shelters the ends of its upright stretches."""
        def beyond(point: Point, down: bool, symbol: bool) -> Shelter:
            (band,) = crossed(point.y, point.y, self.bands)
            start = point.y
            if symbol:
                own = self.symbol(connector.source if point == connector.points[0] else connector.target, point)
                start = _far_side(own, point, down) if own else start
            span = (start, band.bottom - EDGE) if down else (band.top + EDGE, start)
            return self.before_words(self.shelter(span, point.x, down, connector.mark), point, down)

        return beyond

    def symbol(self, name: str, port: Point) -> Symbol | None:
        """The one of that id at which a line ends."""
        return min(self.symbols.get(name, ()), key=lambda one: _distance(one.rect, port), default=None)

    def before_words(self, shelter: Shelter, point: Point, down: bool) -> Shelter:
        """Nothing runs on behind words: who looks for struck words would find them, and programs without the white ground show it."""
        on_the_way = [word for word in self.words if word.x - NEAR < point.x < word.right + NEAR]
        edge = shelter.edge
        if down:
            edge = max(point.y, min((edge, *(word.y - INSIDE for word in on_the_way if word.bottom > point.y))))
            return Shelter(edge, tuple(span for span in shelter.bare if span[0] < edge), shelter.spare if edge == shelter.edge else 0)
        edge = min(point.y, max((edge, *(word.bottom + INSIDE for word in on_the_way if word.y < point.y))))
        return Shelter(edge, tuple(span for span in shelter.bare if span[1] > edge), shelter.spare if edge == shelter.edge else 0)

    def shelter(self, span: Span, x: Emu, down: bool, mark: Mark) -> Shelter:
        """In a row's stretch beside everything else that stands there."""
        top, bottom = span
        near = [line for line in self.lines if abs(line.x - x) < NEAR and line.top < bottom and line.bottom > top]
        same = [line for line in near if line.x == x and line.mark == mark]
        for line in near:
            if line not in same:
                top, bottom = (top, min(bottom, line.top)) if down else (max(top, line.bottom), bottom)
        if top >= bottom:
            return Shelter(span[0] if down else span[1])
        bare = tuple(_gaps(top, bottom, [(line.top, line.bottom) for line in same]))
        if bare and any(abs(edge - x) < NEAR // 2 for edge in self.edges):
            return Shelter(bare[0][0] - INSIDE if down else bare[-1][1] + INSIDE)
        return Shelter(bottom - INSIDE if down else top + INSIDE, bare, INSIDE - LEAST if span == (top, bottom) else 0)


def shelters(page: Page, carriers: Iterable[Spot]) -> Shelters:
    """Of a page on which drawings can hang on the `carriers`."""
    tables = [block for block in page.blocks if isinstance(block, Table)]
    carrying = {spot.rect.y for spot in carriers if spot.in_cell}
    rows = sorted((row.y, row.y + row.height, row.mark) for table in tables for row in table.rows if row.y in carrying)
    lines = (
        Upright(a.x, min(a.y, b.y), max(a.y, b.y), connector.mark) for connector in page.connectors if not connector.dashed
        for a, b in pairwise(connector.points) if a.x == b.x
    )
    return Shelters(
        tuple(Band(*row) for row in rows), frozenset(edge for table in tables for edge in table.edges),
        _by_id(page.symbols), tuple(lines),
        (*(_words(symbol) for symbol in page.symbols if symbol.paragraphs), *(label.rect for label in page.labels)),
    )


def _by_id(symbols: Iterable[Symbol]) -> Mapping[str, Sequence[Symbol]]:
    found: dict[str, list[Symbol]] = {}
    for symbol in symbols:
        found.setdefault(symbol.id, []).append(symbol)
    return found


def _distance(box: Rect, point: Point) -> Emu:
    """From a point to a box, along the axes; 0 inside."""
    return max(box.x - point.x, point.x - box.right, 0) + max(box.y - point.y, point.y - box.bottom, 0)


def _words(symbol: Symbol) -> Rect:
    """Where the words in a symbol stand."""
    lines = [line for paragraph in symbol.paragraphs for line in paragraph.lines]
    width, height = max((line.width for line in lines), default=0), sum(paragraph.height for paragraph in symbol.paragraphs)
    return Rect(symbol.rect.cx - width // 2, symbol.rect.cy - height // 2, width, height)


def _far_side(symbol: Symbol, port: Point, down: bool) -> Emu:
    """Where a line that goes straight on from a port would come out of the symbol, or a little before."""
    box = symbol.rect
    half = box.h // 2
    if symbol.kind != "process":       # at least as much as the rhombus inside it
        half -= abs(port.x - box.cx) * box.h // max(1, box.w)
    return max(port.y, box.cy + half - INSIDE) if down else min(port.y, box.cy - half + INSIDE)


def _gaps(top: Emu, bottom: Emu, covered: Iterable[tuple[Emu, Emu]]) -> Iterator[tuple[Emu, Emu]]:
    """What lines on the same place leave of a stretch."""
    for start, end in sorted(covered):
        if start - top > LEAST:
            yield top, start
        top = max(top, end)
    if bottom - top > LEAST:
        yield top, bottom


def strip_box(x: Emu, span: Span, line: Emu) -> Rect:
    """The strip that covers a stretch of a line's axis, marked lines too."""
    return Rect(x - line - STRIP // 2, span[0], 2 * line + STRIP, span[1] - span[0])
