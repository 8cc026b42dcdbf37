"""A sheet that is a picture comes back as it was, and nothing of it is taken for sure; without what reads letters it is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from tools import document, require_tool

from impor.scans import Camera, pixels, scanned_pdf
from sopdoc.cli.main import main
from sopdoc.impor.carried import definitions_in
from sopdoc.impor.definition import RAGU, Definition
from sopdoc.impor.file import read_pdf
from sopdoc.writing.values import Commented, Value

SHEET = "contoh/peminjaman-arsip"


def read(data: bytes, tesseract: str = "") -> Definition:
    (found,) = definitions_in(json.loads(read_pdf(data, tesseract)))
    return found


def bare(value: Value) -> object:
    """Without comments."""
    if isinstance(value, Commented):
        return bare(value.value)
    if isinstance(value, dict):
        return {key: bare(inner) for key, inner in value.items()}
    return [bare(inner) for inner in value] if isinstance(value, list | tuple) else value


def program(tmp_path: Path, body: str) -> str:
    path = tmp_path / "tesseract"
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(0o755)
    return str(path)


@pytest.fixture(scope="module")
def scan() -> bytes:
    return scanned_pdf(document(SHEET, "pdf"), Camera(200, 80))


@pytest.mark.parametrize(("camera", "slope", "noise"), [(Camera(200, 80), 0.5, 0), (Camera(300), -0.5, 8)], ids=str)
def test_a_picture_of_a_sheet_comes_back(camera: Camera, slope: float, noise: float) -> None:
    tesseract = require_tool("tesseract")
    data = document(SHEET, "pdf")
    found, truth = (read(one, tesseract) for one in (scanned_pdf(data, camera, slope, noise), data))
    said = bare(found.values)
    expected = bare(truth.values)
    assert isinstance(said, dict)
    assert isinstance(expected, dict)
    assert said["kegiatan"] == expected["kegiatan"]
    assert said["pelaksana"] == expected["pelaksana"]
    assert said["nama"] == expected["nama"]


def test_all_that_a_picture_says_is_doubted(scan: bytes) -> None:
    found = read(scan, require_tool("tesseract"))
    kegiatan = found.values["kegiatan"]
    assert isinstance(kegiatan, list)
    assert all(isinstance(row, Commented) and row.comments[0].startswith(RAGU) for row in kegiatan)
    kept = {key for key, value in found.values.items() if not isinstance(value, Commented)}
    assert kept == {"kegiatan"}
    assert all(finding.doubt for finding in found.findings)


def test_a_picture_without_tesseract_is_told_and_nothing_is_written(
    scan: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "lama.pdf").write_bytes(scan)
    monkeypatch.setattr("sopdoc.impor.file.program_of_letters", lambda: "")
    assert main(["import", str(tmp_path / "lama.pdf"), "-o", str(tmp_path / "hasil")]) == 1
    told = capsys.readouterr().err
    assert "SOP711" in told
    assert "apt install tesseract-ocr tesseract-ocr-ind" in told
    assert not (tmp_path / "hasil").exists()


def test_tesseract_without_indonesian_is_told(scan: bytes, tmp_path: Path) -> None:
    answer = json.loads(read_pdf(scan, program(tmp_path, "echo eng")))
    assert answer == {"perlu": {"halaman": 1, "alat": "bahasa `ind` untuk tesseract"}}


@pytest.mark.parametrize(("body", "why"), [("exit 3", "tesseract berhenti tanpa hasil"), ("kill -9 $$", "tesseract berhenti tanpa hasil")])
def test_a_tesseract_that_fails_is_told(scan: bytes, tmp_path: Path, body: str, why: str) -> None:
    tesseract = program(tmp_path, f'[ "$1" = --list-langs ] && echo ind || {body}')
    assert json.loads(read_pdf(scan, tesseract)) == {"salah": why}


def test_a_photograph_asks_for_nothing(tmp_path: Path) -> None:
    pixels()
    canvas = Canvas(str(tmp_path / "foto.pdf"))
    canvas.drawImage(ImageReader(Image.linear_gradient("L").resize((800, 600))), 40, 200, 500, 400)
    canvas.save()
    assert json.loads(read_pdf((tmp_path / "foto.pdf").read_bytes())) == {"sop": []}
