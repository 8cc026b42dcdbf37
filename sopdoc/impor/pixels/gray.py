"""A part of a page as it is seen, in grays; its ink, whatever the paper's shade; and the same turned straight."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from importlib import import_module
from math import ceil, radians, tan
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sopdoc.impor.page import Box, Point
from sopdoc.impor.pixels.coloured import grays_of
from sopdoc.impor.pixels.raster import DARK, Hider, Raster, scale_of
from sopdoc.impor.pixels.runs import Mask, level_runs

Pixels = NDArray[np.uint8]

DOTS = 72               # points an inch
NEAR = 6.0              # points around a pixel whose mean is the paper's shade there
BLOCK = 4               # pixels a side whose shade is one
BAND = 64               # rows of blocks that are compared together
DARKER = 0.85           # of that shade: ink
AROUND, FILLED = 30.0, 0.75     # points around a symbol in which there is paper, and of its shade: a filled symbol is as dark
STEP = 0.05             # degrees
STEEPEST = 60           # of them that a sheet may lie askew
STROKE = 12.0           # points: shorter runs of ink are letters, and say nothing of a slope
STRAIGHT = 0.04         # degrees that nobody sees


@dataclass(frozen=True, slots=True)
class Gray:
    """`pixels`: rows from above, 255 is white; `origin` and `scale` as a raster has them; `shade`: the paper's, of each block of pixels."""

    pixels: Pixels
    origin: Point
    scale: float
    shade: NDArray[np.float32] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "shade", _shade(self.pixels, int(NEAR * self.scale)))

    @property
    def ink(self) -> Mask:
        return self.below(DARKER) & (self.pixels < DARK)

    @property
    def filled(self) -> Mask:
        """As dark as symbols are filled, which are their own shade."""
        reach = int(AROUND * self.scale / BLOCK)
        paper = _most(_most(self.shade, reach).T, reach).T
        return self._under(FILLED * paper) & (self.pixels < DARK)

    def below(self, part: float) -> Mask:
        """Darker than this part of the paper's shade around."""
        return self._under(part * self.shade)

    def _under(self, limits: NDArray[np.float32]) -> Mask:
        """Darker than their block's limit; band by band, for spread over all pixels the limits take four times as much room as these."""
        found: Mask = np.empty(self.pixels.shape, dtype=bool)
        for first in range(0, len(limits), BAND):
            spread = np.repeat(np.repeat(limits[first: first + BAND], BLOCK, axis=0), BLOCK, axis=1)
            rows = slice(first * BLOCK, (first + BAND) * BLOCK)
            np.less(self.pixels[rows], spread[: len(self.pixels) - rows.start, : self.pixels.shape[1]], out=found[rows])
        return found

    def at(self, x: float, y: float) -> Point:
        """The place of a pixel's corner on the page."""
        return self.origin[0] + x / self.scale, self.origin[1] + y / self.scale

    @property
    def dots(self) -> float:
        """An inch."""
        return DOTS * self.scale

    def cut(self, pixels: Pixels, part: Box) -> Pixels:
        """Of a picture of the same size: a part of the page."""
        (x, y), scale = self.origin, self.scale
        rows = slice(max(0, int((part.y0 - y) * scale)), int((part.y1 - y) * scale))
        return pixels[rows, max(0, int((part.x0 - x) * scale)): int((part.x1 - x) * scale)]

    def raster(self, ink: Mask, part: Box) -> Raster:
        """The ink within a part of the page."""
        (x, y), scale = self.origin, self.scale
        left, top = max(0, int((part.x0 - x) * scale)), max(0, int((part.y0 - y) * scale))
        inner = ink[top: max(top, ceil((part.y1 - y) * scale)), left: max(left, ceil((part.x1 - x) * scale))]
        return Raster(inner, self.at(left, top), scale)


def gray_of(document: Any, number: int, part: Box, drawn: bool = True) -> Gray | None:
    """Page `number` of an open `pypdfium2.PdfDocument`, within `part`; None where that is too large or empty.  `drawn`: with its paths."""
    scale = scale_of(part)
    if not scale or min(part.width, part.height) * scale < 1:
        return None
    page = document[number - 1]
    try:
        if not drawn:
            Hider(import_module("pypdfium2.raw"), lambda _: True, words=False).hide(page.raw)
        width, height = page.get_size()
        part = Box(max(0.0, part.x0), max(0.0, part.y0), min(width, part.x1), min(height, part.y1))
        sides = (part.x0, height - part.y1, width - part.x1, part.y0)       # left, bottom, right, top
        bitmap = page.render(scale=scale, crop=sides, may_draw_forms=False, draw_annots=False)
        pixels = grays_of(bitmap.to_numpy()[:, :, :3], scale)
        bitmap.close()
    finally:
        page.close()
    return Gray(pixels, (ceil(part.x0 * scale) / scale, ceil(part.y0 * scale) / scale), scale)


def pgm(pixels: Pixels) -> bytes:
    """As a file."""
    height, width = pixels.shape
    return b"P5 %d %d 255\n" % (width, height) + pixels.tobytes()


def _shade(pixels: Pixels, reach: int) -> NDArray[np.float32]:
    """Around each block: the mean of those within a square.  `mean` over axes of four takes ten times as long as sums of slices."""
    height, width = pixels.shape
    whole = pixels if height % BLOCK == width % BLOCK == 0 else np.pad(pixels, ((0, -height % BLOCK), (0, -width % BLOCK)), mode="edge")
    lines = np.add.reduce([whole[:, part::BLOCK] for part in range(BLOCK)], dtype=np.uint16)
    blocks = np.add.reduce([lines[part::BLOCK] for part in range(BLOCK)], dtype=np.uint16).astype(np.float32) / np.float32(BLOCK**2)
    return _spread(_spread(blocks, reach // BLOCK).T, reach // BLOCK).T


def _spread(values: NDArray[np.float32], reach: int) -> NDArray[np.float32]:
    """Means over rows above and below."""
    total = np.cumsum(np.pad(values, ((reach + 1, reach), (0, 0)), mode="edge"), axis=0, dtype=np.float64)
    side = 2 * reach + 1
    return ((total[side:] - total[:-side]) / side).astype(np.float32)


def _most(values: NDArray[np.float32], reach: int) -> NDArray[np.float32]:
    """The most of the rows above and below, by doubling steps."""
    result, done = values.copy(), 0
    while done < reach:
        step = min(max(1, done), reach - done)
        above, below = result.copy(), result.copy()
        above[step:], below[:-step] = result[:-step], result[step:]
        result = np.maximum(np.maximum(above, below), result)
        done += step
    return result


def straightened(gray: Gray) -> Gray:
    """Turned so that long level strokes are level, by moving whole columns, then whole rows."""
    slope = slope_of(gray.ink, gray.scale)
    if abs(slope) < STRAIGHT:
        return gray
    return replace(gray, pixels=_moved(_moved(gray.pixels, slope), slope, upright=True))


def slope_of(ink: Mask, scale: float) -> float:
    """Degrees by which level strokes fall to the right: at which their ends stand in the fewest rows."""
    row, start, end = level_runs(ink, int(STROKE * scale))
    length = np.tile(end - start, 2).astype(float)
    y, x = np.tile(row, 2), np.concatenate([start, end]) - ink.shape[1] / 2

    def together(slope: float) -> float:
        place = np.rint(y - x * tan(radians(slope))).astype(int)
        return float((np.bincount(place - place.min(), length) ** 2).sum()) if len(place) else 0.0

    slopes = [step * STEP for step in range(-STEEPEST, STEEPEST + 1)]
    return max(slopes, key=lambda slope: (together(slope), -abs(slope)))


def _moved(pixels: Pixels, slope: float, upright: bool = False) -> Pixels:
    """Columns moved up (or rows to the right) in proportion to their distance from the middle; white comes in."""
    source = pixels.T if upright else pixels
    height, width = source.shape
    shift = np.rint((np.arange(width) - width / 2) * tan(radians(slope)) * (-1 if upright else 1)).astype(int)
    result = np.full_like(source, 255)
    for move in np.unique(shift):
        columns = shift == move
        low, high = max(0, -move), min(height, height - move)
        result[low:high, columns] = source[low + move: high + move, columns]
    return result.T if upright else result
