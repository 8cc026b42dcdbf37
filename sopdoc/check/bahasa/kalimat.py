"""Words of a cell → what kind of sentence it is: how a kegiatan begins, which actions it tells, whether it holds a condition.

Indonesian verbs show themselves by their prefix (meN-, ber-, di-); the words that only look like verbs stand in
`kata.toml`.  Everything here is a guess on words: rules built on it are at most a peringatan.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache
from itertools import zip_longest

from sopdoc.check.bahasa.daftar import mapping, words
from sopdoc.model.teks import Isi

TERSIMPAN = 16384   # texts whose words are kept: all cells of some 350 SOPs
TERBACA = 4000      # characters of a cell that are looked at; some patterns take quadratic time

_KATA = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|\d+|[,;:.()/]")
_AKTIF = re.compile(r"me(?:(?:[lrwymn]|ng|ny)[-a-z]{2,}|-[a-z]{3,})")
_BERAWALAN = re.compile(r"(?:ber|bel|be(?=kerja))[a-z]{3,}")
_PASIF = re.compile(r"di[a-z]{4,}")
_BENDA = re.compile(r"(?:pe|ke)[a-z]{3,}an(?:nya)?|.{4,}nya")
_SETELAH = re.compile(
    r"\d\s*(?:\([^()]*\)\s*)?(?:menit|jam|hari|minggu|bulan)\b(?: \w+)? (?:setelah|sesudah|sejak|sebelum)\b", re.IGNORECASE
)
_SYARAT = re.compile(r"\b(?:jika|bila|apabila|kalau|jikalau|bilamana|manakala|dalam hal(?! ini))\b", re.IGNORECASE)
_BATAS_KALIMAT = re.compile(r"[.,;:()\n]")
_AKIBAT = re.compile(r"\b(?:di)?kembali(?:kan)?\b|\bdi?tolak\b|\bperbaik|\bdiperbaiki\b|\bbelum\b|\btidak\b", re.IGNORECASE)
_SUDAH = re.compile(
    r"\s+(?:[^\W\d_]+\s+){0,4}(?:telah|sudah)\s+(?:[^\W\d_]+\s+)?"
    r"(?:mendapat\w*|memperoleh|memenuhi|lengkap|selesai|benar|sesuai|siap|di(?:setujui|tandatangani|paraf|sahkan|tetapkan|periksa|koreksi))",
    re.IGNORECASE,
)
_BERHALANGAN = re.compile(
    r"\bberhalangan\b|\bdi\s+tempat\b|\bdinas\s+(?:dalam|luar|ke\s+luar)\b|\b(?:sedang|masih)\s+(?:dinas|cuti|sakit)\b", re.IGNORECASE
)
_JIKA_ADA = re.compile(r"\s+ada\s*(?:$|[.,;)\n])", re.IGNORECASE)      # of a thing, not of what is done
_PILIHAN = re.compile(r"\(?\b(?:apabila|jika|bila|kalau)\s+(?:di)?(?:perlu(?:kan)?|terjadi|butuhkan)\s*(?:\)|[.;,]|$)", re.IGNORECASE)
_BUKAN_OBJEK = ("batas", "gabungan", "anak_kalimat", "sebelum_kerja")
_DEKAT = 80         # characters before a condition in which its time stands
_PENDEK = 4        # letters of a word whose last one is no plural
_SUBJEK = 12        # words and marks in which a subject ends
_TANDA = frozenset(",;:.()/")
_KOSONG = re.compile(r"[\s\-–—_.…·/]*")


class Awal(Enum):
    """How a kegiatan begins."""

    KERJA = "kerja"       # "Memeriksa berkas"
    SUBJEK = "subjek"     # "Kasubbag memeriksa berkas"
    AKAR = "akar"         # "Upload berkas"
    PASIF = "pasif"       # "Dibuat konsep surat"
    BENDA = "benda"       # "Persetujuan berkas"
    SYARAT = "syarat"     # "Jika lengkap, …"
    KOSONG = "kosong"


@dataclass(frozen=True, slots=True)
class Tindakan:
    """The verbs of the main clause in order; `urut`: words such as "kemudian" put them one after the other.

    `objek`: for every verb whether words of its own follow it, so that "menelaah dan mengoreksi data" is one piece of work.
    """

    kerja: tuple[str, ...]
    urut: bool = False
    objek: tuple[bool, ...] = ()


def kalimat(isi: Isi) -> str:
    """The words of a cell without the markers of its items."""
    if len(isi.blok) == 1 and len(isi.blok[0].kata) == 1:   # nearly every cell; rules ask some fifty times
        return isi.blok[0].kata[0].teks[:TERBACA]
    return "\n".join(blok.polos for blok in isi.blok)[:TERBACA]


def is_kosong(isi: Isi) -> bool:
    """Nothing, or only a dash or dots."""
    text = kalimat(isi)
    return not text[:1].isalnum() and _KOSONG.fullmatch(text) is not None


def shortened(teks: str, panjang: int = 48) -> str:
    """One line to quote in a message."""
    line = " ".join(teks.split())
    return line if len(line) <= panjang else f"{line[: panjang - 1].rstrip()}…"


@lru_cache(TERSIMPAN)
def kata(teks: str) -> tuple[str, ...]:
    """Words, numbers and the marks between them, in small letters."""
    return tuple(_KATA.findall(teks.casefold()))


@lru_cache(TERSIMPAN)
def is_aktif(word: str) -> bool:
    """A meN- or ber- verb: what a kegiatan should begin with."""
    if word in words("kata", "bukan_kerja"):
        return False
    return _AKTIF.fullmatch(word) is not None or (_BERAWALAN.fullmatch(word) is not None and not word.endswith("nya"))


def is_men(word: str) -> bool:
    """An active meN- verb; many words with ber- are adjectives ("berkala", "berwenang")."""
    return word.startswith("me") and is_aktif(word)


@cache
def kata_kerja_lazim() -> frozenset[str]:
    """The verbs of the word lists: verbs for certain, also with a capital."""
    lists = (words("kata", name) for name in ("periksa", "perbaiki", "laksana"))
    return frozenset(verb.split()[0] for name in ("akar", "benda") for verb in mapping("kata", name).values()).union(*lists)


def is_pasif(word: str) -> bool:
    return _PASIF.fullmatch(word) is not None and word not in words("kata", "bukan_pasif")


def is_benda(word: str) -> bool:
    """Clearly a noun made of a verb: "persetujuan", "berakhirnya"."""
    return _BENDA.fullmatch(word) is not None


def kerja_pertama(teks: str) -> str:
    """The first active verb, "" when there is none."""
    return next((w for w in kata(teks) if is_aktif(w)), "")


@lru_cache(TERSIMPAN)
def awal(teks: str) -> Awal:
    """How the text begins.  A subject is not recognised here by its name (see `peran`), only by the verb that soon follows."""
    semua = kata(teks)
    start = next((i for i, w in enumerate(semua) if len(w) > 1 and not w.isdigit() and w not in words("kata", "sebelum_kerja")), None)
    if start is None:
        return Awal.KERJA if semua else Awal.KOSONG
    first = semua[start]
    if is_aktif(first):
        return Awal.KERJA
    if first in words("kata", "syarat"):
        return Awal.SYARAT
    if first in words("kata", "pembuka"):
        return _after_phrase(semua[start:])
    if first in mapping("kata", "akar"):
        return Awal.AKAR
    if is_pasif(first):
        return Awal.PASIF
    return Awal.SUBJEK if _verb_follows(semua[start:]) else Awal.BENDA


def _after_phrase(semua: tuple[str, ...]) -> Awal:
    rest = semua[semua.index(",") + 1 :] if "," in semua else ()
    return Awal.KERJA if rest and is_aktif(rest[0]) else Awal.BENDA


def _verb_follows(semua: tuple[str, ...]) -> bool:
    """Does a verb follow at most three words, before a word at which a subject ends?  "PA/KPA" is one word."""
    if is_benda(semua[0]):
        return False
    joined = {i for i, word in enumerate(semua) if "/" in semua[max(0, i - 1) : i + 1]}
    for word in [word for i, word in enumerate(semua[:_SUBJEK]) if i and i not in joined][:3]:
        if is_men(word):
            return True
        if word in words("kata", "batas") or word in _TANDA or is_benda(word) or is_pasif(word):
            return False
    return False


@lru_cache(TERSIMPAN)
def tindakan(teks: str, bersubjek: bool = False) -> Tindakan:
    """The verbs that the main clause joins; verbs after "untuk", "yang", "jika" … and in brackets do not count.

    `bersubjek`: the text begins with who acts, whose words are passed over.
    """
    found: list[str] = []
    objek: list[bool] = []
    urut = dalam = False
    sambung = "awal"   # what stands right before the word: a joint, a word of sequence, who acts after one, or nothing
    semua = tuple(_outside_brackets(kata(teks)))
    start = _kerja_setelah_subjek(semua) if bersubjek else 0
    for word, follows in zip_longest(semua[start:], semua[start + 1 :], fillvalue=""):
        if word in words("kata", "urutan") or word == ";":
            sambung, dalam = "urut", False
        elif word in words("kata", "gabungan") or word == ",":
            sambung = sambung or "gabung"
        elif word in words("kata", "anak_kalimat"):
            sambung, dalam = "", True
        elif sambung and _counts(word, sambung, dalam):
            found.append(word)
            objek.append(_is_objek(follows))
            urut |= sambung in ("urut", "pelaku")
            sambung, dalam = "", False
        elif sambung == "urut" and (word in words("peran", "kepala") or word in mapping("peran", "singkatan")):
            sambung = "pelaku"
        elif word not in words("kata", "sebelum_kerja") and (sambung != "pelaku" or word in words("kata", "batas")):
            sambung = ""
    return Tindakan(tuple(found), urut, tuple(objek))


def _is_objek(word: str) -> bool:
    """Does the word after a verb begin its object, and not only say to whom, where or when?"""
    return bool(word) and word[0].isalnum() and not any(word in words("kata", name) for name in _BUKAN_OBJEK)


def _kerja_setelah_subjek(semua: tuple[str, ...]) -> int:
    """Where the verb stands that a subject's words lead to; "berwenang" before another verb belongs to the subject."""
    pairs = enumerate(zip(semua, (*semua[1:], ""), strict=True))
    return next((i for i, (word, follows) in pairs if is_men(word) or (is_aktif(word) and not is_men(follows))), 0)


def _counts(word: str, sambung: str, dalam: bool) -> bool:
    if is_men(word) or (is_aktif(word) and sambung not in ("gabung", "pelaku")):   # "rapi dan bersih" is no second action
        return not dalam or word.endswith("nya")   # "… yang diketik dan menyerahkannya": the object goes back to the main clause
    return sambung == "urut" and is_pasif(word)


def _outside_brackets(semua: tuple[str, ...]) -> Iterator[str]:
    depth = 0
    for word in semua:
        if word in "()":
            depth = max(0, depth + (1 if word == "(" else -1))
        elif not depth:
            yield word


def syarat(teks: str) -> str:
    """The word that opens a condition, as written; "" when there is none."""
    match = _SYARAT.search(teks)
    return match.group() if match else ""


def syarat_alur(teks: str) -> str:
    """The word that opens a condition on which it depends where the flow goes; "" when there is none.

    "Jika telah disetujui" and "3 hari setelah masa sanggah jika tidak ada sanggahan" tell when, "bila Camat berhalangan" who signs
    instead, and a condition inside "yang …" or "bahwa …" belongs to what is told of, unless it says what follows from it.
    """
    for match in _SYARAT.finditer(teks):
        before, after = _BATAS_KALIMAT.split(teks[: match.start()])[-1], _BATAS_KALIMAT.split(teks[match.end() :])[0]
        told = _AKIBAT.search(teks) is not None
        inside = not words("kata", "anak_kalimat").isdisjoint(kata(before))
        aside = _BERHALANGAN.search(after) or _JIKA_ADA.match(after) or _SETELAH.search(before[-_DEKAT:])
        if not aside and (told or not (inside or _SUDAH.match(after))):
            return match.group()
    return ""


def is_pilihan(teks: str) -> bool:
    """Is the condition only "apabila diperlukan" or its like?"""
    return _PILIHAN.search(teks) is not None


@lru_cache(TERSIMPAN)
def pokok(teks: str) -> frozenset[str]:
    """The words that tell what a document is."""
    hampa = words("kata", "hampa")
    return frozenset(w for w in kata(teks) if w not in hampa and w not in _TANDA and not w.isdigit() and len(w) > 1)


@lru_cache(TERSIMPAN)
def batang(teks: str) -> frozenset[str]:
    """The telling words of a text, so that one and many, "matrik" and "matriks", "laporannya" and "laporan" are the same."""
    return frozenset(_batang(word) for word in pokok(teks))


def _batang(word: str) -> str:
    first, _, second = word.partition("-")
    stem = (first if first == second else word).removesuffix("nya")
    return stem.removesuffix("s") if len(stem) > _PENDEK else stem


def is_membicarakan(teks: str, hal: str) -> bool:
    """Does the text speak of a thing: by one of its telling words, or by the first letters of its name?"""
    return not batang(teks).isdisjoint(batang(hal)) or is_disingkat(teks, hal)


def is_disingkat(teks: str, hal: str) -> bool:
    """Does the text shorten the name of a thing to its first letters ("SPM"), or write out what is shortened there?"""
    name = [word for word in kata(hal) if word[0].isalnum() and word not in words("kata", "hampa")]
    letters = "".join(word[0] for word in name)
    return (len(letters) > 2 and letters in kata(teks)) or any(len(word) > 2 and word in _huruf_awal(teks) for word in name)


@lru_cache(TERSIMPAN)
def _huruf_awal(teks: str) -> frozenset[str]:
    """First letters of every run of words: "surat perintah membayar" is "spm"."""
    letters = "".join(word[0] for word in kata(teks) if word[0].isalpha() and word not in words("kata", "hampa"))
    return frozenset(letters[i : i + size] for size in (3, 4) for i in range(len(letters) - size + 1))
