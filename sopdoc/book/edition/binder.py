"""A binder that follows all editions → what a new edition replaces, adds, moves and takes out of it.

    sheets of the last edition  ┐
                                ├─▶ BinderStep…    one after the other they make the first into the second
    sheets of this edition      ┘
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from sopdoc.book.edition.edition import BAGIAN, SOP, UNIT, Lembar, PageRange
from sopdoc.book.pages.context import Context
from sopdoc.book.pages.parts import Part, Placed
from sopdoc.layout.tree import Layout, Paragraph, Table
from sopdoc.match import moved

CALLED = {BAGIAN: "", UNIT: "Lembar unit", SOP: "SOP"}


@dataclass(frozen=True, slots=True)
class BinderStep:
    """One step of changing the binder: sheets that go out, sheets that come in.

    `behind`: the last page before the new ones, "" at the front; None where they take the place of the old ones, or none
    come in.  Where `old` and `new` have the same pages, the old ones are put there.
    """

    nama: str
    old: Lembar | None
    new: Lembar | None
    behind: str | None = None

    @property
    def only_moves(self) -> bool:
        """Do the same sheets only change their place?"""
        return self.old is not None and self.new is not None and self.old.tempat == self.new.tempat


def lembar_of(placed: Iterable[Placed], context: Context) -> tuple[Lembar, ...]:
    """The sheets of a whole document."""
    found = ((part, PageRange(context.awalan, piece.first, len(piece.drawn.pages))) for part, piece in placed if part.jenis)
    return tuple(_lembar(part, tempat, context) for part, tempat in found)


def _lembar(part: Part, tempat: PageRange, context: Context) -> Lembar:
    if part.jenis != SOP:
        return Lembar(part.jenis, part.kunci, part.mark.title, _words_sidik(part, context), tempat)
    fakta = part.sop.fakta if part.sop else None
    if fakta is None:
        return Lembar(SOP, part.kunci, part.mark.title, "", tempat, unit=part.unit)
    return Lembar(SOP, part.kunci, fakta.nama, fakta.sidik, tempat, fakta.nomor, part.unit, fakta.revisi_ke, fakta.status)


def _words_sidik(part: Part, context: Context) -> str:
    """Digest of what one of our own parts says, whatever the pages' numbers are."""
    unnumbered = replace(context, halaman={}, map={}, awalan="")
    words = "\0".join(_words(part.make(unnumbered))) if part.make else ""
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()


def _words(layout: Layout) -> Iterator[str]:
    for page in layout.pages:
        for block in page.blocks:
            cells = [cell.paragraphs for cell in block.cells] if isinstance(block, Table) else [block.paragraphs]
            yield from (_text(paragraph) for paragraphs in cells for paragraph in paragraphs)
        yield from (_text(paragraph) for symbol in page.symbols for paragraph in symbol.paragraphs)


def _text(paragraph: Paragraph) -> str:
    return "".join(run.text for run in (*((paragraph.marker,) if paragraph.marker else ()), *paragraph.runs))


def binder_steps(old: Sequence[Lembar], new: Sequence[tuple[Lembar, Lembar | None]]) -> tuple[BinderStep, ...]:
    """The steps from a binder to the next one; `new`: its sheets, each with what they were before.

    As many sheets as possible stay where they are.  What only goes out comes first; then steps follow the new binder's
    order, so that the pages which they name are there.
    """
    at = {(lembar.jenis, lembar.kunci): number for number, lembar in enumerate(old)}
    stood = [None if was is None else at[was.jenis, was.kunci] for _, was in new]
    shifted = moved([place for place in stood if place is not None])
    steps = [BinderStep(_called(lembar), lembar, None) for number, lembar in enumerate(old) if number not in stood]
    for number, (lembar, was) in enumerate(new):
        if (place := stood[number]) is None or place in shifted:
            steps.append(BinderStep(_called(lembar), was, lembar, new[number - 1][0].tempat.end if number else ""))
        elif was and was.tempat != lembar.tempat:
            steps.append(BinderStep(_called(lembar), was, lembar))
    return tuple(steps)


def _called(lembar: Lembar) -> str:
    """What the sheets are called beside those of another kind."""
    return f"{CALLED[lembar.jenis]} {lembar.nama}".strip()
