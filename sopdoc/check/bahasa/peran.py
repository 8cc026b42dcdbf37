"""Words → the pelaksana that they name: "Kasubag Umum" and "Kepala Sub Bagian Umum" are one role.

A column has several names: the parts between slashes, what stands in brackets, and the first letters of a long name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from sopdoc.check.bahasa.daftar import mapping, words
from sopdoc.check.bahasa.kalimat import TERSIMPAN, Awal, awal, is_aktif, is_pasif, kalimat, kata
from sopdoc.model.sop import Alur, Kegiatan, Pelaksana
from sopdoc.naskah import Naskah

_PISAH = re.compile(r"[/()]|\batau\b")
_TERPISAH = re.compile(r"\b(sub)[\s-]+(bagian|bidang|bag|bid|seksi)\b")
_SEBELUM_KERJA = 12   # words in which the verb after a subject must come
_HURUF = 3   # words from which a name is known by its first letters

Nama = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kolom:
    """A column and all its names, each in normal form."""

    pelaksana: Pelaksana
    nama: tuple[Nama, ...]


@lru_cache(TERSIMPAN)
def normal(teks: str) -> Nama:
    """The words of a role's name: short forms written out, "dan" and marks left out."""
    result: list[str] = []
    for word in kata(_TERPISAH.sub(r"\1\2", teks.casefold())):
        if word[0].isalnum() and word not in ("dan", "masing-masing", "para"):
            result += mapping("peran", "singkatan").get(word, word).split()
    return tuple(result)


def kolom_alur(alur: Alur) -> tuple[Kolom, ...]:
    return tuple(Kolom(p, semua_nama(p.nama)) for p in alur.pelaksana)


def baris(naskah: Naskah) -> Iterator[tuple[Kegiatan, str, tuple[Kolom, ...]]]:
    """Every row of the SOP's flows, its words, and the columns that they may name."""
    for alur in naskah.sop.alur:
        kolom = kolom_alur(alur)
        for kegiatan in alur.kegiatan:
            yield kegiatan, kalimat(kegiatan.uraian), kolom


@lru_cache(TERSIMPAN)
def semua_nama(nama: str) -> tuple[Nama, ...]:
    parts = [normal(part) for part in _PISAH.split(nama)]
    whole = normal(_PISAH.split(nama)[0])
    letters = (huruf_awal(whole),) if len(whole) >= _HURUF else ()
    return tuple(dict.fromkeys(name for name in (*parts, letters) if name))


def huruf_awal(nama: Nama) -> str:
    """PPK for ("pejabat", "pembuat", "komitmen")."""
    return "".join(word[0] for word in nama)


def frasa(semua: tuple[str, ...]) -> Nama:
    """The role's words at the head of `semua` (words as `kata` gives them), in normal form: up to a verb, a preposition or a mark."""
    taken: list[str] = []
    for word in semua:
        if word in words("kata", "batas") or word in words("kata", "urutan") or (not word[0].isalnum() and word != "."):
            break
        if is_aktif(word) or is_pasif(word) or word in ("dan", "atau", "untuk", "maka"):
            break
        taken.append(word)
    return normal(" ".join(taken))


def is_peran(nama: Nama, kolom: tuple[Kolom, ...]) -> bool:
    """Does the phrase begin like somebody who acts?"""
    return bool(nama) and (nama[0] in words("peran", "kepala") or any(_covers(nama, n) for k in kolom for n in k.nama))


def awal_baris(teks: str, kolom: tuple[Kolom, ...]) -> Awal:
    """How a row begins where the columns are known: "Kasubbag Umum dan Kepegawaian bersama staf menyusun …" has a subject."""
    begin = awal(teks)
    if begin is Awal.BENDA and any(is_aktif(w) for w in kata(teks)[1:_SEBELUM_KERJA]) and is_peran(frasa(kata(teks)), kolom):
        return Awal.SUBJEK
    return begin


def find_kolom(nama: Nama, kolom: tuple[Kolom, ...]) -> Kolom | None:
    """The one column that the phrase surely names; None when none or several may be meant."""
    if not nama:
        return None
    equal = [k for k in kolom if nama in k.nama]
    if len(equal) == 1:
        return equal[0]
    near = [k for k in kolom if any(_covers(nama, n) for n in k.nama)]
    return near[0] if len(near) == 1 and not equal else None


def may_be_kolom(nama: Nama, kolom: Kolom) -> bool:
    """Could the phrase mean this column after all?  The same office with a shared telling word is enough."""
    for own in kolom.nama:
        telling = set(own) & set(nama) - words("peran", "lazim")
        if _covers(nama, own) or (own[0] == nama[0] and telling):
            return True
    return False


def _covers(nama: Nama, column: Nama) -> bool:
    """One of the two begins with all of the other, and what they share tells something."""
    short = min(len(nama), len(column))
    if nama[:short] != column[:short]:
        return False
    return short > 1 or short == len(nama) or column[0] not in words("peran", "lazim")


def find_subjek(teks: str, kolom: tuple[Kolom, ...]) -> Kolom | None:
    """The column that the sentence begins with; a subject of several roles is nobody's alone."""
    if awal_baris(teks, kolom) is not Awal.SUBJEK:
        return None
    semua = kata(teks)
    nama = frasa(semua)
    follows = semua[len(nama) : len(nama) + 2]
    return None if {"dan", "atau", "/"} & set(follows) else find_kolom(nama, kolom)


def is_beberapa_pelaku(teks: str, kolom: tuple[Kolom, ...]) -> bool:
    """Does every line say who does what, as in "Asisten: memetakan area" above "Operator: mengirim radiogram"?"""
    lines = [line for line in teks.splitlines() if line.strip()]
    return len(lines) > 1 and all(awal_baris(line, kolom) is Awal.SUBJEK for line in lines)


def is_milik(kegiatan: Kegiatan, named: Kolom, kolom: tuple[Kolom, ...]) -> bool:
    """Does the named column, or one that may be meant as well, hold a symbol of the row?"""
    own = set(kegiatan.para_pelaksana)
    return any(k.pelaksana.kunci in own and (k is named or any(may_be_kolom(n, k) for n in named.nama)) for k in kolom)
