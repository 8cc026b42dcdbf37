"""BookDefinition and its SOPs → Bound: parts in order, SOPs by unit, true page numbers.

    plan ─▶ lay out our own pages ─▶ count ─▶ lay out and draw with the numbers … until nothing moves ─▶ bind
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from sopdoc.book import contents, cover, decision, listing, relations, symbols, words
from sopdoc.book.bound import Bound, Place
from sopdoc.book.context import Context
from sopdoc.book.definition import BookDefinition
from sopdoc.book.fakta import BookSop
from sopdoc.book.graph import Answers
from sopdoc.book.order import Kelompok, susun
from sopdoc.book.page import make_setter
from sopdoc.book.running import foot, head
from sopdoc.book.values import wording_values
from sopdoc.book.wording import Wording
from sopdoc.diagnostics import Report
from sopdoc.geometry import Size
from sopdoc.layout.fonts import FontSet, load_fonts
from sopdoc.layout.profile import Margin
from sopdoc.layout.tree import Layout
from sopdoc.render.document import Document, Drawn, Mark, Piece, Section
from sopdoc.render.draw import draw

Make = Callable[[Context], Layout]
MAKERS: dict[str, Make] = {
    "sampul": cover.cover, "keputusan": decision.decision, "kata pengantar": words.preface, "pengesahan": words.approval,
    "daftar isi": contents.contents, "penjelasan": words.explanation, "simbol": symbols.meanings,
    "peta keterkaitan": relations.relations, "daftar sop": listing.listing, "indeks pelaksana": listing.index,
}
MOST_PASSES = 5       # page numbers settle in two; a number that grows by a digit may cost one more


@dataclass(frozen=True, slots=True)
class _Part:
    """Pages of the book under one mark: our own (`make`) or an SOP's (`drawn`); `unit` runs along an SOP's pages."""

    mark: Mark
    make: Make | None = None
    drawn: Drawn | None = None
    sop: BookSop | None = None
    unit: str = ""
    bare: bool = False


def assemble(book: BookDefinition, sops: Sequence[BookSop], report: Report, answers: Answers | None = None) -> Bound:
    """The bound book; every SOP has a place in it, also one that was left out.  `answers`: what Graphviz need not be asked again."""
    fonts = load_fonts(book.profile.huruf.nama, book.profile.huruf.berkas, book.place("judul"), report)
    susunan = susun(book, sops)
    saudara = frozenset(susunan.urutan)
    wording = Wording(book.templat, wording_values(book, susunan), book.shown, saudara, report)
    context = Context(book, susunan, make_setter(book.profile, fonts), wording, report, answers=answers or Answers())
    parts = _plan(context)
    drawn, numbers = _settle(parts, context)
    pieces = [(part, Piece(pages, (part.mark,), numbers[part.mark.name])) for part, pages in zip(parts, drawn, strict=True)]
    judul = f"{book.judul} {wording.values['instansi']['nama']}".strip()
    document = Document(
        judul, book.nama_instansi, book.judul, fonts,
        tuple(_sections(pieces, judul, fonts)),
    )
    return Bound(book, document, tuple(_places(pieces)))


def _plan(context: Context) -> list[_Part]:
    """Every part that has something to say, in the agency's order."""
    parts: list[_Part] = []
    for bagian in context.book.dimuat:
        if bagian == "sop":
            for kelompok in context.susunan.kelompok:
                parts += _unit_parts(kelompok)
        else:
            mark = Mark(contents.mark_of(bagian), title=contents.JUDUL[bagian])
            parts.append(_Part(mark, MAKERS[bagian], bare=bagian == "sampul"))
    return parts


def _unit_parts(kelompok: Kelompok) -> list[_Part]:
    parts = [_Part(Mark(kelompok.mark, title=kelompok.nama), lambda context: cover.divider(kelompok, context))]
    for sop in kelompok.sop:
        nama = sop.fakta.nama if sop.fakta else sop.kunci
        make: Make | None = None if sop.drawn else (lambda context, sop=sop, nama=nama: cover.missing(sop.kunci, sop.shown, nama, context))
        parts.append(_Part(Mark(sop.kunci, title=nama, level=1), make, sop.drawn, sop, kelompok.nama))
    return parts


def _settle(parts: Sequence[_Part], context: Context) -> tuple[list[Drawn], dict[str, int]]:
    """Every part's pages, our own with page numbers that are true; no more than one layout is in memory at a time."""
    numbers = _numbers(parts, [len(part.make(context).pages) if part.make else len(_bound(part).pages) for part in parts])
    drawn: list[Drawn] = []
    for _ in range(MOST_PASSES - 1):
        known = replace(context, halaman=numbers)
        drawn = [draw(part.make(known), contents=part.make is contents.contents) if part.make else _bound(part) for part in parts]
        before, numbers = numbers, _numbers(parts, [len(pages.pages) for pages in drawn])
        if numbers == before:
            break
    return drawn, numbers


def _numbers(parts: Iterable[_Part], counts: Iterable[int]) -> dict[str, int]:
    """Mark → number of its page, from 1 on the cover."""
    numbers, next_page = {}, 1
    for part, count in zip(parts, counts, strict=True):
        numbers[part.mark.name] = next_page
        next_page += count
    return numbers


def _bound(part: _Part) -> Drawn:
    """The pages of an SOP's part."""
    assert part.drawn is not None      # a part has one of the two
    return part.drawn


def _sections(pieces: Iterable[tuple[_Part, Piece]], judul: str, fonts: FontSet) -> Iterable[Section]:
    """Neighbours on one paper under one head are one section."""
    for (title, bare, paper, margin), run in groupby(pieces, key=lambda found: _running(found, judul)):
        bound = tuple(piece for _, piece in run)
        numbers = range(bound[0].first, bound[0].first + sum(len(piece.drawn.pages) for piece in bound))
        block = None if bare else head(title, paper, margin, fonts)
        yield Section(bound, (block,) * len(numbers), tuple(None if bare else foot(n, paper, margin, fonts) for n in numbers))


def _running(found: tuple[_Part, Piece], judul: str) -> tuple[str, bool, Size, Margin]:
    """What pages of one section have in common."""
    part, piece = found
    lying = piece.drawn.paper.w > piece.drawn.paper.h
    return f"{judul} · {part.unit}" if part.unit and lying else judul, part.bare, piece.drawn.paper, piece.drawn.margin


def _places(pieces: Iterable[tuple[_Part, Piece]]) -> Iterable[Place]:
    sops = [(part, piece) for part, piece in pieces if part.sop]
    for number, (part, piece) in enumerate(sops, 1):
        if part.sop:
            yield Place(part.sop, number, piece.first, len(piece.drawn.pages), part.unit)
