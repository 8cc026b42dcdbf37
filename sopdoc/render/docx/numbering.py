"""Numbers of rows and markers of items → Word's own lists, which go on counting when a row or an item is put in.

    1. 2. 3.      one list            9. on one page, 10. on the next       still the same
    1. 2. 1.      two                 a) b)    (iii)    1.1. 1.2.           letters, Roman numbers, a number behind others

An item belongs to the latest list of its form that expects its number.  Where two versions are shown in one sheet a list counts
both: what is new is not counted by the old version, what went not by the new one, so that accepting and rejecting give either.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from sopdoc.layout.text.fonts import by_font
from sopdoc.layout.tree import Mark, Paragraph, Run
from sopdoc.render.docx.looks import Look
from sopdoc.render.docx.ooxml import DECLARATION, escape
from sopdoc.render.docx.slots import list_slot
from sopdoc.render.lists import Form, NumberList

BULLET = "bullet"
LONGEST = 4          # digits that Word surely counts: its limit is 32 767
_COUNTED = re.compile(r"(?P<before>.*?)(?P<count>[0-9]+|[A-Za-z]+)(?P<behind>[^0-9A-Za-z]*)")
_ROMAN = re.compile(r"m*(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})")
_DIGITS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


@dataclass(slots=True)
class _Open:
    """A list that may go on: what either version expects next."""

    number: int
    new: int
    old: int

    def expects(self, value: int, mark: Mark) -> bool:
        return value == (self.old if mark == "lama" else self.new)

    def count(self, mark: Mark) -> None:
        self.new += mark != "lama"
        self.old += mark != "baru"


@dataclass(slots=True)
class Lists:
    """The lists of a piece, in the order in which they begin."""

    made: list[NumberList] = field(default_factory=list)
    _open: dict[Form, list[_Open]] = field(default_factory=dict)

    def of(self, paragraphs: Sequence[Paragraph], looks: Sequence[Look]) -> list[str]:
        """For each paragraph of a stack, in these styles, its list, "" for one that Word does not count."""
        written = [_written(paragraph, look) for paragraph, look in zip(paragraphs, looks, strict=True)]
        if not any(written):
            return [""] * len(written)
        following = [*written[1:], None]
        return [self._place(marker, after) if marker else "" for marker, after in zip(written, following, strict=True)]

    def part(self) -> None:
        """Another table begins, whose rows count from their own first number."""
        self._open = {form: lists for form, lists in self._open.items() if form.hangs}

    def _place(self, marker: _Written, after: _Written | None) -> str:
        if not marker.readings:
            return ""
        form, value = next((one for one in marker.readings if self._expecting(*one, marker.mark)), None) or _likely(marker, after)
        found = self._expecting(form, value, marker.mark) or self._begin(form, value)
        if form.kind != BULLET:
            found.count(marker.mark)
        return list_slot(found.number)

    def _expecting(self, form: Form, value: int, mark: Mark) -> _Open | None:
        return next((one for one in reversed(self._open.get(form, ())) if one.expects(value, mark)), None)

    def _begin(self, form: Form, value: int) -> _Open:
        self.made.append(NumberList(form, value))
        begun = _Open(len(self.made), value, value)
        self._open.setdefault(form, []).append(begun)
        return begun


@dataclass(frozen=True, slots=True)
class _Written:
    """A marker or a row's number, and every way to understand it."""

    readings: tuple[tuple[Form, int], ...]
    mark: Mark


def _written(paragraph: Paragraph, look: Look) -> _Written | None:
    if paragraph.marker is not None:
        return _understood(paragraph.marker, look, True, paragraph.mark)
    if paragraph.counted and len(paragraph.runs) == 1:
        return _understood(paragraph.runs[0], look, False)
    return None


def _understood(run: Run, look: Look, hangs: bool, mark: Mark = "") -> _Written:
    return _Written(_readings(run.text, look.letters(run.style).words, hangs), mark or run.mark)


@lru_cache(maxsize=4096)
def _readings(text: str, look: str, hangs: bool) -> tuple[tuple[Form, int], ...]:
    """Every way to understand it: "i." is a letter and a Roman number; none for what Word cannot write."""
    match = _COUNTED.fullmatch(text)
    if "%" in text or any(borrowed for _, borrowed in by_font(text)):
        return ()
    if match is None:
        return ((Form(BULLET, text, look, hangs), 0),) if len(text) == 1 else ()
    form = f"{match['before']}%1{match['behind']}"
    return tuple((Form(kind, form, look, hangs), value) for kind, value in _values(match["count"]))


def _values(count: str) -> Iterator[tuple[str, int]]:
    if count.isdecimal():
        if count == "0" or (not count.startswith("0") and len(count) <= LONGEST):
            yield "decimal", int(count)
        if len(count) == 2 and int(count):
            yield "decimalZero", int(count)
        return
    small, size = count.lower(), "lower" if count.islower() else "upper"
    if count not in (small, count.upper()):
        return
    if len(count) == 1:
        yield f"{size}Letter", ord(small) - ord("a") + 1
    if _ROMAN.fullmatch(small):
        yield f"{size}Roman", _roman(small)


def _roman(small: str) -> int:
    values = [_DIGITS[letter] for letter in small]
    return sum(-value if value < max(values[place:]) else value for place, value in enumerate(values))


def _likely(marker: _Written, after: _Written | None) -> tuple[Form, int]:
    """The reading that the next marker goes on with, else the usual one."""
    following = after.readings if after else ()
    return next(((form, value) for form, value in marker.readings if (form, value + 1) in following), marker.readings[0])


def numbering_xml(pieces: Iterable[Sequence[NumberList]]) -> str:
    """word/numbering.xml for the lists of all pieces.

    Every list has a definition of its own: lists that share one share its count in Word, and a list that goes on behind
    another would go on with the other's numbers.
    """
    lists = [one for made in pieces for one in made]
    definitions = "".join(_definition(number, one) for number, one in enumerate(lists, 1))
    nums = "".join(f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>' for number in range(1, len(lists) + 1))
    namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    return f"{DECLARATION}<w:numbering {namespace}>{definitions}{nums}</w:numbering>"


def _definition(number: int, one: NumberList) -> str:
    """`w:nsid`: Word takes definitions with one such name for one list."""
    form = one.form
    apart = "" if form.hangs else '<w:suff w:val="nothing"/>'
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:nsid w:val="{number:08X}"/><w:multiLevelType w:val="singleLevel"/>'
        f'<w:lvl w:ilvl="0"><w:start w:val="{one.start}"/><w:numFmt w:val="{form.kind}"/>{apart}<w:lvlText w:val="{escape(form.text)}"/>'
        f'<w:lvlJc w:val="left"/>{form.look}</w:lvl></w:abstractNum>'
    )
