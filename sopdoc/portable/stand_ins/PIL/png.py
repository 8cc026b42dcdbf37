"""A PNG file → its samples, 8 bits each, as Pillow has them.  Source: PNG (Portable Network Graphics) Specification, third edition, W3C."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

SIGNATURE = b"\x89PNG\r\n\x1a\n"
MODES = {0: "L", 2: "RGB", 3: "P", 4: "LA", 6: "RGBA"}      # by colour type
PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))     # x, y, steps: Adam7


@dataclass(frozen=True, slots=True)
class Head:
    """What IHDR says; `bands`: samples of a pixel."""

    width: int
    height: int
    depth: int
    colour: int
    interlaced: bool

    @property
    def bands(self) -> int:
        return {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[self.colour]

    def row(self, width: int) -> int:
        """Bytes of a row of so many pixels."""
        return (width * self.bands * self.depth + 7) // 8


def chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Kinds and contents to the end; raises SyntaxError for a broken one, OSError for a file that stops early."""
    at = len(SIGNATURE)
    while at + 12 <= len(data):
        size, kind = struct.unpack_from(">I4s", data, at)
        body = data[at + 8 : at + 8 + size]
        if len(body) == size and at + 12 + size <= len(data):
            if zlib.crc32(kind + body) != struct.unpack_from(">I", data, at + 8 + size)[0]:
                raise SyntaxError("broken PNG file")
            yield kind, body
            if kind == b"IEND":
                return
        at += 12 + size
    raise OSError("image file is truncated")


def head_of(body: bytes) -> Head:
    """Raises ValueError for what no PNG has."""
    width, height, depth, colour, packing, filters, interlaced = struct.unpack(">IIBBBBB", body)
    if colour not in MODES or depth not in (1, 2, 4, 8, 16) or packing or filters or not width or not height:
        raise ValueError("no PNG of the standard")
    return Head(width, height, depth, colour, bool(interlaced))


def samples(head: Head, packed: bytes) -> bytes:
    """All rows, `bands` bytes a pixel."""
    raw, step = zlib.decompress(packed), max(1, head.bands * head.depth // 8)
    if not head.interlaced:
        return _eight(_unfiltered(raw, head.row(head.width), head.height, step), head, head.width, head.height)
    found, at = bytearray(head.width * head.height * head.bands), 0
    for x, y, across, down in PASSES:
        width, height = -(-(head.width - x) // across), -(-(head.height - y) // down)
        if width <= 0 or height <= 0:
            continue
        size = (head.row(width) + 1) * height
        part = _eight(_unfiltered(raw[at : at + size], head.row(width), height, step), head, width, height)
        at += size
        for line in range(height):
            for band in range(head.bands):
                start = ((y + line * down) * head.width + x) * head.bands + band
                stop = (y + line * down + 1) * head.width * head.bands
                row = part[line * width * head.bands + band : (line + 1) * width * head.bands : head.bands]
                found[start : stop : across * head.bands] = row
    return bytes(found)


def _unfiltered(raw: bytes, row: int, height: int, step: int) -> bytes:
    """By the page: a million bytes one by one take Python there several seconds."""
    from sopdoc_page import unfilter

    if len(raw) < (row + 1) * height:
        raise OSError("image file is truncated")
    return bytes(unfilter(raw, row, height, step).to_py())


def _eight(rows: bytes, head: Head, width: int, height: int) -> bytes:
    """Samples of 8 bits: of 16 the upper ones, of fewer spread over the range, numbers of colours as they are."""
    if head.depth == 8:
        return rows
    if head.depth == 16:
        return rows[0::2]
    each, most = 8 // head.depth, (1 << head.depth) - 1
    scale = 1 if head.colour == 3 else 255 // most
    table = [bytes((value >> (8 - head.depth * (i + 1)) & most) * scale for i in range(each)) for value in range(256)]
    row = head.row(width)
    lines = (b"".join(table[value] for value in rows[y * row : (y + 1) * row]) for y in range(height))
    return b"".join(line[:width] for line in lines)
