"""Where a drawing is anchored in a letter: what DrawingML's anchor or VML's style says, and the place that it means.

    relative to the page, its margins, the column, the paragraph: by an offset, or at the left, in the middle, at the right
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from sopdoc.impor.office.drawing import members_of, sides_of
from sopdoc.impor.office.ink import name_of
from sopdoc.impor.office.measures import EMU, StrangeError, length, side
from sopdoc.impor.office.presets import BENT, STRAIGHT
from sopdoc.impor.page import Box
from sopdoc.impor.word.content import Anchored, Paper, Side, Spot

ANCHORS = ("anchor", "inline")
VML = ("shape", "rect", "roundrect", "oval", "line", "polyline", "image", "group")
LINES = ("cNvCnPr", "line", "polyline")
IN_CELL = ("page", "margin")        # what these mean in a cell is the cell
NOWHERE = Spot(Side("column"), Side("paragraph"), 0.0, 0.0)         # where its paragraph stands


@dataclass(frozen=True, slots=True)
class Around:
    """Where the paragraph of an anchor stands: its cell, if it is in one, where its text begins and ends, its upper edge.

    `indent`: the part of its free room at the left: 0, 0.5 or 1.
    """

    paper: Paper
    text: tuple[float, float]
    top: float
    cell: Box | None = None
    indent: float = 0.0


def anchored_in(one: Element) -> Iterator[Anchored]:
    """What a `w:drawing`, a `w:pict` or a `w:object` draws."""
    for part in members_of(one):
        if name_of(part) in (*ANCHORS, *VML):
            try:
                yield _anchored(part)
            except StrangeError as fault:
                yield Anchored(part, NOWHERE, False, str(fault))


def _anchored(part: Element) -> Anchored:
    """Raises StrangeError."""
    if name_of(part) in VML:
        return Anchored(part, _spot_of_style(part), name_of(part) != "group" and not _is_line(part))
    shapes = [shape for shape in part.iter() if name_of(shape) in ("wsp", "pic")]
    return Anchored(part, _spot_of_anchor(part), len(shapes) == 1 and not _is_line(shapes[0]))


def _is_line(shape: Element) -> bool:
    """A connector says so; other lines are drawn as presets, or freely and left open."""
    if any(key.endswith("connectortype") for key in shape.keys()):     # noqa: SIM118  # an element's keys, not its children
        return True
    names = {name_of(one) for one in shape.iter()}
    preset = next((one.get("prst", "") for one in shape.iter() if name_of(one) == "prstGeom"), "")
    return not names.isdisjoint(LINES) or preset.startswith((*STRAIGHT, *BENT)) or ("custGeom" in names and "close" not in names)


def _spot_of_anchor(anchor: Element) -> Spot:
    """`anchor`: a `wp:anchor` or a `wp:inline`."""
    width, height = (side / EMU for side in sides_of(anchor.find("{*}extent")))
    inline = name_of(anchor) == "inline"
    across, down = (_side(anchor.find(f"{{*}}position{way}"), frame) for way, frame in (("H", "column"), ("V", "paragraph")))
    return Spot(across, down, width, height, anchor.get("layoutInCell", "1") in ("1", "true"), inline)


def _side(position: Element | None, frame: str) -> Side:
    if position is None:
        return Side(frame)
    offset, align = (position.findtext(f"{{*}}{name}") or "" for name in ("posOffset", "align"))
    return Side(position.get("relativeFrom", frame), length(offset, 1 / EMU), align.strip())


def style_of(one: Element) -> dict[str, str]:
    """VML's `style`, by its keys."""
    parts = (part.partition(":") for part in one.get("style", "").split(";"))
    return {key.strip().lower(): value.strip() for key, _, value in parts}


def _spot_of_style(one: Element) -> Spot:
    """Of a shape of VML that stands in no group."""
    style = style_of(one)
    left, top = (length(style.get(f"margin-{key}", style.get(key, "0")), 0.75) for key in ("left", "top"))
    width, height = (side(style.get(key, ""), 0.75) for key in ("width", "height"))
    across, down = (
        Side(style.get(f"mso-position-{way}-relative", "text"), offset, _aligned(style.get(f"mso-position-{way}", "")))
        for way, offset in (("horizontal", left), ("vertical", top))
    )
    in_cell = one.get("{urn:schemas-microsoft-com:office:office}allowincell", "t") not in ("f", "false")
    return Spot(across, down, width, height, in_cell, style.get("position", "static") not in ("absolute", "relative"))


def _aligned(word: str) -> str:
    return "" if word in ("", "absolute") else word


def placed(spot: Spot, around: Around) -> Box:
    """On the page where the anchor stands.

    What "page" means in a cell is told by `in_cell`, not always truly: where only one reading touches the cell, that one counts.
    """
    if spot.inline:
        left, right = around.text
        x, y = left + max(0.0, right - left - spot.width) * around.indent, around.top
        return Box(x, y, x + spot.width, y + spot.height)
    first, second = (_placed(replace(spot, in_cell=inside), around) for inside in (spot.in_cell, not spot.in_cell))
    return second if around.cell is not None and second.meets(around.cell) and not first.meets(around.cell) else first


def _placed(spot: Spot, around: Around) -> Box:
    x, y = _start(spot.across, spot.width, _across(spot, around)), _start(spot.down, spot.height, _down(spot, around))
    return Box(x, y, x + spot.width, y + spot.height)


def _start(side: Side, size: float, frame: tuple[float, float]) -> float:
    first, last = frame
    if side.align in ("center", "centre"):
        return (first + last - size) / 2
    return last - size if side.align in ("right", "outside", "bottom") else first + side.offset * (side.align == "")


def _across(spot: Spot, around: Around) -> tuple[float, float]:
    paper, cell, frame = around.paper, around.cell, spot.across.frame
    left, right = paper.margins[0], paper.width - paper.margins[2]
    if cell is not None and spot.in_cell and frame in IN_CELL:
        return cell.x0, cell.x1
    return {
        "page": (0.0, paper.width), "margin": (left, right), "leftMargin": (0.0, left), "insideMargin": (0.0, left),
        "rightMargin": (right, paper.width), "outsideMargin": (right, paper.width),
    }.get(frame, around.text)


def _down(spot: Spot, around: Around) -> tuple[float, float]:
    paper, cell, frame = around.paper, around.cell, spot.down.frame
    top, bottom = paper.margins[1], paper.height - paper.margins[3]
    if cell is not None and spot.in_cell and frame in IN_CELL:
        return cell.y0, cell.y1
    return {
        "page": (0.0, paper.height), "margin": (top, bottom), "topMargin": (0.0, top), "bottomMargin": (bottom, paper.height),
    }.get(frame, (around.top, around.top))
