"""Page of symbols and edges → orthogonal connectors with their labels: pure, deterministic, without a time limit."""

from __future__ import annotations

from sopdoc.layout.route.types import Edge, Fault, Node, Page, Routing

__all__ = ["Edge", "Fault", "Node", "Page", "Routing", "route"]


def route(page: Page) -> Routing:
    """Page → Routing; an edge that cannot be drawn gets a Fault instead of a path."""
    return Routing({}, {}, tuple(Fault(edge.id, "no-path") for edge in page.edges))
