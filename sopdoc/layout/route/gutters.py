"""One direction of a page → where its lanes stand.

        |:::+---+::::::+-----+:::|      gutters between grid lines and symbols, and gaps between the symbols of one band,
        |:::|   |      |     |   |      get a bundle of up to three lanes each; a symbol's centre is always a lane

Lanes come from symbols, not only from bands: several symbols may share one table cell.  Decides positions, not who uses them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable
from dataclasses import dataclass

from sopdoc.geometry import Emu
from sopdoc.layout.route.distances import APART, PITCH, SAME, SPREAD, Clearance

Span = tuple[Emu, Emu]


@dataclass(frozen=True, slots=True)
class Strip:
    """One direction of the page: grid lines, and each symbol's extent along this direction and band in the other one."""

    lines: tuple[Emu, ...]
    spans: tuple[Span, ...]
    bands: tuple[int, ...]
    centres: tuple[Emu, ...]
    majors: tuple[Emu, ...]


def band(lines: tuple[Emu, ...], value: Emu) -> int:
    """The band between two grid lines a coordinate falls in, 0 for the first."""
    return max(0, min(bisect_right(lines, value) - 1, len(lines) - 2))


def positions(strip: Strip, clearance: Clearance, both: bool) -> tuple[list[Emu], list[int]]:
    """One direction → lane positions, ascending, and which of them are major: of the gutters at a grid line the roomier one's, or
    `both`'s."""
    kept = _merged(strip.centres)
    fixed = list(kept)
    major, minor = _gutters(strip, clearance, both)
    for at in (*major, *minor):
        _keep(kept, at)
    chosen = {_nearest(kept, at) for at in (*major, *strip.majors)}
    chosen -= set(fixed) - {_nearest(fixed, at) for at in strip.majors}
    return kept, [i for i, at in enumerate(kept) if at in chosen]


def _nearest(values: list[Emu], at: Emu) -> Emu:
    """Of ascending values; of two as near the lower one."""
    i = bisect_left(values, at)
    if i == len(values) or (i > 0 and at - values[i - 1] <= values[i] - at):
        return values[i - 1]
    return values[i]


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


def _gutters(strip: Strip, clearance: Clearance, both: bool) -> tuple[list[Emu], list[Emu]]:
    """One direction → major lanes (one or two per grid line, one per gap and empty band) and the other lanes of the gutters."""
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
        major += [*before[:1], *first[:1]] if both else roomier[:1]
        for (lanes, _), gap in zip(bundles, gaps, strict=True):
            if gap[2] in ("empty", "inner"):
                major += lanes[:1]
            minor += lanes
        before, room_before = next(((lanes, room) for (lanes, room), gap in zip(bundles, gaps, strict=True) if gap[2] == "last"), ([], 0))
        minor.append((strip.lines[k] + strip.lines[k + 1]) // 2)
    return [*major, *before[:1]], minor


def _by_band(strip: Strip) -> dict[int, list[int]]:
    inside: dict[int, list[int]] = {}
    for n, (lo, hi) in enumerate(strip.spans):
        for k in range(band(strip.lines, lo), band(strip.lines, hi - 1) + 1):
            inside.setdefault(k, []).append(n)
    return inside


def _gaps(strip: Strip, k: int, inside: list[int], clearance: Clearance) -> list[tuple[Emu, Emu, str]]:
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
