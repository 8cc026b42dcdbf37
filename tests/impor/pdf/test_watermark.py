"""Large pale words that lean across a page are a watermark, outlines or text: read in whatever words, told where they are no letters."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from impor.scans import pixels
from sopdoc.geometry import Rect, pt
from sopdoc.impor.page import Page
from sopdoc.impor.pdf.page import read_pages
from sopdoc.layout.text.fonts import built_in
from sopdoc.layout.watermark import make_watermark

PAPER = (936.0, 612.0)
WORDS = ("RANCANGAN", "DICABUT", "SALINAN", "tidak terkendali", "No. 5", "Draf/2025", "UNTUK", "Unit: Keuangan", "COPY", "(contoh)", "Q&A")


def page_of(draw: Callable[[Canvas], None]) -> Page:
    pixels()
    import pypdfium2
    out = BytesIO()
    canvas = Canvas(out, PAPER, invariant=1)
    canvas.setFillColor(HexColor("#DDDDDD"))
    draw(canvas)
    canvas.showPage()
    canvas.save()
    (page,) = read_pages(pypdfium2.PdfDocument(out.getvalue()))
    return page


def outlined(texts: tuple[str, ...]) -> tuple[Callable[[Canvas], None], tuple[str, ...]]:
    """What draws a watermark of ours, and its lines."""
    mark = make_watermark(texts, Rect(pt(40), pt(40), pt(PAPER[0] - 80), pt(PAPER[1] - 80)), built_in())

    def draw(canvas: Canvas) -> None:
        path = canvas.beginPath()
        for kind, numbers in mark.outline:
            points = [n / pt(1) if i % 2 == 0 else PAPER[1] - n / pt(1) for i, n in enumerate(numbers)]
            {"M": path.moveTo, "L": path.lineTo, "C": path.curveTo}[kind](*points)
        canvas.drawPath(path, stroke=0, fill=1)

    return draw, tuple(line.text for line in mark.lines)


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(tuple))
@settings(max_examples=20, deadline=None)
def test_our_watermark_is_read_whatever_it_says(texts: tuple[str, ...]) -> None:
    draw, lines = outlined(texts)
    page = page_of(draw)
    assert page.watermark is not None
    assert page.watermark.lines == lines
    assert page.paths == ()         # none of its letters is a symbol or a cell's ground


@pytest.mark.parametrize("lean", [-50, 30, 45, 75])
def test_text_that_leans_is_a_watermark_and_stands_in_no_cell(lean: int) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        canvas.drawString(60, 60, "Memeriksa berkas")
        canvas.translate(400, 300)
        canvas.rotate(lean)
        canvas.setFont("Helvetica-Bold", 60)
        canvas.drawString(-150, 0, "BUKAN ASLI")
        canvas.drawString(-150, -70, "2025")

    page = page_of(draw)
    assert page.watermark is not None
    assert page.watermark.lines == ("BUKAN ASLI", "2025")
    assert [word.text for word in page.words] == ["Memeriksa", "berkas"]


def test_large_shapes_side_by_side_that_are_no_letters_are_no_words() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.translate(200, 200)
        canvas.rotate(35)
        for number in range(6):
            path = canvas.beginPath()
            path.moveTo(number * 70, 0)
            for x, y in ((0, 95), (20, 95), (60, 50), (25, 40), (58, 5)):
                path.lineTo(number * 70 + x, y)
            path.close()
            canvas.drawPath(path, stroke=0, fill=1)

    page = page_of(draw)
    assert page.watermark is not None
    assert page.watermark.lines == ()


def test_pale_symbols_of_a_flow_are_none() -> None:
    """Diamonds and capsules one to the right of and below the other, filled with a light colour."""
    def draw(canvas: Canvas) -> None:
        for number in range(6):
            x, y = 200 + 90 * number, 500 - 70 * number
            path = canvas.beginPath()
            path.moveTo(x - 25, y)
            for dx, dy in ((0, 18), (25, 0), (0, -18)):
                path.lineTo(x + dx, y + dy)
            path.close()
            canvas.drawPath(path, stroke=0, fill=1)
            canvas.roundRect(x + 30, y - 9, 45, 18, 9, stroke=0, fill=1)

    page = page_of(draw)
    assert page.watermark is None
    assert len(page.paths) == 12
