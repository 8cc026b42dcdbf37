"""Rows of one page → its table and placed symbols; segilima stand in strips inside the first and the last row.

    ├──────────┤ row line           strip of the head:  note, segilima, room for lines
    │ dari h. 1│
    │   [A]    │
    │    ▼     │
    │  [box]   │ symbols, centred in the rest of the row
    ├──────────┤
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sopdoc.geometry import Emu, Rect, Size, pt, snap, snap_up
from sopdoc.layout.columns import Columns
from sopdoc.layout.connect import node_of
from sopdoc.layout.describe import Words
from sopdoc.layout.flow_header import Header
from sopdoc.layout.flow_rows import FlowRow
from sopdoc.layout.grid import make_table
from sopdoc.layout.kinds import KIND
from sopdoc.layout.measure import line_height, natural_width, set_paragraph
from sopdoc.layout.offpage import Segilima, spread_lanes
from sopdoc.layout.route import Node
from sopdoc.layout.sheet import Sheet
from sopdoc.layout.symbols import PlacedSimbol
from sopdoc.layout.tree import Label, Run, Style, Symbol, Table

PENTAGON = Size(pt(18), pt(18))
EDGE: Emu = pt(3)                 # between the note and the row line
STRIP: Emu = snap_up(pt(40))      # note, segilima and a line across with its arrow head: 32 pt without note had no illegal path
CLEAR: Emu = pt(3)                # no line nearer to the header's rule or the table's foot: it would look like a second one
NOTE_SHARE = 0.85                 # size of the note by the size of words in symbols
NOTE_AIR: Emu = pt(3)             # least room between two notes, and beside them


@dataclass(frozen=True, slots=True)
class PlacedPage:
    """A page's table with the symbols, notes and router nodes on it; `ys` are the row lines that lines keep off."""

    table: Table
    symbols: tuple[Symbol, ...]
    notes: tuple[Label, ...]
    nodes: tuple[Node, ...]
    ys: tuple[Emu, ...]


@dataclass(frozen=True, slots=True)
class PageTask:
    """What stands on the page: rows with their heights (strips not included), strips, and where the table begins."""

    rows: Sequence[FlowRow]
    heights: Sequence[Emu]
    strips: tuple[bool, bool]
    segilima: Sequence[Segilima]
    first_number: int             # printed number of the flow's first page
    y: Emu
    name: str


def place_page(task: PageTask, header: Header, columns: Columns, words: Words, sheet: Sheet) -> PlacedPage:
    """Places everything but the lines."""
    heights = list(task.heights)
    heights[0] += STRIP * task.strips[0]
    heights[-1] += STRIP * task.strips[1]
    boxes = [*header.boxes]
    for index, row in enumerate(task.rows):
        boxes += row.boxes(len(header.heights) + index, columns)
    marks = {len(header.heights) + index: row.mark for index, row in enumerate(task.rows)}
    table = make_table(boxes, [*header.heights, *heights], task.y, len(header.heights), task.name, marks)
    body = table.rows[len(header.heights):]
    symbols: list[Symbol] = []
    for index, (row, place) in enumerate(zip(task.rows, body, strict=True)):
        top = STRIP if index == 0 and task.strips[0] else 0
        bottom = STRIP if index == len(body) - 1 and task.strips[1] else 0
        symbols += _row_symbols(row, place.y + top, place.height - top - bottom, words)
    ys = (body[0].y + CLEAR, *(row.y for row in body[1:]), table.rect.bottom - CLEAR)
    segilima, notes, boxed = _segilima(task, columns, (body[0].y, table.rect.bottom), sheet)
    nodes = [node_of(s) for s in symbols] + boxed
    return PlacedPage(table, (*symbols, *segilima), tuple(notes), tuple(nodes), ys)


def _row_symbols(row: FlowRow, y: Emu, height: Emu, words: Words) -> list[Symbol]:
    zone = row.zone
    top = snap(y + zone.top + (height - zone.need) // 2)
    return [_symbol(placed, top, words) for placed in zone.placed]


def _symbol(placed: PlacedSimbol, top: Emu, words: Words) -> Symbol:
    simbol = placed.simbol
    rect = placed.rect.moved(0, top)
    return Symbol(simbol.id, KIND[simbol.bentuk], rect, words.name(simbol), words.description(simbol), placed.words, simbol.tanda)


def _segilima(task: PageTask, columns: Columns, ends: tuple[Emu, Emu], sheet: Sheet) -> tuple[list[Symbol], list[Label], list[Node]]:
    symbols, notes, nodes = [], [], []
    for foot in (False, True):
        here = [s for s in task.segilima if s.foot is foot]
        spread = spread_lanes(here, [max(1, (x1 - x0) // (PENTAGON.w + NOTE_AIR)) for x0, x1 in columns.lanes])
        for segilima in here:
            lane, index, total = spread[segilima.id]
            x0, x1 = columns.lanes[lane]
            middle = snap(x0 + (x1 - x0) * (2 * index + 1) // (2 * total))
            symbol, note, node = _one(segilima, middle, (x1 - x0) // total, ends[foot], task.first_number, sheet)
            symbols.append(symbol)
            nodes.append(node)
            if note:
                notes.append(note)
    return symbols, notes, nodes


def _one(s: Segilima, middle: Emu, room: Emu, border: Emu, first: int, sheet: Sheet) -> tuple[Symbol, Label | None, Node]:
    """A segilima at the row line `border`, its note between the two where there is room."""
    run = _note_run(s, first, sheet)
    size = Size(natural_width((run,), sheet.fonts) + pt(1), line_height(run.style.size))
    tall = PENTAGON.h + EDGE + size.h
    box = Rect(middle - PENTAGON.w // 2, border - tall if s.foot else border + EDGE + size.h, PENTAGON.w, PENTAGON.h)
    where = _where(s, first)
    letter = set_paragraph((sheet.run(s.letter, "simbol"),), PENTAGON.w, sheet.fonts, "tengah")
    symbol = Symbol(s.id, "offpage", box, f"Segilima {s.letter}", f"Sambungan {s.letter} {where}", (letter,))
    if size.w + NOTE_AIR > room:
        return symbol, None, node_of(symbol)
    place = Rect(middle - size.w // 2, box.bottom if s.foot else border + EDGE, size.w, size.h)
    note = Label(place, (set_paragraph((run,), size.w, sheet.fonts, "tengah"),), f"Keterangan segilima {s.letter}")
    return symbol, note, node_of(symbol, _union(box, place))


def _union(box: Rect, note: Rect) -> Rect:
    """Around segilima and note, as wide as the wider of the two: lines keep clear of both."""
    top, bottom = min(box.y, note.y), max(box.bottom, note.bottom)
    wide = max(box, note, key=lambda r: r.w)
    return Rect(wide.x, top, wide.w, bottom - top)


def _note_run(s: Segilima, first: int, sheet: Sheet) -> Run:
    style = sheet.style("simbol")
    small: Style = replace(style, size=round(style.size * NOTE_SHARE / 6350) * 6350)
    return Run(_where(s, first).replace("halaman", "hal."), small)


def _where(s: Segilima, first: int) -> str:
    pages = ", ".join(str(first + page) for page in s.others)
    return f"dari halaman {pages}" if s.incoming else f"ke halaman {pages}"

