"""Page breaks that the author asked for.

Severity: catatan; the sheet says the same, but has a page that looks forgotten.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from sopdoc.check.row_names import row_name
from sopdoc.check.rule import Finding, sop_rule
from sopdoc.diagnostics import Severity, Weight
from sopdoc.naskah import Naskah


@sop_rule("SOP238", Severity.CATATAN, Weight.BENTUK)
def halaman_satu_kegiatan(naskah: Naskah) -> Iterator[Finding]:
    """Halaman yang hanya memuat satu kegiatan.

    ## Apa
    `halaman baru: ya` berdiri begitu dekat dengan yang sebelumnya, atau dengan ujung tabel, sehingga satu halaman hanya memuat satu
    kegiatan.

    ## Mengapa
    Kepala tabel dan segilima di kedua ujung memakan lebih banyak tempat daripada kegiatan itu sendiri, dan pembaca harus
    membolak-balik halaman.

    ## Salah
    ```yaml
    kegiatan:
      - {uraian: Mengisi formulir, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Formulir}
      - {uraian: Mencatat formulir, pelaksana: petugas, kelengkapan: Formulir, waktu: 9 menit, output: Catatan}
      - uraian: Menyerahkan buku
        pelaksana: petugas
        kelengkapan: Catatan
        waktu: 5 menit
        output: Tanda terima
        halaman baru: ya
    ```

    ## Benar
    ```yaml
    kegiatan:
      - {uraian: Mengisi formulir, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Formulir}
      - {uraian: Mencatat formulir, pelaksana: petugas, kelengkapan: Formulir, waktu: 9 menit, output: Catatan}
      - {uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Catatan, waktu: 5 menit, output: Tanda terima}
    ```

    ## Bukan salah
    Di kegiatan pertama ia hanya memisahkan alur dari lembar identitas:
    ```yaml
    kegiatan:
      - uraian: Mengisi formulir
        pelaksana: pemohon
        kelengkapan: Kartu anggota
        waktu: 5 menit
        output: Formulir
        halaman baru: ya
      - {uraian: Mencatat formulir, pelaksana: petugas, kelengkapan: Formulir, waktu: 9 menit, output: Catatan}
      - {uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Catatan, waktu: 5 menit, output: Tanda terima}
    ```
    """
    for alur in naskah.sop.alur:
        breaks = [place for place, kegiatan in enumerate(alur.kegiatan) if kegiatan.halaman_baru and place]
        for here, after in pairwise([0, *breaks, len(alur.kegiatan)] if breaks else ()):
            if after == here + 1:
                alone, cause = alur.kegiatan[here], alur.kegiatan[here if after == len(alur.kegiatan) else after]
                hint = "hapus `halaman baru: ya`, atau pindahkan ke kegiatan lain"
                yield Finding(cause.uraian.span, f"{row_name(alone)} sendirian di halamannya", "halaman baru dimulai di sini", hint)
