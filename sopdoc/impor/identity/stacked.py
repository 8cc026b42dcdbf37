"""Cells that hold several labels one below the other, without rules between them → a cell for each label and its value.

    │ Nomor SOP          : 12/2025    │          from every line that begins with a label and a colon
    │ Tanggal Pembuatan  : 2 Mei 2025 │          down to the next one
    │ Disahkan oleh      : Kepala     │
    │                      Budi       │
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from sopdoc.impor.identity.fields import FIELDS, plain
from sopdoc.impor.lines import Line
from sopdoc.impor.table.cells import Cell

_LABELS = {key: re.compile(rf"{label}\s*:", re.IGNORECASE) for key, label in FIELDS.items()}


def unstacked(cells: Iterable[Cell]) -> tuple[Cell, ...]:
    return tuple(part for cell in cells for part in _parts(cell))


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
