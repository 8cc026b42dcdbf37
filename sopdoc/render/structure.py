"""Layout → what it means: headings, paragraphs, lists, tables and figures in reading order, for those who do not see the page.

    Element("Table")─┬─Element("TR")─┬─Element("TH")──Content(page, spots)      `spots` says what the spots of a page are
                     │               └─Element("TD")──Element("Figure", alt="Kegiatan 6, keputusan, …")
                     └─Element("TR") …

A table that goes on overleaf is one table; its repeated header rows mean nothing more and belong to no element, as the
foot of the page does.  A row of column headings inside a table begins a table of its own, so that a heading's scope is
what stands under it.  A symbol is a figure in the cell where it stands; the lines of a flow are one figure after the table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from sopdoc.geometry import Emu, Point, Rect
from sopdoc.layout.tree import Cell, Layout, Page, Paragraph, Symbol, Table, TextBlock
from sopdoc.render.items import Spot
from sopdoc.render.spots import DRAWING, MARKER, NONE, SIGN, SYMBOL, block_at, inside, link_parts
from sopdoc.render.words import PICTURE

Fact = tuple[str, str | int]      # an attribute of PDF's standard structure types: ("Scope", "Column"), ("RowSpan", 2)


@dataclass(frozen=True, slots=True)
class Content:
    """What is painted at some spots of a page (index from 0)."""

    page: int
    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class Element:
    """A structure element by its standard type (ISO 32000-1, 14.8.4); `alt` says it in words, `box` is a figure's place on its page,
    `target` the definition that a link leads to."""

    tag: str
    kids: tuple[Element | Content, ...] = ()
    facts: tuple[Fact, ...] = ()
    alt: str = ""
    box: Rect | None = None
    target: str = ""


Kids = tuple[Element | Content, ...]

EMPTY_CELL = Element("TD")


def structure(layout: Layout) -> tuple[Element, ...]:
    """The document's elements in reading order."""
    reader = _Reader()
    for index, page in enumerate(layout.pages):
        reader.page(_PageReader(index, page))
    return tuple(reader.finish())


def contents(elements: Iterable[Element]) -> Iterator[tuple[Content, str]]:
    """Everything painted that belongs to an element, with the element's type."""
    for element in elements:
        for kid in element.kids:
            if isinstance(kid, Content):
                yield kid, element.tag
            else:
                yield from contents((kid,))


@dataclass(slots=True)
class _OpenTable:
    """A table that may go on on the next page; `drawn` are its lines page by page."""

    table: Table
    rows: list[Element]
    further: list[Element]       # tables begun by rows of headings inside this one
    lines: list[tuple[Content, str, Rect | None]]


class _Reader:
    """The elements so far; `open` is the table at the end of them."""

    def __init__(self) -> None:
        self.elements: list[Element] = []
        self.open: _OpenTable | None = None
        self.titled = False

    def page(self, page: _PageReader) -> None:
        for index, block in enumerate(page.page.blocks):
            if isinstance(block, TextBlock):
                self.close()
                self.elements += page.block(index, block, self.heading() if block.heading else "")
            else:
                self.table(page, index, block)
        stray = page.stray()
        if stray:
            self.close()
            self.elements += stray

    def heading(self) -> str:
        """The first heading is the document's title."""
        level, self.titled = "H2" if self.titled else "H1", True
        return level

    def table(self, page: _PageReader, index: int, table: Table) -> None:
        goes_on = index == 0 and self.open is not None and _continues(self.open.table, table)
        if not goes_on:
            self.close()
            self.open = _OpenTable(table, [], [], [])
        assert self.open is not None
        first, *further = _bands(table)
        self.open.rows += page.rows(index, table, first, goes_on, self)
        self.open.further += (Element("Table", tuple(page.rows(index, table, band, False, self))) for band in further)
        self.open.lines += page.lines(index)
        self.open.table = table

    def close(self) -> None:
        if self.open is None:
            return
        if self.open.rows:
            self.elements.append(Element("Table", tuple(self.open.rows)))
        self.elements += self.open.further
        if self.open.lines:
            self.elements.append(_drawing(self.open.table.name, self.open.lines))
        self.open = None

    def finish(self) -> list[Element]:
        self.close()
        return self.elements


def _continues(table: Table, other: Table) -> bool:
    """Is the table on the next page the same one?  It has the same name, columns and header rows."""
    return table.name == other.name and table.edges == other.edges and _header(table) == _header(other)


def _header(table: Table) -> list[tuple[Paragraph, ...]]:
    return [cell.paragraphs for cell in table.cells if table.rows[cell.row].header]


def _bands(table: Table) -> list[range]:
    """Stretches of rows: a new one at every row with headings of columns that is no header row; the first may be empty."""
    starts = sorted({cell.row for cell in table.cells if cell.head == "kolom"})
    edges = [0, *starts, len(table.rows)]
    return [range(a, b) for a, b in pairwise(edges)]


def _drawing(name: str, lines: list[tuple[Content, str, Rect | None]]) -> Element:
    """The lines over a table as one figure; its words are those of the connections, each once."""
    words = "; ".join(dict.fromkeys(text for _, said, _ in lines for text in said.split("\n") if text))
    box = lines[0][2] if len(lines) == 1 else None
    return Element("Figure", tuple(content for content, _, _ in lines), alt=f"{name}: {words}" if words else name, box=box)


class _PageReader:
    """One page's elements."""

    def __init__(self, index: int, page: Page) -> None:
        self.index, self.page = index, page
        self.tables = [block_at(page.blocks, Point(s.rect.cx, s.rect.cy)) for s in page.symbols]

    def content(self, *spots: Spot) -> Content:
        return Content(self.index, spots)

    def block(self, index: int, block: TextBlock, heading: str) -> list[Element]:
        """A heading, or paragraphs and lists."""
        if heading:
            kids = (kid for number, p in enumerate(block.paragraphs) for kid in self.words((index, NONE, number), p))
            return [Element(heading, tuple(kids))]
        return self.stack(index, NONE, block.paragraphs)

    def stack(self, block: int, cell: int, paragraphs: tuple[Paragraph, ...]) -> list[Element]:
        """Paragraphs; neighbours with markers are the items of one list."""
        found: list[Element] = []
        items: list[Element] = []
        for number, paragraph in enumerate(paragraphs):
            words = self.words((block, cell, number), paragraph)
            if paragraph.marker is None:
                found.append(Element("P", words))
                items = []
                continue
            label = Element("Lbl", (self.content((block, cell, number, MARKER)),))
            items.append(Element("LI", (label, Element("LBody", words))))
            listed = Element("L", tuple(items), (("ListNumbering", _numbering(paragraphs[number + 1 - len(items)])),))
            found[len(found) - (len(items) > 1):] = [listed]
        return found

    def words(self, place: tuple[int, int, int], paragraph: Paragraph) -> Kids:
        """A paragraph's words, links apart."""
        return tuple(
            Element("Link", (self.content((*place, part)),), target=link) if link else self.content((*place, part))
            for part, link in link_parts(paragraph)
        )

    def rows(self, index: int, table: Table, rows: range, goes_on: bool, reader: _Reader) -> Iterator[Element]:
        """The rows of a stretch of a table, with all cells that its own columns have; header rows only where it begins."""
        cells = [(place, cell) for place, cell in enumerate(table.cells) if cell.row in rows]
        grid = _Grid(cell for _, cell in cells)
        figures = self.figures(index, table)
        by_row: dict[int, list[Element]] = {}
        for place, cell in cells:
            if not (goes_on and table.rows[cell.row].header):
                made = self.cell(index, place, cell, table, figures.get(place, ()), reader)
                by_row.setdefault(cell.row, []).extend(grid.filled(cell, replace(made, facts=(*made.facts, *grid.spans(cell)))))
        for row in rows:
            if not (goes_on and table.rows[row].header):
                yield Element("TR", (*by_row.get(row, ()), *grid.rest(row)))

    def cell(self, index: int, place: int, cell: Cell, table: Table, figures: Iterable[Element], reader: _Reader) -> Element:
        kids: list[Element | Content] = []
        if cell.picture is not None:
            kids.append(Element("Figure", (self.content((index, place, NONE, 0)),), alt=PICTURE, box=cell.picture_rect))
        if cell.head == "judul" and not reader.titled:
            title = (kid for number, p in enumerate(cell.paragraphs) for kid in self.words((index, place, number), p))
            kids.append(Element(reader.heading(), tuple(title)))
        elif len(cell.paragraphs) == 1 and cell.paragraphs[0].marker is None:
            kids += self.words((index, place, 0), cell.paragraphs[0])
        else:
            kids += self.stack(index, place, cell.paragraphs)
        kids += figures
        if table.rows[cell.row].header or cell.head in ("kolom", "baris"):
            return Element("TH", tuple(kids), (("Scope", "Row" if cell.head == "baris" else "Column"),))
        return Element("TD", tuple(kids)) if kids else EMPTY_CELL

    def figures(self, index: int, table: Table) -> dict[int, list[Element]]:
        """The symbols and signs over a table, by the cell that they stand in, from the top down."""
        found: list[tuple[Point, Element]] = []
        for number, symbol in enumerate(self.page.symbols):
            if self.tables[number] == index:
                found.append((Point(symbol.rect.cx, symbol.rect.cy), self.symbol(number, symbol)))
        for number, connector in enumerate(self.page.connectors):
            if not connector.source and connector.points and inside(connector.points[0], table.rect):
                content = self.content((SIGN, number, 0, 0))
                found.append((connector.points[0], Element("Figure", (content,), alt=connector.description, box=_around(connector.points))))
        cells: dict[int, list[Element]] = {}
        if found:
            places = [(cell.rect, place) for place, cell in enumerate(table.cells) if not table.rows[cell.row].header]
            for point, figure in sorted(found, key=lambda pair: (pair[0].y, pair[0].x)):
                cells.setdefault(next(place for rect, place in places if inside(point, rect)), []).append(figure)
        return cells

    def symbol(self, number: int, symbol: Symbol) -> Element:
        words = ((SYMBOL, number, n, part) for n, p in enumerate(symbol.paragraphs) for part, _ in link_parts(p))
        return Element("Figure", (self.content((SYMBOL, number, NONE, 0), *words),), alt=symbol.description, box=symbol.rect)

    def lines(self, block: int) -> Iterator[tuple[Content, str, Rect | None]]:
        """The lines over a table (or outside of all), the words of each, and the room they take; nothing without lines."""
        own = [c for c in self.page.connectors if c.source and c.points and block_at(self.page.blocks, c.points[0]) == block]
        labels = [lb for lb in self.page.labels if block_at(self.page.blocks, Point(lb.rect.cx, lb.rect.cy)) == block]
        corners = [point for connector in own for point in connector.points]
        corners += [corner for label in labels for corner in _corners(label.rect)]
        if corners:
            said = "\n".join(connector.description for connector in own)
            yield self.content((DRAWING, block, 0, 0)), said, _around(corners)

    def stray(self) -> list[Element]:
        """What stands outside of tables: a drawing, and the words in its symbols, which may be links."""
        symbols = [(number, s) for number, s in enumerate(self.page.symbols) if self.tables[number] == NONE]
        lines = list(self.lines(NONE))
        if not symbols and not lines:
            return []
        outlines = tuple((SYMBOL, number, NONE, 0) for number, _ in symbols)
        corners = [corner for _, symbol in symbols for corner in _corners(symbol.rect)]
        corners += [corner for _, _, box in lines if box for corner in _corners(box)]
        said = "; ".join(text for _, words, _ in lines for text in words.split("\n"))
        spots = (*outlines, *(spot for content, _, _ in lines for spot in content.spots))
        drawing = Element("Figure", (self.content(*spots),), alt=said or "; ".join(s.description for _, s in symbols), box=_around(corners))
        return [drawing, *(e for number, s in symbols for e in self.stack(SYMBOL, number, s.paragraphs))]


class _Grid:
    """Which places of a table's own columns are taken, so that every row has as many as there are."""

    def __init__(self, cells: Iterable[Cell]) -> None:
        cells = list(cells)
        used = sorted({edge for c in cells for edge in (c.column, c.column + c.column_span)})
        self.column = {edge: index for index, edge in enumerate(used)}
        self.last = max(len(used) - 1, 0)
        self.next: dict[int, int] = {}           # row → the column that its cells have reached
        self.below: dict[int, set[int]] = {}     # row → columns taken by cells that began above

    def spans(self, cell: Cell) -> tuple[Fact, ...]:
        width = self.column[cell.column + cell.column_span] - self.column[cell.column]
        rows = (("RowSpan", cell.row_span),) if cell.row_span > 1 else ()
        return (*rows, ("ColSpan", width)) if width > 1 else rows

    def filled(self, cell: Cell, element: Element) -> list[Element]:
        """The cell, after empty ones for the places before it that nothing takes."""
        first, end = self.column[cell.column], self.column[cell.column + cell.column_span]
        for row in range(cell.row + 1, cell.row + cell.row_span):
            self.below.setdefault(row, set()).update(range(first, end))
        gaps = self.gaps(cell.row, first)
        self.next[cell.row] = end
        return [*gaps, element]

    def rest(self, row: int) -> list[Element]:
        return self.gaps(row, self.last)

    def gaps(self, row: int, end: int) -> list[Element]:
        taken = self.below.get(row, ())
        return [EMPTY_CELL for column in range(self.next.get(row, 0), end) if column not in taken]


def _numbering(paragraph: Paragraph) -> str:
    """How a list counts, told from its first marker."""
    sign = paragraph.marker.text.strip(" .()") if paragraph.marker else ""
    if sign[:1].isdigit():
        return "Decimal"
    if len(sign) == 1 and sign.isascii() and sign.isalpha():
        return "LowerAlpha" if sign.islower() else "UpperAlpha"
    return "Disc" if sign == "•" else "None"


def _corners(rect: Rect) -> tuple[Point, Point]:
    return Point(rect.x, rect.y), Point(rect.right, rect.bottom)


def _around(points: Iterable[Point]) -> Rect:
    places = list(points)
    x: Emu = min(point.x for point in places)
    y: Emu = min(point.y for point in places)
    return Rect(x, y, max(point.x for point in places) - x, max(point.y for point in places) - y)
