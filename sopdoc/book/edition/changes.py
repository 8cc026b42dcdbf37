"""An edition against the last one that was issued → what is new, changed, as it was, or withdrawn.

An SOP is found again by its key, else by what its sheet says (its file was renamed), else by its number (both).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from sopdoc.book.edition.edition import Catatan, Edisi, Lembar
from sopdoc.build.fakta import BookSop, FaktaSop
from sopdoc.model.sop import Status, nomor_revisi


class Jenis(Enum):
    """What became of an SOP since the last edition, in the book's words."""

    BARU = "baru"
    DIUBAH = "diubah"
    TETAP = "tetap"
    DICABUT = "dicabut"


CHANGED = frozenset({Jenis.BARU, Jenis.DIUBAH, Jenis.DICABUT})


@dataclass(frozen=True, slots=True)
class Beda:
    """One SOP of this edition; `lama`: as the last one had it, None for a new one."""

    jenis: Jenis
    lama: Lembar | None


@dataclass(frozen=True, slots=True)
class Perbedaan:
    """`sop`: by key, those that were read; `hilang`: SOPs of the last edition that this one has no more, in its order."""

    edisi: Edisi
    dasar: Catatan
    sop: Mapping[str, Beda]
    hilang: tuple[Lembar, ...]

    def jenis(self, kunci: str) -> Jenis | None:
        """None for an SOP that could not be read."""
        beda = self.sop.get(kunci)
        return beda.jenis if beda else None

    @property
    def berubah(self) -> bool:
        """Is there anything but what stayed?"""
        return bool(self.hilang) or any(beda.jenis in CHANGED for beda in self.sop.values())

    def banyaknya(self, jenis: Jenis) -> int:
        gone = len(self.hilang) if jenis is Jenis.DICABUT else 0
        return gone + sum(beda.jenis is jenis for beda in self.sop.values())


def bandingkan(edisi: Edisi | None, dasar: Catatan | None, sops: Iterable[BookSop]) -> Perbedaan | None:
    """None for a book without edition, and for the first one."""
    if edisi is None or dasar is None:
        return None
    semua = tuple(sops)
    lama = _pasangan(dasar, semua)
    found = {sop.kunci: _beda(sop.fakta, lama.get(sop.kunci)) for sop in semua if sop.fakta}
    there = {lembar.kunci for lembar in lama.values()}
    return Perbedaan(edisi, dasar, found, tuple(lembar for lembar in dasar.sop if lembar.kunci not in there))


def _beda(fakta: FaktaSop, lama: Lembar | None) -> Beda:
    if lama is None:
        return Beda(Jenis.BARU, None)
    if lama.sidik == fakta.sidik:
        return Beda(Jenis.TETAP, lama)
    dicabut = Status.DICABUT.value
    return Beda(Jenis.DICABUT if fakta.status == dicabut != lama.status else Jenis.DIUBAH, lama)


def _pasangan(dasar: Catatan, sops: Iterable[BookSop]) -> dict[str, Lembar]:
    """Key now → the SOP then."""
    left = {lembar.kunci: lembar for lembar in dasar.sop}
    found: dict[str, Lembar] = {}
    waiting = []
    for sop in sops:
        if sop.kunci in left:
            found[sop.kunci] = left.pop(sop.kunci)
        elif sop.fakta:
            waiting.append(sop.fakta)
    ways: tuple[tuple[Callable[[Lembar], str], Callable[[FaktaSop], str]], ...] = (
        (lambda lembar: lembar.sidik, lambda fakta: fakta.sidik), (lambda lembar: lembar.nomor, lambda fakta: fakta.nomor),
    )
    for then, now in ways:
        known = {then(lembar): lembar for lembar in reversed(left.values()) if then(lembar)}
        for fakta in waiting:
            lembar = known.get(now(fakta))
            if lembar and fakta.kunci not in found and lembar.kunci in left:
                found[fakta.kunci] = left.pop(lembar.kunci)
    return found


def ringkasan(fakta: FaktaSop, lama: Lembar) -> tuple[str, ...]:
    """What the SOP's history says of the revisions after the one that the last edition had."""
    before = nomor_revisi(lama.revisi_ke) or 0
    return tuple(r.ringkasan for r in fakta.riwayat if r.ringkasan and (nomor_revisi(r.revisi_ke) or 0) > before)
