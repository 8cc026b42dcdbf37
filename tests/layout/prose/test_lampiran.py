"""Lampiran: everything that the definition says stands on their pages, in its order, and tables say on every page what they are."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from layout_tools import flow, lines, sheet, words
from PIL import Image, ImageChops, ImageStat
from random_sop import lampiran, read_profil
from render.archive_tools import Archive

from sopdoc.diagnostics import Report
from sopdoc.geometry import mm, pt
from sopdoc.layout.engine import lay_out
from sopdoc.layout.prose.flow import OpenPage
from sopdoc.layout.prose.lampiran import LampiranPart, lay_lampiran
from sopdoc.layout.sheet import SLACK, Sheet
from sopdoc.layout.tree import Layout, Paragraph, Table, TextBlock
from sopdoc.layout.written import words_in
from sopdoc.model.lampiran import Baris, Berkas, Lampiran, Tabel
from sopdoc.model.sop import Identitas, Instansi, Sop
from sopdoc.model.teks import Isi
from sopdoc.render.docx import render_docx
from sopdoc.render.pdf.sheet import render_pdf
from sopdoc.revision.tree import as_isi

PAPERS = ("kertas: F4", "{kertas: A4, arah: tegak}", "{kertas: {lebar: 148, tinggi: 210}}")
ZERO_WIDTH = dict.fromkeys(map(ord, "\u200b\u00ad"))
laws = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def sop(*semua: Lampiran) -> Sop:
    return Sop("uji", "uji.yaml", Instansi(("UJI",)), Identitas("1", "Uji"), (flow(("Petugas",)),), semua)


def laid(semua: list[Lampiran], on: Sheet) -> tuple[LampiranPart, ...] | None:
    """None where a header leaves no room, which is told."""
    report = Report()
    parts = lay_lampiran(sop(*semua), on, report)
    assert {d.code for d in report.diagnostics} <= {"SOP410"}
    return None if report.has_galat else parts


def stacks(page: OpenPage) -> list[tuple[Paragraph, ...]]:
    """What is read on a page, heads that come again left out."""
    found: list[tuple[Paragraph, ...]] = []
    for block in page.blocks:
        if isinstance(block, TextBlock):
            found += () if block.again else (block.paragraphs,)
        else:
            found += (cell.paragraphs for cell in block.cells if not block.rows[cell.row].header)
    return found


def read(text: str) -> str:
    return "".join(text.translate(ZERO_WIDTH).split())


def said(paragraphs: tuple[Paragraph, ...]) -> str:
    return read("".join(map(words_in, paragraphs)))


def written(isi: Isi) -> str:
    return read("".join(("• " if b.penanda.value == "butir" else b.nomor) + b.polos for b in isi.blok))


def parts_of(one: Lampiran) -> list[str]:
    """The words of a lampiran cell by cell, its table's header left out."""
    rows = [isi for baris in (one.tabel.baris if one.tabel else ()) for isi in baris.sel]
    fields = [part for text in one.isian for part in (read(text), ":")]
    return [text for text in (written(one.isi), *fields, *map(written, rows), written(one.catatan)) if text]


@laws
@given(st.lists(lampiran(), min_size=1, max_size=3), st.sampled_from(PAPERS))
def test_no_word_is_lost_and_all_stand_in_their_order(semua: list[Lampiran], paper: str) -> None:
    """A cell that goes on overleaf is read cell by cell on either page; so the letters of all cells are counted, and the texts' order."""
    parts = laid(semua, sheet(paper))
    for one, part in zip(semua, parts or (), strict=parts is not None):
        found = [said(stack) for page in part.pages for stack in stacks(page)]
        assert found[0] == read(part.title)
        assert sorted("".join(found[1:])) == sorted("".join(parts_of(one)))
        if len(part.pages) == 1:
            assert [text for text in found[1:] if text] == parts_of(one)


@laws
@given(lampiran(80), st.sampled_from(PAPERS))
def test_a_table_repeats_title_and_header_on_every_page(one: Lampiran, paper: str) -> None:
    parts = laid([one], sheet(paper))
    if parts is None or one.tabel is None:
        return
    (part,) = parts
    blocks = [(page, block) for page in part.pages for block in page.blocks]
    tables = [(page, block) for page, block in blocks if isinstance(block, Table) and block.rows[0].header]
    for page, table in tables:
        assert [said(cell.paragraphs) for cell in table.cells if cell.row == 0] == [read(text) for text in one.tabel.kolom]
        heading = page.blocks[0]
        assert isinstance(heading, TextBlock)
        assert heading.heading
        assert read(part.title) in said(heading.paragraphs)
    assert sum(len(table.rows) - 1 for _, table in tables) >= len(one.tabel.baris) + one.tabel.kosong


@laws
@given(st.lists(lampiran(), min_size=1, max_size=2), st.sampled_from(PAPERS))
def test_everything_stands_inside_the_body(semua: list[Lampiran], paper: str) -> None:
    on = sheet(paper)
    for part in laid(semua, on) or ():
        for page in part.pages:
            assert page.blocks
            for block in page.blocks:
                assert on.body.y <= block.rect.y
                assert block.rect.bottom <= on.body.bottom - SLACK
                assert on.body.x <= block.rect.x <= block.rect.right <= on.body.right


def whole(*semua: Lampiran, profile: str = "kertas: F4") -> Layout:
    report = Report()
    sheets = lay_out(sop(*semua), read_profil(profile), report)
    assert sheets is not None, report.diagnostics
    return sheets.layout


FORMULIR = Lampiran("Formulir", words("Diisi pemohon"), ("Nama", "NIK"))
BARIS = Baris((words("1."), words("Fotokopi kartu keluarga")))
DAFTAR = Lampiran("Daftar Periksa", tabel=Tabel(("No.", "Yang diperiksa", "Ada"), (BARIS,), 2))


def test_each_begins_on_a_page_of_its_own_after_the_flow_with_the_sheets_foot() -> None:
    layout = whole(FORMULIR, DAFTAR)
    assert [page.form for page in layout.pages] == [False, True, True]
    assert [(mark.title, mark.page) for mark in layout.bookmarks[-2:]] == [("Lampiran 1: Formulir", 2), ("Lampiran 2: Daftar Periksa", 3)]
    assert [lines(page.footer.paragraphs[0]) for page in layout.pages if page.footer] == [[f"Halaman {n} dari 3"] for n in (1, 2, 3)]


def test_an_spo_has_its_reduced_head_over_them() -> None:
    layout = whole(FORMULIR, profile="identitas: {bentuk: spo}")
    head, gap, title = layout.pages[-1].blocks[:3]
    assert isinstance(head, Table)
    assert head.again
    assert gap.again
    assert isinstance(title, TextBlock)
    assert lines(title.paragraphs[0]) == ["Lampiran 1: Formulir"]


def test_the_pages_before_are_what_they_were() -> None:
    before, after = whole(), whole(FORMULIR)
    assert [page.blocks for page in after.pages[:-1]] == [page.blocks for page in before.pages]


def test_a_line_to_write_on_is_as_long_as_the_room_beside_its_words() -> None:
    table = whole(FORMULIR).pages[-1].blocks[2]
    assert isinstance(table, Table)
    line = table.cells[2]
    assert (line.paragraphs, line.borders) == ((), ("bawah",))
    assert line.rect.w > table.rect.w // 2


def test_columns_of_ticks_are_narrow_and_their_signs_stand_in_the_middle() -> None:
    table = whole(DAFTAR).pages[-1].blocks[-1]
    assert isinstance(table, Table)
    no, what, there = (right - left for left, right in zip(table.edges, table.edges[1:], strict=False))
    assert what > 8 * max(no, there)
    assert table.cells[3].paragraphs[0].align == "tengah"


def test_short_words_stand_at_the_left_and_numbers_with_their_unit_in_the_middle() -> None:
    texts = ("1.", "Fisik", "2 buah", "Ya", "-"), ("2.", "Psikis", "3 lbr", "☐", "A4")
    rows = tuple(Baris(tuple(map(as_isi, row))) for row in texts)
    table = whole(Lampiran("A", tabel=Tabel(("No.", "Jenis", "Jumlah", "Ada", "Kode"), rows))).pages[-1].blocks[-1]
    assert isinstance(table, Table)
    assert [cell.paragraphs[0].align for cell in table.cells if cell.row == 1] == ["tengah", "kiri", "tengah", "tengah", "tengah"]


def test_empty_columns_share_the_room_but_for_those_of_numbers_and_ticks() -> None:
    titles = ("No.", "Penguji", "Nilai (%)", "Hari, tanggal, dan tanda tangan", "L", "Tidak ada")
    table = whole(Lampiran("A", tabel=Tabel(titles, (), 3))).pages[-1].blocks[-1]
    assert isinstance(table, Table)
    width = dict(zip(titles, (right - left for left, right in zip(table.edges, table.edges[1:], strict=False)), strict=True))
    assert abs(width["Penguji"] - width["Hari, tanggal, dan tanda tangan"]) <= pt(1)
    assert all(mm(12) - pt(1) <= width[title] <= mm(20) for title in ("No.", "Nilai (%)", "L", "Tidak ada"))


@pytest.mark.parametrize("one", [
    replace(FORMULIR, judul="panjang " * 400),
    Lampiran("A", tabel=Tabel(("sangat panjang sekali " * 150,) * 3, (), 3)),
])
def test_a_title_or_header_that_leaves_no_room_is_told(one: Lampiran) -> None:
    report = Report()
    lay_out(sop(one), read_profil("kertas: F4"), report)
    assert {d.code for d in report.diagnostics} == {"SOP410"}


def test_word_has_the_same_words_in_the_same_order() -> None:
    layout = whole(FORMULIR, DAFTAR)
    with zipfile.ZipFile(io.BytesIO(render_docx(layout))) as archive:
        text = "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)", archive.read("word/document.xml").decode()))
    first, second = "Lampiran1:FormulirDiisipemohonNama:NIK:", "Lampiran2:DaftarPeriksaNo.YangdiperiksaAda1.Fotokopikartukeluarga"
    assert 0 < read(text).index(first) < read(text).index(second)


def pictured(tmp_path: Path, width: int, height: int, catatan: str = "") -> Layout:
    Image.new("RGB", (width, height), "red").save(tmp_path / "a.png")
    berkas = Berkas("gambar", "", "Denah ruang", nama="a.png", path=tmp_path / "a.png")
    return whole(Lampiran("Denah", berkas=berkas, catatan=words(catatan) if catatan else Isi()))


@pytest.mark.parametrize("size", [(40, 30), (4000, 30), (30, 4000), (3000, 2000)])
def test_a_picture_keeps_its_shape_inside_the_page_with_the_text_that_belongs_to_it(tmp_path: Path, size: tuple[int, int]) -> None:
    page = pictured(tmp_path, *size, catatan="Skala 1 : 100").pages[-1]
    assert len(pictured(tmp_path, *size, catatan="Skala 1 : 100").pages) == 2
    table, text = page.blocks[1:3]
    assert isinstance(table, Table)
    (cell,) = table.cells
    assert cell.picture_rect
    assert (cell.picture_words, cell.borders) == ("Denah ruang", ())
    rect = cell.picture_rect
    assert table.rect.x <= rect.x <= rect.right <= table.rect.right
    assert table.rect.y <= rect.y <= rect.bottom <= table.rect.bottom
    assert abs(rect.w * size[1] - rect.h * size[0]) <= max(size) * 2
    assert isinstance(text, TextBlock)
    assert lines(text.paragraphs[0]) == ["Skala 1 : 100"]


def test_a_small_picture_is_not_blown_up(tmp_path: Path) -> None:
    table = pictured(tmp_path, 96, 48).pages[-1].blocks[1]
    assert isinstance(table, Table)
    assert table.cells[0].picture_rect
    assert (table.cells[0].picture_rect.w, table.cells[0].picture_rect.h) == (pt(72), pt(36))


@pytest.mark.parametrize("file", ["a.png", "a.jpg"])
def test_a_watermark_is_seen_behind_a_picture_which_looks_as_it_did(tmp_path: Path, file: str) -> None:
    page = Image.linear_gradient("L").convert("RGB")
    page.paste("red", (20, 20, 60, 60))
    page.paste("white", (80, 80, 200, 200))
    page.save(tmp_path / file, quality=100)
    definition = sop(Lampiran("Denah", berkas=Berkas("gambar", "", "Denah", nama=file, path=tmp_path / file)))
    plain, copy = (picture_on(definition, profil) for profil in ("{}", "cap air: SALINAN"))
    assert copy.getpixel((100, 100))[3] == 0
    white = Image.new("RGBA", copy.size, "white")
    difference = ImageChops.difference(Image.alpha_composite(white, copy).convert("RGB"), plain.convert("RGB"))
    assert max(ImageStat.Stat(difference).mean) < 1          # of 255


def picture_on(definition: Sop, profil: str) -> Image.Image:
    """That of a sheet's only lampiran."""
    (part,) = lay_lampiran(definition, sheet(profil), Report())
    (picture,) = (cell.picture for block in part.pages[0].blocks if isinstance(block, Table) for cell in block.cells if cell.picture)
    return Image.open(io.BytesIO(picture.data)).convert("RGBA")


def test_what_a_picture_shows_is_said_in_pdf_and_word(tmp_path: Path) -> None:
    layout = pictured(tmp_path, 40, 30)
    archive = Archive(render_pdf(layout))
    figures = [str(node.object.Alt) for node in archive.root.walk() if node.tag == "Figure"]
    assert figures.count("Denah ruang") == 1
    with zipfile.ZipFile(io.BytesIO(render_docx(layout))) as word:
        assert 'name="Gambar" descr="Denah ruang"' in word.read("word/document.xml").decode()
