"""A page is looked at only until it is understood: a look costs as much as reading the page."""

from __future__ import annotations

from functools import partial
from typing import Any

from impor.pixels.test_pixels import Drawn, sketch
from impor.scans import Camera, pictured_pdf, pixels
from impor.sketches import WORD
from sopdoc.impor.page import Page
from sopdoc.impor.pdf.page import read_pages
from sopdoc.impor.reading import sheets_of


def test_a_page_that_one_look_explains_is_not_looked_at_again() -> None:
    look = pixels()
    import pypdfium2
    drawing = sketch(Drawn((0, 2, 1), ("kapsul", "kotak", "kapsul"), ()), WORD)
    document = pypdfium2.PdfDocument(pictured_pdf(drawing.page, drawing.flow, drawing.part, Camera(200)))
    looks: list[Page | None] = []

    def counted(*asked: Any) -> Page | None:
        looks.append(partial(look, document)(*asked))
        return looks[-1]

    (sheet,) = sheets_of(read_pages(document), counted)
    assert len(sheet.flows[0].ways) == 2
    assert len(looks) == 1
