"""A flow that is a picture is read as the same flow drawn as vectors: same symbols, same arrows, and it is said that pixels told so."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path as FilePath

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from impor.scans import Camera, pictured_pdf, read_pdf_flow, vector_pdf
from impor.sketches import MANNERS, WORD, Pen, Table, page, words_at
from sopdoc.cli.main import main
from sopdoc.impor.finding import Manner
from sopdoc.impor.flow.chart import Flow
from sopdoc.impor.page import Box, Page, Path, Point, Word

TITLES = ("Kasubag", "Staf", "Camat")
AWAY = 12.0         # points from a symbol to the line of a loop


@dataclass(frozen=True)
class Drawn:
    """A flow: the lane and kind of each row's symbol; rows with a decision from which a line leads back to the row before."""

    lanes: tuple[int, ...]
    kinds: tuple[str, ...]
    loops: tuple[int, ...]


@st.composite
def drawn(draw: st.DrawFn) -> Drawn:
    """Up to eight rows, often all in one lane."""
    count, alike = draw(st.integers(2, 8)), draw(st.booleans())
    lane = st.just(draw(st.integers(0, 2))) if alike else st.integers(0, 2)
    lanes = draw(st.lists(lane, min_size=count, max_size=count))
    inner = draw(st.lists(st.sampled_from(("kotak", "belah ketupat")), min_size=count - 2, max_size=count - 2))
    loops: tuple[int, ...] = ()
    for row in range(1, count - 1):
        if inner[row - 1] == "belah ketupat" and _has_room(lanes, row) and not _meets(lanes, row, loops) and draw(st.booleans()):
            loops += (row,)
    return Drawn(tuple(lanes), ("kapsul", *inner, "kapsul"), loops)


def _meets(lanes: list[int], row: int, loops: tuple[int, ...]) -> bool:
    """Would a loop enter the row before where another leaves it?  Then the two are one line, which nobody reads apart."""
    return row - 1 in loops and _is_left(lanes, row) == _is_left(lanes, row - 1)


def _has_room(lanes: list[int], row: int) -> bool:
    """The side from which a loop leaves is not that from which the flow goes on."""
    return lanes[row + 1] >= lanes[row] if _is_left(lanes, row) else lanes[row + 1] <= lanes[row]


def _is_left(lanes: list[int] | tuple[int, ...], row: int) -> bool:
    return lanes[row] >= lanes[row - 1]


def down(start: Box, end: Box) -> list[Point]:
    """From below one symbol straight down, or level and then down, into the next one from above."""
    (x, _), (u, _) = start.centre, end.centre
    if abs(x - u) < 1:
        return [(x, start.y1), (x, end.y0)]
    side = start.x1 if u > x else start.x0
    return [(side, start.centre[1]), (u, start.centre[1]), (u, end.y0)]


def back(start: Box, end: Box, left: bool) -> list[Point]:
    """Around the side of both symbols up into the other one."""
    if left:
        x = min(start.x0, end.x0) - AWAY
        return [(start.x0, start.centre[1]), (x, start.centre[1]), (x, end.centre[1]), (end.x0, end.centre[1])]
    x = max(start.x1, end.x1) + AWAY
    return [(start.x1, start.centre[1]), (x, start.centre[1]), (x, end.centre[1]), (end.x1, end.centre[1])]


@dataclass(frozen=True)
class Sketch:
    """A page, which of its paths are the flow, and where that stands."""

    page: Page
    flow: tuple[Path, ...]
    part: Box


def sketched(table: Table, pen: Pen, words: tuple[Word, ...] = ()) -> Sketch:
    flow = tuple(pen.paths)
    edges = table.edges
    part = Box(edges[2] + 1, table.top + 1, edges[2 + len(table.lanes)] - 1, table.row(table.rows)[0] - 1)
    return Sketch(page(table, pen, words=words), flow, part)


def sketch(flow: Drawn, manner: str) -> Sketch:
    table, pen = Table(TITLES, len(flow.lanes)), Pen(manner)
    places = [table.place(lane, row, kind) for row, (lane, kind) in enumerate(zip(flow.lanes, flow.kinds, strict=True))]
    for kind, place in zip(flow.kinds, places, strict=True):
        pen.symbol(kind, place)
    for start, end in pairwise(places):
        pen.arrow(down(start, end))
    for row in flow.loops:
        pen.arrow(back(places[row], places[row - 1], _is_left(flow.lanes, row)))
    return sketched(table, pen)


def pictured(drawn: Sketch, camera: Camera) -> Flow:
    return read_pdf_flow(pictured_pdf(drawn.page, drawn.flow, drawn.part, camera))


def said(flow: Flow) -> tuple[object, ...]:
    """What a flow says, however it was read."""
    marks = [(mark.kind, mark.step, mark.lane, mark.text) for mark in flow.marks]
    return marks, sorted((way.start, way.end, way.label, way.plain, way.both, way.doubt) for way in flow.ways), flow.doubts


@settings(max_examples=30)
@given(drawn(), st.sampled_from(MANNERS), st.builds(Camera, st.sampled_from((120, 150, 200, 300)), st.sampled_from((None, 60, 85))))
@example(Drawn((0, 0), ("kapsul", "kapsul"), ()), WORD, Camera(120, 60))
@example(Drawn((0, 0, 0), ("kapsul", "kotak", "kapsul"), ()), "excel", Camera(200, None))
def test_pixels_say_what_the_vectors_say(flow: Drawn, manner: str, camera: Camera) -> None:
    drawing = sketch(flow, manner)
    found = pictured(drawing, camera)
    assert said(found) == said(read_pdf_flow(vector_pdf(drawing.page)))
    assert {mark.manner for mark in found.marks} == {Manner.PIXELS}
    assert {way.manner for way in found.ways} == {Manner.PIXELS}


@pytest.mark.parametrize("manner", MANNERS)
def test_lines_that_cross_in_a_picture_lead_on(manner: str) -> None:
    table, pen = Table(TITLES, 2), Pen(manner)
    one, two, below, last = table.place(0, 0), table.place(2, 0), table.place(0, 1), table.place(2, 1)
    for place in (one, two, below, last):
        pen.symbol("kotak", place)
    middle = (one.centre[1] + below.centre[1]) / 2
    pen.arrow([(one.centre[0], one.y1), (one.centre[0], middle), (last.centre[0] - 10, middle), (last.centre[0] - 10, last.y0)])
    level = middle + 6
    pen.arrow([(two.centre[0] + 10, two.y1), (two.centre[0] + 10, level), (below.centre[0], level), (below.centre[0], below.y0)])
    found = pictured(sketched(table, pen), Camera(200))
    ends = {(found.marks[way.start].lane, found.marks[way.end].lane) for way in found.ways}
    assert (ends, found.doubts) == ({(0, 2), (2, 0)}, ())


def test_lines_that_join_in_a_picture_both_lead_to_the_symbol() -> None:
    table, pen = Table(TITLES, 2), Pen(WORD)
    left, right, end = table.place(0, 0), table.place(2, 0), table.place(1, 1)
    for place in (left, right, end):
        pen.symbol("kotak", place)
    joint = (end.centre[0], left.centre[1])
    pen.arrow([(right.x0, right.centre[1]), joint], head=False)
    pen.arrow([(left.x1, left.centre[1]), joint, (end.centre[0], end.y0)])
    found = pictured(sketched(table, pen), Camera(150, 85))
    assert {(found.marks[way.start].lane, found.marks[way.end].lane) for way in found.ways} == {(0, 1), (2, 1)}


def test_a_line_beside_an_arrow_may_have_a_head_that_is_too_small_for_pixels() -> None:
    table, pen = Table(TITLES, 2), Pen(WORD)
    upper, lower = table.place(1, 0), table.place(1, 1)
    for place in (upper, lower):
        pen.symbol("kotak", place)
    pen.arrow(down(upper, lower), head=False)
    pen.arrow(back(lower, upper, left=True))
    found = pictured(sketched(table, pen), Camera())
    assert {(way.start, way.end, way.plain) for way in found.ways} == {(0, 1, True), (1, 0, False)}


def test_only_the_arrows_may_be_a_picture() -> None:
    table, pen = Table(TITLES, 3), Pen(WORD)
    places = [table.place(lane, row) for row, lane in enumerate((0, 2, 1))]
    for place in places:
        pen.symbol("kotak", place)
    known = len(pen.paths)
    for start, end in pairwise(places):
        pen.arrow(down(start, end))
    drawing = sketched(table, pen)
    pictures = drawing.flow[known:]
    around = Box(places[0].x1 + 1, places[0].y0, places[1].x1, places[1].y0 - 1)      # as large as the first arrow
    found = read_pdf_flow(pictured_pdf(drawing.page, pictures[:2], around, Camera(150)))
    assert [(way.start, way.end, way.manner) for way in sorted(found.ways, key=lambda way: way.start)] == [
        (0, 1, Manner.PIXELS), (1, 2, Manner.WIRE),
    ]
    assert {mark.manner for mark in found.marks} == {Manner.OUTLINE}


@pytest.mark.parametrize("kind", ["kotak", "belah ketupat"])
@pytest.mark.parametrize(("gap", "wide", "into", "camera"), [
    (7.0, 4.0, 0.0, Camera(300)), (8.0, 4.0, 0.0, Camera(200)), (24.0, 4.0, 1.0, Camera(200)), (24.0, 4.0, 2.0, Camera(200)),
    (24.0, 6.0, 1.5, Camera(150, 85)), (24.0, 6.0, 2.0, Camera(150, 85)),
])
def test_a_short_arrow_and_one_whose_tip_lies_on_its_symbol_have_heads(
    kind: str, gap: float, wide: float, into: float, camera: Camera,
) -> None:
    """`gap`: between two symbols that are vectors; `into`: how far the head of the arrow, a picture, reaches over the second one."""
    table, pen = Table(TITLES, 2), Pen(WORD)
    lower = table.place(1, 1, kind)
    upper = Box(lower.x0, lower.y0 - gap - 20, lower.x1, lower.y0 - gap)
    pen.symbol("kotak", upper)
    pen.symbol(kind, lower)
    known, (x, _), tip = len(pen.paths), lower.centre, lower.y0 + into
    back = tip - (wide + 2) / 2
    pen.arrow([(x, upper.y1), (x, back)], head=False)
    pen.paths.append(Path(((x, tip), (x - wide / 2, back), (x + wide / 2, back)), True, stroked=False, filled=True, drawing=999))
    drawing = sketched(table, pen)
    part = Box(x - 10, upper.y1 + 0.5, x + 10, lower.y0 + 3)
    found = read_pdf_flow(pictured_pdf(drawing.page, drawing.flow[known:], part, camera))
    assert [(way.start, way.end, way.plain, way.manner) for way in found.ways] == [(0, 1, False, Manner.PIXELS)]


def test_what_a_white_shape_covers_of_a_picture_is_not_seen() -> None:
    table, pen = Table(TITLES, 2), Pen(WORD)
    one, gone, two = table.place(0, 0), table.place(2, 0), table.place(0, 1)
    for place in (one, gone, two):
        pen.symbol("kotak", place)
    pen.arrow([(one.x1, one.centre[1]), (gone.x0, gone.centre[1])])
    pen.arrow(down(one, two))
    drawing = sketched(table, pen)
    left, top, right, bottom = one.x1 + 3, gone.y0 - 3, gone.x1 + 3, gone.y1 + 3
    cover = Path(((left, top), (right, top), (right, bottom), (left, bottom)), True, stroked=False, white=True, drawing=999)
    mended = replace(drawing.page, paths=(*drawing.page.paths, cover))
    found = read_pdf_flow(pictured_pdf(mended, drawing.flow, drawing.part, Camera(200)))
    assert [(mark.step, mark.lane) for mark in found.marks] == [(0, 0), (1, 0)]
    assert [(way.start, way.end, way.doubt) for way in found.ways] == [(0, 1, "")]


def test_words_in_a_picture_are_told_and_not_taken_for_lines() -> None:
    table, pen = Table(TITLES, 2), Pen(WORD)
    one, two = table.place(0, 0), table.place(2, 1)
    for place in (one, two):
        pen.symbol("kotak", place)
    pen.arrow(down(one, two))
    drawing = sketched(table, pen)
    written = words_at("Tidak", table.place(1, 1).x0, table.place(1, 1).y0)
    photo = Page(1, drawing.page.width, drawing.page.height, tuple(written), drawing.flow)
    found = read_pdf_flow(pictured_pdf(drawing.page, drawing.flow, drawing.part, Camera(200), photo))
    assert [(way.start, way.end, way.doubt) for way in found.ways] == [(0, 1, "")]
    assert {(doubt.text, doubt.manner) for doubt in found.doubts} == {("tulisan di dalam gambar tidak terbaca", Manner.PIXELS)}
    assert all(written[0].box.holds(doubt.box.centre, 4) for doubt in found.doubts)


def test_without_what_reads_pixels_a_picture_is_told() -> None:
    drawing = sketch(Drawn((0, 1), ("kapsul", "kapsul"), ()), WORD)
    found = read_pdf_flow(pictured_pdf(drawing.page, drawing.flow, drawing.part, Camera()), blind=True)
    assert found.marks == ()
    assert [doubt.manner for doubt in found.doubts] == [Manner.PICTURE]


def test_the_command_says_which_library_would_read_a_picture(
    tmp_path: FilePath, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:
    drawing = sketch(Drawn((0, 1), ("kapsul", "kapsul"), ()), WORD)
    data = pictured_pdf(drawing.page, drawing.flow, drawing.part, Camera())
    (tmp_path / "lama.pdf").write_bytes(data)
    for name in ("impor.pdf.file", "cli.impor"):
        monkeypatch.setattr(f"sopdoc.{name}.reads_pixels", lambda: False)
    monkeypatch.setattr("sopdoc.impor.file.run_apart", lambda function, data, limits: function(data))     # where that holds, too
    assert main(["import", str(tmp_path / "lama.pdf"), "--dry-run"]) == 0
    told = capsys.readouterr().err
    assert "SOP708" in told
    assert "install --upgrade numpy" in told
