"""Symbols and connections in words: names and alternative texts that screen readers and Word's selection pane show."""

from __future__ import annotations

from dataclasses import dataclass

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
        verb = "ke" if sambungan.garis is Garis.PANAH else "bersama"
        return f"{self.rows[sambungan.dari]} {verb} {self.rows[sambungan.ke]}{word}"

    def _way(self, sambungan: Sambungan) -> str:
        goal = self.rows[sambungan.ke].removeprefix("Kegiatan ")
        return f"{sambungan.label} ke {goal}".strip() if sambungan.garis is Garis.PANAH else f"bersama {goal}"


def words_of(alur: Alur) -> Words:
    rows = {s.id: f"Kegiatan {k.nomor}" if k.nomor else f"Baris {n}" for n, k in enumerate(alur.kegiatan, 1) for s in k.simbol}
    ways: dict[str, tuple[Sambungan, ...]] = {}
    for s in alur.sambungan:
        ways[s.dari] = (*ways.get(s.dari, ()), s)
    return Words(rows, {p.kunci: p.nama for p in alur.pelaksana}, ways)
