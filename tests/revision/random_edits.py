"""Random edits of real definitions, as offices make them and worse: versions() ─▶ (old, new)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from hypothesis import strategies as st
from layout.random_sop import lampiran, penyiap
from tools import GALLERY_NAMES

from revision.versions import sop
from sopdoc.model.lampiran import Baris, Lampiran
from sopdoc.model.nilai import Tanggal
from sopdoc.model.sop import Alur, Bentuk, Kegiatan, Pelaksana, Sambungan, Simbol, Sop
from sopdoc.model.teks import Blok, Isi, Kata, Penanda

T = TypeVar("T")
WORDS = ("memeriksa", "berkas", "surat permohonan", "2 hari kerja", "Nomor 96 Tahun 2012", "dan", "kepada pelapor", "**")
MUTU = ("uraian", "kelengkapan", "waktu", "output", "keterangan")
MOST = 6              # edits of one version


@dataclass(frozen=True)
class Versions:
    """Both versions; named by what was done, since the whole would fill screens."""

    old: Sop
    new: Sop
    edits: tuple[str, ...]

    def __repr__(self) -> str:
        return f"Versions({self.old.kunci}: {', '.join(self.edits)})"


@st.composite
def versions(draw: st.DrawFn) -> Versions:
    """A definition of the repository, and the same one after up to MOST edits."""
    old = new = sop(draw(st.sampled_from(GALLERY_NAMES)))
    done = draw(st.lists(st.sampled_from(sorted(EDITS)), max_size=MOST))
    for name in done:
        new = EDITS[name](draw, new)
    return Versions(old, renumbered(new), tuple(done))


def renumbered(whole: Sop) -> Sop:
    """Numbers and ids as the decoder gives them: by place, none for a row without number."""
    return replace(whole, alur=tuple(_renumbered(alur) for alur in whole.alur))


def _renumbered(alur: Alur) -> Alur:
    rows, count = [], 0
    for row in alur.kegiatan:
        count += bool(row.nomor)
        rows.append(replace(row, nomor=str(count) if row.nomor else ""))
    return replace(alur, kegiatan=tuple(rows))


def _one(draw: st.DrawFn, items: Sequence[T]) -> int:
    return draw(st.integers(0, len(items) - 1))


def _with(items: Sequence[T], index: int, item: T) -> tuple[T, ...]:
    return (*items[:index], item, *items[index + 1:])


def _text(draw: st.DrawFn, isi: Isi) -> Isi:
    """A word more, less or other; a block more, less, moved, of another kind or style."""
    blok = list(isi.blok) or [Blok((Kata("surat"),))]
    index = _one(draw, blok)
    match draw(st.integers(0, 6)):
        case 0:
            blok.insert(index, Blok((Kata(draw(st.sampled_from(WORDS))),), blok[index].penanda, blok[index].nomor))
        case 1:
            del blok[index]
        case 2:
            blok.insert(draw(st.integers(0, len(blok) - 1)), blok.pop(index))
        case 3:
            nomor = draw(st.sampled_from(("1.", "2.", "c)", "7.")))
            blok[index] = replace(blok[index], penanda=draw(st.sampled_from(Penanda)), nomor=nomor)
        case 4 if blok[index].kata:
            kata = blok[index].kata
            blok[index] = replace(blok[index], kata=(replace(kata[0], tebal=not kata[0].tebal), *kata[1:]))
        case _:
            words = "".join(k.teks for k in blok[index].kata).split()
            place = draw(st.integers(0, len(words)))
            words[place:place + draw(st.integers(0, 2))] = [draw(st.sampled_from(WORDS))]
            blok[index] = replace(blok[index], kata=(Kata(" ".join(words)),))
    return replace(isi, blok=tuple(_consistent(blok)))


def _consistent(blok: Sequence[Blok]) -> list[Blok]:
    """Only numbered items have numbers."""
    return [replace(b, nomor=b.nomor if b.penanda is Penanda.NOMOR else "") for b in blok]


def edit_head(draw: st.DrawFn, whole: Sop) -> Sop:
    identitas, word = whole.identitas, draw(st.sampled_from(WORDS))
    pejabat = identitas.disahkan_oleh
    changes: tuple[Callable[[], Sop], ...] = (
        lambda: replace(whole, identitas=replace(identitas, nomor=word)),
        lambda: replace(whole, identitas=replace(identitas, nama=f"{identitas.nama} {word}")),
        lambda: replace(whole, identitas=replace(identitas, revisi_ke=word)),
        lambda: replace(whole, identitas=replace(identitas, unit=(word,))),
        lambda: replace(whole, identitas=replace(identitas, tanggal={**identitas.tanggal, "tanggal revisi": Tanggal(2026, 3, 4)})),
        lambda: replace(whole, identitas=replace(identitas, disahkan_oleh=replace(pejabat, nama=word) if pejabat else None)),
        lambda: replace(whole, identitas=replace(identitas, disahkan_oleh=None)),
    )
    return draw(st.sampled_from(changes))()


def edit_penyiap(draw: st.DrawFn, whole: Sop) -> Sop:
    """Others who drew it up or examined it, one of them in other words, or in another order."""
    those = dict(whole.identitas.penyiap)
    if not those or draw(st.booleans()):
        those = draw(penyiap())
    else:
        peran = draw(st.sampled_from(sorted(those)))
        orang = list(those[peran])
        index = _one(draw, orang)
        if draw(st.booleans()):
            orang[index] = replace(orang[index], nama=draw(st.sampled_from(WORDS)))
        else:
            orang.insert(0, orang.pop(index))
        those[peran] = tuple(orang)
    return replace(whole, identitas=replace(whole.identitas, penyiap=those))


def edit_bagian(draw: st.DrawFn, whole: Sop) -> Sop:
    bagian = list(whole.identitas.bagian.items())
    if not bagian or draw(st.integers(0, 4)) == 0:
        title = draw(st.sampled_from(("Biaya", "Tempat", "peringatan")))
        bagian.insert(draw(st.integers(0, len(bagian))), (title, Isi((Blok((Kata("surat"),)),))))
    else:
        index = _one(draw, bagian)
        title, isi = bagian[index]
        if draw(st.integers(0, 5)) == 0:
            del bagian[index]
        else:
            bagian[index] = (title, _text(draw, isi))
    return replace(whole, identitas=replace(whole.identitas, bagian=dict(bagian)))


def _edit_alur(edit: Callable[[st.DrawFn, Alur], Alur]) -> Callable[[st.DrawFn, Sop], Sop]:
    def inner(draw: st.DrawFn, whole: Sop) -> Sop:
        index = _one(draw, whole.alur)
        return replace(whole, alur=_with(whole.alur, index, edit(draw, whole.alur[index])))

    return inner


def edit_cell(draw: st.DrawFn, alur: Alur) -> Alur:
    index, key = _one(draw, alur.kegiatan), draw(st.sampled_from(MUTU))
    row = alur.kegiatan[index]
    return replace(alur, kegiatan=_with(alur.kegiatan, index, replace(row, **{key: _text(draw, getattr(row, key))})))


def change_title(draw: st.DrawFn, alur: Alur) -> Alur:
    """A title above a row comes, goes, or says something else."""
    index = _one(draw, alur.kegiatan)
    row = alur.kegiatan[index]
    words = draw(st.sampled_from(((), ("A. Persiapan",), ("A. Persiapan", "surat"), ("A. Pelaksanaan",))))
    judul = tuple(Isi((Blok((Kata(text),)),)) for text in words)
    return replace(alur, kegiatan=_with(alur.kegiatan, index, replace(row, judul=judul)))


def insert_row(draw: st.DrawFn, alur: Alur) -> Alur:
    """A new row that the row above leads to."""
    place, column = draw(st.integers(0, len(alur.kegiatan))), draw(st.sampled_from(alur.pelaksana))
    fresh = f"baru-{len(alur.kegiatan)}-{place}"
    uraian = Isi((Blok((Kata(f"Mencatat {draw(st.sampled_from(WORDS))}"),)),))
    row = Kegiatan(fresh, draw(st.sampled_from(("1", ""))), uraian, (Simbol(fresh, column.kunci, draw(st.sampled_from(Bentuk))),))
    rows = (*alur.kegiatan[:place], row, *alur.kegiatan[place:])
    ways = (*alur.sambungan, *((Sambungan(rows[place - 1].simbol[0].id, fresh),) if place else ()))
    return replace(alur, kegiatan=rows, sambungan=ways)


def delete_row(draw: st.DrawFn, alur: Alur) -> Alur:
    if len(alur.kegiatan) == 1:
        return alur
    index = _one(draw, alur.kegiatan)
    gone = {s.id for s in alur.kegiatan[index].simbol}
    rows = (*alur.kegiatan[:index], *alur.kegiatan[index + 1:])
    return replace(alur, kegiatan=rows, sambungan=tuple(s for s in alur.sambungan if not gone & {s.dari, s.ke}))


def move_row(draw: st.DrawFn, alur: Alur) -> Alur:
    rows = list(alur.kegiatan)
    row = rows.pop(_one(draw, rows))
    rows.insert(draw(st.integers(0, len(rows))), row)
    return replace(alur, kegiatan=tuple(rows))


def change_symbol(draw: st.DrawFn, alur: Alur) -> Alur:
    index = _one(draw, alur.kegiatan)
    row = alur.kegiatan[index]
    place = _one(draw, row.simbol)
    old = row.simbol[place]
    column, shape, words = draw(st.sampled_from(alur.pelaksana)).kunci, draw(st.sampled_from(Bentuk)), draw(st.sampled_from(("", "Ya")))
    change = draw(st.sampled_from(({"pelaksana": column}, {"bentuk": shape}, {"teks": words})))
    return replace(alur, kegiatan=_with(alur.kegiatan, index, replace(row, simbol=_with(row.simbol, place, replace(old, **change)))))


def change_way(draw: st.DrawFn, alur: Alur) -> Alur:
    if not alur.sambungan:
        return alur
    index = _one(draw, alur.sambungan)
    if draw(st.booleans()):
        return replace(alur, sambungan=(*alur.sambungan[:index], *alur.sambungan[index + 1:]))
    old, taken = alur.sambungan[index], {(s.dari, s.ke) for s in alur.sambungan}
    goals = [s.id for k in alur.kegiatan for s in k.simbol if s.id != old.dari and (old.dari, s.id) not in taken]
    if not goals:
        return alur
    way = replace(old, ke=draw(st.sampled_from(goals)), label=draw(st.sampled_from(("", "Ya"))))
    return replace(alur, sambungan=_with(alur.sambungan, index, way))


def change_columns(draw: st.DrawFn, alur: Alur) -> Alur:
    """A title other, a column more or less, or two that changed places."""
    columns = list(alur.pelaksana)
    index = _one(draw, columns)
    match draw(st.integers(0, 3)):
        case 3 if len(columns) > 1:
            gone = columns.pop(index).kunci
            return _handed_over(replace(alur, pelaksana=tuple(columns)), gone, draw(st.sampled_from(columns)).kunci)
        case 0:
            columns[index] = replace(columns[index], nama=f"{columns[index].nama} {draw(st.sampled_from(WORDS))}")
        case 1:
            title, group = draw(st.sampled_from(("Bupati", "Arsiparis"))), draw(st.sampled_from(("", "Tim")))
            columns.insert(index, Pelaksana(f"baru-{len(columns)}", title, group))
        case _:
            columns.insert(draw(st.integers(0, len(columns) - 1)), columns.pop(index))
    return replace(alur, pelaksana=tuple(columns))


def _handed_over(alur: Alur, gone: str, heir: str) -> Alur:
    """Another one acts where a pelaksana did whose column is gone."""
    def simbol(s: Simbol) -> Simbol:
        return replace(s, pelaksana=heir, bersama=()) if gone in s.para_pelaksana else s

    return replace(alur, kegiatan=tuple(replace(k, simbol=tuple(map(simbol, k.simbol))) for k in alur.kegiatan))


def change_foot(draw: st.DrawFn, alur: Alur) -> Alur:
    return replace(alur, judul=f"{alur.judul} {draw(st.sampled_from(WORDS))}", catatan=_text(draw, alur.catatan))


def edit_lampiran(draw: st.DrawFn, whole: Sop) -> Sop:
    """One lampiran more, less, elsewhere, or with other words."""
    semua = list(whole.lampiran)
    kind = draw(st.integers(0, 5)) if semua else 0
    if kind == 0:
        semua.insert(draw(st.integers(0, len(semua))), draw(lampiran(60)))
    elif kind == 1:
        del semua[_one(draw, semua)]
    elif kind == 2:
        semua.insert(draw(st.integers(0, len(semua) - 1)), semua.pop(_one(draw, semua)))
    else:
        index = _one(draw, semua)
        semua[index] = _other_lampiran(draw, semua[index])
    return replace(whole, lampiran=tuple(semua))


def _other_lampiran(draw: st.DrawFn, one: Lampiran) -> Lampiran:
    rows = list(one.tabel.baris) if one.tabel else []
    if not rows or one.tabel is None or draw(st.booleans()):
        key = draw(st.sampled_from(("judul", "isian", "isi", "catatan")))
        texts = {"isi": _text(draw, one.isi), "catatan": _text(draw, one.catatan)}
        return replace(one, **{key: {"judul": f"{one.judul} baru", "isian": (*one.isian, "NIK"), **texts}[key]})
    index = _one(draw, rows)
    match draw(st.integers(0, 2)):
        case 0:
            rows.insert(index, Baris((Isi((Blok((Kata(draw(st.sampled_from(WORDS))),)),)),)))
        case 1:
            del rows[index]
        case _:
            rows[index] = replace(rows[index], sel=tuple(_text(draw, isi) for isi in rows[index].sel))
    return replace(one, tabel=replace(one.tabel, baris=tuple(rows)))


OF_FLOWS = (edit_cell, change_title, insert_row, delete_row, move_row, change_symbol, change_way, change_columns, change_foot)
EDITS: dict[str, Callable[[st.DrawFn, Sop], Sop]] = {
    "edit_head": edit_head, "edit_penyiap": edit_penyiap, "edit_bagian": edit_bagian, "edit_lampiran": edit_lampiran,
    **{edit.__name__: _edit_alur(edit) for edit in OF_FLOWS},
}
