"""A workbook → `Page`s, one for each worksheet that is seen; where a page break or another flow table's head parts one, several.

    cells ─▶ words, borders        drawing ─▶ outlines, connectors, words, pictures        both ─▶ Page
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from itertools import pairwise
from typing import Any

from sopdoc.impor.drawing import Drawing, Shape, drawing_of, reach_of
from sopdoc.impor.grid import OUTPUT, WAKTU
from sopdoc.impor.package import RELATION, Package, UnreadableError
from sopdoc.impor.page import Box, Connector, Page, Path, Word, box_of
from sopdoc.impor.presets import SLANTED
from sopdoc.impor.xlsx_guard import refuse_too_much
from sopdoc.impor.xlsx_sheet import LEFT, SIZE, TOP, Sheet, borders_in, sheet_of, words_in
from sopdoc.impor.xlsx_text import word_line, words_of

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
PAPERS = {              # Excel's numbers of papers: inches or millimetres in points
    1: (612.0, 792.0), 5: (612.0, 1008.0), 8: (841.9, 1190.6), 9: (595.3, 841.9), 11: (419.5, 595.3), 14: (612.0, 936.0),
}


@dataclass(frozen=True, slots=True)
class Workbook:
    """`pictures`: by their page's number, where they stand, and their bytes."""

    pages: tuple[Page, ...]
    pictures: Mapping[int, tuple[tuple[Box, bytes], ...]]


def read_workbook(package: Package) -> Workbook:
    """Raises UnreadableError, TooMuchError."""
    worksheets = _worksheets(package)
    refuse_too_much(package)
    book = import_module("openpyxl").load_workbook(io.BytesIO(package.plain()), data_only=True, rich_text=True, keep_links=False)
    pages: list[Page] = []
    pictures: dict[int, tuple[tuple[Box, bytes], ...]] = {}
    for name, part in worksheets:
        source = book[name]
        if source.sheet_state == "visible":
            sheet, drawing = _read(package, source, part)
            found = tuple((one.box, package.parts.get(one.picture, b"")) for one in drawing.shapes if one.picture)
            parts = _parted(_page(sheet, drawing), sheet, len(pages) + 1)
            pages += parts
            pictures |= {page.number: found for page in parts}
    return Workbook(tuple(pages), pictures)


def _worksheets(package: Package) -> list[tuple[str, str]]:
    """Names and parts, in the order of their tabs."""
    main = next((part for kind, part in package.related("").values() if kind == "officeDocument"), "")
    root, related = package.tree(main), package.related(main)
    if root is None or root.tag != f"{MAIN}workbook":
        raise UnreadableError("bukan buku kerja Excel (.xlsx)")
    tabs = root.iterfind(f"{MAIN}sheets/{MAIN}sheet")
    sheets = [(one.get("name", ""), related.get(one.get(f"{RELATION}id", ""), ("", ""))) for one in tabs]
    return [(name, part) for name, (kind, part) in sheets if kind == "worksheet"]


def _read(package: Package, source: Any, part: str) -> tuple[Sheet, Drawing]:
    place = next((to for kind, to in package.related(part).values() if kind == "drawing"), "")
    root = package.tree(place)
    sheet = sheet_of(source, reach_of(root))
    return sheet, Drawing() if root is None else drawing_of(root, sheet, package.related(place))


def _paper(sheet: Sheet) -> tuple[float, float] | None:
    """Width and height as it lies in the printer; None where the file does not say which, or prints the sheet wider than that."""
    setup, fitting = sheet.source.page_setup, sheet.source.sheet_properties.pageSetUpPr
    sides = PAPERS.get(int(setup.paperSize or 0))
    if sides is None:
        return None
    width, height = sides[::-1] if setup.orientation == "landscape" else sides
    fits = bool(fitting and fitting.fitToPage) or sheet.width * int(setup.scale or 100) / 100 <= width
    return (width, height) if fits else None


def _page(sheet: Sheet, drawing: Drawing) -> Page:
    """All of a worksheet, as if its paper had no end."""
    glued = {number for line in drawing.lines for number in line.glued}
    shapes = [shape for shape in drawing.shapes if not shape.picture or shape.number in glued]
    size = SIZE * sheet.scale
    words = [*words_in(sheet), *(word for shape in drawing.shapes for word in _words(shape, size))]
    pictures = tuple(shape.box for shape in drawing.shapes if shape.picture and shape.number not in glued)
    connectors = tuple(Connector(one.points, one.heads, one.glued, one.dashed, one.number) for one in drawing.lines)
    return Page(
        1, sheet.columns[-1] + LEFT, sheet.rows[-1] + TOP, tuple(words), tuple(map(_outline, shapes)),
        pictures, connectors, borders_in(sheet), _paper(sheet) or (0.0, 0.0),
    )


def _outline(shape: Shape) -> Path:
    """A picture that an arrow is glued to is a symbol, of nobody knows which kind."""
    if shape.picture:
        box = shape.box
        points = tuple((box.x0 + x * box.width, box.y0 + y * box.height) for x, y in SLANTED)
        return Path(points, True, drawing=shape.number)
    return Path(shape.outline, True, int(shape.curved), shape.stroked, shape.filled, shape.white, drawing=shape.number)


def _words(shape: Shape, size: float) -> Iterator[Word]:
    """A symbol's words stand in its middle, those of a text box from its top."""
    if shape.stroked or shape.filled:
        return word_line(shape.runs, shape.box, size)
    return words_of(shape.runs, shape.box, size, centred=True)


def _parted(page: Page, sheet: Sheet, number: int) -> list[Page]:
    """A page for each part; `number`: of the first."""
    cuts = sorted({y for y in (*_breaks(sheet), *_heads(sheet)) if not _crossed(page, y)})
    edges = [0.0, *(y for y in cuts if TOP < y < page.height - TOP), page.height]
    return [_part(page, index, top, bottom) for index, (top, bottom) in enumerate(pairwise(edges), number)]


def _breaks(sheet: Sheet) -> Iterator[float]:
    """Page breaks that somebody set."""
    for one in sheet.source.row_breaks.brk:
        if 0 < int(one.id) < len(sheet.rows):
            yield sheet.rows[int(one.id)]


def _heads(sheet: Sheet) -> Iterator[float]:
    """Where the second flow table of a worksheet and those after it begin, with the lines without borders above."""
    text = {place: "".join(part for part, _, _ in runs).strip() for place, runs in sheet.runs.items()}
    waktu, output = ({row for (row, _), words in text.items() if pattern.match(words)} for pattern in (WAKTU, OUTPUT))
    for row in sorted(waktu & output)[1:]:
        first = min((area[0] for area in sheet.merged.values() if area[0] <= row <= area[2]), default=row)
        while first > 1 and not sheet.bordered(first - 1):
            first -= 1
        yield sheet.rows[first - 1]


def _crossed(page: Page, y: float) -> bool:
    """Does a line or a symbol lead from one side to the other?"""
    boxes = [box_of(one.points) for one in page.connectors] + [path.box for path in page.paths]
    return any(box.y0 < y - 1 and y + 1 < box.y1 for box in boxes)


def _part(page: Page, number: int, top: float, bottom: float) -> Page:
    def here(box: Box) -> bool:
        return top <= box.centre[1] < bottom

    borders = (_clipped(path, top, bottom) for path in page.borders if path.box.y0 <= bottom and path.box.y1 >= top)
    words = tuple(word for word in page.words if here(word.box))
    paths = tuple(path for path in page.paths if here(path.box))
    pictures = tuple(box for box in page.pictures if here(box))
    connectors = tuple(one for one in page.connectors if here(box_of(one.points)))
    return Page(number, page.width, bottom, words, paths, pictures, connectors, tuple(borders), page.paper)


def _clipped(path: Path, top: float, bottom: float) -> Path:
    points = tuple((x, min(max(y, top), bottom)) for x, y in path.points)
    return Path(points, False)
