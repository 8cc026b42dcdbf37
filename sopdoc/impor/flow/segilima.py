"""Segilima in pairs → the ways that go through them, over pages, as one.

A segilima that is entered and one that is left are a pair by their letter, else by the order in which they stand.  What found
no partner is told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sopdoc.impor.finding import Manner
from sopdoc.impor.flow.chart import Doubt, Mark, Way
from sopdoc.impor.flow.labels import ANSWERS
from sopdoc.impor.flow.symbols import Kind

SAME_LINE = 6.0     # points that a second stroke of an arrow may stand out of it
LONELY = "tidak ada pasangannya"       # ends what is told of a segilima


def without_segilima(marks: Sequence[Mark], ways: Sequence[Way]) -> tuple[tuple[Mark, ...], tuple[Way, ...], list[Doubt]]:
    """Ways through pairs of segilima, as one; then the segilima go, and what has no partner is told."""
    segilima = [i for i, mark in enumerate(marks) if mark.kind is Kind.PENTAGON]
    left = {way.start for way in ways}
    entered = {way.end for way in ways}
    outs = [i for i in segilima if i in entered and i not in left]
    ins = [i for i in segilima if i in left and i not in entered]
    pairs = _pairs(marks, outs, ins)
    lonely = [doubt for i in segilima if i not in pairs and i not in pairs.values() for doubt in _lonely(i, marks, ways)]
    whole = [way for way in ways if marks[way.start].kind is not Kind.PENTAGON]
    through: list[Way] = []
    for way in whole:
        partner = pairs.get(way.end)
        if partner is not None:
            sure = "" if _is_sure(marks, way.end, partner, outs, ins) else "segilima dipasangkan menurut letaknya"
            through += [
                replace(way, end=on.end, label=way.label or on.label, doubt=way.doubt or on.doubt or sure)
                for on in ways if on.start == partner
            ]
    drawn = [way for way in whole if marks[way.end].kind is not Kind.PENTAGON]
    kept = [i for i in range(len(marks)) if marks[i].kind is not Kind.PENTAGON]
    number = {old: new for new, old in enumerate(kept)}
    result = tuple(
        replace(way, start=number[way.start], end=number[way.end])
        for way in _once([*drawn, *_exchanged(through, whole, marks)]) if way.start in number and way.end in number
    )
    return tuple(marks[i] for i in kept), result, lonely


def _lonely(index: int, marks: Sequence[Mark], ways: Sequence[Way]) -> list[Doubt]:
    """Told at the rows whose arrows it was to lead on; its own is wherever there was room."""
    mark = marks[index]
    others = [way.start for way in ways if way.end == index] + [way.end for way in ways if way.start == index]
    steps = dict.fromkeys(marks[other].step for other in others if marks[other].kind is not Kind.PENTAGON) or {mark.step: None}
    text = f'segilima "{mark.text}" {LONELY}'.replace(' ""', "")
    return [Doubt(mark.page, mark.box, step, text, Manner.OUTLINE) for step in steps]


def _exchanged(through: Sequence[Way], ways: Sequence[Way], marks: Sequence[Mark]) -> list[Way]:
    """Ways to other pages; there and back is one arrow with two heads where no decision asks for either."""
    ends = {(way.start, way.end): way for way in through}
    result: list[Way] = []
    for way in dict.fromkeys(through):
        back = ends.get((way.end, way.start))
        if back is None or back.label != way.label or any(_asks(index, ways, marks) for index in (way.start, way.end)):
            result.append(way)
        elif way.start < way.end:
            result.append(replace(way, both=True, doubt=way.doubt or back.doubt))
    return result


def _asks(index: int, ways: Sequence[Way], marks: Sequence[Mark]) -> bool:
    """Is it a decision that needs each of its ways for an answer?  An arrow there and back would be one beside two."""
    return marks[index].kind is Kind.DIAMOND and sum(way.start == index and not way.both for way in ways) <= ANSWERS


def _is_sure(marks: Sequence[Mark], out: int, partner: int, outs: Sequence[int], ins: Sequence[int]) -> bool:
    """Two with one letter; of two without, each its page's only one, or all of one page stand in other columns, where the others do."""
    one, other = marks[out], marks[partner]
    if one.text or other.text:
        return one.text == other.text
    here = sorted(marks[i].lane for i in outs if marks[i].page == one.page)
    there = sorted(marks[i].lane for i in ins if marks[i].page == other.page)
    alike = here == there and len(set(here)) == len(here) and one.lane == other.lane
    return len(here) == len(there) == 1 or alike


def _once(ways: Sequence[Way]) -> list[Way]:
    """Without those that come twice, without a plain line under an arrow between the same two, and an arrow beside one with two heads.

    A plain line that pixels show stays: its head may be too small to be seen.  So does one with a word of its own, or that runs elsewhere.
    """
    exchanges = {frozenset((way.start, way.end)) for way in ways if way.both}
    arrows = [way for way in ways if not way.plain]
    return [
        way for way in dict.fromkeys(ways)
        if way.both or not (
            any(_lies_under(way, arrow) for arrow in arrows) if way.plain and way.manner is Manner.WIRE
            else frozenset((way.start, way.end)) in exchanges
        )
    ]


def _lies_under(line: Way, arrow: Way) -> bool:
    """Is it a second stroke of the arrow?  One along it may run on below the symbol, as LibreOffice prints it."""
    if {line.start, line.end} != {arrow.start, arrow.end} or (line.label and line.label != arrow.label):
        return False
    if line.box is None or arrow.box is None:
        return True
    both = arrow.box.joined(line.box)
    return min(both.width, both.height) < SAME_LINE or arrow.box.covers(line.box, SAME_LINE)


def _pairs(marks: Sequence[Mark], outs: Sequence[int], ins: Sequence[int]) -> dict[int, int]:
    """A segilima that is entered → the one that goes on for it.  Several may lead to one: it is drawn once a page."""
    result: dict[int, int] = {}
    free = list(ins)
    for out in outs:
        mark = marks[out]
        same = [i for i in ins if marks[i].text and marks[i].text == mark.text]
        found = [i for i in same if marks[i].page != mark.page] or same
        blank = [i for i in free if not marks[i].text]
        found = found or [i for i in blank if marks[i].page == mark.page + 1] or [i for i in blank if marks[i].page == mark.page - 1]
        found = found or [i for i in blank if (marks[i].page, marks[i].lane) == (mark.page, mark.lane)]     # a worksheet is one page
        if found:
            result[out] = min(found, key=lambda i: (abs(marks[i].page - mark.page), abs(marks[i].lane - mark.lane)))
            free = [i for i in free if i != result[out]]
    return result
