"""Alur → its graph: what leads where, what can be reached, where it goes round.  Decides nothing.

Symbols that act together in one row are one place: whoever reaches one of them reaches all, and leaves from any.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from sopdoc.model.sop import Alur, Bentuk, Garis, Kegiatan, Sambungan, Simbol
from sopdoc.naskah import Naskah

_KEPT = 1024   # graphs that are kept for the next rule

Arrows = Mapping[str, tuple[Sambungan, ...]]


@dataclass(frozen=True, slots=True)
class Graph:
    """`outgoing` and `incoming` hold the arrows by symbol id, `together` the symbols of the same place, itself included."""

    alur: Alur
    simbol: Mapping[str, Simbol]
    baris: Mapping[str, int]
    outgoing: Arrows
    incoming: Arrows
    together: Mapping[str, frozenset[str]]
    reached: frozenset[str] = field(default_factory=frozenset)

    def kegiatan(self, simbol: str) -> Kegiatan:
        return self.alur.kegiatan[self.baris[simbol]]

    def after(self, simbol: str) -> Iterator[str]:
        """Every symbol that the place of `simbol` leads to."""
        for one in self.together[simbol]:
            for sambungan in self.outgoing.get(one, ()):
                yield sambungan.ke

    def reach(self, dari: Iterable[str]) -> frozenset[str]:
        """Every symbol on some way from `dari`, these included."""
        found: set[str] = set()
        todo = [one for start in dari for one in self.together[start]]
        while todo:
            simbol = todo.pop()
            if simbol not in found:
                found |= self.together[simbol]
                todo += [other for ke in self.after(simbol) for other in self.together[ke] if other not in found]
        return frozenset(found)

    def keputusan(self) -> Iterator[Simbol]:
        return (s for s in self.simbol.values() if s.bentuk is Bentuk.KEPUTUSAN)


_known: dict[int, Graph] = {}


def graph_of(alur: Alur) -> Graph:
    """The graph of a flow; made once for all rules of a run."""
    known = _known.get(id(alur))
    if known is None or known.alur is not alur:
        if len(_known) >= _KEPT:
            _known.clear()
        known = _known[id(alur)] = _make(alur)
    return known


def forget_graphs() -> None:
    """At the end of a run: its flows will not be asked about again."""
    _known.clear()


def _make(alur: Alur) -> Graph:
    simbol = {s.id: s for kegiatan in alur.kegiatan for s in kegiatan.simbol}
    baris = {s.id: index for index, kegiatan in enumerate(alur.kegiatan) for s in kegiatan.simbol}
    arrows = [s for s in alur.sambungan if s.garis is Garis.PANAH]
    bare = Graph(alur, simbol, baris, _group(arrows, "dari"), _group(arrows, "ke"), _together(alur, baris, arrows))
    return Graph(alur, simbol, baris, bare.outgoing, bare.incoming, bare.together, bare.reach(awal(bare)))


def awal(graph: Graph) -> tuple[str, ...]:
    """Where the flow begins: the start symbols, else the first row."""
    starts = tuple(s.id for s in graph.simbol.values() if s.bentuk is Bentuk.MULAI)
    first = graph.alur.kegiatan[0].simbol if graph.alur.kegiatan else ()
    return starts or tuple(s.id for s in first[:1])


def decides(kegiatan: Kegiatan) -> bool:
    return any(s.bentuk is Bentuk.KEPUTUSAN for s in kegiatan.simbol)


def satu_simbol(kegiatan: Kegiatan) -> Simbol | None:
    """The one symbol at which a row's work is done; the capsules of its actor in which branches end do none.  None: there are more."""
    first, *rest = kegiatan.simbol
    ends = all(other.bentuk is Bentuk.SELESAI and other.para_pelaksana == first.para_pelaksana for other in rest)
    return first if ends else None


def _group(arrows: list[Sambungan], end: str) -> Arrows:
    result: dict[str, list[Sambungan]] = {}
    for sambungan in arrows:
        result.setdefault(sambungan.dari if end == "dari" else sambungan.ke, []).append(sambungan)
    return {key: tuple(value) for key, value in result.items()}


def _together(alur: Alur, baris: Mapping[str, int], arrows: list[Sambungan]) -> dict[str, frozenset[str]]:
    """All symbols of a row, unless it says or arrows inside it show that they follow each other."""
    ordered = {baris[s.dari] for s in arrows if baris[s.dari] == baris[s.ke]}
    ordered |= {index for index, kegiatan in enumerate(alur.kegiatan) if kegiatan.berurutan}
    result: dict[str, frozenset[str]] = {}
    for index, kegiatan in enumerate(alur.kegiatan):
        together = frozenset(s.id for s in kegiatan.simbol)
        result |= {s.id: frozenset({s.id}) if index in ordered else together for s in kegiatan.simbol}
    return result


def loops(graph: Graph) -> list[frozenset[str]]:
    """The sets of symbols that can be reached from each other by arrows (strong components of more than one place)."""
    if not any(graph.baris[w.ke] <= graph.baris[one] for one, ways in graph.outgoing.items() for w in ways):
        return []   # every arrow leads down
    onward = {one: graph.reach(set(graph.after(one))) for one in graph.simbol}
    found: dict[frozenset[str], None] = {}
    for one, reach in onward.items():
        if one in reach:
            found.setdefault(frozenset(other for other in reach if one in onward[other]))
    return list(found)


def cabang_of(naskah: Naskah) -> Iterator[tuple[Graph, Simbol, tuple[Sambungan, ...]]]:
    """Every decision of the SOP with its arrows."""
    for alur in naskah.sop.alur:
        g = graph_of(alur)
        for simbol in g.keputusan():
            yield g, simbol, g.outgoing.get(simbol.id, ())
