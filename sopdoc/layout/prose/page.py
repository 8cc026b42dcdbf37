"""Pages of prose, the book's own and others: upright paper, margins for binding, type sizes, a setter that breaks no words twice."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from sopdoc.geometry import Emu, Size, mm, pt, snap
from sopdoc.layout.sheet import PAD, PAD_Y, Sheet, make_sheet
from sopdoc.layout.text.fonts import FontSet
from sopdoc.layout.text.measure import set_paragraph
from sopdoc.layout.text.paragraphs import set_isi
from sopdoc.layout.tree import Align, Paragraph, Run
from sopdoc.model.teks import Isi
from sopdoc.profile.profile import Margin, Profile

TEPI = Margin(atas=mm(25), bawah=mm(22), kiri=mm(30), kanan=mm(20))     # naskah dinas: left 3 cm, where the book is bound
UKURAN: dict[str, Emu] = {
    "sampul": pt(22), "sampul kecil": pt(14), "bab": pt(13), "isi": pt(11), "tabel": pt(9), "sempit": pt(7.5), "berjalan": pt(8),
}
REMEMBERED = 20_000  # paragraphs, 30 MB: those of a book of 800 SOPs


@dataclass(frozen=True, slots=True)
class Setter:
    """Sets words on a sheet; `known` remembers paragraphs, since the book is laid out more than once."""

    sheet: Sheet
    known: dict[tuple[object, ...], Paragraph] = field(default_factory=dict)

    @property
    def width(self) -> Emu:
        return self.sheet.body.w

    def run(self, text: str, part: str = "tabel", link: str = "", tebal: bool = False, miring: bool = False) -> Run:
        return Run(text, self.sheet.style(part, tebal, miring), link)

    def paragraph(self, runs: tuple[Run, ...], width: Emu, align: Align = "kiri", before: Emu = 0, indent: Emu = 0) -> Paragraph:
        key = (runs, width, align, before, indent)
        found = self.known.get(key)
        if found is None:
            found = set_paragraph(runs, width, self.sheet.fonts, align, before, indent)
            if len(self.known) < REMEMBERED:
                self.known[key] = found
        return found

    def line(
        self, text: str, part: str, width: Emu | None = None, align: Align = "kiri", before: Emu = 0, tebal: bool = False,
    ) -> Paragraph:
        return self.paragraph((self.run(text, part, tebal=tebal),), self.width if width is None else width, align, before)

    def isi(self, isi: Isi, width: Emu | None = None, part: str = "isi") -> tuple[Paragraph, ...]:
        """A text's paragraphs with space between them; list items stand closer."""
        found = set_isi(isi, self.width if width is None else width, part, self.sheet)
        wide, close = snap(UKURAN[part] // 2), snap(UKURAN[part] // 4)
        return tuple(replace(p, before=(close if p.marker else wide) if number else 0) for number, p in enumerate(found))

    def cell(self, runs: tuple[Run, ...], width: Emu, align: Align = "kiri") -> tuple[Paragraph, ...]:
        """What stands in a table cell `width` wide."""
        return (self.paragraph(runs, width - 2 * PAD, align, PAD_Y),)


def make_setter(profile: Profile, fonts: FontSet) -> Setter:
    """The profile's paper upright, with the book's margins and sizes."""
    short, long = sorted((profile.kertas.w, profile.kertas.h))
    huruf = replace(profile.huruf, ukuran={**profile.huruf.ukuran, **UKURAN})
    margin = replace(TEPI, pita=profile.margin.pita)
    return Setter(make_sheet(replace(profile, kertas=Size(short, long), margin=margin, huruf=huruf), fonts))
