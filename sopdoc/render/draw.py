"""Layout → Drawn: its pages for PDF and as Word's paragraphs, free of page numbers and neighbours."""

from __future__ import annotations

import zlib

from sopdoc.layout.tree import Layout
from sopdoc.render.document import Drawn
from sopdoc.render.docx.looks import PieceLooks
from sopdoc.render.docx.piece import PieceReferences, body_xml
from sopdoc.render.pdf.notes import LEVEL
from sopdoc.render.pdf.pages import Name, draw_pages


def draw(layout: Layout, name: Name = str) -> Drawn:
    """The layout in both forms; `name` says what the document calls the places that its words lead to."""
    references = PieceReferences(name=name, looks=PieceLooks(layout.fonts.tall))
    body = body_xml(layout, references)
    return Drawn(
        draw_pages(layout, name), layout.margin, layout.fonts.docx_name, zlib.compress(body.encode(), LEVEL),
        references.last_id, tuple(references.lists.made), tuple(references.looks.used), tuple(references.names), tuple(references.pictures),
    )
