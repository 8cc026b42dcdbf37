"""Room that is shared out among the text columns of a flow's table."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

from hypothesis import assume, given
from hypothesis import strategies as st
from layout_tools import flow, sheet, words
from random_sop import TITLES

from sopdoc.diagnostics import Report
from sopdoc.geometry import TWIP, Emu
from sopdoc.layout.flow.columns import solve_columns
from sopdoc.layout.flow.text_columns import ROW_FLOOR, STEP
from sopdoc.layout.flow.words import Cost, column_cost, text_height
from sopdoc.layout.sheet import PAD_Y, Sheet
from sopdoc.model.sop import Alur


@st.composite
def wordy(draw: st.DrawFn) -> Alur:
    """Plain rows, some of whose texts are taller than a symbol."""
    alur = flow(TITLES[:draw(st.integers(2, 6))], rows=draw(st.integers(2, 8)))
    texts = st.integers(1, 400).map(lambda length: words(("memeriksa kelengkapan berkas permohonan surat keputusan " * 8)[:length].strip()))
    rows = (replace(k, uraian=draw(texts), kelengkapan=draw(texts), output=draw(texts)) for k in alur.kegiatan)
    return replace(alur, kegiatan=tuple(rows))


def height(costs: dict[str, Cost], widths: dict[str, Emu], on: Sheet) -> Emu:
    """Of all rows, none lower than its symbol."""
    lines = zip(*(cost.lines(widths[key]) for key, cost in costs.items()), strict=True)
    return sum(max(ROW_FLOOR, text_height(max(row), on) + 2 * PAD_Y) for row in lines)


@given(wordy())
def test_no_step_of_room_from_one_text_column_to_another_makes_the_rows_lower(alur: Alur) -> None:
    on = sheet()
    columns = solve_columns(alur, on, {}, Report())
    assume(columns is not None)
    assert columns is not None
    edges = columns.edges
    costs = {key: column_cost(key, alur, on) for key in edges}
    exact = {key: right - left + TWIP for key, (left, right) in edges.items()}      # edges were rounded to the grid
    best = height(costs, exact, on)
    for giver, taker in permutations(edges, 2):
        moved = {**exact, giver: exact[giver] - STEP - 2 * TWIP, taker: exact[taker] + STEP - 2 * TWIP}
        share = on.body.w * (0.3 if taker == "uraian" else 0.17)
        if moved[giver] >= costs[giver].least and moved[taker] <= share:
            assert height(costs, moved, on) >= best
