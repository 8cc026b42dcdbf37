"""Sop → what the book says about it: number, name, unit, dates, actors, and which SOPs it leads to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from sopdoc.diagnostics import NOWHERE, Span
from sopdoc.layout.tree import Bookmark, Layout
from sopdoc.model.nilai import Tanggal
from sopdoc.model.sidik import sidik
from sopdoc.model.sop import PENANDA_TANGAN, TANGGAL_BERLAKU, Pejabat, Revisi, Sop
from sopdoc.model.teks import Isi

BELUM_REVISI = frozenset({"", "-", "0", "00"})


@dataclass(frozen=True, slots=True)
class Kaitan:
    """An entry of keterkaitan: its words, and the SOP it links to (its key in the book) or ""."""

    teks: str
    kunci: str = ""
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class FaktaSop:
    """The facts of one SOP; `kunci` is its path below the agency's folder without ending, unique in the book.

    `rujukan`: keys of the SOPs that its texts link to; `keputusan`: decisions that its dasar hukum names; `sidik`: digest of
    what its sheet says; `lampiran`: their titles and where they begin on the sheet's pages; `penanda_tangan`: who signs, each with
    the key that says as what.
    """

    kunci: str
    shown: str
    nomor: str
    nama: str
    unit: tuple[str, ...]
    tanggal: tuple[tuple[str, Tanggal], ...]
    revisi_ke: str
    penanda_tangan: tuple[tuple[str, Pejabat], ...]
    pelaksana: tuple[str, ...]
    keterkaitan: tuple[Kaitan, ...]
    rujukan: tuple[str, ...]
    keputusan: tuple[str, ...] = ()
    status: str = ""        # as stated, "" where the definition says nothing: neither date nor number says it in its place
    sidik: str = ""
    riwayat: tuple[Revisi, ...] = ()
    lampiran: tuple[Bookmark, ...] = ()
    tempat: tuple[tuple[str, Span], ...] = field(default=(), compare=False)

    def place(self, *kunci: str) -> Span:
        """Where the first of these keys that is there has its value; the file for keys that are not."""
        known = dict(self.tempat)
        return next((known[key] for key in kunci if key in known), Span(self.shown))

    def first_tanggal(self, *kunci: str) -> Tanggal | None:
        """The first of these dates that is there."""
        known = dict(self.tanggal)
        return next((known[key] for key in kunci if key in known), None)

    def yang(self, peran: str) -> tuple[Pejabat, ...]:
        """Who signs as that, in one line each."""
        return tuple(pejabat.sebaris for sebagai, pejabat in self.penanda_tangan if sebagai == peran)

    @property
    def berlaku(self) -> Tanggal | None:
        return self.first_tanggal(*TANGGAL_BERLAKU)

    @property
    def revisi(self) -> Tanggal | None:
        return self.first_tanggal("tanggal revisi")

    @property
    def direvisi(self) -> bool:
        return self.revisi is not None or self.revisi_ke.strip() not in BELUM_REVISI


def fakta_of(sop: Sop, kunci: str, lampiran: tuple[Bookmark, ...]) -> FaktaSop:
    """The facts of a decoded SOP; `lampiran`: where a layout has them."""
    identitas = sop.identitas
    nama = dict.fromkeys(str(p.nama) for alur in sop.alur for p in alur.pelaksana)
    return FaktaSop(
        kunci=kunci, shown=sop.file, nomor=identitas.nomor, nama=str(identitas.nama), unit=identitas.unit or sop.instansi.unit,
        tanggal=tuple((key, value) for key, value in identitas.tanggal.items() if value is not None),
        revisi_ke=identitas.revisi_ke, status=identitas.status.value if identitas.status else "",
        penanda_tangan=tuple((peran, pejabat) for peran in PENANDA_TANGAN for pejabat in identitas.penanda_tangan(peran)),
        pelaksana=tuple(nama),
        keterkaitan=tuple(_keterkaitan(sop, kunci)),
        rujukan=tuple(dict.fromkeys(beside(kunci, link) for isi in _texts(sop) for link in _links(isi))),
        keputusan=tuple(b.polos for b in identitas.bagian.get("dasar hukum", Isi()).blok if b.polos.casefold().startswith("keputusan")),
        sidik=sidik(sop), riwayat=identitas.riwayat, lampiran=lampiran, tempat=tuple(identitas.tempat.items()),
    )


def lampiran_of(layout: Layout, sop: Sop) -> tuple[Bookmark, ...]:
    """Where the lampiran begin: they are the last to be marked."""
    return layout.bookmarks[len(layout.bookmarks) - len(sop.lampiran):]


def beside(kunci: str, link: str) -> str:
    """The key of the definition that an SOP's text calls `link`: one in the same folder."""
    return (PurePosixPath(kunci).parent / link).as_posix()


def _keterkaitan(sop: Sop, kunci: str) -> Iterator[Kaitan]:
    isi = sop.identitas.bagian.get("keterkaitan", Isi())
    for blok in isi.blok:
        link = next(_links(Isi((blok,))), "")
        yield Kaitan(blok.polos, beside(kunci, link) if link else "", blok.span)


def _links(isi: Isi) -> Iterator[str]:
    return (kata.tautan for blok in isi.blok for kata in blok.kata if kata.tautan)


def _texts(sop: Sop) -> Iterator[Isi]:
    """Every text that may refer to another SOP."""
    yield from sop.identitas.bagian.values()
    for lampiran in sop.lampiran:
        yield from lampiran.teks
    for alur in sop.alur:
        yield alur.catatan
        for kegiatan in alur.kegiatan:
            yield from (kegiatan.uraian, kegiatan.kelengkapan, kegiatan.waktu, kegiatan.output, kegiatan.keterangan)
