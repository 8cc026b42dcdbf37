"""Page → the lanes on which lines may run: where they stand and how far each is free of symbols.

    grid line   symbol    grid line
       |  : :  +------+  : :  |
       |  : :  |  :   |  : :  |        : a vertical lane; never on a grid line, so that a connector
       |  : :  +------+  : :  |          is not mistaken for the table's own rule

Lanes come from three places: the symbols' centres (always kept: a straight drop needs them), the gutters between symbols and grid lines
of a band, and the gaps between symbols that share one table cell.  Decides positions of lanes, not who uses them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import pairwise

from sopdoc.geometry import Emu
from sopdoc.layout.route.distances import TWIN, Clearance
from sopdoc.layout.route.gutters import Strip, band, positions
from sopdoc.layout.route.types import Node, Page

Range = tuple[int, int]      # lanes first <= i < second


@dataclass(frozen=True, slots=True)
class Lanes:
    """The parallel lanes of one direction, numbered by position.

    `lo[i][j]`, `hi[i][j]`: lane i is free from crossing lane lo to crossing lane hi around its crossing with lane j; lo > hi where a
    symbol covers the crossing.  `major`: the lanes long detours are restricted to.  `twins[i]`: other lanes too near to run beside i.
    """

    at: list[Emu]
    major: list[int]
    lo: list[list[int]]
    hi: list[list[int]]
    twins: list[tuple[int, ...]]

    def near(self, value: Emu) -> int:
        """The lane of a centre; centres that differ by rounding share one."""
        i = bisect_left(self.at, value)
        if i == len(self.at) or (i > 0 and value - self.at[i - 1] < self.at[i] - value):
            return i - 1
        return i


@dataclass(frozen=True, slots=True)
class Grid:
    """The page as the search sees it: vertical lanes (numbered by x), horizontal lanes (by y) and the distances kept."""

    vertical: Lanes
    horizontal: Lanes
    clearance: Clearance
    crowded: frozenset[str]      # decisions whose slanted sides serve too


def build(page: Page, clearance: Clearance, both: bool) -> Grid:
    """Page → its lanes with their free runs; on `both` sides of every grid line a major one where there is room."""
    crowded = page.crowded()
    xs, xmajor = positions(_across(page, crowded, clearance), clearance, both)
    ys, ymajor = positions(_down(page), clearance, both)
    columns = [_covered(xs, n.box.x, n.box.right, clearance) for n in page.nodes]
    rows = [_covered(ys, n.box.y, n.box.bottom, clearance) for n in page.nodes]
    vlo, vhi = _runs(len(xs), len(ys), columns, rows)
    hlo, hhi = _runs(len(ys), len(xs), rows, columns)
    return Grid(Lanes(xs, xmajor, vlo, vhi, _twins(xs)), Lanes(ys, ymajor, hlo, hhi, _twins(ys)), clearance, crowded)


def exits_across(node: Node, xlines: tuple[Emu, ...], clearance: Clearance) -> tuple[Emu, ...]:
    """The x at which a line may leave a symbol's top or bottom: the middle of its column, or of each that it covers.

    An off-page pentagon may have been pushed onto a column border; a line there would run on the table's rule, so it gets the
    places beside the rule instead.

          |                 |
        +---+             +---+
        | | |   not  ->   |:|:|
        +   +             +   +
         \\ /               \\ /
    """
    if node.shape != "offpage":
        return middles(node, xlines)
    line = min(xlines, key=lambda x: abs(x - node.box.cx), default=node.box.cx + 2 * clearance.grid)
    if abs(line - node.box.cx) >= clearance.grid:
        return (node.box.cx,)
    inside = node.box.w // 2 - clearance.grid // 2
    places = [x for x in (line - clearance.grid, line + clearance.grid) if abs(x - node.box.cx) <= inside and xlines[0] < x < xlines[-1]]
    return tuple(sorted(places, key=lambda x: (abs(x - node.box.cx), x))) or (node.box.cx,)


def middles(node: Node, xlines: tuple[Emu, ...]) -> tuple[Emu, ...]:
    """The middles of the columns that a symbol covers, where the symbols of other rows stand; its own middle for one within a column.

          |     |     |
        +-:-----:-----:-+
        | :     :     : |
        +-:-----:-----:-+
          |     |     |
    """
    covered = tuple(x for a, b in pairwise(xlines) if node.box.x < (x := (a + b) // 2) < node.box.right)
    return covered if len(covered) > 1 else (node.box.cx,)


def slants(node: Node) -> tuple[Emu, Emu]:
    """The x at which a line may leave the slanted sides of a rhombus: the middles of its sides.

         /\\
        /  \\
        \\  /
        |\\/|
    """
    return node.box.cx - node.box.w // 4, node.box.cx + node.box.w // 4


def _across(page: Page, crowded: frozenset[str], clearance: Clearance) -> Strip:
    lines = _with_edges(page.xlines, page.area.x, page.area.right)
    return Strip(
        lines,
        tuple((n.box.x, n.box.right) for n in page.nodes),
        tuple(band(page.ylines, n.box.cy) for n in page.nodes),
        tuple(x for n in page.nodes for x in (*exits_across(n, lines, clearance), *(slants(n) if n.id in crowded else ()))),
        tuple(x for n in page.nodes if n.shape == "offpage" for x in exits_across(n, lines, clearance)),
    )


def _down(page: Page) -> Strip:
    return Strip(
        _with_edges(page.ylines, page.area.y, page.area.bottom),
        tuple((n.box.y, n.box.bottom) for n in page.nodes),
        tuple(band(page.xlines, n.box.cx) for n in page.nodes),
        tuple(n.box.cy for n in page.nodes),
        (),
    )


def _with_edges(lines: tuple[Emu, ...], low: Emu, high: Emu) -> tuple[Emu, ...]:
    return tuple(sorted({low, high, *(line for line in lines if low < line < high)}))


def _covered(at: list[Emu], low: Emu, high: Emu, clearance: Clearance) -> Range:
    """The lanes a symbol's extent covers, its least clearance included."""
    return bisect_right(at, low - clearance.least), bisect_left(at, high + clearance.least)


def _runs(lanes: int, crossing: int, along: list[Range], across: list[Range]) -> tuple[list[list[int]], list[list[int]]]:
    """Which lanes and crossings each symbol covers → first and last free crossing around every crossing."""
    cuts: list[list[Range]] = [[] for _ in range(lanes)]
    for (i0, i1), cut in zip(along, across, strict=True):
        for i in range(i0, i1):
            cuts[i].append(cut)
    lo, hi = [], []
    for own in cuts:
        low, high, start = [crossing] * crossing, [-1] * crossing, 0
        for j0, j1 in (*sorted(own), (crossing, crossing)):
            if j0 > start:
                low[start:j0] = [start] * (j0 - start)
                high[start:j0] = [j0 - 1] * (j0 - start)
            start = max(start, j1)
        lo.append(low)
        hi.append(high)
    return lo, hi


def _twins(at: list[Emu]) -> list[tuple[int, ...]]:
    """Lanes that stand too near to each other to be used side by side."""
    twins: list[tuple[int, ...]] = [()] * len(at)
    for i, (one, other) in enumerate(pairwise(at)):
        if other - one < TWIN:
            twins[i], twins[i + 1] = (*twins[i], i + 1), (i,)
    return twins
