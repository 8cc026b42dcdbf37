"""The pages of one flow table → its steps, symbols and arrows, with pages joined: rows that go on, segilima in pairs.

A segilima that is entered and one that is left are a pair by their letter, else by the order in which they stand; a line cut
by the page's edge goes on at the same x.  What found no partner is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce

from sopdoc.impor.finding import Manner, Place
from sopdoc.impor.flow.labels import labels_of
from sopdoc.impor.flow.nets import Loose, arrows_of
from sopdoc.impor.flow.readings import pictures_among
from sopdoc.impor.flow.symbols import Kind, Symbol, symbols_of
from sopdoc.impor.flow.wires import wires_of
from sopdoc.impor.lines import Line
from sopdoc.impor.page import Box
from sopdoc.impor.table.across import room_of
from sopdoc.impor.table.around import notes_of, title_of
from sopdoc.impor.table.columns import Columns
from sopdoc.impor.table.grid import Grid, Row

AT_EDGE = 16.0          # a loose line that ends this near to the table's edge goes on overleaf
SMALL_CIRCLE = 22.0     # a circle up to this width is a segilima drawn otherwise
UNREAD_PICTURE = "gambar di kolom pelaksana tidak terbaca, mungkin panah atau simbol"
UNLED = "tidak jelas panahnya"
UNREAD_INK = "tulisan di dalam gambar tidak terbaca"
GUESSED = "dibaca dari gambar; periksa kata, simbol, dan panahnya"
ANSWERS = 2             # of a decision, at least
BESIDE = 4.0            # letters this near to each other are one writing

_DIGITS = re.compile(r"[0-9]+")


@dataclass(frozen=True, slots=True)
class Text:
    """Lines in a cell; of one that goes on overleaf, the cell where it begins."""

    lines: tuple[Line, ...]
    box: Box


@dataclass(frozen=True, slots=True)
class Step:
    """A row, whole: `cells` by what they hold ("uraian" …); `nomor` as printed; `titles`: what stands across the table above it."""

    nomor: str
    cells: dict[str, Text]
    page: int
    box: Box
    titles: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """A symbol of the flow: which step and which pelaksana column."""

    kind: Kind
    step: int
    lane: int
    page: int
    box: Box
    text: str
    outside: bool = False
    lanes: tuple[int, ...] = ()     # where it covers several columns: all of them
    manner: Manner = Manner.OUTLINE

    @property
    def place(self) -> Place:
        return Place(self.page, self.box, self.manner)


@dataclass(frozen=True, slots=True)
class Way:
    """An arrow between two marks, or a plain line; `doubt` says why it may be wrong, "" when it is sure.

    `both`: it has two heads; `box`: what of it stands on the page of its start.
    """

    start: int
    end: int
    label: str = ""
    plain: bool = False
    doubt: str = ""
    dashed: bool = False
    both: bool = False
    box: Box | None = field(default=None, compare=False)
    manner: Manner = field(default=Manner.WIRE, compare=False)


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that was seen and not understood; `step` is where it is told."""

    page: int
    box: Box
    step: int | None
    text: str
    manner: Manner = Manner.WIRE

    @property
    def place(self) -> Place:
        return Place(self.page, self.box, self.manner)


@dataclass(frozen=True, slots=True)
class Flow:
    """One flow table, with what stands above and below it.  `head`: where the titles of these columns stand."""

    columns: Columns
    head: Place
    steps: tuple[Step, ...]
    marks: tuple[Mark, ...]
    ways: tuple[Way, ...]
    doubts: tuple[Doubt, ...]
    pages: tuple[int, ...]
    number_row: bool = False
    title: tuple[Line, ...] = ()
    notes: Text | None = None

    def lane_head(self, lane: int) -> Place:
        """Where the title of a pelaksana column stands."""
        left, right = self.columns.lanes[lane]
        return Place(self.head.page, Box(left, self.head.box.y0, right, self.head.box.y1))

    def place_of(self, way: Way) -> Place:
        start = self.marks[way.start]
        return Place(start.page, way.box or start.box, way.manner)


@dataclass(slots=True)
class _Joining:
    """A flow while its pages are put together.  Numbers of marks count through all pages; segilima are marks until the end.

    `columns`: those of the page that shows the most of them; `titles`: those that wait for the row below them.
    """

    columns: Columns
    steps: list[Step] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    ways: list[Way] = field(default_factory=list)
    loose: list[tuple[Grid, Loose, int]] = field(default_factory=list)       # with the number of its page's first mark
    doubts: list[Doubt] = field(default_factory=list)
    titles: list[Text] = field(default_factory=list)


def flow_of(grids: Sequence[Grid]) -> Flow:
    fullest = max(grids, key=lambda grid: len(grid.columns.pelaksana))
    joining = _Joining(fullest.columns)
    for grid in grids:
        _add_page(joining, grid)
    _join_loose(joining)
    marks, ways = _without_segilima(joining)
    numbers = tuple(grid.page.number for grid in grids)
    last = grids[-1]
    unused = tuple(line for title in joining.titles for line in title.lines)
    notes = Text((*unused, *notes_of(last)), _between(last, last.bottom, last.page.height))
    head = Place(fullest.page.number, _between(fullest, fullest.top, fullest.head))
    return Flow(
        joining.columns, head, tuple(joining.steps), marks, ways, tuple(joining.doubts), numbers, grids[0].number_row, title_of(grids[0]),
        notes if notes.lines else None,
    )


def _between(grid: Grid, top: float, bottom: float) -> Box:
    """As wide as the table."""
    return Box(grid.columns.edges[0], top, grid.columns.edges[-1], bottom)


def _add_page(joining: _Joining, grid: Grid) -> None:
    symbols = symbols_of(grid)
    wires, lost = wires_of(grid, symbols)
    arrows, loose = arrows_of(symbols, wires)
    labelled = labels_of(grid, symbols, arrows)
    step_of = _add_rows(joining, grid, symbols)
    base, page = len(joining.marks), grid.page.number
    joining.marks += [_mark(symbol, grid, step_of, joining) for symbol in symbols]
    joining.ways += [
        Way(
            arrow.start + base, arrow.end + base, labelled.of_arrow.get(index, ""), arrow.plain, arrow.doubt, arrow.dashed, arrow.both,
            arrow.box, _manner(grid, arrow.drawings, Manner.WIRE),
        )
        for index, arrow in enumerate(arrows)
    ]
    joining.loose += [(grid, net, base) for net in loose]
    for label in labelled.lost:
        step = _step_at(label.box, grid, step_of)
        joining.doubts.append(Doubt(page, label.box, step, f'kata "{label.text}" {UNLED}', Manner.WORDS))
    joining.doubts += [Doubt(page, box, _step_at(box, grid, step_of), UNREAD_PICTURE, Manner.PICTURE) for box in pictures_among(grid)]
    joining.doubts += [Doubt(page, box, _step_at(box, grid, step_of), UNREAD_INK, Manner.PIXELS) for box in _joined(grid.page.unread)]
    for step, index in {step: index for index, step in reversed(step_of.items())}.items():
        box = _between(grid, grid.rows[index].top, grid.rows[index].bottom)
        if any(part.holds(box.centre) for part in grid.page.guessed):
            joining.doubts.append(Doubt(page, box, step, GUESSED, Manner.LETTERS))
    if lost:
        joining.doubts.append(Doubt(page, reduce(Box.joined, lost), None, f"{len(lost)} kepala panah tidak jelas garisnya"))


def _step_at(box: Box, grid: Grid, step_of: Mapping[int, int]) -> int | None:
    row = grid.row_at(box.centre[1])
    return None if row is None else step_of.get(row)


def _joined(boxes: Sequence[Box]) -> list[Box]:
    """Letters that stand together as one."""
    result: list[Box] = []
    for box in sorted(boxes, key=lambda box: (box.x0, box.y0)):
        near = [other for other in result if other.meets(box, BESIDE)]
        result = [other for other in result if other not in near] + [reduce(Box.joined, near, box)]
    return result


def _add_rows(joining: _Joining, grid: Grid, symbols: Sequence[Symbol]) -> dict[int, int]:
    """The steps of a page's rows; a row without number that says nothing new goes on with the step before."""
    columns = grid.columns
    result: dict[int, int] = {}
    for index, row in enumerate(grid.rows):
        nomor = "".join(_DIGITS.findall(" ".join(line.text for line in row.cells[columns.nomor]))) if columns.nomor is not None else ""
        cells = _cells(row, columns)
        has_symbol = any(symbol.row == index for symbol in symbols)
        if row.across and not any(symbol.row == index and symbol.kind is not Kind.PENTAGON for symbol in symbols):
            joining.titles.append(Text(row.across, room_of(row.across, columns, row.top, row.bottom)))
            continue
        if nomor or (cells["uraian"].lines and (has_symbol or not joining.steps or columns.nomor is None)):
            joining.steps.append(Step(nomor, cells, grid.page.number, _between(grid, row.top, row.bottom), tuple(joining.titles)))
            joining.titles.clear()
        elif joining.steps and any(text.lines for text in cells.values()):
            joining.steps[-1] = _longer(joining.steps[-1], cells)
        if joining.steps:
            result[index] = len(joining.steps) - 1
    return result


def _cells(row: Row, columns: Columns) -> dict[str, Text]:
    places = {
        "uraian": columns.kegiatan, "kelengkapan": columns.kelengkapan, "waktu": columns.waktu, "output": columns.output,
        "keterangan": columns.keterangan,
    }
    edges = columns.edges
    return {
        key: Text(row.cells[at], Box(edges[at], row.top, edges[at + 1], row.bottom)) for key, at in places.items() if at is not None
    }


def _longer(step: Step, more: dict[str, Text]) -> Step:
    """A row that goes on overleaf."""
    cells = {key: Text((*text.lines, *more[key].lines), text.box) if key in more else text for key, text in step.cells.items()}
    return replace(step, cells={**more, **cells})


def _mark(symbol: Symbol, grid: Grid, step_of: dict[int, int], joining: _Joining) -> Mark:
    """A symbol below the last row belongs to it, one above the first row to that."""
    step = step_of.get(symbol.row) if symbol.row is not None else None
    if step is None:
        below, last = symbol.box.centre[1] > grid.bottom - 5, max(0, len(joining.steps) - 1)
        step = last if below else min(step_of.values(), default=last)
    small = symbol.kind is Kind.CIRCLE and symbol.box.width < SMALL_CIRCLE
    kind = Kind.PENTAGON if small else symbol.kind
    same = len(grid.columns.pelaksana) == len(joining.columns.pelaksana)
    lane = symbol.lane if same else joining.columns.lane_at(symbol.box.centre[0])
    covered = () if kind in (Kind.DIAMOND, Kind.PENTAGON) else joining.columns.lanes_under(symbol.box)
    manner = _manner(grid, symbol.drawings, Manner.OUTLINE)
    return Mark(kind, step, lane, grid.page.number, symbol.box, symbol.text, symbol.outside, covered if len(covered) > 1 else (), manner)


def _join_loose(joining: _Joining) -> None:
    """Lines that the page's edge cuts: the one above leaves a symbol, the one below enters one."""
    waiting = list(joining.loose)
    for grid, net, base in joining.loose:
        if not net.starts or net.ends or grid.bottom - net.box.y1 > AT_EDGE:
            continue
        below = [
            (abs(_x(other) - _x(net)), k) for k, (page, other, _) in enumerate(waiting)
            if page.page.number == grid.page.number + 1 and other.ends and not other.starts and other.box.y0 - page.head < AT_EDGE
        ]
        if below:
            _, k = min(below)
            _, other, target = waiting[k]
            joining.ways += [
                Way(a + base, b + target, doubt="dilanjutkan di halaman berikutnya tanpa segilima", box=net.box)
                for a in net.starts for b in other.ends
            ]
            waiting = [item for item in waiting if item[1] is not net and item[1] is not other]
    joining.doubts += [_told(joining, grid, net, base) for grid, net, base in waiting]


def _x(net: Loose) -> float:
    return net.free[0][0] if net.free else (net.box.x0 + net.box.x1) / 2


def _told(joining: _Joining, grid: Grid, net: Loose, base: int) -> Doubt:
    steps = [joining.marks[base + index].step for index in (*net.starts, *net.ends)]
    row = grid.row_at(net.box.y0)
    what = "panah yang awalnya tidak jelas" if net.ends else "garis yang ujungnya tidak jelas"
    return Doubt(grid.page.number, net.box, steps[0] if steps else row, what, _manner(grid, net.drawings, Manner.WIRE))


def _manner(grid: Grid, drawings: Iterable[int], otherwise: Manner) -> Manner:
    """Of what these drawings show."""
    return Manner.PIXELS if grid.page.is_seen(drawings) else otherwise


def _without_segilima(joining: _Joining) -> tuple[tuple[Mark, ...], tuple[Way, ...]]:
    """Ways through pairs of segilima, as one; then the segilima go."""
    marks, ways = joining.marks, joining.ways
    segilima = [i for i, mark in enumerate(marks) if mark.kind is Kind.PENTAGON]
    left = {way.start for way in ways}
    entered = {way.end for way in ways}
    outs = [i for i in segilima if i in entered and i not in left]
    ins = [i for i in segilima if i in left and i not in entered]
    pairs = _pairs(marks, outs, ins)
    for index in segilima:
        if index not in pairs and index not in pairs.values():
            mark = marks[index]
            told = f'segilima "{mark.text}" tidak ada pasangannya'.replace(' ""', "")
            joining.doubts.append(Doubt(mark.page, mark.box, mark.step, told, Manner.OUTLINE))
    whole = [way for way in ways if marks[way.start].kind is not Kind.PENTAGON]
    result: list[Way] = []
    through: list[Way] = []
    for way in whole:
        if marks[way.end].kind is not Kind.PENTAGON:
            result.append(way)
        elif way.end in pairs:
            partner = pairs[way.end]
            sure = "" if _is_sure(marks, way.end, partner, outs, ins) else "segilima dipasangkan menurut letaknya"
            through += [
                replace(way, end=on.end, label=way.label or on.label, doubt=way.doubt or on.doubt or sure)
                for on in ways if on.start == partner
            ]
    result += _exchanged(through, whole, marks)
    kept = [i for i in range(len(marks)) if marks[i].kind is not Kind.PENTAGON]
    number = {old: new for new, old in enumerate(kept)}
    return tuple(marks[i] for i in kept), tuple(
        replace(way, start=number[way.start], end=number[way.end]) for way in _once(result) if way.start in number and way.end in number
    )


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
    """Without those that come twice, without a plain line beside an arrow between the same two, and an arrow beside one with two heads.

    A plain line that pixels show stays: its head may be too small to be seen.
    """
    arrows = {frozenset((way.start, way.end)) for way in ways if not way.plain}
    exchanges = {frozenset((way.start, way.end)) for way in ways if way.both}
    return [
        way for way in dict.fromkeys(ways)
        if way.both or frozenset((way.start, way.end)) not in (arrows if way.plain and way.manner is Manner.WIRE else exchanges)
    ]


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
