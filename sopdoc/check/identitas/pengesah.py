"""Who puts an SOP into force, held against who approves in its flow."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import dropwhile, takewhile

from sopdoc.check.bahasa.daftar import words
from sopdoc.check.bahasa.kalimat import kalimat, kata, kerja_pertama
from sopdoc.check.bahasa.peran import Nama, kolom_alur, may_be_kolom, normal
from sopdoc.check.rule import Finding, sop_rule
from sopdoc.diagnostics import Severity, Weight
from sopdoc.model.sop import Alur
from sopdoc.naskah import Naskah

_MENGESAHKAN = frozenset({"menandatangani", "mengesahkan", "menetapkan", "menyetujui"})
_PEMIMPIN = frozenset({"camat", "direktur", "inspektur", "lurah"})     # head a unit that they need not name the kind of
_BERTINGKAT = frozenset({"utama", "jenderal", "pembantu"})      # ranks among those of one title
_SETINGKAT = {"badan": "dinas", "camat": "dinas", "inspektur": "dinas"}     # titles and kinds of unit of one rank
_SEMENTARA = frozenset({"plt", "plh", "pj", "pjs", "."})        # before a title: whoever holds it for now


@sop_rule("SOP399", Severity.CATATAN, Weight.BERTENTANGAN)
def pengesah_lain(naskah: Naskah) -> Iterator[Finding]:
    """Pejabat yang mengesahkan SOP bukan yang menyetujui di alurnya.

    ## Apa
    SOP disahkan kepala sebuah unit, camat, lurah, direktur, atau inspektur, tetapi di alurnya pimpinan unit lain yang setingkat yang
    menyetujui, menandatangani, mengesahkan, atau menetapkan, sedangkan pejabat yang mengesahkan SOP tidak ikut bekerja.

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

    Camat yang SOP-nya disetujui pejabat di atasnya, dan camat tanpa nama di kolomnya sendiri:
    ```yaml
    disahkan oleh: {jabatan: Camat Nusa Selatan, nama: Rahmat Hidayat, nip: "-"}
    pelaksana: {petugas: Petugas Perpustakaan, kepala: Sekretaris Daerah, camat: Camat}
    kegiatan:
      - {uraian: Menyusun usulan buku, pelaksana: petugas, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Menyetujui usulan, pelaksana: kepala, kelengkapan: Usulan buku, waktu: 9 menit, output: Usulan yang disetujui}
      - {uraian: Menandatangani pesanan, pelaksana: camat, kelengkapan: Usulan yang disetujui, waktu: 7 menit, output: Pesanan}
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
    nama = _jabatan(jabatan)
    for alur in naskah.sop.alur:
        if lain := _penyetuju_lain(alur, nama):
            message = f"SOP disahkan {jabatan}, tetapi yang menyetujui di alurnya {lain}"
            hint = "periksa siapa yang memimpin pekerjaan ini, lalu perbaiki `disahkan oleh` atau nama pelaksananya"
            yield Finding(naskah.place("disahkan oleh"), message, f"alurnya: {lain}", hint)


def _jabatan(teks: str) -> Nama:
    """The words of a post, for whoever holds it for now too; "pada Dinas …" says where."""
    written = dropwhile(_SEMENTARA.__contains__, kata(teks))
    return normal(" ".join(takewhile(lambda word: word[0].isalnum() and word not in words("kata", "batas"), written)))


def _penyetuju_lain(alur: Alur, nama: Nama) -> str:
    """Who approves in the flow as the head of another unit of the same rank; "" where nobody does, or the head himself has a column."""
    kolom = kolom_alur(alur)
    setara = {k.pelaksana.kunci: k.pelaksana.nama for k in kolom if any(_is_setara(nama, own) for own in k.nama)}
    if any(may_be_kolom(nama, one) for one in kolom if one.pelaksana.kunci not in setara):
        return ""
    rows = (k for k in alur.kegiatan if setara and kerja_pertama(kalimat(k.uraian)) in _MENGESAHKAN)
    return next((setara[s.pelaksana] for k in rows for s in k.simbol if s.pelaksana in setara), "")


def _is_setara(one: Nama, other: Nama) -> bool:
    """Do both head units of one rank, and not the same one?"""
    here, there = _pimpinan(one), _pimpinan(other)
    if here is None or there is None or not there[1]:
        return False
    return here[0] == there[0] and here[1].isdisjoint(there[1]) and (bool(here[1]) or one[0] != other[0])


def _pimpinan(nama: Nama) -> tuple[str, frozenset[str]] | None:
    """The rank of whoever heads a unit and the words for it; None for others.  A camat need not say of what, a kepala must."""
    jabatan, *unit = nama or ("",)
    if jabatan == "kepala" and len(unit) > 1:
        jabatan, *unit = unit
    elif jabatan in _PEMIMPIN and unit and unit[0] in _BERTINGKAT:
        return f"{jabatan} {unit[0]}", frozenset(unit[1:])
    elif jabatan not in _PEMIMPIN:
        return None
    return _SETINGKAT.get(jabatan, jabatan), frozenset(unit)
