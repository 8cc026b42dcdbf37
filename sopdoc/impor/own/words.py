"""Paragraphs and the box they stand in → words: a line for each paragraph, or for each that its author broke; its marker where it
hangs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sopdoc.impor.office.drawing import Run
from sopdoc.impor.office.typeset import pieces_of, set_line
from sopdoc.impor.own.text import Said
from sopdoc.impor.page import After, Box, Word

LEAST = 1.0             # width of a line, however narrow its box


def placed(said: Sequence[Said], box: Box, centred: bool = False) -> Iterator[Word]:
    """From the box's top; `centred`: in the middle between top and bottom."""
    said = [part for one in said for part in _broken(one)]
    y = box.y0 + (max(0.0, box.height - sum(one.height for one in said)) / 2 if centred else 0.0)
    for one in said:
        yield from _lines(one, Box(box.x0, y + one.before, box.x1, y + one.before + one.line))
        y += one.height


def _broken(said: Said) -> Iterator[Said]:
    """A paragraph's lines, where it was broken by hand: "a.n. Bupati" over "Sekretaris Daerah"; in an item a break is a space."""
    lines: list[list[Run]] = [[]]
    for text, bold, italic in said.runs:
        first, *more = text.split("\n")
        lines[-1].append((first, bold, italic))
        lines += [[(part, bold, italic)] for part in more]
    if said.marker or len(lines) == 1:
        yield said
        return
    for number, line in enumerate(lines):
        before, after = said.before if number == 0 else 0.0, said.after if number == len(lines) - 1 else 0.0
        yield replace(said, runs=tuple(line), before=before, after=after)


def _lines(said: Said, box: Box) -> Iterator[Word]:
    """A paragraph's line."""
    left = box.x0 + said.left
    pieces = pieces_of([_spaced(run) for run in said.runs])
    if said.marker:
        start = left - said.hanging
        marker = Box(start, box.y0, max(start + LEAST, left - LEAST), box.y1)
        yield from set_line([(said.marker, False, False, False)], marker, said.size, False, After.UNKNOWN if pieces else After.END)
    if pieces:
        room = Box(left, box.y0, max(left + LEAST, box.x1 - said.right), box.y1)
        yield from set_line(pieces, room, said.size, said.align == "center", After.END)


def _spaced(run: Run) -> Run:
    text, bold, italic = run
    return text.replace("\n", " "), bold, italic


def turned(said: Sequence[Said], box: Box) -> Iterator[Word]:
    """Read from below upwards, a line beside the other: as if the box lay on its side."""
    lying = Box(0.0, 0.0, box.height, box.width)
    for word in placed(said, lying, centred=True):
        place = Box(box.x0 + word.box.y0, box.y1 - word.box.x1, box.x0 + word.box.y1, box.y1 - word.box.x0)
        yield replace(word, box=place, turned=True)


