"""Symbols of a row whose ways no form can say (`rangkaian`, several targets) → changes of the definition, made where they are written.

    rangkaian:
      - pelaksana: kepegawaian       PindahSimbol(…, "kepegawaian", "atasan")  ─▶  Set((…, "rangkaian", 0, "pelaksana"), "atasan")
      - pelaksana: atasan
        cabang: {Ya: lanjut, Tidak: tolak}

Their arrows are changed one by one (`way_changes`); what would contradict them is refused when the definition is read again.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopdoc.edit.change import Change, Insert, Path, Remove, Set
from sopdoc.formulir.form import HUBUNGAN, WAYS, Flow
from sopdoc.model.sop import Bentuk
from sopdoc.naskah import Naskah
from sopdoc.source.node import MappingNode, ScalarNode, SequenceNode
from sopdoc.studio.gestures import GONE, GantiBentuk, HapusSimbol, PindahSimbol, RefusedError, SymbolGesture, TambahSimbol
from sopdoc.studio.kept import check_open, form_of
from sopdoc.studio.keys import row_of_today
from sopdoc.studio.target_names import target_of
from sopdoc.studio.way_changes import shaped, symbol_of
from sopdoc.studio.ways_out import CHAIN

LANE, SHAPE = "pelaksana", "simbol"
IN_TURN = HUBUNGAN[1]       # of a chain that says nothing
AMBIGUOUS = RefusedError("di lajur ini ada beberapa simbol kegiatan ini", "klik simbol yang dimaksud")


def is_shut(flow: Flow, ref: str) -> bool:
    """Are the row's ways written so that a form cannot say them?"""
    row = next((one for one in flow.rows if one.ref == ref), None)
    return row is not None and not row.judul and WAYS in row.locked


def symbol_changes(gesture: SymbolGesture, flow: Flow, base: Naskah, today: Naskah) -> tuple[Change, ...]:
    """Raises RefusedError."""
    path, item = row_of_today(gesture, base, today)
    chain = item.get(CHAIN)
    if isinstance(gesture, GantiBentuk) and (isinstance(chain, SequenceNode) or _said(item, LANE) == gesture.lajur):
        at = _symbol(chain, gesture.lajur, gesture.simbol)[0] if isinstance(chain, SequenceNode) else 0
        return tuple(_shaped(gesture, path, item, at, today))
    if isinstance(chain, SequenceNode):
        return tuple(_in_chain(gesture, (*path, CHAIN), chain, item))
    if isinstance(gesture, PindahSimbol) and item.get("garis") is None:
        return (Set(_place_of(item, path, gesture.dari), gesture.ke),)
    check_open(base, flow, gesture.baris)
    raise GONE


def _shaped(gesture: GantiBentuk, path: Path, item: MappingNode, at: int, today: Naskah) -> Iterator[Change]:
    """A new decision leads back to the kegiatan before; in the first one to itself."""
    symbol, name = symbol_of(path, item, at, today, gesture.alur), ""
    if gesture.bentuk == Bentuk.KEPUTUSAN.value:
        flow, own = form_of(today).flows[gesture.alur], f"#{path[-1]}"
        refs = [row.ref for row in flow.rows if not row.judul]
        before = refs[max(0, refs.index(own) - 1)]
        named = target_of(today, flow, (own, at), (before, at if before == own else -1))
        yield from named.changes
        name = named.name
    yield from shaped(symbol, gesture.bentuk, name)


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
        case PindahSimbol(_, _, old, new, at):
            yield Set((*path, _symbol(chain, old, at)[0], LANE), new)
        case TambahSimbol(_, _, lane, together):
            if together != (own := _said(row, "hubungan") or IN_TURN):
                raise RefusedError(f"simbol kegiatan ini dikerjakan {own}", f"pilih {own}")
            yield Insert((*path, len(chain.items)), {LANE: lane})
        case HapusSimbol(_, _, lane, at):
            if len(chain.items) == 1:
                raise RefusedError("kegiatan memerlukan satu simbol", "klik lajur lain untuk memindahkannya, atau hapus barisnya")
            yield Remove((*path, _symbol(chain, lane, at)[0]))


def _symbol(chain: SequenceNode, lane: str, at: int) -> tuple[int, MappingNode]:
    """The one at `at`, or with -1 the only one of the chain that stands in the lane; raises RefusedError."""
    found = [(place, one) for place, one in enumerate(chain.items) if isinstance(one, MappingNode) and _said(one, LANE) == lane]
    named = [one for one in found if at in (-1, one[0])]
    if not named:
        raise GONE
    if len(named) > 1:
        raise AMBIGUOUS
    return named[0]


def _said(node: MappingNode, key: str) -> str:
    found = node.get(key)
    return found.text.strip() if isinstance(found, ScalarNode) else ""
