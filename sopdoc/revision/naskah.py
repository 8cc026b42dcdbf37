"""Sop → Simpul: what its sheet says, by meaning: a tree whose rows, columns and items have names instead of numbers.

    Simpul "" ─▶ isi: nomor, nama, tanggal …
              ├▶ bagian: Simpul per section ─▶ butir
              └▶ alur: Simpul per flow ─▶ pelaksana, kegiatan (isi: uraian … jalan), catatan

Two versions whose trees are equal print the same sheet but for numbers that follow from order; names come from
`match`, so that what is the same in both versions has one name.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from sopdoc.model.decode_baris import ISI_BARIS
from sopdoc.model.decode_identitas import PEJABAT, TANGGAL
from sopdoc.model.sop import Alur, Identitas, Instansi, Kegiatan, Pejabat, Pelaksana, Sop
from sopdoc.model.teks import Blok, Isi, Kata, Penanda
from sopdoc.revision.jalan import Peta, jalan_of

T = TypeVar("T")
Tempat = tuple[str, ...]                        # list, name, list, name, …: the way from the root to a Simpul, or to a list
Nama = Mapping[Tempat, tuple[str, ...]]         # place of a list → the names of what stands in it, in order


@dataclass(frozen=True, slots=True)
class Nilai:
    """One value: `arti` is compared, `cetak` is how the sheet prints it."""

    arti: Hashable
    cetak: Isi = field(default=Isi(), compare=False)


@dataclass(frozen=True, slots=True)
class Simpul:
    """A sheet, section, item, flow, column or row: its values, and lists of further ones; `sebutan` is what people call it."""

    nama: str
    isi: dict[str, Nilai]
    anak: dict[str, tuple[Simpul, ...]] = field(default_factory=dict)
    sebutan: str = field(default="", compare=False)

    def cetak(self, key: str) -> Isi:
        nilai = self.isi.get(key)
        return nilai.cetak if nilai else Isi()


def naskah(sop: Sop, nama: Nama | None = None) -> Simpul:
    """The tree of an SOP; lists that `nama` does not know are named by place."""
    pembuat = _Pembuat(nama or {})
    identitas = sop.identitas
    bagian = [(judul, isi) for judul, isi in identitas.bagian.items() if isi]
    return Simpul("", dict(_identitas(sop.instansi, identitas)), {
        "bagian": tuple(pembuat.bagian(name, *item) for name, item in pembuat.named(("bagian",), bagian)),
        "alur": tuple(pembuat.alur(name, alur, len(sop.alur) > 1) for name, alur in pembuat.named(("alur",), sop.alur)),
    })


def teks(text: str) -> Isi:
    """Plain words as a text, a paragraph for each line."""
    return Isi(tuple(Blok((Kata(line),)) for line in text.split("\n") if line))


def _nilai(text: str) -> Nilai:
    return Nilai(text, teks(text))


def _identitas(instansi: Instansi, identitas: Identitas) -> Iterator[tuple[str, Nilai]]:
    """Every value of the identity sheet's head, in the order of the sheet."""
    yield "kop", _nilai("\n".join((*instansi.kop, *instansi.alamat, *(identitas.unit or instansi.unit))))
    yield "nomor", _nilai(identitas.nomor)
    for key in TANGGAL:
        tanggal = identitas.tanggal.get(key)
        yield key, _nilai(tanggal.cetak() if tanggal else "-" if key in identitas.tanpa else "")
    yield "revisi ke", _nilai(identitas.revisi_ke)
    yield from (("disahkan oleh/" + key, _nilai(text)) for key, text in pejabat_of(identitas.disahkan_oleh).items())
    yield "nama", _nilai(identitas.nama)
    yield "tempat", _nilai(instansi.tempat)


def pejabat_of(pejabat: Pejabat | None) -> dict[str, str]:
    """What is printed of the official who signs."""
    if pejabat is None:
        return dict.fromkeys(PEJABAT, "")
    return {"jabatan": pejabat.jabatan, "nama": pejabat.nama, "pangkat": pejabat.pangkat, "nip": pejabat.nip.cetak() if pejabat.nip else ""}


def butir_of(isi: Isi) -> tuple[tuple[Penanda, str, tuple[Kata, ...]], ...]:
    """The blocks by meaning: a number that only follows from the one before says nothing."""
    return tuple((blok.penanda, _nomor(blok, before), arti(blok.kata)) for before, blok in zip((None, *isi.blok), isi.blok, strict=False))


def arti(kata: tuple[Kata, ...]) -> tuple[Kata, ...]:
    """The words by meaning: a reference to a row is to that row, whatever its number."""
    return tuple(replace(k, teks="") if k.acuan else k for k in kata)


def _nomor(blok: Blok, before: Blok | None) -> str:
    """The kind of number ("1." or "a)"), and the number itself where it breaks the sequence."""
    if blok.penanda is not Penanda.NOMOR:
        return ""
    style = re.sub("[0-9]+", "1", blok.nomor) if blok.nomor[:1].isdigit() else "a" + blok.nomor[1:]
    expected = _after(before.nomor) if before and before.penanda is Penanda.NOMOR else style
    return style if blok.nomor in (expected, style) else f"{style} {blok.nomor}"


def _after(nomor: str) -> str:
    head, tail = nomor[:-1], nomor[-1:]
    return f"{int(head) + 1}{tail}" if head.isdigit() else chr(ord(head[0]) + 1) + tail


@dataclass(frozen=True, slots=True)
class _Pembuat:
    """Makes the parts of a tree with the names that are given for them."""

    nama: Nama

    def names(self, place: Tempat, count: int) -> tuple[str, ...]:
        return self.nama.get(place) or tuple(str(index) for index in range(count))

    def named(self, place: Tempat, items: Sequence[T]) -> Iterator[tuple[str, T]]:
        return zip(self.names(place, len(items)), items, strict=True)

    def bagian(self, name: str, judul: str, isi: Isi) -> Simpul:
        place = ("bagian", name, "butir")
        return Simpul(name, {"judul": _nilai(judul), "kolom": _nilai(str(isi.kolom))}, {"butir": self.butir(place, isi)}, judul)

    def butir(self, place: Tempat, isi: Isi) -> tuple[Simpul, ...]:
        several = len(isi.blok) > 1
        made = []
        for number, (name, (blok, meaning)) in enumerate(self.named(place, tuple(zip(isi.blok, butir_of(isi), strict=True))), 1):
            kata = Isi((replace(blok, penanda=Penanda.TANPA, nomor=""),))
            values = {"teks": Nilai(arti(blok.kata), kata), "penanda": Nilai(meaning[:2], teks(blok.nomor or blok.penanda.value))}
            made.append(Simpul(name, values, sebutan=f"butir {number}" if several else ""))
        return tuple(made)

    def alur(self, name: str, alur: Alur, several: bool) -> Simpul:
        here = ("alur", name)
        columns = self.names((*here, "pelaksana"), len(alur.pelaksana))
        rows = self.names((*here, "kegiatan"), len(alur.kegiatan))
        peta = Peta(alur, rows, {p.kunci: column for p, column in zip(alur.pelaksana, columns, strict=True)})
        return Simpul(name, {"judul alur": _nilai(alur.judul)}, {
            "pelaksana": tuple(_pelaksana(columns[n], p, n + 1) for n, p in enumerate(alur.pelaksana)),
            "kegiatan": tuple(_kegiatan(rows[n], k, n, peta) for n, k in enumerate(alur.kegiatan)),
            "catatan": self.butir((*here, "catatan"), alur.catatan),
        }, f"Alur {alur.judul}" if several else "")


def _pelaksana(name: str, pelaksana: Pelaksana, number: int) -> Simpul:
    return Simpul(name, {"nama": _nilai(pelaksana.nama), "kelompok": _nilai(pelaksana.kelompok)}, sebutan=f"kolom pelaksana {number}")


def _kegiatan(name: str, kegiatan: Kegiatan, index: int, peta: Peta) -> Simpul:
    texts: dict[str, Isi] = {key: getattr(kegiatan, key) for key in ISI_BARIS}
    simbol = kegiatan.simbol
    cells = {key: Nilai((butir_of(text), text.kolom), text) for key, text in texts.items()}
    return Simpul(name, {
        "bernomor": _nilai("bernomor" if kegiatan.nomor else "tanpa nomor"),
        "uraian": cells.pop("uraian"),
        "pelaksana": Nilai(tuple(peta.kolom[s.pelaksana] for s in simbol), teks(peta.pelaksana(kegiatan))),
        "simbol": Nilai(tuple(s.bentuk for s in simbol), teks(peta.bentuk(kegiatan))),
        "kata simbol": Nilai(tuple(s.teks for s in simbol), teks("; ".join(s.teks for s in simbol if s.teks))),
        "arah": Nilai(*jalan_of(kegiatan, index, peta)),
        **cells,
    }, sebutan=peta.sebutan(index))
