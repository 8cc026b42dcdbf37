"""A form → the workbook in which an official fills it in; the same form gives the same bytes.

Every table has a hidden row of keys and hidden columns with the `ref` of each row, so that rows may be inserted, sorted,
moved and deleted; nothing that Excel computes is ever read back.  The definition that the form was made from is carried along,
so that what was changed on either side since is known and not guessed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from sopdoc.formulir.carried import BENTUK, chunks, pack
from sopdoc.formulir.form import ADDED, TEXTS, WAYS, Field, Flow, Form, Item, Row
from sopdoc.formulir.guide import HINTS, LINES
from sopdoc.formulir.looks import AGAIN, BOLD, CENTRE, GREY, HINT, PLAIN, THIN, WRAP, dated, fill, head, heighten, printable, put
from sopdoc.formulir.rules import choose, print_filled, rule_waiting, validate, warn
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
    LABEL,
    LANE,
    PELAKSANA,
    PETUNJUK,
    PILIHAN,
    REF,
    SPARE_COLUMNS,
    SPARE_ITEMS,
    SPARE_ROWS,
    TANPA_NOMOR,
    TARGETS,
    WAITING,
    label_of,
    labels,
    numbered,
    quoted,
)
from sopdoc.model.decode_identitas import TANGGAL
from sopdoc.model.sop import PENANDA_TANGAN, Status
from sopdoc.workbooks import steady

WIDE, OF_FIELDS, OF_ITEMS = 110, (26, 74, 6, 34), (60, 12)     # widths of columns, in Excel's characters


def workbook_of(form: Form, kunci: str, text: str, officials: Sequence[str] = ()) -> bytes:
    """`text`: the definition that the form shows, `kunci` its name; `officials`: who may sign, as they are chosen."""
    book = Workbook()
    _guide(book.active)
    _fields(book.create_sheet(IDENTITAS), [one for one in form.fields if one.path != ("catatan",)], officials)
    for number, flow in enumerate(form.flows, 1):
        _columns(book.create_sheet(numbered(PELAKSANA, number)), flow)
        _rows(book.create_sheet(numbered(KEGIATAN, number)), flow, numbered(PELAKSANA, number), numbered(PILIHAN, number))
    _fields(book.create_sheet(CATATAN), [one for one in form.fields if one.path == ("catatan",)], ())
    for number, flow in enumerate(form.flows, 1):
        _choices(book.create_sheet(numbered(PILIHAN, number)), flow, numbered(KEGIATAN, number))
    for line, words in enumerate(officials, 1):
        put(book[PILIHAN], line, 3, words)
    _carry(book.create_sheet(DASAR), kunci, text)
    return steady(book, f"Formulir {kunci}", "")


# ---------------------------------------------------------------- sheets


def _guide(sheet: Any) -> None:
    sheet.title = PETUNJUK
    sheet.column_dimensions["A"].width = WIDE
    for number, (words, bold) in enumerate(LINES, 1):
        cell = put(sheet, number, 1, words)
        cell.font, cell.alignment = BOLD if bold else PLAIN, WRAP
        heighten(sheet, number, [(words, WIDE)])
    sheet.protection.sheet = True
    printable(sheet)


def _fields(sheet: Any, fields: Sequence[Field], officials: Sequence[str]) -> None:
    """A line for every item; keys that may have several get spare lines, which belong to the key above them."""
    head(sheet, ("kunci", "isi", REF, "petunjuk"), ("Isian", "Isi", "ref", "Petunjuk"), OF_FIELDS, hidden=(3,))
    line = FIRST
    for field in fields:
        key, first = str(field.path[-1]), line
        spare = SPARE_ITEMS if field.many and not field.locked else 0
        items = [*field.items, *[Item("", "")] * (spare or (0 if field.items else 1))]
        for index, item in enumerate(items):
            hint = "" if index else HINTS.get(key, "")
            _field_line(sheet, line, (label_of(key), item.words, item.ref, hint), field.locked)
            sheet.cell(line, 1).font = AGAIN if index else BOLD
            if key in TANGGAL and not field.locked:
                dated(sheet.cell(line, 2))
            line += 1
        own = f"B{first}:B{line - 1}"
        if key in PENANDA_TANGAN and officials and not field.locked:
            choose(sheet, own, f"{quoted(PILIHAN)}!$C$1:$C${len(officials)}", stop=False)
        elif key == "status" and not field.locked:
            choose(sheet, own, f'"{",".join(one.value for one in Status)}"', stop=False)
    sheet.freeze_panes = f"A{FIRST}"
    printable(sheet)


def _field_line(sheet: Any, line: int, words: tuple[str, str, str, str], locked: bool) -> None:
    """The key, what stands there, the ref, and what is to be filled in."""
    put(sheet, line, 1, words[0]).alignment = WRAP
    fill(sheet, line, 2, words[1], locked)
    put(sheet, line, 3, words[2])
    hint = put(sheet, line, 4, words[3])
    hint.font, hint.alignment = HINT, WRAP
    heighten(sheet, line, zip(words, OF_FIELDS, strict=True))


def _columns(sheet: Any, flow: Flow) -> None:
    head(sheet, ("nama", REF), ("Nama jabatan pelaksana", "ref"), OF_ITEMS, hidden=(2,))
    for line, (ref, nama) in enumerate([*((one.ref, one.nama) for one in flow.columns), *((ref, "") for ref in _spare(flow))], FIRST):
        fill(sheet, line, 1, nama, any(one.locked for one in flow.columns))
        put(sheet, line, 2, ref)
        heighten(sheet, line, [(nama, OF_ITEMS[0])])
    sheet.freeze_panes = f"A{FIRST}"
    printable(sheet)


def _spare(flow: Flow) -> list[str]:
    """The refs of columns for pelaksana who are not there yet; none where their titles are grouped."""
    return [] if any(one.locked for one in flow.columns) else [f"{ADDED}{n}" for n in range(1, SPARE_COLUMNS + 1)]


def _rows(sheet: Any, flow: Flow, people: str, choices: str) -> None:
    """`people`, `choices`: the sheets with the names of its columns, and with what may be chosen as a target."""
    lanes = [(f"{LANE}{one.ref}", one.nama) for one in flow.columns] + [(f"{LANE}{ref}", "") for ref in _spare(flow)]
    keys = (*BEFORE, *(key for key, _ in lanes), *AFTER)
    heads = (*(HEADINGS[key] for key in BEFORE), *(nama for _, nama in lanes), *(HEADINGS[key] for key in AFTER))
    head(sheet, keys, heads, [_width(key) for key in keys], hidden=[keys.index(one) + 1 for one in (REF, JENIS)])
    at = {key: get_column_letter(index) for index, key in enumerate(keys, 1)}
    for number, ref in enumerate(_spare(flow), 1):
        sheet[f"{at[f'{LANE}{ref}']}{HEADS}"].value = _new_name(people, ref, number)
    names, waiting = labels(flow.rows), FIRST + len(flow.rows)
    last = waiting + SPARE_ROWS - 1
    for line in range(FIRST, last + 1):
        row = flow.rows[line - FIRST] if line < waiting else None
        cells, locked = (_cells(row, names), _greyed(row, keys)) if row else ({}, frozenset[str]())
        for column, key in enumerate(keys, 1):
            fill(sheet, line, column, cells.get(key, ""), key in locked, ruled=row is not None)
        _number(sheet, line, at, ruled=row is not None)
        if row:
            heighten(sheet, line, ((cells.get(key, ""), _width(key)) for key in keys))
    own = [key for key, _ in lanes]
    validate(sheet, at, own, last, choices)
    warn(sheet, at, own, last, choices)
    rule_waiting(sheet, at, waiting, last)
    print_filled(sheet, at, last)
    sheet.freeze_panes = f"C{FIRST}"
    sheet.print_title_cols = "A:B"
    printable(sheet, across=2)


def _new_name(people: str, ref: str, number: int) -> str:
    """The heading of a column that waits for a pelaksana: his name, once it is filled in, wherever its line was sorted to."""
    name = f'INDEX({quoted(people)}!$A:$A,MATCH("{ref}",{quoted(people)}!$B:$B,0))'
    waiting = f'"{WAITING} {number})"'
    return f'=IFERROR(IF({name}="",{waiting},{name}),{waiting})'


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
        put(sheet, line, 1, words)
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


def _carry(sheet: Any, kunci: str, words: str) -> None:
    """The definition as it was, in cells that are never shown; beside it, which kind of form this is."""
    for line, letters in enumerate(chunks(pack(kunci, words)), 1):
        put(sheet, line, 1, letters)
    sheet.cell(1, 2).value = BENTUK
    sheet.sheet_state = "veryHidden"


def _number(sheet: Any, line: int, at: dict[str, str], *, ruled: bool) -> None:
    """Counted by Excel: rows with words that are neither titles nor without number."""
    words, kinds = (f"{at[key]}${FIRST}:{at[key]}{line}" for key in ("uraian", JENIS))
    cell = sheet[f"{at['no']}{line}"]
    cell.value = f'=IF(OR({at["uraian"]}{line}="",{at[JENIS]}{line}<>""),"",SUMPRODUCT(({words}<>"")*({kinds}="")))'
    cell.alignment, cell.number_format = CENTRE, "General"
    if ruled:
        cell.border, cell.fill = THIN, GREY


def _width(key: str) -> float:
    """In Excel's characters."""
    if key.startswith(f"{LANE}{ADDED}"):
        return 11
    if key.startswith(LANE):
        return 13
    known = {"no": 5, "uraian": 44, "hubungan": 12, "waktu": 8, "satuan": 11, REF: 6, JENIS: 10}
    return known.get(key, 12 if key.startswith("cabang") else 24)
