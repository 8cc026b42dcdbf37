"""A file that is no sheet, or no PDF, or hostile, ends in a diagnostic; others give their definitions."""

from __future__ import annotations

import io
from importlib.util import find_spec
from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas
from tools import document, lacking

from sopdoc.diagnostics import Report
from sopdoc.impor import file as reader
from sopdoc.impor import pdf
from sopdoc.impor.file import read_file


@pytest.fixture(autouse=True)
def pdfium() -> None:
    if find_spec("pypdfium2") is None:
        lacking("pypdfium2, which is not installed")


def told(tmp_path: Path, content: bytes) -> list[tuple[str, str]]:
    path = tmp_path / "lama.pdf"
    path.write_bytes(content)
    report = Report()
    assert read_file(path, report) == ()
    return [(d.code, d.message.replace(str(path), "lama.pdf")) for d in report.diagnostics]


def page(text: str = "Surat", password: str = "") -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption(password) if password else None)
    canvas.drawString(50, 500, text)
    canvas.save()
    return out.getvalue()


def test_a_sheet_gives_its_definition(tmp_path: Path) -> None:
    path = tmp_path / "lama.pdf"
    path.write_bytes(document("contoh/penanganan-pengaduan", "pdf"))
    report = Report()
    (found,) = read_file(path, report)
    assert (found.nama, found.kegiatan, found.doubts) == ("Penanganan Pengaduan Pelayanan Publik", 9, ())
    assert report.diagnostics == ()


def test_a_letter_is_no_sheet(tmp_path: Path) -> None:
    assert told(tmp_path, page()) == [("SOP701", "di lama.pdf tidak ditemukan tabel alur SOP")]


@pytest.mark.parametrize(("content", "why"), [
    (b"", "bukan PDF"), (b"PK\x03\x04 lembar", "bukan PDF"), (b"%PDF-1.7\nrusak", "isinya rusak"),
])
def test_what_is_no_pdf_is_told(tmp_path: Path, content: bytes, why: str) -> None:
    assert told(tmp_path, content) == [("SOP700", f"lama.pdf tidak dapat dibaca: {why}")]


def test_a_locked_file_is_told_as_such(tmp_path: Path) -> None:
    assert told(tmp_path, page(password="rahasia")) == [("SOP700", "lama.pdf tidak dapat dibaca: terkunci kata sandi")]


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    report = Report()
    assert read_file(tmp_path / "tidak-ada.pdf", report) == ()
    assert [d.code for d in report.diagnostics] == ["SOP700"]


def test_a_file_beyond_all_measure_is_not_even_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "LARGEST", 100)
    assert told(tmp_path, page()) == [("SOP700", "lama.pdf tidak dapat dibaca: lebih besar dari 0 MB")]


def test_more_pages_than_any_book_has_are_refused() -> None:
    out = io.BytesIO()
    canvas = Canvas(out)
    for _ in range(pdf.MOST_PAGES + 1):
        canvas.showPage()
    canvas.save()
    assert pdf.read_pdf(out.getvalue()) == b'{"salah": "lebih dari 400 halaman"}'


def test_more_drawings_than_any_sheet_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sopdoc.impor.pdf_page.MOST_OBJECTS", 3)
    assert b"lebih dari 3 gambar" in pdf.read_pdf(document("contoh/penanganan-pengaduan", "pdf"))


def test_more_letters_than_any_sheet_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sopdoc.impor.pdf_page.MOST_CHARS", 3)
    assert b"lebih dari 3 huruf" in pdf.read_pdf(page("Surat"))


@pytest.mark.parametrize(("found", "ready"), [("5.9.0", True), ("6.0", True), ("5.8.1", False), ("4.30.0", False)])
def test_a_version_that_reads_words_otherwise_is_none(found: str, ready: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "version", lambda _: found)
    assert reader.is_ready() == ready
