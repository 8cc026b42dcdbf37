"""Pages of a flow table that were scanned or bound in a wrong order → as the numbers of their kegiatan count."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from sopdoc.impor.table.grid import Grid

_NUMBER = re.compile(r"[0-9]+")


def numbers_of(grid: Grid) -> tuple[int, ...]:
    """Those of its rows, as printed."""
    column = grid.columns.nomor
    if column is None:
        return ()
    found = [_NUMBER.search(" ".join(line.text for line in row.cells[column])) for row in grid.rows if not row.across]
    return tuple(int(number.group()) for number in found if number)


def in_order(grids: Sequence[Grid]) -> list[Grid]:
    """As they are, but where another order alone counts from 1 on without a gap."""
    numbers = [numbers_of(grid) for grid in grids]
    order = sorted(range(len(grids)), key=lambda index: numbers[index])
    known = all(numbers) and numbers[order[0]][0] == 1 and _counts([numbers[index] for index in order])
    return [grids[index] for index in order] if known and not _counts(numbers) else list(grids)


def _counts(numbers: Sequence[tuple[int, ...]]) -> bool:
    """A row may go on overleaf."""
    return all(after[0] - before[-1] in (0, 1) for before, after in pairwise(numbers))
