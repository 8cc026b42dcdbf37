"""What a screen reader is told of symbols and connections."""

from __future__ import annotations

from sopdoc.layout.flow.describe import words_of
from sopdoc.model.sop import Alur, Bentuk, Kegiatan, Pelaksana, Sambungan, Simbol
from sopdoc.model.teks import KOSONG

PLACED = {"a": Simbol("a", "staf", Bentuk.PROSES), "b": Simbol("b", "kabag", Bentuk.PROSES)}


def flow(*ways: Sambungan) -> Alur:
    """Two rows, each with one symbol."""
    kegiatan = tuple(Kegiatan(s.id, str(n), KOSONG, (s,)) for n, s in enumerate(PLACED.values(), 1))
    return Alur("", (Pelaksana("staf", "Staf"), Pelaksana("kabag", "Kabag")), kegiatan, ways)


def test_an_arrow_is_told_of_the_symbol_that_it_leaves() -> None:
    words = words_of(flow(Sambungan("a", "b", "Ya")))
    assert [words.description(s) for s in PLACED.values()] == ["Kegiatan 1, proses, Staf; Ya ke 2", "Kegiatan 2, proses, Kabag"]


def test_an_arrow_with_two_heads_is_told_of_both_its_symbols_and_called_so() -> None:
    way = Sambungan("a", "b", "Konsultasi", timbal_balik=True)
    words = words_of(flow(way))
    assert words.connector(way) == "Kegiatan 1 timbal balik dengan Kegiatan 2 (Konsultasi)"
    assert [words.description(s) for s in PLACED.values()] == [
        "Kegiatan 1, proses, Staf; Konsultasi timbal balik dengan 2", "Kegiatan 2, proses, Kabag; Konsultasi timbal balik dengan 1",
    ]
