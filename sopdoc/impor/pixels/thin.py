"""Ink → the middle lines of its strokes, a pixel wide: the border is taken off layer by layer (Zhang and Suen's way)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sopdoc.impor.pixels.runs import Mask

AROUND = ((-1, 0), (-1, 1), (0, 1), (1, 1), (1, 0), (1, -1), (0, -1), (-1, -1))      # clockwise from above: row, column
NORTH, EAST, SOUTH, WEST = 0, 2, 4, 6


def thinned(ink: Mask) -> Mask:
    """What hangs together stays so."""
    padded = np.pad(ink, 1).astype(np.uint8)
    flat = padded.reshape(-1)
    offsets = [row * padded.shape[1] + column for row, column in AROUND]
    places = np.flatnonzero(flat)
    while True:
        count = len(places)
        for table in _TABLES:
            code = np.zeros(len(places), dtype=np.uint8)
            for bit, offset in enumerate(offsets):
                code |= flat[places + offset] << bit
            gone = table[code]
            flat[places[gone]] = 0
            places = places[~gone]
        if len(places) == count:
            return padded[1:-1, 1:-1].astype(bool)


def _table(first: tuple[int, int, int], second: tuple[int, int, int]) -> NDArray[np.bool_]:
    """By the code of its neighbours: may a pixel go?  Of each three neighbours one must be white."""
    result = np.zeros(256, dtype=bool)
    for code in range(256):
        ink = [code >> bit & 1 for bit in range(8)]
        begins = sum(not ink[bit] and ink[(bit + 1) % 8] for bit in range(8))
        result[code] = 2 <= sum(ink) <= 6 and begins == 1 and not all(ink[b] for b in first) and not all(ink[b] for b in second)
    return result


_TABLES = (_table((NORTH, EAST, SOUTH), (EAST, SOUTH, WEST)), _table((NORTH, EAST, WEST), (NORTH, SOUTH, WEST)))
