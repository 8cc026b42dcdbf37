"""A book of SOPs gives a definition for each of them; its other pages are told and stand in none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest
from book.bantu import TEN, example
from tools import built, lacking

from impor.identity.test_impor_identity import sheet
from impor.imported import naskah_of
from impor.sketches import WORD, Pen, Table, page, words_at
from sopdoc.diagnostics import Diagnostic, Report
from sopdoc.impor.file import in_pages, read_file
from sopdoc.impor.page import Page, Word
from sopdoc.impor.reading import Read, read_of
from sopdoc.impor.written.definition import Definition
from sopdoc.render.document import Document
from sopdoc.render.docx.bind import render_document_docx
from sopdoc.render.pdf.document import render_document_pdf
from sopdoc.revision.compare import compare
from sopdoc.revision.shown import shown

Found = tuple[tuple[Definition, ...], tuple[Diagnostic, ...]]

BINDERS: dict[str, Callable[[Document], bytes]] = {"pdf": render_document_pdf, "docx": render_document_docx}


@cache
def book(ending: str, path: Path) -> Found:
    if find_spec("pypdfium2") is None:
        lacking("pypdfium2, which is not installed")
    report = Report()
    path.write_bytes(BINDERS[ending](example().document))
    return read_file(path, report), report.diagnostics


@pytest.fixture(params=BINDERS)
def found(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Found:
    return book(request.param, tmp_path_factory.getbasetemp() / f"buku.{request.param}")


def test_every_sop_of_our_own_book_comes_back(found: Found, tmp_path: Path) -> None:
    old = {naskah.sop.identitas.nama: naskah for name in TEN if (naskah := built(f"contoh/{name}").reading.naskah)}
    assert {one.nama for one in found[0]} == set(old)
    for number, one in enumerate(found[0]):
        (tmp_path / str(number)).mkdir()
        assert (one.nama, one.doubts) == (one.nama, ())
        new = naskah_of(one, tmp_path / str(number))
        assert (one.nama, compare(*shown(old[one.nama], new)).perubahan) == (one.nama, ())


def test_every_other_page_is_told(found: Found) -> None:
    read = {paper.number for one in found[0] for paper in one.papers}
    others = [number for number in range(1, example().document.pages + 1) if number not in read]
    (told,) = found[1]
    assert (told.code, told.message.split(" /")[0]) == ("SOP712", in_pages(others))
    assert len(others) > 10


def test_pages_are_named_as_people_do() -> None:
    assert in_pages([9, 1, 2, 3]) == "hlm. 1–3, 9"


def named(nama: str, number: int) -> Page:
    """An identity sheet of that SOP."""
    drawn = sheet(WORD)
    words = tuple(replace(word, text=nama) if word.text == "Peminjaman" else word for word in drawn.words)
    return replace(drawn, number=number, words=words)


def flow(number: int) -> Page:
    return page(Table(("Staf", "Kepala"), 2), Pen(WORD), number)


def said(number: int, *words: Word) -> Page:
    return Page(number, 600, 800, words, ())


def parted(*pages: Page) -> tuple[list[tuple[int, ...]], tuple[int, ...], tuple[int, ...]]:
    read: Read = read_of(pages)
    return [one.pages for one in read.sheets], read.beside, read.flowless


def word(text: str) -> Word:
    return replace(sheet(WORD).words[0], text=text)


def test_a_cover_belongs_to_no_sop() -> None:
    assert parted(said(1, word("BUKU")), named("Cuti", 2), flow(3)) == ([(2, 3)], (1,), ())


def test_a_page_between_two_sops_belongs_to_none() -> None:
    pages = (named("Cuti", 1), flow(2), said(3, word("BAB")), named("Mutasi", 4), flow(5))
    assert parted(*pages) == ([(1, 2), (4, 5)], (3,), ())


def test_a_page_behind_the_only_sop_is_its_own() -> None:
    read = read_of((named("Cuti", 1), flow(2), said(3, word("Lampiran"))))
    assert (read.beside, read.sheets[0].strange) == ((), (3,))


@pytest.mark.parametrize(("more", "strange"), [((), ()), ((word("-3-"),), ()), ((word("Denah"),), (3,))])
def test_a_page_that_only_repeats_a_foot_says_nothing(more: tuple[Word, ...], strange: tuple[int, ...]) -> None:
    foot = words_at("Dokumen ini telah ditandatangani", 40, 780)
    first = named("Cuti", 1)
    read = read_of((replace(first, words=(*first.words, *foot)), flow(2), said(3, *foot, *more)))
    assert read.sheets[0].strange == strange


def test_an_identity_sheet_without_a_flow_is_told() -> None:
    assert parted(named("Cuti", 1), named("Mutasi", 2), flow(3)) == ([(2, 3)], (), (1,))


def test_the_head_of_an_sop_that_comes_again_begins_no_other() -> None:
    assert parted(named("Cuti", 1), flow(2), named("Cuti", 3)) == ([(1, 2)], (), ())


def test_an_identity_sheet_of_an_unknown_form_stays_with_its_flow() -> None:
    drawn = sheet(WORD)
    few = tuple(one for one in drawn.words if one.text not in ("DASAR", "Tgl.", "Tanggal"))
    assert parted(said(1, word("BUKU")), replace(drawn, number=2, words=few), flow(3)) == ([(2, 3)], (1,), ())
