"""Words in symbols and beside arrows of a scan are read; heads of arrows and pieces of lines are none."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from tools import require_tool

from impor.pixels.test_pixels import back, down, sketched
from impor.scans import Camera, pixels, scanned_pdf, vector_pdf
from impor.sketches import WORD, Pen, Table, words_at
from sopdoc.impor.flow.chart import Flow
from sopdoc.impor.ocr.engine import Engine
from sopdoc.impor.ocr.scan import scanned
from sopdoc.impor.page import Box, Page, Path, Word
from sopdoc.impor.pdf.page import read_pages
from sopdoc.impor.reading import sheets_of


def _heavier(path: Path) -> Path:
    """With heads as large as letters."""
    if len(path.points) != 3 or not path.filled:
        return path
    tip, a, b = path.points
    return replace(path, points=(tip, *((tip[0] + 1.7 * (x - tip[0]), tip[1] + 1.7 * (y - tip[1])) for x, y in (a, b))))


def centred(text: str, box: Box) -> list[Word]:
    x, y = box.centre
    return [replace(word, bold=True) for word in words_at(text, x - 2.1 * len(text), y - 4)]


def sheet() -> Page:
    """Mulai ─▶ a box ─▶ a decision, "Ya" onward, "Tidak" back ─▶ Selesai."""
    table, pen = Table(("Kasubag", "Staf", "Camat"), 3), Pen(WORD)
    first, box, decision, last = table.place(0, 0), table.place(2, 0), table.place(2, 1, "belah ketupat"), table.place(1, 2)
    for kind, place in (("kapsul", first), ("kotak", box), ("belah ketupat", decision), ("kapsul", last)):
        pen.symbol(kind, place)
    pen.arrow([(first.x1, first.centre[1]), (box.x0, box.centre[1])])
    pen.arrow(down(box, decision))
    pen.arrow([(decision.x0, decision.centre[1]), (last.centre[0], decision.centre[1]), (last.centre[0], last.y0)])
    pen.arrow(back(decision, box, left=False))
    said = (
        *centred("Mulai", first), *centred("Layak?", decision), *centred("Selesai", last),
        *words_at("Ya", decision.x0 - 24, decision.centre[1] - 11), *words_at("Tidak", decision.x1 - 12, decision.y0 - 14),
    )
    page = sketched(table, pen, said).page
    return replace(page, paths=tuple(_heavier(path) for path in page.paths))


def flow_in(data: bytes, engine: Engine | None) -> Flow:
    import pypdfium2
    document = pypdfium2.PdfDocument(data)
    (found,) = sheets_of(read_pages(document), scan=partial(scanned, document, engine) if engine else None)
    (flow,) = found.flows
    return flow


def said(flow: Flow) -> tuple[object, ...]:
    marks = [(mark.kind, mark.step, mark.lane, mark.text) for mark in flow.marks]
    return marks, sorted((way.start, way.end, way.label, way.plain) for way in flow.ways)


def test_words_of_a_drawing_are_read() -> None:
    pixels()
    data = vector_pdf(sheet())
    assert said(flow_in(scanned_pdf(data, Camera(110, 60)), Engine(require_tool("tesseract")))) == said(flow_in(data, None))
