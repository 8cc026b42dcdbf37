"""word/theme/theme1.xml: black on white in the document's family, so that shapes an official adds look like ours; links are blue.

Validators ask for the part; the schema asks for three of each fill, line and effect.
"""

from __future__ import annotations

from sopdoc.render.docx.ooxml import DECLARATION, escape

_COLOURS = {
    "dk1": "000000", "lt1": "FFFFFF", "dk2": "404040", "lt2": "F2F2F2", "accent1": "404040", "accent2": "595959", "accent3": "7F7F7F",
    "accent4": "A6A6A6", "accent5": "BFBFBF", "accent6": "D9D9D9", "hlink": "0563C1", "folHlink": "954F72",
}
_PLACEHOLDER = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINE = f'<a:ln w="9525">{_PLACEHOLDER}</a:ln>'
_EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"


def theme(font: str) -> str:
    """The part for a font family."""
    colours = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in _COLOURS.items())
    face = "".join(f'<a:{script} typeface="{escape(font)}"/>' for script in ("latin", "ea", "cs"))
    return (
        f'{DECLARATION}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="sopdoc"><a:themeElements>'
        f'<a:clrScheme name="sopdoc">{colours}</a:clrScheme>'
        f'<a:fontScheme name="sopdoc"><a:majorFont>{face}</a:majorFont><a:minorFont>{face}</a:minorFont></a:fontScheme>'
        f'<a:fmtScheme name="sopdoc"><a:fillStyleLst>{_PLACEHOLDER * 3}</a:fillStyleLst><a:lnStyleLst>{_LINE * 3}</a:lnStyleLst>'
        f'<a:effectStyleLst>{_EFFECT * 3}</a:effectStyleLst><a:bgFillStyleLst>{_PLACEHOLDER * 3}</a:bgFillStyleLst></a:fmtScheme>'
        "</a:themeElements></a:theme>"
    )
