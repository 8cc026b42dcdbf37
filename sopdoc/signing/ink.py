"""A layout → where on its pages something is drawn, and where room for signatures is kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from sopdoc.geometry import Emu, Point, Rect, bounds, pt
from sopdoc.layout.tree import Layout
from sopdoc.profile.decode import PITA
from sopdoc.render.items import Image, Item, Link, Text
from sopdoc.render.paint import paint_pages

ABOVE, BELOW = 0.75, 0.25     # of a type's size, what letters take over and under their baseline
HAIR: Emu = pt(0.5)           # what a line takes at least on either side


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page that was built: what is drawn on it, and the places that stay free for signatures."""

    ink: tuple[Rect, ...]
    rooms: tuple[Rect, ...]


def built_sheets(layout: Layout) -> tuple[Sheet, ...]:
    """The pages in their order.  A sheet with fields keeps them free, and a band at the foot of every page."""
    signed_by_program = any(page.fields for page in layout.pages)
    sheets = []
    for page, painted in zip(layout.pages, paint_pages(layout), strict=True):
        band = [Rect(0, painted.size.h - PITA, painted.size.w, PITA)] if signed_by_program else []
        rooms = (*(field.rect for field in page.fields), *band)
        sheets.append(Sheet(tuple(rect for item in painted.items for rect in item_rects(item)), rooms))
    return tuple(sheets)


def item_rects(item: Item) -> Iterator[Rect]:
    """An item's boxes: of a line one for each of its pieces, since a frame covers nothing of what it frames."""
    if isinstance(item, (Image, Link)):
        yield item.rect
    elif isinstance(item, Text):
        above, tall = round(item.size * ABOVE), round(item.size * (ABOVE + BELOW))
        if item.angle:
            yield Rect(item.x - above, item.y - item.width, tall, item.width)
        else:
            yield Rect(item.x, item.y - above, item.width, tall)
    else:
        corners = [Point(*values[-2:]) for _, values in item.segments]
        pieces = [corners] if item.fill else [[one, other] for one, other in pairwise(corners)]
        yield from (bounds(tuple(piece)).grown(HAIR) for piece in pieces)
