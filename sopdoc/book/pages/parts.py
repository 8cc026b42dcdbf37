"""Parts of a book or a supplement → one document: our own pages are laid out with page numbers that are true.

    Part… ─▶ lay out our own pages ─▶ count ─▶ lay out and draw with the numbers … until nothing moves ─▶ Document
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from sopdoc.book.pages.context import Context
from sopdoc.book.sop import BookSop
from sopdoc.geometry import Size
from sopdoc.layout.prose.feet import page_number
from sopdoc.layout.prose.running import head
from sopdoc.layout.text.fonts import FontSet
from sopdoc.layout.tree import UNDATED, Layout
from sopdoc.profile.profile import Margin
from sopdoc.render.document import Document, Drawn, Mark, Piece, Section
from sopdoc.render.draw import draw

Make = Callable[[Context], Layout]
END = "@akhir"        # the place behind the last page
MOST_PASSES = 5       # page numbers settle in two; a number that grows by a digit may cost one more


@dataclass(frozen=True, slots=True)
class Part:
    """Pages of the book under one mark: our own (`make`) or an SOP's (`drawn`); `unit` runs along an SOP's pages.

    `inner`: further marks, of what begins inside.  `jenis` and `kunci` are those of its sheets in a binder (`edition.Lembar`),
    "" for what no binder keeps.
    """

    mark: Mark
    make: Make | None = None
    drawn: Drawn | None = None
    sop: BookSop | None = None
    inner: tuple[Mark, ...] = ()
    unit: str = ""
    bare: bool = False
    jenis: str = ""
    kunci: str = ""


Placed = tuple[Part, Piece]
Spread = Callable[[Callable[[int], Drawn], Sequence[int]], list[Drawn]]


def alone(task: Callable[[int], Drawn], weights: Sequence[int]) -> list[Drawn]:
    """One task after the other."""
    return [task(number) for number in range(len(weights))]


def place(parts: Sequence[Part], context: Context, spread: Spread = alone, known: Sequence[Drawn] = ()) -> tuple[Placed, ...]:
    """Every part with its drawn pages and the number of the first one.

    `spread` does tasks 0, 1, … of these weights where it likes, and brings their results in order.  `known`: our own parts as they
    were drawn before, where they would be drawn alike.
    """
    drawn, numbers = _as_before(parts, known) if known else _settle(parts, context, spread)
    return tuple(
        (part, Piece(pages, (part.mark, *part.inner), numbers[part.mark.name], context.awalan))
        for part, pages in zip(parts, drawn, strict=True)
    )


def bind(placed: Sequence[Placed], judul: str, context: Context) -> Document:
    """One document under the book's running title."""
    book, fonts = context.book, context.setter.sheet.fonts
    date = book.keputusan.tanggal            # not the edition's: issuing it changes no byte of the book
    dates = (date.saat(),) * 2 if date else (UNDATED, UNDATED)
    return Document(judul, book.nama_instansi, book.judul, fonts, tuple(_sections(placed, judul, context.awalan, fonts)), dates)


def _as_before(parts: Sequence[Part], known: Sequence[Drawn]) -> tuple[list[Drawn], dict[str, int]]:
    own = iter(known)
    drawn = [next(own) if part.make else _bound(part) for part in parts]
    return drawn, _numbers(parts, [len(pages.pages) for pages in drawn])


def _settle(parts: Sequence[Part], context: Context, spread: Spread) -> tuple[list[Drawn], dict[str, int]]:
    """Every part's pages, our own with page numbers that are true; a process has no more than one layout in memory at a time.

    Counting tells all that there is to tell, so what drawing reports elsewhere may be lost.
    """
    counts = [len(part.make(context).pages) if part.make else len(_bound(part).pages) for part in parts]
    numbers, drawn = _numbers(parts, counts), list[Drawn]()
    for _ in range(MOST_PASSES - 1):
        drawn = _draw(parts, replace(context, halaman=numbers), counts, spread)
        counts = [len(pages.pages) for pages in drawn]
        before, numbers = numbers, _numbers(parts, counts)
        if numbers == before:
            break
    return drawn, numbers


def _draw(parts: Sequence[Part], context: Context, counts: Sequence[int], spread: Spread) -> list[Drawn]:
    own = {number: part.make for number, part in enumerate(parts) if part.make}
    numbers = list(own)

    def task(index: int) -> Drawn:
        return draw(own[numbers[index]](context))

    made = dict(zip(own, spread(task, [counts[number] for number in own]), strict=True))
    return [made[number] if number in made else _bound(part) for number, part in enumerate(parts)]


def _numbers(parts: Iterable[Part], counts: Iterable[int]) -> dict[str, int]:
    """Mark → number of its page, from 1 on the cover."""
    numbers: dict[str, int] = {}
    next_page = 1
    for part, count in zip(parts, counts, strict=True):
        numbers |= {mark.name: next_page + mark.page for mark in (part.mark, *part.inner)}
        next_page += count
    return {**numbers, END: next_page}


def _bound(part: Part) -> Drawn:
    """The pages of an SOP's part."""
    assert part.drawn is not None      # a part has one of the two
    return part.drawn


def _sections(placed: Iterable[Placed], judul: str, awalan: str, fonts: FontSet) -> Iterator[Section]:
    """Neighbours on one paper under one head are one section."""
    for (title, bare, paper, margin), run in groupby(placed, key=lambda found: _running(found, judul)):
        bound = tuple(piece for _, piece in run)
        numbers = range(bound[0].first, bound[0].first + sum(len(piece.drawn.pages) for piece in bound))
        block = None if bare else head(title, paper, margin, fonts)
        feet = tuple(None if bare else page_number(f"{awalan}{n}", paper, margin, fonts) for n in numbers)
        yield Section(bound, (block,) * len(numbers), feet)


def _running(found: Placed, judul: str) -> tuple[str, bool, Size, Margin]:
    """What pages of one section have in common."""
    part, piece = found
    lying = piece.drawn.paper.w > piece.drawn.paper.h
    return f"{judul} · {part.unit}" if part.unit and lying else judul, part.bare, piece.drawn.paper, piece.drawn.margin
