"""Text as the definitions say it: paragraphs and list items of plain, bold and italic words.

    Isi ─▶ Blok (a paragraph, or an item with its marker) ─▶ Kata (a run of words in one style)
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import Literal

from sopdoc.diagnostics import NOWHERE, Span

Tanda = Literal["", "baru", "lama"]


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


def sebaris(text: str) -> str:
    """Lines as one, for places that have only one."""
    return " ".join(text.split("\n"))


KOSONG = Isi()
Bertanda = dict[str, tuple[Kata, ...]]      # the key of a printed value → its words with marks, printed in its place
