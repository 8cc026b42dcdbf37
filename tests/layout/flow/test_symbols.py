"""The symbols of a row: levels, sizes and the words inside."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise, product

import pytest
from layout_tools import flow, kegiatan, lines, sheet
from random_sop import TITLES

from sopdoc.diagnostics import Report
from sopdoc.geometry import Rect, line_height, pt
from sopdoc.layout.flow.columns import Columns, solve_columns
from sopdoc.layout.flow.gutters import CLOSEST, LOWEST, ROOMY, TIGHT, Gutters
from sopdoc.layout.flow.symbols import PlacedSimbol, Zone, make_zone, widths_with_words
from sopdoc.model.sop import Alur, Bentuk, Garis, Kegiatan, Sambungan

BOX, RHOMBUS = Bentuk.PROSES, Bentuk.KEPUTUSAN


def zone(row: Kegiatan, lanes: int = 3, label: str = "") -> tuple[Zone, Columns]:
    """The row's symbols, joined by arrows in their order, each with this word."""
    ways = tuple(Sambungan(a.id, b.id, label) for a, b in pairwise(row.simbol))
    alur: Alur = replace(flow(TITLES[:lanes]), kegiatan=(row,), sambungan=ways)
    columns = solve_columns(alur, sheet(), ROOMY, {}, Report())
    assert columns is not None
    return make_zone(row, alur, columns, ROOMY, widths_with_words(alur, sheet()), sheet()), columns


def placed(*simbol: tuple[str, Bentuk], teks: str = "", lanes: int = 3) -> tuple[PlacedSimbol, ...]:
    return zone(kegiatan(1, *simbol, teks=teks), lanes)[0].placed


def test_symbols_of_different_pelaksana_stand_on_one_level() -> None:
    assert [p.level for p in placed(("p0", BOX), ("p1", BOX), ("p2", BOX))] == [0, 0, 0]


def test_a_second_symbol_of_one_pelaksana_goes_a_level_down() -> None:
    assert [p.level for p in placed(("p0", BOX), ("p0", BOX))] == [0, 1]


def test_who_acts_together_stands_on_one_level_below_and_above_the_capsules() -> None:
    row = kegiatan(1, ("p2", Bentuk.MULAI), ("p2", BOX), ("p0", BOX), ("p0", Bentuk.SELESAI), ("p1", BOX))
    start, last, first, end, middle = row.simbol
    lines = tuple(Sambungan(a.id, b.id, garis=Garis.LURUS) for a, b in ((first, middle), (middle, last)))
    alur: Alur = replace(flow(TITLES[:3]), kegiatan=(row,), sambungan=(Sambungan(start.id, last.id), *lines, Sambungan(first.id, end.id)))
    columns = solve_columns(alur, sheet(), ROOMY, {}, Report())
    assert columns is not None
    placed = make_zone(row, alur, columns, ROOMY, {}, sheet()).placed
    assert [p.level for p in placed] == [0, 1, 1, 2, 1]


ROWS = {
    "one box": [("p0", BOX)], "a capsule": [("p1", Bentuk.MULAI)], "a decision": [("p0", RHOMBUS), ("p1", BOX)],
    "two levels": [("p0", BOX), ("p0", RHOMBUS), ("p2", BOX)],
}


@pytest.mark.parametrize(("gutters", "symbols"), list(product((ROOMY, TIGHT, LOWEST, CLOSEST), ROWS.values())))
def test_a_row_needs_no_less_than_roomier_rows_let_expect(gutters: Gutters, symbols: list[tuple[str, Bentuk]]) -> None:
    row = kegiatan(1, *symbols)
    alur: Alur = replace(flow(TITLES[:3]), kegiatan=(row,), sambungan=())
    columns = solve_columns(alur, sheet(), ROOMY, {}, Report())
    assert columns is not None
    roomy, made = (make_zone(row, alur, columns, one, {}, sheet()) for one in (ROOMY, gutters))
    assert roomy.least(ROOMY, gutters) <= made.need <= roomy.need
    assert [p.rect.w for p in made.placed] == [p.rect.w for p in roomy.placed]
    assert all(low.rect.h < p.rect.h for low, p in zip(made.placed, roomy.placed, strict=True)) == (gutters in (LOWEST, CLOSEST))


@pytest.mark.parametrize(("label", "lines"), [("Ya", 1), ("Berkas lengkap", 2), ("Berkas sudah lengkap dan benar", 4)])
@pytest.mark.parametrize("target", ["p0", "p1"])
def test_under_a_symbol_words_that_lead_straight_down_have_the_room_that_their_lines_take(label: str, lines: int, target: str) -> None:
    """Words that lead to another column stand where there is room: no row is higher for them."""
    first, second = kegiatan(1, ("p0", RHOMBUS)), kegiatan(2, (target, BOX))
    way = Sambungan(first.simbol[0].id, second.simbol[0].id, label)
    alur: Alur = replace(flow(TITLES[:2]), kegiatan=(first, second), sambungan=(way,))
    columns = Columns({}, ((0, pt(44)), (pt(44), pt(88))), upright=False)
    foot = make_zone(first, alur, columns, CLOSEST, {}, sheet()).bottom
    assert (foot >= lines * line_height(sheet().profile.huruf.ukuran["simbol"])) or target == "p1"
    assert (foot > CLOSEST.label) == (target == "p0" and lines > 1)


def test_symbols_of_one_level_have_their_middles_at_one_height() -> None:
    assert len({p.rect.cy for p in placed(("p0", BOX), ("p1", RHOMBUS))}) == 1


def test_a_word_on_an_arrow_asks_for_the_room_that_a_branch_has() -> None:
    row = kegiatan(1, ("p0", BOX), ("p0", BOX))
    (plain, _), (worded, _) = zone(row), zone(row, label="Ya")
    assert (worded.bottom, worded.height) > (plain.bottom, plain.height)
    assert worded.bottom == ROOMY.label
    assert worded.height > plain.height


def test_stacked_symbols_do_not_touch() -> None:
    assert not any(a.rect.overlaps(b.rect) for a, b in combinations(placed(("p0", BOX), ("p0", RHOMBUS), ("p0", BOX)), 2))


@pytest.mark.parametrize("lanes", [1, 5, 15])
@pytest.mark.parametrize("bentuk", list(Bentuk))
@pytest.mark.parametrize("teks", ["", "Mulai", "Persyaratan sudah lengkap?"])
def test_a_symbol_stays_inside_its_column(lanes: int, bentuk: Bentuk, teks: str) -> None:
    found, columns = zone(kegiatan(1, ("p0", bentuk), teks=teks), lanes)
    rect = found.placed[0].rect
    assert columns.lanes[0][0] < rect.x < rect.right < columns.lanes[0][1]


def test_a_symbol_stands_in_the_middle_of_its_column() -> None:
    found, columns = zone(kegiatan(1, ("p1", BOX)))
    assert abs(2 * found.placed[0].rect.cx - sum(columns.lanes[1])) <= 1270


def test_a_symbol_of_several_columns_reaches_from_the_first_middle_to_the_last_with_the_usual_rest() -> None:
    row = kegiatan(1, ("p1", BOX))
    (narrow,), columns = zone(row, 5)[0].placed, zone(row, 5)[1]
    wide = zone(replace(row, simbol=(replace(row.simbol[0], bersama=("p2", "p3")),)), 5)[0].placed[0].rect
    first, last = (sum(columns.lanes[n]) // 2 for n in (1, 3))
    assert (wide.cx, wide.h) == (pytest.approx((first + last) // 2, abs=1270), narrow.rect.h)
    assert wide.w == pytest.approx(last - first + narrow.rect.w, abs=1270)


def test_words_in_a_symbol_of_several_columns_have_the_room_of_all() -> None:
    long = "Rapat pembahasan bersama"
    row = kegiatan(1, ("p1", BOX), teks=long)
    wide = replace(row, simbol=(replace(row.simbol[0], bersama=("p2", "p3")),))
    assert lines(zone(wide, 8)[0].placed[0].words[0]) == [long]
    assert len(lines(zone(row, 8)[0].placed[0].words[0])) > 1


def test_the_words_inside_are_all_there() -> None:
    assert " ".join(lines(placed(("p0", RHOMBUS), teks="Berkas lengkap?")[0].words[0])) == "Berkas lengkap?"


def test_words_make_a_symbol_larger_and_never_smaller() -> None:
    plain, worded = (placed(("p0", RHOMBUS), teks=teks)[0].rect for teks in ("", "Persyaratan sudah lengkap dan benar?"))
    assert (worded.w >= plain.w, worded.h > plain.h) == (True, True)


def test_the_zone_holds_every_symbol() -> None:
    found, _ = zone(kegiatan(1, ("p0", BOX), ("p0", RHOMBUS), ("p0", BOX)))
    ends = [(p.rect.y, p.rect.bottom) for p in found.placed]
    assert (min(a for a, _ in ends), max(b for _, b in ends)) == (0, found.height)


def test_the_zone_leaves_room_above_and_below() -> None:
    found, _ = zone(kegiatan(1, ("p0", BOX)))
    assert min(found.top, found.bottom) > 0


def test_a_decision_has_more_room_below_for_its_words() -> None:
    assert zone(kegiatan(1, ("p0", RHOMBUS)))[0].bottom > zone(kegiatan(1, ("p0", BOX)))[0].bottom


def test_a_symbol_has_its_middle_on_the_twip_grid() -> None:
    rect: Rect = placed(("p0", BOX))[0].rect
    assert (rect.w % 1270, rect.h % 1270) == (0, 0)
