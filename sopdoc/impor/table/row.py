"""A row of a flow table."""

from __future__ import annotations

from dataclasses import dataclass

from sopdoc.impor.lines import Line


@dataclass(frozen=True, slots=True)
class Row:
    """A row between two rules; `cells` by the number of the column; `across`: what stands in it where no rule parts its columns."""

    top: float
    bottom: float
    cells: tuple[tuple[Line, ...], ...]
    across: tuple[Line, ...] = ()
