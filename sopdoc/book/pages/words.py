"""Parts of plain words: kata pengantar, lembar pengesahan, penjelasan."""

from __future__ import annotations

from collections.abc import Sequence

from sopdoc.book.definition import PENJELASAN, BarisPengesahan
from sopdoc.book.pages.context import Context
from sopdoc.book.pages.decision import DOTS
from sopdoc.geometry import Emu, mm, pt, snap
from sopdoc.layout.identity.head import print_date
from sopdoc.layout.identity.signature import sign_column, signature
from sopdoc.layout.prose.flow import Flow, TextCell, TextRow, edges_of
from sopdoc.layout.prose.tables import head_row
from sopdoc.layout.tree import Layout

JUDUL_PENJELASAN = {"ruang lingkup": "A. Ruang Lingkup", "ringkasan": "B. Ringkasan", "definisi": "C. Definisi"}
SHARES = (34, 66, 40, 42)
TITLES = ("", "Jabatan dan Nama", "Tanda Tangan", "Tanggal")
ABOVE_SIGN: Emu = pt(18)
ROOM: Emu = mm(26)             # for a wet signature


def preface(context: Context) -> Layout:
    """Kata pengantar, with the place, the year and the head's name under it."""
    setter, flow = context.setter, Flow(context.setter)
    flow.title("KATA PENGANTAR")
    flow.text(setter.isi(context.isi("kata pengantar")))
    keputusan, column = context.book.keputusan, sign_column(flow.body.w, "pengantar")
    date = print_date(keputusan.tanggal).strip("\u00a0") or f"{DOTS} {context.book.tahun}".strip()
    place = ", ".join(text for text in (keputusan.tempat or context.book.instansi.tempat, date) if text)
    signed = signature(keputusan.pejabat, column.width, "isi", setter.sheet, before=snap(pt(4)))
    flow.together((setter.line(place, "isi", column.width, "tengah"), *signed), column.left, ABOVE_SIGN, on_top=ABOVE_SIGN)
    return flow.layout("Kata Pengantar")


def approval(context: Context) -> Layout:
    """Lembar pengesahan: who drew up, examined and approved, with room to sign."""
    setter, flow = context.setter, Flow(context.setter)
    flow.title("LEMBAR PENGESAHAN")
    flow.text(setter.isi(context.wording.isi("pengesahan")))
    flow.space(pt(12))
    edges = edges_of(setter, SHARES)
    rows = [_approval_row(baris, edges, context) for baris in context.book.pengesahan]
    flow.table(edges, (head_row(setter, TITLES, edges),), rows, "Pengesahan")
    return flow.layout("Lembar Pengesahan")


def _approval_row(baris: BarisPengesahan, edges: Sequence[Emu], context: Context) -> TextRow:
    setter, pejabat = context.setter, baris.pejabat
    label, nip = setter.sheet.label, pejabat.nip.cetak() if pejabat.nip else ""
    nomor = [f"{label(key)} {text}" if text else "" for key, text in (("nip", nip), ("nrp", pejabat.nrp))]
    lines = [pejabat.jabatan, pejabat.nama, pejabat.pangkat, *nomor, pejabat.nomor_induk]
    width = edges[2] - edges[1]
    who = tuple(p for n, text in enumerate(lines) if text for p in setter.cell((setter.run(text, tebal=n == 1),), width))
    return TextRow((
        TextCell(setter.cell((setter.run(baris.peran.capitalize(), tebal=True),), edges[1] - edges[0])), TextCell(who), TextCell(),
        TextCell(setter.cell((setter.run(print_date(baris.tanggal)),), edges[4] - edges[3])),
    ), height=ROOM)


def explanation(context: Context) -> Layout:
    """Penjelasan singkat penggunaan: ruang lingkup, ringkasan, definisi."""
    setter, flow = context.setter, Flow(context.setter)
    flow.title("PENJELASAN SINGKAT PENGGUNAAN")
    for key in PENJELASAN:
        paragraphs = setter.isi(context.isi(key))
        if not paragraphs:
            continue
        flow.text((setter.line(JUDUL_PENJELASAN[key], "isi", before=snap(pt(8)), tebal=True),))
        flow.space(pt(4))
        flow.text(paragraphs)
    return flow.layout("Penjelasan Singkat Penggunaan")
