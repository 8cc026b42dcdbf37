"""However a page lies in its file, and however the file says that it is shown: it is read as it stands upright."""

from __future__ import annotations

from io import BytesIO
from itertools import product
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from impor.pixels.test_pixels import Drawn, drawn, said, sketch
from impor.scans import Camera, pictured_pdf, pixels, read_pdf_flow, vector_pdf
from impor.sketches import MANNERS, WORD
from sopdoc.impor.flow.chart import Flow
from sopdoc.impor.pdf.page import read_pages

QUARTERS = st.integers(0, 3)


def turned(data: bytes, quarters: int, shown: int) -> bytes:
    """Every page's content turned to the left on its paper, and shown turned to the right: both so many quarters."""
    import pypdfium2
    import pypdfium2.raw as raw
    source, made = pypdfium2.PdfDocument(data), pypdfium2.PdfDocument.new()
    for index in range(len(source)):
        width, height = source[index].get_size()
        matrix: Any = {
            0: (1, 0, 0, 1, 0, 0), 1: (0, 1, -1, 0, height, 0), 2: (-1, 0, 0, -1, width, height), 3: (0, -1, 1, 0, 0, width),
        }[quarters]
        page = made.new_page(*((height, width) if quarters % 2 else (width, height)))
        item = raw.FPDF_NewFormObjectFromXObject(raw.FPDF_NewXObjectFromPage(made.raw, source.raw, index))
        raw.FPDFPageObj_SetMatrix(item, raw.FS_MATRIX(*matrix))
        raw.FPDFPage_InsertObject(page.raw, item)
        page.set_rotation(90 * shown)
        page.gen_content()
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def read(flow: Flow) -> tuple[object, ...]:
    """What it says, and where its symbols stand, to a tenth of a point."""
    boxes = [tuple(round(side, 1) for side in (mark.box.x0, mark.box.y0, mark.box.x1, mark.box.y1)) for mark in flow.marks]
    return said(flow), boxes, [[line.text for line in cell.lines] for step in flow.steps for cell in step.cells.values()]


@settings(max_examples=20)
@given(drawn(), st.sampled_from(MANNERS), QUARTERS, QUARTERS)
@example(Drawn((0, 1), ("kapsul", "kapsul"), ()), WORD, 1, 1)       # as drivers of printers store pages that lie
@example(Drawn((0, 1), ("kapsul", "kapsul"), ()), WORD, 2, 0)       # as a sheet that was put into the scanner upside down
def test_a_page_is_read_as_it_stands_upright(flow: Drawn, manner: str, quarters: int, shown: int) -> None:
    pixels()
    data = vector_pdf(sketch(flow, manner).page)
    assert read(read_pdf_flow(turned(data, quarters, shown))) == read(read_pdf_flow(data))


def test_how_a_page_was_turned_is_known() -> None:
    """However its content lies and is shown: what is drawn so stands upright."""
    pixels()
    import pypdfium2
    data = vector_pdf(sketch(Drawn((0, 1), ("kapsul", "kapsul"), ()), WORD).page)
    for quarters, shown in product(range(4), repeat=2):
        (page,) = read_pages(pypdfium2.PdfDocument(turned(data, quarters, shown)))
        assert (page.turned + shown - quarters) % 4 == 0


def test_a_picture_on_a_turned_page_is_seen_upright() -> None:
    drawing = sketch(Drawn((0, 2, 1), ("kapsul", "kotak", "kapsul"), ()), WORD)
    data = pictured_pdf(drawing.page, drawing.flow, drawing.part, Camera(200))
    straight = said(read_pdf_flow(data))
    for quarters, shown in ((1, 0), (1, 1), (2, 3)):
        assert said(read_pdf_flow(turned(data, quarters, shown))) == straight
