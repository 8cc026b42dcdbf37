"""What an author wrote → where it holds words that must not be printed."""

from __future__ import annotations

from collections.abc import Iterator

from sopdoc.diagnostics import Span
from sopdoc.source.node import MappingNode, Node, ScalarNode, SequenceNode

_UNPRINTED = ("tanda tangan", "aturan", "isian kepala")      # keys whose values are settings and no words


def places_of(node: Node | None, words: str) -> Iterator[Span]:
    """Where texts with the words are written."""
    if isinstance(node, ScalarNode):
        if words in node.text:
            yield node.span
    elif isinstance(node, SequenceNode):
        for item in node.items:
            yield from places_of(item, words)
    elif isinstance(node, MappingNode):
        for key, value in node.entries:
            if key.text not in _UNPRINTED:
                yield from places_of(key, words)
                yield from places_of(value, words)
