"""Chosen paths → what a reader may take for something else in them, so that two choices of one page can be compared.

Lines that cross, arrows that enter where a neighbour's own would (`prices`), pieces in somebody else's column or row (`tolls`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import cycle

from sopdoc.layout.route.candidates import Path
from sopdoc.layout.route.lanes import Grid
from sopdoc.layout.route.prices import Prices
from sopdoc.layout.route.tolls import tolls
from sopdoc.layout.route.types import Page
from sopdoc.layout.route.weights import BEND, FOREIGN, MISREAD


@dataclass(frozen=True, slots=True)
class Doubts:
    """How often that happens on a page, and how many lines join others at their end or their beginning."""

    crossings: int = 0
    misread: int = 0
    foreign: int = 0
    joins: int = 0
    forks: int = 0

    @property
    def count(self) -> int:
        return self.crossings + self.misread + self.foreign

    def fewer(self, other: Doubts) -> bool:
        """Fewer than in another choice, and no more lines that run together, but where one joins that was misread."""
        return self.count < other.count and self.joins + self.misread <= other.joins + other.misread and self.forks <= other.forks


CLEAR = Doubts()


def doubts(page: Page, grid: Grid, paths: Mapping[int, Path], crossings: int) -> Doubts:
    """The paths by edge number, and how often they cross, are known."""
    dear = [path for path in paths.values() if path.own >= MISREAD]
    prices = Prices(page) if dear else None
    bent = [path for path in paths.values() if len(path.lanes) > 2 and path.own >= 2 * BEND + FOREIGN]     # fewer bends stay at home
    return Doubts(
        crossings,
        sum(prices.misread(path.target) > 0 for path in dear) if prices else 0,
        sum(_foreign(page, grid, path) for path in bent),
        len(paths) - len({path.target.key for path in paths.values()}),
        len(paths) - len({path.source.key for path in paths.values()}),
    )


def _foreign(page: Page, grid: Grid, path: Path) -> int:
    """How many pieces of an edge's path run in a column or row beyond its symbols'."""
    source, target = page.nodes[path.source.node], page.nodes[path.target.node]
    upright, level = tolls(page, grid, source, target)
    ways = cycle((upright, level) if path.source.vertical else (level, upright))
    return sum(way[lane][1] > 0 for lane, way in zip(path.lanes, ways, strict=False))
