"""Symbols of a row whose ways no form can say (`rangkaian`, several targets) → changes of the definition, made where they are written.

    rangkaian:
      - pelaksana: kepegawaian       PindahSimbol(…, "kepegawaian", "atasan")  ─▶  Set((…, "rangkaian", 0, "pelaksana"), "atasan")
      - pelaksana: atasan
        cabang: {Ya: lanjut, Tidak: tolak}

Where arrows lead there stays the author's alone; what would contradict them is refused when the definition is read again.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopdoc.edit.change import Change, Insert, Path, Remove, Set
from sopdoc.formulir.form import HUBUNGAN, WAYS, Flow
from sopdoc.model.sop import Bentuk
from sopdoc.naskah import Naskah
from sopdoc.source.node import MappingNode, ScalarNode, SequenceNode
from sopdoc.studio.gestures import GONE, GantiBentuk, HapusSimbol, PindahSimbol, RefusedError, SymbolGesture, TambahSimbol
from sopdoc.studio.kept import check_open
from sopdoc.studio.keys import row_of_today

CHAIN, LANE, SHAPE, BRANCHES = "rangkaian", "pelaksana", "simbol", "cabang"
IN_TURN = HUBUNGAN[1]       # of a chain that says nothing
AMBIGUOUS = RefusedError("di lajur ini ada beberapa simbol kegiatan ini", "ubah di berkas definisi, yang menyebutnya satu demi satu")


def is_shut(flow: Flow, ref: str) -> bool:
    """Are the row's ways written so that a form cannot say them?"""
    row = next((one for one in flow.rows if one.ref == ref), None)
    return row is not None and not row.judul and WAYS in row.locked


def symbol_changes(gesture: SymbolGesture, flow: Flow, base: Naskah, today: Naskah) -> tuple[Change, ...]:
    """Raises RefusedError."""
    path, item = row_of_today(gesture, base, today)
    chain = item.get(CHAIN)
    if isinstance(chain, SequenceNode):
        return tuple(_in_chain(gesture, (*path, CHAIN), chain, item))
    if isinstance(gesture, PindahSimbol) and item.get("garis") is None:
        return (Set(_place_of(item, path, gesture.dari), gesture.ke),)
    if isinstance(gesture, GantiBentuk) and _said(item, LANE) == gesture.lajur and gesture.bentuk != Bentuk.KEPUTUSAN.value:
        return (Set((*path, SHAPE), gesture.bentuk),)
    check_open(base, flow, gesture.baris)
    raise GONE


def _place_of(item: MappingNode, path: Path, lane: str) -> Path:
    """Where a row without a chain names this pelaksana."""
    node = item.get(LANE)
    if isinstance(node, SequenceNode):
        at = next((at for at, one in enumerate(node.items) if isinstance(one, ScalarNode) and one.text.strip() == lane), None)
        if at is not None:
            return (*path, LANE, at)
    elif _said(item, LANE) == lane:
        return (*path, LANE)
    raise GONE


def _in_chain(gesture: SymbolGesture, path: Path, chain: SequenceNode, row: MappingNode) -> Iterator[Change]:
    match gesture:
        case PindahSimbol(_, _, old, new):
            yield Set((*path, _symbol(chain, old)[0], LANE), new)
        case TambahSimbol(_, _, lane, together):
            if together != (own := _said(row, "hubungan") or IN_TURN):
                raise RefusedError(f"simbol kegiatan ini dikerjakan {own}", f"pilih {own}")
            yield Insert((*path, len(chain.items)), {LANE: lane})
        case HapusSimbol(_, _, lane):
            if len(chain.items) == 1:
                raise RefusedError("kegiatan memerlukan satu simbol", "klik lajur lain untuk memindahkannya, atau hapus barisnya")
            yield Remove((*path, _symbol(chain, lane)[0]))
        case GantiBentuk(_, _, lane, shape):
            at, symbol = _symbol(chain, lane)
            if shape == Bentuk.KEPUTUSAN.value:
                raise RefusedError("keputusan di dalam rangkaian memerlukan cabang", "tulis `cabang` simbol itu di berkas definisi")
            if symbol.get(BRANCHES) is not None:
                yield Remove((*path, at, BRANCHES))
            yield Set((*path, at, SHAPE), shape)


def _symbol(chain: SequenceNode, lane: str) -> tuple[int, MappingNode]:
    """The only one of the chain that stands in the lane; raises RefusedError."""
    found = [(at, one) for at, one in enumerate(chain.items) if isinstance(one, MappingNode) and _said(one, LANE) == lane]
    if not found:
        raise GONE
    if len(found) > 1:
        raise AMBIGUOUS
    return found[0]


def _said(node: MappingNode, key: str) -> str:
    found = node.get(key)
    return found.text.strip() if isinstance(found, ScalarNode) else ""
