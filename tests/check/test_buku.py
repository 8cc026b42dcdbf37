"""Rules over a whole agency: twins, neighbours that are only alike, references in both directions."""

from __future__ import annotations

from pathlib import Path

import pytest

from check.contoh import check, codes
from sopdoc.check.kata import nama_polos


def test_numbers_are_compared_without_spaces_and_case(tmp_path: Path) -> None:
    assert codes(tmp_path, "nomor: 000.8.3.3 / 012 / org / 2026\n") == ["SOP500"]


def test_slots_are_no_twins(tmp_path: Path) -> None:
    draf = "nomor: 000.8.3.3/……/ORG/2026\ntanggal efektif:\n"
    assert codes(tmp_path, f"{draf}# berkas: tetangga.yaml\n{draf}") == []


def test_the_same_name_in_another_unit_is_another_sop(tmp_path: Path) -> None:
    fragment = 'nama: Pengembalian Buku\nunit: [RUANG BACA]\nketerkaitan: "[x](tetangga)"\n'
    assert codes(tmp_path, f'{fragment}# berkas: tetangga.yaml\nketerkaitan: "[x](sop)"\n') == []


def test_twins_are_told_at_the_later_file(tmp_path: Path) -> None:
    (found,) = [d for d in check(tmp_path, "nama: Pengembalian Buku\n") if d.code == "SOP501"]
    assert found.span.file.endswith("tetangga.yaml")
    assert found.label == "sama dengan sop"


@pytest.mark.parametrize(("nama", "lain", "found"), [
    ("Mekanisme Pengumpulan Data Kinerja", "Penyusunan Mekanisme Pengumpulan Data Kinerja", True),
    ("Pengumpulan Data Kinerja Daerah", "Pengumpulan Data Kinerja", True),
    ("Pengumpulan Data Kinerja Daerah", "Persiapan Pengumpulan Data Kinerja Daerah", False),
    ("Pengumpulan Data Kinerja Perangkat Daerah Kabupaten", "Pengumpulan Data Keuangan Perangkat Daerah Kabupaten", False),
])
def test_names_that_differ_in_what_is_done_or_of_what_are_two(tmp_path: Path, nama: str, lain: str, found: bool) -> None:
    fragment = f"nama: {nama}\n# berkas: tetangga.yaml\nnama: {lain}\n"
    assert ("SOP502" in codes(tmp_path, fragment)) is found


@pytest.mark.parametrize(("butir", "expected"), [
    ("SOP Pengembalian Buku", []), ("pengembalian buku;", []), ("SOP Peminjaman Buku", ["SOP503"]),
    ("Bidang Pelayanan", ["SOP505"]), ("Undang-Undang Nomor 25 Tahun 2009", ["SOP505"]),
    ("SOP Bidang Pelayanan", []), ("SOP Pengembalian Buku Tahun 2024", ["SOP504"]),
])
def test_keterkaitan_names_an_sop(tmp_path: Path, butir: str, expected: list[str]) -> None:
    assert codes(tmp_path, f"keterkaitan: {butir}\n") == expected


@pytest.mark.parametrize(("keterangan", "kaitan", "found"), [
    ("Dilanjutkan SOP Pengembalian Buku", "SOP Surat Masuk", True),
    ('"Dilanjutkan dengan [pengembaliannya](tetangga)"', "SOP Surat Masuk", True),
    ("Lihat SOP Pengembalian Buku", "SOP Surat Masuk", False),
    ("Dilanjutkan SOP Surat Keluar", "SOP Surat Masuk", False),
    ("Dilanjutkan SOP Pengembalian Buku", "SOP 3 — Peminjaman Buku Perpustakaan", False),      # named, in more words
])
def test_an_sop_names_the_one_that_goes_on_in_it(tmp_path: Path, keterangan: str, kaitan: str, found: bool) -> None:
    last = f"{{uraian: Menyimpan buku, pelaksana: petugas, kelengkapan: Kartu, waktu: 5 menit, output: Arsip, keterangan: {keterangan}}}"
    fragment = f"kegiatan:\n  - {last}\n# berkas: tetangga.yaml\nketerkaitan: {kaitan}\n"
    assert ("SOP506" in codes(tmp_path, fragment)) is found


@pytest.mark.parametrize(("butir", "nama"), [
    ("SOP Pengembalian Buku", '"*Pengembalian* Buku"'), ('"SOP *Pengembalian* Buku"', "Pengembalian Buku"),
    ('"**Pengembalian Buku**"', '"Pengembalian *Buku*"'),
])
def test_an_sop_is_found_however_its_name_is_styled(tmp_path: Path, butir: str, nama: str) -> None:
    assert codes(tmp_path, f"keterkaitan: {butir}\n# berkas: tetangga.yaml\nnama: {nama}\n") == []


def test_an_sop_alone_in_its_agency_names_whom_it_likes(tmp_path: Path) -> None:
    assert codes(tmp_path, "keterkaitan: SOP Lain\n# berkas: tetangga.yaml\nnomor:\n") == ["SOP102"]


@pytest.mark.parametrize(("one", "other", "twins"), [
    ("SOP Penyusunan Cuti", "Penyusunan Cuti", True),
    ("Penyusunan SOP", "Penyusunan", False), ("Penyusunan SOP Cuti", "Penyusunan Cuti", False),
])
def test_only_a_prefix_is_no_part_of_a_name(tmp_path: Path, one: str, other: str, twins: bool) -> None:
    assert ("SOP501" in codes(tmp_path, f"nama: {one}\n# berkas: tetangga.yaml\nnama: {other}\n")) is twins


@pytest.mark.parametrize(("written", "name"), [
    ("SOP 4 — Pengembalian Buku", "pengembalian buku"), ("SOP No. 12: Pengembalian Buku", "pengembalian buku"),
    ("SOP-07 - Pengembalian Buku", "pengembalian buku"), ("SOP 5 Hari Kerja", "5 hari kerja"), ("SOP 2024", "2024"),
])
def test_a_number_in_front_of_a_name_is_none_of_it(written: str, name: str) -> None:
    assert nama_polos(written) == name


@pytest.mark.parametrize(("teks", "found"), [
    ("SOP Pengembalian Buku Pinjaman 2024", True),        # three of four words
    ("SOP Pengembalian Denda", False),
    ("SOP Penerimaan Buku Pinjaman", False),              # something else is done
    ("SOP Peminjaman Buku Pinjaman 2024", False),         # nearest is this SOP itself
])
def test_a_name_written_otherwise_leads_to_the_one_that_was_meant(tmp_path: Path, teks: str, found: bool) -> None:
    fragment = f"keterkaitan: {teks}\n# berkas: tetangga.yaml\nnama: Pengembalian Buku Pinjaman Anggota\n"
    assert ("SOP504" in codes(tmp_path, fragment)) is found


def test_between_two_names_as_near_nobody_can_choose(tmp_path: Path) -> None:
    near = "# berkas: {0}.yaml\nnama: Pengembalian Buku Pinjaman {0}\nnomor: 000.8.3.3/{1}/ORG/2026\n"
    fragment = "keterkaitan: SOP Pengembalian Buku Pinjaman\n" + near.format("tetangga", "012") + near.format("lain", "013")
    assert "SOP504" not in codes(tmp_path, fragment)


@pytest.mark.parametrize(("others", "found"), [(18, False), (19, True)])
def test_what_does_not_exist_is_told_where_nearly_all_else_does(tmp_path: Path, others: int, found: bool) -> None:
    """Two SOPs, one of which names the other often; 20 references are enough to say so."""
    fragment = "keterkaitan: SOP Surat Masuk\n# berkas: tetangga.yaml\nketerkaitan:\n" + "  - SOP Peminjaman Buku\n" * others
    assert ("SOP504" in codes(tmp_path, fragment)) is found
