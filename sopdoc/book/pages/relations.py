"""Keterkaitan antarprosedur: the map when Graphviz is there, and always a matrix, or two lists where it would be too wide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sopdoc.book.pages.context import Context
from sopdoc.book.pages.map import draw_map
from sopdoc.geometry import Emu, mm, pt, snap
from sopdoc.layout.prose.flow import Flow, TextCell, TextRow, edges_of
from sopdoc.layout.prose.tables import Runs, head_row, row
from sopdoc.layout.sheet import PAD, PAD_Y
from sopdoc.layout.text.measure import set_paragraph
from sopdoc.layout.tree import Align, Layout, Paragraph

WIDEST = 24              # SOPs that a matrix can have on upright paper: columns of 4.4 mm
NAME_W: Emu = snap(mm(58))
NARROW: Emu = 635         # margin of the narrow columns
DOT = "●"
TITLES = ("No.", "Nama SOP", "Merujuk ke", "Dirujuk oleh")
SHARES = (10, 75, 40, 40)
ALIGNS: tuple[Align, ...] = ("kanan", "kiri", "kiri", "kiri")


def matrix(context: Context, flow: Flow, with_map: bool) -> None:
    """Which SOP's keterkaitan names which; says so when there is no map beside it."""
    small = len(context.arrangement.sop) <= WIDEST
    flow.title("MATRIKS KETERKAITAN")
    if not with_map and any(context.arrangement.targets.values()):
        flow.text(context.setter.isi(context.wording.isi("keterkaitan", cara="tanpa peta")))
        flow.space(pt(4))
    flow.text(context.setter.isi(context.wording.isi("keterkaitan", cara="matriks" if small else "daftar")))
    flow.space(pt(8))
    (_grid if small else _lists)(context, flow)


def _grid(context: Context, flow: Flow) -> None:
    """One column an SOP, its number above."""
    setter, arrangement, body = context.setter, context.arrangement, flow.body
    count = len(arrangement.sop)
    step = min(snap(mm(8)), (body.w - NAME_W) // max(count, 1) // 635 * 635)
    edges = (body.x, *(body.x + NAME_W + step * n for n in range(count + 1)))
    fill = setter.sheet.profile.isian_kepala
    head = TextRow((replace(_name((setter.run("Nama SOP", tebal=True),), context), fill=fill), *(
        TextCell((_mark(str(n), step, context),), fill=fill) for n in range(1, count + 1)
    )))
    rows = []
    for sop in arrangement.sop:
        nama = (setter.run(f"{arrangement.numbers[sop.kunci]}. ", "tabel"), *context.nama(sop.kunci))
        targets = set(arrangement.targets[sop.kunci])
        dots = (
            TextCell((_mark(DOT, step, context),) if other.kunci in targets else (), fill=fill if other is sop else "")
            for other in arrangement.sop
        )
        rows.append(TextRow((_name(nama, context), *dots)))
    flow.table(edges, (head,), rows, "Matriks Keterkaitan", NARROW)


def _mark(text: str, width: Emu, context: Context) -> Paragraph:
    """A number or dot in a narrow column."""
    return context.setter.paragraph((context.setter.run(text, "sempit"),), width - 2 * NARROW, "tengah", PAD_Y)


def _name(runs: Runs, context: Context) -> TextCell:
    return TextCell((set_paragraph(runs, NAME_W - 2 * NARROW, context.setter.sheet.fonts, "kiri", PAD_Y, inset=PAD),))


def _lists(context: Context, flow: Flow) -> None:
    setter, arrangement = context.setter, context.arrangement
    edges = edges_of(setter, SHARES)
    rows = []
    for sop in arrangement.sop:
        number = (setter.run(f"{arrangement.numbers[sop.kunci]}."),)
        there, here = (_numbers(found[sop.kunci], context) for found in (arrangement.targets, arrangement.sources))
        rows.append(row(setter, (number, context.nama(sop.kunci), there, here), edges, ALIGNS))
    flow.table(edges, (head_row(setter, TITLES, edges),), rows, "Keterkaitan")


def _numbers(keys: Sequence[str], context: Context) -> Runs:
    """The SOPs' numbers, each leading to its page."""
    runs = []
    for place, key in enumerate(keys):
        if place:
            runs.append(context.setter.run(", "))
        runs.append(context.setter.run(str(context.arrangement.numbers[key]), link=key))
    return tuple(runs)


def relations(context: Context) -> Layout:
    """The whole part."""
    flow = Flow(context.setter)
    drawn = draw_map(context, flow)
    matrix(context, flow, drawn)
    return flow.layout("Keterkaitan Antarprosedur")
