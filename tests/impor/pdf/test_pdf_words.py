"""Of a PDF's letters only those are words of the sheet that somebody sees; where a scanner laid what it read below a picture, those."""

from __future__ import annotations

from io import BytesIO

from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from impor.scans import pixels
from sopdoc.impor.pdf.page import read_pages

UNSEEN = 3      # PDF's number for text that is not painted
LINES = st.lists(st.text("abcdefg", min_size=2, max_size=6), max_size=6)


def words(seen: list[str], unseen: list[str]) -> list[str]:
    """As read from a page with these, one below the other."""
    pixels()
    import pypdfium2
    out = BytesIO()
    canvas = Canvas(out, invariant=1)
    for number, (text, mode) in enumerate([*((one, 0) for one in seen), *((one, UNSEEN) for one in unseen)]):
        line = canvas.beginText(40, 800 - 20 * number)
        line.setFont("Helvetica", 10)
        line.setTextRenderMode(mode)
        line.textOut(text)
        canvas.drawText(line)
    canvas.showPage()
    canvas.save()
    (page,) = read_pages(pypdfium2.PdfDocument(out.getvalue()))
    return [word.text for word in page.words]


@given(LINES, LINES)
def test_what_is_not_painted_is_read_only_where_it_is_most_of_a_page(seen: list[str], unseen: list[str]) -> None:
    is_scan = len("".join(unseen)) > len("".join(seen))
    assert words(seen, unseen) == (seen + unseen if is_scan else seen)
