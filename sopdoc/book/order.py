"""SOPs → the book's order: units one after the other, inside them by number; which SOP leads to which.

    unit of buku.yaml      {nama: Bagian Umum, folder: umum}   the SOPs of that folder
                           Bagian Organisasi                   the SOPs on whose sheet a line of the unit says so
    not in buku.yaml       a group of its own, after the others, by the last line of the sheet's unit
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from sopdoc.book.definition import BookDefinition, UnitBuku
from sopdoc.book.sop import BookSop
from sopdoc.build.fakta import Kaitan
from sopdoc.model.judul import judul_nama

_ANGKA = re.compile(r"(\d+)")
_AWALAN = re.compile(r"^(sop|spo|pos)\b[\s:.-]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class UnitGroup:
    """A unit with its SOPs; `mark` is what links to its divider page are called."""

    nama: str
    sop: tuple[BookSop, ...]
    mark: str


@dataclass(frozen=True)
class Arrangement:
    """The whole order."""

    groups: tuple[UnitGroup, ...]

    @cached_property
    def sop(self) -> tuple[BookSop, ...]:
        return tuple(sop for group in self.groups for sop in group.sop)

    @cached_property
    def numbers(self) -> dict[str, int]:
        """Key → the SOP's number in the book, from 1."""
        return {sop.kunci: number for number, sop in enumerate(self.sop, 1)}

    @cached_property
    def unit(self) -> dict[str, str]:
        return {sop.kunci: group.nama for group in self.groups for sop in group.sop}

    @cached_property
    def by_name(self) -> dict[str, str]:
        return {comparable(sop.fakta.nama): sop.kunci for sop in reversed(self.sop) if sop.fakta}

    @cached_property
    def targets(self) -> dict[str, tuple[str, ...]]:
        """Key → the SOPs that its keterkaitan names, by link or by name, in the book's order."""
        return {sop.kunci: self._targets(sop) for sop in self.sop}

    @cached_property
    def sources(self) -> dict[str, tuple[str, ...]]:
        """Key → the SOPs whose keterkaitan names it."""
        found: dict[str, list[str]] = {kunci: [] for kunci in self.numbers}
        for kunci, named in self.targets.items():
            for target in named:
                found[target].append(kunci)
        return {kunci: tuple(others) for kunci, others in found.items()}

    def _targets(self, sop: BookSop) -> tuple[str, ...]:
        found = {kunci for kaitan in (sop.fakta.keterkaitan if sop.fakta else ()) if (kunci := self.target(kaitan))}
        return tuple(sorted(found - {sop.kunci}, key=self.numbers.__getitem__))

    def target(self, kaitan: Kaitan) -> str:
        """The SOP of this book that an entry means; "" for one that is not here."""
        if kaitan.kunci:
            return kaitan.kunci if kaitan.kunci in self.numbers else ""
        return self.by_name.get(comparable(kaitan.teks), "")


def comparable(nama: str) -> str:
    """A name as it is compared: without "SOP" before it, spacing, case and closing marks."""
    return " ".join(_AWALAN.sub("", nama.strip()).casefold().rstrip(" .;,").split())


def arrange(book: BookDefinition, sops: Sequence[BookSop]) -> Arrangement:
    """Units in buku.yaml's order, then those it does not name in the order of their first SOP."""
    groups: dict[str, list[BookSop]] = {unit.nama: [] for unit in book.unit}
    for sop in sorted(sops, key=sort_key):
        groups.setdefault(_unit(sop, book), []).append(sop)
    found = (UnitGroup(nama, tuple(isi), f"@unit:{number}") for number, (nama, isi) in enumerate(groups.items(), 1) if isi)
    return Arrangement(tuple(found))


def sort_key(sop: BookSop) -> tuple[object, ...]:
    """By number, numerals as numbers; those without facts last."""
    if sop.fakta is None:
        return (1, (), sop.kunci)
    parts = (part.strip().casefold() for part in _ANGKA.split(sop.fakta.nomor))
    return (0, tuple((1, int(part), "") if part.isdecimal() else (0, 0, part) for part in parts if part), sop.kunci)


def _unit(sop: BookSop, book: BookDefinition) -> str:
    folder = next((u for u in book.unit if u.folder and f"{sop.kunci}".startswith(f"{u.folder}/")), None)
    if folder:
        return folder.nama
    lines = sop.fakta.unit if sop.fakta else book.instansi.unit
    named = next((unit for unit in book.unit if not unit.folder and _names(unit, lines)), None)
    if named:
        return named.nama
    return judul_nama(lines[-1]) if lines else judul_nama(" ".join(book.instansi.kop[-1:]))


def _names(unit: UnitBuku, lines: Iterable[str]) -> bool:
    return any(line.casefold() == unit.nama.casefold() for line in lines)
