"""The form of an SPO: every value below its label, the name beside the letterhead, sections beside their titles.

    ┌────────┬──────────────────────────┐
    │  KOP   │        NAMA SPO          │
    │        ├────────┬────────┬────────┤
    │        │ No. Dok│ No. Rev│ Halaman│        on later pages again, without the row below
    ├────────┼────────┴──┬─────┴────────┤
    │  SPO   │ Tgl Terbit│ Ditetapkan   │
    ├────────┼───────────┴──────────────┤
    │ TUJUAN │ …                        │
    └────────┴──────────────────────────┘
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sopdoc.diagnostics import Report
from sopdoc.impor.identity.fields import FIELDS, Field, Section, plain, section_key, title_text
from sopdoc.impor.page import Box
from sopdoc.impor.table.cells import Cell
from sopdoc.profile.decode import load_profile

ALIGNED = 3.0           # cells below each other have their edges this near
LEVEL = 2.0             # cells side by side begin and end this near

_MARK = re.compile(r"S[OP][OP]|standar (?:operasional prosedur|prosedur operasional)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Spo:
    """`said`: pages and boxes of cells that say nothing but what the form has: marks, titles, what comes again."""

    nama: Field | None
    sections: tuple[Section, ...]
    said: frozenset[tuple[int, Box]]


def spo_of(cells: Sequence[Cell], kop: Box) -> Spo | None:
    """None for a sheet of another form: this one alone has a page's number in its head, over a value of its own cell."""
    heads = {cell.page: cell.box for cell in cells if _labels(cell, "halaman")}
    if not heads or cells[0].page not in heads:
        return None
    nama = next((cell for cell in cells if _is_beside(cell, kop) and cell.box.y1 <= heads[cell.page].y0 + LEVEL), None)
    titles = [cell for cell in cells if _is_below(cell, kop) and cell.box.y0 >= _foot(cell.page, cells) - LEVEL]
    again = [cell for cell in cells if cell.page in heads and cell.box.y1 <= heads[cell.page].y1 + LEVEL and cell.page > cells[0].page]
    marks = [cell for cell in cells if _MARK.fullmatch(plain(cell.text))]
    said = frozenset((cell.page, cell.box) for cell in (*titles, *again, *marks, *(c for c in cells if _labels(c, "halaman"))))
    return Spo(Field(nama.lines, nama.page, nama.box) if nama else None, tuple(_sections(titles, cells)), said)


def _labels(cell: Cell, key: str = "") -> bool:
    """Does the cell begin with that label, or with any, and a colon?"""
    found = [FIELDS[key]] if key else FIELDS.values()
    return any(re.match(rf"{label}\s*:", plain(cell.text), re.IGNORECASE) for label in found)


def _foot(page: int, cells: Sequence[Cell]) -> float:
    """Where the head of a page ends; 0 on one without."""
    return max((cell.box.y1 for cell in cells if cell.page == page and _labels(cell)), default=0.0)


def _is_beside(cell: Cell, kop: Box) -> bool:
    return abs(cell.box.x0 - kop.x1) < ALIGNED and abs(cell.box.y0 - kop.y0) < LEVEL and not _labels(cell)


def _is_below(cell: Cell, kop: Box) -> bool:
    return abs(cell.box.x0 - kop.x0) < ALIGNED and abs(cell.box.x1 - kop.x1) < ALIGNED


def _sections(titles: Sequence[Cell], cells: Sequence[Cell]) -> Iterator[Section]:
    """In the order of their titles; one that goes on overleaf under its title is whole."""
    profile = load_profile("spo", (), Report())
    assert profile is not None      # it is ours
    names = {name.casefold(): name for row in profile.bagian for name in row}
    whole: dict[str, list[Field]] = {}
    for title in titles:
        text = title_text(title.text)
        key = section_key(text) or names.get(text.casefold(), text)
        beside = [cell for cell in cells if cell.page == title.page and cell.box.x0 >= title.box.x1 - LEVEL and _level(cell, title)]
        whole.setdefault(key, []).extend(Field(cell.lines, cell.page, cell.box) for cell in beside)
    yield from (Section(key, tuple(parts), key) for key, parts in whole.items())


def _level(cell: Cell, title: Cell) -> bool:
    return title.box.y0 - LEVEL < cell.box.centre[1] < title.box.y1 + LEVEL
