"""Daftar SOP (by number of the book) and the index by pelaksana: which SOPs involve me."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sopdoc.book.edition.changes import Fate
from sopdoc.book.edition.edition import Lembar
from sopdoc.book.pages.contents import changed_words, gone_title
from sopdoc.book.pages.context import Context
from sopdoc.book.sop import BookSop
from sopdoc.build.fakta import FaktaSop
from sopdoc.geometry import Emu
from sopdoc.layout.identity.head import print_date
from sopdoc.layout.prose.flow import Flow, TextCell, TextRow, edges_of
from sopdoc.layout.prose.page import Setter
from sopdoc.layout.prose.tables import Runs, head_row, row
from sopdoc.layout.tree import Align, Layout

TITLES = ("No.", "Nomor SOP", "Nama SOP", "Tanggal", "Status", "Hal.")
SHARES = (8, 46, 50, 41, 19, 11)
WITH_SUPPLEMENTS = (8, 45, 47, 41, 19, 15)      # pages are called S2.13
ALIGNS: tuple[Align, ...] = ("kanan", "kiri", "kiri", "kiri", "kiri", "kanan")
INDEX_TITLES = ("Pelaksana", "Nama SOP", "Hal.")
INDEX_SHARES = (58, 93, 14)
INDEX_ALIGNS: tuple[Align, ...] = ("kiri", "kiri", "kanan")


def listing(context: Context) -> Layout:
    """Every SOP with number, name, dates, status and page, unit by unit."""
    setter, flow = context.setter, Flow(context.setter)
    edges = edges_of(setter, WITH_SUPPLEMENTS if context.since else SHARES)
    flow.title("DAFTAR STANDAR OPERASIONAL PROSEDUR")
    rows: list[TextRow] = []
    for group in context.arrangement.groups:
        rows.append(_titled(group.nama, edges, setter))
        rows += [_listed(sop, edges, context) for sop in group.sop]
    rows += _gone(edges, context)
    flow.table(edges, (head_row(setter, TITLES, edges),), rows, "Daftar SOP")
    return flow.layout("Daftar SOP")


def _listed(sop: BookSop, edges: Sequence[Emu], context: Context) -> TextRow:
    setter, fakta = context.setter, sop.fakta
    status = fakta.status if fakta and sop.drawn else "tidak dimuat"
    cells = (
        _words(setter, f"{context.arrangement.numbers[sop.kunci]}."), _words(setter, fakta.nomor if fakta else ""),
        context.nama(sop.kunci), (), _words(setter, status), context.nomor_halaman(sop.kunci),
    )
    found = row(setter, cells, edges, ALIGNS)
    dates = tuple(p for text in _dates(fakta) for p in setter.cell(_words(setter, text), edges[4] - edges[3])) if fakta else ()
    changed = _with_change(found.cells[4], sop.kunci, edges, context)
    return replace(found, cells=(*found.cells[:3], TextCell(dates), changed, *found.cells[5:]))


def _with_change(status: TextCell, kunci: str, edges: Sequence[Emu], context: Context) -> TextCell:
    """Under the status what became of the SOP since the last edition."""
    words = changed_words(kunci, context)
    return replace(status, paragraphs=(*status.paragraphs, *context.setter.cell(words, edges[5] - edges[4]))) if words else status


def _titled(nama: str, edges: Sequence[Emu], setter: Setter) -> TextRow:
    title = setter.cell((setter.run(nama, tebal=True),), edges[-1] - edges[0])
    return TextRow((TextCell(title, len(TITLES), setter.sheet.profile.isian_kepala),), keep=True)


def _gone(edges: Sequence[Emu], context: Context) -> list[TextRow]:
    """SOPs of the last edition that this book has no more."""
    hilang = context.since.gone if context.since else ()
    rows = [_gone_row(lembar, edges, context.setter) for lembar in hilang]
    return [_titled(gone_title(context), edges, context.setter), *rows] if rows else []


def _gone_row(lembar: Lembar, edges: Sequence[Emu], setter: Setter) -> TextRow:
    cells = ((), _words(setter, lembar.nomor), _words(setter, lembar.nama), (), _words(setter, Fate.WITHDRAWN.value), ())
    return row(setter, cells, edges, ALIGNS)


def _dates(fakta: FaktaSop) -> list[str]:
    """Made, revised, in force: those that the sheet has."""
    known = (("dibuat", fakta.first_tanggal("tanggal pembuatan")), ("revisi", fakta.revisi), ("berlaku", fakta.berlaku))
    return [f"{word} {text}" for word, tanggal in known if (text := print_date(tanggal).strip("\u00a0"))]


def _words(setter: Setter, text: str) -> Runs:
    return (setter.run(text),) if text else ()


def index(context: Context) -> Layout:
    """Pelaksana in alphabetical order, each with the SOPs in which it has a column."""
    setter, flow = context.setter, Flow(context.setter)
    edges = edges_of(setter, INDEX_SHARES)
    flow.title("INDEKS PELAKSANA")
    rows: list[TextRow] = []
    for nama, kunci in pelaksana(context):
        name = (setter.run(nama, tebal=True),)
        for number, key in enumerate(kunci):
            found = row(setter, ((), context.nama(key), context.nomor_halaman(key)), edges, INDEX_ALIGNS)
            first, again = (TextCell(setter.cell(words, edges[1] - edges[0])) for words in (name, (*name, setter.run(" (lanjutan)"))))
            if number == 0:
                rows.append(replace(found, cells=(first, *found.cells[1:]), keep=len(kunci) > 1))
            else:
                rows.append(replace(found, on_top=again))
    flow.table(edges, (head_row(setter, INDEX_TITLES, edges),), rows, "Indeks Pelaksana")
    return flow.layout("Indeks Pelaksana")


def pelaksana(context: Context) -> list[tuple[str, list[str]]]:
    """Name as first written → keys of the SOPs; names that differ only in case and spacing are one."""
    found: dict[str, tuple[str, list[str]]] = {}
    for sop in context.arrangement.sop:
        for nama in dict.fromkeys(sop.fakta.pelaksana if sop.fakta else ()):
            keys = found.setdefault(" ".join(nama.casefold().split()), (nama, []))[1]
            if sop.kunci not in keys:
                keys.append(sop.kunci)
    return [found[key] for key in sorted(found)]
