"""The supplement's own pages: which sheets of the binder are replaced by which, and what changed in each SOP."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sopdoc.book.edition.binder import BinderStep
from sopdoc.book.edition.changes import CHANGED, Fate, SopChange, ringkasan
from sopdoc.book.pages.contents import revisi
from sopdoc.book.pages.context import Context
from sopdoc.build.fakta import FaktaSop
from sopdoc.geometry import Emu, pt, snap
from sopdoc.layout.prose.flow import Flow, TextCell, TextRow, edges_of
from sopdoc.layout.prose.tables import Runs, head_row, row
from sopdoc.layout.tree import Align, Layout, Paragraph

STEP_TITLES = ("No.", "Lembar", "Keluarkan halaman", "Sisipkan halaman")
STEP_SHARES = (10, 74, 36, 45)
STEP_ALIGNS: tuple[Align, ...] = ("kanan", "kiri", "kiri", "kiri")
CHANGE_TITLES = ("No.", "SOP", "Perubahan", "Hal.")
CHANGE_SHARES = (10, 62, 78, 16)
NOTHING = "–"
NO_SUMMARY = "Ringkasan perubahan tidak tertulis dalam riwayatnya."
GONE = "Tidak dimuat lagi; lembarnya dikeluarkan."
BEFORE_TABLE: Emu = snap(pt(10))


def replacements(steps: Iterable[BinderStep], context: Context) -> Layout:
    """Lembar pengganti: a row for each step, in the order in which they are taken."""
    setter, flow = context.setter, Flow(context.setter)
    edges = edges_of(setter, STEP_SHARES)
    flow.title("LEMBAR PENGGANTI")
    flow.text(setter.isi(context.isi("suplemen-petunjuk")))
    flow.space(BEFORE_TABLE)
    rows = [_step(number, step, edges, context) for number, step in enumerate(steps, 1)]
    flow.table(edges, (head_row(setter, STEP_TITLES, edges),), rows, "Lembar Pengganti")
    return flow.layout("Lembar Pengganti")


def _step(number: int, step: BinderStep, edges: Sequence[Emu], context: Context) -> TextRow:
    out = step.old.tempat.words if step.old else NOTHING
    texts = (f"{number}.", step.nama, out, _into(step))
    return row(context.setter, [(context.setter.run(text),) for text in texts], edges, STEP_ALIGNS)


def _into(step: BinderStep) -> str:
    if step.new is None:
        return NOTHING
    pages = "lembar yang sama" if step.only_moves else step.new.tempat.words
    if step.behind is None:
        return pages
    return f"{pages}, setelah halaman {step.behind}" if step.behind else f"{pages}, paling depan"


def changes(context: Context) -> Layout:
    """Daftar perubahan: every SOP that is new, changed or withdrawn, and what changed in it."""
    setter, flow, since = context.setter, Flow(context.setter), context.since
    assert since is not None
    edges = edges_of(setter, CHANGE_SHARES)
    flow.title("DAFTAR PERUBAHAN")
    flow.text((setter.line(f"Perubahan sejak {since.dasar.edisi.called}.", "isi"),))
    flow.space(BEFORE_TABLE)
    entries = [*_changed(context), *((lembar.nama, lembar.nomor, [Fate.WITHDRAWN.value.capitalize(), GONE], "") for lembar in since.gone)]
    rows = [_entry(number, entry, edges, context) for number, entry in enumerate(entries, 1)]
    flow.table(edges, (head_row(setter, CHANGE_TITLES, edges),), rows, "Daftar Perubahan")
    return flow.layout("Daftar Perubahan")


Entry = tuple[str, str, list[str], str]      # name, number, what changed (the first line in bold), the SOP's key or ""


def _changed(context: Context) -> Iterator[Entry]:
    """In the book's order."""
    for sop in context.arrangement.sop:
        change = context.since.sop.get(sop.kunci) if context.since else None
        if sop.fakta and change and change.fate in CHANGED:
            yield sop.fakta.nama, sop.fakta.nomor, _words(sop.fakta, change), sop.kunci


def _words(fakta: FaktaSop, change: SopChange) -> list[str]:
    head = change.fate.value.capitalize()
    if change.old is None:
        return [head]
    if change.fate is Fate.WITHDRAWN:
        since = fakta.first_tanggal("tanggal pencabutan")
        return [f"{head} per {since.cetak()}" if since else head]
    numbered = f"{head}: {revisi(fakta)}" if fakta.direvisi and revisi(fakta) else head
    return [numbered, *(ringkasan(fakta, change.old) or (NO_SUMMARY,))]


def _entry(number: int, entry: Entry, edges: Sequence[Emu], context: Context) -> TextRow:
    nama, nomor, words, kunci = entry
    setter = context.setter
    name: Runs = context.nama(kunci) if kunci else (setter.run(nama),)
    named = _stack(((name), *([(setter.run(nomor),)] if nomor else [])), edges[2] - edges[1], context)
    told = _stack([(setter.run(text, tebal=not index),) for index, text in enumerate(words)], edges[3] - edges[2], context)
    page = context.nomor_halaman(kunci) if kunci else (setter.run(NOTHING),)
    return TextRow((
        TextCell(setter.cell((setter.run(f"{number}."),), edges[1] - edges[0], "kanan")), TextCell(named), TextCell(told),
        TextCell(setter.cell(page, edges[4] - edges[3], "kanan")),
    ))


def _stack(lines: Iterable[Runs], width: Emu, context: Context) -> tuple[Paragraph, ...]:
    return tuple(paragraph for runs in lines for paragraph in context.setter.cell(runs, width))
