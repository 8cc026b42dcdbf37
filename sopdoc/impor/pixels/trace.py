"""A raster → what it shows: outlines as closed paths, lines as connectors with their heads, and what may be words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from math import dist

import numpy as np

from sopdoc.impor.page import Box, Connector, Path, Point, box_of, to_polygon
from sopdoc.impor.pixels.chains import Chain, chains_of
from sopdoc.impor.pixels.graph import Graph
from sopdoc.impor.pixels.heads import BARB, Tip, tip_of
from sopdoc.impor.pixels.lines import simplified
from sopdoc.impor.pixels.raster import Raster
from sopdoc.impor.pixels.runs import Mask, runs_of
from sopdoc.impor.pixels.shapes import shapes_of, without
from sopdoc.impor.pixels.solid import hollowed
from sopdoc.impor.pixels.thin import thinned

DIRT = 2.5              # points: ink that is smaller in both ways is none, and no line
ALONE = 8.0             # points: letters have neighbours so near
LETTER = 10.0           # points: ink up to this size that touches no symbol may be a letter
TWIG = 9.0              # points: a shorter branch that ends freely is a stroke of a head
BESIDE = 2.5            # points: ink so near to a symbol touches it
KNOT = 2.0              # points: nodes so near to each other are one
AT_TIP = 2.5            # points: a stroke of a head begins so near to its tip
HOOK = 3.0              # points: a shorter last piece of a line that turns is the head's
TURNS, TURNS_BACK = 0.75, -0.2      # the cosine of a turn
BEND = 1.0              # points: a line's pixels lie nearer to its straight pieces
GOES_ON = 0.95          # of one that goes on in a straight line
MOST_INK = 3_000_000    # pixels of ink: more is a photograph
MOST_CHAINS = 3_000     # of a drawing; more is one too


@dataclass(frozen=True, slots=True)
class Traced:
    """All in the page's points; `unread`: ink that is neither a symbol nor a line."""

    paths: tuple[Path, ...] = ()
    connectors: tuple[Connector, ...] = ()
    unread: tuple[Box, ...] = ()


def traced(raster: Raster, first: int, known: Sequence[tuple[Point, ...]] = ()) -> Traced:
    """`first`: the number of its first drawing; `known`: outlines of symbols that are not in the raster."""
    if np.count_nonzero(raster.ink) > MOST_INK:
        return Traced()
    numbers = count(first)
    ink = hollowed(raster.ink, raster.scale)
    shapes = shapes_of(ink, raster.scale)
    outlines = [shape.outline() for shape in shapes]
    around = [*outlines, *(tuple(raster.pixel(point) for point in outline) for outline in known)]
    strokes = _strokes(without(ink, shapes), raster.scale)
    chains = chains_of(thinned(strokes))
    paths = tuple(Path(_placed(outline, raster), True, drawing=next(numbers)) for outline in outlines)
    if len(chains) > MOST_CHAINS:
        return Traced(paths)
    found = (_connector(line, strokes, raster, next(numbers)) for line in _lines(chains, around, raster.scale))
    connectors = [one for one in found if _extent(one) >= DIRT]
    symbols = [_placed(outline, raster) for outline in around]
    letters = _letters(connectors, symbols)
    return Traced(paths, _without_barbs([one for one in connectors if one not in letters]), tuple(box_of(one.points) for one in letters))


def _placed(points: Sequence[Point], raster: Raster) -> tuple[Point, ...]:
    return tuple(raster.at(x, y) for x, y in points)


def _strokes(ink: Mask, scale: float) -> Mask:
    """Ink without dirt."""
    runs = runs_of(ink, diagonal=True)
    boxes = runs.boxes()
    kept = (boxes[:, 2:] - boxes[:, :2]).max(axis=1) >= DIRT * scale
    result = np.zeros_like(ink)
    for row, start, end in zip(*(values[kept[runs.part]] for values in (runs.row, runs.start, runs.end)), strict=True):
        result[row, start:end] = True
    return result


def _letters(connectors: Sequence[Connector], outlines: Sequence[tuple[Point, ...]]) -> list[Connector]:
    """What is small, at no symbol, and no arrow that stands alone."""
    small = [one for one in connectors if _is_small(one) and not _is_beside(one, outlines)]
    return [one for one in small if not (_is_arrow(one) and all(other is one or _apart(one, other) > ALONE for other in small))]


def _is_small(one: Connector) -> bool:
    return _extent(one) <= LETTER


def _extent(one: Connector) -> float:
    box = box_of(one.points)
    return max(box.width, box.height)


def _is_beside(one: Connector, outlines: Sequence[tuple[Point, ...]]) -> bool:
    return any(to_polygon(point, outline) <= BESIDE for point in one.points for outline in outlines)


def _is_arrow(one: Connector) -> bool:
    return sum(one.heads) == 1 and len(one.points) == 2


def _apart(one: Connector, other: Connector) -> float:
    return min(dist(a, b) for a in one.points for b in other.points)


def _lines(chains: Sequence[Chain], outlines: Sequence[Sequence[Point]], scale: float) -> list[Chain]:
    """The lines that were drawn, in a fixed order."""
    def is_kept(chain: Chain) -> bool:
        """A short straight piece between a symbol and where it joins another line; a shorter one is a head's tip."""
        free, far = chain.points[0], chain.points[-1]
        if chain.nodes[0] is not None:
            free, far = far, free
        level = min(abs(free[0] - far[0]), abs(free[1] - far[1])) < 0.2 * chain.length
        return level and chain.length >= HOOK * scale and any(to_polygon(free, tuple(outline)) <= BESIDE * scale for outline in outlines)

    graph = Graph(chains)
    graph.contract(KNOT * scale)
    graph.prune(TWIG * scale, is_kept)
    graph.contract(KNOT * scale)
    graph.uncross()
    return sorted(graph.chains.values(), key=lambda chain: (chain.points[0], chain.points[-1]))


def _connector(chain: Chain, ink: Mask, raster: Raster, drawing: int) -> Connector:
    points = _without_hooks(_without_hooks(simplified(chain.points, BEND * raster.scale), raster.scale)[::-1], raster.scale)[::-1]
    ways = (points, chain.nodes), (points[::-1], chain.nodes[::-1])
    start, end = (_tip(way, nodes, ink, raster.scale) for way, nodes in ways)
    line = (start.at, *points[1:-1], end.at)
    return Connector(_placed(line, raster), (start.head, end.head), drawing=drawing)


def _without_hooks(points: tuple[Point, ...], scale: float) -> tuple[Point, ...]:
    """Without a first piece that is a stroke of the head there: it is short, and the line turns at it."""
    if len(points) < 3:
        return points
    end, bend, back = points[:3]
    one = dist(end, bend)
    straight = _turn(end, bend, back)
    return points[1:] if (one < HOOK * scale and straight < TURNS) or (one < BARB * scale and straight < TURNS_BACK) else points


def _without_barbs(connectors: Sequence[Connector]) -> tuple[Connector, ...]:
    """Without strokes of a head that hang together with it only below the symbol that it touches."""
    tips = [point for one in connectors for point, head in zip((one.points[0], one.points[-1]), one.heads, strict=True) if head]
    return tuple(one for one in connectors if not (_is_short(one) and any(_is_near(one, tip) for tip in tips)))


def _is_short(one: Connector) -> bool:
    return dist(one.points[0], one.points[-1]) < BARB and not any(one.heads)


def _is_near(one: Connector, tip: Point) -> bool:
    return min(dist(one.points[0], tip), dist(one.points[-1], tip)) < AT_TIP


def _turn(end: Point, bend: Point, back: Point) -> float:
    """The cosine of the turn at `bend`."""
    along = (bend[0] - end[0]) * (back[0] - bend[0]) + (bend[1] - end[1]) * (back[1] - bend[1])
    return along / (dist(end, bend) * dist(bend, back) or 1.0)


def _tip(points: Sequence[Point], nodes: tuple[int | None, int | None], ink: Mask, scale: float) -> Tip:
    """Of the line's first point; `nodes`: whom it meets there and at its other end."""
    if nodes[0] is not None or len(points) < 2:
        return Tip(points[0], False)
    leg = 1
    while leg + 1 < len(points) and _turn(points[0], points[leg], points[leg + 1]) > GOES_ON:
        leg += 1
    return tip_of(ink, points[0], points[leg], scale, ends=leg + 1 == len(points) and nodes[1] is None)
