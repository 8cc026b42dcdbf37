"""Entries in reading order → the outline's tree: an entry holds those after it that stand deeper, and shows them closed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sopdoc.render.pdf.file import PdfFile, pdf_text


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the outline: its destination as PDF text, and how deep it stands (0 outermost)."""

    title: str
    place: str
    level: int


def add_outline(entries: Sequence[Entry], file: PdfFile) -> str:
    """Writes the outline; returns the catalogue's entry for it, "" for none."""
    if not entries:
        return ""
    root = file.reserve(len(entries) + 1)
    kids = _kids([entry.level for entry in entries])
    for parent, own in enumerate(kids):
        for place, number in enumerate(own):
            entry = entries[number - 1]
            before = f"/Prev {root + own[place - 1]} 0 R" if place else ""
            after = f"/Next {root + own[place + 1]} 0 R" if place + 1 < len(own) else ""
            around = f"/Parent {root + parent} 0 R{before}{after}{_ends(kids[number], root, -1)}"
            file.put(root + number, f"<</Title{pdf_text(entry.title)}{around}/Dest{entry.place}>>")
    file.put(root, f"<</Type/Outlines{_ends(kids[0], root, 1)}>>")
    return f"/Outlines {root} 0 R"


def _kids(levels: Sequence[int]) -> list[list[int]]:
    """For the root, 0, and every entry, from 1: the entries directly below."""
    kids: list[list[int]] = [[] for _ in range(len(levels) + 1)]
    above = [0]
    for number, level in enumerate(levels, 1):
        while len(above) > 1 and levels[above[-1] - 1] >= level:
            above.pop()
        kids[above[-1]].append(number)
        above.append(number)
    return kids


def _ends(kids: Sequence[int], root: int, sign: int) -> str:
    """First and last of the entries below, and how many; their number is negative while they are not shown."""
    return f"/First {root + kids[0]} 0 R/Last {root + kids[-1]} 0 R/Count {sign * len(kids)}" if kids else ""
