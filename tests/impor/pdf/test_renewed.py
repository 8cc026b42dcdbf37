"""A PDF that is opened anew after some of its pages is read as one that stays open, whatever was turned or scaled in it."""

from __future__ import annotations

from functools import partial
from io import BytesIO
from typing import Any

import pytest
from reportlab.pdfgen.canvas import Canvas

from impor.scans import pixels
from sopdoc.impor.pdf import renewed
from sopdoc.impor.pdf.page import read_pages, turned
from sopdoc.impor.pdf.renewed import Renewed

PAGES = 7


def pages_of(count: int, lying: int) -> bytes:
    """Pages with a few words each; those on one of them stand upright on a page that lies."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=(800, 600))
    for number in range(count):
        if number == lying:
            canvas.translate(400, 100)
            canvas.rotate(90)
        canvas.drawString(100, 100, f"Kegiatan nomor {number} dan seterusnya")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def opened(counts: list[int], data: bytes) -> Any:
    pixels()
    import pypdfium2
    counts.append(len(data))
    return pypdfium2.PdfDocument(data)


@pytest.mark.parametrize("lying", [1, 2, 5])
def test_pages_are_read_the_same_however_often_the_document_is_opened(lying: int, monkeypatch: pytest.MonkeyPatch) -> None:
    data, once, often = pages_of(PAGES, lying), list[int](), list[int]()
    whole = list(read_pages(Renewed(partial(opened, once, data))))
    monkeypatch.setattr(renewed, "MOST", 2)
    document = Renewed(partial(opened, often, data))
    assert list(read_pages(document)) == whole
    assert (len(once), len(often)) == (1, 4)
    assert document[lying].get_size() == (600, 800), "still as it was read, though opened anew"
    assert document[lying + 1].get_size() == (800, 600)


def test_what_is_turned_by_hand_stays_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(renewed, "MOST", 1)
    document = Renewed(partial(opened, [], pages_of(3, 9)))
    assert turned(document, 1, 1).width == 600
    assert document[2].get_rotation() == 0
    assert document[0].get_rotation() == 90
    assert turned(document, 1, 2).width == 600
    assert document[1].get_rotation() == 0
    assert document[0].get_rotation() == 270
