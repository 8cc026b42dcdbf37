"""Python looks seldom for circles of objects, for as long as it is told to."""

from __future__ import annotations

import gc

from sopdoc.garbage import MANY, searched_seldom


def test_circles_are_searched_seldom_within_it_alone() -> None:
    before = gc.get_threshold()
    assert before[0] < MANY
    with searched_seldom():
        assert gc.get_threshold()[0] == MANY
        assert gc.get_freeze_count() > 0
    assert (gc.get_threshold(), gc.get_freeze_count()) == (before, 0)
