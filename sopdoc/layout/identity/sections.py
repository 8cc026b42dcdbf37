"""The sections of an identity sheet (dasar hukum, kualifikasi …) → bands that may be cut between two pages.

    ┌ Dasar Hukum ─────────────┬ Kualifikasi Pelaksana ───┐   one band: a row of titles and a row of contents;
    │ 1. …                     │ 1. …          4. …       │   a content may run in columns; a band that does not fit
    └──────────────────────────┴──────────────────────────┘   is cut between items, titles repeated with "(lanjutan)"

    ┌ Dasar Hukum ────────────────────────────────────────┐   a long section beside a short one that does not fit: both
    │ 1. …                      14. …                     │   over the whole width, the long one in columns; so is what
    ├ Kualifikasi Pelaksana ──────────────────────────────┤   goes on overleaf when its neighbour has ended
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from sopdoc.geometry import Emu, snap, snap_up
from sopdoc.layout.grid import ALL_SIDES, Box, Side
from sopdoc.layout.sheet import PAD, Sheet
from sopdoc.layout.text.paragraphs import room_for, set_isi, set_plain
from sopdoc.layout.tree import Head, Paragraph
from sopdoc.model.teks import Isi, berangkai

PART = "identitas"
LOPSIDED = 2          # times as high as its neighbour: such a section leaves half a page empty
MANY = 6              # items that look well in two columns
ALONE = 1             # an item that looks forgotten


@dataclass(frozen=True, slots=True)
class Section:
    """One section between two edges: its title and what it says, both also as paragraphs, already broken to their widths; `pad` is
    the free ground above and below either.

    `content_x` is where the contents begin: at `x0` under the title, or right of it in one row (the SPO form).
    """

    title: str
    isi: Isi
    x0: Emu
    content_x: Emu
    x1: Emu
    heading: Paragraph
    paragraphs: tuple[Paragraph, ...]
    columns: int
    pad: Emu

    @property
    def beside(self) -> bool:
        return self.content_x > self.x0

    @property
    def heading_end(self) -> Emu:
        """The right edge of its title."""
        return _heading_end(self.x0, self.content_x, self.x1)

    def column_edges(self) -> tuple[Emu, ...]:
        step = (self.x1 - self.content_x) / self.columns
        return (*(snap(round(self.content_x + i * step)) for i in range(self.columns)), self.x1)

    def split(self, count: int) -> tuple[Section, Section]:
        """The first `count` paragraphs, and the rest."""
        blok, paragraphs = self.isi.blok, self.paragraphs
        return (
            replace(self, isi=replace(self.isi, blok=blok[:count]), paragraphs=paragraphs[:count]),
            replace(self, isi=replace(self.isi, blok=blok[count:]), paragraphs=paragraphs[count:]),
        )


Band = tuple[Section, ...]      # sections beside each other


def make_section(title: str, isi: Isi, x0: Emu, content_x: Emu, x1: Emu, sheet: Sheet) -> Section:
    """In as many columns as it asks for; where lists are `paired`, in two if no item takes more than a line of them."""
    if sheet.paired and may_be_paired(isi):
        paired = _in_columns(2, title, isi, x0, content_x, x1, sheet)
        if all(len(paragraph.lines) == 1 for paragraph in paired.paragraphs):
            return paired
    return _in_columns(max(1, isi.kolom), title, isi, x0, content_x, x1, sheet)


def may_be_paired(isi: Isi) -> bool:
    """Has it enough items for two columns, at a glance?"""
    return isi.kolom <= 1 and len(isi.blok) >= MANY


def _in_columns(columns: int, title: str, isi: Isi, x0: Emu, content_x: Emu, x1: Emu, sheet: Sheet) -> Section:
    width = (x1 - content_x) // columns - 2 * PAD
    heading = _heading(title, x0, _heading_end(x0, content_x, x1), sheet)
    return Section(title, isi, x0, content_x, x1, heading, set_isi(isi, width, PART, sheet, before=sheet.pad_y), columns, sheet.pad_y)


def _heading_end(x0: Emu, content_x: Emu, x1: Emu) -> Emu:
    return content_x if content_x > x0 else x1


def _heading(text: str, x0: Emu, x1: Emu, sheet: Sheet) -> Paragraph:
    return set_plain(text, x1 - x0 - 2 * PAD, PART, sheet, tebal=True, before=sheet.pad_y)


def widened(section: Section, sheet: Sheet, columns: int) -> Section:
    """The section over the whole width, its title above."""
    body = sheet.body
    return make_section(section.title, replace(section.isi, kolom=columns), body.x, body.x, body.right, sheet)


def spread(sections: Band, sheet: Sheet) -> Band:
    """Neighbours over the whole width, to stand under each other, where one is much longer than the rest; () elsewhere."""
    heights = sorted(map(content_height, sections))
    if len(sections) == 1 or heights[-1] < LOPSIDED * heights[-2]:
        return ()
    return tuple(widened(s, sheet, max(s.isi.kolom, 2) if len(s.isi.blok) >= MANY else s.isi.kolom) for s in sections)


def go_on(sections: Band, sheet: Sheet) -> Band:
    """What is left of a band overleaf, under titles that say so: a section whose neighbour has ended takes the whole width."""
    left = tuple(s for s in sections if s.paragraphs)
    band = (widened(left[0], sheet, left[0].isi.kolom),) if len(left) == 1 < len(sections) else sections
    lanjutan = f" {sheet.label('lanjutan')}"
    return tuple(replace(s, heading=_heading(berangkai(s.title, lanjutan), s.x0, s.heading_end, sheet)) for s in band)


def columns_of(section: Section) -> tuple[tuple[Paragraph, ...], ...]:
    """The paragraphs dealt out column by column, the first ones the longer, with free space above each column."""
    return tuple(_padded(column, section.pad) for column in _dealt(section))


def _dealt(section: Section) -> list[tuple[Paragraph, ...]]:
    per = -(-len(section.paragraphs) // section.columns) or 1
    return [section.paragraphs[i * per:(i + 1) * per] for i in range(section.columns)]


def _padded(paragraphs: tuple[Paragraph, ...], pad: Emu) -> tuple[Paragraph, ...]:
    """Free space above the first paragraph (Word has no top padding here)."""
    if not paragraphs or paragraphs[0].before == pad:
        return paragraphs
    return (replace(paragraphs[0], before=pad), *paragraphs[1:])


def content_height(section: Section) -> Emu:
    return max(room_for(column) - (column[0].before if column else section.pad) for column in _dealt(section)) + 2 * section.pad


def title_height(sections: Band) -> Emu:
    """Height of the row of titles, 0 where they stand beside the contents."""
    return 0 if sections[0].beside else _titles_height(sections)


def _titles_height(sections: Band) -> Emu:
    return snap_up(max(s.heading.height + s.pad for s in sections))


def band_heights(sections: Band, sheet: Sheet) -> list[Emu]:
    """Heights of its rows: titles, and contents under them, or both in one; an empty section still shows a line of space."""
    titles = _titles_height(sections)
    beside = sections[0].beside
    contents = snap_up(max(*map(content_height, sections), sheet.profile.huruf.ukuran[PART] * 2, titles if beside else 0))
    return [contents] if beside else [titles, contents]


def cut(sections: Band, room: Emu, movable: bool) -> tuple[Band, Band] | None:
    """As many items of each section as fit into `room`, and the rest; None when not one item fits anywhere.

    `movable`: the sections may stand on the next page as a whole, which is better than one item of them alone there, or here.
    """
    parts = [s.split(_fitting(s, room)) for s in sections]
    head, rest = tuple(p[0] for p in parts), tuple(p[1] for p in parts)
    least = ALONE if movable else 0
    if not any(s.paragraphs for s in head) or any(max(len(s.paragraphs) for s in part) <= least for part in (head, rest)):
        return None
    return head, rest


def _fitting(section: Section, room: Emu) -> int:
    """How many items fit; one fewer where the last one would stand alone overleaf."""
    count = len(section.paragraphs)
    while count and content_height(section.split(count)[0]) > room:
        count -= 1
    return count - (count > ALONE and len(section.paragraphs) - count == ALONE)


def band_boxes(sections: Band, row: int, sheet: Sheet) -> list[Box]:
    """Its cells: titles in row `row` and contents under them, or both in one row."""
    boxes = []
    under = 0 if sections[0].beside else 1
    for section in sections:
        head: Head = "baris" if section.beside else "kolom"
        boxes.append(Box(row, section.x0, section.heading_end, (section.heading,), fill=sheet.profile.isian_kepala, head=head))
        boxes += content_boxes(section, row + under)
    return boxes


def content_boxes(section: Section, row: int) -> list[Box]:
    """A cell per column, ruled only around the whole section."""
    edges, dealt = section.column_edges(), columns_of(section)
    boxes = []
    for index, paragraphs in enumerate(dealt):
        hidden = {side for side, hide in (("kiri", index > 0), ("kanan", index < section.columns - 1)) if hide}
        borders: tuple[Side, ...] = tuple(side for side in ALL_SIDES if side not in hidden)
        boxes.append(Box(row, edges[index], edges[index + 1], paragraphs, borders=borders))
    return boxes
