"""A page with several flow tables, one below the other → a page for each, with the title above it.

        SOP Pindah Datang                   ┐
          Cara 1 (lanjutan)                 │ the first page, down to where the next title begins
    │ 9. │ Kegiatan │ …                     │
    └────┴──────────┴──                     ┘
          Cara 2                            ┐
    │ No │ Kegiatan │ …  Waktu │ Output │   ┘ the second one
"""

from __future__ import annotations

from dataclasses import replace

from sopdoc.impor.page import Box, Page, box_of
from sopdoc.impor.table.around import title_of
from sopdoc.impor.table.grid import Grid, grid_of
from sopdoc.impor.table.roles import WAKTU

APART = 1.0             # points above a title or a head, where the page is cut


def parted(page: Page, grid: Grid) -> tuple[Page, Page] | None:
    """The page of this flow table, and what lies below it, when another one has its head there; of one above it, which is less plain, and
    this one.
    """
    cut = _begins(grid)
    upper = _has_head(page, 0, cut) and grid_of(_within(page, 0, cut))
    if not upper or not upper.rows:
        below = _has_head(page, grid.bottom, page.height) and grid_of(_within(page, grid.bottom + APART, page.height))
        if not below or not below.rows:
            return None
        cut = _begins(below)
    return _within(page, 0, cut), _within(page, cut, page.height)


def _begins(grid: Grid) -> float:
    """With its title."""
    title = title_of(grid)
    return (title[0].box.y0 if title else grid.top) - APART


def _has_head(page: Page, top: float, bottom: float) -> bool:
    """May there be one?"""
    return any(top < word.box.y0 < bottom and WAKTU.match(word.text) for word in page.words)


def _within(page: Page, top: float, bottom: float) -> Page:
    """What has its middle there; what reaches beyond the page belongs to the part beside that edge."""
    def is_in(box: Box) -> bool:
        return top <= min(max(box.centre[1], 0), page.height - APART) < bottom

    return replace(
        page, words=tuple(word for word in page.words if is_in(word.box)), paths=tuple(path for path in page.paths if is_in(path.box)),
        pictures=tuple(box for box in page.pictures if is_in(box)), unread=tuple(box for box in page.unread if is_in(box)),
        connectors=tuple(one for one in page.connectors if is_in(box_of(one.points))),
        borders=tuple(path for path in page.borders if is_in(path.box)),
    )
