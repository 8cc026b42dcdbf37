"""Layout → the part of a Word body that it is, to be bound into a document with others.

Names instead of numbers: pictures and bookmarks are called by what they are, so pieces written apart fit together; what
else the document decides stands in slots.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field

from sopdoc.geometry import Rect, pt
from sopdoc.layout.picture import Picture
from sopdoc.layout.tree import Label, Layout, Page
from sopdoc.render.document import PAGE_OF
from sopdoc.render.docx.anchor import LEADING, Spot
from sopdoc.render.docx.document import PageWriter
from sopdoc.render.docx.footer import Place, field_places, footer_words
from sopdoc.render.docx.looks import Letters, PieceLooks
from sopdoc.render.docx.references import References, anchor
from sopdoc.render.docx.run import field_ends, formula_xml, run_xml
from sopdoc.render.docx.shape import label_xml
from sopdoc.render.docx.slots import BREAK, PAGE_BREAK, marks_slot, number_slot, page_slot, when_known
from sopdoc.render.docx.text import Opening, thin_paragraph
from sopdoc.render.docx.watermark import watermark_paragraph

BEGIN, END = "awal", "akhir"
SPARE = pt(1)      # two engines' widths differ by up to half a point


def picture_relation(picture: Picture) -> str:
    return f"rIdG{hashlib.sha256(picture.data).hexdigest()[:16]}"


@dataclass(slots=True)
class PieceReferences(References):
    """Collects the names that are linked and the pictures shown, under ids that hold in every document."""

    name: Callable[[str], str] = str
    names: dict[str, None] = field(default_factory=dict)
    pictures: dict[Picture, None] = field(default_factory=dict)
    looks: PieceLooks = field(default_factory=PieceLooks)
    edges: dict[str, int] = field(default_factory=dict)      # the piece's beginning and end → numbers of their bookmarks

    def hyperlink(self, key: str, text: str, letters: Letters) -> str:
        """A jump inside the document; a page number becomes a live field with the true number in it."""
        name = self.name(key.removeprefix(PAGE_OF))
        self.names.setdefault(name)
        place = anchor(name)
        before, after = field_ends(f"PAGEREF {place} \\h", letters) if key.startswith(PAGE_OF) else ("", "")
        opened = when_known(name, f'<w:hyperlink w:anchor="{place}" w:history="1">{before}')
        return opened + run_xml(text, letters) + when_known(name, f"{after}</w:hyperlink>")

    def counted(self, text: str, letters: Letters) -> str:
        """A page's number and how many there are, of the piece's own: a book counts the pages of all its sheets."""
        page, total = text.split("/")
        return self.own_number("PAGE", page, letters) + run_xml("/", letters) + self.own_number("NUMPAGES", total, letters)

    def own_number(self, code: str, number: str, letters: Letters) -> str:
        """What the field counts, from the piece's first page on: PAGE, or NUMPAGES up to its end."""
        reached = "PAGE" if code == "PAGE" else f"PAGEREF {self.edge(END)}"
        terms = ("=", reached, page_slot(int(number))), ("-", f"PAGEREF {self.edge(BEGIN)}", page_slot(1))
        return formula_xml(terms, "+ 1", number, letters)

    def edge(self, which: str) -> str:
        """The bookmark at which the piece begins or ends."""
        return f"_{which}{number_slot(self._edge(which))}"

    def mark_edge(self, which: str) -> str:
        number = number_slot(self._edge(which))
        return f'<w:bookmarkStart w:id="{number}" w:name="_{which}{number}"/><w:bookmarkEnd w:id="{number}"/>'

    def _edge(self, which: str) -> int:
        if which not in self.edges:
            self.edges[which] = self.next_id()
        return self.edges[which]

    def picture(self, picture: Picture) -> str:
        self.pictures.setdefault(picture)
        return picture_relation(picture)

    @property
    def last_id(self) -> int:
        return self._last_id


def body_xml(layout: Layout, references: PieceReferences) -> str:
    """Paragraphs and tables of all pages, with slots; each page begins with a paragraph that breaks."""
    fields, last = field_places(layout.pages), len(layout.pages) - 1
    written = []
    for number, page in enumerate(layout.pages):
        begins = references.mark_edge(BEGIN) if number == 0 else ""
        ends = references.mark_edge(END) if number == last else ""
        foot = _foot_xml(page, fields, references, ends)
        opening = Opening(PAGE_BREAK if number else BREAK, marks_slot(number) + begins + ("" if foot else ends))
        written.append(PageWriter(page, layout, references, opening).xml() + foot + _watermark_xml(layout, references))
    return "".join(written)


def _watermark_xml(layout: Layout, references: PieceReferences) -> str:
    """On every page of its own: Word's header belongs to the whole document."""
    if layout.watermark is None:
        return ""
    return watermark_paragraph(layout.watermark, layout.fonts.docx_name, references.next_id)


def _foot_xml(page: Page, fields: dict[Place, str], references: PieceReferences, marks: str) -> str:
    """The page's own foot ("Halaman 2 dari 5") as a text box: Word's footer belongs to the whole document; `marks`: bookmarks beside it.

    It hangs on a paragraph of its own below everything: on the thin one that begins a page LibreOffice loses it.
    """
    if page.footer is None or not page.footer.paragraphs:
        return ""
    line = page.footer.paragraphs[0].lines[0]
    start = page.footer.rect.x + (line.pieces[0].x if line.pieces else 0)
    rect = Rect(start - SPARE, page.footer.rect.y, line.width + 2 * SPARE, page.footer.rect.h)
    spot = Spot((0, LEADING), Rect(0, 0, 0, 0), in_cell=False)
    words = footer_words(page.footer, fields, references, "Footer", references.own_number)
    return thin_paragraph(marks + label_xml(Label(rect, page.footer.paragraphs, "Halaman"), spot, references, words))
