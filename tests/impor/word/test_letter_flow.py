"""A flow drawn in Word comes back, in whichever manner it was drawn: hung on cells or on one line, in VML, in groups, on a canvas."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from impor.letters import MANNERS, FlowTable, Letter, Shape, anchor, docx, part_of, run, with_part
from sopdoc.impor.flow.chart import Flow
from sopdoc.impor.flow.symbols import Kind
from sopdoc.impor.lines import one_text
from sopdoc.impor.package import open_package
from sopdoc.impor.page import Box
from sopdoc.impor.reading import sheets_of
from sopdoc.impor.word.letter import read_letter

EACH = 25           # flows in each of the manners
TITLES = ("Staf", "Kepala Seksi", "Kepala Dinas")
PRESETS = {
    "rect": Kind.BOX, "flowChartProcess": Kind.BOX, "flowChartTerminator": Kind.CAPSULE, "diamond": Kind.DIAMOND,
    "flowChartDecision": Kind.DIAMOND,
}


def flow_in(data: bytes) -> Flow:
    (sheet,) = sheets_of(read_letter(open_package(data)).pages)
    (flow,) = sheet.flows
    return flow


def down(one: Box, other: Box, heads: tuple[bool, bool] = (False, True), glued: tuple[int, int] | None = None) -> Shape:
    """From the foot of the one to the head of the other, bent where they stand in two columns."""
    (x, y), (u, v) = (one.centre[0], one.y1), (other.centre[0], other.y0)
    if x == u:
        return Shape("straightConnector1", Box(x, y, u, v), heads=heads, glued=glued)
    box = Box(min(x, u), y, max(x, u), v)
    turn, flips = (270, (True, False)) if u > x else (90, (False, False))
    return Shape("bentConnector3", box, turn=turn, flips=flips, heads=heads, glued=glued)


@dataclass(frozen=True)
class Drawn:
    """A flow to draw: a lane and a preset for each row; from each row to the next one an arrow down, one up, one both ways, or none."""

    lanes: int
    marks: tuple[tuple[int, str], ...]
    arrows: tuple[str, ...]

    @property
    def ways(self) -> list[tuple[int, int, bool]]:
        """Start, end, two heads."""
        rows = {"down": (0, 1, False), "up": (1, 0, False)}
        return sorted((row + rows[way][0], row + rows[way][1], False) for row, way in enumerate(self.arrows) if way)


@st.composite
def drawn(draw: st.DrawFn) -> Drawn:
    lanes, rows = draw(st.integers(2, 5)), draw(st.integers(2, 6))
    marks = draw(st.lists(st.tuples(st.integers(0, lanes - 1), st.sampled_from(sorted(PRESETS))), min_size=rows, max_size=rows))
    arrows = draw(st.lists(st.sampled_from(("down", "up", "")), min_size=rows - 1, max_size=rows - 1))
    return Drawn(lanes, tuple(marks), tuple(arrows))


@pytest.mark.parametrize("manner", MANNERS)
@given(drawn())
@settings(max_examples=EACH)
def test_a_flow_comes_back(manner: str, flow: Drawn) -> None:
    table = FlowTable(tuple(f"Pelaksana ke{'x' * lane}" for lane in range(flow.lanes)), len(flow.marks))
    letter = Letter(table, manner)
    boxes = [table.place(lane, row) for row, (lane, _) in enumerate(flow.marks)]
    letter.draw(*(Shape(preset, box) for (_, preset), box in zip(flow.marks, boxes, strict=True)))
    for row, way in enumerate(flow.arrows):
        if way:
            letter.draw(down(boxes[row], boxes[row + 1], (way == "up", way == "down")))
    found = flow_in(letter.saved())
    assert found.columns.judul == table.lanes
    assert [(mark.kind, mark.step, mark.lane) for mark in found.marks] == [
        (PRESETS[preset], row, lane) for row, (lane, preset) in enumerate(flow.marks)
    ]
    assert sorted((way.start, way.end, way.both) for way in found.ways) == flow.ways
    assert [one_text(step.cells["uraian"].lines) for step in found.steps] == [f"Kegiatan nomor {n + 1}" for n in range(len(flow.marks))]
    assert [one_text(step.cells["waktu"].lines) for step in found.steps] == [f"{n + 1} jam" for n in range(len(flow.marks))]
    assert found.doubts == ()
    assert not any(way.doubt for way in found.ways)


def beside(one: Box, other: Box) -> Box:
    """From the right side of the one to the left side of the other, in one row."""
    return Box(one.x1, one.centre[1], other.x0, other.centre[1])


@pytest.mark.parametrize("manner", MANNERS)
def test_a_line_without_a_head_joins_two_who_act_together(manner: str) -> None:
    table = FlowTable(TITLES, 2)
    letter, boxes = Letter(table, manner), (table.place(0, 0), table.place(1, 0), table.place(1, 1))
    letter.draw(*(Shape("rect", box) for box in boxes), Shape("straightConnector1", beside(*boxes[:2]), heads=(False, False)))
    letter.draw(down(*boxes[1:]))
    found = flow_in(letter.saved())
    assert sorted((way.start, way.end, way.plain, way.doubt) for way in found.ways) == [(0, 1, True, ""), (1, 2, False, "")]


FREE = (
    '<a:custGeom><a:pathLst><a:path w="100" h="100"><a:moveTo><a:pt x="0" y="0"/></a:moveTo><a:lnTo><a:pt x="0" y="50"/></a:lnTo>'
    '<a:lnTo><a:pt x="100" y="50"/></a:lnTo><a:lnTo><a:pt x="r" y="b"/></a:lnTo></a:path></a:pathLst></a:custGeom>'
)


@pytest.mark.parametrize("manner", ["cell", "page", "group", "canvas", "nested"])
def test_an_arrow_drawn_by_hand_leads_where_its_path_does(manner: str) -> None:
    """Its line is bent by hand, and its head is its own; Word keeps it as a shape of no kind."""
    table = FlowTable(TITLES, 2)
    letter, one, other = Letter(table, manner), table.place(0, 0), table.place(2, 1)
    place = Box(one.centre[0], one.y1, other.centre[0], other.y0)
    letter.draw(Shape("rect", one), Shape("rect", other), Shape("straightConnector1", place, heads=(False, True)))
    xml = part_of(letter.saved(), "word/document.xml").decode()
    drawn_by_hand = re.sub('<a:prstGeom prst="straightConnector1">.*?</a:prstGeom>', FREE, xml)
    assert drawn_by_hand != xml
    found = flow_in(with_part(letter.saved(), "word/document.xml", drawn_by_hand.encode()))
    assert [(way.start, way.end, way.doubt) for way in found.ways] == [(0, 1, "")]


@pytest.mark.parametrize("left_out", ["<mc:Fallback>.*?</mc:Fallback>", "<mc:Fallback>.*?</mc:Fallback>|</?mc:[^>]*>"])
def test_a_drawing_without_anything_for_older_programs_is_read(left_out: str) -> None:
    """As other programs than Word write it: without a fallback, or without alternatives at all."""
    letter, one, other = Letter(FlowTable(TITLES, 2)), FlowTable(TITLES, 2).place(0, 0), FlowTable(TITLES, 2).place(2, 1)
    letter.draw(Shape("rect", one), Shape("diamond", other), down(one, other))
    xml = part_of(letter.saved(), "word/document.xml").decode()
    found = flow_in(with_part(letter.saved(), "word/document.xml", re.sub(left_out, "", xml).encode()))
    assert [(mark.kind, mark.lane) for mark in found.marks] == [(Kind.BOX, 0), (Kind.DIAMOND, 2)]
    assert [(way.start, way.end, way.doubt) for way in found.ways] == [(0, 1, "")]


@pytest.mark.parametrize("part", ["header", "footer"])
def test_what_is_drawn_above_or_below_every_page_is_no_symbol_and_no_arrow(part: str) -> None:
    table = FlowTable(TITLES, 2)
    letter, one, other = Letter(table), table.place(0, 0), table.place(0, 1)
    letter.draw(Shape("rect", one), Shape("rect", other))
    paragraph = getattr(letter.document.sections[0], part).paragraphs[0]
    for shape in (Shape("rect", table.place(2, 0)), down(one, other)):
        paragraph._p.append(docx.oxml.parse_xml(run(anchor(shape, 77, ("page", 0.0), ("page", 0.0)))))
    found = flow_in(letter.saved())
    assert ([mark.lane for mark in found.marks], found.ways, found.doubts) == ([0, 0], (), ())


@pytest.mark.parametrize(("outer", "inner"), [("", ""), ("rotation:180", "flip:x y"), ("flip:x", "rotation:180;flip:y")])
def test_a_group_of_vml_in_another_is_turned_and_mirrored_as_both_say(outer: str, inner: str) -> None:
    """What the outer one turns or mirrors the inner one turns back."""
    table = FlowTable(TITLES, 2)
    letter, one, other = Letter(table, "vml group"), table.place(0, 0), table.place(2, 1)
    letter.draw(Shape("rect", one), Shape("diamond", other), down(one, other))
    xml = part_of(letter.saved(), "word/document.xml").decode()
    nested = re.sub('<v:group id="Kelompok" style="([^"]*)"(.*?)</v:group>', (
        rf'<v:group id="Luar" style="\1;{outer}" coordorigin="70,-30" coordsize="400,300"><v:group id="Kelompok" '
        rf'style="position:absolute;left:70;top:-30;width:400;height:300;{inner}"\2</v:group></v:group>'
    ), xml, count=1, flags=re.DOTALL)
    assert nested != xml
    found = flow_in(with_part(letter.saved(), "word/document.xml", nested.encode()))
    assert [(mark.kind, mark.step, mark.lane) for mark in found.marks] == [(Kind.BOX, 0, 0), (Kind.DIAMOND, 1, 2)]
    assert [(way.start, way.end, way.doubt) for way in found.ways] == [(0, 1, "")]
