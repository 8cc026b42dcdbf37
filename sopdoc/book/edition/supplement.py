"""A bound book with an edition before it → its supplement: what holders of the last edition's binder need to have this one.

    sampul · lembar pengganti · daftar perubahan · then, in the book's order, every sheet that is new or changed

Its pages are numbered S2.1, S2.2, … (supplement of edition 2), so that no page of a binder is there twice.  Binder and
supplement together are the new edition: its contents name each sheet's page as it stands in the binder.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sopdoc.book.assemble import plan, title_of
from sopdoc.book.bound import Bound
from sopdoc.book.edition.binder import langkah
from sopdoc.book.edition.changes import Perbedaan
from sopdoc.book.edition.edition import BAGIAN, SOP, UNIT, Lembar, Rentang
from sopdoc.book.edition.supplement_lists import changes, replacements
from sopdoc.book.pages.context import Context
from sopdoc.book.pages.cover import cover
from sopdoc.book.pages.parts import END, Part, Spread, alone, bind, place
from sopdoc.layout.tree import Layout
from sopdoc.render.document import Document, Mark

SELALU = frozenset({"daftar isi", "daftar sop", "indeks pelaksana"})      # parts that name pages of sheets that move


@dataclass(frozen=True, slots=True)
class Supplement:
    """`lembar`: what a binder holds once the supplement is in it, in order."""

    document: Document
    lembar: tuple[Lembar, ...]


@dataclass(frozen=True, slots=True)
class _Butir:
    """Sheets of the new edition: as in the whole book, as they were, and the part that makes them."""

    part: Part
    lembar: Lembar
    lama: Lembar | None
    diganti: bool


def supplement(bound: Bound, context: Context, spread: Spread = alone) -> Supplement:
    """The supplement of a book whose context has an edition before it."""
    assert context.beda is not None
    butir = tuple(_butir(bound.lembar, plan(context), context.beda))
    awalan = f"S{context.beda.edisi.nomor}."
    standing = {b.part.mark.name: b.lama.tempat.awal for b in butir if b.lama and not b.diganti}
    known = replace(context, awalan=awalan, map=standing)

    def steps(context: Context) -> Layout:
        lama = context.beda.dasar.lembar if context.beda else ()
        return replacements(langkah(lama, [(_now(b, butir, context), b.lama) for b in butir]), context)

    parts = [
        Part(Mark("@suplemen", title="Suplemen"), lambda context: cover(context, "suplemen-sampul"), bare=True),
        Part(Mark("@pengganti", title="Lembar Pengganti"), steps),
        Part(Mark("@perubahan", title="Daftar Perubahan"), changes),
        *(replace(b.part, field=False) for b in butir if b.diganti),
    ]
    placed = place(parts, known, spread)
    document = bind(placed, f"{title_of(context)} · Suplemen Edisi {context.beda.edisi.nomor}", known)
    after = replace(known, halaman={**{part.mark.name: piece.first for part, piece in placed}, END: document.pages + 1})
    return Supplement(document, tuple(_now(b, butir, after) for b in butir))


def _butir(lembar: Sequence[Lembar], parts: Sequence[Part], beda: Perbedaan) -> Iterator[_Butir]:
    """Every part of the book with its sheets now and then."""
    dasar = {(old.jenis, old.kunci): old for old in beda.dasar.lembar}
    lama = [_lama(new, beda) if new.jenis == SOP else dasar.get((new.jenis, new.kunci)) for new in lembar]
    changed = [old is None or old.sidik != new.sidik for new, old in zip(lembar, lama, strict=True)]
    units = {new.unit for new, differs in zip(lembar, changed, strict=True) if differs and new.jenis == SOP}
    for part, new, old, differs in zip(parts, lembar, lama, changed, strict=True):
        moved = (new.jenis == BAGIAN and new.kunci in SELALU) or (new.jenis == UNIT and new.kunci in units)
        yield _Butir(part, new, old, differs or moved)


def _lama(lembar: Lembar, beda: Perbedaan) -> Lembar | None:
    found = beda.sop.get(lembar.kunci)
    return found.lama if found else None


def _now(butir: _Butir, semua: Sequence[_Butir], context: Context) -> Lembar:
    """The sheets as they stand in the binder; their pages as far as they are known."""
    if butir.lama and not butir.diganti:
        return replace(butir.lembar, tempat=butir.lama.tempat)
    marks = [b.part.mark.name for b in semua if b.diganti]
    following = [*marks, END][marks.index(butir.part.mark.name) + 1]
    first = context.halaman.get(butir.part.mark.name, 0)
    return replace(butir.lembar, tempat=Rentang(context.awalan, first, context.halaman.get(following, first + 1) - first))
