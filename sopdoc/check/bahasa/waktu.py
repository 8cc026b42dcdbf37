"""The words of a waktu cell → durations in their units.  "± 30 menit", "1 – 20 Hari Kerja", "2 jam 30 menit", "480"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from sopdoc.check.bahasa.daftar import mapping
from sopdoc.check.bahasa.kalimat import TERSIMPAN


@dataclass(frozen=True, slots=True)
class Durasi:
    """One number with its unit, or a range up to it; `satuan` is "" when the unit stands in the column's title."""

    angka: float
    satuan: str
    rentang: bool = False


_TERPANJANG = 120   # characters; a longer text is a sentence, and the patterns take quadratic time

_SATUAN = "|".join(re.escape(s).replace(r"\ ", r"\s+") for s in sorted(mapping("satuan", "satuan"), key=len, reverse=True))
_ANGKA_KATA = "|".join(mapping("satuan", "angka"))
_ANGKA = rf"(?:\d+\s*/\s*\d+|\d+(?:[.,]\d+)?|{_ANGKA_KATA})"
_HUBUNG = r"\s*(?:-|–|—|s\.?\s?/?\s?d\.?|sampai(?:\s+dengan)?|hingga)\s*"
_SEBELUM = re.compile(
    r"^(?:±|≤|<|~|\+/-|\+-|maks(?:imal|imum)?\.?|max\.?|min(?:imal|imum)?\.?|paling\s+(?:lama|lambat|cepat|singkat)|kurang\s+lebih|lebih\s+kurang"
    r"|sekitar|selama|dalam(?:\s+waktu)?)\s*"
)
_RAGAM = re.compile(r"\([^()]*\)")
_CARA = re.compile(rf"\((?!\s*(?:{_ANGKA_KATA}|kerja|kalender)\b)[^()\d]*\)")    # when a duration holds, if two say so
_SESUDAH = re.compile(   # no fraction
    r"\s*(?:(?<=[^\d\s])/|(?<=[^\d\s])\s+/|/(?!\s*\d)|\bper\b|\b(?:untuk|setiap|tiap|sejak|setelah|sesudah|terhitung)\b).*$"
)
_POTONG = re.compile(
    rf"(?P<a>{_ANGKA})(?:{_HUBUNG}(?P<b>{_ANGKA}))?\s*"
    rf"(?:(?P<kali>x|×)\s*24\s*jam(?:\s+kerja)?\b|(?P<satuan>{_SATUAN})\b\.?)"
)
_ANGKA_SAJA = re.compile(rf"{_ANGKA}(?:{_HUBUNG}{_ANGKA})?")
_ANTARA = re.compile(rf"\s*(?:,|;|dan|\+|{_HUBUNG.strip()})?\s*")
_RENTANG = re.compile(rf"{_HUBUNG}")
_TINGKAT = {"detik": 0, "menit": 1, "jam": 2, "hari": 3, "hari kerja": 3, "minggu": 4, "bulan": 5, "triwulan": 6, "semester": 7, "tahun": 8}
_RENTANG_DUA = re.compile(r"[-–—]|\bs\.?\s?/?\s?d\b|\b(?:sampai|hingga)\b")


@lru_cache(TERSIMPAN)
def read_waktu(teks: str) -> tuple[Durasi, ...]:
    """Every duration of the cell; () when it is none."""
    if len(teks) > _TERPANJANG:
        return ()
    text = " ".join(_RAGAM.sub(" ", teks.casefold().replace("½", "1/2")).split())
    while match := _SEBELUM.match(text):
        text = text[match.end() :]
    text = _SESUDAH.sub("", text).strip(" .")
    if _ANGKA_SAJA.fullmatch(text):
        ends = [_angka(part) for part in _RENTANG.split(text)]
        return (Durasi(ends[-1], "", len(ends) > 1),)
    return _potongan(text)


def _potongan(text: str) -> tuple[Durasi, ...]:
    """The pieces that fill the whole text; in "30 menit - 3 jam" the second one ends a range."""
    result: list[Durasi] = []
    end = 0
    for match in _POTONG.finditer(text):
        between = text[end : match.start()]
        if _ANTARA.fullmatch(between) is None:
            return ()
        result.append(_durasi(match, between.strip() not in ("", ",", ";", "dan", "+")))
        end = match.end()
    return tuple(result) if result and not text[end:].strip(" .,;") else ()


def _durasi(match: re.Match[str], ends_range: bool) -> Durasi:
    satuan = "hari" if match["kali"] else mapping("satuan", "satuan")[" ".join(match["satuan"].split())]
    return Durasi(_angka(match["b"] or match["a"]), satuan, ends_range or match["b"] is not None)


def _angka(text: str) -> float:
    above, _, below = mapping("satuan", "angka").get(text.strip(), text).replace(",", ".").partition("/")
    return float(above) / (float(below or 1) or 1.0)


@lru_cache(TERSIMPAN)
def satuan_tak_sejalan(teks: str) -> tuple[str, str] | None:
    """Two units of one cell that no sum explains, as in "15 menit / 2 hari"; "1 jam 30 menit" is a sum, "1-2 jam" a range."""
    text = teks.casefold() if len(teks) <= _TERPANJANG else ""
    text = _RAGAM.sub(" ", _CARA.sub("/", text) if len(_CARA.findall(text)) > 1 else text)
    pieces = list(_POTONG.finditer(text))
    for first, second in pairwise(pieces):
        one, other = _durasi(first, False).satuan, _durasi(second, False).satuan
        between = text[first.end() : second.start()]
        summed = _ANTARA.fullmatch(between) is not None and _TINGKAT[one] > _TINGKAT[other]
        if one != other and not summed and not _RENTANG_DUA.search(between):
            return one, other
    return None
