"""The size of a flow: too many kegiatan for one SOP, or too few."""

from __future__ import annotations

from collections.abc import Iterator

from sopdoc.check.row_names import row_name
from sopdoc.check.rule import Finding, sop_rule
from sopdoc.diagnostics import Severity, Weight
from sopdoc.naskah import Naskah

TERBANYAK = 30     # 318 real sheets: median 5 rows, 0.6 % above 17, longest 30
TERSEDIKIT = 3     # fewer rows between several pelaksana are hardly a procedure


@sop_rule("SOP235", Severity.CATATAN, Weight.BENTUK)
def terlalu_panjang(naskah: Naskah) -> Iterator[Finding]:
    """Alur lebih dari 30 kegiatan.

    ## Apa
    Satu alur memuat lebih dari 30 kegiatan.

    ## Mengapa
    PermenPAN-RB 35/2012 membedakan SOP makro dan mikro: prosedur panjang dibagi menjadi beberapa SOP yang saling terkait. Dari 318
    lembar nyata, nilai tengahnya 5 kegiatan dan yang terpanjang 30. Bila memang harus satu, tulis `# sopdoc: abaikan SOP235`
    di baris kegiatan pertamanya.

    ## Salah
    ```yaml
    pelaksana: {a: Arsiparis}
    kegiatan: [{uraian: Memilah rak 1, pelaksana: a, kelengkapan: Rak 1, waktu: 1 menit, output: Rak 2}, {uraian: Memilah rak 2,
      pelaksana: a, kelengkapan: Rak 2, waktu: 2 menit, output: Rak 3}, {uraian: Memilah rak 3, pelaksana: a, kelengkapan: Rak 3, waktu:
      3 menit, output: Rak 4}, {uraian: Memilah rak 4, pelaksana: a, kelengkapan: Rak 4, waktu: 4 menit, output: Rak 5}, {uraian: Memilah
      rak 5, pelaksana: a, kelengkapan: Rak 5, waktu: 5 menit, output: Rak 6}, {uraian: Memilah rak 6, pelaksana: a, kelengkapan: Rak 6,
      waktu: 6 menit, output: Rak 7}, {uraian: Memilah rak 7, pelaksana: a, kelengkapan: Rak 7, waktu: 7 menit, output: Rak 8}, {uraian:
      Memilah rak 8, pelaksana: a, kelengkapan: Rak 8, waktu: 8 menit, output: Rak 9}, {uraian: Memilah rak 9, pelaksana: a, kelengkapan:
      Rak 9, waktu: 9 menit, output: Rak 10}, {uraian: Memilah rak 10, pelaksana: a, kelengkapan: Rak 10, waktu: 10 menit, output: Rak
      11}, {uraian: Memilah rak 11, pelaksana: a, kelengkapan: Rak 11, waktu: 11 menit, output: Rak 12}, {uraian: Memilah rak 12,
      pelaksana: a, kelengkapan: Rak 12, waktu: 12 menit, output: Rak 13}, {uraian: Memilah rak 13, pelaksana: a, kelengkapan: Rak 13,
      waktu: 13 menit, output: Rak 14}, {uraian: Memilah rak 14, pelaksana: a, kelengkapan: Rak 14, waktu: 14 menit, output: Rak 15},
      {uraian: Memilah rak 15, pelaksana: a, kelengkapan: Rak 15, waktu: 15 menit, output: Rak 16}, {uraian: Memilah rak 16, pelaksana:
      a, kelengkapan: Rak 16, waktu: 16 menit, output: Rak 17}, {uraian: Memilah rak 17, pelaksana: a, kelengkapan: Rak 17, waktu: 17
      menit, output: Rak 18}, {uraian: Memilah rak 18, pelaksana: a, kelengkapan: Rak 18, waktu: 18 menit, output: Rak 19}, {uraian:
      Memilah rak 19, pelaksana: a, kelengkapan: Rak 19, waktu: 19 menit, output: Rak 20}, {uraian: Memilah rak 20, pelaksana: a,
      kelengkapan: Rak 20, waktu: 20 menit, output: Rak 21}, {uraian: Memilah rak 21, pelaksana: a, kelengkapan: Rak 21, waktu: 21 menit,
      output: Rak 22}, {uraian: Memilah rak 22, pelaksana: a, kelengkapan: Rak 22, waktu: 22 menit, output: Rak 23}, {uraian: Memilah rak
      23, pelaksana: a, kelengkapan: Rak 23, waktu: 23 menit, output: Rak 24}, {uraian: Memilah rak 24, pelaksana: a, kelengkapan: Rak
      24, waktu: 24 menit, output: Rak 25}, {uraian: Memilah rak 25, pelaksana: a, kelengkapan: Rak 25, waktu: 25 menit, output: Rak 26},
      {uraian: Memilah rak 26, pelaksana: a, kelengkapan: Rak 26, waktu: 26 menit, output: Rak 27}, {uraian: Memilah rak 27, pelaksana:
      a, kelengkapan: Rak 27, waktu: 27 menit, output: Rak 28}, {uraian: Memilah rak 28, pelaksana: a, kelengkapan: Rak 28, waktu: 28
      menit, output: Rak 29}, {uraian: Memilah rak 29, pelaksana: a, kelengkapan: Rak 29, waktu: 29 menit, output: Rak 30}, {uraian:
      Memilah rak 30, pelaksana: a, kelengkapan: Rak 30, waktu: 30 menit, output: Rak 31}, {uraian: Memilah rak 31, pelaksana: a,
      kelengkapan: Rak 31, waktu: 31 menit, output: Rak 32}]
    ```

    ## Benar
    ```yaml
    pelaksana: {arsiparis: Arsiparis}
    kegiatan:
      - {uraian: Memilah arsip setiap rak, pelaksana: arsiparis, kelengkapan: Daftar rak, waktu: 9 menit, output: Daftar arsip}
      - {uraian: Menyimpan daftar arsip, pelaksana: arsiparis, kelengkapan: Daftar arsip, waktu: 5 menit, output: Arsip daftar}
    ```

    ## Bukan salah
    Beberapa varian yang masing-masing pendek:
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
        if len(alur.kegiatan) > TERBANYAK:
            message = f"alur memuat {len(alur.kegiatan)} kegiatan"
            hint = "bagi menjadi beberapa SOP di `keterkaitan`, masing-masing dengan hasil sendiri"
            yield Finding(alur.kegiatan[0].uraian.span, message, f"kegiatan pertama dari {len(alur.kegiatan)}", hint)


@sop_rule("SOP236", Severity.CATATAN, Weight.BENTUK)
def terlalu_pendek(naskah: Naskah) -> Iterator[Finding]:
    """Alur kurang dari tiga kegiatan untuk beberapa pelaksana.

    ## Apa
    Satu atau dua kegiatan saja, padahal pelaksananya lebih dari satu.

    ## Mengapa
    PermenPAN-RB 35/2012: SOP administratif melibatkan lebih dari satu pelaksana dan menyebut awal, bagian utama, dan akhirnya. Satu
    pelaksana dengan sedikit langkah (SOP teknis) tidak kena.

    ## Salah
    ```yaml
    kegiatan:
      - {uraian: Mengajukan peminjaman buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Formulir peminjaman}
      - {uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Formulir peminjaman, waktu: 5 menit, output: Tanda terima}
    ```

    ## Benar
    ```yaml
    kegiatan:
      - {uraian: Mengajukan peminjaman buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Formulir peminjaman}
      - {uraian: Memeriksa formulir, pelaksana: petugas, kelengkapan: Formulir peminjaman, waktu: 5 menit, output: Formulir terperiksa}
      - {uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Formulir terperiksa, waktu: 5 menit, output: Tanda terima}
    ```

    ## Bukan salah
    Satu pelaksana dengan dua langkah:
    ```yaml
    pelaksana: {petugas: Petugas Perpustakaan}
    kegiatan:
      - {uraian: Memilah buku, pelaksana: petugas, kelengkapan: Buku, waktu: 5 menit, output: Buku terpilah}
      - {uraian: Menata buku, pelaksana: petugas, kelengkapan: Buku terpilah, waktu: 9 menit, output: Buku tertata}
    ```

    Tepat tiga kegiatan:
    ```yaml
    kegiatan:
      - {uraian: Mengisi formulir, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Formulir}
      - {uraian: Memeriksa formulir, pelaksana: petugas, kelengkapan: Formulir, waktu: 9 menit, output: Hasil}
      - {uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Hasil, waktu: 5 menit, output: Tanda terima}
    ```
    """
    for alur in naskah.sop.alur:
        if len(alur.kegiatan) < TERSEDIKIT and len(alur.pelaksana) > 1:
            label = f"setelah {row_name(alur.kegiatan[-1])} tidak ada lagi"
            hint = "tulis juga kegiatan menerima, memeriksa, dan menyerahkan hasilnya, atau gabungkan dengan SOP lain"
            yield Finding(alur.kegiatan[-1].uraian.span, f"alur hanya memuat {len(alur.kegiatan)} kegiatan", label, hint)
