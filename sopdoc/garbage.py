"""Python's search for circles of objects that nobody holds: seldom, for hardly anything here makes any, and it takes a lot of time."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

MANY = 50_000           # new objects between two searches; of circles, only libraries that draw or read PDF make any


def search_seldom() -> None:
    """From now on; what is there stays, and is never looked through again."""
    gc.freeze()
    gc.set_threshold(MANY)


@contextmanager
def searched_seldom() -> Iterator[None]:
    """The same, within it only."""
    before = gc.get_threshold()
    search_seldom()
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()
