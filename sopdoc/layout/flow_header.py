"""Columns → the header rows of a flow table, the same on every page.

    ┌─────┬──────────┬──────────────────────┬──────────────────────────┬──────┐
    │     │          │      Pelaksana       │        Mutu Baku         │      │   group titles
    │ No. │ Kegiatan ├──────────┬───────────┤                          │ Ket. │
    │     │          │ kelompok │ kelompok  ├────────┬────────┬────────┤      │   only with groups of pelaksana
    │     │          ├────┬─────┼─────┬─────┤ Kelengk│ Waktu  │ Output │      │   titles, across or upright
    ├─────┼──────────┼────┼─────┼─────┼─────┼────────┼────────┼────────┼──────┤
    │ (1) │   (2)    │ (3)│ (4) │ …                                            │   only with `baris nomor: ya`
    └─────┴──────────┴────┴─────┴─────┴─────┴────────┴────────┴────────┴──────┘
"""

from __future__ import annotations

from dataclasses import dataclass

from sopdoc.geometry import Emu, pt, snap_up
from sopdoc.layout.columns import Columns
from sopdoc.layout.flow_text import EASE, LANES
from sopdoc.layout.grid import Box
from sopdoc.layout.measure import line_height, set_paragraph, widest_word
from sopdoc.layout.sheet import PAD, PAD_Y, Sheet
from sopdoc.layout.text import stack_height
from sopdoc.layout.tree import Paragraph
from sopdoc.model.sop import Alur, Pelaksana

UPRIGHT_MIN: Emu = pt(48)       # least and greatest height of upright titles
UPRIGHT_MAX: Emu = pt(150)


@dataclass(frozen=True, slots=True)
class Header:
    """Boxes and row heights; `rows` header rows in all."""

    boxes: tuple[Box, ...]
    heights: tuple[Emu, ...]

    @property
    def height(self) -> Emu:
        return sum(self.heights)


def make_header(alur: Alur, columns: Columns, sheet: Sheet) -> Header:
    """The header for one flow."""
    grouped = any(p.kelompok for p in alur.pelaksana)
    has_group = bool(sheet.profile.mutu_baku)
    titles = 2 + grouped
    heights = [_one_line(sheet)] * (1 + grouped)
    heights.append(_title_height(alur, columns, sheet, titles, has_group))
    boxes = [*_lane_boxes(alur, columns, sheet, grouped, heights[-1]), *_text_boxes(columns, sheet, titles)]
    if sheet.profile.baris_nomor:
        boxes += _number_boxes(columns, sheet, titles)
        heights.append(_one_line(sheet))
    return Header(tuple(boxes), tuple(heights))


def _words(text: str, width: Emu, sheet: Sheet, inset: Emu = 0) -> tuple[Paragraph, ...]:
    return (set_paragraph((sheet.run(text, "kepala", tebal=True),), width, sheet.fonts, "tengah", inset=inset),)


def _across(text: str, width: Emu, sheet: Sheet) -> tuple[Paragraph, ...]:
    """Words in a cell of this width."""
    return _words(text, width - 2 * PAD, sheet)


def _one_line(sheet: Sheet) -> Emu:
    """Two lines high for one line of words: so the lines of all headings stand half a line apart or not at all."""
    return snap_up(2 * line_height(sheet.profile.huruf.ukuran["kepala"]))


def _title_height(alur: Alur, columns: Columns, sheet: Sheet, rows: int, has_group: bool) -> Emu:
    """Height of the lowest heading row: the tallest pelaksana title, and what the other headings still need."""
    lanes = _upright_height(alur, columns, sheet) if columns.upright else max(
        stack_height(_across(p.nama, x1 - x0, sheet)) for p, (x0, x1) in zip(alur.pelaksana, columns.lanes, strict=True)
    ) + 2 * PAD_Y
    above = (rows - 1) * _one_line(sheet)
    need = [lanes]
    for key, (x0, x1) in columns.edges.items():
        tall = stack_height(_across(sheet.label(key), x1 - x0, sheet)) + 2 * PAD_Y
        inside = has_group and key in sheet.profile.mutu_baku
        need.append(tall - above + (_one_line(sheet) if inside else 0))
    return snap_up(max(need))


def _upright_height(alur: Alur, columns: Columns, sheet: Sheet) -> Emu:
    """The least height at which every upright title fits its column."""
    rooms = [x1 - x0 - 2 * PAD for x0, x1 in columns.lanes]
    words = [widest_word((sheet.run(p.nama, "kepala", tebal=True),), sheet.fonts) + 2 * PAD + EASE for p in alur.pelaksana]
    height = max(UPRIGHT_MIN, *words)
    while height < UPRIGHT_MAX and any(
        stack_height(_upright(p, height, sheet)) > room for p, room in zip(alur.pelaksana, rooms, strict=True)
    ):
        height += pt(6)
    return height


def _upright(pelaksana: Pelaksana, height: Emu, sheet: Sheet) -> tuple[Paragraph, ...]:
    return _words(pelaksana.nama, height, sheet, inset=PAD)


def _lane_boxes(alur: Alur, columns: Columns, sheet: Sheet, grouped: bool, height: Emu) -> list[Box]:
    fill = sheet.profile.isian_kepala
    left, right = columns.area
    boxes = [Box(0, left, right, _across(sheet.label(LANES), right - left, sheet), valign="tengah", fill=fill)]
    if grouped:
        boxes += _group_boxes(alur, columns, sheet)
    for pelaksana, (x0, x1) in zip(alur.pelaksana, columns.lanes, strict=True):
        first = 1 if not pelaksana.kelompok else 2
        rows = 1 + grouped - (first - 1)
        words = _upright(pelaksana, height, sheet) if columns.upright else _across(pelaksana.nama, x1 - x0, sheet)
        boxes.append(Box(first, x0, x1, words, rows, "tengah", columns.upright, fill))
    return boxes


def _group_boxes(alur: Alur, columns: Columns, sheet: Sheet) -> list[Box]:
    """A title over every run of neighbours in one group."""
    boxes: list[Box] = []
    start = 0
    for end in range(1, len(alur.pelaksana) + 1):
        name = alur.pelaksana[start].kelompok
        if end == len(alur.pelaksana) or alur.pelaksana[end].kelompok != name:
            if name:
                x0, x1 = columns.lanes[start][0], columns.lanes[end - 1][1]
                boxes.append(Box(1, x0, x1, _across(name, x1 - x0, sheet), valign="tengah", fill=sheet.profile.isian_kepala))
            start = end
    return boxes


def _text_boxes(columns: Columns, sheet: Sheet, rows: int) -> list[Box]:
    fill, group = sheet.profile.isian_kepala, sheet.profile.mutu_baku
    boxes = []
    for key, (x0, x1) in columns.edges.items():
        first = 1 if key in group else 0
        boxes.append(Box(first, x0, x1, _across(sheet.label(key), x1 - x0, sheet), rows - first, "tengah", fill=fill))
    inside = [columns.edges[key] for key in columns.edges if key in group]
    if inside:
        x0, x1 = min(e[0] for e in inside), max(e[1] for e in inside)
        boxes.append(Box(0, x0, x1, _across(sheet.label("mutu baku"), x1 - x0, sheet), valign="tengah", fill=fill))
    return boxes


def _number_boxes(columns: Columns, sheet: Sheet, row: int) -> list[Box]:
    edges = sorted([*columns.edges.values(), *columns.lanes])
    return [Box(row, x0, x1, _across(f"({n})", x1 - x0, sheet), valign="tengah") for n, (x0, x1) in enumerate(edges, 1)]
