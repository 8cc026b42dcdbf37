"""What the form does not show of its rows → as their definition writes it, where rows that came, went, moved or were copied ask for it.

    lanjut: [1, 4] of a row that is locked, and a row above it  ─▶  the same by id
    a copy of a row                                             ─▶  its lists, the order of who acts, and ways that no cell says
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, replace

from sopdoc.edit.change import find
from sopdoc.formulir.form import TEXTS, WAYS, Flow, Form, Row
from sopdoc.formulir.shown import names_in
from sopdoc.formulir.targets import targets_in, with_targets
from sopdoc.formulir.ways import OF_WAYS
from sopdoc.model.sop import Alur
from sopdoc.naskah import Naskah
from sopdoc.source.node import MappingNode, Node, SequenceNode
from sopdoc.writing.charted import slug
from sopdoc.writing.values import Bare, Value, value_of


def with_unshown(wanted: Form, shown: Form, today: Naskah) -> Form:
    """`shown`: the form of `today`."""
    sides = zip(wanted.flows, shown.flows, today.sop.alur, strict=True)
    return replace(wanted, flows=tuple(_flow(asked, flow, today.node, alur) for asked, flow, alur in sides))


def _flow(wanted: Flow, shown: Flow, root: Node, alur: Alur) -> Flow:
    kegiatan = find(root, (*shown.path, "kegiatan"))
    items = kegiatan.items if isinstance(kegiatan, SequenceNode) else ()
    known = {row.ref: (row, item) for row, item in zip(shown.rows, items, strict=True) if isinstance(item, MappingNode)}
    unshown = _Unshown(known, names_in(items, alur.kegiatan), {row.ref for row in wanted.rows})
    moved = [row.ref for row in wanted.rows] != list(known)
    return replace(wanted, rows=tuple(unshown.row(row, moved) for row in wanted.rows))


@dataclass(frozen=True, slots=True)
class _Unshown:
    """`known`: the rows of a definition by their refs; `names`: what they may be called → their refs; `there`: those that stay."""

    known: Mapping[str, tuple[Row, MappingNode]]
    names: Mapping[str, str]
    there: Set[str]

    def row(self, row: Row, moved: bool) -> Row:
        if row.like in self.known:
            return self.copied(row, *self.known[row.like])
        if moved and row.ref in self.known and WAYS in row.locked and not row.ways.whole and not row.judul:
            return self.following(row, self.known[row.ref][1])
        return row

    def copied(self, row: Row, own: Row, item: MappingNode) -> Row:
        """What its cells say as those of the row that it is a copy of is written as there."""
        same = [key for key in TEXTS if row.texts.get(key) and row.texts[key] == own.texts.get(key, "").strip()]
        whole = {key: value_of(node, flowing=True) for key in same if isinstance(node := item.get(key), SequenceNode | MappingNode)}
        ways = replace(row.ways, whole=self.by_ref(_ways(item, flowing=True))) if row.ways == own.ways else row.ways
        return replace(row, whole=whole, ways=ways)

    def following(self, row: Row, item: MappingNode) -> Row:
        """Only where it leads to numbers, which follow their rows."""
        keys = _ways(item, flowing=False)
        counted = any(target.isdecimal() and target in self.names for target in targets_in(keys))
        return replace(row, ways=replace(row.ways, whole=self.by_ref(keys))) if counted else row

    def by_ref(self, keys: Mapping[str, Value]) -> dict[str, Value]:
        return with_targets(keys, self.target)

    def target(self, name: str) -> str:
        """Of a row that was taken out its words, since its number names another one now."""
        ref = self.names.get(name, name)
        return ref if ref in self.there or ref not in self.known else slug(self.known[ref][0].texts["uraian"])


def _ways(item: MappingNode, *, flowing: bool) -> dict[str, Bare]:
    return {key: value_of(node, flowing) for key in OF_WAYS if (node := item.get(key)) is not None}

