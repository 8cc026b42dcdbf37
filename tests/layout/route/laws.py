"""What every routing must obey, checked on the drawn points alone: a second opinion that knows nothing of lanes."""

from __future__ import annotations

from itertools import combinations, pairwise

from sopdoc.geometry import Emu, Point, Rect, pt
from sopdoc.layout.route import Edge, Node, Page, Routing

Piece = tuple[Point, Point]


def broken(page: Page, routing: Routing) -> list[str]:
    """A routing → the laws it breaks, in words."""
    nodes = {node.id: node for node in page.nodes}
    edges = {edge.id: edge for edge in page.edges}
    faulty = {fault.edge for fault in routing.faults}
    out = [f"{e} has neither path nor fault" for e in edges if e not in routing.paths and e not in faulty]
    for e, path in routing.paths.items():
        if edges[e].kind != "fixed":
            out += [f"{e} {what}" for what in _alone(page, edges[e], path, nodes)]
    reported = {fault.edge for fault in routing.faults if fault.reason == "overlap"}
    for a, b in combinations(routing.paths, 2):
        if not {a, b} & reported and _overlap(routing.paths[a], routing.paths[b], edges[a], edges[b], nodes):
            out.append(f"{a} overlaps {b}")
    return out + _ports(routing, edges, nodes, reported) + _labels(page, routing, edges, faulty)


def _alone(page: Page, edge: Edge, path: tuple[Point, ...], nodes: dict[str, Node]) -> list[str]:
    out = []
    if any((a.x == b.x) == (a.y == b.y) for a, b in pairwise(path)):
        out.append("is not orthogonal or stands still")
    if any(_direction(*p) == _direction(*q) or _direction(*p) == _direction(*reversed(q)) for p, q in pairwise(pairwise(path))):
        out.append("has a corner that is none")
    if any(not (page.area.x <= p.x <= page.area.right and page.area.y <= p.y <= page.area.bottom) for p in path):
        out.append("leaves the area")
    for point, node in ((path[0], nodes[edge.source]), (path[-1], nodes[edge.target])):
        if not _on_outline(point, node):
            out.append(f"does not end on {node.id}")
    out += [f"runs through {n.id}" for n in page.nodes if any(_inside(piece, _body(n, edge)) for piece in pairwise(path))]
    return out


def _direction(a: Point, b: Point) -> tuple[bool, bool, bool, bool]:
    return a.x < b.x, a.x > b.x, a.y < b.y, a.y > b.y


def _on_outline(p: Point, node: Node) -> bool:
    """On the box's border; on a decision's slanted sides, half a point of rounding allowed."""
    box = node.box
    if node.shape == "decision":
        beside = abs(p.x - box.cx) * box.h + abs(p.y - box.cy) * box.w - box.w * box.h // 2
        return abs(beside) <= pt(0.51) * max(box.w, box.h)
    return (p.x in (box.x, box.right) and box.y <= p.y <= box.bottom) or (p.y in (box.y, box.bottom) and box.x <= p.x <= box.right)


def _body(node: Node, edge: Edge) -> Rect:
    """The box the edge may not enter: of its own decision only what lies between the middles of the slanted sides."""
    box = node.box
    if node.shape != "decision" or node.id not in (edge.source, edge.target):
        return box
    return Rect(box.x + box.w // 4, box.y + box.h // 4, box.w // 2, box.h // 2)


def _inside(piece: Piece, box: Rect) -> bool:
    a, b = piece
    if a.x == b.x:
        return box.x < a.x < box.right and min(a.y, b.y) < box.bottom and box.y < max(a.y, b.y)
    return box.y < a.y < box.bottom and min(a.x, b.x) < box.right and box.x < max(a.x, b.x)


def _ports(routing: Routing, edges: dict[str, Edge], nodes: dict[str, Node], reported: set[str]) -> list[str]:
    """No edge leaves where another enters; the branches of a decision leave apart."""
    drawn = [(edges[e], path) for e, path in routing.paths.items() if e not in reported]
    leaving = {(path[0], edge.source) for edge, path in drawn}
    out = [f"{edge.id} enters where another leaves" for edge, path in drawn if (path[-1], edge.target) in leaving]
    ends = [end for edge, path in drawn for end in ((path[0], edge.source), (path[-1], edge.target))]
    heads = [end for edge, path in drawn if edge.both for end in ((path[0], edge.source), (path[-1], edge.target))]
    out += [f"an arrow with two heads shares its port on {node}" for at, node in heads if ends.count((at, node)) > 1]
    branches = [(path[0], edge.source) for edge, path in drawn if nodes[edge.source].shape == "decision"]
    return out + [f"{source} has two branches in one corner" for n, (at, source) in enumerate(branches) if (at, source) in branches[:n]]


def _overlap(p: tuple[Point, ...], q: tuple[Point, ...], a: Edge, b: Edge, nodes: dict[str, Node]) -> bool:
    """Do two paths share a piece that is neither the tail of a merge nor the head of a fork?"""
    if a.target == b.target:
        p, q = (path[::-1] for path in _parted(p[::-1], q[::-1]))
    if a.source == b.source and nodes[a.source].shape != "decision":
        p, q = _parted(p, q)
    return any(_collinear(one, two) > 0 for one in pairwise(p) for two in pairwise(q))


def _parted(p: tuple[Point, ...], q: tuple[Point, ...]) -> tuple[tuple[Point, ...], tuple[Point, ...]]:
    """Two paths without what they share from their start."""
    while len(p) > 1 and len(q) > 1 and p[0] == q[0] and _direction(p[0], p[1]) == _direction(q[0], q[1]):
        near = min(p[1], q[1], key=lambda end: abs(end.x - p[0].x) + abs(end.y - p[0].y))
        p = p[1:] if p[1] == near else (near, *p[1:])
        q = q[1:] if q[1] == near else (near, *q[1:])
    return p, q


def _collinear(one: Piece, two: Piece) -> Emu:
    """The length two pieces share."""
    (a, b), (c, d) = one, two
    if a.x == b.x == c.x == d.x:
        return min(max(a.y, b.y), max(c.y, d.y)) - max(min(a.y, b.y), min(c.y, d.y))
    if a.y == b.y == c.y == d.y:
        return min(max(a.x, b.x), max(c.x, d.x)) - max(min(a.x, b.x), min(c.x, d.x))
    return 0


def _labels(page: Page, routing: Routing, edges: dict[str, Edge], faulty: set[str]) -> list[str]:
    over = {fault.edge for fault in routing.faults if fault.stands == "over"}
    out = [f"{e} lacks its label" for e in routing.paths if edges[e].label and e not in routing.labels and e not in faulty]
    for e, box in routing.labels.items():
        if not (page.area.x <= box.x and page.area.y <= box.y and box.right <= page.area.right and box.bottom <= page.area.bottom):
            out.append(f"label {e} leaves the area")
        around = wide(box, 0.8)
        if e not in over:
            out += [f"label {e} touches line {o}" for o, path in routing.paths.items() if any(_inside(p, around) for p in pairwise(path))]
        out += [f"label {e} touches {n.id}" for n in page.nodes if n.shape != "decision" and n.box.overlaps(wide(box, 0.5))]
        out += [f"label {e} touches {n.id}" for n in page.nodes if n.shape == "decision" and _reaches(wide(box, 0.25), n.box)]
    pairs = combinations(routing.labels.items(), 2)
    return out + [f"labels {a} and {b} touch" for (a, one), (b, two) in pairs if one.overlaps(wide(two, 1))]


def wide(box: Rect, by: float) -> Rect:
    """The box and what must stay free around it, in points."""
    return Rect(box.x - pt(by), box.y - pt(by), box.w + 2 * pt(by), box.h + 2 * pt(by))


def _reaches(box: Rect, rhombus: Rect) -> bool:
    """Does a box reach into a rhombus?"""
    dx = max(0, box.x - rhombus.cx, rhombus.cx - box.right)
    dy = max(0, box.y - rhombus.cy, rhombus.cy - box.bottom)
    return dx * rhombus.h + dy * rhombus.w < rhombus.w * rhombus.h // 2
