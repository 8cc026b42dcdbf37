"""Daftar isi: every part, unit, SOP and lampiran with its page; changed SOPs are marked, as the regulation wants (halaman daftar isi).

    No. │ Nama SOP │ Tanggal │ Revisi     │ Hal.               ● revised, in a book without editions and in the first one
    No. │ Nama SOP │ Tanggal │ Revisi │ Edisi 2 │ Hal.         ● baru, ● diubah, tetap; what is gone stands at the end
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sopdoc.book.edition.changes import CHANGED, Fate
from sopdoc.book.edition.edition import Lembar
from sopdoc.book.order import UnitGroup
from sopdoc.book.pages.context import Context
from sopdoc.book.sop import BookSop
from sopdoc.build.fakta import FaktaSop
from sopdoc.geometry import Emu
from sopdoc.layout.identity.head import print_date
from sopdoc.layout.prose.flow import Flow, TextCell, TextRow, edges_of
from sopdoc.layout.prose.tables import Runs, head_row, row
from sopdoc.layout.tree import Align, Layout
from sopdoc.render.document import Mark

JUDUL = {
    "sampul": "Sampul", "keputusan": "Keputusan", "kata pengantar": "Kata Pengantar", "pengesahan": "Lembar Pengesahan",
    "daftar isi": "Daftar Isi", "penjelasan": "Penjelasan Singkat Penggunaan", "simbol": "Arti Simbol",
    "peta keterkaitan": "Keterkaitan Antarprosedur", "sop": "Standar Operasional Prosedur", "daftar sop": "Daftar SOP",
    "indeks pelaksana": "Indeks Pelaksana",
}
UNLISTED = frozenset({"sampul", "daftar isi"})
REVISED = "● "
REST = "Hal."


@dataclass(frozen=True, slots=True)
class _Columns:
    """What the table has between the name and the page."""

    titles: tuple[str, ...]
    shares: tuple[float, ...]

    @property
    def aligns(self) -> tuple[Align, ...]:
        return tuple("kanan" if title in (self.titles[0], REST) else "kiri" for title in self.titles)


PLAIN = _Columns(("No.", "Nama SOP", "Tanggal", "Revisi", REST), (9, 78, 30, 34, 13))


def contents(context: Context) -> Layout:
    """The whole table of contents."""
    setter, flow = context.setter, Flow(context.setter)
    columns = _columns(context)
    edges = edges_of(setter, columns.shares)
    flow.title("DAFTAR ISI")
    rows: list[TextRow] = []
    for bagian in context.book.dimuat:
        if bagian == "sop":
            for group in context.arrangement.groups:
                rows += _unit(group, edges, context)
        elif bagian not in UNLISTED:
            rows.append(_part(bagian, edges, context))
    rows += _gone(edges, context)
    flow.table(edges, (head_row(setter, columns.titles, edges),), rows, "Daftar Isi")
    legend = _legend(context)
    if legend:
        flow.text((setter.line(legend, "tabel", before=635 * 80),))
    return flow.layout("Daftar Isi")


def mark_of(bagian: str) -> str:
    return f"@bagian:{bagian}"


def _columns(context: Context) -> _Columns:
    if context.since is None:
        return PLAIN
    return _Columns(("No.", "Nama SOP", "Tanggal", "Revisi", f"Edisi {context.since.edisi.nomor}", REST), (9, 64, 29, 28, 20, 14))


def _legend(context: Context) -> str:
    if context.since:
        return f"{REVISED}berubah sejak {context.since.dasar.edisi.called}"
    return f"{REVISED}prosedur yang telah direvisi" if any(sop.fakta and sop.fakta.direvisi for sop in context.arrangement.sop) else ""


def _headed(nama: str, mark: str, edges: Sequence[Emu], context: Context, fill: str = "", keep: bool = False) -> TextRow:
    """A row with a title over all columns, and its page."""
    setter, last = context.setter, len(edges) - 2
    title = setter.cell((setter.run(nama, link=mark, tebal=True),), edges[last] - edges[0])
    page = setter.cell(context.nomor_halaman(mark), edges[last + 1] - edges[last], "kanan") if mark else ()
    return TextRow((TextCell(title, last, fill), TextCell(page, 1, fill)), keep=keep)


def _part(bagian: str, edges: Sequence[Emu], context: Context) -> TextRow:
    return _headed(JUDUL[bagian], mark_of(bagian), edges, context)


def _unit(group: UnitGroup, edges: Sequence[Emu], context: Context) -> list[TextRow]:
    rows = [_headed(group.nama, group.mark, edges, context, context.setter.sheet.profile.isian_kepala, keep=True)]
    for sop in group.sop:
        rows += (_listed(sop, edges, context), *_lampiran(sop, edges, context))
    return rows


def lampiran_marks(sop: BookSop) -> Iterator[Mark]:
    """Where the lampiran of a bound SOP begin."""
    for number, begin in enumerate(sop.fakta.lampiran if sop.fakta and sop.drawn else (), 1):
        yield Mark(f"{sop.kunci}@lampiran:{number}", begin.page - 1, begin.y, begin.title, level=2)


def _lampiran(sop: BookSop, edges: Sequence[Emu], context: Context) -> Iterator[TextRow]:
    """Under its SOP each of its lampiran."""
    setter, blank = context.setter, ((),) * (len(edges) - 4)
    for mark in lampiran_marks(sop):
        name = (setter.run("– "), setter.run(mark.title, link=mark.name))
        yield row(setter, ((), name, *blank, context.nomor_halaman(mark.name)), edges, _columns(context).aligns)


def _listed(sop: BookSop, edges: Sequence[Emu], context: Context) -> TextRow:
    setter = context.setter
    number = (setter.run(f"{context.arrangement.numbers[sop.kunci]}."),)
    tanggal, revisi = _dates(sop.fakta, context) if sop.drawn else ((setter.run("tidak dimuat", miring=True),), ())
    changed = (changed_words(sop.kunci, context),) if context.since else ()
    cells = (number, context.nama(sop.kunci), tanggal, revisi, *changed, context.nomor_halaman(sop.kunci))
    return row(setter, cells, edges, _columns(context).aligns)


def changed_words(kunci: str, context: Context) -> Runs:
    """What became of an SOP since the last edition; nothing for one that could not be read."""
    jenis = context.since.fate(kunci) if context.since else None
    if jenis is None:
        return ()
    changed = jenis in CHANGED
    return (context.setter.run(f"{REVISED}{jenis.value}" if changed else jenis.value, tebal=changed),)


def _gone(edges: Sequence[Emu], context: Context) -> list[TextRow]:
    """SOPs of the last edition that this book has no more."""
    since, setter = context.since, context.setter
    if since is None or not since.gone:
        return []
    title = _headed(gone_title(context), "", edges, context, setter.sheet.profile.isian_kepala, keep=True)
    return [title, *(_gone_row(lembar, edges, context) for lembar in since.gone)]


def gone_title(context: Context) -> str:
    """Over the list of SOPs that are no more in the book."""
    return f"Dicabut sejak edisi {context.since.dasar.edisi.nomor}" if context.since else ""


def _gone_row(lembar: Lembar, edges: Sequence[Emu], context: Context) -> TextRow:
    setter = context.setter
    words = (setter.run(f"{REVISED}{Fate.WITHDRAWN.value}", tebal=True),)
    return row(setter, ((), (setter.run(lembar.nama),), (), (), words, ()), edges, _columns(context).aligns)


def _dates(fakta: FaktaSop | None, context: Context) -> tuple[Runs, Runs]:
    """The day it was made or took effect, and the revision with its mark."""
    if fakta is None:
        return (), ()
    setter = context.setter
    tanggal = print_date(fakta.berlaku or fakta.first_tanggal("tanggal pembuatan")).strip("\u00a0")
    words = setter.run(revisi(fakta)) if context.since else setter.run(REVISED + revisi(fakta), tebal=True)
    return (setter.run(tanggal),) if tanggal else (), (words,) if fakta.direvisi else ()


def revisi(fakta: FaktaSop) -> str:
    """"Revisi 2, 3 Mei 2026", as far as it is known."""
    number = fakta.revisi_ke.strip()
    numbered = f"Rev. {number}" if number.strip("-0") else ""
    parts = (numbered, print_date(fakta.revisi).strip("\u00a0"))
    return ", ".join(part for part in parts if part)
