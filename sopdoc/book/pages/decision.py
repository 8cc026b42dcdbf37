"""Keputusan pimpinan and its Lampiran (the list of SOPs): the form of naskah dinas, a RANCANGAN until it has a number.

    KEPUTUSAN … NOMOR … TENTANG …        centred
    Menimbang   : a. bahwa …             label, colon and items in columns without lines
    MEMUTUSKAN:
    Menetapkan  : KEPUTUSAN … TENTANG …
    KESATU      : …
                        Ditetapkan di …, pada tanggal …, signature
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sopdoc.book.pages.context import Context
from sopdoc.geometry import Emu, mm, pt, snap
from sopdoc.layout.identity.signature import sign_column, signature
from sopdoc.layout.prose.flow import Flow, TextCell, TextRow, edges_of, row_height
from sopdoc.layout.prose.tables import Runs, head_row, row
from sopdoc.layout.sheet import PAD
from sopdoc.layout.tree import Layout, Paragraph
from sopdoc.layout.watermark import make_watermark
from sopdoc.model.nilai import Tanggal
from sopdoc.model.teks import Blok, Isi, Kata, Penanda

URUTAN = ("KESATU", "KEDUA", "KETIGA", "KEEMPAT", "KELIMA", "KEENAM", "KETUJUH", "KEDELAPAN", "KESEMBILAN", "KESEPULUH",
          "KESEBELAS", "KEDUA BELAS", "KETIGA BELAS", "KEEMPAT BELAS", "KELIMA BELAS")
DOTS = "……………………"
LABEL_W: Emu = snap(mm(30))
COLON_W: Emu = snap(mm(5))
AFTER_ROWS: Emu = pt(14)
LAMPIRAN_TITLES = ("No.", "Nomor SOP", "Nama SOP", "Unit")
LAMPIRAN_SHARES = (10, 42, 74, 40)


def decision(context: Context) -> Layout:
    """The decision, and after it the list that it makes binding."""
    keputusan, setter, flow = context.book.keputusan, context.setter, Flow(context.setter)
    jabatan = keputusan.pejabat.sebaris.jabatan.upper() if keputusan.pejabat else DOTS
    flow.text(setter.line(text, "isi", align="tengah", tebal=True) for text in context.book.instansi.kop)
    flow.title(f"KEPUTUSAN {jabatan}", "isi", before=snap(pt(8)), after=0)
    for text in (f"NOMOR {keputusan.nomor or DOTS}", "TENTANG", _tentang(context).upper()):
        flow.text((setter.line(text, "isi", align="tengah", tebal=True),))
        flow.space(pt(8))
    flow.text((setter.line(f"{jabatan},", "isi", align="tengah", before=snap(pt(8)), tebal=True),))
    flow.space(pt(8))
    for key in ("menimbang", "mengingat", "memperhatikan"):
        _rows(flow, _item(key.capitalize(), _isi(key, context), context))
    flow.space(pt(6))
    flow.text((setter.line("MEMUTUSKAN:", "isi", align="tengah", tebal=True, before=snap(pt(4))),))
    flow.space(pt(6))
    menetapkan = Isi((Blok((Kata(f"KEPUTUSAN {jabatan} TENTANG {_tentang(context).upper()}."),)),))
    diktum = [row for number, blok in enumerate(_isi("diktum", context).blok) for row in _diktum(number, blok, context)]
    rows = [*_item("Menetapkan", menetapkan, context), *diktum]
    _rows(flow, rows[:-1])
    block = _signature(context)
    if not flow.has_room(block, AFTER_ROWS + row_height(rows[-1])):      # a signature is not left alone on a page
        flow.new_page()
    _rows(flow, rows[-1:])
    _sign(flow, block)
    _lampiran(flow, context)
    sheet = setter.sheet
    layout = flow.layout("Keputusan")
    mark = make_watermark((sheet.label("rancangan"),), sheet.body, sheet.fonts) if keputusan.rancangan else layout.watermark
    return replace(layout, watermark=mark)


def _tentang(context: Context) -> str:
    return context.book.keputusan.tentang or " ".join(context.wording.text("tentang").split())


def _isi(key: str, context: Context) -> Isi:
    own = dict(context.book.keputusan.isi).get(key)
    if own is not None or key == "memperhatikan":
        return own or Isi()
    return context.wording.isi(key)


def _rows(flow: Flow, rows: Sequence[TextRow]) -> None:
    body = flow.body
    edges = (body.x, body.x + LABEL_W, body.x + LABEL_W + COLON_W, body.right)
    flow.table(edges, (), rows, "Keputusan")


def _item(label: str, isi: Isi, context: Context) -> list[TextRow]:
    """One row for each paragraph, so that a long consideration may go on overleaf; the label stands at the first."""
    setter = context.setter
    width = setter.width - LABEL_W - COLON_W
    rows = []
    for number, paragraph in enumerate(setter.isi(isi, width - 2 * PAD)):
        first = (label, ":") if number == 0 else ("", "")
        led = (_cell(first[0], LABEL_W, context), _cell(first[1], COLON_W, context))
        rows.append(TextRow((*led, TextCell((_topped(paragraph),), borders=()))))
    return rows


def _diktum(number: int, blok: Blok, context: Context) -> list[TextRow]:
    label = URUTAN[number] if number < len(URUTAN) else f"KE-{number + 1}"
    return _item(label, Isi((Blok(blok.kata, Penanda.TANPA),)), context)


def _cell(text: str, width: Emu, context: Context) -> TextCell:
    return TextCell((context.setter.line(text, "isi", width - 2 * PAD, before=snap(pt(3))),) if text else (), borders=())


def _topped(paragraph: Paragraph) -> Paragraph:
    return replace(paragraph, before=snap(pt(3)))


def _signature(context: Context, place: bool = True) -> tuple[Paragraph, ...]:
    """Place, date and the official, in their column."""
    keputusan, sheet = context.book.keputusan, context.setter.sheet
    width = sign_column(sheet.body.w, "keputusan").width
    tempat = keputusan.tempat or context.book.instansi.tempat or DOTS
    lines = (context.setter.line(f"Ditetapkan di {tempat}", "isi", width, "tengah"),
             context.setter.line(f"pada tanggal {_tanggal(keputusan.tanggal)}", "isi", width, "tengah")) if place else ()
    pejabat = replace(keputusan.pejabat, jabatan=f"{keputusan.pejabat.jabatan.upper()},") if keputusan.pejabat else None
    return (*lines, *signature(pejabat, width, "isi", sheet, before=snap(pt(6))))


def _sign(flow: Flow, block: tuple[Paragraph, ...]) -> None:
    flow.together(block, sign_column(flow.body.w, "keputusan").left, AFTER_ROWS, on_top=0)


def _tanggal(tanggal: Tanggal | None) -> str:
    return tanggal.cetak() if tanggal and tanggal.hari else DOTS


def _lampiran(flow: Flow, context: Context) -> None:
    """The SOPs that the decision makes binding, from a new page."""
    keputusan, setter = context.book.keputusan, context.setter
    flow.new_page()
    jabatan = keputusan.pejabat.sebaris.jabatan if keputusan.pejabat else DOTS
    column = sign_column(flow.body.w, "keputusan")
    head = (f"LAMPIRAN KEPUTUSAN {jabatan.upper()}", f"NOMOR {keputusan.nomor or DOTS}", f"TANGGAL {_tanggal(keputusan.tanggal).upper()}")
    flow.text((setter.line(text, "tabel", column.width) for text in head), indent=column.left)
    flow.space(pt(10))
    flow.title("DAFTAR STANDAR OPERASIONAL PROSEDUR", "isi")
    edges = edges_of(setter, LAMPIRAN_SHARES)
    rows = []
    arrangement = context.arrangement
    for sop in arrangement.sop:
        cells = (f"{arrangement.numbers[sop.kunci]}.", sop.fakta.nomor if sop.fakta else "", "", arrangement.unit[sop.kunci])
        runs: list[Runs] = [(setter.run(text),) if text else () for text in cells]
        runs[2] = context.nama(sop.kunci)
        rows.append(row(setter, runs, edges, ("kanan", "kiri", "kiri", "kiri")))
    flow.table(edges, (head_row(setter, LAMPIRAN_TITLES, edges),), rows, "Lampiran")
    _sign(flow, _signature(context, place=False))
