"""Document → one DOCX: pieces written before become sections with their own paper, header and footer.

    piece, piece, …, <small paragraph with the section's properties>   piece …   <properties of the last section>

A piece's slots are filled: its drawings are numbered after those before, bookmarks set, and links to places that this document
lacks are words.
Bookmarks stand in a page's first paragraph, never in the one that ends a section (LibreOffice 25 counts a page wrong).
"""

from __future__ import annotations

import zlib
from collections.abc import Collection, Iterator

from sopdoc.geometry import Emu, mm
from sopdoc.layout.text.fonts import SIGNS
from sopdoc.layout.tree import Page, TextBlock
from sopdoc.render.document import Document, Drawn, Mark, Piece, Section
from sopdoc.render.docx import parts
from sopdoc.render.docx.document import section_xml
from sopdoc.render.docx.footer import field_places, footer_xml
from sopdoc.render.docx.looks import SIGN_FONT, THIN, Looks
from sopdoc.render.docx.numbering import numbering_xml
from sopdoc.render.docx.ooxml import DECLARATION, NAMESPACES
from sopdoc.render.docx.package import pack
from sopdoc.render.docx.piece import picture_relation
from sopdoc.render.docx.references import References, Relation, anchor
from sopdoc.render.docx.slots import BOX, Filling, fill

USUAL_EDGE: Emu = mm(7)         # where a head or foot would stand that is empty

def render_document_docx(document: Document) -> bytes:
    """The bytes of a .docx with true numbers in every cached field; equal documents give equal bytes."""
    writer = _SectionWriter(document)
    running = {f"word/{name}": xml for xml, name in writer.running.items()}
    return pack(parts.package(
        document, writer.xml(), running, writer.references, writer.media, writer.numbering(), writer.references.looks, writer.has_signs(),
    ))


class _SectionWriter:
    """Writes the sections one after the other."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.references = References(looks=Looks(document.fonts.tall))
        self.known = {mark.name for mark, _ in document.marks()}
        self.running: dict[str, str] = {}       # text of a header or footer part → its name
        self.media: dict[str, bytes] = {}
        self.last_id = self.last_list = 0
        self.boxed = False
        self.properties = [self.section_properties(section) for section in document.sections]

    def has_signs(self) -> bool:
        """Does anything in the document need the font of signs?"""
        drawn = (piece.drawn for section in self.document.sections for piece in section.pieces)
        return any(path == str(SIGNS) for one in drawn for path, _ in one.pdf.glyphs) or any(SIGN_FONT in xml for xml in self.running)

    def family(self, drawn: Drawn) -> str:
        """The family that a piece's styles must name, "" for the document's."""
        return drawn.font if drawn.font != self.document.fonts.docx_name else ""

    def numbering(self) -> str:
        drawn = (piece.drawn for section in self.document.sections for piece in section.pieces)
        return numbering_xml(one.lists for one in drawn)

    def xml(self) -> Iterator[str]:
        """word/document.xml, an SOP at a time."""
        yield f"{DECLARATION}<w:document {NAMESPACES}><w:body>"
        for section, properties in zip(self.document.sections, self.properties, strict=True):
            for place, piece in enumerate(section.pieces):
                yield self.piece(piece, begins=place > 0)
            ends = section is self.document.sections[-1]
            yield f"<w:p><w:pPr>{THIN}{'' if ends else properties}</w:pPr></w:p>{properties if ends else ''}"
        yield "</w:body></w:document>"

    def piece(self, piece: Piece, begins: bool) -> str:
        drawn = piece.drawn
        for picture in drawn.pictures:
            name = f"media/{picture_relation(picture)[3:]}.{picture.kind}"
            self.references.relate(Relation("image", name), picture_relation(picture))
            self.media[f"word/{name}"] = picture.data
        marks: dict[int, str] = {}
        numbered = self.last_id
        self.last_id += drawn.ids
        for mark in piece.marks:        # the last one is the first of its page
            marks[mark.page] = self.marked(mark) + marks.get(mark.page, "")
        level = 2 if any(mark.level for mark in piece.marks) else 1
        styles = [self.references.looks.identity(named, self.family(drawn), level) for named in drawn.styles]
        filling = Filling(numbered, styles, begins, marks, self.known, self.last_list, piece.numbers, self.boxed)
        xml = zlib.decompress(drawn.body).decode()
        self.last_list += len(drawn.lists)
        self.boxed = self.boxed or BOX in xml
        return fill(xml, filling)

    def marked(self, mark: Mark) -> str:
        """The bookmark of a place."""
        self.last_id += 1
        return f'<w:bookmarkStart w:id="{self.last_id}" w:name="{anchor(mark.name)}"/><w:bookmarkEnd w:id="{self.last_id}"/>'

    def section_properties(self, section: Section) -> str:
        """w:sectPr with the section's own header and footer, also when they are empty: Word would repeat the last ones."""
        drawn = section.pieces[0].drawn
        head = next((block for block in section.heads if block), None)
        foot = next((block for block in section.feet if block), None)
        marks = self.mark_running("header", section.heads, section.first) + self.mark_running("footer", section.feet, section.first)
        below = drawn.paper.h - foot.rect.bottom if foot else USUAL_EDGE
        return section_xml(drawn.paper, drawn.margin, marks, below, head.rect.y if head else USUAL_EDGE)

    def mark_running(self, kind: str, blocks: Collection[TextBlock | None], first: int) -> str:
        """A reference to the header or footer part for these pages' blocks; equal parts are written once."""
        pages = [Page(number, (), footer=block) for number, block in enumerate(blocks, first)]
        shown = next((block for block in blocks if block), None)
        xml = footer_xml(shown, field_places(pages), self.references, "hdr" if kind == "header" else "ftr")
        count = sum(name.startswith(kind) for name in self.running.values())
        name = self.running.setdefault(xml, f"{kind}{count + 1}.xml")
        return f'<w:{kind}Reference w:type="default" r:id="{self.references.relate(Relation(kind, name))}"/>'
