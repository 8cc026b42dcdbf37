"""A marked flow's pages → what stood on them before and no longer does: symbols and lines that Word puts back when the changes are
rejected.

The flow as it was stands over the very rows of the marked sheet, the new ones left empty; symbols that stayed keep their places.
All its lines are routed, so that none meets another one's words; a line that goes the same way in both is kept, any other has a
drawing before and one after.  Only Word shows what went: on paper such rows are struck out and without symbols.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sopdoc.geometry import Emu
from sopdoc.layout.flow.connect import Drawn, dots_of, draw, route_page
from sopdoc.layout.flow.describe import words_of
from sopdoc.layout.flow.legs import places_of, split_flow, strips_of
from sopdoc.layout.flow.page import PageTask, PlacedPage, place_page
from sopdoc.layout.flow.plan import Plan
from sopdoc.layout.route import Node
from sopdoc.layout.sheet import Sheet
from sopdoc.layout.tree import Connector, Former, Label, Mark, Symbol
from sopdoc.model.sop import Alur

OLD: Mark = "lama"


@dataclass(frozen=True, slots=True)
class NewPage:
    """What stands now on a page of the flow: its drawings, how the router saw the symbols, and where its table begins."""

    symbols: tuple[Symbol, ...]
    connectors: tuple[Connector, ...]
    labels: tuple[Label, ...]
    nodes: tuple[Node, ...]
    y: Emu


def former_pages(was: Alur, plan: Plan, pages: Sequence[NewPage], number: int, used: int, steps: int, sheet: Sheet) -> Iterator[Former]:
    """For every page what is gone from it.

    `number`: of the flow's first page; `used`: letters before its own; `steps`: what the search for a page's lines may take.
    """
    columns, words = plan.table.columns, words_of(was)
    rows = [replace(row, zone=row.former or row.zone) for row in plan.table.rows]
    parts = split_flow(was, used, places_of(rows, plan.pages), number, columns, sheet)
    for index, ((start, end), page) in enumerate(zip(plan.pages, pages, strict=True)):
        segilima = [s for s in parts.segilima if s.page == index]
        task = PageTask(rows[start:end], plan.heights[index], strips_of(parts, index), segilima, number, page.y, "")
        placed = place_page(task, plan.table.header, columns, words, sheet)
        stand = {node.id: node for node in page.nodes}
        legs = [leg for leg in parts.legs if leg.page == index]
        nodes = [stand.get(node.id, node) for node in placed.nodes]
        _, routing = route_page(nodes, legs, columns, placed.ys, True, steps, sheet)
        yield _gone(page, placed, draw(legs, routing, words, sheet))


def _gone(page: NewPage, placed: PlacedPage, drawn: Drawn) -> Former:
    fresh = {symbol.id for symbol in page.symbols if symbol.mark}
    ways = {connector.id: connector.points for connector in drawn.connectors}
    stay = [c for c in page.connectors if not c.mark and c.points == ways.get(c.id) and not fresh & {c.source, c.target}]
    stood = {symbol.id for symbol in placed.symbols}
    still = [symbol for symbol in page.symbols if not symbol.mark and symbol.id in stood]
    kept = {*(connector.id for connector in stay), *(symbol.id for symbol in still)}
    connectors = tuple(replace(one, mark=OLD) for one in drawn.connectors if one.id not in kept)
    labels = tuple(replace(one, mark=OLD) for one in (*drawn.labels, *placed.notes) if one.of not in kept)
    symbols = tuple(replace(one, mark=OLD) for one in placed.symbols if one.id not in kept)
    plain = dots_of(stay)
    dots = tuple(replace(dot, mark=OLD) for dot in dots_of([*stay, *connectors]) if dot not in plain)
    unmoved = (label for label in page.labels if label.of in kept)
    return Former(symbols, connectors, labels, dots, frozenset((*still, *stay, *unmoved)))
