"""A photograph or a scan as JPEG or PNG → a PDF of one page with it, which is read as any other."""

from __future__ import annotations

from importlib import import_module
from io import BytesIO
from typing import Any

from sopdoc.impor.package import UnreadableError
from sopdoc.impor.page import TooMuchError

ENDINGS = (".jpg", ".jpeg", ".png")
BEGINS = (b"\xff\xd8\xff", b"\x89PNG\r\n")
LONG_SIDE = 842.0           # points of A4: the page of a picture that does not tell its size
COARSEST, FINEST = 72, 1200     # dots an inch that a scanner makes; other numbers are no size
FINE = 4.0                  # pixels to a point at which a page is looked at (`pixels.raster`)
LARGEST = 64_000_000        # pixels; as of a picture in a PDF (`pixels.raster`)


def is_photo(data: bytes) -> bool:
    return data.startswith(BEGINS)


def pdf_of(data: bytes) -> bytes:
    """Runs apart: a picture as a PDF's bytes."""
    out = BytesIO()
    document_of(data).save(out)
    return out.getvalue()


def document_of(data: bytes) -> Any:
    """An open `pypdfium2.PdfDocument`; raises UnreadableError, TooMuchError."""
    pdfium = import_module("pypdfium2")
    image, (width, height) = _upright(data)
    document = pdfium.PdfDocument.new()
    picture = pdfium.PdfImage.new(document)
    picture.set_bitmap(pdfium.PdfBitmap.from_pil(image))
    picture.set_matrix(pdfium.PdfMatrix().scale(width, height))
    page = document.new_page(width, height)
    page.insert_obj(picture)
    page.gen_content()
    page.close()
    return document


def _upright(data: bytes) -> tuple[Any, tuple[float, float]]:
    """The picture in grays, turned as the camera was held, and its size in points."""
    pillow, turned = import_module("PIL.Image"), import_module("PIL.ImageOps")
    try:
        image = pillow.open(BytesIO(data), formats=("JPEG", "PNG"))
        if image.width * image.height > LARGEST:
            raise TooMuchError(f"lebih dari {LARGEST // 1_000_000} juta piksel")
        longest = max(image.size)
        upright = turned.exif_transpose(_greys(image))
        return upright, _size(upright, longest / max(upright.size))
    except (OSError, SyntaxError, pillow.DecompressionBombError) as fault:
        raise UnreadableError("isinya rusak") from fault


def _greys(image: Any) -> Any:
    """Its pixels; where several stand for each that is looked at, fewer, as which a JPEG is opened at once."""
    longest, looked = max(image.size), FINE * max(_size(image))
    if longest >= 2 * looked:
        image.draft("L", tuple(int(side * looked / longest) for side in image.size))
    grey = image.convert("L")
    times = int(max(grey.size) / looked)
    return grey.reduce(times) if times > 1 else grey


def _size(image: Any, times: float = 1.0) -> tuple[float, float]:
    """Points of a picture that had so many times as many pixels along each side."""
    across, along = image.info.get("dpi", (0, 0))
    if COARSEST < across < FINEST and COARSEST < along < FINEST:
        return image.width * times * 72 / float(across), image.height * times * 72 / float(along)
    scale = LONG_SIDE / max(image.width, image.height)
    return image.width * scale, image.height * scale
