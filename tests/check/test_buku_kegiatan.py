"""SOPs that a row names without a link (SOP508)."""

from __future__ import annotations

from pathlib import Path

import pytest

from check.contoh import codes


def told(uraian: str, keterangan: str, keterkaitan: str, folder: Path) -> bool:
    rows = [
        "{uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}",
        f'{{uraian: "{uraian}", pelaksana: petugas, kelengkapan: Usulan buku, waktu: 7 menit, output: Hasil, keterangan: "{keterangan}"}}',
        "{uraian: Memesan buku, pelaksana: petugas, kelengkapan: Hasil, waktu: 6 menit, output: Pesanan}",
    ]
    return "SOP508" in codes(folder, f'keterkaitan: "{keterkaitan}"\nkegiatan:\n' + "".join(f"  - {row}\n" for row in rows))


@pytest.mark.parametrize(
    ("keterangan", "found"),
    [
        ("Lihat SOP Pengadaan Buku", True),
        ("SOP Surat Masuk", True),
        ("Sesuai SOP pengadaan buku baru", True),
        ("Dilanjutkan ke SOP-AP Pengadaan Buku dan Majalah", True),
        ("Berdasarkan SPO PENGADAAN BUKU", True),
        ("Sesuai SOP Pengembalian", False),
        ("SOP Pengadaan", True),
        ("SOP Alur surat masuk dan surat keluar.", True),
        ("SOP", False),
        ("Sesuai SOP", False),
        ("Sesuai SOP Dinas Perpustakaan", False),
        ("Sesuai SOP ini dan aturan yang berlaku", False),
        ("Rancangan SOP Pengadaan Buku", False),
        ("SOP Peminjaman Buku Anak", False),
    ],
)
def test_a_note_names_no_sop_that_keterkaitan_does_not(keterangan: str, found: bool, tmp_path: Path) -> None:
    assert told("Memeriksa usulan", keterangan, "[SOP Pengembalian Buku](tetangga)", tmp_path) is found


@pytest.mark.parametrize(
    ("uraian", "found"),
    [
        ("Memeriksa usulan sesuai SOP Pengadaan Buku", True),
        ("Memeriksa usulan (SOP Pengadaan Buku)", True),
        ("Memeriksa SOP Pengadaan Buku", False),
        ("Memeriksa usulan menurut SOP Pengembalian Buku", False),
    ],
)
def test_a_row_refers_to_no_sop_that_keterkaitan_does_not_name(uraian: str, found: bool, tmp_path: Path) -> None:
    assert told(uraian, "-", "[SOP Pengembalian Buku](tetangga)", tmp_path) is found


def test_a_name_is_told_in_keterkaitan_without_a_link_too(tmp_path: Path) -> None:
    assert not told("Memeriksa usulan", "Lihat SOP Pengadaan Buku Baru", "SOP Pengadaan Buku", tmp_path)
