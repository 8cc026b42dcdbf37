"""A flow as it was read → its rows as a definition says them; what no way of writing says is left out, and told in the row that has it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from sopdoc.impor.written.row_doubts import Doubts
from sopdoc.model.sop import Alur, Garis, Sambungan
from sopdoc.writing.rows import Row, UnsayableError, row_values


def sayable(alur: Alur, doubts: Doubts) -> tuple[Alur, tuple[Row, ...]]:
    """The rows; what no way of writing says is left out of the row that has it, and told there."""
    while True:
        try:
            return alur, row_values(alur)
        except UnsayableError as fault:
            alur = _plainer(alur, fault.row, doubts)


def _plainer(alur: Alur, row: int, doubts: Doubts) -> Alur:
    """The flow without one of a row's lines or arrows where that is enough, else without all; at last with only its first symbol."""
    own = {simbol.id for simbol in alur.kegiatan[row].simbol}
    out = [way for way in alur.sambungan if way.dari in own]
    out.sort(key=lambda way: (way.ke not in own, way.garis is Garis.PANAH))
    enough = next((way for way in out if _is_sayable(_without(alur, [way]), row)), None)
    if out:
        return _left_out(alur, [enough] if enough else out, doubts)
    first, *more = alur.kegiatan[row].simbol
    assert more, "a row with one symbol that leads nowhere can be written"
    doubts.add(row, "simbol yang lain di baris ini tidak dapat ditulis")
    names = {simbol.id for simbol in more}
    kegiatan = (*alur.kegiatan[:row], replace(alur.kegiatan[row], simbol=(first,)), *alur.kegiatan[row + 1:])
    return replace(_left_out(alur, [way for way in alur.sambungan if way.ke in names], doubts), kegiatan=kegiatan)


def _is_sayable(alur: Alur, row: int) -> bool:
    try:
        row_values(alur)
    except UnsayableError as fault:
        return fault.row != row
    return True


def _without(alur: Alur, ways: Collection[Sambungan]) -> Alur:
    return replace(alur, sambungan=tuple(way for way in alur.sambungan if way not in ways))


def _left_out(alur: Alur, ways: Collection[Sambungan], doubts: Doubts) -> Alur:
    """The flow without these ways, each told in the row that it leaves."""
    rows = {simbol.id: row for row, kegiatan in enumerate(alur.kegiatan) for simbol in kegiatan.simbol}
    for way in ways:
        what = "panah" if way.garis is Garis.PANAH else "garis"
        word = f' "{way.label}"' if way.label else ""
        ends = f"dari {_actor(alur, way.dari)} ke kegiatan {rows[way.ke] + 1} ({_actor(alur, way.ke)})"
        doubts.add(rows[way.dari], f"{what}{word} {ends} tidak dapat ditulis")
    return _without(alur, ways)


def _actor(alur: Alur, simbol: str) -> str:
    """Whose symbol it is, as the column is titled."""
    kunci = next(one.pelaksana for kegiatan in alur.kegiatan for one in kegiatan.simbol if one.id == simbol)
    return next(pelaksana.nama for pelaksana in alur.pelaksana if pelaksana.kunci == kunci)
