"""A definition's text and changes of what it says → the same text with them; whatever they do not concern stays, byte for byte.

    with_changes(text, [Set(("kegiatan", 2, "waktu"), "2 hari kerja"), Move(("kegiatan", 4), 3)])

Comments go with the member that they belong to: those above it, those deeper below it, the one behind its value.  What comes
out is read again and must say exactly what the changes mean; a way of writing in which that cannot be done raises
UnusualError, and the text is left to its author.  A path that leads nowhere raises LookupError.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sopdoc.edit.change import Change, Insert, Move, Path, Rename, Set, Step, changed, find, place_of_new
from sopdoc.edit.chunks import Block, Chunk, block_of
from sopdoc.edit.member import Head, head_of_entry, in_place, rewritten
from sopdoc.edit.prove import node_of
from sopdoc.edit.text import Edit, edited, exchange
from sopdoc.format.lines import Lines, dashes, read_lines
from sopdoc.format.order import SOP_BERKAS, KeyOrder
from sopdoc.source.node import Node, ScalarNode, SequenceNode, is_absent
from sopdoc.source.pasted import ordinary_text
from sopdoc.source.read import unified
from sopdoc.source.splice import Entries, Items, Leaf, Piece, Place, UnusualError, places, quoted
from sopdoc.writing.values import bare, item_lines, mapping_lines, ordinary, value_of


def with_changes(text: str, changes: Iterable[Change], order: KeyOrder = SOP_BERKAS) -> str:
    """The text with the changes, one after the other; new keys go where `order` has them."""
    several = tuple(map(_ordinary, changes))
    try:
        return _with(text, several, order)
    except UnusualError:
        if len(several) < 2:
            raise
    for change in several:              # one that is read again before the next one may leave what that finds its way in
        text = _with(text, (change,), order)
    return text


def _with(text: str, changes: Sequence[Change], order: KeyOrder) -> str:
    """The text with the changes, if it then says what the old one said but for them: it is read once, since reading costs most."""
    node: Node = node_of(text)
    new = text
    for change in changes:
        wanted = changed(node, change, order)
        if not isinstance(change, Set) or exact(wanted) != exact(node):         # else as it is written already
            new = edited(new, (_edit(unified(new), change, wanted, order),))
            node = wanted
    if new != text and exact(node_of(new)) != exact(node):
        raise UnusualError
    return new


def exact(node: Node) -> object:
    """What a node says, the order of keys included, without places and quotes; None for what says nothing."""
    if isinstance(node, ScalarNode):
        return None if is_absent(node) else node.text.rstrip("\n")
    if isinstance(node, SequenceNode):
        return [exact(item) for item in node.items]
    return tuple((key.text, exact(value)) for key, value in node.entries)


def _edit(text: str, change: Change, wanted: Node, order: KeyOrder) -> Edit:
    root = places(text)
    if isinstance(root, Leaf):
        raise UnusualError
    lines = read_lines(text, root)
    try:
        owner, depth = _owner(root, change.path)
        path = change.path[:depth]
        member = _member(owner, path[-1], lines)
    except (LookupError, ValueError) as fault:       # the definition has this place; the text lost it by a change before
        raise UnusualError from fault
    if member and depth < len(change.path):      # it concerns a part of what is written in one piece, or of nothing yet
        change = Set(path, value_of(find(wanted, path), flowing=not (isinstance(member.value, Leaf) and member.value.empty)))
    if isinstance(change, Rename) and member:
        return Edit(*member.key, quoted(change.key))
    if isinstance(change, Set) and member and (edit := in_place(change.value, member.value, member.head)):
        return edit
    block = block_of(owner, lines)
    return exchange(lines.text, block.start, block.end, block.lines(_chunks(block, owner, member, change, _order_at(order, path), lines)))


def _owner(root: Entries | Items, path: Path) -> tuple[Entries | Items, int]:
    """The innermost block collection on the path, and how many steps lead to its member."""
    owner, depth = root, 1
    for step in path[:-1]:
        inner = owner.items[int(step)] if isinstance(owner, Items) else owner.entries[_keys(owner).index(str(step))].value
        if isinstance(inner, Leaf):
            break
        owner, depth = inner, depth + 1
    return owner, depth


@dataclass(frozen=True, slots=True)
class _Member:
    """What is there already at the end of a path: its place among its siblings, where it begins, its key and its value."""

    index: int
    head: Head
    key: tuple[Place, Place]
    value: Piece


def _member(owner: Entries | Items, step: Step, lines: Lines) -> _Member | None:
    if isinstance(owner, Items):
        index = int(step)
        if index == len(owner.items):
            return None
        head = Head(dashes(owner, lines)[index], owner.start[1] + 1)
        return _Member(index, head, (owner.start, owner.start), owner.items[index])
    if step not in _keys(owner):
        return None
    index = _keys(owner).index(str(step))
    entry = owner.entries[index]
    return _Member(index, head_of_entry(entry, lines), (entry.start, entry.end), entry.value)


def _chunks(block: Block, owner: Entries | Items, member: _Member | None, change: Change, order: KeyOrder, lines: Lines) -> list[Chunk]:
    """The members' lines once the change is made among them."""
    chunks = list(block.chunks)
    if isinstance(change, Insert):
        chunks.insert(int(change.path[-1]), tuple(item_lines([change.value], block.column)))
    elif isinstance(change, Set) and member:
        chunks[member.index] = rewritten(chunks[member.index], change.value, member.value, member.head, block.column, lines)
    elif isinstance(change, Set):
        key, keys = str(change.path[-1]), _keys(owner) if isinstance(owner, Entries) else []
        chunks.insert(place_of_new(keys, key, order), tuple(mapping_lines({key: change.value}, block.column)))
    elif member:
        own = chunks.pop(member.index)
        if isinstance(change, Move):
            chunks.insert(change.to, own)
    return chunks


def _order_at(order: KeyOrder, path: Path) -> KeyOrder:
    """The order of the keys beside the end of the path."""
    for step in path[:-1]:
        order = order.below(step) if isinstance(step, str) else order
    return order


def _keys(owner: Entries) -> list[str]:
    return [entry.text for entry in owner.entries]


def _ordinary(change: Change) -> Change:
    """The change with its words in ordinary characters, as they will be read."""
    if isinstance(change, Set):
        return replace(change, value=bare(ordinary(change.value)))
    if isinstance(change, Insert):
        return replace(change, value=ordinary(change.value))
    return replace(change, key=ordinary_text(change.key)) if isinstance(change, Rename) else change
