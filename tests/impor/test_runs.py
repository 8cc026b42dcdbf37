"""The level runs of a mask are those that counting its pixels finds."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from sopdoc.impor.pixels.runs import Mask, level_runs


@given(arrays(np.bool_, array_shapes(min_dims=2, max_dims=2, min_side=0, max_side=9)), st.integers(1, 3))
def test_runs_are_neighbouring_pixels_of_one_row(mask: Mask, least: int) -> None:
    rows, starts, ends = level_runs(mask, least)
    runs = [(y, [x for x, _ in run]) for y, row in enumerate(mask.tolist()) for ink, run in groupby(enumerate(row), itemgetter(1)) if ink]
    expected = [(y, run[0], run[-1] + 1) for y, run in runs if len(run) >= least]
    assert list(zip(rows.tolist(), starts.tolist(), ends.tolist(), strict=True)) == expected
