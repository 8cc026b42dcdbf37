"""Every gesture on a sheet: what it changes in the definition, to the line, and what it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest
from studio_tools import SOP, Studio, changed_lines, studio_at

from sopdoc.studio.gestures import (
    BarisBaru,
    GandakanBaris,
    GantiBentuk,
    GantiKata,
    Gesture,
    HapusBaris,
    HapusPelaksana,
    HapusSimbol,
    Isi,
    Lepas,
    PindahBaris,
    PindahPelaksana,
    PindahSimbol,
    Sambung,
    SisipBaris,
    TambahPelaksana,
    TambahSimbol,
)
from sopdoc.studio.requests import Ditolak, Lembar

EXACT = [
    (Isi(("nomor",), "002/UJI/2026"), ["nomor: 001/UJI/2026   # dari Tata Usaha"], ["nomor: 002/UJI/2026   # dari Tata Usaha"]),
    (Isi(("kegiatan", 1, "uraian"), "Meneliti berkas"),
     ["    uraian: Memeriksa permohonan   # teliti"], ["    uraian: Meneliti berkas   # teliti"]),
    (Isi(("kegiatan", 0, "output"), "Surat permohonan"), [], ["    output: Surat permohonan"]),
    (Isi(("kegiatan", 0, "waktu"), ""), ["    waktu: 5 menit"], ["    waktu:"]),
    (Isi(("kegiatan", 0, "kelengkapan"), "1. Formulir\n2. KTP"),
     ["    kelengkapan: Formulir"], ["    kelengkapan: |", "      1. Formulir", "      2. KTP"]),
    (Isi(("kegiatan", 2, "output"), "Surat izin\nSalinan"), ["      - Tembusan"], ["      - Salinan"]),
    (Isi(("dasar hukum",), "1. Undang-Undang Nomor 20 Tahun 2023\n2. Peraturan Pemerintah Nomor 17 Tahun 2020"),
     ["  - Peraturan Pemerintah Nomor 11 Tahun 2017"], ["  - Peraturan Pemerintah Nomor 17 Tahun 2020"]),
    (Isi(("peringatan",), "•  Satu\n•  Dua"), ["peringatan: Cuti tanpa izin dikenai sanksi"], ["peringatan:", "  - Satu", "  - Dua"]),
    (Isi(("keterkaitan",), "SOP Surat Masuk"), [], ["keterkaitan: SOP Surat Masuk"]),
    (Isi(("pelaksana", "kasubag"), "Kasubbag Kepegawaian"), ["  kasubag: Kasubag Umum"], ["  kasubag: Kasubbag Kepegawaian"]),
    (SisipBaris(0, 2, (BarisBaru("Mencatat"),)), [], ["  - uraian: Mencatat", "    pelaksana: kasubag"]),
    (SisipBaris(0, 4, (BarisBaru("Melapor", "Kepala Dinas", waktu="1 hari"),)), [],
     ["  - uraian: Melapor", "    pelaksana: kepala", "    waktu: 1 hari"]),
    (GandakanBaris(0, "#3"), [], ["  - uraian: Menyimpan arsip", "    pelaksana: kasubag"]),
    (TambahPelaksana(0, 1, "Bendahara"), [], ["  bendahara: Bendahara"]),
    (PindahSimbol(0, "#3", "kasubag", "pegawai"), ["    pelaksana: kasubag"], ["    pelaksana: pegawai"]),
    (TambahSimbol(0, "#2", "kasubag", "bersama"), ["    pelaksana: kepala"], ["    pelaksana: [kepala, kasubag]", "    hubungan: bersama"]),
    (GantiBentuk(0, "#2", "kepala", "selesai"), [], ["    simbol: selesai"]),
    (GantiKata(0, "#1", "Kurang", "Tidak"),
     ["    cabang: {Lengkap: lanjut, Kurang: ajukan}"], ["    cabang: {Lengkap: lanjut, Tidak: ajukan}"]),
    (Sambung(0, "#2", "#1"), [], ["    lanjut: periksa"]),
    (Lepas(0, "#2"), [], ["    lanjut: tidak"]),
    (Sambung(0, "#2", "selesai"), [], ["    lanjut: selesai"]),
    (Lepas(0, "#1", "Kurang"), ["    cabang: {Lengkap: lanjut, Kurang: ajukan}"], []),
]


@pytest.mark.parametrize(("gesture", "gone", "came"), EXACT, ids=lambda one: type(one).__name__ if not isinstance(one, list) else "")
def test_a_gesture_changes_these_lines_and_no_other(studio: Studio, gesture: Gesture, gone: list[str], came: list[str]) -> None:
    answer = studio.make(gesture)
    assert isinstance(answer, Lembar), answer
    assert changed_lines(SOP, studio.text) == (gone, came)


def test_a_row_that_goes_takes_its_comments_along_and_its_arrows_lead_to_the_next(studio: Studio) -> None:
    studio.make(HapusBaris(0, "#0"))
    assert "# pertama" not in studio.text
    assert "# menyetujui" in studio.text
    assert [one.ke for one in studio.rows[0].cabang] == ["kegiatan berikutnya", "#0"]


def test_rows_that_move_are_still_led_to_though_they_were_named_by_number(tmp_path: Path) -> None:
    studio = studio_at(tmp_path / "dinas", SOP.replace("Kurang: ajukan", "Kurang: 1"))
    studio.make(PindahBaris(0, "#0", 3))
    assert [row.uraian for row in studio.rows][-1] == "Mengajukan permohonan cuti"
    assert [one.ke for one in studio.rows[0].cabang] == ["kegiatan berikutnya", "#3"]


def test_a_row_put_before_one_that_is_named_by_number_changes_no_arrow(tmp_path: Path) -> None:
    studio = studio_at(tmp_path / "dinas", SOP.replace("Kurang: ajukan", "Kurang: 1"))
    studio.make(SisipBaris(0, 0, (BarisBaru("Bersiap", "pegawai"),)))
    assert [one.ke for one in studio.rows[2].cabang] == ["kegiatan berikutnya", "#1"]


def test_a_row_at_the_end_becomes_the_end(studio: Studio) -> None:
    studio.make(SisipBaris(0, 4, (BarisBaru("Melapor", "kepala"),)))
    assert [dict(row.simbol) for row in studio.rows[-2:]] == [{"kasubag": "proses"}, {"kepala": "selesai"}]
    assert "simbol:" not in studio.text


def test_what_led_to_the_end_leads_to_a_row_that_is_put_behind_it(studio: Studio) -> None:
    studio.make(GantiBentuk(0, "#3", "kasubag", "keputusan"))
    assert [one.ke for one in studio.rows[3].cabang] == ["selesai", "#2"]
    studio.make(SisipBaris(0, 4, (BarisBaru("Melapor", "kepala"),)))
    assert [one.ke for one in studio.rows[3].cabang] == ["kegiatan berikutnya", "#2"]


def test_a_process_becomes_a_decision_that_leads_on_and_back(studio: Studio) -> None:
    studio.make(GantiBentuk(0, "#2", "kepala", "keputusan"))
    assert [(one.kata, one.ke) for one in studio.rows[2].cabang] == [("Ya", "kegiatan berikutnya"), ("Tidak", "#1")]
    studio.make(GantiBentuk(0, "#2", "kepala", "proses"))
    assert not studio.rows[2].cabang


def test_an_arrow_with_a_word_makes_a_decision(studio: Studio) -> None:
    studio.make(Sambung(0, "#2", "#0", "Tidak"))
    assert dict(studio.rows[2].simbol) == {"kepala": "keputusan"}
    assert {one.kata: one.ke for one in studio.rows[2].cabang} == {"Ya": "kegiatan berikutnya", "Tidak": "#0"}


def test_a_branch_leads_elsewhere(studio: Studio) -> None:
    studio.make(Sambung(0, "#1", "#3", "Kurang"))
    assert {one.kata: one.ke for one in studio.rows[1].cabang} == {"Lengkap": "kegiatan berikutnya", "Kurang": "#3"}


def test_one_of_two_symbols_goes(studio: Studio) -> None:
    studio.make(TambahSimbol(0, "#2", "kasubag", "berurutan"))
    studio.make(HapusSimbol(0, "#2", "kasubag"))
    assert dict(studio.rows[2].simbol) == {"kepala": "proses"}


def test_a_column_moves_and_goes(studio: Studio) -> None:
    studio.make(TambahPelaksana(0, 3, "Bendahara"))
    studio.make(PindahPelaksana(0, "bendahara", 0))
    assert [one.kunci for one in studio.last.alur[0].lajur] == ["bendahara", "pegawai", "kasubag", "kepala"]
    studio.make(HapusPelaksana(0, "bendahara"))
    assert studio.text == SOP


@pytest.mark.parametrize("gesture", [
    Isi(("kegiatan", 0, "uraian"), "  "),
    Isi(("kegiatan", 9, "uraian"), "x"),
    Isi(("nama",), ""),
    Isi((), "x"),
    Isi(("pelaksana", "kasubag"), ""),
    SisipBaris(0, 9, (BarisBaru("x"),)),
    SisipBaris(7, 0, (BarisBaru("x"),)),
    SisipBaris(0, 1, (BarisBaru("x", "Siapa pun"),)),
    HapusBaris(0, "#9"),
    PindahBaris(0, "#0", 9),
    HapusPelaksana(0, "kasubag"),
    HapusPelaksana(0, "x"),
    TambahPelaksana(0, 0, "Kepala Dinas"),
    PindahSimbol(0, "#0", "pegawai", "x"),
    PindahSimbol(0, "#0", "kepala", "pegawai"),
    TambahSimbol(0, "#0", "pegawai", "bersama"),
    HapusSimbol(0, "#0", "pegawai"),
    GantiBentuk(0, "#0", "pegawai", "bulat"),
    GantiKata(0, "#1", "Kurang", "Lengkap"),
    GantiKata(0, "#1", "Mungkin", "x"),
    Sambung(0, "#1", "#3"),
    Lepas(0, "#1", "Mungkin"),
    Sambung(0, "#0", "#9"),
], ids=repr)
def test_a_gesture_that_cannot_be_made_is_refused_in_words_and_changes_nothing(studio: Studio, gesture: Gesture) -> None:
    answer = studio.make(gesture)
    assert isinstance(answer, Ditolak), answer
    assert answer.alasan
    assert studio.text == SOP
