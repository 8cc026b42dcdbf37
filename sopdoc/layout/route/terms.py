"""Two edges of one symbol → on which terms their paths may share ports there.

    [t]<--+        Ways back to one symbol join, or else a reader looks for a reason why they do not; so do those within its row.
          +-- b    The lines of two exchanges stay apart: where a goes to b and b back to a, each join or fork
          +-- c    leaves open who is answered.  An arrow with two heads shares no port: the common piece would have one head only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sopdoc.geometry import Emu
from sopdoc.layout.route.types import Edge, Page
from sopdoc.layout.route.weights import APART, FORK, INOUT, JOIN, MERGE, TANGLE


@dataclass(frozen=True, slots=True)
class Terms:
    """What two edges pay to enter at one port, to leave from one, and to enter the same symbol at two."""

    merge: Emu = MERGE
    fork: Emu = FORK
    apart: Emu = 0


def all_terms(page: Page, edges: Sequence[Edge]) -> list[list[Terms | None]]:
    """The terms of every two edges, None for those without a symbol in common."""
    heights = {node.id: node.box.cy for node in page.nodes}
    answered = {(edge.target, edge.source) for edge in edges}
    falls = [max(-1, min(heights[edge.target] - heights[edge.source], 1)) for edge in edges]
    exchange = [(edge.source, edge.target) in answered for edge in edges]
    return [
        [_terms(a, b, exchange[i] and exchange[k], falls[i] == falls[k] < 1) for k, b in enumerate(edges)] for i, a in enumerate(edges)
    ]


def _terms(a: Edge, b: Edge, exchanges: bool, alike: bool) -> Terms | None:
    if not {a.source, a.target} & {b.source, b.target}:
        return None
    if a.both or b.both:
        return Terms(INOUT, INOUT)
    if exchanges:
        return Terms(TANGLE, TANGLE)
    if alike and a.target == b.target:
        return Terms(JOIN, apart=APART)
    return Terms()
