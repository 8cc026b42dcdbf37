"""Layout → what it means: headings, paragraphs, lists, tables and figures in reading order, for those who do not see the page.

A table that goes on overleaf is one table; its heading and header rows that come again mean nothing more and belong to no
element, as the foot of the page does.  A row of column headings inside a table begins a table of its own, so that a heading's scope is
what stands under it.  A symbol is a figure in the cell where it stands; the lines of a flow are one figure after the table.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from sopdoc.layout.tree import Layout, Paragraph, Table
from sopdoc.render.tagging.elements import Element
from sopdoc.render.tagging.page import Headings, Lines, PageReader


def structure(layout: Layout) -> tuple[Element, ...]:
    """The document's elements in reading order."""
    reader, headings = _Reader(), Headings()
    for index, page in enumerate(layout.pages):
        reader.page(PageReader(index, page, headings))
    reader.close()
    return tuple(reader.elements)


@dataclass(slots=True)
class _Open:
    """A table that may go on on the next page, as it stands on the last one; tables begun inside it wait in `further`."""

    table: Table
    rows: list[Element] = field(default_factory=list)
    further: list[Element] = field(default_factory=list)
    lines: list[Lines] = field(default_factory=list)


class _Reader:
    """The elements so far; `open` is the table at the end of them."""

    def __init__(self) -> None:
        self.elements: list[Element] = []
        self.open: _Open | None = None

    def page(self, page: PageReader) -> None:
        top = True       # of the page, where the table of the page before may go on
        for number, block in enumerate(page.page.blocks):
            if block.again:
                continue
            if isinstance(block, Table):
                self.table(page, number, block, top)
            else:
                self.close()
                self.elements += page.block(number, block)
            top = False
        outside = page.outside()
        if outside:
            self.close()
            self.elements += outside

    def table(self, page: PageReader, number: int, table: Table, top: bool) -> None:
        """A table, or, at the top of a page, the rest of the one on the page before."""
        first, *further = _stretches(table)
        if top and self.open is not None and _goes_on(self.open.table, table):
            opened = self.open
            opened.table, first = table, range(sum(row.header for row in table.rows), first.stop)
        else:
            self.close()
            opened = self.open = _Open(table)
        opened.rows += page.rows(number, table, first)
        opened.further += (Element("Table", tuple(page.rows(number, table, rows))) for rows in further)
        lines = page.lines(number)
        if lines is not None:
            opened.lines.append(lines)

    def close(self) -> None:
        """The open table is complete."""
        if self.open is not None:
            opened, self.open = self.open, None
            if opened.rows:
                self.elements.append(Element("Table", tuple(opened.rows)))
            self.elements += opened.further
            if opened.lines:
                self.elements.append(_drawing(opened.table.name, opened.lines))


def _goes_on(table: Table, other: Table) -> bool:
    """Is a page's first table the rest of the last one?  It has the same name, columns and header rows."""
    return table.name == other.name and table.edges == other.edges and _header(table) == _header(other)


def _header(table: Table) -> list[tuple[Paragraph, ...]]:
    return [cell.paragraphs for cell in table.cells if table.rows[cell.row].header]


def _stretches(table: Table) -> list[range]:
    """Rows up to the next row of column headings inside the table; the first stretch may be empty."""
    starts = sorted({cell.row for cell in table.cells if cell.head == "kolom"})
    return [range(start, end) for start, end in pairwise((0, *starts, len(table.rows)))]


def _drawing(name: str, lines: list[Lines]) -> Element:
    """The lines over a table as one figure: what each connection says, once though it runs over two pages."""
    words = "; ".join(dict.fromkeys(text for part in lines for text in part.words))
    box = lines[0].box if len(lines) == 1 else None
    return Element("Figure", tuple(part.content for part in lines), alt=f"{name}: {words}" if words else name, box=box)
