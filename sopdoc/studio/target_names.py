"""A symbol of a row → what another one's way calls it, with the ids that must be written first.

    the row below      lanjut            the symbol behind it in its chain     berikut
    another row        its id            one symbol of several                 its own id, or `id/pelaksana`
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sopdoc.edit.change import Change, Path, Set
from sopdoc.formulir.form import SELESAI, Flow
from sopdoc.formulir.ways import WORDS
from sopdoc.model.decode_jalan import BERIKUT, LANJUT
from sopdoc.model.decode_titik import TERPAKAI
from sopdoc.naskah import Naskah
from sopdoc.source.node import MappingNode, ScalarNode, SequenceNode
from sopdoc.studio.gestures import GONE, RefusedError
from sopdoc.studio.kept import row_at
from sopdoc.studio.ways_out import CHAIN, symbols_written
from sopdoc.writing.charted import free_name, slug

Spot = tuple[str, int]          # a row's `ref`, and a place among its symbols: -1 for the one that the flow enters


@dataclass(frozen=True, slots=True)
class Named:
    name: str
    changes: tuple[Change, ...] = ()


def target_of(today: Naskah, flow: Flow, source: Spot, goal: Spot) -> Named:
    """Raises RefusedError."""
    ref, at = goal
    if ref in WORDS:
        return Named(WORDS[ref])
    row = next((one for one in flow.rows if one.ref == ref), None)
    if row is None or row.judul:
        raise GONE if row is None else RefusedError("anak panah menuju kegiatan, bukan judul", "pilih kegiatan di bawahnya")
    path, item = row_at(today, flow, ref)
    symbols = symbols_written(path, item)
    entry = _entry(item, symbols)
    if ref == source[0] and isinstance(item.get(CHAIN), SequenceNode) and at == source[1] + 1:
        return Named(BERIKUT)
    if at in (-1, entry) and ref == _below(flow, source[0]):
        return Named(LANJUT)
    if at in (-1, entry) and not (ref == source[0] and len(symbols) > 1):
        return _row(path, item, flow, today)
    return _symbol(path, item, max(at, 0), flow, today)


def _below(flow: Flow, ref: str) -> str:
    refs = [row.ref for row in flow.rows if not row.judul]
    at = refs.index(ref) + 1
    return refs[at] if at < len(refs) else SELESAI


def _entry(item: MappingNode, symbols: tuple[tuple[Path, MappingNode], ...]) -> int:
    named = _text(item, "masuk")
    chained = [(_text(one, "pelaksana"), _text(one, "id")) for _, one in symbols]
    called = [(one,) for one in _actors(item)] if item.get(CHAIN) is None else chained
    return next((at for at, names in enumerate(called) if named and named in names), 0)


def _row(path: Path, item: MappingNode, flow: Flow, today: Naskah) -> Named:
    if own := _text(item, "id"):
        return Named(own)
    name = free_name(slug(_text(item, "uraian")), _taken(flow, today))
    return Named(name, (Set((*path, "id"), name),))


def _symbol(path: Path, item: MappingNode, at: int, flow: Flow, today: Naskah) -> Named:
    symbols = symbols_written(path, item)
    if item.get(CHAIN) is None:
        actors = _actors(item)
        if at >= len(actors):
            raise GONE
        row = _row(path, item, flow, today)
        return Named(f"{row.name}/{actors[at]}", row.changes)
    if at >= len(symbols):
        raise GONE
    own, keys = symbols[at]
    if name := _text(keys, "id"):
        return Named(name)
    name = free_name(slug(_text(item, "uraian")), _taken(flow, today))
    return Named(name, (Set((*own, "id"), name),))


def _actors(item: MappingNode) -> list[str]:
    node = item.get("pelaksana")
    items = node.items if isinstance(node, SequenceNode) else (node,)
    return [one.text.strip() for one in items if isinstance(one, ScalarNode)]


def _taken(flow: Flow, today: Naskah) -> set[str]:
    return set(TERPAKAI) | set(_ids(flow, today))


def _ids(flow: Flow, today: Naskah) -> Iterator[str]:
    for row in flow.rows:
        path, item = row_at(today, flow, row.ref)
        yield _text(item, "id")
        for _, one in symbols_written(path, item):
            yield _text(one, "id")


def _text(item: MappingNode, key: str) -> str:
    node = item.get(key)
    return node.text.strip() if isinstance(node, ScalarNode) else ""
