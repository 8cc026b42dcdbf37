"""Layout page → SVG text: the display list with text as text, the same words at the same places as in the PDF."""

from __future__ import annotations

import base64
from dataclasses import replace
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

from sopdoc.geometry import MM
from sopdoc.layout.text.fonts import SIGNS, FontSet, by_font, load_face
from sopdoc.layout.text.outline import outlines
from sopdoc.layout.tree import Layout, Page
from sopdoc.render.items import Image, Item, Link, Path, Text
from sopdoc.render.numbers import Points
from sopdoc.render.paint import paint
from sopdoc.render.xml_text import writable

METRIC_TWINS = {"arial": "Arial, Arimo, 'Liberation Sans', Helvetica, sans-serif"}   # families with Arial's widths
MITRE = 10     # PDF's limit; SVG's own, 4, would cut the points of a flat rhombus


def render_svg(layout: Layout, page: Page) -> str:
    """One page as a picture of its own size; `textLength` keeps the measured widths under any font.

    Blanks at a piece's ends are kept twice over: browsers heed only CSS for that, other programs only xml:space.
    """
    points = Points()
    body = "\n".join(_element(item, layout.fonts, points) for item in paint(layout, page))
    title = f"{layout.title}, halaman {page.number} dari {len(layout.pages)}"
    return f"""\
<svg xmlns="http://www.w3.org/2000/svg" width="{_mm(layout.paper.w)}" height="{_mm(layout.paper.h)}" \
viewBox="0 0 {points[layout.paper.w]} {points[layout.paper.h]}" role="img" lang="id" xml:lang="id" xml:space="preserve" \
font-family={_attribute(_families(layout.fonts.docx_name))} fill="none" stroke-miterlimit="{MITRE}">
<title>{_text(title)}</title>
<desc>{_text(_description(layout, page))}</desc>
<style>text {{ white-space: pre }}</style>
<rect width="100%" height="100%" fill="#FFFFFF"/>
{body}
</svg>
"""


def _description(layout: Layout, page: Page) -> str:
    """The flow in words, for those who do not see it."""
    parts = [symbol.description for symbol in page.symbols] or [layout.subject]
    return "; ".join(part for part in parts if part)


def _element(item: Item, fonts: FontSet, points: Points) -> str:
    if isinstance(item, Text):
        return _words(item, fonts, points)
    if isinstance(item, Path):
        return _path(item, points)
    if isinstance(item, Image):
        return _image(item, points)
    return _link(item, points)


def _words(item: Text, fonts: FontSet, points: Points) -> str:
    """The words as text; signs, which not every computer has in a font, also as outlines over letters that are not seen."""
    turn = f' transform="rotate(-90 {points[item.x]} {points[item.y]})"' if item.angle else ""
    stretches = by_font(item.text)
    if not any(borrowed for _, borrowed in stretches):
        return _text_element(item, points, turn)
    found, x = [], item.x
    for text, borrowed in stretches:
        width = fonts.advance(text, item.face, item.size)
        part = replace(item, x=x, text=text, width=width)
        found.append(_text_element(part, points, ' fill-opacity="0"' if borrowed else ""))
        if borrowed:
            found.append(_path(_outline(part), points))
        x += width
    return f"<g{turn}>{''.join(found)}</g>"


def _outline(item: Text) -> Path:
    """A stretch of signs, drawn."""
    segments = tuple(
        (kind, tuple(round(n * item.size) + item.x if place % 2 == 0 else item.y - round(n * item.size) for place, n in enumerate(numbers)))
        for kind, numbers in outlines(load_face(SIGNS), item.text)
    )
    return Path(segments, fill=item.colour, closed=True)


def _text_element(item: Text, points: Points, more: str) -> str:
    x, y = points[item.x], points[item.y]
    style = ' font-weight="bold"' if "tebal" in item.face else ""
    style += ' font-style="italic"' if "miring" in item.face else ""
    return (
        f'<text x="{x}" y="{y}" font-size="{points[item.size]}"{style} fill="#{item.colour}" '
        f'textLength="{points[item.width]}" lengthAdjust="spacing"{more}>{_text(item.text)}</text>'
    )


def _path(path: Path, points: Points) -> str:
    outline = "".join(kind + " ".join(points[n] for n in numbers) for kind, numbers in path.segments) + ("Z" if path.closed else "")
    style = f' fill="#{path.fill}"' if path.fill else ""
    if path.width:
        style += f' stroke="#{path.stroke}" stroke-width="{points[path.width]}"'
    if path.dash:
        style += f' stroke-dasharray="{" ".join(points[n] for n in path.dash)}"'
    if path.square:
        style += ' stroke-linecap="square"'
    return f'<path d="{outline}"{style}/>'


def _image(item: Image, points: Points) -> str:
    data = base64.b64encode(item.picture.data).decode("ascii")
    return f'<image {_box(item, points)} preserveAspectRatio="none" href="data:image/{item.picture.kind};base64,{data}"/>'


def _link(item: Link, points: Points) -> str:
    """An invisible box over the words: the words stay one text for searching and copying."""
    return f'<a href={_attribute(quote(item.target) + ".svg")}><rect {_box(item, points)} fill-opacity="0" fill="#FFFFFF"/></a>'


def _box(item: Image | Link, points: Points) -> str:
    r = item.rect
    return f'x="{points[r.x]}" y="{points[r.y]}" width="{points[r.w]}" height="{points[r.h]}"'


def _families(name: str) -> str:
    """The font as CSS names it, with fallbacks of the same widths where there are any."""
    own = name.replace("\\", "").replace("'", "")
    return METRIC_TWINS.get(name.casefold(), f"'{own}', Arimo, Arial, sans-serif")


def _mm(length: int) -> str:
    return f"{length / MM:.3f}".rstrip("0").rstrip(".") + "mm"


def _text(text: str) -> str:
    return escape(writable(text))


def _attribute(text: str) -> str:
    return quoteattr(writable(text))
