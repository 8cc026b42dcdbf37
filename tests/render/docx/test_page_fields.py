"""Numbers of pages are fields: true as written, and true again after the pages have moved."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pdfplumber
import pytest
from lxml import etree
from tools import GALLERY_NAMES, built, document, require_tool

from sopdoc.geometry import Rect, to_pt
from sopdoc.layout.tree import COUNT, Label, Layout, Run
from sopdoc.render.docx import render_docx
from sopdoc.render.docx.looks import NO_LOOK
from sopdoc.render.docx.piece import BEGIN, END, PieceReferences
from sopdoc.render.docx.references import References
from sopdoc.render.docx.slots import Filling, fill
from sopdoc.render.docx.text import runs_xml
from sopdoc.render.pages_said import PageNumbers

from .edits import packed, spoil
from .opened import NS, W, bookmark_pages, find, formula, page_fields, parts, root
from .sample import sample, style


def notes(layout: Layout) -> Iterator[tuple[int, Label]]:
    """Every note of a segilima with its page."""
    return ((page.number, label) for page in layout.pages for label in page.labels if label.pages)


def layout_of(name: str) -> Layout:
    sheets = built(name).sheets
    assert sheets is not None
    return sheets.layout


NOTED = [name for name in GALLERY_NAMES if any(notes(layout_of(name)))]
noted = pytest.mark.parametrize("name", NOTED)


@noted
def test_every_field_has_its_bookmark_once_and_is_true(name: str) -> None:
    body = root(document(name, "docx"))
    marks = bookmark_pages(body)
    assert max(Counter(mark for mark, _ in marks).values()) == 1
    assert all(dict(marks)[mark] == int(cached) for mark, cached in page_fields(body))
    assert len(page_fields(body)) == sum(len(label.pages) for _, label in notes(layout_of(name)))


@noted
def test_a_note_names_the_pages_of_the_symbols_at_its_other_ends(name: str) -> None:
    layout = layout_of(name)
    where = {symbol.id: page.number for page in layout.pages for symbol in page.symbols}
    for _, label in notes(layout):
        said = " ".join(paragraph.words for paragraph in label.paragraphs)
        assert [where[symbol] for symbol in label.pages] == numbers(said)


def test_words_around_the_number_stay() -> None:
    boxes = find(root(render_docx(sample())), "//mc:Choice//w:txbxContent[.//w:instrText]")
    assert ["".join(find(box, ".//w:t/text()")) for box in boxes] == ["ke hal. 3", "dari hal. 2"]


def test_a_note_has_room_for_the_numbers_of_a_book() -> None:
    for indent in find(root(render_docx(sample())), "//mc:Choice//w:txbxContent[.//w:instrText]/w:p/w:pPr/w:ind"):
        assert int(indent.get(f"{W}left")) + int(indent.get(f"{W}right")) <= -200      # 10 pt: three digits of a note's type


def test_numbers_in_a_branchs_word_are_words() -> None:
    (box,) = find(root(render_docx(sample())), "//mc:Choice//w:txbxContent[contains(., 'Tidak')]")
    assert not find(box, ".//w:fldChar")


def with_page_in_front(data: bytes) -> bytes:
    """The document behind one more page, its fields not yet updated and all wrong."""
    opened = parts(data)
    body = etree.fromstring(opened["word/document.xml"])
    spoil(body)
    first = etree.Element(f"{W}p")
    etree.SubElement(etree.SubElement(first, f"{W}r"), f"{W}br").set(f"{W}type", "page")
    find(body, "/w:document/w:body")[0].insert(0, first)
    opened["word/document.xml"] = etree.tostring(body, xml_declaration=True, encoding="UTF-8", standalone=True)
    return packed(opened)


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the PDFs that LibreOffice makes of the definitions with notes, each behind one more page."""
    soffice, folder = require_tool("soffice"), tmp_path_factory.mktemp("fields")
    for number, name in enumerate(NOTED):
        (folder / f"{number}.docx").write_bytes(with_page_in_front(document(name, "docx")))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [soffice, "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder), *map(str, folder.glob("*.docx"))]
    subprocess.run(command, check=True, capture_output=True, timeout=600)
    return folder


@noted
def test_libreoffice_prints_numbers_that_follow_the_pages(name: str, printed: Path) -> None:
    layout = layout_of(name)
    with pdfplumber.open(printed / f"{NOTED.index(name)}.pdf") as pdf:
        assert len(pdf.pages) == len(layout.pages) + 1
        for number, label in notes(layout):
            said = pdf.pages[number].crop(around(label.rect)).extract_text()
            assert numbers(said) == [page + 1 for page in numbers(" ".join(p.words for p in label.paragraphs))]


def numbers(text: str) -> list[int]:
    return [int(digits) for digits in re.findall(r"\d+", text)]


def around(rect: Rect) -> tuple[float, ...]:
    """In pt, with room for what engines differ by, and none for a note beside it."""
    return to_pt(rect.x) - 2, to_pt(rect.y) - 2, to_pt(rect.right) + 2, to_pt(rect.bottom) + 2


def test_a_sheets_head_says_which_page_of_how_many() -> None:
    count = Run("2/5", style(), field=COUNT)
    declared = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NS.items())
    paragraph = etree.fromstring(f"<x {declared}>{runs_xml([count], ['2/5'], References(), NO_LOOK)}</x>")
    assert [code.strip() for code in find(paragraph, "//w:instrText/text()")] == ["PAGE", "NUMPAGES"]
    assert "".join(find(paragraph, "//w:t/text()")) == "2/5"


def test_in_a_book_they_are_reckoned_from_the_pages_of_the_sheet() -> None:
    references = PieceReferences()
    written = runs_xml([Run("2/5", style(), field=COUNT)], ["2/5"], references, NO_LOOK)
    declared = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NS.items())
    page, total = find(etree.fromstring(f"<x {declared}>{fill(written, Filling(numbers=PageNumbers(11)))}</x>"), "//w:r[.//w:fldChar]")
    begin, end = (fill(references.edge(which)) for which in (BEGIN, END))
    assert formula(page) == (["=", "PAGE", "-", f"PAGEREF {begin}", "+ 1"], ["12", "11", "2"], "2")
    assert formula(total) == (["=", f"PAGEREF {end}", "-", f"PAGEREF {begin}", "+ 1"], ["15", "11", "5"], "5")
