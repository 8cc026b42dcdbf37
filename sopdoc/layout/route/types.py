"""What the router reads and writes: one page's placed symbols and edges in, paths, label boxes and faults out.

Everything is in whole EMU; y grows downwards.  These types decide nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from sopdoc.geometry import Emu, Point, Rect, Size

CORNERS = 4      # of a rhombus

Shape = Literal["terminator", "process", "decision", "offpage"]
Kind = Literal["main", "branch", "fixed"]
Reason = Literal["no-path", "overlap", "label"]
Stands = Literal["free", "grid", "over", "lost"]


@dataclass(frozen=True, slots=True)
class Node:
    """A placed symbol.  One of several actors covers the middles of all their columns."""

    id: str
    shape: Shape
    box: Rect


@dataclass(frozen=True, slots=True)
class Edge:
    """A connector from one symbol to another.

    `label` is the size of the branch label's box, None without label; `narrow` are the sizes of the same label on more
    lines, widest first.  `kind` is "main" for the normal continuation (also a decision's main branch), "branch" for a decision's other
    branches, and "fixed" for the straight line side to side between two neighbours at one height (joint actors): its path
    is given, not searched; nothing may overlap it or use its ports.  `both`: it has a head at its source too.
    """

    id: str
    source: str
    target: str
    label: Size | None = None
    kind: Kind = "main"
    narrow: tuple[Size, ...] = ()
    both: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """One page's routing problem: routes and labels stay inside `area`; `xlines` and `ylines` are the table's grid lines,
    ascending, the area's edges included (`ylines` may hold virtual band limits too).  With `clear_grid` a label on a
    grid line is a fault, although it is placed.  On a `yielding` page an edge whose label finds no free place looks for another
    way out of its symbol."""

    area: Rect
    xlines: tuple[Emu, ...]
    ylines: tuple[Emu, ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    clear_grid: bool = False
    yielding: bool = False

    def team(self, node: str) -> frozenset[str]:
        """A symbol and those that act jointly with it."""
        return team((node,), [(edge.source, edge.target) for edge in self.edges if edge.kind == "fixed"])

    def telling(self) -> frozenset[str]:
        """The symbols whose ways out mean different things, so that no two of them leave as one line: decisions, and whatever has
        a word on a way out."""
        return frozenset(n.id for n in self.nodes if n.shape == "decision") | {e.source for e in self.edges if e.label}

    def crowded(self) -> frozenset[str]:
        """The decisions that have more branches than corners, one corner kept for what comes in."""
        leaving = Counter(edge.source for edge in self.edges)
        entered = {edge.target for edge in self.edges}
        return frozenset(n.id for n in self.nodes if n.shape == "decision" and leaving[n.id] + (n.id in entered) > CORNERS)


def team(some: Iterable[str], lines: Sequence[tuple[str, str]]) -> frozenset[str]:
    """Some symbols and those that act jointly with them, `lines` between which say so."""
    found = set(some)
    for _ in lines:
        found.update(*(pair for pair in lines if found.intersection(pair)))
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class Fault:
    """One edge or label that could not be drawn well.

    `column` and `row` name the band between two grid lines that is too tight (-1: unknown), so that the layout can enlarge it
    and route again; `need` is how much wider the column should be, 0 or less where nobody knows.  `stands` tells where a label
    went that found no free place: on a grid line, over lines, or nowhere.
    """

    edge: str
    reason: Reason
    column: int = -1
    row: int = -1
    stands: Stands = "grid"
    need: Emu = 0


@dataclass(frozen=True, slots=True)
class Routing:
    """The drawn page: by edge id, each path (source port first, target port last, corners only) and each label's box; how many
    steps that took; and what its paths cost (`weights`)."""

    paths: dict[str, tuple[Point, ...]]
    labels: dict[str, Rect]
    faults: tuple[Fault, ...]
    steps: int
    cost: Emu = 0
