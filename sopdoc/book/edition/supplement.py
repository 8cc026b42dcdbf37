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
from sopdoc.book.edition.binder import binder_steps
from sopdoc.book.edition.changes import EditionChanges
from sopdoc.book.edition.edition import BAGIAN, SOP, UNIT, Lembar, PageRange
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
    old: Lembar | None
    replaced: bool


def supplement(bound: Bound, context: Context, spread: Spread = alone) -> Supplement:
    """The supplement of a book whose context has an edition before it."""
    assert context.since is not None
    butir = tuple(_butir(bound.lembar, plan(context), context.since))
    awalan = f"S{context.since.edisi.nomor}."
    standing = {b.part.mark.name: b.old.tempat.start for b in butir if b.old and not b.replaced}
    known = replace(context, awalan=awalan, map=standing)

    def steps(context: Context) -> Layout:
        held = context.since.dasar.lembar if context.since else ()
        return replacements(binder_steps(held, [(_now(b, butir, context), b.old) for b in butir]), context)

    parts = [
        Part(Mark("@suplemen", title="Suplemen"), lambda context: cover(context, "suplemen-sampul"), bare=True),
        Part(Mark("@pengganti", title="Lembar Pengganti"), steps),
        Part(Mark("@perubahan", title="Daftar Perubahan"), changes),
        *(b.part for b in butir if b.replaced),
    ]
    placed = place(parts, known, spread)
    document = bind(placed, f"{title_of(context)} · Suplemen Edisi {context.since.edisi.nomor}", known)
    after = replace(known, halaman={**{part.mark.name: piece.first for part, piece in placed}, END: document.pages + 1})
    return Supplement(document, tuple(_now(b, butir, after) for b in butir))


def _butir(lembar: Sequence[Lembar], parts: Sequence[Part], since: EditionChanges) -> Iterator[_Butir]:
    """Every part of the book with its sheets now and then."""
    dasar = {(old.jenis, old.kunci): old for old in since.dasar.lembar}
    olds = [_old(new, since) if new.jenis == SOP else dasar.get((new.jenis, new.kunci)) for new in lembar]
    changed = [old is None or old.sidik != new.sidik for new, old in zip(lembar, olds, strict=True)]
    units = {new.unit for new, differs in zip(lembar, changed, strict=True) if differs and new.jenis == SOP}
    for part, new, old, differs in zip(parts, lembar, olds, changed, strict=True):
        moved = (new.jenis == BAGIAN and new.kunci in SELALU) or (new.jenis == UNIT and new.kunci in units)
        yield _Butir(part, new, old, differs or moved)


def _old(lembar: Lembar, since: EditionChanges) -> Lembar | None:
    found = since.sop.get(lembar.kunci)
    return found.old if found else None


def _now(butir: _Butir, semua: Sequence[_Butir], context: Context) -> Lembar:
    """The sheets as they stand in the binder; their pages as far as they are known."""
    if butir.old and not butir.replaced:
        return replace(butir.lembar, tempat=butir.old.tempat)
    marks = [b.part.mark.name for b in semua if b.replaced]
    following = [*marks, END][marks.index(butir.part.mark.name) + 1]
    first = context.halaman.get(butir.part.mark.name, 0)
    return replace(butir.lembar, tempat=PageRange(context.awalan, first, context.halaman.get(following, first + 1) - first))
