"""Pictures that stand in for symbols and lines where a program cannot draw shapes: previews of mail, web viewers, old Office.

Each is a PNG of few colours, drawn from its outline row by row, the same for equal symbols: a file holds it once.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterator
from functools import lru_cache
from math import sqrt
from typing import Literal

from sopdoc.geometry import Emu, Rect, pt, to_pt
from sopdoc.layout.picture import Picture
from sopdoc.layout.tree import Connector, Symbol, SymbolKind
from sopdoc.render.docx.strokes import Stroke
from sopdoc.render.shapes import DASH, HEAD_LENGTH, HEAD_WIDTH
from sopdoc.render.words import OFFPAGE_BODY

SCALE = 4                        # pixels to a point
CLEAR, GROUND, INK = b"\0", b"\1", b"\2"
BORDER: Emu = pt(1)              # below pictures at the end of a row: the table's line is its own
LEAST: Emu = pt(24)              # of a picture's height
Drawing = Literal["line", "dashes", "dot", "down", "up", "left", "right"]
StandIn = tuple[Rect, Picture]
HalfWidth = Callable[[float], float]      # height in a shape, from its top → half of its width there; below 0 outside


def symbol_stand_in(symbol: Symbol, line: Emu) -> StandIn:
    """The symbol's outline; its words are left out, and what is marked looks like the others."""
    width, height = (round(to_pt(length) * SCALE) for length in (symbol.rect.w, symbol.rect.h))
    return symbol.rect, _outlined(symbol.kind, width, height, max(1, round(to_pt(line) * SCALE)))


def dot_stand_in(box: Rect, cell: Rect) -> StandIn:
    return _padded(box, "dot", cell)


def stroke_stand_ins(stroke: Stroke, connector: Connector, line: Emu, cell: Rect) -> Iterator[StandIn]:
    """A piece of a connector as far as it is seen, and its heads; `cell`: of the row that carries it."""
    upright = stroke.upright
    first, last = (stroke.start.y, stroke.end.y) if upright else (stroke.start.x, stroke.end.x)
    low, high = sorted((first, last))
    at_low, at_high = (stroke.back, stroke.arrow) if first < last else (stroke.arrow, stroke.back)
    start, end = low + HEAD_LENGTH * at_low, high - HEAD_LENGTH * at_high
    if end > start:
        yield _padded(_along(stroke, start, end - start, line), "dashes" if connector.dashed and not upright else "line", cell)
    if at_low:
        yield _padded(_along(stroke, low, HEAD_LENGTH, HEAD_WIDTH), "up" if upright else "left", cell)
    if at_high:
        yield _padded(_along(stroke, high - HEAD_LENGTH, HEAD_LENGTH, HEAD_WIDTH), "down" if upright else "right", cell)


def _along(stroke: Stroke, start: Emu, length: Emu, width: Emu) -> Rect:
    """A box about the axis of a piece."""
    if stroke.upright:
        return Rect(stroke.start.x - width // 2, start, width, length)
    return Rect(start, stroke.start.y - width // 2, length, width)


def _padded(box: Rect, what: Drawing, cell: Rect) -> StandIn:
    """A small drawing with room below it, or above it at the end of its row: web viewers set pictures lower that are not as high
    as a line of words, and LibreOffice makes a row higher for a picture that leaves it."""
    end = cell.bottom - BORDER
    if box.y < end < box.bottom:
        box = Rect(box.x, box.y, box.w, end - box.y)
    high = max(1, round(to_pt(box.h) * SCALE))
    free = round(to_pt(LEAST - box.h) * SCALE)
    length = box.w if what == "dashes" else 0
    if free > 0 and box.y + LEAST <= end:
        return Rect(box.x, box.y, box.w, LEAST), _small(what, high, 0, free, length)
    if free > 0 and box.bottom - LEAST >= cell.y:
        return Rect(box.x, box.bottom - LEAST, box.w, LEAST), _small(what, high, free, 0, length)
    return box, _small(what, 1 if what == "line" else high, 0, 0, length)


@lru_cache(maxsize=1024)
def _small(what: Drawing, height: int, above: int, below: int, length: Emu) -> Picture:
    """A drawing so many pixels high, between so many that are clear."""
    rows = [INK] * height
    if what == "dashes":
        on, off = (round(to_pt(part) * SCALE) for part in DASH)
        pixels = round(to_pt(length) * SCALE)
        rows = [((INK * on + CLEAR * off) * (pixels // (on + off) + 1))[:pixels]] * height
    elif what == "dot":
        rows = [_across(height, _round(height / 2, height / 2, height / 2, row + 0.5), INK) for row in range(height)]
    elif what != "line":
        rows = _head(what)
    clear = CLEAR * len(rows[0])
    return _png([*[clear] * above, *rows, *[clear] * below])


def _head(to: Drawing) -> list[bytes]:
    """A triangle with its tip where it leads."""
    length, width = (round(to_pt(size) * SCALE) for size in (HEAD_LENGTH, HEAD_WIDTH))
    rows = [_across(width, max(0.5, width / 2 * (1 - (row + 0.5) / length)), INK) for row in range(length)]
    rows = rows if to in ("down", "right") else rows[::-1]
    return rows if to in ("down", "up") else [bytes(column) for column in zip(*rows, strict=True)]


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
