"""The display list: what strokes a placed page becomes."""

from __future__ import annotations

from itertools import pairwise

import pytest

from sopdoc.geometry import Point, Rect, bounds, pt
from sopdoc.layout.tree import Cell, Connector, Dot, Line, Paragraph, Piece, Run, Style, Symbol, Table
from sopdoc.render.grid import grid_lines, merged
from sopdoc.render.items import Image, Link, Path, Text
from sopdoc.render.numbers import Points, rounded
from sopdoc.render.paint import paint, paint_pages
from sopdoc.render.shapes import HEAD_LENGTH, HEAD_WIDTH, connector_paths, dot_path, symbol_path
from sopdoc.render.words import cell_lines, centred_lines, symbol_lines

from .sample import PAD, sample, words


def test_neighbouring_cells_share_one_line() -> None:
    cells = [Cell(r, c, Rect(c * 100, r * 50, 100, 50)) for r in range(2) for c in range(3)]
    table = Table(Rect(0, 0, 300, 100), (0, 100, 200, 300), (), tuple(cells), 0, 7, "")
    (path,) = grid_lines([table])
    strokes = list(zip(path.segments[::2], path.segments[1::2], strict=True))
    assert len(strokes) == 3 + 4
    assert (("M", (0, 50)), ("L", (300, 50))) in strokes
    assert (("M", (100, 0)), ("L", (100, 100))) in strokes


def test_no_grid_line_is_drawn_twice_in_the_sample() -> None:
    for page in sample().pages:
        (path,) = grid_lines(block for block in page.blocks if isinstance(block, Table))
        seen: dict[tuple[str, int], list[tuple[int, int]]] = {}
        for (_, (x0, y0)), (_, (x1, y1)) in zip(path.segments[::2], path.segments[1::2], strict=True):
            key, span = (("across", y0), (x0, x1)) if y0 == y1 else (("down", x0), (y0, y1))
            seen.setdefault(key, []).append(span)
        for spans in seen.values():
            assert all(a[1] < b[0] for a, b in pairwise(spans))


def test_tables_that_touch_share_their_line() -> None:
    upper = Table(Rect(0, 0, 10, 5), (0, 10), (), (Cell(0, 0, Rect(0, 0, 10, 5)),), 0, 7, "")
    lower = Table(Rect(0, 5, 10, 5), (0, 10), (), (Cell(0, 0, Rect(0, 5, 10, 5)),), 0, 7, "")
    (path,) = grid_lines([upper, lower])
    assert len(path.segments) == 2 * (3 + 2)


def test_a_side_that_no_cell_wants_stays_open() -> None:
    table = Table(Rect(0, 0, 10, 5), (0, 10), (), (Cell(0, 0, Rect(0, 0, 10, 5), borders=("atas",)),), 0, 7, "")
    (path,) = grid_lines([table])
    assert path.segments == (("M", (0, 0)), ("L", (10, 0)))


def test_a_table_without_borders_draws_nothing() -> None:
    assert grid_lines([Table(Rect(0, 0, 10, 5), (0, 10), (), (Cell(0, 0, Rect(0, 0, 10, 5), borders=()),), 0, 7, "")]) == ()


def test_touching_stretches_become_one_and_separate_ones_stay() -> None:
    assert merged([(5, 9), (0, 5), (1, 2), (10, 12)]) == [(0, 9), (10, 12)]


def connector(*points: tuple[int, int], arrow: bool = True, both: bool = False) -> Connector:
    return Connector("c", "a", "b", tuple(Point(*p) for p in points), arrow, False, "", "", both=both)


@pytest.mark.parametrize(("before", "tip"), [((0, 0), (pt(50), 0)), ((0, 0), (0, pt(50))), ((pt(50), 0), (0, 0)), ((0, pt(50)), (0, 0))])
def test_the_arrow_s_tip_is_the_last_point(before: tuple[int, int], tip: tuple[int, int]) -> None:
    line, head = connector_paths(connector(before, tip), pt(0.75))
    corners = [numbers for _, numbers in head.segments]
    box = bounds(tuple(Point(*corner) for corner in corners))
    assert corners[0] == tip
    assert sorted((box.w, box.h)) == [HEAD_WIDTH, HEAD_LENGTH]
    end = line.segments[-1][1]
    assert box.grown(1).contains(Point(*end)), "the line ends inside the head"
    assert end != tip


def test_a_last_stretch_shorter_than_the_head_is_the_head_alone() -> None:
    line, head = connector_paths(connector((0, 0), (pt(40), 0), (pt(40), pt(3))), pt(0.75))
    assert line.segments[-1][1] == (pt(40), 0)
    assert head.segments[0][1] == (pt(40), pt(3))
    assert len(connector_paths(connector((0, 0), (0, pt(3))), pt(0.75))) == 1


@pytest.mark.parametrize("turn", [(), ((pt(50), 0),)])
def test_an_arrow_with_two_heads_has_its_tips_on_its_first_and_last_point(turn: tuple[tuple[int, int], ...]) -> None:
    line, *heads = connector_paths(connector((0, 0), *turn, (pt(50), pt(50)), both=True), pt(0.75))
    assert [head.segments[0][1] for head in heads] == [(pt(50), pt(50)), (0, 0)]
    for head, end in zip(heads, (line.segments[-1][1], line.segments[0][1]), strict=True):
        assert bounds(tuple(Point(*corner) for _, corner in head.segments)).grown(1).contains(Point(*end))
        assert end != head.segments[0][1]


def test_two_heads_leave_no_line_where_there_is_no_room_for_it() -> None:
    assert len(connector_paths(connector((0, 0), (0, pt(8)), both=True), pt(0.75))) == 2


def test_a_line_without_arrow_reaches_its_last_point() -> None:
    (line,) = connector_paths(connector((0, 0), (900, 0), arrow=False), 5)
    assert line.segments[-1][1] == (900, 0)


@pytest.mark.parametrize("kind", ["terminator", "process", "decision", "offpage"])
def test_a_symbol_fills_its_box(kind: str) -> None:
    rect = Rect(1000, 2000, 40_000, 20_000)
    path = symbol_path(Symbol("s", kind, rect, "", ""), 5)  # type: ignore[arg-type]   # parametrized by name
    corners = tuple(Point(*numbers[-2:]) for _, numbers in path.segments)
    assert bounds(corners) == rect
    assert path.closed
    assert path.fill == "FFFFFF"


def test_a_dot_is_round() -> None:
    path = dot_path(Dot(Point(1000, 1000), 100))
    assert [numbers[-2:] for _, numbers in path.segments] == [(1000, 900), (1100, 1000), (1000, 1100), (900, 1000), (1000, 900)]


def test_grounds_come_first_and_words_last() -> None:
    items = paint(sample(), sample().pages[1])
    last_ground = max(i for i, item in enumerate(items) if isinstance(item, Path) and item.fill == "F2F2F2")
    grid = next(i for i, item in enumerate(items) if isinstance(item, Path) and item.square)
    first_text = next(i for i, item in enumerate(items) if isinstance(item, Text))
    assert last_ground < grid < first_text


def test_connectors_lie_under_the_symbols() -> None:
    page = sample().pages[1]
    items = list(paint(sample(), page))
    lines = [items.index(path) for c in page.connectors for path in connector_paths(c, sample().line_connector)]
    symbols = [items.index(symbol_path(s, sample().line_symbol)) for s in page.symbols]
    assert max(lines) < min(symbols)


def test_a_vertical_title_runs_upwards_in_the_middle_of_its_cell() -> None:
    table = next(block for block in sample().pages[1].blocks if isinstance(block, Table))
    cell = next(cell for cell in table.cells if cell.vertical)
    (placed,) = cell_lines(cell, PAD)
    start = placed.start(placed.line.pieces[0])
    assert placed.angle == 90
    assert start.y - cell.rect.y - placed.line.width == pytest.approx(cell.rect.bottom - start.y, abs=1)
    assert placed.x == pytest.approx(cell.rect.cx + 0.3 * cell.paragraphs[0].line_height, abs=2)


def test_words_in_a_box_stand_in_its_middle_whatever_width_they_were_broken_to() -> None:
    piece = Piece(777, 400, Run("Ya", Style("biasa", 100)))
    (placed,) = centred_lines((Paragraph((), (Line((piece,), 400),), 120),), Rect(1000, 1000, 1000, 320))
    assert placed.start(piece) == Point(1300, 1000 + 100 + 96)


def test_words_of_a_segilima_stand_above_its_point() -> None:
    piece = Piece(0, 400, Run("A", Style("biasa", 100)))
    paragraph = Paragraph((), (Line((piece,), 400),), 100)
    (placed,) = symbol_lines(Symbol("a", "offpage", Rect(0, 0, 400, 1000), "", "", (paragraph,)))
    assert placed.y == 350 + 80


def test_an_underline_runs_below_the_baseline_as_wide_as_its_words() -> None:
    items = paint(sample(), sample().pages[0])
    name = next(item for item in items if isinstance(item, Text) and "Win Rizal" in item.text)
    line = items[items.index(name) + 1]
    assert isinstance(line, Path)
    (_, (x0, y0)), (_, (x1, y1)) = line.segments
    assert (x0, x1 - x0) == (name.x, name.width)
    assert y0 == y1
    assert 0.1 * name.size < y0 - name.y < 0.2 * name.size


def test_a_link_covers_its_words() -> None:
    items = paint(sample(), sample().pages[0])
    link = next(item for item in items if isinstance(item, Link))
    words = next(item for item in items if isinstance(item, Text) and item.text == "SOP Pengiriman Surat")
    assert link.target == "pengiriman-surat"
    assert (link.rect.x, link.rect.w) == (words.x, words.width)
    assert link.rect.y < words.y < link.rect.bottom


def test_the_logo_is_on_the_page() -> None:
    assert [item.picture.kind for item in paint(sample(), sample().pages[0]) if isinstance(item, Image)] == ["png"]


def test_every_page_is_painted() -> None:
    assert [page.size for page in paint_pages(sample())] == [sample().paper] * 3


def test_lengths_are_written_shortly_and_exactly() -> None:
    written = Points()
    assert [written[n] for n in (0, 12_700, 635, 6350, -6350, 1, -1, 4233)] == ["0", "1", "0.05", "0.5", "-0.5", "0", "0", "0.333"]
    assert rounded(12_700) == 1
    assert rounded(-635) == -0.05


@pytest.mark.parametrize("text", [
    "Sekretaris Daerah u.b.", "Sekretaris\nDaerah u.b.", "Sekretaris\nDaerah\nu.b.", "Sekretaris/Daerah\nu.b.",
])
def test_who_reads_the_lines_one_after_the_other_reads_the_words_apart(text: str) -> None:
    """A space follows where a line ends at a space or at a line break, and none inside of a word."""
    found = cell_lines(Cell(0, 0, Rect(0, 0, pt(60), pt(90)), (words(text, pt(55)),)), PAD)
    lines = [("".join(piece.run.text for piece in placed.line.pieces), placed.spaced) for placed in found]
    assert "".join(line + " " * spaced for line, spaced in lines) == text.replace("\n", " ")
