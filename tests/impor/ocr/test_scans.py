"""A sheet that is a picture comes back as it was, and nothing of it is taken for sure; without what reads letters it is told."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import partial
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from tools import document, require_tool

from impor.scans import Camera, photo_of, pixels, scanned_pdf
from sopdoc.cli.main import main
from sopdoc.diagnostics import Report
from sopdoc.impor.carried import definitions_in
from sopdoc.impor.file import read_file
from sopdoc.impor.finding import RAGU
from sopdoc.impor.flow.chart import Flow
from sopdoc.impor.ocr.engine import Engine
from sopdoc.impor.ocr.scan import scanned
from sopdoc.impor.page import Box
from sopdoc.impor.pdf.file import read_pdf
from sopdoc.impor.pdf.page import read_pages
from sopdoc.impor.pdf.photo import FINE, document_of
from sopdoc.impor.reading import sheets_of
from sopdoc.impor.written.definition import Definition
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
    assert json.loads(read_pdf((tmp_path / "foto.pdf").read_bytes()))["sop"] == []


def test_titles_that_are_read_from_below_are_turned(tmp_path: Path) -> None:
    path, truth = tmp_path / "lama.png", document("contoh/pembahasan-rancangan-peraturan-bupati", "pdf")
    photo_of(truth, 1).save(path, dpi=(200, 200))
    found = bare(read(path.read_bytes(), require_tool("tesseract")).values["pelaksana"])
    assert found == bare(read(truth).values["pelaksana"])


@pytest.mark.parametrize("ending", ["JPEG", "PNG"])
def test_a_photograph_of_a_sheet_is_read_as_a_page_of_it(ending: str, tmp_path: Path) -> None:
    """Held upside down, as its camera noted."""
    require_tool("tesseract")
    path = tmp_path / f"lama.{ending}"
    turned, noted = Image.Exif(), 0x0112
    turned[noted] = 3
    photo_of(document(SHEET, "pdf"), 1).rotate(180).save(path, ending, exif=turned)
    report = Report()
    (found,) = read_file(path, report)
    assert report.diagnostics == ()
    assert bare(found.values["kegiatan"]) == bare(read(document(SHEET, "pdf")).values["kegiatan"])


@pytest.mark.parametrize("ending", ["JPEG", "PNG"])
@pytest.mark.parametrize("noted", [1, 6])
def test_a_photograph_has_no_more_pixels_than_are_looked_at_twice(ending: str, noted: int) -> None:
    """Of 50 million, a quarter of a gigabyte would be kept; its page is as large as all of them are."""
    pixels()
    turned, out = Image.Exif(), BytesIO()
    turned[0x0112] = noted
    Image.linear_gradient("L").resize((3600, 2400)).save(out, ending, exif=turned, dpi=(900, 900))
    (page,) = document_of(out.getvalue())
    (picture,) = page.get_objects()
    width, height = picture.get_px_size()
    assert 288 * FINE <= max(width, height) < 2 * 288 * FINE
    assert page.get_size() == pytest.approx((288, 192) if noted == 1 else (192, 288), abs=0.01)
    assert page.get_size()[0] / page.get_size()[1] == pytest.approx(width / height, 0.01)


@pytest.mark.parametrize("content", [b"\xff\xd8\xff rusak", b"\x89PNG\r\n\x1a\n rusak"])
def test_a_broken_picture_is_told(content: bytes, tmp_path: Path) -> None:
    path, report = tmp_path / "lama.jpg", Report()
    path.write_bytes(content)
    assert read_file(path, report) == ()
    assert [(d.code, d.message.replace(str(path), "lama.jpg")) for d in report.diagnostics] == [
        ("SOP700", "lama.jpg tidak dapat dibaca: isinya rusak"),
    ]


def test_a_picture_beyond_all_measure_is_not_opened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("sopdoc.impor.pdf.photo.LARGEST", 100)
    Image.new("L", (20, 20)).save(tmp_path / "lama.png")
    assert json.loads(read_pdf((tmp_path / "lama.png").read_bytes())) == {"salah": "lebih dari 0 juta piksel"}


def test_where_only_the_letters_are_not_known_the_drawing_counts_as_it_is() -> None:
    engine = Engine(require_tool("tesseract"))
    pixels()
    import pypdfium2
    pdf = pypdfium2.PdfDocument(document(SHEET, "pdf"))
    known = list(read_pages(pdf))
    unknown = [replace(page, words=(), pictures=(*page.pictures, Box(0, 0, page.width, page.height))) for page in known]
    (truth,) = sheets_of(known)
    (found,) = sheets_of(unknown, scan=partial(scanned, pdf, engine))
    assert [chart(flow) for flow in found.flows] == [chart(flow) for flow in truth.flows]
    assert {page for page, _ in found.guessed} == set(found.pages)


def chart(flow: Flow) -> object:
    return [mark.kind for mark in flow.marks], [(way.start, way.end) for way in flow.ways]
