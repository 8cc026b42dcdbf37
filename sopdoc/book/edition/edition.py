"""Editions of a book: what buku.yaml says of the present one, and what was noted of those that were issued; the types only.

    Edisi            nomor, tanggal, terbit          without a date it is still being made
    IssuedEdition    an issued edition: what each part, unit and SOP said, and on which pages of the office's binder
"""

from __future__ import annotations

from dataclasses import dataclass, field

from sopdoc.diagnostics import NOWHERE, Span
from sopdoc.model.nilai import Tanggal

JENIS = BAGIAN, UNIT, SOP = ("bagian", "unit", "sop")
TERBIT = UTUH, SUPLEMEN = ("buku", "suplemen")      # an edition is handed out as a whole book, or as pages for the binders


@dataclass(frozen=True, slots=True)
class Edisi:
    """An edition; `terbit` is one of TERBIT."""

    nomor: int
    tanggal: Tanggal | None = None
    terbit: str = TERBIT[0]
    span: Span = field(default=NOWHERE, compare=False)

    @property
    def called(self) -> str:
        """`edisi 2, 6 April 2026`, the date as far as it is known."""
        return f"edisi {self.nomor}, {self.tanggal.cetak()}" if self.tanggal else f"edisi {self.nomor}"


@dataclass(frozen=True, slots=True)
class PageRange:
    """Pages of a binder: `prefix` stands before the numbers of a supplement's pages ("S2."), "" before those of a book."""

    prefix: str
    first: int
    count: int

    @property
    def start(self) -> str:
        """`45`, `S2.7`."""
        return f"{self.prefix}{self.first}"

    @property
    def end(self) -> str:
        return f"{self.prefix}{self.first + self.count - 1}"

    @property
    def words(self) -> str:
        """`45`, `45–47`."""
        return self.start if self.count < 2 else f"{self.start}–{self.end}"


@dataclass(frozen=True, slots=True)
class Lembar:
    """What stands together in a binder: a part of the book, the page before a unit, or an SOP; `jenis` is one of JENIS.

    `sidik`: digest of what it said, page numbers left out (of an SOP: `model.sidik`); `tempat`: its pages in the binder.
    `kunci`: name of the part or unit, an SOP's key; the last four are an SOP's.
    """

    jenis: str
    kunci: str
    nama: str
    sidik: str
    tempat: PageRange
    nomor: str = ""
    unit: str = ""
    revisi_ke: str = ""
    status: str = ""


@dataclass(frozen=True, slots=True)
class IssuedEdition:
    """An edition as it was issued: what a binder that follows all editions held then, in order."""

    edisi: Edisi
    lembar: tuple[Lembar, ...]

    @property
    def sop(self) -> tuple[Lembar, ...]:
        return tuple(lembar for lembar in self.lembar if lembar.jenis == SOP)
