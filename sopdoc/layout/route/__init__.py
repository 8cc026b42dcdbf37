"""Page of symbols and edges → orthogonal connectors with their labels: pure, deterministic, without a time limit."""

from __future__ import annotations

from sopdoc.layout.route.attempt import attempt
from sopdoc.layout.route.candidates import points
from sopdoc.layout.route.distances import ATTEMPTS
from sopdoc.layout.route.types import Edge, Fault, Node, Page, Routing

__all__ = ["Edge", "Fault", "Node", "Page", "Routing", "route"]


def route(page: Page) -> Routing:
    """Page → Routing; an edge that cannot be drawn gets a Fault instead of a path."""
    best = attempt(page, ATTEMPTS[0])
    for clearance in ATTEMPTS[1:]:
        if best.missing or best.faulty:
            again = attempt(page, clearance)
            if again.badness < best.badness:
                best = again
    return Routing({page.edges[k].id: points(path, best.grid) for k, path in best.paths.items()}, {}, ())
