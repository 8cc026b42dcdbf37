"""Two trees of one sheet → the edits that lead from one to the other, and back from edits to the new tree.

    edits(old, new) ─▶ Sunting…        apply(old, edits(old, new)) == new, for all trees
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum

from sopdoc.revision.match import moved
from sopdoc.revision.naskah import Nilai, Simpul, Tempat


class Aksi(Enum):
    """What an edit does to a value or an item of a list."""

    UBAH = "ubah"
    TAMBAH = "tambah"
    HAPUS = "hapus"
    PINDAH = "pindah"


@dataclass(frozen=True, slots=True)
class Sunting:
    """One edit.

    UBAH: `kunci` of the Simpul at `tempat` becomes `nilai`.  The others: in the list at `tempat` the item `kunci` is
    taken out, put in (`simpul`) or put elsewhere, `urutan` being its index when all is done.
    """

    aksi: Aksi
    tempat: Tempat
    kunci: str
    nilai: Nilai | None = None
    simpul: Simpul | None = None
    urutan: int = 0


@dataclass(slots=True)
class _Pohon:
    """A Simpul that can be changed."""

    asal: Simpul
    isi: dict[str, Nilai]
    anak: dict[str, list[_Pohon]] = field(default_factory=dict)

    def at(self, tempat: Sequence[str]) -> _Pohon:
        if not tempat:
            return self
        return next(p for p in self.anak[tempat[0]] if p.asal.nama == tempat[1]).at(tempat[2:])

    def simpul(self) -> Simpul:
        return replace(self.asal, isi=self.isi, anak={key: tuple(p.simpul() for p in rows) for key, rows in self.anak.items()})


def edits(old: Simpul, new: Simpul, tempat: Tempat = ()) -> Iterator[Sunting]:
    """In reading order of the new tree; what was taken out stands where it stood."""
    for key, nilai in new.isi.items():
        if old.isi[key] != nilai:
            yield Sunting(Aksi.UBAH, tempat, key, nilai)
    for key, items in new.anak.items():
        yield from _list_edits(old.anak[key], items, (*tempat, key))


def _list_edits(old: Sequence[Simpul], new: Sequence[Simpul], tempat: Tempat) -> Iterator[Sunting]:
    place, known = {s.nama: i for i, s in enumerate(old)}, {s.nama for s in new}
    shifted = moved([place[s.nama] for s in new if s.nama in place])
    reached = 0                                      # old items up to here have been passed
    for index, item in enumerate(new):
        at = place.get(item.nama)
        if at is not None and at not in shifted:
            yield from _gone(old[reached:at], known, tempat)
            reached = at + 1
        if at is None:
            yield Sunting(Aksi.TAMBAH, tempat, item.nama, simpul=item, urutan=index)
            continue
        if at in shifted:
            yield Sunting(Aksi.PINDAH, tempat, item.nama, urutan=index)
        yield from edits(old[at], item, (*tempat, item.nama))
    yield from _gone(old[reached:], known, tempat)


def _gone(items: Iterable[Simpul], known: set[str], tempat: Tempat) -> Iterator[Sunting]:
    return (Sunting(Aksi.HAPUS, tempat, s.nama) for s in items if s.nama not in known)


def apply(old: Simpul, done: Iterable[Sunting]) -> Simpul:
    """The tree after all edits, in whatever order they are given."""
    tree = _pohon(old)
    by_depth = sorted(done, key=lambda s: (len(s.tempat), s.tempat, s.urutan))
    lists: dict[Tempat, list[Sunting]] = {}
    for sunting in by_depth:
        if sunting.aksi is Aksi.UBAH:
            assert sunting.nilai is not None
            tree.at(sunting.tempat).isi[sunting.kunci] = sunting.nilai
        else:
            lists.setdefault(sunting.tempat, []).append(sunting)
    for tempat, several in lists.items():
        owner = tree.at(tempat[:-1])
        owner.anak[tempat[-1]] = _rearranged(owner.anak[tempat[-1]], several)
    return tree.simpul()


def _rearranged(items: list[_Pohon], several: Iterable[Sunting]) -> list[_Pohon]:
    """The list after its edits: what stays keeps its order, the rest goes to its index."""
    by_name, placed = {p.asal.nama: p for p in items}, list(several)
    touched = {s.kunci for s in placed}
    result = [p for p in items if p.asal.nama not in touched]
    for s in placed:
        if s.aksi is Aksi.TAMBAH:
            assert s.simpul is not None
            result.insert(s.urutan, _pohon(s.simpul))
        elif s.aksi is Aksi.PINDAH:
            result.insert(s.urutan, by_name[s.kunci])
    return result


def _pohon(simpul: Simpul) -> _Pohon:
    return _Pohon(simpul, dict(simpul.isi), {key: [_pohon(s) for s in rows] for key, rows in simpul.anak.items()})
