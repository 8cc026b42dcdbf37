"""Who puts an SOP into force, held against who approves in its flow."""

from __future__ import annotations

from collections.abc import Iterator

from sopdoc.check.bahasa.kalimat import kalimat, kata, kerja_pertama
from sopdoc.check.bahasa.peran import Nama, frasa, kolom_alur, may_be_kolom
from sopdoc.check.rule import Finding, sop_rule
from sopdoc.diagnostics import Severity, Weight
from sopdoc.model.sop import Alur
from sopdoc.naskah import Naskah

_MENGESAHKAN = frozenset({"menandatangani", "mengesahkan", "menetapkan", "menyetujui"})
_JENIS = 2      # words that say which kind of unit somebody heads: "Kepala Bagian"
_SETINGKAT = {"badan": "dinas"}     # kinds of one rank


@sop_rule("SOP399", Severity.CATATAN, Weight.BERTENTANGAN)
def pengesah_lain(naskah: Naskah) -> Iterator[Finding]:
    """Pejabat yang mengesahkan SOP bukan yang menyetujui di alurnya.

    ## Apa
    SOP disahkan kepala sebuah unit, tetapi di alurnya kepala unit lain yang setingkat yang menyetujui, menandatangani, mengesahkan,
    atau menetapkan, sedangkan pejabat yang mengesahkan SOP tidak ikut bekerja.

    ## Mengapa
    PermenPAN-RB 35/2012: SOP disahkan pimpinan unit yang melaksanakannya. Bila yang memutuskan adalah kepala unit lain, alurnya atau
    pengesahannya biasanya terbawa dari SOP yang disalin.

    ## Salah
    ```yaml
    pelaksana: {petugas: Petugas Perpustakaan, kepala: Kepala Bagian Umum}
    kegiatan:
      - {uraian: Menyusun usulan buku, pelaksana: petugas, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Menyetujui usulan, pelaksana: kepala, kelengkapan: Usulan buku, waktu: 9 menit, output: Usulan yang disetujui}
      - {uraian: Memesan buku, pelaksana: petugas, kelengkapan: Usulan yang disetujui, waktu: 7 menit, output: Pesanan}
    ```

    ## Benar
    ```yaml
    pelaksana: {petugas: Petugas Perpustakaan, kepala: Kepala Bagian Organisasi}
    kegiatan:
      - {uraian: Menyusun usulan buku, pelaksana: petugas, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Menyetujui usulan, pelaksana: kepala, kelengkapan: Usulan buku, waktu: 9 menit, output: Usulan yang disetujui}
      - {uraian: Memesan buku, pelaksana: petugas, kelengkapan: Usulan yang disetujui, waktu: 7 menit, output: Pesanan}
    ```

    ## Bukan salah
    Atasan atau bawahan yang menyetujui:
    ```yaml
    pelaksana: {petugas: Petugas Perpustakaan, kepala: Kepala Subbagian Umum}
    kegiatan:
      - {uraian: Menyusun usulan buku, pelaksana: petugas, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Menyetujui usulan, pelaksana: kepala, kelengkapan: Usulan buku, waktu: 9 menit, output: Usulan yang disetujui}
      - {uraian: Memesan buku, pelaksana: petugas, kelengkapan: Usulan yang disetujui, waktu: 7 menit, output: Pesanan}
    ```

    Kepala unit lain ikut bekerja, di samping yang mengesahkan:
    ```yaml
    pelaksana: {petugas: Petugas Perpustakaan, umum: Kepala Bagian Umum, kepala: Kabag Organisasi}
    kegiatan:
      - {uraian: Menyusun usulan buku, pelaksana: petugas, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Menyetujui usulan, pelaksana: umum, kelengkapan: Usulan buku, waktu: 9 menit, output: Usulan yang disetujui}
      - {uraian: Memesan buku, pelaksana: kepala, kelengkapan: Usulan yang disetujui, waktu: 7 menit, output: Pesanan}
    ```

    Kepala unit lain yang tidak memutuskan apa-apa:
    ```yaml
    pelaksana: {petugas: Petugas Perpustakaan, kepala: Kepala Bagian Umum}
    kegiatan:
      - {uraian: Menyusun usulan buku, pelaksana: petugas, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Mencatat usulan, pelaksana: kepala, kelengkapan: Usulan buku, waktu: 9 menit, output: Usulan tercatat}
      - {uraian: Memesan buku, pelaksana: petugas, kelengkapan: Usulan tercatat, waktu: 7 menit, output: Pesanan}
    ```
    """
    pengesah = naskah.sop.identitas.disahkan_oleh
    jabatan = pengesah.sebaris.jabatan if pengesah else ""
    for alur in naskah.sop.alur:
        lain = _penyetuju_lain(alur, frasa(kata(jabatan)))
        if lain:
            message = f"SOP disahkan {jabatan}, tetapi yang menyetujui di alurnya {lain}"
            hint = "periksa siapa yang memimpin pekerjaan ini, lalu perbaiki `disahkan oleh` atau nama pelaksananya"
            yield Finding(naskah.place("disahkan oleh"), message, f"alurnya: {lain}", hint)


def _penyetuju_lain(alur: Alur, nama: Nama) -> str:
    """Who approves in the flow as the head of another unit of the same rank; "" where nobody does, or the head himself has a column."""
    kolom = kolom_alur(alur)
    if len(nama) <= _JENIS or any(may_be_kolom(nama, one) for one in kolom):
        return ""
    setara = {k.pelaksana.kunci: k.pelaksana.nama for k in kolom if any(_is_setara(nama, own) for own in k.nama)}
    rows = (k for k in alur.kegiatan if setara and kerja_pertama(kalimat(k.uraian)) in _MENGESAHKAN)
    return next((setara[s.pelaksana] for k in rows for s in k.simbol if s.pelaksana in setara), "")


def _is_setara(one: Nama, other: Nama) -> bool:
    """Do both head units of one rank, and not the same one?"""
    ranks = [(nama[0], _SETINGKAT.get(nama[1], nama[1])) for nama in (one, other) if len(nama) > _JENIS and nama[0] == "kepala"]
    return len(ranks) == len((one, other)) and len(set(ranks)) == 1 and set(one[_JENIS:]).isdisjoint(other[_JENIS:])
