"""The rules about who acts, beyond their pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from check.contoh import check, codes


def pelaksana(*names: str) -> str:
    """Two or more columns; the first two are the ones that the ground's rows use."""
    keys = ("pemohon", "petugas", "c", "d")
    return "pelaksana:\n" + "".join(f'  {key}: "{name}"\n' for key, name in zip(keys, names, strict=False))


@pytest.mark.parametrize(
    ("a", "b", "twins"),
    [
        ("Kasubag Umum", "Kasubbag Umum", True),
        ("Walikota", "Wali Kota", True),
        ("PPK", "Pejabat Pembuat Komitmen", True),
        ("Kasubbag Umum", "Kasubbag Keuangan", False),
        ("Petugas", "Petugas Loket", False),
        ("Asisten Pemerintahan", "Asisten Perekonomian", False),
    ],
)
def test_one_actor_under_two_names(a: str, b: str, twins: bool, tmp_path: Path) -> None:
    assert ("SOP251" in codes(tmp_path, pelaksana(a, b))) is twins


def test_the_same_name_in_two_groups_is_two_actors(tmp_path: Path) -> None:
    fragment = "pelaksana:\n  Pengirim: {pemohon: Petugas Gudang}\n  Penerima: {petugas: Petugas Gudang}\n"
    assert "SOP251" not in codes(tmp_path, fragment)


@pytest.mark.parametrize("name", ["Drs. H. Asep", "Ratna, S.Sos.", "Budi Santoso, M.Si", "Bapak Camat", "Ratna Kusumaningrum"])
def test_persons_are_recognised(name: str, tmp_path: Path) -> None:
    assert "SOP252" in codes(tmp_path, pelaksana("Anggota", name))


@pytest.mark.parametrize("name", ["Kasubbag Perencanaan, dan Keuangan", "dr. Jaga", "Kepala BPS Provinsi", "Deputi I", "PPK/PPTK"])
def test_offices_are_no_persons(name: str, tmp_path: Path) -> None:
    assert not {"SOP252", "SOP253"} & set(codes(tmp_path, pelaksana("Anggota", name)))


def kegiatan(uraian: str, actor: str = "c") -> str:
    """Four columns; the middle row is the one in question."""
    cells = "waktu: 5 menit"
    return pelaksana("Petugas Komunikasi", "Kagahar", "Pengawas", "Kasubag Umum dan Aparatur") + (
        "kegiatan:\n"
        f"  - {{uraian: Menerima laporan, pelaksana: pemohon, {cells}, kelengkapan: Laporan awal, output: Laporan}}\n"
        f"  - {{uraian: Menelaah laporan, pelaksana: petugas, {cells}, kelengkapan: Laporan, output: Laporan telaah}}\n"
        f'  - {{uraian: "{uraian}", pelaksana: {actor}, {cells}, kelengkapan: Laporan telaah, output: Laporan akhir}}\n'
        f"  - {{uraian: Menyimpan laporan, pelaksana: d, {cells}, kelengkapan: Laporan akhir, output: Arsip}}\n"
    )


@pytest.mark.parametrize(
    ("uraian", "found"),
    [
        ("Kagahar melaporkan kepada Pengawas terkait bencana", {"SOP258"}),
        ("Pengawas melaporkan bencana", {"SOP350"}),
        ("Memeriksa laporan oleh Kagahar", {"SOP258"}),
        ("Memeriksa laporan yang ditandatangani oleh Kagahar", set()),
        ("Menyampaikan laporan kepada Pengawas", {"SOP259"}),
        ("Menyampaikan laporan kepada Kasubbag Umum dan Aparatur", set()),
        ("Memerintahkan Pengawas untuk menyusun laporan", {"SOP259"}),
        ("Memerintahkan petugas komunikasi untuk menyusun laporan", set()),
        ("Menyampaikan laporan kepada pimpinan", set()),
    ],
)
def test_the_words_and_the_column_name_the_same_actor(uraian: str, found: set[str], tmp_path: Path) -> None:
    assert {code for code in codes(tmp_path, kegiatan(uraian)) if code >= "SOP250" and code not in ("SOP386",)} == found


def test_a_subject_that_looks_like_a_noun_is_held_against_its_column(tmp_path: Path) -> None:
    """"Perpustakaan" ends like a noun made of a verb; the columns tell that it belongs to who acts."""
    text = kegiatan("Anggota Perpustakaan menyampaikan laporan kepada Pengawas").replace("Petugas Komunikasi", "Anggota Perpustakaan")
    assert {"SOP258", "SOP259"} & set(codes(tmp_path, text)) == {"SOP258"}


def test_a_joint_row_may_hand_over_among_its_own(tmp_path: Path) -> None:
    assert "SOP259" not in codes(tmp_path, kegiatan("Menyampaikan laporan kepada Pengawas", "[petugas, c]"))


def test_the_hint_names_the_right_column(tmp_path: Path) -> None:
    found = [d for d in check(tmp_path, kegiatan("Memeriksa laporan oleh Kagahar")) if d.code == "SOP258"]
    assert [d.hint for d in found] == ["pindahkan simbolnya (`pelaksana: petugas`), atau perbaiki uraiannya"]


@pytest.mark.parametrize(("columns", "found"), [
    ("kepala: Kabid Perpustakaan, kasi: Kasi Layanan, petugas: Staf Layanan", False),
    ("kepala: Camat, kasi: Sekretaris Camat, petugas: Operator", False),
    ("kepala: Penilai, kasi: Pencatat, petugas: Pemesan", True),
    ("kepala: Kasi Layanan, kasi: Kabid Perpustakaan, petugas: Staf Layanan", True),
])
def test_columns_by_rank_are_in_an_order_of_their_own(columns: str, found: bool, tmp_path: Path) -> None:
    text = f"""\
pelaksana: {{pemohon: Anggota Perpustakaan, {columns}}}
kegiatan:
  - {{uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}}
  - {{uraian: Mencatat usulan, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 5 menit, output: Usulan tercatat}}
  - {{uraian: Memeriksa usulan, pelaksana: kasi, kelengkapan: Usulan tercatat, waktu: 5 menit, output: Usulan terperiksa}}
  - {{uraian: Menyetujui usulan, pelaksana: kepala, kelengkapan: Usulan terperiksa, waktu: 5 menit, output: Usulan disetujui}}
"""
    assert ("SOP255" in codes(tmp_path, text)) is found


@pytest.mark.parametrize(("title", "found"), [
    ("Kabag Umum/Kabag Keuangan", True), ("Kasi Pelayanan dan Kasi Umum", True), ("Kepala Bidang, Kepala Seksi", True),
    ("Sekretaris/Kabid", True), ("Kasubag TU/Kepala Sub Bagian Tata Usaha", False), ("Kabid/Kabid Perpustakaan", False),
    ("Kasubbag Umum dan Kepegawaian", False), ("Kepala Seksi Data, Informasi, dan Arsip", False),
])
def test_a_column_is_for_one_post(title: str, found: bool, tmp_path: Path) -> None:
    assert ("SOP260" in codes(tmp_path, f'pelaksana: {{pemohon: Anggota, petugas: "{title}"}}\n')) is found
