"""What every part of the book is made from: the definition, the order, the wording, and the page numbers as far as known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sopdoc.book.definition import BookDefinition
from sopdoc.book.edition.changes import EditionChanges
from sopdoc.book.order import Arrangement
from sopdoc.book.pages.graph import Answers
from sopdoc.book.pages.wording import Wording
from sopdoc.build.fakta import FaktaSop
from sopdoc.diagnostics import Report
from sopdoc.layout.prose.page import Setter
from sopdoc.layout.tree import Run
from sopdoc.model.teks import Isi
from sopdoc.render.document import PAGE_OF

UNKNOWN = "000"      # stands for a page number until it is known: as wide as most of them


@dataclass(frozen=True, slots=True)
class Context:
    """`halaman`: place → page number; empty while the pages are counted.  `awalan` stands before the numbers of this document's
    pages.  `since`: what changed since the last edition.  `map`: place → its page in the binder, for a supplement's places that
    are not in it.  `answers`: Graphviz's, also of earlier builds.
    """

    book: BookDefinition
    arrangement: Arrangement
    setter: Setter
    wording: Wording
    report: Report
    halaman: Mapping[str, int] = field(default_factory=dict)
    answers: Answers = field(default_factory=Answers)
    awalan: str = ""
    since: EditionChanges | None = None
    map: Mapping[str, str] = field(default_factory=dict)

    def isi(self, key: str, **further: object) -> Isi:
        """The agency's own text, else the wording's."""
        own = dict(self.book.isi).get(key)
        return own if own is not None else self.wording.isi(key.replace(" ", "-"), **further)

    def nomor_halaman(self, mark: str, part: str = "tabel") -> tuple[Run, ...]:
        """A page number that leads to its page and, in Word, stays true; nothing for a place that the book does not have."""
        if mark in self.map:
            return (self.setter.run(self.map[mark], part),)
        if self.halaman and mark not in self.halaman:
            return ()
        number = self.setter.run(str(self.halaman.get(mark, UNKNOWN)), part, PAGE_OF + mark)
        return (self.setter.run(self.awalan, part), number) if self.awalan else (number,)

    def nama(self, kunci: str, part: str = "tabel") -> tuple[Run, ...]:
        """An SOP's name that leads to its page."""
        fakta = self.fakta(kunci)
        return (self.setter.run(fakta.nama if fakta else kunci, part, kunci),)

    def fakta(self, kunci: str) -> FaktaSop | None:
        return self.arrangement.sop[self.arrangement.numbers[kunci] - 1].fakta
