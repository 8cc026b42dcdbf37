"""A mask of pixels → its level runs, and which of them hang together."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Mask = NDArray[np.bool_]
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Runs:
    """Parallel arrays, row by row from the left: pixels `start` to `end` - 1 of `row`; runs of one `part` hang together.

    `parts` counts them.
    """

    row: Numbers
    start: Numbers
    end: Numbers
    part: Numbers
    parts: int

    def least(self, values: Numbers) -> Numbers:
        """The least of a value of its runs, by part."""
        result = np.full(self.parts, np.iinfo(np.int64).max)
        np.minimum.at(result, self.part, values)
        return result

    def most(self, values: Numbers) -> Numbers:
        return -self.least(-values)

    def area(self) -> Numbers:
        """Pixels, by part."""
        return np.bincount(self.part, self.end - self.start, self.parts).astype(np.int64)

    def boxes(self) -> Numbers:
        """By part: x0, y0, x1, y1; the last two are the first pixels behind it."""
        return np.stack([self.least(self.start), self.least(self.row), self.most(self.end), self.most(self.row) + 1], axis=1)

    def of(self, part: int) -> tuple[Numbers, Numbers, Numbers]:
        """Rows, starts and ends of one part."""
        found = self.part == part
        return self.row[found], self.start[found], self.end[found]

    def mask(self, shape: tuple[int, ...], kept: NDArray[np.bool_]) -> Mask:
        """The pixels of some of its parts."""
        some = kept[self.part]
        return mask_of(shape, self.row[some], self.start[some], self.end[some])


def level_runs(mask: Mask, least: int = 1) -> tuple[Numbers, Numbers, Numbers]:
    """Rows, first pixels and those behind the last of all runs that are so long, row by row from the left."""
    padded = np.pad(mask, ((0, 0), (1, 1)))
    edges = np.flatnonzero(padded[:, 1:] != padded[:, :-1])      # of each row an even number: ink begins, ink ends
    row, start = np.divmod(edges[::2], mask.shape[1] + 1)
    end = edges[1::2] - row * (mask.shape[1] + 1)
    long = end - start >= least
    return row[long], start[long], end[long]


def mask_of(shape: tuple[int, ...], row: Numbers, start: Numbers, end: Numbers) -> Mask:
    """Of runs of which no two begin at one pixel, nor end there."""
    edges = np.zeros((shape[0], shape[1] + 1), dtype=np.int8)
    edges[row, start] += 1
    edges[row, end] -= 1
    return np.cumsum(edges, axis=1, out=edges)[:, :-1].astype(bool)


def runs_of(mask: Mask, diagonal: bool) -> Runs:
    """`diagonal`: do pixels hang together that touch only with their corners?"""
    width = mask.shape[1]
    row, start, end = level_runs(mask)
    pairs = _neighbours(row, start, end, width + 2, int(diagonal))
    part, parts = _parts(len(row), *pairs)
    return Runs(row, start, end, part, parts)


def _neighbours(row: Numbers, start: Numbers, end: Numbers, stride: int, slack: int) -> tuple[Numbers, Numbers]:
    """Pairs of runs of neighbouring rows that touch."""
    below = (row + 1) * stride
    first = np.searchsorted(row * stride + end, below + start - slack, "right")
    last = np.searchsorted(row * stride + start, below + end + slack, "left")
    count = np.maximum(last - first, 0)
    upper = np.repeat(np.arange(len(row)), count)
    step = np.arange(len(upper)) - np.repeat(np.cumsum(count) - count, count)
    return upper, np.repeat(first, count) + step


def _parts(count: int, one: Numbers, other: Numbers) -> tuple[Numbers, int]:
    """Numbers from 0 for what the pairs join."""
    group = np.arange(count)
    while True:
        least = np.minimum(group[one], group[other])
        before = group.copy()
        np.minimum.at(group, before[one], least)
        np.minimum.at(group, before[other], least)
        group = group[group]
        if np.array_equal(group, before):
            break
    names, part = np.unique(group, return_inverse=True)
    return part.reshape(-1), len(names)
