"""Rows of samples → a PNG, the same bytes whoever drew them."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable

SIGNATURE = b"\x89PNG\r\n\x1a\n"
GREY, RGB, RGBA = 0, 2, 6       # the colour types
QUICKLY = 6                     # of zlib's efforts: a picture of a page takes a third of the time of the greatest


def png(width: int, height: int, colours: int, rows: Iterable[bytes], effort: int = 9) -> bytes:
    """`rows`: of 8 bits a sample; `effort`: zlib's, of 1 to 9."""
    head = struct.pack(">IIBBBBB", width, height, 8, colours, 0, 0, 0)
    samples = zlib.compress(b"".join(b"\0" + row for row in rows), effort)
    return SIGNATURE + b"".join(_chunk(*part) for part in ((b"IHDR", head), (b"IDAT", samples), (b"IEND", b"")))


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
