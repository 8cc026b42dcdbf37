"""Picture → image object: JPEG as it is, everything else deflated, transparency as a mask of its own."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sopdoc.layout.picture import Picture
from sopdoc.layout.text.pdf_library import ImageReader, PDFImageXObject
from sopdoc.render.pdf.file import PdfFile


@dataclass(frozen=True, slots=True)
class _Samples:
    """Entries and data of an image stream, and those of its mask."""

    entries: str
    data: bytes
    mask: _Samples | None = None


def picture_name(picture: Picture) -> str:
    """The picture's name among a page's resources, from its content alone."""
    return f"I{hashlib.sha256(picture.data).hexdigest()[:16]}"


def add_picture(picture: Picture, file: PdfFile) -> int:
    """Stores the picture; returns the object's number."""
    return _add(_decoded(picture), file)


def _add(samples: _Samples, file: PdfFile) -> int:
    mask = f"/SMask {_add(samples.mask, file)} 0 R" if samples.mask else ""
    return file.stream(file.reserve(), samples.entries + mask, samples.data, filtered=True)


@lru_cache(maxsize=8)
def _decoded(picture: Picture) -> _Samples:
    """A logo is decoded and packed once per process, not once per SOP of its agency (20 ms each)."""
    return _samples(PDFImageXObject("", ImageReader(io.BytesIO(picture.data)), mask="auto"))


def _samples(image: Any) -> _Samples:
    entries = (
        f"/Type/XObject/Subtype/Image/Width {image.width}/Height {image.height}/BitsPerComponent {image.bitsPerComponent}"
        f"/ColorSpace/{image.colorSpace}/Filter/{image._filters[0]}"
    )
    if image.mask and image.mask != "auto":
        entries += f"/Mask[{' '.join(map(str, image.mask))}]"
    mask = getattr(image, "_smask", None)
    return _Samples(entries, image.streamContent, _samples(mask) if mask is not None else None)
