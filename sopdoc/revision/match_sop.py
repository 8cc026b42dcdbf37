"""Two Sop → names for the new one's sections, items, flows, columns and rows: those of what they were old_rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sopdoc.match import Pairs, likeness, names, pair
from sopdoc.model.lampiran import Baris, Lampiran
from sopdoc.model.sop import PENYIAP, Alur, Kegiatan, Pejabat, Pelaksana, Sop
from sopdoc.model.teks import Blok, Isi
from sopdoc.revision.tree import Names, Place, meaning_of

WEIGHTS = (("uraian", 0.6), ("output", 0.14), ("kelengkapan", 0.1), ("waktu", 0.06))
SAME_ACTOR = 0.1
IN_PLACE = 0.3        # least likeness of the only two rows left between the same neighbours

_OWN = re.compile(r"k[0-9]+-*")        # what the decoder calls a row without an id: its place, which says nothing


@dataclass(frozen=True, slots=True)
class _Row:
    """A row with what compares it: its author's id and its actors' names in words."""

    kegiatan: Kegiatan
    id: str | None
    pelaksana: tuple[str, ...]


def match_sop(old: Sop, new: Sop) -> Names:
    """By place of a list in the new version, the names in it; lists that are wholly new are left out."""
    result: dict[Place, tuple[str, ...]] = {}
    _match_penyiap(old, new, result)
    _match_bagian(old, new, result)
    pairs = pair(old.alur, new.alur, (lambda a: a.judul,), _like_alur, 0.0)
    result["alur",] = given = names(pairs, _plain(old.alur), len(new.alur))
    for j, i in pairs.items():
        _match_alur(old.alur[i], new.alur[j], ("alur", given[j]), result)
    _match_lampiran(old, new, result)
    return result


def _match_penyiap(old: Sop, new: Sop, result: dict[Place, tuple[str, ...]]) -> None:
    """Those who sign by name, then by jabatan; where they are as many as before, who came takes the place of who went."""
    for peran in PENYIAP:
        was, now = old.identitas.penanda_tangan(peran), new.identitas.penanda_tangan(peran)
        least = 0.0 if len(was) == len(now) else 0.5
        pairs = pair(was, now, (lambda p: p.nama or None, lambda p: p.jabatan), _like_pejabat, least)
        result[peran,] = names(pairs, _plain(was), len(now))


def _like_pejabat(one: Pejabat, other: Pejabat) -> float:
    return max(likeness(one.nama, other.nama), likeness(one.jabatan, other.jabatan))


def _match_lampiran(old: Sop, new: Sop, result: dict[Place, tuple[str, ...]]) -> None:
    """By title, then by the rows of their tables; one that became one other is that one."""
    least = 0.0 if len(old.lampiran) == len(new.lampiran) == 1 else 0.5
    pairs = pair(old.lampiran, new.lampiran, (lambda one: one.judul,), _like_lampiran, least)
    result["lampiran",] = given = names(pairs, _plain(old.lampiran), len(new.lampiran))
    for j, i in pairs.items():
        stood, stands = (one.tabel.baris if one.tabel else () for one in (old.lampiran[i], new.lampiran[j]))
        rows = pair(stood, stands, (lambda b: b, _row_words), lambda a, b: likeness(_row_words(a), _row_words(b)))
        result["lampiran", given[j], "baris"] = names(rows, _plain(stood), len(stands))


def _like_lampiran(one: Lampiran, other: Lampiran) -> float:
    return max(likeness(one.judul, other.judul), likeness(_words(one), _words(other)))


def _words(lampiran: Lampiran) -> str:
    return "\n".join((*(isi.polos for isi in lampiran.teks), *lampiran.isian, *(lampiran.tabel.kolom if lampiran.tabel else ())))


def _row_words(baris: Baris) -> str:
    return "\n".join(isi.polos for isi in baris.sel)


def _plain(items: Sequence[object]) -> tuple[str, ...]:
    return tuple(str(index) for index in range(len(items)))


def _like_alur(one: Alur, other: Alur) -> float:
    return likeness(one.judul, other.judul)


def _match_bagian(old: Sop, new: Sop, result: dict[Place, tuple[str, ...]]) -> None:
    old_bagian, new_bagian = ([(judul, isi) for judul, isi in sop.identitas.bagian.items() if isi] for sop in (old, new))
    pairs = pair(old_bagian, new_bagian, (lambda b: b[0], lambda b: b[0].casefold()), lambda a, b: likeness(a[1].polos, b[1].polos))
    result["bagian",] = given = names(pairs, _plain(old_bagian), len(new_bagian))
    for j, i in pairs.items():
        result["bagian", given[j], "butir"] = match_butir(old_bagian[i][1], new_bagian[j][1])


def match_butir(old: Isi, new: Isi) -> tuple[str, ...]:
    """Names of the new text's blocks."""
    return names(pair_butir(old, new), _plain(old.blok), len(new.blok))


def pair_butir(old: Isi, new: Isi) -> Pairs:
    """The same words first, then those most alike; one block that became one other is that one, whatever it says."""
    least = 0.0 if len(old.blok) == len(new.blok) == 1 else 0.5
    return pair(old.blok, new.blok, (lambda b: meaning_of(b.kata), lambda b: b.polos), _like_blok, least)


def _like_blok(one: Blok, other: Blok) -> float:
    return likeness(one.polos, other.polos)


def _match_alur(old: Alur, new: Alur, here: Place, result: dict[Place, tuple[str, ...]]) -> None:
    columns = pair(old.pelaksana, new.pelaksana, (lambda p: (p.nama, p.kelompok), lambda p: p.nama, lambda p: p.kunci), _like_pelaksana)
    result[*here, "pelaksana"] = names(columns, _plain(old.pelaksana), len(new.pelaksana))
    result[*here, "kegiatan"] = names(pair_kegiatan(old, new), _plain(old.kegiatan), len(new.kegiatan))
    result[*here, "catatan"] = match_butir(old.catatan, new.catatan)


def _like_pelaksana(one: Pelaksana, other: Pelaksana) -> float:
    return likeness(one.nama, other.nama)


def pair_kegiatan(old: Alur, new: Alur) -> Pairs:
    """Rows by id, by their words, by likeness of all columns; last the one that was rewritten between the same neighbours."""
    old_rows, new_rows = _rows(old), _rows(new)
    keys = (lambda r: r.id, lambda r: (r.kegiatan.uraian.polos, r.pelaksana), lambda r: r.kegiatan.uraian.polos)
    pairs = pair(old_rows, new_rows, keys, _like_row)
    for j in range(len(new_rows)):
        i = pairs.get(j - 1, -1) + 1
        alone = j not in pairs and i < len(old_rows) and i not in pairs.values()
        closed = pairs.get(j + 1, len(old_rows) if j + 1 == len(new_rows) else None) == i + 1
        if alone and closed and (j == 0 or j - 1 in pairs) and _like_row(old_rows[i], new_rows[j]) >= IN_PLACE:
            pairs[j] = i
    return pairs


def _rows(alur: Alur) -> list[_Row]:
    titles = {p.kunci: p.nama for p in alur.pelaksana}
    return [
        _Row(k, None if _OWN.fullmatch(k.id) else k.id, tuple(titles[kunci] for kunci in k.para_pelaksana)) for k in alur.kegiatan
    ]


def _like_row(one: _Row, other: _Row) -> float:
    a, b = one.kegiatan, other.kegiatan
    texts = sum(weight * likeness(getattr(a, key).polos, getattr(b, key).polos) for key, weight in WEIGHTS)
    return texts + SAME_ACTOR * (one.pelaksana == other.pelaksana)
