"""Symbols and arrows that are drawn on a page are found, each with its two ends; what is not there is not invented."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from impor.flow.drawn import TITLES, read
from impor.sketches import EXCEL, MANNERS, OUTLINES, SIZE, WORD, Pen, Table, lines_at, page, words_at
from sopdoc.impor.flow.chart import Flow, Mark, Way
from sopdoc.impor.flow.segilima import without_segilima
from sopdoc.impor.flow.symbols import Kind
from sopdoc.impor.page import Box, Page, Path, Point, TooMuchError, Word
from sopdoc.impor.written.alur import alur_of
from sopdoc.model.sop import Bentuk, Garis


@dataclass(frozen=True)
class Drawn:
    """A flow that a test draws: the lane and kind of each row's symbol."""

    lanes: tuple[int, ...]
    kinds: tuple[str, ...]


@st.composite
def drawn(draw: st.DrawFn) -> Drawn:
    count = draw(st.integers(2, 7))
    lanes = draw(st.lists(st.integers(0, 2), min_size=count, max_size=count))
    inner = draw(st.lists(st.sampled_from(("kotak", "kotak", "belah ketupat")), min_size=count - 2, max_size=count - 2))
    return Drawn(tuple(lanes), ("kapsul", *inner, "kapsul"))


def ways(start: Box, end: Box) -> list[Point]:
    """From below one symbol straight down, or level and then down, into the next one from above."""
    (x, _), (u, _) = start.centre, end.centre
    if abs(x - u) < 1:
        return [(x, start.y1), (x, end.y0)]
    side = start.x1 if u > x else start.x0
    return [(side, start.centre[1]), (u, start.centre[1]), (u, end.y0)]


def chain(flow: Drawn, manner: str) -> Page:
    table, pen = Table(TITLES, len(flow.lanes)), Pen(manner)
    places = [table.place(lane, row, kind) for row, (lane, kind) in enumerate(zip(flow.lanes, flow.kinds, strict=True))]
    for kind, place in zip(flow.kinds, places, strict=True):
        pen.symbol(kind, place)
    for start, end in pairwise(places):
        pen.arrow(ways(start, end))
    return page(table, pen)


@given(drawn(), st.sampled_from(MANNERS))
def test_a_chain_of_symbols_is_read_as_it_was_drawn(flow: Drawn, manner: str) -> None:
    found = read(chain(flow, manner))
    assert [(mark.step, mark.lane, mark.kind.value) for mark in found.marks] == [
        (row, lane, kind) for row, (lane, kind) in enumerate(zip(flow.lanes, flow.kinds, strict=True))
    ]
    assert [(way.start, way.end, way.doubt) for way in found.ways] == [(n, n + 1, "") for n in range(len(flow.lanes) - 1)]
    assert found.doubts == ()


@pytest.mark.parametrize("manner", MANNERS)
def test_the_words_of_a_branch_belong_to_its_arrow(manner: str) -> None:
    table, pen = Table(TITLES, 3), Pen(manner)
    start, middle, end = table.place(0, 0), table.place(0, 1, "belah ketupat"), table.place(0, 2)
    for kind, place in (("kotak", start), ("belah ketupat", middle), ("kotak", end)):
        pen.symbol(kind, place)
    pen.arrow([(start.centre[0], start.y1), (start.centre[0], middle.y0)])
    pen.arrow([(middle.centre[0], middle.y1), (middle.centre[0], end.y0)])
    x = table.edges[3] + 20
    pen.arrow([(middle.x1, middle.centre[1]), (x, middle.centre[1]), (x, start.centre[1]), (start.x1, start.centre[1])])
    words = [*words_at("Ya", middle.centre[0] + 3, middle.y1 + 3), *words_at("Tidak", middle.x1 + 6, middle.centre[1] - 10)]
    found = read(page(table, pen, words=words))
    assert {(way.start, way.end, way.label) for way in found.ways} == {(0, 1, ""), (1, 2, "Ya"), (1, 0, "Tidak")}


@pytest.mark.parametrize("manner", MANNERS)
def test_a_line_without_a_head_joins_those_who_act_together(manner: str) -> None:
    table, pen = Table(TITLES, 1), Pen(manner)
    one, other = table.place(0, 0), table.place(1, 0)
    pen.symbol("kotak", one)
    pen.symbol("kotak", other)
    pen.arrow([(one.x1, one.centre[1]), (other.x0, other.centre[1])], head=False)
    assert [(way.start, way.end, way.plain) for way in read(page(table, pen)).ways] == [(0, 1, True)]


@pytest.mark.parametrize("manner", MANNERS)
@pytest.mark.parametrize("turned", [False, True])
def test_an_arrow_with_two_heads_is_one_that_leads_from_the_upper_symbol(manner: str, turned: bool) -> None:
    table, pen = Table(TITLES, 2), Pen(manner)
    one, other = table.place(0, 0), table.place(1, 1)
    pen.symbol("kotak", one)
    pen.symbol("kotak", other)
    points = [(one.x1, one.centre[1]), (other.centre[0], one.centre[1]), (other.centre[0], other.y0)]
    pen.arrow(points[::-1] if turned else points, both=True)
    assert [(way.start, way.end, way.both, way.doubt) for way in read(page(table, pen)).ways] == [(0, 1, True, "")]


def test_a_flow_of_arrows_with_two_heads_begins_and_ends_all_the_same() -> None:
    table, pen = Table(TITLES, 3), Pen(WORD)
    places = [table.place(0, row) for row in range(3)]
    for kind, place in zip(("kapsul", "kotak", "kapsul"), places, strict=True):
        pen.symbol(kind, place)
    for start, end in pairwise(places):
        pen.arrow(ways(start, end), both=True)
    found = alur_of(read(page(table, pen)))
    assert [kegiatan.simbol[0].bentuk for kegiatan in found.alur.kegiatan] == [Bentuk.MULAI, Bentuk.PROSES, Bentuk.SELESAI]
    assert not [finding for finding in found.doubts if "kapsul" in finding.doubt]


@pytest.mark.parametrize(("answers", "doubted"), [(2, False), (1, True)])
def test_an_arrow_with_two_heads_is_doubted_where_it_may_be_the_answer_of_a_decision(answers: int, doubted: bool) -> None:
    table, pen = Table(TITLES, 3), Pen(WORD)
    places = [table.place(0, 0), table.place(0, 1, "belah ketupat"), table.place(0, 2), table.place(2, 2)]
    for kind, place in zip(("kotak", "belah ketupat", "kotak", "kotak"), places, strict=True):
        pen.symbol(kind, place)
    pen.arrow([(places[0].centre[0], places[0].y1), (places[1].centre[0], places[1].y0)], both=True)
    pen.arrow(ways(places[1], places[2]))
    if answers == 2:
        pen.arrow(ways(places[1], places[3]))
    flow = read(page(table, pen))
    assert [(way.start, way.end) for way in flow.ways if way.both] == [(0, 1)]
    assert any("berkepala dua" in finding.doubt for finding in alur_of(flow).doubts) is doubted


def test_a_branch_is_the_main_one_beside_an_arrow_with_two_heads() -> None:
    table, pen = Table(TITLES, 3), Pen(WORD)
    for kind, place in (("belah ketupat", table.place(0, 0)), ("kotak", table.place(0, 1)), ("kapsul", table.place(0, 2))):
        pen.symbol(kind, place)
    flow = replace(read(page(table, pen)), ways=(Way(0, 1, both=True), Way(0, 2, "Lengkap"), Way(0, 0, "Tidak")))
    assert [(way.label, way.utama) for way in alur_of(flow).alur.sambungan] == [("Lengkap", True), ("Tidak", False), ("", True)]


@pytest.mark.parametrize(("kind", "read_as", "told"), [("belah ketupat", [(0, 0)], 0), ("kotak", [], 1)])
def test_an_arrow_that_comes_back_to_its_symbol_is_a_decisions_or_is_told(kind: str, read_as: list[tuple[int, int]], told: int) -> None:
    table, pen = Table(TITLES, 1), Pen(WORD)
    place = table.place(0, 0, kind)
    pen.symbol(kind, place)
    (x, y), right, below = place.centre, place.x1 + 15, place.y1 + 12
    pen.arrow([(place.x1, y), (right, y), (right, below), (x, below), (x, place.y1)])
    flow = read(page(table, pen))
    assert ([(way.start, way.end) for way in flow.ways], len(flow.doubts)) == (read_as, told)


def test_more_outlines_than_any_flow_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    table, pen = Table(TITLES, 3), Pen(WORD)
    for row in range(3):
        pen.symbol("kotak", table.place(0, row))
    monkeypatch.setattr("sopdoc.impor.flow.symbols.MOST", 3)
    assert len(read(page(table, pen)).marks) == 3
    pen.symbol("kotak", table.place(1, 0))
    with pytest.raises(TooMuchError, match="lebih dari 3 bentuk"):
        read(page(table, pen))


def test_a_dashed_line_is_known_as_such() -> None:
    table, pen = Table(TITLES, 1), Pen(WORD)
    one, other = table.place(0, 0), table.place(1, 0)
    pen.symbol("kotak", one)
    pen.symbol("kotak", other)
    pen.arrow([(one.x1, one.centre[1]), (other.x0, other.centre[1])], head=False, dashed=True)
    assert [way.dashed for way in read(page(table, pen)).ways] == [True]


@pytest.mark.parametrize("gap", [0, 2, 5, 7])
def test_an_arrow_may_stop_a_little_short_of_its_symbol(gap: float) -> None:
    table, pen = Table(TITLES, 2), Pen(EXCEL)
    one, other = table.place(0, 0), table.place(0, 1)
    pen.symbol("kotak", one)
    pen.symbol("kotak", other)
    pen.arrow([(one.centre[0], one.y1 + gap), (other.centre[0], other.y0 - gap)])
    assert [(way.start, way.end) for way in read(page(table, pen)).ways] == [(0, 1)]


@pytest.mark.parametrize(("gap", "doubt"), [(9, ""), (15, ""), (20, "berhenti 23 pt sebelum simbol")])
def test_an_arrow_that_points_to_its_symbol_from_far_away_is_doubted(gap: float, doubt: str) -> None:
    table, pen = Table(TITLES, 2), Pen(WORD)
    one, other = table.place(0, 0), table.place(0, 1)
    pen.symbol("kotak", one)
    pen.symbol("kotak", other)
    pen.arrow([(one.centre[0], one.y1), (other.centre[0], other.y0 - gap)])
    assert [(way.start, way.end, way.doubt) for way in read(page(table, pen)).ways] == [(0, 1, doubt)]


def test_an_arrow_that_ends_beside_a_symbol_is_doubted() -> None:
    table, pen = Table(TITLES, 2), Pen(WORD)
    one, other = table.place(0, 0), table.place(0, 1)
    pen.symbol("kotak", one)
    pen.symbol("kotak", other)
    x = other.x1 + 6
    pen.arrow([(one.x1, one.centre[1]), (x, one.centre[1]), (x, other.centre[1])])
    assert [(way.start, way.end, way.doubt) for way in read(page(table, pen)).ways] == [(0, 1, "berakhir 6 pt di samping simbol")]


@pytest.mark.parametrize("leg", [1.5, 2.5, 4])
def test_the_last_leg_of_an_arrow_may_be_hardly_longer_than_its_head(leg: float) -> None:
    table, pen = Table(TITLES, 2), Pen(WORD)
    one, other = table.place(0, 0), table.place(1, 1)
    pen.symbol("kotak", one)
    pen.symbol("kotak", other)
    level = other.y0 - 4 - leg
    pen.arrow([(one.centre[0], one.y1), (one.centre[0], level), (other.centre[0], level), (other.centre[0], other.y0)])
    assert [(way.start, way.end) for way in read(page(table, pen)).ways] == [(0, 1)]


@pytest.mark.parametrize("leg", [2.0, 3.7])
def test_the_last_leg_of_an_arrow_may_be_a_fill_that_is_hardly_longer_than_thick(leg: float) -> None:
    table, pen = Table(TITLES, 2), Pen(WORD)
    one, other = table.place(0, 0), table.place(0, 1)
    for place in (one, other):
        pen.symbol("kotak", place)
    x, level = other.x1 + 6 + leg, other.centre[1]
    pen.arrow([(one.x1, one.centre[1]), (x, one.centre[1]), (x, level)], head=False)
    filled(pen, (x, level - 0.7), (x - leg, level - 0.7), (x - leg, level + 0.8), (x, level + 0.8))
    filled(pen, (x - leg, level + 3), (other.x1, level), (x - leg, level - 3))
    found = read(page(table, pen))
    assert [(way.start, way.end, way.doubt) for way in found.ways] == [(0, 1, "")]
    assert found.doubts == ()


def test_a_fill_with_one_side_steeper_than_the_other_is_one_stroke() -> None:
    table, pen = Table(TITLES, 1), Pen(WORD)
    one, other = table.place(2, 0), table.place(0, 0)
    for place in (one, other):
        pen.symbol("kotak", place)
    level, end = one.centre[1], other.x1 + 4
    filled(pen, (one.x0, level + 0.9), (end, level), (end, level - 1.2), (one.x0, level - 0.5))
    filled(pen, (end, level + 1.2), (other.x1, level - 0.6), (end, level - 2.4))
    found = read(page(table, pen))
    assert ([(found.marks[way.start].lane, found.marks[way.end].lane) for way in found.ways], found.doubts) == ([(2, 0)], ())


def test_a_rule_between_titles_is_no_line_of_the_flow() -> None:
    table, pen = Table(TITLES, 1), Pen(EXCEL)
    edge, head = table.edges[3], table.row(0)[0]
    pen.symbol("kotak", Box(edge - 48, head + 3, edge - 6, head + 23))
    assert read(page(table, pen)).doubts == ()


def filled(pen: Pen, *points: tuple[float, float]) -> None:
    pen.paths.append(Path(points, True, stroked=False, filled=True, drawing=500 + len(pen.paths)))


def test_an_arrow_into_the_void_is_told_and_left_out() -> None:
    table, pen = Table(TITLES, 2), Pen(WORD)
    one = table.place(0, 0)
    pen.symbol("kotak", one)
    pen.symbol("kotak", table.place(2, 1))
    pen.arrow([(one.centre[0], one.y1), (one.centre[0], one.y1 + 30)])
    found = read(page(table, pen))
    assert found.ways == ()
    assert [(doubt.page, doubt.step, doubt.text) for doubt in found.doubts] == [(1, 0, "garis yang ujungnya tidak jelas")]


def over_pages(outs: Sequence[int], ins: Sequence[int], letters: str = "") -> Flow:
    """Two pages of one row: symbols that lead to a segilima below them, and such as are led to from one above them; by lanes."""
    first, second = Table(TITLES, 1), Table(TITLES, 1, first=2)
    pens = Pen(WORD), Pen(WORD)
    words: tuple[list[Word], list[Word]] = [], []
    for lane in outs:
        one = first.place(lane, 0)
        out = Box(one.x0 + 12, one.y1 + 8, one.x1 - 12, one.y1 + 19)
        pens[0].symbol("kotak", one)
        pens[0].symbol("segilima", out)
        pens[0].arrow([(one.centre[0], one.y1), (one.centre[0], out.y0)])
        words[0].extend(words_at(letters, out.centre[0] - 2, out.y0 + 1))
    for lane in ins:
        other = second.place(lane, 0)
        back = Box(other.x0 + 12, other.y0 - 18, other.x1 - 12, other.y0 - 7)
        pens[1].symbol("kotak", other)
        pens[1].symbol("segilima", back)
        pens[1].arrow([(other.centre[0], back.y1), (other.centre[0], other.y0)])
        words[1].extend(words_at(letters, back.centre[0] - 2, back.y0 + 1))
    return read(page(first, pens[0], 1, words[0]), page(second, pens[1], 2, words[1]))


@pytest.mark.parametrize("letters", ["A", ""])
def test_segilima_join_two_pages_and_are_no_symbols(letters: str) -> None:
    found = over_pages([0], [1], letters)
    assert [mark.kind for mark in found.marks] == [Kind.BOX, Kind.BOX]
    assert [(way.start, way.end, way.doubt) for way in found.ways] == [(0, 1, "")]


@pytest.mark.parametrize(("outs", "ins", "sure"), [([0, 2], [0, 2], True), ([0, 2], [0, 1], False), ([0, 2], [1], False)])
def test_segilima_without_letters_are_doubted_where_another_pair_is_possible(outs: list[int], ins: list[int], sure: bool) -> None:
    assert [way.doubt == "" for way in over_pages(outs, ins).ways] == [sure] * len(ins)


def test_a_segilima_without_a_partner_is_told() -> None:
    table, pen = Table(TITLES, 1), Pen(WORD)
    one = table.place(0, 0)
    out = Box(one.x0 + 12, one.y1 + 8, one.x1 - 12, one.y1 + 19)
    pen.symbol("kotak", one)
    pen.symbol("segilima", out)
    pen.arrow([(one.centre[0], one.y1), (one.centre[0], out.y0)])
    assert [doubt.text for doubt in read(page(table, pen)).doubts] == ["segilima tidak ada pasangannya"]


def test_a_segilima_without_a_partner_is_told_at_the_row_whose_arrow_it_leads_on() -> None:
    """It stands where there is room, two rows below."""
    table, pen = Table(TITLES, 3), Pen(WORD)
    one, last = table.place(0, 0), table.place(1, 2)
    out = Box(one.x0 + 12, last.y0, one.x1 - 12, last.y0 + 11)
    pen.symbol("kotak", one)
    pen.symbol("kotak", last)
    pen.symbol("segilima", out)
    pen.arrow([(one.centre[0], one.y1), (one.centre[0], out.y0)])
    assert [(doubt.step, doubt.text) for doubt in read(page(table, pen)).doubts] == [(0, "segilima tidak ada pasangannya")]


def test_what_symbols_and_strips_hide_begins_and_ends_nothing() -> None:
    """In the PDF of a DOCX of ours a piece of an arrow runs on below its symbol and a white strip."""
    table, pen = Table(TITLES, 3), Pen(WORD)
    first, middle, last = (table.place(0, row) for row in range(3))
    x = first.centre[0]
    pen.arrow([(x, first.y1), (x, middle.y0)])
    pen.arrow([(x, first.y1), (x, middle.y1 + 15)], head=False)
    for place in (first, middle, last):
        pen.symbol("kotak", place)
    strip = Box(x - 1.5, middle.y1 - 2, x + 1.5, middle.y1 + 16)
    pen.paths.append(Path(OUTLINES["kotak"](strip), True, white=True, stroked=False, drawing=90))
    pen.paths.append(Path(((x, middle.y1), (x, last.y0)), False, drawing=91))
    pen.paths.append(Path(((x, last.y0), (x - 2, last.y0 - 5), (x + 2, last.y0 - 5)), True, stroked=False, filled=True, drawing=92))
    found = read(page(table, pen))
    assert {(way.start, way.end) for way in found.ways} == {(0, 1), (1, 2)}
    assert found.doubts == ()


def test_a_line_below_a_symbol_leads_to_a_head_that_was_drawn_with_it() -> None:
    """Word draws a shape over the heads of the arrows that end in it."""
    table, pen = Table(TITLES, 2), Pen(WORD)
    one, other = table.place(0, 0), table.place(0, 1)
    x, tip = one.centre[0], other.y0 + 9
    pen.symbol("kotak", one)
    pen.paths.append(Path(((x, one.y1), (x, tip - 4)), False, drawing=80))
    pen.paths.append(Path(((x, tip), (x - 2, tip - 5), (x + 2, tip - 5)), True, stroked=False, filled=True, drawing=80))
    pen.paths.append(Path(OUTLINES["kotak"](other), True, white=True, stroked=True, drawing=81))
    assert [(way.start, way.end, way.plain) for way in read(page(table, pen)).ways] == [(0, 1, False)]


def test_a_second_stroke_under_a_head_is_no_beginning() -> None:
    table, pen = Table(TITLES, 2), Pen(WORD)
    one, other, third = table.place(0, 0), table.place(0, 1), table.place(2, 1)
    for place in (one, other, third):
        pen.symbol("kotak", place)
    x, level = one.centre[0], one.y1 + 8
    pen.arrow([(x, one.y1), (x, other.y0)])
    pen.arrow([(x, one.y1 + 2), (x, other.y0)], head=False)
    pen.arrow([(x, level), (third.centre[0], level), (third.centre[0], third.y0)])
    assert {(way.start, way.end) for way in read(page(table, pen)).ways} == {(0, 1), (0, 2)}


@pytest.mark.parametrize("twice", [False, True])
def test_a_line_drawn_several_times_joins_what_it_touches(twice: bool) -> None:
    """LibreOffice prints a line once more for each row that it passes: both pieces touch each other, and the arrow that they join."""
    table, pen = Table(TITLES, 2), Pen(WORD)
    one, other, third = table.place(0, 0), table.place(2, 0), table.place(1, 1)
    for place in (one, other, third):
        pen.symbol("kotak", place)
    x, level = third.centre[0], one.centre[1]
    pen.arrow([(one.x1, level), (x, level), (x, third.y0)])
    for _ in range(1 + twice):
        pen.arrow([(other.x0, level), (x + 6, level)], head=False)
    pen.arrow([(x + 6, level - 0.4), (x, level - 0.4)], head=False)
    assert {(way.start, way.end, way.plain) for way in read(page(table, pen)).ways} == {(0, 2, False), (1, 2, False)}


@pytest.mark.parametrize(("away", "word", "kept"), [(0, "", False), (3, "", False), (25, "", True), (25, "Tidak", True)])
def test_a_line_without_a_head_that_runs_elsewhere_than_the_arrow_is_doubted(away: float, word: str, kept: bool) -> None:
    """`away`: beside the arrow between the same two."""
    table, pen = Table(TITLES, 2), Pen(WORD)
    upper, lower = table.place(1, 0, "belah ketupat"), table.place(1, 1)
    pen.symbol("belah ketupat", upper)
    pen.symbol("kotak", lower)
    x, side = upper.centre[0], upper.x1 + away
    pen.arrow([(x, upper.y1), (x, lower.y0)])
    line = [(x + away, upper.y1), (x + away, lower.y0)]
    around = [(upper.x1, upper.centre[1]), (side, upper.centre[1]), (side, lower.centre[1]), (lower.x1, lower.centre[1])]
    pen.arrow(around if kept else line, head=False)
    words = words_at(word, side + 2, upper.centre[1] + 5) if word else []
    ways = read(page(table, pen, words=words)).ways
    assert [(way.label, way.plain) for way in ways] == [("", False)] + [(word, True)] * kept


def test_heads_without_a_line_are_told_in_their_rows() -> None:
    table, pen = Table(TITLES, 3), Pen(WORD)
    for row in range(3):
        pen.symbol("kotak", table.place(0, row))
    drawn = page(table, pen)
    places = [(table.place(1, row).x0 + shift, table.place(1, row).centre[1]) for row, shift in ((1, 0), (1, 15), (2, 0))]
    heads = [
        Path(((x, y), (x - 5, y - 2), (x - 5, y + 2)), True, stroked=False, filled=True, drawing=900 + n) for n, (x, y) in enumerate(places)
    ]
    told = [(doubt.step, doubt.text) for doubt in read(replace(drawn, paths=(*drawn.paths, *heads))).doubts]
    assert told == [(1, "2 kepala panah tidak jelas garisnya"), (2, "1 kepala panah tidak jelas garisnya")]


def test_a_line_beside_an_arrow_between_the_same_two_is_none() -> None:
    table, pen = Table(TITLES, 1), Pen(WORD)
    one, other = table.place(0, 0), table.place(1, 0)
    pen.symbol("kotak", one)
    pen.symbol("kotak", other)
    pen.arrow([(one.x1, one.centre[1]), (other.x0, other.centre[1])])
    pen.arrow([(one.x1, one.centre[1] + 6), (other.x0, other.centre[1] + 6)], head=False)
    assert [(way.start, way.end, way.plain) for way in read(page(table, pen)).ways] == [(0, 1, False)]


@given(st.floats(0, 15))
def test_a_stroke_of_an_arrow_may_run_on_below_the_symbol(further: float) -> None:
    """As LibreOffice prints the pieces of an arrow through several rows."""
    straight = Way(0, 1, "", box=Box(100, 50, 100, 80))
    longer = Way(0, 1, "", plain=True, box=Box(100, 50, 100, 80 + further))
    marks = [Mark(Kind.BOX, step, 0, 1, Box(80, 30 + 50 * step, 120, 50 + 50 * step), "") for step in (0, 1)]
    assert without_segilima(marks, (straight, longer))[1] == (straight,)
    elsewhere = replace(longer, box=Box(100, 50, 140, 80 + further))
    assert without_segilima(marks, (straight, elsewhere))[1] == (straight, elsewhere)


@st.composite
def knotted(draw: st.DrawFn) -> Flow:
    """Up to seven symbols in three rows, with any ways between them, also such as no definition says."""
    spots = sorted(draw(st.sets(st.tuples(st.integers(0, 2), st.integers(0, 2)), min_size=3, max_size=7)))
    table, pen = Table(TITLES, 3), Pen(WORD)
    for row, lane in spots:
        kind = draw(st.sampled_from(("kotak", "belah ketupat")))
        pen.symbol(kind, table.place(lane, row, kind))
    flow = read(page(table, pen))
    marks = st.integers(0, len(flow.marks) - 1)
    any_way = st.builds(Way, marks, marks, st.sampled_from(("", "Ya")), plain=st.booleans(), both=st.booleans())
    return replace(flow, ways=tuple(draw(st.lists(any_way, max_size=8, unique_by=lambda way: (way.start, way.end)))))


@given(knotted())
def test_every_way_that_was_found_is_written_or_named(flow: Flow) -> None:
    found = alur_of(flow)
    written = {(way.dari, way.ke) for way in found.alur.sambungan}
    lost = [way for way in flow.ways if (str(way.start), str(way.end)) not in written]
    told = {(one.subject, one.doubt) for one in found.doubts}
    for way in lost:
        start, end = flow.marks[way.start], flow.marks[way.end]
        ends = f"dari {TITLES[start.lane]} ke kegiatan {end.step + 1} ({TITLES[end.lane]}) tidak dapat ditulis"
        assert any(subject == f"kegiatan {start.step + 1}" and doubt.endswith(ends) for subject, doubt in told)


def test_of_a_row_that_cannot_be_written_only_what_is_in_the_way_is_left_out() -> None:
    table, pen = Table(TITLES, 2), Pen(WORD)
    for place in (table.place(0, 0), table.place(1, 0), table.place(0, 1)):
        pen.symbol("kotak", place)
    found = alur_of(replace(read(page(table, pen)), ways=(Way(0, 1, plain=True), Way(0, 1), Way(1, 2))))
    assert [(way.dari, way.ke, way.garis) for way in found.alur.sambungan] == [("0", "1", Garis.PANAH), ("1", "2", Garis.PANAH)]
    assert [one.doubt for one in found.doubts if "ditulis" in one.doubt] == ["garis dari Kasubag ke kegiatan 1 (Staf) tidak dapat ditulis"]


@pytest.mark.parametrize(("upper", "lower", "label"), [("Tidak", "tepat", "Tidak tepat"), ("Kuning/", "Hijau", "Kuning/Hijau")])
def test_a_label_may_have_two_lines_broken_at_a_space_or_a_slash(upper: str, lower: str, label: str) -> None:
    table, pen = Table(TITLES, 2), Pen(WORD)
    one, other = table.place(0, 0, "belah ketupat"), table.place(0, 1)
    pen.symbol("belah ketupat", one)
    pen.symbol("kotak", other)
    pen.arrow([(one.centre[0], one.y1), (other.centre[0], other.y0)])
    x, y = one.centre[0] + 3, one.y1 + 2
    words = [*words_at(upper, x, y), *words_at(lower, x, y + SIZE + 2)]
    assert [way.label for way in read(page(table, pen, words=words)).ways] == [label]


def asked(*words: Word) -> dict[tuple[int, int], str]:
    """A decision in the second row with one way up at its left and one down, and the words of both."""
    table, pen = Table(TITLES, 3), Pen(WORD)
    above, here, below = (table.place(0, 0), table.place(0, 1, "belah ketupat"), table.place(0, 2))
    for kind, place in (("kotak", above), ("belah ketupat", here), ("kapsul", below)):
        pen.symbol(kind, place)
    y = here.centre[1]
    pen.arrow([(here.x0, y), (here.x0 - 8, y), (here.x0 - 8, above.centre[1]), (above.x0, above.centre[1])])
    pen.arrow([(here.centre[0], here.y1), (below.centre[0], below.y0)])
    return {(way.start, way.end): way.label for way in read(page(table, pen, words=list(words))).ways}


@pytest.mark.parametrize(("text", "labels"), [
    ("Sudah", {(1, 0): "", (1, 2): "Sudah"}), ("Belum", {(1, 0): "Belum", (1, 2): ""}), ("Perlu", {(1, 0): "Perlu", (1, 2): ""}),
])
def test_an_answer_between_both_ways_is_that_of_the_one_it_means(text: str, labels: dict[tuple[int, int], str]) -> None:
    """It stands a little nearer to the way up."""
    here = Table(TITLES, 3).place(0, 1, "belah ketupat")
    assert asked(*words_at(text, here.x0 - 12, here.y1 - 4)) == labels


@pytest.mark.parametrize(("said", "far", "right", "label"), [
    ("Tidak", "Ya", 26, "Ya"), ("Tidak", "Tidak", 26, ""), ("Tidak", "Bagus", 26, ""), ("", "Ya", 26, ""), ("Tidak", "Ya", 60, ""),
])
def test_an_answer_too_far_from_both_ways_is_that_of_the_way_that_waits_for_it(said: str, far: str, right: float, label: str) -> None:
    """The other way says the contrary."""
    place = Table(TITLES, 3).place(0, 1, "belah ketupat")
    words = [*words_at(said, place.x0 - 6, place.y0 - 22), *words_at(far, place.centre[0] + right, place.y1 + 16)]
    assert asked(*words) == {(1, 0): said, (1, 2): label}


def test_an_answer_near_one_way_is_that_ways_whatever_it_means() -> None:
    here = Table(TITLES, 3).place(0, 1, "belah ketupat")
    assert asked(*words_at("Ya", here.x0 - 20, here.y0 - 30)) == {(1, 0): "Ya", (1, 2): ""}


def test_a_decision_says_no_answer_twice_where_another_arrow_may_be_meant() -> None:
    """There and back between two decisions run side by side, each word nearer to the decision that does not say it."""
    table, pen = Table(("Kasubag", "Staf", "Kepala"), 2), Pen(WORD)
    one, other, last = table.place(0, 0, "belah ketupat"), table.place(2, 0, "belah ketupat"), table.place(0, 1)
    for kind, place in (("belah ketupat", one), ("belah ketupat", other), ("kotak", last)):
        pen.symbol(kind, place)
    pen.arrow([(one.centre[0], one.y1), (last.centre[0], last.y0)])
    there, back = one.centre[1] + 2, one.centre[1] - 2
    pen.arrow([(one.x1, there), (other.x0, there)])
    pen.arrow([(other.x0, back), (one.x1, back)])
    words = [
        *words_at("T", one.centre[0] + 3, one.y1 + 4), *words_at("T", one.x1 + 4, back - SIZE - 2), *words_at("Y", other.x0 - 8, there + 2),
    ]
    labels = {(way.start, way.end): way.label for way in read(page(table, pen, words=words)).ways}
    assert labels == {(0, 1): "Y", (1, 0): "T", (0, 2): "T"}


def test_a_whole_sentence_is_the_word_of_a_decision_or_is_told() -> None:
    lines = ["Jika berkas tidak", "lengkap kembalikan", "kepada pemohon"]
    here = Table(TITLES, 3).place(0, 1, "belah ketupat")
    words = [word for number, line in enumerate(lines) for word in words_at(line, here.centre[0] + 3, here.y1 + 2 + (SIZE + 2) * number)]
    assert asked(*words)[1, 2] == " ".join(lines)


@pytest.mark.parametrize(("first", "second", "main"), [
    ("Tidak", "Lanjut", "Lanjut"), ("Belum lengkap", "Perlu", "Perlu"), ("Tidak", "Ya", "Ya"), ("Notaris", "Perlu", "Notaris"),
])
def test_the_branch_that_says_no_is_not_the_main_one(first: str, second: str, main: str) -> None:
    """Both lead on; the first one to the nearer row."""
    table, pen = Table(TITLES, 3), Pen(WORD)
    for kind, place in (("belah ketupat", table.place(0, 0)), ("kotak", table.place(0, 1)), ("kapsul", table.place(0, 2))):
        pen.symbol(kind, place)
    flow = replace(read(page(table, pen)), ways=(Way(0, 1, first), Way(0, 2, second)))
    assert [way.label for way in alur_of(flow).alur.sambungan if way.utama] == [main]


def test_a_branch_that_leads_on_is_the_main_one_whatever_it_says() -> None:
    table, pen = Table(TITLES, 3), Pen(WORD)
    for kind, place in (("kotak", table.place(0, 0)), ("belah ketupat", table.place(0, 1)), ("kapsul", table.place(0, 2))):
        pen.symbol(kind, place)
    flow = replace(read(page(table, pen)), ways=(Way(0, 1), Way(1, 0, "Perlu perbaikan"), Way(1, 2, "Tidak perlu")))
    assert [way.label for way in alur_of(flow).alur.sambungan if way.utama] == ["", "Tidak perlu"]


def test_a_picture_among_the_pelaksana_is_told() -> None:
    """It may be an arrow that nobody would miss; one elsewhere is a logo or a stamp."""
    table, pen = Table(TITLES, 2), Pen(WORD)
    pen.symbol("kotak", table.place(0, 0))
    inner, foot = Box(210, table.row(1)[0] + 5, 220, table.row(1)[0] + 30), Box(210, table.row(1)[1] + 20, 250, table.row(1)[1] + 60)
    drawn_on = page(table, pen)
    found = read(replace(drawn_on, pictures=(inner, foot)))
    assert [(doubt.box, doubt.step) for doubt in found.doubts] == [(inner, 1)]


@pytest.mark.parametrize(("printed", "told"), [
    ((1, 2, 3, 4), {}), ((1, 3, 4, 5), {1: "3"}), ((2, 3, 4, 5), {0: "2"}), ((1, 2, 2, 3), {2: "2"}), ((1, 3, 3, 4), {1: "3"}),
])
@pytest.mark.parametrize("apart", [True, False])
def test_a_wrong_number_is_told_where_a_row_may_be_lost(printed: tuple[int, ...], told: dict[int, str], apart: bool) -> None:
    """`apart`: each row stands on a page of its own; of rows that touch only the first may have had one before it."""
    flow = read(page(Table(TITLES, len(printed)), Pen(WORD)))
    steps = tuple(
        replace(step, nomor=str(number), page=1 + row * apart) for row, (step, number) in enumerate(zip(flow.steps, printed, strict=True))
    )
    told = {row: number for row, number in told.items() if apart or row == 0}
    doubts = [(one.subject, one.doubt) for one in alur_of(replace(flow, steps=steps)).doubts if "bernomor" in one.doubt]
    assert doubts == [(f"kegiatan {row + 1}", f"di lembar bernomor {number}") for row, number in told.items()]


@pytest.mark.parametrize(("height", "told"), [(14.0, 0), (50.0, 1)])
def test_a_picture_that_words_are_written_on_is_their_ground(height: float, told: int) -> None:
    table, pen = Table(TITLES, 2), Pen(WORD)
    pen.symbol("kotak", table.place(0, 0))
    x, y = 300.0, table.row(1)[0] + 4
    drawn_on = page(table, pen, words=words_at("Ya", x + 5, y + 3))
    found = read(replace(drawn_on, pictures=(Box(x, y, x + 20, y + height),)))
    assert [doubt.text.startswith("gambar") for doubt in found.doubts].count(True) == told


@pytest.mark.parametrize("words", ["dari hal. ke hal.|3 3", "ke hal. 2", "hal. 4", "h. 12", "(lanjut ke halaman 2)", "dari hal. 4, 6"])
def test_words_beside_a_segilima_that_name_a_page_are_no_branch(words: str) -> None:
    """Those of two that stand side by side are read as one."""
    table, pen = Table(TITLES, 2), Pen(WORD)
    pen.symbol("kotak", table.place(0, 0))
    found = lines_at(words.replace("|", "\n"), table.edges[3] + 4, table.row(1)[0] + 6)
    assert read(page(table, pen, words=found)).doubts == ()


def test_other_words_that_begin_so_are_told() -> None:
    table, pen = Table(TITLES, 2), Pen(WORD)
    pen.symbol("kotak", table.place(0, 0))
    (doubt,) = read(page(table, pen, words=words_at("Hadir 3", table.edges[3] + 4, table.row(1)[0] + 6))).doubts
    assert '"Hadir 3"' in doubt.text


@pytest.mark.parametrize(("kind", "label", "both"), [
    ("kotak", "", [True]), ("belah ketupat", "", [False, False]), ("kotak", "Ya", [False, False]),
])
def test_there_and_back_over_the_pages_is_one_arrow_where_no_answer_leads_back(kind: str, label: str, both: list[bool]) -> None:
    """Below each page's edge two segilima by letter: A leads on, B comes back."""
    pages = [leaf(number, kind, label) for number in (1, 2)]
    assert [way.both for way in read(*pages).ways] == both


def leaf(number: int, kind: str, label: str) -> Page:
    """A row with its symbol in the first lane and the segilima of two ways in the others; the first page's row leads on by A, and is
    entered by B, the second page's the other way round."""
    table, pen = Table(TITLES, 1, first=number), Pen(WORD)
    place, marks = table.place(0, 0, kind), [table.place(lane, 0) for lane in (1, 2)]
    pen.symbol(kind if number == 1 else "kotak", place)
    words = []
    for lane, (letter, mark) in enumerate(zip("AB", marks, strict=True)):
        pentagon = Box(mark.x0 + 8, mark.y0, mark.x1 - 8, mark.y1)
        pen.symbol("segilima", pentagon)
        words += words_at(letter, pentagon.centre[0] - 3, pentagon.y0 + 3)
        level = place.y0 + 6 + 8 * lane if kind == "kotak" or number == 2 else place.centre[1]
        here, there = (place.x1, level), (pentagon.x0, level)
        if lane == 1:       # below the first one
            here, there = (place.centre[0], place.y1), (pentagon.centre[0], pentagon.y1)
            way = [here, (here[0], here[1] + 12), (there[0], here[1] + 12), there]
        else:
            way = [here, there]
        pen.arrow(way if (lane == 0) is (number == 1) else way[::-1])
    if label and number == 1:
        words += words_at(label, place.x1 + 2, place.y0 - 2)
    return page(table, pen, number, words)
