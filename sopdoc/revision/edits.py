"""Two trees of one sheet → the edits that lead from one to the other: with them alone the old tree becomes the new one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
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
