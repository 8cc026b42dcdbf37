"""One character → the ordinary writing of it, where it is only another form of what every sheet can print.

    zero width space, U+200E            → nothing          dropped: nothing of it can be seen
    U+3000, U+00A0                      → " "              a space of another kind
    Word's U+F0B7, 𝐁 ﬁ Ａ ① ㎡, ✅      → • B fi A (1) m² ☑     the same letter or sign in a form that fonts lack

What is not named here stays as it is; whether the sheet's font can print it, `layout.text.glyphs` judges.
"""

from __future__ import annotations

import re
import unicodedata
from enum import Enum
from functools import cache

DROPPED = (     # Unicode's default ignorable characters and marks of annotation, without those that turn the writing round
    r"\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a\u202c\u2060-\u2066\u2068-\u206f\u3164\ufe00-\ufe0f"
    r"\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
SPACES = r"\u00a0\u1680\u2000-\u200a\u202f\u205f\u2800\u3000"      # every separator but the ordinary one, and Braille's blank cell
NO_BREAK = "\u00a0\u2007\u202f"

_DROPPED = re.compile(f"[{DROPPED}]")
_SPACE = re.compile(f"[{SPACES}]")
# Word writes signs of its fonts Symbol and Wingdings as private characters U+F020 … F0FF, the font's own codes.  Where both
# fonts have a code, the one counts that Word offers for lists or puts in while one types
_WORD = 0xF000
_SIGNS = {
    0x20: " ", 0x28: "☎", 0x2A: "✉", 0x2D: "−", 0x46: "☞", 0x4A: "☺", 0x4C: "☹", 0x6C: "●", 0x6D: "µ", 0x6E: "■", 0x6F: "☐", 0x71: "❑",
    0x72: "❒", 0x75: "◆", 0x76: "❖", 0x77: "◆", 0xA1: "○", 0xA3: "≤", 0xA5: "∞", 0xA7: "▪", 0xA8: "☐", 0xAB: "★", 0xAC: "←", 0xAD: "↑",
    0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xBC: "…", 0xD6: "√",
    0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}
_SAME = {       # signs that differ in colour or weight alone, dashes that differ in where lines break
    "‐": "-", "‑": "-", "‒": "–", "℃": "°C", "℉": "°F", "✅": "☑", "🗹": "☑", "❎": "☒", "🗷": "☒", "🗵": "☒", "❌": "✘", "🗙": "✘", "🗸": "✓",
    "⬜": "☐", "🔲": "☐", "🞎": "☐", "⬛": "■", "⚫": "●", "⚪": "○", "⮚": "➢", "⮞": "►", "🡆": "→", "🠖": "→", "🠊": "→", "➕": "+",
    "❗": "!", "❓": "?", "\uf001": "fi", "\uf002": "fl",
}
_FORMS = frozenset({"<font>", "<wide>", "<narrow>", "<small>", "<circle>", "<square>", "<compat>", "<vertical>"})
_FIRST_FORM = 0x1D00     # below lie letters of living alphabets, whatever their decomposition
_LAST_LETTER = 0x24F     # of Latin; Greek stands from 0370 to 03FF
_MARKUP = "*[\\{\""         # would turn words bold or into references; a wide quote is told where it quotes nothing (`typography`)


class Kind(Enum):
    """What was done to a character; the value says it to the author."""

    DROPPED = "dibuang"
    SPACE = "spasi"
    SIGN = "diganti"


@cache
def ordinary(character: str) -> tuple[Kind, str] | None:
    """What stands for the character; None for one that stays."""
    if _DROPPED.match(character):
        return Kind.DROPPED, ""
    if _SPACE.match(character):
        return Kind.SPACE, " "
    sign = _SAME.get(character) or _SIGNS.get(ord(character) - _WORD) or _letters(character)
    return (Kind.SIGN, sign) if sign else None


def _letters(character: str) -> str:
    """The letters and digits that a compatible form stands for, "" where it is none or they are not of our alphabets."""
    if ord(character) < _FIRST_FORM:
        return ""
    if unicodedata.name(character, "").startswith("DINGBAT") and unicodedata.category(character) == "No":
        return f"({unicodedata.numeric(character):g})"                                          # ❶
    form, _, codes = unicodedata.decomposition(character).partition(" ")
    letters = "".join(chr(int(code, 16)) for code in codes.split())
    if form not in _FORMS or (form == "<compat>" and unicodedata.category(character)[0] not in "LN"):
        return ""
    if not all(_is_ours(letter) for letter in letters):
        return ""
    return f"({letters})" if form == "<circle>" else letters


def _is_ours(letter: str) -> bool:
    code = ord(letter)
    return (0x20 < code <= _LAST_LETTER and letter not in _MARKUP) or 0x370 <= code <= 0x3FF or letter == "⁄"
