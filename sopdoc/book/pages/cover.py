"""Cover and divider pages: few words on a page of their own.

    logo · kop · title · unit          top to bottom, the year and the address at the foot
"""

from __future__ import annotations

from sopdoc.book.order import UnitGroup
from sopdoc.book.pages.context import Context
from sopdoc.book.pages.values import unit_of
from sopdoc.geometry import Emu, Rect, mm, pt, snap, snap_up
from sopdoc.layout.grid import Box, BoxRow
from sopdoc.layout.identity.kop import SECOND, load_logos, logo_size
from sopdoc.layout.prose.flow import Flow, TextCell, TextRow
from sopdoc.layout.text.paragraphs import stack_height
from sopdoc.layout.tree import Layout

LOGO: Emu = mm(34)
BETWEEN: Emu = mm(16)      # two logos
TITLE_AT = 0.36            # share of the body's height where the title begins
DIVIDER_AT = 0.34
MANY = 20                  # SOPs: more of them begin at the top of the divider page


def cover(context: Context, templat: str = "sampul") -> Layout:
    """Logo and kop above, the title (of this wording) in the middle, year and address below."""
    book, setter = context.book, context.setter
    flow = Flow(setter)
    _logo(context, flow)
    lines = [setter.line(text, "sampul kecil", align="tengah", tebal=True) for text in book.instansi.kop]
    lines += [setter.line(text, "sampul kecil", align="tengah", tebal=True) for text in unit_of(book, context.arrangement)]
    flow.text(lines)
    _down_to(flow, TITLE_AT)
    title = [line for line in context.wording.text(templat).splitlines() if line.strip()]
    flow.text(setter.line(text, "sampul" if not number else "sampul kecil", align="tengah", before=pt(6) if number else 0, tebal=True)
              for number, text in enumerate(title))
    foot = [setter.line(text, "isi", align="tengah") for text in book.alamat]
    if book.tahun:
        foot.insert(0, setter.line(f"TAHUN {book.tahun}", "sampul kecil", align="tengah", tebal=True))
    if foot:
        flow.space(max(0, flow.room - stack_height(tuple(foot)) - pt(4)))
        flow.text(foot)
    return flow.layout(book.judul)


def _logo(context: Context, flow: Flow) -> None:
    """The logo hangs in a table cell without lines: the form that Word keeps in its place; two of them beside each other."""
    logos = load_logos(context.book.instansi, context.report)
    shown = [(logo, words) for logo, words in ((logos.kiri, ""), (logos.kanan, SECOND)) if logo]
    body = context.setter.sheet.body
    sizes = [logo_size(logo, LOGO, (body.w - BETWEEN) // 2 if len(shown) > 1 else body.w) for logo, _ in shown]
    widths = [size.w for size in sizes]
    x = (body.w - sum(widths) - BETWEEN * (len(shown) - 1)) // 2
    boxes, left = [], body.x
    for number, ((logo, words), size) in enumerate(zip(shown, sizes, strict=True), 1):
        right = body.right if number == len(shown) else snap(body.x + x + size.w + BETWEEN // 2)
        place = Rect(body.x + x - left, (LOGO - size.h) // 2, size.w, size.h)
        boxes.append(Box(0, left, right, borders=(), picture=logo, picture_at=place, picture_words=words))
        left, x = right, x + size.w + BETWEEN
    if boxes:
        flow.hang((BoxRow(tuple(boxes), snap_up(LOGO + pt(10))),), "Lambang")


def _down_to(flow: Flow, share: float) -> None:
    flow.down_to(flow.body.y + round(flow.body.h * share))


def divider(group: UnitGroup, context: Context) -> Layout:
    """A unit's name, and its SOPs with their pages."""
    setter, flow = context.setter, Flow(context.setter)
    _down_to(flow, DIVIDER_AT if len(group.sop) <= MANY else 0.0)
    flow.title(group.nama.upper(), "sampul kecil")
    flow.text((setter.line(f"{len(group.sop)} prosedur", "isi", align="tengah"),))
    flow.space(pt(16))
    body = setter.sheet.body
    edges = (body.x, snap(body.x + mm(12)), snap(body.right - mm(16)), body.right)
    rows = [_named(sop.kunci, edges, context) for sop in group.sop]
    flow.table(edges, (), rows, group.nama)
    return flow.layout(group.nama)


def _named(kunci: str, edges: tuple[Emu, ...], context: Context) -> TextRow:
    setter = context.setter
    number = setter.run(f"{context.arrangement.numbers[kunci]}.", "tabel")
    return TextRow((
        TextCell(setter.cell((number,), edges[1] - edges[0], "kanan"), borders=()),
        TextCell(setter.cell(context.nama(kunci), edges[2] - edges[1]), borders=()),
        TextCell(setter.cell(context.nomor_halaman(kunci), edges[3] - edges[2], "kanan"), borders=()),
    ))


def missing(kunci: str, shown: str, nama: str, context: Context) -> Layout:
    """The page of an SOP that could not be made: it says so."""
    setter, flow = context.setter, Flow(context.setter)
    _down_to(flow, DIVIDER_AT)
    flow.title(nama or kunci)
    flow.text(setter.isi(context.wording.isi("tidak-disusun", berkas=shown.replace("*", "\\*"), nama=nama)))
    return flow.layout(nama or kunci)
