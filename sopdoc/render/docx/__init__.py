"""Layout → DOCX: real tables with native, editable shapes anchored in their cells.

Draws and never decides.  Why drawings hang on cells, rows are written a line's width short and turned shapes are
avoided is said where it is done; all of it was measured with LibreOffice.
"""

from __future__ import annotations

from dataclasses import replace

from sopdoc.layout.tree import Layout, TextBlock
from sopdoc.origin import Origin
from sopdoc.render.docx import parts
from sopdoc.render.docx.decided import gone_segilima
from sopdoc.render.docx.document import document_xml
from sopdoc.render.docx.footer import field_places, footer_xml
from sopdoc.render.docx.looks import SIGN_FONT, Looks
from sopdoc.render.docx.numbering import numbering_xml
from sopdoc.render.docx.origin import ITEM
from sopdoc.render.docx.package import pack
from sopdoc.render.docx.references import References, Relation
from sopdoc.render.docx.watermark import watermark_header

__all__ = ["render_docx"]

HEADER = "word/header1.xml"


def render_docx(layout: Layout, origin: Origin | None = None) -> bytes:
    """The bytes of a .docx that Word and LibreOffice lay out as the tree says; equal layouts of equal origin give equal bytes."""
    layout = replace(layout, pages=layout.tracked) if layout.tracked else layout
    references = References(revision=layout.revision, looks=Looks(layout.fonts.tall), gone=gone_segilima(layout.pages))
    if origin:
        references.relate(ITEM)
    footers = _footers(layout, references)
    header = {HEADER: watermark_header(layout.watermark, layout.fonts.docx_name)} if layout.watermark else {}
    kinds = tuple(footers) or ("default",)
    marks = "".join(_mark("header", kind, name, references) for name in header for kind in kinds)
    marks += "".join(_mark("footer", kind, name, references) for kind, (name, _) in footers.items())
    body = document_xml(layout, marks, references)
    running = dict(footers.values()) | header
    numbering = numbering_xml([references.lists.made])
    embedded = any(SIGN_FONT in xml for xml in (body, *running.values()))
    return pack(parts.package(layout, body, running, references, references.media, numbering, references.looks, embedded, origin))


def _mark(part: str, kind: str, name: str, references: References) -> str:
    """The section's reference to a header or footer."""
    return f'<w:{part}Reference w:type="{kind}" r:id="{references.relate(Relation(part, name.removeprefix("word/")))}"/>'


def _footers(layout: Layout, references: References) -> dict[str, tuple[str, str]]:
    """Kind of footer → part name and text; the first page has its own when only some pages have a footer."""
    shown = [page.footer for page in layout.pages]
    if not any(shown):
        return {}
    fields = field_places(layout.pages)
    later: TextBlock | None = next((footer for footer in shown[1:] if footer), None)
    usual = shown[0] if shown[0] and (later or len(shown) == 1) else later        # what is cached in it is the number of its first page
    found = {"default": ("word/footer1.xml", footer_xml(usual, fields, references))}
    if (shown[0] is None) != (usual is None):
        found["first"] = ("word/footer2.xml", footer_xml(shown[0], fields, references))
    return found
