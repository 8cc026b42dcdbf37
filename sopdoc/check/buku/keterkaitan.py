"""Keterkaitan: names other SOPs of the agency, and they name it in turn."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sopdoc.check.kata import kata, kata_isi, nama_polos
from sopdoc.check.peraturan.kutipan import parse_kutipan
from sopdoc.check.rule import Finding, agency_rule
from sopdoc.diagnostics import Severity, Weight
from sopdoc.naskah import TIDAK_ADA, Butir, Himpunan, Naskah

_LANJUT = re.compile(r"\b(?:dilanjutkan|dilanjut|diteruskan|berlanjut|lanjut)\b", re.IGNORECASE)
_UNIT = re.compile(
    r"(?:keterkaitan (?:dengan )?)?(?:semua |seluruh )?"
    r"(?:OPD|SKPD|perangkat daerah|dinas|badan|biro|bagian|bidang|seksi|sub ?bagian|subbag\w*|kantor|kecamatan|inspektorat|bappeda|unit)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Kaitan:
    """One item of keterkaitan and the SOPs that it means; `unit`: the ones named by links or by their names, () for none."""

    naskah: Naskah
    butir: Butir
    tujuan: tuple[Naskah, ...]


def all_kaitan(himpunan: Himpunan) -> Iterator[Kaitan]:
    """Every item of every SOP that names another, resolved by its links or else by the name it says."""
    menurut_kunci = {(naskah.sop.file.rpartition("/")[0], naskah.sop.kunci): naskah for naskah in himpunan.naskah}
    menurut_judul = {nama_polos(alur.judul): naskah for naskah in himpunan.naskah for alur in naskah.sop.alur if alur.judul}
    menurut_nama = menurut_judul | {nama_polos(naskah.sop.identitas.nama): naskah for naskah in himpunan.naskah}
    for naskah in himpunan.naskah:
        folder = naskah.sop.file.rpartition("/")[0]
        for butir in naskah.bagian.get("keterkaitan", ()):
            if butir.teks == TIDAK_ADA:
                continue
            found = [menurut_kunci.get((folder, name)) for name in butir.tautan] or [menurut_nama.get(nama_polos(butir.teks))]
            yield Kaitan(naskah, butir, tuple(one for one in found if one))


@agency_rule("SOP503", Severity.PERINGATAN, Weight.BERTENTANGAN)
def kaitan_ke_diri_sendiri(himpunan: Himpunan) -> Iterator[Finding]:
    """Keterkaitan menunjuk SOP itu sendiri.

    ## Apa
    Butir keterkaitan menyebut nama SOP ini, atau merujuk ke definisinya.

    ## Mengapa
    Keterkaitan memuat SOP lain yang mendahului, mengikuti atau dipakai di dalam SOP ini (Keputusan Sekretaris MA 002/2012; cacat
    nyata pada beberapa SOP BPS).

    ## Salah
    ```yaml
    keterkaitan:
      - SOP Peminjaman Buku
      - "[SOP Pengembalian Buku](tetangga)"
    ```

    ## Benar
    ```yaml
    keterkaitan: "[SOP Pengembalian Buku](tetangga)"
    ```

    ## Bukan salah
    Nama yang mirip dengan nama SOP ini:
    ```yaml
    nama: Pengembalian Buku Pinjaman Luar Kota
    keterkaitan: "[SOP Pengembalian Buku](tetangga)"
    # berkas: tetangga.yaml
    keterkaitan: "[SOP Pengembalian Buku Pinjaman Luar Kota](sop)"
    ```
    """
    for kaitan in all_kaitan(himpunan):
        if kaitan.naskah in kaitan.tujuan:
            yield Finding(kaitan.butir.span, f'"{kaitan.butir.teks}" adalah SOP ini sendiri', "diri sendiri", "sebut SOP lain, atau hapus")


@agency_rule("SOP505", Severity.PERINGATAN, Weight.BERTENTANGAN)
def kaitan_bukan_sop(himpunan: Himpunan) -> Iterator[Finding]:
    """Keterkaitan menyebut unit kerja atau peraturan.

    ## Apa
    Butir keterkaitan adalah nama unit kerja atau kutipan peraturan, bukan SOP.

    ## Mengapa
    Keterkaitan memuat SOP lain yang langsung berhubungan, bukan aturan dan bukan formulir (Keputusan Sekretaris MA 002/2012; cacat
    nyata pada SOP BPS).

    ## Salah
    ```yaml
    keterkaitan:
      - Bagian Umum
      - "[SOP Pengembalian Buku](tetangga)"
    ```

    ## Benar
    ```yaml
    keterkaitan: "[SOP Pengembalian Buku](tetangga)"
    ```

    ## Bukan salah
    SOP yang namanya diawali nama unit:
    ```yaml
    nama: Bidang Keuangan
    keterkaitan: Pengembalian Buku
    # berkas: tetangga.yaml
    keterkaitan: Bidang Keuangan
    ```

    Kata SOP di depan mengatakan bahwa itu SOP:
    ```yaml
    keterkaitan:
      - "[SOP Pengembalian Buku](tetangga)"
      - SOP Bidang Keuangan
    ```

    Nama yang memuat kata "peraturan" tanpa nomor dan tahun:
    ```yaml
    keterkaitan:
      - "[SOP Pengembalian Buku](tetangga)"
      - Peraturan Tata Tertib
    ```

    Nama SOP yang memuat kata "tahun":
    ```yaml
    keterkaitan:
      - "[SOP Pengembalian Buku](tetangga)"
      - Penyusunan Laporan Tahun Berjalan
    ```
    """
    for kaitan in all_kaitan(himpunan):
        if not kaitan.tujuan and (what := bukan_sop(kaitan.butir.teks)):
            hint = "pindahkan ke `dasar hukum`" if what == "peraturan" else "sebut SOP unit itu yang berhubungan"
            yield Finding(kaitan.butir.span, f'"{kaitan.butir.teks}" bukan SOP, melainkan {what}', what, hint)


@agency_rule("SOP506", Severity.CATATAN, Weight.KURANG)
def kaitan_sepihak(himpunan: Himpunan) -> Iterator[Finding]:
    """Keterkaitan hanya disebut di satu pihak.

    ## Apa
    Sebuah kegiatan dilanjutkan dengan SOP lain yang disebut dalam keterkaitan, tetapi SOP lain itu tidak menyebut SOP ini.

    ## Mengapa
    Bila A mendahului B, maka B mengikuti A: pembaca B pun perlu tahu (konsistensi buku SOP). Rujukan searah ke SOP yang hanya dipakai,
    misalnya SOP Surat Keluar, lazim dan tidak dicatat.

    ## Salah
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Memeriksa usulan, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 5 menit, output: Usulan terperiksa}
      - uraian: Meminjamkan buku
        pelaksana: petugas
        kelengkapan: Usulan terperiksa
        waktu: 5 menit
        output: Tanda terima
        keterangan: Dilanjutkan SOP Pengembalian Buku
    # berkas: tetangga.yaml
    keterkaitan: "-"
    ```

    ## Benar
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Memeriksa usulan, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 5 menit, output: Usulan terperiksa}
      - uraian: Meminjamkan buku
        pelaksana: petugas
        kelengkapan: Usulan terperiksa
        waktu: 5 menit
        output: Tanda terima
        keterangan: Dilanjutkan SOP Pengembalian Buku
    # berkas: tetangga.yaml
    keterkaitan: SOP Peminjaman Buku
    ```

    ## Bukan salah
    SOP yang hanya dirujuk, bukan kelanjutan:
    ```yaml
    # berkas: tetangga.yaml
    keterkaitan: "-"
    ```

    Nama SOP ini yang dipendekkan:
    ```yaml
    nama: Peminjaman Buku Rujukan
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Memeriksa usulan, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 5 menit, output: Usulan terperiksa}
      - uraian: Meminjamkan buku
        pelaksana: petugas
        kelengkapan: Usulan terperiksa
        waktu: 5 menit
        output: Tanda terima
        keterangan: "Dilanjutkan dengan [SOP Pengembalian Buku](tetangga)"
    # berkas: tetangga.yaml
    keterkaitan: "[SOP Peminjaman Buku](sop)"
    ```

    SOP yang menunjuk dirinya sendiri; SOP503 yang menyebutnya:
    ```yaml
    keterkaitan:
      - "[SOP Pengembalian Buku](tetangga)"
      - "[SOP Peminjaman Buku](sop)"
    ```
    """
    semua = tuple(all_kaitan(himpunan))
    pairs = {(kaitan.naskah.sop.file, tujuan.sop.file) for kaitan in semua for tujuan in kaitan.tujuan}
    for kaitan in semua:
        for tujuan in kaitan.tujuan:
            back = (tujuan.sop.file, kaitan.naskah.sop.file)
            if back not in pairs and _is_dilanjutkan(kaitan.naskah, tujuan) and not _is_disebut(kaitan.naskah, tujuan):
                message = f'"{tujuan.sop.identitas.nama}" tidak menyebut SOP ini dalam keterkaitannya'
                yield Finding(kaitan.butir.span, message, "sepihak", f"tambahkan SOP ini di {tujuan.sop.kunci}, atau hapus di sini")


def _is_dilanjutkan(naskah: Naskah, tujuan: Naskah) -> bool:
    """Does a row say that the work goes on in that SOP, by its name or a link to it?"""
    nama = nama_polos(tujuan.sop.identitas.nama)
    rows = (kegiatan for alur in naskah.sop.alur for kegiatan in alur.kegiatan)
    lines = (blok for kegiatan in rows for isi in (kegiatan.uraian, kegiatan.keterangan) for blok in isi.blok if _LANJUT.search(blok.polos))
    return any(
        tujuan.sop.kunci in (word.tautan for word in blok.kata) or f" {nama} " in f" {' '.join(kata(blok.polos))} " for blok in lines
    )


def _is_disebut(naskah: Naskah, tujuan: Naskah) -> bool:
    """Does that SOP name this one shorter or longer than it is called?"""
    own = kata_isi(naskah.sop.identitas.nama)
    named = (kata_isi(butir.teks) for butir in tujuan.bagian.get("keterkaitan", ()))
    return any(len(words & own) > 1 and (words <= own or own <= words) for words in named)


def bukan_sop(teks: str) -> str:
    """What an item is that begins neither with "SOP" nor is the name of one, "" when nothing tells."""
    if parse_kutipan(teks).jenis and re.search(r"\b(?:nomor|no\.?|tahun)\b", teks, re.IGNORECASE):
        return "peraturan"
    return "unit kerja" if _UNIT.match(teks) else ""
