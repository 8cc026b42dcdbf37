"""A definition's text → the lines of each member of its collections, comments included, so that members can come, go and move.

    kegiatan:
      # pertama             ┐ chunk 0: the comments above its head, its value, and those below that are deeper
      - uraian: a           ┘
      - id: b               ┐ chunk 1; the entries of its mapping are chunks of their own, the first of which
        uraian: c           ┘ shares its line with the dash

Only block collections have chunks; a flow collection is one leaf.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sopdoc.format.lines import Lines, dashes, last_line
from sopdoc.source.splice import Entries, Items

Chunk = tuple[str, ...]       # whole lines, without their ends


@dataclass(frozen=True, slots=True)
class Block:
    """A collection's lines from `start` up to `end`, shared out among its members; lines count from 0.

    `lead` is what stands before the first member's head in its own line ("  - "), "" when that line is its own.
    """

    start: int
    end: int
    column: int
    lead: str
    chunks: tuple[Chunk, ...]

    def lines(self, chunks: Sequence[Chunk]) -> list[str]:
        """The collection's lines with these members instead; comments of a first one that shares its line go above that."""
        if not self.lead:
            return [line for chunk in chunks for line in chunk]
        if not chunks:
            return [self.lead.rstrip()]
        first, *rest = chunks
        head = next(index for index, line in enumerate(first) if not is_free(line))
        above = [" " * _indent(self.lead) + line.strip() if line.strip() else line for line in first[:head]]
        return [*above, self.lead + first[head][self.column:], *first[head + 1:], *(line for chunk in rest for line in chunk)]


def block_of(piece: Entries | Items, lines: Lines) -> Block:
    column = piece.start[1]
    spans = _spans(piece, lines)
    first = spans[0][0]
    before = lines.text[first][:column]
    lead = before if before.strip() else ""
    starts = [head if lead and head == first else head - len(lines.lead[head]) for head, _ in spans]
    ends = [_end(last, lines, column) for _, last in spans]
    chunks = [tuple(lines.text[start:end]) for start, end in zip(starts, ends, strict=True)]
    if lead:
        chunks[0] = (" " * column + chunks[0][0][column:], *chunks[0][1:])
    return Block(starts[0], ends[-1], column, lead, tuple(chunks))


def _spans(piece: Entries | Items, lines: Lines) -> list[tuple[int, int]]:
    """The line of each member's head, and the last one of its value."""
    column = piece.start[1]
    if isinstance(piece, Entries):
        return [(entry.start[0], max(entry.start[0], last_line(Entries(piece.start, (entry,)), lines, column))) for entry in piece.entries]
    return [(dash, max(dash, last_line(item, lines, column))) for dash, item in zip(dashes(piece, lines), piece.items, strict=True)]


def _end(last: int, lines: Lines, column: int) -> int:
    """The line after a value that ends in line `last`, and after the comments below it that are deeper than `column`."""
    own = 0
    for at, text in lines.tail.get(last, ()):
        if text and at <= column:
            break
        own += 1
    return last + 1 + own


def is_free(line: str) -> bool:
    """Blank, or a comment alone."""
    return not line.strip() or line.lstrip().startswith("#")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
