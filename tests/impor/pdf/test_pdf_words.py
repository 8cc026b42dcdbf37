"""Of a PDF's letters only those are words of the sheet that somebody sees; where a scanner laid what it read below a picture, those."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from impor.scans import pixels
from sopdoc.impor.page import Word
from sopdoc.impor.pdf.page import read_pages

UNSEEN = 3      # PDF's number for text that is not painted
LINES = st.lists(st.text("abcdefg", min_size=2, max_size=6), max_size=6)


def read(draw: Callable[[Canvas], None]) -> list[Word]:
    """The words of one page that was drawn so."""
    pixels()
    import pypdfium2
    out = BytesIO()
    canvas = Canvas(out, invariant=1)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    (page,) = read_pages(pypdfium2.PdfDocument(out.getvalue()))
    return list(page.words)


def words(seen: list[str], unseen: list[str]) -> list[str]:
    """As read from a page with these, one below the other."""
    def draw(canvas: Canvas) -> None:
        for number, (text, mode) in enumerate([*((one, 0) for one in seen), *((one, UNSEEN) for one in unseen)]):
            line = canvas.beginText(40, 800 - 20 * number)
            line.setFont("Helvetica", 10)
            line.setTextRenderMode(mode)
            line.textOut(text)
            canvas.drawText(line)
    return [word.text for word in read(draw)]


@given(LINES, LINES)
def test_what_is_not_painted_is_read_only_where_it_is_most_of_a_page(seen: list[str], unseen: list[str]) -> None:
    is_scan = len("".join(unseen)) > len("".join(seen))
    assert words(seen, unseen) == (seen + unseen if is_scan else seen)


@given(st.sampled_from([0, 1, 9, 40]))
def test_a_line_that_a_cell_cuts_off_whole_is_not_read(depth: int) -> None:
    """One of which an edge is seen is."""
    def draw(canvas: Canvas) -> None:
        cell = canvas.beginPath()
        cell.rect(40, 700, 300, 40)
        canvas.clipPath(cell, stroke=0, fill=0)
        canvas.setFont("Helvetica", 10)
        canvas.drawString(44, 720, "Kepala")
        canvas.drawString(44, 700 - depth, "NIP")
    assert [word.text for word in read(draw)] == (["Kepala"] if depth == 40 else ["Kepala", "NIP"])


def test_white_letters_and_those_under_a_shape_are_not_read() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        canvas.drawString(44, 720, "tertutup")
        canvas.setFillColorRGB(1, 1, 1)
        canvas.rect(40, 715, 60, 20, fill=1)
        canvas.drawString(44, 680, "putih")
        canvas.setFillColorRGB(0, 0, 0)
        canvas.drawString(44, 722, "tampak")
    assert [word.text for word in read(draw)] == ["tampak"]
