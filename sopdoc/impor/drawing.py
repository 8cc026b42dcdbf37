"""A worksheet's drawing (DrawingML) → shapes, lines and pictures at their places, groups and turns undone.

Every shape is a unit square that a matrix puts into its place: its anchor, its own turn and mirror, those of the groups around it.
What a line is glued to is kept by the numbers of the shapes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import cos, dist, pi, sin
from typing import Protocol
from xml.etree.ElementTree import Element

from sopdoc.impor.matrix import Matrix, apply, times
from sopdoc.impor.package import RELATION
from sopdoc.impor.page import Box, Point, TooMuchError, box_of
from sopdoc.impor.presets import ARROWS, BOX, line_of, outline_of

DEEPEST = 16            # groups in groups
MOST_SHAPES = 5000
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
X = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
ANCHORS = ("twoCellAnchor", "oneCellAnchor", "absoluteAnchor")
DEGREE = 60000          # DrawingML's unit of turns
WHITE = ("ffffff", "bg1", "lt1")
DASHES = ("dash", "dashDot", "dot", "lgDash", "lgDashDot", "lgDashDotDot", "sysDash", "sysDashDot", "sysDashDotDot", "sysDot")

Run = tuple[str, bool, bool]        # text, bold, italic


class Places(Protocol):
    """Where a cell's corner and a length lie on the page."""

    def at(self, column: int, x: int, row: int, y: int) -> Point:
        """Of a place in a cell; both count from 0, lengths are EMU."""

    def point(self, x: int, y: int) -> Point:
        """Of a place on the sheet."""

    def length(self, emu: int) -> float:
        """In points of the page."""


@dataclass(frozen=True, slots=True)
class Shape:
    """`runs`: its text, lines parted by a line feed; `white`: its fill is; `inked`: its line or fill is seen; `picture`: a part's name."""

    number: int
    outline: tuple[Point, ...]
    box: Box
    curved: bool = False
    stroked: bool = False
    filled: bool = False
    white: bool = False
    runs: tuple[Run, ...] = ()
    picture: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """From its beginning to its end; `glued`: the numbers of the shapes that these are glued to."""

    number: int
    points: tuple[Point, ...]
    heads: tuple[bool, bool]
    glued: tuple[int | None, int | None]
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    shapes: tuple[Shape, ...] = ()
    lines: tuple[Line, ...] = ()


def drawing_of(root: Element, places: Places, related: dict[str, tuple[str, str]]) -> Drawing:
    """Raises TooMuchError.  `related`: what the drawing's pictures are, by the ids of its relations."""
    reader = _Reader(places, related, _numbers(root))
    for anchor in _members(root):
        if _name(anchor) in ANCHORS:
            box = reader.anchored(anchor)
            for one in _members(anchor):
                reader.read(one, box, None, 0)
    return Drawing(tuple(reader.shapes), tuple(reader.lines))


def reach_of(root: Element | None) -> tuple[int, int]:
    """The last row and the last column, from 1, that an anchor names."""
    if root is None:
        return 0, 0
    markers = [marker for name in ("from", "to") for marker in root.iter(f"{X}{name}")]
    row, column = (max((int(marker.findtext(f"{X}{key}") or 0) + 1 for marker in markers), default=0) for key in ("row", "col"))
    return row, column


def _name(one: Element) -> str:
    return one.tag.rsplit("}", 1)[-1] if isinstance(one.tag, str) else ""


def _members(parent: Element) -> Iterator[Element]:
    """Its children; of alternatives, the first choice, which is the newest way of saying it."""
    for one in parent:
        if one.tag == f"{MC}AlternateContent":
            first = next(iter(one), None)
            yield from first if first is not None else ()
        else:
            yield one


def _numbers(root: Element) -> dict[str, int]:
    """Shapes' own ids, where they are one shape's alone, as numbers from 1."""
    ids = [one.get("id", "") for one in root.iter(f"{X}cNvPr")]
    if len(ids) > MOST_SHAPES:
        raise TooMuchError(f"lebih dari {MOST_SHAPES} gambar di satu lembar kerja")
    count = Counter(ids)
    return {key: number for number, key in enumerate(ids, 1) if count[key] == 1}


@dataclass(slots=True)
class _Reader:
    places: Places
    related: dict[str, tuple[str, str]]
    numbers: dict[str, int]
    shapes: list[Shape] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    count: int = 0

    def anchored(self, anchor: Element) -> Box:
        """The place that an anchor names."""
        if _name(anchor) == "absoluteAnchor":
            left, top = _pair(anchor.find(f"{X}pos"), "x", "y")
            start = self.places.point(left, top)
        else:
            start = self._corner(anchor.find(f"{X}from"))
        if _name(anchor) == "twoCellAnchor":
            end = self._corner(anchor.find(f"{X}to"))
        else:
            wide, high = _pair(anchor.find(f"{X}ext"), "cx", "cy")
            end = start[0] + self.places.length(wide), start[1] + self.places.length(high)
        return Box(min(start[0], end[0]), min(start[1], end[1]), max(start[0], end[0]), max(start[1], end[1]))

    def _corner(self, marker: Element | None) -> Point:
        def number(name: str) -> int:
            return int((marker.findtext(f"{X}{name}") if marker is not None else None) or 0)

        return self.places.at(number("col"), number("colOff"), number("row"), number("rowOff"))

    def read(self, one: Element, place: Box, group: Matrix | None, depth: int) -> None:
        """A shape, a line, a picture, or a group; `group` puts what a group's members say of themselves into their place."""
        kind = _name(one)
        if kind not in ("sp", "cxnSp", "pic", "grpSp") or depth > DEEPEST:
            return
        frame = one.find(f"{X}{'grpSpPr' if kind == 'grpSp' else 'spPr'}/{A}xfrm")
        matrix, sides = _frame(frame, place, group)
        if kind == "grpSp":
            inner = times(_child_space(frame, place), matrix)
            for member in _members(one):
                self.read(member, place, inner, depth + 1)
            return
        self.count += 1
        number = self.numbers.get(_id(one), -self.count)
        preset, adjust = _geometry(one)
        points, closed = _drawn_freely(one)
        line = points if points and not closed else line_of(preset, adjust)
        if line or preset in ARROWS:
            self._line(one, number, line, preset, matrix)
        elif kind == "pic":
            self._shape(one, number, (BOX, False), matrix)
        elif kind == "sp":
            self._shape(one, number, (points, True) if points else outline_of(preset, sides, adjust), matrix)

    def _line(self, one: Element, number: int, line: tuple[Point, ...] | None, preset: str, matrix: Matrix) -> None:
        style = one.find(f"{X}spPr/{A}ln")
        heads = (_has_head(style, "headEnd"), _has_head(style, "tailEnd"))
        if line is None:
            start, end, both = ARROWS[preset]
            line, heads = (start, end), (both, True)
        glue = [one.find(f"{X}nvCxnSpPr/{X}cNvCxnSpPr/{A}{name}") for name in ("stCxn", "endCxn")]
        start_id, end_id = (None if to is None else self.numbers.get(to.get("id", "")) for to in glue)
        points = tuple(apply(matrix, x, y) for x, y in line)
        if max(dist(points[0], point) for point in points) > 0:
            dash = style.find(f"{A}prstDash") if style is not None else None
            self.lines.append(Line(number, points, heads, (start_id, end_id), dash is not None and dash.get("val") in DASHES))

    def _shape(self, one: Element, number: int, outline: tuple[tuple[Point, ...], bool], matrix: Matrix) -> None:
        points = tuple(apply(matrix, x, y) for x, y in outline[0])
        box = box_of([apply(matrix, x, y) for x, y in BOX])
        stroked, filled, white = _ink(one)
        blip = one.find(f"{X}blipFill/{A}blip")
        _, picture = self.related.get(blip.get(f"{RELATION}embed", ""), ("", "")) if blip is not None else ("", "")
        if box.width > 0 and box.height > 0:
            self.shapes.append(Shape(number, points, box, outline[1], stroked, filled, white, tuple(_runs(one)), picture))


def _pair(one: Element | None, x: str, y: str) -> tuple[int, int]:
    """Two lengths of an element."""
    return (0, 0) if one is None else (int(one.get(x, 0)), int(one.get(y, 0)))


def _id(one: Element) -> str:
    named = next(one.iter(f"{X}cNvPr"), None)
    return "" if named is None else named.get("id", "")


def _frame(frame: Element | None, place: Box, group: Matrix | None) -> tuple[Matrix, tuple[float, float]]:
    """The matrix from the unit square, and width and height before it is turned.

    The anchor of a shape that is turned by a right angle names what is seen: its sides are the shape's, changed.
    """
    turn = int(frame.get("rot", 0)) / DEGREE % 360 if frame is not None else 0.0
    flips = tuple(frame is not None and frame.get(name) in ("1", "true") for name in ("flipH", "flipV"))
    if group is None:
        x, y, (width, height) = *place.centre, (place.width, place.height)
        if 45 <= turn < 135 or 225 <= turn < 315:
            width, height = height, width
        return _turned(x, y, width, height, turn, flips), (width, height)
    left, top, width, height = _extent(frame, "off", "ext")
    own = _turned(left + width / 2, top + height / 2, width, height, turn, flips)
    return times(own, group), (width, height)


def _turned(x: float, y: float, width: float, height: float, turn: float, flips: tuple[bool, ...]) -> Matrix:
    """Mirrored, as large as that, turned clockwise around its middle, which lies there."""
    centred: Matrix = (1, 0, 0, 1, -0.5, -0.5)
    sized: Matrix = (width * (-1 if flips[0] else 1), 0, 0, height * (-1 if flips[1] else 1), 0, 0)
    angle = turn * pi / 180
    return times(times(centred, sized), (cos(angle), sin(angle), -sin(angle), cos(angle), x, y))


def _extent(frame: Element | None, off: str, ext: str) -> tuple[float, float, float, float]:
    """Left, top, width, height."""
    start, size = (None, None) if frame is None else (frame.find(f"{A}{off}"), frame.find(f"{A}{ext}"))
    return *_pair(start, "x", "y"), *_pair(size, "cx", "cy")


def _child_space(frame: Element | None, place: Box) -> Matrix:
    """From what a group's members say of themselves to the unit square that is the group."""
    left, top, width, height = _extent(frame, "chOff", "chExt")
    width, height = width or max(place.width, 1e-6), height or max(place.height, 1e-6)
    return (1 / width, 0, 0, 1 / height, -left / width, -top / height)


def _geometry(one: Element) -> tuple[str, dict[str, float]]:
    """The preset's name, and its adjustments as parts of 1; a shape drawn freely has no name."""
    preset = one.find(f"{X}spPr/{A}prstGeom")
    if preset is None:
        return "", {}
    adjust = {}
    for guide in preset.iterfind(f"{A}avLst/{A}gd"):
        words = guide.get("fmla", "").split()
        if len(words) == 2 and words[0] == "val":
            adjust[guide.get("name", "")] = int(words[1]) / 100_000
    return preset.get("prst", ""), adjust


def _drawn_freely(one: Element) -> tuple[tuple[Point, ...], bool]:
    """The points of a freely drawn outline or line, in the unit square, and whether it is closed; none where it has a preset.

    A curve has the points that it is drawn by.
    """
    path = one.find(f"{X}spPr/{A}custGeom/{A}pathLst/{A}path")
    if path is None:
        return (), False
    width, height = _pair(path, "w", "h")
    points = [_pair(point, "x", "y") for point in path.iter(f"{A}pt")]
    scaled = tuple((x / (width or 1), y / (height or 1)) for x, y in points)
    closed = path.find(f"{A}close") is not None
    return (scaled, closed) if len(scaled) > 1 + closed else ((), False)


def _has_head(style: Element | None, name: str) -> bool:
    end = style.find(f"{A}{name}") if style is not None else None
    return end is not None and end.get("type", "none") != "none"


def _ink(one: Element) -> tuple[bool, bool, bool]:
    """Is its line seen, is its fill, is its fill white?  What the shape does not say, its style says."""
    own = one.find(f"{X}spPr")
    line = own.find(f"{A}ln") if own is not None else None
    stroke, fill = _paint(line), _paint(own)
    by_style = one.find(f"{X}style")
    if stroke is None:
        stroke = _styled(by_style, "lnRef")
    if fill is None:
        fill = _styled(by_style, "fillRef")
    return bool(stroke) and stroke not in WHITE, bool(fill) and fill not in WHITE, fill in WHITE


def _paint(one: Element | None) -> str | None:
    """A colour's name, "" for none at all, None where nothing is said."""
    for paint in one if one is not None else ():
        if _name(paint) == "noFill":
            return ""
        if _name(paint) in ("solidFill", "gradFill", "pattFill", "blipFill"):
            return _colour(paint)
    return None


def _styled(style: Element | None, name: str) -> str:
    found = style.find(f"{A}{name}") if style is not None else None
    if found is None or found.get("idx", "0") == "0":
        return ""
    return _colour(found)


def _colour(one: Element) -> str:
    """The name or the number of the colour in it; a question mark where it has none of its own."""
    colour = next(iter(one), None)
    return (colour.get("lastClr") or colour.get("val") or "?").casefold() if colour is not None else "?"


def _runs(one: Element) -> Iterator[Run]:
    for number, paragraph in enumerate(one.iterfind(f"{X}txBody/{A}p")):
        if number:
            yield "\n", False, False
        for part in paragraph:
            if _name(part) == "br":
                yield "\n", False, False
            elif _name(part) in ("r", "fld"):
                style = part.find(f"{A}rPr")
                bold, italic = (style is not None and style.get(key) in ("1", "true") for key in ("b", "i"))
                yield part.findtext(f"{A}t") or "", bold, italic
