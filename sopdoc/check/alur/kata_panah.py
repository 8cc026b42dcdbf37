"""Words on arrows that leave no decision.

Severity: catatan; the sheet can be followed, but says with words what a rhombus says at sight.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopdoc.check.bahasa.label import YA, is_menolak, sederhana
from sopdoc.check.graph import graph_of
from sopdoc.check.row_names import row_name
from sopdoc.check.rule import Finding, sop_rule
from sopdoc.diagnostics import Severity, Weight
from sopdoc.model.sop import Bentuk
from sopdoc.naskah import Naskah


@sop_rule("SOP237", Severity.CATATAN, Weight.BERTENTANGAN)
def pilihan_tanpa_keputusan(naskah: Naskah) -> Iterator[Finding]:
    """Pilihan yang tidak digambar sebagai keputusan.

    ## Apa
    Dari satu kotak keluar beberapa anak panah dengan kata yang berbeda, di antaranya ya, tidak, atau penolakan lain.

    ## Mengapa
    PermenPAN-RB 35/2012, simbol flowchart: pilihan digambar dengan belah ketupat. Beberapa anak panah dari sebuah kotak dibaca
    sebagai pekerjaan yang serentak.

    ## Salah
    ```yaml
    kegiatan:
      - {id: isi, uraian: Mengisi formulir, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Formulir}
      - uraian: Memeriksa formulir
        pelaksana: petugas
        lanjut: {Lengkap: serah, Tidak lengkap: isi}
        kelengkapan: Formulir
        waktu: 9 menit
        output: Hasil
      - {id: serah, uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Hasil, waktu: 5 menit, output: Tanda terima}
    ```

    ## Benar
    ```yaml
    kegiatan:
      - {id: isi, uraian: Mengisi formulir, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Formulir}
      - uraian: Memeriksa formulir
        pelaksana: petugas
        cabang: {Lengkap: serah, Tidak lengkap: isi}
        kelengkapan: Formulir
        waktu: 9 menit
        output: Hasil
      - {id: serah, uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Hasil, waktu: 5 menit, output: Tanda terima}
    ```

    ## Bukan salah
    Satu kata pada satu anak panah bukan pilihan:
    ```yaml
    kegiatan:
      - {uraian: Mengisi formulir, pelaksana: pemohon, lanjut: {Ya: lanjut}, kelengkapan: Kartu anggota, waktu: 5 menit, output: Formulir}
      - {uraian: Mencatat formulir, pelaksana: petugas, kelengkapan: Formulir, waktu: 5 menit, output: Catatan}
      - {uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Catatan, waktu: 5 menit, output: Tanda terima}
    ```

    Kata yang menyebut apa yang dibawa, bukan jawaban:
    ```yaml
    kegiatan:
      - uraian: Mengisi formulir
        pelaksana: pemohon
        lanjut: {Asli: catat, Salinan: serah}
        kelengkapan: Kartu anggota
        waktu: 5 menit
        output: Formulir
      - {id: catat, uraian: Mencatat formulir, pelaksana: petugas, kelengkapan: Formulir, waktu: 5 menit, output: Catatan}
      - {id: serah, uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Catatan, waktu: 5 menit, output: Tanda terima}
    ```
    """
    for alur in naskah.sop.alur:
        g = graph_of(alur)
        for simbol, ways in g.outgoing.items():
            words = list(dict.fromkeys(way.label for way in ways if way.label))
            answers = any(is_menolak(word) or sederhana(word) in YA for word in words)
            if g.simbol[simbol].bentuk is not Bentuk.KEPUTUSAN and len(words) > 1 and answers:
                kegiatan, label = g.kegiatan(simbol), ", ".join(f'"{word}"' for word in words)
                message = f"pilihan di {row_name(kegiatan)} tidak digambar sebagai keputusan"
                yield Finding(ways[0].span, message, f"anak panah {label} dari sebuah kotak", "ganti `lanjut` dengan `cabang`")
