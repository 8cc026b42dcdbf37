"""Layout → PDF bytes, drawn on reportlab's canvas: embedded subsets, outline, metadata, links; the same bytes every time.

The canvas keeps the file together; the pages' operators come from `pdf_content`.
"""

from __future__ import annotations

import copy
import hashlib
import io
from functools import lru_cache
from typing import Any
from weakref import WeakKeyDictionary

from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfdoc, pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from sopdoc.geometry import Emu, Size, to_pt
from sopdoc.layout.fonts import Face, FontSet
from sopdoc.layout.picture import Picture
from sopdoc.layout.tree import Bookmark, FaceKey, Layout
from sopdoc.render.items import Link
from sopdoc.render.numbers import Points
from sopdoc.render.paint import paint
from sopdoc.render.pdf_content import page_content

LANGUAGE = "id-ID"
PROGRAM = "sopdoc"
VERSION = (1, 7)           # ISO 32000-1: transparent logos need more than reportlab's default 1.3

rl_config.useA85 = 0       # binary streams: a quarter smaller, and faster


def render_pdf(layout: Layout) -> bytes:
    """The whole document."""
    canvas = new_canvas(layout.title, layout.author, layout.subject, layout.paper, layout.fonts.faces["biasa"])
    fonts, points, drawn = _Fonts(layout.fonts, canvas._doc), Points(), Images(canvas)
    marks = list(enumerate(layout.bookmarks))
    for page in layout.pages:
        items = paint(layout, page)
        canvas._code += page_content(items, layout.paper.h, fonts.encode, drawn.name, points)
        for item in items:
            if isinstance(item, Link):
                _link(canvas, item, layout.paper.h)
        for number, mark in marks:
            if mark.page == page.number:
                _bookmark(canvas, f"b{number}", mark, layout.paper.h)
        canvas.showPage()
    return bytes(canvas.getpdfdata())


def new_canvas(title: str, author: str, subject: str, paper: Size, face: Face) -> Canvas:
    """A canvas without clock or chance; `face` is any that the document embeds."""
    font = face.ttf
    pdfmetrics.registerFont(font)     # the canvas wants a known first font; a TrueType one writes nothing, so no Helvetica is listed
    size = to_pt(paper.w), to_pt(paper.h)
    canvas = Canvas(io.BytesIO(), size, initialFontName=font.fontName, invariant=1, pageCompression=1, lang=LANGUAGE, pdfVersion=VERSION)
    document = canvas._doc
    document.info = _Info()
    document.signature = hashlib.md5(usedforsecurity=False)    # reportlab's starts with SOURCE_DATE_EPOCH; the file's ID shall not
    canvas.setTitle(title)
    canvas.setAuthor(author)
    canvas.setSubject(subject)
    canvas.setCreator(PROGRAM)
    canvas.setProducer(PROGRAM)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas


class _Info(pdfdoc.PDFInfo):  # type: ignore[misc]   # reportlab has no types
    """Metadata without dates: no stage has a clock, and reportlab's fixed 1 January 2000 would be untrue."""

    def format(self, document: Any) -> Any:
        words = {"Title": self.title, "Author": self.author, "Subject": self.subject, "Creator": self.creator, "Producer": self.producer}
        return pdfdoc.PDFDictionary({key: pdfdoc.PDFString(text) for key, text in words.items()}).format(document)


class _Fonts:
    """The document's own copies of the faces: reportlab keeps a font's subset in the font, and documents must not meet there."""

    def __init__(self, fonts: FontSet, document: Any) -> None:
        self.document = document
        self.fonts: dict[str, Any] = {}
        first: dict[int, str] = {}     # a family without italics has one face under two keys: one font
        names: set[bytes] = set()
        for key, face in fonts.faces.items():
            kept = first.setdefault(id(face), key)
            self.fonts[key] = _own_font(face.ttf, key, names) if kept == key else self.fonts[kept]
        self.known: dict[tuple[str, str], tuple[tuple[str, str], ...]] = {}

    def encode(self, face: FaceKey, text: str) -> tuple[tuple[str, str], ...]:
        """The text as strings of the face's subsets."""
        encoded = self.known.get((face, text))
        if encoded is None:
            font = self.fonts[face]
            chunks = font.splitString(text.replace("\u200b", ""), self.document)   # a break without width has no glyph
            encoded = tuple((font.getSubsetInternalName(subset, self.document), codes.hex()) for subset, codes in chunks)
            self.known[face, text] = encoded
        return encoded


def _own_font(ttf: Any, key: str, names: set[bytes]) -> Any:
    font = copy.copy(ttf)
    font.fontName = key
    font.state = WeakKeyDictionary()
    font._asciiReadable = 0          # only the characters used: smaller and faster than all of ASCII
    if font.face.name in names:      # careless fonts call all faces alike, and reportlab would embed the first for each
        font.face = copy.copy(font.face)
        font.face.name += b"-" + str(len(names)).encode()
    names.add(font.face.name)
    return font


class Images:
    """The document's pictures, each stored once."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas

    def name(self, picture: Picture) -> str:
        """Adds the picture to the document and the page; returns its resource name."""
        image = copy.copy(_decoded(picture))
        document, canvas = self.canvas._doc, self.canvas
        resource = str(document.getXObjectName(image.name))
        if resource not in document.idToObject:
            mask = getattr(image, "_smask", None)
            if mask is not None:
                image.smask = document.Reference(copy.copy(mask), document.getXObjectName(mask.name))
            document.Reference(image, resource)
        if image.name not in canvas._formsinuse:
            canvas._formsinuse.append(image.name)
        return resource


@lru_cache(maxsize=8)
def _decoded(picture: Picture) -> Any:
    """A logo is decoded and packed once per process, not once per SOP of its agency (20 ms each)."""
    name = hashlib.sha256(picture.data).hexdigest()[:16]
    return pdfdoc.PDFImageXObject(name, ImageReader(io.BytesIO(picture.data)), mask="auto")


def _link(canvas: Canvas, link: Link, height: Emu) -> None:
    """A jump to the other SOP's file in the same folder, which readers open without asking a browser (GoToR)."""
    rect = link.rect
    box = to_pt(rect.x), to_pt(height - rect.bottom), to_pt(rect.right), to_pt(height - rect.y)
    canvas.linkURL(f"{link.target}.pdf", box, kind="GoToR")


def _bookmark(canvas: Canvas, key: str, mark: Bookmark, height: Emu) -> None:
    canvas.bookmarkHorizontalAbsolute(key, to_pt(height - mark.y))
    canvas.addOutlineEntry(mark.title, key)
