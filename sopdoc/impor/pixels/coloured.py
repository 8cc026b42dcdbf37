"""A picture in colours → grays, without the coloured waves that a program draws below words it does not know: they are in
every picture of a screen, touch the letters' feet, and hide them from whoever reads letters.

    Penerimaan            Penerimaan
    ~~~~~~~~~~ (red)  ─▶
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sopdoc.impor.pixels.runs import Mask, Numbers, runs_of

Colours = NDArray[np.uint8]     # rows, columns, and blue, green, red

VIVID = 60              # between the parts of a colour
HIGHEST = 3.0           # points
SHORTEST = 4.0          # points
ABOVE = 3.0             # points: letters stand so near above it
WRITTEN = 0.3           # of its length, with letters above
DARK = 140              # of 255: letters
FRAYED = 0.5            # points around it that have its colour, too


def grays_of(colours: Colours, scale: float) -> NDArray[np.uint8]:
    """As pdfium makes them of colours; a wave is as its brightest part, which white has as well, and black has not."""
    blue, green, red = (colours[:, :, part] for part in range(3))
    brightest = np.maximum(np.maximum(blue, green), red)
    vivid = brightest - np.minimum(np.minimum(blue, green), red) > VIVID
    grays = ((11 * blue.astype(np.uint16) + 59 * green.astype(np.uint16) + 30 * red.astype(np.uint16)) // 100).astype(np.uint8)
    around = round(FRAYED * scale)
    for x0, y0, x1, y1 in _waves(vivid, brightest < DARK, scale).tolist():
        part = slice(max(0, y0 - around), y1 + around), slice(max(0, x0 - around), x1 + around)
        grays[part] = brightest[part]
    return grays


def _waves(vivid: Mask, letters: Mask, scale: float) -> Numbers:
    """Their boxes."""
    boxes = runs_of(vivid, diagonal=True).boxes() if vivid.any() else np.zeros((0, 4), dtype=np.int64)
    low = (boxes[:, 3] - boxes[:, 1] <= HIGHEST * scale) & (boxes[:, 2] - boxes[:, 0] >= SHORTEST * scale)
    above = round(ABOVE * scale)
    kept = [letters[max(0, y0 - above): y1, x0:x1].any(axis=0).mean() >= WRITTEN for x0, y0, x1, y1 in boxes[low].tolist()]
    found: Numbers = boxes[low][np.array(kept, dtype=bool)]
    return found
