"""Lines of a box → what its author wrote on a line: one that the file tells to go on, goes on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from sopdoc.impor.lines import Line, one_text
from sopdoc.impor.page import After
from sopdoc.impor.written.broken import is_even

UNSURE = 1.3        # a word may be so much wider than where it stands says: a layout tells the width of lines

_RANK = re.compile(r"(?:pembina|penata|pengatur|juru)\b", re.IGNORECASE)


def whole(lines: Sequence[Line], room: float = 0) -> tuple[str, ...]:
    """Lines as they are, but one that the file tells to go on; it does not where both had `room` on one line, if that is known, or where
    a line of what may be one paragraph has more room than the next word needs: nobody but its author ends a line there.
    """
    if room and any(line.words[-1].after is After.FULL for line in lines):
        return tuple(_even(lines, room))
    result: list[str] = []
    for chain in _chains(lines):
        widest = max(line.box.width for line in chain)
        result.append(chain[0].text)
        for line, below in pairwise(chain):
            ended = _together(line, below.box.width, room) or _together(line, UNSURE * below.words[0].box.width, widest)
            result = [*result, below.text] if ended else [*result[:-1], f"{result[-1]} {below.text}"]
    return tuple(result)


def _even(lines: Sequence[Line], room: float) -> Iterator[str]:
    """Where the file does not tell: as many of them as the layout would have made of one, but no rank with a name."""
    widest = max(line.box.width for line in lines)
    start = 0
    while start < len(lines):
        stop = next((at for at in range(start + 1, len(lines)) if _RANK.match(lines[at].text)), len(lines))
        end = next((end for end in range(stop, start + 1, -1) if is_even(lines[start:end], room, widest)), start + 1)
        yield one_text(lines[start:end])
        start = end


def _chains(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines that the file tells to go on, each with those behind it."""
    chain: list[Line] = []
    for line in lines:
        chain.append(line)
        if line.words[-1].after is not After.SPACE:
            yield chain
            chain = []
    if chain:
        yield chain


def _together(line: Line, behind: float, room: float) -> bool:
    """Is there room for so much behind a line?"""
    return line.box.width + behind + line.box.height / 4 < room

