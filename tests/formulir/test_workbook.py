"""The workbook that an official gets: the same bytes every time, words as words, lists to choose from, what is computed by Excel."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hands import HEAD, Given, given_form, read_at
from tools import DEFINITIONS, GALLERY_NAMES, none

from sopdoc.formulir.back import carried_in, taken_back
from sopdoc.formulir.carried import pack, unpack
from sopdoc.formulir.cells import read_cells
from sopdoc.formulir.given import given_out
from sopdoc.formulir.read import read_form
from sopdoc.formulir.shown import form_of
from sopdoc.formulir.words import CATATAN, DASAR, IDENTITAS, KEGIATAN, PILIHAN, labels
from sopdoc.formulir.workbook import workbook_of
from sopdoc.naskah import Naskah
from sopdoc.reading import Reader


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


@pytest.mark.parametrize(("written", "shown"), [
    ("2026-05-02", datetime(2026, 5, 2)), ("2 Mei 2026", "2 Mei 2026"), ("2026-05", "2026-05"), ("…… Mei 2026", "…… Mei 2026"),
])
def test_a_date_is_one_in_excel_only_where_it_is_written_as_one(tmp_path: Path, written: str, shown: datetime | str) -> None:
    """Words that are as long as a date are words: they come back as they were, whatever the agency prints."""
    (tmp_path / "instansi.yaml").write_text("kop: [DINAS UJI]\npenyesuaian: {tanggal: apa adanya}\n", "utf-8")
    text = f"nomor: 1\nnama: Uji\ntanggal pembuatan: {written}\npelaksana: {{a: Alfa}}\nkegiatan:\n  - {{uraian: Menerima, pelaksana: a}}\n"
    form = given_form(tmp_path / "uji.yaml", text)
    book = openpyxl.load_workbook(io.BytesIO(workbook_of(form_of(form.naskah), "uji", text)))
    lines = {str(line[0].value).lower(): line[1].value for line in book[IDENTITAS].iter_rows(min_row=3)}
    assert lines["tanggal pembuatan"] == shown
    assert read_form(form.sheets, form_of(form.naskah)) == (form_of(form.naskah), ())


def test_only_what_an_official_fills_in_is_seen(small: Given) -> None:
    states = {sheet.title: sheet.sheet_state for sheet in opened(small).worksheets}
    assert states == {
        "Petunjuk": "visible", "Identitas": "visible", "Pelaksana": "visible", "Kegiatan": "visible", "Catatan": "visible",
        PILIHAN: "hidden", DASAR: "veryHidden",
    }


def test_symbols_units_targets_and_officials_are_chosen_from_lists(small: Given) -> None:
    book = opened(small)
    lists = {rule.formula1: str(rule.sqref) for rule in book[KEGIATAN].data_validations.dataValidation if rule.type == "list"}
    assert lists['"mulai,proses,keputusan,selesai"'] == "C3:I45"
    assert "'Pilihan'!$A$1:$A$46" in lists
    chosen = [rule.formula1 for rule in book[IDENTITAS].data_validations.dataValidation]
    assert chosen == ['"rancangan,berlaku,direvisi,dicabut"', *["'Pilihan'!$C$1:$C$2"] * 3]
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


OFFICIALS = "kop: [DINAS UJI]\npejabat:\n  camat: {jabatan: Camat, nama: Drs. Bima}\n"
SIGNED = f"""\
{HEAD}disahkan oleh: camat
tanggal pembuatan: 2026-01-20
tanggal efektif: Maret 2026
kegiatan:
  - {{uraian: Uji, pelaksana: a}}
"""


@pytest.fixture
def signed(tmp_path: Path) -> Naskah:
    (tmp_path / "instansi.yaml").write_text(OFFICIALS, "utf-8")
    return read_at(tmp_path / "uji.yaml", SIGNED)


def field_of(book: Any, name: str) -> Any:
    return next(row[1] for row in book[IDENTITAS].iter_rows(min_row=3) if row[0].value == name)


def test_officials_are_shown_by_name_and_days_with_their_month_in_words(signed: Naskah) -> None:
    book = openpyxl.load_workbook(io.BytesIO(given_out(signed, "uji", SIGNED)))
    assert field_of(book, "Disahkan oleh").value == "Drs. Bima"
    day = field_of(book, "Tanggal pembuatan")
    assert (day.value.date(), day.number_format) == (date(2026, 1, 20), "[$-421]d mmmm yyyy")
    assert field_of(book, "Tanggal efektif").value == "Maret 2026"


def test_what_is_shown_otherwise_than_the_definition_says_it_is_no_change(signed: Naskah) -> None:
    sheets = read_cells(given_out(signed, "uji", SIGNED))
    carried = carried_in(sheets)
    assert carried
    assert taken_back(sheets, carried, signed, SIGNED, Reader()).text == SIGNED


def test_every_field_says_what_is_to_be_filled_in(small: Given) -> None:
    rows = [row for name in (IDENTITAS, CATATAN) for row in opened(small)[name].iter_rows(min_row=3, values_only=True)]
    hints = {row[0]: row[3] for row in reversed(rows)}        # the first line of each field
    none([name for name, hint in hints.items() if not hint])


def test_lines_that_wait_are_neither_ruled_nor_printed(small: Given) -> None:
    sheet = opened(small)[KEGIATAN]
    ruled = [line for line in range(3, sheet.max_row + 1) if sheet.cell(line, 2).border.left.style]
    assert ruled == [3, 4, 5]
    (area,) = (one for one in sheet.conditional_formatting if one.rules[0].dxf.border)
    assert (str(area.sqref), area.rules[0].formula) == ("A6:X45", ['COUNTIF($B3:$B6,"?*")>0'])
    with zipfile.ZipFile(io.BytesIO(made(small))) as package:
        (printed,) = re.findall(r"Print_Area[^>]*>([^<]*)<", package.read("xl/workbook.xml").decode())
    assert printed == (
        "OFFSET('Kegiatan'!$A$1,0,0,MAX(2,SUMPRODUCT(MAX(('Kegiatan'!$B$3:$B$45&lt;&gt;\"\")*ROW('Kegiatan'!$B$3:$B$45)))),"
        "COLUMNS('Kegiatan'!$A$1:$X$1))"
    )


def test_lines_are_as_high_as_their_words_until_somebody_types(agency: Any) -> None:
    words = "Memeriksa kelengkapan berkas permohonan dan mencatatnya di buku agenda"
    text = f"nomor: 1\nnama: Uji\npelaksana: {{a: A}}\nkegiatan:\n  - {{uraian: {words}, pelaksana: a}}\n  - {{uraian: x, pelaksana: a}}\n"
    form = given_form(agency / "uji.yaml", text)
    with zipfile.ZipFile(io.BytesIO(workbook_of(form_of(form.naskah), "uji", text))) as package:
        sheet = package.read("xl/worksheets/sheet4.xml").decode()
    heights = dict(re.findall(r'<row r="([34])"[^>]*ht="([0-9.]+)"', sheet))
    assert heights == {"3": "29", "4": "16"}
    assert "customHeight" not in sheet


def test_a_pelaksana_who_is_added_names_his_column(small: Given) -> None:
    name = "INDEX('Pelaksana'!$A:$A,MATCH(\"+1\",'Pelaksana'!$B:$B,0))"
    assert opened(small)[KEGIATAN]["G2"].value == f'=IFERROR(IF({name}="","(pelaksana baru 1)",{name}),"(pelaksana baru 1)")'


def test_ten_thousand_empty_rows_are_no_rows(small: Given) -> None:
    book = opened(small)
    for line in range(100, 10_100):
        book[KEGIATAN].cell(line, 2).font = openpyxl.styles.Font(bold=True)
    target = io.BytesIO()
    book.save(target)
    assert read_form(read_cells(target.getvalue()), form_of(small.naskah)) == (form_of(small.naskah), ())
