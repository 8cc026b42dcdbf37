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
from sopdoc.formulir.form import ADDED, BERHENTI, BERIKUTNYA, SELESAI, WAYS, Column, Field, Flow, Form, Item, Row, Ways
from sopdoc.formulir.shown import field_of, form_of
from sopdoc.match import likeness, pair
from sopdoc.naskah import Naskah
from sopdoc.revision.match_sop import match_sop
from sopdoc.revision.tree import Names, pejabat_of
from sopdoc.source.node import MappingNode, Node, ScalarNode, SequenceNode
from sopdoc.writing.values import Bare, value_of

SIGNER = "disahkan oleh"
NESTED = (SIGNER, "bagian")        # keys of a definition with values of their own
DIRECTLY = "ubah langsung di definisinya"
LOOK = "bila maksudnya lain, perbaiki di dokumen atau ubah langsung di definisinya"
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
    joined: dict[int, set[int]] = field(default_factory=dict)


def edited(base: Naskah, was: Naskah, now: Naskah, paths: Sequence[Path]) -> Edited:
    """All three in the same agency."""
    form, before, after = letter_form(base, paths), letter_form(was, paths), letter_form(now, paths)
    result = Edited(form)
    fields = tuple(_Fields(base, now, result.faults).field(*sides) for sides in zip(form.fields, before.fields, after.fields, strict=True))
    if not len(form.flows) == len(before.flows) == len(after.flows):
        result.faults.append(Fault("", 0, 0, "alur ditambah, dihapus, atau terbelah di dokumen", DIRECTLY))
        return result
    names = match_sop(was.sop, now.sop)
    flows = []
    for number, sides in enumerate(zip(form.flows, before.flows, after.flows, strict=True)):
        flow = _Flow(*sides, _places(names, number), _items_of(now, sides[2]), result.faults, result.asked)
        flows.append(flow.made())
        result.joined[number] = flow.joined
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
    """The rows of a flow as its definition writes them."""
    rows = find(naskah.node, (*flow.path, "kegiatan"))
    return {f"#{index}": node for index, node in enumerate(rows.items)} if isinstance(rows, SequenceNode) else {}


def _index(name: str) -> int | None:
    return None if name.startswith(ADDED) else int(name)


@dataclass(slots=True)
class _Flow:
    """A flow in the refs of `base`, whose rows and columns are those of `was`, one by one."""

    base: Flow
    before: Flow
    after: Flow
    places: _Places
    items: Mapping[str, Node]           # of `now`
    faults: list[Fault]
    asked: list[Fault]
    joined: set[int] = field(default_factory=set)
    below: Mapping[str, str] = field(default_factory=dict)

    def made(self) -> Flow:
        shapes = [([row.judul for row in side.rows], len(side.columns)) for side in (self.base, self.before)]
        if shapes[0] != shapes[1]:
            self.faults.append(Fault("", 0, 0, "tabel alur di dokumen tidak terbaca seperti saat dibuat", DIRECTLY))
            return self.base
        columns = self.columns()
        refs = self.refs()
        self.items = {refs.get(ref, ref): node for ref, node in self.items.items()}
        before = _resolved(_renamed(self.before, {}, {a.ref: b.ref for a, b in zip(self.before.columns, self.base.columns, strict=True)}))
        now = _renamed(self.after, refs, {old.ref: new.ref for old, new in zip(self.after.columns, columns, strict=True)})
        after, self.joined = _joined(_ordered(_resolved(now), before))
        own, known = {row.ref: row for row in self.base.rows}, {row.ref: row for row in before}
        self.below, following = _following(self.base.rows), _following(after)
        rows = tuple(self.row(own.get(row.ref), known.get(row.ref), row, following) for row in after)
        return replace(self.base, columns=columns, rows=tuple(rows))

    def columns(self) -> tuple[Column, ...]:
        made = []
        for number, (column, at) in enumerate(zip(self.after.columns, self.places.columns, strict=True)):
            if at is None:
                made.append(Column(f"{ADDED}{number}", column.nama))
            elif column.nama == self.before.columns[at].nama:
                made.append(self.base.columns[at])
            else:
                made.append(replace(self.base.columns[at], nama=column.nama))
        return tuple(made)

    def refs(self) -> dict[str, str]:
        """Of the rows now: kegiatan as they were matched, titles by their words."""
        was, now = ([row for row in side.rows if row.judul] for side in (self.before, self.after))
        titles = pair(was, now, (lambda row: row.texts["uraian"],), lambda a, b: likeness(a.texts["uraian"], b.texts["uraian"]))
        found = {one.ref: was[titles[index]].ref for index, one in enumerate(now) if index in titles}
        was, now = ([row for row in side.rows if not row.judul] for side in (self.before, self.after))
        found |= {row.ref: was[at].ref for row, at in zip(now, self.places.kegiatan, strict=True) if at is not None}
        return {row.ref: found.get(row.ref, f"{ADDED}{index}") for index, row in enumerate(self.after.rows)}

    def row(self, base: Row | None, was: Row | None, now: Row, following: Mapping[str, str]) -> Row:
        """`was`, `now`: with their targets resolved."""
        if base is None or was is None:
            if WAYS in now.locked and not now.judul:
                self.faults.append(_unsayable(now, self.items[now.ref]))
            return replace(now, ways=_said(now, following), whole=dict(self.whole(now, [*now.texts])))
        texts, changed = dict(base.texts), list[str]()
        for key in now.texts:
            if now.texts[key].strip() != was.texts.get(key, "").strip():
                texts[key] = now.texts[key]
                changed.append(key)
        whole = dict(self.whole(now, [key for key in changed if key in base.locked | now.locked or "\n" in texts[key]]))
        self.asked += _turned_back(was, now, following)
        same = now.ways == was.ways
        if not same and not base.judul and WAYS in base.locked | now.locked:
            self.faults.append(_unsayable(now, self.items[now.ref]))
            same = True
        if same and (base.judul or WAYS in base.locked or _led(base.ways, self.below[base.ref]) == _led(base.ways, following[base.ref])):
            return replace(base, texts=texts, whole=whole)
        return replace(base, texts=texts, whole=whole, ways=_said(now, following, base.ways))

    def whole(self, row: Row, keys: Sequence[str]) -> Iterator[tuple[str, Bare]]:
        """Texts that are more than words."""
        item = self.items[row.ref]
        for key in keys:
            node = item.get(key) if isinstance(item, MappingNode) else None
            if node is not None and not isinstance(node, ScalarNode):
                yield key, value_of(node)


def _unsayable(row: Row, item: Node) -> Fault:
    """Why a flat row cannot say where `item`, the row as it was read, leads."""
    branches = item.get("cabang") if isinstance(item, MappingNode) else None
    place = f'kegiatan "{row.texts["uraian"]}"'
    for word, targets in branches.entries if isinstance(branches, MappingNode) else ():
        if not word.text.strip():
            return Fault("", 0, 0, f"{place}: sebuah cabang tidak punya kata", "tulis katanya di dokumen, misalnya Ya")
        if isinstance(targets, SequenceNode):
            return Fault("", 0, 0, f'{place}: dua cabang berkata "{word.text}"', "beri tiap cabang katanya sendiri di dokumen")
    return Fault("", 0, 0, f"{place}: alur diubah di dokumen", DIRECTLY)


# ---------------------------------------------------------------- ways


def _renamed(flow: Flow, refs: Mapping[str, str], columns: Mapping[str, str]) -> Flow:
    def row(one: Row) -> Row:
        symbols = {columns.get(ref, ref): shape for ref, shape in one.ways.symbols.items()}
        branches = tuple((word, refs.get(target, target)) for word, target in one.ways.branches)
        ways = replace(one.ways, symbols=symbols, branches=branches, next=refs.get(one.ways.next, one.ways.next))
        return replace(one, ref=refs.get(one.ref, one.ref), ways=ways)

    return replace(flow, rows=tuple(map(row, flow.rows)))


def _following(rows: Sequence[Row]) -> dict[str, str]:
    """Which kegiatan stands below each; behind the last one it ends."""
    refs = [row.ref for row in rows if not row.judul]
    return dict(zip(refs, [*refs[1:], BERHENTI], strict=True))


def _resolved(flow: Flow) -> tuple[Row, ...]:
    """With the names of rows where a flow says "the next one", or nothing."""
    following = _following(flow.rows)

    def row(one: Row) -> Row:
        return one if one.judul or WAYS in one.locked else replace(one, ways=_led(one.ways, following[one.ref]))

    return tuple(map(row, flow.rows))


def _ordered(rows: Sequence[Row], before: Sequence[Row]) -> tuple[Row, ...]:
    """Branches in the order of before: those to the same target, then those with the same word, new ones last."""
    known = {row.ref: row.ways.branches for row in before}

    def ways(one: Row) -> Ways:
        rest, found = list(one.ways.branches), list[tuple[str, str]]()
        for word, to in known.get(one.ref, ()):
            best = max(rest, key=lambda way: (way == (word, to), way[1] == to, way[0] == word), default=None)
            if best and (best[1] == to or best[0] == word):
                found.append(best)
                rest.remove(best)
        return replace(one.ways, branches=(*found, *rest))

    return tuple(replace(row, ways=ways(row)) for row in rows)


def _turned_back(was: Row, now: Row, there: Mapping[str, str]) -> Iterator[Fault]:
    """Branches that lead back to their own decision, where the kegiatan that they led to was taken out; `there`: the others."""
    before = dict(was.ways.branches)
    for word, to in now.ways.branches:
        if to == now.ref and before.get(word, to) not in there:
            words = f'kegiatan "{now.texts["uraian"]}": cabang "{word}" menuju kegiatan yang dihapus; ditulis kembali ke keputusan ini'
            yield Fault("", 0, 0, words, LOOK)


def _led(ways: Ways, below: str) -> Ways:
    """With the name of the row below."""
    branches = tuple((word, below if to == BERIKUTNYA else to) for word, to in ways.branches)
    return replace(ways, branches=branches, next="" if branches else below if ways.next in ("", BERIKUTNYA) else ways.next)


def _said(row: Row, following: Mapping[str, str], own: Ways = NONE) -> Ways:
    """Resolved ways as a form says them; `own`: as they were written, where the row below may have its name."""
    if row.judul or WAYS in row.locked:
        return row.ways
    named = {own.next, *(to for _, to in own.branches)}
    below = following[row.ref] if following[row.ref] not in named else None
    branches = tuple((word, BERIKUTNYA if to == below else to) for word, to in row.ways.branches)
    return replace(row.ways, branches=branches, next="" if row.ways.next == below else row.ways.next)


def _joined(rows: tuple[Row, ...]) -> tuple[tuple[Row, ...], set[int]]:
    """Rows that were put in and that no arrow reaches or leaves stand in the way from the row above to the one below.

    Who puts a row into a table in Word draws no arrows; which rows these are, and the one above them, is answered beside.
    """
    following, touched = _following(rows), set[int]()
    reached = {to for row in rows for to in (*(to for _, to in row.ways.branches), row.ways.next)}
    result = list(rows)
    for index, row in enumerate(rows):
        lone = row.ref.startswith(ADDED) and not row.judul and not row.ways.branches
        if not lone or row.ref in reached or row.ways.next not in (BERHENTI, SELESAI) or not index:
            continue
        above = result[index - 1]
        if above.judul or above.ways.branches or WAYS in above.locked:
            continue
        result[index] = replace(row, ways=replace(row.ways, next=above.ways.next))
        result[index - 1] = replace(above, ways=replace(above.ways, next=following[above.ref]))
        touched |= {index - 1, index}
    return tuple(result), touched
