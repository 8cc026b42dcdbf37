"""A form → the workbook in which an official fills it in; the same form gives the same bytes.

Every table has a hidden row of keys and hidden columns with the `ref` of each row, so that rows may be inserted, sorted,
moved and deleted; nothing that Excel computes is ever read back.  The definition that the form was made from is carried along,
so that what was changed on either side since is known and not guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from sopdoc.formulir.carried import chunks, pack
from sopdoc.formulir.form import ADDED, HUBUNGAN, TEXTS, WAYS, Field, Flow, Form, Item, Row
from sopdoc.formulir.guide import LINES
from sopdoc.formulir.waktu import split
from sopdoc.formulir.words import (
    AFTER,
    BEFORE,
    CATATAN,
    DASAR,
    FIRST,
    HEADINGS,
    HEADS,
    IDENTITAS,
    JENIS,
    JUDUL,
    KEGIATAN,
    KEYS,
    LABEL,
    LANE,
    PELAKSANA,
    PETUNJUK,
    PILIHAN,
    REF,
    SATUAN,
    SHAPES,
    SPARE_COLUMNS,
    SPARE_ITEMS,
    SPARE_ROWS,
    TANPA_NOMOR,
    TARGETS,
    label_of,
    labels,
    numbered,
)
from sopdoc.model.sop import PENANDA_TANGAN
from sopdoc.workbooks import steady

HEAD = PatternFill("solid", fgColor="D9E2F3")
GREY = PatternFill("solid", fgColor="E7E6E6")
RED = PatternFill("solid", bgColor="F8CBAD")
THIN = Border(*(Side("thin", color="A6A6A6"),) * 4)
WRAP = Alignment(wrap_text=True, vertical="top")
CENTRE = Alignment(horizontal="center", vertical="top", wrap_text=True)
FREE = Protection(locked=False)


def workbook_of(form: Form, kunci: str, text: str, officials: Sequence[str] = ()) -> bytes:
    """`text`: the definition that the form shows, `kunci` its name; `officials`: who may sign, as they are chosen."""
    book = Workbook()
    _guide(book.active)
    _fields(book.create_sheet(IDENTITAS), [one for one in form.fields if one.path != ("catatan",)], officials)
    for number, flow in enumerate(form.flows, 1):
        _columns(book.create_sheet(numbered(PELAKSANA, number)), flow)
        _rows(book.create_sheet(numbered(KEGIATAN, number)), flow, numbered(PILIHAN, number))
    _fields(book.create_sheet(CATATAN), [one for one in form.fields if one.path == ("catatan",)], ())
    for number, flow in enumerate(form.flows, 1):
        _choices(book.create_sheet(numbered(PILIHAN, number)), flow, numbered(KEGIATAN, number))
    for line, words in enumerate(officials, 1):
        _text(book[PILIHAN], line, 3, words)
    _carry(book.create_sheet(DASAR), kunci, text)
    return steady(book, f"Formulir {kunci}", "")


# ---------------------------------------------------------------- sheets


def _guide(sheet: Any) -> None:
    sheet.title = PETUNJUK
    sheet.column_dimensions["A"].width = 110
    for number, (words, bold) in enumerate(LINES, 1):
        cell = _text(sheet, number, 1, words)
        cell.font, cell.alignment = Font(bold=bold), WRAP
    sheet.protection.sheet = True
    _printable(sheet, landscape=False)


def _fields(sheet: Any, fields: Sequence[Field], officials: Sequence[str]) -> None:
    """A line for every item; keys that may have several get spare lines, which belong to the key above them."""
    _head(sheet, ("kunci", "isi", REF), ("Isian", "Isi", "ref"), (32, 90, 6), hidden=(3,))
    line = FIRST
    for field in fields:
        spare = SPARE_ITEMS if field.many and not field.locked else 0
        items = [*field.items, *[Item("", "")] * (spare or (0 if field.items else 1))]
        for index, item in enumerate(items):
            _text(sheet, line, 1, label_of(str(field.path[-1]))).font = Font(color="A6A6A6") if index else Font(bold=True)
            _value(sheet, line, 2, item.words, field.locked)
            _text(sheet, line, 3, item.ref)
            line += 1
        if str(field.path[-1]) in PENANDA_TANGAN and officials and not field.locked:
            _choose(sheet, f"B{line - len(items)}:B{line - 1}", f"{quoted(PILIHAN)}!$C$1:$C${len(officials)}", stop=False)
    sheet.freeze_panes = f"A{FIRST}"
    _printable(sheet, landscape=False)


def _columns(sheet: Any, flow: Flow) -> None:
    _head(sheet, ("nama", REF), ("Nama jabatan pelaksana", "ref"), (60, 12), hidden=(2,))
    for line, (ref, nama) in enumerate([*((one.ref, one.nama) for one in flow.columns), *((ref, "") for ref in _spare(flow))], FIRST):
        _value(sheet, line, 1, nama, any(one.locked for one in flow.columns))
        _text(sheet, line, 2, ref)
    sheet.freeze_panes = f"A{FIRST}"
    _printable(sheet, landscape=False)


def _spare(flow: Flow) -> list[str]:
    """The refs of columns for pelaksana who are not there yet; none where their titles are grouped."""
    return [] if any(one.locked for one in flow.columns) else [f"{ADDED}{n}" for n in range(1, SPARE_COLUMNS + 1)]


def _rows(sheet: Any, flow: Flow, choices: str) -> None:
    lanes = [(f"{LANE}{one.ref}", one.nama) for one in flow.columns]
    lanes += [(f"{LANE}{ref}", f"(pelaksana baru {ref})") for ref in _spare(flow)]
    keys = (*BEFORE, *(key for key, _ in lanes), *AFTER)
    heads = (*(HEADINGS[key] for key in BEFORE), *(nama for _, nama in lanes), *(HEADINGS[key] for key in AFTER))
    _head(sheet, keys, heads, [_width(key) for key in keys], hidden=[keys.index(one) + 1 for one in (REF, JENIS)])
    at = {key: get_column_letter(index) for index, key in enumerate(keys, 1)}
    names = labels(flow.rows)
    last = FIRST + len(flow.rows) + SPARE_ROWS - 1
    for line in range(FIRST, last + 1):
        index = line - FIRST
        cells = _cells(flow.rows[index], names) if index < len(flow.rows) else {}
        locked = _greyed(flow.rows[index], keys) if index < len(flow.rows) else frozenset[str]()
        for column, key in enumerate(keys, 1):
            _value(sheet, line, column, cells.get(key, ""), key in locked)
        _number(sheet, line, at)
    _validate(sheet, at, lanes, last, choices)
    _warn(sheet, at, lanes, last, choices)
    sheet.freeze_panes = f"C{FIRST}"
    _printable(sheet, landscape=True)


def _cells(row: Row, names: dict[str, str]) -> dict[str, str]:
    """The words of a row's cells by the key of their column."""
    number, unit = split(row.texts.get("waktu", ""))
    cells = {key: row.texts.get(key, "") for key in TEXTS} | {"waktu": number, "satuan": unit, REF: row.ref}
    cells[JENIS] = JUDUL if row.judul else "" if row.bernomor else TANPA_NOMOR
    cells |= {f"{LANE}{ref}": shape for ref, shape in row.ways.symbols.items()}
    for number_, (word, target) in enumerate(row.ways.branches, 1):
        cells |= {f"cabang {number_}": word, f"ke {number_}": names.get(target, target)}
    return cells | {"hubungan": row.ways.hubungan, "lanjut": names.get(row.ways.next, row.ways.next)}


def _greyed(row: Row, keys: Sequence[str]) -> frozenset[str]:
    """The columns that are only read in a row."""
    ways = {key for key in keys if key.startswith((LANE, "cabang", "ke ")) or key in ("hubungan", "lanjut")}
    texts = set(row.locked - {WAYS}) | ({"satuan"} if "waktu" in row.locked else set())
    others = {"kelengkapan", "waktu", "satuan", "output", "keterangan"} if row.judul else set()
    return frozenset(texts | others | (ways if WAYS in row.locked else set()))


def _choices(sheet: Any, flow: Flow, rows: str) -> None:
    """What may be chosen as a target: the words, then every kegiatan by its words, numbered where several begin alike."""
    for line, words in enumerate(TARGETS, 1):
        _text(sheet, line, 1, words)
    keys = [*BEFORE, *(one.ref for one in flow.columns), *_spare(flow), *AFTER]
    kind = get_column_letter(keys.index(JENIS) + 1)
    count = len(flow.rows) + SPARE_ROWS
    for index in range(count):
        line, own = FIRST + index, index + len(TARGETS) + 1
        words = f'TRIM(LEFT(TRIM(SUBSTITUTE({quoted(rows)}!B{line},CHAR(10)," ")),{LABEL}))'
        sheet.cell(own, 2).value = f'=IF({quoted(rows)}!{kind}{line}="{JUDUL}","",{words})'
        before = f"B${len(TARGETS) + 1}:B{own}"
        many = f'SUMPRODUCT(--({before}=B{own}))'
        sheet.cell(own, 1).value = f'=IF(B{own}="","",IF({many}>1,B{own}&" ("&{many}&")",B{own}))'
    sheet.sheet_state = "hidden"


def _carry(sheet: Any, kunci: str, text: str) -> None:
    """The definition as it was, in cells that are never shown."""
    for line, letters in enumerate(chunks(pack(kunci, text)), 1):
        _text(sheet, line, 1, letters)
    sheet.sheet_state = "veryHidden"


# ---------------------------------------------------------------- cells


def quoted(sheet: str) -> str:
    return f"'{sheet}'"


def _head(sheet: Any, keys: Sequence[str], heads: Sequence[str], widths: Sequence[float], hidden: Iterable[int]) -> None:
    for column, (key, words, width) in enumerate(zip(keys, heads, widths, strict=True), 1):
        _text(sheet, KEYS, column, key)
        cell = _text(sheet, HEADS, column, words)
        cell.font, cell.fill, cell.border, cell.alignment = Font(bold=True), HEAD, THIN, CENTRE
        sheet.column_dimensions[get_column_letter(column)].width = width
    for column in hidden:
        sheet.column_dimensions[get_column_letter(column)].hidden = True
    sheet.row_dimensions[KEYS].hidden = True
    sheet.print_title_rows = f"{HEADS}:{HEADS}"


def _text(sheet: Any, line: int, column: int, words: str) -> Any:
    """Words are words, also those that begin with "="."""
    cell = sheet.cell(line, column)
    if words:
        cell.value = words
        cell.data_type = "s"
    return cell


def _value(sheet: Any, line: int, column: int, words: str, locked: bool) -> None:
    cell = _text(sheet, line, column, words)
    if sheet.cell(KEYS, column).value == "waktu" and split(f"{words} x") != (f"{words} x", ""):
        cell.value = float(words.replace(",", ".")) if "," in words else int(words)
    cell.border, cell.alignment, cell.number_format = THIN, WRAP, "General" if isinstance(cell.value, int | float) else "@"
    if locked:
        cell.fill, cell.font = GREY, Font(color="7F7F7F")
    else:
        cell.protection = FREE


def _number(sheet: Any, line: int, at: dict[str, str]) -> None:
    """Counted by Excel: rows with words that are neither titles nor without number."""
    words, kinds = (f"{at[key]}${FIRST}:{at[key]}{line}" for key in ("uraian", JENIS))
    cell = sheet[f"{at['no']}{line}"]
    cell.value = f'=IF(OR({at["uraian"]}{line}="",{at[JENIS]}{line}<>""),"",SUMPRODUCT(({words}<>"")*({kinds}="")))'
    cell.alignment, cell.border, cell.fill = CENTRE, THIN, GREY


def _width(key: str) -> float:
    if key.startswith(LANE):
        return 14
    return {"no": 5, "uraian": 44, "waktu": 8, "satuan": 11, REF: 6, JENIS: 10}.get(key, 16 if key.startswith("cabang") else 24)


def _choose(sheet: Any, cells: str, formula: str, *, stop: bool) -> None:
    rule = DataValidation("list", formula1=formula, allow_blank=True, errorStyle="stop" if stop else "warning", showErrorMessage=True)
    rule.errorTitle, rule.error = "Pilihan tidak dikenal", "Pilih salah satu dari daftar."
    sheet.add_data_validation(rule)
    rule.add(cells)


def _validate(sheet: Any, at: dict[str, str], lanes: Sequence[tuple[str, str]], last: int, choices: str) -> None:
    def column(key: str) -> str:
        return f"{at[key]}{FIRST}:{at[key]}{last}"

    _choose(sheet, f"{at[lanes[0][0]]}{FIRST}:{at[lanes[-1][0]]}{last}", f'"{",".join(SHAPES)}"', stop=True)
    _choose(sheet, column("hubungan"), f'"{",".join(HUBUNGAN)}"', stop=True)
    _choose(sheet, column("satuan"), f'"{",".join(SATUAN)}"', stop=False)
    for key in (one for one in at if one.startswith("ke ") or one == "lanjut"):
        _choose(sheet, column(key), f"{quoted(choices)}!$A$1:$A${len(TARGETS) + last - FIRST + 1}", stop=True)
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


def _warn(sheet: Any, at: dict[str, str], lanes: Sequence[tuple[str, str]], last: int, choices: str) -> None:
    """Red: nobody acts, a decision with fewer than two branches, a target that is gone."""
    first, end = at[lanes[0][0]], at[lanes[-1][0]]
    acting = f"${first}{FIRST}:${end}{FIRST}"
    branches = "+".join(f'(${at[key]}{FIRST}<>"")' for key in at if key.startswith("cabang"))
    words, kind = f'${at["uraian"]}{FIRST}<>""', f'${at[JENIS]}{FIRST}<>"{JUDUL}"'
    _red(sheet, f"{first}{FIRST}:{end}{last}", f"AND({words},{kind},COUNTA({acting})=0)")
    _red(sheet, f"{at['cabang 1']}{FIRST}:{at['ke 3']}{last}", f'AND({words},COUNTIF({acting},"keputusan")>0,{branches}<2)')
    for key in (one for one in at if one.startswith("ke ") or one == "lanjut"):
        own = f"{at[key]}{FIRST}"
        known = f"SUMPRODUCT(--({quoted(choices)}!$A$1:$A${len(TARGETS) + last - FIRST + 1}={own}))"
        _red(sheet, f"{own}:{at[key]}{last}", f'AND({own}<>"",{known}=0)')


def _red(sheet: Any, cells: str, formula: str) -> None:
    sheet.conditional_formatting.add(cells, FormulaRule(formula=[formula], fill=RED))


def _printable(sheet: Any, *, landscape: bool) -> None:
    """On F4's nearest that every Excel knows, as wide as the paper."""
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
