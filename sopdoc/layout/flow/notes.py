"""The note of a segilima: which page it leads to, in as many words as there is room for.

    ┌─┐        ┌─┐      ┌─┐      All at one edge of a page speak in one manner, the longest that fits two lines each.
    │A│        │A│      │A│      Which way they lead, their arrows tell too.
     ▼          ▼        ▼
 ke hal. 3    hal. 3    h. 3
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from sopdoc.geometry import Emu, pt
from sopdoc.layout.flow.offpage import Segilima
from sopdoc.layout.sheet import Sheet
from sopdoc.layout.text.measure import SAFETY, natural_width, set_paragraph, widest_word
from sopdoc.layout.tree import Paragraph, Run, Style

SMALLEST_NOTE: Emu = pt(6.5)
NOTE_SHARE = 0.85                 # size of the note by the size of words in symbols
NOTE_AIR: Emu = pt(3)             # least room between two notes, and beside them
SPARE: Emu = pt(1)                # a note's box is this much wider than its words
FEW_LINES = 2                     # a note on more is read word by word: rather a shorter one
BOOKED = "888"                    # a page's number as wide as books have them
LONGEST = "dari hal. 9"           # of the usual notes

_DIGITS = re.compile(r"\d+")


def where_of(s: Segilima, first: int) -> str:
    """Where a segilima of a flow that begins on page `first` leads, or comes from, in full."""
    pages = ", ".join(str(first + page) for page in s.others)
    return f"dari halaman {pages}" if s.incoming else f"ke halaman {pages}"


def _forms(where: str) -> tuple[str, ...]:
    way, _, pages = where.partition(" halaman ")
    return f"{way} hal. {pages}", f"hal. {pages}", f"h. {pages}"


def notes_in(rooms: Sequence[Emu], wheres: Sequence[str], sheet: Sheet) -> tuple[Paragraph, ...]:
    """The notes at one edge of a page, each in its room; where no form fits, they are in the shortest one."""
    manners = [
        tuple(_set(note_run(text, sheet), room, sheet) for text, room in zip(texts, rooms, strict=True))
        for texts in zip(*map(_forms, wheres), strict=True)
    ]
    return min(manners, key=lambda notes: _badness(notes, rooms), default=())


def _badness(notes: Sequence[Paragraph], rooms: Sequence[Emu]) -> tuple[bool, int]:
    """Does one of them not fit, and on how many lines is the tallest?"""
    narrow = any(own_width(note) > room for note, room in zip(notes, rooms, strict=True))
    return narrow, max(FEW_LINES, *(len(note.lines) for note in notes))


def _set(run: Run, room: Emu, sheet: Sheet) -> Paragraph:
    """The note on one line, or on as many as its room asks for: "dari / hal. 7" rather than "dari hal. / 7"."""
    return set_paragraph((run,), max(room - NOTE_AIR, widest_word((run,), sheet.fonts) + SAFETY), sheet.fonts, "tengah", even=True)


def own_width(note: Paragraph) -> Emu:
    """What the note's lines take."""
    return max(line.width for line in note.lines) + SPARE


def note_width(note: Paragraph, room: Emu, sheet: Sheet) -> Emu:
    """What it takes, and where the column has it what it takes in a book, where numbers have more digits."""
    booked = (tuple(replace(piece.run, text=_DIGITS.sub(BOOKED, piece.run.text)) for piece in line.pieces) for line in note.lines)
    wide = max(natural_width(runs, sheet.fonts) for runs in booked) + SPARE
    return max(own_width(note), min(wide, room - NOTE_AIR))


def widest_note(wheres: Iterable[str], sheet: Sheet) -> Emu:
    """What the notes would like: all their words on one line."""
    return max((natural_width((note_run(_forms(where)[0], sheet),), sheet.fonts) for where in wheres), default=0)


def note_run(text: str, sheet: Sheet) -> Run:
    style = sheet.style("simbol")
    small: Style = replace(style, size=max(SMALLEST_NOTE, round(style.size * NOTE_SHARE / 6350) * 6350))
    return Run(text, small)
