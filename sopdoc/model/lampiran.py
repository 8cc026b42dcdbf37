"""What belongs to an SOP after its flow: forms to fill in, checklists, tables, pictures, pages of a PDF; one after the other."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from sopdoc.diagnostics import NOWHERE, Span
from sopdoc.model.teks import KOSONG, Isi


@dataclass(frozen=True, slots=True)
class Baris:
    """A row of a lampiran's table: a text for every column, or one text across all of them (`penuh`)."""

    sel: tuple[Isi, ...]
    penuh: bool = False


@dataclass(frozen=True, slots=True)
class Tabel:
    """Columns by their titles, rows, and as many empty ones to write in."""

    kolom: tuple[str, ...]
    baris: tuple[Baris, ...] = ()
    kosong: int = 0


@dataclass(frozen=True, slots=True)
class Berkas:
    """A picture, or pages of a PDF (`halaman`; all of them where it says none), and what they show, in words.

    What the file holds counts (`sidik`: its SHA-256), not what it is called or where it lies.
    """

    jenis: Literal["gambar", "pdf"]
    sidik: str
    alternatif: str
    halaman: tuple[int, ...] = ()
    nama: str = field(default="", compare=False)
    path: Path = field(default=Path(), compare=False)
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Lampiran:
    """One lampiran, from the top: its title, a text, lines to fill in (`isian`, by what stands before them), a table, a file, a text."""

    judul: str
    isi: Isi = KOSONG
    isian: tuple[str, ...] = ()
    tabel: Tabel | None = None
    berkas: Berkas | None = None
    catatan: Isi = KOSONG
    span: Span = field(default=NOWHERE, compare=False)

    @property
    def teks(self) -> tuple[Isi, ...]:
        """Every text that may have links and markup, in reading order."""
        sel = (isi for baris in (self.tabel.baris if self.tabel else ()) for isi in baris.sel)
        return (self.isi, *sel, self.catatan)
