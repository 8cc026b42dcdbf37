"""A page of an open PDF → the page as it is seen within a box: its words, and what pixels show."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from sopdoc.impor.flow.readings import Zone
from sopdoc.impor.page import Page, Point
from sopdoc.impor.pixels.raster import raster_of
from sopdoc.impor.pixels.trace import traced


def look(document: Any, page: Page, zone: Zone, is_hidden: Callable[[int], bool], known: Sequence[tuple[Point, ...]]) -> Page | None:
    """The page with what was traced instead of its paths and connectors; None where the part cannot be seen.

    `is_hidden`: is asked for the number of every drawing; `known`: outlines of symbols among what is hidden.
    """
    raster = raster_of(document, page.number, zone.part, is_hidden)
    if raster is None:
        return None
    first = max((path.drawing for path in page.paths), default=0) + 1
    found = traced(raster, first, known)
    return replace(page, paths=found.paths, connectors=found.connectors, unread=found.unread, seen_from=first)
