"""The characters of a PDF's page, as pdfium has them → words; and how a page must be turned so that most of them stand upright."""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from math import pi
from typing import Any

from sopdoc.impor.lines import BREAKS
from sopdoc.impor.matrix import Matrix
from sopdoc.impor.page import LAST, UNREADABLE, After, Box, TooMuchError, Word
from sopdoc.impor.pdf.typeface import styled

MOST_CHARS = 60_000
SPACE = 32
LINE_ENDS = (10, 13)         # pdfium puts them between letters of one turned word, too
LINE_END_HYPHENS = (0xFFFE, 2)      # what pdfium makes of a hyphen at a line's end
SILENT = (0xAD, 0x200B)     # hyphens and spaces that are not seen
QUARTER = pi / 2
LEAN = pi / 20              # letters that are turned by more than a quarter turn and this stand in no line of a table
EDGE = 0.5                  # points: a word that ends this near to what is cut out shows its edge there
UNPAINTED = (3, 7)          # ways of showing text: not at all, and as an edge that cuts
ENOUGH = 100                # letters that tell whether a page is language
VOWELS, FEWEST_VOWELS = frozenset("aeiou"), 0.25        # of the Latin letters; on real sheets they are 0.35 and more

Sides = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class _Style:
    """What all letters of one text object have; `quarters`: how often it is turned to the right in the page's own space;
    `shown`: they are painted, and not only there to be found; `place`: pdfium's address of the object; `lean`: radians upwards, 0 for
    letters that are level or upright.
    """

    size: float
    bold: bool
    italic: bool
    quarters: int
    shown: bool
    place: int = 0
    lean: float = 0.0


@dataclass(frozen=True, slots=True)
class Painted:
    """A text object: the last drawing that was painted before it, and what was cut out for it to be seen in; None: all."""

    drawing: int
    clip: Box | None = None
    white: bool = False

    def shows(self, box: Box) -> bool:
        """Is anything of it seen there?"""
        return self.clip is None or self.clip.meets(box, EDGE)


WHOLE = Painted(LAST)


@dataclass(frozen=True, slots=True)
class _Letter:
    """`box`: left, bottom, right, top in the page's own space."""

    code: int
    box: Sides
    style: _Style
    after: After


@dataclass(slots=True)
class _Growing:
    """A word to which letters come."""

    text: list[str]
    box: Sides
    style: _Style
    turned: bool
    size: float
    glued: bool
    cuts: list[float] = field(default_factory=list)

    def add(self, letter: str, box: Sides, size: float) -> None:
        a, b = self.box, box
        if self.text[-1] in BREAKS and (letter.isalpha() or (self.text[-1], letter.isdigit()) == ("/", True)):
            self.cuts.append(a[2] - a[0])
        self.text.append(letter)
        self.box = (min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3]))
        self.size = max(self.size, size)

    def word(self, after: After, drawing: int) -> Word:
        style = self.style
        text, box = "".join(self.text), Box(*self.box)
        return Word(text, box, self.size, style.bold, style.italic, self.glued, self.turned, after, drawing, tuple(self.cuts))


@dataclass(slots=True)
class Lettering:
    """The words of one page of `pypdfium2`.

    `spaced`: a space at a line's end means that it goes on, as in what sopdoc made or LibreOffice printed of it; `after`: what a
    line without one means; LibreOffice leaves out spaces that have no room.
    """

    raw: Any
    source: Any
    spaced: bool = False
    after: After = After.UNKNOWN
    _read: list[_Letter] | None = field(default=None, init=False)
    _faces: dict[int, tuple[bool, bool]] = field(default_factory=dict, init=False)

    def words(self, matrix: Matrix, painted: Mapping[int, Painted]) -> Iterator[tuple[Word, bool]]:
        """Characters that touch on one line, in one style, where anything of them is seen, and whether they are white; `matrix`: from
        the page's space to that of the words; `painted`: text objects by their addresses."""
        for word, after in self._grown(matrix):
            how = painted.get(word.style.place, WHOLE)
            if how.shows(Box(*word.box)):
                yield word.word(after, how.drawing), how.white

    def _grown(self, matrix: Matrix) -> Iterator[tuple[_Growing, After]]:
        """Words, and what follows each."""
        word: _Growing | None = None
        upright = -self.source.get_rotation() // 90 % 4
        for letter in self._letters():
            if letter.style.lean:
                continue
            code = ord("-") if letter.code in LINE_END_HYPHENS else letter.code
            text = chr(code)
            if text.isspace() or code in SILENT or code < SPACE:
                if word:
                    yield word, letter.after if letter.after is After.SPACE else self.after
                word = None
                continue
            style, box = letter.style, _placed(letter.box, matrix)
            turned = style.quarters != upright
            touching = word is not None and word.turned == turned and _touch(word.box, box, turned)
            if word and touching and (word.style.bold, word.style.italic) == (style.bold, style.italic):
                word.add(text, box, style.size)
            else:
                if word:
                    yield word, self.after
                word = _Growing([text], box, style, turned, style.size, touching)
        if word:
            yield word, self.after

    def leaning(self, matrix: Matrix) -> Iterator[tuple[str, Box, float]]:
        """Letters that lean, in the file's order, with where they stand and by how much."""
        for letter in self._letters():
            if letter.style.lean and letter.code >= SPACE:
                yield chr(letter.code), Box(*_placed(letter.box, matrix)), letter.style.lean

    def quarters(self) -> int:
        """How often most letters are turned to the right, on the page as it is shown; 0 where it has none."""
        found = Counter(letter.style.quarters for letter in self._letters() if letter.code > SPACE)
        most = max(found, key=lambda quarters: found[quarters], default=None)
        return 0 if most is None else (most + self.source.get_rotation() // 90) % 4

    def means_nothing(self) -> bool:
        """Do the file's fonts not tell which letters these are, or tell wrong ones?  Then the page says only what is seen of it."""
        text = "".join(chr(letter.code) for letter in self._letters() if letter.code > SPACE).lower()
        latin = [char for char in text if "a" <= char <= "z"]
        unknown = len(text) >= ENOUGH and 2 * text.count(UNREADABLE) > len(text)
        return unknown or (len(latin) >= ENOUGH and sum(char in VOWELS for char in latin) < FEWEST_VOWELS * len(latin))

    def _letters(self) -> list[_Letter]:
        if self._read is None:
            text = self.source.get_textpage()
            try:
                self._read = _painted(list(self._read_from(text.raw, text.count_chars())))
            finally:
                text.close()
        return self._read

    def _read_from(self, page: Any, count: int) -> Iterator[_Letter]:
        """Spaces too, in the file's order; where a line ends, its place tells, not what pdfium guesses."""
        if count > MOST_CHARS:
            raise TooMuchError(f"lebih dari {MOST_CHARS} huruf di satu halaman")
        raw, rect = self.raw, self.raw.FS_RECTF()
        styles: dict[int, _Style] = {}
        for index in range(count):
            code = raw.FPDFText_GetUnicode(page, index)
            generated = (code == SPACE or code in LINE_ENDS) and bool(raw.FPDFText_IsGenerated(page, index))
            if (generated and code in LINE_ENDS) or not raw.FPDFText_GetLooseCharBox(page, index, rect):
                continue
            item = raw.FPDFText_GetTextObject(page, index)
            place = address(item)
            style = styles.get(place)
            if style is None:
                style = styles[place] = self._style(page, index, item, place)
            if code not in LINE_END_HYPHENS and not chr(code).isspace() and raw.FPDFText_HasUnicodeMapError(page, index) == 1:
                code = ord(UNREADABLE)
            after = After.SPACE if self.spaced and code == SPACE and not generated else After.UNKNOWN
            yield _Letter(code, (rect.left, rect.bottom, rect.right, rect.top), style, after)

    def _style(self, page: Any, index: int, item: Any, place: int) -> _Style:
        raw = self.raw
        bold, italic = self._face(page, index, item)
        angle = raw.FPDFText_GetCharAngle(page, index)
        quarters = round(angle / QUARTER)
        lean = -angle if abs(angle - quarters * QUARTER) > LEAN else 0.0
        return _Style(
            raw.FPDFText_GetFontSize(page, index), bold, italic, quarters % 4,
            not item or raw.FPDFTextObj_GetTextRenderMode(item) not in UNPAINTED, place, lean,
        )

    def _face(self, page: Any, index: int, item: Any) -> tuple[bool, bool]:
        """Is its font bold, is it italic?"""
        raw = self.raw
        font = raw.FPDFTextObj_GetFont(item) if item else None
        key = address(font)
        if not key or key not in self._faces:
            flags, buffer = ctypes.c_int(), ctypes.create_string_buffer(200)
            length = raw.FPDFText_GetFontInfo(page, index, buffer, 200, flags)
            self._faces[key] = styled(raw, buffer.raw[: max(0, min(length, 200) - 1)].lower(), flags.value, font)
        return self._faces[key]


def address(item: Any) -> int:
    """Of what pdfium hands out; 0 for nothing."""
    return ctypes.addressof(item.contents) if item else 0      # `cast` takes three times as long


def _painted(letters: list[_Letter]) -> list[_Letter]:
    """Those that are seen; all where they are fewer: a scanner lays what it has read below its picture, unseen."""
    seen = [letter for letter in letters if letter.style.shown]
    return seen if 2 * len(seen) >= len(letters) else letters


def _placed(box: Sides, matrix: Matrix) -> Sides:
    """x0, y0, x1, y1 of a box of the page's own space."""
    left, bottom, right, top = box
    a, b, c, d, e, f = matrix
    x0, x1 = a * left + c * bottom + e, a * right + c * top + e
    y0, y1 = b * left + d * bottom + f, b * right + d * top + f
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _touch(one: Sides, two: Sides, turned: bool) -> bool:
    """Does a letter stand right behind a word?  Turned words grow upwards."""
    if turned:
        level, away, height = abs(one[0] + one[2] - two[0] - two[2]) / 2, one[1] - two[3], two[2] - two[0]
    else:
        level, away, height = abs(one[1] + one[3] - two[1] - two[3]) / 2, two[0] - one[2], two[3] - two[1]
    return level < max(1.5, 0.3 * height) and -max(1.5, 0.25 * height) < away < max(1.2, 0.18 * height)      # a slanted j begins before
