"""Layout → Drawn: its pages as PDF operators and as Word's paragraphs, free of page numbers and neighbours."""

from __future__ import annotations

import hashlib
import zlib
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from sopdoc.layout.fonts import FontSet
from sopdoc.layout.picture import Picture
from sopdoc.layout.tree import FaceKey, Layout, Page
from sopdoc.render.document import Drawn, DrawnPage
from sopdoc.render.docx.piece import PieceReferences, as_contents, body_xml
from sopdoc.render.fixed_fonts import fixed_font
from sopdoc.render.items import Item, Link
from sopdoc.render.numbers import Points
from sopdoc.render.paint import paint
from sopdoc.render.pdf_content import page_content

LEVEL = 6
Name = Callable[[str], str]      # a text's link → the name of the place in the document


def draw(layout: Layout, name: Name = str, contents: bool = False) -> Drawn:
    """The layout in both forms; `name` says what the document calls the places that its words lead to.

    `contents`: it is the document's table of contents, a heading first, and Word shall know that.
    """
    pen = Pen(layout.fonts)
    pages = tuple(_page(layout, page, pen, name) for page in layout.pages)
    references = PieceReferences(name=name)
    written = body_xml(layout, references)
    body = as_contents(written) if contents else written
    return Drawn(
        layout.paper, layout.margin, layout.fonts.docx_name, pen.glyphs(), pages, zlib.compress(body.encode(), LEVEL),
        references.last_id, tuple(references.names), tuple(references.pictures),
    )


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
            self.used[font.path].update(text)
            self.known[face, text] = encoded = font.encode(text)
        return encoded

    def glyphs(self) -> tuple[tuple[str, str, str], ...]:
        found = ((fixed_font(path), "".join(sorted(used))) for path, used in self.used.items())
        return tuple(sorted((font.resource, str(font.path), used) for font, used in found))

    def content(self, items: tuple[Item, ...], height: int) -> bytes:
        """Operators between q and Q: what follows on the page starts from the page's defaults again."""
        code = page_content(items, height, self.encode, picture_name, self.points)
        return zlib.compress("\n".join(("q", *code, "Q", "")).encode(), LEVEL)


def picture_name(picture: Picture) -> str:
    """A picture's resource name: the one under which `pdf_document` stores it."""
    return f"FormXob.{picture_digest(picture)}"


def picture_digest(picture: Picture) -> str:
    return hashlib.sha256(picture.data).hexdigest()[:16]


def _page(layout: Layout, page: Page, pen: Pen, name: Name) -> DrawnPage:
    items = paint(layout, page)
    links = tuple(replace(item, target=name(item.target)) for item in items if isinstance(item, Link))
    pictures = (cell.picture for block in page.blocks if hasattr(block, "cells") for cell in block.cells if cell.picture)
    return DrawnPage(pen.content(items, layout.paper.h), links, tuple(dict.fromkeys(pictures)))
