"""The bound book as data: the document, and where every SOP stands in it."""

from __future__ import annotations

from dataclasses import dataclass

from sopdoc.book.definition import BookDefinition
from sopdoc.book.edition.changes import EditionChanges
from sopdoc.book.edition.edition import Lembar
from sopdoc.book.sop import BookSop
from sopdoc.render.document import Document, Drawn


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
    """A book after binding; `places` in the book's order; `since`: what changed since the last edition.

    `lembar`: what a binder holds once it holds this document, in order; for books with editions.  `own`: the drawn pages of parts
    that are no SOPs, in order.
    """

    book: BookDefinition
    document: Document
    places: tuple[Place, ...]
    since: EditionChanges | None = None
    lembar: tuple[Lembar, ...] = ()
    own: tuple[Drawn, ...] = ()

    @property
    def gone(self) -> tuple[Lembar, ...]:
        """SOPs of the last edition that the book has no more."""
        return self.since.gone if self.since else ()
