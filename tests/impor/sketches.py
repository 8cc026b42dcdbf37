"""Pages drawn for the readers of old sheets, in the ways of the programs that offices use.

    WORD    strokes a piece per cell, symbols stroked over white, arrows as one bent line with a filled triangle
    EXCEL   thin filled boxes for rules, filled rings for symbols, arrows in pieces that are outlines of their stroke
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count, pairwise
from math import cos, pi, sin

from sopdoc.impor.page import Box, Page, Path, Point, Word

WORD, EXCEL = "word", "excel"
MANNERS = (WORD, EXCEL)

LEFT, TOP, HEAD, ROW = 40.0, 60.0, 46.0, 60.0       # where a table begins, the height of its head and of a row
NOMOR, KEGIATAN, LANE, MUTU = 26.0, 130.0, 80.0, 70.0
SIZE, LETTER = 8.0, 4.2                            # of type: height, width of a letter


def words_at(text: str, x: float, y: float, bold: bool = False) -> list[Word]:
    """A line of words whose upper left corner stands there."""
    result, left = [], x
    for word in text.split():
        right = left + LETTER * len(word)
        result.append(Word(word, Box(left, y, right, y + SIZE), SIZE, bold))
        left = right + LETTER
    return result


def lines_at(text: str, x: float, y: float) -> list[Word]:
    return [word for number, line in enumerate(text.split("\n")) for word in words_at(line, x, y + 10 * number)]


class Pen:
    """Draws paths in one manner; every instruction is a drawing of its own."""

    def __init__(self, manner: str) -> None:
        self.manner = manner
        self.paths: list[Path] = []
        self._number = count(1)

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        if self.manner == WORD:
            self.paths.append(Path(((x0, y0), (x1, y1)), False, drawing=next(self._number)))
        else:
            self._fill(_thin(x0, y0, x1, y1, 0.6))

    def symbol(self, kind: str, box: Box) -> None:
        outline = OUTLINES[kind](box)
        number = next(self._number)
        if self.manner == WORD:
            self.paths.append(Path(outline, True, white=True, stroked=True, drawing=number))
            return
        inner = OUTLINES[kind](Box(box.x0 + 0.7, box.y0 + 0.7, box.x1 - 0.7, box.y1 - 0.7))
        self.paths += [Path(ring, True, stroked=False, filled=True, drawing=number) for ring in (outline, inner)]

    def arrow(self, points: Sequence[Point], head: bool = True, dashed: bool = False, both: bool = False) -> None:
        """A line through these points; with a head, it ends 4 pt before the last one; with both, it begins 4 pt after the first one."""
        end = _towards(points[-1], points[-2], 4) if head else points[-1]
        line = (*points[:-1], end)
        if both:
            line = (_towards(points[0], points[1], 4), *line[1:])
        if self.manner == WORD:
            self.paths.append(Path(tuple(line), False, dashed=dashed, drawing=next(self._number)))
        else:
            for a, b in pairwise(line):
                self._fill(_thin(*a, *b, 0.8))
        if head:
            self._fill(_triangle(points[-1], points[-2]))
        if both:
            self._fill(_triangle(points[0], points[1]))

    def _fill(self, points: tuple[Point, ...]) -> None:
        self.paths.append(Path(points, True, stroked=False, filled=True, drawing=next(self._number)))


def _thin(x0: float, y0: float, x1: float, y1: float, thick: float) -> tuple[Point, ...]:
    h = thick / 2
    if abs(x0 - x1) < 1e-9:
        a, b = sorted((y0, y1))
        return ((x0 - h, a - h), (x0 + h, a - h), (x0 + h, b + h), (x0 - h, b + h))
    a, b = sorted((x0, x1))
    return ((a - h, y0 - h), (b + h, y0 - h), (b + h, y0 + h), (a - h, y0 + h))


def _towards(point: Point, other: Point, far: float) -> Point:
    (x, y), (u, v) = point, other
    if abs(x - u) > abs(y - v):
        return x + (far if u > x else -far), y
    return x, y + (far if v > y else -far)


def _triangle(tip: Point, before: Point) -> tuple[Point, ...]:
    x, y = _towards(tip, before, 5)
    return (tip, (x, y - 2), (x, y + 2)) if abs(tip[1] - y) < 1e-9 else (tip, (x - 2, y), (x + 2, y))


def _box(box: Box) -> tuple[Point, ...]:
    return ((box.x0, box.y0), (box.x1, box.y0), (box.x1, box.y1), (box.x0, box.y1))


def _diamond(box: Box) -> tuple[Point, ...]:
    x, y = box.centre
    return ((x, box.y0), (box.x1, y), (x, box.y1), (box.x0, y))


def _capsule(box: Box) -> tuple[Point, ...]:
    """Half circles of twelve pieces at both ends."""
    r, y = box.height / 2, box.centre[1]
    right = [(box.x1 - r + r * sin(pi * k / 12), y - r * cos(pi * k / 12)) for k in range(13)]
    left = [(box.x0 + r - r * sin(pi * k / 12), y + r * cos(pi * k / 12)) for k in range(13)]
    return (*right, *left)


def _pentagon(box: Box) -> tuple[Point, ...]:
    x, low = box.centre[0], box.y1 - box.height * 0.35
    return ((box.x0, box.y0), (box.x1, box.y0), (box.x1, low), (x, box.y1), (box.x0, low))


OUTLINES = {"kotak": _box, "belah ketupat": _diamond, "kapsul": _capsule, "segilima": _pentagon}


@dataclass(frozen=True)
class Table:
    """A flow table: titles of the lanes, and a row for each number; `head` False for one that goes on from the page before.

    `across`: a row without numbers, words, and rules between its columns.
    """

    lanes: tuple[str, ...]
    rows: int
    head: bool = True
    first: int = 1
    number_row: bool = False
    across: int | None = None

    @property
    def edges(self) -> tuple[float, ...]:
        widths = (NOMOR, KEGIATAN, *(LANE for _ in self.lanes), MUTU, MUTU, MUTU, MUTU)
        places = [LEFT]
        for width in widths:
            places.append(places[-1] + width)
        return tuple(places)

    @property
    def top(self) -> float:
        return TOP + (HEAD if self.head else 0) + (14 if self.number_row else 0)

    def row(self, index: int) -> tuple[float, float]:
        return self.top + ROW * index, self.top + ROW * (index + 1)

    def place(self, lane: int, row: int, kind: str = "kotak") -> Box:
        """Where a symbol stands: in the middle of its cell."""
        x = (self.edges[2 + lane] + self.edges[3 + lane]) / 2
        y = sum(self.row(row)) / 2
        width, height = (44.0, 28.0) if kind == "belah ketupat" else (42.0, 20.0)
        return Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)

    def words(self) -> Iterator[Word]:
        edges = self.edges
        if self.head:
            heads = ("No.", "Kegiatan", *self.lanes, "Kelengkapan", "Waktu", "Output", "Keterangan")
            for x, text in zip(edges, heads, strict=False):
                low = text in (*self.lanes, "Kelengkapan", "Waktu", "Output")
                yield from words_at(text, x + 3, TOP + (30 if low else 18), bold=True)
            yield from words_at("Pelaksana", edges[2] + 4, TOP + 6, bold=True)
            yield from words_at("Mutu Baku", edges[2 + len(self.lanes)] + 4, TOP + 6, bold=True)
        if self.number_row:
            for number, x in enumerate(edges[:-1], 1):
                yield from words_at(f"({number})", x + 5, self.top - 11)
        for index in range(self.rows):
            if index == self.across:
                continue
            number, (top, _) = index + self.first - (self.across is not None and index > self.across), self.row(index)
            mutu = (f"Bahan {number}", f"{number} jam", f"Hasil {number}", "-")
            cells = (f"{number}.", f"Kegiatan nomor {number}", *("" for _ in self.lanes), *mutu)
            for x, text in zip(edges, cells, strict=False):
                yield from words_at(text, x + 4, top + 8)

    def draw(self, pen: Pen) -> None:
        edges, bottom = self.edges, self.row(self.rows)[0]
        lanes = len(self.lanes)
        cuts = [TOP, TOP + HEAD] if self.head else [TOP]
        cuts += [self.top] if self.number_row else []
        cuts += [self.row(index)[1] for index in range(self.rows)]
        for y in cuts:
            for a, b in pairwise(edges):
                pen.rule(a, y, b, y)
        if self.head:       # below the common titles
            for a, b in pairwise(edges[2: 6 + lanes]):
                pen.rule(a, TOP + 20, b, TOP + 20)
        for index, x in enumerate(edges):
            inner = 2 < index < 2 + lanes or 2 + lanes < index < 5 + lanes
            start = TOP + 20 if self.head and inner else TOP
            for y0, y1 in pairwise([start, *[cut for cut in cuts if cut > start]]):
                if self.across is None or y0 != self.row(self.across)[0] or index in (0, len(edges) - 1):
                    pen.rule(x, y0, x, y1)
        assert bottom == cuts[-1]


def page(table: Table, pen: Pen, number: int = 1, words: Sequence[Word] = ()) -> Page:
    """A page with the table, what the pen drew, and these words."""
    table.draw(pen)
    return Page(number, 1000, 1400, (*table.words(), *words), tuple(pen.paths))
