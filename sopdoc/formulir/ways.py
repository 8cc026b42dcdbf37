"""Who acts in a row and where it leads, as the form says it → the keys of its kegiatan, or the changes of those that are there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sopdoc.edit.change import Change, Path, Remove, Rename, Set
from sopdoc.formulir.form import BERHENTI, BERIKUTNYA, SELESAI, WAYS, Column, Flow, Row, Ways
from sopdoc.formulir.targets import with_targets
from sopdoc.model.decode_jalan import LANJUT, TIDAK, TIMBAL_BALIK
from sopdoc.model.decode_jalan import SELESAI as KE_SELESAI
from sopdoc.source.node import MappingNode, Node, ScalarNode, SequenceNode
from sopdoc.writing.charted import free_name, slug
from sopdoc.writing.values import Bare, Value
from sopdoc.writing.values import Flow as OneLine

OF_WAYS = ("pelaksana", "simbol", "teks", "rangkaian", "hubungan", "garis", "masuk", "lanjut dari", "cabang", TIMBAL_BALIK, "lanjut")
WORDS = {BERIKUTNYA: LANJUT, SELESAI: KE_SELESAI, BERHENTI: TIDAK}      # a target in the form → in the definition


def names_of(old: Mapping[str, tuple[Row, MappingNode]], wanted: Flow, *, counted: bool) -> dict[str, str]:
    """The ids of the rows that others lead to, new ones where there are none; `counted`: numbers do not name them any more."""
    rows = {row.ref: row for row in wanted.rows}
    ids = {ref: found.text.strip() for ref, (_, item) in old.items() if isinstance(found := item.get("id"), ScalarNode)}
    taken = {*ids.values(), *WORDS.values(), "berikut"}
    names: dict[str, str] = {}
    for row in wanted.rows:
        said = (WAYS in row.locked and not row.ways.whole) or (not counted and row.ref in old and old[row.ref][0].ways == row.ways)
        for target in () if said else row.ways.targets:
            if target in rows and target not in names:
                names[target] = ids.get(target) or free_name(slug(rows[target].texts["uraian"]), taken)
                taken.add(names[target])
    return names


def _target(target: str, names: Mapping[str, str]) -> str:
    return WORDS.get(target) or names[target]


def ways_value(ways: Ways, columns: Sequence[Column], names: Mapping[str, str]) -> dict[str, Value]:
    """The keys of a new kegiatan."""
    if ways.whole:
        return whole_value(ways, names)
    value: dict[str, Value] = {"pelaksana": _actors(ways, columns, ())}
    if ways.hubungan:
        value["hubungan"] = ways.hubungan
    if ways.branches:
        value["cabang"] = {word: _target(target, names) for word, target in ways.branches}
    if ways.next:
        value["lanjut"] = _target(ways.next, names)
    return value


def whole_value(ways: Ways, names: Mapping[str, str]) -> dict[str, Value]:
    """The keys that say more than a flat row can."""
    return with_targets(ways.whole, lambda ref: names.get(ref, ref))


def _actors(ways: Ways, columns: Sequence[Column], before: Sequence[str]) -> Bare:
    """Those that were there in their order, then the others from left to right."""
    order = [*before, *(one.ref for one in columns if one.ref not in before)]
    acting = [ref for ref in order if ref in ways.symbols]
    return acting[0] if len(acting) == 1 else OneLine(acting)


def way_changes(
    path: Path, item: MappingNode, old: Ways, new: Ways, columns: Sequence[Column], names: Mapping[str, str],
) -> Iterator[Change]:
    """Of a kegiatan that is there already; what says the same stays as it is written."""
    if set(old.symbols) != set(new.symbols):
        yield Set((*path, "pelaksana"), _actors(new, columns, _texts(item.get("pelaksana"))))
    if dict(old.symbols) != dict(new.symbols) and item.get("simbol") is not None:
        yield Remove((*path, "simbol"))
    yield from _word((*path, "hubungan"), item.get("hubungan"), old.hubungan, new.hubungan)
    yield from _branch_changes((*path, "cabang"), item.get("cabang"), old, new, names)
    way = item.get("lanjut")
    if old.next != new.next or (_is_number(way) and new.next in names):
        yield from _word((*path, "lanjut"), way, "?", _target(new.next, names) if new.next else "")


def _word(path: Path, node: Node | None, old: str, new: str) -> Iterator[Change]:
    if new and old != new:
        yield Set(path, new)
    elif node is not None and not new and old:
        yield Remove(path)


def _branch_changes(path: Path, node: Node | None, old: Ways, new: Ways, names: Mapping[str, str]) -> Iterator[Change]:
    before, after = dict(old.branches), dict(new.branches)
    if not after:
        if before:
            yield Remove(path)
    elif isinstance(node, MappingNode) and len(before) == len(after) and not _are_shuffled(list(before), list(after)):
        for (was, target), (word, asked) in zip(old.branches, new.branches, strict=True):
            if target != asked or (asked in names and _is_number(node.get(was))):
                yield Set((*path, was), _target(asked, names))
            if was != word:
                yield Rename((*path, was), word)
    else:
        yield Set(path, {word: _target(target, names) for word, target in new.branches})


def _are_shuffled(before: Sequence[str], after: Sequence[str]) -> bool:
    """Does a word stand where another stood that is still there?"""
    return any(old != new and new in before for old, new in zip(before, after, strict=True))


def _is_number(node: Node | None) -> bool:
    return isinstance(node, ScalarNode) and node.text.strip().isdigit()


def _texts(node: Node | None) -> list[str]:
    if isinstance(node, ScalarNode):
        return [node.text.strip()]
    return [item.text.strip() for item in node.items if isinstance(item, ScalarNode)] if isinstance(node, SequenceNode) else []
