"""How a file is written: read back with pikepdf and by its own offsets."""

from __future__ import annotations

import io
import re

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopdoc.render.pdf.file import PACK, PdfFile, pdf_text
from sopdoc.render.pdf.outline import Entry, add_outline


def finished(file: PdfFile, catalogue: str = "") -> bytes:
    """The file with one empty page."""
    pages = file.reserve()
    page = file.add(f"<</Type/Page/Parent {pages} 0 R/MediaBox[0 0 9 9]/Resources<<>>>>")
    file.put(pages, f"<</Type/Pages/Count 1/Kids[{page} 0 R]>>")
    return file.finish(file.add(f"<</Type/Catalog/Pages {pages} 0 R{catalogue}>>"), file.add("<<>>"))


def opened(data: bytes) -> pikepdf.Pdf:
    pdf = pikepdf.open(io.BytesIO(data))
    assert pdf.check_pdf_syntax() == []
    return pdf


@pytest.mark.parametrize("count", [0, 1, PACK - 4, PACK, 2 * PACK + 7])
def test_any_number_of_objects_is_found_again(count: int) -> None:
    file = PdfFile()
    first = file.reserve(count)
    file.put_all(first, (f"<</N {number}>>" for number in range(count)))
    pdf = opened(finished(file))
    assert [int(pdf.get_object(first + number, 0).N) for number in range(count)] == list(range(count))


@pytest.mark.parametrize("data", [b"", b"\r", b"\n", b"x\r\n", bytes(range(256))])
def test_a_stream_is_as_long_as_it_says(data: bytes) -> None:
    """Also for a reader that goes by the line end before `endstream`."""
    file = PdfFile()
    number = file.stream(file.reserve(), "/Plain true", data, filtered=True)
    written = finished(file)
    assert bytes(opened(written).get_object(number, 0).read_raw_bytes()) == data
    found = re.search(rb"/Plain true/Length \d+>>\nstream\n(.*?)\r\nendstream", written, re.S)
    assert found
    assert found[1] == data


@given(st.text())
def test_any_text_comes_back(text: str) -> None:
    clean = text.encode("utf-16-be", "replace").decode("utf-16-be")
    assert str(pikepdf.Object.parse(pdf_text(text).encode("latin-1"))) == clean


def titles(outline: pikepdf.OutlineItem) -> list[object]:
    return [outline.title, *(titles(child) for child in outline.children)]


@pytest.mark.parametrize(("levels", "tree"), [
    ((0, 0), [["0"], ["1"]]), ((0, 1, 1, 0), [["0", ["1"], ["2"]], ["3"]]), ((0, 1, 2, 1), [["0", ["1", ["2"]], ["3"]]]),
    ((1, 0), [["0"], ["1"]]), ((0, 2, 1), [["0", ["1"], ["2"]]]),
])
def test_an_outline_is_nested_as_its_levels_say(levels: tuple[int, ...], tree: list[object]) -> None:
    file = PdfFile()
    entries = [Entry(str(number), "[2 0 R/Fit]", level) for number, level in enumerate(levels)]
    with opened(finished(file, add_outline(entries, file))) as pdf, pdf.open_outline() as outline:
        assert [titles(item) for item in outline.root] == tree
