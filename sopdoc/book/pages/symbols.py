"""Arti simbol: the five symbols of the regulation, drawn as on the sheets, each with its meaning."""

from __future__ import annotations

from dataclasses import replace

from sopdoc.book.pages.context import Context
from sopdoc.geometry import Emu, Point, Rect, mm, pt
from sopdoc.layout.flow.gutters import SIZE
from sopdoc.layout.prose.flow import Flow, TextCell, TextRow, edges_of
from sopdoc.layout.prose.tables import head_row
from sopdoc.layout.sheet import PAD
from sopdoc.layout.tree import Connector, Layout, Paragraph, Symbol, SymbolKind, Table
from sopdoc.model.teks import Isi

TITLES = ("Simbol", "Arti")
SHARES = (40, 125)
KINDS: tuple[tuple[SymbolKind | None, str], ...] = (
    ("terminator", "Kapsul"), ("process", "Kotak"), ("decision", "Belah ketupat"), (None, "Anak panah"), ("offpage", "Segilima"),
)
OFFPAGE_W, OFFPAGE_H = pt(20), pt(20)
ARROW: Emu = pt(42)
HEIGHT: Emu = mm(16)


def meanings(context: Context) -> Layout:
    """The table of symbols; words from the template, drawings from the kinds above."""
    setter, flow = context.setter, Flow(context.setter)
    flow.title("ARTI SIMBOL")
    edges = edges_of(setter, SHARES)
    blok = context.wording.isi("simbol").blok
    words = [_words(Isi(blok[n:n + 1]), edges[2] - edges[1], context) for n in range(len(KINDS))]
    rows = [TextRow((TextCell(), TextCell(meaning, valign="tengah")), height=HEIGHT) for meaning in words]
    flow.table(edges, (head_row(setter, TITLES, edges),), rows, "Arti Simbol")
    table = flow.page.blocks[-1]
    assert isinstance(table, Table)
    for number, (kind, name) in enumerate(KINDS, 1):
        row = table.rows[number]
        _draw(flow, kind, name, Rect(edges[0], row.y, edges[1] - edges[0], row.height))
    return flow.layout("Arti Simbol")


def _words(isi: Isi, width: Emu, context: Context) -> tuple[Paragraph, ...]:
    return tuple(replace(p, before=0) for p in context.setter.isi(isi, width - 2 * PAD))


def _draw(flow: Flow, kind: SymbolKind | None, name: str, cell: Rect) -> None:
    """The symbol in the middle of its cell."""
    if kind is None:
        y, x = cell.cy, cell.cx - ARROW // 2
        ends = (Point(x, y), Point(x + ARROW, y))
        flow.page.connectors.append(Connector("arti-panah", "", "", ends, True, False, name, name))
        return
    width, height = (OFFPAGE_W, OFFPAGE_H) if kind == "offpage" else (SIZE[kind].w, SIZE[kind].h)
    rect = Rect(cell.cx - width // 2, cell.cy - height // 2, width, height)
    flow.page.symbols.append(Symbol(f"arti-{kind}", kind, rect, name, name))
