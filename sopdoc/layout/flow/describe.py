"""Symbols and connections in words: names and alternative texts that screen readers and Word's selection pane show."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sopdoc.model.sop import Alur, Garis, Sambungan, Simbol


@dataclass(frozen=True, slots=True)
class Words:
    """Looks up what a flow's symbols are called."""

    rows: dict[str, str]             # symbol id → "Kegiatan 6"
    titles: dict[str, str]           # pelaksana key → title
    ways: dict[str, tuple[Sambungan, ...]]

    def name(self, simbol: Simbol) -> str:
        return f"{self.rows[simbol.id]}, {simbol.bentuk.value}"

    def description(self, simbol: Simbol) -> str:
        """`Kegiatan 6, keputusan, Kabag Tatalaksana; Ya ke 7, Tidak ke 5`."""
        ways = ", ".join(self._way(s) for s in self.ways.get(simbol.id, ()))
        head = f"{self.name(simbol)}, {' bersama '.join(self.titles[kunci] for kunci in simbol.para_pelaksana)}"
        return f"{head}; {ways}" if ways else head

    def connector(self, sambungan: Sambungan) -> str:
        word = f" ({sambungan.label})" if sambungan.label else ""
        return f"{self.rows[sambungan.dari]} {_verb(sambungan)} {self.rows[sambungan.ke]}{word}"

    def _way(self, sambungan: Sambungan) -> str:
        return f"{sambungan.label} {_verb(sambungan)} {self.rows[sambungan.ke].removeprefix('Kegiatan ')}".strip()


def _verb(sambungan: Sambungan) -> str:
    if sambungan.timbal_balik:
        return "timbal balik dengan"
    return "ke" if sambungan.garis is Garis.PANAH else "bersama"


def words_of(alur: Alur) -> Words:
    rows = {s.id: f"Kegiatan {k.nomor}" if k.nomor else f"Baris {n}" for n, k in enumerate(alur.kegiatan, 1) for s in k.simbol}
    ways: dict[str, tuple[Sambungan, ...]] = {}
    for s in alur.sambungan:
        ways[s.dari] = (*ways.get(s.dari, ()), s)
        if s.timbal_balik:
            ways[s.ke] = (*ways.get(s.ke, ()), replace(s, dari=s.ke, ke=s.dari))
    return Words(rows, {p.kunci: p.nama for p in alur.pelaksana}, ways)
