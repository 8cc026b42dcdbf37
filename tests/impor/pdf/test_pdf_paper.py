"""A photographed page of whatever size is read as a page on paper; what is drawn keeps the size that its file says."""

from __future__ import annotations

from functools import partial
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.pagesizes import A3, A4, A5, landscape
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from impor.pixels.test_pixels import Drawn, sketch
from impor.scans import Camera, photo_of, pictured_pdf, pixels, vector_pdf
from impor.sketches import WORD
from sopdoc.impor.page import Box
from sopdoc.impor.pdf.paper import PAPER, on_paper
from sopdoc.impor.pdf.renewed import Renewed

FLOW = sketch(Drawn((0, 2, 1), ("kapsul", "kotak", "kapsul"), ()), WORD)


def opened(data: bytes) -> Any:
    pixels()
    import pypdfium2
    return pypdfium2.PdfDocument(data)


def photographed(width: float, height: float) -> bytes:
    """One picture as large as its page."""
    picture, out = photo_of(vector_pdf(FLOW.page), 0), BytesIO()
    canvas = Canvas(out, pagesize=(width, height))
    canvas.drawImage(ImageReader(picture), 0, 0, width, height)
    canvas.save()
    return out.getvalue()


@settings(max_examples=20)
@given(st.sampled_from((0.02, 0.2, 1.5, 3.0, 12.0)), st.booleans())
def test_a_photograph_of_any_size_is_as_long_as_paper_and_shows_the_same(times: float, upright: bool) -> None:
    sides = sorted((times * PAPER, times * PAPER * 0.7), reverse=not upright)
    page = on_paper(opened(photographed(*sides)), 0)
    width, height = page.get_size()
    assert max(width, height) == pytest.approx(PAPER)
    assert width / height == pytest.approx(sides[0] / sides[1])
    (picture,) = page.get_objects()
    assert picture.get_bounds() == pytest.approx((0, 0, width, height), abs=0.1)


@pytest.mark.parametrize("size", [A3, A4, A5, landscape(A3)], ids=["A3", "A4", "A5", "level"])
def test_paper_of_an_office_stays(size: tuple[float, float]) -> None:
    assert on_paper(opened(photographed(*size)), 0).get_size() == pytest.approx(size, abs=0.1)


def test_what_is_drawn_keeps_its_size_with_a_picture_in_it() -> None:
    part = Box(0, 0, FLOW.page.width / 3, FLOW.page.height)
    document = opened(pictured_pdf(FLOW.page, FLOW.flow, part, Camera(100)))
    document[0].set_mediabox(0, 0, 2_000, 1_500)
    assert on_paper(document, 0).get_size() == (2_000, 1_500)


def test_a_flow_in_such_a_photograph_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its rules, that is: the words are another program's."""
    from sopdoc.impor.ocr import scan
    from sopdoc.impor.ocr.engine import Engine
    from sopdoc.impor.pdf.page import read_pages
    monkeypatch.setattr(scan, "read", lambda *_: {})
    monkeypatch.setattr(Engine, "demand", lambda *_: None)
    found = []
    for by in (1, 4):
        data = photographed(by * PAPER, by * PAPER * 0.7)
        document = Renewed(partial(opened, data))
        (page,) = read_pages(document)
        seen = scan.scanned(document, Engine(""), page)
        assert seen
        found.append([tuple(round(side) for side in (path.box.x0, path.box.y0, path.box.x1, path.box.y1)) for path in seen[0].paths])
    assert found[0]
    assert found[0] == found[1]
