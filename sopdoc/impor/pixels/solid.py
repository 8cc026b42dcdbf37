"""Filled symbols → their outlines: ink that is thicker than any line, and as large as a symbol, is hollowed out."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sopdoc.impor.pixels.runs import Mask, runs_of

THICK = 5.0             # points: no line and no letter
BORDER = 0.75           # points: of what stays
LINE = 2.0              # points: thinner parts of what is hollow are a line's
SMALLEST, LARGEST = (10.0, 8.0), (260.0, 120.0)     # points: width and height of a filled symbol


def hollowed(ink: Mask, scale: float) -> Mask:
    """`scale`: pixels to a point."""
    part = _where(ink, scale)
    if part is None:
        return ink
    own, result = ink[part], ink.copy()
    inner, thick = _core(own, round(BORDER * scale)), round(LINE * scale / 2)
    beside = _spread(_cores(own, scale), 2 * _reach(scale))         # its tips, but no line that leaves it
    result[part] = own & ~(_spread(_core(inner, thick), thick) & beside)
    return result


def solid_in(ink: Mask, scale: float) -> Mask:
    """What of it is a filled symbol, and what lies beside one."""
    part, result = _where(ink, scale), np.zeros_like(ink)
    if part is not None:
        result[part] = ink[part] & _spread(_cores(ink[part], scale), 2 * _reach(scale))
    return result


def _where(ink: Mask, scale: float) -> tuple[slice, slice] | None:
    """The part with all that is thick; None where nothing is: in most pictures."""
    side = _reach(scale)        # a thick square has a whole block of that size in it, wherever it stands
    height, width = (length // side * side for length in ink.shape)
    lines = np.logical_and.reduce([ink[:height, part:width:side] for part in range(side)])
    rows, columns = np.nonzero(np.logical_and.reduce([lines[part::side] for part in range(side)]))
    if not len(rows):
        return None
    first, last = (side * int(found.min()) for found in (rows, columns)), (side * (int(found.max()) + 1) for found in (rows, columns))
    top, left, bottom, right = (*first, *last)
    return slice(max(0, top - 4 * side), bottom + 4 * side), slice(max(0, left - 4 * side), right + 4 * side)


def _reach(scale: float) -> int:
    return round(THICK * scale / 2)


def _cores(ink: Mask, scale: float) -> Mask:
    """The middles of filled symbols."""
    core = _core(ink, _reach(scale))
    if not core.any():
        return core
    runs = runs_of(core, diagonal=False)
    boxes = runs.boxes()
    sizes = (boxes[:, 2:] - boxes[:, :2]) / scale + THICK
    fits: Mask = (sizes >= SMALLEST) & (sizes <= LARGEST)
    return runs.mask(core.shape, fits[:, 0] & fits[:, 1])


def _core(ink: Mask, reach: int) -> Mask:
    """The pixels with nothing but ink so far around, in squares."""
    found: Mask = _around(ink, reach) >= (2 * reach + 1) ** 2
    return found


def _spread(ink: Mask, reach: int) -> Mask:
    """With all pixels so far around."""
    found: Mask = _around(ink, reach) > 0
    return found


def _around(ink: Mask, reach: int) -> NDArray[np.int32]:
    """Of each pixel: how many so far around are ink."""
    return _sums(_sums(ink.astype(np.int32), reach).T, reach).T


def _sums(values: NDArray[np.int32], reach: int) -> NDArray[np.int32]:
    """Of the rows so far above and below; outside there is nothing."""
    total = np.cumsum(np.pad(values, ((reach + 1, reach), (0, 0))), axis=0, dtype=np.int32)
    side = 2 * reach + 1
    found: NDArray[np.int32] = total[side:] - total[:-side]
    return found
