"""A picture without its rules → its words: first all of them at once, then one by one what was passed over, as lonely numbers are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from sopdoc.impor.ocr.engine import ONE_LINE, SPARSE, Engine, Seen
from sopdoc.impor.ocr.turned import with_turned
from sopdoc.impor.page import Box, Word
from sopdoc.impor.pixels.gray import Gray, Pixels, pgm
from sopdoc.impor.pixels.ruled import ink_of
from sopdoc.impor.pixels.runs import Mask, runs_of
from sopdoc.impor.table.rules import Rules

HIGHEST = 16.0          # points: ink that hangs together and is higher is no letter
LOWEST = 3.0            # points: a smaller one alone is dirt, a dot or a dash
APART = 4.0             # points between letters of one line
MARGIN = 3.0            # points of white around a line that is read alone
MOST = 400              # lines read one by one
LEAST = 10.0            # of 100: how sure tesseract is of what is a word at all

Boxes = NDArray[np.int64] | NDArray[np.float64]      # x0, y0, x1, y1, row by row


def read(gray: Gray, rules: Rules, engine: Engine) -> dict[Word, float]:
    """Words in points of the page, and how sure they are, of 100."""
    ink = gray.ink & ~ink_of(rules, gray)
    runs = runs_of(ink, diagonal=True)
    boxes = runs.boxes()
    high = boxes[:, 3] - boxes[:, 1]
    pixels = np.where(wider(runs.mask(ink.shape, high <= HIGHEST * gray.scale)), gray.pixels, np.uint8(255))
    (first,) = engine.words_in([pgm(pixels)], gray.dots, SPARSE)
    seen = [one for one in first if is_word(one)]
    large = boxes[(high <= HIGHEST * gray.scale) & (high >= LOWEST * gray.scale)]
    lines = lines_of(_passed_over(large, seen), gray.scale)
    margin = int(MARGIN * gray.scale)
    alone = engine.words_in([framed(pixels, line, margin) for line in lines], gray.dots, ONE_LINE)
    for line, found in zip(lines, alone, strict=True):
        seen += [moved(one, line.x0 - margin, line.y0 - margin) for one in found if is_word(one)]
    middles = [gray.at((x0 + x1) / 2, (y0 + y1) / 2) for x0, y0, x1, y1 in large.tolist()]
    return with_turned({placed(one, gray): one.sure for one in seen}, middles, pixels, gray, rules, engine)


def wider(mask: Mask) -> Mask:
    """With the pixels beside it, which are grey."""
    result = mask.copy()
    result[1:] |= mask[:-1]
    result[:-1] |= mask[1:]
    result[:, 1:] |= result[:, :-1].copy()
    result[:, :-1] |= result[:, 1:].copy()
    return result


def within(boxes: Boxes, box: Box, slack: float) -> NDArray[np.bool_]:
    """Which of the boxes lie in one?"""
    inner: NDArray[np.bool_] = (boxes[:, 0] >= box.x0 - slack) & (boxes[:, 1] >= box.y0 - slack)
    return inner & (boxes[:, 2] <= box.x1 + slack) & (boxes[:, 3] <= box.y1 + slack)


def is_word(seen: Seen) -> bool:
    return seen.sure >= LEAST and any(char.isalnum() for char in seen.text)


def _passed_over(letters: Boxes, seen: Iterable[Seen]) -> list[Box]:
    """Those whose middles lie in no word."""
    x, y = (letters[:, 0] + letters[:, 2]) / 2, (letters[:, 1] + letters[:, 3]) / 2
    known = np.zeros(len(letters), dtype=bool)
    for one in seen:
        known |= (x >= one.box.x0) & (x <= one.box.x1) & (y >= one.box.y0) & (y <= one.box.y1)
    return [Box(*map(float, letter)) for letter in letters[~known]]


def lines_of(letters: Iterable[Box], scale: float) -> list[Box]:
    """Letters that stand side by side as one; none where there are more than a table has."""
    lines: list[Box] = []
    apart = APART * scale
    for letter in sorted(letters, key=lambda box: (box.x0, box.y0)):
        line = next((line for line in lines if letter.x0 - line.x1 <= apart and line.y0 < letter.centre[1] < line.y1), None)
        if line is None:
            lines.append(letter)
        else:
            lines[lines.index(line)] = line.joined(letter)
    return lines if len(lines) <= MOST else []


def framed(pixels: Pixels, line: Box, margin: int) -> bytes:
    """A line as a file, with white around it."""
    part = pixels[int(line.y0): int(line.y1), int(line.x0): int(line.x1)]
    return pgm(np.pad(part, margin, constant_values=255))


def moved(seen: Seen, x: float, y: float) -> Seen:
    box = seen.box
    return replace(seen, box=Box(box.x0 + x, box.y0 + y, box.x1 + x, box.y1 + y))


def placed(seen: Seen, gray: Gray) -> Word:
    """In points of the page."""
    (x0, y0), (x1, y1) = gray.at(seen.box.x0, seen.box.y0), gray.at(seen.box.x1, seen.box.y1)
    return Word(seen.text, Box(x0, y0, x1, y1), y1 - y0)
