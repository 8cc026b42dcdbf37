"""A text and edits → the text with them.

    nama: Uji  # c     Edit((0, 6), (0, 9), "Coba")  ─▶  nama: Coba  # c

Line ends, byte order mark, comments and indentation are the author's: whatever no edit covers stays, byte for byte.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sopdoc.source.read import unified
from sopdoc.source.splice import Place, UnusualError

_LINE_END = re.compile("\r\n|\r|\n")


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """What stands from `start` up to `end` becomes `new`; lines and columns count from 0, lines of `new` are ended as the text's."""

    start: Place
    end: Place
    new: str


def edited(text: str, edits: Iterable[Edit]) -> str:
    """The text with all edits at once; raises UnusualError when two of them meet."""
    starts, end = _starts(text), _line_end(text)
    pieces, done = [], 0
    for edit in sorted(edits):
        begin, stop = (starts[line] + column for line, column in (edit.start, edit.end))
        if begin < done:
            raise UnusualError
        pieces += [text[done:begin], edit.new.replace("\n", end)]
        done = stop
    return "".join((*pieces, text[done:]))


def exchange(lines: Sequence[str], start: int, end: int, new: Sequence[str]) -> Edit:
    """Lines `start` up to `end` of these become `new`; those that both begin or end with are not touched."""
    old = lines[start:end]
    before = _common(old, new)
    after = _common(old[before:][::-1], new[before:][::-1])
    return _whole(lines, start + before, end - after, new[before: len(new) - after])


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many lines both begin with."""
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _whole(lines: Sequence[str], start: int, end: int, new: Sequence[str]) -> Edit:
    """Whole lines, each with its end; where the text's last one has none, each with the end of the line before it."""
    if end < len(lines):
        return Edit((start, 0), (end, 0), "".join(f"{line}\n" for line in new))
    begin = (start - 1, len(lines[start - 1])) if start else (0, 0)
    return Edit(begin, (len(lines) - 1, len(lines[-1])), "".join(f"\n{line}" for line in new)[0 if start else 1:])


def diff(old: str, new: str, name: str) -> Iterator[str]:
    """The lines of a unified diff, each with its end."""
    before, after = (unified(text).splitlines(keepends=True) for text in (old, new))
    for line in difflib.unified_diff(before, after, name, name):
        yield line if line.endswith("\n") else f"{line}\n"


def _starts(text: str) -> list[int]:
    """Where each line begins in the text as it is on disk; the first one after a byte order mark."""
    return [1 if text.startswith("\ufeff") else 0, *(match.end() for match in _LINE_END.finditer(text))]


def _line_end(text: str) -> str:
    """As the first line is ended."""
    first = _LINE_END.search(text)
    return first.group() if first else "\n"
