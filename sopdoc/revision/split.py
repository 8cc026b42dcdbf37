"""Rows that came or went beside a changed one → one row that was split into two, or two that became one.

    Memeriksa dan menandatangani surat   ─▶   Memeriksa surat
                                              Menandatangani surat
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sopdoc.revision.naskah import Simpul
from sopdoc.revision.perubahan import Jenis

SHARE = 0.6           # of a part's words that must stand in the whole
COVER = 0.7           # of the whole's words that must stand in its parts
SMALL_WORDS = frozenset({"dan", "atau", "yang", "di", "ke", "dari", "untuk", "kepada", "oleh", "serta", "dengan", "pada", "dalam"})

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Pecahan:
    """`tetap` is the row that both versions have, `lain` the one that only one of them has; `sesudah`: it stands after the other."""

    jenis: Jenis
    tetap: str
    lain: str
    sesudah: bool


def find_pecahan(old: Sequence[Simpul], new: Sequence[Simpul]) -> Iterator[Pecahan]:
    """PECAH and GABUNG among the rows of one flow; a row takes part in one of them at most."""
    taken: set[str] = set()
    for jenis, whole, parts in ((Jenis.PECAH, old, new), (Jenis.GABUNG, new, old)):
        for pecahan in _splits(jenis, {row.nama: row for row in whole}, parts):
            if not taken & {pecahan.tetap, pecahan.lain}:
                taken |= {pecahan.tetap, pecahan.lain}
                yield pecahan


def _splits(jenis: Jenis, whole: dict[str, Simpul], parts: Sequence[Simpul]) -> Iterator[Pecahan]:
    for place, lain in enumerate(parts):
        if lain.nama in whole:
            continue
        for beside, sesudah in ((place - 1, True), (place + 1, False)):
            tetap = parts[beside] if 0 <= beside < len(parts) else None
            if tetap and tetap.nama in whole and _is_split(_words(whole[tetap.nama]), _words(tetap), _words(lain)):
                yield Pecahan(jenis, tetap.nama, lain.nama, sesudah)


def _is_split(whole: frozenset[str], one: frozenset[str], other: frozenset[str]) -> bool:
    if not (one and other) or whole == one or not (other & whole) - one or not (one & whole) - other:
        return False
    parts = all(len(part & whole) >= SHARE * len(part) for part in (one, other))
    return parts and len(whole & (one | other)) >= COVER * len(whole)


def _words(row: Simpul) -> frozenset[str]:
    return frozenset(_WORD.findall(row.cetak("uraian").polos.casefold())) - SMALL_WORDS
