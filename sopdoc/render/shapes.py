"""Symbols, connectors, arrow heads and dots → paths.

    terminator   process    decision    offpage      arrow
     ╭─────╮     ┌─────┐      ╱╲        ┌─────┐
     │     │     │     │     ╱  ╲       │     │      ──▶  tip on the connector's last point
     ╰─────╯     └─────┘     ╲  ╱       └╲   ╱┘
                              ╲╱          ╲ ╱
"""

from __future__ import annotations

from math import hypot

from sopdoc.geometry import Emu, Point, Rect, pt
from sopdoc.layout.marks import TINT
from sopdoc.layout.tree import Connector, Dot, Mark, QrCode, Symbol
from sopdoc.render.items import Path, Segment, Spot
from sopdoc.render.words import OFFPAGE_BODY

HEAD_LENGTH: Emu = pt(5)      # as long as Word's medium triangle on a 0.75 pt line, a little slimmer
HEAD_WIDTH: Emu = pt(4)
HEAD_OVERLAP: Emu = pt(0.5)   # the line ends inside the head: no white seam between them on a screen
DASH: tuple[Emu, ...] = (pt(3), pt(2))
ROUND = 0.5522847498          # control point of a quarter circle's Bézier curve, by radius
WHITE, BLACK = "FFFFFF", "000000"


def symbol_path(symbol: Symbol, width: Emu, spot: Spot | None = None) -> Path:
    """The symbol's outline on white ground; a new or changed one is drawn heavier on a tint."""
    outlines = {"terminator": _capsule, "process": _box, "decision": _rhombus, "offpage": _pentagon}
    return Path(outlines[symbol.kind](symbol.rect), heavier(width, symbol.mark), fill=TINT.get(symbol.mark, WHITE), closed=True, spot=spot)


def heavier(width: Emu, mark: Mark) -> Emu:
    """The stroke of what is marked: seen without colour too."""
    return 2 * width if mark else width


def code_path(code: QrCode, spot: Spot | None = None) -> Path:
    """What is dark in a code."""
    return Path(code.outline, fill=BLACK, closed=True, spot=spot)


def rect_path(rect: Rect, fill: str) -> Path:
    """A filled ground without outline."""
    return Path(_box(rect), fill=fill, closed=True)


def _polygon(*points: tuple[Emu, Emu]) -> tuple[Segment, ...]:
    return (("M", points[0]), *(("L", point) for point in points[1:]))


def _box(r: Rect) -> tuple[Segment, ...]:
    return _polygon((r.x, r.y), (r.right, r.y), (r.right, r.bottom), (r.x, r.bottom))


def _rhombus(r: Rect) -> tuple[Segment, ...]:
    return _polygon((r.cx, r.y), (r.right, r.cy), (r.cx, r.bottom), (r.x, r.cy))


def _pentagon(r: Rect) -> tuple[Segment, ...]:
    shoulder = r.y + round(r.h * OFFPAGE_BODY)
    return _polygon((r.x, r.y), (r.right, r.y), (r.right, shoulder), (r.cx, r.bottom), (r.x, shoulder))


def _capsule(r: Rect) -> tuple[Segment, ...]:
    """Two half circles and the straight lines between them; one higher than wide stands upright."""
    radius = min(r.w, r.h) // 2
    k = radius - round(radius * ROUND)
    left, right, top, bottom = r.x + radius, r.right - radius, r.y + radius, r.bottom - radius
    return (
        ("M", (left, r.y)), ("L", (right, r.y)),
        ("C", (r.right - k, r.y, r.right, r.y + k, r.right, top)), ("L", (r.right, bottom)),
        ("C", (r.right, r.bottom - k, r.right - k, r.bottom, right, r.bottom)), ("L", (left, r.bottom)),
        ("C", (r.x + k, r.bottom, r.x, r.bottom - k, r.x, bottom)), ("L", (r.x, top)),
        ("C", (r.x, r.y + k, r.x + k, r.y, left, r.y)),
    )


def dot_path(dot: Dot, spot: Spot | None = None) -> Path:
    """A black disc where lines join: a capsule as wide as high, its straight sides of no length left out."""
    c, r = dot.centre, dot.radius
    disc = _capsule(Rect(c.x - r, c.y - r, 2 * r, 2 * r))
    return Path(tuple(segment for segment in disc if segment[0] != "L"), fill=BLACK, closed=True, spot=spot)


def connector_paths(connector: Connector, width: Emu, spot: Spot | None = None) -> tuple[Path, ...]:
    """The line and, with an arrow, its heads; a last stretch shorter than the head is the head alone."""
    points, width = connector.points, heavier(width, connector.mark)
    if len(points) < 2:
        return ()
    heads: list[Path] = []
    line = points
    if connector.arrow:
        heads.append(_head(points[-2], points[-1], spot))
        line = _up_to_head(line)
    if connector.both:
        heads.append(_head(points[1], points[0], spot))
        line = _up_to_head(line[::-1])[::-1]
    return (_polyline(line, width, connector.dashed, spot), *heads) if len(line) > 1 else tuple(heads)


def _up_to_head(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """A line that ends inside the head on its last point."""
    if len(points) < 2:
        return points
    end = _before(points[-2], points[-1], HEAD_LENGTH - HEAD_OVERLAP)
    return (*points[:-1], end) if end else points[:-1]


def _polyline(points: tuple[Point, ...], width: Emu, dashed: bool, spot: Spot | None) -> Path:
    return Path(_polygon(*((p.x, p.y) for p in points)), width, dash=DASH if dashed else (), spot=spot)


def _head(before: Point, tip: Point, spot: Spot | None) -> Path:
    ux, uy = _direction(before, tip)
    base_x, base_y = tip.x - ux * HEAD_LENGTH, tip.y - uy * HEAD_LENGTH
    wide_x, wide_y = -uy * HEAD_WIDTH / 2, ux * HEAD_WIDTH / 2
    left = (round(base_x + wide_x), round(base_y + wide_y))
    right = (round(base_x - wide_x), round(base_y - wide_y))
    return Path(_polygon((tip.x, tip.y), left, right), fill=BLACK, closed=True, spot=spot)


def _before(start: Point, end: Point, distance: Emu) -> Point | None:
    """The point `distance` before `end`; None when `start` is nearer than that."""
    if hypot(end.x - start.x, end.y - start.y) <= distance:
        return None
    ux, uy = _direction(start, end)
    return Point(round(end.x - ux * distance), round(end.y - uy * distance))


def _direction(start: Point, end: Point) -> tuple[float, float]:
    length = hypot(end.x - start.x, end.y - start.y) or 1.0
    return (end.x - start.x) / length, (end.y - start.y) / length
