"""The flow of a definition, and what its document said before and says now → the flow as the definition shall say it.

    base ── the definition's flow, whose symbols keep their ids            was, now ── the document's, before and after
      └──── a connection that `was` has and `now` has not is gone, one that only `now` has is new; all others stay as they are

Who puts a row into a table in Word draws no arrows: such a row stands in the way from the row above to the one below.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sopdoc.model.sop import Alur, Bentuk, Garis, Kegiatan, Sambungan, Simbol, Sop

Ids = Mapping[str, str]          # of a document's symbols → as the definition's flow has them
Ends = Hashable                  # of a connection


@dataclass(frozen=True, slots=True)
class Redrawn:
    """`joined`: places of the kegiatan whose ways are ours, since nobody drew any to or from a row that was put in."""

    alur: Alur
    joined: frozenset[int] = frozenset()


def redrawn(base: Alur, was: Alur, now: Alur, rows: Sequence[int | None], keys: Sequence[str]) -> Redrawn:
    """`rows`: of now, which of before each is, None for one that was put in; `keys`: of now's columns."""
    was, now = _in_columns(was, [one.kunci for one in base.pelaksana]), _in_columns(now, keys)
    known = _ids(base, was)
    old = {known[simbol.id]: simbol for one in was.kegiatan for simbol in one.simbol if simbol.id in known}
    kegiatan, ids = list[Kegiatan](), dict[str, str]()
    for row, (one, at) in enumerate(zip(now.kegiatan, rows, strict=True)):
        if at is None:
            names = {simbol.id: f"+{row}/{index}" for index, simbol in enumerate(one.simbol)}
            kegiatan.append(replace(one, id=f"k{row + 1}", simbol=tuple(replace(s, id=names[s.id]) for s in one.simbol)))
        else:
            made, names = _edited(base.kegiatan[at], one, old, row)
            kegiatan.append(made)
        ids |= names
    ways = tuple(_ways(base, _renamed(was, known), _renamed(now, ids), {s.id for one in kegiatan for s in one.simbol}))
    added = [row for row, at in enumerate(rows) if at is None]
    return _begun(_joined(replace(now, kegiatan=tuple(kegiatan), sambungan=ways), added), base)


def _in_columns(alur: Alur, keys: Sequence[str]) -> Alur:
    """With other keys of its columns."""
    names = {one.kunci: key for one, key in zip(alur.pelaksana, keys, strict=True)}

    def simbol(one: Simbol) -> Simbol:
        return replace(one, pelaksana=names[one.pelaksana], bersama=tuple(names[key] for key in one.bersama))

    columns = tuple(replace(one, kunci=names[one.kunci]) for one in alur.pelaksana)
    return replace(alur, pelaksana=columns, kegiatan=tuple(replace(k, simbol=tuple(map(simbol, k.simbol))) for k in alur.kegiatan))


def unnamed(sop: Sop) -> Sop:
    """The same without the ids of its kegiatan: those of what was read are made of their words, and another row may have them next time."""
    return replace(sop, alur=tuple(
        replace(alur, kegiatan=tuple(replace(one, id=f"k{row}") for row, one in enumerate(alur.kegiatan, 1))) for alur in sop.alur
    ))


def drawn(sop: Sop) -> list[object]:
    """What the flows show of symbols and connections, by the places of rows and columns: however a definition writes them."""
    return [_drawn(alur) for alur in sop.alur]


def _drawn(alur: Alur) -> object:
    column = {one.kunci: index for index, one in enumerate(alur.pelaksana)}
    symbols = {
        simbol.id: (row, tuple(column[key] for key in simbol.para_pelaksana), simbol.bentuk, simbol.teks)
        for row, one in enumerate(alur.kegiatan) for simbol in one.simbol
    }
    ways = Counter(
        ((symbols[way.dari], symbols[way.ke]) if _leads(way) else frozenset((symbols[way.dari], symbols[way.ke])), way.label, way.garis)
        for way in alur.sambungan
    )
    return Counter(symbols.values()), ways


# ---------------------------------------------------------------- symbols


def _ids(base: Alur, was: Alur) -> dict[str, str]:
    """The document's symbols before → those of the definition."""
    found: dict[str, str] = {}
    for own, read in zip(base.kegiatan, was.kegiatan, strict=True):
        found |= {read.simbol[i].id: own.simbol[j].id for i, j in _partners(read.simbol, own.simbol).items()}
    return found


def _partners(one: Sequence[Simbol], other: Sequence[Simbol]) -> dict[int, int]:
    """Symbols of a row → those of the same row elsewhere: with the same column and shape, the same column, the same shape, the rest."""
    found: dict[int, int] = {}
    for same in (_same_both, _same_column, _same_shape, _any):
        for i, own in enumerate(one):
            match = next((j for j, there in enumerate(other) if j not in found.values() and same(own, there)), None)
            if i not in found and match is not None:
                found[i] = match
    return found


def _same_both(one: Simbol, other: Simbol) -> bool:
    return _same_column(one, other) and _same_shape(one, other)


def _same_column(one: Simbol, other: Simbol) -> bool:
    return one.pelaksana == other.pelaksana


def _same_shape(one: Simbol, other: Simbol) -> bool:
    return one.bentuk is other.bentuk


def _any(_: Simbol, __: Simbol) -> bool:
    return True


def _edited(own: Kegiatan, now: Kegiatan, old: Mapping[str, Simbol], row: int) -> tuple[Kegiatan, dict[str, str]]:
    """A kegiatan with the symbols that it has now, in its author's order, new ones last; and the ids of these.  `old`: as they were."""
    there = [simbol for simbol in own.simbol if simbol.id in old]
    pairs = _partners([old[simbol.id] for simbol in there], now.simbol)
    kept = [_changed(simbol, old[simbol.id], now.simbol[pairs[index]]) for index, simbol in enumerate(there) if index in pairs]
    names = {now.simbol[at].id: there[index].id for index, at in pairs.items()}
    new = [simbol for simbol in now.simbol if simbol.id not in names]
    names |= {simbol.id: f"+{row}/{index}" for index, simbol in enumerate(new)}
    simbol = (*kept, *(replace(one, id=names[one.id]) for one in new))
    return replace(now, id=own.id, nomor=own.nomor, simbol=simbol), names


def _changed(own: Simbol, was: Simbol, now: Simbol) -> Simbol:
    """The definition's symbol with what the document says otherwise than before."""
    return replace(
        own,
        pelaksana=own.pelaksana if now.para_pelaksana == was.para_pelaksana else now.pelaksana,
        bersama=own.bersama if now.para_pelaksana == was.para_pelaksana else now.bersama,
        bentuk=own.bentuk if now.bentuk is was.bentuk else now.bentuk,
        teks=own.teks if now.teks == was.teks else now.teks,
    )


# ---------------------------------------------------------------- connections


def _renamed(alur: Alur, ids: Ids) -> dict[Ends, Sambungan]:
    found = (replace(way, dari=ids[way.dari], ke=ids[way.ke]) for way in alur.sambungan if way.dari in ids and way.ke in ids)
    return {_ends(way): way for way in found}


def _ends(way: Sambungan) -> Ends:
    return (way.dari, way.ke) if _leads(way) else (frozenset((way.dari, way.ke)), way.timbal_balik)


def _leads(way: Sambungan) -> bool:
    """Lines, and arrows with two heads, have no beginning."""
    return way.garis is Garis.PANAH and not way.timbal_balik


def _ways(base: Alur, was: Mapping[Ends, Sambungan], now: Mapping[Ends, Sambungan], there: Collection[str]) -> Iterator[Sambungan]:
    """In the order of the definition; what is new stands in the place of what it replaces, else last."""
    new = [way for ends, way in now.items() if ends not in was]
    for own in base.sambungan:
        before, after = was.get(_ends(own)), now.get(_ends(own))
        if before is not None and after is None:
            after = next((one for one in new if _replaces(one, own)), None)
            if after is not None:
                new.remove(after)
                yield replace(after, label=own.label if after.label == before.label else after.label, utama=own.utama)
        elif {own.dari, own.ke} <= {*there}:
            yield own if before is None or after is None else _worded(own, before, after)
    yield from new


def _replaces(new: Sambungan, gone: Sambungan) -> bool:
    return new.dari == gone.dari and new.garis is gone.garis and (new.label == gone.label or new.ke == gone.ke)


def _worded(own: Sambungan, before: Sambungan, after: Sambungan) -> Sambungan:
    return replace(
        own,
        label=own.label if after.label == before.label else after.label,
        garis=own.garis if after.garis is before.garis else after.garis,
    )


# ---------------------------------------------------------------- rows that were put in


def _joined(alur: Alur, added: Sequence[int]) -> Redrawn:
    """With rows that no arrow reaches or leaves in the way from the row above to where that led."""
    touched = set[int]()
    for row in added:
        found = _in_the_way(alur, row) if row else None
        if found is not None:
            alur = found
            touched |= {row - 1, row}
    return Redrawn(alur, frozenset(touched))


def _in_the_way(alur: Alur, row: int) -> Alur | None:
    """None where the row has ways of its own, or where the row above decides or ends."""
    above, own = alur.kegiatan[row - 1], alur.kegiatan[row]
    led = {end for way in alur.sambungan for end in (way.dari, way.ke)}
    if len(own.simbol) != 1 or own.simbol[0].id in led:
        return None
    (new,), inside = own.simbol, {simbol.id: simbol for simbol in above.simbol}
    arrows = [way for way in alur.sambungan if way.dari in inside and way.garis is Garis.PANAH]
    ends = {way.ke for way in arrows if way.ke in inside and inside[way.ke].bentuk is Bentuk.SELESAI}
    leaving = [way for way in arrows if way.ke not in inside or way.ke in ends]
    goals = {way.ke for way in leaving}
    if len(goals) != 1 or any(way.label or way.timbal_balik for way in leaving):
        return None
    return _put_between(alur, row, leaving, new, next(iter(goals & ends), ""))


def _put_between(alur: Alur, row: int, leaving: Sequence[Sambungan], new: Simbol, end: str) -> Alur:
    """`leaving`: the ways from the row above, all to one symbol; `end`: that symbol where it stands in that row itself, and moves on."""
    above, own = alur.kegiatan[row - 1], alur.kegiatan[row]
    if end:
        moved = next(simbol for simbol in above.simbol if simbol.id == end)
        above = replace(above, simbol=tuple(simbol for simbol in above.simbol if simbol.id != end))
        own = replace(own, simbol=(new, replace(moved, pelaksana=new.pelaksana)))
    ways: dict[str, list[Sambungan]] = defaultdict(list)
    for way in alur.sambungan:
        if way in leaving:
            ways[way.dari].append(replace(way, ke=new.id))
        else:
            ways[way.dari].append(way)
    ways[new.id].append(Sambungan(new.id, leaving[0].ke))
    kegiatan = (*alur.kegiatan[:row - 1], above, own, *alur.kegiatan[row + 1:])
    return replace(alur, kegiatan=kegiatan, sambungan=tuple(way for found in ways.values() for way in found))


# ---------------------------------------------------------------- where it begins


def _begun(made: Redrawn, base: Alur) -> Redrawn:
    """With a capsule before the first kegiatan, where that of before went with its row: a profile that has one there always has it."""
    start = next((simbol for simbol in base.kegiatan[0].simbol if simbol.id.endswith("/mulai")), None)
    if start is None or not made.alur.kegiatan or any(s.bentuk is Bentuk.MULAI for one in made.alur.kegiatan for s in one.simbol):
        return made
    first, *others = made.alur.kegiatan
    entry = first.simbol[0]
    capsule = replace(start, id=f"{entry.id}/mulai", pelaksana=entry.pelaksana)
    kegiatan = (replace(first, simbol=(capsule, *first.simbol)), *others)
    ways = (Sambungan(capsule.id, entry.id), *made.alur.sambungan)
    return Redrawn(replace(made.alur, kegiatan=kegiatan, sambungan=ways), made.joined | {0})
