"""BookDefinition and its SOPs → Bound: parts in order, SOPs by unit, true page numbers.

    plan ─▶ parts ─▶ bind
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sopdoc.book import contents, cover, decision, listing, relations, symbols, words
from sopdoc.book.bound import Bound, Place
from sopdoc.book.context import Context
from sopdoc.book.definition import BookDefinition
from sopdoc.book.edition_changes import bandingkan
from sopdoc.book.fakta import BookSop
from sopdoc.book.graph import Answers
from sopdoc.book.order import Kelompok, susun
from sopdoc.book.page import make_setter
from sopdoc.book.parts import Make, Part, Placed, Spread, alone, bind, place
from sopdoc.book.values import wording_values
from sopdoc.book.wording import Wording
from sopdoc.diagnostics import Report
from sopdoc.layout.fonts import load_fonts
from sopdoc.render.document import Mark

MAKERS: dict[str, Make] = {
    "sampul": cover.cover, "keputusan": decision.decision, "kata pengantar": words.preface, "pengesahan": words.approval,
    "daftar isi": contents.contents, "penjelasan": words.explanation, "simbol": symbols.meanings,
    "peta keterkaitan": relations.relations, "daftar sop": listing.listing, "indeks pelaksana": listing.index,
}


def assemble(
    book: BookDefinition, sops: Sequence[BookSop], report: Report, answers: Answers | None = None, spread: Spread = alone,
) -> Bound:
    """The bound book; every SOP has a place in it, also one that was left out.

    `answers`: what Graphviz need not be asked again; `spread`: as in `place`.
    """
    fonts = load_fonts(book.profile.huruf.nama, book.profile.huruf.berkas, book.place("judul"), report)
    susunan = susun(book, sops)
    saudara = frozenset(susunan.urutan)
    beda = bandingkan(book.edisi, book.dasar, susunan.sop)
    wording = Wording(book.templat, wording_values(book, susunan, beda), book.shown, saudara, report)
    context = Context(book, susunan, make_setter(book.profile, fonts), wording, report, answers=answers or Answers(), beda=beda)
    placed = place(_plan(context), context, spread)
    judul = f"{book.judul} {wording.values['instansi']['nama']}".strip()
    return Bound(book, bind(placed, judul, context), tuple(_places(placed)), beda)


def _plan(context: Context) -> list[Part]:
    """Every part that has something to say, in the agency's order."""
    parts: list[Part] = []
    for bagian in context.book.dimuat:
        if bagian == "sop":
            for kelompok in context.susunan.kelompok:
                parts += _unit_parts(kelompok)
        else:
            mark = Mark(contents.mark_of(bagian), title=contents.JUDUL[bagian])
            parts.append(Part(mark, MAKERS[bagian], bare=bagian == "sampul", field=bagian == "daftar isi"))
    return parts


def _unit_parts(kelompok: Kelompok) -> list[Part]:
    parts = [Part(Mark(kelompok.mark, title=kelompok.nama), lambda context: cover.divider(kelompok, context))]
    for sop in kelompok.sop:
        nama = sop.fakta.nama if sop.fakta else sop.kunci
        make: Make | None = None if sop.drawn else (lambda context, sop=sop, nama=nama: cover.missing(sop.kunci, sop.shown, nama, context))
        parts.append(Part(Mark(sop.kunci, title=nama, level=1), make, sop.drawn, sop, kelompok.nama))
    return parts


def _places(placed: Iterable[Placed]) -> Iterable[Place]:
    sops = [(part, piece) for part, piece in placed if part.sop]
    for number, (part, piece) in enumerate(sops, 1):
        if part.sop:
            yield Place(part.sop, number, piece.first, len(piece.drawn.pages), part.unit)
