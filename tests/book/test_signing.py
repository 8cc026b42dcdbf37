"""Signing and the book: its sheets are as for ink, single sheets as their agency says; the free band is kept everywhere."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pdfplumber
import pikepdf
import pytest
from tools import write_agency

from sopdoc.book.asked import BookOrder, Outcome
from sopdoc.book.build import build
from sopdoc.geometry import mm, to_pt
from sopdoc.profile.mode import Mode

SOP = """\
nomor: {n}/UJI/2026
nama: {nama}
disahkan oleh: {{jabatan: Kepala Dinas, nama: Budi Santoso}}
pelaksana: {{a: Peminjam, b: Petugas}}
kegiatan:
  - {{uraian: Mengisi buku, pelaksana: a}}
  - {{uraian: Menyerahkan barang, pelaksana: b}}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    agency = write_agency(tmp_path / "dinas")
    (agency / "buku.yaml").write_text("judul: Buku SOP\n", "utf-8")
    for n, nama in enumerate(("Peminjaman Kunci", "Peminjaman Mobil"), 1):
        (agency / f"sop-{n}.yaml").write_text(SOP.format(n=n, nama=nama), "utf-8")
    return agency


def made(folder: Path, mode: str) -> tuple[Outcome, Path]:
    output = folder.parent / "output"
    return build(BookOrder(folder, output, mode=Mode(mode)), lambda event: None), output / "dinas"


def fields(path: Path) -> list[str]:
    with pikepdf.open(path) as pdf:
        form = pdf.Root.get("/AcroForm")
        return [str(field.T) for field in form.Fields] if form is not None else []


def document(path: Path) -> str:
    with zipfile.ZipFile(path) as package:
        return package.read("word/document.xml").decode()


def test_single_sheets_have_fields_and_the_book_has_none(folder: Path) -> None:
    _, output = made(folder, "tte")
    assert fields(output / "sop-1.pdf") == ["sop-1"]
    assert fields(output / "buku.pdf") == []
    assert "<w:t xml:space=\"preserve\">#</w:t>" in document(output / "sop-1.docx")
    assert ">#<" not in document(output / "buku.docx")


def test_single_sheets_have_tokens_and_the_book_has_values(folder: Path) -> None:
    _, output = made(folder, "srikandi")
    assert "${nomor_naskah}" in document(output / "sop-1.docx")
    book = document(output / "buku.docx").replace("\u200b", "")
    assert "${" not in book
    assert "1/UJI/2026" in book


def test_sheets_in_the_book_have_controls_too(folder: Path) -> None:
    _, output = made(folder, "basah")
    assert re.findall(r'<w:tag w:val="(nomor|nama)"/>', document(output / "buku.docx")) == ["nomor", "nama"] * 2


def test_the_band_is_free_on_every_page_of_the_book(folder: Path) -> None:

    _, output = made(folder, "tte")
    with pdfplumber.open(io.BytesIO((output / "buku.pdf").read_bytes())) as pdf:
        lowest = [max(float(char["bottom"]) for char in page.chars) - float(page.height) for page in pdf.pages if page.chars]
    assert max(lowest) <= -to_pt(mm(15)) + 2      # 2 pt: the box of a character reaches below its line


def test_another_mode_makes_other_sheets_and_the_same_one_none(folder: Path) -> None:
    first, _ = made(folder, "tte")
    assert first.made == 2
    assert made(folder, "tte")[0].made == 0
    assert made(folder, "basah")[0].made == 2
