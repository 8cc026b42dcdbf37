"""Drawn paths → which columns and rows leave them less room than they would like, so that the layout can give more where it has it.

    |  +---+ |:|       Nudged to the middle of its gutter, a line may still run so near to a column's line that the two read as one
    |  |   |-+:|       double rule: then the gutter is too narrow.  It can be read all the same: this is a wish, not a fault.
    |  +---+ | |
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from sopdoc.geometry import Emu, Point, pt
from sopdoc.layout.route.gutters import band
from sopdoc.layout.route.types import Page

WANTED: Emu = pt(6)       # between a line and a parallel rule of the table
SEEN: Emu = pt(0.5)       # lacking less is not seen
SHORT: Emu = pt(4)        # a shorter piece is a corner, not a line


@dataclass(frozen=True, slots=True)
class Close:
    """A column or a row (the other is -1) in which a line lacks `need` of its distance to a rule."""

    column: int
    row: int
    need: Emu


def close(page: Page, paths: Mapping[str, tuple[Point, ...]]) -> tuple[Close, ...]:
    """The columns and rows in question with the most that a line lacks there, columns first.  First and last pieces do not count:
    they stand on the middle of their symbol's side."""
    needs: dict[tuple[int, int], Emu] = {}
    for path in paths.values():
        for p, q in list(pairwise(path))[1:-1]:
            if abs(p.x - q.x) + abs(p.y - q.y) < SHORT:
                continue
            at, lines = (p.x, page.xlines) if p.x == q.x else (p.y, page.ylines)
            here = band(lines, at)
            lacks = WANTED - min(at - lines[here], lines[here + 1] - at)
            place = (here, -1) if p.x == q.x else (-1, here)
            if lacks >= SEEN:
                needs[place] = max(needs.get(place, 0), lacks)
    return tuple(Close(column, row, needs[column, row]) for column, row in sorted(needs, key=lambda at: (at[0] < 0, at)))
