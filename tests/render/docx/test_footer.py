"""The footer: one for all pages, with live numbers that say the truth before anything is updated."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sopdoc.geometry import Rect, pt
from sopdoc.layout.tree import Layout, Page, Run, TextBlock
from sopdoc.render.docx import render_docx
from sopdoc.render.docx.footer import field_places

from .opened import find, parts, root
from .sample import WIDTH, sample, style, words


def paged(*texts: str | None) -> tuple[Page, ...]:
    """Pages with nothing but a footer."""
    def block(text: str) -> TextBlock:
        line = words(text, WIDTH)
        return TextBlock(Rect(0, pt(590), WIDTH, line.height), (replace(line, runs=(Run(text, style()),)),))

    return tuple(Page(number, (), footer=block(text) if text else None) for number, text in enumerate(texts, 1))


@pytest.mark.parametrize(("texts", "fields"), [
    (("Halaman 1 dari 2", "Halaman 2 dari 2"), {0: "PAGE", 1: "NUMPAGES"}),
    (("Halaman 1 dari 1",), {0: "PAGE", 1: "NUMPAGES"}),
    (("SOP 2 hal. 1/2", "SOP 2 hal. 2/2"), {1: "PAGE", 2: "NUMPAGES"}),
    (("SOP 1 hal. 1/1",), {1: "PAGE", 2: "NUMPAGES"}),
    (("1", "2", "3"), {0: "PAGE"}),
    (("Tahun 2022", "Tahun 2022"), {}),
    ((None, "Halaman 2 dari 2"), {0: "PAGE", 1: "NUMPAGES"}),
    ((None, None), {}),
])
def test_fields_stand_where_numbers_count_the_pages(texts: tuple[str | None, ...], fields: dict[int, str]) -> None:
    assert field_places(paged(*texts)) == {(0, 0, place): code for place, code in fields.items()}


def test_the_cached_numbers_are_those_of_the_first_page_that_it_stands_on() -> None:
    footer = root(render_docx(sample()), "word/footer1.xml")
    assert find(footer, "//w:instrText/text()") == [" PAGE ", " NUMPAGES "]
    assert "".join(find(footer, "//w:t/text()")) == "Halaman 1 dari 3"


def test_a_first_page_without_a_footer_gets_an_empty_one() -> None:
    layout: Layout = replace(sample(), pages=paged(None, "Halaman 2 dari 2"))
    data = render_docx(layout)
    assert find(root(data), "//w:sectPr/w:titlePg")
    assert sorted(name for name in parts(data) if "footer" in name) == ["word/footer1.xml", "word/footer2.xml"]


def test_without_footers_there_is_none() -> None:
    data = render_docx(replace(sample(), pages=paged(None, None)))
    assert not [name for name in parts(data) if "footer" in name]
