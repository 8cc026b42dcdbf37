"""A paragraph or a row that does not fit → what stands on this page, and the rest for the next.

Both parts are broken anew from their words; breaking is greedy, so their lines stay what they were.
"""

from __future__ import annotations

from dataclasses import replace

from sopdoc.geometry import Emu
from sopdoc.layout.text.fonts import FontSet
from sopdoc.layout.text.long_words import ZERO_WIDTH_SPACE
from sopdoc.layout.text.measure import safe_height, set_paragraph
from sopdoc.layout.tree import Paragraph, Run

Stack = tuple[Paragraph, ...]

LEAST = 2      # lines of a paragraph on either page


def split_paragraph(paragraph: Paragraph, room: Emu, width: Emu, fonts: FontSet) -> tuple[Paragraph, Paragraph] | None:
    """As many lines as fit into `room`; None when no sensible part of it does.  `width`: of its column."""
    lines = min((room - paragraph.before) // paragraph.line_height - paragraph.unsure, len(paragraph.lines) - LEAST)
    if lines < LEAST:
        return None
    first, rest = _cut(paragraph.runs, _start_of(paragraph, lines))
    indent, align, marker = paragraph.indent, paragraph.align, paragraph.marker
    return (
        set_paragraph(first, width, fonts, align, paragraph.before, indent, marker), set_paragraph(rest, width, fonts, align, 0, indent),
    )


def split_stack(paragraphs: Stack, room: Emu, width: Emu, fonts: FontSet) -> tuple[Stack, Stack]:
    """The paragraphs of a cell that fit into `room`, and the others."""
    taken: list[Paragraph] = []
    for number, paragraph in enumerate(paragraphs):
        if safe_height(paragraph) > room:
            parts = split_paragraph(paragraph, room, width, fonts)
            later = paragraphs[number + 1:]
            if parts is None:
                return tuple(taken), (paragraph, *later)
            return (*taken, parts[0]), (replace(parts[1], before=paragraphs[0].before), *later)
        taken.append(paragraph)
        room -= safe_height(paragraph)
    return tuple(taken), ()


def _start_of(paragraph: Paragraph, line: int) -> int:
    """Where in the paragraph's words its line `line` begins."""
    text, place = "".join(run.text for run in paragraph.runs), 0
    for number in range(line):
        pieces = paragraph.lines[number].pieces[1 if number == 0 and paragraph.marker else 0:]
        place += len("".join(piece.run.text for piece in pieces))
        while place < len(text) and text[place] in (" ", ZERO_WIDTH_SPACE):
            place += 1
    return place


def _cut(runs: tuple[Run, ...], place: int) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """The runs before and after the character `place`."""
    first: list[Run] = []
    rest: list[Run] = []
    for run in runs:
        here = max(0, min(place, len(run.text)))
        if here:
            first.append(run.saying(run.text[:here]))
        if here < len(run.text):
            rest.append(run.saying(run.text[here:]))
        place -= len(run.text)
    return tuple(first), tuple(rest)
