"""The ends of a flow: does it begin, only once, and come to an end?"""

from __future__ import annotations

from collections.abc import Iterator

from sopdoc.check.graph import Graph, graph_of
from sopdoc.check.row_names import row_name
from sopdoc.check.rule import Finding, sop_rule
from sopdoc.diagnostics import Severity, Weight
from sopdoc.model.sop import Bentuk, Kegiatan
from sopdoc.naskah import Naskah


@sop_rule("SOP220", Severity.GALAT, Weight.SALAH)
def tanpa_akhir(naskah: Naskah) -> Iterator[Finding]:
    """Alur tidak punya simbol akhir.

    ## Apa
    Tidak satu pun simbol di alur berupa kapsul selesai, sehingga tidak terbaca kapan prosedur selesai.

    ## Mengapa
    PermenPAN-RB 35/2012, simbol flowchart: kapsul menandai mulai dan berakhirnya prosedur; satu awal, paling sedikit satu akhir.

    ## Salah
    ```yaml
    kegiatan:
      - {id: susun, uraian: Menyusun daftar buku, pelaksana: pemohon, kelengkapan: Katalog, waktu: 5 menit, output: Daftar buku}
      - {uraian: Memeriksa daftar buku, pelaksana: petugas, kelengkapan: Daftar buku, waktu: 5 menit, output: Daftar terperiksa}
      - {uraian: Mengembalikan daftar, pelaksana: petugas, lanjut: susun, kelengkapan: Daftar terperiksa, waktu: 5 menit, output: Katalog}
    ```

    ## Benar
    ```yaml
    kegiatan:
      - {uraian: Menyusun daftar buku, pelaksana: pemohon, kelengkapan: Katalog, waktu: 5 menit, output: Daftar buku}
      - {uraian: Memeriksa daftar buku, pelaksana: petugas, kelengkapan: Daftar buku, waktu: 5 menit, output: Daftar terperiksa}
      - {uraian: Menyimpan daftar buku, pelaksana: petugas, kelengkapan: Daftar terperiksa, waktu: 5 menit, output: Arsip daftar}
    ```

    ## Bukan salah
    Alur dengan satu kegiatan:
    ```yaml
    pelaksana: {petugas: Petugas Perpustakaan}
    kegiatan:
      - {uraian: Memilah buku, pelaksana: petugas, kelengkapan: Buku, waktu: 5 menit, output: Buku terpilah}
    ```

    Selesai di tengah tabel, lewat sebuah cabang:
    ```yaml
    kegiatan:
      - {id: isi, uraian: Mengisi formulir, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Formulir}
      - {uraian: Mencatat formulir, pelaksana: petugas, kelengkapan: Formulir, waktu: 9 menit, output: Catatan}
      - uraian: Memeriksa catatan
        pelaksana: petugas
        cabang: {Benar: selesai, Salah: isi}
        kelengkapan: Catatan
        waktu: 5 menit
        output: Hasil
    ```
    """
    for alur in naskah.sop.alur:
        if len(alur.kegiatan) > 1 and not ends(graph_of(alur)):
            hint = "tulis `lanjut: selesai` atau `simbol: selesai` pada kegiatan terakhir prosedur"
            yield Finding(alur.kegiatan[-1].uraian.span, "alur tidak punya akhir", "kegiatan terakhir, tanpa kapsul selesai", hint)


@sop_rule("SOP221", Severity.PERINGATAN, Weight.KURANG)
def tanpa_awal(naskah: Naskah) -> Iterator[Finding]:
    """Alur tidak punya simbol mulai.

    ## Apa
    Tidak ada kapsul mulai: kegiatan pertama langsung berupa keputusan atau simbol lain.

    ## Mengapa
    PermenPAN-RB 35/2012, simbol flowchart: prosedur dimulai dari satu kapsul. Keputusan di langkah pertama biasanya berarti
    kegiatan menerima atau menyiapkan bahannya belum ditulis.

    ## Salah
    ```yaml
    kegiatan:
      - uraian: Memeriksa kartu anggota
        pelaksana: pemohon
        cabang: {Berlaku: lanjut, Tidak berlaku: selesai}
        kelengkapan: Kartu anggota
        waktu: 5 menit
        output: Kartu terperiksa
      - {uraian: Mencatat peminjaman buku, pelaksana: petugas, kelengkapan: Kartu terperiksa, waktu: 5 menit, output: Catatan peminjaman}
      - {uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Catatan peminjaman, waktu: 5 menit, output: Tanda terima}
    ```

    ## Benar
    ```yaml
    kegiatan:
      - {uraian: Menerima kartu anggota, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Kartu yang diterima}
      - uraian: Memeriksa kartu anggota
        pelaksana: petugas
        cabang: {Berlaku: lanjut, Tidak berlaku: selesai}
        kelengkapan: Kartu yang diterima
        waktu: 5 menit
        output: Kartu terperiksa
      - {uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Kartu terperiksa, waktu: 5 menit, output: Tanda terima}
    ```

    ## Bukan salah
    Mulai sebagai simbol pertama sebuah rangkaian:
    ```yaml
    kegiatan:
      - uraian: Memeriksa kartu anggota
        id: periksa
        rangkaian:
          - {pelaksana: petugas, simbol: mulai}
          - {pelaksana: petugas, cabang: {Berlaku: lanjut, Tidak berlaku: selesai}}
        kelengkapan: Kartu anggota
        waktu: 5 menit
        output: Kartu terperiksa
      - {uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Kartu terperiksa, waktu: 9 menit, output: Tanda terima}
      - {uraian: Menerima buku, pelaksana: pemohon, kelengkapan: Tanda terima, waktu: 5 menit, output: Buku}
    pelaksana: {petugas: Petugas Perpustakaan, pemohon: Anggota Perpustakaan}
    ```
    """
    for alur in naskah.sop.alur:
        if alur.kegiatan and not any(s.bentuk is Bentuk.MULAI for s in graph_of(alur).simbol.values()):
            first = alur.kegiatan[0]
            hint = "tambahkan kegiatan sebelumnya (menerima, menyiapkan), atau tulis `simbol: mulai` dalam `rangkaian`"
            yield Finding(first.uraian.span, "alur tidak punya simbol mulai", _bentuk(first), hint)


@sop_rule("SOP222", Severity.PERINGATAN, Weight.BERTENTANGAN)
def awal_ganda(naskah: Naskah) -> Iterator[Finding]:
    """Alur punya lebih dari satu simbol mulai.

    ## Apa
    Kapsul mulai ditulis pada dua kegiatan atau lebih.

    ## Mengapa
    PermenPAN-RB 35/2012, simbol flowchart: prosedur punya satu awal. Dua awal berarti dua prosedur, atau kegiatan yang tidak
    disambung dengan kegiatan sebelumnya.

    ## Salah
    ```yaml
    kegiatan:
      - {uraian: Menyusun daftar buku, pelaksana: pemohon, kelengkapan: Katalog, waktu: 5 menit, output: Daftar buku}
      - uraian: Memeriksa daftar buku
        pelaksana: petugas
        simbol: mulai
        kelengkapan: Daftar buku
        waktu: 5 menit
        output: Daftar terperiksa
      - {uraian: Menyimpan daftar buku, pelaksana: petugas, kelengkapan: Daftar terperiksa, waktu: 5 menit, output: Arsip daftar}
    ```

    ## Benar
    ```yaml
    kegiatan:
      - {uraian: Menyusun daftar buku, pelaksana: pemohon, kelengkapan: Katalog, waktu: 5 menit, output: Daftar buku}
      - {uraian: Memeriksa daftar buku, pelaksana: petugas, kelengkapan: Daftar buku, waktu: 5 menit, output: Daftar terperiksa}
      - {uraian: Menyimpan daftar buku, pelaksana: petugas, kelengkapan: Daftar terperiksa, waktu: 5 menit, output: Arsip daftar}
    ```

    ## Bukan salah
    Beberapa pelaksana mulai bersama di satu kegiatan:
    ```yaml
    kegiatan:
      - {uraian: Menyusun daftar, pelaksana: [pemohon, petugas], kelengkapan: Kartu anggota, waktu: 5 menit, output: Daftar}
      - {uraian: Memeriksa daftar, pelaksana: petugas, kelengkapan: Daftar, waktu: 9 menit, output: Daftar terperiksa}
      - {uraian: Mencatat peminjaman, pelaksana: petugas, kelengkapan: Daftar terperiksa, waktu: 7 menit, output: Catatan}
    ```

    Setiap varian punya mulainya sendiri:
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
        starts = [k for k in alur.kegiatan if any(s.bentuk is Bentuk.MULAI for s in k.simbol)]
        for kegiatan in starts[1:]:
            label = f"mulai yang pertama di {row_name(starts[0])}"
            yield Finding(kegiatan.uraian.span, "alur punya lebih dari satu simbol mulai", label, "hapus `simbol: mulai` di kegiatan ini")


def ends(g: Graph) -> bool:
    """Has the flow an end?"""
    return any(s.bentuk is Bentuk.SELESAI for s in g.simbol.values())


def _bentuk(kegiatan: Kegiatan) -> str:
    return f"kegiatan pertama berupa {kegiatan.simbol[0].bentuk.value}"
