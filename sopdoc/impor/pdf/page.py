"""A PDF's pages → `Page`s, by pypdfium2: form objects flattened, curves cut into pieces, characters joined to words.

pdfium counts y upwards and keeps rotation apart; both are gone here.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from importlib import import_module
from math import dist, sqrt
from typing import Any

from sopdoc.impor.matrix import Matrix, apply, times
from sopdoc.impor.page import After, Box, Page, Path, Point, TooMuchError, box_of
from sopdoc.impor.pdf.patched import without_patched, without_white
from sopdoc.impor.pdf.renewed import turn
from sopdoc.impor.pdf.watermark import watermark_in, watermark_of
from sopdoc.impor.pdf.words import Lettering, Painted, address
from sopdoc.isolated import at_most, seconds_more

DEEPEST = 8             # forms inside forms
MOST_OBJECTS = 60_000   # on a page: a map, not a sheet
MOST_SEGMENTS = 300_000  # of all lines on a page, which may be one drawing
SECONDS = 30            # of the processor that a page may take to be read and understood; one with a scanned table takes three
ROOM = 128 << 20        # bytes that a page may take while it is read: forms within forms are endless for pdfium
CURVE = 6               # pieces that a curve is cut into
DARK = 200              # a colour part below this is ink
WHITE = 250             # a colour whose parts are all above this is none on paper
PALE = 150              # letters of a watermark are as light as that
FAINT = 30              # opacity below this is not seen

OURS, SUBJECT = "sopdoc", "Standar Operasional Prosedur"      # what our documents say of themselves

Colour = tuple[int, int, int, int]


def read_pages(document: Any) -> Iterator[Page]:
    """All pages of an open `pypdfium2.PdfDocument`, one after the other; raises TooMuchError."""
    raw = import_module("pypdfium2.raw")        # an extra
    told = document.get_metadata_dict()
    spaced = f"{told.get('Subject', '')} ".startswith(f"{SUBJECT} ")
    ours = OURS in (told.get("Creator"), told.get("Producer"))
    for index in range(len(document)):
        seconds_more(SECONDS)
        with at_most(ROOM):
            page = document[index]
            try:
                shown = page.get_rotation()
                lettering = Lettering(raw, page, spaced, After.NOTHING if ours else After.FULL if spaced else After.UNKNOWN)
                read = _Reader(raw, page, _upright(document, index, page, lettering)).page(index + 1)
                read = replace(read, turned=(page.get_rotation() - shown) // 90 % 4)
            finally:
                page.close()
        yield read


def turned(document: Any, number: int, quarters: int) -> Page:
    """A page, counted from 1, without its words, turned by quarters to the right, in the document itself."""
    raw = import_module("pypdfium2.raw")
    page = document[number - 1]
    try:
        turn(document, number - 1, page, quarters)
        return replace(_Reader(raw, page, Lettering(raw, page, False, After.UNKNOWN)).page(number), words=())
    finally:
        page.close()


def _upright(document: Any, index: int, page: Any, lettering: Lettering) -> Lettering:
    """Turns a page whose words lie on their side, in the document itself, so that whoever draws it has it as it is read."""
    quarters = lettering.quarters()
    if not quarters:
        return lettering
    turn(document, index, page, -quarters)
    return replace(lettering)       # which spaces pdfium sees hangs on how the page is turned


@dataclass(slots=True)
class _Reader:
    """One page while it is read."""

    raw: Any
    source: Any
    lettering: Lettering
    paths: list[Path] = field(default_factory=list)
    pale: list[Path] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    texts: dict[int, Painted] = field(default_factory=dict)
    objects: int = 0
    segments: int = 0
    drawings: int = 0

    def page(self, number: int) -> Page:
        width, height = self.source.get_size()
        base = self._upright(height)
        page = self.source.raw
        self._walk(lambda index: self.raw.FPDFPage_GetObject(page, index), self.raw.FPDFPage_CountObjects(page), base)
        if self.lettering.means_nothing():      # then it is a picture
            return Page(number, width, height, (), tuple(self.paths), (*self.pictures, Box(0, 0, width, height)))
        watermark, drawn = watermark_in(self.pale, width)
        paths = tuple(path for path in self.paths if path.drawing not in drawn)
        words = without_patched(tuple(without_white(self.lettering.words(base, self.texts), paths, self.pictures)), paths)
        watermark = watermark or watermark_of(tuple(self.lettering.leaning(base)))
        return Page(number, width, height, words, paths, tuple(self.pictures), watermark=watermark)

    def _upright(self, height: float) -> Matrix:
        """From the page's own space to ours: origin, rotation, y downwards."""
        left, bottom, right, top = self.source.get_bbox()
        turn = {
            0: (1, 0, 0, 1, -left, -bottom), 90: (0, -1, 1, 0, -bottom, right), 180: (-1, 0, 0, -1, right, top),
            270: (0, 1, -1, 0, top, -left),
        }[self.source.get_rotation()]
        return times(turn, (1, 0, 0, -1, 0, height))

    def _walk(self, get: Callable[[int], Any], count: int, matrix: Matrix, depth: int = 0, clip: Box | None = None) -> None:
        raw = self.raw
        self.objects += count
        if self.objects > MOST_OBJECTS:
            raise TooMuchError(f"lebih dari {MOST_OBJECTS} gambar di satu halaman")
        for index in range(count):
            item = get(index)
            kind = raw.FPDFPageObj_GetType(item)
            if kind == raw.FPDF_PAGEOBJ_PATH:
                self._path(item, times(self._matrix(item), matrix))
            elif kind == raw.FPDF_PAGEOBJ_IMAGE:
                inner = times(self._matrix(item), matrix)
                self.pictures.append(box_of([apply(inner, x, y) for x in (0, 1) for y in (0, 1)]))
            elif kind == raw.FPDF_PAGEOBJ_TEXT:
                white = min(self._colour(item, raw.FPDFPageObj_GetFillColor)[:3]) >= WHITE
                self.texts[address(item)] = Painted(self.drawings, self._clip(item, matrix, clip), white)
            elif kind == raw.FPDF_PAGEOBJ_FORM and depth < DEEPEST:
                def member(index: int, form: Any = item) -> Any:
                    return raw.FPDFFormObj_GetObject(form, index)

                members, inner = raw.FPDFFormObj_CountObjects(item), times(self._matrix(item), matrix)
                self._walk(member, members, inner, depth + 1, self._clip(item, matrix, clip))

    def _clip(self, item: Any, matrix: Matrix, outer: Box | None) -> Box | None:
        """What is cut out for an object to be seen in, within what is for its form; None: all."""
        raw = self.raw
        found, result = raw.FPDFPageObj_GetClipPath(item), outer
        x, y = ctypes.c_float(), ctypes.c_float()
        for path in range(raw.FPDFClipPath_CountPaths(found)):
            points: list[Point] = []
            for index in range(raw.FPDFClipPath_CountPathSegments(found, path)):
                raw.FPDFPathSegment_GetPoint(raw.FPDFClipPath_GetPathSegment(found, path, index), x, y)
                points.append(apply(matrix, x.value, y.value))
            if points:
                result = box_of(points) if result is None else result.common(box_of(points))
        return result

    def _matrix(self, item: Any) -> Matrix:
        found = self.raw.FS_MATRIX()
        self.raw.FPDFPageObj_GetMatrix(item, found)
        return found.a, found.b, found.c, found.d, found.e, found.f

    def _path(self, item: Any, matrix: Matrix) -> None:
        raw = self.raw
        mode, stroke = ctypes.c_int(), ctypes.c_int()
        raw.FPDFPath_GetDrawMode(item, mode, stroke)
        fill_colour, line_colour = self._colour(item, raw.FPDFPageObj_GetFillColor), self._colour(item, raw.FPDFPageObj_GetStrokeColor)
        stroked, filled = bool(stroke.value) and _seen(line_colour), mode.value != 0 and _seen(fill_colour)
        width = ctypes.c_float()
        raw.FPDFPageObj_GetStrokeWidth(item, width)
        hides = filled and not _dark(fill_colour) and not raw.FPDFPageObj_HasTransparency(item)
        scale = sqrt(abs(matrix[0] * matrix[3] - matrix[1] * matrix[2])) or 1.0
        self.drawings += 1
        found = [
            Path(
                points, closed, curves, stroked and _dark(line_colour), filled and _dark(fill_colour), hides,
                width.value * scale, raw.FPDFPageObj_GetDashCount(item) > 0, self.drawings,
            )
            for points, closed, curves in self._runs(item, matrix)
        ]
        self.paths += found
        if filled and not stroked and PALE <= min(fill_colour[:3]) < WHITE:
            self.pale += found

    def _colour(self, item: Any, get: Callable[..., Any]) -> Colour:
        parts = [ctypes.c_uint() for _ in range(4)]
        get(item, *parts)
        red, green, blue, alpha = (part.value for part in parts)
        return red, green, blue, alpha

    def _runs(self, item: Any, matrix: Matrix) -> Iterator[tuple[tuple[Point, ...], bool, int]]:
        """The runs of one path object: points, whether closed, how many curves."""
        raw = self.raw
        points: list[Point] = []
        bends: list[Point] = []
        closed, curves = False, 0
        x, y = ctypes.c_float(), ctypes.c_float()
        count = raw.FPDFPath_CountSegments(item)
        self.segments += count
        if self.segments > MOST_SEGMENTS:
            raise TooMuchError(f"lebih dari {MOST_SEGMENTS} potong garis di satu halaman")
        for index in range(count):
            segment = raw.FPDFPath_GetPathSegment(item, index)
            raw.FPDFPathSegment_GetPoint(segment, x, y)
            point = apply(matrix, x.value, y.value)
            kind = raw.FPDFPathSegment_GetType(segment)
            if kind == raw.FPDF_SEGMENT_MOVETO:
                if len(points) > 1:
                    yield _run(points, closed), _is_closed(points, closed), curves
                points, bends, closed, curves = [point], [], False, 0
            elif kind == raw.FPDF_SEGMENT_LINETO:
                points.append(point)
            else:
                bends.append(point)
                if len(bends) == 3:
                    points += _curve(points[-1], *bends)
                    bends, curves = [], curves + 1
            closed = closed or bool(raw.FPDFPathSegment_GetClose(segment))
        if len(points) > 1:
            yield _run(points, closed), _is_closed(points, closed), curves


def _curve(a: Point, b: Point, c: Point, d: Point) -> list[Point]:
    """A Bézier's points after its first."""
    result = []
    for step in range(1, CURVE + 1):
        t = step / CURVE
        u = 1 - t
        result.append((
            u * u * u * a[0] + 3 * u * u * t * b[0] + 3 * u * t * t * c[0] + t * t * t * d[0],
            u * u * u * a[1] + 3 * u * u * t * b[1] + 3 * u * t * t * c[1] + t * t * t * d[1],
        ))
    return result


def _is_closed(points: list[Point], closed: bool) -> bool:
    return closed or (len(points) > 2 and dist(points[0], points[-1]) < 0.05)


def _run(points: list[Point], closed: bool) -> tuple[Point, ...]:
    """Without the first point again at the end."""
    again = _is_closed(points, closed) and len(points) > 2 and dist(points[0], points[-1]) < 0.05
    return tuple(points[:-1] if again else points)


def _seen(colour: Colour) -> bool:
    return colour[3] > FAINT


def _dark(colour: Colour) -> bool:
    return min(colour[:3]) < DARK
