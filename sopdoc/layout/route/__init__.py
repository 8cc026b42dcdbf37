"""Page of symbols and edges → orthogonal connectors with their labels: pure, deterministic, without a time limit.

    lanes ─▶ ports ─▶ candidates ─▶ cost ─▶ table ─▶ optimise      (together: attempt, repeated tighter while a page stays faulty)
                                                        └─▶ nudge ─▶ labels ─▶ faults
"""

from __future__ import annotations

from sopdoc.layout.route.attempt import Attempt, attempt
from sopdoc.layout.route.distances import ATTEMPTS
from sopdoc.layout.route.faults import faults
from sopdoc.layout.route.labels import place
from sopdoc.layout.route.nudge import nudge
from sopdoc.layout.route.types import Edge, Fault, Node, Page, Routing

__all__ = ["Edge", "Fault", "Node", "Page", "Routing", "route"]


def route(page: Page) -> Routing:
    """Page → Routing.  An edge without any path gets a Fault instead; one in an unavoidable conflict keeps its path and gets one too."""
    best = _best(page)
    paths = nudge(page, best.grid, best.paths)
    labels, homeless = place(page, paths)
    return Routing(
        {page.edges[k].id: paths[k] for k in sorted(paths)},
        {page.edges[k].id: box for k, box in labels.items()},
        faults(page, best, homeless, labels),
    )


def _best(page: Page) -> Attempt:
    """The attempt with the fewest faults; smaller clearances are tried only while there are any."""
    best = attempt(page, ATTEMPTS[0])
    for clearance in ATTEMPTS[1:]:
        if best.missing or best.faulty:
            best = min(best, attempt(page, clearance), key=lambda a: a.badness)
    return best
