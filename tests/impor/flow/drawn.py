"""Flows that tests draw, as they are read."""

from __future__ import annotations

from sopdoc.impor.flow.chart import Flow
from sopdoc.impor.flow.steps import flow_of
from sopdoc.impor.page import Page
from sopdoc.impor.table.grid import grid_of

TITLES = ("Kasubag", "Staf", "Camat")


def read(*pages: Page) -> Flow:
    grids, before = [], None
    for one in pages:
        grid = grid_of(one, before)
        assert grid is not None
        before = grid.columns
        grids.append(grid)
    return flow_of(grids)
