"""Edits → the words that an official reads: what a place on the sheet is called, what stood there and what stands there now."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sopdoc.model.decode_baris import ISI_BARIS
from sopdoc.model.teks import Blok, Isi, Kata, Penanda
from sopdoc.revision.apply import Aksi, Sunting
from sopdoc.revision.jalan import LANJUT
from sopdoc.revision.naskah import Simpul, Tempat, teks

Label = Callable[[str], str]

USUAL = {"simbol": "proses", "arah": LANJUT, "bernomor": "bernomor"}     # what is not said of a row
ROW = ("pelaksana", "simbol", "kata simbol", *ISI_BARIS[1:], "arah", "bernomor")
OTHERS = {"judul": "judul bagian", "kolom": "banyaknya kolom", "bernomor": "penomoran", "kata simbol": "kata dalam simbol", "kop": "Kop"}


@dataclass(frozen=True, slots=True)
class Penyebut:
    """Knows both trees, and the sheet's words for the keys."""

    lama: Simpul
    baru: Simpul
    label: Label

    def at(self, tempat: Tempat, lama: bool) -> Simpul:
        return find(self.lama if lama else self.baru, tempat)

    def owner(self, tempat: Tempat, lama: bool = False) -> str:
        """"Dasar Hukum butir 3", "Alur Kartu Hilang, kegiatan 4": the place up to a Simpul, in words."""
        if not tempat:
            return ""
        simpul = self.at(tempat, lama)
        called = self.label(simpul.sebutan) if tempat[0] == "bagian" and len(tempat) == 2 else simpul.sebutan
        if tempat[-2] == "catatan":
            called = f"catatan {called}".strip()
        above = self.owner(tempat[:-2], lama)
        if not (above and called):
            return above or called[:1].upper() + called[1:]
        return f"{above} {called}" if tempat[0] == "bagian" else f"{above}, {called[:1].lower()}{called[1:]}"

    def place(self, sunting: Sunting) -> str:
        """Where the edit is made."""
        if sunting.aksi is not Aksi.UBAH:
            return self.former(sunting) if sunting.aksi is Aksi.HAPUS else self.owner((*sunting.tempat, sunting.kunci))
        above = self.owner(sunting.tempat)
        key = sunting.kunci
        if key == "teks" or (sunting.tempat[-2:-1] == ("pelaksana",) and key == "nama"):
            return above
        called = self.label("disahkan oleh") if key.startswith("disahkan oleh/") else OTHERS.get(key) or self.label(key)
        if key == "uraian":
            called = key
        return f"{above}, {called[:1].lower()}{called[1:]}" if above else called[:1].upper() + called[1:]

    def former(self, sunting: Sunting) -> str:
        """What went, by its old number, which another part may have now."""
        place = (*sunting.tempat, sunting.kunci)
        called = self.owner(place, lama=True)
        return f"{called} semula" if called[-1:].isdigit() else called

    def value(self, sunting: Sunting, lama: bool) -> Isi:
        """What one version has at the edit's place; nothing where it has nothing."""
        match sunting.aksi:
            case Aksi.UBAH:
                return self.at(sunting.tempat, lama).cetak(sunting.kunci)
            case Aksi.PINDAH:
                place = (*sunting.tempat, sunting.kunci)
                return led(self.moved(place, lama), headline(self.at(place, lama)))
            case Aksi.TAMBAH | Aksi.HAPUS:
                there = lama == (sunting.aksi is Aksi.HAPUS)
                return self.whole(self.at((*sunting.tempat, sunting.kunci), lama)) if there else Isi()

    def moved(self, place: Tempat, lama: bool) -> str:
        """Where something stands that stood elsewhere: its own name where that has a number, else its place in the list."""
        called = self.owner(place, lama)
        if called != self.owner(place, not lama):
            return called
        above = find(self.lama if lama else self.baru, place[:-2])
        return f"urutan ke-{[s.nama for s in above.anak[place[-2]]].index(place[-1]) + 1}"

    def whole(self, simpul: Simpul) -> Isi:
        """Everything that a part says."""
        if "uraian" in simpul.isi:
            return self.row(simpul)
        if "judul alur" in simpul.isi:
            blok = [b for row in simpul.anak["kegiatan"] for b in led(row.sebutan, self.row(row)).blok]
            return Isi((*simpul.cetak("judul alur").blok, *blok))
        if "butir" in simpul.anak:
            return Isi(tuple(b for item in simpul.anak["butir"] for b in item.cetak("teks").blok))
        kelompok = simpul.cetak("kelompok").polos
        return teks(f"{headline(simpul).polos} ({kelompok})") if kelompok else headline(simpul)

    def row(self, row: Simpul) -> Isi:
        """A row: its uraian, then a line for each further column that says something."""
        lines = list(row.cetak("uraian").blok)
        for key in ROW:
            isi = row.cetak(key)
            if isi and isi.polos != USUAL.get(key):
                lines += led((OTHERS.get(key) or self.label(key)).capitalize(), isi).blok
        return Isi(tuple(lines))


def find(tree: Simpul, tempat: Sequence[str]) -> Simpul:
    """The Simpul at a place."""
    for place in range(0, len(tempat), 2):
        tree = next(s for s in tree.anak[tempat[place]] if s.nama == tempat[place + 1])
    return tree


def headline(simpul: Simpul) -> Isi:
    """The words that a part is known by."""
    return next((simpul.cetak(key) for key in ("uraian", "nama", "teks", "judul alur", "judul") if key in simpul.isi), Isi())


def led(lead: str, isi: Isi) -> Isi:
    """The text with "Waktu: " before its first words."""
    if not isi:
        return isi
    first, *others = isi.blok
    return Isi((Blok((Kata(f"{lead}: "), *_marked(first)), Penanda.TANPA), *others))


def _marked(blok: Blok) -> tuple[Kata, ...]:
    return (Kata(f"{blok.nomor} "), *blok.kata) if blok.nomor else blok.kata
