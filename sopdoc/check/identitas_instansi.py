"""Words that belong to another agency: what remains when an SOP is copied from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from sopdoc.check.kata import kata
from sopdoc.check.naskah import Himpunan, Naskah
from sopdoc.check.rule import Finding, agency_rule
from sopdoc.diagnostics import Severity
from sopdoc.model.sop import Instansi
from sopdoc.source.node import MappingNode, ScalarNode, SequenceNode

_ALAMAT = re.compile(r"\b(?:Jl\b|Jln\b|Jalan\b|Telp|Telepon|Faks|Fax|Kode Pos|E-?mail|Surel)|www\.|https?:|@", re.IGNORECASE)

# Kind of agency → words in its head that show it.  A title without a name ("Kepala Dinas") means the agency's own.
_JENIS: dict[str, frozenset[str]] = {
    "dinas": frozenset({"dinas"}),
    "badan": frozenset({"badan"}),
    "biro": frozenset({"biro"}),
    "kecamatan": frozenset({"kecamatan", "camat"}),
    "kelurahan": frozenset({"kelurahan", "lurah"}),
    "puskesmas": frozenset({"puskesmas"}),
}
_JABATAN = re.compile(
    r"\b(?:(?i:Kepala|Sekretaris|Ka\.?) (?P<jenis>(?i:Dinas|Badan|Biro|Kelurahan|Puskesmas))"
    r"|(?P<singkat>(?i:Kadis|Kaban|Karo|Sekcam|Sekdis)))\b"
    r"(?! [A-Z])(?! (?:yang|lain|terkait)\b)(?! (?!(?:agar|atau|dalam|dan|dengan|guna|kepada|melalui|oleh|pada|serta|untuk)\b)[a-z])"
)
_SINGKATAN = {"kadis": "dinas", "sekdis": "dinas", "kaban": "badan", "karo": "biro", "sekcam": "kecamatan"}
_WILAYAH = ("Kabupaten", "Kota", "Provinsi", "Kecamatan", "Kelurahan")
_PENGUASA = {
    "bupati": "Kabupaten", "wali kota": "Kota", "walikota": "Kota", "gubernur": "Provinsi", "camat": "Kecamatan", "lurah": "Kelurahan",
}
_SEBUTAN = "|".join((*_WILAYAH, "Bupati", "Wali Kota", "Walikota", "Gubernur", "Camat", "Lurah"))
_TEMPAT = re.compile(rf"\b(?P<sebutan>(?i:{_SEBUTAN})) (?P<nama>[A-Z][\w'-]+(?: [A-Z][\w'-]+){{0,3}})")
_BUKAN_NAMA = frozenset({
    "nomor", "tahun", "tentang", "dan", "atau", "setempat", "lain", "yang", "sekretaris", "wakil", "kota", "kabupaten", "melalui", "untuk",
    "dengan", "oleh", "selaku", "sebagai", "provinsi", "kepada", "dalam",
})


@agency_rule("SOP343", Severity.CATATAN)
def alamat_di_kop(himpunan: Himpunan) -> Iterator[Finding]:
    """Alamat ditulis di antara nama instansi.

    ## Apa
    Baris `kop` memuat jalan, telepon, kode pos, atau alamat surel. Baris `kop` dicetak besar dan tebal, seperti nama instansi.

    ## Mengapa
    Di kepala naskah dinas nama instansi dicetak besar, alamatnya kecil di bawahnya (kelaziman kop surat dinas).

    ## Salah
    ```yaml
    # berkas: instansi.yaml
    kop:
      - PEMERINTAH KOTA UJI
      - DINAS PERPUSTAKAAN
      - Jalan Merdeka Nomor 1, Telp. (021) 555000
    ```

    ## Benar
    ```yaml
    # berkas: instansi.yaml
    kop:
      - PEMERINTAH KOTA UJI
      - DINAS PERPUSTAKAAN
    alamat: Jalan Merdeka Nomor 1, Telp. (021) 555000
    ```
    """
    node = himpunan.berkas.node
    kop = node.get("kop") if isinstance(node, MappingNode) else None
    for line in kop.items if isinstance(kop, SequenceNode) else ():
        if isinstance(line, ScalarNode) and _ALAMAT.search(line.text):
            yield Finding(line.span, "alamat dicetak sebesar nama instansi", "alamat", "pindahkan baris ini ke `alamat:`")


def _kop(instansi: Instansi) -> tuple[str, ...]:
    return *instansi.kop, *instansi.alamat, *instansi.unit


@agency_rule("SOP325", Severity.PERINGATAN)
def sisa_instansi_lain(himpunan: Himpunan) -> Iterator[Finding]:
    """Teks menyebut jenis atau nama instansi lain.

    ## Apa
    Sebutan jabatan tanpa nama ("Kepala Dinas", "Kaban", "Sekcam") tidak cocok dengan jenis instansi pada kop, atau nama wilayah
    setingkat ("Kabupaten …", "Kecamatan …", "Peraturan Bupati …") lain daripada wilayah pada kop.

    ## Mengapa
    SOP yang disalin dari instansi lain sering masih menyebut pejabat, wilayah, bahkan peraturan instansi asalnya (cacat nyata:
    kecamatan di satu kota tertulis di lembar kota lain). Pihak luar ditulis dengan nama lengkapnya, misalnya "Kepala Dinas
    Kesehatan".

    ## Salah
    ```yaml
    pencatatan dan pendataan: Dicatat dalam buku induk Perpustakaan Kabupaten Maju Jaya
    ```

    ## Benar
    ```yaml
    pencatatan dan pendataan: Dicatat dalam buku induk Perpustakaan Kabupaten Nusa Raya
    ```
    """
    instansi = himpunan.berkas.instansi
    for naskah in himpunan.naskah:
        kepala = " \n ".join((*_kop(instansi), *naskah.sop.identitas.unit, instansi.tempat, *_jabatan(naskah)))
        jenis = frozenset(name for name, words in _JENIS.items() if words & frozenset(kata(kepala)))
        wilayah = wilayah_dari(" \n ".join(_kop(instansi)))
        if jenis:
            yield from _sebutan(naskah, jenis)
        if wilayah:
            yield from _nama(naskah, wilayah)


def _jabatan(naskah: Naskah) -> Iterator[str]:
    yield from (pejabat.jabatan for pejabat in naskah.sop.instansi.pejabat.values())


def _sebutan(naskah: Naskah, jenis: frozenset[str]) -> Iterator[Finding]:
    """Titles without a name, of a kind that this agency is not; told of any text once."""
    for node, first in naskah.matching(_JABATAN):
        for match in _JABATAN.finditer(node.text, first.start()):
            kind = _SINGKATAN[match["singkat"].lower()] if match["singkat"] else match["jenis"].lower()
            if kind not in jenis:
                message = f'"{match.group()}" tidak cocok dengan instansi pada kop ({", ".join(sorted(jenis))})'
                hint = "ganti dengan jabatan di instansi ini, atau sebut nama lengkap instansi luarnya"
                yield Finding(node.span, message, "jabatan instansi lain", hint)
                break


def _nama(naskah: Naskah, wilayah: dict[str, tuple[str, ...]]) -> Iterator[Finding]:
    """Names of regions of a level that the agency has a name for; told of any text once."""
    for node, first in naskah.matching(_TEMPAT):
        for match in _TEMPAT.finditer(node.text, first.start()):
            sebutan, named = match["sebutan"], _bersih(match["nama"])
            level = _PENGUASA.get(sebutan.lower(), sebutan.capitalize())
            own = wilayah.get(level)
            if own and named and named[: len(own)] != own[: len(named)]:
                message = f'"{sebutan} {" ".join(named).title()}" bukan {level.lower()} pada kop ({" ".join(own).title()})'
                yield Finding(node.span, message, "wilayah lain", "periksa, mungkin tersalin dari instansi lain")
                break


@lru_cache(maxsize=64)
def wilayah_dari(kepala: str) -> dict[str, tuple[str, ...]]:
    """Level → the words of the agency's region in its head: "KABUPATEN NUSA RAYA" → Kabupaten: nusa raya."""
    found: dict[str, tuple[str, ...]] = {}
    for match in _TEMPAT.finditer(kepala):
        named = _bersih(match["nama"])
        if named:
            found.setdefault(_PENGUASA.get(match["sebutan"].lower(), match["sebutan"].capitalize()), named)
    return found


def _bersih(nama: str) -> tuple[str, ...]:
    """The words up to the first that is no part of a name."""
    words = kata(nama)
    end = next((index for index, word in enumerate(words) if word in _BUKAN_NAMA), len(words))
    return words[:end]
