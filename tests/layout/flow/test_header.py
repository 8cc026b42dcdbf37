"""The header of a flow table: its levels, upright titles and the row of numbers."""

from __future__ import annotations

import pytest
from layout_tools import flow, lines, sheet
from random_sop import TITLES

from sopdoc.diagnostics import Report
from sopdoc.layout.flow.columns import solve_columns
from sopdoc.layout.flow.gutters import ROOMY
from sopdoc.layout.flow.header import make_header
from sopdoc.layout.grid import Box, make_table
from sopdoc.layout.sheet import PAD
from sopdoc.layout.tree import Cell, Table
from sopdoc.model.sop import Alur

THREE = ("Staf", "Kabag", "Sekda")


def header(alur: Alur, overrides: str = "kertas: F4") -> Table:
    on = sheet(overrides)
    columns = solve_columns(alur, on, ROOMY, {}, Report())
    assert columns is not None
    made = make_header(alur, columns, ROOMY, on)
    return make_table(made.boxes, made.heights, 0, len(made.heights), "Uji")


def cell(table: Table, text: str) -> Cell:
    return next(c for c in table.cells if " ".join(line for p in c.paragraphs for line in lines(p)) == text)


def test_a_flow_without_groups_has_two_levels() -> None:
    assert len(header(flow(THREE)).rows) == 2


def test_groups_of_pelaksana_add_a_level() -> None:
    assert len(header(flow(THREE, kelompok=("Pengirim", "Pengirim", "Penerima"))).rows) == 3


def test_the_row_of_numbers_adds_a_level() -> None:
    assert len(header(flow(THREE), "baris nomor: ya").rows) == 3


def test_numbers_count_the_columns_from_the_left() -> None:
    table = header(flow(THREE), "baris nomor: ya")
    assert [lines(c.paragraphs[0])[0] for c in table.cells if c.row == 2] == [f"({n})" for n in range(1, len(table.edges))]


@pytest.mark.parametrize("kolom", [
    "uraian, pelaksana, kelengkapan, waktu, output, keterangan", "keterangan, uraian, pelaksana, waktu",
    "pelaksana, uraian, output, keterangan",
])
@pytest.mark.parametrize("lanes", [1, 5, 12])
def test_a_number_stands_on_one_line_in_the_narrowest_column(lanes: int, kolom: str) -> None:
    alur = flow(tuple(f"P{n}" for n in range(lanes)))
    table = header(alur, f"baris nomor: ya\nkolom: [{kolom}]\nmutu baku: []\nlabel: {{waktu: W, output: O, keterangan: K, kelengkapan: K}}")
    numbers = [lines(c.paragraphs[0]) for c in table.cells if c.row == len(table.rows) - 1]
    assert numbers == [[f"({n})"] for n in range(1, len(table.edges))]


NONE = 'label: {pelaksana: "-"}\n'


@pytest.mark.parametrize("label", ['"-"', '""', "–"])
def test_without_a_common_title_the_pelaksana_s_own_take_both_levels(label: str) -> None:
    table = header(flow(THREE), f"label: {{pelaksana: {label}}}")
    assert len(table.rows) == 2
    assert [(cell(table, title).row, cell(table, title).row_span) for title in THREE] == [(0, 2)] * 3


def test_without_a_common_title_groups_stand_in_the_first_level() -> None:
    table = header(flow(THREE, kelompok=("Pengirim", "Pengirim", "")), NONE)
    assert len(table.rows) == 2
    assert [(cell(table, title).row, cell(table, title).row_span) for title in ("Pengirim", "Staf", "Sekda")] == [(0, 1), (1, 1), (0, 2)]


def test_without_any_title_over_others_a_header_has_one_level() -> None:
    assert len(header(flow(THREE), f"{NONE}mutu baku: []").rows) == 1


@pytest.mark.parametrize("overrides", [NONE, f"{NONE}mutu baku: []"])
@pytest.mark.parametrize("kelompok", [(), ("Pengirim", "Pengirim", ""), ("A", "B", "C")])
def test_without_a_common_title_every_heading_fits_its_cell_and_shares_no_place(overrides: str, kelompok: tuple[str, ...]) -> None:
    table = header(flow(("Kepala Bagian Organisasi dan Tata Laksana", *THREE[1:]), kelompok=kelompok), overrides)
    assert [lines(c.paragraphs[0]) for c in table.cells if sum(p.height for p in c.paragraphs) > c.rect.h and not c.vertical] == []
    places = [(r, c) for x in table.cells for r in range(x.row, x.row + x.row_span) for c in range(x.column, x.column + x.column_span)]
    assert len(places) == len(set(places)) == len(table.rows) * (len(table.edges) - 1)


def test_the_title_pelaksana_spans_every_lane() -> None:
    assert cell(header(flow(THREE)), "Pelaksana").column_span == 3


def test_a_group_spans_its_neighbours() -> None:
    assert cell(header(flow(THREE, kelompok=("Pengirim", "Pengirim", ""))), "Pengirim").column_span == 2


def test_a_group_that_comes_again_later_gets_a_cell_of_its_own() -> None:
    table = header(flow(THREE, kelompok=("Pusat", "", "Pusat")))
    assert len([c for c in table.cells if "Pusat" in [line for p in c.paragraphs for line in lines(p)]]) == 2


def test_a_pelaksana_without_a_group_takes_both_levels() -> None:
    assert cell(header(flow(THREE, kelompok=("Pengirim", "Pengirim", ""))), "Sekda").row_span == 2


def test_mutu_baku_spans_its_columns() -> None:
    assert cell(header(flow(THREE)), "Mutu Baku").column_span == 3


def test_without_mutu_baku_every_heading_takes_both_levels() -> None:
    assert cell(header(flow(THREE), "mutu baku: []"), "Output").row_span == 2


@pytest.mark.parametrize("lanes", [14, 15])
def test_upright_titles_fit_their_cells(lanes: int) -> None:
    upright = [c for c in header(flow(TITLES[:lanes]), "kertas: A4").cells if c.vertical]
    assert upright
    assert all(sum(p.height for p in c.paragraphs) <= c.rect.w for c in upright)


def test_upright_titles_are_not_longer_than_their_cells() -> None:
    upright = [c for c in header(flow(TITLES)).cells if c.vertical]
    assert all(line.width <= c.rect.h - 2 * PAD for c in upright for p in c.paragraphs for line in p.lines)


@pytest.mark.parametrize("kelompok", [(), ("Satker Penerima Barang dan Jasa", "", "")])
def test_every_heading_fits_its_cell(kelompok: tuple[str, ...]) -> None:
    table = header(flow(THREE, kelompok=kelompok))
    assert [lines(c.paragraphs[0]) for c in table.cells if sum(p.height for p in c.paragraphs) > c.rect.h and not c.vertical] == []


def test_no_two_boxes_of_a_header_share_a_place() -> None:
    table = header(flow(THREE, kelompok=("Pengirim", "", "Penerima")), "baris nomor: ya")
    places = [(r, c) for x in table.cells for r in range(x.row, x.row + x.row_span) for c in range(x.column, x.column + x.column_span)]
    assert len(places) == len(set(places)) == len(table.rows) * (len(table.edges) - 1)


def test_a_box_knows_its_fill() -> None:
    on = sheet("isian kepala: tidak")
    columns = solve_columns(flow(THREE), on, ROOMY, {}, Report())
    assert columns is not None
    boxes: tuple[Box, ...] = make_header(flow(THREE), columns, ROOMY, on).boxes
    assert {box.fill for box in boxes} == {""}


@pytest.mark.parametrize("lanes", [3, 9, 15])
def test_the_title_of_a_group_of_one_fits_its_cell(lanes: int) -> None:
    kelompok = tuple("Satker Penerima" if n % 2 else "" for n in range(lanes))
    table = header(flow(TITLES[:lanes], kelompok=kelompok), "kertas: A4\narah: tegak\nkolom: [uraian, pelaksana]")
    groups = [c for c in table.cells if c.row == 1 and c.row_span == 1]
    assert max(sum(p.height for p in c.paragraphs) - c.rect.h for c in groups) <= 0
