"""Layout → Drawn: its pages for PDF and as Word's paragraphs, free of page numbers and neighbours."""

from __future__ import annotations

import zlib

from sopdoc.layout.tree import Layout
from sopdoc.render.document import Drawn
from sopdoc.render.docx.piece import PieceReferences, body_xml
from sopdoc.render.pdf.pages import LEVEL, Name, draw_pages


def draw(layout: Layout, name: Name = str, contents: bool = False) -> Drawn:
    """The layout in both forms; `name` says what the document calls the places that its words lead to.

    `contents`: it is the document's table of contents, a heading first, and Word shall know that.
    """
    references = PieceReferences(name=name)
    body = body_xml(layout, references, contents)
    return Drawn(
        draw_pages(layout, name), layout.margin, layout.fonts.docx_name, zlib.compress(body.encode(), LEVEL),
        references.last_id, tuple(references.lists.made), tuple(references.names), tuple(references.pictures),
    )
