"""Layout → DOCX: real tables with native, editable shapes anchored in their cells.

Draws and never decides.  Why drawings hang on cells, rows are written a line's width short and turned shapes are
avoided is said where it is done; all of it was measured with LibreOffice.
"""

from __future__ import annotations

from sopdoc.layout.tree import Layout, TextBlock
from sopdoc.render.docx import parts
from sopdoc.render.docx.document import document_xml
from sopdoc.render.docx.embedded import font_parts
from sopdoc.render.docx.footer import field_places, footer_xml
from sopdoc.render.docx.package import Part, pack
from sopdoc.render.docx.references import References, Relation
from sopdoc.render.docx.run import SIGN_FONT
from sopdoc.render.docx.theme import theme
from sopdoc.render.docx.watermark import watermark_header

__all__ = ["render_docx"]

HEADER = "word/header1.xml"


def render_docx(layout: Layout) -> bytes:
    """The bytes of a .docx that Word and LibreOffice lay out as the tree says; equal layouts give equal bytes."""
    references = References(revision=layout.revision)
    footers = _footers(layout, references)
    header = {HEADER: watermark_header(layout.watermark, layout.fonts.docx_name)} if layout.watermark else {}
    kinds = tuple(footers) or ("default",)
    marks = "".join(_mark("header", kind, name, references) for name in header for kind in kinds)
    marks += "".join(_mark("footer", kind, name, references) for kind, (name, _) in footers.items())
    document = document_xml(layout, marks, references)
    names = [name for name, _ in footers.values()]
    embedded = any(SIGN_FONT in xml for xml in (document, *dict(footers.values()).values()))
    found: dict[str, Part] = {
        "[Content_Types].xml": parts.content_types(names, header, embedded),
        "_rels/.rels": parts.PACKAGE_RELS,
        "word/document.xml": document,
        "word/_rels/document.xml.rels": references.xml(),
        "word/styles.xml": parts.styles(layout.fonts.docx_name),
        "word/settings.xml": parts.settings(embedded),
        "word/theme/theme1.xml": theme(layout.fonts.docx_name),
        "word/fontTable.xml": parts.font_table(layout.fonts.docx_name, embedded),
        **font_parts(embedded),
        **dict(footers.values()),
        **header,
        "docProps/core.xml": parts.core(layout),
        "docProps/app.xml": parts.APP,
        **references.media,
    }
    return pack(found.items())


def _mark(part: str, kind: str, name: str, references: References) -> str:
    """The section's reference to a header or footer."""
    return f'<w:{part}Reference w:type="{kind}" r:id="{references.relate(Relation(part, name.removeprefix("word/")))}"/>'


def _footers(layout: Layout, references: References) -> dict[str, tuple[str, str]]:
    """Kind of footer → part name and text; the first page has its own when only some pages have a footer."""
    shown = [page.footer for page in layout.pages]
    if not any(shown):
        return {}
    fields = field_places(layout.pages)
    usual: TextBlock | None = next((footer for footer in shown[1:] if footer), None) if len(shown) > 1 else shown[0]
    found = {"default": ("word/footer1.xml", footer_xml(usual, fields, references))}
    if (shown[0] is None) != (usual is None):
        found["first"] = ("word/footer2.xml", footer_xml(shown[0], fields, references))
    return found
