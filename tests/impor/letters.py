"""Word documents for the reader of DOCX: tables by python-docx, drawings put into paragraphs in the words of Word.

A flow is drawn in one of several manners: each shape hung on the cell that it stands in, all on one line before the table with places
on the page, the same in VML, as the members of a group, or on a canvas, where lines are glued.  Lengths are points.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import reduce
from typing import Any

import pytest

from sopdoc.impor.page import Box

docx = pytest.importorskip("docx", reason="needs the extra import")

EMU = 12700
NAMES = " ".join(f'xmlns:{key}="{value}"' for key, value in {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "wpc": "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas",
    "v": "urn:schemas-microsoft-com:vml", "o": "urn:schemas-microsoft-com:office:office",
}.items())
MARGIN, LINE = 36.0, 12.0           # of the page; of the line before the table
WIDTHS = {"No": 30.0, "Kegiatan": 130.0, "pelaksana": 80.0, "mutu": 60.0}
HEADS, ROW = (24.0, 28.0), 72.0     # heights of rows
INK = '<a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill>{}</a:ln>'
HEAD = '<a:tailEnd type="triangle"/>'
VML = {"rect": 1, "flowChartProcess": 109, "flowChartTerminator": 116, "diamond": 4, "flowChartDecision": 110, "homePlate": 15,
       "straightConnector1": 32, "bentConnector3": 34, "flowChartOffpageConnector": 177}
MANNERS = ("cell", "page", "vml", "group", "canvas", "nested", "vml group")


@dataclass(frozen=True)
class Shape:
    """`box` on the page; `turn`: degrees, clockwise; `flips`: over x, over y; `heads`: of a line, at its beginning and its end."""

    preset: str
    box: Box
    text: str = ""
    turn: int = 0
    flips: tuple[bool, bool] = (False, False)
    heads: tuple[bool, bool] | None = None
    glued: tuple[int, int] | None = None
    inked: bool = True

    @property
    def frame(self) -> Box:
        """Before it is turned."""
        if self.turn % 180 == 0:
            return self.box
        (x, y), width, height = self.box.centre, self.box.height, self.box.width
        return Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)


@dataclass(frozen=True)
class FlowTable:
    lanes: tuple[str, ...]
    rows: int

    @property
    def heads(self) -> tuple[str, ...]:
        return ("No", "Kegiatan", *self.lanes, "Kelengkapan", "Waktu", "Output", "Ket")

    @property
    def widths(self) -> tuple[float, ...]:
        return tuple(WIDTHS.get(head, WIDTHS["pelaksana" if head in self.lanes else "mutu"]) for head in self.heads)

    def cell(self, lane: int, row: int) -> Box:
        """On the page, of a pelaksana column."""
        left, top = MARGIN + sum(self.widths[: 2 + lane]), MARGIN + LINE + sum(HEADS) + ROW * row
        return Box(left, top, left + self.widths[2 + lane], top + ROW)

    def place(self, lane: int, row: int, width: float = 50, height: float = 26) -> Box:
        """In the middle of a cell."""
        x, y = self.cell(lane, row).centre
        return Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)

    def at(self, x: float, y: float) -> tuple[int, int]:
        """The lane and the row that hold a place, the nearest ones where none does."""
        lane = min(range(len(self.lanes)), key=lambda lane: abs(self.cell(lane, 0).centre[0] - x))
        return lane, min(range(self.rows), key=lambda row: abs(self.cell(0, row).centre[1] - y))

    def fill(self, table: Any) -> None:
        """Texts, merged titles, widths and heights of a table that is large enough."""
        count = len(self.lanes)
        for column, (head, width) in enumerate(zip(self.heads, self.widths, strict=True)):
            low = head in (*self.lanes, "Kelengkapan", "Waktu", "Output")
            for row in table.rows:
                row.cells[column].width = docx.shared.Pt(width)
            table.columns[column].width = docx.shared.Pt(width)
            table.cell(int(low), column).text = head
            if not low:
                table.cell(0, column).merge(table.cell(1, column))
        for title, start, end in (("Pelaksana", 2, 1 + count), ("Mutu Baku", 2 + count, 4 + count)):
            table.cell(0, start).merge(table.cell(0, end)).text = title
        for number in range(1, self.rows + 1):
            mutu = (f"Bahan {number}", f"{number} jam", f"Hasil {number}", "-")
            for column, text in enumerate((str(number), f"Kegiatan nomor {number}", *("" for _ in self.lanes), *mutu)):
                table.cell(1 + number, column).text = text
        for row, height in zip(table.rows, (*HEADS, *(ROW for _ in range(self.rows))), strict=True):
            row.height = docx.shared.Pt(height)


@dataclass
class Letter:
    """A document in the making: landscape, one line, the flow table."""

    table: FlowTable
    manner: str = "cell"
    shapes: list[Shape] = field(default_factory=list)
    document: Any = field(default_factory=docx.Document)

    def draw(self, *shapes: Shape) -> int:
        """The number of the last one, from 1."""
        self.shapes += shapes
        return len(self.shapes)

    def saved(self) -> bytes:
        section = self.document.sections[0]
        section.page_width, section.page_height = docx.shared.Pt(1000), docx.shared.Pt(1400)
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = docx.shared.Pt(MARGIN)
        plain = self.document.styles["Normal"]
        plain.font.size, plain.font.name = docx.shared.Pt(8), "Arial"
        line = self.document.add_paragraph()
        line.paragraph_format.line_spacing, line.paragraph_format.space_after = docx.shared.Pt(LINE), docx.shared.Pt(0)
        line.paragraph_format.line_spacing_rule = docx.enum.text.WD_LINE_SPACING.EXACTLY
        table = self.document.add_table(2 + self.table.rows, len(self.table.heads))
        table.style = "Table Grid"
        self.table.fill(table)
        _indent(table)
        for paragraph, run in self._runs(line, table):
            paragraph._p.append(docx.oxml.parse_xml(run))
        return saved(self.document)

    def _runs(self, line: Any, table: Any) -> Iterator[tuple[Any, str]]:
        """What is drawn, and on which paragraph it hangs."""
        if self.manner in ("group", "canvas", "nested"):
            yield line, run(together(self.shapes, self.manner))
            return
        if self.manner == "vml group":
            yield line, f"<w:r {NAMES}>{vml_group(self.shapes)}</w:r>"
            return
        for number, shape in enumerate(self.shapes, 1):
            lane, row = self.table.at(*(shape.box.centre if shape.heads is None else (shape.box.x0, shape.box.y0)))
            cell = self.table.cell(lane, row)
            inner = table.cell(2 + row, 2 + lane).paragraphs[0]
            if self.manner == "page":
                yield line, run(anchor(shape, number, ("page", 0.0), ("page", 0.0)))
            elif self.manner == "vml":
                yield inner, f"<w:r {NAMES}>{vml(shape, number, cell.x0 + 5.4, cell.y0)}</w:r>"
            else:
                yield inner, run(anchor(shape, number, ("column", cell.x0 + 5.4), ("paragraph", cell.y0)))


def _indent(table: Any) -> None:
    """Its edge on the margin, and no margins above in cells."""
    table._tbl.tblPr.append(docx.oxml.parse_xml(f'<w:tblInd {NAMES} w:w="108" w:type="dxa"/>'))


def run(drawing: str) -> str:
    """As Word since 2010 writes it, with something older beside."""
    return (
        f'<w:r {NAMES}><mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice><mc:Fallback><w:pict><v:rect id="lama" '
        f'style="position:absolute;margin-left:0;margin-top:0;width:30pt;height:20pt"/></w:pict></mc:Fallback></mc:AlternateContent></w:r>'
    )


def anchor(shape: Shape, number: int, across: tuple[str, float], down: tuple[str, float]) -> str:
    """`across` and `down`: what its place is relative to, and where that begins."""
    frame = shape.frame
    return anchored(wsp(shape, Box(0, 0, frame.width, frame.height)), "Shape", frame, number, across, down)


def anchored(inner: str, kind: str, frame: Box, number: int, across: tuple[str, float], down: tuple[str, float]) -> str:
    uri = f"http://schemas.microsoft.com/office/word/2010/wordprocessing{kind}"
    return (
        '<w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="0" '
        f'layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="{across[0]}"><wp:posOffset>'
        f'{round(EMU * (frame.x0 - across[1]))}</wp:posOffset></wp:positionH><wp:positionV relativeFrom="{down[0]}"><wp:posOffset>'
        f'{round(EMU * (frame.y0 - down[1]))}</wp:posOffset></wp:positionV><wp:extent cx="{round(EMU * frame.width)}" '
        f'cy="{round(EMU * frame.height)}"/><wp:wrapNone/><wp:docPr id="{number}" name="Bentuk {number}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{uri}">{inner}</a:graphicData></a:graphic></wp:anchor></w:drawing>'
    )


def wsp(shape: Shape, frame: Box, name: str = "") -> str:
    x, y, width, height = (round(EMU * value) for value in (frame.x0, frame.y0, frame.width, frame.height))
    turns = f' rot="{60000 * shape.turn}"' if shape.turn else ""
    turns += "".join(f' {key}="1"' for key, on in zip(("flipH", "flipV"), shape.flips, strict=True) if on)
    ends = "".join(f'<a:{key}End type="triangle"/>' for key, on in zip(("head", "tail"), shape.heads or (False, False), strict=True) if on)
    glue = "".join(f'<a:{key} id="{to}" idx="0"/>' for key, to in zip(("stCxn", "endCxn"), shape.glued or (), strict=False))
    kind = "<wps:cNvSpPr/>" if shape.heads is None else f"<wps:cNvCnPr>{glue}</wps:cNvCnPr>"
    words = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in shape.text.split("\n")) if shape.text else ""
    ink = INK.format(ends) if shape.inked else "<a:noFill/><a:ln><a:noFill/></a:ln>"
    return (
        f'<wps:wsp>{name}{kind}<wps:spPr><a:xfrm{turns}><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        f'<a:prstGeom prst="{shape.preset}"><a:avLst/></a:prstGeom>{ink}</wps:spPr>'
        + (f"<wps:txbx><w:txbxContent>{words}</w:txbxContent></wps:txbx>" if words else "") + "<wps:bodyPr/></wps:wsp>"
    )


def around(shapes: list[Shape]) -> Box:
    """All of them, before they are turned."""
    return reduce(Box.joined, (shape.frame for shape in shapes))


def together(shapes: list[Shape], manner: str) -> str:
    """All as members of one drawing, which lies over the page; a group counts in a measure of its own, one in another in that one's."""
    whole, canvas = around(shapes), manner == "canvas"
    unit, shift = (1.0, 0.0) if canvas else (0.5, 1000.0)
    members = ""
    for number, shape in enumerate(shapes, 1):
        frame = shape.frame
        inner = Box(*(shift + unit * value for value in (
            frame.x0 - whole.x0, frame.y0 - whole.y0, frame.x1 - whole.x0, frame.y1 - whole.y0,
        )))
        members += wsp(shape, inner, f'<wps:cNvPr id="{number}" name="Bentuk {number}"/>')
    if canvas:
        inner = f"<wpc:wpc><wpc:bg/><wpc:whole/>{members}</wpc:wpc>"
        return anchored(inner, "Canvas", whole, 900, ("column", MARGIN), ("paragraph", MARGIN))
    size = f'cx="{round(EMU * whole.width)}" cy="{round(EMU * whole.height)}"'
    half = f'cx="{round(EMU * unit * whole.width)}" cy="{round(EMU * unit * whole.height)}"'
    space = f'<a:off x="0" y="0"/><a:ext {size}/><a:chOff x="{round(EMU * shift)}" y="{round(EMU * shift)}"/><a:chExt {half}/>'
    if manner == "nested":
        corner = f'x="{round(EMU * 30)}" y="{round(EMU * 40)}"'
        own = f'<a:off {corner}/><a:ext {size}/><a:chOff x="{round(EMU * shift)}" y="{round(EMU * shift)}"/><a:chExt {half}/>'
        named = '<wpg:cNvPr id="800" name="Kelompok dalam"/><wpg:cNvGrpSpPr/>'
        members = f"<wpg:grpSp>{named}<wpg:grpSpPr><a:xfrm>{own}</a:xfrm></wpg:grpSpPr>{members}</wpg:grpSp>"
        space = f'<a:off x="0" y="0"/><a:ext {size}/><a:chOff {corner}/><a:chExt {size}/>'
    inner = f"<wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm>{space}</a:xfrm></wpg:grpSpPr>{members}</wpg:wgp>"
    return anchored(inner, "Group", whole, 900, ("page", 0.0), ("page", 0.0))


def vml(shape: Shape, number: int, left: float, top: float) -> str:
    """As Word 2007 writes it, relative to the text and the paragraph that begin there."""
    frame = shape.frame
    place = (
        f"position:absolute;margin-left:{frame.x0 - left:.2f}pt;margin-top:{frame.y0 - top:.2f}pt;width:{frame.width:.2f}pt;"
        f"height:{frame.height:.2f}pt;z-index:1"
    )
    return f"<w:pict>{vml_shape(shape, number, place)}</w:pict>"


def vml_group(shapes: list[Shape]) -> str:
    """All of them on the first line of the page, in twentieths of a point from a corner of the group's own."""
    whole = around(shapes)
    members = "".join(vml_shape(shape, number, (
        f"position:absolute;left:{round(20 * (shape.frame.x0 - whole.x0)) + 900};top:{round(20 * (shape.frame.y0 - whole.y0)) + 500};"
        f"width:{round(20 * shape.frame.width)};height:{round(20 * shape.frame.height)}"
    )) for number, shape in enumerate(shapes, 1))
    style = (
        f"position:absolute;margin-left:{whole.x0 - MARGIN:.2f}pt;margin-top:{whole.y0 - MARGIN:.2f}pt;width:{whole.width:.2f}pt;"
        f"height:{whole.height:.2f}pt"
    )
    size = f"{round(20 * whole.width)},{round(20 * whole.height)}"
    return f'<w:pict><v:group id="Kelompok" style="{style}" coordorigin="900,500" coordsize="{size}">{members}</v:group></w:pict>'


def vml_shape(shape: Shape, number: int, place: str) -> str:
    flip = "".join(letter for letter, on in zip("xy", shape.flips, strict=True) if on)
    style = place + (f";rotation:{shape.turn}" if shape.turn else "") + (f";flip:{flip}" if flip else "")
    kind = VML[shape.preset]
    ends = "".join(f' {key}arrow="block"' for key, on in zip(("start", "end"), shape.heads or (False, False), strict=True) if on)
    words = f"<w:p><w:r><w:t>{shape.text}</w:t></w:r></w:p>"
    inner = f"<v:textbox><w:txbxContent>{words}</w:txbxContent></v:textbox>" if shape.text else ""
    line = ' o:connectortype="straight" filled="f"' if shape.heads is not None else "" if shape.inked else ' filled="f" stroked="f"'
    return (
        f'<v:shape id="_x0000_s{1000 + number}" type="#_x0000_t{kind}" style="{style}"{line}>{inner}<v:stroke{ends}/></v:shape>'
    )


def saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """A package with a part changed or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for one in old.namelist():
            if one != name:
                new.writestr(one, old.read(one))
        new.writestr(name, content)
    return out.getvalue()


def part_of(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)
