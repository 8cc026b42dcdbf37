"""Pelaksana under titles that they share, in the studio."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from studio_tools import SOP, Studio, changed_lines, studio_at

from sopdoc.studio.gestures import Gesture, HapusPelaksana, KelompokkanPelaksana, PindahPelaksana, PindahSimbol, TambahPelaksana
from sopdoc.studio.requests import Ditolak, Lembar

FLAT = "  pegawai: Pegawai\n  kasubag: Kasubag Umum\n  kepala: Kepala Dinas\n"
GROUPS = """\
  Pemohon:   # siapa saja
    pegawai: Pegawai
    arsiparis: Arsiparis
  kasubag: Kasubag Umum   # sendiri
  Pimpinan:
    kepala: Kepala Dinas
"""
GROUPED = SOP.replace(FLAT, GROUPS)
KEYS = ["pegawai", "arsiparis", "kasubag", "kepala"]


@pytest.fixture
def grouped(tmp_path: Path) -> Studio:
    return studio_at(tmp_path / "dinas", GROUPED)


def keys(studio: Studio) -> list[str]:
    return [one.kunci for one in studio.last.alur[0].lajur]


def block(studio: Studio) -> str:
    return studio.text.partition("\npelaksana:\n")[2].partition("kegiatan:")[0]


EXACT = [
    (TambahPelaksana(0, 1, "Bendahara"), [], ["    bendahara: Bendahara"]),
    (TambahPelaksana(0, 4, "Sekretaris"), [], ["    sekretaris: Sekretaris"]),
    (HapusPelaksana(0, "arsiparis"), ["    arsiparis: Arsiparis"], []),
    (KelompokkanPelaksana(0, "kasubag", "Pimpinan"), ["  kasubag: Kasubag Umum   # sendiri", "  Pimpinan:", "    kepala: Kepala Dinas"],
     ["  Pimpinan:", "    kepala: Kepala Dinas", "    kasubag: Kasubag Umum"]),
    (KelompokkanPelaksana(0, "kepala", ""), ["  Pimpinan:", "    kepala: Kepala Dinas"], ["  kepala: Kepala Dinas"]),
    (KelompokkanPelaksana(0, "kasubag", "Tata Usaha"), ["  kasubag: Kasubag Umum   # sendiri"],
     ["  Tata Usaha:", "    kasubag: Kasubag Umum"]),
    (KelompokkanPelaksana(0, "arsiparis", "Arsip"), [], ["  Arsip:"]),
    (PindahPelaksana(0, "arsiparis", 0), [], ["    arsiparis: Arsiparis"]),
]


@pytest.mark.parametrize(("gesture", "gone", "came"), EXACT, ids=lambda one: type(one).__name__ if not isinstance(one, list) else "")
def test_a_column_comes_goes_and_moves_in_its_group(grouped: Studio, gesture: Gesture, gone: list[str], came: list[str]) -> None:
    answer = grouped.make(gesture)
    assert isinstance(answer, Lembar), answer
    if not isinstance(gesture, PindahPelaksana):
        assert changed_lines(GROUPED, grouped.text) == (gone, came)
    assert "# siapa saja" in grouped.text
    grouped.undo()
    assert grouped.text == GROUPED


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("to", range(4))
def test_a_column_stands_where_it_was_moved_to(grouped: Studio, key: str, to: int) -> None:
    rest = [one for one in KEYS if one != key]
    answer = grouped.make(PindahPelaksana(0, key, to))
    assert isinstance(answer, Lembar), answer
    assert keys(grouped) == [*rest[:to], key, *rest[to:]]


def test_a_group_goes_with_its_last_column(grouped: Studio) -> None:
    grouped.make(PindahSimbol(0, "#2", "kepala", "kasubag"))
    grouped.make(HapusPelaksana(0, "kepala"))
    assert "Pimpinan" not in grouped.text
    assert keys(grouped) == KEYS[:3]


def test_columns_without_groups_get_one(studio: Studio) -> None:
    for key in ("kasubag", "kepala"):
        assert isinstance(studio.make(KelompokkanPelaksana(0, key, "Sekretariat")), Lembar)
    assert block(studio) == "  pegawai: Pegawai\n  Sekretariat:\n    kasubag: Kasubag Umum\n    kepala: Kepala Dinas\n"
    for key in ("kepala", "kasubag"):
        assert isinstance(studio.make(KelompokkanPelaksana(0, key, "")), Lembar)
    assert block(studio) == FLAT


@pytest.mark.parametrize("gesture", [
    HapusPelaksana(0, "kasubag"), HapusPelaksana(0, "x"), TambahPelaksana(0, 9, "Bendahara"), TambahPelaksana(0, 0, "Arsiparis"),
    PindahPelaksana(0, "kasubag", 9), PindahPelaksana(0, "x", 0), KelompokkanPelaksana(0, "x", "Arsip"),
    KelompokkanPelaksana(0, "arsiparis", "kasubag"), KelompokkanPelaksana(2, "kasubag", "Arsip"),
], ids=repr)
def test_what_columns_cannot_be_is_refused_in_words(grouped: Studio, gesture: Gesture) -> None:
    answer = grouped.make(gesture)
    assert isinstance(answer, Ditolak), answer
    assert grouped.text == GROUPED


def test_whatever_moves_and_comes_under_titles_no_column_is_lost_and_all_is_undone(grouped: Studio) -> None:
    chance = random.Random(7)
    names = {one.kunci: one.nama for one in grouped.last.alur[0].lajur}
    made = 0
    for _ in range(25):
        key = chance.choice(KEYS)
        title = chance.choice(["", "Pimpinan", "Arsip", "Pemohon"])
        gesture = chance.choice([PindahPelaksana(0, key, chance.randrange(4)), KelompokkanPelaksana(0, key, title)])
        before = grouped.text
        answer = grouped.make(gesture)
        assert isinstance(answer, Lembar), (gesture, before)
        assert {one.kunci: one.nama for one in grouped.last.alur[0].lajur} == names
        made += grouped.text != before
    for _ in range(made):
        grouped.undo()
    assert grouped.text == GROUPED
