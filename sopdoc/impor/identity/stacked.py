"""Cells that hold several labels or sections one below the other, without rules between them → a cell for each.

    │ Nomor SOP          : 12/2025    │          from every line that begins with a label and a colon
    │ Tanggal Pembuatan  : 2 Mei 2025 │          down to the next one
    │ Disahkan oleh      : Kepala     │
    │                      Budi       │
    │ Komputer                        │          from a line that is a section's title, and has no cell of its own,
    │ PENCATATAN DAN PENDATAAN :      │          down to the end
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from sopdoc.impor.identity.fields import FIELDS, plain, section_key, title_text
from sopdoc.impor.lines import Line
from sopdoc.impor.table.cells import Cell

_LABELS = {key: re.compile(rf"{label}\s*:", re.IGNORECASE) for key, label in FIELDS.items()}


def unstacked(cells: Iterable[Cell]) -> tuple[Cell, ...]:
    parts = tuple(part for cell in cells for part in _parts(cell))
    titled = {section_key(title_text(cell.lines[0].text)) for cell in parts}
    return tuple(part for cell in parts for part in _sections(cell, titled)) if titled - {None} else parts


def _sections(cell: Cell, titled: Collection[str | None]) -> Iterator[Cell]:
    """The cell, and what stands in it from a title on that begins no cell."""
    for index, line in enumerate(cell.lines[1:], 1):
        key = section_key(title_text(line.text))
        if key and key not in titled and (line.text.rstrip().endswith(":") or all(word.bold for word in line.words)):
            yield Cell(cell.page, replace(cell.box, y1=line.box.y0), cell.lines[:index])
            yield Cell(cell.page, replace(cell.box, y0=line.box.y0), cell.lines[index:])
            return
    yield cell


def _parts(cell: Cell) -> Iterator[Cell]:
    """The cell itself where it has less than two different labels; lines above the first one are a part of their own."""
    keys = [_key(line) for line in cell.lines]
    if len(set(keys) - {None}) < 2:
        yield cell
        return
    starts = sorted({0, *(index for index, key in enumerate(keys) if key)})
    tops = [cell.box.y0, *(cell.lines[index].box.y0 for index in starts[1:]), cell.box.y1]
    for (first, after), (top, bottom) in zip(pairwise([*starts, len(keys)]), pairwise(tops), strict=True):
        yield Cell(cell.page, replace(cell.box, y0=top, y1=bottom), cell.lines[first:after])


def _key(line: Line) -> str | None:
    """The key of the label that begins a line, with a colon behind it."""
    text = plain(line.text)
    return next((key for key, label in _LABELS.items() if label.match(text)), None)
