"""The letterhead's pictures: where they stand on their page, and their bytes."""

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
LEFT, RIGHT = "logo", "logo kanan"  # of the letterhead's words; the first one is also over or under them
FILES = {LEFT: "logo", RIGHT: "logo-kanan"}
ENDINGS = {SIGNATURE: ".png", b"\xff\xd8\xff": ".jpg"}


def logos_of(identity: Identity, pages: list[Page]) -> dict[str, tuple[int, Box]]:
    """The page's number, and the box of what is drawn in the letterhead's cell, left and right of its words."""
    kop = identity.kop
    page = next((page for page in pages if kop and page.number == kop.page), None)
    if kop is None or page is None:
        return {}
    drawn = [*page.pictures, *(path.box for path in page.paths if min(path.box.width, path.box.height) > INSIDE)]
    inner = [box for box in drawn if kop.box.covers(box, -INSIDE) and not any(box.covers(line.box) for line in kop.lines)]
    right = max(line.box.x1 for line in kop.lines)
    found = {LEFT: _joined(box for box in inner if box.x0 < right), RIGHT: _joined(box for box in inner if box.x0 >= right)}
    return {key: (page.number, box) for key, box in found.items() if box}


def _joined(drawn: Iterable[Box]) -> Box | None:
    """All that is drawn side by side, if that is as large as a picture."""
    boxes = tuple(drawn)
    box = reduce(Box.joined, boxes) if boxes else None
    return box if box and min(box.width, box.height) > SMALLEST and max(box.width, box.height) < LARGEST else None


def logo_in(pictures: Mapping[int, Sequence[tuple[Box, bytes]]], number: int, box: Box) -> bytes:
    """The picture at that place of a page, when its file has it as a PNG or JPEG; `pictures`: by their page's number."""
    return next((data for inner, data in pictures.get(number, ()) if box.covers(inner, INSIDE) and data.startswith(tuple(ENDINGS))), b"")


def file_of(key: str, data: bytes) -> str:
    """What the picture's file is called."""
    return FILES[key] + next(ending for begins, ending in ENDINGS.items() if data.startswith(begins))


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
