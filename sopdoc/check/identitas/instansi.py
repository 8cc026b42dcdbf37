"""Words that belong to another agency: what remains when an SOP is copied from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from sopdoc.check.bahasa.jabatan import GELAR, jenis_sendiri, kantor, sebutan
from sopdoc.check.bahasa.peran import normal
from sopdoc.check.identitas.kantor import kantor_lain
from sopdoc.check.kata import kata
from sopdoc.check.rule import Finding, agency_rule
from sopdoc.diagnostics import Severity, Weight
from sopdoc.model.sop import Instansi
from sopdoc.naskah import Himpunan, Naskah
from sopdoc.source.node import MappingNode, ScalarNode, SequenceNode

_ALAMAT = re.compile(r"\b(?:Jl\b|Jln\b|Jalan\b|Telp|Telepon|Faks|Fax|Kode Pos|E-?mail|Surel)|www\.|https?:|@", re.IGNORECASE)

_BANYAK = ("kecamatan", "kelurahan")     # every agency has many as neighbours: a column is theirs, whichever
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


@agency_rule("SOP343", Severity.CATATAN, Weight.BENTUK)
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

    ## Bukan salah
    Alamat surel dan telepon di baris alamat:
    ```yaml
    # berkas: instansi.yaml
    alamat: [Jalan Merdeka Nomor 1, "Telp. (021) 555000, surel dinas@uji.go.id"]
    ```
    """
    node = himpunan.berkas.node
    kop = node.get("kop") if isinstance(node, MappingNode) else None
    for line in kop.items if isinstance(kop, SequenceNode) else ():
        if isinstance(line, ScalarNode) and _ALAMAT.search(line.text):
            yield Finding(line.span, "alamat dicetak sebesar nama instansi", "alamat", "pindahkan baris ini ke `alamat:`")


def _kop(instansi: Instansi) -> tuple[str, ...]:
    return *instansi.kop, *instansi.alamat, *instansi.unit


@agency_rule("SOP325", Severity.PERINGATAN, Weight.SALAH)
def sisa_instansi_lain(himpunan: Himpunan) -> Iterator[Finding]:
    """Teks menyebut jenis atau nama instansi lain.

    ## Apa
    Sebutan jabatan tanpa nama ("Kepala Dinas", "Kaban", "Camat", "Sekcam") bukan milik instansi pada kop, atau nama wilayah
    setingkat ("Kabupaten …", "Kecamatan …", "Peraturan Bupati …") lain daripada wilayah pada kop, atau tugas, susunan organisasi,
    atau rencana menyebut dinas, badan, atau bagian lain yang sejenis. Di peringatan dan di baris kegiatan juga: kinerja atau citra
    instansi lain, kepala instansi lain yang bertindak, atau yang diserahi sesuatu di tengah alur tanpa mempunyai kolom.

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

    ## Bukan salah
    Instansi luar yang disebut lengkap, atau yang mana pun dari banyak instansi:
    ```yaml
    pencatatan dan pendataan: Dilaporkan kepada Kepala Dinas Kesehatan, Camat setempat, dan para Lurah
    ```

    Unit lain yang sejenis, tetapi bukan tentang tugas dan susunan unit ini:
    ```yaml
    pencatatan dan pendataan: Dilaporkan kepada Bagian Umum
    ```

    Instansi luar yang menerima di akhir alur, yang disebut lagi di tempat lain, atau yang hanya mendapat tembusan:
    ```yaml
    pelaksana: {pemohon: Anggota, petugas: Petugas Perpustakaan}
    kegiatan:
      - {uraian: Mengajukan usulan, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan}
      - {uraian: Menanyakan anggaran kepada Kepala Badan Keuangan, pelaksana: petugas, kelengkapan: Usulan, waktu: 9 menit,
         output: Jawaban Badan Keuangan}
      - {uraian: Menyampaikan tembusan kepada Kepala Dinas Pendidikan, pelaksana: petugas, kelengkapan: Jawaban Badan Keuangan,
         waktu: 9 menit, output: Tembusan}
      - {uraian: Mengirim pesanan kepada Kepala Dinas Perdagangan, pelaksana: petugas, kelengkapan: Tembusan, waktu: 7 menit,
         output: Pesanan}
    ```

    Pelayanan dan kinerja instansi ini sendiri, dan kepala instansi lain yang punya kolom:
    ```yaml
    peringatan: Apabila terlambat, maka kinerja Dinas Kesehatan menurun dan Kepala Badan Keuangan menolak tagihannya
    pelaksana: {pemohon: Badan Keuangan, petugas: Petugas Perpustakaan}
    # berkas: instansi.yaml
    kop: [PEMERINTAH KABUPATEN NUSA RAYA, DINAS KESEHATAN]
    unit: []
    ```

    Pejabat instansi ini sendiri:
    ```yaml
    pencatatan dan pendataan: Dilaporkan kepada Kepala Satuan melalui Kasat
    # berkas: instansi.yaml
    kop: [PEMERINTAH KOTA UJI, SATUAN POLISI PAMONG PRAJA]
    unit: []
    ```

    Pejabat unit di bawahnya, atau instansi di atasnya:
    ```yaml
    pencatatan dan pendataan: Dilaporkan kepada Kepala UPTD
    # berkas: instansi.yaml
    kop: [PEMERINTAH KOTA UJI, DINAS PERHUBUNGAN]
    unit: []
    ```

    Camat dan lurah ada banyak; siapa pun yang punya kolom memang terlibat:
    ```yaml
    pelaksana: {pemohon: Camat, petugas: Petugas Perpustakaan}
    ```

    Kop yang hanya menyebut pemerintah daerah mencakup semua instansinya:
    ```yaml
    pencatatan dan pendataan: Dilaporkan kepada Kepala Dinas
    # berkas: instansi.yaml
    kop: [PEMERINTAH KABUPATEN NUSA RAYA]
    unit: []
    ```

    Nomor memuat kode jabatan:
    ```yaml
    nomor: 000.8.3.3/KADIS/ORG/2026
    ```

    Wilayah pada tingkat yang tidak disebut kop, dan penguasa tanpa nama:
    ```yaml
    pencatatan dan pendataan: Dilaporkan kepada Gubernur Jawa Barat dan Bupati melalui Sekretaris Daerah
    ```

    Nama wilayah sendiri yang dipendekkan, dan peraturan yang tidak menyebut wilayah:
    ```yaml
    pencatatan dan pendataan: Dicatat menurut Peraturan Bupati Nomor 5 Tahun 2020 dan arahan Bupati Nusa
    ```
    """
    wilayah = wilayah_of(" \n ".join(_kop(himpunan.berkas.instansi)))
    for naskah in himpunan.naskah:
        if own := kantor(naskah):
            yield from _sebutan(naskah, own[-1], jenis_sendiri(naskah))
            yield from kantor_lain(naskah, own)
        if wilayah:
            yield from _nama(naskah, wilayah)


def _sebutan(naskah: Naskah, kantor: str, jenis: frozenset[str]) -> Iterator[Finding]:
    """Titles without a name, of a kind that this agency is not; told of any text once."""
    pihak = {normal(p.nama) for alur in naskah.sop.alur for p in alur.pelaksana}
    for node in (node for node, _ in naskah.matching(GELAR) if node.span != naskah.place("nomor")):
        asing = (s for s in sebutan(node.text) if s.jenis not in jenis and not (s.jenis in _BANYAK and normal(s.teks) in pihak))
        if first := next(asing, None):
            hint = "ganti dengan jabatan di instansi ini, atau sebut nama lengkap instansi luarnya"
            message = f'"{first.teks}" tidak cocok dengan instansi pada kop ({kantor})'
            fakta = f"jabatan yang bukan milik instansi pada kop ({kantor})"
            yield Finding(node.span, message, f'"{first.teks}" jabatan instansi lain', hint, fakta)


def _nama(naskah: Naskah, wilayah: dict[str, tuple[str, ...]]) -> Iterator[Finding]:
    """Names of regions of a level that the agency has a name for; told of any text once."""
    for node, first in naskah.matching(_TEMPAT):
        for match in _TEMPAT.finditer(node.text, first.start()):
            sebutan, named = match["sebutan"], _bersih(match["nama"])
            level = _PENGUASA.get(sebutan.lower(), sebutan.capitalize())
            own = wilayah.get(level)
            if own and named and named[: len(own)] != own[: len(named)]:
                message = f'"{sebutan} {" ".join(named).title()}" bukan {level.lower()} pada kop ({" ".join(own).title()})'
                fakta, hint = "wilayah lain daripada wilayah pada kop disebut", "periksa, mungkin tersalin dari instansi lain"
                yield Finding(node.span, message, f'"{sebutan} {" ".join(named).title()}"', hint, fakta)
                break


@lru_cache(maxsize=64)
def wilayah_of(kepala: str) -> dict[str, tuple[str, ...]]:
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
