"""Large pale letters that lean across a page → the words that they are: a watermark, drawn as outlines or set as text.

      ╱N│      contours are turned back by the way most of their straight pieces run, parted into lines and letters, and each
    ╱A╱ │      letter compared with Arimo's, in which ours and most others' are drawn, however they are stretched;
    R╱──┘      one that is like none makes the words unread, which is told
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, reduce
from itertools import pairwise
from math import atan2, cos, degrees, hypot, log, radians, sin
from string import ascii_letters, digits

from sopdoc.impor.page import Box, Path, Point, Watermark, box_of
from sopdoc.layout.text.fonts import Face, built_in
from sopdoc.layout.text.outline import outlines

FACES = ("tebal", "biasa")
LETTERS = ascii_letters + digits + ".,:;-/()&+"
LEAST_LEAN = 8.0            # degrees from level and upright; what leans less is no watermark
STRAIGHT = 0.05             # points beside level or upright
HUGE = 60.0                 # points: letters that are like none are as high as no symbol is
LARGE = 18.0                # points: the height of such letters
SHARE = 0.25                # of the page's width that the words take
CELLS = (10, 14)            # a letter's pattern: across and down
ALIKE = 0.13                # of the cells may differ
STRETCHED = 0.1             # how much the sides of a letter count against its pattern
SPACE = 0.22                # of the letters' height: a gap between words
WIDE = 1.6                  # of a letter's half diagonal: from middle to middle over a space
FEWEST = 3                  # letters

_INNER = re.compile("(?<=[A-Za-z])I(?=[a-z])|(?<=[a-z])I")      # Arimo draws "I" and "l" alike

Contour = tuple[Point, ...]
Pattern = tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class _Letter:
    """Contours that stand above each other, turned upright."""

    contours: tuple[Contour, ...]
    box: Box

    @property
    def ratio(self) -> float:
        return max(self.box.width, 1e-6) / max(self.box.height, 1e-6)


@dataclass(frozen=True, slots=True)
class _Known:
    """A letter of a face; `above` and `below`: where it ends, from the baseline, by the height of capitals."""

    text: str
    pattern: Pattern
    ratio: float
    above: float
    below: float


def watermark_in(pale: Sequence[Path], width: float) -> tuple[Watermark | None, frozenset[int]]:
    """The watermark of a page of that width among its pale shapes, if one is there, and the drawings that it is made of."""
    found = [path for path in pale if path.closed and len(path.points) > 2 and not _is_level(path)]
    if len(found) < FEWEST:
        return None, frozenset()
    box = box_of([point for path in found for point in path.points])
    lean = _lean([path.ring for path in found])
    if box.width < SHARE * width or not LEAST_LEAN < lean < 90 - LEAST_LEAN:
        return None, frozenset()
    ways = [_lines(found, angle) for angle in (lean, lean - 90)]
    rows = next((rows for rows in ways if _are_words(rows)), ())
    read = tuple(_text(row) for row in rows)
    if not rows or not (all(read) or all(map(_is_script, rows))):
        return None, frozenset()
    return Watermark(read if all(read) else (), box), frozenset(path.drawing for path in found)


def watermark_of(letters: Sequence[tuple[str, Box, float]]) -> Watermark | None:
    """The same of letters that lean: each with its place and how much, in radians upwards."""
    found = [(text, box, lean) for text, box, lean in letters if box.height >= LARGE]
    if len(found) < FEWEST:
        return None
    lean = _middle(one for _, _, one in found)
    placed = [(text, *_turned(box.centre, lean), hypot(box.width, box.height) / 2) for text, box, _ in found]
    rows: list[list[tuple[str, float, float, float]]] = []
    for one in placed:
        row = next((row for row in rows if abs(row[0][2] - one[2]) < one[3] / 2), None)
        if row is None:
            rows.append([one])
        else:
            row.append(one)
    lines = tuple(_spaced(sorted(row, key=lambda one: one[1])) for row in sorted(rows, key=lambda row: row[0][2]))
    return Watermark(lines, reduce(Box.joined, (box for _, box, _ in found)))


def _spaced(row: Sequence[tuple[str, float, float, float]]) -> str:
    """Letters with the places of their middles; where a gap is wider than any letter, a space."""
    text = row[0][0]
    for (_, before, _, _), (letter, x, _, size) in pairwise(row):
        text += f" {letter}" if x - before > WIDE * size else letter
    return " ".join(text.split())


def _turned(point: Point, lean: float) -> Point:
    return point[0] * cos(lean) - point[1] * sin(lean), point[0] * sin(lean) + point[1] * cos(lean)


def _is_level(path: Path) -> bool:
    """The ground of a cell, or the fill of a box."""
    return all(min(abs(x1 - x0), abs(y1 - y0)) < STRAIGHT for (x0, y0), (x1, y1) in path.segments)


def _lean(rings: Iterable[Contour]) -> float:
    """Degrees upwards, less than 90, by which the longest straight pieces lean from level or upright."""
    lengths: defaultdict[int, float] = defaultdict(float)
    pieces: list[tuple[float, float]] = []
    for ring in rings:
        for (x0, y0), (x1, y1) in pairwise(ring):
            angle, length = degrees(atan2(y0 - y1, x1 - x0)) % 90, hypot(x1 - x0, y1 - y0)
            pieces.append((angle, length))
            for step in range(-1, 2):
                lengths[(round(angle) + step) % 90] += length
    best = max(lengths, key=lambda angle: lengths[angle])
    near = [(_beside(angle, best), length) for angle, length in pieces if abs(_beside(angle, best)) <= 1.5]
    total = sum(length for _, length in near) or 1.0
    return (best + sum(off * length for off, length in near) / total) % 90


def _beside(angle: float, best: float) -> float:
    return (angle - best + 45) % 90 - 45


def _lines(paths: Sequence[Path], angle: float) -> list[list[_Letter]]:
    """The letters line by line, turned back by so many degrees."""
    upright = [tuple(_turned(point, radians(angle)) for point in path.points) for path in paths]
    rows: list[list[Contour]] = []
    for contour in sorted(upright, key=lambda one: -box_of(one).height):
        box = box_of(contour)
        level = [row for row in rows if _reach(row).y0 <= box.centre[1] <= _reach(row).y1]
        if level:
            min(level, key=lambda row: min(_away(box, box_of(other)) for other in row)).append(contour)
        else:
            rows.append([contour])
    return [list(_letters(row)) for row in sorted(rows, key=lambda row: _reach(row).y0)]


def _away(one: Box, other: Box) -> float:
    """Between two boxes; of an i's dot and its stem, little."""
    across, down = max(one.x0, other.x0) - min(one.x1, other.x1), max(one.y0, other.y0) - min(one.y1, other.y1)
    return hypot(max(0.0, across), max(0.0, down))


def _reach(row: Sequence[Contour]) -> Box:
    return box_of([point for contour in row for point in contour])


def _letters(row: Sequence[Contour]) -> Iterator[_Letter]:
    """Contours whose middles stand above each other are one letter."""
    waiting: list[Contour] = []
    for contour in sorted(row, key=lambda one: box_of(one).x0):
        box = box_of(contour)
        if waiting and not _reach(waiting).x0 <= box.centre[0] <= _reach(waiting).x1:
            yield _Letter(tuple(waiting), _reach(waiting))
            waiting = []
        waiting.append(contour)
    yield _Letter(tuple(waiting), _reach(waiting))


def _are_words(rows: Sequence[Sequence[_Letter]]) -> bool:
    """Are the letters of each line large, and as near to each other as letters stand?"""
    if sum(map(len, rows)) < FEWEST:
        return False
    for row in rows:
        height = max(letter.box.height for letter in row)
        gaps = [after.box.x0 - letter.box.x1 for letter, after in pairwise(row)]
        if height < LARGE or max(gaps, default=0.0) > height or max(letter.box.width for letter in row) > 2 * height:
            return False
    return True


def _is_script(row: Sequence[_Letter]) -> bool:
    """Letters of which nobody knows the shapes: larger than any symbol, most of them on one line."""
    tall = max(letter.box.height for letter in row)
    level = max(sum(abs(letter.box.y1 - base.box.y1) < 0.1 * tall for letter in row) for base in row)
    return tall >= HUGE and 2 * level > len(row)


def _text(row: Sequence[_Letter]) -> str:
    """"" where a letter is none that is known."""
    tall, stretch = _measure(row)
    base = max((letter.box.y1 for letter in row), key=lambda y: sum(abs(letter.box.y1 - y) < 0.05 * tall for letter in row))
    found: list[str] = []
    for number, letter in enumerate(row):
        if number and letter.box.x0 - row[number - 1].box.x1 > SPACE * tall:
            found.append(" ")
        known = _like(letter, base, tall, stretch)
        if not known:
            return ""
        found.append(known)
    return _INNER.sub("l", "".join(found))


def _like(letter: _Letter, base: float, tall: float, stretch: float) -> str:
    """The known letter that it is most like, as high and as low on its line; "" for none."""
    above, below = (base - letter.box.y0) / tall, (base - letter.box.y1) / tall
    pattern = _pattern(letter.contours, letter.box)

    def cost(one: _Known) -> float:
        sides = abs(log(letter.ratio / one.ratio / stretch))
        return _unlike(one, pattern) + abs(one.above - above) + abs(one.below - below) + STRETCHED * sides

    best = min(_known(), key=cost)
    return best.text if _unlike(best, pattern) <= ALIKE else ""


def _measure(row: Sequence[_Letter]) -> tuple[float, float]:
    """How high its capitals are, and how much wider than the face's its letters: by the middle one of those that look like one."""
    found = []
    for letter in row:
        pattern = _pattern(letter.contours, letter.box)
        best = min(_known(), key=lambda one: _unlike(one, pattern))
        if _unlike(best, pattern) <= ALIKE and not all(pattern):
            found.append((letter.box.height / (best.above - best.below), letter.ratio / best.ratio))
    if not found:
        return max(letter.box.height for letter in row), 1.0
    return _middle(height for height, _ in found), _middle(wider for _, wider in found)


def _unlike(known: _Known, pattern: Pattern) -> float:
    return sum(a != b for a, b in zip(known.pattern, pattern, strict=True)) / len(pattern)


@cache
def _known() -> tuple[_Known, ...]:
    """All letters of both faces."""
    result = []
    for face in (built_in().faces[name] for name in FACES):
        capital = -_reach(_contours(face, "H")).y0
        for text in LETTERS:
            contours = _contours(face, text)
            box = _reach(contours)
            result.append(_Known(text, _pattern(contours, box), box.width / box.height, -box.y0 / capital, -box.y1 / capital))
    return tuple(result)


def _contours(face: Face, text: str) -> tuple[Contour, ...]:
    """Of a letter in shares of the size, y downwards; of a curve its ends and two points between."""
    found: list[list[Point]] = []
    for kind, numbers in outlines(face, text):
        ends = list(zip(numbers[::2], (-y for y in numbers[1::2]), strict=True))
        if kind == "M":
            found.append(ends)
        elif kind == "L":
            found[-1] += ends
        else:
            found[-1] += _curve(found[-1][-1], *ends)
    return tuple(map(tuple, found))


def _curve(a: Point, b: Point, c: Point, d: Point) -> Iterator[Point]:
    for t in (1 / 3, 2 / 3, 1.0):
        u = 1 - t
        x, y = (u * u * u * a[n] + 3 * u * u * t * b[n] + 3 * u * t * t * c[n] + t * t * t * d[n] for n in (0, 1))
        yield x, y


def _pattern(contours: Sequence[Contour], box: Box) -> Pattern:
    """Which cells of a net over its box are filled, by their middles."""
    across, down = CELLS
    filled: list[bool] = []
    for row in range(down):
        y = box.y0 + (row + 0.5) * box.height / down
        crossed = sorted(_crossings(contours, y))
        for column in range(across):
            x = box.x0 + (column + 0.5) * box.width / across
            filled.append(sum(place < x for place in crossed) % 2 == 1)
    return tuple(filled)


def _crossings(contours: Iterable[Contour], y: float) -> Iterator[float]:
    for contour in contours:
        for (x0, y0), (x1, y1) in zip(contour, (*contour[1:], contour[0]), strict=True):
            if (y0 > y) != (y1 > y):
                yield x0 + (y - y0) * (x1 - x0) / (y1 - y0)


def _middle(values: Iterable[float]) -> float:
    """The mean of the two in the middle; Python's own `statistics` takes 200 kB in a page."""
    found = sorted(values)
    return (found[(len(found) - 1) // 2] + found[len(found) // 2]) / 2
