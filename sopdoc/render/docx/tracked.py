"""Marked words, paragraphs and rows → Word's tracked changes: accepting all leaves the new text, rejecting all the old one.

The end of a paragraph is a character that can come and go too.  What goes with a paragraph is the end that keeps it apart
from its neighbour: its own, but for paragraphs at the end of a cell, whose last end Word never gives up, the one before.

    A¶  B¶  C¶    B gone: its own end is        A¶  B¶  C¶    C gone: B's end is
        ~~                                          ~   ~
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from sopdoc.layout.tree import Mark, Paragraph, Revision
from sopdoc.render.docx.ooxml import escape

TAGS: dict[Mark, str] = {"baru": "ins", "lama": "del"}


def change(mark: Mark, number: str, revision: Revision, content: str = "") -> str:
    """w:ins or w:del, around what it changes or alone in the properties of a paragraph's end or a row."""
    attributes = f'w:id="{number}" w:author="{escape(revision.author)}" w:date="{revision.date}"'
    tag = TAGS[mark]
    return f"<w:{tag} {attributes}>{content}</w:{tag}>" if content else f"<w:{tag} {attributes}/>"


def marked_ends(paragraphs: Sequence[Paragraph], parting: bool = False) -> list[tuple[Mark, ...]]:
    """For each paragraph of a stack the marks of its end; the last one's has none, unless all that follows goes with it (`parting`)."""
    if not any(paragraph.mark for paragraph in paragraphs):
        return [()] * len(paragraphs)
    ends: list[set[Mark]] = [set() for _ in paragraphs]
    for mark, start, end in _runs(paragraphs):
        shift = 1 if end == len(paragraphs) and not parting else 0
        for place in range(start, end):
            if place - shift >= 0:
                ends[place - shift].add(mark)
    return [tuple(mark for mark in TAGS if mark in marks) for marks in ends]


def _runs(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[Mark, int, int]]:
    """Neighbours of one mark: the mark, the first of them, the one after the last."""
    place = 0
    for mark, several in groupby(paragraphs, key=lambda paragraph: paragraph.mark):
        count = sum(1 for _ in several)
        if mark:
            yield mark, place, place + count
        place += count
