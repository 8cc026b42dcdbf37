"""What the head of a JPEG file says: its size, its inks, how the camera was held.  Sources: ITU-T T.81, CIPA DC-008 (Exif)."""

from __future__ import annotations

import struct
from dataclasses import dataclass

SIGNATURE = b"\xff\xd8"
END = b"\xff\xd9"
FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}     # markers that tell the size
SCAN, EXIF = 0xDA, 0xE1
ORIENTATION = 0x0112


@dataclass(frozen=True, slots=True)
class Head:
    width: int
    height: int
    mode: str
    orientation: int


def head_of(data: bytes) -> Head:
    """Raises OSError for a file that stops early or tells no size."""
    at, turned, found = 2, 1, None
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker, size = data[at + 1], struct.unpack_from(">H", data, at + 2)[0]
        body = data[at + 4 : at + 2 + size]
        if marker == EXIF and body.startswith(b"Exif\0\0"):
            turned = _orientation(body[6:])
        if marker in FRAMES:
            height, width, inks = struct.unpack_from(">HHB", body, 1)
            found = Head(width, height, {1: "L", 3: "RGB", 4: "CMYK"}[inks], turned)
        if marker == SCAN:
            break
        at += 2 + size
    if found is None or END not in data[at:]:
        raise OSError("image file is truncated")
    return found


def _orientation(tiff: bytes) -> int:
    """1, upright, where it says nothing."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None:
        return 1
    (at,) = struct.unpack_from(f"{order}I", tiff, 4)
    (count,) = struct.unpack_from(f"{order}H", tiff, at)
    entries = (struct.unpack_from(f"{order}HHIH", tiff, at + 2 + 12 * i) for i in range(count))
    return next((value for tag, _, _, value in entries if tag == ORIENTATION), 1)
