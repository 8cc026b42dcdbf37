"""One page's placed symbols, segilima and legs → the router's page, and the routed lines back as connectors and labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sopdoc.geometry import Emu, Point, Rect, Size, pt
from sopdoc.layout.flow.columns import Columns
from sopdoc.layout.flow.describe import Words
from sopdoc.layout.flow.offpage import Leg
from sopdoc.layout.route import Edge, Fault, Node, Page, Routing, route
from sopdoc.layout.route.types import Kind
from sopdoc.layout.sheet import Sheet
from sopdoc.layout.text.measure import SAFETY, set_paragraph, widest_word
from sopdoc.layout.tree import Connector, Dot, Label, Paragraph, Symbol
from sopdoc.model.sop import Garis, Sambungan

DOT: Emu = pt(1.4)             # radius of a join's dot
LABEL_AIR: Emu = pt(1)         # white beside a branch's word
LABEL_GRID: Emu = pt(5)        # between the two lines of a column and a label that fills it
LABEL_STEPS = 3                # widths tried between a label on few lines and one on many
MIN_TAIL: Emu = pt(6)          # a shorter common piece is all arrow head: no dot there


@dataclass(frozen=True, slots=True)
class Drawn:
    """The lines of one page."""

    connectors: tuple[Connector, ...]
    labels: tuple[Label, ...]
    dots: tuple[Dot, ...]
    faults: tuple[Fault, ...]


def route_page(
    nodes: Sequence[Node], legs: Sequence[Leg], columns: Columns, ys: tuple[Emu, ...], yielding: bool, allowed: int, sheet: Sheet,
) -> tuple[Page, Routing]:
    """The routing problem of a page (`ys`: its row lines) and its solution, found in about `allowed` steps."""
    left, right = columns.area
    page = Page(
        Rect(left, ys[0], right - left, ys[-1] - ys[0]), (*(x0 for x0, _ in columns.lanes), right), ys, tuple(nodes),
        tuple(_edge(leg, columns, sheet) for leg in legs), clear_grid=True, yielding=yielding,
    )
    return page, route(page, allowed)


def _edge(leg: Leg, columns: Columns, sheet: Sheet) -> Edge:
    s = leg.sambungan
    kind: Kind = "fixed" if s.garis is not Garis.PANAH else "main" if s.utama or leg.labelled is not bool(s.label) else "branch"
    if not leg.labelled:
        return Edge(leg.id, leg.source, leg.target, None, kind, both=s.timbal_balik)
    wide, *narrow = _label_sizes(s, columns, sheet)
    return Edge(leg.id, leg.source, leg.target, wide, kind, tuple(narrow), s.timbal_balik)


def _label_sizes(s: Sambungan, columns: Columns, sheet: Sheet) -> list[Size]:
    """The branch's words on as many lines as the narrowest pelaksana column asks for, up to as many as they can have."""
    word = widest_word((sheet.run(s.label, "simbol"),), sheet.fonts) + SAFETY
    room = max(word, min(x1 - x0 for x0, x1 in columns.lanes) - LABEL_GRID)
    sizes: list[Size] = []
    steps = min(LABEL_STEPS, s.label.count(" "))
    for share in range(steps + 1):
        size = _size(_label_words(s, room - (room - word) * share // max(1, steps), sheet))
        if not sizes or size.w < sizes[-1].w:
            sizes.append(size)
    return sizes


def _size(words: Paragraph) -> Size:
    return Size(max(line.width for line in words.lines) + 2 * LABEL_AIR, words.height)


def _label_words(s: Sambungan, width: Emu, sheet: Sheet) -> Paragraph:
    return set_paragraph((sheet.run(s.label, "simbol"),), width, sheet.fonts, "tengah")


def draw(legs: Sequence[Leg], routing: Routing, words: Words, sheet: Sheet) -> Drawn:
    """The router's answer as what back ends draw."""
    connectors, labels = [], []
    for leg in legs:
        points = routing.paths.get(leg.id)
        if points is None:
            continue
        connectors.append(_connector(leg, points, words))
        if leg.id in routing.labels:
            labels.append(_label(leg, routing.labels[leg.id], sheet))
    return Drawn(tuple(connectors), tuple(labels), dots_of(connectors), routing.faults)


def _connector(leg: Leg, points: tuple[Point, ...], words: Words) -> Connector:
    s, text = leg.sambungan, words.connector(leg.sambungan)
    arrow, dashed = s.garis is Garis.PANAH, s.garis is Garis.PUTUS
    return Connector(leg.id, leg.source, leg.target, points, arrow, dashed, f"Panah {text}", text, s.tanda, s.timbal_balik)


def _label(leg: Leg, rect: Rect, sheet: Sheet) -> Label:
    return Label(rect, (_label_words(leg.sambungan, rect.w, sheet),), f"Cabang {leg.sambungan.label}", of=leg.id)


def dots_of(connectors: Sequence[Connector]) -> tuple[Dot, ...]:
    """A dot where two lines to one target join, and where two from one source part."""
    places: dict[Point, None] = {}
    for index, one in enumerate(connectors):
        for other in connectors[index + 1:]:
            if one.target == other.target:
                _mark(places, one.points[::-1], other.points[::-1])
            if one.source == other.source:
                _mark(places, one.points, other.points)
    return tuple(Dot(point, DOT) for point in places)


def _mark(places: dict[Point, None], one: tuple[Point, ...], other: tuple[Point, ...]) -> None:
    shared, point = common_head(one, other)
    if shared >= MIN_TAIL and point not in (one[-1], other[-1]):
        places.setdefault(point)


def common_head(one: tuple[Point, ...], other: tuple[Point, ...]) -> tuple[Emu, Point]:
    """Length that two polylines run together from their first point, and where they part."""
    length, here = 0, one[0]
    if one[0] != other[0]:
        return 0, here
    for a, b in zip(one[1:], other[1:], strict=False):
        step = _shared_step(here, a, b)
        length += abs(step.x - here.x) + abs(step.y - here.y)
        here = step
        if a != b:
            break
    return length, here


def _shared_step(here: Point, a: Point, b: Point) -> Point:
    """How far one goes from `here` towards both `a` and `b`."""
    if a.x == b.x == here.x and (a.y - here.y) * (b.y - here.y) > 0:
        return min(a, b, key=lambda p: abs(p.y - here.y))
    if a.y == b.y == here.y and (a.x - here.x) * (b.x - here.x) > 0:
        return min(a, b, key=lambda p: abs(p.x - here.x))
    return here


def node_of(symbol: Symbol, box: Rect | None = None) -> Node:
    """A symbol as the router sees it; `box` includes a segilima's note."""
    return Node(symbol.id, symbol.kind, box or symbol.rect)
