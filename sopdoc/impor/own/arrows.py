"""Pieces of arrows in our Word documents, one a row → connectors, put together again by place and by name.

    ──┐                     "Panah Kegiatan 1 ke Kegiatan 2", level
      │                     "Panah Kegiatan 1 ke Kegiatan 2", upright, in the same row
      ▼                     "Panah Kegiatan 1 ke Kegiatan 2", in the next row, with a head

An edit in Word leaves some of them hanging: a symbol was dragged into another column, a row was put in, taken out or moved.  What
ends at no symbol leads where its name says; past a symbol that is gone, where the arrow from there led.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from math import dist

from sopdoc.impor.own.shapes import Outline, Piece
from sopdoc.impor.page import Box, Connector, Point

MEETS = 1.6             # pieces of one arrow end this near to each other
TOUCHES = 4.0           # an arrow ends this near to its symbol
NAME = "Panah "
KEGIATAN = "Kegiatan "
BETWEEN = (" ke ", " bersama ", " timbal balik dengan ")
WORD = " ("             # before a branch's word


@dataclass(frozen=True, slots=True)
class _Arrow:
    """`names`: of the symbols at its ends as it was built; `cut`: it does not reach its own end."""

    chain: Sequence[Piece]
    names: tuple[str, str]
    heads: tuple[bool, bool]
    cut: bool = False

    @property
    def points(self) -> tuple[Point, ...]:
        return (self.chain[0].start, *(piece.end for piece in self.chain))


def connectors_of(pieces: Sequence[Piece], outlines: Sequence[Outline]) -> list[Connector]:
    """The arrows of a page; its outlines are the drawings 1, 2, …"""
    arrows = list(_arrows(pieces))
    touched = set(_touched(arrows, outlines))
    ends = [_ends(arrow, outlines, touched) for arrow in arrows]
    found = _past_what_is_gone(arrows, ends, outlines)
    return [
        Connector(arrow.points, arrow.heads, (start, end), arrow.chain[0].dashed, number)
        for number, (arrow, (start, end)) in enumerate(found, len(outlines) + 1)
    ]


def _arrows(pieces: Sequence[Piece]) -> Iterator[_Arrow]:
    """Each from its first piece on, and what is left of those whose beginning was taken away."""
    named: dict[str, list[Piece]] = defaultdict(list)
    for piece in pieces:
        named[piece.name].append(piece)
    for name, own in named.items():
        rest = [piece for piece in own if not piece.first]
        firsts = [piece for piece in own if piece.first]
        chains = [_chain(first, rest) for first in firsts]
        while rest:
            chains.append(_chain(rest.pop(0), rest))
        if len(firsts) <= 1 < len(chains):
            yield _cut(chains, _names(name), begins=bool(firsts))
        else:
            yield from (_Arrow(chain, _names(name), (chain[0].heads[0], chain[-1].heads[1])) for chain in chains)


def _cut(chains: Sequence[Sequence[Piece]], names: tuple[str, str], *, begins: bool) -> _Arrow:
    """One arrow in several parts: from its beginning or, where that is gone, with its head."""
    headed = [chain for chain in chains if chain[-1].heads[1]]
    chain = chains[0] if begins or not headed else headed[0]
    return _Arrow(chain, names, (chain[0].heads[0], bool(headed)), cut=not chain[-1].heads[1])


def _chain(first: Piece, rest: list[Piece]) -> list[Piece]:
    """Takes from `rest` what goes on from the end before, the nearest first."""
    found = [first]
    while rest and not found[-1].heads[1]:
        end = found[-1].end
        nearest = min(rest, key=lambda piece: dist(piece.start, end))
        if dist(nearest.start, end) > MEETS:
            break
        rest.remove(nearest)
        found.append(nearest)
    return found


def _names(name: str) -> tuple[str, str]:
    """ "Panah Kegiatan 2 ke Kegiatan 4 (Sedang)" → "Kegiatan 2", "Kegiatan 4"; two empty ones for another name."""
    for between in BETWEEN if name.startswith(NAME) else ():
        start, _, end = name.removeprefix(NAME).partition(between)
        if end:
            return start, end.partition(WORD)[0]
    return "", ""


def _symbol(name: str) -> str:
    """ "Kegiatan 4, proses" → "Kegiatan 4"."""
    return name.partition(",")[0]


def _ends(arrow: _Arrow, outlines: Sequence[Outline], touched: Collection[int]) -> _Glued:
    """The drawings that its name says, for ends that touch none; None where the place says it, or nothing does."""
    points = arrow.points
    start = None if _touches(points[0], outlines) else _named(arrow.names[0], points[0], outlines, touched)
    ends = not arrow.cut and _touches(points[-1], outlines)
    return start, None if ends else _named(arrow.names[1], points[-1], outlines, touched)


def _touched(arrows: Sequence[_Arrow], outlines: Sequence[Outline]) -> Iterator[int]:
    """The drawings that arrows begin or end at by their place."""
    points = [point for arrow in arrows for point in (arrow.points[0], *(() if arrow.cut else (arrow.points[-1],)))]
    yield from (number for number, one in enumerate(outlines, 1) if any(_away(point, one.box) <= TOUCHES for point in points))


def _touches(point: Point, outlines: Sequence[Outline]) -> bool:
    return any(_away(point, one.box) <= TOUCHES for one in outlines)


def _named(name: str, point: Point, outlines: Sequence[Outline], touched: Collection[int]) -> int | None:
    """The nearest, where a kegiatan has several symbols; not one that was copied to another row, which no arrow touches."""
    own = [(_away(point, one.box), number) for number, one in enumerate(outlines, 1) if name and _symbol(one.name) == name]
    if not own:
        return None
    nearest = min(own)[1]
    box = outlines[nearest - 1].box
    elsewhere = [(away, number) for away, number in own if not _level(outlines[number - 1].box, box) and number in touched]
    return min(elsewhere)[1] if elsewhere and nearest not in touched else nearest


def _level(one: Box, other: Box) -> bool:
    """Does any height pass through both?"""
    return one.y0 < other.y1 and other.y0 < one.y1


def _away(point: Point, box: Box) -> float:
    return dist(point, (min(max(point[0], box.x0), box.x1), min(max(point[1], box.y0), box.y1)))


_Glued = tuple[int | None, int | None]
_Found = tuple[_Arrow, _Glued]


def _past_what_is_gone(arrows: Sequence[_Arrow], ends: Sequence[_Glued], outlines: Sequence[Outline]) -> list[_Found]:
    """Arrows to a symbol that is gone lead where the flow went on from it; others to it, and from it, are gone too."""
    pairs = list(zip(arrows, ends, strict=True))
    there = {_symbol(one.name) for one in outlines}
    leaving: dict[str, list[_Found]] = defaultdict(list)
    for arrow, glued in pairs:
        if _is_loose(arrow.names[0], arrow.points[0], there, outlines):
            leaving[arrow.names[0]].append((arrow, glued))
    found = list[_Found]()
    for arrow, (start, end) in pairs:
        if _is_loose(arrow.names[0], arrow.points[0], there, outlines):
            continue
        if not _is_loose(arrow.names[1], arrow.points[-1], there, outlines):
            found.append((arrow, (start, end)))
        elif ways := list(_going_on(arrow.names[1], leaving[arrow.names[1]])):
            further, (_, goal) = ways[0]
            found.append((replace(arrow, chain=[*arrow.chain, *further.chain], heads=(arrow.heads[0], further.heads[1])), (start, goal)))
    return found


def _going_on(name: str, ways: Sequence[_Found]) -> Iterator[_Found]:
    """The only arrow from a symbol, or of several the one to the kegiatan below: of a decision, the branch that leads on."""
    number = name.removeprefix(KEGIATAN)
    below = f"{KEGIATAN}{int(number) + 1}" if number.isdecimal() else ""
    yield from ways if len(ways) == 1 else [way for way in ways if way[0].names[1] == below]


def _is_loose(name: str, point: Point, there: Collection[str], outlines: Sequence[Outline]) -> bool:
    """Does an arrow begin or end at a symbol that is gone?"""
    return bool(name) and name not in there and not _touches(point, outlines)
