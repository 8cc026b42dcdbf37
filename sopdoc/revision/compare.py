"""Two versions of an SOP → what changed by meaning, in reading order.

    Sop, Sop ─ match ─▶ names ─▶ two trees ─ edits ─▶ Edit… ─ grouped, worded ─▶ Perubahan…

Every edit belongs to one Perubahan, so the list is complete: the old tree and the list alone give the new one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sopdoc.model.sop import Sop
from sopdoc.model.teks import Isi
from sopdoc.revision.edits import Action, Edit, edits
from sopdoc.revision.match_sop import match_sop
from sopdoc.revision.perubahan import Jenis, Perubahan
from sopdoc.revision.side_effects import is_side_effect
from sopdoc.revision.split import RowSplit, find_splits
from sopdoc.revision.tree import Names, Place, TreeNode, tree_of
from sopdoc.revision.wording import Label, Namer, find, headline, is_official, led
from sopdoc.revision.words import mark_all, mark_isi, only

JENIS = {Action.CHANGE: Jenis.UBAH, Action.ADD: Jenis.TAMBAH, Action.REMOVE: Jenis.HAPUS, Action.MOVE: Jenis.PINDAH}


@dataclass(frozen=True, slots=True)
class Comparison:
    """Both versions, the names of the new one's parts, and what changed."""

    old: Sop
    new: Sop
    names: Names
    perubahan: tuple[Perubahan, ...]


def compare(old: Sop, new: Sop, label: Label = str) -> Comparison:
    """`label`: the sheet's word for a YAML key."""
    names = match_sop(old, new)
    old_tree, new_tree = tree_of(old), tree_of(new, names)
    namer = Namer(old_tree, new_tree, label)
    return Comparison(old, new, names, tuple(_worded(group, namer) for group in _grouped(old_tree, new_tree)))


@dataclass(slots=True)
class _Group:
    """Edits that are one change; the first one speaks, unless a row was split or two were joined."""

    edits: list[Edit]
    split: RowSplit | None = None
    following: list[Edit] = field(default_factory=list)    # what follows from it without saying


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of a flow that both versions have, and those that were split or joined, by the name of the lone one."""

    old: Sequence[TreeNode]
    new: Sequence[TreeNode]
    splits: dict[str, RowSplit]

    @property
    def rearranged(self) -> bool:
        return [row.name for row in self.old] != [row.name for row in self.new]

    def follows(self, edit: Edit) -> bool:
        """Does this edit of a row follow from rows that came, went or moved?"""
        parted = edit.key == "uraian" and any(split.kept == edit.place[-1] for split in self.splits.values())
        return parted or (self.rearranged and is_side_effect(edit, self.old, self.new))


def _flows(old: TreeNode, new: TreeNode) -> dict[Place, _Rows]:
    known = {alur.name: alur.children["kegiatan"] for alur in old.children["alur"]}
    return {
        ("alur", alur.name, "kegiatan"): _Rows(
            known[alur.name], alur.children["kegiatan"], {s.other: s for s in find_splits(known[alur.name], alur.children["kegiatan"])},
        ) for alur in new.children["alur"] if alur.name in known
    }


def _grouped(old: TreeNode, new: TreeNode) -> list[_Group]:
    flows = _flows(old, new)
    groups: list[_Group] = []
    following: list[Edit] = []
    for edit in edits(old, new):
        rows, inside = flows.get(edit.place), flows.get(edit.place[:3])
        if rows is None and inside and inside.follows(edit):
            following.append(edit)
        elif groups and _belongs(edit, groups[-1].edits[0], old, new):
            groups[-1].edits.append(edit)
        else:
            groups.append(_Group([edit], rows.splits.get(edit.key) if rows else None))
    for edit in following:
        here = [g for g in groups if g.edits[0].place == edit.place[:3]]
        own = [g for g in here if g.split and g.split.kept == edit.place[-1]]
        (own or here)[0].following.append(edit)
    return groups


def _belongs(edit: Edit, first: Edit, old: TreeNode, new: TreeNode) -> bool:
    """Is it one change with the one before: further lines of an official, the shapes of more or fewer symbols?"""
    if {edit.action, first.action} != {Action.CHANGE} or edit.place != first.place:
        return False
    if first.key.startswith("disahkan oleh/"):
        return edit.key.startswith("disahkan oleh/")
    if is_official(first.place):
        return True
    if first.key != "pelaksana" or edit.key not in ("simbol", "kata simbol"):
        return False
    return symbols(find(old, edit.place)) != symbols(find(new, edit.place))


def symbols(row: TreeNode) -> int:
    """How many symbols a row has."""
    meaning = row.values["simbol"].meaning
    assert isinstance(meaning, tuple)
    return len(meaning)


def _worded(group: _Group, namer: Namer) -> Perubahan:
    first, done = group.edits[0], (*group.edits, *group.following)
    if group.split:
        return _worded_split(group.split, first.place, done, namer)
    semula, menjadi = (_values(group.edits, namer, old) for old in (True, False))
    jenis = JENIS[first.action]
    if jenis is Jenis.UBAH:
        semula, menjadi = _marked(semula, menjadi)
    elif jenis is not Jenis.PINDAH:
        semula, menjadi = mark_all(semula, "lama"), mark_all(menjadi, "baru")
    return Perubahan(jenis, namer.place(first), semula, menjadi, done)


def _marked(semula: Isi, menjadi: Isi) -> tuple[Isi, Isi]:
    """Both with the words marked that differ, or all of them where the difference is none of words."""
    both = mark_isi(semula, menjadi)
    sides = only(both, "lama"), only(both, "baru")
    return sides if sides[0].blok != sides[1].blok else (mark_all(semula, "lama"), mark_all(menjadi, "baru"))


def _values(several: Sequence[Edit], namer: Namer, old: bool) -> Isi:
    """What one version has at the edits' places; of further edits only what differs in print."""
    first, *others = several
    told = [first, *(s for s in others if namer.value(s, old=True).polos != namer.value(s, old=False).polos)]
    return Isi(tuple(b for s in told for b in namer.value(s, old).blok))


def _worded_split(split: RowSplit, rows: Place, done: tuple[Edit, ...], namer: Namer) -> Perubahan:
    """The whole on one side, both parts with their numbers on the other."""
    whole_is_old = split.jenis is Jenis.PECAH
    whole = headline(namer.at((*rows, split.kept), whole_is_old))
    kept, other = ((*rows, name) for name in (split.kept, split.other))
    told = [
        led(namer.owner(place, not whole_is_old), namer.row(namer.at(place, not whole_is_old)) if place == other
            else headline(namer.at(place, not whole_is_old)))
        for place in ((kept, other) if split.below else (other, kept))
    ]
    parts = Isi(tuple(b for isi in told for b in isi.blok))
    semula, menjadi = (whole, parts) if whole_is_old else (parts, whole)
    return Perubahan(split.jenis, namer.owner(kept, old=True), mark_all(semula, "lama"), mark_all(menjadi, "baru"), done)
