"""File of a logo or a lampiran → picture that every back end can embed (PNG or JPEG bytes with their pixel size).

Either comes from outside: what it will cost is looked at before anything is decoded, and an SVG is drawn by a process that may
die (`layout/svg_check.py`, `layout/svg_draw.py`).
"""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from sopdoc.diagnostics import Report, Span
from sopdoc.isolated import DiedError, run_apart
from sopdoc.layout.svg_check import RefusedError, check_svg
from sopdoc.layout.text.fonts import built_in
from sopdoc.system import reason_of

if TYPE_CHECKING:
    from PIL.Image import Image as RasterImage

MAX_PIXELS = 25_000_000    # a picture beyond this is a mistake or a bomb, and no logo
MAX_SCANNED = 400_000_000  # pixels of a JPEG times its scans: a photo that comes sharper and sharper has ten
MAX_BYTES = 10_000_000
SCAN = b"\xff\xda"         # begins one; inside its data 0xFF is followed by 0
ORIENTATION = 0x0112       # the Exif tag that says how the camera was held …
TURNED = range(2, 9)       # … when not upright
MOST_CLEARED = 2_500       # pixels of the longer side of a picture that lets through what lies behind it: 190 dpi on F4
COLOURS = 256              # of such a picture
QUALITY = 95               # of a turned photo: nobody sees the difference at 24 mm
BROKEN = (OSError, ValueError, SyntaxError, EOFError, IndexError, KeyError, TypeError, struct.error, zlib.error)     # what Pillow raises


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
        return picture_in(read_limited(path, MAX_BYTES))
    except RefusedError as fault:
        found = str(fault)
    except OSError as fault:
        found = reason_of(fault) or "berkas rusak"
    report.peringatan("SOP403", f'logo "{path.name}" tidak dapat dibaca', span, found, "gunakan berkas PNG, JPEG atau SVG yang utuh")
    return None


def read_limited(path: Path, most: int) -> bytes:
    """A file's bytes; raises RefusedError for more than `most`."""
    with path.open("rb") as stream:
        data = stream.read(most + 1)
    if len(data) > most:
        raise RefusedError(f"berkas lebih dari {most // 1_000_000} MB")
    return data


def picture_in(data: bytes, large: bool = False) -> Picture:
    """The picture; raises RefusedError where there is none.  `large`: as wide as a page, where its size is for us to say."""
    found = _picture(data, large)
    if isinstance(found, str):
        raise RefusedError(found)
    return found


@lru_cache(maxsize=4)
def _picture(data: bytes, large: bool) -> Picture | str:
    """The picture, or why there is none.  What the bytes are decides, not the file's name.  All sheets of an agency show one
    picture, which is judged once."""
    try:
        return probe(data if data.startswith((b"\x89PNG", b"\xff\xd8")) else _drawn(data, large))
    except RefusedError as fault:
        return str(fault)


def _drawn(data: bytes, large: bool) -> bytes:
    """An SVG as PNG."""
    try:
        from sopdoc.layout.svg_draw import draw_svg, draw_svg_large  # only agencies with an SVG logo pay for it
    except ImportError as fault:        # a library of machine code, which some systems cannot load
        raise RefusedError(f"SVG tidak dapat digambar di komputer ini ({fault}); simpan gambarnya sebagai PNG") from fault

    words = check_svg(data, _embedded_pixels)
    if missing := built_in().faces["biasa"].missing(words) if words.strip() else "":
        raise RefusedError(f"tulisan dalam SVG memuat {missing[:8]}, yang tidak ada di huruf Arimo; ubah tulisannya menjadi kurva")
    try:
        return run_apart(draw_svg_large if large else draw_svg, data)
    except DiedError as fault:
        raise RefusedError(f"SVG tidak dapat digambar: {fault}") from fault


def _embedded_pixels(data: bytes) -> int:
    """Of a picture inside an SVG, which is drawn as it lies there."""
    found = probe(data)
    if found.data is not data:
        raise RefusedError("foto di dalam SVG tersimpan miring atau berwarna cetak (CMYK); simpan ulang fotonya sebagai PNG")
    return found.width * found.height


def probe(data: bytes) -> Picture:
    """The picture in PNG or JPEG bytes, upright; decoded once to prove that it is whole."""
    from PIL import Image

    try:
        with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as image:
            kind = {"PNG": "png", "JPEG": "jpeg", "MPO": "jpeg"}[image.format or ""]
            pixels = image.width * image.height
            if pixels > MAX_PIXELS or (kind == "jpeg" and pixels * data.count(SCAN) > MAX_SCANNED):
                raise RefusedError(f"gambar {image.width} × {image.height} piksel terlalu besar")
            image.load()
            return _as_printed(image, data, kind)
    except Image.DecompressionBombError as fault:
        raise RefusedError("ukuran gambar terlalu besar") from fault
    except RefusedError:
        raise
    except BROKEN as fault:
        raise RefusedError("berkas rusak") from fault


@lru_cache(maxsize=8)
def cleared(picture: Picture) -> Picture:
    """The same on white paper, where it is white not there at all: what lies behind it, a watermark, is seen."""
    from PIL import Image

    with Image.open(io.BytesIO(picture.data)) as image:
        image.thumbnail((MOST_CLEARED, MOST_CLEARED))
        shown = image.convert("RGBA")
    paper = Image.new("RGBA", shown.size, "white")
    few = Image.alpha_composite(paper, shown).convert("RGB").quantize(COLOURS)
    colours = few.getpalette() or []
    few.putpalette(b"".join(map(_cleared, *(colours[i::3] for i in range(3)))), "RGBA")
    out = io.BytesIO()
    few.convert("RGBA").save(out, "PNG", optimize=True)
    return Picture(out.getvalue(), "png", *shown.size)


def _cleared(*rgb: int) -> bytes:
    """The clearest colour, with its opacity, that is this one on white."""
    opacity = 255 - min(rgb)
    return bytes((*((255 - round((255 - share) * 255 / opacity) if opacity else 255) for share in rgb), opacity))


def _as_printed(image: RasterImage, data: bytes, kind: str) -> Picture:
    """The bytes as they are where every program shows them alike: upright, and in no inks, which mean nothing without a press."""
    from PIL import ImageOps

    turned, inks = _is_turned(image), image.mode == "CMYK"       # and a document to be kept has one colour space: sRGB
    if not (turned or inks):
        return Picture(data, kind, image.width, image.height)
    shown = ImageOps.exif_transpose(image) if turned else image
    kind = "png" if inks else kind
    buffer = io.BytesIO()
    (shown.convert("RGB") if inks else shown).save(buffer, kind.upper(), quality=QUALITY)
    return Picture(buffer.getvalue(), kind, shown.width, shown.height)


def _is_turned(image: RasterImage) -> bool:
    """Was the camera held another way?  What cannot be read says nothing, as everywhere."""
    try:
        return image.getexif().get(ORIENTATION) in TURNED
    except BROKEN:
        return False
