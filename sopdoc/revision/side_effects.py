"""Edits of a row that only follow from rows coming, going or changing places: nobody decided them, nobody need read them.

    …  7 ( )        a row is put after the last one: row 7 is no capsule any more and leads on,
    …  7 [ ] 8 ( )  which goes without saying

A way that leads to the same row as before, which is no longer the next one, is no change either.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sopdoc.model.sop import Bentuk
from sopdoc.revision.edits import Action, Edit
from sopdoc.revision.tree import TreeNode
from sopdoc.revision.ways import NEXT, Way

FLOW = ("pelaksana", "simbol", "kata simbol", "arah")      # values of a row that its place in the flow may decide
CAPSULES = (Bentuk.MULAI, Bentuk.SELESAI)


def is_side_effect(edit: Edit, old: Sequence[TreeNode], new: Sequence[TreeNode]) -> bool:
    """`old` and `new`: the rows of the edited row's flow."""
    if edit.action is not Action.CHANGE or edit.key not in FLOW:
        return False
    i, j = (next(n for n, row in enumerate(rows) if row.name == edit.place[-1]) for rows in (old, new))
    if edit.key == "arah" and _ways(old, i) == _ways(new, j):
        return True
    at_end = (i == 0) != (j == 0) or (i == len(old) - 1) != (j == len(new) - 1)
    return at_end and _inner(old[i]) == _inner(new[j])


def _ways(rows: Sequence[TreeNode], index: int) -> set[Way]:
    """The row's ways with the next row under its own name."""
    below = rows[index + 1].name if index + 1 < len(rows) else ""
    return {replace(way, tujuan=below if way.tujuan == NEXT else way.tujuan) for way in ways_of(rows[index])}


def ways_of(row: TreeNode) -> tuple[Way, ...]:
    meaning = row.values["arah"].meaning
    assert isinstance(meaning, tuple)
    return meaning


def _inner(row: TreeNode) -> tuple[object, ...]:
    """The row without what its being first or last makes: capsules' shapes, capsules beside others, the way on."""
    columns, shapes, words = (row.values[key].meaning for key in FLOW[:3])
    assert isinstance(columns, tuple)
    assert isinstance(shapes, tuple)
    assert isinstance(words, tuple)
    lone = all(shape in CAPSULES for shape in shapes)
    kept = [n for n, shape in enumerate(shapes) if lone or shape not in CAPSULES]
    place = {n: index for index, n in enumerate(kept)}
    ways = {
        (place[w.dari], w.label, w.garis, w.tujuan, place[w.ke] if w.tujuan == "" else w.ke) for w in ways_of(row)
        if w.dari in place and (w.tujuan != NEXT or w.label) and not (w.tujuan == "" and w.ke not in place)
    }
    plain = [(columns[n], Bentuk.PROSES if shapes[n] in CAPSULES else shapes[n]) for n in kept]
    return plain, ways, [words[n] for n in kept if words[n] and shapes[n] not in CAPSULES]
