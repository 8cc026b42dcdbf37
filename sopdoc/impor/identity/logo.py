"""The letterhead's picture: where it stands on its page, and its pixels as a PNG."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from typing import Any

from sopdoc.impor.identity.fields import Identity
from sopdoc.impor.page import Box, Page
from sopdoc.png import QUICKLY, RGB, SIGNATURE, png

SMALLEST, LARGEST = 12.0, 260.0     # points of a side
INSIDE = 1.0                        # from the cell's rules
DOTS = 300 / 72                     # a point

Place = tuple[int, Box] | None


def logos_of(identity: Identity, pages: list[Page]) -> tuple[Place, Place]:
    """The page's number, and the box of what is drawn in the letterhead's cell: left of its words, over or under them; right of them."""
    kop = identity.kop
    page = next((page for page in pages if kop and page.number == kop.page), None)
    if kop is None or page is None:
        return None, None
    drawn = [*page.pictures, *(path.box for path in page.paths if min(path.box.width, path.box.height) > INSIDE)]
    inner = [box for box in drawn if kop.box.covers(box, -INSIDE) and not any(box.covers(line.box) for line in kop.lines)]
    right = max(line.box.x1 for line in kop.lines)
    return _joined(page, (box for box in inner if box.x0 < right)), _joined(page, (box for box in inner if box.x0 >= right))


def _joined(page: Page, drawn: Iterable[Box]) -> Place:
    """All that is drawn side by side, if that is as large as a picture."""
    boxes = tuple(drawn)
    box = reduce(Box.joined, boxes) if boxes else None
    return (page.number, box) if box and min(box.width, box.height) > SMALLEST and max(box.width, box.height) < LARGEST else None


def logo_in(pictures: Mapping[int, Sequence[tuple[Box, bytes]]], place: tuple[int, Box] | None) -> bytes:
    """The letterhead's picture at that place, when its file has it as a PNG; `pictures`: by their page's number."""
    if place is None:
        return b""
    number, box = place
    return next((data for inner, data in pictures.get(number, ()) if box.covers(inner, INSIDE) and data.startswith(SIGNATURE)), b"")


def png_of(document: Any, number: int, box: Box) -> bytes:
    """That part of a page of an open `pypdfium2.PdfDocument`, on white."""
    page = document[number - 1]
    width, height = page.get_size()
    bitmap = page.render(scale=DOTS, crop=(box.x0, height - box.y1, width - box.x1, box.y0), rev_byteorder=True, may_draw_forms=False)
    try:
        rows = bytes(bitmap.buffer)
        step, wide = bitmap.stride, bitmap.n_channels * bitmap.width
        lines = [_rgb(rows[y * step: y * step + wide], bitmap.n_channels) for y in range(bitmap.height)]
        return png(bitmap.width, bitmap.height, RGB, lines, QUICKLY)
    finally:
        bitmap.close()
        page.close()


def _rgb(row: bytes, channels: int) -> bytes:
    if channels == 3:
        return row
    pixels = bytearray(3 * (len(row) // channels))
    for part in range(3):
        pixels[part::3] = row[part if channels > 1 else 0::channels]
    return bytes(pixels)
