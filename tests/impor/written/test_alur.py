"""A flow as it was read → a definition's, however many rows it has."""

from __future__ import annotations

from dataclasses import replace

import pytest

from impor.sketches import WORD, Pen, Table, page
from sopdoc.impor.flow.chart import Flow
from sopdoc.impor.flow.steps import flow_of
from sopdoc.impor.page import TooMuchError
from sopdoc.impor.table.grid import grid_of
from sopdoc.impor.written.alur import alur_of
from sopdoc.model.decode_alur import DIBACA, KEGIATAN_TERBANYAK


def long_flow(count: int) -> Flow:
    """A row again and again, without symbols."""
    grid = grid_of(page(Table(("Kasubag", "Staf"), 3), Pen(WORD)), None)
    assert grid is not None
    flow = flow_of([grid])
    return replace(flow, steps=flow.steps[:1] * count, marks=(), ways=())


def test_more_rows_than_one_sop_may_have_are_read() -> None:
    """What is too many is told when the definition is built."""
    assert len(alur_of(long_flow(KEGIATAN_TERBANYAK + 1)).kegiatan) == KEGIATAN_TERBANYAK + 1


def test_more_rows_than_are_looked_at_are_refused() -> None:
    with pytest.raises(TooMuchError, match=str(DIBACA)):
        alur_of(long_flow(DIBACA + 1))
