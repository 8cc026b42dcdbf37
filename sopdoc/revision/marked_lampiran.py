"""Two versions' lampiran → the new ones with their marks; rows that went stand, struck out, where they stood."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from sopdoc.match import moved
from sopdoc.model.lampiran import Baris, Lampiran
from sopdoc.model.sop import Sop
from sopdoc.model.teks import KOSONG, Tanda
from sopdoc.revision.tree import Names
from sopdoc.revision.words import mark_all, mark_isi


def mark_lampiran(old: Sop, new: Sop, names: Names) -> tuple[Lampiran, ...]:
    """Titles and what stands before lines bear no marks, as the titles of flows do not."""
    given = names["lampiran",]
    return tuple(
        _changed(old.lampiran[int(name)], one, names["lampiran", name, "baris"]) if name.isdecimal() else _new(one)
        for name, one in zip(given, new.lampiran, strict=True)
    )


def _changed(old: Lampiran, new: Lampiran, names: tuple[str, ...]) -> Lampiran:
    texts = replace(new, isi=mark_isi(old.isi, new.isi), catatan=mark_isi(old.catatan, new.catatan))
    if new.tabel is None:
        return texts
    stood = old.tabel.baris if old.tabel else ()
    return replace(texts, tabel=replace(new.tabel, baris=tuple(_rows(stood, new.tabel.baris, names))))


def _rows(old: tuple[Baris, ...], new: tuple[Baris, ...], names: tuple[str, ...]) -> Iterator[Baris]:
    """The new rows, and before each the old ones that no longer stand there."""
    known = [int(name) for name in names if name.isdecimal()]
    shifted, reached = moved(known), 0
    gone = set(range(len(old))) - (set(known) - shifted)
    for name, baris in zip(names, new, strict=True):
        at = int(name) if name.isdecimal() else -1
        if at < 0 or at in shifted:
            yield _all(baris, "baru")
            continue
        yield from (_all(old[n], "lama") for n in range(reached, at) if n in gone)
        reached = at + 1
        yield _row(old[at], baris)
    yield from (_all(old[n], "lama") for n in range(reached, len(old)) if n in gone)


def _row(old: Baris, new: Baris) -> Baris:
    pairs = zip_longest(old.sel, new.sel, fillvalue=KOSONG)
    return replace(new, sel=tuple(mark_isi(*pair) for pair in pairs)) if old.penuh == new.penuh else _all(new, "baru")


def _all(baris: Baris, tanda: Tanda) -> Baris:
    return replace(baris, sel=tuple(mark_all(isi, tanda) for isi in baris.sel))


def _new(lampiran: Lampiran) -> Lampiran:
    tabel = lampiran.tabel
    marked = tabel and replace(tabel, baris=tuple(_all(baris, "baru") for baris in tabel.baris))
    return replace(lampiran, isi=mark_all(lampiran.isi, "baru"), catatan=mark_all(lampiran.catatan, "baru"), tabel=marked)
