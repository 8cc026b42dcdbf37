"""BookDefinition and its SOPs → Bound: parts in order, SOPs by unit, true page numbers.

    plan ─▶ parts ─▶ bind
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sopdoc.book.bound import Bound, Place
from sopdoc.book.definition import BookDefinition
from sopdoc.book.edition.binder import lembar_of
from sopdoc.book.edition.changes import compare_editions
from sopdoc.book.edition.edition import BAGIAN, SOP, UNIT
from sopdoc.book.order import UnitGroup, arrange
from sopdoc.book.pages import contents, cover, decision, listing, relations, symbols, words
from sopdoc.book.pages.context import Context
from sopdoc.book.pages.graph import Answers
from sopdoc.book.pages.parts import Make, Part, Placed, Spread, alone, bind, place
from sopdoc.book.pages.values import wording_values
from sopdoc.book.pages.wording import Wording
from sopdoc.book.sop import BookSop
from sopdoc.diagnostics import Report
from sopdoc.layout.prose.page import make_setter
from sopdoc.layout.text.font_choice import load_fonts
from sopdoc.render.document import Drawn, Mark

MAKERS: dict[str, Make] = {
    "sampul": cover.cover, "keputusan": decision.decision, "kata pengantar": words.preface, "pengesahan": words.approval,
    "daftar isi": contents.contents, "penjelasan": words.explanation, "simbol": symbols.meanings,
    "peta keterkaitan": relations.relations, "daftar sop": listing.listing, "indeks pelaksana": listing.index,
}


def open_context(book: BookDefinition, sops: Sequence[BookSop], report: Report, answers: Answers | None = None) -> Context:
    """What the book, and a supplement to it, are made from.  `answers`: what Graphviz need not be asked again."""
    fonts = load_fonts(book.profile.huruf.nama, book.profile.huruf.berkas, book.place("judul"), report)
    arrangement = arrange(book, sops)
    saudara = frozenset(arrangement.numbers)
    since = compare_editions(book.edisi, book.dasar, arrangement.sop)
    wording = Wording(book.templat, wording_values(book, arrangement, since), book.shown, saudara, report)
    return Context(book, arrangement, make_setter(book.profile, fonts), wording, report, answers=answers or Answers(), since=since)


def bind_book(context: Context, spread: Spread = alone, known: Sequence[Drawn] = ()) -> Bound:
    """The whole book; every SOP has a place in it, also one that was left out.  `spread` and `known` as in `place`."""
    placed = place(plan(context), context, spread, known)
    lembar = lembar_of(placed, context) if context.book.edisi else ()
    own = tuple(piece.drawn for part, piece in placed if part.make)
    return Bound(context.book, bind(placed, title_of(context), context), places_of(placed), context.since, lembar, own)


def title_of(context: Context) -> str:
    """The book's title with its agency."""
    return f"{context.book.judul} {context.wording.values['instansi']['nama']}".strip()


def plan(context: Context) -> list[Part]:
    """Every part that has something to say, in the agency's order."""
    parts: list[Part] = []
    for bagian in context.book.dimuat:
        if bagian == "sop":
            for group in context.arrangement.groups:
                parts += _unit_parts(group)
        else:
            mark = Mark(contents.mark_of(bagian), title=contents.JUDUL[bagian])
            parts.append(Part(mark, MAKERS[bagian], bare=bagian == "sampul", jenis=BAGIAN, kunci=bagian))
    return parts


def _unit_parts(group: UnitGroup) -> list[Part]:
    mark = Mark(group.mark, title=group.nama)
    parts = [Part(mark, lambda context: cover.divider(group, context), jenis=UNIT, kunci=group.nama)]
    for sop in group.sop:
        nama = sop.fakta.nama if sop.fakta else sop.kunci
        make: Make | None = None if sop.drawn else (lambda context, sop=sop, nama=nama: cover.missing(sop.kunci, sop.shown, nama, context))
        inner = tuple(contents.lampiran_marks(sop))
        parts.append(Part(Mark(sop.kunci, title=nama, level=1), make, sop.drawn, sop, inner, group.nama, jenis=SOP, kunci=sop.kunci))
    return parts


def places_of(placed: Iterable[Placed]) -> tuple[Place, ...]:
    """Where every SOP of a document stands."""
    sops = ((part.sop, part.unit, piece) for part, piece in placed if part.sop)
    return tuple(Place(sop, number, piece.first, len(piece.drawn.pages), unit) for number, (sop, unit, piece) in enumerate(sops, 1))
