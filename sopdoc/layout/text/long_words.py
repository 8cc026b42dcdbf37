"""Words wider than their line → the same words with places to break, which every engine finds.

    ketidakbertanggungjawaban        ke·ti·dak·ber·tang·gung·ja·wa·ban     · U+00AD: a hyphen is shown where the line ends
    naskah_final_2026.docx           naskah_|final_|2026.|docx             | U+200B: nothing is shown

Nothing is asked of a dictionary: an Indonesian syllable begins at the last consonant before a vowel.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

ZERO_WIDTH_SPACE, SOFT_HYPHEN = "\u200b", "\u00ad"
MARKS = str.maketrans("", "", ZERO_WIDTH_SPACE + SOFT_HYPHEN)

LEAST = 2          # letters of a word before and after a break

_SYLLABLE = re.compile(r"(?:ng|ny|kh|sy|[b-df-hj-np-tv-z])(?=[aeiou])", re.IGNORECASE)
_VOWEL = re.compile(r"[aeiou]", re.IGNORECASE)
_SIGN = re.compile(r"(?<=[_.,:;=&@#+~%?])(?=\w)")
_LETTERS = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"\W*[^\W\d_]+\W*")


def at_signs(word: str) -> dict[int, str]:
    """Marks by the index of the character that they stand before: after the signs of an address or a file's name."""
    return {} if _is_plain(word) else {match.start(): ZERO_WIDTH_SPACE for match in _SIGN.finditer(word)}


def at_syllables(word: str) -> dict[int, str]:
    """The same between syllables; a hyphen is shown only in a word of letters."""
    mark = SOFT_HYPHEN if _is_plain(word) else ZERO_WIDTH_SPACE
    return {match.start() + start: mark for match in _LETTERS.finditer(word) for start in _syllables(match.group())}


def _is_plain(word: str) -> bool:
    return _WORD.fullmatch(word) is not None


def _syllables(letters: str) -> Iterator[int]:
    """Where the second and every later syllable begins."""
    last = 0
    for match in _SYLLABLE.finditer(letters):
        start = match.start()
        if min(start - last, len(letters) - start) >= LEAST and _VOWEL.search(letters, last, start):
            yield start
            last = start


def marked(text: str, breaks: dict[int, str], offset: int) -> str:
    """A part of the word that begins at `offset`, with its marks."""
    return "".join(breaks.get(offset + place, "") + character for place, character in enumerate(text))
