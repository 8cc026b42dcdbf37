"""SVG → PNG, by a library that some inputs kill: run in a process of its own (`isolated.run_apart`)."""

from __future__ import annotations

import resvg_py

from sopdoc.layout.text.fonts import ARIMO, FONT_FOLDER

PIXELS = 360               # width of a drawn SVG: 24 mm at 380 dpi
TALLEST = 2 * PIXELS       # a taller one is drawn narrower: a logo is 24 mm high
DPI = 96                   # what CSS takes an inch for; resvg_py's own 0 would make nothing of an SVG in millimetres
FAMILY = "Arimo"           # of all words, whatever family they ask for: no machine has the same fonts as another


def draw_svg(data: bytes) -> bytes:
    """The picture; raises ValueError for what is no SVG.  Words are set in our own font."""
    return bytes(resvg_py.svg_to_bytes(
        svg_string=data.decode("utf-8-sig"), width=PIXELS, height=TALLEST, dpi=DPI, languages=["id", "en"],
        skip_system_fonts=True, font_files=[str(FONT_FOLDER / name) for name in ARIMO.values()],
        font_family=FAMILY, serif_family=FAMILY, sans_serif_family=FAMILY, cursive_family=FAMILY, fantasy_family=FAMILY,
        monospace_family=FAMILY,
    ))
