"""What Excel itself checks in the table Kegiatan: what may be chosen, what turns red, what is ruled and printed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from sopdoc.formulir.form import HUBUNGAN
from sopdoc.formulir.looks import red, ruled
from sopdoc.formulir.words import FIRST, HEADS, JENIS, JUDUL, SATUAN, SHAPES, TARGETS, quoted

EMPTY = 5       # lines below the last filled one that look as if they waited for words
AREA = "_xlnm.Print_Area"


def choose(sheet: Any, cells: str, formula: str, *, stop: bool) -> None:
    """A list to choose from; `stop`: nothing else may be typed."""
    rule = DataValidation("list", formula1=formula, allow_blank=True, errorStyle="stop" if stop else "warning", showErrorMessage=True)
    rule.errorTitle, rule.error = "Pilihan tidak dikenal", "Pilih salah satu dari daftar."
    sheet.add_data_validation(rule)
    rule.add(cells)


def validate(sheet: Any, at: Mapping[str, str], lanes: Sequence[str], last: int, choices: str) -> None:
    """`at`: the letter of each key's column; `lanes`: the keys of those of pelaksana."""
    def column(key: str) -> str:
        return f"{at[key]}{FIRST}:{at[key]}{last}"

    choose(sheet, f"{at[lanes[0]]}{FIRST}:{at[lanes[-1]]}{last}", f'"{",".join(SHAPES)}"', stop=True)
    choose(sheet, column("hubungan"), f'"{",".join(HUBUNGAN)}"', stop=True)
    choose(sheet, column("satuan"), f'"{",".join(SATUAN)}"', stop=False)
    for key in _targets(at):
        choose(sheet, column(key), _known(choices, last), stop=True)
    number = DataValidation(
        "decimal", operator="greaterThanOrEqual", formula1="0", allow_blank=True, errorStyle="warning", showErrorMessage=True,
    )
    number.errorTitle, number.error = "Bukan angka", "Waktu yang bukan satu angka ditulis seluruhnya di sini, tanpa satuan."
    sheet.add_data_validation(number)
    number.add(column("waktu"))
    counted = DataValidation("custom", formula1="FALSE", errorStyle="stop", showErrorMessage=True)
    counted.errorTitle, counted.error = "Nomor", "Nomor terisi sendiri."
    sheet.add_data_validation(counted)
    counted.add(column("no"))


def warn(sheet: Any, at: Mapping[str, str], lanes: Sequence[str], last: int, choices: str) -> None:
    """Red: nobody acts, a decision with fewer than two branches, a target that is gone."""
    first, end = at[lanes[0]], at[lanes[-1]]
    acting = f"${first}{FIRST}:${end}{FIRST}"
    branches = "+".join(f'(${at[key]}{FIRST}<>"")' for key in at if key.startswith("cabang"))
    words, kind = f'${at["uraian"]}{FIRST}<>""', f'${at[JENIS]}{FIRST}<>"{JUDUL}"'
    red(sheet, f"{first}{FIRST}:{end}{last}", f"AND({words},{kind},COUNTA({acting})=0)")
    red(sheet, f"{at['cabang 1']}{FIRST}:{at['ke 3']}{last}", f'AND({words},COUNTIF({acting},"keputusan")>0,{branches}<2)')
    for key in _targets(at):
        own = f"{at[key]}{FIRST}"
        red(sheet, f"{own}:{at[key]}{last}", f'AND({own}<>"",SUMPRODUCT(--({_known(choices, last)}={own}))=0)')


def rule_waiting(sheet: Any, at: Mapping[str, str], first: int, last: int) -> None:
    """Lines from `first` on look like those above them once words come near: a long empty table frightens and wastes paper."""
    words = at["uraian"]
    ruled(sheet, f"A{first}:{_end(at)}{last}", f'COUNTIF(${words}{max(FIRST, first - EMPTY)}:${words}{first},"?*")>0')


def print_filled(sheet: Any, at: Mapping[str, str], last: int) -> None:
    """Only down to the last line with words is printed, wherever that will be."""
    own, words = quoted(sheet.title), f"{quoted(sheet.title)}!${at['uraian']}${FIRST}:${at['uraian']}${last}"
    height = f'MAX({HEADS},SUMPRODUCT(MAX(({words}<>"")*ROW({words}))))'
    sheet.defined_names[AREA] = DefinedName(AREA, attr_text=f"OFFSET({own}!$A$1,0,0,{height},COLUMNS({own}!$A$1:${_end(at)}$1))")


def _end(at: Mapping[str, str]) -> str:
    return str(get_column_letter(len(at)))


def _targets(at: Mapping[str, str]) -> list[str]:
    return [key for key in at if key.startswith("ke ") or key == "lanjut"]


def _known(choices: str, last: int) -> str:
    return f"{quoted(choices)}!$A$1:$A${len(TARGETS) + last - FIRST + 1}"
