"""A text and the fixes that remarks carry → the text with those of them that can be proved.

    tanggal: 4 Desmber 2025   Fix(span, "Desmber", "Desember")  ─▶  tanggal: 4 Desember 2025

A fix names words of one key or value.  They must stand there once, in the file and in what is read of it: words that are folded
over lines, escaped, or said twice are left to their author.
"""

from __future__ import annotations

from collections.abc import Sequence

from sopdoc.diagnostics import Fix, Span
from sopdoc.edit.prove import node_of
from sopdoc.edit.text import Edit, edited
from sopdoc.source.node import MappingNode, Node, ScalarNode, SequenceNode, plain
from sopdoc.source.read import unified
from sopdoc.source.splice import Place, UnusualError


def mended(text: str, fixes: Sequence[Fix]) -> tuple[str, tuple[Fix, ...]]:
    """The text with as many fixes as can be, and which they are."""
    wanted = tuple(dict.fromkeys(fixes))
    try:
        return _mended(text, wanted), wanted
    except UnusualError:
        return _one_by_one(text, wanted)


def _one_by_one(text: str, fixes: Sequence[Fix]) -> tuple[str, tuple[Fix, ...]]:
    """Each is tried with those before it that went well: one that cannot be made keeps no other from being made."""
    new, done = text, tuple[Fix, ...]()
    for fix in fixes:
        try:
            new = _mended(text, (*done, fix))
        except UnusualError:
            continue
        done = (*done, fix)
    return new, done


def _mended(text: str, fixes: Sequence[Fix]) -> str:
    """The text with all fixes; raises UnusualError when it would say anything else than the old one with these words changed."""
    lines = unified(text).split("\n")
    new = edited(text, [_edit(lines, fix) for fix in fixes])
    left = list(fixes)
    wanted = _with(node_of(text), left)
    if left or plain(node_of(new)) != plain(wanted):
        raise UnusualError
    return new


def _edit(lines: Sequence[str], fix: Fix) -> Edit:
    span = fix.span
    first, last = span.line - 1, min(span.end_line, len(lines)) - 1
    region = list(lines[first : last + 1])
    if last == span.end_line - 1:
        region[-1] = region[-1][: span.end_column - 1]
    words, skipped = "\n".join(region), span.column - 1
    if words.count(fix.old, skipped) != 1 or "\n" in fix.old:
        raise UnusualError
    start = _place(words, words.index(fix.old, skipped), first)
    return Edit(start, (start[0], start[1] + len(fix.old)), fix.new)


def _place(words: str, at: int, first: int) -> Place:
    return first + words.count("\n", 0, at), at - words.rfind("\n", 0, at) - 1


def _with(node: Node, left: list[Fix]) -> Node:
    """What the node says once the fixes are made; those that were met go out of `left`."""
    if isinstance(node, ScalarNode):
        return _changed(node, left)
    if isinstance(node, SequenceNode):
        return SequenceNode(tuple(_with(item, left) for item in node.items))
    return MappingNode(tuple((_changed(key, left), _with(value, left)) for key, value in node.entries))


def _changed(node: ScalarNode, left: list[Fix]) -> ScalarNode:
    """A text that was changed is meant as a text: `null` is no word for nothing there."""
    text, own = node.text, [fix for fix in left if _begins_in(node.span, fix.span)]
    for fix in own:
        if text.count(fix.old) != 1:
            raise UnusualError
        text = text.replace(fix.old, fix.new)
        left.remove(fix)
    return ScalarNode(text, node.span, plain=False) if own else node


def _begins_in(outer: Span, inner: Span) -> bool:
    return (outer.line, outer.column) <= (inner.line, inner.column) < (outer.end_line, outer.end_column)
