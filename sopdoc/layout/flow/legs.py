"""A flow's pages → where its symbols stand on them, and the legs and segilima of its lines, lettered."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from sopdoc.layout.flow.columns import Columns
from sopdoc.layout.flow.offpage import Place, Split, letters, split
from sopdoc.layout.flow.page import reading_order
from sopdoc.layout.flow.rows import FlowRow
from sopdoc.layout.sheet import Sheet
from sopdoc.model.sop import Alur


def places_of(rows: Sequence[FlowRow], pages: Sequence[tuple[int, int]]) -> dict[str, Place]:
    """Symbol id → where it stands."""
    return {
        placed.simbol.id: Place(index, row, placed.lane, placed.level, len(placed.simbol.para_pelaksana), placed.rect.w)
        for index, (start, end) in enumerate(pages) for row in range(start, end) for placed in rows[row].zone.placed
    }


def split_flow(alur: Alur, used: int, places: dict[str, Place], number: int, columns: Columns, sheet: Sheet) -> Split:
    """Legs and segilima, lettered in the order in which a reader meets them, after the letters `used`; `number`: of its first page."""
    first = split(alur.sambungan, places, letters())
    named = islice(letters(), used, None)
    letter = dict(zip(reading_order(first.segilima, number, columns, sheet), named, strict=False))
    return split(alur.sambungan, places, (letter[old] for old in islice(letters(), len(letter))))


def strips_of(parts: Split, page: int) -> tuple[bool, bool]:
    """Whether segilima stand in the first and in the last row of a page."""
    feet = {s.foot for s in parts.segilima if s.page == page}
    return False in feet, True in feet
