"""Words of an old sheet that are no part of what was read from it, and none of what is on every paper: page numbers, stamps of a
signing service.

    Pengajuan Belanja Akun 521211                  ◀─ a line that nobody reads: told
    │ No │ Kegiatan │ …
    * Dokumen ini telah ditandatangani …  BSrE     ◀─ a stamp: furniture
                      - 2 -                        ◀─ a page's number: furniture

Cells of tables tell for themselves what they hold that has no place.  A sheet of ours says nothing beside its tables.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sopdoc.impor.flow.chart import Flow
from sopdoc.impor.identity.fields import Field, begun, goes_on
from sopdoc.impor.identity.sections import cells_on
from sopdoc.impor.identity.signed import Signed
from sopdoc.impor.lines import Line, lines_of
from sopdoc.impor.page import After, Box, Page, Word
from sopdoc.impor.table.grid import Grid

EDGE = 0.08         # of the page's height
RIM = 1.0           # words of a table may stand this far beside its rules

_PAGE = re.compile(r"(?:(?:halaman|hal\.?|page)\s*)?[-–—(|]*\s*[0-9ivx]{1,4}\s*(?:(?:dari|of|/)\s*[0-9]{1,4})?\s*[-–—)|]*", re.IGNORECASE)
_COUNT = re.compile(r"[0-9]{1,3}/[0-9]{1,3}")
_STAMP = re.compile(
    r"ditandatangani secara elektronik|tanda tangan elektronik|sertifikat elektronik|sertifikasi elektronik|\bbsre\b|\bbssn\b|"
    r"(?:kode|pindai|scan) qr|qr code|uu ite|undang-undang nomor 11 tahun 2008 tentang informasi", re.IGNORECASE,
)


def unplaced(
    sheet: Sequence[Page], grids: Sequence[Grid], flows: Sequence[Flow], signed: Signed | None, said: Collection[Word] = frozenset(),
) -> tuple[Field, ...]:
    """Lines, page by page; `sheet`: the pages of the identity sheet, on the last of which a flow table may stand, too; `said`: words that
    something else was read from.  Pages are known by their numbers: what was read of a flow from pixels stands on a page of its own
    making, without the identity's rules.
    """
    drawn, with_cells = {grid.page.number for grid in grids}, {page.number: page for page in sheet}
    pages = [(page, _outside_cells(page, page.words)) for page in sheet if page.number not in drawn]
    for grid in grids:
        words, own = _outside_table(grid), with_cells.get(grid.page.number)
        pages.append((grid.page, _outside_cells(own, words) if own else words))
    known, again = _read(flows, signed) | set(said), _Again.of(pages[0][0], grids, flows)
    return tuple(
        Field((line,), page.number, line.box) for page, words in pages for line in _foreign(page, words)
        if not known & set(line.words) and not _is_furniture(line) and not again.is_said(page, line)
    )


@dataclass(frozen=True, slots=True)
class _Again:
    """What stands above a table that goes on, and names what goes on, or says what the first page does: `tops` of tables by page."""

    first: int
    words: frozenset[str]
    titles: frozenset[str]
    tops: Mapping[int, float]

    @classmethod
    def of(cls, page: Page, grids: Sequence[Grid], flows: Sequence[Flow]) -> _Again:
        titles = frozenset(line.text for flow in flows for line in flow.title)
        return cls(page.number, frozenset(word.text for word in page.words), titles, {grid.page.number: grid.top for grid in grids})

    def is_said(self, page: Page, line: Line) -> bool:
        if page.number == self.first or line.box.y1 > self.tops.get(page.number, 0.0):
            return False
        named = goes_on(line.text) and begun(line.text) in self.titles
        return named or all(word.text in self.words or _COUNT.fullmatch(word.text) for word in line.words)


def says_no_more(page: Page, said: Collection[Word], titles: Collection[str] = ()) -> bool:
    """Does a page say nothing besides these words, of which it says some, and the titles that go on from pages before?"""
    rest = [word for word in page.words if word not in said]
    again = (_is_furniture(line) or line.text in titles or goes_on(line.text) for line in lines_of(rest))
    return len(rest) < len(page.words) and all(again)


def without_furniture(page: Page) -> Page:
    """Without lines that are a page's number or a stamp, at its edges."""
    lines = lines_of(page.words)
    margin = EDGE * page.height
    found = {
        id(word) for line in lines if not margin < line.box.centre[1] < page.height - margin and _is_furniture(line) for word in line.words
    }
    return replace(page, words=tuple(word for word in page.words if id(word) not in found)) if found else page


def _outside_cells(page: Page, words: Sequence[Word]) -> list[Word]:
    enclosed = {word for cell in cells_on(page, None) for line in cell.lines for word in line.words}
    return [word for word in words if word not in enclosed]


def _outside_table(grid: Grid) -> list[Word]:
    edges = grid.columns.edges
    table = Box(edges[0], grid.top, edges[-1], grid.bottom)
    return [word for word in grid.page.words if not table.holds(word.box.centre, RIM)]


def _read(flows: Sequence[Flow], signed: Signed | None) -> set[Word]:
    """Titles, notes, and who signs."""
    lines: list[Line] = [line for flow in flows for line in (*flow.title, *(flow.notes.lines if flow.notes else ()))]
    return {word for line in (*lines, *(signed.lines if signed else ())) for word in line.words}


def _foreign(page: Page, words: Iterable[Word]) -> Iterator[Line]:
    """Lines that are neither of ours, whose last word tells what follows, nor letters in a picture, which are doubted anyway."""
    seen = (word for word in words if not any(box.holds(word.box.centre) for box in page.guessed))
    return (line for line in lines_of(seen) if line.words[-1].after is After.UNKNOWN)


def _is_furniture(line: Line) -> bool:
    """Is it a page's number, a stamp, or no word at all?"""
    text = line.text.strip()
    return sum(map(str.isalpha, text)) < 2 or bool(_PAGE.fullmatch(text) or _STAMP.search(text))
