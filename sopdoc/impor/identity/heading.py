"""The cells of a page above its flow table → does an SOP begin here, and which; what else the page may be.

    │ Nomor SOP   │ 12/2025 │      labels one below the other begin an SOP;       │ No. │ Nomor SOP │ Nama SOP │
    │ Tanggal …   │ …       │      side by side they head a list of SOPs:         │ 1.  │ 12/2025   │ …        │
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from sopdoc.impor.identity.fields import field_key, goes_on, labels_in, plain, section_key, title_text
from sopdoc.impor.identity.sections import cells_on, identity_in
from sopdoc.impor.page import Box, Page
from sopdoc.impor.table.cells import Cell

STACKED = 3             # different labels below each other that begin an SOP: a list of SOPs has one or two so
ALIGNED = 3.0           # labels below each other begin this near
BESIDE = 2              # labels side by side that head a list of SOPs
RULE = 2.6              # points: a path as narrow is no symbol
LARGE = 0.4             # of a page: a picture that may be all that there is to read

_FIRST = ("dasar", "kualifikasi")       # words that titles of every identity sheet begin with
_NUMBER = re.compile(r"[-–/()0-9.]+")
_SIGNED = {"disusun oleh", "diperiksa oleh"}     # a book's page of approval has them below each other, too
_SPO = {"tanggal terbit", "halaman"}     # labels in the head of an SPO's first page


def begins_sop(cells: Sequence[Cell]) -> bool:
    """`cells`: those above its flow table."""
    words = [title_text(text).casefold() for text in (cell.lines[0].text for cell in cells) if not goes_on(text)]
    titled = sum(any(word.startswith(first) for word in words) for first in _FIRST)
    stacked = _stacked(cells)
    both = titled == len(_FIRST) or stacked >= STACKED or (titled > 0 and stacked == STACKED - 1)
    return both or {key for key, _ in _labels(cells)} >= _SPO


def _labels(cells: Iterable[Cell]) -> Iterator[tuple[str, Cell]]:
    """Of a cell's whole text or of its first line."""
    for cell in cells:
        key = next((key for text in (cell.text, cell.lines[0].text) for key, _ in labels_in(plain(text))), None)
        if key:
            yield key, cell


def _stacked(cells: Sequence[Cell]) -> int:
    """The most different labels below each other."""
    places = sorted((round(cell.box.x0 / ALIGNED), key) for key, cell in _labels(cells) if key not in _SIGNED)
    return max((len({key for _, key in found}) for _, found in groupby(places, lambda one: one[0])), default=0)


def name_in(cells: Sequence[Cell]) -> tuple[str, str]:
    """The number and the name of the SOP that begins there; "" for what is not read."""
    fields = identity_in(cells).fields
    nomor, nama = (fields[key].text if key in fields else "" for key in ("nomor", "nama"))
    return nomor, nama


def speaks_of_sop(page: Page) -> bool:
    """May it be a part of an identity sheet of whatever form: does it say anything that one does, or is it a picture?"""
    cells = cells_on(page, None)
    large = any(picture.width * picture.height > LARGE * page.width * page.height for picture in page.pictures)
    return large or _stacked(cells) > 1 or any(section_key(title_text(cell.lines[0].text)) for cell in cells)


def is_beside(page: Page) -> bool:
    """Is it a page between SOPs or behind them: words alone, as before a unit's sheets, or a list of SOPs?"""
    cells = cells_on(page, None)
    return not (page.pictures or cells) or _heads_list(cells)


def repeats(page: Page, first: Page) -> bool:
    """Has a page nothing but what stands at the same place on another one (a stamp, a foot), its number, and straight rules?"""
    words, pictures = {(word.text, _place(word.box)) for word in first.words}, {_place(box) for box in first.pictures}
    drawn = any(path.curves or min(path.box.width, path.box.height) > RULE for path in page.paths)
    return not drawn and pictures.issuperset(map(_place, page.pictures)) and all(
        (word.text, _place(word.box)) in words or _NUMBER.fullmatch(word.text) for word in page.words
    )


def _place(box: Box) -> tuple[int, ...]:
    """In whole points."""
    return tuple(round(side) for side in (box.x0, box.y0, box.x1, box.y1))


def _heads_list(cells: Sequence[Cell]) -> bool:
    return any(len(set(keys)) >= BESIDE for keys in _level_labels(cells))


def _level_labels(cells: Sequence[Cell]) -> Iterator[list[str]]:
    """The labels of each row of cells."""
    for _, row in groupby(cells, lambda cell: cell.box.y0):
        yield [key for cell in row if (key := field_key(cell.text))]
