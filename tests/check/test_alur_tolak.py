"""Where a flow leads those who are refused (SOP240, SOP241), in other words than on the pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from check.contoh import codes

PELAKSANA = "pelaksana: {pemohon: Warga, petugas: Petugas Loket, kepala: Kepala Loket}\n"


def row(uraian: str, pelaksana: str = "petugas", rest: str = "") -> str:
    """A row whose cells say nothing that a rule about cells would ask for."""
    return f"  - {{uraian: {uraian}, pelaksana: {pelaksana}, kelengkapan: Berkas, waktu: 5 menit, output: Berkas lagi{rest}}}\n"


def told(code: str, *rows: str, folder: Path) -> bool:
    return code in codes(folder, PELAKSANA + "kegiatan:\n" + "".join(rows))


@pytest.mark.parametrize(
    ("before", "label", "found"),
    [
        (["Memeriksa berkas warga"], "Tidak lengkap", True),
        (["Menerima berkas warga", "Memverifikasi berkas warga"], "Ditolak", True),
        (["Menerima berkas warga", "Mengetik berkas warga"], "Ditolak", False),
        (["Melengkapi berkas warga"], "Tidak lengkap", False),
        (["Menerima perbaikan berkas dari warga"], "Lengkap sekali", False),
    ],
)
def test_a_refusal_that_only_receives_and_checks_never_ends(before: list[str], label: str, found: bool, tmp_path: Path) -> None:
    again = [row(uraian, rest=", id: ulang" if index == 0 else "") for index, uraian in enumerate(before)]
    decision = row("Memeriksa kebenaran berkas", rest=f", cabang: {{Benar: lanjut, {label}: ulang}}")
    rows = (row("Menyerahkan berkas", "pemohon"), *again, decision, row("Mencetak kartu"))
    assert told("SOP240", *rows, folder=tmp_path) is found


def test_a_refusal_that_comes_back_to_itself_never_ends(tmp_path: Path) -> None:
    decision = row("Memeriksa berkas", rest=", id: periksa, cabang: {Lengkap: lanjut, Tidak lengkap: periksa}")
    assert told("SOP240", row("Menyerahkan berkas", "pemohon"), decision, row("Mencetak kartu"), folder=tmp_path)


def test_a_way_back_past_somebody_who_mends_does_end(tmp_path: Path) -> None:
    rows = (
        row("Menyerahkan berkas", "pemohon", ", id: serah"),
        row("Menerima berkas"),
        row("Memeriksa berkas", rest=", cabang: {Lengkap: lanjut, Tidak lengkap: serah}"),
        row("Mencetak kartu"),
    )
    assert not told("SOP240", *rows, folder=tmp_path)


@pytest.mark.parametrize(
    ("refusal", "granted", "found"),
    [
        ("Menyampaikan surat penolakan kepada warga", "Menandatangani izin", True),
        ("Memberitahukan bahwa permohonan tidak memenuhi syarat", "Mencetak izin", True),
        ("Menolak permohonan", "Membayarkan santunan", True),
        ("Menyampaikan surat penolakan kepada warga", "Mengarsipkan berkas", False),
        ("Meninjau lokasi usaha", "Menandatangani izin", False),
    ],
)
def test_who_was_refused_gets_nothing_of_what_is_granted(refusal: str, granted: str, found: bool, tmp_path: Path) -> None:
    decision = row("Menilai permohonan", "kepala", ", cabang: {Memenuhi: beri, Tidak memenuhi: lanjut}")
    rows = (row("Mengajukan permohonan", "pemohon"), decision, row(refusal), row(granted, rest=", id: beri"))
    assert told("SOP241", *rows, folder=tmp_path) is found


@pytest.mark.parametrize(("label", "found"), [("Ditolak", True), ("Tidak layak", True), ("Tidak disetujui", True), ("Tidak", False)])
def test_a_branch_that_refuses_leads_to_no_row_that_grants(label: str, found: bool, tmp_path: Path) -> None:
    decision = row("Menilai permohonan", "kepala", f", cabang: {{Disetujui: lanjut, {label}: beri}}")
    rows = (row("Mengajukan permohonan", "pemohon"), decision, row("Mengetik izin"), row("Menerbitkan izin", rest=", id: beri"))
    assert told("SOP241", *rows, folder=tmp_path) is found
