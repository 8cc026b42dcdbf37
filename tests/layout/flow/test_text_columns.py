"""Room that is shared out among the text columns of a flow's table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from layout_tools import flow, sheet, words
from random_sop import TITLES

from sopdoc.diagnostics import Report
from sopdoc.geometry import TWIP, Emu, pt
from sopdoc.layout.flow.columns import LANE_WIDTHS, Columns, solve_columns
from sopdoc.layout.flow.gutters import ROOMY
from sopdoc.layout.flow.text_columns import ROOMIEST, STEP, too_many, with_low_titles
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


SENTENCE = "memeriksa kelengkapan berkas permohonan surat keputusan " * 8
Lengths = tuple[tuple[int, int, int], ...]      # letters of uraian, kelengkapan and output, row by row
LITTLE = 0.8      # narrower columns that make rows lower by less are not worth it


def many(lanes: int, rows: Lengths) -> Alur:
    """Plain rows of many pelaksana."""
    alur = flow((TITLES * 2)[:lanes], rows=len(rows))
    texts = ([words(SENTENCE[:letters].strip()) for letters in row] for row in rows)
    return replace(alur, kegiatan=tuple(
        replace(k, uraian=uraian, kelengkapan=kelengkapan, output=output)
        for k, (uraian, kelengkapan, output) in zip(alur.kegiatan, texts, strict=True)
    ))


def most_lines(alur: Alur, columns: Columns, on: Sheet) -> list[int]:
    """Of every row's texts."""
    texts = zip(*(column_cost(key, alur, on).lines(right - left) for key, (left, right) in columns.edges.items()), strict=True)
    return [max(row) for row in texts]


def weight(alur: Alur, columns: Columns, on: Sheet) -> Emu:
    """How tall its rows are, what they are taller than texts that read well counted twice."""
    return sum(max(ROOMY.row, text_height(n, on) + 2 * PAD_Y) + text_height(too_many([n]), on) for n in most_lines(alur, columns, on))


lengths = st.lists(st.tuples(st.integers(1, 300), st.integers(1, 100), st.integers(1, 100)), min_size=3, max_size=12).map(tuple)


@given(st.integers(10, 18), lengths)
@example(14, ((194, 1, 1), (264, 42, 41), (214, 2, 81), (270, 94, 40)))
@example(15, ((46, 15, 57), (140, 48, 44), (60, 50, 52), (231, 34, 17), (75, 96, 94)))
def test_many_pelaksana_leave_texts_the_room_that_makes_rows_much_lower(lanes: int, rows: Lengths) -> None:
    on, alur = sheet(), many(lanes, rows)
    columns = solve_columns(alur, on, ROOMY, {}, Report())
    assume(columns is not None)
    assert columns is not None
    widest = max(right - left for left, right in columns.lanes)
    narrower = [(wide, price) for wide, price in LANE_WIDTHS if pt(wide + 1.5) < widest]
    assume(narrower)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sopdoc.layout.flow.columns.LANE_WIDTHS", narrower[:1])
        other = solve_columns(alur, on, ROOMY, {}, Report())
    assert other is None or weight(alur, other, on) > LITTLE * weight(alur, columns, on)


@pytest.mark.parametrize(("lanes", "rows", "most"), [
    (12, ((296, 15, 80), (15, 80, 94), (43, 53, 99), (14, 94, 40)), 7),
    (13, ((289, 17, 81), (212, 14, 22), (223, 48, 20), (31, 54, 38)), 6),
    (14, ((45, 15, 89), (57, 44, 13), (53, 81, 37), (299, 23, 7), (279, 50, 23), (172, 93, 99)), 8),
])
def test_pelaksana_columns_give_room_to_texts_of_many_lines(lanes: int, rows: Lengths, most: int) -> None:
    on, alur = sheet(), many(lanes, rows)
    columns = solve_columns(alur, on, ROOMY, {}, Report())
    assert columns is not None
    assert max(most_lines(alur, columns, on)) <= most


@given(st.integers(1, 12), lengths)
def test_a_table_with_one_text_column_has_columns(lanes: int, rows: Lengths) -> None:
    columns = solve_columns(many(lanes, rows), sheet("kolom: [uraian, pelaksana]\nmutu baku: []"), ROOMY, {}, Report())
    assert columns is not None
    assert set(columns.edges) == {"uraian"}
