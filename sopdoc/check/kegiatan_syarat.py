"""Conditions in the words of a kegiatan that the drawing does not show."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sopdoc.check.alur_graph import Graph, awal, decides, graph_of
from sopdoc.check.bahasa import is_pilihan, kalimat, syarat
from sopdoc.check.row_names import row_name
from sopdoc.check.rule import Finding, sop_rule
from sopdoc.diagnostics import Severity, Weight
from sopdoc.model.sop import Kegiatan
from sopdoc.naskah import Naskah

_CABANG = re.compile(r"\b(?:kembali|dikembalikan|langkah|kegiatan|lanjut|dilanjutkan)\b", re.IGNORECASE)


@sop_rule("SOP356", Severity.PERINGATAN, Weight.BERTENTANGAN)
def syarat_tanpa_keputusan(naskah: Naskah) -> Iterator[Finding]:
    """Syarat dalam kata-kata, tetapi simbolnya kotak.

    ## Apa
    Uraian memuat "jika …", "apabila … maka …", "bila tidak lengkap dikembalikan", padahal baris ini bukan keputusan.

    ## Mengapa
    PermenPAN-RB 35/2012: kegiatan yang hasilnya menentukan arah digambar belah ketupat dengan jawabannya. Syarat di dalam kotak
    menyembunyikan jalan kedua dari pembaca bagan (Satpol PP Kalbar 28, kegiatan 5).

    ## Salah
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - uraian: Memeriksa usulan buku, jika tidak lengkap dikembalikan kepada anggota
        pelaksana: petugas
        kelengkapan: Usulan buku
        waktu: 5 menit
        output: Usulan terperiksa
      - {uraian: Menyimpan usulan buku, pelaksana: petugas, kelengkapan: Usulan terperiksa, waktu: 5 menit, output: Arsip usulan}
    ```

    ## Benar
    ```yaml
    kegiatan:
      - {id: ajukan, uraian: Mengajukan usulan, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - uraian: Memeriksa usulan buku
        pelaksana: petugas
        cabang: {Lengkap: lanjut, Tidak lengkap: ajukan}
        kelengkapan: Usulan buku
        waktu: 5 menit
        output: Usulan terperiksa
      - {uraian: Menyimpan usulan buku, pelaksana: petugas, kelengkapan: Usulan terperiksa, waktu: 5 menit, output: Arsip usulan}
    ```

    ## Bukan salah
    Kegiatan yang memutuskan sendiri:
    ```yaml
    kegiatan:
      - {id: isi, uraian: Mengisi formulir, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Formulir}
      - uraian: Memeriksa formulir, jika salah dikembalikan
        pelaksana: petugas
        cabang: {Benar: lanjut, Salah: isi}
        kelengkapan: Formulir
        waktu: 5 menit
        output: Formulir terperiksa
      - {uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Formulir terperiksa, waktu: 5 menit, output: Tanda terima}
    ```

    Kegiatan yang hanya dicapai lewat cabang; syaratnya tergambar sebelumnya:
    ```yaml
    kegiatan:
      - {uraian: Mengisi formulir, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Formulir}
      - uraian: Memeriksa formulir
        id: periksa
        pelaksana: petugas
        cabang: {Benar: serah, Salah: lanjut}
        kelengkapan: Formulir
        waktu: 5 menit
        output: Formulir terperiksa
      - uraian: Memperbaiki formulir bila salah
        pelaksana: pemohon
        lanjut: periksa
        kelengkapan: Formulir terperiksa
        waktu: 5 menit
        output: Formulir
      - {id: serah, uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Formulir, waktu: 5 menit, output: Tanda terima}
    ```

    Hanya "apabila diperlukan"; SOP357 yang menyebutnya:
    ```yaml
    kegiatan:
      - {uraian: Mengisi formulir, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Formulir}
      - {uraian: Memeriksa formulir (bila diperlukan), pelaksana: petugas, kelengkapan: Formulir, waktu: 9 menit, output: Hasil}
      - {uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Hasil, waktu: 5 menit, output: Tanda terima}
    ```

    Kata "dalam hal ini" bukan syarat:
    ```yaml
    kegiatan:
      - {uraian: Mengisi formulir, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Formulir}
      - {uraian: "Memeriksa berkas, dalam hal ini formulir", pelaksana: petugas, kelengkapan: Formulir, waktu: 9 menit, output: Hasil}
      - {uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Hasil, waktu: 5 menit, output: Tanda terima}
    ```
    """
    for kegiatan, text, word in _bersyarat(naskah):
        if not is_pilihan(text):
            hint = "jadikan keputusan: `cabang: {Ya: lanjut, Tidak: <id kegiatan>}`, lalu hapus syaratnya dari uraian"
            yield Finding(kegiatan.uraian.span, f"{row_name(kegiatan)} bersyarat, tetapi simbolnya kotak", f'"{word} …"', hint)


@sop_rule("SOP357", Severity.PERINGATAN, Weight.BERTENTANGAN)
def kegiatan_pilihan(naskah: Naskah) -> Iterator[Finding]:
    """Kegiatan "apabila diperlukan" tanpa keputusan.

    ## Apa
    Uraian ditutup dengan "(apabila diperlukan)", "jika ada", dan sejenisnya, tetapi tidak ada keputusan yang melewatinya.

    ## Mengapa
    PermenPAN-RB 35/2012: pilihan jalan digambar belah ketupat. Tanpa itu, pelaksana menafsirkan sendiri kapan kegiatan dikerjakan
    (BPS 303: delapan belas kali).

    ## Salah
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Memotret buku (apabila diperlukan), pelaksana: petugas, kelengkapan: Usulan buku, waktu: 5 menit, output: Foto buku}
      - {uraian: Menyimpan foto buku, pelaksana: petugas, kelengkapan: Foto buku, waktu: 5 menit, output: Arsip foto}
    ```

    ## Benar
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - uraian: Menilai perlunya foto
        pelaksana: petugas
        cabang: {Perlu: lanjut, Tidak perlu: simpan}
        kelengkapan: Usulan buku
        waktu: 5 menit
        output: Catatan foto
      - {uraian: Memotret buku, pelaksana: petugas, kelengkapan: Catatan foto, waktu: 5 menit, output: Foto buku}
      - {id: simpan, uraian: Menyimpan usulan, pelaksana: petugas, kelengkapan: Foto buku, waktu: 5 menit, output: Arsip usulan}
    ```

    ## Bukan salah
    Keputusan di depannya melewati kegiatan itu:
    ```yaml
    kegiatan:
      - {uraian: Mengisi formulir, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Formulir}
      - uraian: Memeriksa formulir
        pelaksana: petugas
        cabang: {Meragukan: lanjut, Jelas: serah}
        kelengkapan: Formulir
        waktu: 5 menit
        output: Formulir terperiksa
      - {uraian: Mencari data bila perlu, pelaksana: petugas, kelengkapan: Formulir terperiksa, waktu: 5 menit, output: Data}
      - {id: serah, uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Data, waktu: 5 menit, output: Tanda terima}
    ```

    Syarat yang lain; SOP356 yang menyebutnya:
    ```yaml
    kegiatan:
      - {uraian: Mengisi formulir, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Formulir}
      - {uraian: "Memeriksa formulir, jika salah dikembalikan", pelaksana: petugas, kelengkapan: Formulir, waktu: 9 menit, output: Hasil}
      - {uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Hasil, waktu: 5 menit, output: Tanda terima}
    ```
    """
    for kegiatan, text, word in _bersyarat(naskah):
        if is_pilihan(text):
            hint = "dahului dengan keputusan yang dapat melewatinya, atau hapus syaratnya bila selalu dikerjakan"
            yield Finding(kegiatan.uraian.span, f"{row_name(kegiatan)} bergantung pada keadaan, tanpa keputusan", f'"{word} …"', hint)


@sop_rule("SOP358", Severity.CATATAN, Weight.BERTENTANGAN)
def cabang_di_keterangan(naskah: Naskah) -> Iterator[Finding]:
    """Cabang hanya tertulis di keterangan.

    ## Apa
    Kolom keterangan berkata "jika … kembali ke kegiatan …", padahal baris ini bukan keputusan.

    ## Mengapa
    PermenPAN-RB 35/2012: arah ditunjukkan oleh belah ketupat dan anak panah; keterangan hanya menjelaskan.

    ## Salah
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - uraian: Memeriksa usulan buku
        pelaksana: petugas
        kelengkapan: Usulan buku
        waktu: 5 menit
        output: Usulan terperiksa
        keterangan: Jika tidak lengkap, kembali ke kegiatan 1
      - {uraian: Menyimpan usulan buku, pelaksana: petugas, kelengkapan: Usulan terperiksa, waktu: 5 menit, output: Arsip usulan}
    ```

    ## Benar
    ```yaml
    kegiatan:
      - {id: ajukan, uraian: Mengajukan usulan, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - uraian: Memeriksa usulan buku
        pelaksana: petugas
        cabang: {Lengkap: lanjut, Tidak lengkap: ajukan}
        kelengkapan: Usulan buku
        waktu: 5 menit
        output: Usulan terperiksa
      - {uraian: Menyimpan usulan buku, pelaksana: petugas, kelengkapan: Usulan terperiksa, waktu: 5 menit, output: Arsip usulan}
    ```

    ## Bukan salah
    Baris yang memutuskan, dan keterangan yang tidak menunjuk kegiatan lain:
    ```yaml
    kegiatan:
      - {id: isi, uraian: Mengisi formulir, pelaksana: pemohon, kelengkapan: Kartu, waktu: 5 menit, output: Formulir, keterangan: Jika ada}
      - uraian: Memeriksa formulir
        pelaksana: petugas
        cabang: {Benar: lanjut, Salah: isi}
        kelengkapan: Formulir
        waktu: 5 menit
        output: Hasil
        keterangan: Jika salah kembali ke kegiatan 1
      - {uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Hasil, waktu: 5 menit, output: Tanda terima, keterangan: Kegiatan rutin}
    ```
    """
    for kegiatan in (k for alur in naskah.sop.alur for k in alur.kegiatan):
        note = kalimat(kegiatan.keterangan)
        if note and not decides(kegiatan) and (word := syarat(note)) and _CABANG.search(note):
            hint = "jadikan baris ini keputusan dengan `cabang`, lalu hapus kalimatnya dari keterangan"
            yield Finding(kegiatan.keterangan.span, f"cabang {row_name(kegiatan)} hanya tertulis di keterangan", f'"{word} …"', hint)


def _bersyarat(naskah: Naskah) -> Iterator[tuple[Kegiatan, str, str]]:
    """Rows with a condition in their words that no decision draws: their own, or one that leads only here."""
    for alur in naskah.sop.alur:
        for kegiatan in alur.kegiatan:
            text = kalimat(kegiatan.uraian)
            if (word := syarat(text)) and not decides(kegiatan) and not _dipilih(graph_of(alur), kegiatan):
                yield kegiatan, text, word


def _dipilih(g: Graph, kegiatan: Kegiatan) -> bool:
    """Is the row reached only by branches, and not from the beginning?  Then the condition is drawn before it."""
    own = {s.id for s in kegiatan.simbol}
    if own & set(awal(g)):
        return False
    ways = [w for one in own for w in g.incoming.get(one, ()) if w.dari not in own]
    return bool(ways) and all(w.label for w in ways)
