"""A symbol on the lanes → its ports: where lines may leave or enter, how far they can go straight, and what that costs.

            T                  Only the middles of the four sides serve (a rhombus has its corners there), so lines of a
          +---+                symbol stay apart by half a side.  A ray is the run of crossings a line can reach straight
     L ---|   |--- R           from the port; it begins after the least first (or last) piece and ends before the next symbol.
          +---+
            B                  Off-page pentagons serve only the side towards the table.  The slanted sides of a decision
                               with more branches than corners let branches out too, upwards and downwards.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from sopdoc.geometry import Emu, Point, pt
from sopdoc.layout.route.distances import PITCH
from sopdoc.layout.route.gutters import band
from sopdoc.layout.route.lanes import Grid, Lanes, exits_across, slants
from sopdoc.layout.route.types import Edge, Node, Page
from sopdoc.layout.route.weights import CRAMPED, ROUNDABOUT, cost

PLACES = 3     # that a side has at most
LABEL_AIR = pt(2.2)      # between a label, its line and the column's

Side = Literal["T", "B", "L", "R"]
Role = Literal["out", "in"]


@dataclass(frozen=True, slots=True)
class Port:
    """One place where lines leave or enter a symbol.

    `lane` is the lane the line starts on, `first` the crossing next to the port, `lo`..`hi` the crossings at which it may turn
    (lo > hi: none).  `step` is +1 when the crossings' numbers grow away from the symbol.  `key` tells ports apart.
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

    @property
    def vertical(self) -> bool:
        return self.side in ("T", "B")

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
    if side in ("T", "B"):
        lane = grid.vertical.near(at.x)
        on_lane = Point(grid.vertical.at[lane], at.y)
        start, far = (symbol.box.bottom, symbol.box.y) if side == "B" else (symbol.box.y, symbol.box.bottom)
        first, lo, hi = _ray(grid.vertical, grid.horizontal.at, lane, start, stub, grid.clearance.least, start > far)
    else:
        lane = grid.horizontal.near(at.y)
        on_lane = Point(at.x, grid.horizontal.at[lane])
        start, far = (symbol.box.right, symbol.box.x) if side == "R" else (symbol.box.x, symbol.box.right)
        first, lo, hi = _ray(grid.horizontal, grid.vertical.at, lane, start, stub, grid.clearance.least, start > far)
    return Port(key, node, side, on_lane, lane, first, lo, hi, 1 if start > far else -1)


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


def leaving(edge: Edge, source: Node, target: Node, port: Port) -> Emu:
    """What it costs to leave a symbol at a port: main flow goes down, branches go aside, nobody likes the top."""
    side = port.side
    above = target.box.cy < source.box.cy
    if source.shape == "offpage":
        return 0
    if source.shape != "decision":
        return cost(8 if above else 22) if side == "T" else 0
    if port.variant:
        return cost({"B": 8, "T": 12 if above else 46}[side])
    if edge.kind == "main":
        return cost({"B": 0, "L": 1.5, "R": 1.5, "T": 40}[side])
    return cost({"L": 0, "R": 0, "B": 3, "T": 24 if above else 40}[side])


def across(here: Node, there: Node, side: Side) -> Emu:
    """What it costs an arrow between two boxes of one row not to leave or enter at the side that faces the other one."""
    if here.box.cy != there.box.cy or "decision" in (here.shape, there.shape):
        return 0
    return 0 if side == ("R" if there.box.cx > here.box.cx else "L") else ROUNDABOUT


def beside(page: Page, port: Port) -> Emu:
    """Room in its column beside a line up or down from a port: on the roomier side, at a slanted side on the outer one."""
    here = band(page.xlines, port.at.x)
    left, right = port.at.x - page.xlines[here], page.xlines[here + 1] - port.at.x
    return min(left, right) if port.variant and page.nodes[port.node].shape == "decision" else max(left, right)


def cramped(edge: Edge, port: Port, page: Page) -> Emu:
    """What it costs a branch to leave where its words would lie on a column's line: below or above a symbol they have half
    a column, beside it the next column."""
    if edge.label is None or not page.clear_grid:
        return 0
    here = band(page.xlines, port.at.x)
    if port.vertical:
        room = beside(page, port)
    else:
        there = here + (1 if port.side == "R" else -1)
        room = page.xlines[there + 1] - page.xlines[there] if 0 <= there < len(page.xlines) - 1 else 0
    return CRAMPED if min(size.w for size in (edge.label, *edge.narrow)) + LABEL_AIR > room else 0


def entering(source: Node, target: Node, side: Side) -> Emu:
    """What it costs to enter a symbol at a side: readers expect the arrow from above."""
    decision = target.shape == "decision"
    if side == "T" or target.shape == "offpage":
        return 0
    if side == "B":
        return cost(15 if target.box.cy < source.box.cy else 26 if decision else 22)
    return cost(4 if decision else 3)
