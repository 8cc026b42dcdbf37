"""Lines that LibreOffice printed of a sheet of ours → which of them are one paragraph, that the layout has broken.

It leaves out most of the spaces at which lines are broken.  What the print does not say, the layout's own rule does
(`layout/text/measure.py`): a line takes all words that fit, and lines in the middle are of about one length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from math import inf

from sopdoc.impor.lines import BREAKS, Line
from sopdoc.impor.page import After, Word

INSETS = (0.0, 1.0, 2.0, 3.0, 4.5)      # points that the layout takes off, one after the other, while a word fits, or not,
SAFETY = 0.6                            # by less than this
PLACED = 0.5            # so far from their places rules are printed
STEP = 0.25             # of the search for a width
FAINT = 0.2             # points of a space that is left out because it has no room
SPACE = 0.3             # of the type's size, where a line shows none
LEFT = 1.0              # lines that begin this near to each other stand at the left

_COUNTED = re.compile(r"\(?[0-9]+(?:\.[0-9]+)*[.)] ")

Piece = tuple[float, float]     # how wide, alone at a line's end and with the space behind it


def paragraphs(lines: Sequence[Line], left: float, room: float) -> Iterator[tuple[Line, ...]]:
    """Each as long as can be, but none goes on with a count ("2.1. ").  `left`: where the first begins, with the marker in front of it;
    from there lines have `room`."""
    start = 0
    while start < len(lines):
        stop = next((at for at in range(start + 1, len(lines)) if _COUNTED.match(lines[at].text)), len(lines))
        end = next((end for end in range(stop, start + 1, -1) if _go_on(lines[start:end], left, room)), start + 1)
        yield tuple(lines[start:end])
        start = end


def is_even(lines: Sequence[Line], room: float, widest: float) -> bool:
    """Would words break so in lines of about one length, as few as `room` lets them be?  `widest`: of the lines around them, which no
    width of theirs is below."""
    space = _space(lines)
    ends, pieces = _ends(lines, space), _pieces(lines, space)
    if not any(len(_greedy(pieces, room - inset)[0]) == len(ends) for inset in INSETS):
        return False
    most = max(line.box.width for line in lines)
    least = max(sum(ink for ink, _ in pieces) / len(ends), *(ink for ink, _ in pieces))
    narrowest = next((width for width in _steps(least, most) if len(_greedy(pieces, width)[0]) <= len(ends)), most)
    return any(_greedy(pieces, width)[0] == ends for width in _steps(narrowest, max(narrowest + INSETS[-1], widest + PLACED)))


def _go_on(lines: Sequence[Line], left: float, room: float) -> bool:
    """Are they one, or broken otherwise by LibreOffice, as its spaces tell: then each of the others goes on as if it were the first?"""
    if _is_one(lines, left, room):
        return True
    unsaid = [pair for pair in pairwise(lines) if pair[0].words[-1].after is not After.SPACE]
    return len(unsaid) < len(lines) - 1 and all(_is_one(pair, left, room) for pair in unsaid)


def _is_one(lines: Sequence[Line], left: float, room: float) -> bool:
    """Would words break so, with spaces at their ends where they have room?"""
    first, *rest = (line.box.x0 - left for line in lines)
    level = all(abs(one - rest[0]) < LEFT for one in rest) and min(abs(rest[0] - first), abs(rest[0])) < LEFT
    indent, lead = (rest[0], first - rest[0]) if level else (0.0, 0.0)
    space = _space(lines)
    ends, pieces = _ends(lines, space), _pieces(lines, space)
    pieces[0] = (pieces[0][0] + lead, pieces[0][1] + lead)
    widths = [line.box.width + (0.0 if number else lead) for number, line in enumerate(lines)]
    told = [(width, line.words[-1].after) for width, line in zip(widths, lines[:-1], strict=False) if level and line.text[-1] not in BREAKS]
    least = max((width + space for width, after in told if after is After.SPACE), default=0.0)
    most = min((width + space for width, after in told if after is not After.SPACE), default=inf)
    for width in _steps(room - indent - PLACED, room - indent + PLACED):
        for found, used in _broken(pieces, width):
            if found == ends and least - FAINT <= used <= most + FAINT:
                return True
    return False


def _broken(pieces: Sequence[Piece], room: float) -> Iterator[tuple[list[int], float]]:
    """The lines that the layout makes of them, and how wide they may be there; first those that other programs may make."""
    for inset in INSETS:
        ends, margin = _greedy(pieces, room - inset)
        if margin >= SAFETY or not inset:
            yield ends, room - inset
        if margin >= SAFETY:
            return


def _greedy(pieces: Sequence[Piece], width: float) -> tuple[list[int], float]:
    """How many of them stand on the lines up to each, when each takes all that fit; and by how much the width could change before any
    line would break elsewhere."""
    ends: list[int] = []
    used = inked = 0.0
    margin = width
    for count, (ink, full) in enumerate(pieces):
        if used and used + ink > width:
            margin = min(margin, used + ink - width, width - inked)
            ends.append(count)
            used = 0.0
        inked = used + ink
        used += full
    return [*ends, len(pieces)], min(margin, width - inked)


def _steps(low: float, high: float) -> Iterator[float]:
    return (low + STEP * number for number in range(int((high - low) / STEP) + 1))


def _space(lines: Sequence[Line]) -> float:
    gaps = [b.box.x0 - a.box.x1 for line in lines for a, b in pairwise(line.words) if not b.glued]
    return min(gaps, default=SPACE * max(word.box.height for word in lines[0].words))


def _ends(lines: Sequence[Line], space: float) -> list[int]:
    """How many pieces stand on the lines up to each."""
    return list(accumulate(len(list(_in_line(line, space))) for line in lines))


def _pieces(lines: Sequence[Line], space: float) -> list[Piece]:
    """What no line breaks within."""
    return [piece for line in lines for piece in _in_line(line, space)]


def _in_line(line: Line, space: float) -> Iterator[Piece]:
    """`space`: behind its last word."""
    unfinished = 0.0
    for word, behind in pairwise((*line.words, None)):
        assert word is not None
        *firsts, last = _parts(word)
        for width in firsts:
            yield unfinished + width, unfinished + width
            unfinished = 0.0
        unfinished += last
        if behind is None:
            yield unfinished, unfinished + (0.0 if word.text[-1] in BREAKS else space)
        elif not behind.glued:
            yield unfinished, unfinished + behind.box.x0 - word.box.x1
            unfinished = 0.0


def _parts(word: Word) -> list[float]:
    """How wide its parts are up to the places where it may break."""
    return [end - start for start, end in pairwise((0.0, *word.cuts, word.box.width))]
