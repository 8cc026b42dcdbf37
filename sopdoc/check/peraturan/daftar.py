"""What is known about regulations that SOPs cite: since when they are in force, until when, what took their place, and who says so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sopdoc.check.peraturan.kementerian import KEMENTERIAN
from sopdoc.check.peraturan.peringkat import Kunci
from sopdoc.check.peraturan.pusat import PUSAT
from sopdoc.model.nilai import Tanggal

_NAMA = {      # a kind with its issuer, as a citation begins
    "UU": "Undang-Undang", "PP": "Peraturan Pemerintah", "Perpres": "Peraturan Presiden", "Keppres": "Keputusan Presiden",
    "Permen PANRB": "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi",
    "Kepmen PANRB": "Keputusan Menteri Pendayagunaan Aparatur Negara", "Permen Dalam Negeri": "Peraturan Menteri Dalam Negeri",
    "Permen Keuangan": "Peraturan Menteri Keuangan", "Permen Kesehatan": "Peraturan Menteri Kesehatan",
    "Permen Pendidikan Dan Kebudayaan": "Peraturan Menteri Pendidikan dan Kebudayaan",
    "Permen Pendidikan Dasar Dan Menengah": "Peraturan Menteri Pendidikan Dasar dan Menengah",
    "Peraturan BKN": "Peraturan Badan Kepegawaian Negara", "Peraturan LKPP": "Peraturan Lembaga Kebijakan Pengadaan Barang/Jasa Pemerintah",
    "Peraturan ANRI": "Peraturan Arsip Nasional Republik Indonesia", "Peraturan Komisi Informasi": "Peraturan Komisi Informasi",
    "Peraturan Polri": "Peraturan Kepolisian Negara Republik Indonesia", "Permen MA": "Peraturan Mahkamah Agung",
}
_SINGKAT = ("UU", "PP", "Perpres", "Keppres")
_BARIS = re.compile(
    r"(?P<nomor>\S+)\s+(?P<sejak>\S+)\s+(?P<judul>.+?)(?: > (?P<cabut>\S+) (?P<oleh>.+?) (?P<pengganti>\S+?)(?: : (?P<sumber>.+))?)?"
)


@dataclass(frozen=True, slots=True)
class Pencabutan:
    """When a regulation lost its force (None: not certain), which one took its place, and what says so ("": that one)."""

    tanggal: Tanggal | None
    pengganti: Kunci
    tertulis: str

    @property
    def sumber(self) -> str:
        return self.tertulis or f"{peraturan()[self.pengganti].pendek}, ketentuan penutup"


@dataclass(frozen=True, slots=True)
class Peraturan:
    """`nama`: as it is cited, up to its year; `sejak` is None where only the year of its number is known."""

    kunci: Kunci
    nama: str
    judul: str
    sejak: Tanggal | None
    cabut: Pencabutan | None

    @property
    def pendek(self) -> str:
        jenis, nomor, tahun = self.kunci
        return f"{jenis} {nomor}/{tahun}" if jenis in _SINGKAT else self.nama

    @property
    def kutipan(self) -> str:
        return f"{self.nama} tentang {self.judul}"


@cache
def peraturan() -> dict[Kunci, Peraturan]:
    """All that are known."""
    return {one.kunci: one for table in (PUSAT, KEMENTERIAN) for jenis, lines in table.items() for one in _baris(jenis, lines)}


def pengganti(cabut: Pencabutan) -> Peraturan:
    """What is in force in the place of a repealed regulation today: the last of those that replaced each other for certain."""
    known = peraturan()[cabut.pengganti]
    return pengganti(known.cabut) if known.cabut and known.cabut.tanggal else known


def _baris(jenis: str, lines: str) -> Iterator[Peraturan]:
    for line in lines.strip().splitlines():
        match = _BARIS.fullmatch(" ".join(line.split()))
        if match is None:
            raise AssertionError(f"not a line of the table: {line}")
        nomor = match["nomor"]
        yield Peraturan(_kunci(jenis, nomor), _nama(jenis, nomor), match["judul"], _tanggal(match["sejak"]), _cabut(match))


def _cabut(match: re.Match[str]) -> Pencabutan | None:
    if not match["cabut"]:
        return None
    return Pencabutan(_tanggal(match["cabut"]), _kunci(match["oleh"], match["pengganti"]), match["sumber"] or "")


def _kunci(jenis: str, nomor: str) -> Kunci:
    """Numbers count through the year; what stands between number and year ("PMK.05") is known from the kind."""
    return jenis, nomor.partition("/")[0].lstrip("0"), int(nomor.rpartition("/")[2])


def _nama(jenis: str, nomor: str) -> str:
    urut, _, tahun = nomor.partition("/")
    return f"{_NAMA[jenis]} Nomor {nomor}" if "/" in tahun else f"{_NAMA[jenis]} Nomor {urut} Tahun {tahun}"


def _tanggal(teks: str) -> Tanggal | None:
    if not teks[0].isdigit():
        return None
    tahun, bulan, *hari = map(int, teks.split("-"))
    return Tanggal(tahun, bulan, hari[0] if hari else None)
