"""Sop → TreeNode: what its sheet says, by meaning: a tree whose rows, columns and items have names instead of numbers.

    TreeNode "" ─▶ values: nomor, nama, tanggal …
                ├▶ disusun oleh, diperiksa oleh: TreeNode per official
                ├▶ bagian: TreeNode per section ─▶ butir
                ├▶ alur: TreeNode per flow ─▶ pelaksana, kegiatan (values: uraian … arah), catatan
                └▶ lampiran: TreeNode per lampiran ─▶ baris

Two versions whose trees are equal print the same words, symbols and lines but for numbers that follow from order; names come
from `match`, so that what is the same in both versions has one name.  Nothing is said by what a reader of the sheet cannot tell:
where links lead, which branch of a decision was written first, in which order those who act together were; nor by what only
looks otherwise, as the columns of a list and the lines of the letterhead.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from sopdoc.model.decode_baris import ISI_BARIS
from sopdoc.model.decode_identitas import TANGGAL
from sopdoc.model.decode_pejabat import PEJABAT
from sopdoc.model.lampiran import Baris, Berkas, Lampiran, Tabel
from sopdoc.model.sop import PENYIAP, Alur, Identitas, Instansi, Kegiatan, Pejabat, Pelaksana, Sop
from sopdoc.model.teks import Blok, Isi, Kata, Penanda, joined, kata_of, sebaris
from sopdoc.revision.ways import FlowMap, ways_of_row

T = TypeVar("T")
Place = tuple[str, ...]                         # list, name, list, name, …: the way from the root to a TreeNode, or to a list
Names = Mapping[Place, tuple[str, ...]]         # place of a list → the names of what stands in it, in order


@dataclass(frozen=True, slots=True)
class Value:
    """One value: `meaning` is compared, `printed` is how the sheet prints it."""

    meaning: Hashable
    printed: Isi = field(default=Isi(), compare=False)


@dataclass(frozen=True, slots=True)
class TreeNode:
    """A sheet, section, item, flow, column or row: its values, and lists of further ones; `called` is what people call it."""

    name: str
    values: dict[str, Value]
    children: dict[str, tuple[TreeNode, ...]] = field(default_factory=dict)
    called: str = field(default="", compare=False)

    def printed(self, key: str) -> Isi:
        value = self.values.get(key)
        return value.printed if value else Isi()


def tree_of(sop: Sop, names: Names | None = None) -> TreeNode:
    """The tree of an SOP; lists that `names` does not know are named by place."""
    maker = _Maker(names or {})
    identitas = sop.identitas
    bagian = [(judul, isi) for judul, isi in identitas.bagian.items() if isi]
    return TreeNode("", dict(_identitas(sop.instansi, identitas)), {
        **{peran: maker.penyiap(peran, identitas.penanda_tangan(peran)) for peran in PENYIAP},
        "bagian": tuple(maker.bagian(name, *item) for name, item in maker.named(("bagian",), bagian)),
        "alur": tuple(maker.alur(name, alur, len(sop.alur) > 1) for name, alur in maker.named(("alur",), sop.alur)),
        "lampiran": tuple(maker.lampiran(name, n, one) for n, (name, one) in enumerate(maker.named(("lampiran",), sop.lampiran), 1)),
    })


def as_isi(text: str) -> Isi:
    """Plain words as a text, a paragraph for each line."""
    return Isi(tuple(Blok((Kata(line),)) for line in text.split("\n") if line))


def _value(text: str) -> Value:
    return Value(text, as_isi(text))


def _title(text: str) -> Value:
    """The same of a text whose styles count."""
    return Value(kata_of(text), Isi((Blok(kata_of(text)),) if text else ()))


def _titles(texts: Sequence[str]) -> Value:
    return Value(tuple(map(kata_of, texts)), Isi(tuple(Blok(kata_of(text)) for text in texts)))


def _identitas(instansi: Instansi, identitas: Identitas) -> Iterator[tuple[str, Value]]:
    """Every value of the identity sheet's head, in the order of the sheet."""
    kop = "\n".join((*instansi.kop, *instansi.alamat, *(identitas.unit or instansi.unit)))
    yield "kop", replace(_value(kop), meaning=sebaris(kop))
    yield "nomor", _value(identitas.nomor)
    for key in TANGGAL:
        tanggal = identitas.tanggal.get(key)
        yield key, _value(tanggal.cetak() if tanggal else "-" if key in identitas.tanpa else "……" if key in identitas.titik else "")
    yield "revisi ke", _value(identitas.revisi_ke)
    yield from (("disahkan oleh/" + key, _value(text)) for key, text in pejabat_of(identitas.disahkan_oleh).items())
    yield "nama", _title(identitas.nama)
    yield "tempat", _value(instansi.tempat)


def pejabat_of(pejabat: Pejabat | None) -> dict[str, str]:
    """What is printed of an official who signs."""
    if pejabat is None:
        return dict.fromkeys(PEJABAT, "")
    nomor = (pejabat.nip.cetak() if pejabat.nip else "", pejabat.nrp, pejabat.nomor_induk)
    return dict(zip(PEJABAT, (pejabat.jabatan, pejabat.nama, pejabat.pangkat, *nomor), strict=True))


def butir_of(isi: Isi) -> tuple[tuple[Penanda, str, tuple[Kata, ...]], ...]:
    """The blocks by meaning: a number that only follows from the one above says nothing."""
    pairs = zip((None, *isi.blok), isi.blok, strict=False)
    return tuple((blok.penanda, _nomor(blok, above), joined(meaning_of(blok.kata))) for above, blok in pairs)


def meaning_of(kata: tuple[Kata, ...]) -> tuple[Kata, ...]:
    """The words by meaning, one by one: a reference to a row is to that row, whatever its number; a link is its words."""
    return tuple(replace(k, teks="" if k.acuan else k.teks, tautan="") for k in kata)


def _nomor(blok: Blok, above: Blok | None) -> str:
    """The kind of number ("1." or "a)"), and the number itself where it breaks the sequence."""
    if blok.penanda is not Penanda.NOMOR:
        return ""
    style = re.sub("[0-9]+", "1", blok.nomor) if blok.nomor[:1].isdigit() else "a" + blok.nomor[1:]
    expected = _after(above.nomor) if above and above.penanda is Penanda.NOMOR else style
    return style if blok.nomor in (expected, style) else f"{style} {blok.nomor}"


def _after(nomor: str) -> str:
    head, tail = nomor[:-1], nomor[-1:]
    return f"{int(head) + 1}{tail}" if head.isdigit() else chr(ord(head[0]) + 1) + tail


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes the parts of a tree with the names that are given for them."""

    given: Names

    def names(self, place: Place, count: int) -> tuple[str, ...]:
        return self.given.get(place) or tuple(str(index) for index in range(count))

    def named(self, place: Place, items: Sequence[T]) -> Iterator[tuple[str, T]]:
        return zip(self.names(place, len(items)), items, strict=True)

    def penyiap(self, peran: str, orang: Sequence[Pejabat]) -> tuple[TreeNode, ...]:
        called = [peran] if len(orang) == 1 else [f"{peran} ({n})" for n in range(1, len(orang) + 1)]
        return tuple(
            TreeNode(name, {key: _value(text) for key, text in pejabat_of(p).items()}, called=called[n])
            for n, (name, p) in enumerate(self.named((peran,), orang))
        )

    def bagian(self, name: str, judul: str, isi: Isi) -> TreeNode:
        place = ("bagian", name, "butir")
        return TreeNode(name, {"judul": _title(judul)}, {"butir": self.butir(place, isi)}, judul)

    def butir(self, place: Place, isi: Isi) -> tuple[TreeNode, ...]:
        several = len(isi.blok) > 1
        made = []
        for number, (name, (blok, meaning)) in enumerate(self.named(place, tuple(zip(isi.blok, butir_of(isi), strict=True))), 1):
            kata = Isi((replace(blok, penanda=Penanda.TANPA, nomor=""),))
            values = {"teks": Value(meaning[2], kata), "penanda": Value(meaning[:2], as_isi(blok.nomor or blok.penanda.value))}
            made.append(TreeNode(name, values, called=f"butir {number}" if several else ""))
        return tuple(made)

    def alur(self, name: str, alur: Alur, several: bool) -> TreeNode:
        here = ("alur", name)
        columns = self.names((*here, "pelaksana"), len(alur.pelaksana))
        rows = self.names((*here, "kegiatan"), len(alur.kegiatan))
        flow = FlowMap(alur, rows, {p.kunci: column for p, column in zip(alur.pelaksana, columns, strict=True)})
        return TreeNode(name, {"judul alur": _title(alur.judul)}, {
            "pelaksana": tuple(_pelaksana(columns[n], p, n + 1) for n, p in enumerate(alur.pelaksana)),
            "kegiatan": tuple(_kegiatan(rows[n], k, n, flow) for n, k in enumerate(alur.kegiatan)),
            "catatan": self.butir((*here, "catatan"), alur.catatan),
        }, f"Alur {alur.judul}" if several else "")

    def lampiran(self, name: str, number: int, lampiran: Lampiran) -> TreeNode:
        tabel = lampiran.tabel or Tabel(())
        baris = self.named(("lampiran", name, "baris"), tabel.baris)
        return TreeNode(name, {
            "judul lampiran": _title(lampiran.judul), "isi": _text(lampiran.isi), "ruas isian": _titles(lampiran.isian),
            "kolom tabel": _titles(tabel.kolom), "baris kosong": _value(str(tabel.kosong or "")),
            "berkas": _berkas(lampiran.berkas), "teks alternatif": _value(lampiran.berkas.alternatif if lampiran.berkas else ""),
            "catatan": _text(lampiran.catatan),
        }, {"baris": tuple(_baris(row, n, one) for n, (row, one) in enumerate(baris, 1))}, f"Lampiran {number}")


def _text(isi: Isi) -> Value:
    return Value(butir_of(isi), isi)


def _berkas(berkas: Berkas | None) -> Value:
    """A file is called by its name; what tells two of one name apart is what they hold."""
    if berkas is None:
        return _value("")
    pages = f", halaman {', '.join(map(str, berkas.halaman))}" if berkas.halaman else ""
    return Value((berkas.jenis, berkas.halaman, berkas.sidik), as_isi(f"{berkas.nama}{pages} (SHA-256 {berkas.sidik[:12]}…)"))


def _baris(name: str, number: int, baris: Baris) -> TreeNode:
    """A row of a lampiran's table, its cells one under the other; empty ones at its end say nothing."""
    sel = list(baris.sel)
    while sel and not sel[-1]:
        sel.pop()
    printed = Isi(tuple(blok for isi in sel for blok in isi.blok))
    return TreeNode(name, {"teks": Value((baris.penuh, *(butir_of(isi) for isi in sel)), printed)}, called=f"baris {number}")


def _pelaksana(name: str, pelaksana: Pelaksana, number: int) -> TreeNode:
    return TreeNode(name, {"nama": _title(pelaksana.nama), "kelompok": _title(pelaksana.kelompok)}, called=f"kolom pelaksana {number}")


def _kegiatan(name: str, kegiatan: Kegiatan, index: int, flow: FlowMap) -> TreeNode:
    texts: dict[str, Isi] = {key: getattr(kegiatan, key) for key in ISI_BARIS}
    simbol = flow.in_order(kegiatan)
    cells = {key: _text(text) for key, text in texts.items()}
    return TreeNode(name, {
        "judul tahap": Value(tuple(map(butir_of, kegiatan.judul)), Isi(tuple(blok for judul in kegiatan.judul for blok in judul.blok))),
        "bernomor": _value("bernomor" if kegiatan.nomor else "tanpa nomor"),
        "uraian": cells.pop("uraian"),
        "pelaksana": Value(tuple(map(flow.stands, simbol)), as_isi(flow.pelaksana(kegiatan))),
        "simbol": Value(tuple(s.bentuk for s in simbol), as_isi(flow.bentuk(kegiatan))),
        "kata simbol": Value(tuple(s.teks for s in simbol), as_isi("; ".join(s.teks for s in simbol if s.teks))),
        "arah": Value(*ways_of_row(kegiatan, index, flow)),
        **cells,
    }, called=flow.called(index))
