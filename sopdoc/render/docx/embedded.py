"""The font of signs → parts of the DOCX that uses it: so ☐ and ☑ look and measure in Word and LibreOffice as in the PDF.

Without it each program takes them from another font (Segoe UI Symbol, DejaVu, OpenSymbol) with other widths, and lines break
elsewhere.  ECMA-376 part 4, 17.8.1: the first 32 bytes are mixed with the font's key, so that the file is no loose font.
"""

from __future__ import annotations

from sopdoc.layout.text.fonts import SIGN_FAMILY, SIGNS
from sopdoc.render.docx.ooxml import DECLARATION

KEY = "5F0B6A2E-31C4-4D0E-9A57-2B8C6D1E7F43"      # any will do; always the same, so that the bytes are
MIXED = 32                                          # bytes
TARGET, RELATION = "fonts/font1.odttf", "rId1"

_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_FONT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/font"

SIGN_ENTRY = (
    f'<w:font w:name="{SIGN_FAMILY}"><w:altName w:val="Segoe UI Symbol"/><w:family w:val="modern"/><w:pitch w:val="variable"/>'
    f'<w:embedRegular r:id="{RELATION}" w:fontKey="{{{KEY}}}"/></w:font>'
)
_RELS = (
    f'{DECLARATION}<Relationships xmlns="{_RELATIONS}"><Relationship Id="{RELATION}" Type="{_FONT}" Target="{TARGET}"/></Relationships>'
)


def font_parts(embedded: bool) -> dict[str, str | bytes]:
    """The font and the way to it."""
    return {"word/_rels/fontTable.xml.rels": _RELS, f"word/{TARGET}": _mixed(SIGNS.read_bytes())} if embedded else {}


def _mixed(data: bytes) -> bytes:
    key = bytes.fromhex(KEY.replace("-", ""))[::-1]
    return bytes(byte ^ key[place % len(key)] for place, byte in enumerate(data[:MIXED])) + data[MIXED:]
