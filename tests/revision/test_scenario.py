"""Three revisions of a real SOP, from the first approval to the marked sheets: what an office does in a year."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pdfplumber
import pytest
from tools import run_sopdoc

from revision.tracked import W, document, seen_by_libreoffice, unnumbered
from revision.versions import copy, text
from sopdoc.cli.main import main

ROW = "  - uraian: Mencatat pengaduan di aplikasi\n    pelaksana: kasubag\n    waktu: 1 jam\n    output: Catatan\n"
MENETAPKAN = "  - uraian: Menetapkan rekomendasi penyelesaian\n    pelaksana: kabag\n"
STEPS = (
    ("Menambah pencatatan pengaduan", "2026-03-02", (("  - id: tugaskan\n", ROW + "  - id: tugaskan\n"),)),
    ("Menetapkan petugas dan persetujuan", "2026-06-01", (
        ("Menelaah pokok pengaduan\n    pelaksana: unit", "Menelaah pokok pengaduan\n    pelaksana: kasubag"),
        (MENETAPKAN, MENETAPKAN + "    cabang: {Ya: lanjut, Tidak: tugaskan}\n"),
    )),
    ("Membetulkan dasar hukum", "2026-11-21", (("Nomor 96 Tahun 2012", "Nomor 69 Tahun 2012"),)),
)


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """The definition after its third revision was opened; the versions before it lie in the archive."""
    path = copy(tmp_path, text())
    assert main(["approve", str(path), "--tanggal", "2026-02-16"]) == 0
    for number, (ringkasan, tanggal, changes) in enumerate(STEPS):
        copy(tmp_path, path.read_text("utf-8"), *changes)
        assert main(["revise", str(path), "--ringkasan", ringkasan, "--tanggal", tanggal]) == 0
        if number < len(STEPS) - 1:
            assert main(["approve", str(path), "--tanggal", tanggal]) == 0
    return path


def places(path: Path, *arguments: str, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """What `diff` says to have changed, the sheet's dates and numbers apart."""
    assert main(["diff", str(path), *arguments, "--quiet"]) == 0
    heads = re.findall(r"^\S (.*) \((.*)\)$", capsys.readouterr().out, re.MULTILINE)
    return [f"{place}: {kind}" for place, kind in heads if not place.startswith(("Tanggal", "No. Revisi"))]


def test_each_revision_says_what_it_changed(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert places(office, "rev-0..rev-1", capsys=capsys) == ["Kegiatan 6: ditambah"]
    assert places(office, "rev-1..rev-2", capsys=capsys) == ["Kegiatan 4, pelaksana: diubah", "Kegiatan 9, simbol: diubah",
                                                            "Kegiatan 9, arah: diubah"]
    assert places(office, capsys=capsys) == ["Dasar Hukum butir 2: diubah"]
    assert len(places(office, "rev-0", capsys=capsys)) == 5


def test_the_check_finds_no_fault_in_the_archive(office: Path) -> None:
    assert "galat[" not in run_sopdoc("check", office, "--format", "concise").said


def test_the_matrix_gives_the_reasons_of_the_history(office: Path, tmp_path: Path) -> None:
    output = tmp_path / "hasil"
    assert main(["diff", str(office), "rev-0..rev-2", "--format", "pdf,docx", "--output", str(output), "--quiet"]) == 0
    assert main(["diff", str(office), "--format", "pdf", "--output", str(output), "--quiet"]) == 0
    first, last = (words(output / "contoh" / f"penanganan-pengaduan-matriks-rev-{pair}.pdf") for pair in ("0-rev-2", "2-rev-3"))
    assert "Revisi 1: Menambah" in first
    assert "Revisi 2: Menetapkan" in first
    assert "Membetulkan dasar" in last
    assert "Menambah" not in last


def words(path: Path) -> str:
    with pdfplumber.open(path) as pdf:
        return " ".join(" ".join(page.extract_text() for page in pdf.pages).split())


def test_the_marked_sheet_shows_all_three_revisions_in_place(office: Path, tmp_path: Path) -> None:
    output = tmp_path / "hasil"
    assert main(["build", str(office), "--tandai", "rev-0", "--output", str(output), "--quiet"]) == 0
    name = output / "contoh" / "penanganan-pengaduan-tandai-rev-0"
    told = words(name.with_name(name.name + ".pdf"))
    assert "Mencatat pengaduan di aplikasi" in told
    assert "Peraturan Pemerintah Nomor 96 69 Tahun 2012" in told
    content = name.with_name(name.name + ".docx").read_bytes()
    (who,) = {(n.get(f"{W}author"), n.get(f"{W}date")) for n in document(content).iter(f"{W}ins", f"{W}del")}
    assert who == ("Kepala Bagian Organisasi", "2026-11-21T00:00:00Z")


def test_libreoffice_accepts_the_new_sheet_and_rejects_to_the_old_one(office: Path, tmp_path: Path) -> None:
    new, old = built(office, tmp_path / "baru"), built(office.parent / "riwayat" / office.stem / "rev-0.yaml", tmp_path / "lama")
    _, lines = seen_by_libreoffice(built(office, tmp_path / "tanda", "--tandai", "rev-0"), tmp_path)
    assert lines["terima"] == seen_by_libreoffice(new, tmp_path)[1]["terima"]
    assert unnumbered(lines["tolak"]) == unnumbered(seen_by_libreoffice(old, tmp_path)[1]["terima"])


def built(path: Path, output: Path, *arguments: str) -> bytes:
    """The one DOCX that `build` writes."""
    assert main(["build", str(path), "--format", "docx", "--output", str(output), "--quiet", *arguments]) == 0
    (document_path,) = output.rglob("*.docx")
    content = document_path.read_bytes()
    assert zipfile.is_zipfile(io.BytesIO(content))
    return content
