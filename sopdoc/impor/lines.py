"""Words in a box → lines of words in reading order, and their plain text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import combinations
from math import inf

from sopdoc.impor.page import After, Box, Word

SLACK = 1.0         # a word may stand this far over the edge of its cell
ROOM = 6.0          # a cell's two paddings
ONE_LINE = 3.2      # words whose middles differ by less stand on one line (superscripts do)
SAME_LINE = 0.6     # middles of words on one of two lines that were set over each other
NARROWER = 2.0      # than its room: text is set for engines that differ
TWICE = 4           # letters that both halves of a word said twice have, at least
BREAKS = ("-", "/")         # after these a line breaks without a space

_ADDRESS = re.compile(r"\W*(?:https?://|www\.)\S*|\S+@\S+", re.IGNORECASE)
_PIECE = re.compile(r"[a-z0-9_-]+\.[a-z0-9_-]+\S*", re.IGNORECASE)          # of an address that began in the line before
_PATH = re.compile(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+){2,}/\S*", re.IGNORECASE)    # surely of one
STOPS = ".,;:!?"
_STOP = re.compile(rf"[{STOPS})]+")     # no line begins so, but one whose last word left no room
_AND = frozenset(("atau", "dan", "dengan", "kemudian", "lalu", "melalui", "pada", "serta", "untuk", "yang"))       # end an address
_LONG, _LETTER = re.compile(r"[^\W\d_]{4,}"), re.compile(r"[b-df-hj-np-tv-z]")       # no consonant is a word
_PART = re.compile(r"[./]\S*|(?!www\.|https?:)[a-z0-9_-]+(?:/|[./]\w\S*)")      # what no word of a sentence looks like


@dataclass(frozen=True, slots=True)
class Line:
    """Words from left to right; never empty."""

    words: tuple[Word, ...]
    box: Box = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        sides = zip(*((word.box.x0, word.box.y0, word.box.x1, word.box.y1) for word in self.words), strict=True)
        x0, y0, x1, y1 = sides
        object.__setattr__(self, "box", Box(min(x0), min(y0), max(x1), max(y1)))

    @property
    def text(self) -> str:
        return "".join(" " * (index > 0 and not word.glued) + word.text for index, word in enumerate(self.words))


def lines_in(words: Iterable[Word], box: Box) -> tuple[Line, ...]:
    """The lines of the words whose middle lies in the box."""
    left, right, top, bottom = 2 * (box.x0 - SLACK), 2 * (box.x1 + SLACK), 2 * (box.y0 - SLACK), 2 * (box.y1 + SLACK)
    return lines_of(word for word in words if left <= word.box.x0 + word.box.x1 <= right and top <= word.box.y0 + word.box.y1 <= bottom)


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
    return tuple(Line(tuple(sorted(part, key=_place_in_line))) for line in lines for part in _untangled(line))


def _untangled(line: list[Word]) -> list[list[Word]]:
    """A line whose words lie over one another is several, close below each other."""
    if not any(collide(a, b) for a, b in combinations(line, 2)):
        return [line]
    result: list[list[Word]] = []
    for word in sorted(line, key=_place):
        if result and abs(_place(word)[1] - _place(result[-1][-1])[1]) < SAME_LINE:
            result[-1].append(word)
        else:
            result.append([word])
    return result


def collide(one: Word, other: Word) -> bool:
    """Does each hide the other's middle?"""
    return one.box.holds(other.box.centre) and other.box.holds(one.box.centre)


def _place(word: Word) -> tuple[bool, float, float]:
    """Where its line lies, and where it stands on it."""
    x, y = word.box.centre
    return (True, x, -word.box.y1) if word.turned else (False, y, word.box.x0)


def _place_in_line(word: Word) -> float:
    return _place(word)[2]


def one_text(lines: Iterable[Line], room: float = inf) -> str:
    """All lines as one; `room`: what a line has at most."""
    result = ""
    above: Line | None = None
    for line in lines:
        if above and hyphenated(above, line, room):
            result = result[:-1] + line.text
        else:
            result += (" " if above and not goes_on(above, line) else "") + line.text
        above = line
    return result


def hyphenated(above: Line, line: Line, room: float) -> bool:
    """Was the hyphen at its end put in, because the whole word has no room in one line?  Not in one said twice: "perundang-undangan"."""
    first, rest = _last_word(above), _first_word(line)
    head, tail = first.text[:-1].lstrip("(\"'").casefold(), rest.text
    if first.text[-1] != "-" or first.words[-1].after is After.SPACE or not head.isalpha() or not tail[:1].islower():
        return False
    one, other = first.box, rest.box
    wide = one.height + other.height if first.words[0].turned else one.width + other.width
    return wide > room - NARROWER and not any(head.endswith(tail[:count]) for count in range(TWICE, len(tail) + 1))


def _last_word(line: Line) -> Line:
    """All its parts, which may be in several styles."""
    begin = len(line.words) - 1
    while begin and line.words[begin].glued:
        begin -= 1
    return Line(line.words[begin:])


def _first_word(line: Line) -> Line:
    end = next((place for place, word in enumerate(line.words) if place and not word.glued), len(line.words))
    return Line(line.words[:end])


def goes_on(above: Line, line: Line) -> bool:
    """Does a word go on from line to line: see `glued`, or a word alone on its line whose last letter had no room in it?"""
    before, after = above.words[-1], line.words[0]
    severed = len(above.words) == 1 and before.after is After.UNKNOWN and _LONG.fullmatch(before.text) and _LETTER.fullmatch(after.text)
    return bool(severed) or glued(before, after)


def glued(before: Word, after: Word) -> bool:
    """Does a word go on in the next line: behind a hyphen or a slash that no space follows, or that stands between letters; one that
    has no place to break, an address; or with nothing but the stop behind it?"""
    text = before.text
    unknown = before.after is After.UNKNOWN
    begun, path, piece = (unknown and bool(pattern.fullmatch(text)) for pattern in (_ADDRESS, _PATH, _PIECE))
    if unknown and _STOP.fullmatch(after.text) and text[-1] not in STOPS:
        return True
    if ((begun or path) and _PART.fullmatch(after.text)) or (piece and after.text[0] in "./"):
        return True
    if (begun or piece) and after.text.casefold() in _AND:
        return False            # an address may well end with a slash
    if text[-1] not in BREAKS or before.after is After.SPACE:
        return before.after is After.JOINED
    between = (text[-2].isalnum() if len(text) > 1 else before.glued) and after.text[:1].isalnum()
    return before.after in (After.NOTHING, After.JOINED, After.FULL) or between


def text_in(words: Iterable[Word], box: Box) -> str:
    """The words in a box, which breaks their lines."""
    lines = lines_in(words, box)
    turned = bool(lines) and lines[0].words[0].turned
    return one_text(lines, (box.height if turned else box.width) - ROOM)
