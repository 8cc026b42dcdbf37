"""A tree and edits → the edited tree: the proof that edits say everything.

    apply(old, edits(old, new)) == new, for all trees
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from sopdoc.model.sop import Sop
from sopdoc.revision.edits import Action, Edit
from sopdoc.revision.perubahan import Perubahan
from sopdoc.revision.tree import Place, TreeNode, Value, tree_of


def apply_all(old: Sop, perubahan: Iterable[Perubahan]) -> TreeNode:
    """The new version's tree, made from the old version and the changes alone."""
    return apply(tree_of(old), (edit for p in perubahan for edit in p.edits))


@dataclass(slots=True)
class _Changing:
    """A TreeNode that can be changed."""

    origin: TreeNode
    values: dict[str, Value]
    children: dict[str, list[_Changing]] = field(default_factory=dict)

    def at(self, place: Sequence[str]) -> _Changing:
        if not place:
            return self
        return next(p for p in self.children[place[0]] if p.origin.name == place[1]).at(place[2:])

    def done(self) -> TreeNode:
        children = {key: tuple(p.done() for p in rows) for key, rows in self.children.items()}
        return replace(self.origin, values=self.values, children=children)


def apply(old: TreeNode, done: Iterable[Edit]) -> TreeNode:
    """The tree after all edits, in whatever order they are given."""
    tree = _changing(old)
    by_depth = sorted(done, key=lambda s: (len(s.place), s.place, s.index))
    lists: dict[Place, list[Edit]] = {}
    for edit in by_depth:
        if edit.action is Action.CHANGE:
            assert edit.value is not None
            tree.at(edit.place).values[edit.key] = edit.value
        else:
            lists.setdefault(edit.place, []).append(edit)
    for place, several in lists.items():
        owner = tree.at(place[:-1])
        owner.children[place[-1]] = _rearranged(owner.children[place[-1]], several)
    return tree.done()


def _rearranged(items: list[_Changing], several: Iterable[Edit]) -> list[_Changing]:
    """The list after its edits: what stays keeps its order, the rest goes to its index."""
    by_name, placed = {p.origin.name: p for p in items}, list(several)
    touched = {s.key for s in placed}
    result = [p for p in items if p.origin.name not in touched]
    for s in placed:
        if s.action is Action.ADD:
            assert s.node is not None
            result.insert(s.index, _changing(s.node))
        elif s.action is Action.MOVE:
            result.insert(s.index, by_name[s.key])
    return result


def _changing(node: TreeNode) -> _Changing:
    return _Changing(node, dict(node.values), {key: [_changing(s) for s in rows] for key, rows in node.children.items()})
