"""A flow table's columns, roles and rows are found, whoever drew its rules."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from impor.sketches import LEFT, MANNERS, TOP, Pen, Table, page, words_at
from sopdoc.impor.page import Box, Page
from sopdoc.impor.table.grid import Grid, grid_of

TITLES = ("Kasubag", "Staf", "Camat", "Arsiparis", "Operator", "Bupati")
manners = st.sampled_from(MANNERS)


def found(table: Table, manner: str, before: Grid | None = None, number: int = 1) -> Grid:
    grid = grid_of(page(table, Pen(manner), number), before.columns if before else None)
    assert grid is not None
    return grid


def texts(grid: Grid, column: int | None) -> list[str]:
    assert column is not None
    return [" ".join(line.text for line in row.cells[column]) for row in grid.rows]


@given(st.integers(1, 6), st.integers(1, 7), st.booleans(), manners)
def test_every_column_has_its_role_and_every_row_its_words(lanes: int, rows: int, number_row: bool, manner: str) -> None:
    grid = found(Table(TITLES[:lanes], rows, number_row=number_row), manner)
    columns = grid.columns
    assert columns.judul == TITLES[:lanes]
    assert grid.number_row == number_row
    assert texts(grid, columns.nomor) == [f"{n}." for n in range(1, rows + 1)]
    assert texts(grid, columns.kegiatan) == [f"Kegiatan nomor {n}" for n in range(1, rows + 1)]
    assert texts(grid, columns.kelengkapan) == [f"Bahan {n}" for n in range(1, rows + 1)]
    assert texts(grid, columns.waktu) == [f"{n} jam" for n in range(1, rows + 1)]
    assert texts(grid, columns.output) == [f"Hasil {n}" for n in range(1, rows + 1)]
    assert texts(grid, columns.keterangan) == ["-"] * rows


@pytest.mark.parametrize("manner", MANNERS)
def test_a_page_without_a_head_goes_on_with_the_columns_before(manner: str) -> None:
    first = found(Table(TITLES[:3], 2), manner)
    second = found(Table(TITLES[:3], 3, head=False, first=3), manner, first, 2)
    assert not second.has_head
    assert second.columns == first.columns
    assert texts(second, second.columns.nomor) == ["3.", "4.", "5."]


def test_a_page_without_a_head_and_nothing_before_has_no_table() -> None:
    assert grid_of(page(Table(TITLES[:3], 3, head=False), Pen("word"))) is None


def test_a_page_of_words_has_no_table() -> None:
    assert grid_of(Page(1, 600, 800, tuple(words_at("Waktu pelaksanaan kegiatan dan Output yang diharapkan", LEFT, 100)))) is None


def test_a_title_that_begins_with_the_common_one_stays_whole() -> None:
    """"Pelaksana Perjalanan" below "Pelaksana"."""
    grid = found(Table(("Pelaksana Dinas", "Staf"), 1), "word")
    assert grid.columns.judul == ("Pelaksana Dinas", "Staf")


@pytest.mark.parametrize("manner", MANNERS)
def test_a_pelaksana_may_be_called_after_what_a_step_needs(manner: str) -> None:
    titles = ("Seksi Perlengkapan", "Staf")
    grid = found(Table(titles, 2), manner)
    assert grid.columns.judul == titles
    assert texts(grid, grid.columns.kelengkapan) == ["Bahan 1", "Bahan 2"]


def test_a_pelaksana_is_no_kelengkapan_where_there_is_no_such_column() -> None:
    """Left of "Mutu Baku" nothing is of it."""
    drawn = page(Table(("Seksi Perlengkapan", "Staf"), 2), Pen("word"))
    words = tuple(replace(word, text="Biaya") if word.text == "Kelengkapan" else word for word in drawn.words)
    grid = grid_of(replace(drawn, words=words))
    assert grid
    assert grid.columns.judul == ("Seksi Perlengkapan", "Staf")


@given(st.sampled_from(MANNERS), st.integers(1, 4), st.floats(6, 60), st.booleans())
def test_a_frame_around_the_table_or_the_page_is_none_of_its_columns(manner: str, rows: int, away: float, double: bool) -> None:
    table, plain, pen = Table(("Kasubag", "Staf"), rows), Pen(manner), Pen(manner)
    for far in (away, away + 3) if double else (away,):
        left, right, top, bottom = table.edges[0] - far, table.edges[-1] + far, TOP - far, table.row(rows)[0] + far
        for line in ((left, top, right, top), (left, bottom, right, bottom), (left, top, left, bottom), (right, top, right, bottom)):
            pen.rule(*line)
    framed, alone = grid_of(page(table, pen)), grid_of(page(table, plain))
    assert framed is not None
    assert alone is not None
    assert (framed.columns, framed.top, framed.head, framed.bottom, framed.rows) == (
        alone.columns, alone.top, alone.head, alone.bottom, alone.rows,
    )


@pytest.mark.parametrize(("left", "right", "lanes"), [
    (0.1, 0.9, (0,)), (0.6, 1.4, ()), (0.4, 1.6, (0, 1)), (0.6, 2.4, (0, 1, 2)), (0.8, 2.2, (1,)), (0.9, 1.95, (1,)),
])
def test_a_symbol_wider_than_a_column_belongs_to_all_that_it_covers_in_good_part(left: float, right: float, lanes: tuple[int, ...]) -> None:
    columns = found(Table(TITLES[:3], 1), "word").columns
    start, width = columns.lanes[0][0], columns.lanes[0][1] - columns.lanes[0][0]
    assert columns.lanes_under(Box(start + left * width, 0, start + right * width, 10)) == lanes


@pytest.mark.parametrize("manner", MANNERS)
def test_of_two_columns_that_say_what_is_done_the_last_one_is_kegiatan(manner: str) -> None:
    """"Tahapan" and "Uraian" side by side; a pelaksana is called so below the common title."""
    table = Table(("Uraian", "Staf", "Camat"), 2)
    drawn, left, right = page(table, Pen(manner)), table.edges[2], table.edges[3]
    part = Box(left - 1, TOP + 18, right + 1, TOP + 22)      # of the rule below the common title
    common = tuple(word for word in drawn.words if word.text != "Pelaksana")
    grid = grid_of(replace(drawn, words=common, paths=tuple(path for path in drawn.paths if not part.covers(path.box))))
    assert grid
    assert (grid.columns.nomor, grid.columns.kegiatan, grid.columns.judul, grid.columns.others) == (0, 2, ("Staf", "Camat"), (1,))
    under = grid_of(drawn)
    assert under
    assert (under.columns.kegiatan, under.columns.judul) == (1, ("Uraian", "Staf", "Camat"))
