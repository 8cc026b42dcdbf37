"""Layout → PDF bytes: a document of one piece, whose links open the other SOPs' files; the same bytes every time."""

from __future__ import annotations

from collections.abc import Sequence

from sopdoc.layout.tree import Layout
from sopdoc.render.document import Mark
from sopdoc.render.pdf.attachments import Attachment
from sopdoc.render.pdf.bind import PdfWriter, PlacedPages
from sopdoc.render.pdf.file import pdf_text
from sopdoc.render.pdf.metadata import about_document
from sopdoc.render.pdf.pages import draw_pages


def render_pdf(layout: Layout, attachments: Sequence[Attachment] = ()) -> bytes:
    """The whole document; `attachments` are the files that it was made from."""
    pages = draw_pages(layout)
    marks = tuple(Mark(f"b{number}", mark.page - 1, mark.y, mark.title) for number, mark in enumerate(layout.bookmarks))
    piece = PlacedPages(pages, (b"",) * len(pages.contents), marks)
    cap_air = layout.watermark.asked if layout.watermark else ""
    about = about_document(layout.title, layout.author, layout.subject, 3 if attachments else 2, cap_air)
    return PdfWriter(about, (piece,), attachments).write(_other_file, tuple)


def _other_file(target: str) -> str:
    """A jump to the other SOP's file in the same folder, which readers open without asking a browser."""
    name = pdf_text(f"{target}.pdf")
    return f"/A<</S/GoToR/F<</Type/Filespec/F{name}/UF{name}>>/D[0/XYZ null null null]>>"
