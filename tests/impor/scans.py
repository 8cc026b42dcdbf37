"""Drawn pages as real PDF files, whole or with parts of them as a picture, as programs make them that cannot draw otherwise.

    page of paths ──▶ PDF of vectors
                  └─▶ flow ──pixels──▶ JPEG or PNG ──▶ PDF with the picture below the table
    PDF ──pixels, turned, with noise──▶ PDF of pictures, as a scanner makes it
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from importlib.util import find_spec
from io import BytesIO
from itertools import groupby
from typing import Any

from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import FILL_EVEN_ODD, Canvas
from tools import lacking

from sopdoc.impor.flow.chart import Flow
from sopdoc.impor.page import Box, Page, Path, Word
from sopdoc.impor.pdf.page import read_pages
from sopdoc.impor.reading import sheets_of

STROKE = 0.75       # points


@dataclass(frozen=True)
class Camera:
    """How a picture is made: dots an inch, and the quality of a JPEG; None is a PNG."""

    dots: int = 150
    quality: int | None = None


def pixels() -> Any:
    """What looks at a page; the test is skipped where its libraries are missing."""
    for name in ("pypdfium2", "numpy"):
        if find_spec(name) is None:
            lacking(f"{name}, which is not installed")
    from sopdoc.impor.pixels.look import look
    return look


def vector_pdf(*pages: Page) -> bytes:
    return _pdf([(page, None) for page in pages])


def pictured_pdf(page: Page, flow: Sequence[Path], part: Box, camera: Camera, photo: Page | None = None) -> bytes:
    """The page with the flow, or all of `photo`, as a picture that covers `part`; its other paths and its words as they are."""
    picture = _photo(photo or replace(page, paths=tuple(flow), words=()), part, camera)
    return _pdf([(replace(page, paths=tuple(path for path in page.paths if path not in flow)), (picture, part))])


def scanned_pdf(data: bytes, camera: Camera, slope: float = 0, noise: float = 0) -> bytes:
    """Every page of a PDF as a picture; it falls to the right by `slope` degrees, `noise`: of grays, always the same."""
    pixels()
    import numpy as np
    import pypdfium2
    out, chance = BytesIO(), np.random.default_rng(1)
    canvas = Canvas(out, invariant=1)
    for page in pypdfium2.PdfDocument(data):
        width, height = page.get_size()
        image = page.render(scale=camera.dots / 72, grayscale=True).to_pil().rotate(-slope, Image.Resampling.BICUBIC, fillcolor=255)
        grays = np.asarray(image) + chance.normal(-noise, noise, (image.height, image.width)) if noise else np.asarray(image)
        canvas.setPageSize((width, height))
        canvas.drawImage(ImageReader(BytesIO(_saved(Image.fromarray(grays.clip(0, 255).astype("uint8")), camera))), 0, 0, width, height)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def photo_of(data: bytes, page: int) -> Image.Image:
    """A page of a PDF, counted from 0."""
    pixels()
    import pypdfium2
    image: Image.Image = pypdfium2.PdfDocument(data)[page].render(scale=200 / 72).to_pil()
    return image


def read_pdf_flow(data: bytes, blind: bool = False) -> Flow:
    """The only flow of a PDF, by whatever explains most of it; `blind`: by its vectors alone."""
    look = pixels()
    import pypdfium2
    document = pypdfium2.PdfDocument(data)
    (sheet,) = sheets_of(read_pages(document), None if blind else partial(look, document))
    (flow,) = sheet.flows
    return flow


def _photo(page: Page, part: Box, camera: Camera) -> bytes:
    import pypdfium2
    document = pypdfium2.PdfDocument(_pdf([(page, None)]))
    scale = camera.dots / 72
    sides = (part.x0, page.height - part.y1, page.width - part.x1, part.y0)
    return _saved(document[0].render(scale=scale, crop=sides).to_pil(), camera)


def _saved(image: Image.Image, camera: Camera) -> bytes:
    out = BytesIO()
    if camera.quality is None:
        image.save(out, "PNG")
    else:
        image.save(out, "JPEG", quality=camera.quality)
    return out.getvalue()


def _pdf(pages: Iterable[tuple[Page, tuple[bytes, Box] | None]]) -> bytes:
    out = BytesIO()
    canvas = Canvas(out, invariant=1)
    for page, picture in pages:
        canvas.setPageSize((page.width, page.height))
        if picture:
            data, box = picture
            canvas.drawImage(ImageReader(BytesIO(data)), box.x0, page.height - box.y1, box.width, box.height)
        for _, paths in groupby(page.paths, key=lambda path: path.drawing):
            _draw(canvas, tuple(paths), page.height)
        for word in page.words:
            _write(canvas, word, page.height)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _draw(canvas: Canvas, paths: tuple[Path, ...], height: float) -> None:
    """Those of one instruction; a ring has a hole."""
    drawn = canvas.beginPath()
    for path in paths:
        for number, (x, y) in enumerate(path.points):
            (drawn.lineTo if number else drawn.moveTo)(x, height - y)
        if path.closed:
            drawn.close()
    first = paths[0]
    canvas.setLineWidth(first.width or STROKE)
    canvas.setDash([3, 2] if first.dashed else [])
    canvas.setFillGray(0 if first.filled else 1)
    canvas.drawPath(drawn, stroke=int(first.stroked), fill=int(first.filled or first.white), fillMode=FILL_EVEN_ODD)


def _write(canvas: Canvas, word: Word, height: float) -> None:
    canvas.setFillGray(0)
    canvas.setFont("Helvetica-Bold" if word.bold else "Helvetica", word.size)
    canvas.drawString(word.box.x0, height - word.box.y1 + 0.2 * word.size, word.text)
