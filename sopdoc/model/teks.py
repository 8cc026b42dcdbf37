"""Text as the definitions say it: paragraphs and list items of plain, bold and italic words.

    Isi ─▶ Blok (a paragraph, or an item with its marker) ─▶ Kata (a run of words in one style)
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import lru_cache
from typing import Literal, Self

from sopdoc.diagnostics import NOWHERE, Span

Tanda = Literal["", "baru", "lama"]
KEPT = 4096     # texts whose words are known: titles and labels come again on every page, and in every size that is tried


class Penanda(Enum):
    """What stands before a block: nothing, the item's own number or letter, or a bullet."""

    TANPA = "teks"
    NOMOR = "bernomor"
    BUTIR = "butir"


@dataclass(frozen=True, slots=True)
class Kata:
    """A run of characters in one style; `tautan` is the definition (its file name without .yaml) that it refers to, or "".

    `acuan` is the kegiatan (its id) whose printed number these characters are, or "".
    `tanda` is set where two versions are shown in one text: these words are "baru", or "lama" and no longer there.
    `isian` names the field of the form that they fill ("nomor", "tanggal efektif", "ttd.nip"), or "".
    """

    teks: str
    tebal: bool = False
    miring: bool = False
    tautan: str = ""
    tanda: Tanda = ""
    acuan: str = ""
    isian: str = ""


@dataclass(frozen=True, slots=True)
class Blok:
    """One paragraph or list item; `nomor` is the marker as written ("1.", "a)") or counted ("3."), "" for a bullet."""

    kata: tuple[Kata, ...]
    penanda: Penanda = Penanda.TANPA
    nomor: str = ""
    span: Span = field(default=NOWHERE, compare=False)

    @property
    def polos(self) -> str:
        return "".join(k.teks for k in self.kata)


@dataclass(frozen=True, slots=True)
class Isi:
    """The content of a cell or a section; `kolom` > 1 asks for that many columns of items."""

    blok: tuple[Blok, ...] = ()
    kolom: int = 1
    span: Span = field(default=NOWHERE, compare=False)

    def __bool__(self) -> bool:
        return bool(self.blok)

    @property
    def polos(self) -> str:
        """The words alone, a line per block: for metadata, descriptions and comparison."""
        return "\n".join(f"{b.nomor} {b.polos}".strip() for b in self.blok)


class Judul(str):
    """A title: the plain words wherever it is compared, matched or told; `kata` are the same words as the sheet prints them.

    Only titles with bold or italic words are of this type: any other is a `str`.
    """

    kata: tuple[Kata, ...]

    def __new__(cls, text: str, kata: tuple[Kata, ...] = ()) -> Self:
        judul = super().__new__(cls, text)
        judul.kata = kata
        return judul


def judul_of(kata: tuple[Kata, ...]) -> str:
    """The title that these words are."""
    text = "".join(k.teks for k in kata)
    return Judul(text, kata) if any(k.tebal or k.miring for k in kata) else text


def kata_of(text: str) -> tuple[Kata, ...]:
    """The words of a text; of a title in their styles."""
    return text.kata if isinstance(text, Judul) else _plain(text)


@lru_cache(maxsize=KEPT)
def _plain(text: str) -> tuple[Kata, ...]:
    return (Kata(text),)


def kini(kata: Iterable[Kata]) -> str:
    """What the words say now, without those that are no longer there."""
    return "".join(k.teks for k in kata if k.tanda != "lama")


def joined(kata: Iterable[Kata]) -> tuple[Kata, ...]:
    """Neighbours that differ in nothing but their words as one run."""
    result: list[Kata] = []
    for k in kata:
        if result and replace(result[-1], teks="") == replace(k, teks=""):
            result[-1] = replace(k, teks=result[-1].teks + k.teks)
        else:
            result.append(k)
    return tuple(result)


def berangkai(*texts: str) -> str:
    """Texts one after the other as one, each in its styles."""
    return judul_of(tuple(k for text in texts if text for k in kata_of(text)))


def tanpa_awal(text: str, count: int) -> str:
    """What follows the first `count` characters."""
    rest: list[Kata] = []
    for k in kata_of(text):
        rest.append(replace(k, teks=k.teks[count:]))
        count = max(0, count - len(k.teks))
    return judul_of(tuple(k for k in rest if k.teks))


def kapital(text: str) -> str:
    """In capitals, in the same styles."""
    return judul_of(tuple(replace(k, teks=k.teks.upper()) for k in kata_of(text)))


def sebaris(text: str) -> str:
    """Lines as one, for places that have only one."""
    return " ".join(text.split("\n"))


KOSONG = Isi()
Bertanda = dict[str, tuple[Kata, ...]]      # the key of a printed value → its words with marks, printed in its place
