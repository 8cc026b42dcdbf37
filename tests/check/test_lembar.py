"""Rules ask for what the sheet prints, as its profile says: rows, sections and columns that were left out are nobody's fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from check.contoh import check

SPO = """\
nomor: 440/07/SPO/2026
tanggal pembuatan!
tanggal efektif!
tanggal terbit: 2026-01-14
dasar hukum!
peringatan!
pencatatan dan pendataan!
# berkas: tetangga.yaml
nomor: 440/08/SPO/2026
tanggal terbit: 2026-01-14
# berkas: instansi.yaml
profil: spo
penyesuaian: {identitas: {bagian: [PENGERTIAN, kualifikasi pelaksana, keterkaitan, peralatan/perlengkapan]}}
"""
PENGERTIAN = "bagian: {PENGERTIAN: Pemilahan pasien}\n"
BARIS = """\
kegiatan:
  - {uraian: Menyerahkan kartu, pelaksana: pemohon, waktu: 5 menit}
  - {uraian: Memeriksa kartu, pelaksana: petugas, waktu: 9 menit}
  - {uraian: Mencatat peminjaman, pelaksana: petugas, waktu: 4 menit}
"""
TETANGGA = "# berkas: tetangga.yaml\n" + BARIS


def kolom(*names: str) -> str:
    return f"# berkas: instansi.yaml\npenyesuaian:\n  kolom: [nomor kegiatan, uraian, pelaksana{''.join(f', {name}' for name in names)}]\n"


def of_sop(folder: Path, fragment: str) -> list[str]:
    return [d.code for d in check(folder, fragment) if d.span.file.endswith("sop.yaml")]


def test_a_sheet_of_another_kind_is_not_asked_for_what_it_does_not_print(tmp_path: Path) -> None:
    assert of_sop(tmp_path, PENGERTIAN + SPO) == []


def test_what_it_must_have_is_still_asked_for(tmp_path: Path) -> None:
    assert of_sop(tmp_path, SPO) == ["SOP316"]


@pytest.mark.parametrize("section", ["dasar hukum", "peringatan", "pencatatan dan pendataan"])
def test_a_section_that_an_agency_left_out_is_not_missing(section: str, tmp_path: Path) -> None:
    sections = {"dasar hukum", "peringatan", "pencatatan dan pendataan"} - {section}
    rows = "".join(f"[{name}], " for name in sorted(sections))
    instansi = f"# berkas: instansi.yaml\npenyesuaian: {{identitas: {{bagian: [{rows.rstrip(', ')}]}}}}\n"
    assert of_sop(tmp_path, f"{section}!\n{instansi}") == []


@pytest.mark.parametrize(("printed", "expected"), [
    (("waktu",), []), (("waktu", "output"), ["SOP370"]), (("kelengkapan", "waktu", "output"), ["SOP370"]),
])
def test_a_column_that_is_not_printed_may_be_empty(printed: tuple[str, ...], expected: list[str], tmp_path: Path) -> None:
    assert of_sop(tmp_path, BARIS + TETANGGA + kolom(*printed)) == expected


def test_a_row_is_empty_when_its_printed_columns_are(tmp_path: Path) -> None:
    rows = BARIS.replace("petugas, waktu: 9 menit", "petugas, output: Buku")
    assert of_sop(tmp_path, rows + TETANGGA + kolom("waktu")) == ["SOP372", "SOP388"]      # what has no column is told for itself


@pytest.mark.parametrize("absent", ["kelengkapan", "waktu", "output", "keterangan"])
def test_what_has_no_column_is_told_once_with_its_rows(absent: str, tmp_path: Path) -> None:
    columns = [name for name in ("kelengkapan", "waktu", "output", "keterangan") if name != absent]
    rows = BARIS.replace(", waktu: 5 menit", f", {absent}: Isi").replace(", waktu: 4 menit", f", {absent}: Isi")
    rows = rows.replace(", waktu: 9 menit", f', {absent}: "-"')
    found = [d for d in check(tmp_path, rows + TETANGGA + kolom(*columns)) if d.code == "SOP388" and d.span.file.endswith("sop.yaml")]
    assert [d.message for d in found] == [f"{absent} kegiatan 1, 3 tidak tercetak"]


def test_dates_are_asked_for_where_they_are_printed(tmp_path: Path) -> None:
    bare = "tanggal pembuatan!\ntanggal efektif!\n"
    assert {"SOP304", "SOP306"} <= set(of_sop(tmp_path, bare))
    instansi = "# berkas: instansi.yaml\npenyesuaian: {identitas: {baris: [nomor, nama, disahkan oleh]}}\n"
    assert of_sop(tmp_path, bare + instansi) == []


def test_the_hint_names_the_date_that_the_sheet_prints(tmp_path: Path) -> None:
    found = [d for d in check(tmp_path, PENGERTIAN + SPO.replace("tanggal terbit: 2026-01-14\n", "", 1)) if d.code == "SOP306"]
    assert [d.hint for d in found] == ["isi tanggal terbit; rancangan yang belum disahkan belum bernomor"]


@pytest.mark.parametrize("section", ["kualifikasi pelaksana", "keterkaitan", "peralatan/perlengkapan"])
def test_an_empty_box_on_the_sheet_is_noted_unless_a_dash_says_why(section: str, tmp_path: Path) -> None:
    fragment = f"{section}: {{}}\n# berkas: tetangga.yaml\nketerkaitan:\n"
    assert "SOP317" in of_sop(tmp_path, fragment.format(""))
    assert of_sop(tmp_path, fragment.format('"-"')) == []


def test_where_empty_sections_vanish_none_is_noted(tmp_path: Path) -> None:
    assert of_sop(tmp_path, PENGERTIAN + SPO.replace("dasar hukum!", "dasar hukum!\nperalatan/perlengkapan!")) == []
