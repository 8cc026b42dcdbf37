"""Daftar SOP (by number of the book) and the index by pelaksana: which SOPs involve me."""

from __future__ import annotations

from collections.abc import Sequence

from sopdoc.book.context import Context
from sopdoc.book.fakta import BookSop
from sopdoc.book.flow import Baris, Flow, edges_of
from sopdoc.book.page import Setter
from sopdoc.book.tables import Runs, head_row, row
from sopdoc.geometry import Emu
from sopdoc.layout.identity import print_date
from sopdoc.layout.tree import Align, Layout

TITLES = ("No.", "Nomor SOP", "Nama SOP", "Unit", "Tanggal", "Status", "Hal.")
SHARES = (8, 44, 40, 26, 29, 19, 10)
ALIGNS: tuple[Align, ...] = ("kanan", "kiri", "kiri", "kiri", "kiri", "kiri", "kanan")
INDEX_TITLES = ("Pelaksana", "Nama SOP", "Hal.")
INDEX_SHARES = (58, 96, 11)
INDEX_ALIGNS: tuple[Align, ...] = ("kiri", "kiri", "kanan")


def listing(context: Context) -> Layout:
    """Every SOP with number, name, unit, date, status and page."""
    setter, flow = context.setter, Flow(context.setter)
    edges = edges_of(setter, SHARES)
    flow.title("DAFTAR STANDAR OPERASIONAL PROSEDUR")
    rows = [_listed(sop, edges, context) for sop in context.susunan.sop]
    flow.table(edges, (head_row(setter, TITLES, edges),), rows, "Daftar SOP")
    return flow.layout("Daftar SOP")


def _listed(sop: BookSop, edges: Sequence[Emu], context: Context) -> Baris:
    setter, fakta = context.setter, sop.fakta
    nomor, unit, status = (fakta.nomor, context.susunan.unit[sop.kunci], fakta.status) if fakta else ("", "", "")
    tanggal = print_date(fakta.berlaku or fakta.tanggal_dari("tanggal pembuatan")).strip("\u00a0") if fakta else ""
    before = (f"{context.susunan.urutan[sop.kunci]}.", nomor)
    after = (unit, tanggal, status if sop.drawn else "tidak dimuat")
    cells = (*(_words(setter, text) for text in before), context.nama(sop.kunci), *(_words(setter, text) for text in after))
    return row(setter, (*cells, context.nomor_halaman(sop.kunci)), edges, ALIGNS)


def _words(setter: Setter, text: str) -> Runs:
    return (setter.run(text),) if text else ()


def index(context: Context) -> Layout:
    """Pelaksana in alphabetical order, each with the SOPs in which it has a column."""
    setter, flow = context.setter, Flow(context.setter)
    edges = edges_of(setter, INDEX_SHARES)
    flow.title("INDEKS PELAKSANA")
    rows: list[Baris] = []
    for nama, kunci in pelaksana(context):
        for number, key in enumerate(kunci):
            first: Runs = (setter.run(nama, tebal=True),) if number == 0 else ()
            cells = (first, context.nama(key), context.nomor_halaman(key))
            rows.append(row(setter, cells, edges, INDEX_ALIGNS, keep=number == 0 and len(kunci) > 1))
    flow.table(edges, (head_row(setter, INDEX_TITLES, edges),), rows, "Indeks Pelaksana")
    return flow.layout("Indeks Pelaksana")


def pelaksana(context: Context) -> list[tuple[str, list[str]]]:
    """Name as first written → keys of the SOPs; names that differ only in case and spacing are one."""
    found: dict[str, tuple[str, list[str]]] = {}
    for sop in context.susunan.sop:
        for nama in dict.fromkeys(sop.fakta.pelaksana if sop.fakta else ()):
            keys = found.setdefault(" ".join(nama.casefold().split()), (nama, []))[1]
            if sop.kunci not in keys:
                keys.append(sop.kunci)
    return [found[key] for key in sorted(found)]
