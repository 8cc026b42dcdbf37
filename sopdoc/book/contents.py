"""Daftar isi: every part, unit and SOP with its page; changed SOPs are marked, as the regulation wants (halaman daftar isi)."""

from __future__ import annotations

from collections.abc import Sequence

from sopdoc.book.context import Context
from sopdoc.book.fakta import FaktaSop
from sopdoc.book.flow import Baris, Cell, Flow, edges_of
from sopdoc.book.order import Kelompok
from sopdoc.book.tables import Runs, head_row, row
from sopdoc.geometry import Emu
from sopdoc.layout.identity import print_date
from sopdoc.layout.tree import Align, Layout

JUDUL = {
    "sampul": "Sampul", "keputusan": "Keputusan", "kata pengantar": "Kata Pengantar", "pengesahan": "Lembar Pengesahan",
    "daftar isi": "Daftar Isi", "penjelasan": "Penjelasan Singkat Penggunaan", "simbol": "Arti Simbol",
    "peta keterkaitan": "Keterkaitan Antarprosedur", "sop": "Standar Operasional Prosedur", "daftar sop": "Daftar SOP",
    "indeks pelaksana": "Indeks Pelaksana",
}
UNLISTED = frozenset({"sampul", "daftar isi"})
TITLES = ("No.", "Nama SOP", "Tanggal", "Revisi", "Hal.")
SHARES = (9, 78, 30, 34, 13)
ALIGNS: tuple[Align, ...] = ("kanan", "kiri", "kiri", "kiri", "kanan")
REVISED = "● "


def contents(context: Context) -> Layout:
    """The whole table of contents."""
    setter, flow = context.setter, Flow(context.setter)
    edges = edges_of(setter, SHARES)
    flow.title("DAFTAR ISI")
    rows: list[Baris] = []
    for bagian in context.book.dimuat:
        if bagian == "sop":
            for kelompok in context.susunan.kelompok:
                rows += _unit(kelompok, edges, context)
        elif bagian not in UNLISTED:
            rows.append(_part(bagian, edges, context))
    flow.table(edges, (head_row(setter, TITLES, edges),), rows, "Daftar Isi")
    if any(sop.fakta and sop.fakta.direvisi for sop in context.susunan.sop):
        flow.text((setter.line(f"{REVISED}prosedur yang telah direvisi", "tabel", before=635 * 80),))
    return flow.layout("Daftar Isi")


def mark_of(bagian: str) -> str:
    return f"@bagian:{bagian}"


def _part(bagian: str, edges: Sequence[Emu], context: Context) -> Baris:
    setter, mark = context.setter, mark_of(bagian)
    title = setter.cell((setter.run(JUDUL[bagian], link=mark, tebal=True),), edges[4] - edges[0])
    return Baris((Cell(title, 4), Cell(setter.cell(context.nomor_halaman(mark), edges[5] - edges[4], "kanan"))))


def _unit(kelompok: Kelompok, edges: Sequence[Emu], context: Context) -> list[Baris]:
    setter = context.setter
    fill = setter.sheet.profile.isian_kepala
    title = setter.cell((setter.run(kelompok.nama, link=kelompok.mark, tebal=True),), edges[4] - edges[0])
    page = setter.cell(context.nomor_halaman(kelompok.mark), edges[5] - edges[4], "kanan")
    rows = [Baris((Cell(title, 4, fill), Cell(page, 1, fill)), keep=True)]
    for sop in kelompok.sop:
        number = (setter.run(f"{context.susunan.urutan[sop.kunci]}."),)
        tanggal, revisi = _dates(sop.fakta, context) if sop.drawn else ((setter.run("tidak dimuat", miring=True),), ())
        rows.append(row(setter, (number, context.nama(sop.kunci), tanggal, revisi, context.nomor_halaman(sop.kunci)), edges, ALIGNS))
    return rows


def _dates(fakta: FaktaSop | None, context: Context) -> tuple[Runs, Runs]:
    """The day it was made or took effect, and the revision with its mark."""
    if fakta is None:
        return (), ()
    setter = context.setter
    tanggal = print_date(fakta.berlaku or fakta.tanggal_dari("tanggal pembuatan")).strip("\u00a0")
    return (setter.run(tanggal),) if tanggal else (), (setter.run(REVISED + revisi(fakta), tebal=True),) if fakta.direvisi else ()


def revisi(fakta: FaktaSop) -> str:
    """"Revisi 2, 3 Mei 2026", as far as it is known."""
    number = fakta.revisi_ke.strip()
    numbered = f"Rev. {number}" if number.strip("-0") else ""
    parts = (numbered, print_date(fakta.revisi).strip("\u00a0"))
    return ", ".join(part for part in parts if part)
