"""Photographed pages of a size that no office prints → the same on paper: a camera's PDF often takes dots for points."""

from __future__ import annotations

from importlib import import_module
from typing import Any

SHORTEST, LONGEST = 500.0, 1_300.0      # points of a page's long side: A5 has 595, A3 1,191
PAPER = 936.0           # of F4, on which most sheets are printed
COVERED = 0.5           # of the page, by its picture; what is drawn says its size itself
DEEPEST = 3             # forms in forms


def on_paper(document: Any, index: int) -> Any:
    """A page of an open `pypdfium2.PdfDocument`, a strange one scaled in the document itself."""
    page = document[index]
    longest = max(page.get_size())
    if SHORTEST <= longest <= LONGEST or not _is_photographed(page):
        return page
    _scale(page, PAPER / longest)
    page.close()            # its size is that at which it was opened
    return document[index]


def _is_photographed(page: Any) -> bool:
    width, height = page.get_size()
    pictures = page.get_objects(filter=(import_module("pypdfium2.raw").FPDF_PAGEOBJ_IMAGE,), max_depth=DEEPEST)
    boxes = (one.get_bounds() for one in pictures)
    return any((right - left) * (top - bottom) >= COVERED * width * height for left, bottom, right, top in boxes)


def _scale(page: Any, by: float) -> None:
    """What is drawn, and the paper."""
    raw = import_module("pypdfium2.raw")
    media, crop = page.get_mediabox(), page.get_cropbox()
    raw.FPDFPage_TransFormWithClip(page.raw, raw.FS_MATRIX(by, 0, 0, by, 0, 0), None)
    page.set_mediabox(*(by * side for side in media))
    page.set_cropbox(*(by * side for side in crop))
