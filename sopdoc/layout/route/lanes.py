"""Page → the lanes on which lines may run: where they stand and how far each is free of symbols.

    grid line   symbol    grid line
       |  : :  +------+  : :  |
       |  : :  |  :   |  : :  |        : a vertical lane; never on a grid line, so that a connector
       |  : :  +------+  : :  |          is not mistaken for the table's own rule

Lanes come from three places: the symbols' centres (always kept: a straight drop needs them), the gutters between symbols and grid lines
of a band, and the gaps between symbols that share one table cell.  Decides positions of lanes, not who uses them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable
from dataclasses import dataclass

from sopdoc.geometry import Emu
from sopdoc.layout.route.distances import APART, PITCH, SAME, SPREAD, TWIN, Clearance
from sopdoc.layout.route.types import Node, Page

Span = tuple[Emu, Emu]
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


@dataclass(frozen=True, slots=True)
class _Strip:
    """One direction of the page: grid lines, and each symbol's extent along this direction and band in the other one."""

    lines: tuple[Emu, ...]
    spans: tuple[Span, ...]
    bands: tuple[int, ...]
    centres: tuple[Emu, ...]
    majors: tuple[Emu, ...]


def build(page: Page, clearance: Clearance) -> Grid:
    """Page → its lanes with their free runs."""
    xs, xmajor = _positions(_across(page, clearance), clearance)
    ys, ymajor = _positions(_down(page), clearance)
    columns = [_covered(xs, n.box.x, n.box.right, clearance) for n in page.nodes]
    rows = [_covered(ys, n.box.y, n.box.bottom, clearance) for n in page.nodes]
    vlo, vhi = _runs(len(xs), len(ys), columns, rows)
    hlo, hhi = _runs(len(ys), len(xs), rows, columns)
    return Grid(Lanes(xs, xmajor, vlo, vhi, _twins(xs)), Lanes(ys, ymajor, hlo, hhi, _twins(ys)), clearance)


def band(lines: tuple[Emu, ...], value: Emu) -> int:
    """The band between two grid lines a coordinate falls in, 0 for the first."""
    return max(0, min(bisect_right(lines, value) - 1, len(lines) - 2))


def exits_across(node: Node, xlines: tuple[Emu, ...], clearance: Clearance) -> tuple[Emu, ...]:
    """The x at which a line may leave a symbol's top or bottom: its middle.

    An off-page pentagon may have been pushed onto a column border; a line there would run on the table's rule, so it gets the
    places beside the rule instead.

          |                 |
        +---+             +---+
        | | |   not  ->   |:|:|
        +   +             +   +
         \\ /               \\ /
    """
    if node.shape != "offpage":
        return (node.box.cx,)
    line = min(xlines, key=lambda x: abs(x - node.box.cx), default=node.box.cx + 2 * clearance.grid)
    if abs(line - node.box.cx) >= clearance.grid:
        return (node.box.cx,)
    inside = node.box.w // 2 - clearance.grid // 2
    places = [x for x in (line - clearance.grid, line + clearance.grid) if abs(x - node.box.cx) <= inside and xlines[0] < x < xlines[-1]]
    return tuple(sorted(places, key=lambda x: (abs(x - node.box.cx), x))) or (node.box.cx,)


def _across(page: Page, clearance: Clearance) -> _Strip:
    lines = _with_edges(page.xlines, page.area.x, page.area.right)
    return _Strip(
        lines,
        tuple((n.box.x, n.box.right) for n in page.nodes),
        tuple(band(page.ylines, n.box.cy) for n in page.nodes),
        tuple(x for n in page.nodes for x in exits_across(n, lines, clearance)),
        tuple(x for n in page.nodes if n.shape == "offpage" for x in exits_across(n, lines, clearance)),
    )


def _down(page: Page) -> _Strip:
    return _Strip(
        _with_edges(page.ylines, page.area.y, page.area.bottom),
        tuple((n.box.y, n.box.bottom) for n in page.nodes),
        tuple(band(page.xlines, n.box.cx) for n in page.nodes),
        tuple(n.box.cy for n in page.nodes),
        (),
    )


def _with_edges(lines: tuple[Emu, ...], low: Emu, high: Emu) -> tuple[Emu, ...]:
    return tuple(sorted({low, high, *(line for line in lines if low < line < high)}))


def _positions(strip: _Strip, clearance: Clearance) -> tuple[list[Emu], list[int]]:
    """One direction → lane positions, ascending, and which of them are major."""
    kept = _merged(strip.centres)
    fixed = list(kept)
    major, minor = _gutters(strip, clearance)
    for at in (*major, *minor):
        _keep(kept, at)
    chosen = {min(kept, key=lambda lane: (abs(lane - at), lane)) for at in (*major, *strip.majors)}
    chosen -= set(fixed) - {_nearest(fixed, at) for at in strip.majors}
    return kept, [i for i, at in enumerate(kept) if at in chosen]


def _nearest(values: list[Emu], at: Emu) -> Emu:
    return min(values, key=lambda value: (abs(value - at), value))


def _merged(centres: Iterable[Emu]) -> list[Emu]:
    """Centres → ascending, those that differ only by rounding once."""
    kept: list[Emu] = []
    for at in sorted(centres):
        if not kept or at - kept[-1] > SAME:
            kept.append(at)
    return kept


def _keep(kept: list[Emu], at: Emu) -> None:
    """Add a lane unless one stands there already."""
    i = bisect_left(kept, at)
    if (i == 0 or at - kept[i - 1] >= APART) and (i == len(kept) or kept[i] - at >= APART):
        insort(kept, at)


def _gutters(strip: _Strip, clearance: Clearance) -> tuple[list[Emu], list[Emu]]:
    """One direction → major lanes (one per grid line, gap and empty band) and the other lanes of the gutters."""
    major: list[Emu] = []
    minor: list[Emu] = []
    before: list[Emu] = []          # lanes of the last gutter before the grid line at hand, and its room
    room_before: Emu = 0
    inside = _by_band(strip)
    for k in range(len(strip.lines) - 1):
        gaps = _gaps(strip, k, inside.get(k, []), clearance)
        bundles = [(_bundle(a, b, clearance), b - a) for a, b, _ in gaps]
        first, room = next(((lanes, room) for (lanes, room), gap in zip(bundles, gaps, strict=True) if gap[2] == "first"), ([], 0))
        roomier = before if room_before >= room and before else first
        major += roomier[:1]
        for (lanes, _), gap in zip(bundles, gaps, strict=True):
            if gap[2] in ("empty", "inner"):
                major += lanes[:1]
            minor += lanes
        before, room_before = next(((lanes, room) for (lanes, room), gap in zip(bundles, gaps, strict=True) if gap[2] == "last"), ([], 0))
        minor.append((strip.lines[k] + strip.lines[k + 1]) // 2)
    return [*major, *before[:1]], minor


def _by_band(strip: _Strip) -> dict[int, list[int]]:
    inside: dict[int, list[int]] = {}
    for n, (lo, hi) in enumerate(strip.spans):
        for k in range(band(strip.lines, lo), band(strip.lines, hi - 1) + 1):
            inside.setdefault(k, []).append(n)
    return inside


def _gaps(strip: _Strip, k: int, inside: list[int], clearance: Clearance) -> list[tuple[Emu, Emu, str]]:
    """A band → its free rooms (from, to, place): the gutters at its two grid lines, the gaps between symbols.

        |:::+---+::::::+-----+:::|      first, inner, last; a cell with several symbols is looked at
        |   +---+      +-----+   |      alone too: its gap may be covered by a neighbour's symbol
    """
    low, high = strip.lines[k] + clearance.grid, strip.lines[k + 1] - clearance.grid
    if not inside:
        return [(low, high, "empty")]
    cells: dict[int, list[int]] = {}
    for n in inside:
        cells.setdefault(strip.bands[n], []).append(n)
    gaps = _between(low, high, [strip.spans[n] for n in inside], clearance)
    for cell in sorted(cells):
        if len(cells[cell]) > 1 or len(cells) > 1:
            gaps += [gap for gap in _between(low, high, [strip.spans[n] for n in cells[cell]], clearance) if gap[2] == "inner"]
    return gaps


def _between(low: Emu, high: Emu, spans: list[Span], clearance: Clearance) -> list[tuple[Emu, Emu, str]]:
    gaps = []
    edge, place = low, "first"
    for lo, hi in sorted(spans):
        if lo - clearance.symbol > edge or place == "first":
            gaps.append((edge, lo - clearance.symbol, place))
        edge, place = max(edge, hi + clearance.symbol), "inner"
    return [*gaps, (edge, high, "last")]


def _bundle(a: Emu, b: Emu, clearance: Clearance) -> list[Emu]:
    """A free room → up to three lanes around its middle, the middle one first.

    A room a little too narrow still gets one lane, which keeps the clearances' proportion.
    """
    room, middle = b - a, (a + b) // 2
    if room < PITCH:
        return [middle] if room > clearance.least - clearance.symbol - clearance.grid // 2 else []
    if room < 2 * PITCH:
        half = min(SPREAD, room) // 2
        return [middle - half, middle + half]
    step = min(SPREAD, room // 2)
    return [middle, middle - step, middle + step]


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
    return [tuple(k for k in (i - 1, i + 1) if 0 <= k < len(at) and abs(at[k] - at[i]) < TWIN) for i in range(len(at))]

