"""Room that is shared out among the text columns of a flow's table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations

from hypothesis import assume, given
from hypothesis import strategies as st
from layout_tools import flow, sheet, words
from random_sop import TITLES

from sopdoc.diagnostics import Report
from sopdoc.geometry import TWIP, Emu, pt
from sopdoc.layout.flow.columns import solve_columns
from sopdoc.layout.flow.gutters import ROOMY
from sopdoc.layout.flow.text_columns import ROOMIEST, STEP, with_low_titles
from sopdoc.layout.flow.words import EASE, Cost, Words, column_cost, count_lines, text_height
from sopdoc.layout.sheet import PAD, PAD_Y, Sheet
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
    return sum(max(ROOMY.row, text_height(max(row), on) + 2 * PAD_Y) for row in lines)


@given(wordy())
def test_no_step_of_room_from_one_text_column_to_another_makes_the_rows_lower(alur: Alur) -> None:
    on = sheet()
    columns = solve_columns(alur, on, ROOMY, {}, Report())
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


title = st.lists(st.integers(5, 40).map(lambda ink: (pt(ink), pt(ink + 2))), min_size=1, max_size=6).map(tuple)


def tallest(titles: Sequence[Words], lanes: Sequence[Emu]) -> int:
    return max(count_lines(words, lane - 2 * PAD - EASE) for words, lane in zip(titles, lanes, strict=True))


@given(st.lists(st.tuples(title, st.integers(50, 80).map(pt)), min_size=1, max_size=6), st.integers(0, 300).map(pt), st.booleans())
def test_room_that_no_row_needs_makes_titles_as_low_as_it_can(columns: list[tuple[Words, Emu]], room: Emu, even: bool) -> None:
    titles, widths = zip(*columns, strict=True)
    lanes = (max(widths),) * len(widths) if even else widths
    wider, left = with_low_titles(titles, lanes, room)
    assert sum(wider) + left == sum(lanes) + room
    assert left >= 0
    assert all(after >= before for after, before in zip(wider, lanes, strict=True))
    assert not even or len(set(wider)) == 1
    lower = tallest(titles, wider) - 1
    assert tallest(titles, wider) <= tallest(titles, lanes)
    if even and lower and max(wider) + left // len(lanes) <= ROOMIEST:      # all that is left would not make them lower
        assert tallest(titles, [lane + left // len(lanes) - pt(1) for lane in wider]) > lower
