"""The domain: one SOP as its sheet says it, free of YAML, fonts and positions.

    Sop ─▶ Identitas, Lampiran…, Alur… ─▶ Pelaksana…, Kegiatan… ─▶ Simbol…, Sambungan…

Spans say where a value was written; they never take part in comparison.  `tanda` and `bertanda` are empty but in an SOP
that shows two versions at once.  Names and titles that are printed may be a `Judul`, with bold or italic words.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum
from pathlib import Path

from sopdoc.diagnostics import NOWHERE, Span
from sopdoc.model.lampiran import Lampiran
from sopdoc.model.nilai import Nip, Tanggal
from sopdoc.model.teks import KOSONG, Bertanda, Isi, Kata, Tanda, kata_of, sebaris

REVISI_ANGKA = 6     # digits of a revision number; a longer one is something else


@dataclass(frozen=True, slots=True)
class Pejabat:
    """An official who signs; everything but the jabatan may be missing.  Jabatan, nama and pangkat may have several lines.

    `nrp` of police and army, `nomor_induk` with its own words in front ("NIPPPK. 1985…"): beside a NIP, or instead of one.
    `tanda`: "lama" for one who no longer signs.
    """

    jabatan: str
    nama: str = ""
    pangkat: str = ""
    nip: Nip | None = None
    nrp: str = ""
    nomor_induk: str = ""
    span: Span = field(default=NOWHERE, compare=False)
    bertanda: Bertanda = field(default_factory=dict, compare=False)
    tanda: Tanda = field(default="", compare=False)

    @property
    def sebaris(self) -> Pejabat:
        """The same with one line each: for registers, messages and running text."""
        return replace(self, jabatan=sebaris(self.jabatan), nama=sebaris(self.nama), pangkat=sebaris(self.pangkat))


@dataclass(frozen=True, slots=True)
class Instansi:
    """What the SOPs of one agency share (`instansi.yaml`)."""

    kop: tuple[str, ...] = ()
    unit: tuple[str, ...] = ()
    logo: Path | None = None
    logo_kanan: Path | None = None
    tempat: str = ""
    alamat: tuple[str, ...] = ()
    verifikasi: str = ""                # where a sheet can be checked, with {id} for its code
    pejabat: dict[str, Pejabat] = field(default_factory=dict)
    span: Span = field(default=NOWHERE, compare=False)

    @property
    def semua_logo(self) -> tuple[Path, ...]:
        """The files of the pictures beside its name."""
        return tuple(path for path in (self.logo, self.logo_kanan) if path)


PENGESAH = "disahkan oleh"
PENYIAP = ("disusun oleh", "diperiksa oleh")      # who signs before him, as the work goes
PENANDA_TANGAN = (*PENYIAP, PENGESAH)
TANGGAL_BERLAKU = ("tanggal efektif", "tanggal pengesahan", "tanggal terbit")      # the first that is there says since when


class Status(Enum):
    """Where an SOP stands; its dates are those of `Identitas.tanggal`."""

    RANCANGAN = "rancangan"
    BERLAKU = "berlaku"
    DIREVISI = "direvisi"         # replaced by a later revision
    DICABUT = "dicabut"


@dataclass(frozen=True, slots=True)
class Revisi:
    """One entry of the history: which revision (as written), when, what changed, who approved it.

    Without a date `tanpa` says that there is none, `titik` that it is to be filled in by hand.
    """

    revisi_ke: str
    tanggal: Tanggal | None
    ringkasan: str
    oleh: str = ""
    tanpa: bool = False
    titik: bool = False
    span: Span = field(default=NOWHERE, compare=False)


def nomor_revisi(text: str) -> int | None:
    """The number that `revisi ke` says: 1 for "01", 0 for nothing or a dash, None for what is no number."""
    polos = text.strip(" -")
    if not polos:
        return 0
    return int(polos) if polos.isascii() and polos.isdigit() and len(polos) <= REVISI_ANGKA else None


@dataclass(frozen=True, slots=True)
class Identitas:
    """The identity sheet.  `tanggal` and `bagian` are keyed by the YAML key ("tanggal revisi", "dasar hukum", "Biaya Pelaksanaan").

    `tanpa`: dates that are written "-", since there are none; `titik`: those written as dots, to be filled in by hand.  Their
    value is None, as of those that are left empty.
    `status` is None where the definition does not say; `riwayat` stands in the definition's order, oldest first.
    `penyiap`: who drew it up and who examined it, by the YAML key; a key without anybody is left out.
    `tempat`: key → where its value stands in the definition.
    """

    nomor: str
    nama: str
    tanggal: dict[str, Tanggal | None] = field(default_factory=dict)
    revisi_ke: str = ""
    disahkan_oleh: Pejabat | None = None
    bagian: dict[str, Isi] = field(default_factory=dict)
    unit: tuple[str, ...] = ()
    status: Status | None = None
    riwayat: tuple[Revisi, ...] = ()
    tanpa: tuple[str, ...] = ()
    titik: tuple[str, ...] = ()
    penyiap: dict[str, tuple[Pejabat, ...]] = field(default_factory=dict)
    bertanda: Bertanda = field(default_factory=dict, compare=False)
    tempat: dict[str, Span] = field(default_factory=dict, compare=False)

    def penanda_tangan(self, peran: str) -> tuple[Pejabat, ...]:
        """Who signs as one of `PENANDA_TANGAN`."""
        if peran == PENGESAH:
            return (self.disahkan_oleh,) if self.disahkan_oleh else ()
        return self.penyiap.get(peran, ())


@dataclass(frozen=True, slots=True)
class Pelaksana:
    """A column of the flow table; `kelompok` is the title above it and its neighbours, or ""."""

    kunci: str
    nama: str
    kelompok: str = ""
    span: Span = field(default=NOWHERE, compare=False)
    bertanda: tuple[Kata, ...] = ()

    @property
    def kata(self) -> tuple[Kata, ...]:
        """The title's words in their styles, with their marks where two versions are shown."""
        return self.bertanda or kata_of(self.nama)


class Bentuk(Enum):
    """The symbols that an author places (the segilima is placed by the layout)."""

    MULAI = "mulai"
    PROSES = "proses"
    KEPUTUSAN = "keputusan"
    SELESAI = "selesai"


@dataclass(frozen=True, slots=True)
class Simbol:
    """One symbol in a row: `pelaksana` is a key of the flow's columns, `id` is unique in the flow.

    `bersama` are the further actors whose columns it covers, each the next one to the right.
    """

    id: str
    pelaksana: str
    bentuk: Bentuk
    teks: str = ""
    span: Span = field(default=NOWHERE, compare=False)
    tanda: Tanda = ""
    bersama: tuple[str, ...] = ()

    @property
    def para_pelaksana(self) -> tuple[str, ...]:
        """Who acts: the keys of all columns that it stands in, from left to right."""
        return (self.pelaksana, *self.bersama)


class Garis(Enum):
    """How a connection is drawn."""

    PANAH = "panah"
    LURUS = "lurus"
    PUTUS = "putus"


@dataclass(frozen=True, slots=True)
class Sambungan:
    """A connection between two symbols, by their ids.

    `label` is a branch's word ("Ya"), "" otherwise; `utama` marks the branch that leads on (the first one);
    LURUS and PUTUS join the symbols of one row without a head (actors who act together).  `timbal_balik`: one arrow with a head
    at both ends, `dari` the symbol that is read first.
    """

    dari: str
    ke: str
    label: str = ""
    utama: bool = True
    garis: Garis = Garis.PANAH
    span: Span = field(default=NOWHERE, compare=False)
    tanda: Tanda = ""
    timbal_balik: bool = False

    def searah(self) -> tuple[Sambungan, ...]:
        """The arrows with one head that say the same."""
        if not self.timbal_balik:
            return (self,)
        there = replace(self, timbal_balik=False)
        return there, replace(there, dari=self.ke, ke=self.dari, utama=False)


@dataclass(frozen=True, slots=True)
class Kegiatan:
    """A row of the flow table.  `nomor` is "" for a row without number; `simbol` stand in reading order.

    A row that is "lama" has no symbols; `bekas` are the pelaksana whose symbol is no longer there.  `berurutan`: its symbols
    follow each other, others act together.  `halaman_baru`: it begins a page.
    `judul`: titles that stand above it across the whole table.
    """

    id: str
    nomor: str
    uraian: Isi
    simbol: tuple[Simbol, ...]
    kelengkapan: Isi = KOSONG
    waktu: Isi = KOSONG
    output: Isi = KOSONG
    keterangan: Isi = KOSONG
    span: Span = field(default=NOWHERE, compare=False)
    tanda: Tanda = ""
    bekas: tuple[str, ...] = ()
    berurutan: bool = field(default=False, compare=False)     # the arrows say it on the sheet
    halaman_baru: bool = field(default=False, compare=False)  # where a page breaks is no content
    judul: tuple[Isi, ...] = ()

    @property
    def para_pelaksana(self) -> tuple[str, ...]:
        """Who acts in it: the keys of the columns, in the order of its symbols."""
        return tuple(kunci for simbol in self.simbol for kunci in simbol.para_pelaksana)


@dataclass(frozen=True, slots=True)
class Alur:
    """One flow table: its columns, rows, connections (all resolved) and the footnotes under it.

    Where two versions are shown: `lama` is the old one over the same rows, `tanda` says that the whole table is one version's alone,
    and `bertanda` holds the lines above it with their marks, printed in place of those that names and titles make.
    """

    judul: str
    pelaksana: tuple[Pelaksana, ...]
    kegiatan: tuple[Kegiatan, ...]
    sambungan: tuple[Sambungan, ...]
    catatan: Isi = KOSONG
    span: Span = field(default=NOWHERE, compare=False)
    lama: Alur | None = field(default=None, compare=False)
    tanda: Tanda = field(default="", compare=False)
    bertanda: tuple[tuple[Kata, ...], ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Sop:
    """One definition, complete: `kunci` is its file's name without .yaml, `file` the path as the user gave it."""

    kunci: str
    file: str
    instansi: Instansi
    identitas: Identitas
    alur: tuple[Alur, ...]
    lampiran: tuple[Lampiran, ...] = ()
    span: Span = field(default=NOWHERE, compare=False)
