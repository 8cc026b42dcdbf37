"""Node → where its keys and values stand: what leads from a place on the sheet to a line of the definition."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sopdoc.diagnostics import NOWHERE, Span
from sopdoc.model.markah import decode_judul
from sopdoc.source.node import MappingNode, Node, ScalarNode, SequenceNode, is_absent


@dataclass(frozen=True, slots=True)
class Places:
    """The keys of a file, by the mapping that they stand in."""

    root: Node | None
    _mappings: dict[tuple[int, int], MappingNode] = field(default_factory=dict)

    def top(self, *keys: str) -> Span:
        """The first of these keys that the file has, with its value; NOWHERE when it has none."""
        return _first(self.root, keys)

    def under(self, key: str, title: str) -> Span:
        """A title of the mapping under a top-level key, however its words are styled; NOWHERE without it."""
        value = self.root.get(key) if isinstance(self.root, MappingNode) else None
        written = [name.text for name, _ in value.entries if decode_judul(name.text) == title] if isinstance(value, MappingNode) else ()
        return _first(value, written)

    def inside(self, mapping: Span, *keys: str) -> Span:
        """The same for the mapping that begins at `mapping`, which itself is the answer when it has none of the keys."""
        found = _first(self._mappings.get((mapping.line, mapping.column)), keys)
        return mapping if found is NOWHERE else found


def places_of(node: Node | None) -> Places:
    """`node` with all mappings in it, outer ones first."""
    mappings: dict[tuple[int, int], MappingNode] = {}
    for mapping in _mappings(node):
        mappings.setdefault((mapping.span.line, mapping.span.column), mapping)
    return Places(node, mappings)


def _mappings(node: Node | None) -> Iterator[MappingNode]:
    if isinstance(node, MappingNode):
        yield node
        for _, value in node.entries:
            yield from _mappings(value)
    elif isinstance(node, SequenceNode):
        for item in node.items:
            yield from _mappings(item)


def _first(node: Node | None, keys: Sequence[str]) -> Span:
    entries = {key.text: (key, value) for key, value in node.entries} if isinstance(node, MappingNode) else {}
    return next((_whole(*entries[key]) for key in keys if key in entries), NOWHERE)


def _whole(key: ScalarNode, value: Node) -> Span:
    """From the key's first letter to the value's last."""
    if is_absent(value):
        return key.span
    return Span(key.span.file, key.span.line, key.span.column, value.span.end_line, value.span.end_column)
