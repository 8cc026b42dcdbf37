"""A worksheet's drawing → shapes, lines and pictures: what its anchors say in cells, in places of the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol
from xml.etree.ElementTree import Element

from sopdoc.impor.office.drawing import Drawing, Reader, Run, members_of, pair_of, sides_of
from sopdoc.impor.office.ink import A, name_of
from sopdoc.impor.office.measures import StrangeError, whole
from sopdoc.impor.page import Box, Point, TooMuchError

MOST_SHAPES = 5000
X = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
ANCHORS = ("twoCellAnchor", "oneCellAnchor", "absoluteAnchor")
MOST_ROWS, MOST_COLUMNS = 5_000, 1_000          # what lies beyond is on no sheet
CORNER = Box(0, 0, 0, 0)


class Places(Protocol):
    """Where a cell's corner and a length lie on the page."""

    def at(self, column: int, x: int, row: int, y: int) -> Point:
        """Of a place in a cell; both count from 0, lengths are EMU."""

    def point(self, x: int, y: int) -> Point:
        """Of a place on the sheet."""

    def length(self, emu: int) -> float:
        """In points of the page."""


def drawing_of(root: Element, places: Places, related: Mapping[str, tuple[str, str]]) -> Drawing:
    """Raises TooMuchError.  `related`: what the drawing's pictures are, by the ids of its relations."""
    reader = Reader(related, _runs, _numbers(root), turned_anchors=True)
    for anchor in members_of(root):
        if name_of(anchor) in ANCHORS:
            with reader.refused.unless_strange(anchor, CORNER):
                box = _place(anchor, places)
                for one in members_of(anchor):
                    reader.read(one, box)
    return reader.drawing


def reach_of(root: Element | None) -> tuple[int, int]:
    """The last row and the last column, from 1, that an anchor names."""
    if root is None:
        return 0, 0
    markers = [marker for name in ("from", "to") for marker in root.iter(f"{X}{name}")]
    return _last(markers, "row", MOST_ROWS), _last(markers, "col", MOST_COLUMNS)


def _last(markers: Sequence[Element], key: str, most: int) -> int:
    found = (marker.findtext(f"{X}{key}") or "" for marker in markers)
    return max((int(text) + 1 for text in found if text.strip().isdecimal() and int(text) < most), default=0)


def _numbers(root: Element) -> dict[str, int]:
    """Shapes' own ids, where they are one shape's alone, as numbers from 1."""
    ids = [one.get("id", "") for one in root.iter(f"{X}cNvPr")]
    if len(ids) > MOST_SHAPES:
        raise TooMuchError(f"lebih dari {MOST_SHAPES} gambar di satu lembar kerja")
    count = Counter(ids)
    return {key: number for number, key in enumerate(ids, 1) if count[key] == 1}


def _place(anchor: Element, places: Places) -> Box:
    """What an anchor names."""
    if name_of(anchor) == "absoluteAnchor":
        start = places.point(*pair_of(anchor.find(f"{X}pos"), "x", "y"))
    else:
        start = _corner(anchor.find(f"{X}from"), places)
    if name_of(anchor) == "twoCellAnchor":
        end = _corner(anchor.find(f"{X}to"), places)
    else:
        wide, high = sides_of(anchor.find(f"{X}ext"))
        end = start[0] + places.length(wide), start[1] + places.length(high)
    return Box(min(start[0], end[0]), min(start[1], end[1]), max(start[0], end[0]), max(start[1], end[1]))


def _corner(marker: Element | None, places: Places) -> Point:
    """Raises StrangeError."""
    def number(name: str) -> int:
        return whole((marker.findtext(f"{X}{name}") if marker is not None else None) or "")

    row, column = number("row"), number("col")
    if not (0 <= row < MOST_ROWS and 0 <= column < MOST_COLUMNS):
        raise StrangeError(f"baris {row + 1}, kolom {column + 1} di luar lembar kerja")
    return places.at(column, number("colOff"), row, number("rowOff"))


def _runs(one: Element) -> Iterator[Run]:
    for number, paragraph in enumerate(one.iterfind(f"{X}txBody/{A}p")):
        if number:
            yield "\n", False, False
        for part in paragraph:
            if name_of(part) == "br":
                yield "\n", False, False
            elif name_of(part) in ("r", "fld"):
                style = part.find(f"{A}rPr")
                bold, italic = (style is not None and style.get(key) in ("1", "true") for key in ("b", "i"))
                yield part.findtext(f"{A}t") or "", bold, italic
