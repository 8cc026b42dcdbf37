"""What a page may ask about the book of an SOP's agency."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class LihatBuku:
    """What binding the book of the agency of this SOP would do."""

    id: str


@dataclass(frozen=True, slots=True)
class SusunBuku:
    """Bind it; this takes as long as its SOPs need, and keeps nobody from writing.  `judul`: what its cover says, of a first book."""

    id: str
    judul: str = ""


@dataclass(frozen=True, slots=True)
class LihatKemajuan:
    """How far the book is that is being bound."""

    id: str


@dataclass(frozen=True, slots=True)
class HentikanBuku:
    """Bind it no further: what is written already stays, and is not made again by the next binding."""

    id: str


@dataclass(frozen=True, slots=True)
class RencanaBuku:
    """How many SOPs it would hold, and the folder that it is written to; `pertama`: the book has no title yet."""

    instansi: str
    sop: int
    folder: str
    pertama: bool = False


@dataclass(frozen=True, slots=True)
class BukuTersusun:
    """`berkas`: what was written anew; `tetap`: SOPs that stand as the last build left them."""

    halaman: int
    sop: int
    tetap: int
    edisi: int
    berkas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BukuBerjalan:
    """Of the stage `tahap`, "sop" or "buku", `selesai` of `jumlah` are done; "" while none is bound."""

    tahap: str = ""
    selesai: int = 0
    jumlah: int = 0


@dataclass(frozen=True, slots=True)
class BukuDihentikan:
    """It was stopped, here."""

    sampai: BukuBerjalan


BookRequest: TypeAlias = LihatBuku | SusunBuku | LihatKemajuan | HentikanBuku
BookAnswer: TypeAlias = RencanaBuku | BukuTersusun | BukuBerjalan | BukuDihentikan
