"""What lines are glued to says what they are: two at a text box without an outline are one line that its words stand on."""

from __future__ import annotations

import pytest

from impor.workbooks import LINE, FlowSheet, Pencil, flow_book
from sopdoc.impor.excel.page import read_workbook
from sopdoc.impor.flow.chart import Flow
from sopdoc.impor.flow.symbols import Kind
from sopdoc.impor.package import open_package
from sopdoc.impor.page import Box
from sopdoc.impor.reading import sheets_of

SHEET = FlowSheet(("Staf", "Kepala Seksi", "Kepala Dinas"), 2)
DECISION, NEXT = SHEET.place(0, 0, 60, 40), SHEET.place(2, 1)
WORDS = Box(DECISION.x1 + 15, DECISION.y0 + 13, DECISION.x1 + 45, DECISION.y1 - 13)
NO_INK = "<a:noFill/><a:ln><a:noFill/></a:ln>"


def flow(pencil: Pencil) -> Flow:
    (sheet,) = sheets_of(read_workbook(open_package(flow_book(SHEET, pencil))).pages)
    return sheet.flows[0]


def drawn(first: bool, last: bool, heads: tuple[bool, bool], ink: str = NO_INK, more: bool = False) -> Flow:
    """A decision, words beside it, a step; `first` and `last`: are the two lines drawn backwards?  `heads`: in the order of the flow."""
    pencil = Pencil(SHEET)
    names = pencil.shape("diamond", DECISION), pencil.shape("rect", WORDS, "Ya", ink), pencil.shape("rect", NEXT)
    y, x = DECISION.centre[1], NEXT.centre[0]
    for back, glued, box, preset, turn, head in (
        (first, names[:2], Box(DECISION.x1, y, WORDS.x0, y), "straightConnector1", 'flipH="1"', heads[0]),
        (last, names[1:], Box(WORDS.x1, y, x, NEXT.y0), "bentConnector2", 'rot="5400000" flipH="1"', heads[1]),
    ):
        end = f'<a:{"head" if back else "tail"}End type="triangle"/>' if head else ""
        pencil.line(box, glued[::-1] if back else glued, end, preset, f"<a:xfrm {turn}/>" if back else "")
    if more:
        pencil.line(Box(WORDS.x1, y, x, NEXT.y0), names[1:], preset="bentConnector2")
    return flow(pencil)


@pytest.mark.parametrize(("first", "last"), [(False, False), (False, True), (True, False), (True, True)])
def test_two_lines_at_a_text_box_are_one_arrow_with_its_words(first: bool, last: bool) -> None:
    found = drawn(first, last, (False, True))
    assert [(found.marks[way.start].kind, found.marks[way.end].kind, way.label, way.doubt) for way in found.ways] == [
        (Kind.DIAMOND, Kind.BOX, "Ya", ""),
    ]
    assert found.doubts == ()


@pytest.mark.parametrize(("heads", "more"), [((True, True), False), ((False, True), True)])
def test_an_arrow_that_points_at_words_or_several_at_them_are_doubted(heads: tuple[bool, bool], more: bool) -> None:
    """The words may be a step that somebody left without an outline."""
    found = drawn(False, False, heads, more=more)
    assert found.ways == ()
    assert any("kata" in doubt.text for doubt in found.doubts)


def test_a_box_with_an_outline_is_a_symbol_that_no_line_leads_through() -> None:
    found = drawn(False, False, (False, True), LINE.format(""))
    assert [mark.text for mark in found.marks] == ["", "Ya", ""]
    assert [(way.start, way.end) for way in found.ways] == [(0, 1), (1, 2)]
