"""Words above and below a flow table → its title and the notes to it.

        SOP Perjalanan Dinas                    the title: lines in the middle, or all at the table's left edge, down from the rule
                                                above, if there is one, and in no cell
    ┌────┬───────────┬────────
    │ No │ Kegiatan  │
    └────┴───────────┴────────
    *) paling lama satu hari                    the notes: lines from the table's left edge on, close below it
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from sopdoc.impor.lines import Line, lines_in
from sopdoc.impor.page import After, Box
from sopdoc.impor.table.grid import Grid

MIDDLE = 0.04           # of the table's width: a title stands that near to its middle
ABOVE = 2.5             # of a line's height: between the table and its title, and between its lines
BELOW = 16.0            # notes begin this near below
GAP = 0.9               # of a line's height, between lines of notes
ALIGNED = 12.0          # of the table's left edge

_ATTACHED = re.compile(r"(?:lampiran|nomor|tanggal)\b", re.IGNORECASE)      # what stands at the left over a sheet that belongs to a decree


def title_of(grid: Grid) -> tuple[Line, ...]:
    """From the uppermost line to the lowest; none for a table without a head."""
    if not grid.has_head:
        return ()
    left, right = grid.columns.edges[0], grid.columns.edges[-1]
    middle = (left + right) / 2
    limit = max((rule.at for rule in grid.rules.level if rule.at < grid.top - 3 and rule.passes(middle)), default=0)
    found: list[Line] = []
    y = grid.top
    for line in reversed(lines_in(grid.page.words, Box(left, limit, right, grid.top - 1))):
        centred = abs(line.box.centre[0] - middle) < MIDDLE * (right - left)
        led = abs(line.box.x0 - left) < ALIGNED and line.words[-1].after is After.UNKNOWN and not _ATTACHED.match(line.text)
        far = y - line.box.y1 > ABOVE * line.box.height
        if not (centred or led) or not _is_said(line) or far or _in_cells(line, grid, left, right):
            break
        found.insert(0, line)
        y = line.box.y0
    return tuple(found)


def _in_cells(line: Line, grid: Grid, left: float, right: float) -> bool:
    """Does a wall stand at its height?  Then it is said in a cell of another table, of the identity on top of this one."""
    _, y = line.box.centre
    return any(left + ALIGNED < rule.at < right - ALIGNED and rule.passes(y) for rule in grid.rules.upright)


def notes_of(grid: Grid) -> tuple[Line, ...]:
    """Close below the last row, as long as line follows line, and down to where it is signed at the right."""
    left, right = grid.columns.edges[0], grid.columns.edges[-1]
    below = lines_in(grid.page.words, Box(left - ALIGNED, grid.bottom + 1, right, grid.page.height))
    lines = list(takewhile(lambda line: line.box.x0 < (left + right) / 2, (line for line in below if not line.words[0].turned)))
    first = lines[0].box if lines else None
    if first is None or first.y0 - grid.bottom > BELOW or abs(first.x0 - left) > ALIGNED:
        return ()
    notes = tuple(lines[: _together(lines)])
    return notes if any(map(_is_said, notes)) else ()


def _is_said(line: Line) -> bool:
    """Words that are read across, not only a page's number."""
    return not line.words[0].turned and sum(letter.isalpha() for letter in line.text) > 1


def _together(lines: Sequence[Line]) -> int:
    """How many lines follow one another."""
    return next((n for n, (a, b) in enumerate(pairwise(lines), 1) if b.box.y0 - a.box.y1 > GAP * a.box.height), len(lines))
