"""Rows of the flow table: how high they are with room for lines and strips for segilima."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from layout_tools import flow, sheet

from sopdoc.diagnostics import Report
from sopdoc.geometry import Emu, pt, snap_up
from sopdoc.layout.flow.columns import solve_columns
from sopdoc.layout.flow.gutters import ROOMY
from sopdoc.layout.flow.rows import FlowRow, make_rows


def row() -> FlowRow:
    on, alur = sheet(), flow(("Staf", "Kabag"))
    columns = solve_columns(alur, on, ROOMY, {}, Report())
    assert columns is not None
    return make_rows(alur, columns, ROOMY, on)[0]


ROW = row()
lengths = st.integers(0, pt(200))


@given(lengths, lengths, lengths)
def test_a_row_is_higher_for_its_segilima_only_where_its_words_leave_them_no_room(words: Emu, extra: Emu, strip: Emu) -> None:
    heights = replace(ROW, text_height=words).heights(extra, strip)
    for strips, height in enumerate(heights):
        symbols = ROW.zone.need + extra + strips * strip
        assert height >= snap_up(max(words, symbols))
        assert height == heights[0] or symbols > words
        assert height <= max(heights[0], snap_up(symbols))
