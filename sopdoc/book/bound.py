"""The bound book as data: the document, and where every SOP stands in it."""

from __future__ import annotations

from dataclasses import dataclass

from sopdoc.book.definition import BookDefinition
from sopdoc.book.edition.changes import Perbedaan
from sopdoc.book.edition.edition import Lembar
from sopdoc.build.fakta import BookSop
from sopdoc.render.document import Document


@dataclass(frozen=True, slots=True)
class Place:
    """Where an SOP stands: its number in the book's list, its first page, how many pages, the unit it belongs to."""

    sop: BookSop
    urutan: int
    halaman: int
    jumlah: int
    unit: str


@dataclass(frozen=True, slots=True)
class Bound:
    """A book after binding; `places` in the book's order; `beda`: what changed since the last edition.

    `lembar`: what a binder holds once it holds this document, in order; for books with editions.
    """

    book: BookDefinition
    document: Document
    places: tuple[Place, ...]
    beda: Perbedaan | None = None
    lembar: tuple[Lembar, ...] = ()

    @property
    def hilang(self) -> tuple[Lembar, ...]:
        """SOPs of the last edition that the book has no more."""
        return self.beda.hilang if self.beda else ()
