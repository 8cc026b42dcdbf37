"""Values → the way OOXML writes them: escaped text and whole-number units.

Every string that comes from outside passes through `escape`; everything else in our XML is a number or our own word.
"""

from __future__ import annotations

import re
from functools import lru_cache

from sopdoc.geometry import TWIP, Emu

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office"'
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_PLAIN = re.compile("[\t\n\r\x20!#-%'-;=?-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]*")      # written as it is
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")   # XML 1.0 § 2.2: Word refuses the file


def escape(text: str) -> str:
    """Text for an element or a quoted attribute; characters that XML cannot hold are left out."""
    if _PLAIN.fullmatch(text):
        return text
    text = _FORBIDDEN.sub("", text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


@lru_cache(maxsize=8192)
def twips(length: Emu) -> int:
    """Word's unit for pages, tables and paragraphs: 1/20 pt."""
    return round(length / TWIP)


def half_points(length: Emu) -> int:
    """Word's unit for font sizes."""
    return round(length / 6_350)


def eighths(length: Emu) -> int:
    """Word's unit for border widths, 1/8 pt; at least 2, its thinnest line."""
    return max(2, round(length * 8 / 12_700))
