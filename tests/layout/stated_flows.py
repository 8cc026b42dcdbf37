"""Random flows as authors write them, and every connection that their words state: read from the guide, not from the decoder.

    flows() ─▶ Written (rows) ─▶ YAML          stated(written) ─▶ Claim…: from one of these symbols to that one

A symbol is named by its row and its place in it; the capsule behind one by that place and `AKHIR`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from hypothesis import strategies as st

LANES = "abcd"
AKHIR = "akhir"          # the capsule behind a symbol
Place = tuple[int, int] | tuple[int, int, str]


@dataclass(frozen=True)
class Way:
    """Where an author sends the flow, and the word on that arrow."""

    target: str
    label: str = ""


@dataclass(frozen=True)
class Entry:
    """A symbol of a row; what it says of itself is only written in a rangkaian."""

    pelaksana: str
    simbol: str = ""
    cabang: tuple[Way, ...] = ()
    lanjut: tuple[Way, ...] | None = None
    tukar: tuple[Way, ...] = ()      # `timbal balik`

    @property
    def speaks(self) -> bool:
        return bool(self.cabang) or self.lanjut is not None


@dataclass(frozen=True)
class Row:
    """One kegiatan; `masuk` and `dari` are places of its entries; `bolak_balik`: its symbols exchange, in order."""

    entries: tuple[Entry, ...]
    berurutan: bool
    rangkaian: bool
    garis: str = ""
    simbol: str = ""
    masuk: int | None = None
    dari: tuple[int, ...] = ()
    cabang: tuple[Way, ...] = ()
    lanjut: tuple[Way, ...] | None = None
    halaman_baru: bool = False
    bolak_balik: bool = False
    tukar: tuple[Way, ...] = ()

    @property
    def entry(self) -> int:
        return self.masuk or 0

    @property
    def leaving(self) -> tuple[int, ...]:
        """The symbols that the flow surely leaves from; together, without `lanjut dari`, it is any of them."""
        return self.dari or ((len(self.entries) - 1,) if self.berurutan else ())


@dataclass(frozen=True)
class Written:
    """A whole flow."""

    rows: tuple[Row, ...]
    terpisah: bool

    @property
    def kegiatan(self) -> str:
        return "kegiatan:\n" + "".join(f"  - {_row(n, row)}\n" for n, row in enumerate(self.rows))

    def __repr__(self) -> str:
        return f"\n{self.kegiatan}# kapsul: {'terpisah' if self.terpisah else 'kegiatan'}"


@dataclass(frozen=True)
class Claim:
    """There is a connection from one of `sources` to `target`: an arrow, one with `two` heads, or a plain line that has no direction."""

    sources: tuple[Place, ...]
    target: Place
    arrow: bool = True
    two: bool = False


# ---------------------------------------------------------------- what an author writes


@st.composite
def flows(draw: st.DrawFn, most_rows: int = 6) -> Written:
    """One to `most_rows` rows of every kind, with every key that says where the flow goes."""
    count = draw(st.integers(1, most_rows))
    shapes = [draw(_shapes()) for _ in range(count)]
    return Written(tuple(draw(_rows(n, shapes)) for n in range(count)), draw(st.booleans()))


Shape = tuple[tuple[str, ...], str, bool]      # the pelaksana in order, hubungan, rangkaian


@st.composite
def _shapes(draw: st.DrawFn) -> Shape:
    rangkaian = draw(st.integers(0, 3)) == 3
    hubungan = draw(st.sampled_from(("bersama", "bersama", "berurutan", "timbal balik")))
    who = draw(st.lists(st.sampled_from(LANES), min_size=1, max_size=3, unique=not rangkaian or hubungan == "bersama"))
    return tuple(who), hubungan, rangkaian


@st.composite
def _rows(draw: st.DrawFn, n: int, shapes: list[Shape]) -> Row:
    who, hubungan, rangkaian = shapes[n]
    berurutan, bolak_balik = hubungan != "bersama", hubungan == "timbal balik"
    several = len(who) > 1
    index = st.integers(0, len(who) - 1)
    masuk = draw(st.none() | index) if several and len(set(who)) == len(who) else None
    dari = tuple(draw(st.lists(index, max_size=2, unique=True))) if several and len(set(who)) == len(who) else ()
    ways = _ways(n, shapes)
    if rangkaian:
        entries = tuple(draw(_entries(pelaksana, ways, i + 1 < len(who))) for i, pelaksana in enumerate(who))
        return Row(
            entries, berurutan, True, masuk=masuk, dari=dari, lanjut=draw(_silence(ways)), halaman_baru=draw(st.booleans()),
            bolak_balik=bolak_balik,
        )
    cabang = draw(st.just(()) | st.just(()) | _branches(ways))
    simbol = "" if cabang else draw(st.sampled_from(("", "", "", "proses", "selesai", "mulai")))
    return Row(
        tuple(Entry(pelaksana) for pelaksana in who), berurutan, False,
        draw(st.sampled_from(("", "putus", "tanpa"))) if several and not berurutan else "", simbol, masuk, dari, cabang,
        None if cabang else draw(_silence(ways)), draw(st.integers(0, 3)) == 3, bolak_balik, draw(_exchanges(ways)),
    )


@st.composite
def _entries(draw: st.DrawFn, pelaksana: str, ways: st.SearchStrategy[str], next_one: bool) -> Entry:
    own = ways | st.just("berikut") if next_one else ways
    kind = draw(st.sampled_from(("", "", "", "cabang", "lanjut", "selesai")))
    tukar = draw(_exchanges(own))
    if kind == "cabang":
        return Entry(pelaksana, cabang=draw(_branches(own)), tukar=tukar)
    return Entry(pelaksana, kind if kind == "selesai" else "", lanjut=draw(_explicit(own)) if kind == "lanjut" else None, tukar=tukar)


def _ways(n: int, shapes: list[Shape]) -> st.SearchStrategy[str]:
    """Targets of row `n`: other rows, one symbol among several, the next row, the end."""
    targets = ["selesai"] + ["lanjut"] * (n + 1 < len(shapes))
    for other, (who, _, _) in enumerate(shapes):
        if other != n:
            targets += [f"r{other}", *(f"r{other}/{p}" for p in who if len(who) > 1)]
    return st.sampled_from(targets)


def _silence(ways: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[Way, ...] | None]:
    return st.none() | st.none() | _explicit(ways)


def _explicit(ways: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[Way, ...]]:
    some = st.lists(ways, max_size=2, unique=True).map(lambda targets: tuple(Way(t) for t in targets))
    return some | st.builds(lambda target: (Way(target, "Salinan"),), ways)


def _exchanges(ways: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[Way, ...]]:
    """With nobody, as mostly, or with another symbol; an end is none."""
    other = ways.filter(lambda target: target != "selesai")
    return st.just(()) | st.just(()) | st.builds(lambda target, label: (Way(target, label),), other, st.sampled_from(("", "Konsultasi")))


def _branches(ways: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[Way, ...]]:
    return st.builds(lambda one, two: (Way(one, "Ya"), Way(two, "Tidak")), ways, ways)


def _row(n: int, row: Row) -> str:
    who = ", ".join(e.pelaksana for e in row.entries)
    keys = [f"id: r{n}", "uraian: Uji"]
    keys.append(f"rangkaian: [{', '.join(map(_entry, row.entries))}]" if row.rangkaian else f"pelaksana: [{who}]")
    if len(row.entries) > 1:
        keys.append(f"hubungan: {'timbal balik' if row.bolak_balik else 'berurutan' if row.berurutan else 'bersama'}")
    for key, value in (("garis", row.garis), ("simbol", row.simbol)):
        keys += [f"{key}: {value}"] if value else []
    keys += [] if row.masuk is None else [f"masuk: {row.entries[row.masuk].pelaksana}"]
    keys += [f"lanjut dari: [{', '.join(row.entries[i].pelaksana for i in row.dari)}]"] if row.dari else []
    keys += [*_jalan(row.cabang, row.lanjut), *_tukar(row.tukar), *(["halaman baru: ya"] if row.halaman_baru else [])]
    return "{" + ", ".join(keys) + "}"


def _entry(entry: Entry) -> str:
    simbol = [f"simbol: {entry.simbol}"] if entry.simbol else []
    return "{" + ", ".join((f"pelaksana: {entry.pelaksana}", *simbol, *_jalan(entry.cabang, entry.lanjut), *_tukar(entry.tukar))) + "}"


def _jalan(cabang: tuple[Way, ...], lanjut: tuple[Way, ...] | None) -> list[str]:
    if cabang:
        return [f"cabang: {{{', '.join(f'{way.label}: {way.target}' for way in cabang)}}}"]
    if lanjut is None:
        return []
    return [_tujuan("lanjut", lanjut) if lanjut else "lanjut: tidak"]


def _tukar(tukar: tuple[Way, ...]) -> list[str]:
    return [_tujuan("timbal balik", tukar)] if tukar else []


def _tujuan(key: str, ways: tuple[Way, ...]) -> str:
    if any(way.label for way in ways):
        return f"{key}: {{{', '.join(f'{way.label}: {way.target}' for way in ways)}}}"
    return f"{key}: [{', '.join(way.target for way in ways)}]"


# ---------------------------------------------------------------- what these words state


def stated(written: Written) -> Iterator[Claim]:
    """Every connection of the flow, some of them twice."""
    if written.terpisah and not any(s == "mulai" for s in (written.rows[0].simbol, *(e.simbol for e in written.rows[0].entries))):
        entry = (0, written.rows[0].entry)
        yield Claim(((*entry, "mulai"),), entry)
    for n, row in enumerate(written.rows):
        yield from _inside(n, row)
        yield from _own(written, n, row)
        yield from _onward(written, n, row)


def _inside(n: int, row: Row) -> Iterator[Claim]:
    """In order: an arrow to the next, where a symbol of a rangkaian says nothing else.  Together: lines from left to right."""
    places = range(len(row.entries))
    if row.berurutan:
        for a, b in pairwise(places):
            if not (row.rangkaian and (row.entries[a].speaks or row.entries[a].simbol == "selesai")):
                yield Claim(((n, a),), (n, b), two=row.bolak_balik)
    elif row.garis != "tanpa":
        for a, b in pairwise(sorted(places, key=lambda i: row.entries[i].pelaksana)):
            yield Claim(((n, a),), (n, b), arrow=False)


def _own(written: Written, n: int, row: Row) -> Iterator[Claim]:
    """What a symbol says of itself, or the row of its decision."""
    for i, entry in enumerate(row.entries):
        for way in (*entry.cabang, *(entry.lanjut or ())):
            yield Claim(((n, i),), _meant(written, n, i, way.target))
        for way in entry.tukar:
            yield Claim(((n, i),), _meant(written, n, i, way.target), two=True)
    for way in row.tukar:
        for some in [(i,) for i in row.leaving] or [tuple(range(len(row.entries)))]:
            yield Claim(tuple((n, i) for i in some), _meant(written, n, some[0], way.target), two=True)
    for i in row.leaving or (row.entry,):      # together, the one that the flow enters decides
        for way in row.cabang:
            yield Claim(((n, i),), _meant(written, n, i, way.target))


def _onward(written: Written, n: int, row: Row) -> Iterator[Claim]:
    """The row's `lanjut`, or else the row below; an end goes nowhere of itself."""
    leaving = row.leaving or tuple(range(len(row.entries)))
    if row.lanjut is None:
        speaking = [i for i in leaving if row.entries[i].speaks]
        if row.cabang or row.simbol == "selesai" or (speaking and not row.leaving):
            return
        leaving = tuple(i for i in leaving if i not in speaking and row.entries[i].simbol != "selesai")
    below = "lanjut" if n + 1 < len(written.rows) else "selesai" if written.terpisah else None
    ways = row.lanjut if row.lanjut is not None else (Way(below),) if below else ()
    for target in (way.target for way in ways):
        sources: list[tuple[int, ...]] = [(i,) for i in leaving] if row.leaving else [leaving] if leaving else []
        for some in sources:
            if target == "selesai":
                places: tuple[Place, ...] = tuple((n, i) for i in some)
                yield Claim(places, (n, some[0], AKHIR))
            else:
                yield Claim(tuple((n, i) for i in some), _meant(written, n, some[0], target))


def _meant(written: Written, n: int, i: int, target: str) -> Place:
    """The symbol that a target names."""
    if target == "selesai":
        return n, i, AKHIR
    if target == "berikut":
        return n, i + 1
    name, _, pelaksana = target.partition("/")
    to = n + 1 if target == "lanjut" else int(name[1:])
    row = written.rows[to]
    return to, [e.pelaksana for e in row.entries].index(pelaksana) if pelaksana else row.entry
