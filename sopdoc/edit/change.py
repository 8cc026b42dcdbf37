"""Changes of a definition at any path, and what it says once they are made: the meaning alone, nothing of how it is written.

    Set(("kegiatan", 3, "uraian"), "Memeriksa berkas")      the value of a key or an item; a key that is not there is added
    Insert(("kegiatan", 3), {"uraian": …})                  one more item of a list, before the one that stands there
    Remove(("kegiatan", 3))                                 a key or an item goes
    Move(("kegiatan", 3), 0)                                a key or an item goes to another place among its siblings
    Rename(("pelaksana", "kasubag"), "kabid")               another key before the same value

A path is keys and indices from the root; changes are made one after the other, and the next one's paths are those of what
the one before left.  A collection that loses its last member says nothing any more, as its empty key.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from sopdoc.diagnostics import Span
from sopdoc.format.order import KeyOrder
from sopdoc.source.node import MappingNode, Node, ScalarNode, SequenceNode, is_absent
from sopdoc.writing.values import Bare, Value, node_of

Step: TypeAlias = str | int
Path: TypeAlias = tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Set:
    """The value at `path` becomes `value`; "" leaves the key or the dash with nothing behind it."""

    path: Path
    value: Bare


@dataclass(frozen=True, slots=True)
class Insert:
    """`value` before the item at `path`; an index as large as the list's length appends."""

    path: Path
    value: Value


@dataclass(frozen=True, slots=True)
class Remove:
    """What stands at `path` goes, with the comments that are its own."""

    path: Path


@dataclass(frozen=True, slots=True)
class Move:
    """What stands at `path` becomes the `to`-th of its siblings, counted from 0 without itself."""

    path: Path
    to: int


@dataclass(frozen=True, slots=True)
class Rename:
    """The key at the end of `path` becomes `key`, which no sibling has."""

    path: Path
    key: str


Change: TypeAlias = Set | Insert | Remove | Move | Rename
Member: TypeAlias = tuple[str, Node]          # of a mapping or, with "" for its key, of a list


def changed(node: Node, change: Change, order: KeyOrder) -> Node:
    """What a definition says once `change` is made; raises LookupError for a path that leads nowhere."""
    return _at(node, change.path, change, order)


def find(node: Node, path: Path) -> Node:
    """The value at `path`; raises LookupError."""
    for step in path:
        members = members_of(node)
        node = members[index_of(members, step)][1]
    return node


def members_of(node: Node) -> list[Member]:
    """The entries of a mapping, the items of a list; what says nothing has none.  Raises LookupError for words."""
    if isinstance(node, MappingNode):
        return [(key.text, value) for key, value in node.entries]
    if isinstance(node, SequenceNode):
        return [("", item) for item in node.items]
    if not is_absent(node):
        raise LookupError
    return []


def index_of(members: Sequence[Member], step: Step) -> int:
    """Where a member stands among its siblings; raises LookupError when there is none."""
    known: Sequence[Step] = range(len(members)) if isinstance(step, int) else _keys(members)
    if step not in known:
        raise LookupError(step)
    return known.index(step)


def place_of_new(keys: Sequence[str], key: str, order: KeyOrder) -> int:
    """Where a new key goes: behind the last one that canonical order puts before it; at the end, where the order is the author's."""
    own = order.place(key)
    if own == len(order.keys):
        return len(keys)
    return max((index + 1 for index, one in enumerate(keys) if order.place(one) < own), default=0)


def _at(node: Node, path: Path, change: Change, order: KeyOrder) -> Node:
    members = members_of(node)
    if len(path) == 1:
        new = _made(members, path[0], change, order)
    else:
        index = index_of(members, path[0])
        key, value = members[index]
        below = order.below(key) if isinstance(path[0], str) else order
        new = [*members[:index], (key, _at(value, path[1:], change, below)), *members[index + 1:]]
    return _collection(new, isinstance(path[0], str))


def _made(members: list[Member], step: Step, change: Change, order: KeyOrder) -> list[Member]:
    """The siblings once the change is made among them."""
    if isinstance(change, Insert):
        if not isinstance(step, int) or not 0 <= step <= len(members):
            raise LookupError(step)
        return [*members[:step], ("", node_of(change.value)), *members[step:]]
    if isinstance(change, Set) and isinstance(step, str) and step not in _keys(members):
        place = place_of_new(_keys(members), step, order)
        return [*members[:place], (step, node_of(change.value)), *members[place:]]
    index = index_of(members, step)
    key, value = members[index]
    rest = [*members[:index], *members[index + 1:]]
    match change:
        case Set():
            return [*rest[:index], (key, node_of(change.value)), *rest[index:]]
        case Rename() if isinstance(step, str) and change.key not in _keys(rest):
            return [*rest[:index], (change.key, value), *rest[index:]]
        case Move() if 0 <= change.to <= len(rest):
            return [*rest[: change.to], (key, value), *rest[change.to:]]
        case Remove():
            return rest
    raise LookupError(step)


def _collection(members: Sequence[Member], mapping: bool) -> Node:
    if not members:
        return ScalarNode("")
    if mapping:
        return MappingNode(tuple((ScalarNode(key), value) for key, value in members))
    return SequenceNode(tuple(value for _, value in members))


def _keys(members: Sequence[Member]) -> list[str]:
    return [key for key, _ in members]


def path_at(node: Node | None, span: Span) -> Path:
    """What a place in the text says something about, as deep as it goes; () for what stands nowhere in it."""
    if isinstance(node, MappingNode):
        for key, value in node.entries:
            if _holds(key, span) or _holds(value, span):
                return (key.text, *path_at(value, span))
    if isinstance(node, SequenceNode):
        return next(((index, *path_at(item, span)) for index, item in enumerate(node.items) if _holds(item, span)), ())
    return ()


def _holds(node: Node, span: Span) -> bool:
    start, place, end = (node.span.line, node.span.column), (span.line, span.column), (node.span.end_line, node.span.end_column)
    return start <= place < end or (start == place and isinstance(node, ScalarNode))
