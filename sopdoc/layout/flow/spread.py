"""The segilima at one edge of a page → each its place: the middle of a pelaksana column, a share of it, or beside the symbol there.

    │ [a]   [b] │   [c]   │     Each stands in the column of its symbol, the main flow first, else in a free one nearby.  One that
    │  ▼        │         │     would seem to belong to another symbol above (or, at the head, below) it goes aside in that column
    │  A      ▼ │    ▼    │     where there is room for it beside that symbol, or into another column; only where there is neither
    │         B │    C    │     it is told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from sopdoc.geometry import Emu, Size, pt
from sopdoc.layout.flow.offpage import Segilima

PENTAGON = Size(pt(18), pt(18))
AIR: Emu = pt(2)   # least room between a segilima aside and the symbol above it

# columns that a segilima would rather go aside than
SHARED = 0.6       # share its own with another: two share it, a third one goes
BESIDE = 0.8       # stand beside another one's symbol
REMOTE = 3         # stand under another one's symbol with rows between
STRANGE = 50       # stand under another one's symbol: only when there is no other place
FULL = 100         # a column without room for one more: only when all are full, and then the widest

THIRDS = 3         # a column with segilima aside has as many places, or more


@dataclass(frozen=True, slots=True)
class Spot:
    """A segilima's place: which of how many equal ones of its lane; `strange`: under another one's symbol."""

    lane: int
    index: int
    places: int
    strange: bool = False


@dataclass(slots=True)
class _Load:
    """What a lane of some width holds so far: ids in its middle, at its left and at its right."""

    capacity: int
    width: Emu
    middle: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    right: list[str] = field(default_factory=list)

    @property
    def count(self) -> int:
        return len(self.middle) + len(self.left) + len(self.right)

    def beside(self, symbol: Emu) -> bool:
        """Is a third of the lane free beside a symbol of this width?"""
        free = self.capacity >= THIRDS and not (self.left and self.right)
        return free and self.width // (2 * THIRDS) + PENTAGON.w // 2 + AIR <= (self.width - symbol) // 2

    def price(self, symbol: Emu | None, remote: bool) -> float:
        """What one more costs; `symbol`: the width of the one that it would seem to belong to, `remote` with rows between."""
        strange = 0 if symbol is None else BESIDE if self.beside(symbol) else REMOTE if remote else STRANGE
        return strange + SHARED * self.count + (FULL * (1 + self._density) if self.count >= self.capacity else 0)

    @property
    def _density(self) -> float:
        """How much of its width segilima take with one more."""
        return PENTAGON.w * (self.count + 1) / self.width

    def take(self, segilima: str, symbol: Emu | None, from_right: bool) -> None:
        if symbol is None or not self.beside(symbol):
            self.middle.append(segilima)
        elif self.left or (from_right and not self.right):
            self.right.append(segilima)
        else:
            self.left.append(segilima)

    def spots(self, lane: int, order: dict[str, int]) -> dict[str, Spot]:
        """Their places from left to right, those of the middle in an order."""
        places = max(THIRDS * bool(self.left or self.right), self.count)
        first = max(len(self.left), (places - len(self.middle)) // 2)
        numbered = [*((0, one) for one in self.left), *enumerate(sorted(self.middle, key=order.__getitem__), first)]
        return {one: Spot(lane, n, places) for n, one in (*numbered, *((places - 1, one) for one in self.right))}


def spread_lanes(segilima: Sequence[Segilima], capacity: Sequence[int], widths: Sequence[Emu]) -> dict[str, Spot]:
    """For one edge of one page: id → its place; `capacity` is how many a column holds, `widths` how wide it is."""
    loads = [_Load(many, width) for many, width in zip(capacity, widths, strict=True)]
    strange: set[str] = set()
    for s in sorted(segilima, key=lambda s: not s.main):
        lane = min(range(len(loads)), key=lambda i: (abs(i - s.lane) + loads[i].price(s.strangers.get(i), i in s.remote), i))
        symbol = s.strangers.get(lane)
        if symbol is not None and lane not in s.remote and not loads[lane].beside(symbol):
            strange.add(s.id)
        loads[lane].take(s.id, symbol, from_right=lane <= s.lane)
    order = {s.id: n for n, s in enumerate(segilima)}
    return {one: replace(spot, strange=one in strange) for lane, load in enumerate(loads) for one, spot in load.spots(lane, order).items()}
