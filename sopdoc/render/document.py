"""Many layouts as one document: sections of drawn pages, the places that links lead to, what runs along every page.

    Layout ──draw──▶ Drawn ─┐
    Layout ──draw──▶ Drawn ─┼─▶ Section… ─▶ Document ──▶ one PDF, one DOCX
                            │
          head, foot, marks ┘

A Drawn piece knows neither its page numbers nor its neighbours, so it is drawn once, kept, and bound into any document.
All of this is plain data that can be pickled.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sopdoc.geometry import Emu, Size
from sopdoc.layout.picture import Picture
from sopdoc.layout.text.fonts import FontSet
from sopdoc.layout.tree import UNDATED, TextBlock
from sopdoc.profile.profile import Margin
from sopdoc.render.lists import NumberList
from sopdoc.render.named import Named
from sopdoc.render.pages_said import PageNumbers
from sopdoc.render.pdf.pages import PdfPages

PAGE_OF = "halaman:"      # a Run.link beginning so is the page number of the place that follows


@dataclass(frozen=True, slots=True)
class Drawn:
    """A layout in the forms that documents are bound from.

    `body`: Word's paragraphs and tables (deflated UTF-8), each page begun by a paragraph that breaks; `ids`: how many
    drawings are numbered in it; `lists`: those that Word counts in it; `styles`: of its paragraphs; `links`: the names that it
    leads to, with PAGE_OF where it prints a page number.
    """

    pdf: PdfPages
    margin: Margin
    font: str
    body: bytes
    ids: int
    lists: tuple[NumberList, ...]
    styles: tuple[Named, ...]
    links: tuple[str, ...]
    pictures: tuple[Picture, ...]

    @property
    def paper(self) -> Size:
        return self.pdf.paper

    @property
    def pages(self) -> tuple[bytes, ...]:
        """Each page's operators."""
        return self.pdf.contents


@dataclass(frozen=True, slots=True)
class Mark:
    """A place: where links to `name` lead, and an outline entry at `level` (0 outermost) when it has a title.

    `page` counts from 0 in its piece.
    """

    name: str
    page: int = 0
    y: Emu = 0
    title: str = ""
    level: int = 0


@dataclass(frozen=True, slots=True)
class Piece:
    """Drawn pages at their place in the document: the first of them is printed with the number `prefix` + `first`."""

    drawn: Drawn
    marks: tuple[Mark, ...]
    first: int
    prefix: str = ""

    @property
    def numbers(self) -> PageNumbers:
        return PageNumbers(self.first, self.prefix)


@dataclass(frozen=True, slots=True)
class Section:
    """Pieces on one paper under one head and foot: `heads` and `feet` hold a block for every page, None for an empty one."""

    pieces: tuple[Piece, ...]
    heads: tuple[TextBlock | None, ...]
    feet: tuple[TextBlock | None, ...]

    @property
    def first(self) -> int:
        return self.pieces[0].first


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document; `fonts` is the family of its heads and feet and Word's default, `dates` as those of a `Layout`."""

    title: str
    author: str
    subject: str
    fonts: FontSet
    sections: tuple[Section, ...]
    dates: tuple[str, str] = (UNDATED, UNDATED)

    @property
    def pages(self) -> int:
        return sum(len(section.heads) for section in self.sections)

    def marks(self) -> Iterator[tuple[Mark, int]]:
        """Every mark with the number of its page."""
        for section in self.sections:
            for piece in section.pieces:
                for mark in piece.marks:
                    yield mark, piece.first + mark.page
