"""Widths of the flow table: they fill the body, break no heading and say when the paper is too narrow."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from flow_tools import sheet_of
from hypothesis import assume, given
from hypothesis import strategies as st
from layout_tools import flow, sheet, words
from random_sop import COLUMNS, TITLES, Case, realistic

from sopdoc.diagnostics import Report
from sopdoc.geometry import TWIP, Emu, line_height, pt
from sopdoc.layout.flow.columns import LANE_WIDTHS, NARROWEST, Columns, narrowed, solve_columns
from sopdoc.layout.flow.gutters import LOWEST, ROOMY
from sopdoc.layout.flow.lane_needs import DOWN_CAP
from sopdoc.layout.flow.plan import set_table
from sopdoc.layout.sheet import PAD, Sheet
from sopdoc.layout.text.measure import natural_width, set_paragraph, widest_word
from sopdoc.model.sop import Alur, Sambungan


def solved(alur: Alur, on: Sheet | None = None) -> Columns:
    report = Report()
    columns = solve_columns(alur, on or sheet(), ROOMY, {}, report)
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
    assert solve_columns(flow(TITLES), sheet("kertas: A4\narah: tegak\nhuruf: {alur: 14, kepala: 14}"), ROOMY, {}, report) is None
    assert [d.code for d in report.diagnostics] == ["SOP411"]


def test_the_error_of_a_narrow_paper_says_what_to_shorten() -> None:
    report = Report()
    solve_columns(flow(TITLES), sheet("kertas: A4\narah: tegak\nhuruf: {alur: 14, kepala: 14}"), ROOMY, {}, report)
    assert "persingkat" in report.diagnostics[0].hint


def test_a_pelaksana_that_lines_need_wider_gets_wider() -> None:
    columns = solve_columns(flow(TITLES[:4]), sheet(), ROOMY, {1: pt(150)}, Report())
    assert columns is not None
    assert columns.lanes[1][1] - columns.lanes[1][0] >= pt(150) - TWIP


def test_few_pelaksana_stand_in_columns_of_one_width() -> None:
    widths = {right - left for left, right in solved(flow(TITLES[:5])).lanes}
    assert max(widths) - min(widths) <= TWIP


def test_a_long_text_leaves_room_for_the_others() -> None:
    on, alur = sheet(), flow(TITLES[:3])
    long = words("Petugas mendatangi tempat usaha dan menanyakan ada atau tidaknya surat izin. " * 5)
    alur = replace(alur, kegiatan=(replace(alur.kegiatan[0], uraian=long), *alur.kegiatan[1:]))
    left, right = solved(alur, on).edges["uraian"]
    assert right - left < on.body.w // 2


def test_a_column_holds_the_words_of_a_branch_that_leads_down() -> None:
    on, alur = sheet(), flow(TITLES[:3], rows=2)
    first, second = (k.simbol[0].id for k in alur.kegiatan)
    alur = replace(alur, sambungan=(Sambungan(first, second, label="Memberitahukan"),))
    lane = next(i for i, p in enumerate(alur.pelaksana) if p.kunci == alur.kegiatan[0].simbol[0].pelaksana)
    left, right = solved(alur, on).lanes[lane]
    assert right - left >= min(DOWN_CAP, 2 * widest_word((on.run("Memberitahukan", "simbol"),), on.fonts))


@pytest.mark.parametrize("lanes", [3, 15])
def test_solving_twice_gives_the_same(lanes: int) -> None:
    assert solved(flow(TITLES[:lanes])) == solved(flow(TITLES[:lanes]))


@given(realistic(), st.dictionaries(st.integers(0, 9), st.integers(pt(20), pt(90)), max_size=3))
def test_room_from_other_pelaksana_leaves_the_texts_as_they_are(case: Case, floors: dict[int, Emu]) -> None:
    on, alur = sheet_of(case), case.sop.alur[0]
    usual = solve_columns(alur, on, ROOMY, {}, Report())
    assume(usual is not None)
    assert usual is not None
    floors = {lane: floor for lane, floor in floors.items() if lane < len(usual.lanes)}
    found = narrowed(usual, alur, on, floors)
    if found is None:
        return
    assert (found.edges, found.area, found.upright) == (usual.edges, usual.area, usual.upright)
    assert all(a[1] == b[0] for a, b in pairwise(found.lanes))
    assert all(x % TWIP == 0 for lane in found.lanes for x in lane)
    assert all(right - left >= max(floors.get(i, 0), NARROWEST) - TWIP for i, (left, right) in enumerate(found.lanes))


def test_room_that_others_do_not_have_is_not_taken_from_them() -> None:
    alur, on = flow(TITLES[:4]), sheet()
    left, right = solved(alur, on).area
    assert narrowed(solved(alur, on), alur, on, {0: right - left - 3 * NARROWEST + pt(1)}) is None


def test_a_title_across_is_no_wider_than_a_column_that_gives_room() -> None:
    alur, on = flow(TITLES[:3]), sheet()
    columns = solved(alur, on)
    assert not columns.upright
    widest = [widest_word((on.run(p.nama, "kepala", tebal=True),), on.fonts) for p in alur.pelaksana]
    for floor in range(pt(80), pt(400), pt(5)):
        found = narrowed(columns, alur, on, {0: floor})
        if found:
            assert all(word <= right - left - 2 * PAD for word, (left, right) in zip(widest, found.lanes, strict=True))


@given(realistic())
def test_where_the_lowest_table_is_wanted_none_of_the_comfortable_ones_is_much_lower(case: Case) -> None:
    """Its columns are chosen by estimates of their rows and titles: two lines more are no more than those may miss."""
    on, alur = sheet_of(case), case.sop.alur[0]
    heights = []
    for gutters in (LOWEST, replace(LOWEST, thrifty=False)):
        columns = solve_columns(alur, on, gutters, {}, Report())
        assume(columns is not None)
        assert columns
        table = set_table(alur, gutters, columns, on)
        heights.append(table.header.height + sum(row.heights(0, 0)[0] for row in table.rows))
    assert heights[0] <= heights[1] + 2 * line_height(on.profile.huruf.ukuran["alur"])


def test_the_lowest_table_pays_for_short_rows_and_low_titles_with_narrow_pelaksana() -> None:
    on, alur = sheet(), flow(("Kepala Dinas", "Sekretaris", "Kepala Bidang", "Staf"), 5)
    long = words(" ".join(["Dokumen rencana kegiatan yang telah diperiksa dan ditandatangani"] * 3))
    alur = replace(alur, kegiatan=tuple(replace(k, output=long, kelengkapan=long) for k in alur.kegiatan))
    made = []
    for gutters in (LOWEST, replace(LOWEST, thrifty=False)):
        columns = solve_columns(alur, on, gutters, {}, Report())
        assert columns
        table = set_table(alur, gutters, columns, on)
        made.append((table.header.height + sum(row.heights(0, 0)[0] for row in table.rows), min(map(columns.width, range(4)))))
    (low, narrow), (comfortable, wide) = made
    assert low < comfortable
    assert narrow < wide
