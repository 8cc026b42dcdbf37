"""Two trees of one sheet → the edits that lead from one to the other, and back from edits to the new tree.

    edits(old, new) ─▶ Edit…        apply(old, edits(old, new)) == new, for all trees
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum

from sopdoc.match import moved
from sopdoc.revision.tree import Place, TreeNode, Value


class Action(Enum):
    """What an edit does to a value or an item of a list."""

    CHANGE = "change"
    ADD = "add"
    REMOVE = "remove"
    MOVE = "move"


@dataclass(frozen=True, slots=True)
class Edit:
    """One edit.

    CHANGE: `key` of the TreeNode at `place` becomes `value`.  The others: in the list at `place` the item `key` is
    taken out, put in (`node`) or put elsewhere, `index` being its index when all is done.
    """

    action: Action
    place: Place
    key: str
    value: Value | None = None
    node: TreeNode | None = None
    index: int = 0


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


def edits(old: TreeNode, new: TreeNode, place: Place = ()) -> Iterator[Edit]:
    """In reading order of the new tree; what was taken out stands where it stood."""
    for key, value in new.values.items():
        if old.values[key] != value:
            yield Edit(Action.CHANGE, place, key, value)
    for key, items in new.children.items():
        yield from _list_edits(old.children[key], items, (*place, key))


def _list_edits(old: Sequence[TreeNode], new: Sequence[TreeNode], place: Place) -> Iterator[Edit]:
    stood, known = {s.name: i for i, s in enumerate(old)}, {s.name for s in new}
    shifted = moved([stood[s.name] for s in new if s.name in stood])
    reached = 0                                      # old items up to here have been passed
    for index, item in enumerate(new):
        at = stood.get(item.name)
        if at is not None and at not in shifted:
            yield from _gone(old[reached:at], known, place)
            reached = at + 1
        if at is None:
            yield Edit(Action.ADD, place, item.name, node=item, index=index)
            continue
        if at in shifted:
            yield Edit(Action.MOVE, place, item.name, index=index)
        yield from edits(old[at], item, (*place, item.name))
    yield from _gone(old[reached:], known, place)


def _gone(items: Iterable[TreeNode], known: set[str], place: Place) -> Iterator[Edit]:
    return (Edit(Action.REMOVE, place, s.name) for s in items if s.name not in known)


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
