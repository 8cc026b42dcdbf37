"""Comparison → the Sop that Word shows with changes to decide about, where the one on paper cannot be put back.

Word tracks no columns.  A flow whose columns came, went or moved stands there twice: all of the old table, gone, and all of the
new one; so does a flow that moved, and one that only one version has stands once.

    paper   1 (both versions in one table)        Word   1 gone   1 new
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sopdoc.match import moved
from sopdoc.model.sop import Alur, Sop
from sopdoc.model.teks import Tanda
from sopdoc.revision.compare import Comparison
from sopdoc.revision.marked import all_rows
from sopdoc.revision.tree import TreeNode, tree_of
from sopdoc.revision.words import mark_all


def tracked_sop(comparison: Comparison, marked: Sop) -> Sop:
    """`marked`: the Sop for paper, which is also Word's where no flow has other columns."""
    old, new = (tree.children["alur"] for tree in (tree_of(comparison.old), tree_of(comparison.new, comparison.names)))
    return replace(marked, alur=tuple(_flows(comparison.old.alur, old, marked.alur, new, comparison.new.alur)))


def _flows(old: Sequence[Alur], old_trees: Sequence[TreeNode], both: Sequence[Alur], trees: Sequence[TreeNode],
           new: Sequence[Alur]) -> Iterator[Alur]:
    """Flows of both versions in one table where they stand, and before each what went, then what came."""
    place = {tree.name: index for index, tree in enumerate(old_trees)}
    shifted = moved([place[tree.name] for tree in trees if tree.name in place])
    counts = len(old) > 1, len(new) > 1      # alone, a flow has another title
    reached, fresh = 0, []
    for tree, marked, alur in zip(trees, both, new, strict=True):
        at = place.get(tree.name)
        if at is None or at in shifted or _frame(old[at], old_trees[at], counts[0]) != _frame(alur, tree, counts[1]):
            fresh.append(_whole(alur, "baru"))
            continue
        yield from (_whole(gone, "lama") for gone in old[reached:at])
        yield from fresh
        yield marked
        reached, fresh = at + 1, []
    yield from (_whole(gone, "lama") for gone in old[reached:])
    yield from fresh


def _frame(alur: Alur, tree: TreeNode, several: bool) -> tuple[bool, list[tuple[str, str]]]:
    """Which columns it has, and under which titles."""
    return several, [(column.name, p.kelompok) for column, p in zip(tree.children["pelaksana"], alur.pelaksana, strict=True)]


def _whole(alur: Alur, tanda: Tanda) -> Alur:
    return replace(all_rows(alur, tanda), catatan=mark_all(alur.catatan, tanda), tanda=tanda)
