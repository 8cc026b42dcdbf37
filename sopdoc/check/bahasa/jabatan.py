"""Words → titles of those who head an office, written without its name ("Kepala Dinas", "Kaban", "Camat"), and which kind they mean.

A title without a name means the office on the kop; whoever stands outside is called by his office's full name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sopdoc.check.bahasa.daftar import mapping, words
from sopdoc.check.bahasa.kalimat import is_aktif, is_pasif, kata, kata_kerja_lazim
from sopdoc.naskah import Naskah

_KATA = re.compile(r"\s+([^\W\d_][\w-]*)")
_LUAR = re.compile(   # one of many, or one told of elsewhere
    r"\s+(?:yang|lain(?:nya)?|terkait|setempat|masing-masing|tersebut|bersangkutan|dimaksud|asal|tujuan|pengusul|pemohon"
    r"|di\s+(?:lingkungan|wilayah|seluruh))\b", re.IGNORECASE
)
_SEMUA = re.compile(r"\b(?:para|seluruh|semua|setiap|tiap|tiap-tiap|masing-masing|beberapa|antar|kantor)\s+$", re.IGNORECASE)
_PEMERINTAH = re.compile(r"(?:pemerintah|republik|provinsi|kabupaten|kota)\b", re.IGNORECASE)
_JENIS = "dinas|badan|biro|kantor|satuan|balai|uptd?|kelurahan|kecamatan|puskesmas"
_SINGKAT = "|".join(mapping("peran", "kepala_singkat")).replace(" ", r"\s+")
GELAR = re.compile(
    rf"(?<![\w-])(?:(?:kepala|sekretaris|ka\.?)\s+(?P<jenis>{_JENIS})|(?<!\btanah\s)(?<!\bkabupaten\s)(?:sekretaris\s+)?(?P<singkat>{_SINGKAT}))"
    rf"(?![\w-])(?P<pilihan>(?:\s*/\s*(?:(?:kepala\s+)?(?:{_JENIS})|{_SINGKAT})(?![\w-]))*)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sebutan:
    """A title as written, and the kind of office that it heads, a key of `peran.toml`'s `jenis_kantor`."""

    teks: str
    jenis: str


def sebutan(teks: str) -> Iterator[Sebutan]:
    """Every title without a name; "Kepala Dinas/Badan" may be any of many."""
    for match in GELAR.finditer(teks):
        if not match["pilihan"] and not _is_lain(teks[: match.start()], teks[match.end() :]):
            yield Sebutan(match.group(), _jenis(match))


def jenis_kantor(kepala: str) -> frozenset[str]:
    """The kinds of office whose head an agency with these words on its kop may call by his bare title."""
    own = frozenset(kata(kepala))
    return frozenset(jenis for jenis, shown in mapping("peran", "jenis_kantor").items() if own & frozenset(shown.split()))


def kantor(naskah: Naskah) -> tuple[str, ...]:
    """The offices on an SOP's kop, its own first; none where it names a government alone, which has heads of every kind."""
    lines = *naskah.sop.identitas.unit, *naskah.sop.instansi.unit, *naskah.sop.instansi.kop
    return tuple(line for line in lines if not _PEMERINTAH.match(line))


def jenis_sendiri(naskah: Naskah) -> frozenset[str]:
    """The kinds of office whose head an SOP may call by his bare title: those of its kop, its place, its officials."""
    instansi = naskah.sop.instansi
    return jenis_kantor(" ".join((*kantor(naskah), instansi.tempat, *(pejabat.jabatan for pejabat in instansi.pejabat.values()))))


def singkatan_asing(naskah: Naskah) -> frozenset[str]:
    """Heads in one word ("kaban") that are not this agency's: SOP325 tells of them."""
    own = jenis_sendiri(naskah)
    return frozenset(word for word, jenis in mapping("peran", "kepala_singkat").items() if kantor(naskah) and jenis not in own)


def _jenis(match: re.Match[str]) -> str:
    if match["singkat"]:
        return mapping("peran", "kepala_singkat")[" ".join(match["singkat"].casefold().split())]
    jenis: str = match["jenis"].casefold()
    return "upt" if jenis == "uptd" else jenis


def _is_lain(before: str, after: str) -> bool:
    """The head of a named office, or any head of that kind?  What only carries the sentence on is no name."""
    if _SEMUA.search(before) or _LUAR.match(after):
        return True
    follows = _KATA.match(after)
    return follows is not None and not _goes_on(follows[1])


def _goes_on(word: str) -> bool:
    small = word.casefold()
    if small in _penyambung() or small in kata_kerja_lazim():
        return True
    return word == small and (is_aktif(word) or is_pasif(word))   # in capitals it may be a place: Menteng, Merauke


@cache
def _penyambung() -> frozenset[str]:
    lists = ("batas", "urutan", "gabungan", "anak_kalimat", "sebelum_kerja", "syarat")
    return frozenset({"atau", "maka", "selaku", "beserta"}).union(*(words("kata", name) for name in lists))
