"""The book's DOCX: true numbers in its fields, valid, and laid out by LibreOffice as the PDF is."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from dataclasses import replace
from functools import cache
from pathlib import Path

import pdfplumber
from lxml import etree
from openxml_audit import OpenXmlValidator
from render.docx.edits import packed, spoil
from render.docx.opened import W, bookmark_pages, find, formula, page_fields, parts
from tools import require_tool

from sopdoc.book.edition.edition import Edisi
from sopdoc.diagnostics import Report
from sopdoc.layout.tree import UNDATED
from sopdoc.model.nilai import Tanggal
from sopdoc.render.docx.bind import render_document_docx
from sopdoc.render.docx.references import anchor

from .bantu import assemble, bind, example, example_sop


@cache
def content() -> bytes:
    return render_document_docx(example().document)


@cache
def xml() -> str:
    return zipfile.ZipFile(io.BytesIO(content())).read("word/document.xml").decode()


@cache
def body() -> etree._Element:
    return etree.fromstring(xml().encode())[0]


def test_a_validator_finds_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "buku.docx"
    path.write_bytes(content())
    assert [str(error) for error in OpenXmlValidator().validate(str(path)).errors] == []


def test_every_text_box_without_shapes_is_of_one_kind_said_once() -> None:
    boxes = find(body(), ".//mc:Fallback//v:shape[v:textbox]/@type")
    assert len(boxes) > 20
    assert {kind.removeprefix("#") for kind in boxes} == {*find(body(), ".//v:shapetype[@id='_x0000_t202']/@id")}
    assert len(find(body(), ".//v:shapetype[@id='_x0000_t202']")) == 1


def test_cached_page_numbers_are_true() -> None:
    pages, cached = dict(bookmark_pages(body())), page_fields(body())
    assert pages.items() >= {anchor(mark.name): page for mark, page in example().document.marks()}.items()
    assert len(cached) > 80
    assert [(name, number) for name, number in cached if pages[name] != int(number)] == []


def test_every_sheet_counts_its_own_pages_from_its_bookmarks() -> None:
    pages = dict(bookmark_pages(body()))
    reckoned = [formula(run) for run in find(body(), ".//w:r[mc:AlternateContent/mc:Choice/w:fldChar]")]
    assert len(reckoned) >= 2 * len([mark for mark, _ in example().document.marks() if mark.level == 2])
    for codes, (reached, first, result), shown in reckoned:
        assert int(reached) - int(first) + 1 == int(result) == int(shown)
        for code, number in zip((codes[1], codes[3]), (reached, first), strict=True):
            assert code == "PAGE" or pages[code.removeprefix("PAGEREF ")] == int(number)


def test_no_field_encloses_a_table_and_nothing_is_updated_on_opening() -> None:
    """Word replaces what stands between the ends of a field."""
    inside = 0
    for element in body().iter(f"{W}fldChar", f"{W}tbl"):
        inside += {"begin": 1, "end": -1}.get(element.get(f"{W}fldCharType", ""), 0)
        assert element.tag != f"{W}tbl" or inside == 0
    assert " TOC " not in xml()
    assert "updateFields" not in zipfile.ZipFile(io.BytesIO(content())).read("word/settings.xml").decode()


def test_every_link_has_its_bookmark_and_every_bookmark_is_once() -> None:
    names = re.findall(r'<w:bookmarkStart w:id="\d+" w:name="(\w+)"/>', xml())
    assert len(names) == len(set(names))
    assert set(re.findall(r'<w:hyperlink w:anchor="(\w+)"', xml())) <= set(names)
    assert all(len(name) <= 40 for name in names)


def test_no_bookmark_stands_in_a_paragraph_that_ends_a_section() -> None:
    ends = [p for p in body().iter(f"{W}p") if p.find(f"{W}pPr/{W}sectPr") is not None]
    assert len(ends) == len(example().document.sections) - 1
    assert [p for p in ends if p.find(f".//{W}bookmarkStart") is not None] == []


def test_its_date_is_that_of_the_decision_whatever_edition_is_issued() -> None:
    book, sops = example().book, [example_sop("persetujuan-cuti")]
    decided = replace(book, keputusan=replace(book.keputusan, tanggal=Tanggal(2026, 3, 2)))
    issued = replace(decided, edisi=Edisi(1, Tanggal(2026, 4)))
    dates = [assemble(one, sops, Report()).document.dates for one in (book, decided, issued)]
    assert [changed for _, changed in dates] == [UNDATED, "2026-03-02T00:00:00Z", "2026-03-02T00:00:00Z"]
    assert b'W3CDTF">1980-01-01T00:00:00Z<' in zipfile.ZipFile(io.BytesIO(content())).read("docProps/core.xml")


def test_numbers_of_drawings_are_unique() -> None:
    ids = re.findall(r'<wp:docPr id="(\d+)"', xml())
    assert len(ids) == len(set(ids)) > 200
    assert "0" not in ids
    heights = re.findall(r'relativeHeight="(\d+)"', xml())
    assert len(heights) == len(set(heights))


def test_sections_have_their_paper_header_and_footer() -> None:
    sections = list(body().iter(f"{W}sectPr"))
    assert len(sections) == len(example().document.sections)
    for section, written in zip(example().document.sections, sections, strict=True):
        paper = section.pieces[0].drawn.paper
        assert (written.find(f"{W}pgSz").get(f"{W}orient") == "landscape") == (paper.w > paper.h)
        assert len(written.findall(f"{W}headerReference")) == len(written.findall(f"{W}footerReference")) == 1


def test_a_link_to_an_sop_outside_of_the_book_becomes_words() -> None:
    alone = zipfile.ZipFile(io.BytesIO(render_document_docx(bind([example_sop("persetujuan-cuti")]).document)))
    written = alone.read("word/document.xml").decode()
    assert anchor("pengelolaan-surat-masuk") not in written
    assert "SOP Pengelolaan Surat Masuk" in written


def test_libreoffice_finds_the_same_pages(tmp_path: Path) -> None:
    """Every page has the words of ours at its head and foot; what is cached in fields is not asked."""
    texts = printed(tmp_path)
    assert len(texts) == example().document.pages
    for place in example().places:
        assert place.sop.fakta is not None
        assert place.sop.fakta.nama in texts[place.halaman - 1]
    marks = {mark.title: page for mark, page in example().document.marks() if mark.title and not mark.level}
    contents = texts[marks["Daftar Isi"] - 1]
    listed = {title: page for title, page in marks.items() if title not in ("Sampul", "Daftar Isi")}
    assert [title for title, page in listed.items() if f"{title} {page}" not in contents] == []
    assert all(re.search(rf"\b{number}\b", text) for number, text in enumerate(texts[1:], 2))


def printed(folder: Path) -> list[str]:
    """The words of the pages that LibreOffice makes of the book, which has nothing but 0 in its fields."""
    opened = parts(content())
    main = etree.fromstring(opened["word/document.xml"])
    spoil(main)
    opened["word/document.xml"] = etree.tostring(main, xml_declaration=True, encoding="UTF-8", standalone=True)
    (folder / "buku.docx").write_bytes(packed(opened))
    profile = f"-env:UserInstallation=file://{folder}/profil"
    command = [require_tool("soffice"), profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(folder / "buku.docx")]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    with pdfplumber.open(folder / "buku.pdf") as made:
        return [" ".join(page.extract_text().split()) for page in made.pages]
