"""One item of dasar hukum → which regulation it cites, and how well.

    "Peraturan Pemerintah Nomor 12 Tahun 2019 tentang …"  →  PP, 12, 2019
    "PMK No. 210/PMK.05/2022 tentang …"                   →  Permen Keuangan, 210, 2022
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from sopdoc.check.peraturan.penerbit import JENIS, penerbit_of
from sopdoc.check.peraturan.peringkat import PERINGKAT, TAK_BERPERINGKAT, Kunci
from sopdoc.diagnostics import Span
from sopdoc.naskah import TIDAK_ADA, Butir, Naskah

_POLA = tuple((re.compile(pattern, re.IGNORECASE), jenis) for pattern, jenis in JENIS)
_TENTANG = re.compile(r"\b(?:tentang|ttg\b\.?)\s*", re.IGNORECASE)
_NOMOR = re.compile(r"\b(?:nomor|nomer|no)\b\s*[.:]?\s*(?P<nomor>[\w./-]*\d[\w./-]*)", re.IGNORECASE)
_TANPA_KATA_NOMOR = re.compile(r"\b(?P<nomor>[\w.-]*\d[\w.-]*(?:/[\w.-]+)+|[\w.-]*\d[\w.-]*(?=\s+tahun\b))", re.IGNORECASE)
_TAHUN = re.compile(r"\b(?:tahun|th\b\.?|thn\b\.?)\s*(?P<tahun>\d{4})\b", re.IGNORECASE)
_TAHUN_NOMOR = re.compile(r"(?:19[4-9]|20\d)\d")
_PENDEK = re.compile(r"(?P<nomor>\d+)/\d{4}")     # "35/2012"
_URUT = re.compile(r"(?:(?:PER|KEP|SE)[-/. ]*)?0*(?P<nomor>\d+)/(?:KEP/)?(?:PMK|KMK|M\.PAN)\b", re.IGNORECASE)   # numbered through the year
_UJUNG = re.compile(r"\s+(?:tentang|ttg|jo|juncto|sebagaimana|beserta)\b|\s*[(,;]", re.IGNORECASE)
_TERNOMOR = re.compile(r"^\d{1,2}\s*[.,)](?:\s+|$)")    # typed by hand before an item
_ISIAN = re.compile(     # dots, or words in their place: "(nomor dan tahun diisi)"
    r"(?<!\bdst)(?<!\bdll)(?:\.{3,}|…+)|(?:\. ){2,}\.|_{2,}|\?{2,}|\bX{2,}\b(?!/)"
    r"|\((?=[^)]*\b(?:nomor|tahun|judul|tanggal)\b)[^)]*\bdi(?:isi|lengkapi|sesuaikan)\b[^)]*\)", re.IGNORECASE
)
_MENGUBAH = re.compile(r"\bperubahan\b.*?\batas\s+(?P<diubah>.+)", re.IGNORECASE | re.DOTALL)
_MANA_PUN = re.compile(r"peraturan\s+perundang", re.IGNORECASE)     # of any kind
_SINGKATAN = ("UU", "PP", "Perpres", "Perppu", "Keppres", "Inpres")     # kinds by which such a regulation is called


@dataclass(frozen=True, slots=True)
class Kutipan:
    """A citation: `jenis` is a key of PERINGKAT ("" for none); `nomor`, `judul` and `tahun` are "" and 0 when they are missing."""

    teks: str
    jenis: str
    penerbit: str = ""
    nomor: str = ""
    tahun: int = 0
    judul: str = ""

    @property
    def kunci(self) -> Kunci:
        return f"{self.jenis} {self.penerbit}".strip(), self.nomor, self.tahun

    @property
    def peringkat(self) -> tuple[int, int]:
        """The highest and the lowest level that it may have."""
        return PERINGKAT.get(self.jenis, TAK_BERPERINGKAT)

    @property
    def pendek(self) -> str:
        """As a message names it: "PP 12/2019", or the first words of what cannot be shortened."""
        if self.jenis in _SINGKATAN and self.nomor and self.tahun:
            return f"{self.jenis} {self.nomor}/{self.tahun}"
        words = _UJUNG.split(self.teks, maxsplit=1)[0].strip(" .").split()
        return " ".join(words) if len(words) <= 14 else f"{' '.join(words[:14])} …"

    @property
    def diubah(self) -> Kunci | None:
        """The regulation that this one amends."""
        found = _MENGUBAH.match(self.judul)
        return parse_kutipan(found["diubah"]).kunci if found else None


@lru_cache(maxsize=4096)
def parse_kutipan(teks: str) -> Kutipan:
    """The first citation of the item: what it amends or carries out comes later in it."""
    start = re.sub(r"^\W+", "", teks)
    jenis = next((jenis for pattern, jenis in _POLA if pattern.match(start)), "")
    parts = _TENTANG.split(start, maxsplit=1)
    judul = parts[1] if len(parts) == 2 else ""
    if not jenis:
        return Kutipan(teks, "", judul=judul)
    kepala = re.sub(r"\s*/\s*", "/", parts[0])
    nomor, tahun = _nomor_dan_tahun(kepala)
    penerbit = penerbit_of(jenis, kepala)
    if jenis == "Peraturan" and (not penerbit or _MANA_PUN.match(start)):
        return Kutipan(teks, "", "", nomor, tahun, judul)
    return Kutipan(teks, jenis, penerbit, nomor, tahun, judul)


def kutipan(naskah: Naskah) -> Iterator[tuple[Kutipan, Span]]:
    """The items of dasar hukum, parsed; lines of one item one by one, unless a number that was typed says where the next one begins.
    What is still to be filled in cites nothing yet (SOP324).
    """
    for span, lines in groupby(naskah.bagian.get("dasar hukum", ()), key=lambda butir: butir.span):
        for teks in _utuh(tuple(lines)):
            if teks and teks != TIDAK_ADA and not isian(teks):
                yield parse_kutipan(teks), span


def _utuh(lines: tuple[Butir, ...]) -> Iterator[str]:
    """The items that stand in one text: numbered by hand, each goes on to the next number, however its lines were broken."""
    begins = _mulai(lines)
    if not any(begins):
        yield from (butir.teks for butir in lines)
        return
    items: list[list[str]] = [[]]
    for butir, is_new in zip(lines, begins, strict=True):
        if is_new:
            items.append([])
        items[-1].append(_TERNOMOR.sub("", butir.teks, count=1))
    yield from (" ".join(filter(None, item)) for item in items)


def _mulai(lines: tuple[Butir, ...]) -> list[bool]:
    """Which lines begin an item: those with a number, or a citation above the line in which its number stands alone, copied so from a
    sheet that sets numbers in the middle of their items.
    """
    alone = [_TERNOMOR.fullmatch(butir.teks) is not None for butir in lines]
    above = [below and bool(parse_kutipan(butir.teks).jenis) for butir, below in zip(lines, (*alone[1:], False), strict=False)]
    return [
        first or (bool(butir.nomor or _TERNOMOR.match(butir.teks)) and not (single and begun))
        for butir, first, single, begun in zip(lines, above, alone, (False, *above), strict=False)
    ]


def isian(teks: str) -> re.Match[str] | None:
    """A slot in a citation, where words are still missing."""
    return _ISIAN.search(teks)


def _nomor_dan_tahun(kepala: str) -> tuple[str, int]:
    """The number as it tells regulations of one issuer and year apart, and the year, which may be a part of the number."""
    found = _NOMOR.search(kepala) or _TANPA_KATA_NOMOR.search(kepala)
    nomor = found["nomor"].strip("./-") if found else ""
    years = [part for part in re.split(r"[/.-]", nomor)[1:] if _TAHUN_NOMOR.fullmatch(part)]
    tahun = _TAHUN.search(kepala)
    short = _PENDEK.fullmatch(nomor) or _URUT.match(nomor)
    number = short["nomor"] if short else nomor.casefold()
    return number.lstrip("0"), int(tahun["tahun"] if tahun else years[-1] if years else 0)
