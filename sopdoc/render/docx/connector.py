"""An orthogonal route → the preset or free geometry that draws exactly it.

    straightConnector1      bentConnector2      bentConnector3      bentConnector4
    o──────▶                o──────┐            o───┐               o───┐
                                   ▼                └───▶               └───┐
                                                                            ▼
The presets leave their beginning sideways; a route that leaves upwards or downwards and ends sideways is one of them
drawn from its end, with the arrow head at the preset's beginning.  Routes that do neither (down, across, down), that
leave the box of their two ends or bend more often are polylines: turned shapes are misplaced by LibreOffice.
"""

from __future__ import annotations

from dataclasses import dataclass

from sopdoc.geometry import Emu, Point, bounds

SCALE = 100_000     # adjustments of presets count in 1/100 000 of the width or height


@dataclass(frozen=True, slots=True)
class Geometry:
    """Attributes of a:xfrm, the geometry element, and at which end of it the route's target lies."""

    flips: str
    xml: str
    preset: bool
    reversed: bool = False


def geometry(points: tuple[Point, ...]) -> Geometry:
    """The best geometry for the corners of a route."""
    return _preset(points) or _polyline(points)


def _preset(points: tuple[Point, ...]) -> Geometry | None:
    corners = len(points)
    if not 2 <= corners <= 5 or not _inside_ends(points):
        return None
    if corners == 2:
        return Geometry(_flips(points), _preset_xml("straightConnector1"), preset=True)
    if _leaves_sideways(points):
        return Geometry(_flips(points), _bent(points), preset=True)
    backwards = points[::-1]
    if _leaves_sideways(backwards):
        return Geometry(_flips(backwards), _bent(backwards), preset=True, reversed=True)
    return None


def _inside_ends(points: tuple[Point, ...]) -> bool:
    return bounds(points) == bounds((points[0], points[-1]))


def _leaves_sideways(points: tuple[Point, ...]) -> bool:
    return points[0].y == points[1].y and points[0].x != points[1].x


def _flips(points: tuple[Point, ...]) -> str:
    horizontal = ' flipH="1"' if points[-1].x < points[0].x else ""
    vertical = ' flipV="1"' if points[-1].y < points[0].y else ""
    return horizontal + vertical


def _bent(points: tuple[Point, ...]) -> str:
    """bentConnector2 … 4: adj1 says where the first bend stands on the way across, adj2 the second on the way down."""
    first, last = points[0], points[-1]
    adjust = []
    if len(points) >= 4:
        adjust.append(_share(points[1].x - first.x, last.x - first.x))
    if len(points) == 5:
        adjust.append(_share(points[2].y - first.y, last.y - first.y))
    return _preset_xml(f"bentConnector{len(points) - 1}", adjust)


def _share(part: Emu, whole: Emu) -> int:
    return round(part * SCALE / whole) if whole else 0


def _preset_xml(name: str, adjust: list[int] | None = None) -> str:
    values = "".join(f'<a:gd name="adj{number}" fmla="val {value}"/>' for number, value in enumerate(adjust or [], 1))
    return f'<a:prstGeom prst="{name}"><a:avLst>{values}</a:avLst></a:prstGeom>'


def _polyline(points: tuple[Point, ...]) -> Geometry:
    box = bounds(points)
    steps = "".join(
        f'<a:{verb}><a:pt x="{point.x - box.x}" y="{point.y - box.y}"/></a:{verb}>'
        for verb, point in zip(("moveTo", *("lnTo" for _ in points[1:])), points, strict=True)
    )
    return Geometry("", (
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/>'
        f'<a:pathLst><a:path w="{box.w}" h="{box.h}" fill="none">{steps}</a:path></a:pathLst></a:custGeom>'
    ), preset=False)
