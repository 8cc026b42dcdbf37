"""Free words beside arrows → the words of branches: the nearest words to an arrow's beginning, each word once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import dist

from sopdoc.impor.flow.nets import Arrow
from sopdoc.impor.flow.symbols import Kind, Symbol
from sopdoc.impor.lines import BREAKS, Line, lines_of
from sopdoc.impor.page import Box, Word, inside, to_segment
from sopdoc.impor.table.grid import Grid

FARTHEST = 28.0         # words farther from every line belong to none
NEAR = 7.0              # a word on an arrow that leaves no decision stands this near
FROM_START = 0.12       # of the distance to the symbol is added: the word stands where the branch begins
SPACE = 6.0             # words on one line up to this far apart are one label
LINE_BELOW = 3.9        # a label's next line begins this near below
LONGEST = 40            # characters of a label

_HALAMAN = re.compile(r"h(?:al(?:aman)?)?\.?", re.IGNORECASE)
_TO_PAGE = re.compile(rf"\(?(?:ke|dari|lanjut(?:an)?|kembali|{_HALAMAN.pattern}|(?:{_HALAMAN.pattern})?[0-9]+)[).,]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Label:
    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class Labelled:
    """Words by the number of their arrow, and those that belong to none."""

    of_arrow: dict[int, str]
    lost: tuple[Label, ...]


def labels_of(grid: Grid, symbols: Sequence[Symbol], arrows: Sequence[Arrow]) -> Labelled:
    labels = [label for label in _free_words(grid, symbols) if not _names_page(label.text)]
    pairs = sorted(
        (away, word, a) for word, label in enumerate(labels) for a, arrow in enumerate(arrows)
        if (away := _away(label, arrow, symbols)) <= (FARTHEST if symbols[arrow.start].kind is Kind.DIAMOND else NEAR)
    )
    found: dict[int, str] = {}
    used: set[int] = set()
    for _, word, a in pairs:
        if word not in used and a not in found:
            found[a] = labels[word].text
            used.add(word)
    return Labelled(found, tuple(label for index, label in enumerate(labels) if index not in used))


def _names_page(text: str) -> bool:
    """Is it what stands beside a segilima, or beside several: "ke hal. 3"?"""
    words = text.split()
    counted = any(letter.isdigit() for letter in text) and any(_HALAMAN.match(word.lstrip("(")) for word in words)
    return counted and all(map(_TO_PAGE.fullmatch, words))


def _away(label: Label, arrow: Arrow, symbols: Sequence[Symbol]) -> float:
    box, centre = label.box, label.box.centre
    rim = (centre, (box.x0, centre[1]), (box.x1, centre[1]), (centre[0], box.y0), (centre[0], box.y1))
    nearest = min(to_segment(point, *piece) for piece in arrow.pieces for point in rim)
    return nearest + FROM_START * dist(centre, symbols[arrow.start].box.centre)


def _free_words(grid: Grid, symbols: Sequence[Symbol]) -> list[Label]:
    """Words among the pelaksana that stand in no symbol, joined to labels of one or more lines."""
    lanes = grid.columns.lanes
    room = Box(lanes[0][0], grid.head, lanes[-1][1], grid.bottom + 2)
    titles = {id(word) for row in grid.rows for line in row.across for word in line.words}
    free = [word for word in grid.page.words if room.holds(word.box.centre) and id(word) not in titles and not _in_symbol(word, symbols)]
    labels: list[Label] = []
    for part in (part for line in lines_of(free) for part in _parts(line)):
        label = Label(part.text, part.box)
        above = next((i for i, other in enumerate(labels) if _goes_on(other, label)), None)
        if above is None:
            labels.append(label)
        else:
            other = labels[above]
            space = "" if other.text[-1] in BREAKS else " "
            labels[above] = Label(f"{other.text}{space}{label.text}", other.box.joined(label.box))
    return [label for label in labels if len(label.text) <= LONGEST]


def _in_symbol(word: Word, symbols: Sequence[Symbol]) -> bool:
    return any(symbol.box.holds(word.box.centre) and inside(word.box.centre, symbol.outline) for symbol in symbols)


def _parts(line: Line) -> list[Line]:
    """Words of one line that stand together."""
    result: list[list[Word]] = []
    for word in line.words:
        if result and word.box.x0 - result[-1][-1].box.x1 < SPACE:
            result[-1].append(word)
        else:
            result.append([word])
    return [Line(tuple(part)) for part in result]


def _goes_on(label: Label, below: Label) -> bool:
    near = -1 <= below.box.y0 - label.box.y1 < LINE_BELOW
    return near and abs(label.box.centre[0] - below.box.centre[0]) < max(label.box.width, below.box.width) / 2
