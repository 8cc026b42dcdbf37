"""Font files → why each cannot be used: everything that a document will ask of them is tried once, in a process that may die.

Whether a font is sound shows late: a glyph is read when its letter is printed.  So every letter is embedded and drawn here,
by the library that embeds and by one that draws as readers do (FreeType), and what neither looks at is looked at by us.
"""

from __future__ import annotations

import json
import string
from itertools import pairwise
from pathlib import Path

from PIL import ImageFont

from sopdoc.layout.text.fonts import DAMAGE, Face, load_face
from sopdoc.layout.text.pdf_library import TTFError

MAX_BYTES = 64_000_000       # a font of all the world's letters has 25 MB
WIDEST = 20                  # em: the widest sign of a real font, a whole prayer in Arabic, has 12
WIDEST_LATIN = 3
NEEDED = string.ascii_letters + string.digits
BLOCK = 200                  # letters that are embedded at once
SIZE = 16                    # pixels that a letter is drawn at


def prove(request: bytes) -> bytes:
    """Paths as JSON → reasons as JSON, "" for a sound font."""
    return json.dumps([_reason(Path(path)) for path in json.loads(request)]).encode()


def _reason(path: Path) -> str:
    try:
        if path.stat().st_size > MAX_BYTES:
            return f"berkas lebih dari {MAX_BYTES // 1_000_000} MB"
        face = load_face(path)
        return _fault(face) or _try_letters(face)
    except (TTFError, OSError, *DAMAGE) as fault:
        return str(fault)[:120] or "berkas rusak"


def _fault(face: Face) -> str:
    """What reading programs pass over in silence: letters that are not there, not drawn, or of no sensible width."""
    font = face.ttf.face
    places = font.glyphPos
    if any(after < before for before, after in pairwise(places)) or places[-1] > len(font.get_table("glyf")):
        return "letak bentuk hurufnya rusak"
    if absent := [c for c in NEEDED if ord(c) not in font.charToGlyph]:
        return f'tidak mempunyai huruf "{absent[0]}"'
    glyphs = {c: font.charToGlyph[ord(c)] for c in NEEDED}
    if empty := [c for c, glyph in glyphs.items() if places[glyph + 1] == places[glyph]]:
        return f'huruf "{empty[0]}" kosong'
    if any(not 0 < face.widths[c] <= WIDEST_LATIN * face.units for c in NEEDED):
        return "lebar hurufnya rusak"
    if any(not 0 <= width <= WIDEST * face.units for width in face.widths.values()):
        return "lebar hurufnya rusak"
    return ""


def _try_letters(face: Face) -> str:
    """Embeds and draws every letter; raises what the libraries raise."""
    font = face.ttf.face
    letters = sorted(font.charToGlyph)
    for start in range(0, len(letters), BLOCK):
        font.makeSubset([0, *letters[start : start + BLOCK]])
    drawn = ImageFont.truetype(face.path.as_posix(), SIZE, layout_engine=ImageFont.Layout.BASIC)
    for letter in letters:
        if not 0xD800 <= letter < 0xE000:        # halves of a letter, which no text has
            drawn.getmask(chr(letter))
    return ""
