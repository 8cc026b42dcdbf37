"""Alur + Columns → every row's text cells, symbol zone and height: all that paging and placing need."""

from __future__ import annotations

from dataclasses import dataclass

from sopdoc.geometry import Emu, snap_up
from sopdoc.layout.flow.columns import Columns
from sopdoc.layout.flow.paginate import Heights
from sopdoc.layout.flow.symbols import Gutters, Zone, make_zone, widths_with_words
from sopdoc.layout.flow.words import CENTRED, NOTHING, PART, isi_of, nomor_text
from sopdoc.layout.grid import Box
from sopdoc.layout.sheet import PAD, PAD_Y, Sheet
from sopdoc.layout.text.paragraphs import room_for, set_isi, set_kata
from sopdoc.layout.tree import Mark, Paragraph
from sopdoc.model.sop import Alur, Kegiatan
from sopdoc.model.teks import Kata


@dataclass(frozen=True, slots=True)
class FlowRow:
    """One row: texts by column key, symbols, and the least height of the texts (EMU)."""

    texts: dict[str, tuple[Paragraph, ...]]
    zone: Zone
    text_height: Emu
    mark: Mark = ""
    lanes: tuple[Mark, ...] = ()     # of the pelaksana cells, where any is marked

    def heights(self, extra: Emu, strip: Emu) -> Heights:
        """Row heights with `extra` room for lines: alone, with one strip for segilima beside its symbols, and with two."""
        return tuple(snap_up(max(self.text_height, self.zone.need + extra + strips * strip)) for strips in range(3))

    def boxes(self, row: int, columns: Columns) -> list[Box]:
        texts = [Box(row, *columns.edges[key], paragraphs, valign="tengah", mark=self.mark) for key, paragraphs in self.texts.items()]
        lanes = self.lanes if self.lanes and not self.mark else (self.mark,) * len(columns.lanes)
        return texts + [Box(row, x0, x1, mark=mark) for (x0, x1), mark in zip(columns.lanes, lanes, strict=True)]


def make_rows(alur: Alur, columns: Columns, gutters: Gutters, sheet: Sheet) -> tuple[FlowRow, ...]:
    alike = widths_with_words(alur, sheet)
    zones = (make_zone(k, alur, columns, gutters, alike, sheet) for k in alur.kegiatan)
    return tuple(_row(k, zone, alur, columns, sheet) for k, zone in zip(alur.kegiatan, zones, strict=True))


def _row(kegiatan: Kegiatan, zone: Zone, alur: Alur, columns: Columns, sheet: Sheet) -> FlowRow:
    texts = {key: _text(kegiatan, key, x1 - x0 - 2 * PAD, sheet) for key, (x0, x1) in columns.edges.items()}
    tall = max(room_for(paragraphs) for paragraphs in texts.values())
    return FlowRow(texts, zone, tall + 2 * PAD_Y, kegiatan.tanda, _lane_marks(kegiatan, alur))


def _lane_marks(kegiatan: Kegiatan, alur: Alur) -> tuple[Mark, ...]:
    """Per pelaksana whether a symbol came here, or one went; nothing where neither happened."""
    came = {simbol.pelaksana for simbol in kegiatan.simbol if simbol.tanda}
    marks: tuple[Mark, ...] = tuple("baru" if p.kunci in came else "lama" if p.kunci in kegiatan.bekas else "" for p in alur.pelaksana)
    return marks if any(marks) else ()


def _text(kegiatan: Kegiatan, key: str, width: Emu, sheet: Sheet) -> tuple[Paragraph, ...]:
    if key == "nomor kegiatan":
        return (set_kata((Kata(nomor_text(kegiatan), tanda=kegiatan.tanda),), width, PART, sheet, align="tengah"),)
    isi = isi_of(kegiatan, key)
    return set_isi(isi, width, PART, sheet, "tengah" if key in CENTRED or isi.polos in NOTHING else "kiri")
