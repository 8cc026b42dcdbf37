"""Alur + Columns → every row's text cells, symbol zone and height: all that paging and placing need."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import takewhile

from sopdoc.geometry import Emu, snap_up
from sopdoc.layout.flow.columns import Columns
from sopdoc.layout.flow.gutters import Gutters
from sopdoc.layout.flow.paginate import Heights
from sopdoc.layout.flow.symbols import Zone, make_zone, widths_with_words
from sopdoc.layout.flow.words import CENTRED, NOTHING, PART, isi_of, nomor_text
from sopdoc.layout.grid import Box
from sopdoc.layout.sheet import PAD, Sheet
from sopdoc.layout.text.paragraphs import moved, room_for, set_isi, set_kata
from sopdoc.layout.tree import Mark, Paragraph
from sopdoc.model.sop import Alur, Kegiatan
from sopdoc.model.teks import Isi, Kata

FEWER = 1       # lines that a title may need more at the left than at the right


@dataclass(frozen=True, slots=True)
class FlowTitle:
    """A title across the whole table, above its row."""

    paragraphs: tuple[Paragraph, ...]
    height: Emu
    mark: Mark

    def box(self, row: int, columns: Columns, fill: str) -> Box:
        return Box(row, *columns.sides, self.paragraphs, valign="tengah", fill=fill, head="baris", mark=self.mark)


@dataclass(frozen=True, slots=True)
class FlowRow:
    """One row: texts by column key, symbols, the least height of the texts (EMU), and the titles above it."""

    texts: dict[str, tuple[Paragraph, ...]]
    zone: Zone
    text_height: Emu
    mark: Mark = ""
    lanes: tuple[Mark, ...] = ()     # of the pelaksana cells, where any is marked
    titles: tuple[FlowTitle, ...] = ()
    former: Zone | None = None       # its symbols before the changes that are shown

    @property
    def above(self) -> Emu:
        """Height of its titles."""
        return sum(title.height for title in self.titles)

    def heights(self, extra: Emu, strip: Emu) -> Heights:
        """Heights of the row and its titles with `extra` room for lines: alone, with one strip for segilima beside its symbols,
        and with two."""
        need = self.need + extra
        return tuple(self.above + snap_up(max(self.text_height, need + strips * strip)) for strips in range(3))

    @property
    def need(self) -> Emu:
        """What its symbols need with their lines."""
        return max(self.zone.need, self.former.need if self.former else 0)

    def boxes(self, row: int, columns: Columns) -> list[Box]:
        texts = [Box(row, *columns.edges[key], paragraphs, valign="tengah", mark=self.mark) for key, paragraphs in self.texts.items()]
        lanes = self.lanes if self.lanes and not self.mark else (self.mark,) * len(columns.lanes)
        return texts + [Box(row, x0, x1, mark=mark) for (x0, x1), mark in zip(columns.lanes, lanes, strict=True)]


def make_rows(alur: Alur, columns: Columns, gutters: Gutters, sheet: Sheet) -> tuple[FlowRow, ...]:
    rows = (_row(k, zone, alur, columns, sheet) for k, zone in zip(alur.kegiatan, _zones(alur, columns, gutters, sheet), strict=True))
    if alur.lama is None:
        return tuple(rows)
    return tuple(replace(row, former=zone) for row, zone in zip(rows, _zones(alur.lama, columns, gutters, sheet), strict=True))


def _zones(alur: Alur, columns: Columns, gutters: Gutters, sheet: Sheet) -> list[Zone]:
    alike = widths_with_words(alur, sheet)
    return [make_zone(kegiatan, alur, columns, gutters, alike, sheet) for kegiatan in alur.kegiatan]


def _row(kegiatan: Kegiatan, zone: Zone, alur: Alur, columns: Columns, sheet: Sheet) -> FlowRow:
    texts = {key: _text(kegiatan, key, x1 - x0 - 2 * PAD, sheet) for key, (x0, x1) in columns.edges.items()}
    tall = max(room_for(paragraphs) for paragraphs in texts.values())
    titles = tuple(_title(judul, _is_passed(kegiatan, alur), columns, sheet) for judul in kegiatan.judul if judul)
    return FlowRow(texts, zone, tall + 2 * sheet.pad_y, kegiatan.tanda, _lane_marks(kegiatan, alur), titles)


def _is_passed(kegiatan: Kegiatan, alur: Alur) -> bool:
    """Does a line lead over this row's upper edge, from what stands above to it or to what stands below?"""
    above = {s.id for k in takewhile(lambda k: k is not kegiatan, alur.kegiatan) for s in k.simbol}
    return any((way.dari in above) != (way.ke in above) for way in alur.sambungan)


def _title(judul: Isi, passed: bool, columns: Columns, sheet: Sheet) -> FlowTitle:
    """Its words stand across the table, or, where lines from row to row pass it, beside the pelaksana columns, at the left unless they
    need far fewer lines at the right.

        | A. Tahap Persiapan   |    |      |      |
    """
    (left, right), (first, last) = columns.sides, columns.area
    bold = replace(judul, blok=tuple(replace(b, kata=tuple(replace(k, tebal=True) for k in b.kata)) for b in judul.blok))
    full = right - left - 2 * PAD
    sides = [(0, first - left - 2 * PAD), (last - left, right - last - 2 * PAD)] if passed else [(0, full)]
    placed = [
        tuple(moved(p, offset, full - side - offset) for p in set_isi(bold, side, PART, sheet)) for offset, side in sides if side > 0
    ]
    lines = [sum(len(p.lines) for p in paragraphs) for paragraphs in placed]
    paragraphs = placed[-1] if lines[-1] + FEWER < lines[0] else placed[0]
    marks = {k.tanda for b in judul.blok for k in b.kata}
    return FlowTitle(paragraphs, snap_up(room_for(paragraphs) + 4 * sheet.pad_y), marks.pop() if len(marks) == 1 else "")


def _lane_marks(kegiatan: Kegiatan, alur: Alur) -> tuple[Mark, ...]:
    """Per pelaksana whether a symbol came here, or one went; nothing where neither happened."""
    came = {kunci for simbol in kegiatan.simbol if simbol.tanda for kunci in simbol.para_pelaksana}
    marks: tuple[Mark, ...] = tuple("baru" if p.kunci in came else "lama" if p.kunci in kegiatan.bekas else "" for p in alur.pelaksana)
    return marks if any(marks) else ()


def _text(kegiatan: Kegiatan, key: str, width: Emu, sheet: Sheet) -> tuple[Paragraph, ...]:
    if key == "nomor kegiatan":
        number = set_kata((Kata(nomor_text(kegiatan), tanda=kegiatan.tanda),), width, PART, sheet, align="tengah")
        return (replace(number, counted=bool(kegiatan.nomor)),)
    isi = isi_of(kegiatan, key)
    return set_isi(isi, width, PART, sheet, "tengah" if key in CENTRED or isi.polos in NOTHING else "kiri")
