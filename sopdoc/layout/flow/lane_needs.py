"""Alur → the width that words on lines and in symbols ask of every pelaksana column, from all they would like to nothing.

    |        /\\        |
    |        \\/        |         a branch that leads down has its word in half of its column;
    |        | Memenuhi|         one that leads aside has the whole of the next column
"""

from __future__ import annotations

from collections.abc import Iterator

from sopdoc.geometry import Emu, pt
from sopdoc.layout.flow.kinds import INNER, KIND
from sopdoc.layout.sheet import Sheet
from sopdoc.layout.text.measure import widest_word
from sopdoc.model.sop import Alur, Sambungan

GUTTER_TEXT: Emu = pt(5)       # beside a symbol that words inside make wide
WORDS_CAP: Emu = pt(96)        # no column is made wider than this for words in a symbol
ASIDE_ROOM: Emu = pt(5.5)      # beside a word in its column
DOWN_ROOM: Emu = pt(5)         # between a word, its line and the column's
BESIDE: Emu = pt(4)            # between a word, its symbol and the column's line
SYMBOL: Emu = pt(44)           # the usual width of a decision
EASE: Emu = pt(3)
DOWN_CAP: Emu = pt(80)         # no column is made wider than this for words below a decision
SLANT: Emu = pt(11)            # a line from a slanted side stands this far from the column's middle
CROWDED_CAP: Emu = pt(96)
CHAINED_CAP: Emu = pt(120)     # for a word between two symbols of a row
CORNERS = 4


def lane_needs(alur: Alur, sheet: Sheet) -> Iterator[tuple[Emu, ...]]:
    """Least widths of the columns, one per pelaksana, the most comfortable first; the last only where nothing else fits."""
    inside = _widest_word_inside(alur, sheet)
    own, chained = _own_words(alur, sheet), _chained(alur, sheet)
    yield tuple(map(max, (inside,) * len(own), own, chained))
    yield tuple(max(inside, need) for need in chained)
    yield tuple(map(max, own, chained))
    yield chained
    yield (0,) * len(alur.pelaksana)


def _widest_word_inside(alur: Alur, sheet: Sheet) -> Emu:
    """Room in one column for the longest word of all branches (a label never lies on a table line) and in a symbol."""
    texts = [s.label for s in alur.sambungan] + [s.teks for k in alur.kegiatan for s in k.simbol]
    return max((_word(text, sheet) + ASIDE_ROOM for text in texts if text), default=0)


def _own_words(alur: Alur, sheet: Sheet) -> tuple[Emu, ...]:
    """Room for the words of branches that lead down in their own column or aside in their row, and in symbols."""
    lanes = {p.kunci: i for i, p in enumerate(alur.pelaksana)}
    needs = [0] * len(lanes)
    for way, (row, lane), (later, beside) in _ways(alur):
        if way.label and lane == beside and row <= later:
            needs[lane] = max(needs[lane], min(DOWN_CAP, 2 * (_word(way.label, sheet) + DOWN_ROOM)))
        if way.label and row == later and lane != beside:
            needs[lane] = max(needs[lane], min(DOWN_CAP, SYMBOL + 2 * (_word(way.label, sheet) + BESIDE)))
        if way.label and is_crowded(way.dari, alur):
            needs[lane] = max(needs[lane], min(CROWDED_CAP, 2 * (_word(way.label, sheet) + DOWN_ROOM + SLANT)))
    for simbol in (s for k in alur.kegiatan for s in k.simbol if s.teks):
        room = round(_word(simbol.teks, sheet) / INNER[KIND[simbol.bentuk]]) + 2 * max(GUTTER_TEXT, beside_room(simbol.id, alur, sheet))
        for lane in (lanes[kunci] for kunci in simbol.para_pelaksana):
            needs[lane] = max(needs[lane], min(WORDS_CAP, (room + EASE) // len(simbol.para_pelaksana)))
    return tuple(needs)


def _chained(alur: Alur, sheet: Sheet) -> tuple[Emu, ...]:
    """Room for the words of branches from one column to the next one in a row: they stand between two symbols, and no way
    round them is as short.

        |   /\\    |    /\\   |
        |   \\/ Ya | -> \\/   |
    """
    needs = [0] * len(alur.pelaksana)
    for way, (row, lane), (later, beside) in _ways(alur):
        if way.label and row == later and abs(lane - beside) == 1:
            needs[lane] = max(needs[lane], min(CHAINED_CAP, SYMBOL + 2 * (_word(way.label, sheet) + BESIDE)))
    return tuple(needs)


def _ways(alur: Alur) -> Iterator[tuple[Sambungan, tuple[int, int], tuple[int, int]]]:
    """The connections, each with row and lane of its ends."""
    lanes = {p.kunci: i for i, p in enumerate(alur.pelaksana)}
    place = {s.id: (row, lanes[s.pelaksana]) for row, k in enumerate(alur.kegiatan) for s in k.simbol}
    return ((way, place[way.dari], place[way.ke]) for way in alur.sambungan)


def beside_room(simbol: str, alur: Alur, sheet: Sheet) -> Emu:
    """Room that a symbol leaves in its column for the word of a branch to another symbol of its row, 0 without one."""
    row = next(k for k in alur.kegiatan if any(s.id == simbol for s in k.simbol))
    here = {s.id: s.pelaksana for s in row.simbol}
    beside = [way for way in alur.sambungan if way.dari == simbol and way.label and here.get(way.ke, here[simbol]) != here[simbol]]
    return max((_word(way.label, sheet) + BESIDE for way in beside), default=0)


def is_crowded(simbol: str, alur: Alur) -> bool:
    """Has the symbol more ways out than corners, one corner kept for the way in?"""
    out = sum(way.dari == simbol for way in alur.sambungan)
    return out + any(way.ke == simbol for way in alur.sambungan) > CORNERS


def _word(text: str, sheet: Sheet) -> Emu:
    return widest_word((sheet.run(text, "simbol"),), sheet.fonts)
