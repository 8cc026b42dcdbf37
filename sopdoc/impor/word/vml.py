"""VML, in which Word drew until 2007 and which it still writes beside newer drawings → shapes and lines, as `drawing` has them.

A shape names its type by a number (`#_x0000_t110` is a decision); lengths are points, or units of the group around it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from math import dist
from xml.etree.ElementTree import Element

from sopdoc.impor.matrix import Matrix, apply, times
from sopdoc.impor.office.drawing import DEEPEST, TOO_DEEP, Line, Run, Shape, turned
from sopdoc.impor.office.ink import name_of
from sopdoc.impor.office.measures import DECIMAL, Refused, length, side, turn, within
from sopdoc.impor.office.presets import ARROWS, BOX, line_of, outline_of
from sopdoc.impor.package import RELATION
from sopdoc.impor.page import Box, Point, box_of
from sopdoc.impor.word.spot import style_of

O = "{urn:schemas-microsoft-com:office:office}"     # noqa: E741  # as everybody calls it
KINDS = {
    1: "rect", 2: "roundRect", 3: "ellipse", 4: "diamond", 13: "rightArrow", 15: "homePlate", 20: "line", 32: "straightConnector1",
    33: "bentConnector2", 34: "bentConnector3", 35: "bentConnector4", 36: "bentConnector5", 37: "curvedConnector2",
    38: "curvedConnector3", 39: "curvedConnector4", 40: "curvedConnector5", 66: "leftArrow", 67: "downArrow", 68: "upArrow",
    69: "leftRightArrow", 70: "upDownArrow", 75: "picture", 109: "flowChartProcess", 110: "flowChartDecision",
    112: "flowChartPredefinedProcess", 116: "flowChartTerminator", 120: "flowChartConnector", 176: "flowChartAlternateProcess",
    177: "flowChartOffpageConnector", 202: "rect",
}
NAMES = {"rect": "rect", "roundrect": "roundRect", "oval": "ellipse", "line": "line", "image": "picture", "polyline": "polyline"}
UNIT = 21600            # of VML's own square
NO = ("f", "false", "0")
WHITE = ("white", "#fff", "#ffffff", "window", "[3212]")
PIXEL = 0.75
LEAST_LEAN = 6.0        # degrees from level and upright

_TYPE = re.compile(r"_t([0-9]+)$")
_NUMBER = re.compile(DECIMAL)
_STEP = re.compile(r"([a-z]+)([-0-9., @]*)")     # a number that is left out is 0


@dataclass(slots=True)
class VmlReader:
    """Shapes and lines are added to lists that another reader may share; `numbers`: of shapes by their ids."""

    related: Mapping[str, tuple[str, str]]
    words: Callable[[Element], Iterable[Run]]
    numbers: Mapping[str, int]
    glue: Mapping[str, tuple[str, str]]     # by a line's id, the ids of what it is glued to
    shapes: list[Shape] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    refused: Refused = field(default_factory=Refused)
    count: int = 0

    def read(self, one: Element, place: Box) -> None:
        """A shape, a line or a group that stands there."""
        self._read(one, place, None, 0)

    def _read(self, one: Element, place: Box, group: Matrix | None, depth: int) -> None:
        """`group`: from what its members say of themselves to the page."""
        if depth > DEEPEST:
            self.refused.tell(one, place, TOO_DEEP)
        elif name_of(one) in (*NAMES, "shape", "group"):
            with self.refused.unless_strange(one, place):
                self._read_one(one, place, group, depth)

    def _read_one(self, one: Element, place: Box, group: Matrix | None, depth: int) -> None:
        name = name_of(one)
        matrix, sides = _frame(one, place, group)
        if name == "group":
            inner = times(_group_space(one), matrix)
            for member in one:
                self._read(member, place, inner, depth + 1)
            return
        self.count += 1
        number = self.numbers.get(one.get("id", ""), -100_000 - self.count)
        kind = _kind(one)
        if name == "line":
            self._line(one, number, _ends(one, place, group), kind)
            return
        if name == "polyline":
            points = [apply(group or _still(place), x, y) for x, y in _pairs(one.get("points", ""), group is None)]
            self._drawn(one, number, tuple(points), False)
            return
        free, closed = _drawn_freely(one) if not kind else ((), False)
        line = line_of(kind, _bends(one))
        if free:
            self._drawn(one, number, tuple(apply(matrix, x, y) for x, y in free), closed)
        elif line or kind in ARROWS:
            self._line(one, number, tuple(apply(matrix, x, y) for x, y in line or ARROWS[kind][:2]), kind)
        else:
            pictured = kind == "picture" or _picture(one) is not None
            outline, curved = (BOX, False) if pictured else outline_of(kind, sides, _adjust(one, kind, sides))
            self._shape(one, number, tuple(apply(matrix, x, y) for x, y in outline), box_of([apply(matrix, x, y) for x, y in BOX]), curved)

    def _drawn(self, one: Element, number: int, points: tuple[Point, ...], closed: bool) -> None:
        if len(points) < 2:
            return
        if closed:
            self._shape(one, number, points, box_of(points), False)
        else:
            self._line(one, number, points, "")

    def _line(self, one: Element, number: int, points: tuple[Point, ...], kind: str) -> None:
        stroke = _child(one, "stroke")
        heads = [stroke is not None and stroke.get(f"{way}arrow", "none") != "none" for way in ("start", "end")]
        both = kind in ARROWS and ARROWS[kind][2]
        glued = [self.numbers.get(name) for name in self.glue.get(one.get("id", ""), ("", ""))]
        dashed = stroke is not None and stroke.get("dashstyle", "solid") != "solid"
        if max(dist(points[0], point) for point in within(points)) > 0:
            self.lines.append(Line(number, points, (both, True) if kind in ARROWS else (heads[0], heads[1]), (glued[0], glued[1]), dashed))

    def _shape(self, one: Element, number: int, points: tuple[Point, ...], box: Box, curved: bool) -> None:
        picture, points = _picture(one), within(points)
        _, part = self.related.get(picture.get(f"{RELATION}id", ""), ("", "")) if picture is not None else ("", "")
        stroked, filled, white = _ink(one)
        if box.width > 0 and box.height > 0 and (picture is None or part):
            self.shapes.append(Shape(number, points, box, curved, stroked, filled, white, tuple(self.words(one)), part, _leans(one)))


def _child(one: Element, name: str) -> Element | None:
    return next((child for child in one if name_of(child) == name), None)


def _leans(one: Element) -> bool:
    """Is it turned by no right angle?"""
    beside = turn(style_of(one).get("rotation", "0")) % 90
    return min(beside, 90 - beside) > LEAST_LEAN


def _picture(one: Element) -> Element | None:
    return _child(one, "imagedata")


def _kind(one: Element) -> str:
    """As DrawingML calls it; "" for what is drawn freely."""
    name = name_of(one)
    if name in NAMES:
        return NAMES[name]
    found = _TYPE.search(one.get("type", "")) or _NUMBER.fullmatch(one.get(f"{O}spt", ""))
    known = int(float(found[found.re.groups])) if found else 0
    if found is None and one.get("path"):
        return ""
    return KINDS.get(known, "picture" if _picture(one) is not None else "unknown")


def _frame(one: Element, place: Box, group: Matrix | None) -> tuple[Matrix, tuple[float, float]]:
    """The matrix from the unit square, and width and height before it is turned."""
    style = style_of(one)
    if group is None:
        box = place
    else:
        left, top = (length(style.get(key, "")) for key in ("left", "top"))
        width, height = (side(style.get(key, "")) for key in ("width", "height"))
        box = Box(left, top, left + width, top + height)
    flips = ("x" in style.get("flip", ""), "y" in style.get("flip", ""))
    own = turned(*box.centre, box.width, box.height, turn(style.get("rotation", "0")), flips)
    return (own if group is None else times(own, group)), (box.width, box.height)


def _group_space(one: Element) -> Matrix:
    """From the units of a group to the unit square that it is."""
    (left, top), (width, height) = (_two(one.get(key, default)) for key, default in (("coordorigin", "0,0"), ("coordsize", "1000,1000")))
    width, height = width or 1000.0, height or 1000.0
    return (1 / width, 0, 0, 1 / height, -left / width, -top / height)


def _two(text: str) -> tuple[float, float]:
    first, _, second = text.partition(",")
    return length(first), length(second)


def _still(place: Box) -> Matrix:
    """Points from where the anchor puts what says 0, 0."""
    return (1, 0, 0, 1, place.x0, place.y0)


def _ends(one: Element, place: Box, group: Matrix | None) -> tuple[Point, ...]:
    """Of a `v:line`; in no group its place is told by its ends alone."""
    unit = 1.0 if group is not None else PIXEL
    ends = [tuple(length(part, unit) for part in one.get(key, "0,0").partition(",")[::2]) for key in ("from", "to")]
    matrix = group or _still(place)
    flat = [apply(matrix, x, y) for x, y in ends]
    flip = style_of(one).get("flip", "")
    box = box_of(flat)
    return tuple((box.x0 + box.x1 - x if "x" in flip else x, box.y0 + box.y1 - y if "y" in flip else y) for x, y in flat)


def _pairs(text: str, points: bool) -> list[Point]:
    """`points`: bare numbers are pixels."""
    values = [length(part, PIXEL if points else 1.0) for part in text.replace(",", " ").split()]
    return list(zip(values[::2], values[1::2], strict=False))


def _bends(one: Element) -> dict[str, float]:
    return {f"adj{number}": value / UNIT for number, value in enumerate(_adjusts(one), 1) if value is not None}


def _adjusts(one: Element) -> list[float | None]:
    text = one.get("adj", "")
    return [float(part) if _NUMBER.fullmatch(part.strip()) else None for part in text.split(",")] if text else []


def _adjust(one: Element, kind: str, sides: tuple[float, float]) -> dict[str, float]:
    """What DrawingML says in parts of the shorter side."""
    width, shorter = sides[0], max(min(sides), 1e-6)
    values = _adjusts(one)
    if kind == "homePlate":
        tip = values[0] if values and values[0] is not None else 16200
        return {"adj": (1 - tip / UNIT) * width / shorter}
    if kind == "roundRect":
        size = one.get("arcsize", "")
        found = _NUMBER.search(size)
        return {"adj": float(found[0]) / (65536 if size.endswith("f") else 100 if size.endswith("%") else 1)} if found else {}
    return {}


def _drawn_freely(one: Element) -> tuple[tuple[Point, ...], bool]:
    """The points of its `path` in the unit square, and whether it is closed; of a curve those that it is drawn by.  None for what
    is drawn by formulas."""
    width, height = _two(one.get("coordsize", "1000,1000"))
    points: list[Point] = []
    closed = False
    for step, said in _STEP.findall(one.get("path", "")):
        if "@" in said:
            return (), False
        closed = closed or step.startswith("x")
        values = [length(part) for part in said.strip().replace(" ", ",").split(",")] if said.strip() else []
        for x, y in zip(values[::2], values[1::2], strict=False):
            base = points[-1] if step in ("r", "t") and points else (0.0, 0.0)
            points.append((base[0] + x, base[1] + y))
    if len(points) > 2 and points[0] == points[-1]:
        points.pop()
        closed = True
    return tuple((x / (width or 1), y / (height or 1)) for x, y in points), closed


def _ink(one: Element) -> tuple[bool, bool, bool]:
    """Is its line seen, is its fill, is its fill white?"""
    stroke, fill = _child(one, "stroke"), _child(one, "fill")
    lined = _says(one, "stroked") and (stroke is None or _says(stroke, "on"))
    painted = _says(one, "filled") and (fill is None or _says(fill, "on"))
    colour, ink = one.get("fillcolor", "white").split(" ")[0].lower(), one.get("strokecolor", "black").split(" ")[0].lower()
    return lined and ink not in WHITE, painted and colour not in WHITE, painted and colour in WHITE


def _says(one: Element, key: str) -> bool:
    return one.get(key, "t") not in NO
