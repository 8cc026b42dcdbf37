"""Decisions: what stands on their branches and where the branches lead.

Severity: peringatan where a reader cannot tell which way to go or where the words say something else than the arrows,
catatan where the sheet is only harder to read.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopdoc.check.bahasa.label import YA, is_menolak, is_tanpa_kata, sederhana
from sopdoc.check.graph import cabang_of
from sopdoc.check.row_names import row_name
from sopdoc.check.rule import Finding, sop_rule
from sopdoc.diagnostics import Severity, Weight
from sopdoc.naskah import Naskah


@sop_rule("SOP226", Severity.PERINGATAN, Weight.KURANG)
def cabang_tanpa_label(naskah: Naskah) -> Iterator[Finding]:
    """Cabang keputusan tanpa kata.

    ## Apa
    Beberapa cabang tidak berkata, atau labelnya hanya tanda baca, sehingga pembaca tidak tahu anak panah mana untuk jawaban mana.

    ## Mengapa
    PermenPAN-RB 35/2012, simbol flowchart: belah ketupat diikuti pilihan jawaban (ya/tidak, lengkap/tidak, benar/salah).

    ## Salah
    ```yaml
    kegiatan:
      - {id: serah, uraian: Menyerahkan kartu, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Kartu diterima}
      - uraian: Memeriksa kartu anggota
        pelaksana: petugas
        cabang: {Berlaku: lanjut, "-": serah}
        kelengkapan: Kartu diterima
        waktu: 5 menit
        output: Kartu terperiksa
      - {uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Kartu terperiksa, waktu: 5 menit, output: Tanda terima}
    ```

    ## Benar
    ```yaml
    kegiatan:
      - {id: serah, uraian: Menyerahkan kartu, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Kartu diterima}
      - uraian: Memeriksa kartu anggota
        pelaksana: petugas
        cabang: {Berlaku: lanjut, Tidak berlaku: serah}
        kelengkapan: Kartu diterima
        waktu: 5 menit
        output: Kartu terperiksa
      - {uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Kartu terperiksa, waktu: 5 menit, output: Tanda terima}
    ```

    ## Bukan salah
    Hanya satu dari cabangnya tanpa kata; jalan yang biasa terbaca dari yang lain:
    ```yaml
    kegiatan:
      - {id: isi, uraian: Mengisi formulir, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Formulir}
      - uraian: Memeriksa formulir
        pelaksana: petugas
        cabang: {"": lanjut, Tidak lengkap: isi}
        kelengkapan: Formulir
        waktu: 9 menit
        output: Hasil
      - {uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Hasil, waktu: 5 menit, output: Tanda terima}
    ```

    Satu cabang saja; SOP203 meminta cabang yang lain:
    ```yaml
    kegiatan:
      - {uraian: Mengisi formulir, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Formulir}
      - {uraian: Memeriksa formulir, pelaksana: petugas, cabang: {"-": lanjut}, kelengkapan: Formulir, waktu: 9 menit, output: Hasil}
      - {uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Hasil, waktu: 5 menit, output: Tanda terima}
    ```
    """
    for g, simbol, ways in cabang_of(naskah):
        wordless = sum(not way.label for way in ways)
        for way in ways:
            if len(ways) > 1 and is_tanpa_kata(way.label) and (way.label or wordless > 1):
                message = f"cabang keputusan di {row_name(g.kegiatan(simbol.id))} tidak punya kata"
                yield Finding(way.span, message, "anak panah tanpa label", "tulis jawabannya sebagai kunci: `Ya: …`, `Tidak lengkap: …`")


@sop_rule("SOP227", Severity.PERINGATAN, Weight.BERTENTANGAN)
def cabang_searah(naskah: Naskah) -> Iterator[Finding]:
    """Semua cabang menuju simbol yang sama.

    ## Apa
    Apa pun jawaban keputusan ini, alur berlanjut ke tempat yang sama; keputusannya tidak memutuskan apa-apa.

    ## Mengapa
    PermenPAN-RB 35/2012: belah ketupat dipakai untuk kegiatan yang hasilnya menentukan arah; lainnya berupa kotak.

    ## Salah
    ```yaml
    kegiatan:
      - {uraian: Menyerahkan kartu anggota, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Kartu diterima}
      - uraian: Memeriksa kartu anggota
        pelaksana: petugas
        cabang: {Ya: lanjut, Tidak: catat}
        kelengkapan: Kartu diterima
        waktu: 5 menit
        output: Kartu terperiksa
      - {id: catat, uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Kartu terperiksa, waktu: 5 menit, output: Tanda terima}
    ```

    ## Benar
    ```yaml
    kegiatan:
      - {uraian: Menyerahkan kartu anggota, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Kartu diterima}
      - uraian: Memeriksa kartu anggota
        pelaksana: petugas
        cabang: {Ya: lanjut, Tidak: selesai}
        kelengkapan: Kartu diterima
        waktu: 5 menit
        output: Kartu terperiksa
      - {uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Kartu terperiksa, waktu: 5 menit, output: Tanda terima}
    ```

    ## Bukan salah
    Dua dari tiga jawaban menuju tempat yang sama:
    ```yaml
    kegiatan:
      - {id: isi, uraian: Mengisi formulir, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Formulir}
      - uraian: Memeriksa formulir
        pelaksana: petugas
        cabang: {Lengkap: lanjut, Cukup: lanjut, Kurang: isi}
        kelengkapan: Formulir
        waktu: 9 menit
        output: Hasil
      - {uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Hasil, waktu: 5 menit, output: Tanda terima}
    ```

    Satu cabang saja; SOP203 meminta cabang yang lain:
    ```yaml
    kegiatan:
      - {uraian: Mengisi formulir, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Formulir}
      - {uraian: Memeriksa formulir, pelaksana: petugas, cabang: {Benar: lanjut}, kelengkapan: Formulir, waktu: 9 menit, output: Hasil}
      - {uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Hasil, waktu: 5 menit, output: Tanda terima}
    ```
    """
    for g, simbol, ways in cabang_of(naskah):
        if len(ways) == 1 and " / " in ways[0].label:
            target = g.kegiatan(ways[0].ke)
            label = f"{ways[0].label}: keduanya ke {row_name(target)}"
            hint = "arahkan salah satu cabang ke kegiatan lain, atau hapus `cabang`"
            yield Finding(ways[0].span, f"semua cabang {row_name(g.kegiatan(simbol.id))} menuju simbol yang sama", label, hint)


@sop_rule("SOP228", Severity.CATATAN, Weight.KATA)
def label_tak_berpasangan(naskah: Naskah) -> Iterator[Finding]:
    """Label cabang tidak berpasangan.

    ## Apa
    Satu cabang berlabel "Ya" tanpa cabang "Tidak", atau sebaliknya "Tidak" tanpa jawaban lain yang jelas lawannya.

    ## Mengapa
    PermenPAN-RB 35/2012 memberi contoh pasangan jawaban: ya/tidak, lengkap/tidak, benar/salah. Jawaban yang tidak sejenis membuat
    pembaca menebak pertanyaannya.

    ## Salah
    ```yaml
    kegiatan:
      - {id: serah, uraian: Menyerahkan kartu, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Kartu diterima}
      - uraian: Memeriksa kartu anggota
        pelaksana: petugas
        cabang: {Ya: lanjut, Kartu lama: serah}
        kelengkapan: Kartu diterima
        waktu: 5 menit
        output: Kartu terperiksa
      - {uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Kartu terperiksa, waktu: 5 menit, output: Tanda terima}
    ```

    ## Benar
    ```yaml
    kegiatan:
      - {id: serah, uraian: Menyerahkan kartu, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Kartu diterima}
      - uraian: Memeriksa kartu anggota
        pelaksana: petugas
        cabang: {Ya: lanjut, Tidak: serah}
        kelengkapan: Kartu diterima
        waktu: 5 menit
        output: Kartu terperiksa
      - {uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Kartu terperiksa, waktu: 5 menit, output: Tanda terima}
    ```

    ## Bukan salah
    Penolakan dengan kata lain adalah lawan "Ya":
    ```yaml
    kegiatan:
      - {id: isi, uraian: Mengisi formulir, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Formulir}
      - uraian: Memeriksa formulir
        pelaksana: petugas
        cabang: {Ya: lanjut, Ditolak: isi}
        kelengkapan: Formulir
        waktu: 9 menit
        output: Hasil
      - {uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Hasil, waktu: 5 menit, output: Tanda terima}
    ```

    Cabang lain yang tanpa kata menyerahkan lawannya kepada pembaca:
    ```yaml
    kegiatan:
      - {id: isi, uraian: Mengisi formulir, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Formulir}
      - uraian: Memeriksa formulir
        pelaksana: petugas
        cabang: {Ya: lanjut, "": isi}
        kelengkapan: Formulir
        waktu: 9 menit
        output: Hasil
      - {uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Hasil, waktu: 5 menit, output: Tanda terima}
    ```

    Tiga jawaban tidak berpasangan:
    ```yaml
    kegiatan:
      - {id: isi, uraian: Mengisi formulir, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Formulir}
      - uraian: Memeriksa formulir
        pelaksana: petugas
        cabang: {Ya: lanjut, Sebagian: catat, Menunggu: isi}
        kelengkapan: Formulir
        waktu: 9 menit
        output: Hasil
      - {uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Hasil, waktu: 5 menit, output: Tanda terima}
      - {id: catat, uraian: Mencatat buku, pelaksana: petugas, kelengkapan: Tanda terima, waktu: 5 menit, output: Catatan}
    ```
    """
    for g, simbol, ways in cabang_of(naskah):
        labels = [sederhana(w.label) for w in ways]
        yes = next((w for w, label in zip(ways, labels, strict=True) if label in YA), None)
        if yes and len(ways) == 2 and all(labels) and not any(is_menolak(w.label) for w in ways):
            other = next((w.label for w in ways if w is not yes), "")
            label = f'"{yes.label}" berpasangan dengan "{other}"'
            yield Finding(yes.span, f"label cabang {row_name(g.kegiatan(simbol.id))} tidak berpasangan", label, "tulis `Ya` dan `Tidak`")
