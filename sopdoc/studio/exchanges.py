"""Arrows with two heads: which there are at each symbol; and one of them, changed in the definition, with the proof that no other is.

    timbal balik: {Koordinasi: susun, "": [catat, kirim]}     every target is an arrow of its own, with its word
    hubungan: timbal balik                                    the arrows between a row's symbols: all alike, without words

Who loses the return head leads on from the symbol that is read first, unless an arrow lay beneath that leads either way.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sopdoc.edit.apply import exact
from sopdoc.edit.change import Change, Path, Remove, Set
from sopdoc.formulir.form import HUBUNGAN, Flow
from sopdoc.formulir.written import Written, changed
from sopdoc.model.decode_jalan import TIMBAL_BALIK
from sopdoc.model.sop import Garis, Sambungan
from sopdoc.naskah import Naskah
from sopdoc.profile.decode import kapsul_of
from sopdoc.reading import Reader
from sopdoc.source.node import MappingNode, ScalarNode, SequenceNode
from sopdoc.studio.gestures import GONE, RefusedError, UbahTimbal
from sopdoc.studio.kept import form_of, row_at
from sopdoc.studio.keys import CHANGED, row_of_today
from sopdoc.studio.target_names import Spot, target_of
from sopdoc.studio.way_changes import as_written, one_more, symbol_of
from sopdoc.studio.ways_out import symbols_written, targets_in
from sopdoc.studio.words import cleaned
from sopdoc.writing.charted import chart_of

ONE_WAY, WORD, AWAY = "searah", "kata", "hapus"
TOGETHER, OUTSIDE = "hubungan", ("", 0)
BY_FILE = "ubah di berkas SOP"
ALIKE = RefusedError("anak panah di antara simbol satu kegiatan tidak diubah sendiri", "jadikan searah, atau hapus simbolnya")
OTHERS = RefusedError("anak panah lain akan ikut berubah", BY_FILE)
WRONG = {
    ONE_WAY: RefusedError("di antara kedua simbol ini ada anak panah ke dua arah", BY_FILE),
    WORD: RefusedError("kata itu tidak dapat ditulis di anak panah ini", BY_FILE),
    AWAY: RefusedError("di bawahnya ada anak panah biasa", "jadikan searah dahulu, lalu hapus anak panah itu"),
}


@dataclass(frozen=True, slots=True)
class _Entry:
    """Where a target is written: the symbol's keys, everything that they say there, and which of it."""

    path: Path
    keys: MappingNode
    said: tuple[tuple[str, str], ...]
    at: int


@dataclass(frozen=True, slots=True)
class Exchange:
    """`entry`: None for one of those that the row's `hubungan` makes."""

    source: Spot
    goal: Spot
    to: str
    entry: _Entry | None

    @property
    def word(self) -> str:
        return self.entry.said[self.entry.at][0] if self.entry else ""

    @property
    def ends(self) -> frozenset[Spot]:
        return frozenset((self.source, self.goal))


def exchanges_of(naskah: Naskah, flow: Flow, alur: int) -> Mapping[Spot, tuple[Exchange, ...]]:
    """By the symbol that is read first."""
    found: dict[Spot, tuple[Exchange, ...]] = {}
    spots = _spots(naskah, flow, alur)
    for arrow in naskah.sop.alur[alur].sambungan:
        if arrow.timbal_balik:
            source, goal = spots[arrow.dari], spots[arrow.ke]
            rows = dict.fromkeys((source[0], goal[0]))
            entry = next((one for ref in rows for one in _entries(*row_at(naskah, flow, ref), arrow)), None)
            found[source] = (*found.get(source, ()), Exchange(source, goal, arrow.ke, entry))
    return found


def _spots(naskah: Naskah, flow: Flow, alur: int) -> Mapping[str, Spot]:
    """By symbol: its row, and its place among those that the page shows of it."""
    refs = [row.ref for row in flow.rows if not row.judul]
    own = chart_of(naskah.sop.alur[alur], kapsul_of(naskah.profile)).own
    return {one.id: (ref, at) for ref, symbols in zip(refs, own, strict=True) for at, one in enumerate(symbols)}


def _entries(path: Path, item: MappingNode, arrow: Sambungan) -> Iterator[_Entry]:
    for own, keys in symbols_written(path, item):
        said = tuple(targets_in(keys.get(TIMBAL_BALIK)))
        words = tuple((word, target.text.strip()) for word, target in said)
        yield from (_Entry(own, keys, words, at) for at, (_, target) in enumerate(said) if target.span == arrow.span)


# ---------------------------------------------------------------- one of them changes


def exchanged(gesture: UbahTimbal, base: Naskah, today: Naskah, text: str, reader: Reader) -> Written:
    """Raises RefusedError."""
    if gesture.jadi not in WRONG:
        raise GONE
    one = _of_today(gesture, base, today)
    if one.entry is None and gesture.jadi != ONE_WAY:
        raise ALIKE
    new = Written(text, today)
    if gesture.jadi == WORD:
        new = changed(text, _reworded(one, cleaned(gesture.kata).replace("\n", " ")), today, reader)
    else:
        new = _cleared(one, new, gesture.alur, reader)
    if gesture.jadi == ONE_WAY and new.naskah and not _between(one, new.naskah, gesture.alur):
        new = changed(new.text, _led_on(one, new.naskah, gesture.alur), new.naskah, reader)
    if new.naskah:
        _check(gesture, one, today, new.naskah)
    return new


def _of_today(gesture: UbahTimbal, base: Naskah, today: Naskah) -> Exchange:
    """Raises RefusedError where others changed either end."""
    path, _ = row_of_today(gesture, base, today)
    (was, end), (one, now) = _at(base, gesture, gesture.baris), _at(today, gesture, f"#{path[-1]}")
    if (was.word, was.goal[1], exact(end)) != (one.word, one.goal[1], exact(now)):
        raise CHANGED
    return one


def _at(naskah: Naskah, gesture: UbahTimbal, ref: str) -> tuple[Exchange, MappingNode]:
    """And the row at its other end."""
    flow = form_of(naskah).flows[gesture.alur]
    own = exchanges_of(naskah, flow, gesture.alur).get((ref, gesture.simbol), ())
    if not 0 <= gesture.panah < len(own):
        raise GONE
    one = own[gesture.panah]
    return one, row_at(naskah, flow, one.goal[0])[1]


def _reworded(one: Exchange, word: str) -> Iterator[Change]:
    entry = one.entry
    if entry is not None:
        said = [(word if at == entry.at else own, target) for at, (own, target) in enumerate(entry.said)]
        yield from as_written((*entry.path, TIMBAL_BALIK), entry.keys.get(TIMBAL_BALIK), said)


def _cleared(one: Exchange, new: Written, alur: int, reader: Reader) -> Written:
    """Without the two heads, wherever they are written: at either end, or at both."""
    while new.naskah:
        flow = form_of(new.naskah).flows[alur]
        found = next((like for like in exchanges_of(new.naskah, flow, alur).get(one.source, ()) if like.goal == one.goal), None)
        if found is None:
            break
        new = changed(new.text, _without(found, row_at(new.naskah, flow, one.source[0])), new.naskah, reader)
    return new


def _without(one: Exchange, row: tuple[Path, MappingNode]) -> Iterator[Change]:
    entry = one.entry
    if entry is None:
        path, item = row
        together = item.get(TOGETHER)
        if not (isinstance(together, ScalarNode) and together.text.strip() == TIMBAL_BALIK):
            raise OTHERS
        yield Set((*path, TOGETHER), HUBUNGAN[1])
        return
    own, node = (*entry.path, TIMBAL_BALIK), entry.keys.get(TIMBAL_BALIK)
    said = [left for at, left in enumerate(entry.said) if at != entry.at]
    if not said:
        yield Remove(own)
    elif isinstance(node, SequenceNode):
        yield Remove((*own, entry.at))
    else:
        yield from as_written(own, node, said)


def _led_on(one: Exchange, naskah: Naskah, alur: int) -> Iterator[Change]:
    flow = form_of(naskah).flows[alur]
    ref, at = one.source
    named = target_of(naskah, flow, one.source, one.goal)
    yield from named.changes
    yield from one_more(symbol_of(*row_at(naskah, flow, ref), at, naskah, alur), named.name, one.word)


# ---------------------------------------------------------------- no other is


Drawn = tuple[Spot, Spot, str, Garis, bool]


def _drawn(naskah: Naskah, alur: int) -> list[Drawn]:
    spots = _spots(naskah, form_of(naskah).flows[alur], alur)
    return [
        (spots.get(one.dari, OUTSIDE), spots.get(one.ke, OUTSIDE), one.label, one.garis, one.timbal_balik)
        for one in naskah.sop.alur[alur].sambungan
    ]


def _between(one: Exchange, naskah: Naskah, alur: int) -> list[Drawn]:
    return [way for way in _drawn(naskah, alur) if frozenset(way[:2]) == one.ends]


def _check(gesture: UbahTimbal, one: Exchange, today: Naskah, new: Naskah) -> None:
    """Raises RefusedError unless that arrow became what was asked for, and every other one is what it was."""
    inside = {frozenset(way[:2]) for way in _drawn(today, gesture.alur) if way[4] and way[0][0] == way[1][0] == one.source[0]}
    meant = {one.ends} if one.entry else inside
    before, after = (
        Counter(way for way in _drawn(naskah, gesture.alur) if frozenset(way[:2]) not in meant) for naskah in (today, new)
    )
    if before != after or len(today.sop.alur) != len(new.sop.alur):
        raise OTHERS
    became = [(way[3], way[4]) for way in _between(one, new, gesture.alur)]
    wanted = {ONE_WAY: [(Garis.PANAH, False)], WORD: [(Garis.PANAH, True)], AWAY: []}
    if became != wanted[gesture.jadi]:
        raise WRONG[gesture.jadi]
