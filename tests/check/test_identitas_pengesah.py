"""Who signs an SOP and who approves in its flow (SOP399)."""

from __future__ import annotations

from pathlib import Path

import pytest

from check.contoh import codes


@pytest.mark.parametrize(
    ("pengesah", "column", "verb", "found"),
    [
        ("Kepala Bagian Organisasi", "Kabag Hukum", "Menandatangani", True),
        ("Kepala Dinas Perhubungan", "Kepala Badan Keuangan Daerah", "Menetapkan", True),
        ("Kepala Dinas Perhubungan", "Kepala Dinas Kesehatan", "Mengesahkan", True),
        ("Kepala Dinas Perhubungan", "Kepala Dinas", "Mengesahkan", False),
        ("Kepala Dinas Perhubungan", "Kepala Bidang Perhubungan Darat", "Mengesahkan", False),
        ("Kepala Dinas Perhubungan", "Sekretaris Daerah", "Menetapkan", False),
        ("Kepala Bagian Organisasi", "Kabag Hukum", "Mengagendakan", False),
        ("Camat Sukamaju", "Kepala Seksi Pelayanan", "Menandatangani", False),
    ],
)
def test_the_head_of_another_unit_approves(pengesah: str, column: str, verb: str, found: bool, tmp_path: Path) -> None:
    text = f"""\
disahkan oleh: {{jabatan: {pengesah}, nama: Ratna, nip: 19790823 200212 2 001}}
pelaksana: {{petugas: Petugas Perpustakaan, kepala: {column}}}
kegiatan:
  - {{uraian: Menyusun usulan, pelaksana: petugas, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}}
  - {{uraian: {verb} usulan, pelaksana: kepala, kelengkapan: Usulan buku, waktu: 9 menit, output: Usulan berparaf}}
  - {{uraian: Memesan buku, pelaksana: petugas, kelengkapan: Usulan berparaf, waktu: 7 menit, output: Pesanan}}
"""
    assert ("SOP399" in codes(tmp_path, text)) is found
