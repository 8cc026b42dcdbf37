"""Rows with keys that the studio does not show: what can be done with them all the same, and what is refused with its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from studio_tools import SOP, Studio, changed_lines, studio_at

from sopdoc.studio.gestures import (
    BarisBaru,
    GantiBentuk,
    GantiKata,
    Gesture,
    HapusSimbol,
    Lepas,
    PindahBaris,
    PindahSimbol,
    Sambung,
    SisipBaris,
    TambahSimbol,
)
from sopdoc.studio.requests import Ditolak, Lembar

TOGETHER = "    pelaksana: [kepala, pegawai]\n    hubungan: berurutan\n    lanjut dari: kepala\n    masuk: kepala\n"
JOINED = SOP.replace("    pelaksana: kepala\n", TOGETHER)
CHAIN = SOP.replace("    pelaksana: kepala\n", "    rangkaian:\n      - pelaksana: kepala\n      - pelaksana: pegawai\n")


def talked(to: str) -> str:
    return SOP.replace("    pelaksana: kepala\n", f"    pelaksana: kepala\n    timbal balik: {to}\n")


def studio_of(tmp_path: Path, text: str) -> Studio:
    studio = studio_at(tmp_path / "dinas", text)
    assert not studio.last.tampilan["basi"]
    return studio


def test_an_arrow_is_drawn_from_a_row_whose_symbols_are_entered_and_left_as_its_author_says(tmp_path: Path) -> None:
    studio = studio_of(tmp_path, JOINED)
    assert not studio.rows[2].terkunci
    answer = studio.make(Sambung(0, "#2", "#0"))
    assert isinstance(answer, Lembar), answer
    assert changed_lines(JOINED, studio.text) == ([], ["    lanjut: ajukan"])


def test_a_symbol_that_the_row_names_itself_does_not_go_without_a_word(tmp_path: Path) -> None:
    studio = studio_of(tmp_path, JOINED)
    answer = studio.make(PindahSimbol(0, "#2", "kepala", "kasubag"))
    assert isinstance(answer, Ditolak)
    assert "kepala" in answer.alasan
    assert studio.text == JOINED


def test_an_exchange_stays_while_the_row_changes(tmp_path: Path) -> None:
    text = talked("ajukan")
    studio = studio_of(tmp_path, text)
    answer = studio.make(PindahSimbol(0, "#2", "kepala", "kasubag"))
    assert isinstance(answer, Lembar), answer
    assert changed_lines(text, studio.text) == (["    pelaksana: kepala"], ["    pelaksana: kasubag"])


@pytest.mark.parametrize("gesture", [SisipBaris(0, 0, (BarisBaru("Bersiap", "pegawai"),)), PindahBaris(0, "#3", 0)], ids=repr)
def test_an_exchange_by_number_is_not_led_elsewhere(tmp_path: Path, gesture: Gesture) -> None:
    named, counted = (studio_of(tmp_path / name, talked(name)) for name in ("ajukan", "1"))
    assert isinstance(named.make(gesture), Lembar)
    answer = counted.make(gesture)
    assert isinstance(answer, Ditolak)
    assert "berkas SOP" in answer.petunjuk
    assert counted.text == talked("1")


@pytest.mark.parametrize(("gesture", "old", "new"), [
    (PindahSimbol(0, "#2", "kepala", "kasubag"), "rangkaian:\n      - pelaksana: kepala", "rangkaian:\n      - pelaksana: kasubag"),
    (HapusSimbol(0, "#2", "pegawai"), "      - pelaksana: pegawai\n", ""),
    (TambahSimbol(0, "#2", "kasubag", "berurutan"),
     "      - pelaksana: pegawai\n", "      - pelaksana: pegawai\n      - pelaksana: kasubag\n"),
    (GantiBentuk(0, "#2", "pegawai", "selesai"), "      - pelaksana: pegawai\n", "      - pelaksana: pegawai\n        simbol: selesai\n"),
], ids=repr)
def test_symbols_of_a_chain_change_where_they_are_written_and_are_undone(tmp_path: Path, gesture: Gesture, old: str, new: str) -> None:
    studio = studio_of(tmp_path, CHAIN)
    answer = studio.make(gesture)
    assert isinstance(answer, Lembar), answer
    assert studio.text == CHAIN.replace(old, new)
    studio.undo()
    assert studio.text == CHAIN


def test_a_symbol_of_a_row_with_several_targets_moves_and_its_arrows_stay(tmp_path: Path) -> None:
    text = SOP.replace("    pelaksana: kepala\n", "    pelaksana: kepala\n    lanjut: [ajukan, lanjut]\n")
    studio = studio_of(tmp_path, text)
    assert studio.rows[2].terkunci
    assert isinstance(studio.make(PindahSimbol(0, "#2", "kepala", "kasubag")), Lembar)
    assert changed_lines(text, studio.text) == (["    pelaksana: kepala"], ["    pelaksana: kasubag"])


TWICE = CHAIN.replace("      - pelaksana: pegawai\n", 2 * "      - pelaksana: pegawai\n")


@pytest.mark.parametrize("gesture", [
    HapusSimbol(0, "#2", "pegawai"), PindahSimbol(0, "#2", "pegawai", "kasubag"), PindahSimbol(0, "#2", "kepala", "siapa"),
    HapusSimbol(0, "#2", "kepala", 2), TambahSimbol(0, "#2", "kasubag", "bersama"), HapusSimbol(0, "#2", "kasubag"),
], ids=repr)
def test_what_a_chain_does_not_say_in_one_way_only_is_refused(tmp_path: Path, gesture: Gesture) -> None:
    studio = studio_of(tmp_path, TWICE)
    assert isinstance(studio.make(gesture), Ditolak)
    assert studio.text == TWICE


@pytest.mark.parametrize("gesture", [Sambung(0, "#2", "#0"), GantiKata(0, "#2", "Ya", "Setuju"), Lepas(0, "#2", "")], ids=repr)
def test_a_gesture_on_the_row_as_a_whole_is_refused_with_its_line_where_its_arrows_are_many(tmp_path: Path, gesture: Gesture) -> None:
    studio = studio_of(tmp_path, CHAIN)
    line = CHAIN.splitlines().index("    rangkaian:") + 1
    answer = studio.make(gesture)
    assert isinstance(answer, Ditolak)
    assert answer.alasan.endswith(f"(baris {line})")
    assert studio.text == CHAIN
    assert isinstance(studio.write(("kegiatan", 2, "uraian"), "Memutuskan cuti"), Lembar)


def test_of_two_symbols_in_one_lane_the_one_that_was_meant_changes(tmp_path: Path) -> None:
    studio = studio_of(tmp_path, TWICE)
    assert isinstance(studio.make(PindahSimbol(0, "#2", "pegawai", "kasubag", 2)), Lembar)
    assert [one.lajur for one in studio.rows[2].simpul] == ["kepala", "pegawai", "kasubag"]
    assert isinstance(studio.make(HapusSimbol(0, "#2", "kasubag", 2)), Lembar)
    assert studio.text == CHAIN


def test_one_symbol_over_several_columns_is_not_taken_apart(tmp_path: Path) -> None:
    text = SOP.replace("    pelaksana: kepala\n", "    pelaksana: [kasubag, kepala]\n    garis: satu simbol\n")
    studio = studio_of(tmp_path, text)
    assert isinstance(studio.make(PindahSimbol(0, "#2", "kasubag", "pegawai")), Ditolak)
    assert studio.text == text
