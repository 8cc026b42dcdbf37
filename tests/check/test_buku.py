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


@pytest.mark.parametrize(("butir", "expected"), [
    ("SOP Pengembalian Buku", []), ("pengembalian buku;", []), ("SOP Peminjaman Buku", ["SOP503", "SOP506"]),
    ("Bidang Pelayanan", ["SOP505", "SOP506"]), ("Undang-Undang Nomor 25 Tahun 2009", ["SOP505", "SOP506"]),
    ("SOP Bidang Pelayanan", ["SOP504", "SOP506"]),
])
def test_keterkaitan_names_an_sop(tmp_path: Path, butir: str, expected: list[str]) -> None:
    """SOP506 comes from the neighbour, which is not named any more."""
    assert codes(tmp_path, f"keterkaitan: {butir}\n") == expected


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
