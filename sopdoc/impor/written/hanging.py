"""Numbers in a column of their own → numbers in front of their items' first lines.

           Peraturan Pemerintah Nomor 28             A table inside the cell, without rules: its numbers stand at the top of
      4.                                             their items, in the middle or at the bottom, as the program was told, so
           Tahun 2012                                that they lie between lines, or beside one that does not begin the item.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from math import inf

from sopdoc.impor.lines import Line
from sopdoc.impor.page import After, Box, Word

COLUMN = 10.0       # numbers of one column begin this near: "9." above "10."
BETTER = 2.0        # points: other places than the top have numbers nearer by more than that
WITHIN = After.SPACE, After.JOINED       # what a line ends with that goes on
FARTHEST = 1.6      # of a line's height: a number stands at most this far from where its item says

NUMBER = re.compile(r"\(?([0-9]{1,2}|[a-z])[.)]")

_TYPED = re.compile(rf"{NUMBER.pattern}|([0-9]{{1,2}}),?")      # "1," is a slip that comes again on sheet after sheet
_COUNTED = re.compile(r"[0-9]+|[a-z]")
_BARE = re.compile(r"[0-9]{1,2}")
_Item = Sequence[Line]

_Away = Callable[[Word, _Item], float]


def raised(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines as they are where no numbers stand in a column of their own, counted on, left of all texts."""
    lines = _with_texts(lines)
    numbers = _numbers(lines)
    texts = [rest for line in lines if (rest := _without(line, numbers))]
    if len(numbers) < 2 or len(texts) < len(numbers) or not _is_column(numbers, texts):
        return lines
    usual, *others = (_items(numbers, texts, away) for away in (_top, _centre, _bottom))
    away, items = min((usual[0] - BETTER, usual[1]), *others, key=lambda one: one[0])
    if away > FARTHEST * texts[0].box.height:
        return lines
    return tuple(line for number, item in zip(numbers, items, strict=True) for line in (_begun(number, item[0]), *item[1:]))


def _with_texts(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Without a last number that follows the one before, is written as that is, and has no text: an item that nobody wrote."""
    last = lines[-1] if lines else None
    if last is None or len(last.words) > 1 or not _is_numbered(last) or (len(lines) > 1 and lines[-2].words[-1].after in WITHIN):
        return tuple(lines)
    before = [line.words[0] for line in lines[:-1] if len(line.words) > 1 and _is_numbered(line)]
    near = (word for word in before if abs(word.box.x0 - last.box.x0) < COLUMN and _written(word.text) == _written(last.text))
    follows = any(_count(word.text) == _count(last.text) - 1 for word in near)
    return tuple(lines[:-1]) if follows else tuple(lines)


def _is_numbered(line: Line) -> bool:
    """Does it begin with what may be a number of a column?  In a sheet of ours it stands where it belongs, and in a workbook in a cell of
    its own, whose last word it is."""
    first = line.words[0]
    told = line.words[-1].after is After.UNKNOWN or first.after is not After.UNKNOWN
    return told and _TYPED.fullmatch(first.text) is not None


def _numbers(lines: Sequence[Line]) -> list[Word]:
    """What may be the numbers of one column."""
    first = [line.words[0] for line in lines if _is_numbered(line)]
    left = min((word.box.x0 for word in first), default=0.0)
    return [word for word in first if word.box.x0 - left < COLUMN]


def _is_column(numbers: Sequence[Word], texts: Sequence[Line]) -> bool:
    counts = [_count(number.text) for number in numbers]
    if any(_BARE.fullmatch(number.text) for number in numbers) and counts[0] != 1:
        return False
    return max(word.box.x1 for word in numbers) <= min(line.box.x0 for line in texts) and all(b - a == 1 for a, b in pairwise(counts))


def _count(text: str) -> int:
    sign = text.strip("().,")
    return int(sign) if sign.isdigit() else ord(sign)


def _written(text: str) -> str:
    """What stands around a count: "(1)" is written otherwise than "3"."""
    return _COUNTED.sub("#", text)


def _without(line: Line, numbers: Sequence[Word]) -> Line | None:
    words = tuple(word for word in line.words if not any(word is number for number in numbers))
    return Line(words) if words else None


def _top(number: Word, item: _Item) -> float:
    """How far it stands from the first line; it may have slipped up from it, hardly down."""
    away = item[0].box.centre[1] - number.box.centre[1]
    return away if away > 0 else 2 * away


def _centre(number: Word, item: _Item) -> float:
    """Between lines that follow one another."""
    if any(below.box.y0 - above.box.y1 > above.box.height for above, below in pairwise(item)):
        return inf
    return (item[0].box.centre[1] + item[-1].box.centre[1]) / 2 - number.box.centre[1]


def _bottom(number: Word, item: _Item) -> float:
    away = item[-1].box.centre[1] - number.box.centre[1]
    return away if away < 0 else 2 * away


def _items(numbers: Sequence[Word], texts: _Item, away: _Away) -> tuple[float, list[_Item]]:
    """The lines parted so that numbers stand as near as can be to where their items say, and the farthest that one then stands away.

    `sums[end]`: of the squares for the numbers so far, where their items are the first `end` lines.
    """
    sums = [0.0, *(inf for _ in texts)]
    begun: list[list[int]] = []
    for number in numbers:
        before = sums
        found = [
            min(((before[start] + away(number, texts[start:end]) ** 2, start) for start in range(end)), default=(inf, 0))
            for end in range(len(texts) + 1)
        ]
        sums = [cost for cost, _ in found]
        begun.append([start for _, start in found])
    end, items = len(texts), list[_Item]()
    for starts in reversed(begun):
        items.insert(0, texts[starts[end]:end])
        end = starts[end]
    return max(abs(away(number, item)) for number, item in zip(numbers, items, strict=True)), items


def _begun(number: Word, line: Line) -> Line:
    """The line with its number in front of it."""
    box = Box(number.box.x0, line.box.y0, number.box.x1, line.box.y1)
    text = f"{number.text}." if _BARE.fullmatch(number.text) else number.text.replace(",", ".")
    return Line((replace(number, text=text, box=box), *line.words))
