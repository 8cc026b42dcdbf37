"""Words in a TrueType face → the outlines of their letters, for words that shall be seen and never be found as text.

    glyf: on ● ── off ○ ── on ●      a quadratic curve; two ○ in a row have a ● in their middle (OpenType, "glyf")
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Any, Literal

from sopdoc.layout.text.fonts import Face

Vertex = tuple[float, float, bool]      # font units, y upwards; on the curve?
Contour = list[Vertex]
Curve = tuple[Literal["M", "L", "C"], tuple[float, ...]]      # as in SVG: move, line, cubic curve

ON_CURVE, X_SHORT, Y_SHORT, REPEAT, X_SAME, Y_SAME = 1, 2, 4, 8, 16, 32
WORDS, OFFSETS, SCALE, MORE, TWO_SCALES, MATRIX = 1, 2, 8, 32, 64, 128
DEEPEST = 6                             # components inside components; more is a damaged file


def outlines(face: Face, text: str) -> Iterator[Curve]:
    """The letters side by side from (0, 0), in shares of the font size, y upwards."""
    font, x = face.ttf.face, 0
    data = bytes(font.get_table("glyf"))
    for letter in text:
        for contour in _contours(font, data, font.charToGlyph.get(ord(letter), 0), 0):
            yield from _curves([((x + vx) / face.units, vy / face.units, on) for vx, vy, on in contour])
        x += face.widths[letter]


def _contours(font: Any, data: bytes, glyph: int, depth: int) -> list[Contour]:
    start, end = font.glyphPos[glyph], font.glyphPos[glyph + 1]
    if start == end or depth > DEEPEST:
        return []
    count = struct.unpack_from(">h", data, start)[0]
    return _simple(data, start + 10, count) if count >= 0 else _composite(font, data, start + 10, depth)


def _simple(data: bytes, at: int, count: int) -> list[Contour]:
    ends = struct.unpack_from(f">{count}H", data, at)
    at += 2 * count
    at += 2 + struct.unpack_from(">H", data, at)[0]      # hinting
    flags: list[int] = []
    while len(flags) <= ends[-1]:
        flag, at = data[at], at + 1
        times = 1
        if flag & REPEAT:
            times, at = times + data[at], at + 1
        flags += [flag] * times
    xs, at = _deltas(data, at, flags, X_SHORT, X_SAME)
    ys, at = _deltas(data, at, flags, Y_SHORT, Y_SAME)
    vertices = [(x, y, bool(flag & ON_CURVE)) for x, y, flag in zip(xs, ys, flags, strict=False)]
    return [vertices[first:last + 1] for first, last in zip((0, *(end + 1 for end in ends)), ends, strict=False)]


def _deltas(data: bytes, at: int, flags: list[int], short: int, same: int) -> tuple[list[float], int]:
    """Coordinates of one axis: each is the one before and a step of no, one or two bytes."""
    value, found = 0, []
    for flag in flags:
        if flag & short:
            value, at = value + (data[at] if flag & same else -data[at]), at + 1
        elif not flag & same:
            value, at = value + struct.unpack_from(">h", data, at)[0], at + 2
        found.append(float(value))
    return found, at


def _composite(font: Any, data: bytes, at: int, depth: int) -> list[Contour]:
    """Letters that are made of others, as À is."""
    found: list[Contour] = []
    flags = MORE
    while flags & MORE:
        flags, glyph = struct.unpack_from(">HH", data, at)
        form = ">hh" if flags & WORDS else ">bb"
        dx, dy = struct.unpack_from(form, data, at + 4) if flags & OFFSETS else (0, 0)
        at += 4 + struct.calcsize(form)
        number = 4 if flags & MATRIX else 2 if flags & TWO_SCALES else 1 if flags & SCALE else 0
        parts = [part / 16384 for part in struct.unpack_from(f">{number}h", data, at)]
        at += 2 * number
        a, b, c, d = parts if number == 4 else (parts[0], 0.0, 0.0, parts[-1]) if parts else (1.0, 0.0, 0.0, 1.0)
        inner = _contours(font, data, glyph, depth + 1)
        found += [[(a * x + c * y + dx, b * x + d * y + dy, on) for x, y, on in contour] for contour in inner]
    return found


def _curves(contour: Contour) -> Iterator[Curve]:
    """A closed contour from a point on the curve, its quadratic curves as cubic ones."""
    ring = [vertex for pair in zip(contour, (*contour[1:], contour[0]), strict=True) for vertex in _between(*pair)]
    first = next(index for index, vertex in enumerate(ring) if vertex[2])
    ring = [*ring[first:], *ring[:first + 1]]
    x, y, _ = ring[0]
    yield "M", (x, y)
    control: tuple[float, float] | None = None
    for vx, vy, on in ring[1:]:
        if not on:
            control = vx, vy
        elif control is None:
            yield "L", (vx, vy)
            x, y = vx, vy
        else:
            cx, cy = control
            yield "C", (x + (cx - x) * 2 / 3, y + (cy - y) * 2 / 3, vx + (cx - vx) * 2 / 3, vy + (cy - vy) * 2 / 3, vx, vy)
            x, y, control = vx, vy, None


def _between(vertex: Vertex, after: Vertex) -> Iterator[Vertex]:
    """The vertex, and the middle that two off the curve leave out."""
    yield vertex
    if not vertex[2] and not after[2]:
        yield (vertex[0] + after[0]) / 2, (vertex[1] + after[1]) / 2, True
