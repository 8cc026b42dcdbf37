"""Pelaksana between which no rule is drawn are columns of their own, by the numbers below their titles."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from impor.sketches import MANNERS, WORD, Pen, Table, page
from sopdoc.impor.flow.symbols import symbols_of
from sopdoc.impor.page import Box, Page, Word
from sopdoc.impor.table.grid import Grid, grid_of

TITLES = ("Kasubag", "Staf Tata Usaha", "Camat", "Arsiparis", "Operator", "Bupati")


def unruled(table: Table, pen: Pen) -> Page:
    """Without the rules between pelaksana."""
    drawn = page(table, pen)
    inner = table.edges[3: 2 + len(table.lanes)]
    paths = (path for path in drawn.paths if path.box.width > 2 or not any(abs(path.box.centre[0] - x) < 1 for x in inner))
    return replace(drawn, paths=tuple(paths))


def found(drawn: Page) -> Grid:
    grid = grid_of(drawn)
    assert grid is not None
    return grid


@given(st.integers(2, 6), st.integers(1, 4), st.sampled_from(MANNERS), st.data())
def test_each_numbered_title_has_a_column_and_its_symbols(lanes: int, rows: int, manner: str, data: st.DataObject) -> None:
    table, pen = Table(TITLES[:lanes], rows, number_row=True), Pen(manner)
    places = data.draw(st.lists(st.integers(0, lanes - 1), min_size=rows, max_size=rows))
    for row, lane in enumerate(places):
        pen.symbol("kotak", table.place(lane, row))
    grid = found(unruled(table, pen))
    assert grid.columns.judul == TITLES[:lanes]
    assert len(grid.columns.unruled) == lanes - 1
    assert [(symbol.row, symbol.lane) for symbol in symbols_of(grid)] == list(enumerate(places))


def test_a_ruled_table_has_its_rules_alone() -> None:
    assert found(page(Table(TITLES[:3], 2, number_row=True), Pen(WORD))).columns.unruled == ()


@pytest.mark.parametrize("text", ["(9)", "x"])
def test_what_does_not_count_on_parts_nothing(text: str) -> None:
    drawn = unruled(Table(TITLES[:2], 2, number_row=True), Pen(WORD))
    words = tuple(replace(word, text=text) if word.text == "(4)" else word for word in drawn.words)
    assert len(found(replace(drawn, words=words)).columns.pelaksana) == 1


def test_a_page_without_a_head_goes_on_with_columns_that_no_rule_parts() -> None:
    first = found(unruled(Table(TITLES, 2, number_row=True), Pen(WORD)))
    second = grid_of(unruled(Table(TITLES, 2, head=False), Pen(WORD)), first.columns)
    assert second
    assert second.columns == first.columns


@given(st.integers(2, 5), st.sampled_from(MANNERS), st.data())
def test_titles_without_numbers_part_where_the_symbols_do_too(lanes: int, manner: str, data: st.DataObject) -> None:
    """Only the rule between two of them is gone."""
    titles = TITLES[:lanes]
    table, pen = Table(titles, 4), Pen(manner)
    gone = data.draw(st.integers(0, lanes - 2))
    places = [gone, gone + 1, *data.draw(st.lists(st.integers(0, lanes - 1), min_size=2, max_size=2))]
    for row, lane in enumerate(places):
        pen.symbol("kotak", table.place(lane, row))
    drawn = page(table, pen)
    edge = table.edges[3 + gone]
    kept = (path for path in drawn.paths if path.box.width > 2 or abs(path.box.centre[0] - edge) > 1)
    grid = found(replace(drawn, paths=tuple(kept)))
    assert grid.columns.judul == titles
    assert [(symbol.row, symbol.lane) for symbol in symbols_of(grid)] == list(enumerate(places))


@pytest.mark.parametrize("lane", [0, 1])
def test_titles_part_where_all_symbols_stand_below_the_middle_of_one(lane: int) -> None:
    table, pen = Table(TITLES[:1] + TITLES[2:3], 2), Pen(WORD)
    for row in range(2):
        pen.symbol("kotak", table.place(lane, row))
    drawn = unruled(table, pen)

    def middled(word: Word) -> Word:
        number = table.lanes.index(word.text)
        move = (table.edges[2 + number] + table.edges[3 + number]) / 2 - word.box.centre[0]
        return replace(word, box=Box(word.box.x0 + move, word.box.y0, word.box.x1 + move, word.box.y1))

    words = tuple(middled(word) if word.text in table.lanes else word for word in drawn.words)
    grid = found(replace(drawn, words=words))
    assert grid.columns.judul == table.lanes
    assert [symbol.lane for symbol in symbols_of(grid)] == [lane, lane]


def test_two_symbols_side_by_side_under_one_title_stay_in_its_column() -> None:
    table, pen = Table(("Tim Penyusun Rancangan", "Camat"), 2), Pen(WORD)
    place = table.place(0, 0)
    for x in (place.x0 - 14, place.x0 + 24):
        pen.symbol("kotak", Box(x, place.y0, x + 30, place.y1))
    assert found(page(table, pen)).columns.judul == table.lanes


@pytest.mark.parametrize(("right", "slip"), [("Waktu", "Wkatu"), ("Waktu", "Waku"), ("Output", "Ouput"), ("Output", "Oitput")])
def test_a_head_is_found_by_a_word_with_a_slip_of_the_pen(right: str, slip: str) -> None:
    drawn = page(Table(TITLES[:3], 2), Pen(WORD))
    words = tuple(replace(word, text=slip) if word.text == right else word for word in drawn.words)
    assert found(replace(drawn, words=words)).columns.judul == TITLES[:3]


@pytest.mark.parametrize(("left", "right", "slip"), [("Kegiatan", "Kegiatan", "Kegitan"), ("Kelengkapan", "Kelengkapan", "Kelengkpan")])
def test_waktu_and_output_are_a_head_beside_one_other_title_that_may_have_a_slip(left: str, right: str, slip: str) -> None:
    """`left`: of kegiatan and kelengkapan the one that is there; of the rows nothing is called so."""
    table = Table(TITLES[:3], 2)
    drawn = page(table, Pen(WORD))
    kept = [word for word in drawn.words if word.text not in {"Kegiatan", "Kelengkapan"} - {left}]
    words = [replace(word, text=slip) if word.text == right and word.box.y0 < table.top else word for word in kept]
    grid = found(replace(drawn, words=tuple(words)))
    assert (grid.columns.waktu, grid.columns.output) == (6, 7)
