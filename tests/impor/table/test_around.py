"""A flow table's title stands above it, in the middle or at the left, its notes at the left below it; other words are neither."""

from __future__ import annotations

import pytest

from impor.sketches import LEFT, MANNERS, SIZE, TOP, Pen, Table, lines_at, page, words_at
from sopdoc.impor.page import Word
from sopdoc.impor.table.around import notes_of, title_of
from sopdoc.impor.table.grid import Grid, grid_of

TABLE = Table(("Kasubag", "Staf"), 2)
BOTTOM = TABLE.row(2)[0]


def drawn(words: list[Word], manner: str = "word", table: Table = TABLE) -> Grid:
    grid = grid_of(page(table, Pen(manner), words=words), grid_of(page(TABLE, Pen(manner)), None).columns)
    assert grid
    return grid


def centred(text: str, y: float) -> list[Word]:
    words = words_at(text, 0, y)
    return words_at(text, (TABLE.edges[0] + TABLE.edges[-1] - words[-1].box.x1) / 2, y)


@pytest.mark.parametrize("manner", MANNERS)
def test_a_title_may_have_several_lines(manner: str) -> None:
    grid = drawn([*centred("SOP Perjalanan Dinas", TOP - 26), *centred("Luar Daerah", TOP - 13)], manner)
    assert [line.text for line in title_of(grid)] == ["SOP Perjalanan Dinas", "Luar Daerah"]


@pytest.mark.parametrize("manner", MANNERS)
def test_a_title_may_stand_at_the_left_edge(manner: str) -> None:
    grid = drawn([*words_at("Pengajuan Akun 5", LEFT + 6, TOP - 26), *words_at("(Rapat)", LEFT + 6, TOP - 13)], manner)
    assert [line.text for line in title_of(grid)] == ["Pengajuan Akun 5", "(Rapat)"]


@pytest.mark.parametrize("words", [
    words_at("Pengajuan Akun 5", LEFT + 40, TOP - 13),
    centred("- 3 -", TOP - 13), words_at("Lampiran Keputusan", LEFT, TOP - 13), centred("SOP Cuti", TOP - 13 - 4 * SIZE),
])
def test_page_numbers_words_at_the_side_and_words_far_above_are_no_title(words: list[Word]) -> None:
    assert title_of(drawn(words)) == ()


def test_a_table_that_goes_on_has_no_title() -> None:
    grid = drawn(centred("SOP Cuti", TOP - 13), table=Table(("Kasubag", "Staf"), 2, head=False, first=3))
    assert title_of(grid) == ()


def test_words_above_a_rule_belong_to_what_stands_there() -> None:
    pen = Pen("word")
    pen.rule(TABLE.edges[0], TOP - 16, TABLE.edges[-1], TOP - 16)
    grid = grid_of(page(TABLE, pen, words=[*centred("Buku register", TOP - 26), *centred("SOP Cuti", TOP - 12)]))
    assert grid
    assert [line.text for line in title_of(grid)] == ["SOP Cuti"]


@pytest.mark.parametrize("x", [LEFT + 4, (TABLE.edges[0] + TABLE.edges[-1]) / 2 - 90])
def test_words_between_walls_above_the_table_are_said_in_a_cell(x: float) -> None:
    pen = Pen("word")
    pen.rule(x + 220, TOP - 30, x + 220, TOP)
    grid = grid_of(page(TABLE, pen, words=words_at("Bila terlambat, permohonan kembali", x, TOP - 13)))
    assert grid
    assert title_of(grid) == ()


@pytest.mark.parametrize("manner", MANNERS)
def test_notes_are_the_lines_close_below_the_table(manner: str) -> None:
    words = [*lines_at("*) paling lama satu hari\n**) sesudah kembali", LEFT + 2, BOTTOM + 5), *words_at("Halaman 2", LEFT, BOTTOM + 60)]
    assert [line.text for line in notes_of(drawn(words, manner))] == ["*) paling lama satu hari", "**) sesudah kembali"]


@pytest.mark.parametrize(("x", "y"), [(LEFT + 200, BOTTOM + 5), (LEFT, BOTTOM + 40)])
def test_words_elsewhere_below_the_table_are_no_notes(x: float, y: float) -> None:
    assert notes_of(drawn(words_at("Ditandatangani secara elektronik", x, y))) == ()


def test_a_line_of_numbers_alone_among_notes_is_one_of_them() -> None:
    words = lines_at("*) sejak tahun\n2014\nsampai kini", LEFT + 2, BOTTOM + 5)
    assert [line.text for line in notes_of(drawn(words))] == ["*) sejak tahun", "2014", "sampai kini"]


def test_notes_end_where_the_place_of_a_signature_stands() -> None:
    words = [*words_at("*) paling lama satu hari", LEFT + 2, BOTTOM + 5), *words_at("Ujung Coba, Mei 2025", LEFT + 500, BOTTOM + 18)]
    assert [line.text for line in notes_of(drawn(words))] == ["*) paling lama satu hari"]
