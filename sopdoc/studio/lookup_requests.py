"""What a page may look up while somebody writes, and what is found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class CariPeraturan:
    """Known regulations that these words mean: "uu 25 2009", "pelayanan publik"."""

    kata: str


@dataclass(frozen=True, slots=True)
class CariSop:
    """SOPs that the one of `id` can name, by words of their names."""

    id: str
    kata: str


LookupRequest: TypeAlias = CariPeraturan | CariSop


@dataclass(frozen=True, slots=True)
class Usulan:
    """`teks`: as it is written in a definition; `sebutan`: as a person reads it; `keterangan`: what is to be known of it."""

    teks: str
    sebutan: str
    keterangan: str = ""


@dataclass(frozen=True, slots=True)
class HasilCari:
    """The best first."""

    hasil: tuple[Usulan, ...]


LookupAnswer: TypeAlias = HasilCari
