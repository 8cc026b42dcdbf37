"""A flow drawn in Word comes back, in whichever manner it was drawn: hung on cells or on one line, in VML, in a group, on a canvas."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from impor.letters import MANNERS, FlowTable, Letter, Shape
from sopdoc.impor.flow.chart import Flow
from sopdoc.impor.flow.symbols import Kind
from sopdoc.impor.lines import one_text
from sopdoc.impor.package import open_package
from sopdoc.impor.page import Box
from sopdoc.impor.reading import sheets_of
from sopdoc.impor.word.letter import read_letter

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
