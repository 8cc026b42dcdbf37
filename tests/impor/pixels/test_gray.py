"""Shades that are kept by blocks of pixels say of each pixel what shades of all pixels would."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from sopdoc.impor.pixels.gray import BAND, BLOCK, Gray
from sopdoc.impor.pixels.ruled import thickness_of
from sopdoc.impor.pixels.runs import level_runs, mask_of

shapes = st.tuples(st.sampled_from([1, 5, 40, BAND * BLOCK + 3]), st.integers(1, 30))


@settings(max_examples=30)
@given(shapes, st.integers(0, 9), st.sampled_from([0.5, 0.85, 1.0]))
def test_ink_is_darker_than_the_shade_around_it(shape: tuple[int, int], seed: int, part: float) -> None:
    pixels = np.random.default_rng(seed).integers(0, 256, shape).astype(np.uint8)
    gray = Gray(pixels, (0.0, 0.0), 2.0)
    shade = np.repeat(np.repeat(gray.shade, BLOCK, axis=0), BLOCK, axis=1)[: shape[0], : shape[1]]
    assert np.array_equal(gray.below(part), pixels < part * shade)


@settings(max_examples=30)
@given(shapes, st.integers(0, 9))
def test_ink_is_as_thick_as_it_is_high(shape: tuple[int, int], seed: int) -> None:
    ink = np.random.default_rng(seed).random(shape) < 0.6
    assert np.array_equal(mask_of(ink.shape, *level_runs(ink)), ink)
    expected = np.zeros(shape, dtype=int)
    for column, start, end in zip(*level_runs(ink.T), strict=True):
        expected[start:end, column] = end - start
    assert np.array_equal(thickness_of(ink), expected)
