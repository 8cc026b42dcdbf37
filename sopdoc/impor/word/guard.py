"""What a Word document may hold, counted before a library opens it."""

from __future__ import annotations

import re

from sopdoc.impor.package import Package
from sopdoc.impor.page import TooMuchError

MOST_TABLES = 2_000
MOST_CELLS = 100_000
MOST_PARAGRAPHS = 200_000
MOST_DRAWINGS = 5_000
MOST_RUNS = 300_000
MOST_LETTERS = 4_000_000
DEEPEST = 200           # elements in elements; Word's own documents have less than 60

_TAG = re.compile(rb"<(/?)(?:\w+:)?(\w+)([^<>]*?)(/?)>")
_LIMITS = {
    b"tbl": (MOST_TABLES, "tabel"), b"tc": (MOST_CELLS, "sel"), b"p": (MOST_PARAGRAPHS, "paragraf"),
    b"r": (MOST_RUNS, "potong teks"), b"anchor": (MOST_DRAWINGS, "gambar"),
    b"inline": (MOST_DRAWINGS, "gambar"), b"pict": (MOST_DRAWINGS, "gambar"), b"wsp": (MOST_DRAWINGS, "gambar"),
    b"shape": (MOST_DRAWINGS, "gambar"),
}


def refuse_too_much(package: Package) -> None:
    """Raises TooMuchError."""
    for name, part in package.parts.items():
        if name.endswith(".xml"):
            _refuse(part)


def _refuse(part: bytes) -> None:
    counts = dict.fromkeys(_LIMITS, 0)
    depth, letters, end = 0, 0, 0
    for found in _TAG.finditer(part):
        closes, name, _, alone = found.groups()
        letters, end = letters + found.start() - end, found.end()
        if letters > MOST_LETTERS:
            raise TooMuchError(f"lebih dari {MOST_LETTERS} huruf")
        depth += -1 if closes else 0 if alone else 1
        if depth > DEEPEST:
            raise TooMuchError(f"isinya bertumpuk lebih dari {DEEPEST} tingkat")
        if not closes and name in counts:
            counts[name] += 1
            most, what = _LIMITS[name]
            if counts[name] > most:
                raise TooMuchError(f"lebih dari {most} {what}")
