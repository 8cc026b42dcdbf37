"""What a kegiatan tells: one action, in few and full words, and no row twice."""

from __future__ import annotations

from collections.abc import Iterator

from sopdoc.check.bahasa import Awal, Tindakan, kalimat, kata, tindakan
from sopdoc.check.bahasa_peran import awal_baris, kolom_alur
from sopdoc.check.row_names import row_name
from sopdoc.check.rule import Finding, sop_rule
from sopdoc.diagnostics import Severity, Weight
from sopdoc.model.sop import Kegiatan
from sopdoc.naskah import Naskah

TINDAKAN_BANYAK = 3    # verbs from which a row is several kegiatan even without "kemudian"


@sop_rule("SOP354", Severity.PERINGATAN, Weight.KATA)
def banyak_tindakan(naskah: Naskah) -> Iterator[Finding]:
    """Beberapa tindakan berurutan dalam satu kegiatan.

    ## Apa
    Satu baris memuat tiga tindakan atau lebih, atau dua tindakan yang disambung "kemudian", "lalu", "selanjutnya".

    ## Mengapa
    PermenPAN-RB 35/2012: satu simbol untuk satu kegiatan, dengan waktu dan hasilnya sendiri. Tindakan yang bertumpuk tidak dapat
    diukur, dan pelaksana di tengahnya tidak tampak.

    ## Salah
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - uraian: Memeriksa usulan buku, kemudian mencatat hasilnya
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
      - {uraian: Memeriksa usulan buku, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 5 menit, output: Usulan terperiksa}
      - {uraian: Mencatat hasil pemeriksaan, pelaksana: petugas, kelengkapan: Usulan terperiksa, waktu: 5 menit, output: Arsip usulan}
    ```

    ## Bukan salah
    Kata kerja dalam kurung atau anak kalimat, dan sifat yang disambung "dan", bukan tindakan tersendiri:
    ```yaml
    kegiatan:
      - {uraian: "Memeriksa usulan (membaca, menimbang, memilih)", pelaksana: pemohon, kelengkapan: Kartu, waktu: 5 menit, output: Usulan}
      - {uraian: "Mencatat usulan untuk memesan, membeli, menjual", pelaksana: petugas, kelengkapan: Usulan, waktu: 9 menit, output: Nota}
      - {uraian: Menjaga buku tetap rapi dan bersih dan berurutan, pelaksana: petugas, kelengkapan: Nota, waktu: 5 menit, output: Buku}
    ```

    Dua tindakan yang tidak berurutan; SOP355 yang mencatatnya:
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Memeriksa dan mencatat usulan, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 9 menit, output: Hasil}
      - {uraian: Menyimpan usulan buku, pelaksana: petugas, kelengkapan: Hasil, waktu: 5 menit, output: Arsip usulan}
    ```

    Kata urutan di depan satu-satunya tindakan:
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Selanjutnya memeriksa usulan, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 9 menit, output: Hasil}
      - {uraian: Menyimpan usulan buku, pelaksana: petugas, kelengkapan: Hasil, waktu: 5 menit, output: Arsip usulan}
    ```
    """
    for kegiatan, found in _tindakan(naskah):
        if len(found.kerja) >= TINDAKAN_BANYAK or (found.urut and len(found.kerja) > 1):
            message = f"{row_name(kegiatan)} memuat {len(found.kerja)} tindakan"
            yield Finding(kegiatan.uraian.span, message, ", ".join(found.kerja), f"pecah menjadi {len(found.kerja)} kegiatan")


@sop_rule("SOP355", Severity.CATATAN, Weight.KATA)
def dua_tindakan(naskah: Naskah) -> Iterator[Finding]:
    """Dua kata kerja dalam satu kegiatan.

    ## Apa
    Satu baris menyambung dua kata kerja dengan "dan" atau "serta".

    ## Mengapa
    PermenPAN-RB 35/2012: satu simbol untuk satu kegiatan. Pasangan seperti "menelaah dan mengoreksi" lazim dan sering memang satu
    pekerjaan; karena itu hanya catatan.

    ## Salah
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Menelaah dan mengoreksi usulan, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 5 menit, output: Usulan terkoreksi}
      - {uraian: Menyimpan usulan buku, pelaksana: petugas, kelengkapan: Usulan terkoreksi, waktu: 5 menit, output: Arsip usulan}
    ```

    ## Benar
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Mengoreksi usulan, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 5 menit, output: Usulan terkoreksi}
      - {uraian: Menyimpan usulan buku, pelaksana: petugas, kelengkapan: Usulan terkoreksi, waktu: 5 menit, output: Arsip usulan}
    ```

    ## Bukan salah
    Pilihan dengan "atau" adalah satu tindakan:
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Menyetujui atau menolak usulan, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 9 menit, output: Hasil}
      - {uraian: Menyimpan usulan buku, pelaksana: petugas, kelengkapan: Hasil, waktu: 5 menit, output: Arsip usulan}
    ```

    Tindakan yang berurutan; SOP354 yang menyebutnya:
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Memeriksa usulan lalu mencatat hasilnya, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 9 menit, output: Hasil}
      - {uraian: Menyimpan usulan buku, pelaksana: petugas, kelengkapan: Hasil, waktu: 5 menit, output: Arsip usulan}
    ```
    """
    for kegiatan, found in _tindakan(naskah):
        if len(found.kerja) == 2 and not found.urut:
            hint = "pecah menjadi dua kegiatan, atau pakai satu kata kerja bila memang satu pekerjaan"
            yield Finding(kegiatan.uraian.span, f"{row_name(kegiatan)} memuat dua kata kerja", " dan ".join(found.kerja), hint)


@sop_rule("SOP359", Severity.PERINGATAN, Weight.BERTENTANGAN)
def kegiatan_kembar(naskah: Naskah) -> Iterator[Finding]:
    """Kegiatan yang sama ditulis dua kali.

    ## Apa
    Dua baris dalam satu alur memuat uraian yang sama persis oleh pelaksana yang sama.

    ## Mengapa
    PermenPAN-RB 35/2012: kegiatan yang sama ditulis satu kali; pengulangan digambar dengan anak panah kembali. Biasanya sisa
    salin-tempel (BPS 054, kegiatan 8 dan 9).

    ## Salah
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Memeriksa usulan buku, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 5 menit, output: Usulan terperiksa}
      - {uraian: Memeriksa usulan buku, pelaksana: petugas, kelengkapan: Usulan terperiksa, waktu: 5 menit, output: Arsip usulan}
    ```

    ## Benar
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Memeriksa usulan buku, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 5 menit, output: Usulan terperiksa}
      - {uraian: Menyimpan usulan buku, pelaksana: petugas, kelengkapan: Usulan terperiksa, waktu: 5 menit, output: Arsip usulan}
    ```

    ## Bukan salah
    Kegiatan yang sama oleh pelaksana lain:
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Memeriksa usulan buku, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 9 menit, output: Hasil}
      - {uraian: Memeriksa usulan buku, pelaksana: pemohon, kelengkapan: Hasil, waktu: 5 menit, output: Arsip usulan}
    ```

    Kegiatan yang sama dalam varian lain:
    ```yaml
    kegiatan!
    alur:
      - judul: Lewat Loket
        kegiatan:
          - {uraian: Menyerahkan kartu, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Kartu diterima}
          - {uraian: Memeriksa kartu, pelaksana: petugas, kelengkapan: Kartu diterima, waktu: 9 menit, output: Kartu terperiksa}
          - {uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Kartu terperiksa, waktu: 5 menit, output: Tanda terima}
      - judul: Lewat Pos
        kegiatan:
          - {uraian: Mengirim kartu, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Kartu diterima}
          - {uraian: Memeriksa kartu, pelaksana: petugas, kelengkapan: Kartu diterima, waktu: 9 menit, output: Kartu terperiksa}
          - {uraian: Mengirim buku, pelaksana: petugas, kelengkapan: Kartu terperiksa, waktu: 5 menit, output: Tanda terima}
    ```
    """
    for alur in naskah.sop.alur:
        first: dict[tuple[object, ...], Kegiatan] = {}
        for kegiatan in alur.kegiatan:
            key = kata(kalimat(kegiatan.uraian)), frozenset(s.pelaksana for s in kegiatan.simbol)
            known = first.setdefault(key, kegiatan)
            if known is not kegiatan:
                hint = "hapus salah satu; untuk mengulang, arahkan anak panah kembali ke yang pertama"
                yield Finding(kegiatan.uraian.span, f"{row_name(kegiatan)} sama dengan {row_name(known)}", "ditulis dua kali", hint)


def _tindakan(naskah: Naskah) -> Iterator[tuple[Kegiatan, Tindakan]]:
    """Every row with the actions that it tells, whoever is said to act."""
    for alur in naskah.sop.alur:
        kolom = kolom_alur(alur)
        for kegiatan in alur.kegiatan:
            text = kalimat(kegiatan.uraian)
            yield kegiatan, tindakan(text, awal_baris(text, kolom) is Awal.SUBJEK)
