"""Conditions in the words of a kegiatan that the drawing does not show."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sopdoc.check.bahasa.kalimat import is_pilihan, kalimat, syarat_alur
from sopdoc.check.graph import Graph, awal, decides, graph_of
from sopdoc.check.row_names import row_name
from sopdoc.check.rule import Finding, sop_rule
from sopdoc.diagnostics import Severity, Weight
from sopdoc.model.sop import Alur, Kegiatan
from sopdoc.naskah import Naskah

_KEMBALI = re.compile(r"\b(?:dikembalikan|kembali\s+ke|ditolak)\b", re.IGNORECASE)


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

    "Telah" mengatakan kapan, bukan ke mana; dan syarat di dalam hal yang diceritakan:
    ```yaml
    kegiatan:
      - {uraian: Mengisi formulir, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Formulir}
      - {uraian: Mencatat formulir apabila telah disetujui, pelaksana: petugas, kelengkapan: Formulir, waktu: 9 menit, output: Hasil}
      - {uraian: Memberi tahu bahwa buku hilang diganti jika rusak, pelaksana: petugas, kelengkapan: Hasil, waktu: 5 menit, output: Buku}
    ```

    Pejabat yang menggantikan bila yang berwenang berhalangan, dan kelengkapan yang dibawa "jika ada":
    ```yaml
    kegiatan:
      - {uraian: Menyerahkan kartu dan surat kuasa (jika ada), pelaksana: pemohon, kelengkapan: Kartu, waktu: 5 menit, output: Formulir}
      - {uraian: Memaraf formulir bila kepala tidak di tempat, pelaksana: petugas, kelengkapan: Formulir, waktu: 9 menit, output: Hasil}
      - {uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Hasil, waktu: 5 menit, output: Tanda terima}
    ```

    Syarat yang menentukan kapan, bukan ke mana:
    ```yaml
    kegiatan:
      - {uraian: Mengisi formulir, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Formulir}
      - uraian: Mengundang pemohon 1 hari setelah masa sanggah jika tidak ada sanggahan
        pelaksana: petugas
        kelengkapan: Formulir
        waktu: 9 menit
        output: Hasil
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
    for alur, kegiatan, text, word in _bersyarat(naskah):
        if not is_pilihan(text):
            message = f"{row_name(kegiatan)} bersyarat, tetapi simbolnya kotak"
            yield Finding(kegiatan.uraian.span, message, f'"{word} …"', _petunjuk(graph_of(alur), kegiatan))


def _petunjuk(g: Graph, kegiatan: Kegiatan) -> str:
    """A second rhombus for the same question would make it worse."""
    after = (g.kegiatan(ke) for one in kegiatan.simbol for ke in g.after(one.id))
    if decided := next((k for k in after if decides(k) and k is not kegiatan), None):
        return f"hapus syaratnya dari uraian; {row_name(decided)} sudah memutuskannya"
    return "jadikan keputusan: `cabang: {Ya: lanjut, Tidak: <id kegiatan>}`, lalu hapus syaratnya dari uraian"


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
    for _, kegiatan, text, word in _bersyarat(naskah):
        if is_pilihan(text):
            hint = "dahului dengan keputusan yang dapat melewatinya, atau hapus syaratnya bila selalu dikerjakan"
            yield Finding(kegiatan.uraian.span, f"{row_name(kegiatan)} bergantung pada keadaan, tanpa keputusan", f'"{word} …"', hint)


def _bersyarat(naskah: Naskah) -> Iterator[tuple[Alur, Kegiatan, str, str]]:
    """Rows with a condition in their words that no decision draws: their own, or one that leads only here."""
    for alur in naskah.sop.alur:
        for kegiatan in alur.kegiatan:
            text = kalimat(kegiatan.uraian)
            word = syarat_alur(text)
            if word and not decides(kegiatan) and not is_tergambar(graph_of(alur), kegiatan, _KEMBALI.search(text) is not None):
                yield alur, kegiatan, text, word


def is_tergambar(g: Graph, kegiatan: Kegiatan, returns: bool = False) -> bool:
    """Is the row reached only by branches, and not from the beginning?  Then its condition is drawn before it.

    `returns`: its words send something back, which no branch before it can draw, only an arrow from here.
    """
    own = {s.id for s in kegiatan.simbol}
    if own & set(awal(g)):
        return False
    ways = [w for one in own for w in g.incoming.get(one, ()) if w.dari not in own]
    back = any(g.baris[ke] < g.baris[one] for one in own for ke in g.after(one))
    return bool(ways) and all(w.label for w in ways) and (back or not returns)
