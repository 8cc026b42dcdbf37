"""Kelengkapan, waktu and output: are they there?  A dash counts as nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sopdoc.check.bahasa.kalimat import is_kosong, kalimat
from sopdoc.check.row_names import row_name
from sopdoc.check.rule import Finding, sop_rule
from sopdoc.diagnostics import Severity, Span, Weight
from sopdoc.model.sop import Alur, Kegiatan
from sopdoc.model.teks import Isi
from sopdoc.naskah import Naskah

Kolom = Callable[[Kegiatan], Isi]
KOLOM: dict[str, Kolom] = {
    "kelengkapan": lambda kegiatan: kegiatan.kelengkapan,
    "waktu": lambda kegiatan: kegiatan.waktu,
    "output": lambda kegiatan: kegiatan.output,
}


@sop_rule("SOP370", Severity.PERINGATAN, Weight.KURANG)
def kolom_mutu_baku_kosong(naskah: Naskah) -> Iterator[Finding]:
    """Satu kolom mutu baku kosong di semua kegiatan.

    ## Apa
    Kelengkapan, waktu, atau output tidak diisi di satu kegiatan pun, padahal lembarnya mempunyai kolom itu.

    ## Mengapa
    PermenPAN-RB 35/2012, bagian flowchart: mutu baku terdiri atas kelengkapan, waktu, dan output; ketiganya mengendalikan produk akhir.
    Terlihat di lembar nyata (BPS 043 dan 054 tanpa kelengkapan).

    ## Salah
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, waktu: 5 menit, output: Usulan buku}
      - {uraian: Memeriksa usulan, pelaksana: petugas, waktu: 10 menit, output: Usulan terperiksa}
      - {uraian: Menyimpan usulan, pelaksana: petugas, waktu: 5 menit, output: Arsip usulan}
    ```

    ## Benar
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Memeriksa usulan, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 10 menit, output: Usulan terperiksa}
      - {uraian: Menyimpan usulan, pelaksana: petugas, kelengkapan: Usulan terperiksa, waktu: 5 menit, output: Arsip usulan}
    ```

    ## Bukan salah
    Lembar tanpa kolom waktu:
    ```yaml
    penyesuaian: {kolom: [nomor kegiatan, uraian, pelaksana, kelengkapan, output], mutu baku: [kelengkapan, output]}
    kegiatan:
      - {uraian: Mengajukan usulan, pelaksana: pemohon, kelengkapan: Kartu anggota, output: Usulan}
      - {uraian: Memaraf usulan, pelaksana: petugas, kelengkapan: Usulan, output: Usulan yang diparaf}
      - {uraian: Memesan buku, pelaksana: petugas, kelengkapan: Usulan, output: Pesanan}
    ```

    Kolom yang terisi di satu kegiatan saja; SOP372 yang menyebut lainnya:
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan}
      - {uraian: Memaraf usulan, pelaksana: petugas, kelengkapan: Usulan, output: Usulan yang diparaf}
      - {uraian: Memesan buku, pelaksana: petugas, kelengkapan: Usulan, output: Pesanan}
    ```
    """
    for alur in naskah.sop.alur:
        empty = [name for name, column in tercetak(naskah).items() if is_tanpa(alur, column)]
        if empty and alur.kegiatan:
            hint = f"tulis {', '.join(f'`{name}: …`' for name in empty)} pada tiap kegiatan"
            message = f"kolom {' dan '.join(empty)} kosong di semua kegiatan"
            yield Finding(alur.kegiatan[0].uraian.span, message, "mulai dari kegiatan ini", hint)


@sop_rule("SOP371", Severity.PERINGATAN, Weight.KURANG)
def kelengkapan_kosong(naskah: Naskah) -> Iterator[Finding]:
    """Kelengkapan kegiatan kosong.

    ## Apa
    Kegiatan ini tidak menyebut kelengkapan, padahal kegiatan lain menyebutnya.

    ## Mengapa
    PermenPAN-RB 35/2012: tiap kegiatan punya mutu baku kelengkapan, waktu, dan output. Evaluasi Sumatera Barat menolak sel kosong.

    ## Salah
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, waktu: 5 menit, output: Usulan buku}
      - {uraian: Memeriksa usulan, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 10 menit, output: Usulan terperiksa}
      - {uraian: Menyimpan usulan, pelaksana: petugas, kelengkapan: Usulan terperiksa, waktu: 5 menit, output: Arsip usulan}
    ```

    ## Benar
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Memeriksa usulan, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 10 menit, output: Usulan terperiksa}
      - {uraian: Menyimpan usulan, pelaksana: petugas, kelengkapan: Usulan terperiksa, waktu: 5 menit, output: Arsip usulan}
    ```

    ## Bukan salah
    Kegiatan pertama, yang tidak didahului apa pun, dengan tanda "-":
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: "-", waktu: 5 menit, output: Usulan buku}
      - {uraian: Memeriksa usulan, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 9 menit, output: Usulan terperiksa}
      - {uraian: Menyimpan usulan, pelaksana: petugas, kelengkapan: Usulan terperiksa, waktu: 5 menit, output: Arsip usulan}
    ```

    Kolom yang kosong di semua kegiatan; SOP370 yang menyebutnya:
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan, pelaksana: pemohon, waktu: 5 menit, output: Usulan}
      - {uraian: Memaraf usulan, pelaksana: petugas, waktu: 9 menit, output: Usulan yang diparaf}
      - {uraian: Memesan buku, pelaksana: petugas, waktu: 7 menit, output: Pesanan}
    ```

    Kegiatan yang kosong seluruhnya; SOP381 yang menyebutnya:
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan}
      - {uraian: Memaraf usulan, pelaksana: petugas}
      - {uraian: Memesan buku, pelaksana: petugas, kelengkapan: Usulan, waktu: 7 menit, output: Pesanan}
    ```

    Lembar tanpa kolom kelengkapan; SOP388 menyebut isinya:
    ```yaml
    penyesuaian: {kolom: [nomor kegiatan, uraian, pelaksana, waktu, output], mutu baku: [waktu, output]}
    kegiatan:
      - {uraian: Mengajukan usulan, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan}
      - {uraian: Memaraf usulan, pelaksana: petugas, waktu: 9 menit, output: Usulan yang diparaf}
      - {uraian: Memesan buku, pelaksana: petugas, waktu: 7 menit, output: Pesanan}
    ```
    """
    begins = {alur.kegiatan[0].kelengkapan.span for alur in naskah.sop.alur if alur.kegiatan and alur.kegiatan[0].kelengkapan.blok}
    found = _kosong(naskah, "kelengkapan", "sebut bahan atau berkas yang dipakai, biasanya output kegiatan sebelumnya")
    yield from (finding for finding in found if finding.span not in begins)     # "-" where nothing came before


@sop_rule("SOP372", Severity.PERINGATAN, Weight.KURANG)
def waktu_kosong(naskah: Naskah) -> Iterator[Finding]:
    """Waktu kegiatan kosong.

    ## Apa
    Kegiatan ini tidak menyebut waktu, padahal kegiatan lain menyebutnya.

    ## Mengapa
    PermenPAN-RB 35/2012: tiap kegiatan punya mutu baku kelengkapan, waktu, dan output. Evaluasi Sumatera Barat menolak sel kosong.

    ## Salah
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Memeriksa usulan, pelaksana: petugas, kelengkapan: Usulan buku, waktu: "-", output: Usulan terperiksa}
      - {uraian: Menyimpan usulan, pelaksana: petugas, kelengkapan: Usulan terperiksa, waktu: 5 menit, output: Arsip usulan}
    ```

    ## Benar
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Memeriksa usulan, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 10 menit, output: Usulan terperiksa}
      - {uraian: Menyimpan usulan, pelaksana: petugas, kelengkapan: Usulan terperiksa, waktu: 5 menit, output: Arsip usulan}
    ```

    ## Bukan salah
    Kolom yang kosong di semua kegiatan; SOP370 yang menyebutnya:
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan, pelaksana: pemohon, kelengkapan: Kartu anggota, output: Usulan}
      - {uraian: Memaraf usulan, pelaksana: petugas, kelengkapan: Usulan, output: Usulan yang diparaf}
      - {uraian: Memesan buku, pelaksana: petugas, kelengkapan: Usulan, output: Pesanan}
    ```

    Kegiatan yang kosong seluruhnya; SOP381 yang menyebutnya:
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan}
      - {uraian: Memaraf usulan, pelaksana: petugas}
      - {uraian: Memesan buku, pelaksana: petugas, kelengkapan: Usulan, waktu: 7 menit, output: Pesanan}
    ```
    """
    yield from _kosong(naskah, "waktu", "tulis angka dan satuan, misalnya `30 menit`")


@sop_rule("SOP373", Severity.PERINGATAN, Weight.KURANG)
def output_kosong(naskah: Naskah) -> Iterator[Finding]:
    """Output kegiatan kosong.

    ## Apa
    Kegiatan ini tidak menyebut output, padahal kegiatan lain menyebutnya.

    ## Mengapa
    PermenPAN-RB 35/2012: tiap kegiatan punya mutu baku kelengkapan, waktu, dan output. Evaluasi Sumatera Barat menolak sel kosong.

    ## Salah
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Memeriksa usulan, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 10 menit, output: Usulan terperiksa}
      - {uraian: Menyimpan usulan, pelaksana: petugas, kelengkapan: Usulan terperiksa, waktu: 5 menit}
    ```

    ## Benar
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Memeriksa usulan, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 10 menit, output: Usulan terperiksa}
      - {uraian: Menyimpan usulan, pelaksana: petugas, kelengkapan: Usulan terperiksa, waktu: 5 menit, output: Arsip usulan}
    ```

    ## Bukan salah
    Kolom yang kosong di semua kegiatan; SOP370 yang menyebutnya:
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit}
      - {uraian: Memaraf usulan, pelaksana: petugas, kelengkapan: Usulan, waktu: 9 menit}
      - {uraian: Memesan buku, pelaksana: petugas, kelengkapan: Usulan, waktu: 7 menit}
    ```

    Kegiatan yang kosong seluruhnya; SOP381 yang menyebutnya:
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan}
      - {uraian: Memaraf usulan, pelaksana: petugas}
      - {uraian: Memesan buku, pelaksana: petugas, kelengkapan: Usulan, waktu: 7 menit, output: Pesanan}
    ```
    """
    yield from _kosong(naskah, "output", "sebut hasil kegiatan ini: berkas, barang, atau keadaan yang dapat dilihat")


@sop_rule("SOP381", Severity.PERINGATAN, Weight.KURANG)
def mutu_baku_kosong(naskah: Naskah) -> Iterator[Finding]:
    """Mutu baku satu kegiatan kosong seluruhnya.

    ## Apa
    Kegiatan ini tidak menyebut kelengkapan, waktu, maupun output, padahal kegiatan lain menyebutnya.

    ## Mengapa
    PermenPAN-RB 35/2012: tiap kegiatan punya mutu baku kelengkapan, waktu, dan output. Evaluasi Sumatera Barat menolak sel kosong.

    ## Salah
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Memeriksa usulan, pelaksana: petugas}
      - {uraian: Menyimpan usulan, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 5 menit, output: Arsip usulan}
    ```

    ## Benar
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Memeriksa usulan, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 10 menit, output: Usulan terperiksa}
      - {uraian: Menyimpan usulan, pelaksana: petugas, kelengkapan: Usulan terperiksa, waktu: 5 menit, output: Arsip usulan}
    ```

    ## Bukan salah
    Sebuah kolom kosong di semua kegiatan; SOP370, SOP371, dan SOP373 yang menyebutnya:
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan, pelaksana: pemohon, kelengkapan: Kartu anggota, output: Usulan}
      - {uraian: Memaraf usulan, pelaksana: petugas}
      - {uraian: Memesan buku, pelaksana: petugas, kelengkapan: Usulan, output: Pesanan}
    ```

    Lembar dengan satu kolom mutu baku saja; SOP372 yang menyebutnya:
    ```yaml
    penyesuaian: {kolom: [nomor kegiatan, uraian, pelaksana, waktu], mutu baku: [waktu]}
    kegiatan:
      - {uraian: Mengajukan usulan, pelaksana: pemohon, waktu: 5 menit}
      - {uraian: Memaraf usulan, pelaksana: petugas}
      - {uraian: Memesan buku, pelaksana: petugas, waktu: 7 menit}
    ```

    Kegiatan yang masih menyebut waktu; SOP371 dan SOP373 yang menyebut lainnya:
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan}
      - {uraian: Memaraf usulan, pelaksana: petugas, waktu: 9 menit}
      - {uraian: Memesan buku, pelaksana: petugas, kelengkapan: Usulan, waktu: 7 menit, output: Pesanan}
    ```
    """
    for alur in naskah.sop.alur:
        columns = tuple(tercetak(naskah).values())
        if len(columns) < 2 or any(is_tanpa(alur, column) for column in columns):
            continue   # told as SOP370, or by the rule of the one column
        for kegiatan in alur.kegiatan:
            if not _is_kosong_semua(kegiatan, columns):
                continue
            message = f"mutu baku {row_name(kegiatan)} kosong seluruhnya"
            hint = "tulis `kelengkapan: …`, `waktu: …`, dan `output: …`"
            yield Finding(kegiatan.uraian.span, message, "tanpa kelengkapan, waktu, dan output", hint)


def tercetak(naskah: Naskah) -> dict[str, Kolom]:
    """The columns of mutu baku that the sheet has."""
    return {name: column for name, column in KOLOM.items() if name in naskah.profile.kolom}


def is_tanpa(alur: Alur, column: Kolom) -> bool:
    return all(is_kosong(column(kegiatan)) for kegiatan in alur.kegiatan)


def _is_kosong_semua(kegiatan: Kegiatan, columns: tuple[Kolom, ...]) -> bool:
    return all(is_kosong(column(kegiatan)) for column in columns)


def _kosong(naskah: Naskah, name: str, hint: str) -> Iterator[Finding]:
    """Rows whose cell is empty in a column that other rows fill."""
    columns = tercetak(naskah)
    semua = tuple(columns.values())
    for column, alur in ((columns[name], alur) for alur in naskah.sop.alur if name in columns):
        if is_tanpa(alur, column):
            continue   # told as SOP370
        whole = len(semua) > 1 and not any(is_tanpa(alur, other) for other in semua)   # rows without anything are SOP381 then
        kosong = [k for k in alur.kegiatan if is_kosong(column(k)) and not (whole and _is_kosong_semua(k, semua))]
        for kegiatan in kosong:
            place, label = _tempat(kegiatan, column(kegiatan))
            yield Finding(place, f"{name} {row_name(kegiatan)} kosong", label, hint)


def _tempat(kegiatan: Kegiatan, isi: Isi) -> tuple[Span, str]:
    return (isi.span, f'hanya "{kalimat(isi)}"') if isi.blok else (kegiatan.uraian.span, "di kegiatan ini")
