"""Numbers that stand halfway down their items → numbers in front of their items' first lines.

           Peraturan Pemerintah Nomor 28             A table inside the cell, without rules: its numbers are centred,
      4.                                             so that they lie between lines, or beside one in the middle.
           Tahun 2012
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sopdoc.impor.lines import Line
from sopdoc.impor.page import Box, Word

UNEVEN = 0.75       # of a line's height: an item ends at most this far from where its number says

NUMBER = re.compile(r"\(?([0-9]{1,2}|[a-z])[.)]")


def raised(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines as they are, where no number lies between lines or one does not stand in the middle of what would be its item."""
    if not any(_is_between(line, lines) for line in lines):
        return tuple(lines)
    numbers = [line.words[0] for line in lines if NUMBER.fullmatch(line.words[0].text)]
    texts = [rest for line in lines if (rest := _without(line, numbers))]
    result: list[Line] = []
    for number in numbers:
        item = _item(number, texts)
        if not item:
            return tuple(lines)
        result += [Line((_level(number, item[0]), *item[0].words)), *item[1:]]
        texts = texts[len(item):]
    return tuple(lines) if texts else tuple(result)


def _is_between(line: Line, lines: Sequence[Line]) -> bool:
    """Is it a number alone, lower than the line before begins and higher than it ends?"""
    if len(line.words) > 1 or not NUMBER.fullmatch(line.words[0].text):
        return False
    return any(other is not line and other.box.y0 < line.box.y0 < other.box.y1 for other in lines)


def _without(line: Line, numbers: Sequence[Word]) -> Line | None:
    words = tuple(word for word in line.words if not any(word is number for number in numbers))
    return Line(words) if words else None


def _item(number: Word, texts: Sequence[Line]) -> Sequence[Line]:
    """The first lines, as far below the number's middle as they begin above it; none when they do not end there."""
    if not texts:
        return ()
    bottom = 2 * number.box.centre[1] - texts[0].box.y0
    own = [line for line in texts if line.box.centre[1] < bottom]
    even = own and own[0] is texts[0] and abs(own[-1].box.y1 - bottom) < UNEVEN * own[-1].box.height
    return own if even else ()


def _level(number: Word, line: Line) -> Word:
    """The number on that line."""
    return replace(number, box=Box(number.box.x0, line.box.y0, number.box.x1, line.box.y1))
