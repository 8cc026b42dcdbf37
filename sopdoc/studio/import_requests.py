"""What a page may ask about a sheet that was made elsewhere, and what is read of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class BacaLama:
    """An old sheet, `isi` in base64; `tulis`: its SOPs become definitions beside the one of `id`, else they are only shown."""

    id: str
    nama: str
    isi: str
    tulis: bool = False


ImportRequest: TypeAlias = BacaLama


@dataclass(frozen=True, slots=True)
class SopLama:
    """One SOP of an old sheet; `id`: of the definition that it became, "" before; `ragu`: what a person has to look at."""

    id: str
    nama: str
    kegiatan: int
    panah: int
    ragu: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TerbacaLama:
    """What is on the sheet, and what is to be said of the rest of it."""

    sop: tuple[SopLama, ...]
    pesan: tuple[str, ...]


ImportAnswer: TypeAlias = TerbacaLama
