"""Connections of a row → ways by meaning: to the row that follows, or to a named row; never to a number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sopdoc.model.sop import Alur, Bentuk, Garis, Kegiatan, Sambungan, Simbol
from sopdoc.model.teks import Blok, Isi, Kata

NEXT = ">"              # the row below, whichever it is
SHAPES = {Bentuk.MULAI: "mulai", Bentuk.PROSES: "proses", Bentuk.KEPUTUSAN: "keputusan", Bentuk.SELESAI: "selesai"}
ONWARD = "lanjut ke kegiatan berikutnya"
MUTUAL = "timbal balik dengan"
WORDS = 7               # of a row's text where another row refers to it


@dataclass(frozen=True, slots=True)
class Way:
    """A connection between two symbols, each by its place in its row; `tujuan` is a row's name, NEXT, or "" for the row itself.

    Places count a row's symbols from column to column (`FlowMap.in_order`).  A line without a head, or with two of them, has no direction.
    """

    dari: int
    label: str
    garis: Garis
    tujuan: str
    ke: int
    timbal_balik: bool = False


def where_it_stands(columns: Sequence[str]) -> str | tuple[str, ...]:
    """A symbol's place by meaning: its column's name, or the names of all that it covers."""
    return columns[0] if len(columns) == 1 else tuple(columns)


@dataclass(slots=True)
class FlowMap:
    """Looks up a flow's rows and columns; `rows` are the rows' names, `columns` the columns' by key."""

    alur: Alur
    rows: Sequence[str]
    columns: Mapping[str, str]
    _where: dict[str, tuple[int, int]] = field(default_factory=dict)
    _ways: dict[int, list[Sambungan]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._where = {s.id: (row, place) for row, k in enumerate(self.alur.kegiatan) for place, s in enumerate(self.in_order(k))}
        for sambungan in self.alur.sambungan:
            self._ways.setdefault(self._where[sambungan.dari][0], []).append(sambungan)

    def in_order(self, kegiatan: Kegiatan) -> list[Simbol]:
        """A row's symbols by the names of their columns: which was written first says nothing; those of one column follow each other."""
        return sorted(kegiatan.simbol, key=lambda simbol: [self.columns[kunci] for kunci in simbol.para_pelaksana])

    def called(self, row: int) -> str:
        nomor = self.alur.kegiatan[row].nomor
        return f"Kegiatan {nomor}" if nomor else f"Baris {row + 1}"

    def ways(self, row: int) -> list[tuple[Way, Sambungan]]:
        """A row's ways, those inside it included, in the order of its symbols as written."""
        written = [simbol.id for simbol in self.alur.kegiatan[row].simbol]
        return [(self._way(s, row), s) for s in sorted(self._ways.get(row, ()), key=lambda s: written.index(s.dari))]

    def _way(self, s: Sambungan, row: int) -> Way:
        (_, dari), (target, ke) = self._where[s.dari], self._where[s.ke]
        if (s.garis is not Garis.PANAH or s.timbal_balik) and target == row:
            dari, ke = sorted((dari, ke))
        tujuan = "" if target == row else NEXT if target == row + 1 else self.rows[target]
        return Way(dari, s.label, s.garis, tujuan, ke, s.timbal_balik)

    def title(self, kunci: str) -> str:
        return next(p.nama for p in self.alur.pelaksana if p.kunci == kunci)

    def pelaksana(self, kegiatan: Kegiatan) -> str:
        return "; ".join(map(self.actors, kegiatan.simbol))

    def stands(self, simbol: Simbol) -> str | tuple[str, ...]:
        return where_it_stands([self.columns[kunci] for kunci in simbol.para_pelaksana])

    def actors(self, simbol: Simbol) -> str:
        """The titles of the columns that a symbol stands in."""
        titles = [self.title(kunci) for kunci in simbol.para_pelaksana]
        return titles[0] if len(titles) == 1 else f"{' bersama '.join(titles)} (satu simbol)"

    def bentuk(self, kegiatan: Kegiatan) -> str:
        """The shapes; each with its actor where they differ."""
        if len({s.bentuk for s in kegiatan.simbol}) == 1:
            return SHAPES[kegiatan.simbol[0].bentuk]
        return "; ".join(f"{self.title(s.pelaksana)}: {SHAPES[s.bentuk]}" for s in kegiatan.simbol)

    def target(self, sambungan: Sambungan) -> tuple[int, Simbol, bool]:
        """Where a connection leads: the row, the symbol in it, and whether that is the one written first."""
        row, _ = self._where[sambungan.ke]
        simbol = self.alur.kegiatan[row].simbol
        return row, next(s for s in simbol if s.id == sambungan.ke), simbol[0].id == sambungan.ke

    def goal(self, sambungan: Sambungan) -> str:
        """`kegiatan 3 (Memeriksa berkas …)`."""
        row, target, first = self.target(sambungan)
        if not first:
            return f"{self.called(row).lower()}, {self.actors(target)}"
        words = self.alur.kegiatan[row].uraian.polos.split()
        short = " ".join(words[:WORDS]) + (" …" if len(words) > WORDS else "")
        return f"{self.called(row).lower()} ({short})"


def ways_of_row(kegiatan: Kegiatan, row: int, flow: FlowMap) -> tuple[tuple[Way, ...], Isi]:
    """The ways by meaning, whichever was written first, and in words: a paragraph each, as written."""
    ways = flow.ways(row)
    words = [_words(way, sambungan, kegiatan, flow) for way, sambungan in ways]
    return tuple(sorted((way for way, _ in ways), key=_rank)), Isi(tuple(Blok((Kata(text),)) for text in words))


def _rank(way: Way) -> tuple[int, str, int, str, str, bool]:
    return way.dari, way.tujuan, way.ke, way.label, way.garis.value, way.timbal_balik


def _words(way: Way, sambungan: Sambungan, kegiatan: Kegiatan, flow: FlowMap) -> str:
    start = next(s for s in kegiatan.simbol if s.id == sambungan.dari)
    _, target, first = flow.target(sambungan)
    source = f"{flow.title(start.pelaksana)}: " if len(kegiatan.simbol) > 1 else ""
    if target.id == start.id:
        told = "kembali ke keputusan ini"
    elif way.tujuan == "":
        told = f"{_verb(way)} {SHAPES[target.bentuk] if target.bentuk is Bentuk.SELESAI else flow.title(target.pelaksana)}"
    elif way.tujuan == NEXT and first:
        told = f"{MUTUAL} kegiatan berikutnya" if way.timbal_balik else ONWARD
    else:
        told = f"{_verb(way)} {flow.goal(sambungan)}"
    return f"{source}{way.label}: {told}" if way.label else f"{source}{told}"


def _verb(way: Way) -> str:
    if way.timbal_balik:
        return MUTUAL
    return {Garis.PANAH: "ke", Garis.LURUS: "bersama", Garis.PUTUS: "bersama (garis putus-putus)"}[way.garis]
