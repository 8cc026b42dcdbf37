"""Comparison → one Sop that shows both versions: the new flow, in it the words, rows, symbols and lines that changed.

A row that went, or now stands elsewhere, stays where it was, struck out and without symbols; so the flow is the new one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest

from sopdoc.layout.identity.head import value_of
from sopdoc.match import moved
from sopdoc.model.decode_baris import ISI_BARIS
from sopdoc.model.decode_identitas import BAGIAN, TANGGAL
from sopdoc.model.decode_pejabat import PEJABAT
from sopdoc.model.sop import PENYIAP, Alur, Identitas, Kegiatan, Pejabat, Pelaksana, Sambungan, Simbol, Sop
from sopdoc.model.teks import KOSONG, Bertanda, Isi, Kata, Tanda, berangkai, judul_of, kata_of
from sopdoc.revision.compare import Comparison
from sopdoc.revision.former import former
from sopdoc.revision.marked_lampiran import mark_lampiran
from sopdoc.revision.tree import Names, TreeNode, Value, pejabat_of, tree_of
from sopdoc.revision.ways import where_it_stands
from sopdoc.revision.words import mark_all, mark_isi, mark_kata


def mark_sop(comparison: Comparison, as_written: bool = False) -> Sop:
    """The new version with its marks against the old one; its dates in one form, or `as_written`, as its sheet prints them."""
    old, new, names = comparison.old, comparison.new, comparison.names
    trees = tree_of(old), tree_of(new, names)
    known = dict(zip(map(str, range(len(old.alur))), zip(old.alur, trees[0].children["alur"], strict=True), strict=True))
    alur = []
    for flow, tree in zip(new.alur, trees[1].children["alur"], strict=True):
        was = known.get(tree.name)
        alur.append(_mark_alur(*was, flow, tree) if was else all_rows(flow, "baru"))
    identitas, lampiran = _mark_identitas(old.identitas, new.identitas, names, trees), mark_lampiran(old, new, names)
    dates = {key: mark_line(*(value_of(key, sop, "", as_written) for sop in (old, new))) for key in identitas.bertanda if key in TANGGAL}
    identitas = replace(identitas, bertanda={**identitas.bertanda, **dates})
    return replace(new, identitas=identitas, alur=tuple(alur), lampiran=lampiran)


def mark_line(old: str, new: str) -> tuple[Kata, ...]:
    """Both texts on one line, a blank between two that have nothing in common; the plain text where they are equal."""
    was, now = (kata_of(text) if text else () for text in (old, new))
    if was == now:
        return kata_of(new)
    kata = mark_kata(was, now)
    if kata is not None:
        return kata
    return *(replace(k, tanda="lama") for k in kata_of(berangkai(old, " "))), *(replace(k, tanda="baru") for k in now)


def _mark_identitas(old: Identitas, new: Identitas, names: Names, trees: tuple[TreeNode, TreeNode]) -> Identitas:
    was, now = (tree.values for tree in trees)
    bertanda: Bertanda = {key: mark_line(_line(was[key]), _line(now[key])) for key in now if was[key] != now[key]}
    pejabat = _mark_pejabat(old.disahkan_oleh, new.disahkan_oleh)
    return replace(
        new, bertanda=bertanda, bagian=dict(_mark_bagian(old, new, names)), disahkan_oleh=pejabat, penyiap=_mark_penyiap(old, new, names),
    )


def _mark_penyiap(old: Identitas, new: Identitas, names: Names) -> dict[str, tuple[Pejabat, ...]]:
    """Those who sign now, then those who did, struck out."""
    marked = {}
    for peran in PENYIAP:
        was, given = old.penanda_tangan(peran), names[peran,]
        now = tuple(
            _mark_pejabat(was[int(name)] if name.isdecimal() else None, p) or p
            for name, p in zip(given, new.penanda_tangan(peran), strict=True)
        )
        gone = tuple(
            replace(Pejabat(""), bertanda={key: mark_line(text, "") for key, text in pejabat_of(p).items() if text}, tanda="lama")
            for index, p in enumerate(was) if str(index) not in given
        )
        if now or gone:
            marked[peran] = (*now, *gone)
    return marked


def _line(value: Value) -> str:
    """What is printed, with its styles."""
    return judul_of(tuple(k for blok in value.printed.blok for k in blok.kata))


def _mark_pejabat(old: Pejabat | None, new: Pejabat | None) -> Pejabat | None:
    was, now = pejabat_of(old), pejabat_of(new)
    if was == now:
        return new
    bertanda = {key: mark_line(was[key], now[key]) for key in PEJABAT if was[key] != now[key]}
    return replace(new or Pejabat(""), bertanda=bertanda)


def _mark_bagian(old: Identitas, new: Identitas, names: Names) -> Iterator[tuple[str, Isi]]:
    """Sections in the new order; those that went follow, struck out where their box is on every sheet."""
    known = [(judul, isi) for judul, isi in old.bagian.items() if isi]
    given = iter(names["bagian",])
    used = set(names["bagian",])
    for judul, isi in new.bagian.items():
        name = next(given) if isi else ""
        yield judul, mark_isi(known[int(name)][1] if name.isdecimal() else old.bagian.get(judul, Isi()), isi)
    for index, (judul, isi) in enumerate(known):
        if str(index) not in used and judul in BAGIAN and judul not in new.bagian:
            yield judul, mark_all(isi, "lama")


def all_rows(alur: Alur, tanda: Tanda) -> Alur:
    """The flow with all its rows and lines new, or gone."""
    kegiatan = tuple(whole_row(k, tanda) for k in alur.kegiatan)
    return replace(alur, kegiatan=kegiatan, sambungan=tuple(replace(s, tanda=tanda) for s in alur.sambungan))


def _mark_alur(old: Alur, old_tree: TreeNode, new: Alur, new_tree: TreeNode) -> Alur:
    marker = _Marker(old, old_tree, new, new_tree)
    rows = list(marker.rows())
    marked = replace(
        new, pelaksana=tuple(marker.columns()), kegiatan=tuple(row for _, row in rows), sambungan=tuple(marker.ways()),
        catatan=mark_isi(old.catatan, new.catatan),
    )
    return replace(marked, lama=former(old, marked, [was for was, _ in rows], marker.stayed()))


class _Marker:
    """Marks one flow: knows which row was which."""

    def __init__(self, old: Alur, old_tree: TreeNode, new: Alur, new_tree: TreeNode) -> None:
        self.old, self.new = old, new
        self.old_rows = {row.name: (row, kegiatan) for row, kegiatan in zip(old_tree.children["kegiatan"], old.kegiatan, strict=True)}
        self.new_rows = new_tree.children["kegiatan"]
        self.old_columns = {column.name: p for column, p in zip(old_tree.children["pelaksana"], old.pelaksana, strict=True)}
        self.old_names = {p.kunci: name for name, p in self.old_columns.items()}
        self.names = {p.kunci: column.name for p, column in zip(new.pelaksana, new_tree.children["pelaksana"], strict=True)}
        self.place = {name: index for index, name in enumerate(self.old_rows)}
        self.shifted = moved([self.place[row.name] for row in self.new_rows if row.name in self.place])

    def columns(self) -> Iterator[Pelaksana]:
        for p in self.new.pelaksana:
            old = self.old_columns.get(self.names[p.kunci])
            nama = old.nama if old else ""
            yield p if kata_of(nama) == kata_of(p.nama) else replace(p, bertanda=mark_line(nama, p.nama))

    def is_kept(self, name: str) -> bool:
        return name in self.place and self.place[name] not in self.shifted

    def stayed(self) -> dict[str, str]:
        """Old keys of the pelaksana that still have a column → new ones."""
        return {self.old_columns[name].kunci: kunci for kunci, name in self.names.items() if name in self.old_columns}

    def rows(self) -> Iterator[tuple[Kegiatan | None, Kegiatan]]:
        """The new rows, each after what it was, and before each the old ones that no longer stand there."""
        reached = 0
        for tree, kegiatan in zip(self.new_rows, self.new.kegiatan, strict=True):
            if not self.is_kept(tree.name):
                yield None, whole_row(kegiatan, "baru")
                continue
            at = self.place[tree.name]
            yield from self.gone(reached, at)
            reached = at + 1
            old_row, was = self.old_rows[tree.name]
            yield was, self.changed(old_row, was, tree, kegiatan)
        yield from self.gone(reached, len(self.old.kegiatan))

    def gone(self, start: int, end: int) -> Iterator[tuple[Kegiatan, Kegiatan]]:
        kept = {self.place[row.name] for row in self.new_rows if self.is_kept(row.name)}
        return ((was, _old_row(index, was)) for index, was in enumerate(self.old.kegiatan[start:end], start) if index not in kept)

    def changed(self, old_row: TreeNode, old: Kegiatan, new_row: TreeNode, new: Kegiatan) -> Kegiatan:
        stood, stands = old_row.values["pelaksana"].meaning, new_row.values["pelaksana"].meaning
        assert isinstance(stood, tuple)
        assert isinstance(stands, tuple)
        left = _columns(stood) - _columns(stands)
        bekas = tuple(kunci for kunci, name in self.names.items() if name in left)
        texts = _with_texts(new, [mark_isi(getattr(old, key), getattr(new, key)) for key in ISI_BARIS])
        judul = tuple(mark_isi(*pair) for pair in zip_longest(old.judul, new.judul, fillvalue=KOSONG))
        return replace(texts, simbol=tuple(self.symbols(old.simbol, new.simbol)), bekas=bekas, judul=judul)

    def symbols(self, old: Sequence[Simbol], new: Sequence[Simbol]) -> Iterator[Simbol]:
        """A symbol is marked when its actor had none like it in this row."""
        known = {(_stands(s, self.old_names), s.bentuk, s.teks) for s in old}
        for s in new:
            yield s if (_stands(s, self.names), s.bentuk, s.teks) in known else replace(s, tanda="baru")

    def ways(self) -> Iterator[Sambungan]:
        """A connection is marked when there was none between the same rows with the same word."""
        old = {s.id: name for name, (_, k) in self.old_rows.items() for s in k.simbol}
        new = {s.id: tree.name for tree, k in zip(self.new_rows, self.new.kegiatan, strict=True) for s in k.simbol}
        known = {(old[s.dari], old[s.ke], s.label, s.garis, s.timbal_balik) for s in self.old.sambungan}
        for s in self.new.sambungan:
            yield s if (new[s.dari], new[s.ke], s.label, s.garis, s.timbal_balik) in known else replace(s, tanda="baru")


def _stands(simbol: Simbol, names: Mapping[str, str]) -> str | tuple[str, ...]:
    """Where it stands, by the columns' names."""
    return where_it_stands([names[kunci] for kunci in simbol.para_pelaksana])


def _columns(places: Sequence[object]) -> set[object]:
    """The columns in which any of a row's symbols stands."""
    return {column for place in places for column in (place if isinstance(place, tuple) else (place,))}


def whole_row(kegiatan: Kegiatan, tanda: Tanda) -> Kegiatan:
    """All of it new, or gone."""
    texts = _with_texts(kegiatan, [mark_all(getattr(kegiatan, key), tanda) for key in ISI_BARIS])
    simbol = tuple(replace(s, tanda=tanda) for s in kegiatan.simbol)
    return replace(texts, simbol=simbol, tanda=tanda, judul=tuple(mark_all(judul, tanda) for judul in kegiatan.judul))


def _old_row(index: int, kegiatan: Kegiatan) -> Kegiatan:
    """As it was, with its number, struck out; nothing leads to it."""
    return replace(whole_row(kegiatan, "lama"), id=f"lama/{index}", simbol=())


def _with_texts(kegiatan: Kegiatan, texts: Sequence[Isi]) -> Kegiatan:
    """The row with other texts, in the order of ISI_BARIS."""
    uraian, kelengkapan, waktu, output, keterangan = texts
    return replace(kegiatan, uraian=uraian, kelengkapan=kelengkapan, waktu=waktu, output=output, keterangan=keterangan)
