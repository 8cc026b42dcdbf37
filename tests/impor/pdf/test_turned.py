"""A picture of a page is turned until its words say something, and only then; what drew it is told."""

from __future__ import annotations

import json

import pytest
from tools import require_tool

from impor.ocr.test_turned_pages import turned
from impor.pixels.test_pixels import Drawn, sketch
from impor.scans import Camera, scanned_pdf, vector_pdf
from impor.sketches import WORD, words_at
from sopdoc.impor.flow.readings import Trace
from sopdoc.impor.page import Box, Page
from sopdoc.impor.pdf.file import read_pdf
from sopdoc.impor.pdf.turned import upright

PICTURE = Box(0, 0, 800, 500)
TOLD = "Nomor SOP Tanggal Kegiatan Pelaksana"


class Scanner:
    """A document of one page, `lies` quarters away from upright; `turned`: those it was turned by, one after the other."""

    def __init__(self, lies: int, words: str = TOLD) -> None:
        self.lies, self.words, self.turned = lies, words, list[int]()

    def turn(self, number: int, quarters: int) -> Page:
        self.turned.append(quarters)
        return Page(number, 800, 500, (), (), (PICTURE,))

    def scan(self, page: Page) -> tuple[Page, Trace | None]:
        said = self.words if (self.lies + sum(self.turned)) % 4 == 0 else "uoway doS wbs"
        return Page(page.number, 800, 500, tuple(words_at(said, 40, 40)), ()), None

    def read(self, *words: str) -> str:
        """What is read of the page, which has words of its own besides."""
        seen = upright(self.scan, self.turn)(Page(1, 800, 500, tuple(words_at(" ".join(words), 40, 40)), (), (PICTURE,)))
        assert seen is not None
        return " ".join(word.text for word in seen[0].words)


@pytest.mark.parametrize("lies", [0, 1, 2, 3])
def test_a_page_is_turned_until_it_says_something_and_stays_so(lies: int) -> None:
    one = Scanner(lies)
    assert one.read() == TOLD
    assert (lies + sum(one.turned)) % 4 == 0


def test_a_page_that_says_something_is_not_turned() -> None:
    one = Scanner(0)
    one.read()
    assert one.turned == []


def test_a_page_that_says_nothing_however_it_is_turned_stays_as_it_is() -> None:
    one = Scanner(1, "lorem ipsum")
    one.read()
    assert sum(one.turned) % 4 == 0


def test_a_page_with_words_of_its_own_stands_as_these_do() -> None:
    one = Scanner(2)
    assert one.read("Dokumen", "ini") == "uoway doS wbs"
    assert one.turned == []


def test_a_scan_that_lies_is_read_as_one_that_stands() -> None:
    tesseract = require_tool("tesseract")
    data = vector_pdf(sketch(Drawn((0, 2, 1), ("kapsul", "kotak", "kapsul"), ()), WORD).page)
    (found,) = json.loads(read_pdf(scanned_pdf(turned(data, 1, 0), Camera(150)), tesseract))["sop"]
    assert (found["kegiatan"], found["panah"]) == (3, 2)
