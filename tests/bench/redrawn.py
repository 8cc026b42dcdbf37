"""A layout → a PDF of the same sheet in the ways of the programs that offices use, with nothing in it that says it is ours.

    OURS    as our own PDF draws, without what it says of itself
    WORD    a stroke per cell's side, grounds under all cells, arrows as one stroke with a filled triangle
    EXCEL   rules as thin filled boxes, symbols as filled rings, arrows as outlines of their pieces

Degradations work on layouts (`degraded`); what a layout cannot say of rules stands in `Scene`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import pairwise
from math import hypot

from sopdoc.geometry import Emu, Point, Rect, pt
from sopdoc.layout.tree import Cell, Layout, Page, Symbol, Table
from sopdoc.render.grid import grid_lines
from sopdoc.render.items import Image, Item, Path, Segment, Text
from sopdoc.render.paint import paint
from sopdoc.render.pdf.drawing import drawing_pdf
from sopdoc.render.shapes import BLACK, WHITE, connector_paths, dot_path, rect_path, symbol_path

OURS, WORD, EXCEL = "ours", "word", "excel"
MANNERS = (OURS, WORD, EXCEL)
RULE, RING = pt(0.6), pt(0.75)      # Excel's rules, and the rings of its symbols

Stroke = tuple[Point, Point]


@dataclass(frozen=True)
class Scene:
    """A sheet to be drawn.  `gaps`: where rules are not drawn, `rules`: more of them, each with its page from 0; `over`: connectors
    lie over the symbols; `loose`: words over what is written there (page, place, words)."""

    layout: Layout
    gaps: tuple[tuple[int, Rect], ...] = ()
    rules: tuple[tuple[int, Stroke], ...] = ()
    over: bool = False
    loose: tuple[tuple[int, Point, str], ...] = ()

    def with_page(self, index: int, page: Page) -> Scene:
        pages = (*self.layout.pages[:index], page, *self.layout.pages[index + 1:])
        return replace(self, layout=replace(self.layout, pages=pages))


def drawn(scene: Scene, manner: str) -> bytes:
    """The PDF."""
    import pypdfium2
    document, out = pypdfium2.PdfDocument.new(), BytesIO()
    for index, page in enumerate(scene.layout.pages):
        items = [item for item in _page(scene, index, page, manner) if not isinstance(item, Image)]
        with pypdfium2.PdfDocument(drawing_pdf(items, scene.layout.paper, scene.layout.fonts)) as one:
            document.import_pages(one)
    document.save(out)
    return out.getvalue()


def _page(scene: Scene, index: int, page: Page, manner: str) -> Iterator[Item]:
    tables = [block for block in page.blocks if isinstance(block, Table)]
    if manner == WORD:
        yield from (rect_path(cell.rect, WHITE) for table in tables for cell in table.cells)
    below = paint(scene.layout, replace(page, symbols=(), connectors=(), labels=(), dots=(), fields=()))
    lines = set(grid_lines(tables))
    yield from (item for item in below if item not in lines and not isinstance(item, Text))
    yield from _rules(scene, index, tables, manner)
    connectors = [path for connector in page.connectors for path in connector_paths(connector, scene.layout.line_connector)]
    arrows = [item for path in connectors for item in (_outlined(path) if manner == EXCEL else (path,))]
    symbols = [path for symbol in page.symbols for path in _symbol(symbol, scene.layout.line_symbol, manner)]
    yield from (*symbols, *arrows) if scene.over else (*arrows, *symbols)
    yield from (dot_path(dot) for dot in page.dots)
    above = paint(scene.layout, replace(page, blocks=(), connectors=(), dots=(), footer=None))
    yield from (item for item in above if isinstance(item, Text))
    yield from (item for item in below if isinstance(item, Text))
    for number, place, words in scene.loose:
        if number == index:
            yield Text(place.x, place.y, words, pt(5 * len(words)), "biasa", pt(8))


def _symbol(symbol: Symbol, width: Emu, manner: str) -> Iterator[Path]:
    """Excel's: white ground, then the ring between two outlines, the inner one the other way round."""
    outline = symbol_path(symbol, width)
    if manner != EXCEL:
        yield outline
        return
    inner = symbol_path(replace(symbol, rect=symbol.rect.grown(-RING)), width)
    yield replace(outline, width=0)
    yield Path((*_whole(outline.segments), *_whole(_backwards(inner.segments))), fill=BLACK, closed=True)


def _whole(segments: Sequence[Segment]) -> tuple[Segment, ...]:
    return (*segments, ("L", segments[0][1]))


def _backwards(segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """The same outline, from its end to its beginning."""
    ends = [numbers[-2:] for _, numbers in segments]
    result: list[Segment] = [("M", ends[-1])]
    for (kind, numbers), end in zip(reversed(segments[1:]), reversed(ends[:-1]), strict=True):
        result.append(("C", (*numbers[2:4], *numbers[:2], *end)) if kind == "C" else ("L", end))
    return tuple(result)


def _outlined(path: Path) -> Iterator[Path]:
    """A stroke as the outlines of its pieces; what is filled stays."""
    if not path.width:
        yield path
        return
    points = [Point(*numbers[-2:]) for _, numbers in path.segments]
    yield from (thin(piece, path.width) for piece in pairwise(points) if piece[0] != piece[1])


def thin(stroke: Stroke, width: Emu) -> Path:
    """The outline of a straight stroke, a little longer than it."""
    (a, b) = stroke
    length = hypot(b.x - a.x, b.y - a.y)
    ux, uy = (b.x - a.x) / length * width / 2, (b.y - a.y) / length * width / 2
    corners = (
        (a.x - ux - uy, a.y - uy + ux), (b.x + ux - uy, b.y + uy + ux), (b.x + ux + uy, b.y + uy - ux), (a.x - ux + uy, a.y - uy - ux),
    )
    first, *rest = ((round(x), round(y)) for x, y in corners)
    return Path((("M", first), *(("L", corner) for corner in rest)), fill=BLACK, closed=True)


def _rules(scene: Scene, index: int, tables: Iterable[Table], manner: str) -> Iterator[Path]:
    gaps = [rect for page, rect in scene.gaps if page == index]
    for table in tables:
        strokes = [side for cell in table.cells for side in _sides(cell)]
        if manner != WORD:
            strokes = [stroke for path in grid_lines((table,)) for stroke in _strokes(path)]
        for stroke in dict.fromkeys((*strokes, *(stroke for page, stroke in scene.rules if page == index))):
            for part in without(stroke, gaps):
                if manner == EXCEL:
                    yield thin(part, RULE)
                else:
                    yield Path((("M", (part[0].x, part[0].y)), ("L", (part[1].x, part[1].y))), table.line_width, square=True)


def _sides(cell: Cell) -> Iterator[Stroke]:
    r = cell.rect
    sides = {
        "atas": (Point(r.x, r.y), Point(r.right, r.y)), "bawah": (Point(r.x, r.bottom), Point(r.right, r.bottom)),
        "kiri": (Point(r.x, r.y), Point(r.x, r.bottom)), "kanan": (Point(r.right, r.y), Point(r.right, r.bottom)),
    }
    yield from (sides[side] for side in cell.borders)


def _strokes(path: Path) -> Iterator[Stroke]:
    points = [Point(*numbers) for _, numbers in path.segments]
    yield from zip(points[::2], points[1::2], strict=True)


def without(stroke: Stroke, gaps: Iterable[Rect]) -> list[Stroke]:
    """What of a level or upright stroke lies in none of these boxes."""
    rest = [stroke]
    for gap in gaps:
        rest = [part for one in rest for part in _cut(one, gap)]
    return rest


def _cut(stroke: Stroke, gap: Rect) -> list[Stroke]:
    a, b = stroke
    level = a.y == b.y
    at, low, high = (a.y, gap.y, gap.bottom) if level else (a.x, gap.x, gap.right)
    start, end = (gap.x, gap.right) if level else (gap.y, gap.bottom)
    first, last = (a.x, b.x) if level else (a.y, b.y)
    if not low <= at <= high or end <= first or start >= last:
        return [stroke]
    parts = [(s, e) for s, e in ((first, min(start, last)), (max(end, first), last)) if s < e]
    return [(Point(s, at), Point(e, at)) if level else (Point(at, s), Point(at, e)) for s, e in parts]
