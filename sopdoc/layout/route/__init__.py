"""Page of symbols and edges → orthogonal connectors with their labels: pure, deterministic, with a limit of steps and none of time.

    lanes ─▶ ports ─▶ candidates ─▶ cost ─▶ table ─▶ optimise      (together: attempt, repeated tighter while a page stays faulty)
                                                        └─▶ nudge ─▶ labels ─▶ faults
"""

from __future__ import annotations

from sopdoc.layout.route.attempt import Attempt, attempt
from sopdoc.layout.route.distances import ATTEMPTS
from sopdoc.layout.route.faults import faults
from sopdoc.layout.route.labels import place
from sopdoc.layout.route.nudge import nudge
from sopdoc.layout.route.steps import SHEET, Steps
from sopdoc.layout.route.types import Edge, Fault, Node, Page, Routing

__all__ = ["Edge", "Fault", "Node", "Page", "Routing", "route"]


def route(page: Page, allowed: int = SHEET) -> Routing:
    """Page → Routing, the best found in about `allowed` steps.  An edge without any path gets a Fault instead; one in an
    unavoidable conflict keeps its path and gets one too."""
    steps = Steps(allowed)
    best = _best(page, steps)
    paths = nudge(page, best.grid, best.paths, steps)
    labels, homeless = place(page, paths, steps)
    return Routing(
        {page.edges[k].id: paths[k] for k in sorted(paths)},
        {page.edges[k].id: box for k, box in labels.items()},
        faults(page, best, homeless),
        allowed - steps.left,
    )


def _best(page: Page, steps: Steps) -> Attempt:
    """The attempt with the fewest faults; smaller clearances are tried only while there are any, for lines that only lie
    badly while there are steps left."""
    best = attempt(page, ATTEMPTS[0], steps)
    for clearance in ATTEMPTS[1:]:
        if best.missing or (best.faulty and not steps.spent):
            best = min(best, attempt(page, clearance, steps), key=lambda a: a.badness)
    return best
