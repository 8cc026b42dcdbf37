"""Words and rules → cells: words that the same four rules enclose."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sopdoc.impor.lines import Line, lines_of
from sopdoc.impor.page import Box, Point, Word
from sopdoc.impor.table.rules import Rule, Rules

SLACK = 1.5
LINE = 3.0          # an upright rule as short as that is a letter's
NARROW = 12.0       # a column as narrow as that holds numbers at most, which are their texts'


@dataclass(frozen=True, slots=True)
class Cell:
    """`page` counts from 1; `lines` may be empty only for nobody: a cell has words."""

    page: int
    box: Box
    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)


def cells_of(words: Iterable[Word], rules: Rules, page: int) -> tuple[Cell, ...]:
    """In reading order; words that are not enclosed on all sides are left out."""
    found: dict[Box, list[Word]] = {}
    walled = _Walled(rules)
    for word in words:
        box = walled.around(word.box.centre)
        if box:
            found.setdefault(box, []).append(word)
    return tuple(Cell(page, box, lines_of(inner)) for box, inner in sorted(found.items(), key=lambda item: (item[0].y0, item[0].x0)))


@dataclass(slots=True)
class _Walled:
    """`enclosing` for many places: those of one height between the same two upright rules have the same rules around them."""

    rules: Rules
    _upright: dict[float, tuple[list[Rule], list[float]]] = field(default_factory=dict)
    _known: dict[tuple[float, int], Box | None] = field(default_factory=dict)

    def around(self, point: Point) -> Box | None:
        x, y = point
        if y not in self._upright:
            upright = _passing(y, self.rules)
            self._upright[y] = upright, sorted(rule.at for rule in upright)
        upright, walls = self._upright[y]
        between = y, bisect_right(walls, x)
        if between not in self._known:
            self._known[between] = _enclosed(point, upright, self.rules.level)
        return self._known[between]


def enclosing(point: Point, rules: Rules) -> Box | None:
    """The nearest rules around a place, in whole points, so that pieces of one cell agree."""
    return _enclosed(point, _passing(point[1], rules), rules.level)


def _passing(y: float, rules: Rules) -> list[Rule]:
    return [rule for rule in rules.upright if rule.passes(y, SLACK) and rule.length > LINE]


def _enclosed(point: Point, upright: Sequence[Rule], level: Sequence[Rule]) -> Box | None:
    while True:
        box = _between(point, upright, level)
        gone = {rule for rule in upright if box and round(rule.at) in (box.x0, box.x1) and _is_beside(point, rule, upright, level)}
        if not gone:
            return box
        upright = [rule for rule in upright if rule not in gone]


def _is_beside(point: Point, rule: Rule, upright: Sequence[Rule], levels: Sequence[Rule]) -> bool:
    """Is it a stroke left along a longer wall, which the cell's level rules reach as well?  In a double frame, they do not."""
    if not any(0 < abs(other.at - rule.at) < NARROW and other.start < rule.start and rule.end < other.end for other in upright):
        return False
    here, there = _between(point, upright, levels), _between(point, [other for other in upright if other is not rule], levels)
    return here is not None and there is not None and (here.y0, here.y1) == (there.y0, there.y1)


def _between(point: Point, upright: Sequence[Rule], levels: Sequence[Rule]) -> Box | None:
    x, y = point
    left, right = _before(upright, x), _after(upright, x)
    if left is None or right is None:
        return None
    level = [rule for rule in levels if rule.start <= left + SLACK and rule.end >= right - SLACK]      # else it underlines words
    top, bottom = _before(level, y), _after(level, y)
    if top is None or bottom is None:
        return None
    return Box(round(left), round(top), round(right), round(bottom))


def _before(rules: Sequence[Rule], place: float) -> float | None:
    return max((rule.at for rule in rules if rule.at <= place), default=None)


def _after(rules: Sequence[Rule], place: float) -> float | None:
    return min((rule.at for rule in rules if rule.at > place), default=None)
