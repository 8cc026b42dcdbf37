"""Logo file → picture that every back end can embed (PNG or JPEG bytes with their pixel size)."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sopdoc.diagnostics import Report, Span

SVG_PIXELS = 360           # width of a drawn SVG: 24 mm at 380 dpi
MAX_PIXELS = 40_000_000    # a picture beyond this is a mistake or a bomb, and no logo


@dataclass(frozen=True, slots=True)
class Picture:
    """An image file's bytes; `kind` is "png" or "jpeg"; sizes in pixels."""

    data: bytes
    kind: str
    width: int
    height: int


def load_picture(path: Path, span: Span, report: Report) -> Picture | None:
    """Reads a PNG, JPEG or SVG file; SOP403 when it cannot be shown (the sheet is then made without it)."""
    try:
        data = path.read_bytes()
        if path.suffix.lower() == ".svg":
            data = _draw_svg(data)
        return _probe(data)
    except (OSError, ValueError, SyntaxError) as fault:     # what Pillow and resvg raise for broken files
        report.peringatan("SOP403", f'logo "{path.name}" tidak dapat dibaca', span, str(fault).splitlines()[0][:120],
                          "gunakan berkas PNG, JPEG atau SVG yang utuh")
        return None


@cache
def _draw_svg(data: bytes) -> bytes:
    import resvg_py  # only agencies with an SVG logo pay for it

    return bytes(resvg_py.svg_to_bytes(svg_string=data.decode("utf-8"), width=SVG_PIXELS, skip_system_fonts=True))


def _probe(data: bytes) -> Picture:
    from PIL import Image

    with Image.open(io.BytesIO(data)) as image:
        kind = (image.format or "").lower()
        width, height = image.size
        if kind not in ("png", "jpeg"):
            raise ValueError(f"jenis gambar {kind or 'tidak dikenal'}")
        if width * height > MAX_PIXELS:
            raise ValueError(f"gambar {width} × {height} piksel terlalu besar")
        image.load()
    return Picture(data, kind, width, height)
