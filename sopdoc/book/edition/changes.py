"""An edition against the last one that was issued → what is new, changed, as it was, or withdrawn.

An SOP is found again by its key, else by what its sheet says (its file was renamed), else by its number (both).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from sopdoc.book.edition.edition import Edisi, IssuedEdition, Lembar
from sopdoc.book.sop import BookSop
from sopdoc.build.fakta import FaktaSop
from sopdoc.model.sop import Status, nomor_revisi


class Fate(Enum):
    """What became of an SOP since the last edition, in the book's words."""

    NEW = "baru"
    CHANGED = "diubah"
    KEPT = "tetap"
    WITHDRAWN = "dicabut"


CHANGED = frozenset({Fate.NEW, Fate.CHANGED, Fate.WITHDRAWN})


@dataclass(frozen=True, slots=True)
class SopChange:
    """One SOP of this edition; `old`: as the last one had it, None for a new one."""

    fate: Fate
    old: Lembar | None


@dataclass(frozen=True, slots=True)
class EditionChanges:
    """`sop`: by key, those that were read; `gone`: SOPs of the last edition that this one has no more, in its order."""

    edisi: Edisi
    dasar: IssuedEdition
    sop: Mapping[str, SopChange]
    gone: tuple[Lembar, ...]

    def fate(self, kunci: str) -> Fate | None:
        """None for an SOP that could not be read."""
        change = self.sop.get(kunci)
        return change.fate if change else None

    @property
    def has_changes(self) -> bool:
        """Is there anything but what stayed?"""
        return bool(self.gone) or any(change.fate in CHANGED for change in self.sop.values())

    def count(self, fate: Fate) -> int:
        gone = len(self.gone) if fate is Fate.WITHDRAWN else 0
        return gone + sum(change.fate is fate for change in self.sop.values())


def compare_editions(edisi: Edisi | None, dasar: IssuedEdition | None, sops: Iterable[BookSop]) -> EditionChanges | None:
    """None for a book without edition, and for the first one."""
    if edisi is None or dasar is None:
        return None
    present = tuple(sops)
    old = _matched(dasar, present)
    found = {sop.kunci: _change(sop.fakta, old.get(sop.kunci)) for sop in present if sop.fakta}
    there = {lembar.kunci for lembar in old.values()}
    return EditionChanges(edisi, dasar, found, tuple(lembar for lembar in dasar.sop if lembar.kunci not in there))


def _change(fakta: FaktaSop, old: Lembar | None) -> SopChange:
    if old is None:
        return SopChange(Fate.NEW, None)
    if old.sidik == fakta.sidik:
        return SopChange(Fate.KEPT, old)
    dicabut = Status.DICABUT.value
    return SopChange(Fate.WITHDRAWN if fakta.status == dicabut != old.status else Fate.CHANGED, old)


def _matched(dasar: IssuedEdition, sops: Iterable[BookSop]) -> dict[str, Lembar]:
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


def ringkasan(fakta: FaktaSop, old: Lembar) -> tuple[str, ...]:
    """What the SOP's history says of the revisions after the one that the last edition had."""
    before = nomor_revisi(old.revisi_ke) or 0
    return tuple(r.ringkasan for r in fakta.riwayat if r.ringkasan and (nomor_revisi(r.revisi_ke) or 0) > before)
