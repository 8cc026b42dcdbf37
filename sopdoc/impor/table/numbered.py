"""A row that holds two numbers of kegiatan is two rows, whose rule is not drawn, or not as far as the numbers.

    │ 5. │ Memeriksa │  ▭  │ 1 jam │
    │    │           ├─────┼───────┤  ◀─ the rule of other columns says where they part
    │ 6. │ Menyusun  │  ▭  │ 2 jam │

Where no column has one they part in the widest room that no word stands in, and that is a guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from sopdoc.impor.lines import Line, lines_in
from sopdoc.impor.page import Box, Page
from sopdoc.impor.table.columns import Columns
from sopdoc.impor.table.rules import Rules

LEAST = 2           # columns that a rule passes through to part rows
CLOSE = 3.0         # the rules of different columns lie this near to each other
ROOM = 1.0          # between two lines of words for a row to end there

_NUMBER = re.compile(r"\(?([0-9]{1,3})\)?[.)]?")


def parted_by_numbers(page: Page, rules: Rules, columns: Columns, cuts: Sequence[float]) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """All cuts between rows, with those between two numbers of one row; and which of them no rule shows."""
    if columns.nomor is None:
        return tuple(cuts), ()
    found = list(cuts)
    guessed = []
    for top, bottom in pairwise(cuts):
        for above, below in _following(lines_in(page.words, _column(columns, columns.nomor, top, bottom))):
            start, end = above.box.centre[1], below.box.centre[1]
            at = _ruled(rules, columns, start, end)
            if at is None:
                at = _free(page, columns, start, end)
                guessed.append(at)
            found.append(at)
    return tuple(sorted(found)), tuple(guessed)


def _column(columns: Columns, index: int, top: float, bottom: float) -> Box:
    return Box(columns.edges[index], top, columns.edges[index + 1], bottom)


def _following(lines: Sequence[Line]) -> Iterator[tuple[Line, Line]]:
    """Lines that are a number each, and count on."""
    for above, below in pairwise(lines):
        found = [_NUMBER.fullmatch(line.text) for line in (above, below)]
        if found[0] and found[1] and int(found[1][1]) == int(found[0][1]) + 1:
            yield above, below


def _ruled(rules: Rules, columns: Columns, start: float, end: float) -> float | None:
    """Where a rule passes through other columns, those of the pelaksana left out, in which arrows lie level."""
    middles = [(a + b) / 2 for index, (a, b) in enumerate(pairwise(columns.edges)) if index not in columns.pelaksana]
    level = [(rule.at, middle) for rule in rules.level if start < rule.at < end for middle in middles if rule.passes(middle, 0)]
    places = [at for at, _ in level if sum(abs(at - other) < CLOSE for other, _ in level) >= LEAST]
    return max(places, key=lambda at: sum(abs(at - other) < CLOSE for other, _ in level)) if places else None


def _free(page: Page, columns: Columns, start: float, end: float) -> float:
    """The middle of the widest room between two numbers that no word beside the pelaksana stands in; of the whole where there is none."""
    beside = [index for index in range(len(columns.edges) - 1) if index not in columns.pelaksana]
    lines = [line for index in beside for line in lines_in(page.words, _column(columns, index, start, end))]
    reach = start
    rooms: list[tuple[float, float]] = []
    for line in sorted(lines, key=lambda line: line.box.y0):
        if line.box.y0 - reach > ROOM:
            rooms.append((line.box.y0 - reach, (reach + line.box.y0) / 2))
        reach = max(reach, line.box.y1)
    if end - reach > ROOM:
        rooms.append((end - reach, (reach + end) / 2))
    return max(rooms)[1] if rooms else (start + end) / 2
