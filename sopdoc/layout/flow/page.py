"""Rows of one page → its table and placed symbols; segilima stand in strips inside the first and the last row.

    ├──────────┤ row line           strip of the head:  note, segilima, room for lines
    │ dari h. 1│
    │   [A]    │
    │    ▼     │
    │  [box]   │ symbols, centred in the rest of the row
    ├──────────┤
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from sopdoc.geometry import Emu, Rect, line_height, pt, snap, snap_up
from sopdoc.layout.flow.columns import Columns
from sopdoc.layout.flow.connect import node_of
from sopdoc.layout.flow.describe import Words
from sopdoc.layout.flow.header import Header
from sopdoc.layout.flow.kinds import KIND
from sopdoc.layout.flow.notes import LONGEST, NOTE_AIR, note_run, note_width, notes_in, own_width, where_of, widest_note
from sopdoc.layout.flow.offpage import Segilima
from sopdoc.layout.flow.rows import FlowRow
from sopdoc.layout.flow.spread import PENTAGON, Spot, spread_lanes
from sopdoc.layout.flow.symbols import PlacedSimbol
from sopdoc.layout.grid import make_table
from sopdoc.layout.route import Node
from sopdoc.layout.sheet import Sheet
from sopdoc.layout.text.measure import natural_width, set_paragraph
from sopdoc.layout.tree import Label, Mark, Paragraph, Symbol, Table

EDGE: Emu = pt(3)                 # between the note and the row line
BESIDE: Emu = pt(2)               # between a segilima and its note: its tip touches no words
STRIP: Emu = snap_up(pt(42))      # note, segilima and a line across with its arrow head: 32 pt without note had no illegal path
CLEAR: Emu = pt(3)                # no line nearer to the header's rule or the table's foot: it would look like a second one
AIR: Emu = pt(0.5)                # least room beside a segilima in a column that is too narrow for all of its


@dataclass(frozen=True, slots=True)
class PlacedPage:
    """A page's table with the symbols, notes and router nodes on it; `ys` are the row lines that lines keep off, `owners` which of
    the page's kegiatan the room between two of them belongs to; `strange`: ids of segilima that stand at another one's symbol;
    `cramped`: of those that their edge has no room for, so that they or their notes would lie over each other."""

    table: Table
    symbols: tuple[Symbol, ...]
    notes: tuple[Label, ...]
    nodes: tuple[Node, ...]
    ys: tuple[Emu, ...]
    owners: tuple[int, ...]
    strange: frozenset[str]
    cramped: frozenset[str]


@dataclass(frozen=True, slots=True)
class PageTask:
    """What stands on the page: rows with their heights, whether there are strips in the first and the last, and where the table begins."""

    rows: Sequence[FlowRow]
    heights: Sequence[Emu]
    strips: tuple[bool, bool]
    segilima: Sequence[Segilima]
    first_number: int             # printed number of the flow's first page
    y: Emu
    name: str


def place_page(task: PageTask, header: Header, columns: Columns, words: Words, sheet: Sheet) -> PlacedPage:
    """Places everything but the lines."""
    strip = strip_height(columns, sheet)
    table, rows = _table(task, header, columns, sheet)
    body = [table.rows[index] for index in rows]
    symbols: list[Symbol] = []
    for index, (row, place) in enumerate(zip(task.rows, body, strict=True)):
        top = strip if index == 0 and task.strips[0] else 0
        bottom = strip if index == len(body) - 1 and task.strips[1] else 0
        symbols += _row_symbols(row, place.y + top, place.height - top - bottom, words)
    ys = (body[0].y + CLEAR, *(row.y for row in table.rows[rows[0] + 1:]), table.rect.bottom - CLEAR)
    owners = tuple(bisect_left(rows, index) for index in range(rows[0], len(table.rows)))
    edges = [_segilima(task, foot, columns, table.rect.bottom if foot else body[0].y, sheet) for foot in (False, True)]
    segilima = [one for edge in edges for one in edge]
    nodes = (*(node_of(s) for s in symbols), *(node_of(s.symbol, _union(s.symbol.rect, s.note.rect)) for s in segilima))
    strange, cramped = frozenset(s.symbol.id for s in segilima if s.strange), frozenset(s.symbol.id for s in segilima if s.cramped)
    return PlacedPage(
        table, (*symbols, *(s.symbol for s in segilima)), tuple(s.note for s in segilima), nodes, ys, owners, strange, cramped,
    )


def _table(task: PageTask, header: Header, columns: Columns, sheet: Sheet) -> tuple[Table, list[int]]:
    """The table, and which of its rows hold kegiatan: their titles have rows of their own."""
    boxes, heights = [*header.boxes], [*header.heights]
    marks: dict[int, Mark] = {}
    rows: list[int] = []
    for row, height in zip(task.rows, task.heights, strict=True):
        for title in row.titles:
            boxes.append(title.box(len(heights), columns, sheet.profile.isian_kepala))
            marks[len(heights)] = title.mark
            heights.append(title.height)
        rows.append(len(heights))
        boxes += row.boxes(len(heights), columns)
        marks[len(heights)] = row.mark
        heights.append(height - row.above)
    return make_table(boxes, heights, task.y, len(header.heights), task.name, marks), rows


def _row_symbols(row: FlowRow, y: Emu, height: Emu, words: Words) -> list[Symbol]:
    zone = row.zone
    top = snap(y + zone.top + (height - zone.need) // 2)
    return [_symbol(placed, top, words) for placed in zone.placed]


def _symbol(placed: PlacedSimbol, top: Emu, words: Words) -> Symbol:
    simbol = placed.simbol
    rect = placed.rect.moved(0, top)
    return Symbol(simbol.id, KIND[simbol.bentuk], rect, words.name(simbol), words.description(simbol), placed.words, simbol.tanda)


def strip_height(columns: Columns, sheet: Sheet) -> Emu:
    """Note, segilima and a line across with its arrow head: one line more where the narrowest column breaks a usual note."""
    run = note_run(LONGEST, sheet)
    narrowest = min(x1 - x0 for x0, x1 in columns.lanes)
    broken = natural_width((run,), sheet.fonts) + NOTE_AIR > narrowest
    return STRIP + snap_up(line_height(run.style.size)) * broken


@dataclass(frozen=True, slots=True)
class _Placed:
    """A segilima with its note and the room that both have side by side; `strange`: it stands at another one's symbol."""

    symbol: Symbol
    note: Label
    room: Emu
    strange: bool

    @property
    def cramped(self) -> bool:
        """Does the note reach into its neighbours' room, or the letter out of its pentagon?"""
        (letter,), (note,) = self.symbol.paragraphs, self.note.paragraphs
        return own_width(note) > self.room or own_width(letter) > self.symbol.rect.w


def _segilima(task: PageTask, foot: bool, columns: Columns, border: Emu, sheet: Sheet) -> list[_Placed]:
    """The segilima at one edge of the page, the row line at `border`."""
    here = [s for s in task.segilima if s.foot is foot]
    texts = {s.id: where_of(s, task.first_number) for s in here}
    spread = _spread(here, columns, widest_note(texts.values(), sheet))
    places = [_place_of(columns.lanes[spread[s.id].lane], spread[s.id]) for s in here]
    words = notes_in([room for _, room in places], list(texts.values()), sheet)
    tall = max((note.height for note in words), default=0)
    return [
        _Placed(*_one(s, middle, room, border, tall, texts[s.id], note, sheet), room, spread[s.id].strange)
        for s, (middle, room), note in zip(here, places, words, strict=True)
    ]


def places_at_edge(columns: Columns) -> int:
    """How many segilima one edge of a page holds side by side, their notes on as many lines as need be."""
    return sum(capacities(columns, PENTAGON.w))


def capacities(columns: Columns, wide: Emu) -> list[int]:
    """How many segilima with notes this wide every pelaksana column holds."""
    return [max(1, (x1 - x0) // (max(PENTAGON.w, wide) + NOTE_AIR)) for x0, x1 in columns.lanes]


def reading_order(segilima: Sequence[Segilima], first_number: int, columns: Columns, sheet: Sheet) -> list[str]:
    """The letters as a reader meets them: page by page, the head before the foot, from left to right."""
    met: dict[str, None] = {}
    for page in sorted({s.page for s in segilima}):
        for foot in (False, True):
            here = [s for s in segilima if s.page == page and s.foot is foot]
            wide = widest_note((where_of(s, first_number) for s in here), sheet)
            spread = _spread(here, columns, wide)
            met.update(dict.fromkeys(s.letter for s in sorted(here, key=lambda s: (spread[s.id].lane, spread[s.id].index))))
    return list(met)


def _spread(segilima: Sequence[Segilima], columns: Columns, wide: Emu) -> dict[str, Spot]:
    """The places of those at one edge, whose notes are at most this wide."""
    return spread_lanes(segilima, capacities(columns, wide), [x1 - x0 for x0, x1 in columns.lanes])


def _place_of(lane: tuple[Emu, Emu], spot: Spot) -> tuple[Emu, Emu]:
    """Middle of a segilima's share of its column, and the width of the share."""
    x0, x1 = lane
    return snap(x0 + (x1 - x0) * (2 * spot.index + 1) // (2 * spot.places)), (x1 - x0) // spot.places


def _one(
    s: Segilima, middle: Emu, room: Emu, border: Emu, tall: Emu, where: str, words: Paragraph, sheet: Sheet,
) -> tuple[Symbol, Label]:
    """A segilima near the row line `border`, its note between the two; `tall` is the tallest note at this line."""
    width = note_width(words, room, sheet)
    wide, away = min(PENTAGON.w, 2 * snap(room // 2 - AIR)), EDGE + tall + BESIDE
    box = Rect(middle - wide // 2, border - away - PENTAGON.h if s.foot else border + away, wide, PENTAGON.h)
    place = Rect(middle - width // 2, box.bottom + BESIDE if s.foot else box.y - BESIDE - words.height, width, words.height)
    letter = set_paragraph((sheet.run(s.letter, "simbol"),), wide, sheet.fonts, "tengah")
    symbol = Symbol(s.id, "offpage", box, f"Segilima {s.letter}", f"Sambungan {s.letter} {where}", (letter,), pages=s.partners)
    note = set_paragraph(words.runs, width, sheet.fonts, "tengah", even=True)
    return symbol, Label(place, (note,), f"Keterangan segilima {s.letter}", s.partners, s.id)


def _union(box: Rect, note: Rect) -> Rect:
    """Around segilima and note, as wide as the wider of the two: lines keep clear of both."""
    top, bottom = min(box.y, note.y), max(box.bottom, note.bottom)
    wide = max(box, note, key=lambda r: r.w)
    return Rect(wide.x, top, wide.w, bottom - top)
