"""SVG → PNG, by a library that some inputs kill: run in a process of its own (`isolated.run_apart`)."""

from __future__ import annotations

import io

import resvg_py
from PIL import Image

from sopdoc.layout.text.fonts import ARIMO, FONT_FOLDER
from sopdoc.png import RGBA, png

PIXELS = 360               # width of a drawn SVG: 24 mm at 380 dpi
TALLEST = 2 * PIXELS       # a taller one is drawn narrower: a logo is 24 mm high
LARGE = 1800               # for a lampiran: 300 mm at 150 dpi
DPI = 96                   # what CSS takes an inch for; resvg_py's own 0 would make nothing of an SVG in millimetres
FAMILY = "Arimo"           # of all words, whatever family they ask for: no machine has the same fonts as another


def draw_svg(data: bytes) -> bytes:
    """The picture; raises ValueError for what is no SVG.  Words are set in our own font."""
    return _drawn(data, PIXELS, TALLEST)


def draw_svg_large(data: bytes) -> bytes:
    """The same as wide as a page."""
    return _drawn(data, LARGE, LARGE)


def _drawn(data: bytes, width: int, height: int) -> bytes:
    return _coded(bytes(resvg_py.svg_to_bytes(
        svg_string=data.decode("utf-8-sig"), width=width, height=height, dpi=DPI, languages=["id", "en"],
        skip_system_fonts=True, font_files=[str(FONT_FOLDER / name) for name in ARIMO.values()],
        font_family=FAMILY, serif_family=FAMILY, sans_serif_family=FAMILY, cursive_family=FAMILY, fantasy_family=FAMILY,
        monospace_family=FAMILY,
    )))


def _coded(drawn: bytes) -> bytes:
    """The same pixels in a PNG of our own: each build of resvg codes them otherwise, and a sheet's bytes must not depend on that."""
    with Image.open(io.BytesIO(drawn)) as image:
        width, height, pixels = image.width, image.height, image.convert("RGBA").tobytes()
    return png(width, height, RGBA, (pixels[4 * width * y : 4 * width * (y + 1)] for y in range(height)))
