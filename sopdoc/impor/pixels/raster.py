"""A part of a PDF's page as pixels, without its words and without what the caller takes for rules.

Words are hidden in pdfium, not wiped from the picture, so that lines below them stay whole.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from math import ceil, sqrt
from typing import Any

import numpy as np

from sopdoc.impor.page import Box, Point
from sopdoc.impor.pixels.runs import Mask

SCALE = 4.0             # pixels to a point
MOST = 16_000_000       # pixels; a larger part is rendered smaller
COARSEST = 2.0          # pixels to a point: in fewer no head of an arrow is told from a line
LARGEST = 64_000_000    # pixels of a picture in the file: a larger one is not drawn
DARK = 200              # of 255: a colour part below it is ink
DEEPEST = 8             # forms inside forms


@dataclass(frozen=True, slots=True)
class Raster:
    """`ink`: rows from above; its upper left corner is `origin` on the page, `scale` pixels are a point."""

    ink: Mask
    origin: Point
    scale: float

    def at(self, x: float, y: float) -> Point:
        """The place of a pixel's corner on the page."""
        return self.origin[0] + x / self.scale, self.origin[1] + y / self.scale

    def pixel(self, point: Point) -> Point:
        """Where a place of the page is among the pixels."""
        return (point[0] - self.origin[0]) * self.scale, (point[1] - self.origin[1]) * self.scale


def scale_of(part: Box) -> float:
    """At which a part of a page is rendered; 0 where it is too large."""
    scale = min(SCALE, sqrt(MOST / max(1.0, part.width * part.height)))
    return scale if scale >= COARSEST else 0.0


def raster_of(document: Any, number: int, part: Box, is_hidden: Callable[[int], bool]) -> Raster | None:
    """Page `number` of an open `pypdfium2.PdfDocument`, within `part`; `is_hidden` is asked for the number of every drawing.

    None where the part is too large or empty.
    """
    scale = scale_of(part)
    if not scale or min(part.width, part.height) * scale < 1:
        return None
    page = document[number - 1]
    try:
        Hider(import_module("pypdfium2.raw"), is_hidden).hide(page.raw)
        width, height = page.get_size()
        part = Box(max(0.0, part.x0), max(0.0, part.y0), min(width, part.x1), min(height, part.y1))
        sides = (part.x0, height - part.y1, width - part.x1, part.y0)       # left, bottom, right, top
        bitmap = page.render(scale=scale, crop=sides, may_draw_forms=False, draw_annots=False)
        blue, green, red = (bitmap.to_numpy()[:, :, part] for part in range(3))
        ink: Mask = np.minimum(np.minimum(blue, green), red) < DARK
        bitmap.close()
    finally:
        page.close()
    return Raster(ink, (ceil(part.x0 * scale) / scale, ceil(part.y0 * scale) / scale), scale)       # pdfium cuts whole pixels off


@dataclass(slots=True)
class Hider:
    """What of an open page is not drawn: drawings, counted as `pdf.page` does, and its words."""

    raw: Any
    is_hidden: Callable[[int], bool]
    words: bool = True
    drawing: int = 0

    def hide(self, page: Any) -> None:
        raw = self.raw
        self._walk(lambda index: raw.FPDFPage_GetObject(page, index), raw.FPDFPage_CountObjects(page), 0)

    def _walk(self, get: Callable[[int], Any], count: int, depth: int) -> None:
        raw = self.raw
        for index in range(count):
            item = get(index)
            kind = raw.FPDFPageObj_GetType(item)
            if kind == raw.FPDF_PAGEOBJ_TEXT and self.words:
                raw.FPDFTextObj_SetTextRenderMode(item, raw.FPDF_TEXTRENDERMODE_INVISIBLE)
            elif kind == raw.FPDF_PAGEOBJ_PATH:
                self.drawing += 1
                if self.is_hidden(self.drawing):
                    raw.FPDFPath_SetDrawMode(item, raw.FPDF_FILLMODE_NONE, False)
            elif kind == raw.FPDF_PAGEOBJ_IMAGE and self._is_huge(item):
                raw.FPDFPageObj_SetIsActive(item, False)
            elif kind == raw.FPDF_PAGEOBJ_FORM and depth < DEEPEST:
                def member(index: int, form: Any = item) -> Any:
                    return raw.FPDFFormObj_GetObject(form, index)

                self._walk(member, raw.FPDFFormObj_CountObjects(item), depth + 1)

    def _is_huge(self, item: Any) -> bool:
        width, height = ctypes.c_uint(), ctypes.c_uint()
        self.raw.FPDFImageObj_GetImagePixelSize(item, width, height)
        return width.value * height.value > LARGEST
