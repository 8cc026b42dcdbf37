"""The register of an agency, edited in Excel: every place that was edited is what its definition says, and nothing else."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from book.bantu import LEFT_OUT, TEN, example
from hypothesis import given
from hypothesis import strategies as st
from tools import DEFINITIONS

from sopdoc.book.registers import DIUBAH, KOLOM, KUNCI, LEMBAR, registers, said_of
from sopdoc.build.fakta import fakta_of
from sopdoc.cli.main import main
from sopdoc.definitions import definition_at
from sopdoc.diagnostics import Report
from sopdoc.formulir.cells import FAILED, Cells, read_cells
from sopdoc.kembali.register import Register, read_register, row_taken_back
from sopdoc.naskah import Naskah
from sopdoc.reading import Reader

CONTOH = DEFINITIONS / "contoh"
AT = {one: column for column, one in enumerate((*KOLOM, KUNCI), 1)}
OFFICIALS = ("Drs. Bagas Wiratama, M.Si.", "Ratna Kusumaningrum, S.Sos., M.AP.", "Arif Setiadharma, S.E.")
TYPED = {
    "Nomor SOP": st.integers(100, 999).map(lambda one: f"000.8.3.3/{one}/UJI/2027"),
    "Nama SOP": st.sampled_from(("Pelayanan Terpadu", "Penerbitan Izin: tahap pertama", "Surat #1")),
    "Tanggal Pembuatan": st.sampled_from(("2026-01-02", "2 Februari 2026", "2026-03")),
    "Tanggal Revisi": st.sampled_from(("2026-05-02", "7 Mei 2026")),
    "Tanggal Berlaku": st.sampled_from(("2027-05-02", "7 Mei 2027")),
    "Disusun oleh": st.sampled_from((*OFFICIALS, "; ".join(OFFICIALS[:2]))),
    "Diperiksa oleh": st.sampled_from(OFFICIALS),
    "Disahkan oleh": st.sampled_from(OFFICIALS),
}
DATES = {"2 Februari 2026": "2026-02-02", "7 Mei 2026": "2026-05-07", "7 Mei 2027": "2027-05-07"}


@pytest.fixture(scope="module")
def book() -> bytes:
    return dict(registers(example(), {}))["daftar-sop.xlsx"]


@pytest.fixture(scope="module")
def sheets(book: bytes) -> dict[str, Cells]:
    return read_cells(book)


def line_of(sheets: Mapping[str, Cells], kunci: str) -> int:
    return next(line for (line, column), words in sheets[LEMBAR].words.items() if (column, words) == (AT[KUNCI], kunci))


def typed(sheets: Mapping[str, Cells], edits: Mapping[tuple[str, str], str]) -> dict[str, Cells]:
    """With these words at (SOP, column)."""
    words = dict(sheets[LEMBAR].words) | {(line_of(sheets, kunci), AT[column]): said for (kunci, column), said in edits.items()}
    return {**sheets, LEMBAR: Cells({place: said for place, said in words.items() if said}, ())}


def read(sheets: Mapping[str, Cells]) -> Register:
    found = read_register(sheets)
    assert found
    return found


def naskah_of(kunci: str, text: str) -> Naskah:
    report = Report()
    naskah = Reader().said(definition_at(CONTOH / f"{kunci}.yaml"), text, report).naskah
    assert naskah, report.diagnostics
    return naskah


def text_of(kunci: str) -> str:
    return (CONTOH / f"{kunci}.yaml").read_text("utf-8")


def test_an_untouched_register_changes_nothing(sheets: dict[str, Cells]) -> None:
    assert read(sheets) == Register()


@given(st.data(), st.permutations(range(2, len(TEN) + 3)))
def test_whatever_is_typed_in_a_sorted_register_is_what_the_definitions_say(
    sheets: dict[str, Cells], data: st.DataObject, order: list[int],
) -> None:
    places = st.lists(st.tuples(st.sampled_from(TEN), st.sampled_from(DIUBAH)), min_size=1, max_size=6, unique=True)
    edits: dict[tuple[str, str], str] = {}
    for number, (kunci, column) in enumerate(data.draw(places)):
        words = data.draw(TYPED[column])
        edits[kunci, column] = f"{words}-{number}" if column == "Nomor SOP" else words      # two SOPs have two numbers
    cells = typed(sheets, edits)[LEMBAR].words
    moved = {(order[line - 2] if line > 1 else 1, column): words for (line, column), words in cells.items()}
    register = read({**sheets, LEMBAR: Cells(moved, ())})
    assert (register.faults, register.besides) == ((), ())
    assert {row.kunci for row in register.rows} <= {kunci for kunci, _ in edits}
    for row in register.rows:
        text = text_of(row.kunci)
        today = naskah_of(row.kunci, text)
        returned = row_taken_back(row, today, text, Reader())
        assert returned.naskah, returned
        asked = {column: DATES.get(words, words) for (kunci, column), words in edits.items() if kunci == row.kunci}
        assert said(returned.naskah) == said(today) | asked
        lines = len(asked) + sum(2 for words in asked.values() if ";" in words)            # two who sign are a list under its key
        assert len(set(returned.text.splitlines()) - set(text.splitlines())) <= lines


def said(naskah: Naskah) -> dict[str, str]:
    return said_of(fakta_of(naskah.sop, "", ()))


def test_a_date_is_written_as_the_one_that_stood_there(sheets: dict[str, Cells]) -> None:
    (row,) = read(typed(sheets, {(TEN[0], "Tanggal Revisi"): "2026-05-02"})).rows
    old = text_of(TEN[0])
    (line,) = (one for one in old.splitlines() if one.startswith("tanggal revisi:"))
    for before, after in ((line, "2026-05-02"), ("tanggal revisi: 3 April 2026", "2 Mei 2026")):
        text = old.replace(line, before)
        today = naskah_of(TEN[0], text)
        same = replace(row, before={**row.before, "Tanggal Revisi": said(today)["Tanggal Revisi"]})
        assert row_taken_back(same, today, text, Reader()).text == text.replace(before, f"tanggal revisi: {after}")


def test_what_the_definition_changed_since_stays_and_is_told(sheets: dict[str, Cells]) -> None:
    edits = {(TEN[0], "Nomor SOP"): "000/1", (TEN[0], "Nama SOP"): "Penyusunan SOP Baru"}
    (row,) = read(typed(sheets, edits)).rows
    text = text_of(TEN[0]).replace("000.8.3.3/004/ORG/2026", "000/2", 1)
    returned = row_taken_back(row, naskah_of(TEN[0], text), text, Reader())
    assert [(one.place, one.form, one.kept) for one in returned.conflicts] == [("Nomor SOP", "000/1", "000/2")]
    assert returned.naskah
    assert said(returned.naskah)["Nama SOP"] == "Penyusunan SOP Baru"
    assert said(returned.naskah)["Nomor SOP"] == "000/2"


def test_taken_back_twice_it_changes_nothing_more(sheets: dict[str, Cells]) -> None:
    (row,) = read(typed(sheets, {(TEN[0], "Disahkan oleh"): OFFICIALS[2]})).rows
    once = row_taken_back(row, naskah_of(TEN[0], text_of(TEN[0])), text_of(TEN[0]), Reader())
    assert once.naskah
    again = row_taken_back(row, once.naskah, once.text, Reader())
    assert (again.text, again.conflicts, again.faults) == (once.text, (), ())


@pytest.mark.parametrize(("column", "words", "told"), [
    ("Disahkan oleh", "Ratna", '"Ratna" bukan pejabat di instansi.yaml'),
    ("Disahkan oleh", "; ".join(OFFICIALS), "yang mengesahkan hanya satu"), ("Nama SOP", "", '"nama" wajib diisi'),
])
def test_what_no_definition_can_say_is_told_at_its_cell(sheets: dict[str, Cells], column: str, words: str, told: str) -> None:
    (row,) = read(typed(sheets, {(TEN[0], column): words})).rows
    returned = row_taken_back(row, naskah_of(TEN[0], text_of(TEN[0])), text_of(TEN[0]), Reader())
    assert returned.naskah is None
    assert [(one.line, one.column, one.words) for one in returned.faults] == [(row.line, AT[column], told)]


@pytest.mark.parametrize(("column", "words", "told"), [
    ("Status", "berlaku", "sel abu-abu ini diubah, padahal hanya untuk dibaca"),
    ("Tanggal Revisi", "46175", 'Tanggal Revisi "46175" tidak terbaca'),
    ("Tanggal Berlaku", "31 Februari 2026", 'Tanggal Berlaku "31 Februari 2026" tidak ada di kalender'),
    ("Nomor SOP", f"{FAILED}#REF!", "rumus di sel ini gagal (#REF!)"),
    ("Nomor SOP", "000.8.3.3/008/ORG/2026", 'nomor "000.8.3.3/008/ORG/2026" juga di baris 5'),
])
def test_a_cell_that_cannot_be_used_is_told(sheets: dict[str, Cells], column: str, words: str, told: str) -> None:
    found = read(typed(sheets, {(TEN[0], column): words}))
    assert [(one.column, one.words) for one in found.faults] == [(AT[column], told)]


def without(words: Mapping[tuple[int, int], str], at: int) -> dict[tuple[int, int], str]:
    return {(line, column): one for (line, column), one in words.items() if column != at}


def twice(cells: Cells) -> Cells:
    """The first row, copied over another one."""
    return Cells({**cells.words, **{(9, column): cells.at(2, column) for column in AT.values()}}, ())


@pytest.mark.parametrize(("change", "told"), [
    (lambda cells: {"Daftar": cells}, 'lembar kerja "Daftar SOP" tidak ada'),
    (lambda cells: {LEMBAR: Cells(without(cells.words, AT["Nama SOP"]), ())}, 'kolom "Nama SOP" terhapus'),
    (lambda cells: {LEMBAR: Cells(without(cells.words, AT[KUNCI]), ())}, 'kolom "kunci" terhapus'),
    (lambda cells: {LEMBAR: Cells(cells.words, ("B2:B3",))}, "sel B2:B3 digabung"),
    (lambda cells: {LEMBAR: twice(cells)}, f'"{TEN[0]}" ada di dua baris, juga di baris 2'),
])
def test_a_register_whose_table_is_damaged_is_told(
    sheets: dict[str, Cells], change: Callable[[Cells], dict[str, Cells]], told: str,
) -> None:
    others = {name: cells for name, cells in sheets.items() if name != LEMBAR}
    assert told in [one.words for one in read({**others, **change(sheets[LEMBAR])}).faults]


def test_a_row_more_or_less_changes_no_sop_and_is_told(sheets: dict[str, Cells]) -> None:
    gone = line_of(sheets, TEN[1])
    words = {place: one for place, one in sheets[LEMBAR].words.items() if place[0] != gone} | {(40, AT["Nama SOP"]): "Rapat"}
    found = read({**sheets, LEMBAR: Cells(words, ())})
    assert [one.words for one in found.besides] == [
        'baris "Rapat" tidak dikenal dan tidak dipakai', f'baris "{TEN[1]}" terhapus; SOP-nya tetap',
    ]
    assert (found.rows, found.faults) == ((), ())


# ---------------------------------------------------------------- the command


@pytest.fixture
def agency(tmp_path: Path) -> Path:
    folder = tmp_path / "contoh"
    shutil.copytree(CONTOH, folder, ignore=shutil.ignore_patterns("riwayat"))
    return folder


def saved(book: bytes, path: Path, edit: Callable[[Any], object]) -> Path:
    """As a person saves it."""
    workbook = openpyxl.load_workbook(io.BytesIO(book))
    edit(workbook[LEMBAR])
    workbook.save(path)
    return path


def test_what_was_edited_is_shown_then_written(agency: Path, book: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def edit(sheet: Any) -> None:
        sheet.cell(2, AT["Nomor SOP"]).value, sheet.cell(3, AT["Disahkan oleh"]).value = "000/9", OFFICIALS[0]

    path = saved(book, tmp_path / "daftar-sop.xlsx", edit)
    first, second = (openpyxl.load_workbook(path)[LEMBAR].cell(line, AT[KUNCI]).value for line in (2, 3))
    before = text_of(first)
    assert main(["import", str(path), "--ke", str(agency)]) == 0
    said = capsys.readouterr()
    assert "000/9" in said.out
    assert "2 definisi akan diubah" in said.err
    assert (agency / f"{first}.yaml").read_text("utf-8") == before
    assert main(["import", str(path), "--ke", str(agency), "--terapkan"]) == 0
    assert (agency / f"{first}.yaml").read_text("utf-8") == before.replace("000.8.3.3/004/ORG/2026", "000/9", 1)
    assert "disahkan oleh: sekda" in (agency / f"{second}.yaml").read_text("utf-8")


def test_a_register_with_one_fault_changes_no_definition(
    agency: Path, book: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str],
) -> None:
    def edit(sheet: Any) -> None:
        sheet.cell(2, AT["Nomor SOP"]).value, sheet.cell(3, AT["Status"]).value = "000/9", "berlaku"

    path = saved(book, tmp_path / "daftar-sop.xlsx", edit)
    before = {one.name: one.read_bytes() for one in agency.glob("*.yaml")}
    assert main(["import", str(path), "--ke", str(agency), "--terapkan"]) == 1
    assert "lembar Daftar SOP, sel H3" in capsys.readouterr().err
    assert {one.name: one.read_bytes() for one in agency.glob("*.yaml")} == before


@pytest.mark.parametrize(("target", "told"), [("penyusunan-sop.yaml", "bukan folder"), ("lain", "tidak ada di")])
def test_a_register_goes_to_the_folder_of_its_agency(
    agency: Path, book: bytes, tmp_path: Path, target: str, told: str, capsys: pytest.CaptureFixture[str],
) -> None:
    (agency / "lain").mkdir()
    path = saved(book, tmp_path / "daftar-sop.xlsx", lambda sheet: setattr(sheet.cell(2, AT["Nomor SOP"]), "value", "000/9"))
    assert main(["import", str(path), "--ke", str(agency / target)]) == 1
    err = capsys.readouterr().err
    assert "galat[SOP707]" in err
    assert told in err


def test_what_was_not_in_the_book_keeps_its_row(sheets: dict[str, Cells]) -> None:
    assert sheets[LEMBAR].at(line_of(sheets, LEFT_OUT), AT["Status"]) == "tidak dimuat"
