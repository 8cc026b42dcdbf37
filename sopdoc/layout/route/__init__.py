"""Page of symbols and edges → orthogonal connectors with their labels: pure, deterministic, with a limit of steps and none of time.

    lanes ─▶ ports ─▶ candidates ─▶ cost ─▶ table ─▶ optimise      (together: attempt, tried with more lanes, and tighter)
                                                        └─▶ nudge ─▶ labels ─▶ faults      (on a yielding page once more)
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sopdoc.geometry import Emu, Point, Rect
from sopdoc.layout.route.attempt import Attempt, attempt
from sopdoc.layout.route.distances import ATTEMPTS
from sopdoc.layout.route.faults import faults
from sopdoc.layout.route.labels import place
from sopdoc.layout.route.nudge import nudge
from sopdoc.layout.route.steps import SHEET, Steps
from sopdoc.layout.route.types import Edge, Fault, Node, Page, Routing, Stands

__all__ = ["Edge", "Fault", "Node", "Page", "Routing", "route"]


def route(page: Page, allowed: int = SHEET) -> Routing:
    """Page → Routing, the best found in about `allowed` steps.  An edge without any path gets a Fault instead; one in an
    unavoidable conflict keeps its path and gets one too."""
    steps = Steps(allowed)
    drawn = _drawn(page, {}, steps)
    if page.yielding and drawn.homeless and not steps.spent:
        drawn = min(drawn, _drawn(page, drawn.exits(), steps), key=_Drawn.rank)
    return Routing(
        {page.edges[k].id: drawn.paths[k] for k in sorted(drawn.paths)},
        {page.edges[k].id: box for k, box in drawn.labels.items()},
        faults(page, drawn.attempt, drawn.homeless),
        allowed - steps.left,
        drawn.attempt.total,
    )


@dataclass(frozen=True, slots=True)
class _Drawn:
    """An attempt, its paths as they are drawn, its labels, and which found no free place."""

    attempt: Attempt
    paths: dict[int, tuple[Point, ...]]
    labels: dict[int, Rect]
    homeless: dict[int, Stands]

    def exits(self) -> dict[int, int]:
        """Where the edges leave whose labels found no place."""
        return {k: self.attempt.paths[k].source.key for k in self.homeless}

    def rank(self) -> tuple[tuple[int, Emu, int], int]:
        return self.attempt.badness, len(self.homeless)


def _drawn(page: Page, shunned: Mapping[int, int], steps: Steps) -> _Drawn:
    best = _best(page, shunned, steps)
    drawn = _nudged(page, best, frozenset(), steps)
    if drawn.homeless:
        drawn = min(drawn, _nudged(page, best, frozenset(drawn.homeless), steps), key=_Drawn.rank)
    return drawn


def _nudged(page: Page, best: Attempt, yielding: frozenset[int], steps: Steps) -> _Drawn:
    paths = nudge(page, best.grid, best.paths, steps, yielding)
    return _Drawn(best, paths, *place(page, paths, steps))


def _best(page: Page, shunned: Mapping[int, int], steps: Steps) -> Attempt:
    """The attempt with the fewest faults; smaller clearances are tried only while there are any, for lines that only lie
    badly while there are steps left.  Where readers may misunderstand lines, more lanes are tried, and kept if that makes it clearer."""
    best = attempt(page, ATTEMPTS[0], shunned, steps)
    if best.doubts.count and not best.missing and not steps.spent:
        more = attempt(page, ATTEMPTS[0], shunned, steps, both=True)
        best = more if more.clearer(best) else best
    for clearance in ATTEMPTS[1:]:
        if best.missing or (best.faulty and not steps.spent):
            best = min(best, attempt(page, clearance, shunned, steps), key=lambda a: a.badness)
    return best
