"""The book's PDF, read back: what stands on which page, where links lead, what the outline says."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from functools import cache
from typing import Any

import page as validator
import pdfplumber
from render.archive_tools import Archive, faults
from tools import none

from sopdoc.model.nilai import Tanggal
from sopdoc.render.document import PAGE_OF
from sopdoc.render.pdf.document import render_document_pdf

from .bantu import LEFT_OUT, bind, example, example_sop


@cache
def content() -> bytes:
    return render_document_pdf(example().document)


@cache
def pdf() -> Any:
    return pdfplumber.open(io.BytesIO(content()))


@cache
def words(page: int) -> str:
    return " ".join(pdf().pages[page - 1].extract_text().split())


def test_it_has_the_documents_pages() -> None:
    assert len(pdf().pages) == example().document.pages


def test_the_table_of_contents_is_right() -> None:
    start = next(page for mark, page in example().document.marks() if mark.title == "Daftar Isi")
    for place in example().places:
        assert place.sop.fakta is not None
        line = re.search(rf"{place.urutan}\. {re.escape(place.sop.fakta.nama)} .*?(\d+)(?= \d+\. | Bagian | Daftar )", words(start))
        assert line, place.sop.kunci
        assert int(line[1]) == place.halaman


def test_every_sop_stands_where_its_place_says() -> None:
    for place in example().places:
        assert place.sop.fakta is not None
        page = words(place.halaman)
        assert place.sop.fakta.nama in page
        assert page.endswith(f"{place.halaman} Halaman 1 dari {place.jumlah}") or place.sop.kunci == LEFT_OUT


def test_the_page_of_an_sop_left_out_says_so() -> None:
    place = next(place for place in example().places if place.sop.kunci == LEFT_OUT)
    assert "tidak dimuat" in words(place.halaman)


def test_a_decision_without_number_is_a_draft() -> None:
    drawn = [tuple(round(share, 3) for share in curve["non_stroking_color"]) for curve in pdf().pages[1].curves if curve["fill"]]
    assert (0.867,) * 3 in drawn      # its watermark
    assert "KESATU" in words(2)
    assert "11 (sebelas)" in words(2)


def test_links_lead_to_the_sops_pages_inside_the_file() -> None:
    numbers = {page.page_obj.pageid: page.page_number for page in pdf().pages}
    targets = {numbers[link["data"]["Dest"][0].objid] for page in pdf().pages for link in page.annots}
    assert {place.halaman for place in example().places} <= targets
    assert b"GoToR" not in content()


def test_every_font_and_picture_is_there_once() -> None:
    assert content().count(b"/Length1") <= 8
    fonts = {char["fontname"] for page in pdf().pages for char in page.chars}
    assert all("+" in name for name in fonts)
    assert content().count(b"/Subtype/Image") <= 4


def test_the_outline_is_nested() -> None:
    titles = [(level, title) for level, title, *_ in pdf().doc.get_outlines()]
    assert (1, "Daftar Isi") in titles
    assert (1, "Bagian Organisasi") in titles
    assert (2, "Persetujuan Cuti Tahunan") in titles


def test_a_changed_sop_is_marked_in_the_contents() -> None:
    sop = example_sop("persetujuan-cuti")
    assert sop.fakta is not None
    changed = replace(sop.fakta, revisi_ke="2", tanggal=(*sop.fakta.tanggal, ("tanggal revisi", Tanggal(2026, 5, 3))))
    document = bind([replace(sop, fakta=changed)]).document
    start = next(page for mark, page in document.marks() if mark.title == "Daftar Isi")
    with pdfplumber.open(io.BytesIO(render_document_pdf(document))) as made:
        assert "● Rev. 2, 3 Mei 2026" in " ".join(made.pages[start - 1].extract_text().split())


def test_the_book_is_pdf_a_and_pdf_ua() -> None:
    none([f"{p}: {f.rule_id} {f.message}" for p in ("2a", "ua1") for f in validator.validate_pdf_bytes(content(), profile=p).failures])


def test_marks_elements_tables_and_links_of_the_book_hold_together() -> None:
    none(faults(content()))


def test_every_part_is_a_section_under_its_own_title() -> None:
    archive = Archive(content())
    sections = archive.root.kids
    assert len(sections) == len({mark.name for mark, _ in example().document.marks()})
    titles = [next((archive.words(node) for node in section.walk() if node.tag == "H1"), "") for section in sections]
    assert [title for title in titles if title in {place.sop.fakta.nama for place in example().places if place.sop.fakta}] == [
        place.sop.fakta.nama for place in example().places if place.sop.fakta
    ]
    assert titles[0] == ""                     # the cover has no heading
    assert "DAFTAR ISI" in titles


def test_words_that_lead_to_a_place_left_out_are_words() -> None:
    """An SOP's keterkaitan may name one that this book has not."""
    archive = Archive(content())
    known = {mark.name for mark, _ in example().document.marks()}
    links = [link for s in example().document.sections for p in s.pieces for link in p.drawn.pdf.structure.links]
    missing = [link for link in links if link.target.removeprefix(PAGE_OF) not in known]
    assert missing
    spans = [archive.words(node).strip() for node in archive.root.walk() if node.tag == "Span"]
    assert sorted(spans) == sorted(link.words.strip() for link in missing)
