"""Papers that are made twice or never (SOP383, SOP384), in other words than on the pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from check.contoh import check, codes

PELAKSANA = "pelaksana: {pemohon: Warga, petugas: Petugas Loket}\n"


def flow(*rows: tuple[str, str, str]) -> str:
    """Rows of uraian, kelengkapan and output, in turn of one pelaksana and the other."""
    siapa = ("pemohon", "petugas")
    lines = [
        f'  - {{uraian: {uraian}, pelaksana: {siapa[n % 2]}, kelengkapan: "{masuk}", waktu: {n + 3} menit, output: "{keluar}"}}'
        for n, (uraian, masuk, keluar) in enumerate(rows)
    ]
    return f"{PELAKSANA}kegiatan:\n" + "\n".join(lines) + "\n"


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ("Rekap kunjungan", "Rekap kunjungan", True),
        ("Rekap kunjungan", "REKAP KUNJUNGAN.", True),
        ("Rekap kunjungan", "Rekap kunjungan yang diparaf", False),
        ("Disposisi", "Disposisi", False),
        ("-", "-", False),
        ("2 hari kerja", "2 hari kerja", False),
    ],
)
def test_one_output_of_two_rows_in_a_row_is_told(first: str, second: str, found: bool, tmp_path: Path) -> None:
    rows = (("Menyusun rekap", "Buku tamu", first), ("Memaraf rekap", "Lembar periksa", second), ("Menyimpan rekap", "Rekap", "Arsip"))
    assert ("SOP383" in codes(tmp_path, flow(*rows))) is found


def test_one_output_of_many_rows_is_one_remark_with_all_places(tmp_path: Path) -> None:
    verbs = ("Menyusun", "Memeriksa", "Memaraf", "Menandatangani")
    rows = [(f"{verb} rekap", f"Lembar {n}x", "Rekap kunjungan") for n, verb in enumerate(verbs)]
    told = [d for d in check(tmp_path, flow(*rows, ("Menyimpan rekap", "Rekap kunjungan", "Arsip"))) if d.code == "SOP383"]
    assert [(d.message, len(d.places)) for d in told] == [("output kegiatan 2–4 sama dengan output kegiatan sebelumnya", 3)]


@pytest.mark.parametrize(("output", "found"), [("Kartu kendali persediaan gudang", True), ("Berita acara", False)])
def test_a_long_name_is_given_once_by_one_pelaksana(output: str, found: bool, tmp_path: Path) -> None:
    rows = (("Mencatat barang", "Buku tamu", output), ("Menghitung barang", "Lembar a", "Jumlah"), ("Menutup buku", "Lembar b", output))
    assert ("SOP383" in codes(tmp_path, flow(*rows))) is found


@pytest.mark.parametrize(
    ("paper", "uraian", "found"),
    [
        ("Konsep perjanjian sewa", "Mengetik kartu", True),
        ("Buku tamu dan berita acara serah terima", "Mengetik kartu", True),
        ("SK pengangkatan", "Mengetik kartu", True),
        ("Hasil penghitungan", "Mengetik kartu", False),
        ("Draf catatan kunjungan tamu", "Mengetik kartu", False),
        ("Laporan Catatan Tahunan", "Mengetik kartu", False),
        ("Laporan Upah Tukang", "Mengetik kartu", False),
        ("Laporan kunjungan", "Mengetik kartu", False),
        ("Surat permohonan sewa", "Mengetik kartu", False),
        ("Konsep perjanjian sewa", "Menerima konsep perjanjian", False),
    ],
)
def test_a_paper_of_the_office_was_made_by_somebody(paper: str, uraian: str, found: bool, tmp_path: Path) -> None:
    rows = (("Menulis kunjungan", "Buku tamu", "Catatan"), ("Menghitung tamu", "Catatan", "Jumlah tamu, LUT"), (uraian, paper, "Kartu"))
    assert ("SOP384" in codes(tmp_path, flow(*rows))) is found
