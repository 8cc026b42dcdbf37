"""Chains that meet → the lines that were drawn: twigs off, what goes straight on as one, crossing lines apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from math import dist

from sopdoc.impor.page import Point
from sopdoc.impor.pixels.chains import Chain

AHEAD = 12.0            # pixels from a crossing to where a line's direction is read
STRAIGHT = -0.8         # the cosine between two lines that go on in each other


class Graph:
    """Chains by number, and which of them end at a node; a node keeps none, one or more than two."""

    def __init__(self, chains: Iterable[Chain]) -> None:
        self.chains: dict[int, Chain] = {}
        self._at: dict[int, list[int]] = defaultdict(list)
        self._next = 0
        for chain in chains:
            self._add(chain)
        for node in list(self._at):
            self._settle(node)

    def _add(self, chain: Chain) -> None:
        self.chains[self._next] = chain
        for node in chain.nodes:
            if node is not None:
                self._at[node].append(self._next)
        self._next += 1

    def _take(self, number: int) -> Chain:
        chain = self.chains.pop(number)
        for node in chain.nodes:
            if node is not None:
                self._at[node].remove(number)
        return chain

    def _settle(self, node: int) -> None:
        """A node where one chain ends is none; two go on in each other."""
        met = self._at[node]
        if len(met) == 1:
            self._add(_renamed(self._take(met[0]), node, None))
        elif len(met) == 2 and met[0] != met[1]:
            one, other = met
            self._add(_one(self._take(one), self._take(other), node))

    def prune(self, least: float, is_kept: Callable[[Chain], bool]) -> None:
        """Takes chains shorter than `least` away that end freely where others meet, unless `is_kept`: spurs, and the strokes of heads.

        All at one node go together, so that none is taken for the line's going on; where all are short, the line between them stays.
        """
        for node in list(self._at):
            met = self._at[node]
            twigs = [number for number in met if self._is_twig(number, least) and not is_kept(self.chains[number])]
            if twigs and len(twigs) == len(met):
                twigs.remove(_middle([(number, self.chains[number]) for number in met], node))
            for number in twigs:
                self._take(number)
            self._settle(node)

    def _is_twig(self, number: int, least: float) -> bool:
        chain = self.chains[number]
        return sum(node is None for node in chain.nodes) == 1 and chain.length < least

    def contract(self, near: float) -> None:
        """Makes nodes one that a chain shorter than `near` joins; a small hole between strokes is filled."""
        while True:
            number = next((n for n, chain in self.chains.items() if None not in chain.nodes and chain.length < near), None)
            if number is None:
                return
            keep, lose = self._take(number).nodes
            assert keep is not None
            assert lose is not None
            for other in list(dict.fromkeys(self._at[lose])) if lose != keep else ():
                self._add(_renamed(self._take(other), lose, keep))
            self._settle(keep)

    def uncross(self) -> None:
        """Where four ends meet, of which each goes on in another one, two lines cross."""
        fresh = max(self._at, default=0) + 1
        for node in list(self._at):
            met = self._at[node]
            pairs = _opposite([(number, self.chains[number]) for number in met], node) if len(set(met)) == 4 else ()
            for number, pair in enumerate(pairs, fresh):
                for one in pair:
                    self._add(_renamed(self._take(one), node, number))
                self._settle(number)
            fresh += len(pairs)


def _opposite(met: Sequence[tuple[int, Chain]], node: int) -> tuple[tuple[int, int], ...]:
    """The two pairs of chains that go on in each other; none where they do not."""
    ways = {number: _direction(chain if chain.nodes[0] == node else chain.turned) for number, chain in met}
    first, *rest = ways
    for other in rest:
        one, two = (number for number in rest if number != other)
        if _cosine(ways[first], ways[other]) < STRAIGHT and _cosine(ways[one], ways[two]) < STRAIGHT:
            return (first, other), (one, two)
    return ()


def _middle(met: Sequence[tuple[int, Chain]], node: int) -> int:
    """The one that the others go along with most: a short arrow's line lies between the strokes of its head."""
    ways = {number: _direction(chain if chain.nodes[0] == node else chain.turned) for number, chain in met}
    return max(ways, key=lambda number: sum(_cosine(ways[number], way) for way in ways.values()))


def _direction(chain: Chain) -> Point:
    """In which it leaves its first point, of length 1."""
    start = chain.points[0]
    ahead = next((point for point in chain.points if dist(start, point) > AHEAD), chain.points[-1])
    away = dist(start, ahead) or 1.0
    return (ahead[0] - start[0]) / away, (ahead[1] - start[1]) / away


def _cosine(a: Point, b: Point) -> float:
    return a[0] * b[0] + a[1] * b[1]


def _renamed(chain: Chain, old: int, new: int | None) -> Chain:
    first, last = chain.nodes
    return Chain(chain.points, (new if first == old else first, new if last == old else last))


def _one(a: Chain, b: Chain, node: int) -> Chain:
    a = a if a.nodes[1] == node else a.turned
    b = b if b.nodes[0] == node else b.turned
    return Chain((*a.points, *b.points[1:]), (a.nodes[0], b.nodes[1]))
