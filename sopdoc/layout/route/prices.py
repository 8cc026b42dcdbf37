"""An edge and a port of one of its symbols → what it costs to leave or to enter there.  Decides what readers expect of an arrow's ends."""

from __future__ import annotations

from sopdoc.geometry import Emu, Point, pt
from sopdoc.layout.route.gutters import band
from sopdoc.layout.route.ports import Port, Side
from sopdoc.layout.route.types import Edge, Node, Page
from sopdoc.layout.route.weights import AROUND, CRAMPED, MISREAD, ROUNDABOUT, cost

LABEL_AIR = pt(2.2)      # between a label, its line and the column's


class Prices:
    """What one page's edges pay at their ends."""

    def __init__(self, page: Page) -> None:
        self._page = page
        ways = [(e.source, e.target) for e in page.edges] + [(e.target, e.source) for e in page.edges if e.both]
        self._arrows = {(actor, target) for source, target in ways for actor in page.team(source)}
        self._neighbours: dict[int, Node | None] = {}

    def leave(self, edge: Edge, port: Port, target: int) -> Emu:
        """The price of leaving for a symbol at one of the source's ports."""
        here, there = self._page.nodes[port.node], self._page.nodes[target]
        price = leaving(edge, here, there, port) + across(here, there, port.side) + cramped(edge, port, self._page)
        return price + (self.misread(port) if edge.both else 0)

    def enter(self, port: Port, source: int) -> Emu:
        """The price of entering at a port on the way from a symbol."""
        here, there = self._page.nodes[port.node], self._page.nodes[source]
        return entering(there, here, port.side) + across(here, there, port.side) + self.misread(port)

    def misread(self, port: Port) -> Emu:
        """What it costs an arrow from elsewhere to enter where a neighbour's own arrow would, when that one has none it could join.

              [n]            It turns under n and enters t from above: that reads as an arrow from n to t.  Where n acts
            ---+             jointly with the arrow's source, that is what it means.
               v
              [t]
        """
        here = self._page.nodes[port.node]
        if port.key not in self._neighbours:
            self._neighbours[port.key] = facing(self._page, here, port.side, port.at)
        neighbour = self._neighbours[port.key]
        return MISREAD if neighbour and (neighbour.id, here.id) not in self._arrows else 0


def facing(page: Page, node: Node, side: Side, at: Point) -> Node | None:
    """The nearest symbol that a place on a side of another one looks at, in the same band or the next."""
    here = node.box
    if side in ("T", "B"):
        lines = page.ylines
        spans = [(n.box.y, n.box.bottom, n) for n in page.nodes if n.box.x < at.x < n.box.right]
        low, high = here.y, here.bottom
    else:
        lines = page.xlines
        spans = [(n.box.x, n.box.right, n) for n in page.nodes if n.box.y < at.y < n.box.bottom]
        low, high = here.x, here.right
    before = side in ("T", "L")
    ahead = [(low - b if before else a - high, a, n) for a, b, n in spans if (b <= low if before else a >= high)]
    if not ahead:
        return None
    _, begins, nearest = min(ahead, key=lambda found: found[0])
    return nearest if abs(band(lines, begins) - band(lines, low if before else high - 1)) <= 1 else None


def leaving(edge: Edge, source: Node, target: Node, port: Port) -> Emu:
    """What it costs to leave a symbol at a port: main flow goes down, branches go aside, nobody likes the top."""
    side = port.side
    above, level = target.box.cy < source.box.cy, target.box.cy == source.box.cy
    if source.shape == "offpage":
        return 0
    if source.shape != "decision":
        return cost(8 if above or level else 22) if side == "T" else 0
    if port.variant:
        return cost({"B": 8, "T": 12 if above else 46}[side])
    if edge.kind == "main":
        return cost({"B": 0, "L": 1.5, "R": 1.5, "T": 24 if level else 40}[side])
    return cost({"L": 0, "R": 0, "B": 3, "T": 20 if level else 24 if above else 40}[side])


def across(here: Node, there: Node, side: Side) -> Emu:
    """What it costs an arrow within a row not to leave or enter at the side that faces its other symbol, and more so at the side
    that looks away from it: there it would wind around its own symbol.  A decision lets its branches out above and below."""
    if here.box.cy != there.box.cy:
        return 0
    decides = "decision" in (here.shape, there.shape)
    if side in ("T", "B"):
        return 0 if decides else ROUNDABOUT
    faces = side == ("R" if there.box.cx > here.box.cx else "L")
    return 0 if faces else AROUND if decides else ROUNDABOUT + AROUND


def beside(page: Page, port: Port) -> Emu:
    """Room in its column beside a line up or down from a port: on the roomier side, at a slanted side on the outer one."""
    here = band(page.xlines, port.at.x)
    left, right = port.at.x - page.xlines[here], page.xlines[here + 1] - port.at.x
    return min(left, right) if port.variant and page.nodes[port.node].shape == "decision" else max(left, right)


def gutter(xlines: tuple[Emu, ...], port: Port) -> Emu:
    """Room between the left or right side of a symbol and the column's line there."""
    here = band(xlines, port.at.x)
    return port.at.x - xlines[here] if port.side == "L" else xlines[here + 1] - port.at.x


def cramped(edge: Edge, port: Port, page: Page) -> Emu:
    """What it costs a branch to leave where its words would lie on a column's line: below or above a symbol they have half
    a column, beside it the gutter or the next column."""
    if edge.label is None or not page.clear_grid:
        return 0
    here = band(page.xlines, port.at.x)
    if port.vertical:
        room = beside(page, port)
    else:
        there = here + (1 if port.side == "R" else -1)
        room = max(gutter(page.xlines, port), page.xlines[there + 1] - page.xlines[there] if 0 <= there < len(page.xlines) - 1 else 0)
    return CRAMPED if min(size.w for size in (edge.label, *edge.narrow)) + LABEL_AIR > room else 0


def entering(source: Node, target: Node, side: Side) -> Emu:
    """What it costs to enter a symbol at a side: readers expect the arrow from above."""
    decision = target.shape == "decision"
    if side == "T" or target.shape == "offpage":
        return 0
    if side == "B":
        return cost(15 if target.box.cy < source.box.cy else 26 if decision else 22)
    return cost(4 if decision else 3)
