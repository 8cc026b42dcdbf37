"""Words among a flow's drawing, once it is known which strokes are its table's: those within outlines, and short ones beside lines.

Read with the whole page, a stroke of an arrow is taken for a rule, and its head for a number.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sopdoc.impor.ocr.engine import ONE_LINE, Engine, Seen
from sopdoc.impor.ocr.letters import LOWEST, MARGIN, framed, is_word, lines_of, moved, placed, wider, within
from sopdoc.impor.page import Box, Word
from sopdoc.impor.pixels.gray import Gray
from sopdoc.impor.pixels.runs import Mask, Runs, runs_of
from sopdoc.impor.pixels.shapes import Shape, shapes_of
from sopdoc.impor.pixels.solid import hollowed

HIGHEST, LONGEST = 12.0, 40.0       # points: of a line of loose words, and of letters that blur has joined
SURE, SURE_ALONE = 30.0, 60.0       # of 100: of words within outlines, and of those that a piece of a line may be
ROOM = 1.0              # pixels that a letter may stand out of its line


@dataclass(frozen=True, slots=True)
class Among:
    """`words` in points of the page; `ink`: that of their letters, as large as the whole picture."""

    words: tuple[Word, ...]
    ink: Mask


def read_among(gray: Gray, ink: Mask, among: Box, engine: Engine) -> Among:
    """`ink`: without the table's rules."""
    (x, y), raster = gray.origin, gray.raster(ink, among)
    left, top = round((raster.origin[0] - x) * gray.scale), round((raster.origin[1] - y) * gray.scale)
    height, width = raster.ink.shape
    outlined = hollowed(raster.ink, gray.scale)
    own = slice(top, top + height), slice(left, left + width)
    runs = runs_of(outlined, diagonal=True)
    boxes = runs.boxes()
    inner = _is_within(runs, shapes_of(outlined, gray.scale), outlined.shape)
    small = _is_small(boxes, gray.scale)
    pixels = np.where(wider(runs.mask(raster.ink.shape, inner | small)), gray.pixels[own], np.uint8(255))
    words: list[Word] = []
    letters = np.zeros_like(inner)
    for kind, sure in ((inner, SURE), (small & ~inner, SURE_ALONE)):
        lines = lines_of((Box(*map(float, box)) for box in boxes[kind & (boxes[:, 3] - boxes[:, 1] >= LOWEST * gray.scale)]), gray.scale)
        lines = [line for line in lines if kind is inner or line.height <= HIGHEST * gray.scale]
        pictures = [framed(pixels, line, int(MARGIN * gray.scale)) for line in lines]
        for line, found in zip(lines, engine.words_in(pictures, gray.dots, ONE_LINE), strict=True):
            said = [one for one in found if is_word(one) and one.sure >= sure]
            words += [placed(one, gray) for one in _moved(said, line, left, top, gray.scale)]
            letters |= within(boxes, line, ROOM) if said else False
    whole = np.zeros_like(ink)
    whole[own] = runs.mask(raster.ink.shape, letters)
    return Among(tuple(words), whole)


def _moved(said: list[Seen], line: Box, left: int, top: int, scale: float) -> Iterator[Seen]:
    """From the picture of a line to the whole."""
    margin = int(MARGIN * scale)
    for one in said:
        yield moved(one, line.x0 - margin + left, line.y0 - margin + top)


def _is_small(boxes: NDArray[np.int64], scale: float) -> NDArray[np.bool_]:
    found: NDArray[np.bool_] = (boxes[:, 3] - boxes[:, 1] <= HIGHEST * scale) & (boxes[:, 2] - boxes[:, 0] <= LONGEST * scale)
    return found


def _is_within(runs: Runs, shapes: list[Shape], size: tuple[int, ...]) -> NDArray[np.bool_]:
    """Which parts of the ink stand in an outline, as a whole?  An arrow may begin in one."""
    inside = np.zeros(size, dtype=bool)
    for shape in shapes:
        for row, (start, end) in enumerate(zip(shape.left.tolist(), shape.right.tolist(), strict=True), shape.top):
            inside[row, start:end] = True
    found = np.ones(runs.parts, dtype=bool)
    found[runs.part[~inside[runs.row, (runs.start + runs.end) // 2]]] = False
    return found
