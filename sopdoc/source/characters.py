"""Text → diagnostics about characters that have no place in a definition.

Those that break or falsify the sheet (control characters, switches of the writing direction) are errors; what merely
cannot be seen is dropped from texts later (`pasted`).  Spaces and dashes of a word processor look like those of YAML and
are none: errors where they would be read as structure.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence

from sopdoc.diagnostics import Report, Span, in_lines
from sopdoc.source.ordinary import DROPPED, SPACES

SHOWN = 6                  # characters that one message names

_KENDALI = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff"
_ARAH = r"\u202b\u202d\u202e\u2067"      # from right to left, or against the letters' own direction; other marks are dropped
TERLARANG = re.compile(f"[{_KENDALI}{_ARAH}]")
BUTIR_KETIK = re.compile(r"[–—−‐‑•▪●◦‣·]\s")      # what a word processor makes of "- " at the start of an item
BUTIR_TERLIPAT = re.compile(r"([^\w\s'\"(\[]|o)\s[^\n]*(?:\n\s*\1\s[^\n]*)+")      # lines behind one sign each: YAML makes one text of them
BUKAN_BUTIR = (
    "SOP020", "tanda ini bukan tanda butir", "dari pengolah kata", 'ganti dengan "-", atau beri tanda kutip pada seluruh teksnya',
)
_BUKAN_SPASI = f"[{SPACES}{DROPPED}]"
_SPASI_KETIK = re.compile(
    rf"^ *(?:- *)*(?P<awal>[{SPACES}])|^ *(?:- +)*-(?P<butir>{_BUKAN_SPASI})"
    rf"|^ *(?:- +)*[^\s'\"#:][^:#\n]*:(?P<nilai>{_BUKAN_SPASI})",
    re.MULTILINE,
)


def check_characters(text: str, file: str, report: Report) -> bool:
    """Report what must not stand in the file; True when the text may be parsed.  Lines end with "\\n"."""
    found = list(TERLARANG.finditer(text))
    if found:
        lines = {text.count("\n", 0, match.start()) + 1 for match in found}
        report_forbidden([match.group() for match in found], place_of(text, file, found[0].start()), lines, report)
    return not found


def structural_spaces(text: str) -> tuple[int, ...]:
    """Where something that is no space of YAML stands in the place of one: as indentation, behind a dash or a colon."""
    return () if text.isascii() else tuple(match.start(match.lastgroup or "") for match in _SPASI_KETIK.finditer(text))


def report_spaces(found: Sequence[int], text: str, file: str, report: Report) -> bool:
    """One error for all of them; False when there are none."""
    if found:
        first, more = found[0], f", juga di {len(found) - 1} baris lain" if len(found) > 1 else ""
        hint = "ganti dengan spasi biasa; spasi seperti ini terbawa dari Word atau halaman web"
        message = f"{named(text[first])} sebagai ganti spasi biasa{more}"
        report.galat("SOP020", message, place_of(text, file, first), "di sini", hint)
    return bool(found)


def place_of(text: str, file: str, at: int) -> Span:
    """The place of one character of the file."""
    line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
    return Span(file, line, column, line, column + 1)


def report_forbidden(characters: list[str], span: Span, lines: Collection[int], report: Report) -> None:
    """One error for all of them, by their code points: they cannot be shown themselves."""
    turning = any(unicodedata.category(character) == "Cf" for character in characters)
    kind = "karakter pengubah arah tulisan" if turning else "karakter kendali"
    more = f", {len(characters)} kali {in_lines(lines)}" if len(characters) > 1 else ""
    message = f"{kind} {listed(list(map(named, dict.fromkeys(characters))))} tidak boleh ada{more}"
    report.galat("SOP006", message, span, "di sini", "hapus, lalu ketik ulang kata ini")


def named(character: str) -> str:
    """`"漢" (U+6F22)` or `U+200B`: the letter for who can see it, its number for who cannot."""
    shown = character.isprintable() and not unicodedata.category(character).startswith("M")
    return f'"{character}" (U+{ord(character):04X})' if shown else f"U+{ord(character):04X}"


def listed(names: Sequence[str]) -> str:
    return ", ".join([*names[:SHOWN], "…"] if len(names) > SHOWN else names)
