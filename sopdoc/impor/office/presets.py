"""The shapes that Office knows by name → outlines and lines, in a unit square.

    rect ─▶ box     flowChartDecision ─▶ diamond     homePlate ─▶ segilima     bentConnector3 ─▶ a line with two bends

A shape that is none of an SOP's is drawn slanted: an outline of no known kind, which the reader of symbols doubts.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import cos, pi, sin

from sopdoc.impor.page import Point

BOX = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))
DIAMOND = ((0.5, 0.0), (1.0, 0.5), (0.5, 1.0), (0.0, 0.5))
SLANTED = ((0.2, 0.0), (1.0, 0.0), (0.8, 1.0), (0.0, 1.0))
DOWNWARDS = ((0.0, 0.0), (1.0, 0.0), (1.0, 0.8), (0.5, 1.0), (0.0, 0.8))

BOXES = ("rect", "flowChartProcess", "flowChartPredefinedProcess", "flowChartInternalStorage", "snip1Rect", "bevel", "frame")
DIAMONDS = ("diamond", "flowChartDecision")
ROUNDED = ("roundRect", "flowChartAlternateProcess", "round2SameRect", "round1Rect")
CAPSULES = ("flowChartTerminator",)
ELLIPSES = ("ellipse", "flowChartConnector")

ARROWS: dict[str, tuple[Point, Point, bool]] = {       # thick arrows: from, to, with a head at both ends
    "rightArrow": ((0, 0.5), (1, 0.5), False), "leftArrow": ((1, 0.5), (0, 0.5), False), "downArrow": ((0.5, 0), (0.5, 1), False),
    "upArrow": ((0.5, 1), (0.5, 0), False), "leftRightArrow": ((0, 0.5), (1, 0.5), True), "upDownArrow": ((0.5, 0), (0.5, 1), True),
}
STRAIGHT = ("line", "straightConnector1")
BENT = ("bentConnector", "curvedConnector")
STEPS = 12          # pieces of a quarter circle


def outline_of(preset: str, sides: tuple[float, float], adjust: Mapping[str, float]) -> tuple[tuple[Point, ...], bool]:
    """The corners, and whether they stand for curves.  `sides`: width and height; `adjust`: parts of 1 by their names."""
    if preset in BOXES:
        return BOX, False
    if preset in DIAMONDS:
        return DIAMOND, False
    if preset in CAPSULES:
        return _rounded(sides, 0.5), True
    if preset in ROUNDED:
        return _rounded(sides, min(0.5, max(0.0, adjust.get("adj", adjust.get("adj1", 0.16667))))), True
    if preset in ELLIPSES:
        return tuple((0.5 + cos(2 * pi * k / 48) / 2, 0.5 + sin(2 * pi * k / 48) / 2) for k in range(48)), True
    if preset == "homePlate":
        return _plate(sides, adjust.get("adj", 0.5)), False
    return (DOWNWARDS, False) if preset == "flowChartOffpageConnector" else (SLANTED, False)


def _rounded(sides: tuple[float, float], part: float) -> tuple[Point, ...]:
    """`part`: the corners' radius, of the shorter side."""
    width, height = (max(side, 1e-6) for side in sides)
    rx, ry = part * min(width, height) / width, part * min(width, height) / height
    corners = ((1 - rx, ry, -pi / 2), (1 - rx, 1 - ry, 0.0), (rx, 1 - ry, pi / 2), (rx, ry, pi))
    return tuple(
        (x + rx * cos(start + pi / 2 * k / STEPS), y + ry * sin(start + pi / 2 * k / STEPS))
        for x, y, start in corners for k in range(STEPS + 1)
    )


def _plate(sides: tuple[float, float], part: float) -> tuple[Point, ...]:
    """Its tip at the right is as long as that part of the shorter side."""
    width, height = (max(side, 1e-6) for side in sides)
    x = 1 - min(1.0, max(0.0, part) * min(width, height) / width)
    return ((0.0, 0.0), (x, 0.0), (1.0, 0.5), (x, 1.0), (0.0, 1.0))


def line_of(preset: str, adjust: Mapping[str, float]) -> tuple[Point, ...] | None:
    """From its beginning to its end; None for what is no line.  A curve has the corners of the bent line beside it."""
    if preset in STRAIGHT:
        return ((0, 0), (1, 1))
    if not preset.startswith(BENT):
        return None
    a, b, c = (adjust.get(f"adj{number}", 0.5) for number in (1, 2, 3))
    return {
        "2": ((0, 0), (1, 0), (1, 1)), "3": ((0, 0), (a, 0), (a, 1), (1, 1)), "4": ((0, 0), (a, 0), (a, b), (1, b), (1, 1)),
        "5": ((0, 0), (a, 0), (a, b), (c, b), (c, 1), (1, 1)),
    }.get(preset[-1])
