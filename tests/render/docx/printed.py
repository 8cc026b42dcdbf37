"""A printed flow read back: what is drawn, in the order in which it lies on each other, by geometry alone."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise, zip_longest
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

Box = tuple[float, float, float, float]       # x0, top, x1, bottom in pt
GRID = 0.6                                    # pt: lines of the table are thinner than those of the flow
WORDS = 3.0                                   # pt: white ground so wide carries words; it may lie on a line
WHITE = (255, 255, 255)
CLOSE = 1.5                                   # pt: what is nearer counts as touching


@dataclass(frozen=True)
class Shape:
    """A path: its corners and what it is painted with."""

    points: tuple[tuple[float, float], ...]
    filled: bool
    stroked: bool
    colour: tuple[int, int, int]
    width: float

    @cached_property
    def box(self) -> Box:
        xs, ys = [x for x, _ in self.points], [y for _, y in self.points]
        return min(xs), min(ys), max(xs), max(ys)

    @cached_property
    def corners(self) -> tuple[tuple[float, float], ...]:
        """Without those that are said twice: of a low capsule, LibreOffice closes the ground with one point more than the line."""
        kept = tuple(point for point, after in zip_longest(self.points, self.points[1:]) if point != after)
        return kept[:-1] if len(kept) > 1 and kept[0] == kept[-1] else kept

    @property
    def slanted(self) -> bool:
        """A rhombus."""
        x0, top, x1, bottom = self.box
        corners = [(x, y) for x, y in self.points if abs(x - (x0 + x1) / 2) < 1 or abs(y - (top + bottom) / 2) < 1]
        return len(self.points) == 5 and len(corners) == 5 and x1 - x0 > 3


@dataclass(frozen=True)
class Line:
    """What is seen of a straight line: `at` is its x (upright) or y, from `start` to `end` along it."""

    upright: bool
    at: float
    start: float
    end: float


@dataclass(frozen=True)
class Drawn:
    """One page: symbols, tips of arrow heads, what is seen of lines, and where the table's body stands."""

    symbols: tuple[Box, ...]
    heads: tuple[Shape, ...]
    lines: tuple[Line, ...]
    grid: tuple[float, ...]       # its horizontal lines, downwards


def read(data: bytes) -> list[Drawn]:
    document = pypdfium2.PdfDocument(data)
    try:
        return [_page(list(_shapes(page.raw, page.get_height()))) for page in document]
    finally:
        document.close()


def _page(shapes: list[Shape]) -> Drawn:
    covers = [(place, shape) for place, shape in enumerate(shapes) if shape.filled and shape.colour == WHITE]
    symbols = [shape.box for before, shape in pairwise(shapes) if before.filled and shape.stroked and before.corners == shape.corners]
    heads = [shape for shape in shapes if shape.filled and shape.colour == (0, 0, 0) and len(shape.points) == 4]
    lines = [
        part for place, shape in enumerate(shapes) if shape.stroked and shape.width > GRID and shape.box not in symbols
        for line in _straight(shape) for part in _seen(line, [cover for later, cover in covers if later > place])
    ] + [_axis(head) for head in heads]
    thin = [shape for shape in shapes if shape.stroked and shape.width <= GRID]
    grid = {round(shape.box[1], 1) for shape in thin if shape.box[3] - shape.box[1] < 0.5 and shape.box[2] - shape.box[0] > 30}
    return Drawn(tuple(symbols), tuple(heads), tuple(joined(lines)), tuple(sorted(grid)))


def _axis(head: Shape) -> Line:
    """A head as the end of its line, from its base to its tip."""
    (x, y), (x0, y0), (x1, y1), *_ = head.points
    across, down = (x0 + x1) / 2, (y0 + y1) / 2
    return Line(True, x, min(y, down), max(y, down)) if abs(across - x) < abs(down - y) else Line(False, y, min(x, across), max(x, across))


def _straight(shape: Shape) -> Iterator[Line]:
    for (x0, y0), (x1, y1) in pairwise(shape.points):
        if abs(x0 - x1) < 0.5 <= abs(y0 - y1):
            yield Line(True, (x0 + x1) / 2, min(y0, y1), max(y0, y1))
        elif abs(y0 - y1) < 0.5 <= abs(x0 - x1):
            yield Line(False, (y0 + y1) / 2, min(x0, x1), max(x0, x1))


def _seen(line: Line, covers: list[Shape]) -> Iterator[Line]:
    """What white ground above leaves of a line."""
    hidden = sorted(span for cover in covers if (span := _hidden(line, cover)) is not None)
    start = line.start
    for first, last in hidden:
        if first > start:
            yield Line(line.upright, line.at, start, min(first, line.end))
        start = max(start, last)
    if line.end > start:
        yield Line(line.upright, line.at, start, line.end)


def _hidden(line: Line, cover: Shape) -> tuple[float, float] | None:
    """Which stretch of the line's axis lies inside."""
    x0, top, x1, bottom = cover.box
    if not cover.stroked and min(x1 - x0, bottom - top) > WORDS and not _is_symbol(cover):
        return None
    low, high, start, end = (x0, x1, top, bottom) if line.upright else (top, bottom, x0, x1)
    if not low < line.at < high:
        return None
    if cover.slanted:
        half = (end - start) / 2 * (1 - abs(line.at - (low + high) / 2) / ((high - low) / 2))
        start, end = (start + end) / 2 - half, (start + end) / 2 + half
    return (start, end) if start < line.end and end > line.start else None


def _is_symbol(cover: Shape) -> bool:
    return cover.width < 0        # marked by `_shapes`: its outline follows


def joined(lines: list[Line]) -> list[Line]:
    """Lines on one axis that touch become one."""
    found: list[Line] = []
    for line in sorted(lines, key=lambda one: (one.upright, round(one.at), one.start)):
        same = next((one for one in reversed(found) if one.upright == line.upright and abs(one.at - line.at) < 0.5
                     and line.start <= one.end + CLOSE), None)
        if same is None:
            found.append(line)
        else:
            found[found.index(same)] = Line(line.upright, same.at, min(same.start, line.start), max(same.end, line.end))
    return found


def _shapes(page: Any, height: float) -> Iterator[Shape]:
    """Every path in drawing order; a symbol's ground says by a width below 0 that its outline follows."""
    found = [_shape(item, height) for item in _paths(page)]
    for shape, after in zip_longest(found, found[1:]):
        outlined = after is not None and shape.filled and after.stroked and shape.points == after.points
        yield Shape(shape.points, shape.filled, shape.stroked, shape.colour, -1.0) if outlined else shape


def _paths(page: Any) -> Iterator[Any]:
    for number in range(pdfium.FPDFPage_CountObjects(page)):
        item = pdfium.FPDFPage_GetObject(page, number)
        if pdfium.FPDFPageObj_GetType(item) == pdfium.FPDF_PAGEOBJ_PATH:
            yield item


def _shape(item: Any, height: float) -> Shape:
    matrix, filled, stroked, width = pdfium.FS_MATRIX(), ctypes.c_int(), ctypes.c_int(), ctypes.c_float()
    pdfium.FPDFPageObj_GetMatrix(item, matrix)
    pdfium.FPDFPath_GetDrawMode(item, filled, stroked)
    pdfium.FPDFPageObj_GetStrokeWidth(item, width)
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    pdfium.FPDFPageObj_GetFillColor(item, red, green, blue, alpha)
    points = []
    for number in range(pdfium.FPDFPath_CountSegments(item)):
        x, y = ctypes.c_float(), ctypes.c_float()
        pdfium.FPDFPathSegment_GetPoint(pdfium.FPDFPath_GetPathSegment(item, number), x, y)
        points.append((
            round(matrix.a * x.value + matrix.c * y.value + matrix.e, 2),
            round(height - (matrix.b * x.value + matrix.d * y.value + matrix.f), 2),
        ))
    return Shape(tuple(points), bool(filled.value), bool(stroked.value), (red.value, green.value, blue.value), width.value)
