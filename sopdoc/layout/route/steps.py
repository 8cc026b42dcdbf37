"""The work that a search may still do, counted in steps: the same on every machine, unlike seconds.

A step is one number that the search adds up or compares.  What the smallest answer needs is done, and counted, even when none is left.
"""

from __future__ import annotations

from dataclasses import dataclass

SHEET = 6_000_000      # of a whole sheet: ten times what the busiest sheets of offices need; a few seconds of work
PATH = 8               # that making one possible path is worth,
PAIR = 4               # comparing it with another one,
SPOT = 8               # one possible place of a label,
PLACING = 10_000       # and setting and placing a page


@dataclass(slots=True)
class Steps:
    """`left` falls while the search works; below zero it only finishes what it has begun."""

    left: int

    def take(self, count: int) -> None:
        self.left -= count

    @property
    def spent(self) -> bool:
        return self.left <= 0
