"""`sopdoc diff`: what it prints and writes, which versions it takes, how it ends."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pdfplumber
import pytest
from revision.versions import copy, text
from tools import run_sopdoc, write_agency

from sopdoc.cli.main import main

ROW = "  - uraian: Mencatat pengaduan di aplikasi\n    pelaksana: kasubag\n    waktu: 1 jam\n"
CHANGES = (
    ("Nomor 96 Tahun 2012", "Nomor 69 Tahun 2012"), ("  - id: telaah\n", ROW + "  - id: telaah\n"),
    ("revisi:", "revisi: 2026-11-21\nrevisi ke: 1"),
)


@pytest.fixture
def pair(tmp_path: Path) -> tuple[str, str]:
    """An old and a new version of the seed as two files of one agency."""
    old = copy(tmp_path, text(), name="lama")
    return str(old), str(copy(tmp_path, text(), *CHANGES))


def test_the_terminal_is_told_every_change_with_marked_words(pair: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", *pair]) == 0
    said = capsys.readouterr().out
    assert "~ Dasar Hukum butir 2 (diubah)\n    - Peraturan Pemerintah Nomor [-96-] Tahun 2012" in said
    assert "+ Kegiatan 4 (ditambah)\n    + Mencatat pengaduan di aplikasi\n" in said


def test_a_file_without_a_terminal_gets_no_colours(pair: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    main(["diff", *pair])
    assert "\x1b" not in capsys.readouterr().out


def test_a_terminal_gets_colours_unless_it_refuses_them(
    pair: tuple[str, str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.delenv("NO_COLOR", raising=False)
    main(["diff", *pair])
    assert "\x1b[31;9m96\x1b[0m" in capsys.readouterr().out
    monkeypatch.setenv("NO_COLOR", "1")
    main(["diff", *pair])
    assert "\x1b" not in capsys.readouterr().out


def test_two_equal_versions_say_nothing_and_end_well(pair: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", pair[0], pair[0]]) == 0
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("0 perubahan")


def test_json_holds_places_texts_and_marks(pair: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    main(["diff", *pair, "--format", "json", "--alasan", "Evaluasi"])
    told = json.loads(capsys.readouterr().out)
    assert (told["alasan"], told["menjadi"]["revisi"]) == ("Evaluasi", 1)
    law = next(change for change in told["perubahan"] if change["bagian"] == "Dasar Hukum butir 2")
    assert {"teks": "69", "tanda": "baru"} in law["menjadi"]["kata"][0]


def test_the_matrix_is_written_as_pdf_and_docx(pair: tuple[str, str], tmp_path: Path) -> None:
    output = tmp_path / "hasil"
    assert main(["diff", *pair, "--format", "pdf,docx", "--output", str(output), "--alasan", "Hasil evaluasi"]) == 0
    name = output / "contoh" / "penanganan-pengaduan-matriks-rev-0-rev-1"
    with pdfplumber.open(name.with_name(name.name + ".pdf")) as pdf:
        pages = [page.extract_text() for page in pdf.pages]
    for word in ("MATRIKS PERUBAHAN", "Semula", "Menjadi", "Alasan", "Hasil evaluasi", "Dasar Hukum butir 2", "Revisi 1, 21 November 2026"):
        assert word in pages[0]
    assert f"Halaman 1 dari {len(pages)}" in pages[0]
    document = zipfile.ZipFile(io.BytesIO(name.with_name(name.name + ".docx").read_bytes())).read("word/document.xml").decode()
    assert "<w:strike/>" in document
    assert "w:ins " not in document


def test_a_definition_without_approved_version_says_so(pair: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", pair[1]]) == 1
    assert "SOP560" in capsys.readouterr().err


def test_a_version_that_is_not_there_says_which_are(pair: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", pair[1], "rev-1..rev-2"]) == 1
    assert "versi rev-1 tidak ada" in capsys.readouterr().err


def test_a_folder_of_several_definitions_is_refused(pair: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", str(Path(pair[0]).parent)]) == 1
    assert "SOP561" in capsys.readouterr().err


def test_a_folder_of_one_definition_is_that_definition(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, new = write_agency(tmp_path / "lama", "surat"), write_agency(tmp_path / "baru", "surat")
    (new / "surat.yaml").write_text((old / "surat.yaml").read_text("utf-8").replace("nama: Surat", "nama: Surat Dinas"), "utf-8")
    assert main(["diff", str(old), str(new)]) == 0
    assert "~ Nama SOP (diubah)" in capsys.readouterr().out


def test_a_file_that_does_not_exist_is_wrong_usage(pair: tuple[str, str]) -> None:
    assert main(["diff", pair[0], "tidak-ada.yaml"]) == 2


def test_an_unknown_format_is_wrong_usage(pair: tuple[str, str]) -> None:
    assert run_sopdoc("diff", *pair, "--format", "xls").status == 2
