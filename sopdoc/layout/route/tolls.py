"""The two symbols of an edge → what every lane costs it: lanes of columns and rows that lie outside theirs are foreign.

    |  a  |     |     |       A way back runs in the columns of a and b or between them, where its readers look for it, rather
    |  ^  |     |  :  |       than through the column of somebody who has no part in it, or through the row above.
    |  +--|- b  |  :  |       What happens within one row stays in it: in the next row it would read as a step of that.
"""

from __future__ import annotations

from sopdoc.geometry import Emu
from sopdoc.layout.route.bends import Way
from sopdoc.layout.route.gutters import band
from sopdoc.layout.route.lanes import Grid, Lanes, middles
from sopdoc.layout.route.types import Node, Page
from sopdoc.layout.route.weights import ASTRAY, FOREIGN


def tolls(page: Page, grid: Grid, source: Node, target: Node) -> tuple[Way, Way]:
    """The vertical and the horizontal lanes, each with its toll."""
    beyond = ASTRAY if band(page.ylines, source.box.cy) == band(page.ylines, target.box.cy) else FOREIGN
    columns = (*middles(source, page.xlines), *middles(target, page.xlines))
    return (
        _way(grid.vertical, page.xlines, columns, FOREIGN),
        _way(grid.horizontal, page.ylines, (source.box.cy, target.box.cy), beyond),
    )


def _way(lanes: Lanes, lines: tuple[Emu, ...], ends: tuple[Emu, ...], beyond: Emu) -> Way:
    low, high = lines[band(lines, min(ends))], lines[band(lines, max(ends)) + 1]
    return [(at, 0 if low <= at <= high else beyond) for at in lanes.at]
