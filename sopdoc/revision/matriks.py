"""Comparison → the pages of the Matriks Perubahan, on the agency's paper and in its fonts.

    KOP, MATRIKS PERUBAHAN, name, number and versions of the SOP
    ┌────┬──────────┬───────────┬───────────┬────────┐
    │ No.│ Bagian   │ Semula    │ Menjadi   │ Alasan │   header and reason again on every page
    ├────┼──────────┼───────────┼───────────┼────────┤
    ├────┼──────────┼───────────┼───────────┤        │   words that differ: struck out, underlined
    └────┴──────────┴───────────┴───────────┴────────┘
                                     the official who signs
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from sopdoc.diagnostics import Report
from sopdoc.geometry import Emu, Rect, pt, snap
from sopdoc.layout.engine import Sheets
from sopdoc.layout.identity.jangkar import for_ink, has_stray_anchor, signature_fields
from sopdoc.layout.identity.signature import sign_column, signature
from sopdoc.layout.marks import decorated_paragraph
from sopdoc.layout.prose.feet import page_count
from sopdoc.layout.prose.flow import Flow, TextCell, TextRow, row_height
from sopdoc.layout.prose.page import UKURAN, Setter
from sopdoc.layout.prose.tables import head_row
from sopdoc.layout.sheet import PAD, PAD_Y, make_sheet
from sopdoc.layout.text.font_choice import load_fonts
from sopdoc.layout.text.paragraphs import gap, room_for, set_isi
from sopdoc.layout.tree import Layout, Page, Paragraph, Table
from sopdoc.model.teks import Blok, Isi, Kata
from sopdoc.naskah import Naskah
from sopdoc.profile.profile import Profile
from sopdoc.revision.compare import Comparison
from sopdoc.revision.perubahan import Jenis, Perubahan
from sopdoc.revision.tree import as_isi
from sopdoc.revision.versions import name_of

JUDUL = "MATRIKS PERUBAHAN"
NAME = "Matriks Perubahan"
TITLES = ("No.", "Bagian", "Semula", "Menjadi", "Alasan")
NUMBER_W: Emu = snap(pt(24))        # of the first column; the others share the rest
SHARES = (40, 84, 84, 54)
HEAD_SHARES = (0.13, 0.015)        # of the width: labels and colons above the table
ABOVE_SIGN: Emu = pt(14)
MOST_PASSES = 3                    # a first row made higher may push the last one overleaf
PART = "tabel"
NOTHING = "Tidak ada perubahan."
ABSENT = {Jenis.TAMBAH: "(belum ada)", Jenis.HAPUS: "(dihapus)"}
DOTS = "……………………"
SEE_FIRST = "Lihat halaman 1."
HALAMAN = "Halaman {x} dari {y}"


@dataclass(frozen=True, slots=True)
class Matriks:
    """What the matrix shows; `alasan` is why, for all changes together."""

    old: Naskah
    new: Naskah
    comparison: Comparison
    alasan: str = ""


def lay_matriks(matriks: Matriks, report: Report) -> Sheets:
    """The finished pages, in the new version's profile; nothing is routed on them.

    What a signing service looks for stands where the field is, and nowhere else; a change that has the same character in its
    words is no fault of the matrix, which is then signed in ink (SOP577).
    """
    profile, sop = matriks.new.profile, matriks.new.sop
    layout = _laid(matriks, profile, report)
    if has_stray_anchor(layout, profile.tanda_tangan):
        message = f'"{profile.tanda_tangan.jangkar}" ada di perubahan ini: matriksnya disusun tanpa tempat tanda tangan elektronik'
        hint = "tandatangani matriks ini dengan pena, atau pilih jangkar lain: `tanda tangan: {cara: tte, jangkar: …}`"
        report.peringatan("SOP577", message, sop.span, hint=hint)
        layout = _laid(matriks, for_ink(profile), report)
    return Sheets(layout, ())


def _laid(matriks: Matriks, profile: Profile, report: Report) -> Layout:
    sop = matriks.new.sop
    fonts = load_fonts(profile.huruf.nama, profile.huruf.berkas, sop.span, report)
    huruf = replace(profile.huruf, ukuran={**UKURAN, **profile.huruf.ukuran})
    setter = Setter(make_sheet(replace(profile, huruf=huruf), fonts))
    flow = _filled(matriks, setter)
    layout = flow.layout(f"Matriks Perubahan {sop.identitas.nama}")
    layout = replace(layout, author=", ".join(_kop(matriks)), subject=f"{name_of(matriks.old)} menjadi {name_of(matriks.new)}")
    return replace(layout, pages=tuple(_finished(page, len(layout.pages), matriks, setter) for page in layout.pages))


def _filled(matriks: Matriks, setter: Setter) -> Flow:
    """The pages; the last row goes along with a signature that would stand alone, the first is high where the reason needs it."""
    rows, sign = _rows(matriks, setter), _signature(matriks, setter)
    held, high = 0, 0
    for _ in range(MOST_PASSES):
        flow = Flow(setter)
        _head(matriks, flow)
        _table([replace(rows[0], height=high), *rows[1:]] if rows else [], held, flow)
        short = _lacking(flow, matriks.alasan) if rows else 0
        lonely = not held and len(rows) > 1 and not flow.has_room(sign, ABOVE_SIGN)
        if not short and not lonely:
            break
        held, high = (1 if lonely else held), high + short + (row_height(rows[0]) if short and not high else 0)
    flow.together(sign, sign_column(setter.width).left, ABOVE_SIGN, on_top=ABOVE_SIGN)
    return flow


def _kop(matriks: Matriks) -> tuple[str, ...]:
    sop = matriks.new.sop
    return (*sop.instansi.kop, *(sop.identitas.unit or sop.instansi.unit))


def _head(matriks: Matriks, flow: Flow) -> None:
    setter, identitas, label = flow.setter, matriks.new.sop.identitas, flow.setter.sheet.label
    flow.text(setter.line(text, "isi", align="tengah", tebal=True) for text in _kop(matriks))
    flow.space(pt(8))
    flow.title(JUDUL, after=snap(pt(6)))
    body = flow.body
    edges = [body.x, *(snap(round(body.x + body.w * share)) for share in (HEAD_SHARES[0], sum(HEAD_SHARES))), body.right]
    lines = (
        (label("nama"), identitas.nama), (label("nomor"), identitas.nomor),
        ("Semula", name_of(matriks.old)), ("Menjadi", name_of(matriks.new)),
    )
    widths = [right - left for left, right in pairwise(edges)]
    rows = [
        tuple(TextCell(_words(as_isi(text), width, setter), borders=()) for text, width in zip((name, ":", value), widths, strict=True))
        for name, value in lines
    ]
    flow.table(edges, (), [TextRow(row, keep=True) for row in rows], "Versi")
    flow.text((gap(snap(pt(8))),))


def _rows(matriks: Matriks, setter: Setter) -> list[TextRow]:
    edges = _edges(setter)
    return [_row(number, p, edges, setter) for number, p in enumerate(matriks.comparison.perubahan, 1)]


def _edges(setter: Setter) -> tuple[Emu, ...]:
    body, total = setter.sheet.body, sum(SHARES)
    left = body.x + NUMBER_W
    inner = (snap(round(left + (body.right - left) * sum(SHARES[:count]) / total)) for count in range(1, len(SHARES)))
    return (body.x, left, *inner, body.right)


def _table(rows: Sequence[TextRow], held: int, flow: Flow) -> None:
    """All rows; the last `held` of them on a page of their own."""
    edges = _edges(flow.setter)
    head = (head_row(flow.setter, TITLES, edges),)
    if not rows:
        flow.text((flow.setter.line(NOTHING, "isi"),))
        return
    flow.table(edges, head, rows[:len(rows) - held], NAME)
    if held:
        flow.new_page()
        flow.table(edges, head, rows[len(rows) - held:], NAME)


def _lacking(flow: Flow, alasan: str) -> Emu:
    """How much higher the first page's rows must be for the reason beside them."""
    table = next(b for page in flow.pages for b in page.blocks if isinstance(b, Table) and b.name == NAME)
    body = sum(row.height for row in table.rows if not row.header)
    return max(0, room_for(_words(as_isi(alasan), table.edges[-1] - table.edges[-2], flow.setter)) - body)


def _row(number: int, p: Perubahan, edges: Sequence[Emu], setter: Setter) -> TextRow:
    """The last cell stays empty: the reason will stand beside all rows of a page."""
    jenis = Blok((Kata(p.jenis.value, miring=True),))
    contents = (
        as_isi(f"{number}."), Isi((Blok((Kata(p.bagian),)), jenis)),
        p.semula or _absent(p, Jenis.TAMBAH), p.menjadi or _absent(p, Jenis.HAPUS), Isi(),
    )
    return TextRow(tuple(TextCell(_words(isi, edges[i + 1] - edges[i], setter)) for i, isi in enumerate(contents)))


def _absent(p: Perubahan, jenis: Jenis) -> Isi:
    return Isi((Blok((Kata(ABSENT[p.jenis] if p.jenis is jenis else "(kosong)", miring=True),)),))


def _words(isi: Isi, width: Emu, setter: Setter) -> tuple[Paragraph, ...]:
    """What stands in a cell, with changed words in plain formatting: the matrix is a finished document."""
    set_ = set_isi(isi, width - 2 * PAD, PART, setter.sheet)
    return tuple(decorated_paragraph(replace(p, before=PAD_Y if index == 0 else 0)) for index, p in enumerate(set_))


def _signature(matriks: Matriks, setter: Setter) -> tuple[Paragraph, ...]:
    """Place and date to be filled in, and the official who signs the sheet."""
    sop, width = matriks.new.sop, sign_column(setter.width).width
    place = setter.line(f"{sop.instansi.tempat or DOTS}, {DOTS}", PART, width, "tengah")
    return (place, *signature(sop.identitas.disahkan_oleh, width, PART, setter.sheet))


def _finished(page: Page, total: int, matriks: Matriks, setter: Setter) -> Page:
    blocks = tuple(_joined(b, matriks.alasan, setter) if isinstance(b, Table) and b.name == NAME else b for b in page.blocks)
    fields = signature_fields(blocks, matriks.new.sop, NAME)
    footer = page_count(setter.sheet.profile.halaman or HALAMAN, page.number, total, setter.sheet)
    return replace(page, blocks=blocks, footer=footer, fields=fields)


def _joined(table: Table, alasan: str, setter: Setter) -> Table:
    """The cells of the last column as one, with the reason in it, or the way to it where it has no room."""
    column = len(table.edges) - 2
    spanned = [cell for cell in table.cells if cell.column == column and not table.rows[cell.row].header]
    first, last = spanned[0], spanned[-1]
    rect = Rect(first.rect.x, first.rect.y, first.rect.w, last.rect.bottom - first.rect.y)
    words = _words(as_isi(alasan), rect.w, setter)
    if room_for(words) > rect.h:
        words = _words(as_isi(SEE_FIRST), rect.w, setter)
    whole = replace(first, rect=rect, paragraphs=words, row_span=len(spanned))
    return replace(table, cells=tuple(whole if cell is first else cell for cell in table.cells if cell is first or cell not in spanned))
