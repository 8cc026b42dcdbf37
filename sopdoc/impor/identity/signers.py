"""Cells → who signs in boxes, at the foot of an identity sheet or below the last flow.

    ┌────────────────┬────────────────┐     ┌────────────────┬────────────────┐
    │ Disusun oleh:  │ Disahkan oleh: │     │  Disusun oleh  │  Disahkan oleh │     the label in a row of its own
    │    Analis      │  Kepala Dinas  │     ├────────────────┼────────────────┤
    │                │                │     │    Analis      │  Kepala Dinas  │
    │  Siti Aminah   │  Budi Santoso  │     │  Siti Aminah   │  Budi Santoso  │
    └────────────────┴────────────────┘     └────────────────┴────────────────┘
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sopdoc.impor.identity.fields import FIELDS, Field, plain
from sopdoc.impor.lines import Line
from sopdoc.impor.table.cells import Cell
from sopdoc.model.sop import PENANDA_TANGAN

ALIGNED = 3.0           # cells below each other have their edges this near
LEVEL = 2.0             # and meet this near

_NUMBER = re.compile(r"(?:nip|nrp|nipppk|nik)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Signer:
    """As what he signs (one of `PENANDA_TANGAN`), the label as printed, and office, name, rank, number as in a sheet's head.

    `lines`: all that was read of it.
    """

    peran: str
    label: str
    field: Field
    lines: tuple[Line, ...] = ()
    label_box: Field | None = None      # where the label stands, when it has a cell of its own


def signers_in(cells: Sequence[Cell]) -> Iterator[Signer]:
    """In reading order."""
    for cell in cells:
        peran, label, lines = _labelled(cell)
        if lines:
            yield Signer(peran, label, Field(lines, cell.page, cell.box), cell.lines)
        elif peran and (below := _below(cell, cells)) is not None:
            own = Field(cell.lines, cell.page, cell.box)
            yield Signer(peran, label, Field(below.lines, below.page, below.box), (*cell.lines, *below.lines), own)


def _labelled(cell: Cell) -> tuple[str, str, tuple[Line, ...]]:
    """As what somebody signs, the label with which the cell begins, and the lines behind it; "" and nothing where it has none."""
    first, *more = cell.lines
    for count in range(1, len(first.words) + 1):
        label = Line(first.words[:count]).text
        ends = label.endswith(":") or count == len(first.words)
        peran = next((key for key in PENANDA_TANGAN if ends and re.fullmatch(FIELDS[key], label.rstrip(" :"), re.IGNORECASE)), "")
        if peran:
            rest = (Line(first.words[count:]),) if count < len(first.words) else ()
            return peran, plain(label).rstrip(" :"), (*rest, *more)
    return "", "", ()


def _below(label: Cell, cells: Sequence[Cell]) -> Cell | None:
    """The cell right under it, with an office and a name at least."""
    box = label.box
    return next((
        cell for cell in cells
        if cell.page == label.page and abs(cell.box.y0 - box.y1) < LEVEL and len(cell.lines) > 1
        and abs(cell.box.x0 - box.x0) < ALIGNED and abs(cell.box.x1 - box.x1) < ALIGNED
    ), None)


def each(field: Field) -> Iterator[Field]:
    """Several who sign under each other in one cell: each ends with his number."""
    lines = list(field.lines)
    ends = [index + 1 for index, line in enumerate(lines) if _NUMBER.match(line.text)]
    ends = [end for end in ends if end not in [other - 1 for other in ends]]        # who has two numbers has them below each other
    start = 0
    for end in ends or [len(lines)]:
        yield Field(tuple(lines[start:end]), field.page, field.box, field.colon)
        start = end
    if ends and start < len(lines):
        yield Field(tuple(lines[start:]), field.page, field.box, field.colon)
