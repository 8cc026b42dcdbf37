"""A workbook → `Page`s, one for each worksheet that is seen; where a page break, another flow table's head or another
identity sheet parts one, several.

    cells ─▶ words, borders        drawing ─▶ outlines, connectors, words, pictures        both ─▶ Page
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from itertools import pairwise
from typing import Any

from sopdoc.impor.excel.drawing import drawing_of, reach_of
from sopdoc.impor.excel.guard import cells_alone
from sopdoc.impor.excel.sheet import LEFT, SIZE, TOP, Sheet, borders_in, sheet_of, words_in
from sopdoc.impor.identity.fields import labels_in, plain
from sopdoc.impor.identity.heading import STACKED
from sopdoc.impor.office.drawing import Drawing
from sopdoc.impor.office.parts import parted, with_drawing
from sopdoc.impor.package import RELATION, Package, UnreadableError
from sopdoc.impor.page import Box, Page
from sopdoc.impor.table.roles import OUTPUT, WAKTU

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
    named = worksheets(package)
    book = import_module("openpyxl").load_workbook(io.BytesIO(cells_alone(package)), data_only=True, rich_text=True, keep_links=False)
    pages: list[Page] = []
    pictures: dict[int, tuple[tuple[Box, bytes], ...]] = {}
    for name, part in named:
        source = book[name]
        if source.sheet_state == "visible":
            sheet, drawing = _read(package, source, part)
            found = tuple((one.box, package.parts.get(one.picture, b"")) for one in drawing.shapes if one.picture)
            parts = parted(_page(sheet, drawing), (*_breaks(sheet), *_heads(sheet)), len(pages) + 1)
            pages += parts
            pictures |= {page.number: found for page in parts}
    return Workbook(tuple(pages), pictures)


def worksheets(package: Package) -> list[tuple[str, str]]:
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
    words, paper = tuple(words_in(sheet)), _paper(sheet) or (0.0, 0.0)
    page = Page(1, sheet.columns[-1] + LEFT, sheet.rows[-1] + TOP, words, borders=borders_in(sheet), paper=paper)
    return with_drawing(page, drawing, SIZE * sheet.scale)


def _breaks(sheet: Sheet) -> Iterator[float]:
    """Page breaks that somebody set."""
    for one in sheet.source.row_breaks.brk:
        if 0 < int(one.id) < len(sheet.rows):
            yield sheet.rows[int(one.id)]


def _heads(sheet: Sheet) -> Iterator[float]:
    """Where the second flow table of a worksheet and those after it begin, each with the identity sheet above it; and where one stands
    below the last.
    """
    text = {place: "".join(part for part, _, _ in runs).strip() for place, runs in sheet.runs.items()}
    waktu, output = ({row for (row, _), words in text.items() if pattern.match(words)} for pattern in (WAKTU, OUTPUT))
    for above, below in pairwise((*sorted(waktu & output), sheet.last[0] + 1)):
        labels = _stacked({place: words for place, words in text.items() if above < place[0] < below})
        if labels:
            yield sheet.rows[_block(sheet, text, labels, above) - 1]
        elif below <= sheet.last[0]:
            yield sheet.rows[_titled(sheet, below) - 1]


def _titled(sheet: Sheet, head: int) -> int:
    """Where a flow table begins: with the lines without borders above its head."""
    first = min((area[0] for area in sheet.merged.values() if area[0] <= head <= area[2]), default=head)
    while first > 1 and not sheet.bordered(first - 1):
        first -= 1
    return first


def _stacked(text: Mapping[tuple[int, int], str]) -> int | None:
    """The first row where labels of an identity sheet stand below each other."""
    found: dict[int, dict[str, int]] = {}
    for (row, column), words in sorted(text.items()):
        for key, _ in labels_in(plain(words)):
            found.setdefault(column, {}).setdefault(key, row)
    return min((min(rows.values()) for rows in found.values() if len(rows) >= STACKED), default=None)


def _block(sheet: Sheet, text: Mapping[tuple[int, int], str], row: int, above: int) -> int:
    """Where the rows begin that no empty one parts from this; itself, where they reach up to the flow that has its head `above`."""
    filled, first = {row for row, _ in text}, row
    while first > above and (sheet.bordered(first - 1) or first - 1 in filled):
        first -= 1
    return first if first > above else row
