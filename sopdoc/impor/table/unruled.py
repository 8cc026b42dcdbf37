"""Words of a head, and what is drawn below → where pelaksana part that share one column of the table, without a rule between them.

    │        Pelaksana         │
    │  Kepala     Staf    Tim  │      each has a number of its own below its title;
    ├──────────────────────────┤      they part where the titles do
    │    3         4       5   │

Without numbers they part where both the titles and the symbols do:

    │  Kepala       Staf       │
    ├──────────────────────────┤
    │   ▭                      │
    │              ▭           │
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from sopdoc.impor.lines import Line, lines_of
from sopdoc.impor.page import Box, Path, Word

BELOW = 24.0            # the numbers stand in the head, or in a row that ends this far below
WIDE, ALIKE = 8.0, 2.0  # a gap so wide parts titles wherever it is; gaps that differ by less are alike
ANY = 2                 # groups of titles and of symbols, to part
APART = 6.0             # between two titles, and between the symbols below them
CENTRED = 0.1           # of the column's width, between the middles of a title and of what stands below it
TOGETHER = 4.5          # words of one title stand this near to each other
LEAST, MOST = 12.0, 0.7         # a symbol's width, and its part of the column's
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


def parted_in(words: Iterable[Word], paths: Iterable[Path], column: Box, bottom: float) -> tuple[float, ...]:
    """`column`: from the upper to the lower edge of the head's lowest titles; `bottom`: where the table ends."""
    titles = [(word.box.x0, word.box.x1) for word in words if column.holds(word.box.centre) and word.text.casefold() != COMMON]
    below = Box(column.x0, column.y1, column.x1, bottom)
    symbols = [(path.box.x0, path.box.x1) for path in paths if _may_be_symbol(path, below)]
    said, drawn = _merged(titles), _merged(symbols)
    if len(said) < ANY or not drawn:
        return ()
    if len(drawn) < ANY:        # all below one title, and not in the middle of the column
        centred = any(abs(sum(drawn[0]) - sum(title)) / 2 < CENTRED * column.width for title in said)
        drawn = said if centred else []
    return tuple(
        (max(a[1], c[1]) + min(b[0], d[0])) / 2 for a, b in pairwise(said) for c, d in pairwise(drawn)
        if min(b[0], d[0]) - max(a[1], c[1]) > APART
    )


def _may_be_symbol(path: Path, column: Box) -> bool:
    """A closed outline in the column that is neither its cell's ground nor an arrow's head."""
    box = path.box
    sound = path.closed and (path.stroked or path.filled) and LEAST < box.width < MOST * column.width and box.height > LEAST / 2
    return sound and column.covers(box, 1)


def _merged(spans: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    """Stretches that meet as one, from left to right."""
    result: list[tuple[float, float]] = []
    for start, end in sorted(spans):
        if result and start <= result[-1][1] + TOGETHER:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result


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
