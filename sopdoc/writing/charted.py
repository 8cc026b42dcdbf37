"""Alur → what its writer asks for again and again: which symbols an author places, what leads where, what rows are called."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace

from sopdoc.model.bentuk import Kapsul
from sopdoc.model.decode_jalan import BERIKUT, LANJUT, SELESAI
from sopdoc.model.decode_titik import TERPAKAI
from sopdoc.model.sop import Alur, Bentuk, Garis, Kegiatan, Sambungan, Simbol

Spot = tuple[int, int]          # row, and place in it
WORDS_OF_ID = 3

_LATIN = re.compile(r"[a-z0-9]+")
_COUNTED = re.compile(r"k[0-9]+-*")     # an id that the decoder made up


@dataclass(slots=True)
class Chart:
    """One flow.  By row: `own` the symbols that an author places, `inside` the connections between them, `entries` which of them
    the flow enters, `ids` what a row is called that others name.  By symbol: `row_of`, `out`, `symbol_ids`.
    `capsules`: a capsule that stands where a way ends → the symbol before it.

    `named`: symbols whose id is their author's; `begun`: those at which their author lets rows be entered.
    """

    alur: Alur
    kapsul: Kapsul
    own: list[list[Simbol]] = field(default_factory=list)
    inside: list[list[Sambungan]] = field(default_factory=list)
    entries: list[int] = field(default_factory=list)
    ids: dict[int, str] = field(default_factory=dict)
    row_of: dict[str, int] = field(default_factory=dict)
    out: dict[str, list[Sambungan]] = field(default_factory=dict)
    symbol_ids: dict[str, str] = field(default_factory=dict)
    capsules: dict[str, str] = field(default_factory=dict)
    named: Collection[str] = ()
    begun: Collection[str] = ()

    def entry(self, row: int) -> Simbol:
        return self.own[row][self.entries[row]]

    def is_inside(self, way: Sambungan) -> bool:
        return way.ke not in self.capsules and self.row_of[way.dari] == self.row_of[way.ke] and way.dari != way.ke

    def one_way(self, simbol: Simbol) -> Chart:
        """The same, but for the symbol's arrows with two heads."""
        return replace(self, out=self.out | {simbol.id: [way for way in self.out[simbol.id] if not way.timbal_balik]})

    def exchanges(self, simbol: Simbol) -> Chart:
        """The same, but with no other of the symbol's arrows."""
        return replace(self, out=self.out | {simbol.id: [way for way in self.out[simbol.id] if way.timbal_balik]})

    def outside(self, simbol: Simbol) -> Chart:
        """The same, but for the symbol's ways to others of its row."""
        return replace(self, out=self.out | {simbol.id: [way for way in self.out[simbol.id] if not self.is_inside(way)]})

    def default(self, simbol: Simbol) -> list[Sambungan]:
        """Where a row's only symbol leads when nothing is said: to the next row, from the last one nowhere or to a capsule."""
        row = self.row_of[simbol.id]
        out = self.out[simbol.id]
        if simbol.bentuk is Bentuk.SELESAI:
            return []
        last = row == len(self.own) - 1
        if last and not self.kapsul.terpisah:
            return []
        plain = len(out) == 1 and not out[0].label
        if last:
            return out if plain and out[0].ke in self.capsules else [Sambungan("", "")]
        return out if plain and out[0].ke == self.entry(row + 1).id else [Sambungan("", "")]

    def target(self, source: Simbol, ke: str) -> str:
        """What a definition calls that symbol where `source` leads to it."""
        if ke in self.capsules:
            return SELESAI
        row, here = self.row_of[ke], self.row_of[source.id]
        if row == here + 1 and self.entry(row).id == ke:
            return LANJUT
        own = self.own[row]
        index = next(i for i, s in enumerate(own) if s.id == ke)
        if row == here and index and own[index - 1].id == source.id:
            return BERIKUT
        if ke in self.symbol_ids:
            return self.symbol_ids[ke]
        return self.ids[row] if self.entry(row).id == ke else f"{self.ids[row]}/{own[index].pelaksana}"


def chart_of(alur: Alur, kapsul: Kapsul, named: Collection[str] = (), begun: Collection[str] = ()) -> Chart:
    chart = Chart(alur, kapsul, named=named, begun=begun)
    incoming: dict[str, list[Sambungan]] = {}
    for way in alur.sambungan:
        incoming.setdefault(way.ke, []).append(way)
    for row, kegiatan in enumerate(alur.kegiatan):
        chart.row_of |= {simbol.id: row for simbol in kegiatan.simbol}
    for row, kegiatan in enumerate(alur.kegiatan):
        chart.capsules |= _capsules(kegiatan, alur, incoming, kapsul)
        start = _start(kegiatan, alur, incoming, kapsul) if row == 0 else ""
        chart.own.append([s for s in kegiatan.simbol if s.id not in chart.capsules and s.id != start])
    _lead(chart)
    for row in range(len(chart.own)):
        chart.entries.append(_entry(chart, row, incoming))
    _name(chart)
    return chart


def _capsules(kegiatan: Kegiatan, alur: Alur, incoming: dict[str, list[Sambungan]], kapsul: Kapsul) -> dict[str, str]:
    """Ends that stand right behind the only symbol that leads to them, in its column, with the usual words."""
    result = {}
    for before, simbol in zip(kegiatan.simbol, kegiatan.simbol[1:], strict=False):
        ways = incoming.get(simbol.id, [])
        like = simbol.bentuk is Bentuk.SELESAI and simbol.teks == kapsul.selesai and simbol.pelaksana == before.pelaksana
        if like and len(ways) == 1 and ways[0].dari == before.id and not any(way.dari == simbol.id for way in alur.sambungan):
            result[simbol.id] = before.id
    return result


def _start(kegiatan: Kegiatan, alur: Alur, incoming: dict[str, list[Sambungan]], kapsul: Kapsul) -> str:
    """The capsule that a profile puts before the first kegiatan."""
    if not kapsul.terpisah or len(kegiatan.simbol) < 2:
        return ""
    for first, second in zip(kegiatan.simbol, kegiatan.simbol[1:], strict=False):
        ways = [way for way in alur.sambungan if way.dari == first.id]
        like = first.bentuk is Bentuk.MULAI and first.teks == kapsul.mulai and first.pelaksana == second.pelaksana
        if like and not incoming.get(first.id) and len(ways) == 1 and ways[0].ke == second.id and not ways[0].label:
            return first.id
    return ""


def _lead(chart: Chart) -> None:
    """Ways out of every symbol, the main branch first; plain lines belong to their row."""
    placed = {simbol.id for row in chart.own for simbol in row}
    chart.out = {id: [] for id in placed}
    chart.inside = [[] for _ in chart.own]
    for way in sorted(chart.alur.sambungan, key=lambda way: not way.utama):
        if way.dari not in placed:
            continue
        if way.garis is Garis.PANAH:
            chart.out[way.dari].append(way)
        if chart.is_inside(way) and way.ke in placed:
            chart.inside[chart.row_of[way.dari]].append(way)


def _entry(chart: Chart, row: int, incoming: dict[str, list[Sambungan]]) -> int:
    """The author's, else the symbol that the row before leads to, else the one that the row's own arrows begin at, else the first."""
    own = [simbol.id for simbol in chart.own[row]]
    if known := [index for index, id in enumerate(own) if id in chart.begun]:
        return known[0]
    before = [own.index(id) for id in own for way in incoming.get(id, []) if _comes_before(chart, row, way.dari)]
    arrows = [way for way in chart.inside[row] if way.garis is Garis.PANAH]
    begun = [own.index(id) for id in own if arrows and all(way.ke != id for way in arrows)]
    return next(iter((*before, *begun)), 0)


def _comes_before(chart: Chart, row: int, id: str) -> bool:
    """Is it a symbol of the row before, or the capsule before the first row?"""
    return chart.row_of[id] == row - 1 or (row == 0 == chart.row_of[id] and id not in chart.out)


def _name(chart: Chart) -> None:
    """Ids for the rows and symbols that others name; the author's own stay."""
    wanted: set[int] = set()
    chart.symbol_ids |= {simbol.id: "" for own in chart.own for simbol in own if simbol.id in chart.named}
    for row, own in enumerate(chart.own):
        for simbol in own:
            for way in chart.out[simbol.id]:
                _want(chart, row, simbol, way, wanted)
        index = chart.entries[row]
        if own[index].pelaksana in {simbol.pelaksana for simbol in own[:index]}:
            chart.symbol_ids[own[index].id] = ""
    taken = {*TERPAKAI, *chart.named} | {kegiatan.id for kegiatan in chart.alur.kegiatan if not _COUNTED.fullmatch(kegiatan.id)}
    for row, kegiatan in enumerate(chart.alur.kegiatan):
        if not _COUNTED.fullmatch(kegiatan.id):
            chart.ids[row] = kegiatan.id
        elif row in wanted:
            chart.ids[row] = free_name(slug(kegiatan.uraian.polos), taken)
            taken.add(chart.ids[row])
    for id in chart.symbol_ids:
        row = chart.row_of[id]
        if id in chart.named:
            chart.symbol_ids[id] = id
            continue
        chart.symbol_ids[id] = free_name(f"{chart.ids.get(row) or f'baris-{row + 1}'}-{chart.own[row].index(_of(chart, id)) + 1}", taken)
        taken.add(chart.symbol_ids[id])


def _of(chart: Chart, id: str) -> Simbol:
    return next(simbol for simbol in chart.own[chart.row_of[id]] if simbol.id == id)


def _want(chart: Chart, row: int, source: Simbol, way: Sambungan, wanted: set[int]) -> None:
    """Notes what must have a name so that this way can be written."""
    if way.ke in chart.capsules:
        return
    target = chart.row_of[way.ke]
    own = chart.own[target]
    index = next(i for i, s in enumerate(own) if s.id == way.ke)
    if target == row + 1 and chart.entries[target] == index:
        return
    if target == row and index and own[index - 1].id == source.id:
        return
    if len(own) > 1 and (target == row or sum(s.pelaksana == own[index].pelaksana for s in own) > 1):
        chart.symbol_ids[way.ke] = ""
        return
    wanted.add(target)


def slug(text: str) -> str:
    """memeriksa-kelengkapan-berkas from the first words."""
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    words = _LATIN.findall(plain)[:WORDS_OF_ID]
    return "-".join(words) if any(not word.isdigit() for word in words) else "kegiatan"


def free_name(name: str, taken: Iterable[str]) -> str:
    """The name, numbered where it is taken."""
    result, count = name, 2
    while result in taken:
        result, count = f"{name}-{count}", count + 1
    return result
