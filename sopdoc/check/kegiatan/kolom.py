"""Columns of the flow: is everything that a row says printed?"""

from __future__ import annotations

from collections.abc import Iterator

from sopdoc.check.bahasa.kalimat import is_kosong
from sopdoc.check.row_names import row_name
from sopdoc.check.rule import Finding, sop_rule
from sopdoc.diagnostics import Severity, Weight
from sopdoc.model.sop import Alur
from sopdoc.naskah import Naskah

KOLOM = ("kelengkapan", "waktu", "output", "keterangan")      # that a profile may leave out


@sop_rule("SOP388", Severity.PERINGATAN, Weight.SALAH)
def isian_tanpa_kolom(naskah: Naskah) -> Iterator[Finding]:
    """Isian kegiatan tidak mempunyai kolom di lembar.

    ## Apa
    Kelengkapan, waktu, output, atau keterangan diisi, tetapi `kolom` pada profil lembar ini tidak memuatnya.

    ## Mengapa
    Kata-kata itu tidak tercetak, dan tidak terlihat bahwa ada yang hilang.

    ## Salah
    ```yaml
    penyesuaian: {kolom: [nomor kegiatan, uraian, pelaksana, kelengkapan, waktu, output]}
    kegiatan:
      - uraian: Mengajukan usulan buku
        pelaksana: pemohon
        kelengkapan: Kartu anggota
        waktu: 5 menit
        output: Usulan buku
        keterangan: Formulir tersedia di loket
      - {uraian: Memaraf usulan buku, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 10 menit, output: Usulan yang diparaf}
      - {uraian: Memesan buku, pelaksana: petugas, kelengkapan: Usulan yang diparaf, waktu: 5 menit, output: Pesanan}
    ```

    ## Benar
    ```yaml
    kegiatan:
      - uraian: Mengajukan usulan buku
        pelaksana: pemohon
        kelengkapan: Kartu anggota
        waktu: 5 menit
        output: Usulan buku
        keterangan: Formulir tersedia di loket
      - {uraian: Memaraf usulan buku, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 10 menit, output: Usulan yang diparaf}
      - {uraian: Memesan buku, pelaksana: petugas, kelengkapan: Usulan yang diparaf, waktu: 5 menit, output: Pesanan}
    ```

    ## Bukan salah
    Tanda "-" mengatakan bahwa tidak ada apa-apa:
    ```yaml
    penyesuaian: {kolom: [nomor kegiatan, uraian, pelaksana, kelengkapan, waktu, output]}
    kegiatan:
      - uraian: Mengajukan usulan buku
        pelaksana: pemohon
        kelengkapan: Kartu anggota
        waktu: 5 menit
        output: Usulan buku
        keterangan: "-"
      - {uraian: Memaraf usulan buku, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 10 menit, output: Usulan yang diparaf}
      - {uraian: Memesan buku, pelaksana: petugas, kelengkapan: Usulan yang diparaf, waktu: 5 menit, output: Pesanan}
    ```
    """
    printed = naskah.profile.kolom
    for alur in naskah.sop.alur if printed else ():
        for key in KOLOM:
            if key not in printed:
                yield from _filled(alur, key)


def _filled(alur: Alur, key: str) -> Iterator[Finding]:
    hint = f"tambahkan {key} pada `kolom` di `penyesuaian`, atau hapus isinya"
    for kegiatan in alur.kegiatan:
        if not is_kosong(getattr(kegiatan, key)):
            message = f"{key} {row_name(kegiatan)} tidak tercetak"
            yield Finding(getattr(kegiatan, key).span, message, "lembar ini tanpa kolom itu", hint)
