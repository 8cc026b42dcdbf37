"""Ways in which old sheets are worse than ours, each at one place of a scene: what a careful person would still read, or ask about.

A way is a function from a scene and a chance to `Worse`, or None where the scene has no place for it.  Where the sheet then says
something else (a word is missing, a line is gone), `truth` changes what is expected.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import dist
from random import Random

from bench.redrawn import Scene

from sopdoc.geometry import Emu, Point, Rect, bounds, pt
from sopdoc.layout.tree import Connector, Page, Paragraph, Row, Symbol, Table
from sopdoc.model.sop import Sop

Truth = Callable[[Sop], Sop]
SAFE = pt(3)            # between what is moved and what it must not meet


@dataclass(frozen=True)
class Worse:
    """The worse scene, where it is worse in words, and what becomes of the truth."""

    scene: Scene
    where: str
    truth: Truth | None = None


Way = Callable[[Scene, Random], "Worse | None"]
Ways = dict[str, Way]


def named(ways: Ways) -> Callable[[str], Callable[[Way], Way]]:
    """A decorator that puts a way among these, under its name."""
    def called(name: str) -> Callable[[Way], Way]:
        def known(function: Way) -> Way:
            ways[name] = function
            return function
        return known
    return called



@dataclass(frozen=True)
class Spot:
    """A connector on its page (from 0), between the symbols that it joins."""

    index: int
    page: Page
    line: Connector
    source: Symbol
    target: Symbol

    @property
    def shown(self) -> str:
        return f"hlm. {self.index + 1}: {self.line.id}"

    def changed(self, scene: Scene, *lines: Connector) -> Scene:
        """With these lines in place of it."""
        at = self.page.connectors.index(self.line)
        connectors = (*self.page.connectors[:at], *lines, *self.page.connectors[at + 1:])
        return scene.with_page(self.index, replace(self.page, connectors=connectors))


def arrows(scene: Scene, chance: Random) -> list[Spot]:
    """Those with a head, in any order."""
    found = []
    for index, page in enumerate(scene.layout.pages):
        known = {symbol.id: symbol for symbol in page.symbols}
        found += [
            Spot(index, page, line, known[line.source], known[line.target]) for line in page.connectors
            if line.arrow and len(line.points) > 1 and line.source in known and line.target in known
        ]
    chance.shuffle(found)
    return found


def length(a: Point, b: Point) -> Emu:
    return abs(a.x - b.x) + abs(a.y - b.y)


def towards(a: Point, b: Point, far: Emu) -> Point:
    """From `a`, that far to `b`, beyond it too."""
    whole = length(a, b)
    return Point(a.x + (b.x - a.x) * far // whole, a.y + (b.y - a.y) * far // whole)


def apart(a: Rect, b: Rect) -> float:
    dx, dy = max(a.x - b.right, b.x - a.right, 0), max(a.y - b.bottom, b.y - a.bottom, 0)
    return dist((0, 0), (dx, dy))


def box(a: Point, b: Point) -> Rect:
    return bounds((a, b))


def is_free(page: Page, rect: Rect, but: Sequence[Symbol] = (), by: Emu = SAFE) -> bool:
    """Is no other symbol so near?"""
    return all(apart(symbol.rect, rect) > by for symbol in page.symbols if symbol not in but)


def shares(spot: Spot) -> bool:
    """Does another line run where its last piece does?"""
    a, b = spot.line.points[-2:]
    return any(
        apart(box(a, b), box(c, d)) == 0 for other in spot.page.connectors if other is not spot.line
        for c, d in pairwise(other.points)
    )



def flow_table(page: Page) -> Table | None:
    """The table behind the symbols."""
    tables = [block for block in page.blocks if isinstance(block, Table)]
    return next((table for table in tables if page.symbols and table.rect.contains(page.symbols[0].rect.centre)), None)


def body_rows(table: Table) -> list[Row]:
    return [row for row in table.rows if not row.header]


def saying(paragraph: Paragraph, text: str) -> Paragraph:
    """All its words on its first line."""
    line = paragraph.lines[0]
    piece = replace(line.pieces[0], run=line.pieces[0].run.saying(text))
    return replace(paragraph, runs=(piece.run,), lines=(replace(line, pieces=(piece,)),))
