"""A marked page → its drawings as Word decides about them: each new, gone, or there either way.

The layout marks what a reader should look at.  In Word a drawing comes or goes as a whole, so what hangs on a new symbol is new as
well: its arrows, their words, the segilima that nothing else leads to, and the dots where fewer than two of the other lines meet.
What is gone lies under what came.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TypeVar

from sopdoc.geometry import Point
from sopdoc.layout.tree import Connector, Dot, Label, Mark, Page, Symbol

NEW: Mark = "baru"
OLD: Mark = "lama"
Drawing = TypeVar("Drawing", Symbol, Connector, Label)
JOINED = 2                     # as many lines meet at least where a dot stands


def decided(page: Page) -> Page:
    """The page with everything that came or went marked; itself, where nothing did."""
    if not page.former and not any(connector.mark for connector in page.connectors):
        return page
    kept = {one for former in page.former for one in former.kept}

    def new(one: Drawing) -> Drawing:
        return one if one in kept or one.mark == OLD else replace(one, mark=NEW)

    connectors = tuple(map(new, page.connectors))
    return _with_former(replace(
        page, symbols=tuple(map(new, page.symbols)), connectors=connectors, labels=tuple(map(new, page.labels)),
        dots=tuple(_dot(dot, connectors) for dot in page.dots),
    ))


def gone_segilima(pages: Iterable[Page]) -> frozenset[str]:
    """The ids of the segilima that are no longer there; both versions begin with the letter A."""
    return frozenset(
        symbol.id for page in pages for symbol in (*page.symbols, *(one for former in page.former for one in former.symbols))
        if symbol.mark == OLD and symbol.kind == "offpage"
    )


def _dot(dot: Dot, connectors: Sequence[Connector]) -> Dot:
    if dot.mark:
        return dot
    through = [connector.mark for connector in connectors if _passes(connector, dot.centre)]
    return replace(dot, mark=NEW) if NEW in through and through.count("") < JOINED else dot


def _passes(connector: Connector, point: Point) -> bool:
    return any(
        min(a.x, b.x) <= point.x <= max(a.x, b.x) and min(a.y, b.y) <= point.y <= max(a.y, b.y) for a, b in pairwise(connector.points)
    )


def _with_former(page: Page) -> Page:
    return replace(
        page, symbols=(*(one for former in page.former for one in former.symbols), *page.symbols),
        connectors=(*(one for former in page.former for one in former.connectors), *page.connectors),
        labels=(*(one for former in page.former for one in former.labels), *page.labels),
        dots=(*(one for former in page.former for one in former.dots), *page.dots),
    )
