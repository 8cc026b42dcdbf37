"""A broken line that is drawn dash by dash → one line.

    ▬ ▬ ▬ ▬ ▬          a series of short strokes in one line, all in one drawing, with gaps of one length; at its corners the
            ▮          dash may bend, or the gap
            ▮  ─▶  ────┐
            ▼          ▼
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import dist

from sopdoc.impor.page import Point, Segment, to_segment

LONGEST = 16.0      # points: of a dash
GAPS = 1.0, 9.0     # points between two
FEWEST = 3          # gaps of a drawing that make its line a broken one
ALIKE = 0.35        # of the usual gap: by so much others differ
WIDER = 1.6         # of the usual gap: so wide is one at a corner, or where a dash was too small to be seen
ALONG = 2.0         # points from a dash to a piece that is a part of it
IN_LINE = 1.0       # points from one dash's line to the next one's


def undashed(pieces: Sequence[Segment]) -> tuple[list[Segment], bool]:
    """The pieces of one drawing, those of broken lines with their gaps filled; were there dashes?  Two in one line are enough where
    nothing else is drawn."""
    lines = [*_lines(pieces, 1), *_lines(pieces, 0)]
    others = [piece for piece in pieces if not _is_straight(piece, 0) and not _is_straight(piece, 1)]
    gaps = sorted(dist(above[1], below[0]) for line in lines for above, below in pairwise(line) if _are_dashes(above, below))
    usual = (gaps[(len(gaps) - 1) // 2] + gaps[len(gaps) // 2]) / 2 if gaps else 0.0      # the median; no portable page has `statistics`
    least = 1 if len(lines) == 1 and not others else max(FEWEST, len(gaps) / 2)
    if sum(abs(gap - usual) < ALIKE * usual for gap in gaps) < least:
        return list(pieces), False
    whole = _outer([piece for line in lines for piece in _filled(line, WIDER * usual)])
    return [*whole, *others, *_corners(whole, WIDER * usual)], True


def _outer(pieces: Sequence[Segment]) -> list[Segment]:
    """Without those that lie along longer ones, as the sides of a dash that bends do."""
    kept: list[Segment] = []
    for piece in sorted(pieces, key=lambda piece: -dist(*piece)):
        if not any(max(to_segment(end, *other) for end in piece) < ALONG for other in kept):
            kept.append(piece)
    return kept


def _is_straight(piece: Segment, across: int) -> bool:
    """`across`: 1 for a level one, whose y is one; 0 for an upright one."""
    (a, b), along = piece, 1 - across
    return abs(a[across] - b[across]) < IN_LINE and abs(a[along] - b[along]) >= abs(a[across] - b[across])


def _lines(pieces: Iterable[Segment], across: int) -> list[list[Segment]]:
    """The straight ones, those in one line together, one behind the other."""
    along = 1 - across
    found = (sorted(piece, key=lambda end: end[along]) for piece in pieces if _is_straight(piece, across))
    straight = [(start, end) for start, end in found]
    lines: list[list[Segment]] = []
    for piece in sorted(straight, key=lambda piece: (piece[0][across], piece[0][along])):
        if lines and piece[0][across] - lines[-1][0][0][across] < IN_LINE:
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return [sorted(line, key=lambda piece: piece[0][along]) for line in lines]


def _are_dashes(above: Segment, below: Segment) -> bool:
    return max(dist(*above), dist(*below)) < LONGEST and GAPS[0] < dist(above[1], below[0]) < GAPS[1]


def _filled(line: Sequence[Segment], gap: float) -> Iterator[Segment]:
    first, last = line[0]
    for start, end in line[1:]:
        if dist(last, start) > gap:
            yield first, last
            first = start
        last = end
    yield first, last


def _corners(pieces: Sequence[Segment], gap: float) -> Iterator[Segment]:
    """Where an end of a level piece and one of an upright piece are that near, the way around the corner."""
    level = [end for piece in pieces if _is_straight(piece, 1) for end in piece]
    upright = [end for piece in pieces if _is_straight(piece, 0) for end in piece]
    for end in level:
        other = min(upright, key=lambda other: dist(end, other), default=None)
        if other and dist(end, other) < gap:
            corner: Point = (other[0], end[1])
            yield from ((a, b) for a, b in ((end, corner), (corner, other)) if a != b)
