"""A definition's text and a few new values → the same text with those values in it; every other byte stays.

    set_values(text, {"revisi ke": "2"})      the value alone is replaced, its comment stays; a missing key gets a line of its own
    append_entry(text, "riwayat", {…})        one more item at the end of a block list

Line ends, byte order mark, comments and indentation are the author's.  What comes out is read again and compared; a text in
which that cannot be done (UnusualError) is left to its author.  New values are written in ordinary characters, as they will be read.
"""

from __future__ import annotations

from collections.abc import Mapping

from sopdoc.edit.prove import node_of
from sopdoc.edit.text import Edit, edited, insertion
from sopdoc.format.lines import INDENT, Lines, last_line
from sopdoc.format.order import KUNCI_SOP
from sopdoc.source.node import MappingNode, Node, ScalarNode, SequenceNode, is_absent, plain
from sopdoc.source.pasted import ordinary_text
from sopdoc.source.read import unified
from sopdoc.source.splice import Entries, Entry, Items, Leaf, UnusualError, places, quoted


def set_values(text: str, values: Mapping[str, str]) -> str:
    """The text with these top-level values; "" empties a key that is there and adds none."""
    for key, value in values.items():
        text = _set(text, key, ordinary_text(value))
    return text


def append_entry(text: str, key: str, entry: Mapping[str, str]) -> str:
    """The text with one more item, a mapping, at the end of the top-level list `key`."""
    entry = {name: ordinary_text(value) for name, value in entry.items()}
    root, lines = _opened(text)
    found = _entry(root, key)
    lead = " " * root.start[1]
    if found is None:
        edit = insertion(lines.text, _line_for(key, root, lines), [f"{lead}{key}:", *_item(entry, lead + " " * INDENT)])
    elif isinstance(found.value, Leaf) and found.value.empty and not found.value.block:
        edit = insertion(lines.text, found.start[0] + 1, _item(entry, lead + " " * INDENT))
    elif isinstance(found.value, Items):
        line = last_line(found.value, lines, root.start[1]) + 1
        edit = insertion(lines.text, line, _item(entry, " " * found.value.start[1]))
    else:
        raise UnusualError
    old = node_of(text).get(key)
    before = old.items if isinstance(old, SequenceNode) else ()
    added = MappingNode(tuple((ScalarNode(k), ScalarNode(v)) for k, v in entry.items()))
    return _proved(text, edit, key, SequenceNode((*before, added)))


def _set(text: str, key: str, value: str) -> str:
    root, lines = _opened(text)
    entry = _entry(root, key)
    if entry is None:
        if not value:
            return text
        edit = insertion(lines.text, _line_for(key, root, lines), [f"{' ' * root.start[1]}{key}: {quoted(value)}"])
    else:
        edit = _replacement(entry, value, lines, root.start[1])
    return _proved(text, edit, key, ScalarNode(value))


def _replacement(entry: Entry, value: str, lines: Lines, column: int) -> Edit:
    leaf = entry.value
    if not isinstance(leaf, Leaf):
        raise UnusualError
    written = quoted(value) if value else ""
    colon = lines.text[entry.end[0]].find(":", entry.end[1])
    if leaf.empty and not leaf.block:
        at = entry.end[0], colon + 1
        return Edit(at, at, f" {written}" if written else "")
    last = lines.last_of(leaf, column)
    end = (last, len(lines.text[last])) if leaf.block else leaf.end
    start = leaf.start if written else (entry.end[0], colon + 1)
    return Edit(start, end, written)


def _item(entry: Mapping[str, str], pad: str) -> list[str]:
    return [f"{pad}{'  ' if index else '- '}{key}: {quoted(value)}" for index, (key, value) in enumerate(entry.items())]


def _opened(text: str) -> tuple[Entries, Lines]:
    """The places of a definition's keys, and its lines."""
    plain_text = unified(text)
    root = places(plain_text)
    if not isinstance(root, Entries):
        raise UnusualError
    return root, Lines(plain_text.split("\n"))


def _entry(root: Entries, key: str) -> Entry | None:
    return next((entry for entry in root.entries if entry.text == key), None)


def _line_for(key: str, root: Entries, lines: Lines) -> int:
    """The line where a new key goes: after the last one that canonical order puts before it, and the comments that belong to that."""
    place = KUNCI_SOP.index(key)
    earlier = [e for e in root.entries if e.text in KUNCI_SOP and KUNCI_SOP.index(e.text) < place]
    if not earlier:
        return root.start[0]
    line = _last(max(earlier, key=lambda e: KUNCI_SOP.index(e.text)), lines, root.start[1]) + 1
    while line < len(lines.text) and not lines.blank(line) and lines.indent(line) > root.start[1]:
        line += 1
    return line


def _last(entry: Entry, lines: Lines, column: int) -> int:
    return max(entry.start[0], last_line(entry.value, lines, column))


def _proved(old: str, edit: Edit, key: str, value: Node) -> str:
    """The edited text, if it says what the old one said but for `key`."""
    new = edited(old, (edit,))
    before, after = node_of(old), node_of(new)
    wanted = {name.text: plain(node) for name, node in before.entries} | {key: plain(value)}
    found = {name.text: plain(node) for name, node in after.entries}
    if is_absent(value) and is_absent(after.get(key)):
        found[key] = wanted[key]
    if found != wanted:
        raise UnusualError
    return new
