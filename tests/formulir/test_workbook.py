"""The workbook that an official gets: the same bytes every time, words as words, lists to choose from, what is computed by Excel."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import openpyxl
import pytest
from hands import Given, given_form
from tools import DEFINITIONS, GALLERY_NAMES

from sopdoc.formulir.carried import pack, unpack
from sopdoc.formulir.cells import read_cells
from sopdoc.formulir.read import read_form
from sopdoc.formulir.shown import form_of
from sopdoc.formulir.words import DASAR, IDENTITAS, KEGIATAN, PILIHAN, labels
from sopdoc.formulir.workbook import workbook_of


def made(small: Given) -> bytes:
    return workbook_of(form_of(small.naskah), "uji", small.text, ("Camat, S.H.", "sekcam"))


def opened(small: Given) -> Any:
    return openpyxl.load_workbook(io.BytesIO(made(small)))


@pytest.mark.parametrize("name", GALLERY_NAMES)
def test_what_the_form_shows_is_read_back_from_its_cells(name: str) -> None:
    form = given_form(DEFINITIONS / f"{name}.yaml")
    assert read_form(form.sheets, form_of(form.naskah)) == (form_of(form.naskah), ())


def test_the_same_definition_gives_the_same_bytes_and_no_time(small: Given) -> None:
    assert made(small) == made(small)
    with zipfile.ZipFile(io.BytesIO(made(small))) as package:
        assert {one.date_time for one in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_only_what_an_official_fills_in_is_seen(small: Given) -> None:
    states = {sheet.title: sheet.sheet_state for sheet in opened(small).worksheets}
    assert states == {
        "Petunjuk": "visible", "Identitas": "visible", "Pelaksana": "visible", "Kegiatan": "visible", "Catatan": "visible",
        PILIHAN: "hidden", DASAR: "veryHidden",
    }


def test_symbols_units_targets_and_officials_are_chosen_from_lists(small: Given) -> None:
    book = opened(small)
    lists = {rule.formula1: str(rule.sqref) for rule in book[KEGIATAN].data_validations.dataValidation if rule.type == "list"}
    assert lists['"mulai,proses,keputusan,selesai"'] == "C3:I65"
    assert "'Pilihan'!$A$1:$A$66" in lists
    assert [rule.formula1 for rule in book[IDENTITAS].data_validations.dataValidation] == ["'Pilihan'!$C$1:$C$2"] * 3
    assert [cell.value for cell in book[PILIHAN]["C"][:2]] == ["Camat, S.H.", "sekcam"]


def test_a_name_that_begins_like_a_formula_is_a_name(agency: Any) -> None:
    text = 'nomor: "=1+1"\nnama: Uji\npelaksana: {a: A}\nkegiatan:\n  - {uraian: "=SUM(A1)", pelaksana: a}\n  - {uraian: x, pelaksana: a}\n'
    form = given_form(agency / "uji.yaml", text)
    sheet = openpyxl.load_workbook(io.BytesIO(workbook_of(form_of(form.naskah), "uji", text)))[KEGIATAN]
    assert (sheet["B3"].value, sheet["B3"].data_type) == ("=SUM(A1)", "s")
    assert form.back().text == text


def test_kegiatan_that_begin_alike_are_told_apart_where_they_are_targets(agency: Any) -> None:
    rows = "".join(f"  - {{uraian: Memeriksa berkas, pelaksana: a, keterangan: {n}}}\n" for n in range(3))
    form = form_of(given_form(agency / "uji.yaml", f"nomor: 1\nnama: Uji\npelaksana: {{a: A}}\nkegiatan:\n{rows}").naskah)
    assert list(labels(form.flows[0].rows).values()) == ["Memeriksa berkas", "Memeriksa berkas (2)", "Memeriksa berkas (3)"]


def test_what_is_no_definition_of_ours_carries_none() -> None:
    assert unpack(pack("uji", "nama: é😀\n")) is not None
    assert unpack("bukan") is None
    assert unpack("") is None


def test_ten_thousand_empty_rows_are_no_rows(small: Given) -> None:
    book = opened(small)
    for line in range(100, 10_100):
        book[KEGIATAN].cell(line, 2).font = openpyxl.styles.Font(bold=True)
    target = io.BytesIO()
    book.save(target)
    assert read_form(read_cells(target.getvalue()), form_of(small.naskah)) == (form_of(small.naskah), ())
