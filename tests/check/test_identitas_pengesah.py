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
        ("Camat Sukamaju", "Camat Mekar Jaya", "Menandatangani", True),
        ("Plt. Camat Sukamaju", "Camat Mekar Jaya", "Menandatangani", True),
        ("Camat", "Kepala Dinas Sosial", "Menyetujui", True),
        ("Camat Sukamaju", "Camat", "Menyetujui", False),
        ("Camat", "Camat Sukamaju", "Menyetujui", False),
        ("Camat Sukamaju", "Bupati Nusa Raya", "Menetapkan", False),
        ("Lurah Anggrek", "Lurah Melati", "Mengesahkan", True),
        ("Lurah Melati", "Lurah Anggrek", "Mengesahkan", True),
        ("Kepala Bagian Hukum pada Sekretariat Daerah", "Kabag Hukum", "Mengesahkan", False),
        ("Lurah Anggrek", "Camat Sukamaju", "Mengesahkan", False),
        ("Direktur Keuangan", "Direktur Pemasaran", "Menyetujui", True),
        ("Direktur Rumah Sakit Harapan", "Direktur Utama", "Menyetujui", False),
        ("Direktur Keuangan", "Direktur Jenderal Pajak", "Menyetujui", False),
        ("Inspektur Kota Uji", "Inspektur Pembantu Wilayah Satu", "Menyetujui", False),
        ("Kepala Dinas Perhubungan", "Camat", "Menyetujui", False),
    ],
)
def test_the_head_of_another_unit_approves(pengesah: str, column: str, verb: str, found: bool, tmp_path: Path) -> None:
    text = f"""\
disahkan oleh: {{jabatan: "{pengesah}", nama: Ratna, nip: 19790823 200212 2 001}}
pelaksana: {{petugas: Petugas Perpustakaan, kepala: {column}}}
kegiatan:
  - {{uraian: Menyusun usulan, pelaksana: petugas, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}}
  - {{uraian: {verb} usulan, pelaksana: kepala, kelengkapan: Usulan buku, waktu: 9 menit, output: Usulan berparaf}}
  - {{uraian: Memesan buku, pelaksana: petugas, kelengkapan: Usulan berparaf, waktu: 7 menit, output: Pesanan}}
"""
    assert ("SOP399" in codes(tmp_path, text)) is found
