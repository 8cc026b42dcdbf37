"""Titles across the table, pages that begin, words in symbols, branches by the handful."""

from __future__ import annotations

import pytest
from studio_tools import SOP, Studio, changed_lines

from sopdoc.studio.gestures import Gesture, HalamanBaru, PindahBaris, Sambung, SisipJudul, TulisSimbol
from sopdoc.studio.requests import Ditolak, Lembar, Ubah

CAME = [
    (SisipJudul(0, 2, " Tahap\nAkhir "), ["  - judul: Tahap Akhir"]),
    (HalamanBaru(0, "#2", True), ["    halaman baru: ya"]),
    (TulisSimbol(0, "#1", "Lengkap?"), ['    teks: "Lengkap?"']),
]


@pytest.mark.parametrize(("gesture", "came"), CAME, ids=lambda one: type(one).__name__)
def test_what_is_put_in_is_one_line_and_undone_it_is_none(studio: Studio, gesture: Gesture, came: list[str]) -> None:
    answer = studio.make(gesture)
    assert isinstance(answer, Lembar), answer
    assert changed_lines(SOP, studio.text) == ([], came)
    studio.undo()
    assert studio.text == SOP


def test_the_page_knows_what_can_be_taken_back(studio: Studio) -> None:
    studio.make(HalamanBaru(0, "#2", True))
    studio.make(TulisSimbol(0, "#1", "Lengkap?"))
    assert [(row.halaman_baru, row.teks) for row in studio.rows] == [(False, ""), (False, "Lengkap?"), (True, ""), (False, "")]
    studio.make(HalamanBaru(0, "#2", False))
    studio.make(TulisSimbol(0, "#1", " "))
    assert studio.text == SOP


def test_the_words_in_a_symbol_stay_while_its_arrows_change(studio: Studio) -> None:
    studio.make(TulisSimbol(0, "#1", "Lengkap?"))
    answer = studio.make(Sambung(0, "#1", "#3", "Kurang"))
    assert isinstance(answer, Lembar), answer
    assert studio.rows[1].teks == "Lengkap?"
    assert {one.kata: one.ke for one in studio.rows[1].cabang} == {"Lengkap": "kegiatan berikutnya", "Kurang": "#3"}


def test_a_title_moves_with_its_words(studio: Studio) -> None:
    studio.make(SisipJudul(0, 1, "Tahap Akhir"))
    studio.make(PindahBaris(0, "#1", 2))
    assert [row.uraian for row in studio.rows][1:3] == ["Memeriksa permohonan", "Tahap Akhir"]


def test_a_decision_has_as_many_branches_as_the_studio_can_show_and_no_more(studio: Studio) -> None:
    for count in range(3, 9):
        answer = studio.make(Sambung(0, "#1", "#3", f"Kelas {count}"))
        assert isinstance(answer, Lembar), answer
        assert [len(row.cabang) for row in studio.rows] == [0, count, 0, 0]
    assert isinstance(studio.make(Sambung(0, "#1", "#3", "Kelas 9")), Ditolak)


def test_a_page_begins_at_the_row_that_was_meant_though_another_came_before_it_outside(studio: Studio) -> None:
    shown = studio.last
    studio.file.write_text(SOP.replace("  # pertama\n", "  - {uraian: Bersiap, pelaksana: pegawai}\n  # pertama\n"), "utf-8")
    studio.ask(studio.desk.ask(Ubah(shown.id, shown.sidik, HalamanBaru(0, "#2", True))))
    assert [(row.uraian, row.halaman_baru) for row in studio.rows][3] == ("Menyetujui cuti", True)
    assert sum(row.halaman_baru for row in studio.rows) == 1


def test_a_row_that_was_changed_outside_is_not_guessed(studio: Studio) -> None:
    shown, other = studio.last, SOP.replace("Menyetujui cuti", "Menolak cuti")
    studio.file.write_text(other, "utf-8")
    assert isinstance(studio.desk.ask(Ubah(shown.id, shown.sidik, HalamanBaru(0, "#2", True))), Ditolak)
    assert studio.text == other


@pytest.mark.parametrize("gesture", [
    SisipJudul(0, 0, " "), SisipJudul(0, 4, "Tahap"), SisipJudul(3, 0, "Tahap"),
    HalamanBaru(0, "#9", True), HalamanBaru(4, "#0", True), TulisSimbol(0, "+1", "x"),
], ids=repr)
def test_what_has_no_place_is_refused_in_words(studio: Studio, gesture: Gesture) -> None:
    assert isinstance(studio.make(gesture), Ditolak)
    assert studio.text == SOP


def test_a_title_has_no_symbol_to_write_in(studio: Studio) -> None:
    studio.make(SisipJudul(0, 0, "Tahap Awal"))
    assert isinstance(studio.make(TulisSimbol(0, "#0", "x")), Ditolak)
