"""Bound → the registers beside the book: `daftar-sop.csv`, `manifest.json`, `daftar-sop.xlsx`; the same bytes every time.

The workbook may be edited: hidden in it are which row is which SOP, and what it said when it was made (`sopdoc import`).
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sopdoc.book.bound import Bound, Place
from sopdoc.book.edition.changes import EditionChanges, Fate
from sopdoc.book.edition.edition import Lembar
from sopdoc.build.fakta import FaktaSop
from sopdoc.formulir.carried import BENTUK, chunks, pack_rows
from sopdoc.model.nilai import Tanggal
from sopdoc.model.sop import PENANDA_TANGAN
from sopdoc.workbooks import FORM_SHEET, steady

KOLOM = (
    "No.", "Nomor SOP", "Nama SOP", "Unit", "Tanggal Pembuatan", "Tanggal Revisi", "Tanggal Berlaku", "Status", "Halaman", "Jumlah Halaman",
    "Perubahan", "Disusun oleh", "Diperiksa oleh", "Disahkan oleh",
)
LEBAR = (6, 32, 48, 32, 18, 18, 18, 12, 10, 16, 12, 32, 32, 32)        # widths of the sheet's columns, in characters
DIUBAH = KOLOM[1:3] + KOLOM[4:7] + KOLOM[11:]      # what an SOP's definition says by itself, and may be edited in the workbook
LEMBAR, KUNCI = "Daftar SOP", "kunci"              # of the workbook: its sheet; the hidden column that says which SOP a row is
TIDAK_DIMUAT = "tidak dimuat"
NOBODY = ("",) * len(PENANDA_TANGAN)

Value = str | int


def registers(bound: Bound, hashes: Mapping[str, Mapping[str, str]]) -> tuple[tuple[str, bytes], ...]:
    """(file name, content)…; `hashes`: an SOP's key → its documents' file names and their SHA-256."""
    rows = [_row(place, bound.since) for place in bound.places]
    rows += [_gone_row(lembar) for lembar in bound.gone]
    return (
        ("daftar-sop.csv", _csv(rows)), ("manifest.json", _manifest(bound, hashes)), ("daftar-sop.xlsx", _xlsx(rows, bound)),
    )


def _row(place: Place, since: EditionChanges | None) -> tuple[Value, ...]:
    fakta = place.sop.fakta
    if fakta is None:
        return (place.urutan, "", place.sop.kunci, place.unit, "", "", "", TIDAK_DIMUAT, place.halaman, 0, "", *NOBODY)
    status = fakta.status if place.sop.drawn else TIDAK_DIMUAT
    pages = place.jumlah if place.sop.drawn else 0
    nomor, nama, *rest = said_of(fakta).values()
    dates, signers = rest[:3], rest[3:]
    change = _change(place.sop.kunci, since)
    return (place.urutan, nomor, nama, place.unit, *dates, status, place.halaman, pages, change, *signers)


def said_of(fakta: FaktaSop) -> dict[str, str]:
    """The columns that may be edited, and what they say of an SOP."""
    dates = (iso(fakta.first_tanggal("tanggal pembuatan")), iso(fakta.revisi), iso(fakta.berlaku))
    return dict(zip(DIUBAH, (fakta.nomor, fakta.nama, *dates, *_signers(fakta)), strict=True))


def _signers(fakta: FaktaSop) -> Iterator[str]:
    """By what they do, the names of those who sign; where a name is not known yet, the office."""
    for peran in PENANDA_TANGAN:
        yield "; ".join(pejabat.nama or pejabat.jabatan for pejabat in fakta.yang(peran))


def _gone_row(lembar: Lembar) -> tuple[Value, ...]:
    """An SOP of the last edition that the book has no more."""
    return ("", lembar.nomor, lembar.nama, lembar.unit, "", "", "", Fate.WITHDRAWN.value, "", 0, Fate.WITHDRAWN.value, *NOBODY)


def _change(kunci: str, since: EditionChanges | None) -> str:
    """Since the last edition; "" where there is none."""
    jenis = since.fate(kunci) if since else None
    return jenis.value if jenis else ""


def iso(tanggal: Tanggal | None) -> str:
    """2026-01-12, or 2026-01 where the day is left for handwriting."""
    return tanggal.iso() if tanggal else ""


def _csv(rows: Sequence[Sequence[Value]]) -> bytes:
    """With a byte order mark, so that Excel reads UTF-8; words that a spreadsheet would compute are quoted by a leading '."""
    target = io.StringIO(newline="")
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerow(KOLOM)
    writer.writerows([_harmless(value) for value in row] for row in rows)
    return target.getvalue().encode("utf-8-sig")


def _harmless(value: Value) -> Value:
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t") else value


def _manifest(bound: Bound, hashes: Mapping[str, Mapping[str, str]]) -> bytes:
    book = bound.book
    data: dict[str, Any] = {
        "judul": book.judul, "tahun": book.tahun, "instansi": list(book.instansi.kop), "unit": list(book.instansi.unit),
        "keputusan": {"nomor": book.keputusan.nomor, "tanggal": iso(book.keputusan.tanggal), "rancangan": book.keputusan.rancangan},
        "edisi": _edition(bound), "halaman": bound.document.pages,
        "sop": [_entry(place, hashes.get(place.sop.kunci, {}), bound.since) for place in bound.places],
        "dicabut": [{"kunci": lembar.kunci, "nomor": lembar.nomor, "nama": lembar.nama} for lembar in bound.gone],
    }
    return json.dumps(data, ensure_ascii=False, indent=2).encode() + b"\n"


def _edition(bound: Bound) -> dict[str, Any] | None:
    edisi, since = bound.book.edisi, bound.since
    if edisi is None:
        return None
    before = since.dasar.edisi.nomor if since else None
    return {"nomor": edisi.nomor, "tanggal": iso(edisi.tanggal), "terbit": edisi.terbit, "sebelumnya": before}


def _entry(place: Place, hashes: Mapping[str, str], since: EditionChanges | None) -> dict[str, Any]:
    """One SOP, as portals read it."""
    fakta = place.sop.fakta
    known = {
        "nomor": fakta.nomor, "nama": fakta.nama, "revisi_ke": fakta.revisi_ke,
        "tanggal": {key: iso(value) for key, value in fakta.tanggal},
        "penanda_tangan": {peran: [{"jabatan": p.jabatan, "nama": p.nama} for p in fakta.yang(peran)] for peran in PENANDA_TANGAN},
        "pelaksana": list(fakta.pelaksana), "status": fakta.status if place.sop.drawn else TIDAK_DIMUAT,
    } if fakta else {"status": TIDAK_DIMUAT}
    return {
        "kunci": place.sop.kunci, "urutan": place.urutan, "unit": place.unit, **known, "halaman": place.halaman,
        "jumlah_halaman": place.jumlah, "perubahan": _change(place.sop.kunci, since), "dokumen": dict(sorted(hashes.items())),
    }


def _xlsx(rows: Sequence[Sequence[Value]], bound: Bound) -> bytes:
    """A plain sheet with a frozen header and a filter; what a definition does not say is grey, officials are chosen from a list."""
    from openpyxl import Workbook

    workbook = Workbook()
    sheet = workbook.active
    sheet.title = LEMBAR
    kunci = [*(place.sop.kunci for place in bound.places), *(lembar.kunci for lembar in bound.gone)]
    sheet.append((*KOLOM, KUNCI))
    for row, one in zip(rows, kunci, strict=True):
        sheet.append((*row, one))
    _looks(sheet)
    officials = [one.sebaris.nama or one.sebaris.jabatan for one in bound.book.instansi.pejabat.values()]
    _choices(workbook.create_sheet("Pejabat"), sheet, officials, len(rows))
    carried = {one: dict(zip(KOLOM, map(str, row), strict=True)) for row, one in zip(rows, kunci, strict=True)}
    _words(workbook.create_sheet(FORM_SHEET), chunks(pack_rows(carried)), "veryHidden")
    workbook[FORM_SHEET].cell(1, 2).value = BENTUK
    return steady(workbook, bound.document.title, bound.document.author)


def _looks(sheet: Any) -> None:
    """Words are words, also those that begin with "=", and stay so when somebody types a date or a number."""
    from openpyxl.styles import Font, PatternFill

    grey = PatternFill("solid", fgColor="E7E6E6")
    for cells in sheet.iter_rows():
        for cell in cells:
            if isinstance(cell.value, str):
                cell.data_type = "s"
            if cell.row > 1 and cell.column <= len(KOLOM):
                if KOLOM[cell.column - 1] in DIUBAH:
                    cell.number_format = "@"
                else:
                    cell.fill = grey
    for cell, width in zip(sheet[1], (*LEBAR, 6), strict=True):
        cell.font = Font(bold=True)
        sheet.column_dimensions[cell.column_letter].width = width
    sheet.column_dimensions[sheet.cell(1, len(KOLOM) + 1).column_letter].hidden = True
    sheet.freeze_panes, sheet.auto_filter.ref = "A2", f"A1:{sheet.cell(max(1, sheet.max_row), len(KOLOM)).coordinate}"
    sheet.print_title_rows, sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "1:1", "landscape", 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _choices(hidden: Any, sheet: Any, officials: Sequence[str], count: int) -> None:
    """Who may sign, by name, for the columns that say who does; several are typed with a semicolon between them."""
    from openpyxl.worksheet.datavalidation import DataValidation

    _words(hidden, dict.fromkeys(officials), "hidden")
    if officials and count:
        formula = f"'{hidden.title}'!$A$1:$A${len(dict.fromkeys(officials))}"
        rule = DataValidation("list", formula1=formula, allow_blank=True, errorStyle="warning", showErrorMessage=True)
        rule.errorTitle, rule.error = "Bukan pejabat instansi", "Pilih dari daftar; beberapa pejabat dipisahkan titik koma."
        sheet.add_data_validation(rule)
        rule.add(f"{sheet.cell(2, KOLOM.index('Disusun oleh') + 1).coordinate}:{sheet.cell(count + 1, len(KOLOM)).coordinate}")


def _words(sheet: Any, words: Iterable[str], state: str) -> None:
    for line, one in enumerate(words, 1):
        cell = sheet.cell(line, 1)
        cell.value = one
        cell.data_type = "s"
    sheet.sheet_state = state
