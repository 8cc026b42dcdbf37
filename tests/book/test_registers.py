"""The registers beside the book."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from dataclasses import replace

import openpyxl

from sopdoc.book.registers import KOLOM, KUNCI, registers
from sopdoc.model.sop import Pejabat

from .bantu import LEFT_OUT, TEN, example

HASHES = {"persetujuan-cuti": {"persetujuan-cuti.pdf": "ab" * 32}}


def files() -> dict[str, bytes]:
    return dict(registers(example(), HASHES))


def test_the_csv_has_a_line_for_every_sop() -> None:
    rows = list(csv.reader(io.StringIO(files()["daftar-sop.csv"].decode("utf-8-sig"))))
    assert tuple(rows[0]) == KOLOM
    assert len(rows) == len(TEN) + 2
    assert {row[7] for row in rows[1:]} == {"", "tidak dimuat"}


def test_all_who_sign_are_named_in_a_column_of_what_they_do() -> None:
    bound = example()
    place = next(place for place in bound.places if place.sop.fakta)
    assert place.sop.fakta is not None
    orang = (
        ("disusun oleh", Pejabat("Analis", "Sari, A.Md.")), ("diperiksa oleh", Pejabat("Kabag\nHukum", "Laksmi, S.H.")),
        ("diperiksa oleh", Pejabat("Asisten\nUmum")), ("disahkan oleh", Pejabat("Sekda", "Bagas")),
    )
    sop = replace(place.sop, fakta=replace(place.sop.fakta, penanda_tangan=orang))
    found = dict(registers(replace(bound, places=(replace(place, sop=sop),)), {}))
    (row, *_) = csv.DictReader(io.StringIO(found["daftar-sop.csv"].decode("utf-8-sig")))
    assert [row[f"Di{what} oleh"] for what in ("susun", "periksa", "sahkan")] == ["Sari, A.Md.", "Laksmi, S.H.; Asisten Umum", "Bagas"]
    assert json.loads(found["manifest.json"])["sop"][0]["penanda_tangan"]["diperiksa oleh"] == [
        {"jabatan": "Kabag Hukum", "nama": "Laksmi, S.H."}, {"jabatan": "Asisten Umum", "nama": ""},
    ]


def test_words_that_a_spreadsheet_would_compute_are_made_harmless() -> None:
    bound = example()
    place = next(place for place in bound.places if place.sop.fakta)
    assert place.sop.fakta is not None
    sop = replace(place.sop, fakta=replace(place.sop.fakta, nama='=HYPERLINK("http://x")'))
    found = dict(registers(replace(bound, places=(replace(place, sop=sop),)), {}))
    assert "'=HYPERLINK" in found["daftar-sop.csv"].decode("utf-8-sig")


def test_the_manifest_names_pages_and_hashes() -> None:
    manifest = json.loads(files()["manifest.json"])
    assert manifest["halaman"] == example().document.pages
    sop = {entry["kunci"]: entry for entry in manifest["sop"]}
    assert sop["persetujuan-cuti"]["dokumen"] == HASHES["persetujuan-cuti"]
    assert sop["persetujuan-cuti"]["nomor"] == "000.8.3.3/008/ORG/2026"
    assert sop[LEFT_OUT]["status"] == "tidak dimuat"
    assert all(entry["halaman"] > 0 for entry in manifest["sop"])


def test_they_are_the_same_every_time() -> None:
    assert files() == files()


def test_the_workbook_can_be_read_back() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(files()["daftar-sop.xlsx"])).active
    assert [cell.value for cell in sheet[1]] == [*KOLOM, KUNCI]
    assert sheet.max_row == len(TEN) + 2


def test_the_workbook_names_neither_its_library_nor_a_version() -> None:
    with zipfile.ZipFile(io.BytesIO(files()["daftar-sop.xlsx"])) as package:
        assert b"<Application>sopdoc</Application>" in package.read("docProps/app.xml")
        assert not any(b"openpyxl" in package.read(name).lower() for name in package.namelist())
