"""The bound book: true numbers everywhere, whole, the same for equal input."""

from __future__ import annotations

import io
import pickle
import re
import zlib
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pdfplumber
import pikepdf
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from render.docx.opened import W
from tools import DEFINITIONS, write_agency

from sopdoc.book.definition import BAGIAN
from sopdoc.book.pages.contents import UNLISTED, mark_of
from sopdoc.cli.main import main
from sopdoc.diagnostics import Report
from sopdoc.model.sop import Pejabat
from sopdoc.render.document import PAGE_OF
from sopdoc.render.docx.bind import render_document_docx
from sopdoc.render.docx.slots import marks_slot
from sopdoc.render.pdf.document import render_document_pdf

from .bantu import LEFT_OUT, TEN, assemble, bind, book_of, example, example_sop


def test_every_part_stands_on_its_page_in_the_agencys_order() -> None:
    bound = example()
    marks = {mark.name: page for mark, page in bound.document.marks()}
    parts = [marks[mark_of(bagian)] for bagian in bound.book.bagian if mark_of(bagian) in marks]
    assert parts == sorted(parts)
    assert parts[0] == 1


def test_a_part_that_is_not_asked_for_is_left_out() -> None:
    book, _ = book_of(DEFINITIONS / "contoh-spo")
    assert book is not None
    names = {mark.name for mark, _ in bind((), DEFINITIONS / "contoh-spo").document.marks()}
    assert mark_of("keputusan") not in names
    assert mark_of("indeks pelaksana") in names


@given(parts=st.permutations(BAGIAN), count=st.integers(1, len(BAGIAN)))
@settings(max_examples=8)
def test_any_parts_in_any_order_stand_so_in_the_book_and_in_its_contents(parts: list[str], count: int) -> None:
    """The Lembar Pengesahan, which nobody signs here, is in neither."""
    book, _ = book_of(DEFINITIONS / "contoh")
    assert book is not None
    chosen = tuple(parts[:count])
    bound = assemble(replace(book, bagian=chosen, pengesahan=()), [example_sop(TEN[0])], Report())
    shown = [bagian for bagian in chosen if bagian != "pengesahan"]
    marks = [mark for mark, _ in bound.document.marks() if mark.name.startswith("@bagian")]
    assert [mark.name for mark in marks] == [mark_of(bagian) for bagian in shown if bagian != "sop"]
    pieces = [piece for section in bound.document.sections for piece in section.pieces]
    for piece in pieces:
        if piece.marks[0].name == mark_of("daftar isi"):
            listed = {name for name in piece.drawn.links if name.startswith("@bagian")}
            assert listed == {mark_of(bagian) for bagian in shown if bagian not in ("sop", *UNLISTED)}


def test_an_office_of_several_lines_keeps_them_where_it_signs_and_nowhere_else() -> None:
    book, _ = book_of(DEFINITIONS / "contoh")
    assert book is not None
    keputusan = replace(book.keputusan, pejabat=Pejabat("a.n. Bupati\nSekretaris Daerah", "Budi"))
    bound = assemble(replace(book, bagian=("keputusan",), keputusan=keputusan), [example_sop(TEN[0])], Report())
    (piece,) = (piece for section in bound.document.sections for piece in section.pieces)
    body = zlib.decompress(piece.drawn.body).decode()
    assert "KEPUTUSAN A.N. BUPATI SEKRETARIS DAERAH" in body
    assert body.count("<w:br/>") == len(keputusan.pejabat.jabatan.split("\n")[1:]) * 2       # under the decision and under its list


def test_pages_are_numbered_without_gap() -> None:
    document, number = example().document, 1
    for section in document.sections:
        for piece in section.pieces:
            assert piece.first == number
            number += len(piece.drawn.pages)
        assert len(section.heads) == len(section.feet) == sum(len(piece.drawn.pages) for piece in section.pieces)
    assert document.pages == number - 1


def test_feet_print_the_number_of_their_page() -> None:
    for section in example().document.sections:
        printed = ["".join(run.text for run in foot.paragraphs[0].runs) for foot in section.feet if foot]
        assert printed in ([], [str(section.first + n) for n in range(len(section.feet))])


def test_every_sop_has_its_place_also_the_one_left_out() -> None:
    bound = example()
    assert {place.sop.kunci for place in bound.places} == {*TEN, LEFT_OUT}
    marks = {mark.name: page for mark, page in bound.document.marks()}
    assert {place.sop.kunci: place.halaman for place in bound.places} == {kunci: marks[kunci] for kunci in (*TEN, LEFT_OUT)}


def test_upright_and_lying_pages_have_sections_of_their_own() -> None:
    for section in example().document.sections:
        assert len({(piece.drawn.paper, piece.drawn.margin) for piece in section.pieces}) == 1


def test_links_and_page_numbers_name_places_of_the_book() -> None:
    document = example().document
    names = {mark.name for mark, _ in document.marks()}
    linked = {link.target.removeprefix(PAGE_OF) for s in document.sections for p in s.pieces for link in p.drawn.pdf.structure.links}
    assert {*TEN, LEFT_OUT} <= linked
    assert linked - names <= {"pencadangan-data", "pelayanan-informasi-publik", "pembukaan-ruang-layanan", "survei-kepuasan-masyarakat",
                              "pemeliharaan-kendaraan-dinas", "peringatan-hari-jadi", "serah-terima-persediaan",
                              "penyusunan-standar-pelayanan", "penyelenggaraan-rapat", "penyusunan-laporan-kinerja"}


def test_a_drawn_sop_is_small_and_can_be_pickled() -> None:
    sop = example_sop("persetujuan-cuti")
    assert pickle.loads(pickle.dumps(sop)) == sop
    assert len(pickle.dumps(sop)) < 60_000


def test_equal_input_gives_equal_bytes_also_after_pickling() -> None:
    sops = [example_sop(kunci) for kunci in TEN[:4]]
    first, again = bind(sops).document, bind(pickle.loads(pickle.dumps(sops[::-1]))).document
    assert render_document_pdf(first) == render_document_pdf(again)
    assert render_document_docx(first) == render_document_docx(again)


def test_an_sop_in_another_font_keeps_it_in_word() -> None:
    sop = example_sop("persetujuan-cuti")
    assert sop.drawn is not None
    other = replace(sop, drawn=replace(sop.drawn, font="Bookman Old Style"))
    package = ZipFile(io.BytesIO(render_document_docx(bind([other]).document)))
    styles = etree.fromstring(package.read("word/styles.xml"))
    named = {one.get(f"{W}styleId") for one in styles if [fonts.get(f"{W}cs") for fonts in one.iter(f"{W}rFonts")] == ["Bookman Old Style"]}
    used = re.findall(r'<w:pStyle w:val="([^"]+)"', package.read("word/document.xml").decode())
    assert {"Kop", "Nama", "Cabang"} <= named <= set(used)


def test_a_book_without_sops_is_a_book() -> None:
    assert bind(()).document.pages >= 5


def test_the_pieces_hold_pages_that_word_can_count() -> None:
    for section in example().document.sections:
        for piece in section.pieces:
            body, pages = zlib.decompress(piece.drawn.body).decode(), len(piece.drawn.pages)
            assert [body.count(marks_slot(page)) for page in range(pages + 1)] == [1] * pages + [0]


def test_lampiran_stand_under_their_sop_in_contents_and_outline_with_the_page_where_they_begin(tmp_path: Path) -> None:
    folder = write_agency(tmp_path / "dinas", "pertama")
    (folder / "buku.yaml").write_text("judul: Buku SOP\n", "utf-8")
    with (folder / "pertama.yaml").open("a", encoding="utf-8") as file:
        file.write("lampiran:\n  - {judul: Formulir, isian: [Nama]}\n  - {judul: Daftar, kolom: [No.], kosong: 90}\n")
        file.write("  - {judul: Akhir, isi: Teks}\n")
    assert main(["book", str(folder), "-o", str(tmp_path / "output"), "--format", "pdf", "--quiet"]) == 0
    with pdfplumber.open(tmp_path / "output/dinas/buku.pdf") as pdf:
        texts = [page.extract_text() for page in pdf.pages]
    (listing,) = (text for text in texts if text.startswith("DAFTAR ISI") or "\nDAFTAR ISI\n" in text)
    listed = {title: int(number) for title, number in re.findall(r"(Lampiran [1-3]: \w+) (\d+)$", listing, re.MULTILINE)}
    begun = {title: number for number, text in enumerate(texts, 1) for title in re.findall(r"^Lampiran [1-3]: \w+$", text, re.MULTILINE)}
    assert listed == begun
    assert list(listed) == ["Lampiran 1: Formulir", "Lampiran 2: Daftar", "Lampiran 3: Akhir"]
    with pikepdf.open(tmp_path / "output/dinas/buku.pdf") as book, book.open_outline() as outline:
        titles = [[[part.title for part in sop.children] for sop in unit.children] for unit in outline.root]
    assert ["Lampiran 1: Formulir", "Lampiran 2: Daftar", "Lampiran 3: Akhir"] in [found for unit in titles for found in unit]
