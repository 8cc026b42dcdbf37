"""An agency's register that was edited in Excel → edits of the definitions of its SOPs, column by column.

    what it said when it was made ─┐
    what it says now ──────────────┼─▶ RegisterRow… (a row that changed, or what is wrong with it) ─▶ edits of that SOP's definition
    what the definition says today ┘

Rows are known by their hidden key and may be sorted; a row more or less makes and removes no SOP.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from sopdoc.book.registers import DIUBAH, KOLOM, KUNCI, LEMBAR, said_of
from sopdoc.build.fakta import fakta_of
from sopdoc.diagnostics import Report, Severity
from sopdoc.edit.change import Change, Set
from sopdoc.formulir.back import Returned, returned_of, rows_carried_in
from sopdoc.formulir.cells import FAILED, Cells
from sopdoc.formulir.faults import Fault
from sopdoc.formulir.merge import Conflict
from sopdoc.formulir.written import changed
from sopdoc.kembali.officials import UnknownOfficialError, official_changes
from sopdoc.model.decode_identitas import decode_tanggal
from sopdoc.model.nilai import Tanggal
from sopdoc.model.sop import TANGGAL_BERLAKU
from sopdoc.naskah import Naskah
from sopdoc.reading import Reader
from sopdoc.writing.values import node_of

HEADS = 1         # the line of the columns' headings
FREE = ("No.",)      # counted anew by whoever sorts
OFFICIALS = KOLOM[11:]
BERLAKU = "Tanggal Berlaku"


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """An SOP whose row changed: by column what it said and what it says now; `line` and `at` (column → its number) for who looks there."""

    kunci: str
    line: int
    at: Mapping[str, int]
    before: Mapping[str, str]
    after: Mapping[str, str]

    def fault(self, column: str, words: str, hint: str) -> Fault:
        return Fault(LEMBAR, self.line, self.at[column], words, hint)


@dataclass(frozen=True, slots=True)
class Register:
    """`rows`: those that changed; `faults`: for which nothing is taken; `besides`: what is told and changes nothing."""

    rows: tuple[RegisterRow, ...] = ()
    faults: tuple[Fault, ...] = ()
    besides: tuple[Fault, ...] = ()


def read_register(sheets: Mapping[str, Cells]) -> Register | None:
    """None for a workbook that is no register of ours."""
    carried = rows_carried_in(sheets)
    if carried is None:
        return None
    cells = sheets.get(LEMBAR)
    if cells is None:
        gone_sheet = Fault(LEMBAR, 0, 0, f'lembar kerja "{LEMBAR}" tidak ada', "kembalikan namanya; lembar lain boleh ditambah")
        return Register(faults=(gone_sheet,))
    at = {words: column for (line, column), words in cells.words.items() if line == HEADS}
    missing = [one for one in (*KOLOM, KUNCI) if one not in at]
    gone = (Fault(LEMBAR, HEADS, 1, f'kolom "{one}" terhapus', "batalkan penghapusannya (Ctrl+Z)") for one in missing)
    merged = (Fault(LEMBAR, 0, 0, f"sel {one} digabung", "pisahkan kembali (Unmerge Cells)") for one in cells.merged)
    if faults := (*gone, *merged):
        return Register(faults=faults)
    return _of(_rows(cells, at), carried)


def _rows(cells: Cells, at: Mapping[str, int]) -> list[RegisterRow]:
    lines = sorted({line for line, _ in cells.words if line > HEADS})
    found = ((line, {name: cells.at(line, column) for name, column in at.items()}) for line in lines)
    return [RegisterRow(after.pop(KUNCI), line, at, {}, {one: after[one] for one in KOLOM}) for line, after in found if _says(after)]


def _says(after: Mapping[str, str]) -> bool:
    """Numbers alone make no row."""
    return any(words for one, words in after.items() if one not in FREE)


def _of(rows: list[RegisterRow], carried: Mapping[str, Mapping[str, str]]) -> Register:
    besides, faults, known = list[Fault](), list[Fault](), dict[str, RegisterRow]()
    for row in rows:
        if row.kunci not in carried:
            hint = "SOP baru dibuat dengan `sopdoc new sop`; daftar berikutnya memuatnya"
            besides.append(row.fault("Nama SOP", f'baris "{row.after["Nama SOP"]}" tidak dikenal dan tidak dipakai', hint))
        elif row.kunci in known:
            words = f'"{row.kunci}" ada di dua baris, juga di baris {known[row.kunci].line}'
            faults.append(row.fault("Nama SOP", words, "hapus salah satunya"))
        else:
            known[row.kunci] = replace(row, before={one: words.strip() for one, words in carried[row.kunci].items()})
    for kunci in carried:
        if kunci not in known:
            hint = "SOP dicabut dengan `sopdoc revoke`, bukan dengan menghapus barisnya"
            besides.append(Fault(LEMBAR, 0, 0, f'baris "{kunci}" terhapus; SOP-nya tetap', hint))
    faults += (fault for row in known.values() for fault in _row_faults(row))
    faults += _twins(list(known.values()))
    return Register(tuple(row for row in known.values() if any(_changed(row))), tuple(sorted(set(faults))), tuple(besides))


def _changed(row: RegisterRow) -> Iterator[str]:
    """The columns that say something else now."""
    return (one for one in KOLOM if one not in FREE and row.after[one] != row.before.get(one, ""))


def _row_faults(row: RegisterRow) -> Iterator[Fault]:
    for one in _changed(row):
        if row.after[one].startswith(FAILED):
            words = f"rumus di sel ini gagal ({row.after[one].removeprefix(FAILED)})"
            yield row.fault(one, words, "ketik isinya, bukan rumus")
        elif one not in DIUBAH:
            hint = f'kembalikan "{row.before.get(one, "")}"; isinya berasal dari definisi, arsip atau bukunya'
            yield row.fault(one, "sel abu-abu ini diubah, padahal hanya untuk dibaca", hint)
        elif one.startswith("Tanggal") and (wrong := _date(row.after[one], one)[1]):
            yield row.fault(one, wrong, 'tulis seperti "2021-01-04" atau "4 Januari 2021"')


def _twins(rows: list[RegisterRow]) -> Iterator[Fault]:
    """A number that was typed, and another SOP's."""
    seen: dict[str, list[RegisterRow]] = {}
    for row in rows:
        seen.setdefault("".join(row.after["Nomor SOP"].split()).casefold(), []).append(row)
    for nomor, alike in seen.items():
        for row in alike if nomor and len(alike) > 1 else ():
            if "Nomor SOP" in _changed(row):
                others = ", ".join(f'baris {one.line}' for one in alike if one is not row)
                yield row.fault("Nomor SOP", f'nomor "{row.after["Nomor SOP"]}" juga di {others}', "beri setiap SOP nomornya sendiri")


def _date(words: str, what: str) -> tuple[Tanggal | None, str]:
    """The date, or what is wrong with it."""
    report = Report()
    found = decode_tanggal(node_of(words), what, report)
    return found, next((one.message for one in report.diagnostics), "")


# ---------------------------------------------------------------- one SOP


def row_taken_back(row: RegisterRow, today: Naskah, text: str, reader: Reader) -> Returned:
    """`text`: what the definition's file says today, as `today` was read from."""
    known = _said(today)
    wanted, conflicts = dict[str, str](), list[Conflict]()
    for one in _changed(row):
        was, asked = row.before.get(one, ""), _plain(one, row.after[one])
        if asked in (was, known[one]):
            continue
        if known[one] == was:
            wanted[one] = row.after[one]
        else:
            conflicts.append(Conflict(one, row.after[one], known[one]))
    try:
        changes = [change for one, words in wanted.items() for change in _changes(one, words, today)]
    except UnknownOfficialError as fault:
        column = next(one for one in wanted if one.casefold() == fault.peran)
        return Returned(faults=(row.fault(column, fault.words, fault.hint),))
    result = returned_of(changed(text, changes, today, reader))
    said = known | {one: _plain(one, words) for one, words in wanted.items()}
    return replace(_proved(row, result, said, next(iter(wanted), "Nama SOP")), conflicts=tuple(conflicts))


def _proved(row: RegisterRow, result: Returned, asked: Mapping[str, str], first: str) -> Returned:
    """Every column must say what was asked; what is wrong is told in the row, at the `first` column that was typed."""
    if result.naskah is None:
        wrong = [one for one in result.wrong if one.severity is Severity.GALAT]
        return replace(result, wrong=(), faults=(*result.faults, *(row.fault(first, one.message, one.hint) for one in wrong)))
    after = _said(result.naskah)
    faults = tuple(
        row.fault(one, f'"{asked[one]}" tidak dapat ditulis begitu di definisi', "ubah langsung di definisinya")
        for one in DIUBAH if " ".join(after[one].split()) != " ".join(asked[one].split())
    )
    return Returned(faults=faults) if faults else result


def _said(naskah: Naskah) -> dict[str, str]:
    return {one: words.strip() for one, words in said_of(fakta_of(naskah.sop, naskah.definition.kunci, ())).items()}


def _plain(column: str, words: str) -> str:
    """As the register itself says it."""
    if column in OFFICIALS:
        return "; ".join(" ".join(one.split()) for one in words.split(";") if one.strip())
    found = _date(words, column)[0] if column.startswith("Tanggal") else None
    return found.iso() if found else words


def _changes(column: str, words: str, today: Naskah) -> Iterator[Change]:
    if column in OFFICIALS:
        yield from official_changes(column.casefold(), words, today)
    elif column.startswith("Tanggal"):
        yield _date_change(column, words, today)
    else:
        yield Set(("nomor" if column == "Nomor SOP" else "nama",), words)


def _date_change(column: str, words: str, today: Naskah) -> Change:
    """The date in the way in which the definition writes the one that stands there."""
    tanggal = today.sop.identitas.tanggal
    there = (key for key in TANGGAL_BERLAKU if tanggal.get(key))
    key = next(there, TANGGAL_BERLAKU[0]) if column == BERLAKU else column.casefold()
    found, old = _date(words, column)[0], tanggal.get(key)
    if found is None:
        return Set((key,), words)
    return Set((key,), found.cetak() if old and old.tertulis else found.iso())
