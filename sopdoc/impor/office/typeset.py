"""Runs of text and the box they stand in → words: a line for each line of the text, as narrow and as low as the box wants it.

Nobody looks at these words; what counts is that each lies in its cell, and its lines are told apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from sopdoc.impor.office.drawing import Run
from sopdoc.impor.page import After, Box, Word

PAD = 1.0
PITCH = 3.7             # lines nearer than this would be read as one
LETTER = 0.5            # of the size: the width of a letter
ONE_LINE = 0.5          # of a symbol's width that its words may take

_PIECES = re.compile(r"\s+|\S+")

Piece = tuple[str, bool, bool, bool]        # a word, bold, italic, glued to the word before


def lines_of_runs(runs: Sequence[Run]) -> tuple[tuple[bool, tuple[Piece, ...]], ...]:
    """By line: does it go on from the one before, and its words.  Empty lines are left out.

    A line that ends or begins with a space, begins in lower case, or follows a mere number was broken by hand; others begin anew.
    """
    lines: list[list[Run]] = [[]]
    open_end = False
    for text, bold, italic in runs:
        first, *more = text.split("\n")
        lines[-1].append((first, bold, italic))
        lines += [[(part, bold, italic)] for part in more]
    found: list[tuple[bool, tuple[Piece, ...]]] = []
    for line in lines:
        pieces = pieces_of(line)
        if pieces:
            text = "".join(part for part, _, _ in line)
            found.append((open_end or text[0].isspace() or pieces[0][0][0].islower(), pieces))
            open_end = text[-1].isspace() or text.isdigit()
    return tuple(found)


def pieces_of(line: Sequence[Run]) -> tuple[Piece, ...]:
    """The words of a line."""
    return tuple(_pieces(line))


def _pieces(line: Sequence[Run]) -> Iterator[Piece]:
    touching = False
    for text, bold, italic in line:
        for part in _PIECES.findall(text):
            if not part.isspace():
                yield part, bold, italic, touching
            touching = not part.isspace()


def height_of(runs: Sequence[Run]) -> float:
    """The least height that tells the lines apart."""
    return PITCH * len(lines_of_runs(runs)) + 2 * PAD if runs else 0.0


def words_of(runs: Sequence[Run], box: Box, size: float, centred: bool = False, middle: bool = False) -> Iterator[Word]:
    """`size`: of the type; `centred`: each line in the box's middle; `middle`: all lines between top and bottom."""
    return set_lines(lines_of_runs(runs), box, size, centred, middle)


def set_lines(
    lines: Sequence[tuple[bool, tuple[Piece, ...]]], box: Box, size: float, centred: bool = False, middle: bool = False,
) -> Iterator[Word]:
    """Lines that go on from the ones before, or do not."""
    if not lines:
        return
    pitch = min(1.2 * size, (box.height - 2 * PAD) / len(lines))
    top = box.y0 + PAD + ((box.height - 2 * PAD - pitch * len(lines)) / 2 if middle else 0)
    followers = [After.SPACE if goes_on else After.NOTHING for _, (goes_on, _) in pairwise(lines)]
    for number, ((_, pieces), after) in enumerate(zip(lines, [*followers, After.NOTHING], strict=True)):
        y = top + pitch * number
        yield from set_line(pieces, Box(box.x0 + PAD, y, max(box.x0 + PAD, box.x1 - PAD), y + min(size, 0.9 * pitch)), size, centred, after)


def set_line(pieces: Sequence[Piece], room: Box, size: float, centred: bool, after: After) -> Iterator[Word]:
    """In the box's height, from its left edge or around its middle; `after`: what follows the last word."""
    letters = sum(len(text) + (not glued) for text, _, _, glued in pieces)
    letter = min(LETTER * size, room.width / letters)
    x = room.centre[0] - letter * (letters - 1) / 2 if centred else room.x0
    last = len(pieces) - 1
    for index, (text, bold, italic, glued) in enumerate(pieces):
        x += letter * (index > 0 and not glued)
        right = x + letter * len(text)
        follows = after if index == last else After.UNKNOWN
        yield Word(text, Box(x, room.y0, right, room.y1), size, bold, italic, glued and index > 0, after=follows)
        x = right


def word_line(runs: Sequence[Run], box: Box, size: float) -> Iterator[Word]:
    """All words in one line in the middle of a symbol, where every outline holds them."""
    joined = [(text.replace("\n", " "), bold, italic) for text, bold, italic in runs]
    width, height = ONE_LINE * box.width, min(size, 0.3 * box.height)
    (x, y) = box.centre
    inner = Box(x - width / 2 - PAD, y - height / 2 - PAD, x + width / 2 + PAD, y + height / 2 + PAD)
    yield from words_of(joined, inner, height, centred=True)
