"""Narrow columns' titles, which are read from below → their words: cells that were not read level are turned and read again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from sopdoc.impor.ocr.engine import PARAGRAPH, Engine, Seen
from sopdoc.impor.page import Box, Point, Word
from sopdoc.impor.pixels.gray import Gray, Pixels, pgm
from sopdoc.impor.table.cells import enclosing
from sopdoc.impor.table.rules import Rules

TALL = 1.3              # times as high as wide: a cell whose words may be turned
FEWEST = 3              # letters in it that were not read for sure
SURE = 60.0             # of 100: a word that was read
LONG = 3                # letters: a shorter one may be a turned letter's picture
INSIDE = 1.0            # points from the cell's rules


def with_turned(
    words: Mapping[Word, float], letters: Iterable[Point], pixels: Pixels, gray: Gray, rules: Rules, engine: Engine,
) -> dict[Word, float]:
    """The words, those of some cells read anew; `letters`: middles of all, in points, as the words are."""
    cells = _cells(words, letters, rules)
    pictures = [pgm(np.rot90(gray.cut(pixels, _inner(cell)), -1)) for cell in cells]
    result = dict(words)
    for cell, seen in zip(cells, engine.words_in(pictures, gray.dots, PARAGRAPH), strict=True):
        level = {word: sure for word, sure in words.items() if cell.holds(word.box.centre)}
        if _mean([one.sure for one in seen]) > max(SURE, _mean(level.values())):
            result = {word: sure for word, sure in result.items() if word not in level}
            result |= {_word(one, _inner(cell), gray.scale): one.sure for one in seen}
    return result


def _cells(words: Mapping[Word, float], letters: Iterable[Point], rules: Rules) -> list[Box]:
    """Tall ones with letters in no word that is sure."""
    sure = [word.box for word, value in words.items() if value >= SURE and len(word.text) >= LONG]
    count: dict[Box, int] = {}
    for letter in letters:
        cell = None if any(box.holds(letter) for box in sure) else enclosing(letter, rules)
        if cell and cell.height > TALL * cell.width:
            count[cell] = count.get(cell, 0) + 1
    return [cell for cell, number in count.items() if number >= FEWEST]


def _inner(cell: Box) -> Box:
    return Box(cell.x0 + INSIDE, cell.y0 + INSIDE, cell.x1 - INSIDE, cell.y1 - INSIDE)


def _mean(values: Iterable[float]) -> float:
    some: Sequence[float] = tuple(values)
    return sum(some) / len(some) if some else 0.0


def _word(seen: Seen, cell: Box, scale: float) -> Word:
    """Turned back: what was level from the left is upright from below."""
    box = seen.box
    place = Box(cell.x0 + box.y0 / scale, cell.y1 - box.x1 / scale, cell.x0 + box.y1 / scale, cell.y1 - box.x0 / scale)
    return Word(seen.text, place, place.width, turned=True)
