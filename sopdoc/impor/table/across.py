"""A row of a flow table whose columns no rule parts → the title that stands across it.

    │ 2 │ Memeriksa │    │    │ 5 menit │
    ├───┴───────────┴────┴────┴─────────┤
    │ A. Tahap Persiapan   Ya           │     "Ya" is a branch's: it stands among the pelaksana, apart from other words
    ├───┬───────────┬────┬────┬─────────┤
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from sopdoc.impor.lines import Line, lines_in
from sopdoc.impor.page import Box, Page
from sopdoc.impor.table.columns import Columns
from sopdoc.impor.table.rules import Rules

INSIDE = 3.0            # of an edge: a rule there parts two columns
APART = 16.0            # words of one line farther from each other do not belong together


def across_in(page: Page, rules: Rules, columns: Columns, top: float, bottom: float) -> tuple[Line, ...]:
    """Its lines; none where any rule parts the columns right of the numbers."""
    edges = columns.edges[columns.kegiatan + 1:-1]
    middle = (top + bottom) / 2
    if any(rule.passes(middle, 0) and abs(rule.at - edge) < INSIDE for rule in rules.upright for edge in edges):
        return ()
    first, last = columns.lanes[0][0], columns.lanes[-1][1]
    lines = lines_in(page.words, Box(columns.edges[0], top, columns.edges[-1], bottom))
    beside = [[part for part in _parts(line) if part.box.x0 < first or part.box.x1 > last] for line in lines]
    kept = tuple(Line(tuple(word for part in parts for word in part.words)) for parts in beside if parts)
    return kept or lines


def _parts(line: Line) -> Iterator[Line]:
    cuts = [n for n, (a, b) in enumerate(pairwise(line.words), 1) if b.box.x0 - a.box.x1 > APART]
    return (Line(line.words[a:b]) for a, b in pairwise([0, *cuts, len(line.words)]))


def room_of(lines: tuple[Line, ...], columns: Columns, top: float, bottom: float) -> Box:
    """Where such a title is broken into lines: beside the pelaksana, where it stands there, else anywhere in the row."""
    left, right = columns.edges[0], columns.edges[-1]
    first, last = columns.lanes[0][0], columns.lanes[-1][1]
    if all(line.box.x1 < first for line in lines):
        return Box(left, top, first, bottom)
    if all(line.box.x0 > last for line in lines):
        return Box(last, top, right, bottom)
    return Box(left, top, right, bottom)
