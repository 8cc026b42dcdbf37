"""What a YAML file says, as written: texts, mappings and sequences with their places.

    kunci: nilai      MappingNode ─▶ (ScalarNode "kunci", ScalarNode "nilai")

Nothing is converted: `065` stays "065", `no` stays "no".  A key appears once in a mapping; order is the file's.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from sopdoc.diagnostics import NOWHERE, Span

TANPA_NILAI = frozenset({"", "~", "null"})   # what a plain (unquoted) scalar says when it says nothing


@dataclass(frozen=True, slots=True)
class ScalarNode:
    """A text; `plain` tells `~` from `"~"`."""

    text: str
    span: Span = field(default=NOWHERE, compare=False)
    plain: bool = True


@dataclass(frozen=True, slots=True)
class SequenceNode:
    """A list; the span runs from the first item to the end of the last one."""

    items: tuple[Node, ...]
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class MappingNode:
    """Keys and values in the file's order; `whole` is False when one had to be left out, which is reported."""

    entries: tuple[tuple[ScalarNode, Node], ...]
    span: Span = field(default=NOWHERE, compare=False)
    whole: bool = field(default=True, compare=False)

    def get(self, key: str) -> Node | None:
        """The value of `key`, also when it is empty; None when the key is not there."""
        return next((value for name, value in self.entries if name.text == key), None)


Node: TypeAlias = ScalarNode | MappingNode | SequenceNode


def is_absent(node: Node | None) -> bool:
    """Does the value say nothing?  `kunci:`, `kunci: ~`, `kunci: null` and `kunci: ""` all leave the key out."""
    if not isinstance(node, ScalarNode):
        return node is None
    return not node.text.strip() or (node.plain and node.text in TANPA_NILAI)


def plain(node: Node | None) -> object:
    """What the node says, without places, quotes and the order of keys; None for what says nothing."""
    if isinstance(node, ScalarNode):
        return None if is_absent(node) else node.text.rstrip("\n")     # a file may end inside a text, without a line break
    if isinstance(node, SequenceNode):
        return [plain(item) for item in node.items]
    return {key.text: plain(value) for key, value in node.entries} if node else None
