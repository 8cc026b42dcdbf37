"""Face → a fixed encoding: every character has its place in a font subset before any document is there.

A canvas gives characters their codes in order of appearance, so drawn text belongs to one document.  Here the code of a
character depends on the face alone; pieces drawn apart, in other processes, can share the fonts of one document.

    block 0   usual characters: ASCII, Latin-1, dashes, quotes, bullets      codes 1 … 255 without 32, which is a space
    block 1…  everything else that the face has, by code point
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from sopdoc.layout.text.fonts import SIGNS, load_face

USUAL = (
    "".join(chr(code) for code in (*range(33, 127), *range(0xA1, 0x100)))
    + "–—‘’“”„•…‰‹›€™−≤≥≠≈→←↑↓☐☑✓○●□■◊Œœ"
)
SPACES = " \u00a0"
STAND_INS = "□\ufffd?"                                            # for a character that the face lacks: the first it has
SLOTS = tuple(code for code in range(1, 256) if code != 32)      # 0 is the missing glyph


class FixedFont:
    """The encoding of one face; `resource` is the font's name on pages, from the file's content alone."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.face = load_face(path)
        known = self.face.widths.keys() - self.face.borrowed - set(SPACES) - {"\u200b"}
        usual = [c for c in USUAL if c in known]
        self.ordered = [*usual, *sorted(known.difference(usual))]
        self.place = {c: (i // len(SLOTS), SLOTS[i % len(SLOTS)]) for i, c in enumerate(self.ordered)}
        self.usual = frozenset(c for c, (block, _) in self.place.items() if block == 0).union(SPACES, "\u200b")
        self.codes = str.maketrans({
            **{c: chr(code) for c, (block, code) in self.place.items() if block == 0}, **dict.fromkeys(SPACES, " "), "\u200b": None,
        })
        self.stand_in = self.place.get(next((c for c in STAND_INS if c in known), ""), (0, 32))
        self.resource = "F" + hashlib.sha256(path.read_bytes()).hexdigest()[:10]

    def encode(self, text: str) -> tuple[tuple[str, str], ...]:
        """(font resource, hexadecimal codes) for each stretch of one block; a space belongs to the stretch it stands in.

        A character that the face lacks is shown by a stand-in: a document to be kept must not contain what has no glyph.
        """
        if self.usual.issuperset(text):
            return ((f"/{self.resource}+0", text.translate(self.codes).encode("latin-1").hex()),)
        parts: list[tuple[FixedFont, int, bytearray]] = []
        for character in text:
            if character == "\u200b":            # a break without width has no glyph
                continue
            font = fixed_font(SIGNS) if character in self.face.borrowed else self
            current = parts[-1][1] if parts and parts[-1][0] is font else 0
            block, code = (current, 32) if character in SPACES else font.place.get(character, font.stand_in)
            if not parts or parts[-1][:2] != (font, block):
                parts.append((font, block, bytearray()))
            parts[-1][2].append(code)
        return tuple((f"/{font.resource}+{block}", codes.hex()) for font, block, codes in parts)

    def blocks(self, used: str) -> dict[int, list[int]]:
        """Block → code points by code, for the characters used: 0 where no glyph is needed."""
        found: dict[int, list[int]] = {0: [0] * 32 + [32]}
        lacking = not self.place.keys() >= set(used) - set(SPACES) - {"\u200b"}
        for character in sorted({*used, *(STAND_INS if lacking else "")} & self.place.keys()):
            block, code = self.place[character]
            codes = found.setdefault(block, [0] * 32 + [32])
            codes += [0] * (code + 1 - len(codes))
            codes[code] = ord(character)
        return found


@cache
def fixed_font(path: Path) -> FixedFont:
    """Read once per process."""
    return FixedFont(path)
