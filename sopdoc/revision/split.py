"""Rows that came or went beside a changed one → one row that was split into two, or two that became one.

    Memeriksa dan menandatangani surat   ─▶   Memeriksa surat
                                              Menandatangani surat
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sopdoc.revision.perubahan import Jenis
from sopdoc.revision.tree import TreeNode

SHARE = 0.6           # of a part's words that must stand in the whole
COVER = 0.7           # of the whole's words that must stand in its parts
SMALL_WORDS = frozenset({"dan", "atau", "yang", "di", "ke", "dari", "untuk", "kepada", "oleh", "serta", "dengan", "pada", "dalam"})

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class RowSplit:
    """`kept` is the row that both versions have, `other` the one that only one of them has; `below`: it stands below the first."""

    jenis: Jenis
    kept: str
    other: str
    below: bool


def find_splits(old: Sequence[TreeNode], new: Sequence[TreeNode]) -> Iterator[RowSplit]:
    """PECAH and GABUNG among the rows of one flow; a row takes part in one of them at most."""
    taken: set[str] = set()
    for jenis, whole, parts in ((Jenis.PECAH, old, new), (Jenis.GABUNG, new, old)):
        for split in _splits(jenis, {row.name: row for row in whole}, parts):
            if not taken & {split.kept, split.other}:
                taken |= {split.kept, split.other}
                yield split


def _splits(jenis: Jenis, whole: dict[str, TreeNode], parts: Sequence[TreeNode]) -> Iterator[RowSplit]:
    for place, other in enumerate(parts):
        if other.name in whole:
            continue
        for beside, below in ((place - 1, True), (place + 1, False)):
            kept = parts[beside] if 0 <= beside < len(parts) else None
            if kept and kept.name in whole and _is_split(_words(whole[kept.name]), _words(kept), _words(other)):
                yield RowSplit(jenis, kept.name, other.name, below)


def _is_split(whole: frozenset[str], one: frozenset[str], other: frozenset[str]) -> bool:
    if not (one and other) or whole == one or not (other & whole) - one or not (one & whole) - other:
        return False
    parts = all(len(part & whole) >= SHARE * len(part) for part in (one, other))
    return parts and len(whole & (one | other)) >= COVER * len(whole)


def _words(row: TreeNode) -> frozenset[str]:
    return frozenset(_WORD.findall(row.printed("uraian").polos.casefold())) - SMALL_WORDS
