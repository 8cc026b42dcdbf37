"""Cells that several rows share, since no rule parts them there → their words in the first of these rows.

    ├────┼──────────────┤
    │ 10 │  Dilaksanakan│      the words stand in the middle of all the rows, in several of them or beside one that they are not
    ├────┤  bersama-    │      of more than of the others
    │ 11 │  sama        │
    ├────┼──────────────┤
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from sopdoc.impor.lines import Line, lines_in
from sopdoc.impor.page import Box, Word
from sopdoc.impor.table.columns import Columns
from sopdoc.impor.table.row import Row
from sopdoc.impor.table.rules import Rule

AT_CUT = 3.0        # points from where rows part to a rule that parts them in a column
CLOSE = 1.0         # of a line's height: the lines of one text stand nearer to each other


@dataclass(frozen=True, slots=True)
class Shared:
    """A column, the first and the last of the rows whose cell is one, and what it says."""

    column: int
    first: int
    last: int
    lines: tuple[Line, ...]


def shared_in(
    words: Iterable[Word], rows: Sequence[Row], level: Sequence[Rule], columns: Columns, guessed: Sequence[float],
) -> tuple[Shared, ...]:
    """`guessed`: where rows part that no rule parts at all."""
    words = tuple(words)
    found: list[Shared] = []
    for column in columns.texts:
        left, right = columns.edges[column], columns.edges[column + 1]
        for first, last in _groups(rows, level, (left + right) / 2, guessed):
            lines = lines_in(words, Box(left, rows[first].top, right, rows[last].bottom))
            if _is_one_text(lines):
                found.append(Shared(column, first, last, lines))
    return tuple(found)


def put_together(rows: Sequence[Row], shared: Iterable[Shared]) -> tuple[Row, ...]:
    """The rows with all words of a cell in the first row that shares it."""
    result = list(rows)
    for one in shared:
        for index in range(one.first, one.last + 1):
            cells = list(result[index].cells)
            cells[one.column] = one.lines if index == one.first else ()
            result[index] = replace(result[index], cells=tuple(cells))
    return tuple(result)


def _groups(rows: Sequence[Row], level: Sequence[Rule], middle: float, guessed: Sequence[float]) -> Iterator[tuple[int, int]]:
    """Rows that no rule parts in the column whose middle is given: the first and the last ones."""
    first = 0
    for index, (above, below) in enumerate(pairwise(rows), 1):
        parted = any(rule.passes(middle) and abs(rule.at - above.bottom) < AT_CUT for rule in level)
        if parted or below.top in guessed or above.across or below.across:
            if index - first > 1:
                yield first, index - 1
            first = index
    if len(rows) - first > 1:
        yield first, len(rows) - 1


def _is_one_text(lines: Sequence[Line]) -> bool:
    """Else each row has its own, in a column without rules."""
    return bool(lines) and all(below.box.y0 - above.box.y1 < CLOSE * above.box.height for above, below in pairwise(lines))
