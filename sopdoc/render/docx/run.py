"""Words of one style → w:r, and fields with their results."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from sopdoc.layout.text.fonts import SIGN_FAMILY, by_font
from sopdoc.layout.tree import Style
from sopdoc.render.docx.ooxml import escape, half_points
from sopdoc.render.docx.slots import FONT

SIGN_FONT = "<w:rFonts {}/>".format(" ".join(f'w:{script}="{SIGN_FAMILY}"' for script in ("ascii", "eastAsia", "hAnsi", "cs")))
_SPECIAL = re.compile("([\t\n\u00ad])")
_SPECIAL_XML = {"\t": "<w:tab/>", "\n": "<w:br/>", "\u00ad": "<w:softHyphen/>"}


@lru_cache(maxsize=256)
def run_properties(style: Style, signs: bool = False) -> str:
    """w:rPr of a style; the language is the document's default.

    Signs have their own font, in one weight: another one that a program makes up is wider.
    """
    if signs:
        return _properties(replace(style, face="biasa"), SIGN_FONT)
    return _properties(style, FONT)


def _properties(style: Style, font: str) -> str:
    bold = "<w:b/><w:bCs/>" if "tebal" in style.face else ""
    italic = "<w:i/><w:iCs/>" if "miring" in style.face else ""
    colour = "" if style.colour == "000000" else f'<w:color w:val="{style.colour}"/>'
    strike = "<w:strike/>" if style.strike else ""
    size = half_points(style.size)
    underline = '<w:u w:val="single"/>' if style.underline else ""
    return f'<w:rPr>{font}{bold}{italic}{strike}{colour}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>{underline}</w:rPr>'


def run_xml(text: str, style: Style, deleted: bool = False) -> str:
    """w:r; tabs and line breaks become elements; `deleted` text is kept for who rejects its deletion."""
    return "".join(_stretch(part, run_properties(style, borrowed), deleted) for part, borrowed in by_font(text) if part)


def _stretch(text: str, properties: str, deleted: bool) -> str:
    tag = "delText" if deleted else "t"
    parts = [_SPECIAL_XML.get(part) or f'<w:{tag} xml:space="preserve">{escape(part)}</w:{tag}>' for part in _SPECIAL.split(text) if part]
    return f"<w:r>{properties}{''.join(parts)}</w:r>"


def field_xml(code: str, cached: str, style: Style) -> str:
    """A complex field with its result."""
    before, after = field_ends(code, style)
    return before + run_xml(cached, style) + after


def field_ends(code: str, style: Style) -> tuple[str, str]:
    """What stands before and after a field's result."""
    properties = run_properties(style)
    begin, separate, end = (f'<w:r>{properties}<w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    return f'{begin}<w:r>{properties}<w:instrText xml:space="preserve"> {code} </w:instrText></w:r>{separate}', end
