"""Page and clearance → one complete choice of paths, before nudging: lanes, ports, candidates, search in a row.

Edges without any path are left out and named; fixed edges have exactly one path and keep their two ports to themselves.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sopdoc.geometry import Emu
from sopdoc.layout.route.candidates import Path, Stream
from sopdoc.layout.route.cost import Judge, Raster
from sopdoc.layout.route.distances import Clearance
from sopdoc.layout.route.doubts import CLEAR, Doubts, doubts
from sopdoc.layout.route.lanes import Grid, build
from sopdoc.layout.route.optimise import optimise
from sopdoc.layout.route.ports import Port, ports
from sopdoc.layout.route.prices import Prices
from sopdoc.layout.route.steps import Steps
from sopdoc.layout.route.table import Choices, Table
from sopdoc.layout.route.terms import all_terms
from sopdoc.layout.route.tolls import tolls
from sopdoc.layout.route.types import Page
from sopdoc.layout.route.weights import CROSS, MISSING, SERIOUS, SHUN


@dataclass(frozen=True, slots=True)
class Attempt:
    """The chosen paths by edge number, the edges without one, the pairs at fault with what they cost; what readers may misunderstand
    in the paths, and what these cost altogether."""

    grid: Grid
    paths: dict[int, Path]
    missing: tuple[int, ...]
    faulty: tuple[tuple[Emu, int, int], ...] = ()
    doubts: Doubts = CLEAR
    total: Emu = 0

    @property
    def badness(self) -> tuple[int, Emu, int]:
        """Fewer missing edges first, then the smallest worst pair, then fewer of them."""
        return len(self.missing) * MISSING, max((cost for cost, _, _ in self.faulty), default=0), len(self.faulty)

    def clearer(self, other: Attempt) -> bool:
        """Is it no worse than another one, cheaper, and can less be misunderstood in it?"""
        return self.badness <= other.badness and self.total < other.total and self.doubts.fewer(other.doubts)


def attempt(page: Page, clearance: Clearance, shunned: Mapping[int, int], steps: Steps, *, both: bool = False) -> Attempt:
    """`shunned`: by edge number, the port it should rather not leave from.  `both`: ways of many bends may run on both sides of
    every grid line, not only on the roomier one."""
    grid = build(page, clearance, both)
    raster = Raster(grid)
    streams = _streams(page, grid, shunned, steps)
    choices = [Choices(stream, raster, steps) for stream in streams]
    routable = [k for k, c in enumerate(choices) if c.grow(1)]
    if not routable:
        return Attempt(grid, {}, tuple(range(len(choices))))
    telling = page.telling()
    judge = Judge(raster, frozenset(n for n, node in enumerate(page.nodes) if node.id in telling))
    table = Table(all_terms(page, [page.edges[k] for k in routable]), [choices[k] for k in routable], judge, steps)
    now = optimise(table)
    pairs = list(table.pairs(now))
    paths = {k: choices[k].paths[c] for k, c in zip(routable, now, strict=True)}
    # however many times two lines cross, they can still be told apart: that alone is no fault
    faults = [(cost - CROSS * crossings, routable[a], routable[b]) for a, b, cost, crossings in pairs]
    return Attempt(
        grid,
        paths,
        tuple(sorted(set(range(len(choices))) - set(routable))),
        tuple(fault for fault in faults if fault[0] >= SERIOUS),
        doubts(page, grid, paths, sum(crossings for _, _, _, crossings in pairs)),
        sum(path.own for path in paths.values()) + sum(cost for _, _, cost, _ in pairs),
    )


def _streams(page: Page, grid: Grid, shunned: Mapping[int, int], steps: Steps) -> list[Stream]:
    """Every edge's stream of possible paths, in the order of the edges."""
    number = {node.id: n for n, node in enumerate(page.nodes)}
    out = {n: ports(page, grid, n, "out") for n in sorted({number[e.source] for e in page.edges})}
    headed = {number[e.target] for e in page.edges} | {number[e.source] for e in page.edges if e.both}
    into = {n: ports(page, grid, n, "in") for n in sorted(headed)}
    given = [(k, number[edge.source], number[edge.target]) for k, edge in enumerate(page.edges) if edge.kind == "fixed"]
    fixed = {k: _fixed(out[s], into[t]) for k, s, t in given}
    taken = {port.key for path in fixed.values() for port in (path.source, path.target)}
    prices = Prices(page)
    streams = []
    for k, edge in enumerate(page.edges):
        if k in fixed:
            level = fixed[k].source.lane == fixed[k].target.lane     # else the layout set the neighbours at different heights: no path
            streams.append(Stream.of(fixed[k], page, grid, steps) if level else Stream.none(page, grid, steps))
            continue
        s, t = number[edge.source], number[edge.target]
        shun = shunned.get(k)
        exits = into[s] if edge.both else out[s]
        leave = [(p, prices.leave(edge, p, t) + (SHUN if p.key == shun else 0)) for p in exits if p.key not in taken]
        enter = [(p, prices.enter(p, s)) for p in into[t] if p.key not in taken]
        labels = (edge.label, *edge.narrow) if edge.label else ()
        streams.append(Stream(page, grid, leave, enter, tolls(page, grid, page.nodes[s], page.nodes[t]), labels, steps))
    return streams


def _fixed(out: tuple[Port, ...], into: tuple[Port, ...]) -> Path:
    """The straight line between two neighbours: from the side of one that faces the other."""
    right = next(p for p in out if p.side == "R")
    left = next(p for p in into if p.side == "L")
    if right.at.x > left.at.x:
        right, left = next(p for p in out if p.side == "L"), next(p for p in into if p.side == "R")
    return Path(right, left, (right.lane,), 0)
