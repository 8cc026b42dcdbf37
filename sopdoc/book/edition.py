"""Editions of a book: what buku.yaml says of the present one, and what was noted of those that were issued; the types only.

    Edisi      nomor, tanggal, terbit          without a date it is still being made
    Catatan    an issued edition: where every part, unit and SOP stands in the office's binder, and what each SOP said
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sopdoc.diagnostics import NOWHERE, Span
from sopdoc.model.nilai import Tanggal

TERBIT = ("buku", "suplemen")      # how an edition is handed out: as a whole book, or as pages for the binder of the one before


@dataclass(frozen=True, slots=True)
class Edisi:
    """An edition; `terbit` is one of TERBIT."""

    nomor: int
    tanggal: Tanggal | None = None
    terbit: str = TERBIT[0]
    span: Span = field(default=NOWHERE, compare=False)

    @property
    def sebutan(self) -> str:
        """`edisi 2, 6 April 2026`, the date as far as it is known."""
        return f"edisi {self.nomor}, {self.tanggal.cetak()}" if self.tanggal else f"edisi {self.nomor}"


@dataclass(frozen=True, slots=True)
class Rentang:
    """Pages of a binder: `awalan` stands before the numbers of a supplement's pages ("S2."), "" before those of a book."""

    awalan: str
    pertama: int
    jumlah: int

    @property
    def awal(self) -> str:
        """`45`, `S2.7`."""
        return f"{self.awalan}{self.pertama}"

    @property
    def akhir(self) -> str:
        return f"{self.awalan}{self.pertama + self.jumlah - 1}"

    @property
    def teks(self) -> str:
        """`45`, `45–47`."""
        return self.awal if self.jumlah < 2 else f"{self.awal}–{self.akhir}"


@dataclass(frozen=True, slots=True)
class Lembar:
    """An SOP as an edition had it: `sidik` is the digest of what its sheet said (`model.sidik`), `tempat` its pages."""

    kunci: str
    nomor: str
    nama: str
    unit: str
    revisi_ke: str
    status: str
    sidik: str
    tempat: Rentang


@dataclass(frozen=True, slots=True)
class Catatan:
    """An edition as it was issued; `bagian` and `unit`: pages by name, `sop` in the book's order."""

    edisi: Edisi
    bagian: Mapping[str, Rentang]
    unit: Mapping[str, Rentang]
    sop: tuple[Lembar, ...]
