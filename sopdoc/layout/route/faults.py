"""What a page's routing could not do → Faults that name the band to enlarge, so that the layout can make room and route again."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from sopdoc.geometry import Emu, Point, pt
from sopdoc.layout.route.attempt import Attempt
from sopdoc.layout.route.candidates import points
from sopdoc.layout.route.gutters import band
from sopdoc.layout.route.lanes import middles
from sopdoc.layout.route.nudge import RULE
from sopdoc.layout.route.ports import Port
from sopdoc.layout.route.prices import beside
from sopdoc.layout.route.types import Fault, Node, Page, Stands

ROOM = pt(2)            # beside a label, up to its line and to the column's


def faults(page: Page, attempt: Attempt, homeless: Mapping[int, Stands]) -> tuple[Fault, ...]:
    """Missing paths first, then pairs at fault, then labels without a free place; each once per edge and reason."""
    found = [_missing(page, k) for k in attempt.missing]
    found += [_overlap(page, attempt, a, b) for _, a, b in attempt.faulty]
    found += [_label(page, attempt, k, stands) for k, stands in homeless.items()]
    return tuple({(fault.edge, fault.reason): fault for fault in reversed(found)}.values())[::-1]


def _missing(page: Page, k: int) -> Fault:
    """No path at all: of the two symbols the one with less room around it needs more."""
    nodes = [node for end in (page.edges[k].source, page.edges[k].target) for node in page.nodes if node.id == end]
    column, row, _ = min((_tightest(page, node) for node in nodes), key=lambda found: found[2])
    return Fault(page.edges[k].id, "no-path", column, row)


def _tightest(page: Page, node: Node) -> tuple[int, int, Emu]:
    """A symbol → its (first) column, its row, and the room it leaves in the tighter of the two."""
    columns = [band(page.xlines, x) for x in middles(node, page.xlines)]
    column, row = columns[0], band(page.ylines, node.box.cy)
    wide = sum(_extent(page.xlines, k) for k in columns) - node.box.w
    high = _extent(page.ylines, row) - node.box.h
    return column, row, min(wide, high)


def _extent(lines: tuple[Emu, ...], k: int) -> Emu:
    return lines[k + 1] - lines[k] if 0 <= k < len(lines) - 1 else 0


def _overlap(page: Page, attempt: Attempt, a: int, b: int) -> Fault:
    """Two paths that share a piece: the band that piece runs in is too narrow for both; else the symbol whose port they share is."""
    first, second = points(attempt.paths[a], attempt.grid), points(attempt.paths[b], attempt.grid)
    for p, q in pairwise(first):
        for r, s in pairwise(second):
            if p.x == q.x == r.x == s.x and _meet(p.y, q.y, r.y, s.y):
                return Fault(page.edges[b].id, "overlap", column=band(page.xlines, p.x))
            if p.y == q.y == r.y == s.y and _meet(p.x, q.x, r.x, s.x):
                return Fault(page.edges[b].id, "overlap", row=band(page.ylines, p.y))
    return Fault(page.edges[b].id, "overlap", *_where(page, first[0]))


def _meet(a: Emu, b: Emu, c: Emu, d: Emu) -> bool:
    return min(a, b) <= max(c, d) and min(c, d) <= max(a, b)


def _where(page: Page, point: Point) -> tuple[int, int]:
    return band(page.xlines, point.x), band(page.ylines, point.y)


def _label(page: Page, attempt: Attempt, k: int, stands: Stands) -> Fault:
    """A label stands beside the first piece, in its symbol's row: one that goes down needs a wider column where half of it
    is narrower than the words, or a wider next column, and a higher row where it is higher than what the symbol leaves of it;
    one that leaves sideways needs both, a higher row and a wider column, its own or the next one."""
    path = attempt.paths[k]
    corners = points(path, attempt.grid)
    column, row = _where(page, corners[0])
    edge = page.edges[k]
    label = min((size for size in (edge.label, *edge.narrow) if size), key=lambda size: size.w)
    wide = label.w + ROOM
    if path.source.vertical:
        need = 2 * (wide - beside(page, path.source))
        there = _towards(page, edge.target, column)
        aside = wide + ROOM - _extent(page.xlines, there)
        if there != column and need > 2 * aside > 0:            # a little there lets the line leave sideways
            return Fault(edge.id, "label", there, -1, stands, aside)
        low = need <= 0 or label.h + ROOM > _headroom(page, path.source)
        return Fault(edge.id, "label", column if need > 0 else -1, row if low else -1, stands, need)
    end = band(page.xlines, corners[1].x)
    column += (end > column) - (end < column)
    need = wide + ROOM - _extent(page.xlines, column)
    if len(path.lanes) == 1:                   # straight to a neighbour, which leaves half of its column's rest
        need += wide + ROOM + page.nodes[path.target.node].box.w
    elif column == band(page.xlines, corners[0].x):       # it turns in its own column: in the half between middle and line
        need = 2 * (wide + RULE) - _extent(page.xlines, column)
    elif column == end:                        # it turns in the next one's middle
        need += wide + ROOM
    return Fault(edge.id, "label", column if need > 0 else -1, row, stands, need)


def _headroom(page: Page, port: Port) -> Emu:
    """What a symbol leaves of its row above its top, or below its bottom."""
    row = band(page.ylines, page.nodes[port.node].box.cy)
    return port.at.y - page.ylines[row] if port.side == "T" else page.ylines[row + 1] - port.at.y


def _towards(page: Page, target: str, column: int) -> int:
    """The next column towards a symbol."""
    goal = next(band(page.xlines, node.box.cx) for node in page.nodes if node.id == target)
    return column + (goal > column) - (goal < column)
