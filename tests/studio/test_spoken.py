"""Who writes on a sheet reads of fields and symbols, never of keys: every remark of every rule, and what is refused."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from studio_tools import Studio

from sopdoc.studio.gestures import HapusPelaksana, UbahJalan
from sopdoc.studio.requests import Ditolak
from sopdoc.studio.spoken import Spoken

SEEDS = Path(__file__).parents[1] / "check/seeds/salah.txt"       # what every rule says of its wrong example
OF_FILES = re.compile(r"`|\bsopdoc\b|instansi\.yaml|\bkunci\b|\bid\b|\]\(|definisi")


def test_no_remark_speaks_of_the_file() -> None:
    lines = [line.strip() for line in SEEDS.read_text("utf-8").splitlines() if line.startswith(("SOP", "    "))]
    told = [line for line in lines if not line.startswith(("sop.yaml:", "instansi.yaml:"))]
    assert sum(bool(OF_FILES.search(line)) for line in told) > 50
    assert [one for line in told if OF_FILES.search(one := Spoken()(line))] == []


@pytest.mark.parametrize(("words", "said"), [
    ("tulis `waktu: 30 menit`", 'tulis Durasi "30 menit"'), ("isi `waktu: …`", "isi Durasi"), ("tulis `waktu: …`", "isi Durasi"),
    ("ganti `kasubag` dengan `lain`", 'ganti Kasubag Umum dengan "lain"'),
    ("akhiri dengan `lanjut: selesai`", "akhiri dengan anak panah ke Selesai"),
    ('"waktu" wajib diisi', "Durasi wajib diisi"), ('nama "waktu" pendek', 'nama "waktu" pendek'),
], ids=str)
def test_fields_are_called_as_they_are_printed(words: str, said: str) -> None:
    assert Spoken({"waktu": "Durasi", "kasubag": "Kasubag Umum"})(words) == said


def test_a_remark_names_its_column_and_what_is_missing_its_field(studio: Studio) -> None:
    studio.file.write_text(studio.text.replace("waktu: 5 menit", "waktu: segera"), "utf-8")
    studio.look()
    told = {one["kode"]: one for one in studio.last.tampilan["diagnostik"]}
    assert told["SOP374"]["tempat"] == "Kegiatan 1, Waktu"
    assert told["SOP373"]["tempat"] == "Kegiatan 1, Output"
    page, at = told["SOP373"]["area"]
    box = studio.last.kotak[page][at]
    assert box is not None
    assert box.jalur == ("kegiatan", 0, "output")
    assert next(one for one in studio.last.kurang if "tanggal efektif" in one.pesan).petunjuk == "isi Tanggal Efektif"


def test_what_is_refused_is_told_in_the_same_words(studio: Studio) -> None:
    answer = studio.make(UbahJalan(0, "#2", 0, -1, "#2"))
    assert isinstance(answer, Ditolak)
    assert not OF_FILES.search(answer.alasan + answer.petunjuk)
    assert isinstance(studio.make(HapusPelaksana(0, "kepala")), Ditolak)
