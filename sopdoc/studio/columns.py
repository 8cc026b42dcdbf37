"""Pelaksana that come, go, move: a flow of the form → the flow."""

from __future__ import annotations

from dataclasses import replace

from sopdoc.formulir.form import ADDED, Column, Flow
from sopdoc.studio.gestures import GONE, ColumnGesture, HapusPelaksana, PindahPelaksana, RefusedError, TambahPelaksana
from sopdoc.studio.rows import numbered
from sopdoc.studio.words import cleaned


def with_columns(flow: Flow, gesture: ColumnGesture) -> Flow:
    """Of columns without groups (`grouped` has the others); raises RefusedError."""
    columns = flow.columns
    match gesture:
        case TambahPelaksana(_, at, nama):
            return replace(flow, columns=(*columns[:at], new_column(nama, flow), *columns[at:]))
        case HapusPelaksana(_, key):
            at = _place(flow, key)
            check_free(flow, key)
            return replace(flow, columns=(*columns[:at], *columns[at + 1 :]))
        case PindahPelaksana(_, key, to):
            at = _place(flow, key)
            rest = (*columns[:at], *columns[at + 1 :])
            if not 0 <= to <= len(rest):
                raise GONE
            return replace(flow, columns=(*rest[:to], columns[at], *rest[to:]))


def new_column(nama: str, flow: Flow) -> Column:
    """Raises RefusedError."""
    words = cleaned(nama).replace("\n", " ")
    if not words:
        raise RefusedError("pelaksana memerlukan nama jabatan", "tulis jabatannya, misalnya Kepala Seksi")
    if any(one.nama.strip().casefold() == words.casefold() for one in flow.columns):
        raise RefusedError(f'pelaksana "{words}" sudah ada', "pakai nama lain")
    return Column(f"{ADDED}pelaksana", words)


def _place(flow: Flow, key: str) -> int:
    place = next((index for index, one in enumerate(flow.columns) if one.ref == key), None)
    if place is None:
        raise GONE
    return place


def check_free(flow: Flow, key: str) -> None:
    """Raises RefusedError for a column that a row uses, and for the only one."""
    numbers = numbered(flow)
    users = [numbers[row.ref] or "tanpa nomor" for row in flow.rows if key in row.ways.symbols]
    if users:
        raise RefusedError(f"pelaksana ini masih mengerjakan kegiatan {', '.join(users)}", "pindahkan simbolnya dahulu")
    if len(flow.columns) == 1:
        raise RefusedError("pelaksana satu-satunya tidak dapat dihapus", "ganti namanya")
