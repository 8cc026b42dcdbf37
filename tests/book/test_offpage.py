"""Segilima in a book and in its supplement: each names the page where the line goes on, as that page's foot has it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import pdfplumber
import pytest
from lxml import etree
from render.docx.opened import find, page_fields, parts
from tools import built

from sopdoc.geometry import Rect, to_pt
from sopdoc.layout.tree import Label, Layout, Symbol
from sopdoc.render.document import Document
from sopdoc.render.docx.bind import render_document_docx
from sopdoc.render.pdf.document import render_document_pdf

from .bantu import TEN, example

FIRST = pytest.mark.parametrize(("first", "prefix"), [(1, ""), (9, ""), (98, ""), (2998, ""), (7, "S12.")])


def layout_of(kunci: str) -> Layout:
    sheets = built(f"contoh/{kunci}").sheets
    assert sheets is not None
    return sheets.layout


def notes(layout: Layout) -> Iterator[tuple[int, Label]]:
    """Every note with the number of its page in the sheet."""
    return ((page.number, label) for page in layout.pages for label in page.labels if label.pages)


SPLIT = max(TEN, key=lambda kunci: len(list(notes(layout_of(kunci)))))      # the SOP with most of them


def alone(first: int, prefix: str) -> Document:
    """The pages of that SOP as a document that begins with another number; without foot, so that its numbers are in notes alone."""
    section = next(s for s in example().document.sections for piece in s.pieces if piece.marks[0].name == SPLIT)
    (piece,) = (piece for piece in section.pieces if piece.marks[0].name == SPLIT)
    nothing = (None,) * len(piece.drawn.pages)
    bound = replace(section, pieces=(replace(piece, first=first, prefix=prefix),), heads=nothing, feet=nothing)
    return replace(example().document, sections=(bound,))


def opened(data: bytes) -> Any:
    return pdfplumber.open(io.BytesIO(data))


@cache
def book() -> Any:
    return opened(render_document_pdf(example().document))


def box(rect: Rect) -> tuple[float, float, float, float]:
    return to_pt(rect.x), to_pt(rect.y), to_pt(rect.right), to_pt(rect.bottom)


def read(page: Any, rect: Rect) -> str:
    return " ".join(page.crop(box(rect)).extract_text().split())


def symbols(layout: Layout) -> dict[str, tuple[int, Symbol]]:
    """Every symbol with its page in the sheet."""
    return {symbol.id: (page.number, symbol) for page in layout.pages for symbol in page.symbols}


def test_every_note_of_the_book_leads_to_its_partner() -> None:
    seen = 0
    for place in example().places:
        layout = layout_of(place.sop.kunci)
        known = symbols(layout)
        for number, label in notes(layout):
            said = re.findall(r"\d+", read(book().pages[place.halaman + number - 2], label.rect))
            assert len(said) == len(label.pages)
            for page, partner in zip(said, label.pages, strict=True):
                _, symbol = known[partner]
                there = book().pages[int(page) - 1]
                assert read(there, symbol.rect) == symbol.paragraphs[0].words
                assert page in there.extract_text().splitlines()[-1].split()      # it is printed at the foot
                seen += 1
    assert seen >= 10


@FIRST
def test_numbers_are_the_documents_and_stay_in_the_room_of_the_note(first: int, prefix: str) -> None:
    layout, pdf = layout_of(SPLIT), opened(render_document_pdf(alone(first, prefix)))
    for number, label in notes(layout):
        chars = [char for char in pdf.pages[number - 1].within_bbox(box(label.rect)).chars if char["text"] != " "]
        expected = "".join(paragraph.words for paragraph in label.paragraphs)
        assert "".join(char["text"] for char in chars) == "".join(renumbered(expected, first, prefix).split())
        left, right = min(char["x0"] for char in chars), max(char["x1"] for char in chars)
        assert (left + right) / 2 == pytest.approx(to_pt(label.rect.centre.x), abs=0.2)


def test_a_note_keeps_room_for_numbers_of_three_digits() -> None:
    layout = layout_of(SPLIT)
    for _, label in notes(layout):
        ((piece,),) = (line.pieces for line in label.paragraphs[0].lines)
        words = re.sub(r"\d+", "888", piece.run.text)
        assert layout.fonts.advance(words, piece.run.style.face, piece.run.style.size) < label.rect.w


def renumbered(words: str, first: int, prefix: str) -> str:
    return re.sub(r"\d+", lambda found: f"{prefix}{int(found[0]) - 1 + first}", words)


@FIRST
def test_who_listens_hears_the_same_numbers(first: int, prefix: str) -> None:
    """In the alternative texts of the PDF and of the DOCX."""
    spoken = sorted(renumbered(symbol.description, first, prefix) for _, symbol in symbols(layout_of(SPLIT)).values() if symbol.pages)
    heard = alternatives(opened(render_document_pdf(alone(first, prefix))))
    assert sorted(text for text in heard if text.startswith("Sambungan ")) == spoken
    body = etree.fromstring(parts(render_document_docx(alone(first, prefix)))["word/document.xml"])
    told = find(body, "//mc:Choice//wp:docPr/@descr[starts-with(., 'Sambungan ')]")
    assert sorted(told) == spoken


def alternatives(pdf: Any) -> list[str]:
    found, open_ = [], [pdf.doc.catalog["StructTreeRoot"].resolve()["K"]]
    while open_:
        element = open_.pop()
        element = element.resolve() if hasattr(element, "resolve") else element
        if isinstance(element, list):
            open_ += element
        elif isinstance(element, dict) and "S" in element:
            found.append(element.get("Alt", b"").decode("latin-1"))
            open_ += [element["K"]] if "K" in element else []
    return found


def test_word_prints_a_supplements_prefix_before_every_field() -> None:
    bare, prefixed = (
        etree.fromstring(parts(render_document_docx(alone(7, prefix)))["word/document.xml"]) for prefix in ("", "S12.")
    )
    assert page_fields(bare) == page_fields(prefixed)
    assert noted(bare)
    assert noted(prefixed) == [re.sub(r"(\d+)", r"S12.\1", words) for words in noted(bare)]


def noted(body: etree._Element) -> list[str]:
    """What the boxes say that name pages; the feet reckon theirs."""
    return ["".join(find(box, ".//w:t/text()")) for box in find(body, "//mc:Choice//w:txbxContent[.//w:r/w:instrText]")]
