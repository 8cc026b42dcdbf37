"""Rows lower than their page → rows that share what remains of it, the lowest ones first, so that the page ends near its foot."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import repeat

from sopdoc.geometry import TWIP, Emu

MOST = 3 / 2       # of its own height that a row may get: two rows on a page do not become halves of it


def filled(heights: Sequence[Emu], room: Emu) -> list[Emu]:
    """The heights, which stand on the twip grid, raised to one level there, none beyond its MOST, such that they fill `room` as far as
    that goes."""
    most = [most_of(height) for height in heights]
    low, high = 0, max(most) // TWIP
    while low < high:
        level = (low + high + 1) // 2
        if sum(_raised(heights, most, level * TWIP)) <= room:
            low = level
        else:
            high = level - 1
    return _raised(heights, most, low * TWIP)


def most_of(height: Emu) -> Emu:
    """What a row of this height may become."""
    return round(height * MOST) // TWIP * TWIP


def _raised(heights: Sequence[Emu], most: Sequence[Emu], level: Emu) -> list[Emu]:
    return list(map(max, heights, map(min, most, repeat(level))))
