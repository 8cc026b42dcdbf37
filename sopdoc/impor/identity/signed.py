"""Words below the last flow table → where and by whom it is signed, where that stands at the end.

                                         Tebing Tinggi,      Januari 2022
                                               CAMAT TEBING TINGGI


                                             MUHAMMAD ARDIANSYAH, SE
                                             NIP. 19750428 200012 1 003
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import reduce
from itertools import pairwise

from sopdoc.impor.identity.fields import Field
from sopdoc.impor.identity.sections import cells_on
from sopdoc.impor.identity.signers import Signer, signers_in
from sopdoc.impor.lines import Line, lines_in
from sopdoc.impor.page import Box, Page
from sopdoc.impor.table.cells import Cell, cells_of
from sopdoc.impor.table.grid import Grid
from sopdoc.model.sop import PENGESAH

FARTHEST = 90.0         # below the table: points down to the place
APART = 20.0            # between words that stand beside each other by chance
LONGEST = 12            # lines of one who signs, from the office on
ROOM = 8.0              # of a line's height: between the office and the name; what stands lower is another thing

_MONTHS = "januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember"
_OPEN = r"[.…_\s]*"     # to be filled in by hand
_PLACE = r"([^\W\d][^\d,:]{2,40}?)\s*,\s*"
_DATED = re.compile(rf"{_PLACE}(?:tanggal\s*)?[0-9]{{0,2}}{_OPEN}(?:{_MONTHS})?{_OPEN}([0-9]{{4}})?{_OPEN}", re.IGNORECASE)
_SAID = re.compile(r"[0-9]{4}|[.…_]{3,}")      # a date has a year, or room for one
_NUMBER = re.compile(r"(?:nip|nrp|nipppk)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Signed:
    """`pejabat`: office, name, rank, and number, as in the head of other sheets; None where there is only a place to sign; `boxes`: of
    all who sign, where they do in boxes.
    """

    tempat: str
    pejabat: Field | None
    boxes: tuple[Signer, ...] = ()
    dated: Line | None = field(default=None, compare=False)

    @property
    def lines(self) -> tuple[Line, ...]:
        """All that was read of it."""
        boxed = (line for box in self.boxes for line in box.lines)
        return (*((self.dated,) if self.dated else ()), *(self.pejabat.lines if self.pejabat else ()), *boxed)


def signed_below(grid: Grid) -> Signed | None:
    """Close below the table, a place with a date and what stands below it, or boxes to sign in."""
    page = grid.page
    cells = cells_of((word for word in page.words if word.box.y0 > grid.bottom), grid.rules, page.number)
    return _signed(cells, _dated_below(page, grid.columns.edges[0], grid.columns.edges[-1], grid.bottom))


def signed_on(page: Page) -> Signed | None:
    """Boxes to sign in that have a page of their own, with the place and the date above them."""
    cells = cells_on(page, None)
    signed = _signed(cells, None)
    if signed is None:
        return None
    edges = [side for cell in cells for side in (cell.box.x0, cell.box.x1)]
    return _signed(cells, _dated_below(page, min(edges), max(edges), min(cell.box.y0 for cell in cells) - FARTHEST))


def _signed(cells: Sequence[Cell], dated: Signed | None) -> Signed | None:
    boxes = tuple(signers_in(cells))
    if not boxes:
        return dated
    own = next((box.field for box in boxes if box.peran == PENGESAH), None)
    return Signed(dated.tempat if dated else "", own, boxes, dated.dated if dated else None)


def _dated_below(page: Page, left: float, right: float, bottom: float) -> Signed | None:
    """`left` and `right`: of the table, whose foot is at `bottom`."""
    below = lines_in(page.words, Box(left, bottom + 1, page.width, page.height))
    for number, line in enumerate(below):
        for part in _parts(line):
            dated = _DATED.fullmatch(part.text)
            if dated and _SAID.search(part.text) and line.box.y0 - bottom < FARTHEST:
                return Signed(dated[1], _signer(part, below[number + 1:], page.number, max(right, part.box.x1)), dated=part)
    return None


def _parts(line: Line) -> list[Line]:
    """Words that stand together; a date's day may be left open."""
    cuts = [n for n, (a, b) in enumerate(pairwise(line.words), 1) if b.box.x0 - a.box.x1 > APART and not a.text.endswith(",")]
    return [Line(line.words[a:b]) for a, b in pairwise([0, *cuts, len(line.words)])]


def _signer(dated: Line, below: tuple[Line, ...], page: int, right: float) -> Field | None:
    """The lines whose middles stand below the date, as far as they are near each other, at most to a number; their box is the part
    of the page in whose middle they stand, which ends at `right`.
    """
    found: list[Line] = []
    bottom = dated.box.y1
    for line in below[:LONGEST]:
        own = [part for part in _parts(line) if dated.box.x0 - APART < part.box.centre[0] < dated.box.x1 + APART]
        if not own:
            continue
        if own[0].box.y0 - bottom > ROOM * own[0].box.height:
            break
        found.append(own[0])
        bottom = own[0].box.y1
        if _NUMBER.match(own[0].text):
            break
    if len(found) < 2:
        return None
    middle = dated.box.centre[0]
    column = Box(2 * middle - right, found[0].box.y0, right, found[-1].box.y1)
    return Field(tuple(found), page, reduce(Box.joined, (line.box for line in found), column))
