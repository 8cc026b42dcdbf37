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
    image = _upright(data)
    width, height = _size(image)
    document = pdfium.PdfDocument.new()
    picture = pdfium.PdfImage.new(document)
    picture.set_bitmap(pdfium.PdfBitmap.from_pil(image))
    picture.set_matrix(pdfium.PdfMatrix().scale(width, height))
    page = document.new_page(width, height)
    page.insert_obj(picture)
    page.gen_content()
    page.close()
    return document


def _upright(data: bytes) -> Any:
    """The picture in grays, turned as the camera was held."""
    pillow, turned = import_module("PIL.Image"), import_module("PIL.ImageOps")
    try:
        image = pillow.open(BytesIO(data), formats=("JPEG", "PNG"))
        if image.width * image.height > LARGEST:
            raise TooMuchError(f"lebih dari {LARGEST // 1_000_000} juta piksel")
        return turned.exif_transpose(image).convert("L")
    except (OSError, SyntaxError, pillow.DecompressionBombError) as fault:
        raise UnreadableError("isinya rusak") from fault


def _size(image: Any) -> tuple[float, float]:
    """Points."""
    across, along = image.info.get("dpi", (0, 0))
    if COARSEST < across < FINEST and COARSEST < along < FINEST:
        return image.width * 72 / float(across), image.height * 72 / float(along)
    scale = LONG_SIDE / max(image.width, image.height)
    return image.width * scale, image.height * scale
