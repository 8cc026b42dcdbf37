"""The form filled in with LibreOffice: what was done there is what comes back, and what the workbook promises stays in it."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from pathlib import Path

import openpyxl
import pytest
from by_office import SPREADSHEET, edited_by_office
from hands import HEAD, Given, Grid, given_form
from tools import require_tool

from sopdoc.formulir.back import carried_in, taken_back
from sopdoc.formulir.cells import read_cells
from sopdoc.formulir.shown import form_of
from sopdoc.formulir.workbook import workbook_of
from sopdoc.reading import Reader

FIVE = f"""\
{HEAD}# sebelum kegiatan
kegiatan:
  - uraian: Menerima
    pelaksana: a
    output: [Surat, Nota]
  - uraian: Memeriksa   # teliti
    pelaksana: b
    cabang: {{Ya: lanjut, Tidak: 1}}
  - uraian: Mencatat
    pelaksana: c
  # arsip
  - uraian: Menyimpan
    pelaksana: c
  - uraian: Melapor
    pelaksana: d
"""
Tables = dict[str, Grid]
Edit = Callable[[Tables], object]


def rows(tables: Tables) -> list[dict[str, str]]:
    return tables["Kegiatan"].lines


def cell(sheet: str, place: str, words: str) -> str:
    return f'doc.Sheets.getByName("{sheet}").getCellRangeByName("{place}").String = "{words}"'


def field(tables: Tables, name: str) -> dict[str, str]:
    return next(line for line in tables["Identitas"].lines if line.get("kunci") == name)


def added_pelaksana(tables: Tables) -> None:
    tables["Pelaksana"].lines[4]["nama"] = "Camat"
    rows(tables)[3] = {key: words for key, words in rows(tables)[3].items() if key != "pelaksana:c"} | {"pelaksana:+1": "proses"}


KEGIATAN = 'doc.Sheets.getByName("Kegiatan")'
EDITS: dict[str, tuple[list[str], Edit]] = {
    "nothing": ([], lambda t: None),
    "words": ([cell("Kegiatan", "B3", "Menampung")], lambda t: rows(t)[0].update(uraian="Menampung")),
    "a number and its unit": (
        [f'{KEGIATAN}.getCellRangeByName("L5").Value = 2.5', cell("Kegiatan", "M5", "hari kerja")],
        lambda t: rows(t)[2].update(waktu="2,5", satuan="hari kerja"),
    ),
    "a row more": (
        [f"{KEGIATAN}.Rows.insertByIndex(4, 1)", cell("Kegiatan", "B5", "Menelaah"), cell("Kegiatan", "F5", "proses")],
        lambda t: rows(t).insert(2, {"uraian": "Menelaah", "pelaksana:d": "proses"}),
    ),
    "a row less": ([f"{KEGIATAN}.Rows.removeByIndex(4, 1)"], lambda t: rows(t).pop(2)),
    "a row copied": (
        [
            f'source = {KEGIATAN}.getCellRangeByName("A6:X6").RangeAddress', f"{KEGIATAN}.Rows.insertByIndex(6, 1)",
            f'{KEGIATAN}.copyRange({KEGIATAN}.getCellRangeByName("A7").CellAddress, source)',
        ],
        lambda t: rows(t).insert(4, dict(rows(t)[3])),
    ),
    "rows sorted": (
        [
            "Dim field(0) As New com.sun.star.table.TableSortField", "field(0).Field = 1", "field(0).IsAscending = False",
            f'{KEGIATAN}.getCellRangeByName("A5:X7").sort(Said("SortFields", field()))',
        ],
        lambda t: t.update(Kegiatan=Grid(t["Kegiatan"].keys, t["Kegiatan"].heads, [*rows(t)[:2], rows(t)[3], rows(t)[2], rows(t)[4]])),
    ),
    "a symbol in another column": (
        [cell("Kegiatan", "E5", ""), cell("Kegiatan", "F5", "proses")],
        lambda t: (rows(t)[2].pop("pelaksana:c"), rows(t)[2].update({"pelaksana:d": "proses"})),
    ),
    "another target": ([cell("Kegiatan", "S4", "Melapor")], lambda t: rows(t)[1].update({"ke 2": "Melapor"})),
    "a pelaksana's name": ([cell("Pelaksana", "A4", "Kepala Seksi")], lambda t: t["Pelaksana"].lines[1].update(nama="Kepala Seksi")),
    "a pelaksana more": (
        [cell("Pelaksana", "A7", "Camat"), cell("Kegiatan", "G6", "proses"), cell("Kegiatan", "E6", "")], added_pelaksana,
    ),
    "a field": ([cell("Identitas", "B3", "000/7")], lambda t: field(t, "Nomor").update(isi="000/7")),
    "a note": ([cell("Catatan", "B3", "Satu")], lambda t: t["Catatan"].lines[0].update(isi="Satu")),
    "a column moved": (
        [
            f"{KEGIATAN}.Columns.insertByIndex(1, 1)",
            f'{KEGIATAN}.moveRange({KEGIATAN}.getCellRangeByName("B1").CellAddress, {KEGIATAN}.getCellRangeByName("O1:O70").RangeAddress)',
            f"{KEGIATAN}.Columns.removeByIndex(14, 1)",
        ],
        lambda t: None,
    ),
}


@pytest.fixture(scope="module")
def five(tmp_path_factory: pytest.TempPathFactory) -> Given:
    folder = tmp_path_factory.mktemp("dinas")
    (folder / "instansi.yaml").write_text("kop: [DINAS UJI]\n", "utf-8")
    return given_form(folder / "uji.yaml", FIVE)


@pytest.fixture(scope="module")
def saved(five: Given, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """By what was done, the form as LibreOffice saved it."""
    require_tool("soffice")
    folder = tmp_path_factory.mktemp("kantor")
    source = folder / "formulir.xlsx"
    source.write_bytes(workbook_of(form_of(five.naskah), "uji", five.text))
    return dict(zip(EDITS, edited_by_office(folder, source, [lines for lines, _ in EDITS.values()], SPREADSHEET), strict=True))


@pytest.mark.parametrize("name", EDITS)
def test_what_was_done_in_libreoffice_is_what_comes_back(five: Given, saved: dict[str, Path], name: str) -> None:
    sheets = read_cells(saved[name].read_bytes())
    carried = carried_in(sheets)
    assert carried
    found = taken_back(sheets, carried, five.naskah, five.text, Reader())
    tables = {sheet: five.grid(sheet) for sheet in ("Identitas", "Pelaksana", "Kegiatan", "Catatan")}
    EDITS[name][1](tables)
    assert (found.faults, found.wrong, found.conflicts) == ((), (), ())
    assert found.text == five.back(**tables).text
    assert (found.text == five.text) == (name in ("nothing", "a column moved"))


def test_lists_and_numbers_are_checked_in_the_form_that_libreoffice_saved(five: Given, saved: dict[str, Path]) -> None:
    source = saved["nothing"].parent / "formulir.xlsx"
    assert rules(saved["nothing"]) == rules(source) != {}


def rules(path: Path) -> dict[tuple[str, str], tuple[str, str, bool]]:
    """At the ends of every column how what is typed there is checked: kind, formula, and whether other words are refused."""
    found = {}
    for sheet in openpyxl.load_workbook(path).worksheets:
        for rule in sheet.data_validations.dataValidation:
            said = (rule.type, plain(rule.formula1), rule.errorStyle in (None, "stop"))
            for area in rule.sqref.ranges:
                for row, column in product((area.min_row, area.max_row), range(area.min_col, area.max_col + 1)):
                    found[sheet.title, f"{row},{column}"] = said
    return found


def plain(formula: object) -> str:
    """LibreOffice writes FALSE as 0, and quotes no name of a sheet that needs none."""
    return str(formula).translate(str.maketrans("", "", "$'")).replace("FALSE", "0")


def test_what_is_wrong_turns_red_in_the_form_that_libreoffice_saved(five: Given, saved: dict[str, Path]) -> None:
    source = saved["nothing"].parent / "formulir.xlsx"
    assert reds(saved["nothing"]) == reds(source) != set()


def reds(path: Path) -> set[tuple[str, str]]:
    rules = openpyxl.load_workbook(path)["Kegiatan"].conditional_formatting
    return {(str(area.sqref), plain(rule.formula[0])) for area in rules for rule in area.rules}
