"""The lines of a text that hold no value: comments and blank lines, and to whom they belong.

    a: 1
      # deeper than `b`: goes with `a`          tail of line 0
    # stands before `b`: goes with it           lead of line 3
    b: 2
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from sopdoc.source.splice import Entries, Items, Leaf, Piece

INDENT = 2


@dataclass(slots=True)
class Lines:
    """A text by lines.  `lead`: what goes before a head; `tail`: (column, text) that follow a value's last line."""

    text: list[str]
    lead: dict[int, list[str]] = field(default_factory=dict)
    tail: dict[int, list[tuple[int, str]]] = field(default_factory=dict)
    top: list[str] = field(default_factory=list)
    foot: list[str] = field(default_factory=list)

    def indent(self, number: int) -> int:
        line = self.text[number]
        return len(line) - len(line.lstrip(" "))

    def rest(self, number: int, column: int) -> str:
        """The comment after a value, with the space before it; "" when there is none."""
        rest = self.text[number][column:].rstrip()
        return rest if rest.lstrip().startswith("#") else ""

    def blank(self, number: int) -> bool:
        return not self.text[number].strip()

    def last_of(self, leaf: Leaf, column: int) -> int:
        """Last line of a value; of a block scalar in a collection of `column` the last one that is deeper than it."""
        if not leaf.block:
            return leaf.end[0]
        header = self.text[leaf.start[0]][leaf.start[1]:].split(" ")[0]
        last = number = leaf.start[0]
        least = max(self.block_indent(leaf, column), column + 1)
        while number + 1 < len(self.text) and (self.blank(number + 1) or self.indent(number + 1) >= least):
            number += 1
            if not self.blank(number) or "+" in header:
                last = number
        return last

    def block_indent(self, leaf: Leaf, column: int) -> int:
        """Column of a block scalar's content: what its header says, else the first line with words."""
        header = self.text[leaf.start[0]][leaf.start[1]:].split(" ")[0]
        if given := [c for c in header if c.isdigit()]:
            return max(column, 0) + int(given[0])
        words = (self.indent(n) for n in range(leaf.start[0] + 1, len(self.text)) if not self.blank(n))
        return next(words, column + 1)


def read_lines(text: str, root: Piece) -> Lines:
    """The text's lines with every comment and blank line given to its owner."""
    lines = Lines(text.split("\n"))
    heads = sorted(set(_heads(root, lines)))
    used = sorted({number for span in _used(root, lines, -1) for number in range(span[0], span[1] + 1)} | {line for line, _ in heads})
    before = -1
    for line, column in _first_of_lines(heads):
        above = [n for n in used if before < n < line] if before >= 0 else []
        start = (max(above) if above else before) + 1
        _share(lines, start, line, column, start - 1)
        before = line
    last = max(used)
    _share(lines, last + 1, len(lines.text), 0, last)
    lines.foot = _trimmed(lines.lead.pop(len(lines.text), []))
    _part_top(lines, heads[0][0])
    return lines


def _first_of_lines(heads: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    seen: set[int] = set()
    for line, column in heads:
        if line not in seen:
            seen.add(line)
            yield line, column


def _share(lines: Lines, start: int, line: int, column: int, owner: int) -> None:
    """The free lines from `start` to `line`: deeper comments go with what is above, the rest with the head in `line`."""
    numbers = list(range(start, line))
    cut = next((i for i, n in enumerate(numbers) if not lines.blank(n) and lines.indent(n) <= column), None)
    last_deep = max((i for i, n in enumerate(numbers[:cut]) if not lines.blank(n)), default=-1)
    if owner >= 0 and last_deep >= 0:
        lines.tail[owner] = [(lines.indent(n), lines.text[n].strip()) for n in numbers[: last_deep + 1]]
        numbers = numbers[last_deep + 1:]
    lines.lead[line] = [lines.text[n].strip() for n in numbers]


def _part_top(lines: Lines, first: int) -> None:
    """The file's own comment stays above all keys: up to the last blank line, or all of it."""
    lead = lines.lead.get(first, [])
    cut = max((i + 1 for i, line in enumerate(lead) if not line), default=len(lead))
    lines.top, lines.lead[first] = _trimmed(lead[:cut]), lead[cut:]


def _trimmed(found: list[str]) -> list[str]:
    """Without blank lines at both ends."""
    words = [index for index, line in enumerate(found) if line]
    return found[words[0]: words[-1] + 1] if words else []


def _heads(piece: Piece, lines: Lines) -> Iterator[tuple[int, int]]:
    """Line and column of every key and dash."""
    if isinstance(piece, Entries):
        for entry in piece.entries:
            yield entry.start
            yield from _heads(entry.value, lines)
    elif isinstance(piece, Items):
        for dash, item in zip(dashes(piece, lines), piece.items, strict=True):
            yield dash, piece.start[1]
            yield from _heads(item, lines)


def dashes(items: Items, lines: Lines) -> list[int]:
    """The line of every dash: the first one in the list's column after the item before it."""
    column, number = items.start[1], items.start[0]
    result: list[int] = []
    for item in items.items:
        while not _is_dash(lines.text[number], column):
            number += 1
        result.append(number)
        number = max(last_line(item, lines, column), number) + 1
    return result


def _is_dash(line: str, column: int) -> bool:
    return line[column: column + 2] in ("- ", "-") and not line[:column].strip(" -")


def last_line(piece: Piece, lines: Lines, column: int) -> int:
    """Last line of what stands in a collection of `column`."""
    if isinstance(piece, Leaf):
        return lines.last_of(piece, column)
    if isinstance(piece, Items):
        return max(dashes(piece, lines)[-1], last_line(piece.items[-1], lines, piece.start[1]))
    last = piece.entries[-1]
    return max(last.start[0], 0 if _is_empty(last.value) else last_line(last.value, lines, piece.start[1]))


def _is_empty(piece: Piece) -> bool:
    return isinstance(piece, Leaf) and piece.empty and not piece.block


def _used(piece: Piece, lines: Lines, column: int) -> Iterator[tuple[int, int]]:
    """The spans of lines that values take."""
    if isinstance(piece, Leaf):
        if not _is_empty(piece):
            yield piece.start[0], lines.last_of(piece, column)
    elif isinstance(piece, Items):
        for item in piece.items:
            yield from _used(item, lines, piece.start[1])
    else:
        for entry in piece.entries:
            yield from _used(entry.value, lines, piece.start[1])
