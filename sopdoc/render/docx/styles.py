"""word/styles.xml: what the named styles of a document look like."""

from __future__ import annotations

from collections.abc import Mapping

from sopdoc.geometry import line_height
from sopdoc.render.docx.looks import HEADING, JUSTIFY, ROLES, Role
from sopdoc.render.docx.ooxml import DECLARATION, escape, half_points, twips
from sopdoc.render.named import Named

LANGUAGE = "id-ID"
TABLE = "Tabel"
TABLE_LINE, TABLE_PAD = 4, 60      # eighths of a point, twips: what the layout's tables have

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_BUILT_IN = frozenset({"Header", "Footer", "Heading1", "Heading2"})      # Word knows them: an outline, a place in its lists
_THEME = ' w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia" w:hAnsiTheme="minorHAnsi" w:cstheme="minorBidi"'
_LINK = (       # as the words around it: the sheet is printed and signed, and its PDF shows none either
    '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:uiPriority w:val="99"/><w:unhideWhenUsed/>'
    '<w:rPr><w:color w:val="auto"/><w:u w:val="none"/></w:rPr></w:style>'
)
_THIN = (
    '<w:style w:type="paragraph" w:customStyle="1" w:styleId="Tipis"><w:name w:val="Tipis"/><w:basedOn w:val="Normal"/><w:semiHidden/>'
    '<w:pPr><w:spacing w:line="1" w:lineRule="exact"/></w:pPr><w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr></w:style>'
)


def styles(font: str, made: Mapping[tuple[str, Named, str], str]) -> str:
    """The part: family and language as defaults, no space of Word's own, and the styles, by first of their role, look, and family."""
    written = "".join(_style(identity, *key) for key, identity in made.items())
    return (
        f"{DECLARATION}<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr>{_fonts(font, _THEME)}"
        f'<w:sz w:val="16"/><w:szCs w:val="16"/><w:lang w:val="{LANGUAGE}" w:eastAsia="{LANGUAGE}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:widowControl w:val="0"/><w:spacing w:before="0" w:after="0"/></w:pPr></w:pPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>'
        f'<w:semiHidden/><w:unhideWhenUsed/></w:style>{_table()}{_LINK}{_THIN}{written}</w:styles>'
    )


def _table() -> str:
    """Every table's: its lines, and the room beside the words."""
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{TABLE}"><w:name w:val="Tabel SOP"/><w:basedOn w:val="TableNormal"/>'
        f"<w:qFormat/><w:tblPr>{table_borders(TABLE_LINE)}{cell_margins(TABLE_PAD)}</w:tblPr></w:style>"
    )


def table_borders(line: int) -> str:
    """w:tblBorders of lines so thick, in eighths of a point."""
    look = f'w:val="single" w:sz="{line}" w:space="0" w:color="000000"'
    borders = "".join(f"<w:{side} {look}/>" for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    return f"<w:tblBorders>{borders}</w:tblBorders>"


def cell_margins(pad: int) -> str:
    """w:tblCellMar with so many twips beside the words, none above and below them."""
    sides = (("top", 0), ("left", pad), ("bottom", 0), ("right", pad))
    margins = "".join(f'<w:{side} w:w="{free}" w:type="dxa"/>' for side, free in sides)
    return f"<w:tblCellMar>{margins}</w:tblCellMar>"


def _style(identity: str, first: str, named: Named, family: str) -> str:
    """The first of a role says everything, the others what differs."""
    role, level = ROLES[named.role], int(first[-1]) if named.role == HEADING else 0
    custom = "" if identity in _BUILT_IN else ' w:customStyle="1"'
    if identity != first:
        name, based, place, type_ = f"{role.name} {identity.removeprefix(first)[1:]}", first, "", ""
    else:
        name, based = f"heading {level}" if level else role.name, "Normal"
        place, type_ = _outline(role, level), _face(role)
    under = '<w:u w:val="single"/>' if role.underline and identity == first else ""
    size = half_points(named.size)
    rule = "exact" if named.fixed else "atLeast"
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{identity}"><w:name w:val="{name}"/><w:basedOn w:val="{based}"/><w:qFormat/>'
        f'<w:pPr><w:spacing w:line="{twips(line_height(named.size))}" w:lineRule="{rule}"/>{place}</w:pPr>'
        f'<w:rPr>{_fonts(family)}{type_}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>{under}</w:rPr></w:style>'
    )


def _outline(role: Role, level: int) -> str:
    """How it is aligned, and where it stands in Word's navigation pane."""
    aligned = JUSTIFY[role.align] if role.align != "kiri" else ""
    return aligned + (f'<w:outlineLvl w:val="{level - 1}"/>' if level else "")


def _face(role: Role) -> str:
    return ("<w:b/><w:bCs/>" if "tebal" in role.face else "") + ("<w:i/><w:iCs/>" if "miring" in role.face else "")


def _fonts(family: str, theme: str = "") -> str:
    """The family for every script; with the `theme`'s, which Word takes first, for programs that know no themes."""
    if not family:
        return ""
    return "<w:rFonts {}{}/>".format(" ".join(f'w:{script}="{escape(family)}"' for script in ("ascii", "eastAsia", "hAnsi", "cs")), theme)
