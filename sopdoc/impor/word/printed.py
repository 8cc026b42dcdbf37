"""A document as its file tells of it, and as LibreOffice prints it → one reading: texts from the file, arrows from whichever is whole.

Where both show the same arrow, it is sure; what only one of them shows is told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from sopdoc.impor.finding import Manner
from sopdoc.impor.flow.chart import Doubt, Flow, Mark, Way
from sopdoc.impor.flow.symbols import Kind
from sopdoc.impor.page import Box
from sopdoc.impor.reading import Sheet

ONLY_FILE = "tidak terlihat di cetakan LibreOffice"
ONLY_PRINT = "hanya terlihat di cetakan LibreOffice"

Spot = tuple[int, int, int]         # a symbol's row and lane, and which of several there, from above and from the left
Arrow = tuple[Spot, Spot, bool, bool]


def beside_print(sheets: Sequence[Sheet], printed: Sequence[Sheet]) -> tuple[Sheet, ...]:
    """Sheets of the file; those of its print count where they are as many, with as many flows."""
    if len(sheets) != len(printed):
        return tuple(sheets)
    return tuple(
        replace(one, flows=tuple(map(_joined, one.flows, other.flows))) if len(one.flows) == len(other.flows) else one
        for one, other in zip(sheets, printed, strict=True)
    )


def open_in(flow: Flow) -> int:
    """How much of a flow is not explained: doubts, symbols without an arrow, second starts, decisions with one exit."""
    entered, left = {way.end for way in flow.ways}, Counter(way.start for way in flow.ways if not way.plain)
    joined = {number for way in flow.ways for number in (way.start, way.end)}
    alone = sum(1 for number in range(len(flow.marks)) if number not in joined) if len(flow.marks) > 1 else 0
    starts = sum(1 for number in left if number not in entered)
    single = sum(1 for number, mark in enumerate(flow.marks) if mark.kind is Kind.DIAMOND and left[number] < 2)
    rows = len(flow.steps) - len({mark.step for mark in flow.marks})
    strange = sum(1 for mark in flow.marks if mark.kind is Kind.OTHER)
    return len(flow.doubts) + sum(1 for way in flow.ways if way.doubt) + alone + max(0, starts - 1) + single + 2 * rows + strange


def _joined(flow: Flow, printed: Flow) -> Flow:
    """A print of another table, or one that shows no symbols, says nothing of this one."""
    if (len(flow.steps), len(flow.columns.judul)) != (len(printed.steps), len(printed.columns.judul)) or not printed.marks:
        return flow
    there = _moved(printed, flow)
    better, other, missing, told = (there, flow, ONLY_PRINT, ONLY_FILE)
    if open_in(printed) >= open_in(flow):
        better, other, missing, told = (flow, there, ONLY_FILE, ONLY_PRINT)
    known, own = ([_arrow(way, _spots(one)) for way in one.ways] for one in (other, better))
    ways = tuple(_judged(way, arrow in known, missing) for way, arrow in zip(better.ways, own, strict=True))
    lost = tuple(_lost(flow, arrow, told) for arrow in sorted(set(known) - set(own)))
    return replace(better, ways=ways, doubts=(*better.doubts, *lost))


def _moved(printed: Flow, flow: Flow) -> Flow:
    """The symbols and arrows of the print on the file's own pages, each in its row and its column."""
    def box(mark: Mark) -> Box:
        step, (left, right) = flow.steps[mark.step], flow.columns.lanes[mark.lane]
        return Box(left, step.box.y0, right, step.box.y1)

    marks = tuple(replace(mark, page=flow.steps[mark.step].page, box=box(mark)) for mark in printed.marks)
    doubts = tuple(replace(doubt, page=step.page, box=step.box) for doubt in printed.doubts for step in (flow.steps[doubt.step or 0],))
    return replace(flow, marks=marks, ways=tuple(replace(way, box=None) for way in printed.ways), doubts=doubts)


def _spots(flow: Flow) -> tuple[Spot, ...]:
    """In the order of the marks, which is that of reading."""
    seen: Counter[tuple[int, int]] = Counter()
    found = []
    for mark in flow.marks:
        found.append((mark.step, mark.lane, seen[mark.step, mark.lane]))
        seen[mark.step, mark.lane] += 1
    return tuple(found)


def _arrow(way: Way, spots: Sequence[Spot]) -> Arrow:
    start, end = spots[way.start], spots[way.end]
    return (min(start, end), max(start, end), way.plain, way.both) if way.plain or way.both else (start, end, False, False)


def _judged(way: Way, agreed: bool, missing: str) -> Way:
    return replace(way, doubt="" if agreed else way.doubt or missing)


def _lost(flow: Flow, arrow: Arrow, told: str) -> Doubt:
    """An arrow that only the other reading shows."""
    start, end, *_ = arrow
    step = flow.steps[start[0]]
    return Doubt(step.page, step.box, start[0], f"panah dari kegiatan {start[0] + 1} ke kegiatan {end[0] + 1} {told}", Manner.WIRE)
