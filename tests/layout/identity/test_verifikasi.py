"""The verification row: code, address and QR code at the end of the identity sheet, in every document."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import page as validator
import pytest
from layout.identity.test_jangkar import SOP, compiled, layout, runs

from sopdoc.compiler import render
from sopdoc.layout.identity import qr
from sopdoc.layout.identity.verifikasi import FIELD
from sopdoc.layout.tree import Layout, Table
from sopdoc.model.kode import kode

ADDRESS = "verifikasi: https://sop.uji.go.id/periksa/{id}\n"
ITEMS = "dasar hukum: [" + ", ".join(f"Undang-Undang Nomor {n} Tahun 2009 tentang Kearsipan dan Perpustakaan" for n in range(40)) + "]\n"


def codes(made: Layout) -> list[str]:
    return [code.description for page in made.pages for code in page.codes]


def test_the_code_and_the_address_are_printed_once(tmp_path: Path) -> None:
    made = compiled(tmp_path, instansi=ADDRESS)
    assert made.reading.naskah is not None
    code = kode(made.reading.naskah.sop)
    assert [run.text for run in runs(layout(made)) if run.field == FIELD] == [code]
    assert f"https://sop.uji.go.id/periksa/{code}" in [run.text for run in runs(layout(made))]
    assert codes(layout(made)) == [f"Kode QR: https://sop.uji.go.id/periksa/{code}"]


def test_without_an_address_there_is_no_row(tmp_path: Path) -> None:
    made = layout(compiled(tmp_path, instansi=""))
    assert (codes(made), [run for run in runs(made) if run.field == FIELD]) == ([], [])


@pytest.mark.parametrize("instansi", [ADDRESS, f"{ADDRESS}profil: spo\n", f"{ADDRESS}kertas: A4\n", f"{ADDRESS}tanda tangan: tte\n"])
@pytest.mark.parametrize("sop", [SOP, SOP + ITEMS])
def test_the_code_lies_in_its_row_and_keeps_its_white_edge(sop: str, instansi: str, tmp_path: Path) -> None:
    made = layout(compiled(tmp_path, sop, instansi))
    ((page, code),) = [(page, code) for page in made.pages for code in page.codes]
    cells = [cell for block in page.blocks if isinstance(block, Table) for cell in block.cells if cell.rect.contains(code.rect.centre)]
    (cell,) = cells
    modules = len(qr.qr_modules(code.description.removeprefix("Kode QR: ")))
    free = code.rect.w / modules * qr.QUIET * 0.9
    text = cell.rect.x + min(paragraph.indent for paragraph in cell.paragraphs)
    assert cell.rect.x + free <= code.rect.x
    assert code.rect.right + free <= text
    assert cell.rect.y + free <= code.rect.y < code.rect.bottom <= cell.rect.bottom - free
    assert cell.rect.bottom <= made.paper.h - made.margin.bawah


def test_without_the_library_the_words_stand_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(text: str, error: str = "m") -> None:
        raise ImportError("segno")

    monkeypatch.setattr("sopdoc.layout.identity.verifikasi.qr_modules", missing)
    made = compiled(tmp_path, instansi=ADDRESS)
    assert [d.code for d in made.report.diagnostics] == ["SOP588"]
    assert made.sheets is not None
    assert codes(made.sheets.layout) == []
    assert [run for run in runs(made.sheets.layout) if run.field == FIELD]


@pytest.mark.parametrize("address", ["sop.go.id/{id}", "https://sop.go.id/", "https://sop.go.id/{id}/{id}", "https://sop go.id/{id}", "ftp://a/{id}"])
def test_an_address_that_leads_nowhere_is_refused(address: str, tmp_path: Path) -> None:
    made = compiled(tmp_path, instansi=f"verifikasi: '{address}'\n")
    assert [(d.code, d.span.line) for d in made.report.diagnostics] == [("SOP587", 2)]


def test_the_pdf_can_be_kept_and_says_what_the_code_holds(tmp_path: Path) -> None:
    made = compiled(tmp_path, instansi=f"{ADDRESS}tanda tangan: tte\n")
    assert made.sheets is not None
    ((_, pdf),) = render(made.sheets, "pdf")
    for profile in ("2a", "ua1"):
        assert [fault.rule_id for fault in validator.validate_pdf_bytes(pdf, profile=profile).failures] == []


def test_in_word_the_code_is_one_shape(tmp_path: Path) -> None:
    made = compiled(tmp_path, instansi=ADDRESS)
    assert made.sheets is not None
    ((_, docx),) = render(made.sheets, "docx")
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        document = package.read("word/document.xml").decode()
    shapes = re.findall(r'<wp:docPr id="\d+" name="Kode QR" descr="Kode QR: [^"]*"/>', document)
    assert len(shapes) == 1
    assert "<a:custGeom>" in document
