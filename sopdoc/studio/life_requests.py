"""What a page may ask about an SOP's life: what a step would write, to take it, and what changed since a version was approved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Sahkan:
    """Approve what the definition says now; `efektif` "": on that very day, `nomor` "": the one that it has."""

    tanggal: str
    efektif: str = ""
    nomor: str = ""


@dataclass(frozen=True, slots=True)
class BukaRevisi:
    """Open the next revision, whether anything changed yet or not; `oleh` "": who signs the definition."""

    ringkasan: str
    tanggal: str
    oleh: str = ""


@dataclass(frozen=True, slots=True)
class Cabut:
    """Withdraw the SOP."""

    tanggal: str


Tindakan: TypeAlias = Sahkan | BukaRevisi | Cabut


@dataclass(frozen=True, slots=True)
class LihatTindakan:
    """What a step would write."""

    id: str
    tindakan: Tindakan


@dataclass(frozen=True, slots=True)
class Lakukan:
    """Take the step that was shown under `sidik`."""

    id: str
    tindakan: Tindakan
    sidik: str


@dataclass(frozen=True, slots=True)
class Bandingkan:
    """The sheet with every change since a version marked in place; `versi` "": the one that was approved last."""

    id: str
    versi: str = ""


@dataclass(frozen=True, slots=True)
class Temuan:
    """A diagnostic in a command's own words; `tingkat` as they are printed."""

    kode: str
    tingkat: str
    pesan: str
    label: str
    petunjuk: str
    berkas: str
    baris: int


@dataclass(frozen=True, slots=True)
class RencanaTindakan:
    """`hasil`: what will be true then; `diff`: how the definition changes; `berkas`: what else is written."""

    sidik: str
    hasil: str
    diff: str
    berkas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TemuanGalat:
    """Nothing was done, and why: what the command would have said."""

    temuan: tuple[Temuan, ...]


@dataclass(frozen=True, slots=True)
class Berubah:
    """One change in the words of the matrix."""

    jenis: str
    bagian: str
    semula: str
    menjadi: str


@dataclass(frozen=True, slots=True)
class Perbandingan:
    """`halaman`: the marked sheet as SVG, page by page; `tersedia`: every version that it can be compared with."""

    id: str
    versi: str
    semula: str
    menjadi: str
    tersedia: tuple[str, ...]
    halaman: tuple[str, ...]
    berubah: tuple[Berubah, ...]


LifeRequest: TypeAlias = LihatTindakan | Lakukan | Bandingkan
LifeAnswer: TypeAlias = RencanaTindakan | TemuanGalat | Perbandingan
