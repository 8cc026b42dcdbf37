"""What hides the end of a line that runs on: its symbol, a line of the same place, a strip beside nothing else."""

from __future__ import annotations

from dataclasses import replace

from sopdoc.geometry import Point, Rect, pt
from sopdoc.layout.tree import Connector, Label, Line, Page, Paragraph, Symbol, SymbolKind
from sopdoc.render.docx.anchor import spots
from sopdoc.render.docx.shelter import EDGE, INSIDE, LEAST, Shelters, shelters
from sopdoc.render.docx.strokes import Band, Shelter

from .sample import sample

X = pt(100)
ROW = Band(pt(100), pt(160))
BOTTOM = ROW.bottom - EDGE


def symbol(kind: SymbolKind = "process") -> Symbol:
    return Symbol("b", kind, Rect(X - pt(20), pt(120), pt(40), pt(20)), "", "")


def line(*points: tuple[int, int], source: str = "a", target: str = "b") -> Connector:
    return Connector("", source, target, tuple(Point(x, y) for x, y in points), True, False, "", "")


INTO = line((X, pt(40)), (X, pt(120)))


def below(
    *others: Connector, one: Connector = INTO, here: Symbol | None = None, edges: frozenset[int] = frozenset(),
    labels: tuple[Label, ...] = (),
) -> Shelter:
    """What shelters the lower end of a line into the symbol."""
    page = Page(1, (), symbols=(here or symbol(),), connectors=(one, *others), labels=labels)
    around = replace(shelters(page, []), bands=(Band(0, ROW.top), ROW), edges=edges)
    return around.of(one)(one.points[-1], True, True)


def test_behind_its_symbol_a_line_is_hidden_and_then_under_a_strip_to_the_end_of_the_row() -> None:
    assert below() == Shelter(BOTTOM - INSIDE, ((pt(140) - INSIDE, BOTTOM),), INSIDE - LEAST)


def test_a_symbol_of_the_same_id_in_another_flow_hides_no_line() -> None:
    """Each flow of a page counts its symbols by itself; what is asked is the one at the line's end, wherever it stands in the list."""
    other = replace(symbol(), rect=Rect(X + pt(60), pt(30), pt(40), pt(20)))
    for symbols in ((other, symbol()), (symbol(), other)):
        around = replace(shelters(Page(1, (), symbols=symbols, connectors=(INTO,)), []), bands=(Band(0, ROW.top), ROW))
        assert around.of(INTO)(INTO.points[-1], True, True) == below()


def test_under_the_next_line_of_the_same_place_no_strip_is_needed() -> None:
    onwards = line((X, pt(140)), (X, pt(300)), source="b", target="c")
    shelter = below(onwards)
    assert shelter.edge == BOTTOM - INSIDE
    assert all(bottom - top <= INSIDE for top, bottom in shelter.bare)


def test_a_strip_does_not_begin_where_it_would_cover_another_line() -> None:
    beside = line((X + pt(2), pt(90)), (X + pt(2), pt(150)), source="c", target="d")
    assert below(beside) == Shelter(pt(140) - INSIDE)


def test_a_strip_ends_before_another_line_begins() -> None:
    beside = line((X + pt(2), pt(150)), (X + pt(2), pt(300)), source="c", target="d")
    assert below(beside) == Shelter(pt(150) - INSIDE, ((pt(140) - INSIDE, pt(150)),))


def test_a_heavier_line_is_not_hidden_by_a_usual_one() -> None:
    onwards = line((X, pt(140)), (X, pt(300)), source="b", target="c")
    assert below(onwards, one=replace(INTO, mark="baru")).edge < pt(140)


def test_a_strip_covers_no_line_of_the_table() -> None:
    assert below(edges=frozenset({X + pt(1)})).edge < pt(140)


def test_behind_a_rhombus_a_line_beside_its_middle_is_hidden_less() -> None:
    middle, aside = line((X, pt(40)), (X, pt(120))), line((X + pt(10), pt(40)), (X + pt(10), pt(125)))
    starts = [below(one=one, here=symbol("decision")).bare[0][0] for one in (middle, aside)]
    assert starts == [pt(140) - INSIDE, pt(135) - INSIDE]


def test_rows_are_those_that_can_carry_drawings() -> None:
    page = sample().pages[1]
    around: Shelters = shelters(page, spots(page))
    rows = [row for block in page.blocks for row in getattr(block, "rows", ()) if not row.header]
    assert [(band.top, band.bottom) for band in around.bands if band.top >= rows[0].y] == [(row.y, row.y + row.height) for row in rows]


def test_no_line_runs_on_behind_words() -> None:
    """Neither behind those in its symbol, nor under a note below it."""
    words = Paragraph((), (Line((), pt(16)),), pt(8))
    assert below(here=replace(symbol(), paragraphs=(words,))).edge == pt(130) - pt(4) - INSIDE
    note = Label(Rect(X - pt(10), pt(150), pt(20), pt(8)), (words,), "")
    assert below(labels=(note,)).edge == pt(150) - INSIDE
    assert below(labels=(note,)).spare == 0
    beside = replace(note, rect=Rect(X + pt(10), pt(150), pt(20), pt(8)))
    assert below(labels=(beside,)) == below()
