"""Comments that swallow words of a value (SOP021).

    uraian: Mengisi formulir #3 lalu      told: a letter or a digit behind the "#" is a word, and YAML drops it
    uraian: Mengisi formulir              told: the line would go on with the value, did it not begin so
      #3 lalu
    uraian: Mengisi formulir  # catatan   a comment, as people write them
    #pelaksana: a                         a line taken out
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sopdoc.diagnostics import Report, Span
from sopdoc.source.node import Node, ScalarNode, SequenceNode

SHOWN = 40        # letters of a comment that the message repeats

_KOMENTAR = re.compile(r" *#")
_SEBELUM = re.compile(r"[^#]*[:-]\s+(?P<salah>#\w)")       # behind a key or a dash whose text begins below
_SESUDAH = re.compile(r"[\s,\]}]*(?P<salah>#\w)")         # behind a value, on its last line; behind a quote or bracket also without a space
_BARIS = re.compile(r" +(?P<salah>#\w)(?![\w /-]*:(?:\s|$))")         # a line of its own, but none that was a `kunci: nilai`
_BLOK = re.compile(r"[|>][-+0-9]*")

Tempat = tuple[int, int]      # line and column, from 0


def check_comments(node: Node, text: str, file: str, report: Report) -> None:
    """Tell of every comment that cuts a value short."""
    lines = text.split("\n")
    for value, column in _values(node):
        for line, start in _swallowed(value, column, lines):
            words = lines[line][start:].rstrip()
            shown = words if len(words) <= SHOWN else f"{words[:SHOWN]}…"
            span = Span(file, line + 1, start + 1, line + 1, start + len(words) + 1)
            hint = "beri tanda kutip pada seluruh teksnya; bila memang komentar, beri spasi sesudah #"
            report.peringatan("SOP021", f'"{shown}" dibaca sebagai komentar', span, "tidak tercetak", hint)


def _values(node: Node, column: int = 1) -> Iterator[tuple[ScalarNode, int]]:
    """Every text, and the column of the key or of the list that it belongs to."""
    if isinstance(node, ScalarNode):
        yield node, column
    elif isinstance(node, SequenceNode):
        for item in node.items:
            yield from _values(item, node.span.column)
    else:
        for key, value in node.entries:
            yield from _values(value, key.span.column)


def _swallowed(value: ScalarNode, column: int, lines: Sequence[str]) -> Iterator[Tempat]:
    """Where words are lost before the text, behind it, and in the lines that would go on with it."""
    (line, end), after = _ends(value, lines)
    yield from _above(value, column, lines)
    if match := _SESUDAH.match(lines[line], end):
        yield line, match.start("salah")
    for number in range(after, len(lines)):
        if not _KOMENTAR.match(lines[number]):
            return
        yield from _alone(number, column, lines)


def _above(value: ScalarNode, column: int, lines: Sequence[str]) -> Iterator[Tempat]:
    """Between the key or the dash and a text that begins on a line of its own."""
    first, start = value.span.line - 1, value.span.column - 1
    if lines[first][:start].strip():
        return
    for number in range(first - 1, -1, -1):
        if not lines[number].strip():
            continue
        if not _KOMENTAR.match(lines[number]):
            if match := _SEBELUM.match(lines[number]):
                yield number, match.start("salah")
            return
        yield from _alone(number, column, lines)


def _alone(number: int, column: int, lines: Sequence[str]) -> Iterator[Tempat]:
    """A comment on its own line that could be the text's: it stands deeper than the key."""
    match = _BARIS.match(lines[number])
    if match and match.start("salah") >= column:
        yield number, match.start("salah")


def _ends(value: ScalarNode, lines: Sequence[str]) -> tuple[Tempat, int]:
    """Where a comment could follow the text, and the first line that is not its own.

    A block's text begins a line below its mark, and the parser ends it where something else begins.
    """
    line, column, last = value.span.line - 1, value.span.column - 1, value.span.end_line - 1
    if block := None if value.plain else _BLOK.match(lines[line], column):
        return (line, block.end()), max(last, line + 1)
    return (last, value.span.end_column - 1), last + 1
