"""A text that was edited → the proof that it says what was wanted, by reading it again."""

from __future__ import annotations

from functools import lru_cache

from sopdoc.diagnostics import Report
from sopdoc.source.node import MappingNode
from sopdoc.source.read import parse
from sopdoc.source.splice import UnusualError


@lru_cache(maxsize=2)        # what one edit proves is what the next one begins with
def node_of(text: str) -> MappingNode:
    """What a text says; raises UnusualError for one that cannot be read, or is no mapping."""
    report = Report()
    node = parse(text, "", report)
    if not isinstance(node, MappingNode) or report.has_galat:
        raise UnusualError
    return node
