"""Free words beside arrows → the words of branches: the nearest words to an arrow's beginning, each word once.

What the file tells of an arrow's word comes first.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import dist, inf

from sopdoc.impor.flow.nets import Arrow
from sopdoc.impor.flow.symbols import Kind, Symbol
from sopdoc.impor.lines import BREAKS, Line, lines_of
from sopdoc.impor.page import Box, Point, Word, inside, to_polygon, to_segment
from sopdoc.impor.table.grid import Grid

FARTHEST = 28.0         # words farther from every line belong to none
FARTHEST_ANSWER = 40.0  # and than this from the way that waits for it
NEAR = 7.0              # a word on an arrow that leaves no decision stands this near
NEAR_ALONE = 14.0       # and a word so near when no other arrow is
ALONE = 1.5             # times as far from any other arrow
FROM_START = 0.12       # of the distance to the symbol is added: the word stands where the branch begins
SPACE = 6.0             # words on one line up to this far apart are one label
LINE_BELOW = 3.9        # a label's next line begins this near below
LONGEST = 40            # characters of a label that stands on an arrow which leaves no decision
ANSWERS = 2             # of a decision, at least
ONE_LINE = 2.0          # lines that leave a decision so near to each other are one
WAITING = 120.0         # a decision is no farther from words that may be one of its ways'
BETWEEN = 6.0           # a word is no farther from one way than this more than from the other: it stands between them

_HALAMAN = re.compile(r"h(?:al(?:aman)?)?\.?", re.IGNORECASE)
_TO_PAGE = re.compile(rf"\(?(?:ke|dari|lanjut(?:an)?|kembali|{_HALAMAN.pattern}|(?:{_HALAMAN.pattern})?[0-9]+)[).,]*", re.IGNORECASE)


_YES = re.compile(r"(?:ya|y|setuju|sesuai|lengkap|disetujui|benar|ok|ada|sudah|layak|diterima|berhasil|valid)\b")
_NO = re.compile(r"(?:tidak|tdk|t|belum|bukan|no|n|ditolak|tolak|gagal|reject|kurang)\b")
_ANSWER = re.compile(r"ya|y|tidak|tdk|t|yes|no|n")
_Pair = tuple[float, int, int]      # how far apart, a label, an arrow
_Away = Mapping[tuple[int, int], float]     # by label and arrow


@dataclass(frozen=True, slots=True)
class Label:
    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class Labelled:
    """Words by the number of their arrow, those that belong to none, and arrows that answer although nothing is asked where they leave."""

    of_arrow: dict[int, str]
    lost: tuple[Label, ...]
    astray: frozenset[int]


def labels_of(grid: Grid, symbols: Sequence[Symbol], arrows: Sequence[Arrow]) -> Labelled:
    labels = [label for label in _free_words(grid, symbols) if not _names_page(label.text)]
    by_drawing = {one.drawing: one.word for one in grid.page.connectors if one.word}
    told = {a: by_drawing[number] for a, arrow in enumerate(arrows) for number in arrow.drawings if number in by_drawing}
    pairs = sorted(
        (far, word, a) for word, label in enumerate(labels) for a, arrow in enumerate(arrows)
        if a not in told and (far := _away(label, arrow, symbols)) <= _farthest(label, symbols[arrow.start])
    )
    away = {(word, a): far for far, word, a in pairs}
    found = _meant(_settled(_nearest(pairs), away, labels, arrows), away, labels, arrows, symbols)
    found = _with_contrary(found, labels, arrows, symbols)
    found = _with_lonely(found, labels, arrows, symbols)
    lost = tuple(label for index, label in enumerate(labels) if index not in found.values())
    said = _forked({a: labels[word].text for a, word in found.items()} | told, arrows, symbols)
    astray = frozenset(a for a, word in found.items() if _is_answer(labels[word].text) and not _asks(arrows[a], symbols))
    return Labelled(said, lost, astray)


def waiting_for(label: Label, symbols: Sequence[Symbol], arrows: Sequence[Arrow], labelled: Labelled) -> int | None:
    """The decision that words may belong to which no way could be found for: the nearest one with a way that has none."""
    asked = {
        arrow.start for a, arrow in enumerate(arrows)
        if a not in labelled.of_arrow and not arrow.plain and symbols[arrow.start].kind is Kind.DIAMOND
    }
    near = [(dist(label.box.centre, symbols[index].box.centre), index) for index in asked]
    far, index = min(near, default=(inf, -1))
    return index if far < WAITING else None


def _asks(arrow: Arrow, symbols: Sequence[Symbol]) -> bool:
    return arrow.plain or symbols[arrow.start].kind is Kind.DIAMOND


def _nearest(pairs: Iterable[_Pair]) -> dict[int, int]:
    """Arrows → labels, the nearest first."""
    found: dict[int, int] = {}
    for _, word, a in pairs:
        if word not in found.values() and a not in found:
            found[a] = word
    return found


def _settled(found: dict[int, int], away: _Away, labels: Sequence[Label], arrows: Sequence[Arrow]) -> dict[int, int]:
    """No symbol says one answer twice, where moving a label, or changing two, helps: what costs the least way."""
    def twice(one: Mapping[int, int]) -> int:
        said = Counter((arrows[a].start, labels[word].text.casefold()) for a, word in one.items())
        return said.total() - len(said)

    while most := twice(found):
        better = [one for one in _changed(found, away) if twice(one) < most]
        if not better:
            break
        found = min(better, key=lambda one: sum(away[word, a] for a, word in one.items()))
    return found


def _changed(found: Mapping[int, int], away: _Away) -> Iterator[dict[int, int]]:
    """With one label on another arrow within reach, which takes the place of that one's own, if it has one."""
    for a, word in found.items():
        for b in (b for other, b in away if other == word and b != a):
            rest = {c: other for c, other in found.items() if c not in (a, b)}
            if b not in found:
                yield rest | {b: word}
            elif (found[b], a) in away:
                yield rest | {b: word, a: found[b]}


def _meant(
    found: Mapping[int, int], away: _Away, labels: Sequence[Label], arrows: Sequence[Arrow], symbols: Sequence[Symbol],
) -> dict[int, int]:
    """An answer that stands between both ways of a decision is that of the one it means: "Ya" leads on, "Tidak" back."""
    result = dict(found)
    for a, word in found.items():
        ways = [b for b, arrow in enumerate(arrows) if arrow.start == arrows[a].start and not arrow.plain]
        other = next((b for b in ways if b != a), None)
        if other is None or len(ways) != ANSWERS or other in found or symbols[arrows[a].start].kind is not Kind.DIAMOND:
            continue
        between = away.get((word, other), FARTHEST) - away[word, a] < BETWEEN
        says = 1 if says_yes(labels[word].text) else -1 if says_no(labels[word].text) else 0
        if between and says and _ahead(arrows[a], symbols) == -says and _ahead(arrows[other], symbols) == says:
            result[other] = result.pop(a)
    return result


def _with_contrary(found: Mapping[int, int], labels: Sequence[Label], arrows: Sequence[Arrow], symbols: Sequence[Symbol]) -> dict[int, int]:
    """An answer a little too far from every way is that of the only way of a decision that waits for it: whose other one says the
    contrary.
    """
    result = dict(found)
    for word, label in enumerate(labels):
        near = [a for a, arrow in enumerate(arrows) if a not in result and _away(label, arrow, symbols) <= FARTHEST_ANSWER]
        waiting = [a for a in near if _is_contrary(label, _other(a, result, labels, arrows, symbols))]
        if word not in result.values() and len(waiting) == 1:
            result[waiting[0]] = word
    return result


def _with_lonely(found: Mapping[int, int], labels: Sequence[Label], arrows: Sequence[Arrow], symbols: Sequence[Symbol]) -> dict[int, int]:
    """Words that nobody claims are those of the only arrow around; an answer is a decision's, or is told."""
    result = dict(found)
    for word, label in enumerate(labels):
        if word in result.values() or len(label.text) > LONGEST or _is_answer(label.text):
            continue
        (nearest, a), (next_one, _) = sorted([*((_away(label, arrow, symbols), a) for a, arrow in enumerate(arrows)), *[(inf, -1)] * 2])[:2]
        if nearest <= NEAR_ALONE and next_one > ALONE * nearest and a not in result:
            result[a] = word
    return result


def _other(a: int, found: Mapping[int, int], labels: Sequence[Label], arrows: Sequence[Arrow], symbols: Sequence[Symbol]) -> str:
    """What the other way of a decision with two says; "" for any other symbol."""
    ways = [b for b, arrow in enumerate(arrows) if arrow.start == arrows[a].start and not arrow.plain and b != a]
    decides = symbols[arrows[a].start].kind is Kind.DIAMOND and len(ways) == ANSWERS - 1
    return labels[found[ways[0]]].text if decides and ways[0] in found else ""


def _is_contrary(label: Label, other: str) -> bool:
    return (says_yes(label.text) and says_no(other)) or (says_no(label.text) and says_yes(other))


def _forked(said: Mapping[int, str], arrows: Sequence[Arrow], symbols: Sequence[Symbol]) -> dict[int, str]:
    """One line of a decision that forks says one answer to all that it leads to, where other lines say the others.

        ◇───Tidak───┬──▶        ◇───Ya───▶
                    └──▶
    """
    result = dict(said)
    for start in (index for index, symbol in enumerate(symbols) if symbol.kind is Kind.DIAMOND):
        out = {a: _exit(arrow, symbols[start]) for a, arrow in enumerate(arrows) if arrow.start == start and not arrow.plain}
        for a in (a for a in out if a not in said):
            fork = [b for b in out if dist(out[a], out[b]) < ONE_LINE]
            words = {said[b] for b in fork if b in said}
            if len(words) == 1 and len(fork) < len(out):
                result[a] = words.pop()
    return result


def _exit(arrow: Arrow, start: Symbol) -> Point:
    """Where it leaves its symbol."""
    return min((point for piece in arrow.pieces for point in piece), key=lambda point: to_polygon(point, start.outline))


def _ahead(arrow: Arrow, symbols: Sequence[Symbol]) -> int:
    """1 for a way down the table, -1 for one up, 0 within a row."""
    start, end = symbols[arrow.start].row, symbols[arrow.end].row
    if start is None or end is None:
        return 0
    return (end > start) - (end < start)


def says_yes(label: str) -> bool:
    return bool(_YES.match(_bare(label)))


def says_no(label: str) -> bool:
    return bool(_NO.match(_bare(label)))


def _is_answer(label: str) -> bool:
    """Does it answer a question, and say nothing else?"""
    return bool(_ANSWER.fullmatch(_bare(label)))


def _bare(label: str) -> str:
    return label.casefold().strip(" .()")


def _names_page(text: str) -> bool:
    """Is it what stands beside a segilima, or beside several: "ke hal. 3"?"""
    words = text.split()
    counted = any(letter.isdigit() for letter in text) and any(_HALAMAN.match(word.lstrip("(")) for word in words)
    return counted and all(map(_TO_PAGE.fullmatch, words))


def _farthest(label: Label, start: Symbol) -> float:
    """Whole sentences belong to decisions alone."""
    if start.kind is Kind.DIAMOND:
        return FARTHEST
    return NEAR if len(label.text) <= LONGEST else -1.0


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
    return labels


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
