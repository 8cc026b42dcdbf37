"""Sheets of ours with what random ones seldom have together come back from every document, PDF and DOCX and JSON."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from layout.random_sop import INSTANSI, Case, isi_of

from impor.test_round_trip import READ, changes
from sopdoc.model.lampiran import Lampiran
from sopdoc.model.nilai import Tanggal
from sopdoc.model.sop import Alur, Bentuk, Identitas, Kegiatan, Pejabat, Pelaksana, Sambungan, Simbol, Sop
from sopdoc.model.teks import Blok, Isi, Kata, Penanda

BERKAS = isi_of("Berkas")
LANES = tuple(Pelaksana(f"p{n}", name, "Satker Penerima") for n, name in enumerate(("Bupati", "Analis Kebijakan")))
LONG = "a.n. KEPALA DINAS\nSekretaris\nu.b.\nKepala Subbagian Umum dan Kepegawaian"


def row(number: int, *lanes: str, bentuk: Bentuk = Bentuk.PROSES, output: Isi = BERKAS, judul: tuple[Isi, ...] = ()) -> Kegiatan:
    """With one symbol over these columns."""
    simbol = Simbol(f"{number}", lanes[0], bentuk, bersama=lanes[1:])
    return Kegiatan(f"{number}", f"{number}", isi_of("Menerima dan memeriksa berkas"), (simbol,), output=output, judul=judul)


def sheet(
    kegiatan: tuple[Kegiatan, ...], penyiap: dict[str, tuple[Pejabat, ...]], look: str = "kertas: A4\narah: tegak",
    ways: tuple[str, ...] = ("",), lampiran: tuple[Lampiran, ...] = (), bagian: dict[str, Isi] | None = None,
) -> Case:
    """`ways`: titles of its variants, which are alike."""
    lines = tuple(Sambungan(a.id, b.id) for a, b in pairwise(kegiatan))
    said = Identitas("1", "Uji Coba", {"tanggal efektif": Tanggal(2025, 6, 2)}, bagian=bagian or {}, penyiap=penyiap)
    said = replace(said, disahkan_oleh=Pejabat("Kepala Dinas"))
    return Case(Sop("uji", "uji.yaml", INSTANSI, said, tuple(Alur(way, LANES, kegiatan, lines) for way in ways), lampiran), look)


@pytest.mark.parametrize("ending", READ)
def test_a_rule_from_a_symbol_across_it_to_a_title_row_is_no_line_of_the_flow(ending: str) -> None:
    rows = (
        row(1, "p0", "p1", bentuk=Bentuk.MULAI), row(2, "p0"), row(3, "p0", "p1"), row(4, "p1", judul=(isi_of("I. PENERIMAAN"),)),
        row(5, "p0", bentuk=Bentuk.SELESAI),
    )
    assert changes(sheet(rows, {}), ending) == []


@pytest.mark.parametrize("ending", READ)
@pytest.mark.parametrize("ways", [("",), ("Cara 1", "Cara 2")], ids=["one flow", "two"])
def test_boxes_to_sign_in_that_have_a_page_of_their_own_are_read(ways: tuple[str, ...], ending: str) -> None:
    rows = (row(1, "p0", bentuk=Bentuk.MULAI), *(row(n, "p1") for n in range(2, 8)), row(8, "p0", bentuk=Bentuk.SELESAI))
    examined = tuple(Pejabat(jabatan, "Dewi") for jabatan in ("Analis", LONG, "Kepala Bidang", LONG, "Camat"))
    drawn_up = (Pejabat("Kepala Seksi", "Siti Aminah"), Pejabat(LONG, "Budi Santoso", "Penata"))
    penyiap = {"disusun oleh": drawn_up, "diperiksa oleh": examined}
    assert changes(sheet(rows, penyiap, "kertas: A4\narah: mendatar\ntanda tangan akhir: ya", ways), ending) == []


@pytest.mark.parametrize("ending", READ)
def test_a_number_alone_on_the_last_line_of_an_item_is_its_last_word(ending: str) -> None:
    texts = ("permohonan SK/Perbup/Perda sesuai", "Kepala Bidang ke Sub-Bagian pertanggungjawaban 3")
    items = Isi(tuple(Blok((Kata(text),), Penanda.NOMOR, f"({n})") for n, text in enumerate(texts, 1)))
    rows = (row(1, "p0", bentuk=Bentuk.MULAI, output=items), row(2, "p1", bentuk=Bentuk.SELESAI, output=items))
    assert changes(sheet(rows, {}), ending) == []


@pytest.mark.parametrize("ending", READ)
@pytest.mark.parametrize("penanda", [Penanda.BUTIR, Penanda.TANPA])
def test_words_before_a_colon_begin_a_text_of_ours_and_no_section(penanda: Penanda, ending: str) -> None:
    """In a section as wide as the table, where other offices write the titles of their own so."""
    address = (Kata("https:", tebal=True), Kata("//jdih.example.go.id/dok"))
    items = Isi(tuple(Blok(kata, penanda) for kata in ((Kata("Catatan: simpan berkasnya"),), address)))
    rows = (row(1, "p0", bentuk=Bentuk.MULAI), row(2, "p1", bentuk=Bentuk.SELESAI))
    look = "kertas: A4\narah: mendatar\nidentitas: {bagian: [[dasar hukum], [peringatan], [pencatatan dan pendataan]]}"
    said = {"dasar hukum": isi_of("Undang-undang"), "peringatan": items, "pencatatan dan pendataan": items}
    assert changes(sheet(rows, {}, look, bagian=said), ending) == []


@pytest.mark.parametrize("ending", READ)
def test_columns_under_one_title_are_parted_where_a_title_row_is_the_first(ending: str) -> None:
    """Then the rule between them ends with the head, and begins again below that row."""
    rows = (row(1, "p0", bentuk=Bentuk.MULAI, judul=(isi_of("I. PENERIMAAN"),)), row(2, "p1", bentuk=Bentuk.SELESAI))
    look = "kertas: A4\narah: mendatar\nmutu baku: []"
    case = sheet(rows, {}, look)
    lanes = (*LANES, Pelaksana("p2", "Kasubbag Tata Usaha Bagian Umum dan Kepegawaian"))
    (alur,) = case.sop.alur
    assert changes(Case(replace(case.sop, alur=(replace(alur, pelaksana=lanes),)), look), ending) == []


@pytest.mark.parametrize("ending", READ)
def test_sections_of_the_office_s_own_above_the_flow_are_read_as_are_boxes_to_sign_in(ending: str) -> None:
    """On the page where the flow begins, without a section there that others have, too."""
    laws = Isi(tuple(Blok((Kata(f"Undang-Undang Nomor {n} Tahun 2014 tentang Arsip"),), Penanda.NOMOR, f"{n}.") for n in range(1, 69)))
    rows = (row(1, "p0", bentuk=Bentuk.MULAI), row(2, "p1", bentuk=Bentuk.SELESAI))
    drawn_up = {"disusun oleh": (Pejabat("Kepala Seksi", "Siti Aminah"),)}
    look = "kertas: A4\narah: mendatar\nidentitas: {bagian kosong: hilang}"
    assert changes(sheet(rows, drawn_up, look, bagian={"dasar hukum": laws, "Definisi": BERKAS, "Biaya": BERKAS}), ending) == []


@pytest.mark.parametrize("ending", READ)
def test_a_rule_between_boxes_to_sign_in_parts_no_column_of_the_flow_above(ending: str) -> None:
    """Whose rows have no numbers."""
    rows = (row(1, "p0", bentuk=Bentuk.MULAI), row(2, "p1", bentuk=Bentuk.SELESAI))
    penyiap = {"disusun oleh": (Pejabat("Kepala Seksi", "Siti Aminah"),), "diperiksa oleh": (Pejabat("Analis", "Dewi"), Pejabat("Camat"))}
    look = "kertas: A4\narah: mendatar\ntanda tangan akhir: ya\nkolom: [uraian, pelaksana, kelengkapan, waktu, output]"
    assert changes(sheet(rows, penyiap, look), ending) == []
