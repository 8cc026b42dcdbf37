"""What `buku.yaml` says, decoded, with the agency it belongs to: the types only; `book.decode` reads them."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from sopdoc.book.edition.edition import Edisi, IssuedEdition
from sopdoc.diagnostics import NOWHERE, Span
from sopdoc.model.nilai import Tanggal
from sopdoc.model.sop import Instansi, Pejabat
from sopdoc.model.teks import Isi
from sopdoc.profile.profile import Profile

BUKU = "buku.yaml"
BAGIAN = (      # the parts in the order of books seen; an agency may reorder them or leave some out
    "sampul", "keputusan", "kata pengantar", "pengesahan", "daftar isi", "penjelasan", "simbol", "peta keterkaitan",
    "sop", "daftar sop", "indeks pelaksana",
)
PENJELASAN = ("ruang lingkup", "ringkasan", "definisi")


@dataclass(frozen=True, slots=True)
class Keputusan:
    """The head's decision; without `nomor` it is a draft and says so.

    `isi` holds menimbang, mengingat, memperhatikan and diktum as far as the agency writes them itself.
    """

    nomor: str = ""
    tanggal: Tanggal | None = None
    tentang: str = ""
    pejabat: Pejabat | None = None
    tempat: str = ""
    isi: tuple[tuple[str, Isi], ...] = ()
    span: Span = field(default=NOWHERE, compare=False)

    @property
    def rancangan(self) -> bool:
        return not self.nomor.strip(" .…\u00a0") or "…" in self.nomor or "..." in self.nomor


@dataclass(frozen=True, slots=True)
class BarisPengesahan:
    """One line of the lembar pengesahan: who drew up, examined or approved the book."""

    peran: str
    pejabat: Pejabat
    tanggal: Tanggal | None = None


@dataclass(frozen=True, slots=True)
class UnitBuku:
    """A group of SOPs: those below a folder, or those on whose sheet the unit is named."""

    nama: str
    folder: str = ""
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class BookDefinition:
    """A book, ready to be bound.

    `isi`: the texts that the agency writes itself, by name; `templat`: the wordings for all others, name → jinja2 text;
    `terbitan`: the editions that were issued, by rising number; `inputs`: the files it was read from, also those that could
    have been there.
    """

    folder: Path
    shown: str
    instansi: Instansi
    profile: Profile
    judul: str
    tahun: str = ""
    edisi: Edisi | None = None
    terbitan: tuple[IssuedEdition, ...] = ()
    alamat: tuple[str, ...] = ()
    bagian: tuple[str, ...] = BAGIAN
    unit: tuple[UnitBuku, ...] = ()
    keputusan: Keputusan = Keputusan()
    isi: tuple[tuple[str, Isi], ...] = ()
    pengesahan: tuple[BarisPengesahan, ...] = ()
    jumlah: int | None = None
    templat: tuple[tuple[str, str], ...] = ()
    inputs: tuple[Path, ...] = field(default=(), compare=False)
    spans: tuple[tuple[str, Span], ...] = field(default=(), compare=False)

    def place(self, key: str) -> Span:
        """Where a key of buku.yaml was written; the file's beginning for an absent one."""
        return dict(self.spans).get(key, Span(self.shown))

    @property
    def dasar(self) -> IssuedEdition | None:
        """The last edition issued before this one: what the book's marks tell the difference from."""
        edisi = self.edisi
        return next((c for c in reversed(self.terbitan) if edisi and c.edisi.nomor < edisi.nomor), None)

    @property
    def beku(self) -> IssuedEdition | None:
        """This edition as it was issued, if it was."""
        edisi = self.edisi
        return next((c for c in self.terbitan if edisi and c.edisi.nomor == edisi.nomor), None)

    @property
    def dimuat(self) -> tuple[str, ...]:
        """The parts that have something to say, in order."""
        return tuple(bagian for bagian in self.bagian if bagian != "pengesahan" or self.pengesahan)

    @property
    def nama_instansi(self) -> str:
        """The agency as running heads and the decision name it."""
        return ", ".join((*self.instansi.kop, *self.instansi.unit))
