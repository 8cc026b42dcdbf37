"""A member of a block collection and a new value → the edit that gives it that value.

    waktu: 1 hari  # c     "2 hari"            ─▶  waktu: 2 hari  # c          the value alone is replaced
    output: Surat  # c     ["Surat", "Nota"]   ─▶  output:  # c                a value over several lines gets its own
                                                     - Surat
                                                     - Nota
Comments inside a value that goes as a whole are kept above the member.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sopdoc.edit.chunks import Chunk, is_free
from sopdoc.edit.text import Edit
from sopdoc.format.lines import INDENT, Lines
from sopdoc.source.splice import Entries, Entry, Items, Leaf, Piece, Place, UnusualError
from sopdoc.writing.values import Bare, value_lines

_COVER = "\0"                                   # stands for what is no comment; no definition can contain it
_COMMENT = re.compile(r"(^|\s)#")
_BLOCK_HEAD = re.compile(r"[|>][-+0-9]*")


@dataclass(frozen=True, slots=True)
class Head:
    """Where a member begins: its line, and the column behind its colon or dash, from which its value is written."""

    line: int
    after: int


def head_of_entry(entry: Entry, lines: Lines) -> Head:
    line = lines.text[entry.end[0]]
    colon = line.find(":", entry.end[1])
    if colon < 0 or line[entry.end[1]: colon].strip():
        raise UnusualError
    return Head(entry.start[0], colon + 1)


def in_place(value: Bare, old: Piece, head: Head) -> Edit | None:
    """The edit of the value alone, where the old one and the new one are words in one line; else None."""
    first, *more = value_lines("", value, 0)
    if more or not isinstance(old, Leaf) or old.block or old.start[0] != old.end[0]:
        return None
    behind = head.line, head.after
    if old.empty:
        return Edit(behind, behind, first)
    if first:
        return Edit(old.start, old.end, first.lstrip())
    return Edit(behind, old.end, "") if old.start[0] == head.line else None


def rewritten(chunk: Chunk, value: Bare, old: Piece, head: Head, column: int, lines: Lines) -> Chunk:
    """The lines of a member in `column`, which are `chunk` now, with another value."""
    above = next(index for index, line in enumerate(chunk) if not is_free(line))
    found = dict(_comments(old, head, column, head.line + len(chunk) - above, lines))
    behind = found.pop(head.line, "")
    first, *more = value_lines(chunk[above][: head.after], value, column + INDENT)
    return (*chunk[:above], *(" " * column + comment.lstrip() for comment in found.values()), first + behind, *more)


def _comments(old: Piece, head: Head, column: int, end: int, lines: Lines) -> Iterator[tuple[int, str]]:
    """The comments in the member's lines up to `end`, each with its line and the space before it."""
    covered = [list(line) for line in lines.text[head.line: end]]
    for start, stop in (((head.line, 0), (head.line, head.after)), *_words(old, column, lines)):
        for number in range(start[0], stop[0] + 1):
            line = covered[number - head.line]
            first = start[1] if number == start[0] else 0
            last = stop[1] if number == stop[0] else len(line)
            line[first:last] = _COVER * (last - first)
    for number, left in enumerate(map("".join, covered), head.line):
        if (mark := left.find("#")) >= 0:
            yield number, lines.text[number][len(left[:mark].rstrip()):].rstrip()


def _words(piece: Piece, column: int, lines: Lines) -> Iterator[tuple[Place, Place]]:
    """Where keys and values stand, of what belongs to a member in `column`."""
    if isinstance(piece, Entries):
        for entry in piece.entries:
            yield entry.start, entry.end
            yield from _words(entry.value, piece.start[1], lines)
    elif isinstance(piece, Items):
        for item in piece.items:
            yield from _words(item, piece.start[1], lines)
    elif piece.block:
        row, start = piece.start
        mark = _BLOCK_HEAD.match(lines.text[row], start)
        yield piece.start, (row, mark.end() if mark else start)
        last = lines.last_of(piece, column)
        if last > row:
            yield (row + 1, 0), (last, len(lines.text[last]))
    else:
        _check_flow(piece, lines)
        yield piece.start, piece.end


def _check_flow(leaf: Leaf, lines: Lines) -> None:
    """Comments inside a flow collection have no place to go."""
    first = lines.text[leaf.start[0]][leaf.start[1]: leaf.start[1] + 1]
    if first in ("{", "[") and any(_COMMENT.search(lines.text[n]) for n in range(leaf.start[0], leaf.end[0])):
        raise UnusualError
