"""Widths of the flow table: they fill the body, break no heading and say when the paper is too narrow."""

from __future__ import annotations

from dataclasses import replace

import pytest
from layout_tools import flow, sheet, words
from random_sop import COLUMNS, TITLES

from sopdoc.diagnostics import Report
from sopdoc.geometry import TWIP, pt
from sopdoc.layout.columns import LANE_WIDTHS, Columns, solve_columns
from sopdoc.layout.measure import natural_width, set_paragraph, widest_word
from sopdoc.layout.sheet import PAD, Sheet
from sopdoc.model.sop import Alur


def solved(alur: Alur, on: Sheet | None = None) -> Columns:
    report = Report()
    columns = solve_columns(alur, on or sheet(), {}, report)
    assert columns is not None, report.diagnostics
    return columns


def edges(columns: Columns) -> list[tuple[int, int]]:
    return sorted([*columns.edges.values(), *columns.lanes])


@pytest.mark.parametrize("kolom", COLUMNS)
@pytest.mark.parametrize("lanes", [1, 3, 7])
def test_columns_stand_side_by_side_from_margin_to_margin(kolom: str, lanes: int) -> None:
    on = sheet(f"kolom: {kolom}\nmutu baku: []")
    found = edges(solved(flow(TITLES[:lanes]), on))
    assert [found[0][0], *(right for _, right in found)] == [on.body.x, *(left for left, _ in found[1:]), on.body.right]


@pytest.mark.parametrize("lanes", [1, 4, 9])
def test_every_edge_stands_on_the_twip_grid(lanes: int) -> None:
    assert all(x % TWIP == 0 for pair in edges(solved(flow(TITLES[:lanes]))) for x in pair)


@pytest.mark.parametrize("kolom", COLUMNS)
def test_no_word_of_a_heading_is_broken(kolom: str) -> None:
    on = sheet(f"kolom: {kolom}\nmutu baku: []")
    for key, (left, right) in solved(flow(TITLES[:3]), on).edges.items():
        assert widest_word((on.run(on.label(key), "kepala", tebal=True),), on.fonts) <= right - left - 2 * PAD


@pytest.mark.parametrize("lanes", range(1, 9))
def test_no_word_of_a_title_across_is_broken(lanes: int) -> None:
    on, alur = sheet(), flow(TITLES[:lanes])
    columns = solved(alur, on)
    rooms = [right - left - 2 * PAD for left, right in columns.lanes]
    widest = [widest_word((on.run(p.nama, "kepala", tebal=True),), on.fonts) for p in alur.pelaksana]
    assert columns.upright or all(word <= room for word, room in zip(widest, rooms, strict=True))


@pytest.mark.parametrize("lanes", range(1, 16))
def test_pelaksana_keep_a_least_width(lanes: int) -> None:
    least = pt(min(width for width, _ in LANE_WIDTHS))
    columns = solved(flow(TITLES[:lanes]))
    assert min(right - left for left, right in columns.lanes) >= least - TWIP


def test_many_pelaksana_turn_their_titles_upright() -> None:
    assert solved(flow(TITLES)).upright


def test_few_pelaksana_keep_their_titles_across() -> None:
    assert not solved(flow(TITLES[:3])).upright


def test_a_number_stays_on_one_line() -> None:
    on, alur = sheet(), flow(TITLES[:3], rows=60)
    left, right = solved(alur, on).edges["nomor kegiatan"]
    assert len(set_paragraph((on.run("60.", "alur"),), right - left - 2 * PAD, on.fonts).lines) == 1


def test_a_short_duration_stays_on_one_line() -> None:
    on, alur = sheet(), flow(TITLES[:3])
    alur = replace(alur, kegiatan=tuple(replace(k, waktu=words("15 menit")) for k in alur.kegiatan))
    left, right = solved(alur, on).edges["waktu"]
    assert natural_width((on.run("15 menit", "alur"),), on.fonts) <= right - left - 2 * PAD


def test_paper_too_narrow_for_the_table_is_an_error() -> None:
    report = Report()
    assert solve_columns(flow(TITLES), sheet("kertas: A4\narah: tegak\nhuruf: {alur: 14, kepala: 14}"), {}, report) is None
    assert [d.code for d in report.diagnostics] == ["SOP411"]


def test_the_error_of_a_narrow_paper_says_what_to_shorten() -> None:
    report = Report()
    solve_columns(flow(TITLES), sheet("kertas: A4\narah: tegak\nhuruf: {alur: 14, kepala: 14}"), {}, report)
    assert "persingkat" in report.diagnostics[0].hint


def test_a_pelaksana_that_lines_need_wider_gets_wider() -> None:
    alur, on = flow(TITLES[:4]), sheet()
    plain, wide = (solve_columns(alur, on, extra, Report()) for extra in ({}, {1: pt(24)}))
    assert plain is not None
    assert wide is not None
    gain = [b[1] - b[0] - (a[1] - a[0]) for a, b in zip(plain.lanes, wide.lanes, strict=True)]
    assert gain[1] > max(gain[0], gain[2], gain[3])


@pytest.mark.parametrize("lanes", [3, 15])
def test_solving_twice_gives_the_same(lanes: int) -> None:
    assert solved(flow(TITLES[:lanes])) == solved(flow(TITLES[:lanes]))
