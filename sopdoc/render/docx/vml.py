"""What stands in for shapes → VML, as Word itself writes it for programs that know no DrawingML: pictures, plain ground, words.

Web viewers read the style of an element as that of a web page, so all lies on each other there as it does in Word.  Words say everything
about themselves: those viewers would give them the type of the cell on which they hang.
"""

from __future__ import annotations

from sopdoc.geometry import Rect
from sopdoc.render.docx.anchor import Spot
from sopdoc.render.docx.references import References
from sopdoc.render.docx.stand_in import StandIn
from sopdoc.render.numbers import Points

# Word's own text box, number 202: LibreOffice knows it by this name, and gives words in any other shape margins of its own.  It stands
# once in a document, like every shape type.
_BOX = '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"/>'
_points = Points()


def shown(stand_in: StandIn, spot: Spot, height: str, references: References, told: str = "") -> str:
    """A picture or plain ground; `height`: how high it lies above the others; `told`: as an attribute holds it."""
    style, alternative = _style(stand_in.box, spot, height), f' alt="{told}"' if told else ""
    if stand_in.picture is None:
        return _pict(f'<v:rect style="{style}{_running_on(stand_in)}"{alternative} fillcolor="{stand_in.ground}" stroked="f"/>')
    identity = references.picture(stand_in.picture)
    return _pict(f'<v:shape style="{style}"{alternative} stroked="f"><v:imagedata r:id="{identity}"/></v:shape>')


def text_box(words: str, box: Rect, spot: Spot, height: str, references: References) -> str:
    """Written paragraphs without ground of their own."""
    return _pict(
        f'{references.first_box(_BOX)}<v:shape type="#_x0000_t202" style="{_style(box, spot, height)}" filled="f" stroked="f">'
        f'<v:textbox inset="0,0,0,0"><w:txbxContent>{words}</w:txbxContent></v:textbox></v:shape>'
    )


def _pict(shape: str) -> str:
    """One shape: of several LibreOffice shows the last."""
    return f"<w:pict>{shape}</w:pict>"


def _style(box: Rect, spot: Spot, height: str) -> str:
    x, y = spot.offset(box)
    origin = "text" if spot.in_cell else "page"
    return (
        f"position:absolute;margin-left:{_points[x]}pt;margin-top:{_points[y]}pt;width:{_points[box.w]}pt;height:{_points[box.h]}pt;"
        f"z-index:{height};mso-position-horizontal-relative:{origin};mso-position-vertical-relative:{origin}"
    )


def _running_on(stand_in: StandIn) -> str:
    """What web viewers alone understand, whose rows are higher than ours: upright lines run on as the pieces do in Word."""
    if not stand_in.above and not stand_in.below:
        return ""
    least = stand_in.box.h + stand_in.above + stand_in.below
    return f";min-height:{_points[least]}pt;transform:translateY({_points[-stand_in.above]}pt)"
