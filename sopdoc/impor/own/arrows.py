"""Pieces of arrows in our Word documents, one a row → connectors, put together again by place and by name, with their words.

    ──┐                     "Panah Kegiatan 1 ke Kegiatan 2 (Ya)", level      "Cabang Ya": its word, whatever it says now
      │                     "Panah Kegiatan 1 ke Kegiatan 2 (Ya)", upright, in the same row
      ▼                     "Panah Kegiatan 1 ke Kegiatan 2 (Ya)", in the next row, with a head

An edit in Word leaves some of them hanging: a symbol was dragged into another column, a row was put in, taken out or moved.  What
ends at no symbol leads where its name says; past a symbol that is gone, where the arrow from there led.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import dist

from sopdoc.impor.own.shapes import Outline, Piece
from sopdoc.impor.page import Box, Connector, Point, to_segment

MEETS = 1.6             # pieces of one arrow end this near to each other
TOUCHES = 4.0           # an arrow ends this near to its symbol
NAME = "Panah "
BRANCH = "Cabang "
KEGIATAN = "Kegiatan "
BETWEEN = (" ke ", " bersama ", " timbal balik dengan ")
WORD = " ("             # before a branch's word


@dataclass(frozen=True, slots=True)
class Label:
    """What stands on a branch; `name`: "Cabang Ya", as it was built."""

    name: str
    box: Box
    text: str


@dataclass(frozen=True, slots=True)
class _Arrow:
    """`names`: of the symbols at its ends as it was built; `cut`: it does not reach its own end; `word`: what stands on it."""

    chain: Sequence[Piece]
    name: str
    heads: tuple[bool, bool]
    cut: bool = False
    word: str = ""

    @property
    def names(self) -> tuple[str, str]:
        """ "Panah Kegiatan 2 ke Kegiatan 4 (Sedang)" → "Kegiatan 2", "Kegiatan 4"; two empty ones for another name."""
        for between in BETWEEN if self.name.startswith(NAME) else ():
            start, _, end = self.name.removeprefix(NAME).partition(between)
            if end:
                return start, end.partition(WORD)[0]
        return "", ""

    @property
    def points(self) -> tuple[Point, ...]:
        return (self.chain[0].start, *(piece.end for piece in self.chain))


def connectors_of(
    pieces: Sequence[Piece], outlines: Sequence[Outline], labels: Sequence[Label] = (),
) -> tuple[list[Connector], list[Label]]:
    """The arrows of a page, and the labels that stand on none of them; its outlines are the drawings 1, 2, …"""
    arrows, free = _worded(list(_arrows(pieces)), labels)
    touched = set(_touched(arrows, outlines))
    ends = [_ends(arrow, outlines, touched) for arrow in arrows]
    found = _once(_side_by_side(_past_what_is_gone(arrows, ends, outlines), outlines))
    return [
        Connector(arrow.points, arrow.heads, glued, arrow.chain[0].dashed, number, arrow.word)
        for number, (arrow, glued) in enumerate(found, len(outlines) + 1)
    ], free


def _arrows(pieces: Sequence[Piece]) -> Iterator[_Arrow]:
    """Each from its first piece on, and what is left of those whose beginning was taken away."""
    named: dict[str, list[Piece]] = defaultdict(list)
    for piece in pieces:
        named[piece.name].append(piece)
    for name, own in named.items():
        rest = [piece for piece in own if not piece.first]
        chains = [_chain(piece, rest) for piece in own if piece.first]
        tails = list[list[Piece]]()
        while rest:
            tails.append(_chain(rest.pop(0), rest))
        headed = any(piece.heads[1] for piece in own)
        for chain in _mended(chains, tails) or sorted(tails, key=lambda tail: not tail[-1].heads[1])[:1]:
            yield _Arrow(chain, name, (chain[0].heads[0], headed), cut=headed and not chain[-1].heads[1])


def _mended(chains: Sequence[list[Piece]], tails: Sequence[list[Piece]]) -> list[list[Piece]]:
    """Arrows that a row without pieces cuts, each with the nearest part that lacks a beginning."""
    found, rest = [*chains], [*tails]
    while rest and (cut := [index for index, chain in enumerate(found) if not chain[-1].heads[1]]):
        _, index, tail = min((dist(found[i][-1].end, one[0].start), i, n) for i in cut for n, one in enumerate(rest))
        found[index] = [*found[index], *rest.pop(tail)]
    return found


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


def _worded(arrows: Sequence[_Arrow], labels: Sequence[Label]) -> tuple[list[_Arrow], list[Label]]:
    """Arrows with the labels that were made for them, the nearest first where several have one word; and the labels of none."""
    found, free = list(arrows), list(labels)
    near = sorted(
        (_beside(label.box, arrow), a, n) for n, label in enumerate(labels) for a, arrow in enumerate(arrows)
        if label.name.startswith(BRANCH) and arrow.name.endswith(f"{WORD}{label.name.removeprefix(BRANCH)})")
    )
    for _, a, n in near:
        if not found[a].word and labels[n] in free:
            found[a] = replace(found[a], word=labels[n].text)
            free.remove(labels[n])
    return found, free


def _beside(box: Box, arrow: _Arrow) -> float:
    """How far a label stands from the piece that an arrow begins with, near which it was put."""
    return to_segment(box.centre, arrow.chain[0].start, arrow.chain[0].end)


def _symbol(name: str) -> str:
    """ "Kegiatan 4, proses" → "Kegiatan 4"."""
    return name.partition(",")[0]


def _ends(arrow: _Arrow, outlines: Sequence[Outline], touched: Collection[int]) -> _Glued:
    """The drawings at its ends: what these touch, else what its name says; None where neither tells."""
    points, goal = arrow.points, arrow.names[1]
    start = _touching(points[0], arrow.names[0], outlines)
    end = None if arrow.cut else _touching(points[-1], goal, outlines)
    if start is None:
        left = [number for number, one in enumerate(outlines, 1) if f" ke {goal.removeprefix(KEGIATAN)}" in one.told]
        start = _named(arrow.names[0], points[0], outlines, (touched, left, end))
    return start, _named(goal, points[-1], outlines, (touched, (), start)) if end is None else end


def _touched(arrows: Sequence[_Arrow], outlines: Sequence[Outline]) -> Iterator[int]:
    """The drawings that arrows begin or end at by their place."""
    points = [point for arrow in arrows for point in (arrow.points[0], *(() if arrow.cut else (arrow.points[-1],)))]
    yield from (number for number, one in enumerate(outlines, 1) if any(_away(point, one.box) <= TOUCHES for point in points))


def _touches(point: Point, outlines: Sequence[Outline]) -> bool:
    return _touching(point, "", outlines) is not None


def _touching(point: Point, name: str, outlines: Sequence[Outline]) -> int | None:
    """The nearest of those that it touches, first those of the kegiatan `name`."""
    near = [(_symbol(one.name) != name, away, n) for n, one in enumerate(outlines, 1) if (away := _away(point, one.box)) <= TOUCHES]
    return min(near)[2] if near else None


def _named(
    name: str, point: Point, outlines: Sequence[Outline], known: tuple[Collection[int], Collection[int], int | None],
) -> int | None:
    """A drawing of a kegiatan; not one that was copied to another row, which no arrow touches.

    `known`: drawings that arrows touch, those that are told to lead where this one does, the drawing at the other end.  Of several in
    a row it is one of the told, then one that no arrow touches any more, since it was dragged away, then the nearest.
    """
    touched, told, other = known
    own = [(_away(point, one.box), n) for n, one in enumerate(outlines, 1) if name and _symbol(one.name) == name and n != other]
    if not own:
        return None
    top = outlines[min(own)[1] - 1].top
    rows = {outlines[n - 1].top for _, n in own if n in touched}
    if rows and top not in rows:
        top = next(outlines[n - 1].top for _, n in sorted(own) if n in touched)
    return min((n not in told, n in touched, away, n) for away, n in own if outlines[n - 1].top == top)[3]


def _away(point: Point, box: Box) -> float:
    return dist(point, (min(max(point[0], box.x0), box.x1), min(max(point[1], box.y0), box.y1)))


_Glued = tuple[int | None, int | None]
_Found = tuple[_Arrow, _Glued]


def _past_what_is_gone(arrows: Sequence[_Arrow], ends: Sequence[_Glued], outlines: Sequence[Outline]) -> list[_Found]:
    """Arrows to a symbol that is gone lead where the flow went on from it; others to it, and from it, are gone too.

    None leads back to its own symbol, unless it is a branch, of which only its author can tell.
    """
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
        elif ways := list(_going_on(arrow.names[1], [way for way in leaving[arrow.names[1]] if arrow.word or way[1][1] != start])):
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


def _side_by_side(found: Sequence[_Found], outlines: Sequence[Outline]) -> list[_Found]:
    """Lines without heads join the symbols of a kegiatan that stand side by side, also where one of these was dragged past another."""
    result = list(found)
    rows: dict[str, list[int]] = defaultdict(list)
    for index, (arrow, (start, end)) in enumerate(found):
        ends = [_symbol(outlines[number - 1].name) for number in (start, end) if number]
        if not any(arrow.heads) and ends == [arrow.names[0]] * 2:
            rows[arrow.names[0]].append(index)
    for lines in rows.values():
        met = sorted({number for index in lines for number in found[index][1] if number}, key=lambda number: outlines[number - 1].box.x0)
        if len(met) == len(lines) + 1:
            for index, glued in zip(lines, pairwise(met), strict=True):
                result[index] = (found[index][0], glued)
    return result


def _once(found: Sequence[_Found]) -> list[_Found]:
    """Two branches that lead to one symbol, since what stood on the way of one is gone, are one arrow with the words of both."""
    result: dict[object, _Found] = {}
    for index, (arrow, glued) in enumerate(found):
        key: object = glued if None not in glued and arrow.word else index
        if key in result:
            first, _ = result[key]
            arrow = replace(first, word=" / ".join(dict.fromkeys((*first.word.split(" / "), arrow.word))))
        result[key] = arrow, glued
    return list(result.values())
