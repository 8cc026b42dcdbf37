"""DrawingML, of a worksheet or a letter → shapes, lines and pictures at their places, groups and turns undone.

Every shape is a unit square that a matrix puts into its place: its anchor, its own turn and mirror, those of the groups around it.
What a line is glued to is kept by the numbers of the shapes.  Excel and Word call the same things by other names:

    xdr:sp, xdr:cxnSp, xdr:grpSp        wps:wsp, wpg:wgp, wpg:grpSp, wpc:wpc, which is a group without a measure of its own
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from math import cos, dist, pi, sin
from xml.etree.ElementTree import Element

from sopdoc.impor.matrix import Matrix, apply, times
from sopdoc.impor.office.ink import A, has_head, ink_of, is_dashed, name_of
from sopdoc.impor.office.measures import EMU, Refused, size, whole, within
from sopdoc.impor.office.presets import ARROWS, BOX, line_of, outline_of
from sopdoc.impor.package import RELATION
from sopdoc.impor.page import Box, Point, Strange, box_of

LEAN = 0.1              # of its length: a side that rises more is neither level nor upright
DEEPEST = 16            # groups in groups
FOREIGN = ("wpi", "aink", "am3d")     # ink and models in three dimensions, which have a picture beside them; charts may have mere words
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
DEGREE = 60000          # DrawingML's unit of turns
NAMED = {"l": 0.0, "t": 0.0, "hc": 0.5, "vc": 0.5, "r": 1.0, "b": 1.0, "w": 1.0, "h": 1.0}     # places along a side
TOO_DEEP = f"kelompok di dalam kelompok lebih dari {DEEPEST} tingkat"
OTHER = "bagan, SmartArt, dan coretan pena bukan simbol atau panah"
OTHERS = ("graphicFrame", "contentPart")
SHAPES, GROUPS = ("sp", "wsp", "cxnSp", "pic"), ("grpSp", "wgp", "wpc")

Run = tuple[str, bool, bool]        # text, bold, italic


@dataclass(frozen=True, slots=True)
class Shape:
    """`runs`: its text, lines parted by a line feed; `white`: its fill is; `picture`: a part's name; `leans`: it is turned by no right
    angle.
    """

    number: int
    outline: tuple[Point, ...]
    box: Box
    curved: bool = False
    stroked: bool = False
    filled: bool = False
    white: bool = False
    runs: tuple[Run, ...] = ()
    picture: str = ""
    leans: bool = False


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
    """`strange`: what cannot be, and was left out."""

    shapes: tuple[Shape, ...] = ()
    lines: tuple[Line, ...] = ()
    strange: tuple[Strange, ...] = ()


def members_of(parent: Element) -> Iterator[Element]:
    """Its children; of alternatives, the children of the one that is chosen."""
    for one in parent:
        if one.tag == f"{MC}AlternateContent":
            yield from chosen(one)
        else:
            yield one


def chosen(alternate: Element) -> Element | tuple[()]:
    """The first choice that asks for nothing we cannot read, which is the newest way of saying it, even if it says nothing; where all do,
    the first, to be told.
    """
    choices = list(alternate)
    readable = (one for one in choices if not any(name.startswith(FOREIGN) for name in one.get("Requires", "").split()))
    return next(readable, choices[0] if choices else ())


@dataclass(slots=True)
class Reader:
    """Reads one drawing after the other.

    `related`: pictures by the ids of their relations; `words`: of a shape; `numbers`: of shapes by their ids; `turned_anchors`: does the
    anchor of a shape that is turned by a right angle name what is seen, with its sides changed?
    """

    related: Mapping[str, tuple[str, str]]
    words: Callable[[Element], Iterable[Run]]
    numbers: Mapping[str, int]
    turned_anchors: bool
    shapes: list[Shape] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    refused: Refused = field(default_factory=Refused)
    count: int = 0

    @property
    def drawing(self) -> Drawing:
        return Drawing(tuple(self.shapes), tuple(self.lines), tuple(self.refused.found))

    def read(self, one: Element, place: Box, name: str = "") -> None:
        """A shape, a line, a picture, or a group that is anchored at a place; `name`: the id that its anchor gives it."""
        self._read(one, place, None, name, 0)

    def _read(self, one: Element, place: Box, group: Matrix | None, name: str, depth: int) -> None:
        """`group` puts what a group's members say of themselves into their place."""
        if depth > DEEPEST:
            self.refused.tell(one, place, TOO_DEEP)
        elif name_of(one) in OTHERS:
            self.refused.tell(one, place, OTHER)
        elif name_of(one) in (*SHAPES, *GROUPS):
            with self.refused.unless_strange(one, place):
                self._read_one(one, place, group, name, depth)

    def _read_one(self, one: Element, place: Box, group: Matrix | None, name: str, depth: int) -> None:
        kind = name_of(one)
        frame = one.find(f"{{*}}{'grpSpPr' if kind in GROUPS else 'spPr'}/{A}xfrm")
        matrix, sides = _frame(frame, place, group, self.turned_anchors)
        if kind in GROUPS:
            inner = times(_child_space(frame, place) if frame is not None else _plain_space(place), matrix)
            for member in members_of(one):
                self._read(member, place, inner, "", depth + 1)
            return
        self.count += 1
        number = self.numbers.get(name or _id(one), -self.count)
        preset, adjust = _geometry(one)
        points, closed = _drawn_freely(one, sides)
        line = points if points and not closed else line_of(preset, adjust)
        if line or preset in ARROWS:
            self._line(one, number, line, preset, matrix)
        elif kind == "pic":
            self._shape(one, number, (BOX, False), matrix)
        elif kind != "cxnSp":
            self._shape(one, number, (points, True) if points else outline_of(preset, sides, adjust), matrix)

    def _line(self, one: Element, number: int, line: tuple[Point, ...] | None, preset: str, matrix: Matrix) -> None:
        style = one.find(f"{{*}}spPr/{A}ln")
        heads = (has_head(style, "headEnd"), has_head(style, "tailEnd"))
        if line is None:
            start, end, both = ARROWS[preset]
            line, heads = (start, end), (both, True)
        glue = [next(one.iter(f"{A}{name}"), None) for name in ("stCxn", "endCxn")]
        start_id, end_id = (None if to is None else self.numbers.get(to.get("id", "")) for to in glue)
        points = within(apply(matrix, x, y) for x, y in line)
        if max(dist(points[0], point) for point in points) > 0:
            self.lines.append(Line(number, points, heads, (start_id, end_id), is_dashed(style)))

    def _shape(self, one: Element, number: int, outline: tuple[tuple[Point, ...], bool], matrix: Matrix) -> None:
        points = within(apply(matrix, x, y) for x, y in outline[0])
        box = box_of(within(apply(matrix, x, y) for x, y in BOX))
        stroked, filled, white = ink_of(one)
        blip = one.find(f"{{*}}blipFill/{A}blip")
        _, picture = self.related.get(blip.get(f"{RELATION}embed", ""), ("", "")) if blip is not None else ("", "")
        if box.width > 0 and box.height > 0:
            words = tuple(self.words(one))
            self.shapes.append(Shape(number, points, box, outline[1], stroked, filled, white, words, picture, leans(matrix)))


def leans(matrix: Matrix) -> bool:
    """Does it turn the unit square by no right angle?"""
    a, b, *_ = matrix
    return min(abs(a), abs(b)) > LEAN * max(abs(a), abs(b))


def pair_of(one: Element | None, x: str, y: str) -> tuple[int, int]:
    """Where an element says it lies, 0 where there is none; raises StrangeError."""
    return (0, 0) if one is None else (whole(one.get(x, "")), whole(one.get(y, "")))


def sides_of(one: Element | None) -> tuple[int, int]:
    """Width and height of an `ext`; raises StrangeError."""
    return (0, 0) if one is None else (size(one.get("cx", "")), size(one.get("cy", "")))


def _id(one: Element) -> str:
    named = next((child for child in one.iter() if name_of(child) == "cNvPr"), None)
    return "" if named is None else named.get("id", "")


def _frame(frame: Element | None, place: Box, group: Matrix | None, turned_anchors: bool) -> tuple[Matrix, tuple[float, float]]:
    """The matrix from the unit square, and width and height before it is turned."""
    turn = whole(frame.get("rot", "")) / DEGREE % 360 if frame is not None else 0.0
    flips = tuple(frame is not None and frame.get(name) in ("1", "true") for name in ("flipH", "flipV"))
    if group is None:
        x, y, (width, height) = *place.centre, (place.width, place.height)
        if turned_anchors and (45 <= turn < 135 or 225 <= turn < 315):
            width, height = height, width
        return turned(x, y, width, height, turn, flips), (width, height)
    left, top, width, height = _extent(frame, "off", "ext")
    own = turned(left + width / 2, top + height / 2, width, height, turn, flips)
    return times(own, group), (width, height)


def turned(x: float, y: float, width: float, height: float, turn: float, flips: tuple[bool, ...]) -> Matrix:
    """From the unit square: mirrored, as large as that, turned clockwise around its middle, which lies at x and y."""
    centred: Matrix = (1, 0, 0, 1, -0.5, -0.5)
    sized: Matrix = (width * (-1 if flips[0] else 1), 0, 0, height * (-1 if flips[1] else 1), 0, 0)
    angle = turn * pi / 180
    return times(times(centred, sized), (cos(angle), sin(angle), -sin(angle), cos(angle), x, y))


def _extent(frame: Element | None, off: str, ext: str) -> tuple[float, float, float, float]:
    """Left, top, width, height."""
    start, extent = (None, None) if frame is None else (frame.find(f"{A}{off}"), frame.find(f"{A}{ext}"))
    return *pair_of(start, "x", "y"), *sides_of(extent)


def _child_space(frame: Element | None, place: Box) -> Matrix:
    """From what a group's members say of themselves to the unit square that is the group."""
    left, top, width, height = _extent(frame, "chOff", "chExt")
    width, height = width or max(place.width, 1e-6), height or max(place.height, 1e-6)
    return (1 / width, 0, 0, 1 / height, -left / width, -top / height)


def _plain_space(place: Box) -> Matrix:
    """A canvas counts in EMU from its corner."""
    return (1 / (EMU * max(place.width, 1e-6)), 0, 0, 1 / (EMU * max(place.height, 1e-6)), 0, 0)


def _geometry(one: Element) -> tuple[str, dict[str, float]]:
    """The preset's name, and its adjustments as parts of 1; a shape drawn freely has no name."""
    preset = one.find(f"{{*}}spPr/{A}prstGeom")
    if preset is None:
        return "", {}
    adjust = {}
    for guide in preset.iterfind(f"{A}avLst/{A}gd"):
        words = guide.get("fmla", "").split()
        if len(words) == 2 and words[0] == "val":
            adjust[guide.get("name", "")] = whole(words[1]) / 100_000
    return preset.get("prst", ""), adjust


def _drawn_freely(one: Element, sides: tuple[float, float]) -> tuple[tuple[Point, ...], bool]:
    """The points of a freely drawn outline or line, in the unit square, and whether it is closed; none where it has a preset.

    A curve has the points that it is drawn by.  A path without a measure of its own counts as its shape does; `sides`: of the shape.
    """
    path = one.find(f"{{*}}spPr/{A}custGeom/{A}pathLst/{A}path")
    if path is None:
        return (), False
    told = sides_of(one.find(f"{{*}}spPr/{A}xfrm/{A}ext"))
    width, height = (own or shape or round(EMU * side) for own, shape, side in zip(pair_of(path, "w", "h"), told, sides, strict=True))
    points = [(_at(point.get("x", ""), width), _at(point.get("y", ""), height)) for point in path.iter(f"{A}pt")]
    scaled = tuple((x / (width or 1), y / (height or 1)) for x, y in points)
    closed = path.find(f"{A}close") is not None
    return (scaled, closed) if len(scaled) > 1 + closed else ((), False)


def _at(text: str, side: float) -> float:
    """A place along one side of a path, which may be called by its name."""
    return NAMED[text] * side if text in NAMED else whole(text)
