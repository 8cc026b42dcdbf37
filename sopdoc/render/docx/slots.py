"""What only the finished document knows → slots in Word's XML, filled when the document is put together.

    <wp:docPr id="␀n17␀" …>      a slot's code stands between two NUL characters, which no XML can hold

A piece of a book is written once and bound into any document; a single sheet is one piece that is filled at once.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from sopdoc.render.pages_said import BARE, PageNumbers

LOWEST = 251_658_240           # relativeHeight of Word's own first drawing; ours rise from there
PAGE_BREAK = "<w:pageBreakBefore/>"

_NUL = "\x00"


def _slot(code: str) -> str:
    return f"{_NUL}{code}{_NUL}"


BREAK = _slot("b")       # a page break before the first page, where something stands before it
BOX = _slot("t")         # the document's first text box stands here, if none stood before
_END = _slot("e")        # of what is there under a condition


def number_slot(number: int) -> str:
    """The number of a drawing, a change or a watermark, after those of the pieces before."""
    return f"{_NUL}n{number}{_NUL}"


def height_slot(number: int) -> str:
    """How high that drawing lies above the others."""
    return f"{_NUL}z{number}{_NUL}"


def list_slot(number: int) -> str:
    """The number of a list, after those of the pieces before."""
    return f"{_NUL}l{number}{_NUL}"


def page_slot(number: int) -> str:
    """The number of a page, which the piece itself counts from 1, as Word's fields count it."""
    return f"{_NUL}p{number}{_NUL}"


def printed_slot(number: int) -> str:
    """The same as it is printed at the foot of the page."""
    return f"{_NUL}o{number}{_NUL}"


def prefix_slot(before: str, after: str) -> str:
    """What is printed before every page's number, between XML; nothing at all where numbers are bare."""
    return f"{_slot('q')}{before}{_slot('a')}{after}{_END}"


def style_slot(number: int) -> str:
    """What the document calls a style of the piece, counted from 1."""
    return f"{_NUL}s{number}{_NUL}"


def marks_slot(page: int) -> str:
    """Bookmarks at the beginning of a page, counted from 0."""
    return _slot(f"m{page}")


def when_known(name: str, xml: str) -> str:
    """XML that is there where the document holds the place `name`; it may have slots, but no condition of its own."""
    return f"{_slot('k' + name)}{xml}{_END}"


def in_first_box(xml: str) -> str:
    """XML that is there once in the document, with the first text box of the piece that has one first."""
    return f"{BOX}{xml}{_END}"


@dataclass(frozen=True, slots=True)
class Filling:
    """A document's answers to the slots of one piece.

    `numbered`, `listed`: how many drawings and lists stand before; `styles`: what its styles are called; `breaks`: something stands
    before it; `marks`: XML by page; `known`: names of places; `numbers`: those of its pages; `boxed`: a text box stands before it.
    """

    numbered: int = 0
    styles: Sequence[str] = ()
    breaks: bool = False
    marks: Mapping[int, str] = field(default_factory=dict)
    known: Collection[str] = ()
    listed: int = 0
    numbers: PageNumbers = BARE
    boxed: bool = False

    def answer(self, code: str) -> str:
        kind, rest = code[0], code[1:]
        if kind == "n":
            return str(int(rest) + self.numbered)
        if kind == "z":
            return str(LOWEST + int(rest) + self.numbered)
        if kind == "l":
            return str(int(rest) + self.listed)
        if kind == "p":
            return str(self.numbers.count(int(rest)))
        if kind == "o":
            return self.numbers.of(int(rest))
        if kind == "a":
            return self.numbers.prefix
        if kind == "m":
            return self.marks.get(int(rest), "")
        return self.styles[int(rest) - 1] if kind == "s" else PAGE_BREAK if self.breaks else ""

    def shows(self, code: str) -> bool:
        """What stands after the beginning or the end of a condition."""
        return {"e": True, "k": code[1:] in self.known, "q": bool(self.numbers.prefix), "t": not self.boxed}[code[0]]


SINGLE = Filling()       # a sheet of its own


def fill(xml: str, filling: Filling = SINGLE) -> str:
    """The XML with every slot filled."""
    shown, filled = True, []
    for place, part in enumerate(xml.split(_NUL)):
        if place % 2 == 0:
            filled.append(part if shown else "")
        elif part[0] in "keqt":
            shown = filling.shows(part)
        elif shown:
            filled.append(filling.answer(part))
    return "".join(filled)

