"""Page → its elements, block by block: what stands in a cell is part of the table, the lines over it are a figure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sopdoc.geometry import Point, Rect, bounds
from sopdoc.layout.tree import ANCHOR, Cell, Page, Paragraph, Symbol, Table, TextBlock
from sopdoc.render.items import Spot
from sopdoc.render.spots import CODE, DRAWING, MARKER, NONE, SIGN, SYMBOL, block_at, link_parts
from sopdoc.render.tagging.elements import Content, Element, Fact, Kids
from sopdoc.render.tagging.grid import EMPTY, Grid
from sopdoc.render.words import PICTURE

HEADS = {"kolom": "Column", "baris": "Row"}


class Headings:
    """Levels: the first heading is the document's title, all others stand below it."""

    def __init__(self) -> None:
        self.titled = False

    def next(self) -> str:
        level, self.titled = "H2" if self.titled else "H1", True
        return level


@dataclass(frozen=True, slots=True)
class Lines:
    """Connectors, their dots and labels on a page: what is painted, what each connector says, and the room they take."""

    content: Content
    words: tuple[str, ...]
    box: Rect


class PageReader:
    """One page's elements; `index` counts from 0."""

    def __init__(self, index: int, page: Page, headings: Headings) -> None:
        self.index, self.page, self.headings = index, page, headings
        self.under = [block_at(page.blocks, symbol.rect.centre) for symbol in page.symbols]     # the block below each symbol

    def content(self, *spots: Spot) -> Content:
        return Content(self.index, spots)

    def block(self, number: int, block: TextBlock) -> list[Element]:
        """A heading, or paragraphs and lists."""
        if block.heading:
            return self.heading(number, NONE, block.paragraphs)
        return self.stack(number, NONE, block.paragraphs)

    def heading(self, block: int, cell: int, paragraphs: tuple[Paragraph, ...]) -> list[Element]:
        """A heading for every paragraph that says something."""
        return [
            Element(self.headings.next(), self.words(block, cell, number, paragraph))
            for number, paragraph in enumerate(paragraphs) if any(line.pieces for line in paragraph.lines)
        ]

    def stack(self, block: int, cell: int, paragraphs: tuple[Paragraph, ...]) -> list[Element]:
        """Paragraphs; neighbours with markers are the items of one list."""
        found: list[Element] = []
        items: list[Element] = []
        for number, paragraph in enumerate(paragraphs):
            if any(run.field == ANCHOR for run in paragraph.runs):      # a letter for programs: for people it is the room to sign in
                found += (Element("Form", (self.content(),), field=field) for field in self.page.fields)
                continue
            words = self.words(block, cell, number, paragraph)
            if paragraph.marker is None:
                found.append(Element("P", words))
                continue
            label = Element("Lbl", (self.content((block, cell, number, MARKER)),))
            items.append(Element("LI", (label, Element("LBody", words))))
            if number + 1 == len(paragraphs) or paragraphs[number + 1].marker is None:
                numbering = _numbering(paragraphs[number + 1 - len(items)])
                found.append(Element("L", tuple(items), (("ListNumbering", numbering),)))
                items = []
        return found

    def words(self, block: int, cell: int, number: int, paragraph: Paragraph) -> Kids:
        """A paragraph's words, links apart."""
        return tuple(
            Element("Link", (self.content((block, cell, number, part)),), target=link) if link
            else self.content((block, cell, number, part))
            for part, link in link_parts(paragraph)
        )

    def rows(self, block: int, table: Table, rows: range) -> Iterator[Element]:
        """A stretch of a table's rows, each with as many cells as the stretch has columns."""
        cells = [(place, cell) for place, cell in enumerate(table.cells) if cell.row in rows]
        grid = Grid(cell for _, cell in cells)
        figures = self.figures(block, table)
        by_row: dict[int, list[Element]] = {row: [] for row in rows}
        for place, cell in cells:
            by_row[cell.row] += grid.before(cell)
            by_row[cell.row].append(self.cell(block, place, table, figures.get(place, ()), grid.spans(cell)))
        for row, made in by_row.items():
            yield Element("TR", (*made, *grid.after(row)))

    def cell(self, block: int, place: int, table: Table, figures: Iterable[Element], spans: tuple[Fact, ...]) -> Element:
        """A cell with its picture, its words and the symbols in it."""
        cell = table.cells[place]
        scope = "Column" if table.rows[cell.row].header else HEADS.get(cell.head, "")
        kids = (*self.cell_words(block, place, cell), *figures)
        if cell.picture is not None:
            content, words = self.content((block, place, NONE, 0)), cell.picture_words or PICTURE
            kids = (Element("Figure", (content,), alt=words, box=cell.picture_rect), *kids)
        if scope:
            return Element("TH", kids, (("Scope", scope), *spans))
        return Element("TD", kids, spans) if kids or spans else EMPTY

    def cell_words(self, block: int, place: int, cell: Cell) -> Kids:
        """One paragraph is the cell's own words; the document's title is a heading."""
        if cell.head == "judul" and not self.headings.titled:
            return tuple(self.heading(block, place, cell.paragraphs))
        if len(cell.paragraphs) == 1 and cell.paragraphs[0].marker is None:
            return self.words(block, place, 0, cell.paragraphs[0])
        return tuple(self.stack(block, place, cell.paragraphs))

    def figures(self, block: int, table: Table) -> dict[int, list[Element]]:
        """The symbols and signs over a table, by the cell that they stand in, from the top down."""
        found = [(s.rect.centre, self.symbol(number, s)) for number, s in enumerate(self.page.symbols) if self.under[number] == block]
        for number, connector in enumerate(self.page.connectors):
            if not connector.source and connector.points and table.rect.contains(connector.points[0]):
                content, box = self.content((SIGN, number, 0, 0)), bounds(connector.points)
                found.append((connector.points[0], Element("Figure", (content,), alt=connector.description, box=box)))
        for number, code in enumerate(self.page.codes):
            if table.rect.contains(code.rect.centre):
                content = self.content((CODE, number, 0, 0))
                found.append((code.rect.centre, Element("Figure", (content,), alt=code.description, box=code.rect)))
        cells: dict[int, list[Element]] = {}
        for point, figure in sorted(found, key=lambda pair: (pair[0].y, pair[0].x)):
            place = next((place for place, cell in enumerate(table.cells) if cell.rect.contains(point)), len(table.cells) - 1)
            cells.setdefault(place, []).append(figure)
        return cells

    def symbol(self, number: int, symbol: Symbol) -> Element:
        """A symbol with the words inside."""
        words = ((SYMBOL, number, n, part) for n, p in enumerate(symbol.paragraphs) for part, _ in link_parts(p))
        content = self.content((SYMBOL, number, NONE, 0), *words)
        return Element("Figure", (content,), alt=symbol.description, paged=bool(symbol.pages), box=symbol.rect)

    def lines(self, block: int) -> Lines | None:
        """The lines over a table, or outside of all (NONE); None without any."""
        blocks = self.page.blocks
        own = [c for c in self.page.connectors if c.source and c.points and block_at(blocks, c.points[0]) == block]
        labels = [label.rect for label in self.page.labels if block_at(blocks, label.rect.centre) == block]
        corners = (*(point for connector in own for point in connector.points), *(p for rect in labels for p in _corners(rect)))
        if not corners:
            return None
        return Lines(self.content((DRAWING, block, 0, 0)), tuple(connector.description for connector in own), bounds(corners))

    def outside(self) -> list[Element]:
        """What stands outside of tables: a drawing, and then the words in its symbols, which may be links."""
        symbols = [(number, s) for number, s in enumerate(self.page.symbols) if self.under[number] == NONE]
        lines = self.lines(NONE)
        if not symbols and lines is None:
            return []
        spots = (*((SYMBOL, number, NONE, 0) for number, _ in symbols), *(lines.content.spots if lines else ()))
        corners = (*(p for _, s in symbols for p in _corners(s.rect)), *(_corners(lines.box) if lines else ()))
        words = lines.words if lines else tuple(symbol.description for _, symbol in symbols)
        drawing = Element("Figure", (self.content(*spots),), alt="; ".join(words), box=bounds(corners))
        return [drawing, *(element for number, s in symbols for element in self.stack(SYMBOL, number, s.paragraphs))]


def _numbering(paragraph: Paragraph) -> str:
    """How a list counts, told from its first marker."""
    sign = paragraph.marker.text.strip(" .()") if paragraph.marker else ""
    if sign.isdecimal():
        return "Decimal"
    if len(sign) == 1 and sign.isascii() and sign.isalpha():
        return "LowerAlpha" if sign.islower() else "UpperAlpha"
    return "Disc" if sign == "•" else "None"


def _corners(rect: Rect) -> tuple[Point, Point]:
    return Point(rect.x, rect.y), Point(rect.right, rect.bottom)
