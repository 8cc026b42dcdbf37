"""A watermark → Word's own: WordArt in VML behind the text, which Word can remove with its own command.

DrawingML has no text that LibreOffice and Word both turn and stretch alike; VML's textpath is what Word itself still writes.
The words fill their box, so the box is what the layout measured, turned about its middle.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

from sopdoc.layout.tree import Watermark, WatermarkLine
from sopdoc.render.docx.ooxml import DECLARATION, NAMESPACES, escape
from sopdoc.render.docx.slots import fill, number_slot
from sopdoc.render.docx.text import thin_paragraph
from sopdoc.render.numbers import rounded

NAME = "TandaAir"      # Word knows a watermark by this name
BEHIND = -251_658_752                  # below every drawing of the body
_VML = (
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:w10="urn:schemas-microsoft-com:office:word"'
)
KIND = f"{NAME}Jenis"
_KIND = (       # Word's shape type 136, a line of WordArt; its id may stand only once in a part
    f'<v:shapetype {_VML} id="{KIND}{{number}}" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">'
    '<v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>'
    '<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/>'
    '<v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas>'
    '<v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/>'
    '<v:textpath on="t" fitshape="t"/><o:lock v:ext="edit" text="t" shapetype="t"/></v:shapetype>'
)


def watermark_header(mark: Watermark, font: str) -> str:
    """word/header….xml that shows the watermark on every page of its section."""
    return f"{DECLARATION}<w:hdr {NAMESPACES}>{fill(watermark_paragraph(mark, font, count(1).__next__))}</w:hdr>"


def watermark_paragraph(mark: Watermark, font: str, next_id: Callable[[], int]) -> str:
    """A thin paragraph on which the watermark of its page hangs, a piece of WordArt for each of its lines."""
    return thin_paragraph("".join(_line(line, mark, font, number_slot(next_id())) for line in mark.lines))


def _line(line: WatermarkLine, mark: Watermark, font: str, number: str) -> str:
    return f"<w:r><w:pict>{_KIND.format(number=number)}{_shape(line, mark, font, number)}</w:pict></w:r>"


def _shape(line: WatermarkLine, mark: Watermark, font: str, number: str) -> str:
    left, top = rounded(line.centre.x - line.width // 2), rounded(line.centre.y - line.height // 2)
    style = (
        f"position:absolute;margin-left:{left}pt;margin-top:{top}pt;width:{rounded(line.width)}pt;height:{rounded(line.height)}pt;"
        f"rotation:{(360 - mark.angle) % 360};z-index:{BEHIND};"
        "mso-position-horizontal-relative:page;mso-position-vertical-relative:page"
    )
    words = f"font-family:&quot;{escape(font)}&quot;;font-size:1pt;font-weight:bold"
    return (
        f'<v:shape {_VML} id="{NAME}{number}" type="#{KIND}{number}" alt="{escape(line.text)}" style="{style}" o:allowincell="f" '
        f'fillcolor="#{mark.colour.lower()}" stroked="f"><v:textpath style="{words}" string="{escape(line.text)}"/>'
        '<w10:wrap anchorx="page" anchory="page"/></v:shape>'
    )
