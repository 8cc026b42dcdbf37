"""What changed since another version, as PDF, SVG and Word draw it: grounds, bars, heavier strokes, words struck out or underlined."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sopdoc.geometry import Point, Rect, pt
from sopdoc.layout.marks import NEW, OLD, TINT, decorated, decorated_paragraph
from sopdoc.layout.tree import Cell, Connector, Mark, Paragraph, Row, Run, Style, Symbol, Table
from sopdoc.render.docx import render_docx
from sopdoc.render.items import Path, Text
from sopdoc.render.marks import AWAY, BAR, bars, ground
from sopdoc.render.paint import paint
from sopdoc.render.shapes import WHITE, connector_paths, symbol_path

from .docx.opened import find, root
from .sample import sample, words

PLAIN = Style("biasa", pt(8))
WIDTH = pt(0.75)


def connector(mark: Mark, dashed: bool, arrow: bool = True) -> Connector:
    return Connector("c", "a", "b", (Point(0, 0), Point(0, pt(40)), Point(pt(60), pt(40))), arrow, dashed, "", "", mark)


@pytest.mark.parametrize("dashed", [False, True])
@pytest.mark.parametrize("arrow", [False, True])
def test_a_marked_line_is_twice_as_heavy_and_otherwise_the_same_line(dashed: bool, arrow: bool) -> None:
    plain, new = (connector_paths(connector(mark, dashed, arrow), WIDTH) for mark in ("", "baru"))
    assert [(path.width, path.dash != ()) for path in (plain[0], new[0])] == [(WIDTH, dashed), (2 * WIDTH, dashed)]
    assert (replace(new[0], width=WIDTH), *new[1:]) == plain


def test_a_marked_symbol_is_twice_as_heavy_and_tinted() -> None:
    symbol = Symbol("s", "process", Rect(0, 0, pt(40), pt(20)), "", "")
    plain, new, old = (symbol_path(replace(symbol, mark=mark), WIDTH) for mark in ("", "baru", "lama"))
    drawn = [(path.width, path.fill) for path in (plain, new, old)]
    assert drawn == [(WIDTH, WHITE), (2 * WIDTH, TINT["baru"]), (2 * WIDTH, TINT["lama"])]
    assert {plain.segments, new.segments, old.segments} == {plain.segments}


def test_word_draws_marked_lines_and_symbols_as_they_will_stay_when_accepted() -> None:
    page = sample().pages[1]
    marked = replace(
        page, symbols=tuple(replace(s, mark="baru") for s in page.symbols),
        connectors=tuple(replace(c, mark="baru") for c in page.connectors),
    )
    plain, new = (
        {line.get("w") for line in find(root(render_docx(replace(sample(), pages=(one,)))), "//a:ln[@w]")} for one in (page, marked)
    )
    assert new == plain != set()


def test_new_words_are_underlined_and_old_ones_struck_out_each_in_its_colour() -> None:
    run = Run("kata", PLAIN)
    assert decorated(run) == run
    assert decorated(replace(run, mark="baru")) == replace(run, style=replace(PLAIN, underline=True, colour=NEW))
    assert decorated(replace(run, mark="lama")) == replace(run, style=replace(PLAIN, strike=True, colour=OLD))


def with_mark(paragraph: Paragraph, mark: Mark) -> Paragraph:
    """The paragraph with every piece of its lines marked."""
    lines = (replace(line, pieces=tuple(replace(p, run=replace(p.run, mark=mark)) for p in line.pieces)) for line in paragraph.lines)
    return replace(paragraph, lines=tuple(lines))


def test_a_paragraph_is_decorated_in_its_words_lines_and_number() -> None:
    marker = Run("1.", PLAIN, mark="baru")
    paragraph = words("satu dua tiga", pt(40))
    run = replace(paragraph.runs[0], mark="lama")
    lines = with_mark(paragraph, "lama").lines
    lines = (replace(lines[0], pieces=(replace(lines[0].pieces[0], run=marker), *lines[0].pieces)), *lines[1:])
    found = decorated_paragraph(replace(paragraph, runs=(run,), lines=lines, marker=marker, mark="lama"))
    assert (found.marker, found.mark) == (decorated(marker), "")
    assert found.runs == (decorated(run),)
    assert found.lines[0].pieces[0].run is found.marker
    assert {piece.run.style.strike for line in found.lines for piece in line.pieces if piece.run is not found.marker} == {True}
    assert decorated_paragraph(paragraph) == paragraph


@pytest.mark.parametrize(("mark", "below"), [("baru", True), ("lama", False)])
def test_the_line_runs_under_new_words_and_through_old_ones(mark: Mark, below: bool) -> None:
    page = sample().pages[0]
    paragraph = words("kata", pt(100))
    cell = Cell(0, 0, Rect(0, 0, pt(100), pt(20)), (with_mark(paragraph, mark),))
    table = Table(Rect(0, 0, pt(100), pt(20)), (0, pt(100)), (Row(0, pt(20)),), (cell,), 0, 0, "")
    items = paint(sample(), replace(page, blocks=(table,)))
    (text,) = (item for item in items if isinstance(item, Text) and item.text == "kata")
    (stroke,) = (item for item in items if isinstance(item, Path) and item.stroke == text.colour != "000000")
    (_, start), (_, end) = stroke.segments
    assert (start[0], end[0], start[1]) == (text.x, text.x + text.width, end[1])
    assert (start[1] > text.y) is below
    assert text.y - pt(8) < start[1] < text.y + pt(3)


def marked_table(rows: int, *cells: tuple[int, int, Mark]) -> Table:
    """Cells as (row, rows that it spans, mark) of one column, rows 10 pt high."""
    found = tuple(Cell(row, 0, Rect(pt(50), row * pt(10), pt(40), span * pt(10)), row_span=span, mark=mark) for row, span, mark in cells)
    places = tuple(Row(n * pt(10), pt(10)) for n in range(rows))
    return Table(Rect(pt(50), 0, pt(40), rows * pt(10)), (pt(50), pt(90)), places, found, 0, 0, "")


@pytest.mark.parametrize(("cells", "stretches"), [
    ((), []), (((0, 1, ""), (1, 1, "")), []), (((1, 1, "baru"),), [(1, 2)]), (((0, 1, "baru"), (1, 1, "lama")), [(0, 2)]),
    (((0, 1, "baru"), (2, 1, "baru")), [(0, 1), (2, 3)]), (((3, 1, "lama"),), [(3, 4)]), (((0, 3, "baru"),), [(0, 3)]),
    (((0, 2, ""), (1, 1, "baru")), [(1, 2)]),
])
def test_a_bar_stands_beside_every_stretch_of_marked_rows(
    cells: tuple[tuple[int, int, Mark], ...], stretches: list[tuple[int, int]],
) -> None:
    found = [path.segments for path in bars([marked_table(4, *cells)])]
    left, right = pt(50) - AWAY - BAR, pt(50) - AWAY
    assert [(s[0][1], s[2][1]) for s in found] == [((left, pt(10) * top), (right, pt(10) * end)) for top, end in stretches]


def test_every_table_has_bars_of_its_own() -> None:
    assert len(list(bars([marked_table(4, (3, 1, "baru")), marked_table(4, (0, 1, "baru"))]))) == 2


def test_a_marked_cell_is_tinted_whatever_its_own_ground() -> None:
    cell = Cell(0, 0, Rect(0, 0, 1, 1), fill="E7E6E6")
    assert [ground(replace(cell, mark=mark)) for mark in ("", "baru", "lama")] == ["E7E6E6", TINT["baru"], TINT["lama"]]
