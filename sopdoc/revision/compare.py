"""Two versions of an SOP → what changed by meaning, in reading order.

    Sop, Sop ─ match ─▶ names ─▶ two trees ─ edits ─▶ Sunting… ─ grouped, worded ─▶ Perubahan…

Every edit belongs to one Perubahan, so the list is complete: `apply` makes the new tree from the old one and the list.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sopdoc.model.sop import Sop
from sopdoc.model.teks import Isi
from sopdoc.revision.apply import Aksi, Sunting, apply, edits
from sopdoc.revision.match_sop import match_sop
from sopdoc.revision.naskah import Nama, Simpul, Tempat, naskah
from sopdoc.revision.perubahan import Jenis, Perubahan
from sopdoc.revision.side_effects import is_side_effect
from sopdoc.revision.split import Pecahan, find_pecahan
from sopdoc.revision.wording import Label, Penyebut, find, headline, led
from sopdoc.revision.words import mark_all, mark_isi, only

JENIS = {Aksi.UBAH: Jenis.UBAH, Aksi.TAMBAH: Jenis.TAMBAH, Aksi.HAPUS: Jenis.HAPUS, Aksi.PINDAH: Jenis.PINDAH}


@dataclass(frozen=True, slots=True)
class Comparison:
    """Both versions, the names of the new one's parts, and what changed."""

    old: Sop
    new: Sop
    names: Nama
    perubahan: tuple[Perubahan, ...]


def compare(old: Sop, new: Sop, label: Label = str) -> Comparison:
    """`label`: the sheet's word for a YAML key."""
    nama = match_sop(old, new)
    before, after = naskah(old), naskah(new, nama)
    penyebut = Penyebut(before, after, label)
    return Comparison(old, new, nama, tuple(_worded(group, penyebut) for group in _grouped(before, after)))


def apply_all(old: Sop, perubahan: Iterable[Perubahan]) -> Simpul:
    """The new version's tree, made from the old version and the changes alone."""
    return apply(naskah(old), (s for p in perubahan for s in p.sunting))


@dataclass(slots=True)
class _Group:
    """Edits that are one change; the first one speaks, unless a row was split or two were joined."""

    sunting: list[Sunting]
    pecahan: Pecahan | None = None
    ikut: list[Sunting] = field(default_factory=list)     # what follows from it without saying


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of a flow that both versions have, and those that were split or joined, by the name of the lone one."""

    lama: Sequence[Simpul]
    baru: Sequence[Simpul]
    pecahan: dict[str, Pecahan]

    @property
    def rearranged(self) -> bool:
        return [row.nama for row in self.lama] != [row.nama for row in self.baru]

    def follows(self, sunting: Sunting) -> bool:
        """Does this edit of a row follow from rows that came, went or moved?"""
        split = sunting.kunci == "uraian" and any(p.tetap == sunting.tempat[-1] for p in self.pecahan.values())
        return split or (self.rearranged and is_side_effect(sunting, self.lama, self.baru))


def _flows(before: Simpul, after: Simpul) -> dict[Tempat, _Rows]:
    old = {alur.nama: alur.anak["kegiatan"] for alur in before.anak["alur"]}
    return {
        ("alur", alur.nama, "kegiatan"): _Rows(
            old[alur.nama], alur.anak["kegiatan"], {p.lain: p for p in find_pecahan(old[alur.nama], alur.anak["kegiatan"])},
        ) for alur in after.anak["alur"] if alur.nama in old
    }


def _grouped(before: Simpul, after: Simpul) -> list[_Group]:
    flows = _flows(before, after)
    groups: list[_Group] = []
    following: list[Sunting] = []
    for sunting in edits(before, after):
        rows, inside = flows.get(sunting.tempat), flows.get(sunting.tempat[:3])
        if rows is None and inside and inside.follows(sunting):
            following.append(sunting)
        elif groups and _belongs(sunting, groups[-1].sunting[0], before, after):
            groups[-1].sunting.append(sunting)
        else:
            groups.append(_Group([sunting], rows.pecahan.get(sunting.kunci) if rows else None))
    for sunting in following:
        here = [g for g in groups if g.sunting[0].tempat == sunting.tempat[:3]]
        own = [g for g in here if g.pecahan and g.pecahan.tetap == sunting.tempat[-1]]
        (own or here)[0].ikut.append(sunting)
    return groups


def _belongs(sunting: Sunting, first: Sunting, before: Simpul, after: Simpul) -> bool:
    """Is it one change with the one before: further lines of the official, the shapes of more or fewer symbols?"""
    if {sunting.aksi, first.aksi} != {Aksi.UBAH} or sunting.tempat != first.tempat:
        return False
    if first.kunci.startswith("disahkan oleh/"):
        return sunting.kunci.startswith("disahkan oleh/")
    if first.kunci != "pelaksana" or sunting.kunci not in ("simbol", "kata simbol"):
        return False
    old, new = (symbols(find(tree, sunting.tempat)) for tree in (before, after))
    return old != new


def symbols(row: Simpul) -> int:
    """How many symbols a row has."""
    arti = row.isi["simbol"].arti
    assert isinstance(arti, tuple)
    return len(arti)


def _worded(group: _Group, penyebut: Penyebut) -> Perubahan:
    first, done = group.sunting[0], (*group.sunting, *group.ikut)
    if group.pecahan:
        return _worded_split(group.pecahan, first.tempat, done, penyebut)
    semula, menjadi = (_values(group.sunting, penyebut, lama) for lama in (True, False))
    jenis = JENIS[first.aksi]
    if jenis is Jenis.UBAH:
        semula, menjadi = _marked(semula, menjadi)
    elif jenis is not Jenis.PINDAH:
        semula, menjadi = mark_all(semula, "lama"), mark_all(menjadi, "baru")
    return Perubahan(jenis, penyebut.place(first), semula, menjadi, done)


def _marked(semula: Isi, menjadi: Isi) -> tuple[Isi, Isi]:
    """Both with the words marked that differ, or all of them where the difference is none of words."""
    both = mark_isi(semula, menjadi)
    sides = only(both, "lama"), only(both, "baru")
    return sides if sides[0].blok != sides[1].blok else (mark_all(semula, "lama"), mark_all(menjadi, "baru"))


def _values(several: Sequence[Sunting], penyebut: Penyebut, lama: bool) -> Isi:
    """What one version has at the edits' places; of further edits only what differs in print."""
    first, *others = several
    told = [first, *(s for s in others if penyebut.value(s, lama=True).polos != penyebut.value(s, lama=False).polos)]
    return Isi(tuple(b for s in told for b in penyebut.value(s, lama).blok))


def _worded_split(pecahan: Pecahan, tempat: Tempat, done: tuple[Sunting, ...], penyebut: Penyebut) -> Perubahan:
    """The whole on one side, both parts with their numbers on the other."""
    whole_is_old = pecahan.jenis is Jenis.PECAH
    whole = headline(penyebut.at((*tempat, pecahan.tetap), whole_is_old))
    tetap, lain = ((*tempat, name) for name in (pecahan.tetap, pecahan.lain))
    told = [
        led(penyebut.owner(place, not whole_is_old), penyebut.row(penyebut.at(place, not whole_is_old)) if place == lain
            else headline(penyebut.at(place, not whole_is_old)))
        for place in ((tetap, lain) if pecahan.sesudah else (lain, tetap))
    ]
    parts = Isi(tuple(b for isi in told for b in isi.blok))
    semula, menjadi = (whole, parts) if whole_is_old else (parts, whole)
    return Perubahan(pecahan.jenis, penyebut.owner(tetap, lama=True), mark_all(semula, "lama"), mark_all(menjadi, "baru"), done)
