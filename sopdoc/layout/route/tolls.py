"""The two symbols of an edge → what every lane costs it: lanes of columns and rows that lie outside theirs are foreign.

    |  a  |     |     |       A way back runs in the columns of a and b or between them, where its readers look for it, rather
    |  ^  |     |  :  |       than through the column of somebody who has no part in it, or through the row above.
    |  +--|- b  |  :  |
"""

from __future__ import annotations

from sopdoc.geometry import Emu
from sopdoc.layout.route.bends import Way
from sopdoc.layout.route.gutters import band
from sopdoc.layout.route.lanes import Grid, Lanes
from sopdoc.layout.route.types import Node, Page
from sopdoc.layout.route.weights import FOREIGN


def tolls(page: Page, grid: Grid, source: Node, target: Node) -> tuple[Way, Way]:
    """The vertical and the horizontal lanes, each with its toll."""
    return (
        _way(grid.vertical, page.xlines, source.box.cx, target.box.cx), _way(grid.horizontal, page.ylines, source.box.cy, target.box.cy),
    )


def _way(lanes: Lanes, lines: tuple[Emu, ...], here: Emu, there: Emu) -> Way:
    low, high = lines[band(lines, min(here, there))], lines[band(lines, max(here, there)) + 1]
    return [(at, 0 if low <= at <= high else FOREIGN) for at in lanes.at]
