"""What a document said when it was built and what it says now → the form of its definition with what was edited in it.

    base ── as the definition says it            was, now ── as the document was read, before and after
      └────────────── where `was` and `now` differ, the words of `now`; everywhere else those of the definition

Only what differs is taken over: how a definition writes what nobody edited is its author's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher

from sopdoc.edit.change import Path, find
from sopdoc.formulir.faults import Fault
from sopdoc.formulir.form import ADDED, WAYS, Column, Field, Flow, Form, Item, Row, Ways
from sopdoc.formulir.shown import field_of, form_of
from sopdoc.kembali.leading import DIRECTLY, Kept, Led, Own, led
from sopdoc.kembali.redrawn import unnamed
from sopdoc.match import likeness, pair
from sopdoc.model.sop import Alur
from sopdoc.naskah import Naskah
from sopdoc.profile.decode import kapsul_of
from sopdoc.revision.match_sop import match_sop
from sopdoc.revision.tree import Names, pejabat_of
from sopdoc.source.node import MappingNode, Node, ScalarNode, SequenceNode
from sopdoc.writing.charted import free_name, slug
from sopdoc.writing.values import Bare, value_of

SIGNER = "disahkan oleh"
NESTED = (SIGNER, "bagian")        # keys of a definition with values of their own
NONE = Ways()


def letter_form(naskah: Naskah, paths: Sequence[Path]) -> Form:
    """The form of a definition, with what a workbook does not show: values at `paths`."""
    form = form_of(naskah)
    further = tuple(field_of(path, naskah.node, many=path[0] != SIGNER) for path in paths)
    return replace(form, fields=form.fields + further)


def nested_paths(*sides: Naskah) -> tuple[Path, ...]:
    """Those that every side has as a mapping, with all keys of the first."""
    found: list[Path] = []
    for key in NESTED:
        values = [side.node.get(key) if isinstance(side.node, MappingNode) else None for side in sides]
        if all(isinstance(value, MappingNode) for value in values) and isinstance(values[0], MappingNode):
            found += [(key, name.text) for name, _ in values[0].entries]
    return tuple(found)


@dataclass(slots=True)
class Edited:
    """`joined`: rows whose ways are ours, since nobody drew any to or from a row that was put in; by the place of their flow.

    `asked`: what was understood in one way of several.
    """

    form: Form
    faults: list[Fault] = field(default_factory=list)
    asked: list[Fault] = field(default_factory=list)
    joined: dict[int, frozenset[int]] = field(default_factory=dict)


def edited(base: Naskah, was: Naskah, now: Naskah, paths: Sequence[Path]) -> Edited:
    """All three in the same agency."""
    form, before, after = letter_form(base, paths), letter_form(was, paths), letter_form(now, paths)
    result = Edited(form)
    fields = tuple(_Fields(base, now, result.faults).field(*sides) for sides in zip(form.fields, before.fields, after.fields, strict=True))
    if not len(form.flows) == len(before.flows) == len(after.flows):
        result.faults.append(Fault("", 0, 0, "alur ditambah, dihapus, atau terbelah di dokumen", DIRECTLY))
        return result
    names = match_sop(unnamed(was.sop), unnamed(now.sop))
    flows = []
    for number, sides in enumerate(zip(form.flows, before.flows, after.flows, strict=True)):
        own = Own(base.sop.alur[number], sides[0], tuple(_items_of(base, sides[0]).values()), kapsul_of(base.profile))
        flow = _Flow(own, sides[1], sides[2], _places(names, number), _items_of(now, sides[2]))
        made, found = flow.made(was.sop.alur[number], now.sop.alur[number])
        flows.append(made)
        result.faults += found.faults
        result.asked += found.asked
        result.joined[number] = found.joined
    result.form = Form(fields, tuple(flows))
    return result


@dataclass(frozen=True, slots=True)
class _Fields:
    base: Naskah
    after: Naskah
    faults: list[Fault]

    def field(self, base: Field, was: Field, now: Field) -> Field:
        words = [[item.words.strip() for item in side.items if item.words.strip()] for side in (base, was, now)]
        if words[1] == words[2]:
            return base
        if base.path == (SIGNER,):
            return self.signer(base)
        whole = value_of(find(self.after.node, base.path)) if words[2] and (base.locked or now.locked) else None
        return replace(base, items=now.items if whole else tuple(_items(base.items, words[1], words[2])), whole=whole)

    def signer(self, base: Field) -> Field:
        """Another official whom the agency knows; a mapping is compared key by key."""
        if base.locked:
            return base
        said = pejabat_of(self.after.sop.identitas.disahkan_oleh)
        known = [key for key, one in self.base.berkas.instansi.pejabat.items() if pejabat_of(one) == said]
        if not known:
            words = f'pejabat "{said["nama"] or said["jabatan"]}" tidak ada di instansi.yaml'
            self.faults.append(Fault("", 0, 0, words, "ubah atau tambahkan pejabatnya di instansi.yaml"))
            return base
        return replace(base, items=(Item("#0", known[0]),))


def _items(base: Sequence[Item], was: Sequence[str], now: Sequence[str]) -> Iterator[Item]:
    """Items that stayed as the definition writes them, others in their place."""
    own = base if len(base) == len(was) else tuple(Item(f"#{index}", words) for index, words in enumerate(was))
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        for j in range(j1, j2):
            i = i1 + j - j1
            if kind == "equal":
                yield own[i]
            else:
                yield Item(own[i].ref if i < i2 else f"{ADDED}{j}", now[j])


@dataclass(frozen=True, slots=True)
class _Places:
    """Of a flow now: which kegiatan and which column of before each is, None for new ones."""

    kegiatan: tuple[int | None, ...]
    columns: tuple[int | None, ...]


def _places(names: Names, number: int) -> _Places:
    flow = names["alur",][number]
    return _Places(*(tuple(map(_index, names.get(("alur", flow, key), ()))) for key in ("kegiatan", "pelaksana")))


def _items_of(naskah: Naskah, flow: Flow) -> dict[str, Node]:
    """The kegiatan of a flow as its definition writes them."""
    rows = find(naskah.node, (*flow.path, "kegiatan"))
    items = rows.items if isinstance(rows, SequenceNode) else ()
    return {row.ref: item for row, item in zip(flow.rows, items, strict=True) if not row.judul}


def _index(name: str) -> int | None:
    return None if name.startswith(ADDED) else int(name)


@dataclass(frozen=True, slots=True)
class _Flow:
    """A flow in the refs of `own`, whose rows and columns are those of `before`, one by one; `items`: of the document now."""

    own: Own
    before: Flow
    after: Flow
    places: _Places
    items: Mapping[str, Node]

    def made(self, was: Alur, now: Alur) -> tuple[Flow, Led]:
        base = self.own.flow
        shapes = [([row.judul for row in side.rows], len(side.columns)) for side in (base, self.before)]
        if shapes[0] != shapes[1]:
            return base, Led({}, faults=(Fault("", 0, 0, "tabel alur di dokumen tidak terbaca seperti saat dibuat", DIRECTLY),))
        columns, refs = self.columns(), self.refs()
        kegiatan = [refs[row.ref] for row in self.after.rows if not row.judul]
        found = led(self.own, was, now, Kept(self.places.kegiatan, kegiatan, [one.ref for one in columns]))
        known = {own.ref: (own, read) for own, read in zip(base.rows, self.before.rows, strict=True)}
        rows = [self.row(known.get(refs[row.ref]), replace(row, ref=refs[row.ref]), self.items.get(row.ref)) for row in self.after.rows]
        asked = tuple(replace(row, ways=found.ways.get(row.ref, row.ways)) for row in rows)
        return replace(base, columns=columns, rows=asked), found

    def columns(self) -> tuple[Column, ...]:
        """New ones with keys made of their names."""
        made, taken = list[Column](), {one.ref for one in self.own.flow.columns}
        for column, at in zip(self.after.columns, self.places.columns, strict=True):
            if at is None:
                made.append(Column(free_name(slug(column.nama), taken), column.nama))
                taken.add(made[-1].ref)
            elif column.nama == self.before.columns[at].nama:
                made.append(self.own.flow.columns[at])
            else:
                made.append(replace(self.own.flow.columns[at], nama=column.nama))
        return tuple(made)

    def refs(self) -> dict[str, str]:
        """Of the rows now, as the definition has them: kegiatan as they were matched, titles by their words."""
        own = {read.ref: base.ref for base, read in zip(self.own.flow.rows, self.before.rows, strict=True)}
        was, now = ([row for row in side.rows if row.judul] for side in (self.before, self.after))
        titles = pair(was, now, (lambda row: row.texts["uraian"],), lambda a, b: likeness(a.texts["uraian"], b.texts["uraian"]))
        found = {one.ref: own[was[titles[index]].ref] for index, one in enumerate(now) if index in titles}
        was, now = ([row for row in side.rows if not row.judul] for side in (self.before, self.after))
        found |= {row.ref: own[was[at].ref] for row, at in zip(now, self.places.kegiatan, strict=True) if at is not None}
        return {row.ref: found.get(row.ref, f"{ADDED}{index}") for index, row in enumerate(self.after.rows)}

    def row(self, known: tuple[Row, Row] | None, now: Row, item: Node | None) -> Row:
        """`known`: the row in the definition and in the document before; its ways are those of the definition, or none."""
        if known is None:
            return replace(now, ways=NONE, whole=dict(_whole(item, [*now.texts])), locked=now.locked - {WAYS})
        base, was = known
        changed = [key for key in now.texts if now.texts[key].strip() != was.texts.get(key, "").strip()]
        more = [key for key in changed if key in base.locked | now.locked or "\n" in now.texts[key]]
        return replace(base, texts={**base.texts, **{key: now.texts[key] for key in changed}}, whole=dict(_whole(item, more)))


def _whole(item: Node | None, keys: Sequence[str]) -> Iterator[tuple[str, Bare]]:
    """Texts that are more than words."""
    for key in keys:
        node = item.get(key) if isinstance(item, MappingNode) else None
        if node is not None and not isinstance(node, ScalarNode):
            yield key, value_of(node)
