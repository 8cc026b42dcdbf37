"""Layout → its pages as PDF operators and its structure, free of numbers and neighbours: plain data that any document binds.

    Layout ──paint──▶ items ──────────▶ operators with marks ─┐
       └──structure──▶ elements ───────────────────────────────┴─▶ PdfPages
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from sopdoc.geometry import Size
from sopdoc.layout.picture import Picture
from sopdoc.layout.text.fonts import SIGNS, FontSet, by_font
from sopdoc.layout.tree import FaceKey, Layout, Table
from sopdoc.render.items import Item, Link, Spot, Text
from sopdoc.render.numbers import Points
from sopdoc.render.paint import paint
from sopdoc.render.pdf.content import PageContent, page_content
from sopdoc.render.pdf.fixed_fonts import fixed_font
from sopdoc.render.pdf.images import picture_name
from sopdoc.render.pdf.notes import LEVEL, Note, note_of
from sopdoc.render.tagging.elements import contents
from sopdoc.render.tagging.pdf import Marked, Structure, write_structure
from sopdoc.render.tagging.structure import structure

Name = Callable[[str], str]      # a text's link → the name of the place in the document


@dataclass(frozen=True, slots=True)
class PdfPages:
    """Drawn pages.  `glyphs`: (file of a face, characters used of it); `contents`: operators (deflated), page by page, to be filled
    with the page's `notes`."""

    paper: Size
    glyphs: tuple[tuple[str, str], ...]
    contents: tuple[bytes, ...]
    pictures: tuple[Picture, ...]
    structure: Structure
    notes: tuple[tuple[Note, ...], ...]


def draw_pages(layout: Layout, name: Name = str) -> PdfPages:
    """All pages; `name` says what the document calls the places that words lead to."""
    pen = Pen(layout.fonts)
    elements = structure(layout)
    owners: list[dict[Spot, str]] = [{} for _ in layout.pages]
    for content, tag in contents(elements):
        owners[content.page].update(dict.fromkeys(content.spots, tag))
    drawn: list[bytes] = []
    marked: list[Marked] = []
    notes: list[tuple[Note, ...]] = []
    for page, owned in zip(layout.pages, owners, strict=True):
        items = paint(layout, page)
        code = pen.content(items, owned, layout.paper.h)
        drawn.append(pen.packed(code))
        notes.append(tuple(note_of(item, pen.fonts[item.face].path, layout.paper.h) for item in code.notes))
        links = [replace(item, target=name(item.target)) for item in items if isinstance(item, Link)]
        marked.append(Marked(code.marks, links, _words(items, links), layout.paper.h))
    meaning = write_structure(elements, marked, pen.points)
    return PdfPages(layout.paper, pen.glyphs(), tuple(drawn), _pictures(layout), meaning, tuple(notes))


def _words(items: tuple[Item, ...], links: list[Link]) -> dict[Spot, str]:
    """What the links' words say."""
    spots = {link.spot for link in links}
    words: dict[Spot, str] = defaultdict(str)
    if spots:
        for item in items:
            if isinstance(item, Text) and item.spot is not None and item.spot in spots:
                words[item.spot] += item.text + " " * item.spaced
    return words


def _pictures(layout: Layout) -> tuple[Picture, ...]:
    tables = (block for page in layout.pages for block in page.blocks if isinstance(block, Table))
    return tuple(dict.fromkeys(cell.picture for table in tables for cell in table.cells if cell.picture))


class Pen:
    """Encodes text by face and remembers which characters were used."""

    def __init__(self, fonts: FontSet) -> None:
        self.fonts = {key: fixed_font(face.path) for key, face in fonts.faces.items()}
        self.used: dict[Path, set[str]] = defaultdict(set)
        self.known: dict[tuple[str, str], tuple[tuple[str, str], ...]] = {}
        self.points = Points()

    def encode(self, face: FaceKey, text: str) -> tuple[tuple[str, str], ...]:
        encoded = self.known.get((face, text))
        if encoded is None:
            font = self.fonts[face]
            for part, borrowed in by_font(text):
                self.used[SIGNS if borrowed else font.path].update(part)
            self.known[face, text] = encoded = font.encode(text)
        return encoded

    def glyphs(self) -> tuple[tuple[str, str], ...]:
        return tuple(sorted((str(path), "".join(sorted(used))) for path, used in self.used.items()))

    def content(self, items: tuple[Item, ...], owners: dict[Spot, str], height: int) -> PageContent:
        return page_content(items, owners, height, self.encode, picture_name, self.points)

    def packed(self, content: PageContent) -> bytes:
        """Operators between q and Q: what follows on the page starts from the page's defaults again."""
        return zlib.compress("\n".join(("q", *content.code, "Q", "")).encode(), LEVEL)
