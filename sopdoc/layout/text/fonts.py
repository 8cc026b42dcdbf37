"""Font file → measured face: how wide every character is, and which file a PDF embeds.

Widths are whole font units, sums are exact: the same words have the same width on every machine.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from sopdoc.geometry import Emu
from sopdoc.layout.text.font_search import FACE_KEYS

DAMAGE = (struct.error, KeyError, AttributeError, IndexError, ValueError)     # what reportlab raises for a damaged file, by trial
ARIMO = {key: f"Arimo-{suffix}.ttf" for key, suffix in zip(FACE_KEYS, ("Regular", "Bold", "Italic", "BoldItalic"), strict=True)}
BUILT_IN = ("arial", "arimo", "helvetica")     # families whose widths Arimo has
LIKE_ARIAL, ARIAL_LINE = ("arial", "helvetica"), 1.15       # how far programs set its lines apart, by font size
FONT_FOLDER = Path(__file__).resolve().parent.parent.parent / "_fonts"
SIGNS, SIGN_FAMILY = FONT_FOLDER / "Sopdoc-Tanda.ttf", "Sopdoc Tanda"      # arrows, boxes, ticks: what Arial and most families lack
FIRST_SIGN, LAST_SIGN = "\u2190", "\u2bff"      # the face of signs has a space besides


class _Widths(dict[str, int]):
    """Character → font units; an absent glyph measures as the font's missing-glyph box does."""

    def __init__(self, known: dict[str, int], missing: int) -> None:
        super().__init__(known)
        self.missing = missing

    def __missing__(self, character: str) -> int:
        return self.missing


@dataclass(frozen=True, slots=True)
class Face:
    """One static TrueType face: `ttf` is reportlab's font object, `name` the one it has inside a PDF.

    `widths` knows the signs too, which every face borrows from the face of signs, whether or not it has its own: so no back
    end needs to find out which is which.  `line`: font units that programs set its lines apart by, where nobody tells them.
    """

    name: str
    path: Path
    ttf: Any
    units: int
    widths: _Widths
    line: int = 0
    borrowed: frozenset[str] = frozenset()
    _cache: dict[str, int] = field(default_factory=dict, repr=False, compare=False)

    def advance(self, text: str, size: Emu) -> Emu:
        """Width of `text` without kerning, as Word sets it by default."""
        return self.units_of(text) * size // self.units

    def units_of(self, text: str) -> int:
        """The same in font units."""
        units = self._cache.get(text)
        if units is None:
            units = self._cache[text] = sum(map(self.widths.__getitem__, text))
        return units

    def __reduce__(self) -> tuple[Callable[[Path], Face], tuple[Path]]:
        """Pickled as its file: reportlab's object is large and read anew once per process."""
        return load_face, (self.path,)

    def missing(self, text: str) -> str:
        """The characters of `text` that the face itself cannot draw, each once, in order."""
        return "".join(dict.fromkeys(c for c in text if (c not in self.widths or c in self.borrowed) and c.isprintable()))


@dataclass(frozen=True, slots=True)
class FontSet:
    """A family's four faces; `docx_name` is what Word is told (Arial for the built-in Arimo)."""

    docx_name: str
    faces: dict[str, Face]

    def __hash__(self) -> int:
        return hash(self.docx_name)

    @property
    def tall(self) -> float:
        """What its lines need in Word, by font size; Arial is measured by Arimo, which asks for more."""
        return ARIAL_LINE if self.docx_name.lower() in LIKE_ARIAL else max(face.line / face.units for face in self.faces.values())

    def advance(self, text: str, face: str, size: Emu) -> Emu:
        return self.faces[face].advance(text, size)


_loaded: dict[Path, Face] = {}


def load_face(path: Path) -> Face:
    """Reads a TrueType file once per process; raises reportlab's TTFError for one it cannot embed (CFF outlines)."""
    face = _loaded.get(path)
    if face is None:
        from sopdoc.layout.text.pdf_library import TTFont  # 50 ms to import: not for commands that only check

        ttf = TTFont(path.stem, str(path))
        _mend_metrics(ttf.face)
        units = ttf.face.unitsPerEm if hasattr(ttf.face, "unitsPerEm") else 1000
        units = max(units, 1000)
        known = {chr(code): round(width * units / 1000) for code, width in ttf.face.charWidths.items()}
        known["\u200b"] = known["\u00ad"] = known["\n"] = 0
        borrowed = _sign_widths(units) if path != SIGNS else {}
        widths = _Widths(known | borrowed, round(ttf.face.defaultWidth * units / 1000))
        line = round(_line(ttf.face) * units / ttf.face.unitsPerEm) if hasattr(ttf.face, "unitsPerEm") else 0
        face = _loaded[path] = Face(path.stem, path, ttf, units, widths, line, frozenset(borrowed))
    return face


def _line(face: Any) -> int:
    """The greater of what hhea and OS/2 say: programs differ in which they believe."""
    ascent, descent, gap = struct.unpack(">hhh", face.get_table("hhea")[4:10])
    high, low = struct.unpack(">HH", face.get_table("OS/2")[74:78]) if "OS/2" in face.table else (0, 0)
    return int(max(ascent - descent + max(0, gap), high + low))


def _sign_widths(units: int) -> dict[str, int]:
    face = load_face(SIGNS)
    return {sign: round(face.widths[sign] * units / face.units) for sign in signs()}


@cache
def signs() -> frozenset[str]:
    """The characters that are always drawn from the face of signs."""
    return frozenset(character for character in load_face(SIGNS).widths if FIRST_SIGN <= character <= LAST_SIGN)


@cache
def _stretches() -> re.Pattern[str]:
    return re.compile(f"([{re.escape(''.join(sorted(signs())))}]+)")


def by_font(text: str) -> list[tuple[str, bool]]:
    """The text in stretches, each with whether it consists of signs."""
    if text.isascii():
        return [(text, False)]
    return [(part, place % 2 == 1) for place, part in enumerate(_stretches().split(text)) if part]


def _mend_metrics(face: Any) -> None:
    """Glyphs that share the last advance (all of a typewriter's): reportlab 5.1 keeps it for them in 1/1000 em instead of font units,
    and embeds fonts whose own widths differ from those that the document tells."""
    (count,) = struct.unpack(">H", face.get_table("hhea")[34:36])
    shared, _ = face.hmetrics[count - 1]
    face.hmetrics[count:] = [(shared, bearing) for _, bearing in face.hmetrics[count:]]


def built_in(docx_name: str = "Arial") -> FontSet:
    """Arimo, made by the build hook; its absence means a broken installation, which is nobody's input."""
    return FontSet(docx_name, {key: load_face(FONT_FOLDER / name) for key, name in ARIMO.items()})
