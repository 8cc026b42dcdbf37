"""Sop → the pages of its lampiran after the flow, each beginning on a page of its own.

            Lampiran 2: Formulir Peminjaman             its title
    Diisi oleh peminjam dengan huruf kapital.           isi
    Nama        : ____________________________          isian
    ┌─────┬───────────────┬──────────────────┐          kolom, baris, kosong; overleaf under title and header again
    │ No. │ Barang        │ Tanggal kembali  │
    ├─────┼───────────────┼──────────────────┤
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from sopdoc.diagnostics import Report
from sopdoc.geometry import Emu, Rect, mm, pt, snap, snap_up
from sopdoc.layout.attached import pictures_of
from sopdoc.layout.grid import Box, BoxRow
from sopdoc.layout.picture import Picture, cleared
from sopdoc.layout.prose.columns import Column, edges_between
from sopdoc.layout.prose.flow import Flow, OpenPage, TextCell, TextRow, row_height
from sopdoc.layout.prose.page import Setter
from sopdoc.layout.sheet import PAD, PAD_Y, Sheet
from sopdoc.layout.text.measure import natural_width, widest_word
from sopdoc.layout.text.paragraphs import gap, indent_of, room_for, runs_of, set_isi, set_plain, stack_height
from sopdoc.layout.tree import Align, Paragraph
from sopdoc.layout.watermark import watermark_of
from sopdoc.model.lampiran import Baris, Berkas, Lampiran, Tabel
from sopdoc.model.sop import Sop
from sopdoc.model.teks import Isi, berangkai, kata_of

TITLE, TEXT, HEAD, CELL = "judul", "identitas", "kepala", "alur"      # parts of the sheet whose type sizes the lampiran has
BELOW: Emu = snap(pt(8))           # free ground under the title and between the parts
LINE: Emu = snap_up(mm(8))         # a line to write on, and an empty row
SMALLEST = 0.3                     # of the body's height: less room is none for a picture
USUAL_DPI = 96                     # what a picture that does not fill the page is printed with
BRIEF: Emu = pt(30)                # a column without a wider text needs no more room
TO_WRITE: Emu = snap(mm(12))       # of an empty column: a number written by hand
LITTLE = frozenset({               # titles over what takes no more than that
    "no", "nomor", "urut", "ya", "tidak", "ada", "baik", "rusak", "ringan", "berat", "sesuai", "lengkap", "cek", "nilai", "skor", "bobot",
    "jumlah", "jml", "volume", "vol", "satuan", "l", "p",
})
_WORD = re.compile(r"[^\W\d_]{3}")
LABELS = 0.4                       # most of the width for what stands before lines


@dataclass(frozen=True, slots=True)
class LampiranPart:
    """A lampiran with its pages, in the order of the definition."""

    title: str
    pages: tuple[OpenPage, ...]


def title_of(number: int, lampiran: Lampiran, sheet: Sheet) -> str:
    """"Lampiran 2: Formulir Peminjaman"."""
    return berangkai(sheet.label("lampiran"), f" {number}: ", lampiran.judul)


def lay_lampiran(sop: Sop, sheet: Sheet, report: Report) -> tuple[LampiranPart, ...]:
    """All of them; SOP410 for a title or a table's header that leaves no room for anything else."""
    behind = any(one.berkas for one in sop.lampiran) and watermark_of(sop, sheet) is not None
    writers = (_Writer(number, one, sheet, report, behind) for number, one in enumerate(sop.lampiran, 1))
    return tuple(LampiranPart(str(writer.title), writer.pages()) for writer in writers)


class _Writer:
    """Fills the pages of one lampiran; `behind` its pictures a watermark is to be seen."""

    def __init__(self, number: int, lampiran: Lampiran, sheet: Sheet, report: Report, behind: bool) -> None:
        self.lampiran, self.sheet, self.report, self.behind = lampiran, sheet, report, behind
        self.title = title_of(number, lampiran, sheet)
        self.flow = Flow(Setter(sheet))

    def pages(self) -> tuple[OpenPage, ...]:
        lampiran, flow = self.lampiran, self.flow
        self.demand_room(stack_height(self.heading(later=True)))
        flow.heading(self.heading())
        self.text(lampiran.isi)
        if lampiran.isian:
            self.fields(lampiran.isian)
        if lampiran.tabel:
            self.table(lampiran.tabel)
        if lampiran.berkas:
            self.pictures(lampiran.berkas)
        if lampiran.catatan:
            self.text(lampiran.catatan, BELOW)
        return tuple(flow.pages)

    def demand_room(self, above: Emu) -> None:
        """What stands over everything else leaves at least half of a page (SOP410)."""
        if above > self.sheet.body.h // 2:
            hint = "ringkaskan judul lampiran dan judul kolomnya, atau kurangi kolomnya"
            message = "judul dan kepala tabel lampiran lebih tinggi daripada setengah halaman"
            self.report.galat("SOP410", message, self.lampiran.span, hint=hint)

    def heading(self, later: bool = False) -> tuple[Paragraph, ...]:
        text = berangkai(self.title, f" {self.sheet.label('lanjutan')}") if later else self.title
        return set_plain(text, self.sheet.body.w, TITLE, self.sheet, tebal=True, align="tengah"), gap(BELOW)

    def text(self, isi: Isi, above: Emu = 0) -> None:
        """Paragraphs, and free ground under them."""
        paragraphs = set_isi(isi, self.sheet.body.w, TEXT, self.sheet, before=above)
        if paragraphs:
            self.flow.text((*paragraphs, gap(BELOW)))

    def fields(self, isian: tuple[str, ...]) -> None:
        """Words, a colon, and a line as long as the page is wide."""
        body, sheet = self.sheet.body, self.sheet
        widest = max(natural_width(runs_of(kata_of(text), TEXT, sheet), sheet.fonts) for text in isian)
        colon = natural_width((sheet.run(":", TEXT),), sheet.fonts) + 2 * PAD
        first = snap_up(body.x + min(widest + 2 * PAD + pt(4), round(LABELS * body.w)))
        edges = (body.x, first, snap_up(first + colon), body.right)
        rows = [self.field(text, edges, number) for number, text in enumerate(isian)]
        self.flow.table(edges, (), rows, f"{self.title} (isian)")
        self.flow.text((gap(BELOW),))

    def field(self, text: str, edges: tuple[Emu, ...], number: int) -> TextRow:
        words = set_plain(text, edges[1] - edges[0] - 2 * PAD, TEXT, self.sheet, before=PAD_Y)
        colon = set_plain(":", edges[2] - edges[1] - 2 * PAD, TEXT, self.sheet, before=PAD_Y)
        line = TextCell(borders=("atas", "bawah") if number else ("bawah",))
        row = TextRow((TextCell((words,), borders=()), TextCell((colon,), borders=()), line), height=LINE)
        lower = max(0, row_height(row) - row_height(TextRow(row.cells)))       # the words stand on the line
        return TextRow(tuple(_lowered(cell, lower) for cell in row.cells), height=LINE)

    def table(self, tabel: Tabel) -> None:
        """The table under its header, overleaf under the title too."""
        columns = [self.column(text, _sel(tabel, number)) for number, text in enumerate(tabel.kolom)]
        edges = edges_between(self.sheet.body.x, self.sheet.body.right, columns)
        head = TextRow(tuple(
            TextCell((set_plain(text, edges[i + 1] - edges[i] - 2 * PAD, HEAD, self.sheet, tebal=True, align="tengah", before=PAD_Y),),
                     fill=self.sheet.profile.isian_kepala, valign="tengah")
            for i, text in enumerate(tabel.kolom)
        ))
        self.demand_room(row_height(head) + stack_height(self.heading(later=True)))
        middle = [column.brief and _is_value(_sel(tabel, number)) for number, column in enumerate(columns)]
        rows = [self.row(baris, edges, middle) for baris in tabel.baris]
        rows += [TextRow((TextCell(),) * len(tabel.kolom), height=LINE)] * tabel.kosong
        self.flow.table(edges, (head,), rows, str(self.title), again=self.heading(later=True))

    def column(self, title: str, sel: list[Isi]) -> Column:
        """What its words need beside a marker and what is free around them."""
        fonts, head = self.sheet.fonts, runs_of(kata_of(title), HEAD, self.sheet, tebal=True)
        lines = [runs_of(blok.kata, CELL, self.sheet) for isi in sel for blok in isi.blok]
        around = 2 * PAD + pt(2) + max((indent_of(isi, CELL, self.sheet) for isi in sel), default=0)
        least = max(widest_word(runs, fonts) for runs in (head, *lines))
        wanted = max(natural_width(runs, fonts) for runs in (head, *lines))
        if not lines:
            return Column(least + around, max(wanted + around, TO_WRITE), _asks_little(title))
        return Column(least + around, wanted + around, all(natural_width(runs, fonts) <= BRIEF for runs in lines))

    def pictures(self, berkas: Berkas) -> None:
        """A picture where there is room for it; of a PDF each page as large as can be, on a page of its own."""
        shown = [cleared(one) if self.behind else one for one in pictures_of(berkas, self.report)]
        for number, picture in enumerate(shown, 1):
            if number > 1 or self.flow.room < SMALLEST * self.sheet.body.h:
                self.flow.new_page()
                self.flow.heading(self.heading(later=True), again=True)
            words = berkas.alternatif if len(shown) == 1 else f"{berkas.alternatif} (bagian {number} dari {len(shown)})"
            self.picture(picture, words, berkas.jenis == "pdf", self.below() if number == len(shown) else 0)

    def below(self) -> Emu:
        """Room for a short text under the last picture, which would else stand alone overleaf."""
        height = room_for(set_isi(self.lampiran.catatan, self.sheet.body.w, TEXT, self.sheet, before=BELOW)) + BELOW
        return height if height < (1 - SMALLEST) * self.flow.room else 0

    def picture(self, picture: Picture, words: str, whole: bool, below: Emu) -> None:
        """In the middle of the page, hung in a cell without lines as the cover's logo is; `whole`: larger than it says it is."""
        flow, body = self.flow, self.sheet.body
        room = flow.room - below - 2 * PAD_Y
        scale = min(body.w / picture.width, room / picture.height, room if whole else pt(72) / USUAL_DPI)
        width, height = max(1, round(picture.width * scale)), max(1, round(picture.height * scale))
        at = Rect((body.w - width) // 2, PAD_Y, width, height)
        box = Box(0, body.x, body.right, borders=(), picture=picture, picture_at=at, picture_words=words)
        flow.hang((BoxRow((box,), snap_up(height + PAD_Y)),), str(self.title))

    def row(self, baris: Baris, edges: tuple[Emu, ...], middle: list[bool]) -> TextRow:
        """A row as wide as the table stays on the page of the next one: it says what stands under it.  `middle`: by column."""
        if baris.penuh:
            words = self.cell(_bold(baris.sel[0]), edges[-1] - edges[0], "kiri")
            return TextRow((TextCell(words, len(edges) - 1, self.sheet.profile.isian_kepala, head="baris"),), keep=True)
        sel = (*baris.sel, *(Isi() for _ in range(len(edges) - 1 - len(baris.sel))))
        cells = (self.cell(isi, edges[i + 1] - edges[i], "tengah" if middle[i] else "kiri") for i, isi in enumerate(sel))
        return TextRow(tuple(TextCell(paragraphs) for paragraphs in cells), height=0 if any(baris.sel) else LINE)

    def cell(self, isi: Isi, width: Emu, align: Align) -> tuple[Paragraph, ...]:
        return set_isi(isi, width - 2 * PAD, CELL, self.sheet, align, PAD_Y) if isi else ()


def _is_value(sel: list[Isi]) -> bool:
    """Numbers, ticks, and codes: texts without a word, or of a number and its unit."""
    return not any(_WORD.search(blok.polos) and not any(map(str.isdigit, blok.polos)) for isi in sel for blok in isi.blok)


def _asks_little(title: str) -> bool:
    """Is a column without words, by its title, for a tick or a number to be written in?"""
    return all(word in LITTLE for word in re.findall(r"\w+", title.casefold()))


def _sel(tabel: Tabel, column: int) -> list[Isi]:
    """What stands in a column."""
    return [baris.sel[column] for baris in tabel.baris if not baris.penuh and column < len(baris.sel)]


def _lowered(cell: TextCell, by: Emu) -> TextCell:
    return replace(cell, paragraphs=tuple(replace(p, before=p.before + (by if n == 0 else 0)) for n, p in enumerate(cell.paragraphs)))


def _bold(isi: Isi) -> Isi:
    return replace(isi, blok=tuple(replace(blok, kata=tuple(replace(k, tebal=True) for k in blok.kata)) for blok in isi.blok))
