"""Words of a head → where pelaksana part that share one column of the table, without a rule between them.

    │        Pelaksana         │
    │  Kepala     Staf    Tim  │      each has a number of its own below its title;
    ├──────────────────────────┤      they part where the titles do
    │    3         4       5   │
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from sopdoc.impor.lines import Line, lines_of
from sopdoc.impor.page import Box, Word

BELOW = 24.0            # the numbers stand in the head, or in a row that ends this far below
WIDE, ALIKE = 8.0, 2.0  # a gap so wide parts titles wherever it is; gaps that differ by less are alike
COMMON = "pelaksana"    # above all of them
SECOND = 2              # the number of the kegiatan: those of pelaksana are greater

_NUMBER = re.compile(r"\(?([0-9]{1,2})\)?\.?")


def unruled_in(words: Iterable[Word], column: Box) -> tuple[float, ...]:
    """`column`: from the head's upper to its lower edge."""
    inside = [word for word in words if Box(column.x0, column.y0, column.x1, column.y1 + BELOW).holds(word.box.centre)]
    numbers = next((line for line in lines_of(inside) if _counts(line)), None)
    if numbers is None:
        return ()
    titles = [word for word in inside if word.box.y1 <= numbers.box.y0 and word.text.casefold() != COMMON]
    return tuple(_between(a.box.centre[0], b.box.centre[0], titles) for a, b in pairwise(numbers.words))


def _counts(line: Line) -> bool:
    """Nothing but numbers, each one more than that before it."""
    found = [_NUMBER.fullmatch(word.text) for word in line.words]
    counts = [int(number[1]) for number in found if number]
    return len(counts) == len(found) > 1 and counts[0] > SECOND and all(b - a == 1 for a, b in pairwise(counts))


def _between(left: float, right: float, titles: Sequence[Word]) -> float:
    """The middle of the widest gap between titles, of gaps alike the nearest to the middle between two numbers; else that middle."""
    middle = (left + right) / 2

    def cost(gap: tuple[float, float]) -> tuple[int, float]:
        return -round(min(gap[1] - gap[0], WIDE) / ALIKE), abs(sum(gap) / 2 - middle)

    start, end = min(_gaps(left, right, titles), key=cost, default=(middle, middle))
    return (start + end) / 2


def _gaps(left: float, right: float, titles: Sequence[Word]) -> Iterator[tuple[float, float]]:
    """What no title covers between two places."""
    reach = left
    for word in sorted(titles, key=lambda word: word.box.x0):
        if left < word.box.x0 < right and word.box.x0 > reach:
            yield reach, word.box.x0
        reach = max(reach, word.box.x1)
