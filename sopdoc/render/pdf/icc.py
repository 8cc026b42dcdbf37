"""The sRGB colour space as an ICC profile (version 4.2), written from its numbers: what a PDF/A's colours mean.

Sources: IEC 61966-2-1 for primaries, white and curve; ICC.1:2004-10 for the file.  The primaries are adapted from D65 to
the profile's D50 by the Bradford matrix, as annex E of ICC.1 has it.

    header 128 bytes │ count, directory │ desc, cprt: words │ wtpt, rXYZ, gXYZ, bXYZ │ rTRC, gTRC, bTRC: one curve │ chad
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from functools import cache

NAME = "sRGB IEC61966-2.1"
D50 = (0.9642, 1.0, 0.8249)
COLUMNS = {      # where red, green and blue lie in XYZ, adapted to D50
    "rXYZ": (0.43607, 0.22249, 0.01392),
    "gXYZ": (0.38515, 0.71687, 0.09708),
    "bXYZ": (0.14307, 0.06061, 0.71410),
}
BRADFORD = (1.04791, 0.02293, -0.05019, 0.02960, 0.99046, -0.01707, -0.00925, 0.01506, 0.75179)     # D65 → D50
CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)      # exponent, a, b, c, d of a parametric curve of type 3


@cache
def srgb_profile() -> bytes:
    """The profile's bytes, a few hundred."""
    curve = b"para\0\0\0\0" + struct.pack(">HH", 3, 0) + _fixed(CURVE)
    tags = {
        "desc": _words(NAME), "cprt": _words("Public domain"), "wtpt": b"XYZ \0\0\0\0" + _fixed(D50),
        **{name: b"XYZ \0\0\0\0" + _fixed(column) for name, column in COLUMNS.items()},
        "rTRC": curve, "gTRC": curve, "bTRC": curve, "chad": b"sf32\0\0\0\0" + _fixed(BRADFORD),
    }
    directory, data = _directory(tags)
    return _header(128 + len(directory) + len(data)) + directory + data


def _directory(tags: dict[str, bytes]) -> tuple[bytes, bytes]:
    """The table of tags and their data, equal data once."""
    start = 128 + 4 + 12 * len(tags)
    places: dict[bytes, int] = {}
    data = b""
    for content in tags.values():
        if content not in places:
            places[content] = start + len(data)
            data += content + bytes(-len(content) % 4)
    rows = (name.encode() + struct.pack(">II", places[content], len(content)) for name, content in tags.items())
    return struct.pack(">I", len(tags)) + b"".join(rows), data


def _header(size: int) -> bytes:
    """A display profile; its date is the day of the standard."""
    date = struct.pack(">6H", 1999, 10, 18, 0, 0, 0)
    head = struct.pack(">I4sI4s4s4s", size, bytes(4), 0x04200000, b"mntr", b"RGB ", b"XYZ ") + date + b"acsp" + bytes(28)
    return (head + _fixed(D50)).ljust(128, b"\0")


def _fixed(numbers: Iterable[float]) -> bytes:
    """Numbers with sixteen binary places."""
    return b"".join(struct.pack(">i", round(number * 65536)) for number in numbers)


def _words(text: str) -> bytes:
    """A text in one language (multiLocalizedUnicodeType)."""
    encoded = text.encode("utf-16-be")
    return b"mluc\0\0\0\0" + struct.pack(">II4sII", 1, 12, b"enUS", len(encoded), 28) + encoded
