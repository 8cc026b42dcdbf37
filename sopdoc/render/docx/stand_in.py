"""What stands in for symbols and lines where a program cannot draw shapes: previews of mail, web viewers, old Office.

Straight lines are plain ground, all else a PNG of few colours, drawn from its outline row by row, the same for equal symbols: a file
holds it once.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterator
from functools import lru_cache
from math import sqrt
from typing import Literal, NamedTuple

from sopdoc.geometry import Emu, Rect, pt, to_pt
from sopdoc.layout.picture import Picture
from sopdoc.layout.tree import Connector, Symbol, SymbolKind
from sopdoc.render.docx.strokes import Stroke
from sopdoc.render.shapes import DASH, HEAD_LENGTH, HEAD_WIDTH
from sopdoc.render.words import OFFPAGE_BODY

SCALE = 4                        # pixels to a point
CLEAR, GROUND, INK = b"\0", b"\1", b"\2"
BORDER: Emu = pt(1)              # below lines at the end of a row: the table's line is its own
Direction = Literal["down", "up", "left", "right"]
HalfWidth = Callable[[float], float]      # height in a shape, from its top → half of its width there; below 0 outside


class StandIn(NamedTuple):
    """A box and the picture in it, or its plain ground, which runs on by `above` and `below` where no row grows for what leaves it."""

    box: Rect
    picture: Picture | None = None
    ground: Literal["black", "white"] = "black"
    above: Emu = 0
    below: Emu = 0


def symbol_stand_in(symbol: Symbol, line: Emu) -> StandIn:
    """The symbol's outline; its words are left out, and what is marked looks like the others."""
    return StandIn(symbol.rect, _outlined(symbol.kind, _pixels(symbol.rect.w), _pixels(symbol.rect.h), max(1, _pixels(line))))


def dot_stand_in(box: Rect) -> StandIn:
    return StandIn(box, _dot(_pixels(box.h)))


def stroke_stand_ins(stroke: Stroke, connector: Connector, line: Emu, cell: Rect) -> Iterator[StandIn]:
    """A piece of a connector with its heads; like the piece it runs on where it is not seen.  `cell`: of the row that carries it."""
    first, last = (stroke.start.y, stroke.end.y) if stroke.upright else (stroke.start.x, stroke.end.x)
    low, high = sorted((first, last))
    at_low, at_high = (stroke.back, stroke.arrow) if first < last else (stroke.arrow, stroke.back)
    start, end = low + HEAD_LENGTH * at_low, high - HEAD_LENGTH * at_high
    if end > start:
        dashes = _dashes(_pixels(end - start), _pixels(line)) if connector.dashed and not stroke.upright else None
        yield _inside(StandIn(_along(stroke, start, end - start, line), dashes, above=stroke.above, below=stroke.below), cell)
    if at_low:
        yield StandIn(_along(stroke, low, HEAD_LENGTH, HEAD_WIDTH), _head("up" if stroke.upright else "left"))
    if at_high:
        yield StandIn(_along(stroke, high - HEAD_LENGTH, HEAD_LENGTH, HEAD_WIDTH), _head("down" if stroke.upright else "right"))


def _inside(line: StandIn, cell: Rect) -> StandIn:
    """A line that does not leave its row, which LibreOffice would make higher for it."""
    box, end = line.box, cell.bottom - BORDER
    if not box.y < end < box.bottom:
        return line
    return line._replace(box=Rect(box.x, box.y, box.w, end - box.y), below=line.below + box.bottom - end)


def _along(stroke: Stroke, start: Emu, length: Emu, width: Emu) -> Rect:
    """A box about the axis of a piece."""
    if stroke.upright:
        return Rect(stroke.start.x - width // 2, start, width, length)
    return Rect(start, stroke.start.y - width // 2, length, width)


def _pixels(length: Emu) -> int:
    return round(to_pt(length) * SCALE)


@lru_cache(maxsize=1024)
def _dashes(length: int, height: int) -> Picture:
    on, off = (_pixels(part) for part in DASH)
    return _png([((INK * on + CLEAR * off) * (length // (on + off) + 1))[:length]] * height)


@lru_cache(maxsize=16)
def _dot(height: int) -> Picture:
    return _png([_across(height, _round(height / 2, height / 2, height / 2, row + 0.5), INK) for row in range(height)])


@lru_cache(maxsize=4)
def _head(to: Direction) -> Picture:
    """A triangle with its tip where it leads."""
    length, width = _pixels(HEAD_LENGTH), _pixels(HEAD_WIDTH)
    rows = [_across(width, max(0.5, width / 2 * (1 - (row + 0.5) / length)), INK) for row in range(length)]
    rows = rows if to in ("down", "right") else rows[::-1]
    return _png(rows if to in ("down", "up") else [bytes(column) for column in zip(*rows, strict=True)])


@lru_cache(maxsize=256)
def _outlined(kind: SymbolKind, width: int, height: int, line: int) -> Picture:
    outer, inner = _half_width(kind, width, height, 0), _half_width(kind, width, height, line)
    return _png([_over(_across(width, outer(row + 0.5), INK), inner(row + 0.5)) for row in range(height)])


def _half_width(kind: SymbolKind, width: int, height: int, line: int) -> HalfWidth:
    """Of a symbol, or of its inside within a line so thick."""
    a, b = width / 2, height / 2
    if kind == "decision":
        thick = line * sqrt(a * a + b * b) / b
        return lambda y: a - thick - abs(y - b) * a / b
    if kind == "terminator":
        radius = min(a, b)
        return lambda y: _round(a, b, radius, y) - line if radius - line > abs(y - b) - (b - radius) else -1.0
    shoulder = height * OFFPAGE_BODY if kind == "offpage" else height
    slope = a / (height - shoulder) if kind == "offpage" else 0.0
    return lambda y: -1.0 if y < line or y > height - line else a - line - max(0.0, y - shoulder) * slope


def _round(a: float, b: float, radius: float, y: float) -> float:
    beyond = max(0.0, abs(y - b) - (b - radius))
    return a - radius + sqrt(max(0.0, radius * radius - beyond * beyond))


def _across(width: int, half: float, colour: bytes) -> bytes:
    """A row of pixels, coloured about its middle."""
    inside = min(width, max(0, round(2 * half)))
    before = (width - inside) // 2
    return CLEAR * before + colour * inside + CLEAR * (width - before - inside)


def _over(row: bytes, half: float) -> bytes:
    """The row with its ground about its middle."""
    inside = min(len(row), max(0, round(2 * half)))
    before = (len(row) - inside) // 2
    return row[:before] + GROUND * inside + row[before + inside:]


def _png(rows: list[bytes]) -> Picture:
    """Rows of palette indices: clear, the ground of a symbol, black."""
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", len(rows[0]), len(rows), 8, 3, 0, 0, 0)
    palette = bytes(3) + b"\xff\xff\xff" + bytes(3)
    pixels = zlib.compress(b"".join(b"\0" + row for row in rows), 9)
    data = chunk(b"IHDR", head) + chunk(b"PLTE", palette) + chunk(b"tRNS", b"\0\xff\xff") + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    return Picture(b"\x89PNG\r\n\x1a\n" + data, "png", len(rows[0]), len(rows))
