"""Shapes of DrawingML stand where groups, turns and mirrors put them, and lines lead from their beginning to their end."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from impor.letters import FlowTable, Letter, Shape
from impor.workbooks import EMU, FlowSheet, Pencil, flow_book
from sopdoc.impor.excel.page import read_workbook
from sopdoc.impor.flow.chart import Flow
from sopdoc.impor.flow.symbols import Kind
from sopdoc.impor.package import open_package
from sopdoc.impor.page import Box, Page
from sopdoc.impor.reading import sheets_of
from sopdoc.impor.word.letter import read_letter

TITLES = ("Staf", "Kepala Seksi", "Kepala Dinas")
SHEET, LETTER = FlowSheet(TITLES, 3), FlowTable(TITLES, 3)
SHEET_CELLS = {SHEET.place(lane, row).centre: (row, lane) for lane in range(3) for row in range(3)}
ANCHORED = re.compile("</?xdr:(twoCellAnchor|clientData/)>|<xdr:from>.*</xdr:to>")


def flow_on(pages: tuple[Page, ...]) -> Flow:
    (sheet,) = sheets_of(pages)
    (flow,) = sheet.flows
    return flow


@dataclass(frozen=True)
class Bent:
    """A connector as Office keeps it: its kind, turned clockwise by quarters, mirrored before."""

    preset: str
    quarters: int
    flips: tuple[bool, bool]

    def seen(self, x: float, y: float) -> tuple[float, float]:
        """Where a place of its own square is seen."""
        x, y = (1 - place if flip else place for place, flip in zip((x, y), self.flips, strict=True))
        for _ in range(self.quarters):
            x, y = 1 - y, x
        return x, y

    def own(self, x: float, y: float) -> tuple[float, float]:
        """The place of its own square that is seen there."""
        for _ in range(self.quarters):
            x, y = y, 1 - x
        x, y = (1 - place if flip else place for place, flip in zip((x, y), self.flips, strict=True))
        return x, y

    @property
    def said(self) -> str:
        """As attributes of a frame."""
        flips = "".join(f' {name}="1"' for name, flip in zip(("flipH", "flipV"), self.flips, strict=True) if flip)
        return f' rot="{5400000 * self.quarters}"{flips}'

    def upright(self, end: bool) -> bool:
        """Does it begin so, or end?"""
        return (self.quarters % 2 == 1) != (end and self.preset.endswith("2"))

    def between(self, table: FlowSheet | FlowTable) -> tuple[Box, Box, Box]:
        """Symbols in opposite corners of a table, where it begins and where it ends, and its box as it is seen."""
        corners = [self.seen(*corner) for corner in ((0, 0), (1, 1))]
        symbols = [table.place(round(2 * x), round(2 * y)) for x, y in corners]
        ends = []
        for end, (one, (x, y)) in enumerate(zip(symbols, corners, strict=True)):
            middle_x, middle_y = one.centre
            ends.append((middle_x, one.y0 if y else one.y1) if self.upright(bool(end)) else (one.x0 if x else one.x1, middle_y))
        (a, b), (c, d) = ends
        return symbols[0], symbols[1], Box(min(a, c), min(b, d), max(a, c), max(b, d))


BENTS = st.builds(
    Bent, st.sampled_from(("bentConnector2", "bentConnector3", "curvedConnector2", "curvedConnector3")), st.integers(0, 3),
    st.tuples(st.booleans(), st.booleans()),
)


@given(BENTS, st.integers(15, 85))
@settings(max_examples=40)
def test_a_connector_of_a_workbook_leads_from_its_first_end_to_its_last_however_it_is_turned(bent: Bent, bend: int) -> None:
    """Nothing is glued: a wrong turn would miss a symbol, or find the other one first."""
    pencil, (one, other, box) = Pencil(SHEET), bent.between(SHEET)
    pencil.shape("rect", one)
    pencil.shape("diamond", other)
    pencil.line(box, preset=bent.preset, frame=f"<a:xfrm{bent.said}/>", adjust=f'<a:gd name="adj1" fmla="val {1000 * bend}"/>')
    flow = flow_on(read_workbook(open_package(flow_book(SHEET, pencil))).pages)
    assert [(flow.marks[way.start].kind, flow.marks[way.end].kind, way.doubt) for way in flow.ways] == [(Kind.BOX, Kind.DIAMOND, "")]


@given(BENTS, st.sampled_from(("cell", "page", "group", "nested", "canvas")))
@settings(max_examples=25)
def test_a_connector_of_a_letter_leads_from_its_first_end_to_its_last_however_it_is_turned(bent: Bent, manner: str) -> None:
    letter, (one, other, box) = Letter(LETTER, manner), bent.between(LETTER)
    line = Shape(bent.preset, box, turn=90 * bent.quarters, flips=bent.flips, heads=(False, True))
    letter.draw(Shape("rect", one), Shape("diamond", other), line)
    flow = flow_on(read_letter(open_package(letter.saved())).pages)
    assert [(flow.marks[way.start].kind, flow.marks[way.end].kind, way.doubt) for way in flow.ways] == [(Kind.BOX, Kind.DIAMOND, "")]


def emu(*lengths: float) -> tuple[int, ...]:
    return tuple(round(EMU * length) for length in lengths)


def frame_of(box: Box, turns: str = "", inner: str = "") -> str:
    x, y, width, height = emu(box.x0, box.y0, box.width, box.height)
    return f'<a:xfrm{turns}><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/>{inner}</a:xfrm>'


def group(number: int, whole: Box, turns: str, members: str) -> str:
    x, y, width, height = emu(whole.x0, whole.y0, whole.width, whole.height)
    inner = f'<a:chOff x="{x}" y="{y}"/><a:chExt cx="{width}" cy="{height}"/>'
    return (
        f'<xdr:grpSp><xdr:nvGrpSpPr><xdr:cNvPr id="{number}" name="Grup"/><xdr:cNvGrpSpPr/></xdr:nvGrpSpPr><xdr:grpSpPr>'
        f"{frame_of(whole, turns, inner)}</xdr:grpSpPr>{members}</xdr:grpSp>"
    )


ANY_WAY = [Bent("bentConnector3", quarters, (across, down)) for quarters in range(4) for across in (False, True) for down in (False, True)]


def in_group(box: Box, seen: Box, turn: Bent) -> Box:
    """Where a member stands in a group before that is turned and mirrored, when it is seen at `box`; the group is seen at `seen`."""
    (x, y), sides = seen.centre, (seen.width, seen.height)[:: -1 if turn.quarters % 2 else 1]
    ends = [turn.own((a - seen.x0) / seen.width, (b - seen.y0) / seen.height) for a, b in ((box.x0, box.y0), (box.x1, box.y1))]
    (left, right), (top, bottom) = (
        sorted(middle + side * (end[axis] - 0.5) for end in ends) for axis, (middle, side) in enumerate(zip((x, y), sides, strict=True))
    )
    return Box(left, top, right, bottom)


@given(st.sampled_from(ANY_WAY), st.sampled_from(ANY_WAY), st.booleans(), st.booleans())
@settings(max_examples=60)
def test_members_of_a_group_that_is_turned_and_mirrored_stand_where_they_are_seen(way: Bent, turn: Bent, glued: bool, nested: bool) -> None:
    """The arrow is a path drawn by hand; one that is glued lies anywhere.  `nested`: the symbols stand in a group within the group."""
    one, other, box = way.between(SHEET)
    seen = one.joined(other)
    inner = Pencil(SHEET)
    for preset, place in (("rect", one), ("diamond", other)):
        inner.shape(preset, place, frame=frame_of(in_group(place, seen, turn)))
    inner.line(box, (2, 3) if glued else (None, None), frame=frame_of(in_group(one if glued else box, seen, turn)))
    points = [turn.own(*way.seen(x, y)) for x, y in ((0, 0), (0.5, 0), (0.5, 1), (1, 1))]
    steps = "".join(f'<a:lnTo><a:pt x="{round(100 * x)}" y="{round(100 * y)}"/></a:lnTo>' for x, y in points).replace("lnTo", "moveTo", 2)
    path = f'<a:custGeom><a:pathLst><a:path w="100" h="100">{steps}</a:path></a:pathLst></a:custGeom>'
    inner.parts[-1] = re.sub("<a:prstGeom.*</a:prstGeom>", path, inner.parts[-1])
    first, second, line = (ANCHORED.sub("", part) for part in inner.parts)
    whole, pencil = in_group(seen, seen, turn), Pencil(SHEET)
    symbols = group(91, whole, "", first + second) if nested else first + second
    pencil.parts.append(pencil.anchored(seen, group(90, whole, turn.said, symbols + line)))
    flow = flow_on(read_workbook(open_package(flow_book(SHEET, pencil))).pages)
    assert {(mark.kind, mark.step, mark.lane) for mark in flow.marks} == {
        (kind, *SHEET_CELLS[place.centre]) for kind, place in ((Kind.BOX, one), (Kind.DIAMOND, other))
    }
    assert [(flow.marks[way.start].kind, flow.marks[way.end].kind, way.doubt) for way in flow.ways] == [(Kind.BOX, Kind.DIAMOND, "")]
