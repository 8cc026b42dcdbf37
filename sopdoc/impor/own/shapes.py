"""Drawings of our Word documents → outlines, words, pictures, and the pieces of arrows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from sopdoc.impor.office.ink import A, is_dashed
from sopdoc.impor.office.presets import STRAIGHT, outline_of
from sopdoc.impor.own.text import W, whole
from sopdoc.impor.page import Box, Point

EMU = 1 / 12700         # points
HAIR = 0.2              # points: a line this thin is level or upright
ASIDE = 6.0             # points: symbols nearer than this look like one
HUGE = 1 << 31          # EMU: no drawing of ours stands that far
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"


@dataclass(frozen=True, slots=True)
class Outline:
    """A symbol; `words`: the paragraphs in it, `name`: "Kegiatan 4, proses", `told`: "Kegiatan 4, proses, Kasi; ke 5".

    `top`: of the row that it hangs on.
    """

    points: tuple[Point, ...]
    box: Box
    curved: bool
    words: tuple[Element, ...]
    name: str = ""
    told: str = ""
    top: float = 0.0


@dataclass(frozen=True, slots=True)
class Words:
    """A text box; `name`: "Cabang Ya" for the word of a branch, as it was built."""

    box: Box
    words: tuple[Element, ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """`relation`: the id of its part's relation."""

    box: Box
    relation: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A straight piece of the arrow `name`; `first`: of its pieces, it is the one at the beginning."""

    name: str
    start: Point
    end: Point
    heads: tuple[bool, bool]
    dashed: bool
    first: bool


Drawn = Outline | Words | Picture | Piece


def apart(outlines: Sequence[Outline]) -> list[Outline]:
    """Symbols that were dragged onto one another side by side, so that both are seen."""
    found: list[Outline] = []
    for one in outlines:
        while any(one.box.like(other.box, ASIDE) for other in found):
            box = Box(one.box.x0 + ASIDE, one.box.y0, one.box.x1 + ASIDE, one.box.y1)
            one = replace(one, box=box, points=tuple((x + ASIDE, y) for x, y in one.points))
        found.append(one)
    return found


def anchored(anchor: Element, cell: Point, paper: Point) -> Drawn | None:
    """`cell`: where the content of the cell around begins; None for what only hides or decorates."""
    across, down = (_offset(anchor.find(f"{WP}position{axis}"), *places) for axis, places in (
        ("H", (cell[0], paper[0])), ("V", (cell[1], paper[1])),
    ))
    size = anchor.find(f"{WP}extent")
    wide, high = (_emu(size.get(side)) if size is not None else 0.0 for side in ("cx", "cy"))
    box = Box(across, down, across + max(0.0, wide), down + max(0.0, high))
    blip = anchor.find(f".//{PIC}pic/{PIC}blipFill/{A}blip")
    if blip is not None:
        return Picture(box, next((value for key, value in blip.attrib.items() if key.endswith("}embed")), ""))
    shape = anchor.find(f".//{WPS}wsp")
    return _shape(shape, anchor, box, cell[1]) if shape is not None else None


def _offset(position: Element | None, cell: float, paper: float) -> float:
    """From the cell's content for what stands in a column or at a paragraph, else from the paper's corner."""
    if position is None:
        return cell
    start = paper if position.get("relativeFrom") == "page" else cell
    return start + _emu(position.findtext(f"{WP}posOffset"))


def _emu(text: str | None) -> float:
    return min(max(whole(text), -HUGE), HUGE) * EMU


def _shape(shape: Element, anchor: Element, box: Box, top: float) -> Drawn | None:
    properties = shape.find(f"{WPS}spPr")
    line = properties.find(f"{A}ln") if properties is not None else None
    words = tuple(shape.iterfind(f"{WPS}txbx/{W}txbxContent/{W}p"))
    if properties is None or line is None or line.find(f"{A}noFill") is not None:
        return Words(box, words, _told(anchor, "name")) if words else None
    if properties.find(f"{A}solidFill") is None:
        return _piece(properties, line, anchor, box)
    preset = properties.find(f"{A}prstGeom")
    name = preset.get("prst", "") if preset is not None else ""
    adjust = {one.get("name", ""): whole(one.get("fmla", "").removeprefix("val ")) / 100_000 for one in properties.iter(f"{A}gd")}
    unit, curved = outline_of(name, (box.width, box.height), adjust)
    points = tuple((box.x0 + x * box.width, box.y0 + y * box.height) for x, y in unit)
    return Outline(points, box, curved, words, _told(anchor, "name"), _told(anchor, "descr"), top) if box.width and box.height else None


def _straight(box: Box) -> Box:
    """LibreOffice gives lines a width."""
    wide, high = (0.0 if side < HAIR else side for side in (box.width, box.height))
    return Box(box.x0, box.y0, box.x0 + wide, box.y0 + high)


def _told(anchor: Element, key: str) -> str:
    """ "name" or "descr" of a drawing."""
    named = anchor.find(f"{WP}docPr")
    return named.get(key, "") if named is not None else ""


def _piece(properties: Element, line: Element, anchor: Element, box: Box) -> Piece:
    """Level or upright, where its row shows it; one that runs on beyond its box is drawn in the middle of that."""
    preset = properties.find(f"{A}prstGeom")
    if preset is not None and preset.get("prst") in STRAIGHT:
        frame = properties.find(f"{A}xfrm")
        box = _straight(box)
        flipped, turned = (frame is not None and frame.get(flip) == "1" for flip in ("flipH", "flipV"))
    else:
        middle = box.centre[0]
        box = Box(middle, box.y0, middle, box.y1)
        heights = [whole(point.get("y")) for point in properties.iter(f"{A}pt")]
        flipped, turned = False, bool(heights) and heights[0] > heights[-1]
    left, right = (box.x1, box.x0) if flipped else (box.x0, box.x1)
    top, bottom = (box.y1, box.y0) if turned else (box.y0, box.y1)
    heads = tuple(line.find(f"{A}{end}") is not None for end in ("headEnd", "tailEnd"))
    return Piece(
        _told(anchor, "name"), (left, top), (right, bottom), (heads[0], heads[1]), is_dashed(line), bool(_told(anchor, "descr")),
    )
