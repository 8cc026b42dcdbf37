"""Sketches → router pages, and routings → short words, so that a case can be read at a glance.

    [a]  process     <a>  decision     (a)  terminator     {a}  off-page pentagon     .  empty cell     -  the symbol at the left goes on

Several symbols in one cell stand one below the other: `[a]/[b]`.  Edges: `a>b` main, `a>b:Ya` main with a label, `a>b!Tidak` a branch
with a label, `a>b!` a branch without one, `a=b` the fixed line of joint actors.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from sopdoc.geometry import Emu, Point, Rect, Size, pt
from sopdoc.layout.route import Edge, Node, Page, Routing, route

SHAPES = {"[": "process", "<": "decision", "(": "terminator", "{": "offpage"}
SIZES = {"process": (36, 20), "decision": (40, 26), "terminator": (40, 18), "offpage": (14, 14)}


def page(sketch: str, edges: str, cell: tuple[float, float] = (60, 50)) -> Page:
    """A sketch of cells and a list of edges → a page whose cells all have one size, in points."""
    rows = [line.split() for line in sketch.strip().splitlines()]
    w, h = pt(cell[0]), pt(cell[1])
    nodes: list[Node] = []
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if text == "-":
                nodes[-1] = replace(nodes[-1], box=replace(nodes[-1].box, w=nodes[-1].box.w + w))
            else:
                nodes += _cell(text, Rect(c * w, r * h, w, h))
    area = Rect(0, 0, w * len(rows[0]), h * len(rows))
    xlines, ylines = tuple(range(0, area.w + 1, w)), tuple(range(0, area.h + 1, h))
    return Page(area, xlines, ylines, tuple(nodes), tuple(_edge(text) for text in edges.split()))


def _cell(text: str, cell: Rect) -> list[Node]:
    if text == ".":
        return []
    parts = text.split("/")
    step = cell.h // len(parts)
    return [_node(part, cell.cx, cell.y + k * step + step // 2) for k, part in enumerate(parts)]


def _node(text: str, cx: Emu, cy: Emu) -> Node:
    shape = SHAPES[text[0]]
    w, h = (pt(v) for v in SIZES[shape])
    return Node(text[1:-1], shape, Rect(cx - w // 2, cy - h // 2, w, h))


def _edge(text: str) -> Edge:
    found = re.fullmatch(r"(\w+)([>=])(\w+)([:!]?)(\w*)", text)
    assert found, text
    source, line, target, mark, label = found.groups()
    kind = "fixed" if line == "=" else "branch" if mark == "!" else "main"
    return Edge(f"{source}{line}{target}", source, target, Size(pt(4 * len(label)), pt(9)) if label else None, kind)


def routed(sketch: str, edges: str, cell: tuple[float, float] = (60, 50)) -> tuple[Page, Routing]:
    drawn = page(sketch, edges, cell)
    return drawn, route(drawn)


def ways(path: tuple[Point, ...]) -> str:
    """A path → the directions of its pieces: L, R, U, D."""
    return "".join(("R" if b.x > a.x else "L") if a.y == b.y else ("D" if b.y > a.y else "U") for a, b in pairwise(path))
