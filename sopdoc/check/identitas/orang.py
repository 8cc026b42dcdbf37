"""The officials of an agency, each where somebody wrote him down."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sopdoc.check.kata import kata
from sopdoc.diagnostics import Span
from sopdoc.model.sop import Pejabat
from sopdoc.naskah import Himpunan
from sopdoc.source.node import MappingNode, Node

_GELAR = re.compile(r"\b[A-Za-z]{1,4}\.(?:[A-Za-z]{1,4}\b\.?)*")       # "Drs.", "M.E", "S.Sos."
_GELAR_TANPA_TITIK = re.compile(r"[A-Z]{2,4}")           # "SE", "MM"


@dataclass(frozen=True, slots=True)
class Tertulis:
    """An official where somebody wrote him down, each value on one line."""

    pejabat: Pejabat
    node: Node | None

    @property
    def nip(self) -> str:
        return self.pejabat.nip.teks if self.pejabat.nip else ""

    @property
    def angka(self) -> str:
        return "".join(self.nip.split())

    @property
    def is_tanpa_nip(self) -> bool:
        """Does somebody say that he has none: `nip: "-"`?"""
        return self.pejabat.nip is not None and not self.nip and isinstance(self.node, MappingNode) and self.node.get("nip") is not None

    @property
    def diganti(self) -> bool:
        """Is it an official of the agency's file in other words, on purpose?"""
        return isinstance(self.node, MappingNode) and self.node.get("pejabat") is not None

    def place(self, key: str) -> Span:
        value = self.node.get(key) if isinstance(self.node, MappingNode) else None
        return value.span if value else self.pejabat.span


def tertulis(himpunan: Himpunan) -> Iterator[Tertulis]:
    """The officials of the agency's file, then those written into single SOPs."""
    node = himpunan.berkas.node
    daftar = node.get("pejabat") if isinstance(node, MappingNode) else None
    for kunci, pejabat in himpunan.berkas.instansi.pejabat.items():
        yield Tertulis(pejabat.sebaris, daftar.get(kunci) if isinstance(daftar, MappingNode) else None)
    for naskah in himpunan.naskah:
        written = ((node, pejabat) for _, node, pejabat in naskah.penanda_tangan() if isinstance(node, MappingNode))
        yield from (Tertulis(pejabat.sebaris, node) for node, pejabat in written)


def is_orang_sama(one: Pejabat, other: Pejabat) -> bool:
    """One person, by the NIP where both have one, else by the name."""
    angka, lain = ("".join(p.nip.teks.split()) if p.nip else "" for p in (one, other))
    if angka and lain:
        return angka == lain
    return bool(one.nama) and nama_orang(one.sebaris.nama) == nama_orang(other.sebaris.nama)


def nama_orang(nama: str) -> frozenset[str]:
    """The words of a name without titles: those before it end with a point; those after it follow a comma, hold a point, or are in
    capitals where the name is not.
    """
    bare = _GELAR.sub(" ", nama.partition(",")[0])
    words = bare.split()
    while len(words) > 1 and not bare.isupper() and _GELAR_TANPA_TITIK.fullmatch(words[-1]):
        words.pop()
    return frozenset(kata(" ".join(words)))
