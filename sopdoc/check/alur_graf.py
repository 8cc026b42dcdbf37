"""Alur → its graph: what leads where, what can be reached, where it goes round.  Decides nothing.

Symbols that act together in one row are one place: whoever reaches one of them reaches all, and leaves from any.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from sopdoc.model.sop import Alur, Bentuk, Garis, Kegiatan, Sambungan, Simbol

_TERSIMPAN = 1024   # graphs that are kept for the next rule

Jalan = Mapping[str, tuple[Sambungan, ...]]


@dataclass(frozen=True, slots=True)
class Graf:
    """`keluar` and `masuk` hold the arrows by symbol id, `sekutu` the symbols of the same place, itself included."""

    alur: Alur
    simbol: Mapping[str, Simbol]
    baris: Mapping[str, int]
    keluar: Jalan
    masuk: Jalan
    sekutu: Mapping[str, frozenset[str]]
    tercapai: frozenset[str] = field(default_factory=frozenset)

    def kegiatan(self, simbol: str) -> Kegiatan:
        return self.alur.kegiatan[self.baris[simbol]]

    def sesudah(self, simbol: str) -> Iterator[str]:
        """Every symbol that the place of `simbol` leads to."""
        for one in self.sekutu[simbol]:
            for sambungan in self.keluar.get(one, ()):
                yield sambungan.ke

    def jangkau(self, dari: Iterable[str]) -> frozenset[str]:
        """Every symbol on some way from `dari`, these included."""
        found: set[str] = set()
        todo = [one for start in dari for one in self.sekutu[start]]
        while todo:
            simbol = todo.pop()
            if simbol not in found:
                found |= self.sekutu[simbol]
                todo += [other for ke in self.sesudah(simbol) for other in self.sekutu[ke] if other not in found]
        return frozenset(found)

    def keputusan(self) -> Iterator[Simbol]:
        return (s for s in self.simbol.values() if s.bentuk is Bentuk.KEPUTUSAN)


_ingatan: dict[int, Graf] = {}


def graf(alur: Alur) -> Graf:
    """The graph of a flow; made once for all rules of a run."""
    known = _ingatan.get(id(alur))
    if known is None or known.alur is not alur:
        if len(_ingatan) >= _TERSIMPAN:
            _ingatan.clear()
        known = _ingatan[id(alur)] = _make(alur)
    return known


def forget_graphs() -> None:
    """At the end of a run: its flows will not be asked about again."""
    _ingatan.clear()


def _make(alur: Alur) -> Graf:
    simbol = {s.id: s for kegiatan in alur.kegiatan for s in kegiatan.simbol}
    baris = {s.id: index for index, kegiatan in enumerate(alur.kegiatan) for s in kegiatan.simbol}
    arrows = [s for s in alur.sambungan if s.garis is Garis.PANAH]
    bare = Graf(alur, simbol, baris, _group(arrows, "dari"), _group(arrows, "ke"), _sekutu(alur, baris, arrows))
    return Graf(alur, simbol, baris, bare.keluar, bare.masuk, bare.sekutu, bare.jangkau(awal(bare)))


def awal(graf: Graf) -> tuple[str, ...]:
    """Where the flow begins: the start symbols, else the first row."""
    starts = tuple(s.id for s in graf.simbol.values() if s.bentuk is Bentuk.MULAI)
    first = graf.alur.kegiatan[0].simbol if graf.alur.kegiatan else ()
    return starts or tuple(s.id for s in first[:1])


def memutuskan(kegiatan: Kegiatan) -> bool:
    return any(s.bentuk is Bentuk.KEPUTUSAN for s in kegiatan.simbol)


def _group(arrows: list[Sambungan], end: str) -> Jalan:
    result: dict[str, list[Sambungan]] = {}
    for sambungan in arrows:
        result.setdefault(sambungan.dari if end == "dari" else sambungan.ke, []).append(sambungan)
    return {key: tuple(value) for key, value in result.items()}


def _sekutu(alur: Alur, baris: Mapping[str, int], arrows: list[Sambungan]) -> dict[str, frozenset[str]]:
    """All symbols of a row, unless it says or arrows inside it show that they follow each other."""
    ordered = {baris[s.dari] for s in arrows if baris[s.dari] == baris[s.ke]}
    ordered |= {index for index, kegiatan in enumerate(alur.kegiatan) if kegiatan.berurutan}
    result: dict[str, frozenset[str]] = {}
    for index, kegiatan in enumerate(alur.kegiatan):
        together = frozenset(s.id for s in kegiatan.simbol)
        result |= {s.id: frozenset({s.id}) if index in ordered else together for s in kegiatan.simbol}
    return result


def lingkaran(graf: Graf) -> list[frozenset[str]]:
    """The sets of symbols that can be reached from each other by arrows (strong components of more than one place)."""
    if not any(graf.baris[w.ke] <= graf.baris[one] for one, ways in graf.keluar.items() for w in ways):
        return []   # every arrow leads down
    onward = {one: graf.jangkau(set(graf.sesudah(one))) for one in graf.simbol}
    found: dict[frozenset[str], None] = {}
    for one, reach in onward.items():
        if one in reach:
            found.setdefault(frozenset(other for other in reach if one in onward[other]))
    return list(found)
