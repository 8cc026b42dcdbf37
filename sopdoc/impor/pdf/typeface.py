"""A font of a PDF → is it bold, is it italic: by its name, its description, or what the embedded font says of itself.

Programs that print through a driver call their fonts "CIDFont+F1" and describe none; the font that lies in the file still knows.
"""

from __future__ import annotations

import ctypes
import struct
from collections.abc import Iterator
from typing import Any

BOLD, ITALIC = 1, 2             # bits of `macStyle` in a font's table "head"
FORCED, SLANTED = 1 << 18, 1 << 6       # of a PDF's description of a font
LARGEST = 40_000_000            # bytes of a font that is looked into
MOST_TABLES = 100
STYLE_AT = 44                   # of `macStyle` in its table

_SIGNATURES = (b"\0\1\0\0", b"true", b"OTTO")


def styled(raw: Any, name: bytes, flags: int, font: Any) -> tuple[bool, bool]:
    """`name` in small letters; `font`: as pdfium has it, or None."""
    bold = b"bold" in name or b"black" in name or bool(flags & FORCED)
    italic = b"italic" in name or b"oblique" in name or bool(flags & SLANTED)
    told = 0 if bold or italic or not font else style_in(_embedded(raw, font))
    return bold or bool(told & BOLD), italic or bool(told & ITALIC)


def style_in(data: bytes) -> int:
    """`BOLD` and `ITALIC` of an OpenType font's bytes; 0 for anything else."""
    at = next((at for tag, at in _tables(data) if tag == b"head"), None)
    if at is None or at + STYLE_AT + 2 > len(data):
        return 0
    return int(struct.unpack_from(">H", data, at + STYLE_AT)[0])


def _tables(data: bytes) -> Iterator[tuple[bytes, int]]:
    """Their names, and where they begin."""
    if data[:4] not in _SIGNATURES or len(data) < 12:
        return
    count = struct.unpack_from(">H", data, 4)[0]
    for number in range(min(count, MOST_TABLES, (len(data) - 12) // 16)):
        tag, _, at = struct.unpack_from(">4sII", data, 12 + 16 * number)
        yield tag, at


def _embedded(raw: Any, font: Any) -> bytes:
    """The font's bytes; nothing where it lies elsewhere."""
    length = ctypes.c_size_t()
    if not raw.FPDFFont_GetFontData(font, None, 0, length) or not 0 < length.value <= LARGEST:
        return b""
    buffer = (ctypes.c_uint8 * length.value)()
    return bytes(buffer) if raw.FPDFFont_GetFontData(font, buffer, length.value, length) else b""
