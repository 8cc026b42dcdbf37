"""The table of a sheet's revisions, below its flow or on a page of its own → its changes, in the order of its rows.

    │ No. │ Nomor Revisi │ Tanggal │ Ringkasan Perubahan │ Disahkan oleh │        known by the titles of its columns
    │ 1.  │ 0            │ 2 Mei … │ Terbitan pertama    │ Kepala Dinas  │        a row for each change
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sopdoc.impor.identity.fields import Field, plain
from sopdoc.impor.lines import lines_of
from sopdoc.impor.page import Box, Page, Word
from sopdoc.impor.table.cells import Cell, cells_of
from sopdoc.impor.table.rules import rules_of

HEADS = {
    "revisi ke": r"(?:(?:nomor|no\.?|tingkat) ?)?(?:revisi|rev\.?|versi|edisi)(?: ?ke-?)?|perubahan ke-?",
    "tanggal": r"(?:tanggal|tgl\.?)(?: (?:revisi|perubahan|berlaku|efektif|pengesahan))?",
    "ringkasan": r"(?:(?:ringkasan|uraian|isi|rincian|deskripsi|catatan|alasan|keterangan) )?(?:dari )?(?:perubahan|revisi)",
    "oleh": r"(?:di[a-z]+ )?oleh|pejabat|pengesah",
}
NEEDED = {"ringkasan"}, {"revisi ke", "tanggal"}        # all of the first, and one of the second
LEVEL = 2.0             # points: cells of one row begin this near, and those of one column
TITLE = 40.0            # points above the head, where its title stands

_SIGN = re.compile(r"perubahan|revisi|riwayat", re.IGNORECASE)
_COUNT = re.compile(r"(?:no|nomor)\b\.?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class History:
    """`changes`: what each row says, by the keys of a definition; `strange`: what stands in columns of other titles; `words`: all that
    belongs to it."""

    page: int
    changes: tuple[Mapping[str, Field], ...]
    strange: tuple[Field, ...]
    words: frozenset[Word]


def history_in(page: Page, top: float = 0.0) -> History | None:
    """The first such table below `top`."""
    words = [word for word in page.words if word.box.y0 >= top]
    if not any(_SIGN.search(word.text) for word in words):
        return None
    cells = cells_of(words, rules_of(page.ruled), page.number)
    return next((found for row in _rows(cells) if (found := _table(row, cells, words))), None)


def joined(parts: Sequence[History]) -> History | None:
    """One that goes on overleaf, under its titles."""
    if not parts:
        return None
    changes = tuple(change for part in parts for change in part.changes)
    strange = tuple(field for part in parts for field in part.strange)
    return History(parts[0].page, changes, strange, frozenset(word for part in parts for word in part.words))


def _rows(cells: Sequence[Cell]) -> Iterator[list[Cell]]:
    for y in sorted({cell.box.y0 for cell in cells}):
        yield [cell for cell in cells if abs(cell.box.y0 - y) < LEVEL]


def _table(heads: Sequence[Cell], cells: Sequence[Cell], words: Iterable[Word]) -> History | None:
    """The one with these titles, if they are such a table's."""
    columns = {_key(head): head.box for head in reversed(heads) if _key(head)}
    if not NEEDED[0] <= set(columns) or not NEEDED[1] & set(columns):
        return None
    head = heads[0].box
    own = [head for head in heads if not _key(head) and not _COUNT.match(head.text)]
    below = [cell for cell in cells if cell.box.y0 >= head.y1 - LEVEL]
    changes = tuple({key: _field(cell) for key, box in columns.items() for cell in row if _is_under(cell, box)} for row in _rows(below))
    strange = tuple(_field(cell) for cell in below if any(_is_under(cell, one.box) for one in own))
    read = {word for cell in (*heads, *below) for line in cell.lines for word in line.words}
    above = lines_of(word for word in words if head.y0 - TITLE < word.box.y0 < head.y0)
    title = {word for line in above if _SIGN.search(line.text) for word in line.words}
    return History(heads[0].page, tuple(change for change in changes if change), strange, frozenset(read | title))


def _key(head: Cell) -> str:
    return next((key for key, title in HEADS.items() if re.fullmatch(title, plain(head.text), re.IGNORECASE)), "")


def _field(cell: Cell) -> Field:
    return Field(cell.lines, cell.page, cell.box)


def _is_under(cell: Cell, head: Box) -> bool:
    return abs(cell.box.x0 - head.x0) < LEVEL and abs(cell.box.x1 - head.x1) < LEVEL
