"""Document → PDF bytes: pages drawn before are put together, every font and picture once, outline, links, running heads.

What is drawn here is little: the heads and feet.  The pages' own operators are copied as they are.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.ttfonts import SUBSETN, makeToUnicodeCMap
from reportlab.pdfgen.canvas import Canvas

from sopdoc.geometry import to_pt
from sopdoc.layout.tree import TextBlock
from sopdoc.render.document import PAGE_OF, Document, DrawnPage, Mark, Piece, Section
from sopdoc.render.draw import Pen
from sopdoc.render.fixed_fonts import FixedFont, fixed_font
from sopdoc.render.items import Link
from sopdoc.render.links import anchor
from sopdoc.render.paint import block_texts
from sopdoc.render.pdf import Images, new_canvas

FONT_LEVEL = 6


def render_document_pdf(document: Document) -> bytes:
    """The whole document."""
    first = document.sections[0].pieces[0].drawn
    canvas = new_canvas(document.title, document.author, document.subject, first.paper, document.fonts.faces["biasa"])
    binder = _Binder(canvas, document)
    for section in document.sections:
        binder.bind(section)
    binder.add_fonts()
    return bytes(canvas.getpdfdata())


class _Binder:
    """Puts pages into the canvas's document."""

    def __init__(self, canvas: Canvas, document: Document) -> None:
        self.canvas, self.file = canvas, canvas._doc
        self.images = Images(canvas)
        self.pen = Pen(document.fonts)
        self.names = {mark.name for mark, _ in document.marks()}
        self.titled: set[str] = set()
        self.used: dict[Path, set[str]] = defaultdict(set)

    def bind(self, section: Section) -> None:
        for (piece, index, page), head, foot in zip(section.pages(), section.heads, section.feet, strict=True):
            self.page(piece, index, page, tuple(block for block in (head, foot) if block))
        for piece in section.pieces:
            for _, path, used in piece.drawn.glyphs:
                self.used[Path(path)].update(used)

    def page(self, piece: Piece, index: int, page: DrawnPage, running: tuple[TextBlock, ...]) -> None:
        canvas, height = self.canvas, piece.drawn.paper.h
        canvas.setPageSize((to_pt(piece.drawn.paper.w), to_pt(height)))
        for picture in page.pictures:
            self.images.name(picture)
        streams = [page.content]
        if running:
            streams.append(self.pen.content(tuple(item for block in running for item in block_texts(block)), height))
        for link in page.links:
            self.link(link, height)
        for mark in piece.marks:
            if mark.page == index:
                self.mark(mark, height)
        name = self.file.thisPageName()
        canvas.showPage()
        self.file.idToObject[name].Contents = pdfdoc.PDFArray([self.file.Reference(_stream(data)) for data in streams])

    def link(self, link: Link, height: int) -> None:
        """A jump to a place of this document; words whose place was left out stay words."""
        target = link.target.removeprefix(PAGE_OF)
        if target in self.names:
            rect = link.rect
            box = to_pt(rect.x), to_pt(height - rect.bottom), to_pt(rect.right), to_pt(height - rect.y)
            self.canvas.linkAbsolute("", anchor(target), box)

    def mark(self, mark: Mark, height: int) -> None:
        self.canvas.bookmarkHorizontalAbsolute(anchor(mark.name), to_pt(height - mark.y))
        if mark.title:
            self.canvas.addOutlineEntry(mark.title, anchor(mark.name), mark.level, closed=mark.level > 0)

    def add_fonts(self) -> None:
        for path, characters in self.pen.used.items():
            self.used[path] |= characters
        for font in sorted((fixed_font(path) for path in self.used), key=lambda font: font.resource):
            for block, codes in font.blocks("".join(self.used[font.path])).items():
                _add_font(self.file, font, block, codes)


def _stream(data: bytes) -> pdfdoc.PDFStream:
    """Operators that are deflated already."""
    return pdfdoc.PDFStream(pdfdoc.PDFDictionary({"Filter": pdfdoc.PDFName("FlateDecode")}), data, [])


def _add_font(file: Any, font: FixedFont, block: int, codes: list[int]) -> None:
    """One font object: a block of the face, with glyphs for the codes that are used."""
    face, resource = font.face.ttf.face, f"{font.resource}+{block}"
    base = f"{SUBSETN(block).decode()}+{font.face.name}"
    entry = pdfdoc.PDFTrueTypeFont()
    entry.Name, entry.BaseFont = resource, base
    entry.FirstChar, entry.LastChar = 0, len(codes) - 1
    entry.Widths = pdfdoc.PDFArray([face.getCharWidth(code) for code in codes])
    names = pdfdoc.PDFStream(content=makeToUnicodeCMap(base, codes), filters=[pdfdoc.PDFZCompress])
    entry.ToUnicode = file.Reference(names, f"toUnicodeCMap:{resource}")
    entry.FontDescriptor = face.addSubsetObjects(file, base, codes)
    file.Reference(entry, resource)
    file.idToObject["BasicFonts"].dict[resource] = entry
