"""Words in a box → lines of words in reading order, and their plain text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sopdoc.impor.page import After, Box, Word

SLACK = 1.0         # a word may stand this far over the edge of its cell
ONE_LINE = 3.2      # words whose middles differ by less stand on one line (superscripts do)
BREAKS = ("-", "/")         # after these a line breaks without a space


@dataclass(frozen=True, slots=True)
class Line:
    """Words from left to right; never empty."""

    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        return "".join(" " * (index > 0 and not word.glued) + word.text for index, word in enumerate(self.words))

    @property
    def box(self) -> Box:
        box = self.words[0].box
        for word in self.words[1:]:
            box = box.joined(word.box)
        return box


def lines_in(words: Iterable[Word], box: Box) -> tuple[Line, ...]:
    """The lines of the words whose middle lies in the box."""
    return lines_of(word for word in words if box.holds(word.box.centre, SLACK))


def lines_of(words: Iterable[Word]) -> tuple[Line, ...]:
    """Turned words are lines of their own, from left to right."""
    lines: list[list[Word]] = []
    middles: list[float] = []
    for word in sorted(words, key=_place):
        turned, middle, _ = _place(word)
        if lines and lines[-1][0].turned == turned and abs(middle - middles[-1]) < ONE_LINE:
            lines[-1].append(word)
        else:
            lines.append([word])
            middles.append(middle)
    return tuple(Line(tuple(sorted(line, key=_place_in_line))) for line in lines)


def _place(word: Word) -> tuple[bool, float, float]:
    """Where its line lies, and where it stands on it."""
    x, y = word.box.centre
    return (True, x, -word.box.y1) if word.turned else (False, y, word.box.x0)


def _place_in_line(word: Word) -> float:
    return _place(word)[2]


def one_text(lines: Iterable[Line]) -> str:
    """All lines as one."""
    result = ""
    last: Word | None = None
    for line in lines:
        result += (" " if last and not glued(last, line.words[0]) else "") + line.text
        last = line.words[-1]
    return result


def glued(before: Word, after: Word) -> bool:
    """Does a word go on in the next line, behind a hyphen or a slash: one that no space follows, or that stands between letters?"""
    text = before.text
    if text[-1] not in BREAKS or before.after is After.SPACE:
        return False
    return before.after is After.NOTHING or (len(text) > 1 and text[-2].isalnum() and after.text[:1].isalnum())


def text_in(words: Iterable[Word], box: Box) -> str:
    return one_text(lines_in(words, box))
