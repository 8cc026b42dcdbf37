"""Titles across the flow table: where their words stand, and what they do to their row."""

from __future__ import annotations

from dataclasses import replace

import pytest
from layout_tools import flow, lines, sheet, words

from sopdoc.diagnostics import Report
from sopdoc.layout.flow.columns import Columns, solve_columns
from sopdoc.layout.flow.gutters import ROOMY
from sopdoc.layout.flow.rows import FlowRow, make_rows
from sopdoc.model.sop import Alur

LONG = "B. Tahap pelaksanaan penilaian oleh tim yang ditunjuk kepala bagian sesuai dengan ketentuan yang berlaku"


def row_under(*titles: str, kolom: str = "[nomor kegiatan, uraian, pelaksana, kelengkapan, waktu, output]") -> tuple[FlowRow, Columns]:
    """A row that a line leads into, with titles above it."""
    on, plain = sheet(f"kolom: {kolom}\nmutu baku: []"), flow(("Staf", "Kabag", "Sekda"))
    rows = (plain.kegiatan[0], replace(plain.kegiatan[1], judul=tuple(map(words, titles))), *plain.kegiatan[2:])
    alur: Alur = replace(plain, kegiatan=rows)
    columns = solve_columns(alur, on, ROOMY, {}, Report())
    assert columns is not None
    return make_rows(alur, columns, ROOMY, on)[1], columns


def left_of(row: FlowRow) -> int:
    return min(line.pieces[0].x for line in row.titles[0].paragraphs[0].lines)


def test_a_short_title_stands_at_the_left() -> None:
    row, _ = row_under("A. Tahap Persiapan")
    assert left_of(row) == 0
    assert lines(row.titles[0].paragraphs[0]) == ["A. Tahap Persiapan"]


@pytest.mark.parametrize("kolom", ["[pelaksana, uraian, keterangan]", "[nomor kegiatan, pelaksana, uraian, waktu, output]"])
def test_a_title_stands_at_the_right_where_it_needs_fewer_lines_there(kolom: str) -> None:
    row, columns = row_under(LONG, kolom=kolom)
    assert left_of(row) >= columns.area[1] - columns.sides[0]


@pytest.mark.parametrize(("row", "across"), [(0, True), (1, False), (2, True)])
def test_a_long_title_stands_across_the_table_where_no_line_passes_it(row: int, across: bool) -> None:
    """The first row is led to by none, the second from above; before the third the flow has ended."""
    on, plain = sheet(), flow(("Staf", "Kabag", "Sekda"))
    rows = tuple(replace(kegiatan, judul=(words(LONG),)) for kegiatan in plain.kegiatan)
    alur: Alur = replace(plain, kegiatan=rows, sambungan=plain.sambungan[:1])
    columns = solve_columns(alur, on, ROOMY, {}, Report())
    assert columns is not None
    assert (lines(make_rows(alur, columns, ROOMY, on)[row].titles[0].paragraphs[0]) == [LONG]) == across


def test_every_title_makes_its_row_taller_by_its_own_height() -> None:
    plain, one, two = (row_under(*titles)[0].heights(0, 0)[0] for titles in ((), ("A. Siap",), ("A. Siap", "A. Siap")))
    assert two - one == one - plain > 0


def test_a_title_is_bold() -> None:
    row, _ = row_under("A. Tahap Persiapan")
    assert {run.style.face for p in row.titles[0].paragraphs for run in p.runs} == {"tebal"}
