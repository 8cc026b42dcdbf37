"""Bound → the registers beside the book: `daftar-sop.csv`, `manifest.json`, `daftar-sop.xlsx`; the same bytes every time."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sopdoc.book.bound import Bound, Place
from sopdoc.book.edition.changes import EditionChanges, Fate
from sopdoc.book.edition.edition import Lembar
from sopdoc.build.fakta import FaktaSop
from sopdoc.model.nilai import Tanggal
from sopdoc.model.sop import PENANDA_TANGAN
from sopdoc.workbooks import steady

KOLOM = (
    "No.", "Nomor SOP", "Nama SOP", "Unit", "Tanggal Pembuatan", "Tanggal Revisi", "Tanggal Berlaku", "Status", "Halaman", "Jumlah Halaman",
    "Perubahan", "Disusun oleh", "Diperiksa oleh", "Disahkan oleh",
)
LEBAR = (6, 32, 48, 32, 18, 18, 18, 12, 10, 16, 12, 32, 32, 32)        # widths of the sheet's columns, in characters
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
    dates = (iso(fakta.first_tanggal("tanggal pembuatan")), iso(fakta.revisi), iso(fakta.berlaku))
    pages = place.jumlah if place.sop.drawn else 0
    change = _change(place.sop.kunci, since)
    return (place.urutan, fakta.nomor, fakta.nama, place.unit, *dates, status, place.halaman, pages, change, *_signers(fakta))


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
    """A plain sheet with a frozen header and a filter."""
    from openpyxl import Workbook
    from openpyxl.styles import Font

    workbook = Workbook()
    sheet = workbook.active
    sheet.title = "Daftar SOP"
    sheet.append(KOLOM)
    for row in rows:
        sheet.append(row)
    for cells in sheet.iter_rows():
        for cell in cells:
            if isinstance(cell.value, str):
                cell.data_type = "s"               # a name that begins with "=" is a name
    for cell, width in zip(sheet[1], LEBAR, strict=True):
        cell.font = Font(bold=True)
        sheet.column_dimensions[cell.column_letter].width = width
    sheet.freeze_panes, sheet.auto_filter.ref = "A2", sheet.dimensions
    return steady(workbook, bound.document.title, bound.document.author)
