"""Sheets for SRIKANDI: its six tokens stand whole in place of the values, and nowhere else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from layout.identity.test_jangkar import SOP, codes, compiled, layout, runs

TOKENS = ["${nomor_naskah}", "${tanggal_naskah}", "${jabatan_pengirim}", "${ttd_pengirim}", "${nama_pengirim}", "${nip_pengirim}"]


def tokens(folder: Path, instansi: str = "") -> list[str]:
    made = layout(compiled(folder, instansi=f"tanda tangan: srikandi\n{instansi}"))
    return [token for run in runs(made) for token in re.findall(r"\$\{[^}]*\}", run.text)]


@pytest.mark.parametrize("profil", ["", "profil: spo\n", "kertas: A4\n"])
def test_every_token_stands_once(profil: str, tmp_path: Path) -> None:
    assert sorted(tokens(tmp_path, profil)) == sorted(TOKENS)


def test_a_token_is_one_piece_of_one_line(tmp_path: Path) -> None:
    made = layout(compiled(tmp_path, instansi="tanda tangan: srikandi\nprofil: spo\nkertas: A4\npenyesuaian: {arah: tegak}\n"))
    text = [p.run.text for page in made.pages for b in page.blocks if hasattr(b, "cells") for c in b.cells
            for par in c.paragraphs for line in par.lines for p in line.pieces]
    assert [sum(token in piece for piece in text) for token in TOKENS] == [1] * 6


def test_the_values_themselves_are_not_printed(tmp_path: Path) -> None:
    words = " ".join(run.text for run in runs(layout(compiled(tmp_path, instansi="tanda tangan: srikandi\n"))))
    assert not [value for value in ("001/UJI/2026", "Budi Santoso", "Kepala Dinas", "19800102") if value in words]


def test_the_date_of_the_document_is_the_day_of_signing(tmp_path: Path) -> None:
    rows = "penyesuaian: {identitas: {baris: [nomor, tanggal efektif, tanggal pengesahan, disahkan oleh, nama]}}\n"
    sop = f"{SOP}tanggal efektif: 2026-03-01\ntanggal pengesahan: 2026-02-01\n"
    words = [run.text for run in runs(layout(compiled(tmp_path, sop, f"tanda tangan: srikandi\n{rows}")))]
    assert ("1 Maret 2026" in words, "1 Februari 2026" in words) == (True, False)


def test_the_title_over_the_flow_has_the_token_for_the_number(tmp_path: Path) -> None:
    assert tokens(tmp_path, "penyesuaian: {judul alur: '{nomor} {nama}'}\n").count("${nomor_naskah}") == 2


def test_no_number_stands_in_the_documents_properties(tmp_path: Path) -> None:
    assert layout(compiled(tmp_path, instansi="tanda tangan: srikandi\n")).subject == "Standar Operasional Prosedur"


@pytest.mark.parametrize("token", TOKENS)
@pytest.mark.parametrize(("old", "new", "line"), [
    ("Peminjaman Kunci", "'Kunci {}'", 2), ("SOP Lain", "'Memahami {} dasar'", 4), ("Petugas}", "'Petugas {}'}}", 5),
    ("output: Buku", "output: 'Buku {}'", 7), ("Menyerahkan kunci", "'{}'", 8),
])
def test_a_token_in_other_words_is_told_at_its_place(old: str, new: str, line: int, token: str, tmp_path: Path) -> None:
    made = compiled(tmp_path, SOP.replace(old, new.format(token)), "tanda tangan: srikandi\n")
    assert codes(made) == [("SOP599", line)]
    assert token in made.report.diagnostics[0].message


@pytest.mark.parametrize("words", ["unit: ['{}']", "alamat: ['Jalan {}']", "tempat: '{}'", "penyesuaian: {{label: {{uraian: '{}'}}}}"])
def test_a_token_in_words_of_the_agency_is_told_at_its_file(words: str, tmp_path: Path) -> None:
    made = compiled(tmp_path, instansi=f"tanda tangan: srikandi\n{words.format(TOKENS[0])}\n")
    assert [(d.code, Path(d.span.file).name, d.span.line) for d in made.report.diagnostics] == [("SOP599", "instansi.yaml", 3)]


def test_a_token_written_where_srikandi_fills_it_in_is_right(tmp_path: Path) -> None:
    sop = SOP.replace("001/UJI/2026", f"'{TOKENS[0]}'").replace("Budi Santoso", f"'{TOKENS[4]}'")
    assert codes(compiled(tmp_path, sop, "tanda tangan: srikandi\n")) == []


@pytest.mark.parametrize("cara", ["", "tanda tangan: tte\n"])
def test_for_other_ways_of_signing_a_token_is_any_word(cara: str, tmp_path: Path) -> None:
    assert codes(compiled(tmp_path, SOP.replace("Peminjaman Kunci", f"'Kunci {TOKENS[0]}'"), cara)) == []
