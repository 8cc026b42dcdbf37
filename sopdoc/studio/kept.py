"""What the studio can say of a row's ways, beside keys of the row that it leaves as they are; and why not of others.

    teks, garis, masuk, lanjut dari, timbal balik     stay as they are written while symbols and arrows around them change
    rangkaian, targets inside a row, several at once  symbols and arrows change one by one where they are written
                                                      (`studio/chain.py`, `studio/way_changes.py`)
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from sopdoc.edit.change import Path, find
from sopdoc.formulir import shown
from sopdoc.formulir.form import WAYS, Flow, Form, Manner
from sopdoc.model.decode_jalan import TIMBAL_BALIK
from sopdoc.model.sop import Alur
from sopdoc.naskah import Naskah
from sopdoc.source.node import MappingNode, SequenceNode
from sopdoc.studio.gestures import GONE, RefusedError

STUDIO = Manner(branches=8, kept=frozenset({"teks", "garis", "masuk", "lanjut dari", TIMBAL_BALIK}))
form_of = partial(shown.form_of, manner=STUDIO)


def row_at(naskah: Naskah, flow: Flow, ref: str) -> tuple[Path, MappingNode]:
    """The row that `ref` names in the definition; raises RefusedError for one that is not there."""
    path = (*flow.path, "kegiatan")
    kegiatan = find(naskah.node, path)
    number = ref.removeprefix("#")
    if isinstance(kegiatan, SequenceNode) and number.isdecimal() and int(number) < len(kegiatan.items):
        item = kegiatan.items[int(number)]
        if isinstance(item, MappingNode):
            return (*path, int(number)), item
    raise GONE


def check_open(naskah: Naskah, flow: Flow, ref: str) -> None:
    """Raises RefusedError with the line where a row's ways are written so that no gesture can change them."""
    row = next((one for one in flow.rows if one.ref == ref), None)
    if row is None or row.judul or WAYS not in row.locked:
        return
    _, item = row_at(naskah, flow, ref)
    line = next((key.span.line for key, _ in item.entries if key.text in ("rangkaian", "cabang", "lanjut", "pelaksana")), item.span.line)
    raise RefusedError(f"anak panah kegiatan ini diubah satu demi satu (baris {line})", "klik simbol atau anak panah yang dimaksud")


# ---------------------------------------------------------------- what must lead where it led


def check_kept(now: Form, wanted: Form, today: Naskah, new: Naskah) -> None:
    """Ways that no form can say may name rows by number: they must lead where they led before."""
    for flow, asked, old, alur in zip(now.flows, wanted.flows, today.sop.alur, new.sop.alur, strict=True):
        before, after = _ways(flow, old), _ways(asked, alur)
        if any(before[ref] != after[ref] for ref in _locked(flow) & after.keys()):
            raise RefusedError("kegiatan lain menunjuk barisnya dengan nomor, di dalam rangkaian", "beri baris itu `id` di berkas definisi")
        left = {row.ref for row in asked.rows}
        if {pair for pair in _exchanges(flow, old) if pair <= left} != _exchanges(asked, alur):
            raise RefusedError(f"`{TIMBAL_BALIK}` akan menuju kegiatan lain", "tunjuk kegiatannya dengan `id` di berkas definisi")


def _locked(flow: Flow) -> frozenset[str]:
    return frozenset(row.ref for row in flow.rows if WAYS in row.locked and not row.judul)


def _places(flow: Flow, alur: Alur) -> Mapping[str, tuple[str, int, int]]:
    """By symbol: its row's `ref`, which row that is, and its place in it."""
    refs = [row.ref for row in flow.rows if not row.judul]
    return {
        simbol.id: (refs[row], row, at) for row, kegiatan in enumerate(alur.kegiatan) for at, simbol in enumerate(kegiatan.simbol)
    }


def _ways(flow: Flow, alur: Alur) -> Mapping[str, object]:
    """By row, where each of its symbols leads, but for the row below: a row's `ref` and the symbol's place there."""
    place = _places(flow, alur)
    found: dict[str, list[object]] = {row.ref: [] for row in flow.rows if not row.judul}
    for way in alur.sambungan:
        (ref, row, at), (target, to, end) = place[way.dari], place[way.ke]
        if to != row + 1:
            found[ref].append((at, target, end, way.label, way.garis, way.timbal_balik))
    return found


def _exchanges(flow: Flow, alur: Alur) -> frozenset[frozenset[str]]:
    """The pairs of rows with an arrow of two heads between them."""
    place = _places(flow, alur)
    ways = ((place[way.dari][0], place[way.ke][0]) for way in alur.sambungan if way.timbal_balik)
    return frozenset(frozenset(pair) for pair in ways if pair[0] != pair[1])
