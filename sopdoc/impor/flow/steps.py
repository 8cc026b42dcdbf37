"""The pages of one flow table → its steps, symbols and arrows, with pages joined: rows that go on, lines that the page's edge cuts.

Such a line goes on at the same x.  What found no end is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce

from sopdoc.impor.finding import Manner, Place
from sopdoc.impor.flow.chart import Doubt, Flow, Mark, Step, Text, Way
from sopdoc.impor.flow.labels import labels_of, waiting_for
from sopdoc.impor.flow.nets import Arrow, Loose, arrows_of
from sopdoc.impor.flow.readings import pictures_among
from sopdoc.impor.flow.segilima import without_segilima
from sopdoc.impor.flow.symbols import Kind, Symbol, symbols_of
from sopdoc.impor.flow.unclear import unclear
from sopdoc.impor.flow.wires import wires_of
from sopdoc.impor.lines import lines_in
from sopdoc.impor.page import Box
from sopdoc.impor.table.across import room_of
from sopdoc.impor.table.around import notes_of, title_of
from sopdoc.impor.table.columns import Columns
from sopdoc.impor.table.grid import Grid
from sopdoc.impor.table.row import Row

AT_EDGE = 16.0          # a loose line that ends this near to the table's edge goes on overleaf
ONE_LINE = 3.0          # a line that is cut goes on this near to where it was, beside no other
SMALL_CIRCLE = 22.0     # a circle up to this width is a segilima drawn otherwise
UNREAD_PICTURE = "gambar di kolom pelaksana tidak terbaca, mungkin panah atau simbol"
UNLED = "tidak jelas panahnya"
UNASKED = "tetapi tidak berasal dari keputusan"
UNREAD_INK = "tulisan di dalam gambar tidak terbaca"
GUESSED = "dibaca dari gambar; periksa kata, simbol, dan panahnya"
UNNUMBERED = "baris di bawahnya tidak bernomor dan tanpa simbol, ditulis bersama kegiatan ini"
BESIDE = 4.0            # letters this near to each other are one writing

_DIGITS = re.compile(r"[0-9]+")


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
    marks, ways, lonely = without_segilima(joining.marks, joining.ways)
    doubts = (*joining.doubts, *lonely)
    numbers = tuple(grid.page.number for grid in grids)
    last = grids[-1]
    unused = tuple(line for title in joining.titles for line in title.lines)
    notes = Text((*unused, *notes_of(last)), _between(last, last.bottom, last.page.height))
    head = Place(fullest.page.number, _between(fullest, fullest.top, fullest.head))
    return Flow(
        joining.columns, head, tuple(joining.steps), marks, ways, doubts, numbers, grids[0].number_row, title_of(grids[0]),
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
        _way(arrow, labelled.of_arrow.get(index, ""), index in labelled.astray, grid, base) for index, arrow in enumerate(arrows)
    ]
    joining.loose += [(grid, net, base) for net in loose]
    joining.doubts += unclear(grid, symbols, step_of)
    for label in labelled.lost:
        asked = waiting_for(label, symbols, arrows, labelled)
        step = _step_at(label.box if asked is None else symbols[asked].box, grid, step_of)
        joining.doubts.append(Doubt(page, label.box, step, f'kata "{label.text}" {UNLED}', Manner.WORDS))
    joining.doubts += [Doubt(page, box, _step_at(box, grid, step_of), UNREAD_PICTURE, Manner.PICTURE) for box in pictures_among(grid)]
    joining.doubts += [Doubt(page, box, _step_at(box, grid, step_of), UNREAD_INK, Manner.PIXELS) for box in _joined(grid.page.unread)]
    for step, index in {step: index for index, step in reversed(step_of.items())}.items():
        box = _between(grid, grid.rows[index].top, grid.rows[index].bottom)
        if any(part.holds(box.centre) for part in grid.page.guessed):
            joining.doubts.append(Doubt(page, box, step, GUESSED, Manner.LETTERS))
    joining.doubts += _lost_heads(lost, grid, step_of)


def _lost_heads(boxes: Iterable[Box], grid: Grid, step_of: Mapping[int, int]) -> Iterator[Doubt]:
    """Together in each row."""
    rows: dict[int | None, list[Box]] = {}
    for box in boxes:
        rows.setdefault(_step_at(box, grid, step_of), []).append(box)
    for step, found in rows.items():
        yield Doubt(grid.page.number, reduce(Box.joined, found), step, f"{len(found)} kepala panah tidak jelas garisnya")


def _way(arrow: Arrow, label: str, astray: bool, grid: Grid, base: int) -> Way:
    """`astray`: the label may be another arrow's."""
    doubt = f'berkata "{label}", {UNASKED}' if astray else ""
    return Way(
        arrow.start + base, arrow.end + base, label, arrow.plain, arrow.doubt or doubt, arrow.dashed, arrow.both, arrow.box,
        _manner(grid, arrow.drawings, Manner.WIRE),
    )


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
        if not nomor and not has_symbol and _is_title(row, columns, index == 0 and bool(joining.steps)):
            joining.titles.append(_title(row, grid))
            continue
        if nomor or (cells["uraian"].lines and (has_symbol or not joining.steps or columns.nomor is None)):
            joining.steps.append(Step(nomor, cells, grid.page.number, _row_box(grid, row), tuple(joining.titles)))
            joining.titles.clear()
        elif joining.steps and any(text.lines for text in cells.values()):
            joining.steps[-1] = _longer(joining.steps[-1], cells)
            if index:
                joining.doubts.append(Doubt(grid.page.number, _row_box(grid, row), len(joining.steps) - 1, UNNUMBERED, Manner.RULES))
        if joining.steps:
            result[index] = len(joining.steps) - 1
            joining.doubts += _unknown_cells(row, grid, result[index])
    return result


def _row_box(grid: Grid, row: Row) -> Box:
    return _between(grid, row.top, row.bottom)


def _is_title(row: Row, columns: Columns, goes_on: bool) -> bool:
    """"A. │ Tahap Persiapan" among rows with numbers: a mark that is none, or bold letters, and nothing beside them.  `goes_on`: it may be
    the rest of a row that began overleaf, in bold letters.
    """
    said = {index for index, lines in enumerate(row.cells) if lines}
    if columns.nomor is None or columns.kegiatan not in said or said - {columns.nomor, columns.kegiatan}:
        return False
    return columns.nomor in said or (not goes_on and all(word.bold for line in row.cells[columns.kegiatan] for word in line.words))


def _title(row: Row, grid: Grid) -> Text:
    """Its mark and its words, which stand in two cells, as one text."""
    edges = grid.columns.edges
    box = Box(edges[0], row.top, edges[grid.columns.kegiatan + 1], row.bottom)
    return Text(lines_in(grid.page.words, box), box)


def _unknown_cells(row: Row, grid: Grid, step: int) -> Iterator[Doubt]:
    """What stands in columns of an office's own."""
    for index in grid.columns.others:
        text = " ".join(line.text for line in row.cells[index])
        if text:
            box = Box(grid.columns.edges[index], row.top, grid.columns.edges[index + 1], row.bottom)
            column = f'kolom "{title}"' if (title := grid.columns.kepala[index]) else f"kolom ke-{index + 1}"
            yield Doubt(grid.page.number, box, step, f'{column} berisi "{text}", yang tidak mendapat tempat di definisi', Manner.WORDS)


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
            away, k = min(below)
            _, other, target = waiting[k]
            doubt = "" if len(below) == 1 and away < ONE_LINE else "dilanjutkan di halaman berikutnya tanpa segilima"
            joining.ways += [
                Way(a + base, b + target, doubt=doubt, box=net.box)
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
