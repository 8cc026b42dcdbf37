"""Finished sheets → pictures of their pages: SVG as it is, PNG from our own PDF; both also of the flow alone."""

from __future__ import annotations

import io
from dataclasses import dataclass
from importlib import import_module
from types import ModuleType
from typing import Any

from sopdoc.compiler import render
from sopdoc.geometry import MM, PT, Rect, mm
from sopdoc.layout.engine import Sheets
from sopdoc.layout.tree import Page
from sopdoc.preview.areas import PageAreas
from sopdoc.render.numbers import rounded as pt

DPI = 150
LEAST_DPI, MOST_DPI = 36, 400      # F4 at 400 dpi takes 50 MB while it is drawn
AIR = mm(2)                        # free edge around a flow alone
CSS = 96                           # what SVG takes an inch for


@dataclass(frozen=True, slots=True)
class Picture:
    """A page's picture: `ending` as in the file's name ("-2.png")."""

    ending: str
    content: bytes


class NoRasterError(Exception):
    """PNG needs pypdfium2, which is not installed."""


def svg_pictures(sheets: Sheets, parts: tuple[PageAreas, ...] | None, pages: tuple[int, ...]) -> tuple[Picture, ...]:
    """The pages of these numbers (all when there are none); with `parts` the flows alone, on the pages that have one."""
    found = []
    for page, (_, content) in zip(sheets.layout.pages, render(sheets, "svg"), strict=True):
        part = _part(sheets, page, parts)
        if _wanted(page, pages) and part:
            found.append(Picture(f"-{page.number}.svg", content if parts is None else _cropped(content.decode(), part)))
    return tuple(found)


def png_pictures(sheets: Sheets, parts: tuple[PageAreas, ...] | None, pages: tuple[int, ...], dpi: int) -> tuple[Picture, ...]:
    """The same as PNG; raises NoRasterError where the extra is missing."""
    pdfium = _pdfium()
    ((_, pdf),) = render(sheets, "pdf")
    document = pdfium.PdfDocument(pdf)
    try:
        return tuple(
            Picture(f"-{page.number}.png", _png(document[page.number - 1], part, sheets, dpi))
            for page in sheets.layout.pages if _wanted(page, pages) and (part := _part(sheets, page, parts))
        )
    finally:
        document.close()


def _pdfium() -> ModuleType:
    """Imported by name: an optional extra is no dependency of the package."""
    try:
        return import_module("pypdfium2")
    except ImportError as fault:
        raise NoRasterError from fault


def _wanted(page: Page, pages: tuple[int, ...]) -> bool:
    return not pages or page.number in pages


def _part(sheets: Sheets, page: Page, parts: tuple[PageAreas, ...] | None) -> Rect | None:
    """What is shown of a page: all of it, its flow, or nothing."""
    paper = sheets.layout.paper
    if parts is None:
        return Rect(0, 0, paper.w, paper.h)
    alur = parts[page.number - 1].alur
    return alur.grown(AIR) if alur else None


def _cropped(svg: str, part: Rect) -> bytes:
    """The page's SVG inside a smaller one: CSS pixels are what both agree on."""
    box = " ".join(f"{value * CSS / (72 * PT):.3f}" for value in (part.x, part.y, part.w, part.h))
    size = f'width="{part.w / MM:.3f}mm" height="{part.h / MM:.3f}mm"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="{box}">\n{svg}</svg>\n'.encode()


def _png(page: Any, part: Rect, sheets: Sheets, dpi: int) -> bytes:
    """`crop` is what pdfium cuts off at the left, foot, right and head, in points."""
    paper = sheets.layout.paper
    crop = tuple(max(0.0, pt(edge)) for edge in (part.x, paper.h - part.bottom, paper.w - part.right, part.y))
    picture = page.render(scale=dpi / 72, crop=crop).to_pil()
    out = io.BytesIO()
    picture.save(out, "PNG", dpi=(dpi, dpi))
    return out.getvalue()
