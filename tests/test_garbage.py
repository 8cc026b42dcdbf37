"""Python looks seldom for circles of objects, for as long as it is told to."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from sopdoc.garbage import MANY, searched_seldom


@pytest.fixture
def often() -> Iterator[tuple[int, int, int]]:
    """How often Python looks, whatever ran before: every 700 new objects."""
    found = gc.get_threshold()
    gc.set_threshold(700, *found[1:])
    yield gc.get_threshold()
    gc.set_threshold(*found)


def test_circles_are_searched_seldom_within_it_alone(often: tuple[int, int, int]) -> None:
    with searched_seldom():
        assert gc.get_threshold()[0] == MANY
        assert gc.get_freeze_count() > 0
    assert (gc.get_threshold(), gc.get_freeze_count()) == (often, 0)
