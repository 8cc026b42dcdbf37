"""One item of dasar hukum → which regulation it cites, and how well.

    "Peraturan Pemerintah Nomor 12 Tahun 2019 tentang …"  →  PP, 12, 2019
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from sopdoc.check.data.peraturan import PERINGKAT, Kunci
from sopdoc.check.kata import kata
from sopdoc.diagnostics import Span
from sopdoc.naskah import Naskah

# First match wins.  The second word of the pair is the level in PERINGKAT; "Permen" and what follows it take an issuer.
_JENIS: tuple[tuple[str, str], ...] = (
    (r"undang-? ?undang dasar|uud", "UUD"),
    (r"(?:ketetapan|tap) (?:majelis|mpr)", "TAP MPR"),
    (r"peraturan pemerintah pengganti|perp+u", "Perppu"),
    (r"undang-? ?undang|uu(?= no| \d)", "UU"),
    (r"peraturan pemerintah|pp(?= no| \d)", "PP"),
    (r"peraturan presiden|perpres", "Perpres"),
    (r"keputusan presiden|keppres", "Keppres"),
    (r"instruksi presiden|inpres", "Inpres"),
    (r"peraturan daerah|perda|qanun", "Perda"),
    (r"peraturan (?:gubernur|bupati|wali ?kota)|pergub|perbup|perwali?", "Perkada"),
    (r"peraturan desa|perdes", "Perkada"),
    (r"surat edaran|se(?= men| no)|instruksi", "SE"),
    (r"keputusan (?:gubernur|bupati|wali ?kota|kepala dinas|kepala badan)|kepgub|kepbup", "Keputusan"),
    (r"keputusan|kepmen|kep(?:/|\.)", "Kepmen"),
    (r"peraturan|permen|perka|perban|per(?:/|\.)", "Permen"),
)
_POLA = tuple((re.compile(pattern, re.IGNORECASE), level) for pattern, level in _JENIS)
_NOMOR = re.compile(r"\b(?:nomor|no|nomer)\b\s*[.:]?\s*(?P<nomor>[\w./-]+)", re.IGNORECASE)
_TAHUN = re.compile(r"\btahun\s+(?P<tahun>\d{4})\b", re.IGNORECASE)
_SINGKAT = re.compile(r"\b(?P<nomor>\d+)\s*/\s*(?P<tahun>(?:19|20)\d\d)\b")     # "35/2012"
_LAMA = re.compile(r"\bPER/(?P<nomor>\d+)/M\.PAN/\d+/(?P<tahun>\d{4})\b", re.IGNORECASE)
_PENERBIT: tuple[tuple[frozenset[str], str], ...] = (
    (frozenset({"pendayagunaan"}), "PANRB"), (frozenset({"menpan"}), "PANRB"), (frozenset({"permenpan"}), "PANRB"),
    (frozenset({"pan"}), "PANRB"), (frozenset({"panrb"}), "PANRB"), (frozenset({"permendagri"}), "Dalam Negeri"),
)


@dataclass(frozen=True, slots=True)
class Kutipan:
    """A citation: `jenis` is a key of PERINGKAT ("" for none), `nomor` and `tahun` are "" and 0 when they are missing."""

    teks: str
    jenis: str
    penerbit: str = ""
    nomor: str = ""
    tahun: int = 0
    tentang: bool = False

    @property
    def kunci(self) -> Kunci:
        return f"{self.jenis} {self.penerbit}".strip(), self.nomor, self.tahun

    @property
    def peringkat(self) -> int:
        return PERINGKAT[self.jenis]

    @property
    def pendek(self) -> str:
        """As a message names it: "PP 12/2019", or the first words of what cannot be shortened."""
        if self.jenis in ("UU", "PP", "Perpres", "Perppu", "Keppres", "Inpres") and self.nomor and self.tahun:
            return f"{self.jenis} {self.nomor}/{self.tahun}"
        words = re.split(r"\s+tentang\b", self.teks, maxsplit=1, flags=re.IGNORECASE)[0].split()
        return " ".join(words) if len(words) <= 14 else f"{' '.join(words[:14])} …"


@lru_cache(maxsize=4096)
def parse_kutipan(teks: str) -> Kutipan:
    """The first citation of the item: what it amends or carries out comes later in it."""
    start = re.sub(r"^\W+", "", teks)
    jenis = next((level for pattern, level in _POLA if pattern.match(start)), "")
    if not jenis:
        return Kutipan(teks, "")
    kepala, tentang, _ = _bagi(start)
    lama = _LAMA.search(start)
    singkat = lama or _SINGKAT.search(kepala)
    nomor, tahun = _NOMOR.search(kepala), _TAHUN.search(kepala)
    number = singkat["nomor"] if singkat else nomor["nomor"].rstrip(".,") if nomor else ""
    year = int(tahun["tahun"] if tahun else singkat["tahun"] if singkat else 0)
    return Kutipan(teks, jenis, "PANRB" if lama else _penerbit(jenis, kepala), number.lstrip("0"), year, tentang)


def kutipan(naskah: Naskah) -> Iterator[tuple[Kutipan, Span]]:
    """The items of dasar hukum, parsed; lines of one item one by one."""
    for butir in naskah.bagian.get("dasar hukum", ()):
        yield parse_kutipan(butir.teks), butir.span


def _bagi(teks: str) -> tuple[str, bool, str]:
    """What stands before the first "tentang", whether there is one, what follows."""
    head, found, rest = re.sub(r"\btentang\b", "tentang", teks, flags=re.IGNORECASE).partition("tentang")
    return head, bool(found), rest


def _penerbit(jenis: str, kepala: str) -> str:
    """Who issued it, as far as the kind leaves that open: the words between the kind and the number."""
    if jenis not in ("Permen", "Kepmen", "Perda", "Perkada", "Keputusan", "SE"):
        return ""
    words = kata(re.split(r"\b(?:nomor|no|nomer)\b", kepala, maxsplit=1, flags=re.IGNORECASE)[0])
    short = next((name for known, name in _PENERBIT if known & frozenset(words)), "")
    if short:
        return short
    rest = [word for word in words if word not in ("peraturan", "keputusan", "menteri", "republik", "indonesia", "ri", "surat", "edaran")]
    return " ".join(rest).title()
