"""What a shape of DrawingML shows: its line, its fill, the heads of a line."""

from __future__ import annotations

from xml.etree.ElementTree import Element

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WHITE = ("ffffff", "white", "window", "bg1", "lt1")
DASHES = ("dash", "dashDot", "dot", "lgDash", "lgDashDot", "lgDashDotDot", "sysDash", "sysDashDot", "sysDashDotDot", "sysDot")


def name_of(one: Element) -> str:
    """Without its namespace; "" for a comment."""
    return one.tag.rsplit("}", 1)[-1] if isinstance(one.tag, str) else ""


def is_dashed(style: Element | None) -> bool:
    """`style`: a shape's `a:ln`."""
    dash = style.find(f"{A}prstDash") if style is not None else None
    return dash is not None and dash.get("val") in DASHES


def has_head(style: Element | None, name: str) -> bool:
    end = style.find(f"{A}{name}") if style is not None else None
    return end is not None and end.get("type", "none") != "none"


def ink_of(one: Element) -> tuple[bool, bool, bool]:
    """Is its line seen, is its fill, is its fill white?  What the shape does not say, its style says."""
    own = one.find("{*}spPr")
    line = own.find(f"{A}ln") if own is not None else None
    stroke, fill = _paint(line), _paint(own)
    by_style = one.find("{*}style")
    if stroke is None:
        stroke = _styled(by_style, "lnRef")
    if fill is None:
        fill = _styled(by_style, "fillRef")
    return bool(stroke) and stroke not in WHITE, bool(fill) and fill not in WHITE, fill in WHITE


def _paint(one: Element | None) -> str | None:
    """A colour's name, "" for none at all, None where nothing is said."""
    for paint in one if one is not None else ():
        if name_of(paint) == "noFill":
            return ""
        if name_of(paint) in ("solidFill", "gradFill", "pattFill", "blipFill"):
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
