"""The room for a signature in the PDF: a field that signing programs find and that people who listen to the sheet hear of."""

from __future__ import annotations

import io
from pathlib import Path

import page as validator
import pdfplumber
import pikepdf
import pytest
from layout.identity.test_jangkar import SOP, compiled
from tools import none

from sopdoc.compiler import render

from ..archive_tools import faults


def pdf(folder: Path, instansi: str = "tanda tangan: tte\n") -> bytes:
    made = compiled(folder, SOP, instansi)
    assert made.sheets is not None, made.report.diagnostics
    ((_, content),) = render(made.sheets, "pdf")
    return content


SHEETS = pytest.mark.parametrize("instansi", [
    "tanda tangan: tte\n", "tanda tangan: tte\nprofil: spo\nverifikasi: https://a.go.id/{id}\n",
    "tanda tangan: tte\npenyesuaian: {tanda tangan akhir: ya, identitas: {baris: [nomor, nama]}}\n",
])


@SHEETS
def test_the_tree_and_the_field_find_each_other(instansi: str, tmp_path: Path) -> None:
    none(faults(pdf(tmp_path, instansi)))


@SHEETS
@pytest.mark.parametrize("profile", ["2a", "ua1"])
def test_a_sheet_with_a_field_can_be_kept_and_read_aloud(instansi: str, profile: str, tmp_path: Path) -> None:
    found = validator.validate_pdf_bytes(pdf(tmp_path, instansi), profile=profile).failures
    assert [f"{fault.rule_id} {fault.message}" for fault in found] == []


def test_the_field_is_empty_named_described_and_printed(tmp_path: Path) -> None:
    with pikepdf.open(io.BytesIO(pdf(tmp_path))) as file:
        (field,) = file.Root.AcroForm.Fields
        assert (str(field.FT), str(field["/T"]), str(field.TU)) == ("/Sig", "kunci", "Tanda tangan Kepala Dinas pada SOP Peminjaman Kunci")
        assert "/V" not in field
        assert int(field.F) == 4
        assert field.AP.N.read_bytes() == b""
        assert [note.objgen for note in file.pages[0].Annots if note.Subtype == "/Widget"] == [field.objgen]


def test_the_field_is_a_form_element_in_the_officials_cell(tmp_path: Path) -> None:
    with pikepdf.open(io.BytesIO(pdf(tmp_path))) as file:
        (field,) = file.Root.AcroForm.Fields
        numbers = list(file.Root.StructTreeRoot.ParentTree.Nums)
        parents = {int(numbers[n]): numbers[n + 1] for n in range(0, len(numbers), 2)}
        form = parents[int(field.StructParent)]
        assert (str(form.S), str(form.P.S), form.K.Obj.objgen) == ("/Form", "/TD", field.objgen)


def test_the_anchor_is_in_the_words_of_the_page_and_no_content_of_the_tree(tmp_path: Path) -> None:
    content = pdf(tmp_path)

    with pdfplumber.open(io.BytesIO(content)) as file:
        anchors = [char for page in file.pages for char in page.chars if char["text"] == "#"]
    assert len(anchors) == 1
    assert tuple(anchors[0]["non_stroking_color"]) == (1, 1, 1)
    assert anchors[0].get("tag") == "Artifact"


def test_the_anchor_stands_in_the_middle_of_the_field(tmp_path: Path) -> None:

    with pdfplumber.open(io.BytesIO(pdf(tmp_path))) as file:
        (anchor,) = (char for char in file.pages[0].chars if char["text"] == "#")
        (field,) = (note for note in file.pages[0].annots if note["data"]["Subtype"].name == "Widget")
    assert abs((anchor["x0"] + anchor["x1"]) - (field["x0"] + field["x1"])) < 4
    assert abs((anchor["top"] + anchor["bottom"]) - (field["top"] + field["bottom"])) < 8


def test_the_same_sheet_is_the_same_bytes(tmp_path: Path) -> None:
    assert pdf(tmp_path) == pdf(tmp_path)


def test_ink_leaves_no_form(tmp_path: Path) -> None:
    with pikepdf.open(io.BytesIO(pdf(tmp_path, ""))) as file:
        assert "/AcroForm" not in file.Root
