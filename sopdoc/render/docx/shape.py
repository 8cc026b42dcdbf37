"""Symbols, labels, dots, connectors and pictures → anchored DrawingML: shapes that an official can move and edit."""

from __future__ import annotations

from collections.abc import Iterable

from sopdoc.geometry import Emu, Rect, pt
from sopdoc.layout.picture import Picture
from sopdoc.layout.tree import Cell, Connector, Dot, Label, Mark, QrCode, Symbol
from sopdoc.render.docx.anchor import Spot
from sopdoc.render.docx.ooxml import escape
from sopdoc.render.docx.references import References
from sopdoc.render.docx.shape_text import framed, plain_words, shape_text
from sopdoc.render.docx.slots import height_slot, number_slot, printed_slot
from sopdoc.render.docx.stand_in import StandIn, dot_stand_in, stroke_stand_ins, symbol_stand_in
from sopdoc.render.docx.strokes import Stroke
from sopdoc.render.docx.vml import shown, text_box
from sopdoc.render.pages_said import renumbered
from sopdoc.render.words import PICTURE

PRESETS = {
    "terminator": "flowChartTerminator",
    "process": "flowChartProcess",
    "decision": "flowChartDecision",
    "offpage": "flowChartOffpageConnector",
}
CAPSULE = "roundRect"          # for a terminator so narrow that its own preset would have corners, no round ends
SLENDER = 2.8                  # width by height from which the terminator's preset has them
STEPS = {"M": "moveTo", "L": "lnTo"}
NOWHERE = Rect(0, 0, 0, 0)
AXIS: Emu = pt(0.5)            # from the sides of its box to a line that runs on beyond it
HEAD = 'type="triangle" w="sm" len="med"'    # Word and LibreOffice draw it 4 pt wide, 6 pt long on lines under 2 pt

_WHITE = '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>'
_BLACK = '<a:solidFill><a:srgbClr val="000000"/></a:solidFill>'
_NO_LINE = "<a:ln><a:noFill/></a:ln>"
_DECORATIVE = (
    '><a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst></wp:docPr>'
)
_FREE = "<wp:cNvGraphicFramePr/>"
_LOCKED = '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
_SHAPE_URI = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_PICTURE_URI = "http://schemas.openxmlformats.org/drawingml/2006/picture"


def symbol_xml(symbol: Symbol, line: Emu, spot: Spot, references: References) -> str:
    """A flowchart symbol with its words inside; what is marked looks like the others, for Word shall leave it so, and is tracked."""
    stroke = f'<a:ln w="{line}">{_BLACK}<a:miter lim="800000"/></a:ln>'
    preset = _preset_of(symbol)
    body = "<wps:cNvSpPr/>" + _properties(symbol.rect, _preset(preset, 50_000 if preset == CAPSULE else None), _WHITE + stroke)
    words = shape_text(symbol.paragraphs, symbol.rect, preset, references, "Simbol")
    told = escape(symbol.description)
    told = renumbered(told, printed_slot) if symbol.pages else told
    read = plain_words(symbol.paragraphs, symbol.rect.w, references)
    shape = _shape(symbol.rect, spot, references, symbol.name, told, body + words, [symbol_stand_in(symbol, line)], _middle(symbol), read)
    return _tracked(symbol.mark, shape, references)


def _middle(symbol: Symbol) -> Rect:
    """Where its words stand, on its whole width."""
    box, height = symbol.rect, sum(paragraph.height for paragraph in symbol.paragraphs)
    return Rect(box.x, box.cy - height // 2, box.w, height)


def _tracked(mark: Mark, run: str, references: References) -> str:
    """The run of a drawing, which comes or goes with the decision about it."""
    return references.change(mark, run) if mark else run


def _preset_of(symbol: Symbol) -> str:
    if symbol.kind == "terminator" and symbol.rect.w < SLENDER * symbol.rect.h:
        return CAPSULE
    return PRESETS[symbol.kind]


def label_xml(label: Label, spot: Spot, references: References, words: str = "") -> str:
    """A text box that hides the line under it; `words`: written paragraphs, where it is no branch's word and no segilima's note."""
    body = '<wps:cNvSpPr txBox="1"/>' + _properties(label.rect, _preset("rect"), _WHITE + _NO_LINE)
    role = "Sambungan" if label.pages else "Cabang"
    if words:
        return _shape(label.rect, spot, references, label.name, "", body + framed(words))
    written = shape_text(label.paragraphs, label.rect, "rect", references, role, label.pages, label.mark)
    read = plain_words(label.paragraphs, label.rect.w, references, label.pages, label.mark)
    shape = _shape(label.rect, spot, references, label.name, "", body + written, [StandIn(label.rect, ground="white")], label.rect, read)
    return _tracked(label.mark, shape, references)


def dot_box(dot: Dot) -> Rect:
    return Rect(dot.centre.x - dot.radius, dot.centre.y - dot.radius, 2 * dot.radius, 2 * dot.radius)


def dot_xml(dot: Dot, spot: Spot, references: References) -> str:
    box = dot_box(dot)
    body = "<wps:cNvSpPr/>" + _properties(box, _preset("ellipse"), _BLACK + _NO_LINE) + "<wps:bodyPr/>"
    return _tracked(dot.mark, _shape(box, spot, references, "Titik temu", "", body, [dot_stand_in(box)]), references)


def stroke_xml(stroke: Stroke, connector: Connector, line: Emu, spot: Spot, references: References, tells: bool) -> str:
    """A straight piece of a connector; `tells`: it says for all of them what the connector means."""
    dash = '<a:prstDash val="dash"/>' if connector.dashed else ""
    heads = (f"<a:headEnd {HEAD}/>" if stroke.back else "") + (f"<a:tailEnd {HEAD}/>" if stroke.arrow else "")
    paint = f'<a:noFill/><a:ln w="{line}">{_BLACK}{dash}<a:miter lim="800000"/>{heads}</a:ln>'
    box = stroke.box
    if stroke.above or stroke.below:
        box = Rect(box.x - AXIS, box.y, 2 * AXIS, max(2 * AXIS, box.h))      # of a box without height LibreOffice draws nothing beyond
        body = "<wps:cNvSpPr/>" + _properties(box, _beyond(stroke, box), paint)
    else:
        flips = (' flipH="1"' if stroke.end.x < stroke.start.x else "") + (' flipV="1"' if stroke.end.y < stroke.start.y else "")
        body = "<wps:cNvCnPr/>" + _properties(box, _preset("straightConnector1"), paint, flips)
    told = escape(connector.description) if tells else None
    beyond = (stroke.above, max(0, stroke.span[1] - box.bottom))
    seen = stroke_stand_ins(stroke, connector, line, spot.rect)
    shape = _shape(box, spot, references, connector.name, told, body + "<wps:bodyPr/>", seen, beyond=beyond)
    return _tracked(connector.mark, shape, references)


def _beyond(stroke: Stroke, box: Rect) -> str:
    """An upright line that runs on beyond its box, where another piece or a symbol hides it."""
    start, end = stroke.span if stroke.end.y >= stroke.start.y else stroke.span[::-1]
    return _outline(box, (("M", (AXIS, start - box.y)), ("L", (AXIS, end - box.y))), ' fill="none"')


def strip_xml(box: Rect, spot: Spot, references: References) -> str:
    """White ground that hides the ends of lines that run on."""
    body = "<wps:cNvSpPr/>" + _properties(box, _preset("rect"), _WHITE + _NO_LINE) + "<wps:bodyPr/>"
    return _shape(box, spot, references, "Alas", None, body, [StandIn(box, ground="white")])


def code_xml(code: QrCode, spot: Spot, references: References) -> str:
    """A code to be scanned, as one shape: sharp in every size."""
    box = code.rect
    form = _outline(box, [(kind, (point[0] - box.x, point[1] - box.y)) for kind, point in code.outline], end="<a:close/>")
    body = "<wps:cNvSpPr/>" + _properties(box, form, _BLACK + _NO_LINE) + "<wps:bodyPr/>"
    return _shape(box, spot, references, "Kode QR", escape(code.description), body)


def picture_xml(cell: Cell, picture: Picture, box: Rect, spot: Spot, references: References) -> str:
    """A cell's picture: the logo, or what a lampiran shows."""
    called, told = ("Gambar", cell.picture_words) if cell.picture_words else ("Logo", PICTURE)
    return f"<w:r>{_picture(picture, box, spot, references, called, escape(told), _LOCKED)}</w:r>"


def _picture(picture: Picture, box: Rect, spot: Spot, references: References, name: str, description: str, frame: str = _FREE) -> str:
    """A picture that keeps its proportions when it is made larger or smaller; Word's own dialog asks its `frame` for that."""
    identity = references.picture(picture)
    graphic = (
        f'<a:graphicData uri="{_PICTURE_URI}"><pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="Gambar {identity}"/>'
        f'<pic:cNvPicPr><a:picLocks noChangeAspect="1"/></pic:cNvPicPr></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{identity}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr>{_transform(box)}{_preset("rect")}</pic:spPr></pic:pic></a:graphicData>'
    )
    return f"<w:drawing>{_anchor(box, spot, references.next_id(), name, description, graphic, frame=frame)}</w:drawing>"


def _shape(
    box: Rect, spot: Spot, references: References, name: str, description: str | None, body: str,
    stand_ins: Iterable[StandIn] = (), words_box: Rect = NOWHERE, words: str = "", beyond: tuple[Emu, Emu] = (0, 0),
) -> str:
    """A shape, and what programs show instead which do not know shapes: pictures, and `words` in their box above them, each in an
    alternative of its own, of which some see but the first child."""
    number = references.next_id()
    graphic = f'<a:graphicData uri="{_SHAPE_URI}"><wps:wsp>{body}</wps:wsp></a:graphicData>'
    anchored = f"<w:drawing>{_anchor(box, spot, number, name, description, graphic, beyond)}</w:drawing>"
    height, told = height_slot(number), [description or ""]
    instead = [shown(one, spot, height, references, told.pop() if told else "") for one in stand_ins]
    if words:
        instead.append(text_box(words, words_box, spot, height_slot(references.next_id()), references))
    first, others = instead[:1] or [""], instead[1:]
    return f"<w:r>{_alternative(anchored, first[0])}{''.join(_alternative('', one) for one in others)}</w:r>"


def _alternative(shape: str, instead: str) -> str:
    fallback = f"<mc:Fallback>{instead}</mc:Fallback>" if instead else ""
    return f'<mc:AlternateContent><mc:Choice Requires="wps">{shape}</mc:Choice>{fallback}</mc:AlternateContent>'


def _anchor(
    box: Rect, spot: Spot, number: int, name: str, description: str | None, graphic: str, beyond: tuple[Emu, Emu] = (0, 0),
    frame: str = _FREE,
) -> str:
    """`description`: as an attribute holds it, None for what only decorates; `beyond`: by how much it is drawn above and below its box."""
    x, y = spot.offset(box)
    across, down = ("column", "paragraph") if spot.in_cell else ("page", "page")
    told = f' descr="{description}"/>' if description else _DECORATIVE if description is None else "/>"
    above, below = beyond
    return (
        f'<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="{height_slot(number)}" behindDoc="0" locked="0" '
        f'layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="{across}"><wp:posOffset>{x}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="{down}"><wp:posOffset>{y}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{box.w}" cy="{box.h}"/><wp:effectExtent l="0" t="{above}" r="0" b="{below}"/><wp:wrapNone/>'
        f'<wp:docPr id="{number_slot(number)}" name="{escape(name)}"{told}{frame}'
        f"<a:graphic>{graphic}</a:graphic></wp:anchor>"
    )


def _outline(box: Rect, steps: Iterable[tuple[str, tuple[Emu, ...]]], path: str = "", end: str = "") -> str:
    """A free form: moves and lines from the box's corner."""
    drawn = "".join(f'<a:{STEPS[kind]}><a:pt x="{at[0]}" y="{at[1]}"/></a:{STEPS[kind]}>' for kind, at in steps)
    return (
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/>'
        f'<a:pathLst><a:path w="{box.w}" h="{box.h}"{path}>{drawn}{end}</a:path></a:pathLst></a:custGeom>'
    )


def _transform(box: Rect, flips: str = "") -> str:
    return f'<a:xfrm{flips}><a:off x="0" y="0"/><a:ext cx="{box.w}" cy="{box.h}"/></a:xfrm>'


def _properties(box: Rect, form: str, paint: str, flips: str = "") -> str:
    return f"<wps:spPr>{_transform(box, flips)}{form}{paint}</wps:spPr>"


def _preset(name: str, adjust: int | None = None) -> str:
    """A preset's outline; `adjust`: its one value, in 100 000ths."""
    value = "<a:avLst/>" if adjust is None else f'<a:avLst><a:gd name="adj" fmla="val {adjust}"/></a:avLst>'
    return f'<a:prstGeom prst="{name}">{value}</a:prstGeom>'
