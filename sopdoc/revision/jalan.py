"""Connections of a row → ways by meaning: to the row that follows, or to a named row; never to a number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sopdoc.model.sop import Alur, Bentuk, Garis, Kegiatan, Sambungan
from sopdoc.model.teks import Blok, Isi, Kata

BERIKUT = ">"           # the row below, whichever it is
SEBUTAN = {Bentuk.MULAI: "mulai", Bentuk.PROSES: "proses", Bentuk.KEPUTUSAN: "keputusan", Bentuk.SELESAI: "selesai"}
LANJUT = "lanjut ke kegiatan berikutnya"
WORDS = 7               # of a row's text where another row refers to it


@dataclass(frozen=True, slots=True)
class Jalan:
    """A connection between two symbols, each by its place in its row; `tujuan` is a row's name, BERIKUT, or "" for the row itself."""

    dari: int
    label: str
    garis: Garis
    tujuan: str
    ke: int


@dataclass(slots=True)
class Peta:
    """Looks up a flow's rows and columns; `nama` are the rows' names, `kolom` the columns' names by key."""

    alur: Alur
    nama: Sequence[str]
    kolom: Mapping[str, str]
    _where: dict[str, tuple[int, int]] = field(default_factory=dict)
    _ways: dict[int, list[Sambungan]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._where = {s.id: (row, place) for row, k in enumerate(self.alur.kegiatan) for place, s in enumerate(k.simbol)}
        for sambungan in self.alur.sambungan:
            self._ways.setdefault(self._where[sambungan.dari][0], []).append(sambungan)

    def sebutan(self, row: int) -> str:
        nomor = self.alur.kegiatan[row].nomor
        return f"Kegiatan {nomor}" if nomor else f"Baris {row + 1}"

    def ways(self, row: int) -> list[tuple[Jalan, Sambungan]]:
        """A row's ways, those inside it included, in the order of its symbols."""
        found = []
        for s in self._ways.get(row, ()):
            (_, dari), (target, ke) = self._where[s.dari], self._where[s.ke]
            tujuan = "" if target == row else BERIKUT if target == row + 1 else self.nama[target]
            found.append((Jalan(dari, s.label, s.garis, tujuan, ke), s))
        return sorted(found, key=lambda way: way[0].dari)

    def title(self, kunci: str) -> str:
        return next(p.nama for p in self.alur.pelaksana if p.kunci == kunci)

    def pelaksana(self, kegiatan: Kegiatan) -> str:
        return "; ".join(self.title(s.pelaksana) for s in kegiatan.simbol)

    def bentuk(self, kegiatan: Kegiatan) -> str:
        """The shapes; each with its actor where they differ."""
        if len({s.bentuk for s in kegiatan.simbol}) == 1:
            return SEBUTAN[kegiatan.simbol[0].bentuk]
        return "; ".join(f"{self.title(s.pelaksana)}: {SEBUTAN[s.bentuk]}" for s in kegiatan.simbol)

    def goal(self, sambungan: Sambungan) -> str:
        """`kegiatan 3 (Memeriksa berkas …)`."""
        row, place = self._where[sambungan.ke]
        if len(self.alur.kegiatan[row].simbol) > 1 and place:
            return f"{self.sebutan(row).lower()}, {self.title(self.alur.kegiatan[row].simbol[place].pelaksana)}"
        words = self.alur.kegiatan[row].uraian.polos.split()
        short = " ".join(words[:WORDS]) + (" …" if len(words) > WORDS else "")
        return f"{self.sebutan(row).lower()} ({short})"


def jalan_of(kegiatan: Kegiatan, row: int, peta: Peta) -> tuple[tuple[Jalan, ...], Isi]:
    """The ways by meaning, and in words: a paragraph each."""
    ways = peta.ways(row)
    words = [_words(jalan, sambungan, kegiatan, peta) for jalan, sambungan in ways]
    return tuple(jalan for jalan, _ in ways), Isi(tuple(Blok((Kata(text),)) for text in words))


def _words(jalan: Jalan, sambungan: Sambungan, kegiatan: Kegiatan, peta: Peta) -> str:
    source = f"{peta.title(kegiatan.simbol[jalan.dari].pelaksana)}: " if len(kegiatan.simbol) > 1 else ""
    if jalan.tujuan == "":
        target = kegiatan.simbol[jalan.ke]
        verb = {Garis.PANAH: "ke", Garis.LURUS: "bersama", Garis.PUTUS: "bersama (garis putus-putus)"}[jalan.garis]
        told = f"{verb} {SEBUTAN[target.bentuk] if target.bentuk is Bentuk.SELESAI else peta.title(target.pelaksana)}"
    elif jalan.tujuan == BERIKUT and jalan.ke == 0:
        told = LANJUT
    else:
        told = f"ke {peta.goal(sambungan)}"
    return f"{source}{jalan.label}: {told}" if jalan.label else f"{source}{told}"
