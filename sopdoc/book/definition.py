"""What `buku.yaml` says, decoded, with the agency it belongs to: the types only; `book.decode` reads them."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from sopdoc.diagnostics import NOWHERE, Span
from sopdoc.layout.profile import Profile
from sopdoc.model.nilai import Tanggal
from sopdoc.model.sop import Instansi, Pejabat
from sopdoc.model.teks import KOSONG, Isi

BUKU = "buku.yaml"
BAGIAN = (      # the parts in the order of books seen; an agency may reorder them or leave some out
    "sampul", "keputusan", "kata pengantar", "pengesahan", "daftar isi", "penjelasan", "simbol", "peta keterkaitan",
    "sop", "daftar sop", "indeks pelaksana",
)


@dataclass(frozen=True, slots=True)
class Keputusan:
    """The head's decision; without `nomor` it is a draft and says so.  `diktum` are KESATU, KEDUA … in order."""

    nomor: str = ""
    tanggal: Tanggal | None = None
    tentang: str = ""
    pejabat: Pejabat | None = None
    menimbang: Isi = KOSONG
    mengingat: Isi = KOSONG
    memperhatikan: Isi = KOSONG
    diktum: Isi = KOSONG
    tempat: str = ""
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class BarisPengesahan:
    """One line of the lembar pengesahan: who drew up, examined or approved the book."""

    peran: str
    pejabat: Pejabat
    tanggal: Tanggal | None = None


@dataclass(frozen=True, slots=True)
class UnitBuku:
    """A group of SOPs: those of a folder, or those whose unit's last line it is."""

    nama: str
    folder: str = ""
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class BookDefinition:
    """A book, ready to be bound.  `templat` are the wordings by name; `inputs` the files it was read from."""

    folder: Path
    shown: str
    instansi: Instansi
    profile: Profile
    judul: str
    tahun: str
    alamat: tuple[str, ...] = ()
    bagian: tuple[str, ...] = BAGIAN
    unit: tuple[UnitBuku, ...] = ()
    keputusan: Keputusan | None = None
    kata_pengantar: Isi = KOSONG
    penjelasan: tuple[tuple[str, Isi], ...] = ()
    pengesahan: tuple[BarisPengesahan, ...] = ()
    jumlah: int | None = None
    templat: tuple[tuple[str, str], ...] = ()
    inputs: tuple[Path, ...] = field(default=(), compare=False)
    span: Span = field(default=NOWHERE, compare=False)
    spans: tuple[tuple[str, Span], ...] = field(default=(), compare=False)

    def place(self, key: str) -> Span:
        """Where a key of buku.yaml was written; the file's beginning for an absent one."""
        return dict(self.spans).get(key, Span(self.shown))

    @property
    def nama_unit(self) -> str:
        """The agency's unit, or its last line, as running heads name it."""
        return ", ".join(self.instansi.unit or self.instansi.kop[-1:])
