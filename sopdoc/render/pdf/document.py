"""Document → PDF bytes: pages drawn before are put together, every font and picture once, outline, links, running heads.

What is drawn here is little: the heads and feet.  The pages' own operators are copied as they are, and their structure
elements with new numbers.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopdoc.geometry import Emu
from sopdoc.layout.tree import TextBlock
from sopdoc.render.document import PAGE_OF, Document
from sopdoc.render.paint import block_texts
from sopdoc.render.pdf.bind import PdfWriter, PlacedPages
from sopdoc.render.pdf.metadata import about_document
from sopdoc.render.pdf.pages import Pen


def render_document_pdf(document: Document) -> bytes:
    """The whole document; words that lead to a place that was left out stay words."""
    pen = Pen(document.fonts)
    writer = PdfWriter(about_document(document.title, document.author, document.subject), _pieces(document, pen))
    return writer.write(lambda target: writer.place(target.removeprefix(PAGE_OF)), pen.glyphs)


def _pieces(document: Document, pen: Pen) -> Iterator[PlacedPages]:
    for section in document.sections:
        height = section.pieces[0].drawn.paper.h
        running = (_running(head, foot, height, pen) for head, foot in zip(section.heads, section.feet, strict=True))
        for piece in section.pieces:
            yield PlacedPages(piece.drawn.pdf, tuple(next(running) for _ in piece.drawn.pages), piece.marks, piece.numbers)


def _running(head: TextBlock | None, foot: TextBlock | None, height: Emu, pen: Pen) -> bytes:
    items = tuple(item for block in (head, foot) if block is not None for item in block_texts(block))
    return pen.packed(pen.content(items, {}, height)) if items else b""
