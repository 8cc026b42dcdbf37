"""Columns → the header rows of a flow table, the same on every page.

    ┌─────┬──────────┬──────────────────────┬──────────────────────────┬──────┐
    │     │          │      Pelaksana       │        Mutu Baku         │      │   group titles
    │ No. │ Kegiatan ├──────────┬───────────┤                          │ Ket. │
    │     │          │ kelompok │ kelompok  ├────────┬────────┬────────┤      │   only with groups of pelaksana
    │     │          ├────┬─────┼─────┬─────┤ Kelengk│ Waktu  │ Output │      │   titles, across or upright
    ├─────┼──────────┼────┼─────┼─────┼─────┼────────┼────────┼────────┼──────┤
    │ (1) │   (2)    │ (3)│ (4) │ …                                            │   only with `baris nomor: ya`
    └─────┴──────────┴────┴─────┴─────┴─────┴────────┴────────┴────────┴──────┘

Without a common title over the pelaksana their own titles, or those of their groups, begin in the first row.
"""

from __future__ import annotations

from dataclasses import dataclass

from sopdoc.geometry import Emu, line_height, pt, snap_up
from sopdoc.layout.flow.columns import Columns
from sopdoc.layout.flow.gutters import LOWEST, Gutters
from sopdoc.layout.flow.words import EASE, LANES, NOTHING
from sopdoc.layout.grid import Box
from sopdoc.layout.sheet import PAD, Sheet
from sopdoc.layout.text.measure import set_paragraph, widest_word
from sopdoc.layout.text.paragraphs import runs_of, stack_height
from sopdoc.layout.tree import Paragraph, Run
from sopdoc.model.sop import Alur, Pelaksana
from sopdoc.model.teks import kata_of

UPRIGHT_MIN: Emu = pt(48)       # least and greatest height of upright titles
UPRIGHT_MAX: Emu = pt(150)


@dataclass(frozen=True, slots=True)
class Levels:
    """Which row of the header holds what: groups of pelaksana, the titles of all pelaksana, and the lowest titles."""

    groups: int
    lanes: int
    last: int

    @property
    def titles(self) -> int:
        return self.last + 1


@dataclass(frozen=True, slots=True)
class Header:
    """Boxes and row heights; `rows` header rows in all."""

    boxes: tuple[Box, ...]
    heights: tuple[Emu, ...]

    @property
    def height(self) -> Emu:
        return sum(self.heights)


def make_header(alur: Alur, columns: Columns, gutters: Gutters, sheet: Sheet) -> Header:
    """The header for one flow."""
    levels = _levels(alur, columns, sheet)
    titles = _titles_over(alur, columns, levels, sheet)
    low = snap_up(round(gutters.heading * line_height(sheet.profile.huruf.ukuran["kepala"])))
    heights = [max(low, _row_height([title for row, title in titles if row == level], sheet)) for level in range(levels.last)]
    heights.append(_title_height(alur, columns, sheet, heights, levels))
    boxes = [_title_box(title, row, sheet) for row, title in titles]
    boxes += [*_lane_boxes(alur, columns, sheet, levels, heights), *_text_boxes(columns, sheet, levels.titles)]
    if sheet.profile.baris_nomor:
        boxes += _number_boxes(columns, sheet, levels.titles)
        heights.append(low)
    return Header(tuple(boxes), tuple(heights))


def least_header(sheet: Sheet) -> Emu:
    """No header is lower than titles of one line, under group titles where there are some."""
    line = line_height(sheet.profile.huruf.ukuran["kepala"])
    over = bool(common_title(sheet) or sheet.profile.mutu_baku)
    return snap_up(round(LOWEST.heading * line)) * over + line + 2 * sheet.pad_y


def lane_runs(pelaksana: Pelaksana, sheet: Sheet) -> tuple[Run, ...]:
    """A column's title."""
    return runs_of(pelaksana.kata, "kepala", sheet, tebal=True)


def _words(runs: tuple[Run, ...], width: Emu, sheet: Sheet, inset: Emu = 0) -> tuple[Paragraph, ...]:
    return (set_paragraph(runs, width, sheet.fonts, "tengah", inset=inset),)


def _across(text: str, width: Emu, sheet: Sheet) -> tuple[Paragraph, ...]:
    """Words in a cell of this width."""
    return _words(runs_of(kata_of(text), "kepala", sheet, tebal=True), width - 2 * PAD, sheet)


def _lane_across(pelaksana: Pelaksana, width: Emu, sheet: Sheet) -> tuple[Paragraph, ...]:
    return _words(lane_runs(pelaksana, sheet), width - 2 * PAD, sheet)


Title = tuple[str, Emu, Emu]         # words, left and right edge


def _row_height(titles: list[Title], sheet: Sheet) -> Emu:
    """What a row of group titles needs."""
    return snap_up(max((stack_height(_across(text, x1 - x0, sheet)) + 2 * sheet.pad_y for text, x0, x1 in titles), default=0))


def common_title(sheet: Sheet) -> str:
    """The words over all pelaksana, or "" where there are none."""
    label = sheet.label(LANES)
    return "" if label in NOTHING else label


def _levels(alur: Alur, columns: Columns, sheet: Sheet) -> Levels:
    common = bool(common_title(sheet))
    lanes = common + any(p.kelompok for p in alur.pelaksana)
    return Levels(int(common), lanes, max(lanes, int(bool(_mutu_baku(columns, sheet)))))


def _mutu_baku(columns: Columns, sheet: Sheet) -> list[tuple[Emu, Emu]]:
    """Edges of the columns under that title."""
    return [edges for key, edges in columns.edges.items() if key in sheet.profile.mutu_baku]


def _titles_over(alur: Alur, columns: Columns, levels: Levels, sheet: Sheet) -> list[tuple[int, Title]]:
    """The words over all pelaksana, over their groups, and over the columns of mutu baku, each with its row."""
    titles: list[tuple[int, Title]] = []
    if levels.groups:
        titles.append((0, (common_title(sheet), *columns.area)))
    if inside := _mutu_baku(columns, sheet):
        titles.append((0, (sheet.label("mutu baku"), min(e[0] for e in inside), max(e[1] for e in inside))))
    return titles + [(levels.groups, title) for title in _groups(alur, columns)]


def _groups(alur: Alur, columns: Columns) -> list[Title]:
    """A title over every run of neighbours in one group."""
    titles: list[Title] = []
    start = 0
    for end in range(1, len(alur.pelaksana) + 1):
        name = alur.pelaksana[start].kelompok
        if end == len(alur.pelaksana) or alur.pelaksana[end].kelompok != name:
            if name:
                titles.append((name, columns.lanes[start][0], columns.lanes[end - 1][1]))
            start = end
    return titles


def _title_height(alur: Alur, columns: Columns, sheet: Sheet, above: list[Emu], levels: Levels) -> Emu:
    """Height of the lowest heading row: what the tallest pelaksana title and the other headings still need."""
    lanes = _upright_height(alur, columns, sheet) if columns.upright else max(
        stack_height(_lane_across(p, x1 - x0, sheet)) for p, (x0, x1) in zip(alur.pelaksana, columns.lanes, strict=True)
    ) + 2 * sheet.pad_y
    need = [lanes - sum(above[levels.lanes:])]
    for key, (x0, x1) in columns.edges.items():
        tall = stack_height(_across(sheet.label(key), x1 - x0, sheet)) + 2 * sheet.pad_y
        inside = key in sheet.profile.mutu_baku
        need.append(tall - sum(above[inside:]))
    return snap_up(max(need))


def _upright_height(alur: Alur, columns: Columns, sheet: Sheet) -> Emu:
    """The least height at which every upright title fits its column."""
    rooms = [x1 - x0 - 2 * PAD for x0, x1 in columns.lanes]
    words = [widest_word(lane_runs(p, sheet), sheet.fonts) + 2 * PAD + EASE for p in alur.pelaksana]
    height = max(UPRIGHT_MIN, *words)
    while height < UPRIGHT_MAX and not all(_upright_fits(p, height, room, sheet) for p, room in zip(alur.pelaksana, rooms, strict=True)):
        height += pt(2)
    return height


def _upright_fits(pelaksana: Pelaksana, height: Emu, room: Emu, sheet: Sheet) -> bool:
    """Does an upright title fit, and break alike where engines measure a little more or less?"""
    less, more = (stack_height(_upright(pelaksana, height + ease, sheet)) for ease in (-EASE, EASE))
    return less == more <= room


def _upright(pelaksana: Pelaksana, height: Emu, sheet: Sheet) -> tuple[Paragraph, ...]:
    return _words(lane_runs(pelaksana, sheet), height, sheet, inset=PAD)


def _title_box(title: Title, row: int, sheet: Sheet) -> Box:
    text, x0, x1 = title
    return Box(row, x0, x1, _across(text, x1 - x0, sheet), valign="tengah", fill=sheet.profile.isian_kepala)


def _lane_boxes(alur: Alur, columns: Columns, sheet: Sheet, levels: Levels, heights: list[Emu]) -> list[Box]:
    boxes, height = [], sum(heights[levels.lanes:])
    for pelaksana, (x0, x1) in zip(alur.pelaksana, columns.lanes, strict=True):
        first = levels.lanes if pelaksana.kelompok else levels.groups
        words = _upright(pelaksana, height, sheet) if columns.upright else _lane_across(pelaksana, x1 - x0, sheet)
        boxes.append(Box(first, x0, x1, words, levels.titles - first, "tengah", columns.upright, sheet.profile.isian_kepala))
    return boxes


def _text_boxes(columns: Columns, sheet: Sheet, rows: int) -> list[Box]:
    fill, group = sheet.profile.isian_kepala, sheet.profile.mutu_baku
    boxes = []
    for key, (x0, x1) in columns.edges.items():
        first = 1 if key in group else 0
        boxes.append(Box(first, x0, x1, _across(sheet.label(key), x1 - x0, sheet), rows - first, "tengah", fill=fill))
    return boxes


def _number_boxes(columns: Columns, sheet: Sheet, row: int) -> list[Box]:
    edges = sorted([*columns.edges.values(), *columns.lanes])
    return [Box(row, x0, x1, _across(f"({n})", x1 - x0, sheet), valign="tengah") for n, (x0, x1) in enumerate(edges, 1)]
