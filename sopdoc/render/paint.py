"""Layout page → flat display list, in drawing order: watermark, grounds and grid, connectors, symbols, labels, then words and pictures.

Everything was decided by the layout; what stands here is only which strokes make a table and a symbol.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sopdoc.geometry import Emu, Point, Rect
from sopdoc.layout.marks import decorated
from sopdoc.layout.tree import Layout, Page, Piece, Style, Table, TextBlock, Watermark
from sopdoc.render.grid import grid_lines
from sopdoc.render.items import Image, Item, Link, PageItems, Path, Spot, Text
from sopdoc.render.marks import bars, ground
from sopdoc.render.shapes import WHITE, code_path, connector_paths, dot_path, rect_path, symbol_path
from sopdoc.render.spots import CODE, DRAWING, FOOT, MARKER, NONE, SIGN, SYMBOL, drawing_spot
from sopdoc.render.words import PlacedLine, block_lines, cell_lines, centred_lines, symbol_lines

UNDERLINE_DEPTH = 0.12       # below the baseline, by font size: clear of the letters, above most descenders' ends
STRIKE_HEIGHT = 0.25         # of the line through words that are struck out: half as high as small letters
UNDERLINE_WIDTH = 0.06       # thickness of both, by font size
ASCENT, DESCENT = 0.8, 0.2   # a link's box around its words, by font size


def paint_pages(layout: Layout) -> tuple[PageItems, ...]:
    """All pages' display lists."""
    return tuple(PageItems(layout.paper, paint(layout, page)) for page in layout.pages)


def paint(layout: Layout, page: Page) -> tuple[Item, ...]:
    """One page's display list."""
    tables = [block for block in page.blocks if isinstance(block, Table)]
    items: list[Item] = [watermark_path(layout.watermark)] if layout.watermark else []
    items += (rect_path(cell.rect, fill) for table in tables for cell in table.cells if (fill := ground(cell)))
    items += grid_lines(tables)
    items += bars(tables)
    items += _flow(layout, page)
    for number, block in enumerate(page.blocks):
        if isinstance(block, TextBlock):
            items += _texts(block_lines(block), number)
        else:
            for place, cell in enumerate(block.cells):
                items += _texts(cell_lines(cell, block.pad), number, place)
    if page.footer is not None:
        items += block_texts(page.footer)
    items += (
        Image(cell.picture_rect, cell.picture, (number, place, NONE, 0))
        for number, block in enumerate(page.blocks) if isinstance(block, Table)
        for place, cell in enumerate(block.cells) if cell.picture and cell.picture_rect
    )
    items += (code_path(code, (CODE, number, 0, 0)) for number, code in enumerate(page.codes))
    return tuple(items)


def watermark_path(mark: Watermark) -> Path:
    return Path(mark.outline, fill=mark.colour, closed=True, spot=(FOOT, NONE, NONE, 0))


def block_texts(block: TextBlock) -> tuple[Item, ...]:
    """The words of a block that stands at the head or foot of every page."""
    return tuple(_texts(block_lines(block), FOOT))


def _flow(layout: Layout, page: Page) -> Iterator[Item]:
    """Connectors lie under the symbols, labels over both."""
    for number, connector in enumerate(page.connectors):
        if connector.points:
            spot = drawing_spot(page.blocks, connector.points[0]) if connector.source else (SIGN, number, 0, 0)
            yield from connector_paths(connector, layout.line_connector, spot)
    for number, symbol in enumerate(page.symbols):
        yield symbol_path(symbol, layout.line_symbol, (SYMBOL, number, NONE, 0))
    for dot in page.dots:
        yield dot_path(dot, drawing_spot(page.blocks, dot.centre))
    for label in page.labels:
        yield rect_path(label.rect, WHITE)
    for number, symbol in enumerate(page.symbols):
        yield from _texts(symbol_lines(symbol), SYMBOL, number)
    for label in page.labels:
        words = _texts(centred_lines(label.paragraphs, label.rect), DRAWING, spot=drawing_spot(page.blocks, label.rect.centre))
        yield from (replace(item, room=label.rect.w) if label.pages and isinstance(item, Text) else item for item in words)


def _texts(lines: Iterable[PlacedLine], block: int, cell: int = NONE, spot: Spot | None = None) -> Iterator[Item]:
    """The words of one stack of paragraphs, numbered as `spots` has it, or all of them at one `spot`."""
    number, part, link = NONE, 1, ""
    for line in lines:
        if line.number != number:
            number, part, link = line.number, 1, ""
        pieces = line.line.pieces
        for place, piece in enumerate(pieces, 1):
            run = piece.run
            if run is line.paragraph.marker:
                yield from _piece(line, piece, (block, cell, number, MARKER), False)
                continue
            if run.link != link:
                part, link = part + 1, run.link
            spaced = (line.spaced or spot is not None) if place == len(pieces) else not pieces[place].run.text.strip()
            yield from _piece(line, piece, spot or (block, cell, number, part), spaced)


def _piece(line: PlacedLine, piece: Piece, spot: Spot, spaced: bool) -> Iterator[Item]:
    """A piece's words, its underline and its link; blanks are drawn only by their underline."""
    start, style = line.start(piece), decorated(piece.run).style
    if piece.run.text.strip():
        yield Text(start.x, start.y, piece.run.text, piece.width, style.face, style.size, style.colour, line.angle, spot, spaced)
    if style.underline:
        yield _stroke(line, piece, start, style, UNDERLINE_DEPTH)
    if style.strike:
        yield _stroke(line, piece, start, style, -STRIKE_HEIGHT)
    if piece.run.link:
        up, down = round(ASCENT * style.size), round(DESCENT * style.size)
        if line.angle == 0:
            yield Link(Rect(start.x, start.y - up, piece.width, up + down), piece.run.link, spot)
        else:
            yield Link(Rect(start.x - up, start.y - piece.width, up + down, piece.width), piece.run.link, spot)


def _stroke(line: PlacedLine, piece: Piece, start: Point, style: Style, below: float) -> Path:
    """Along the words, `below` their baseline by font size."""
    depth: Emu = round(below * style.size)
    if line.angle == 0:
        ends = (start.x, start.y + depth), (start.x + piece.width, start.y + depth)
    else:
        ends = (start.x + depth, start.y), (start.x + depth, start.y - piece.width)
    return Path((("M", ends[0]), ("L", ends[1])), round(UNDERLINE_WIDTH * style.size), style.colour)
