"""The book's DOCX: true numbers in its fields, valid, and laid out by LibreOffice as the PDF is."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from functools import cache
from pathlib import Path

import pdfplumber
from lxml import etree
from openxml_audit import OpenXmlValidator
from tools import require_tool

from sopdoc.render.docx.bind import render_document_docx
from sopdoc.render.docx.references import anchor

from .bantu import bind, example, example_sop

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FIELD = re.compile(r'PAGEREF (\w+) \\h </w:instrText></w:r>.*?<w:t xml:space="preserve">(\d+)</w:t>')


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


def test_cached_page_numbers_are_true() -> None:
    pages = {anchor(mark.name): page for mark, page in example().document.marks()}
    cached = FIELD.findall(xml())
    assert len(cached) > 60
    assert all(pages[name] == int(number) for name, number in cached)


def test_the_contents_are_words_own_field_and_nothing_is_updated_on_opening() -> None:
    assert xml().count(" TOC \\o") == 1
    assert "updateFields" not in zipfile.ZipFile(io.BytesIO(content())).read("word/settings.xml").decode()
    assert xml().count('fldCharType="begin"') == xml().count('fldCharType="end"')


def test_every_link_has_its_bookmark_and_every_bookmark_is_once() -> None:
    names = re.findall(r'<w:bookmarkStart w:id="\d+" w:name="(\w+)"/>', xml())
    assert len(names) == len(set(names))
    assert set(re.findall(r'<w:hyperlink w:anchor="(\w+)"', xml())) <= set(names)
    assert all(len(name) <= 40 for name in names)


def test_no_bookmark_stands_in_a_paragraph_that_ends_a_section() -> None:
    ends = [p for p in body().iter(f"{W}p") if p.find(f"{W}pPr/{W}sectPr") is not None]
    assert len(ends) == len(example().document.sections) - 1
    assert [p for p in ends if p.find(f".//{W}bookmarkStart") is not None] == []


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
    """Every page has the words of ours at its head and foot: PAGE and PAGEREF are live there."""
    path = tmp_path / "buku.docx"
    path.write_bytes(content())
    profile = f"-env:UserInstallation=file://{tmp_path}/profil"
    command = [require_tool("soffice"), profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    marks = {mark.title: page for mark, page in example().document.marks() if mark.title}
    with pdfplumber.open(tmp_path / "buku.pdf") as made:
        texts = [" ".join(page.extract_text().split()) for page in made.pages]
    assert len(texts) == example().document.pages
    for place in example().places:
        assert place.sop.fakta is not None
        assert place.sop.fakta.nama in texts[place.halaman - 1]
    contents = texts[marks["Daftar Isi"] - 1]
    assert f"Daftar SOP {marks['Daftar SOP']}" in contents
    assert all(re.search(rf"\b{number}\b", text) for number, text in enumerate(texts[1:], 2))
