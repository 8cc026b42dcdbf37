"""Baris… → the symbol of every Titik, and of the capsules that stand beside them.

    style "kegiatan": the first and the last kegiatan are the capsules
    style "terpisah": capsules of their own stand before the first and after the last
"""

from __future__ import annotations

from dataclasses import dataclass

from sopdoc.model.decode_baris import Baris
from sopdoc.model.sop import Bentuk


@dataclass(frozen=True, slots=True)
class Kapsul:
    """What the profile says about capsules: the style, and the words in capsules that stand alone."""

    gaya: str = "kegiatan"   # "kegiatan" | "terpisah"
    mulai: str = "Mulai"
    selesai: str = "Selesai"

    @property
    def terpisah(self) -> bool:
        return self.gaya == "terpisah"


def resolve_bentuk(semua: tuple[Baris, ...], kapsul: Kapsul) -> tuple[tuple[Bentuk, ...], ...]:
    """For every row the symbols of its titik, in their order.  A flow of one single symbol is a start."""
    last = len(semua) - 1
    result: list[tuple[Bentuk, ...]] = []
    for index, baris in enumerate(semua):
        bentuk = [t.bentuk for t in baris.titik]
        if not kapsul.terpisah:
            if index == 0:
                _mark_mulai(baris, bentuk)
            if index == last and (index > 0 or (baris.berurutan and len(bentuk) > 1)):
                _mark_selesai(baris, bentuk)
        result.append(tuple(b or Bentuk.PROSES for b in bentuk))
    return tuple(result)


def resolve_teks(baris: Baris, bentuk: tuple[Bentuk, ...]) -> tuple[str, ...]:
    """The words in every symbol.  The row's own `teks` goes to its decision, else to its capsules, else to its first symbol."""
    words = [t.teks for t in baris.titik]
    if baris.teks:
        first = min(range(len(bentuk)), key=lambda i: (bentuk[i] is not Bentuk.KEPUTUSAN, bentuk[i] is Bentuk.PROSES, i))
        for index, one in enumerate(bentuk):
            if index == first or (one is bentuk[first] and one in (Bentuk.MULAI, Bentuk.SELESAI)):
                words[index] = baris.teks
    return tuple(words)


def exits(baris: Baris) -> tuple[int, ...]:
    """The titik that the flow goes on from, before the targets are known."""
    return baris.keluar or ((len(baris.titik) - 1,) if baris.berurutan else (0,))


def leads_on(baris: Baris, index: int) -> bool:
    """Does the order of the row's symbols make an arrow from this one to the next?  In a rangkaian a decision, an end or a
    symbol with its own `lanjut` says itself where it leads."""
    titik = baris.titik[index]
    own = titik.speaks or titik.bentuk in (Bentuk.KEPUTUSAN, Bentuk.SELESAI)
    return baris.berurutan and index < len(baris.titik) - 1 and not (baris.rangkaian and own)


def _decides(baris: Baris) -> bool:
    return any(t.cabang is not None for t in baris.titik)


def _mark_mulai(baris: Baris, bentuk: list[Bentuk | None]) -> None:
    """The first row begins where the flow enters it; together, all begin, unless one of them decides."""
    if Bentuk.MULAI in bentuk or bentuk[baris.masuk] is not None:
        return
    for index in (baris.masuk,) if baris.berurutan or _decides(baris) else range(len(bentuk)):
        bentuk[index] = bentuk[index] or Bentuk.MULAI


def _mark_selesai(baris: Baris, bentuk: list[Bentuk | None]) -> None:
    """The last row ends where its author did not say how it goes on: together, all end; in order, those that lead to no other."""
    if baris.lanjut or Bentuk.SELESAI in bentuk or (_decides(baris) and not baris.berurutan):
        return
    last = len(bentuk) - 1
    for index in sorted({*exits(baris), last}) if baris.berurutan else range(len(bentuk)):
        if bentuk[index] is None and not baris.titik[index].lanjut and not leads_on(baris, index):
            bentuk[index] = Bentuk.SELESAI
