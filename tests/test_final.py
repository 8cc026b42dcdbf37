"""`sopdoc build --final`: nothing unfinished reaches the official's desk, and what is missing is told at its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from tools import write_agency

from sopdoc.cli.main import main

LENGKAP = """\
nomor: 001/UJI/2026
nama: Peminjaman Kunci
tanggal pembuatan: 2026-01-12
tanggal efektif: 2026-02-02
disahkan oleh: {jabatan: Kepala Dinas, nama: Budi Santoso, nip: 198001022005011003}
dasar hukum: [Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik]
pelaksana: {a: Peminjam, b: Petugas}
kegiatan:
  - {uraian: Mengisi buku, pelaksana: a, kelengkapan: Buku, waktu: 5 menit, output: Buku terisi}
  - {uraian: Menyerahkan kunci, pelaksana: b, kelengkapan: Buku terisi, waktu: 5 menit, output: Kunci}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return write_agency(tmp_path / "dinas")


def final(folder: Path, text: str, *further: str) -> tuple[int, set[str]]:
    """Exit status, and the endings of the documents written."""
    (folder / "kunci.yaml").write_text(text, "utf-8")
    status = main(["build", "dinas", "--final", "--quiet", *further])
    return status, {path.suffix for path in Path("output/dinas").glob("*.*")} if Path("output").exists() else set()


def test_a_complete_sop_is_built(folder: Path) -> None:
    assert final(folder, LENGKAP) == (0, {".pdf", ".docx"})


@pytest.mark.parametrize(("old", "new", "said"), [
    ("001/UJI", "……/UJI", "nomor SOP masih berongga"), ("tanggal efektif: 2026-02-02\n", "", "tanggal efektif belum ada"),
    ("2026-02-02", "2026-02", "tanggal efektif tidak memuat hari"), ("tanggal pembuatan: 2026-01-12\n", "", "tanggal pembuatan belum ada"),
    ("nama: Budi Santoso, ", "", "nama pejabat yang mengesahkan belum ada"),
    ("disahkan oleh: {jabatan: Kepala Dinas, nama: Budi Santoso, nip: 198001022005011003}\n", "", "pejabat yang mengesahkan belum ada"),
    ("nama: Peminjaman", "revisi ke: 1\nnama: Peminjaman", "tanggal revisi belum ada"),
])
def test_what_is_missing_is_told_and_nothing_is_written(
    old: str, new: str, said: str, folder: Path, capsys: pytest.CaptureFixture[str],
) -> None:
    assert old in LENGKAP
    assert final(folder, LENGKAP.replace(old, new)) == (1, set())
    captured = capsys.readouterr().err
    assert f"galat[SOP585]: belum final: {said}" in captured
    assert "--> dinas/kunci.yaml:" in captured


def test_a_draft_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert final(folder, f"{LENGKAP}status: rancangan\n") == (1, set())
    assert "SOP586" in capsys.readouterr().err


def test_an_sop_in_force_is_built(folder: Path) -> None:
    assert final(folder, f"{LENGKAP}status: berlaku\n")[0] == 0


def test_errors_that_only_the_checker_finds_are_in_the_way(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = LENGKAP.replace("198001022005011003", "198013022005011003")
    assert final(folder, wrong) == (1, set())
    assert "kunci.yaml:5" in capsys.readouterr().err
    assert main(["build", "dinas", "--quiet"]) == 0


def test_without_the_option_a_draft_is_built(folder: Path) -> None:
    (folder / "kunci.yaml").write_text(LENGKAP.replace("001/UJI", "……/UJI"), "utf-8")
    assert main(["build", "dinas", "--quiet"]) == 0


def test_what_srikandi_fills_in_is_not_missing(folder: Path) -> None:
    text = LENGKAP.replace("001/UJI", "……/UJI").replace("tanggal efektif: 2026-02-02\n", "").replace("nama: Budi Santoso, ", "")
    assert final(folder, text, "--mode", "srikandi") == (0, {".docx"})


def test_a_pdf_full_of_tokens_is_no_final_document(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert final(folder, LENGKAP, "--mode", "srikandi", "--format", "pdf,svg") == (0, set())
    assert "SOP589" in capsys.readouterr().err


def test_one_unfinished_sop_does_not_hold_back_the_others(folder: Path) -> None:
    (folder / "lain.yaml").write_text(LENGKAP.replace("001/UJI", "002/UJI").replace("Kunci", "Mobil"), "utf-8")
    assert final(folder, f"{LENGKAP}status: rancangan\n")[0] == 1
    assert {path.name for path in Path("output/dinas").iterdir()} == {"lain.pdf", "lain.docx"}


def test_a_final_sheet_is_judged_again_every_time(folder: Path) -> None:
    (folder / "kunci.yaml").write_text(f"{LENGKAP}status: rancangan\n", "utf-8")
    assert main(["build", "dinas", "--quiet"]) == 0
    assert main(["build", "dinas", "--final", "--quiet"]) == 1


def test_marked_sheets_are_never_final(folder: Path) -> None:
    assert final(folder, LENGKAP, "--tandai", "rev-0")[0] == 2
