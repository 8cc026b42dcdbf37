"""What a careful reader would ask about is doubted where it stands: symbols across a rule, rows that no rule parts, words over words."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from impor.flow.drawn import TITLES, read
from impor.sketches import MANNERS, WORD, Pen, Table, page, words_at
from sopdoc.impor.flow.chart import Flow
from sopdoc.impor.flow.symbols import Kind
from sopdoc.impor.page import Box, Page

TABLE = Table(TITLES, 3)
LEFT = TABLE.edges[0]


def boxes(manner: str, *places: Box, table: Table = TABLE) -> Page:
    pen = Pen(manner)
    for place in places:
        pen.symbol("kotak", place)
    return page(table, pen)


def rows(*moved: tuple[float, float]) -> list[Box]:
    """A box in each row, the first ones this far from the middle of the first column's cell."""
    places = [TABLE.place(0, row) for row in range(3)]
    return [Box(p.x0 + dx, p.y0 + dy, p.x1 + dx, p.y1 + dy) for p, (dx, dy) in zip(places, (*moved, *[(0.0, 0.0)] * 3), strict=False)]


def told(flow: Flow) -> list[tuple[int | None, str]]:
    return [(doubt.step, doubt.text) for doubt in flow.doubts]


@given(st.sampled_from(MANNERS), st.floats(0.05, 0.95), st.booleans())
def test_a_symbol_is_doubted_where_much_of_it_lies_on_either_side_of_a_rule(manner: str, part: float, across: bool) -> None:
    """`part`: of its width or height beyond the rule."""
    first = TABLE.place(0, 0)
    move = TABLE.edges[3] - first.x1 + part * first.width if across else TABLE.row(0)[1] - first.y1 + part * first.height
    found = told(read(boxes(manner, *rows((move, 0) if across else (0, move)))))
    between = f'simbol di antara kolom "{TITLES[0]}" dan "{TITLES[1]}"' if across else "simbol di antara kegiatan 1 dan 2"
    if 0.38 < part < 0.62:
        assert between in [text for _, text in found]
    elif not 0.34 < part < 0.66:
        assert between not in [text for _, text in found]


@given(st.sampled_from(MANNERS), st.integers(1, 2), st.booleans())
def test_rows_are_parted_by_their_numbers_where_no_rule_does_and_that_is_told(manner: str, row: int, partly: bool) -> None:
    """`partly`: the rule is there but for the columns of number and kegiatan, and nothing is to be asked."""
    drawn = boxes(manner, *rows())
    cut = TABLE.row(row)[0]
    kept = [
        path for path in drawn.paths
        if path.box.height > 2 or abs(path.box.centre[1] - cut) > 1 or (partly and path.box.centre[0] > TABLE.edges[2])
    ]
    flow = read(replace(drawn, paths=tuple(kept)))
    assert [step.nomor for step in flow.steps] == ["1", "2", "3"]
    assert [(mark.step, mark.lane) for mark in flow.marks] == [(0, 0), (1, 0), (2, 0)]
    assert [step.cells["uraian"].lines[0].text for step in flow.steps] == [f"Kegiatan nomor {n}" for n in (1, 2, 3)]
    text = f"tidak ada garis di antara kegiatan {row} dan {row + 1}; dipisah menurut nomornya"
    assert told(flow) == ([] if partly else [(row - 1, text)])


@pytest.mark.parametrize(("upto", "told_of"), [(2, True), (1, True), (3, False)])
@pytest.mark.parametrize("manner", MANNERS)
def test_a_row_that_a_rule_divides_in_all_columns_but_the_first_may_be_two(manner: str, upto: int, told_of: bool) -> None:
    pen, cut = Pen(manner), TABLE.row(1)[0] + 47
    for place in rows():
        pen.symbol("kotak", place)
    for a, b in pairwise(TABLE.edges[upto:]):
        pen.rule(a, cut, b, cut)
    text = "garis di kolom pelaksana dan mutu baku membagi baris ini; mungkin dua kegiatan"
    assert told(read(page(TABLE, pen))) == ([(1, text)] if told_of else [])


@pytest.mark.parametrize(("words", "text"), [
    (words_at("Dicabut", TABLE.edges[1] + 6, TABLE.top + 10), '"Kegiatan" dan "Dicabut" tercetak di satu tempat'),
    (words_at("Kegiatan", TABLE.edges[1] + 4.3, TABLE.top + 8.3), ""), (words_at("Dicabut", TABLE.edges[1] + 6, TABLE.top + 40), ""),
], ids=["over other words", "printed twice", "below them"])
def test_words_over_other_words_are_told(words: list[object], text: str) -> None:
    drawn = boxes(WORD, *rows())
    found = told(read(replace(drawn, words=(*drawn.words, *words))))
    assert found == ([(0, text)] if text else [])


@pytest.mark.parametrize("kind", ["kotak", "belah ketupat", "kapsul"])
@pytest.mark.parametrize("manner", MANNERS)
def test_a_symbol_that_is_drawn_twice_is_one(manner: str, kind: str) -> None:
    pen, place = Pen(manner), TABLE.place(1, 0)
    pen.symbol(kind, Box(place.x0 + 4, place.y0 + 3, place.x1 + 4, place.y1 + 3))
    pen.symbol(kind, place)
    pen.symbol("kotak", TABLE.place(0, 1))
    flow = read(page(TABLE, pen))
    assert [(mark.step, mark.lane, mark.box) for mark in flow.marks if mark.step == 0] == [(0, 1, place)]
    assert flow.marks[0].kind is not Kind.OTHER
