"""A symbol on the lanes → its ports: where lines may leave or enter, and how far they can go straight.  `prices` tells what that costs.

            T                  Only the middles of the four sides serve (a rhombus has its corners there; a symbol that covers
          +---+                columns has a middle in each), so lines of a symbol stay apart by half a side.  A ray is the run
     L ---|   |--- R           of crossings a line can reach straight from the port; it begins after the least first (or last)
          +---+                piece and ends before the next symbol.
            B                  Off-page pentagons serve only the side towards the table.  The slanted sides of a decision
                               with more branches than corners let branches out too, upwards and downwards.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from sopdoc.geometry import Emu, Point
from sopdoc.layout.route.distances import PITCH
from sopdoc.layout.route.lanes import Grid, Lanes, exits_across, slants
from sopdoc.layout.route.types import Node, Page

PLACES = 64    # more than a side has: a symbol that covers columns has one in each

Side = Literal["T", "B", "L", "R"]
Role = Literal["out", "in"]


@dataclass(frozen=True, slots=True)
class Port:
    """One place where lines leave or enter a symbol.

    `lane` is the lane the line starts on, `first` the crossing next to the port, `lo`..`hi` the crossings at which it may turn
    (lo > hi: none).  `step` is +1 when the crossings' numbers grow away from the symbol.  `key` tells ports apart.  `vertical`: on top or
    bottom, where lines leave upright.
    """

    key: int
    node: int
    side: Side
    at: Point
    lane: int
    first: int
    lo: int
    hi: int
    step: int
    vertical: bool

    @property
    def variant(self) -> int:
        """Which place of its side: 0 for the first choice."""
        return self.key % PLACES


def ports(page: Page, grid: Grid, node: int, role: Role) -> tuple[Port, ...]:
    """All ports of a symbol in one role, those without a ray included: a straight line may still serve them."""
    symbol = page.nodes[node]
    stub = grid.clearance.leave if role == "out" else grid.clearance.enter
    found: list[Port] = []
    for side in _sides(symbol, role, page, grid.clearance.enter):
        found += [_port(symbol, node, side, variant, at, grid, stub) for variant, at in enumerate(_places(symbol, side, role, page, grid))]
    return tuple(found)


def _sides(symbol: Node, role: Role, page: Page, enter: Emu) -> tuple[Side, ...]:
    """The sides that serve.  A pentagon at the page's edge turns its other side to the table."""
    if symbol.shape != "offpage":
        return ("T", "B", "L", "R")
    if role == "in":
        return ("T",) if symbol.box.y - page.area.y >= enter + PITCH else ("B",)
    return ("B",) if page.area.bottom - symbol.box.bottom >= enter + PITCH else ("T",)


def _places(symbol: Node, side: Side, role: Role, page: Page, grid: Grid) -> Iterator[Point]:
    box = symbol.box
    if side in ("T", "B"):
        for x in exits_across(symbol, page.xlines, grid.clearance):
            yield Point(x, box.y if side == "T" else box.bottom)
        if role == "out" and symbol.id in grid.crowded:
            for x in slants(symbol):
                yield Point(x, box.y + box.h // 4 if side == "T" else box.bottom - box.h // 4)
    else:
        yield Point(box.x if side == "L" else box.right, box.cy)


def _port(symbol: Node, node: int, side: Side, variant: int, at: Point, grid: Grid, stub: Emu) -> Port:
    key = (node * 4 + "TBLR".index(side)) * PLACES + variant
    vertical = side in ("T", "B")
    if vertical:
        lane = grid.vertical.near(at.x)
        on_lane = Point(grid.vertical.at[lane], at.y)
        start, far = (symbol.box.bottom, symbol.box.y) if side == "B" else (symbol.box.y, symbol.box.bottom)
        first, lo, hi = _ray(grid.vertical, grid.horizontal.at, lane, start, stub, grid.clearance.least, start > far)
    else:
        lane = grid.horizontal.near(at.y)
        on_lane = Point(at.x, grid.horizontal.at[lane])
        start, far = (symbol.box.right, symbol.box.x) if side == "R" else (symbol.box.x, symbol.box.right)
        first, lo, hi = _ray(grid.horizontal, grid.vertical.at, lane, start, stub, grid.clearance.least, start > far)
    return Port(key, node, side, on_lane, lane, first, lo, hi, 1 if start > far else -1, vertical)


def _ray(lanes: Lanes, crossing: list[Emu], lane: int, start: Emu, stub: Emu, least: Emu, growing: bool) -> tuple[int, int, int]:
    """A side of a symbol → the next crossing, and the crossings at which a line from there may turn."""
    if growing:
        first, clear = bisect_right(crossing, start), bisect_left(crossing, start + least)
        turn = bisect_left(crossing, start + stub)
        if turn == len(crossing) or lanes.lo[lane][turn] > min(clear, turn):
            return first, 1, 0
        return first, turn, lanes.hi[lane][turn]
    first, clear = bisect_left(crossing, start) - 1, bisect_right(crossing, start - least) - 1
    turn = bisect_right(crossing, start - stub) - 1
    if turn < 0 or lanes.hi[lane][turn] < max(clear, turn):
        return first, 1, 0
    return first, lanes.lo[lane][turn], turn
