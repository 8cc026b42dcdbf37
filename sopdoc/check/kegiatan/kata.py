"""The words of a kegiatan: few enough, and written in full."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sopdoc.check.bahasa.daftar import mapping, words
from sopdoc.check.bahasa.jabatan import singkatan_asing
from sopdoc.check.bahasa.kalimat import kalimat, kata
from sopdoc.check.row_names import row_name
from sopdoc.check.rule import Finding, sop_rule
from sopdoc.diagnostics import Severity, Weight
from sopdoc.model.sop import Alur, Kegiatan
from sopdoc.model.teks import Isi
from sopdoc.naskah import Naskah

_HARFIAH = re.compile(r"(?<=status )[^,.;]*|\"[^\"]*\"|“[^”]*”", re.IGNORECASE)     # words of an application, as it shows them
KATA_BANYAK = 40       # words of one row; 225 real rows: median 9, 3 % above 40

_STATUS = re.compile(r"\b(?:ber)?status\b[^,.;:\n]*|[\"“”].*?[\"“”]", re.IGNORECASE)   # what an application calls it


@sop_rule("SOP360", Severity.CATATAN, Weight.KATA)
def kegiatan_panjang(naskah: Naskah) -> Iterator[Finding]:
    """Uraian kegiatan terlalu panjang.

    ## Apa
    Uraian satu kegiatan lebih dari 40 kata.

    ## Mengapa
    PermenPAN-RB 35/2012 menuntut prosedur yang mudah dan jelas. Penjelasan, ketentuan, dan rincian lebih baik di kolom keterangan
    atau di bawah tabel (`catatan`). Dari 225 kegiatan nyata, nilai tengahnya sembilan kata.

    ## Salah
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - uraian: >-
          Memeriksa usulan buku dengan memperhatikan judul, nama pengarang, nama penerbit, tahun terbit, harga, jumlah halaman,
          bahasa, bidang ilmu, ketersediaan di toko, ketersediaan di perpustakaan lain, sisa anggaran tahun berjalan, dan ketentuan
          tentang pengadaan bahan pustaka di lingkungan pemerintah daerah yang berlaku pada saat usulan diterima oleh perpustakaan
        pelaksana: petugas
        kelengkapan: Usulan buku
        waktu: 5 menit
        output: Usulan terperiksa
      - {uraian: Menyimpan usulan buku, pelaksana: petugas, kelengkapan: Usulan terperiksa, waktu: 5 menit, output: Arsip usulan}
    ```

    ## Benar
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - uraian: Memeriksa usulan buku menurut pedoman pengadaan
        pelaksana: petugas
        kelengkapan: Usulan buku
        waktu: 5 menit
        output: Usulan terperiksa
      - {uraian: Menyimpan usulan buku, pelaksana: petugas, kelengkapan: Usulan terperiksa, waktu: 5 menit, output: Arsip usulan}
    ```

    ## Bukan salah
    Tepat 40 kata:
    ```yaml
    kegiatan:
      - uraian: >
          Mengajukan usulan buku yang memuat judul buku, nama pengarang, nama penerbit, tahun terbit, nomor cetakan, jumlah halaman, harga
          satuan, jumlah yang diusulkan, alasan pengusulan, kelas pemakainya, serta letak raknya kelak di ruang baca anak perpustakaan umum
          daerah ini kelak.
        pelaksana: pemohon
        kelengkapan: Kartu anggota
        waktu: 5 menit
        output: Usulan buku
      - {uraian: Memeriksa usulan buku, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 9 menit, output: Hasil}
      - {uraian: Menyimpan usulan buku, pelaksana: petugas, kelengkapan: Hasil, waktu: 5 menit, output: Arsip usulan}
    ```
    """
    for kegiatan in (kegiatan for alur in naskah.sop.alur for kegiatan in alur.kegiatan):
        count = len(kalimat(kegiatan.uraian).split())
        if count > KATA_BANYAK:
            hint = "pindahkan rinciannya ke `keterangan` atau ke `catatan` di bawah tabel"
            yield Finding(kegiatan.uraian.span, f"uraian {row_name(kegiatan)} memuat {count} kata", "terlalu panjang", hint)


@sop_rule("SOP361", Severity.CATATAN, Weight.KATA)
def singkatan_tak_resmi(naskah: Naskah) -> Iterator[Finding]:
    """Singkatan tak resmi di tabel.

    ## Apa
    Uraian atau mutu baku memuat singkatan catatan (yg, utk, dgn, tsb, ybs, ttd), atau singkatan jabatan (Kasie, Kabid, Kadis) di
    lembar yang judul kolomnya menyebut jabatan secara utuh.

    ## Mengapa
    SOP adalah naskah dinas dan memakai bahasa Indonesia baku; singkatan hanya yang dijelaskan (Satpol PP Kalbar 28: "utk").

    ## Salah
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Memeriksa usulan yg diterima, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 5 menit, output: Usulan terperiksa}
      - {uraian: Menyimpan usulan buku, pelaksana: petugas, kelengkapan: Usulan terperiksa, waktu: 5 menit, output: Arsip usulan}
    ```

    ## Benar
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Memeriksa usulan yang diterima, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 5 menit, output: Usulan terperiksa}
      - {uraian: Menyimpan usulan buku, pelaksana: petugas, kelengkapan: Usulan terperiksa, waktu: 5 menit, output: Arsip usulan}
    ```

    ## Bukan salah
    Judul kolom pun menyingkat jabatan:
    ```yaml
    pelaksana: {pemohon: Anggota Perpustakaan, petugas: Kasubag Layanan}
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Memeriksa usulan, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 9 menit, output: Catatan Kasi Layanan}
      - {uraian: Menyimpan usulan, pelaksana: petugas, kelengkapan: Catatan, waktu: 5 menit, output: Arsip usulan}
    ```

    Jabatan di awal uraian adalah pelakunya; SOP350 yang menyebutnya:
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Kasie memeriksa usulan, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 9 menit, output: Catatan}
      - {uraian: Menyimpan usulan, pelaksana: petugas, kelengkapan: Catatan, waktu: 5 menit, output: Arsip usulan}
    ```

    Status dan tombol suatu aplikasi, seperti tertulis di layarnya:
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan berstatus Di Kabid}
      - {uraian: 'Menekan "Kirim ke Kasi"', pelaksana: petugas, kelengkapan: Usulan berstatus Di Kabid, waktu: 9 menit, output: Catatan}
      - {uraian: Menyimpan usulan, pelaksana: petugas, kelengkapan: Catatan, waktu: 5 menit, output: Arsip usulan}
    ```

    Sebutan kepala instansi lain; SOP325 yang menyebutnya:
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Memeriksa usulan, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 9 menit, output: Disposisi Kaban}
      - {uraian: Menyimpan usulan, pelaksana: petugas, kelengkapan: Disposisi Kaban, waktu: 5 menit, output: Arsip usulan}
    ```

    Nama status di aplikasi, dan kata yang dikutip:
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Memeriksa usulan, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 9 menit, output: Usulan berstatus Di Kabag}
      - {uraian: "Menyimpan usulan di map “Dari Kabid”", pelaksana: petugas, kelengkapan: Usulan, waktu: 5 menit, output: Arsip usulan}
    ```

    Uraian dengan singkatan resmi:
    ```yaml
    kegiatan:
      - {uraian: Mengajukan SPP dan SPM, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: SPP}
      - {uraian: Memeriksa SPP dll., pelaksana: petugas, kelengkapan: SPP, waktu: 9 menit, output: Catatan}
      - {uraian: Menyimpan SPP, pelaksana: petugas, kelengkapan: Catatan, waktu: 5 menit, output: Arsip SPP}
    ```
    """
    for alur in naskah.sop.alur:
        jabatan = _asing(alur) - singkatan_asing(naskah)
        found = ((row_name(kegiatan), isi, short) for kegiatan in alur.kegiatan for short, isi in _singkatan(kegiatan, jabatan).items())
        for name, isi, short in found:
            utuh = mapping("peran", "singkatan").get(short, "")
            hint = f'tulis "{utuh.title()}"' if utuh else "tulis kata utuhnya"
            yield Finding(isi.span, f'singkatan "{short}" di {name}', f'"{short}"', hint, f"singkatan di {name}")


def _asing(alur: Alur) -> frozenset[str]:
    """Offices in short; none where a column's title shortens one as well: then that is how this sheet calls them."""
    short = words("kata", "singkatan_jabatan")
    return frozenset() if any(short.intersection(kata(pelaksana.nama)) for pelaksana in alur.pelaksana) else short


def _singkatan(kegiatan: Kegiatan, jabatan: frozenset[str]) -> dict[str, Isi]:
    """Short form → the row's first cell with it; an office at the head of a cell is a subject (SOP350)."""
    found: dict[str, Isi] = {}
    for isi in (kegiatan.uraian, kegiatan.kelengkapan, kegiatan.output, kegiatan.keterangan):
        cell = kata(_HARFIAH.sub(" ", kalimat(isi)))
        for word in sorted(words("kata", "singkatan_tak_resmi").intersection(cell) | jabatan.intersection(cell[1:])):
            found.setdefault(word, isi)
    return found
