"""How the cells of mutu baku hang together: outputs feed what follows, and say something new.

An output counts as used when another row shares a telling word with it; this is a guess, hence a catatan.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopdoc.check.bahasa.daftar import words
from sopdoc.check.bahasa.kalimat import is_kosong, is_membicarakan, kalimat, kata, kerja_pertama, shortened
from sopdoc.check.graph import Graph, decides, graph_of
from sopdoc.check.mutu_baku.isi import KOLOM, is_tanpa, tercetak
from sopdoc.check.row_names import row_name
from sopdoc.check.rule import Finding, sop_rule
from sopdoc.diagnostics import Severity, Weight
from sopdoc.model.sop import Alur, Kegiatan
from sopdoc.model.teks import Isi
from sopdoc.naskah import Naskah


@sop_rule("SOP385", Severity.CATATAN, Weight.KURANG)
def output_tak_dipakai(naskah: Naskah) -> Iterator[Finding]:
    """Output tidak dipakai kegiatan lain.

    ## Apa
    Kegiatan menghasilkan naskah (surat, konsep, daftar, disposisi …), tetapi tidak satu pun kegiatan lain menyebutnya, dalam kelengkapan
    maupun uraiannya, padahal alur masih berlanjut.

    ## Mengapa
    PermenPAN-RB 35/2012: output adalah hasil yang menjadi masukan kegiatan berikutnya. Mata rantai yang putus berarti hasil yang tidak
    dipakai atau kelengkapan yang keliru.

    ## Salah
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Formulir}
      - {uraian: Memeriksa usulan, pelaksana: petugas, kelengkapan: Komputer, waktu: 10 menit, output: Daftar pesanan}
      - {uraian: Memesan buku, pelaksana: petugas, kelengkapan: Daftar pesanan, waktu: 5 menit, output: Surat pesanan}
    ```

    ## Benar
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Formulir}
      - {uraian: Memeriksa usulan, pelaksana: petugas, kelengkapan: Formulir, waktu: 10 menit, output: Daftar pesanan}
      - {uraian: Memesan buku, pelaksana: petugas, kelengkapan: Daftar pesanan, waktu: 5 menit, output: Surat pesanan}
    ```

    ## Bukan salah
    Output yang dipakai kegiatan mana pun, juga dengan kata lain di sekitarnya, dalam bentuk jamak atau singkatan:
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Matrik harga}
      - {uraian: Mencari toko, pelaksana: petugas, kelengkapan: Komputer, waktu: 9 menit, output: Surat Pesanan Buku}
      - {uraian: Menilai harganya, pelaksana: petugas, kelengkapan: Matriks-matriks yang masuk, waktu: 5 menit, output: Catatan}
      - {uraian: Memesan buku, pelaksana: petugas, kelengkapan: SPB, waktu: 5 menit, output: Surat pesanan}
    ```

    Jawaban keputusan, keadaan, bukti, dan hasil yang tinggal disimpan:
    ```yaml
    kegiatan:
      - {id: usul, uraian: Mengajukan usulan, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Kuitansi}
      - uraian: Memeriksa kartu
        pelaksana: petugas
        cabang: {Layak: lanjut, Tidak layak: usul}
        kelengkapan: Kartu anggota
        waktu: 9 menit
        output: Nota pemeriksaan
      - {uraian: Memesan buku, pelaksana: petugas, kelengkapan: Telepon, waktu: 5 menit, output: Laporan pesanan}
      - {uraian: Mengarsipkan berkas, pelaksana: petugas, kelengkapan: Map, waktu: 5 menit, output: Arsip}
    ```

    Output yang mengulang kelengkapannya; SOP386 yang menyebutnya:
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Memeriksa usulan, pelaksana: petugas, kelengkapan: Daftar pesanan, waktu: 10 menit, output: Daftar pesanan}
      - {uraian: Memesan buku, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 5 menit, output: Surat pesanan}
    ```

    Hasil yang dikembalikan kepada pengusulnya:
    ```yaml
    kegiatan:
      - {id: usul, uraian: Mengajukan usulan, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - uraian: Memeriksa usulan
        pelaksana: petugas
        cabang: {Layak: pesan, Tidak layak: lanjut}
        kelengkapan: Usulan buku
        waktu: 9 menit
        output: Hasil pemeriksaan
      - {uraian: Menolak usulan, pelaksana: petugas, kelengkapan: Hasil pemeriksaan, lanjut: usul, waktu: 5 menit, output: Nota penolakan}
      - {id: pesan, uraian: Memesan buku, pelaksana: petugas, kelengkapan: Hasil pemeriksaan, waktu: 5 menit, output: Buku}
    ```

    Cabang yang mengakhiri prosedur menghasilkan output terakhir pula:
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - uraian: Memeriksa usulan
        pelaksana: petugas
        cabang: {Layak: pesan, Tidak layak: lanjut}
        kelengkapan: Usulan buku
        waktu: 9 menit
        output: Hasil pemeriksaan
      - {uraian: Mengirim penolakan, pelaksana: petugas, kelengkapan: Hasil pemeriksaan, lanjut: selesai, waktu: 5 menit, output: Surat}
      - {id: pesan, uraian: Memesan buku, pelaksana: petugas, kelengkapan: Hasil pemeriksaan, waktu: 5 menit, output: Buku}
    ```

    Lembar tanpa kolom kelengkapan; SOP388 menyebut isinya:
    ```yaml
    penyesuaian: {kolom: [nomor kegiatan, uraian, pelaksana, waktu, output], mutu baku: [waktu, output]}
    kegiatan:
      - {uraian: Mengajukan usulan, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan}
      - {uraian: Mencari harga, pelaksana: petugas, kelengkapan: Komputer, waktu: 9 menit, output: Harga}
      - {uraian: Memesan buku, pelaksana: petugas, kelengkapan: Telepon, waktu: 5 menit, output: Pesanan}
    ```

    Kelengkapan yang kosong di semua kegiatan; SOP370 yang menyebutnya:
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan, pelaksana: pemohon, waktu: 5 menit, output: Usulan}
      - {uraian: Mencari harga, pelaksana: petugas, waktu: 9 menit, output: Harga}
      - {uraian: Memesan buku, pelaksana: petugas, waktu: 5 menit, output: Pesanan}
    ```

    Output yang kosong atau hanya kata umum; yang kosong disebut SOP373:
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Hasil}
      - {uraian: Mencari harga, pelaksana: petugas, kelengkapan: Komputer, waktu: 9 menit, output: "-"}
      - {uraian: Memesan buku, pelaksana: petugas, kelengkapan: Telepon, waktu: 5 menit, output: Pesanan}
    ```
    """
    for alur in naskah.sop.alur if _berantai(naskah) else ():
        unused = [] if is_tanpa(alur, KOLOM["kelengkapan"]) else [k for k in alur.kegiatan if not _is_ulang(k) and not _dipakai(alur, k)]
        for kegiatan in unused:
            message = f"output {row_name(kegiatan)} tidak dipakai kegiatan lain"
            yield Finding(kegiatan.output.span, message, f'"{shortened(kalimat(kegiatan.output))}"', _PETUNJUK_OUTPUT)


_PETUNJUK_OUTPUT = "sebut output ini di `kelengkapan` kegiatan yang memakainya, dengan kata yang sama"


@sop_rule("SOP386", Severity.PERINGATAN, Weight.KATA)
def output_sama_kelengkapan(naskah: Naskah) -> Iterator[Finding]:
    """Output sama dengan kelengkapan.

    ## Apa
    Kelengkapan dan output pada satu baris berisi kata yang sama persis.

    ## Mengapa
    PermenPAN-RB 35/2012: output adalah hasil kegiatan. Bila yang keluar sama dengan yang masuk, kegiatan tidak menghasilkan apa-apa;
    biasanya keadaannya belum disebut ("yang telah diparaf", "terverifikasi").

    ## Salah
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Memeriksa usulan, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 10 menit, output: Usulan buku}
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
    Keadaan berkas sesudahnya disebut:
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan}
      - {uraian: Memaraf usulan, pelaksana: petugas, kelengkapan: Usulan, waktu: 9 menit, output: Usulan yang telah diparaf}
      - {uraian: Memesan buku, pelaksana: petugas, kelengkapan: Usulan, waktu: 5 menit, output: Pesanan}
    ```

    Lembar tanpa kolom kelengkapan; SOP388 menyebut isinya:
    ```yaml
    penyesuaian: {kolom: [nomor kegiatan, uraian, pelaksana, waktu, output], mutu baku: [waktu, output]}
    kegiatan:
      - {uraian: Mengajukan usulan, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan}
      - {uraian: Memaraf usulan, pelaksana: petugas, kelengkapan: Usulan, waktu: 9 menit, output: Usulan}
      - {uraian: Memesan buku, pelaksana: petugas, kelengkapan: Usulan, waktu: 5 menit, output: Pesanan}
    ```

    Tanda "-" di kedua kolom; SOP381 yang menyebutnya:
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan}
      - {uraian: Memaraf usulan, pelaksana: petugas, kelengkapan: "-", waktu: "-", output: "-"}
      - {uraian: Memesan buku, pelaksana: petugas, kelengkapan: Usulan, waktu: 5 menit, output: Pesanan}
    ```
    """
    for kegiatan in _kegiatan(naskah) if _berantai(naskah) else ():
        if not is_kosong(kegiatan.output) and _sama(kegiatan.kelengkapan, kegiatan.output):
            hint = "sebut keadaannya setelah kegiatan ini, misalnya “… yang telah diparaf”"
            label = f'"{shortened(kalimat(kegiatan.output))}"'
            yield Finding(kegiatan.output.span, f"output {row_name(kegiatan)} sama dengan kelengkapannya", label, hint)


@sop_rule("SOP387", Severity.CATATAN, Weight.KATA)
def keterangan_ulang(naskah: Naskah) -> Iterator[Finding]:
    """Keterangan mengulang output.

    ## Apa
    Kolom keterangan berisi kata yang sama dengan output.

    ## Mengapa
    PermenPAN-RB 35/2012: keterangan memuat penjelasan atau rujukan ke SOP lain; pengulangan hanya memenuhkan tabel.

    ## Salah
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - uraian: Memeriksa usulan
        pelaksana: petugas
        kelengkapan: Usulan buku
        waktu: 10 menit
        output: Usulan terperiksa
        keterangan: Usulan terperiksa
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
    Keterangan yang menjelaskan output, dan tanda "-" di kedua kolom; SOP373 yang menyebut output kosong:
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan, pelaksana: pemohon, kelengkapan: Kartu, waktu: 5 menit, output: Usulan, keterangan: Usulan rangkap dua}
      - {uraian: Memaraf usulan, pelaksana: petugas, kelengkapan: Usulan, waktu: 9 menit, output: "-", keterangan: "-"}
      - {uraian: Memesan buku, pelaksana: petugas, kelengkapan: Usulan, waktu: 5 menit, output: Pesanan}
    ```
    """
    for kegiatan in _kegiatan(naskah):
        if not is_kosong(kegiatan.keterangan) and _sama(kegiatan.keterangan, kegiatan.output):
            label = f'"{shortened(kalimat(kegiatan.keterangan))}"'
            yield Finding(kegiatan.keterangan.span, f"keterangan {row_name(kegiatan)} mengulang output", label, "hapus keterangannya")


def _berantai(naskah: Naskah) -> bool:
    """Does the sheet print both what goes in and what comes out?"""
    return {"kelengkapan", "output"} <= tercetak(naskah).keys()


def _kegiatan(naskah: Naskah) -> Iterator[Kegiatan]:
    return (kegiatan for alur in naskah.sop.alur for kegiatan in alur.kegiatan)


def _sama(one: Isi, other: Isi) -> bool:
    first = kata(kalimat(one))
    return bool(first) and first == kata(kalimat(other))


def _is_ulang(kegiatan: Kegiatan) -> bool:
    """Is what comes out what went in?"""
    return not is_kosong(kegiatan.output) and _sama(kegiatan.output, kegiatan.kelengkapan)


def _dipakai(alur: Alur, kegiatan: Kegiatan) -> bool:
    """Does another row speak of this paper, or is it none, a decision's answer, or made for nobody on its way?"""
    output = kalimat(kegiatan.output)
    if decides(kegiatan) or not words("kata", "naskah").intersection(kata(output)[:1]) or _is_akhir(graph_of(alur), kegiatan):
        return True
    return any(is_membicarakan(_isi(other), output) for other in alur.kegiatan if other is not kegiatan)


def _is_akhir(g: Graph, kegiatan: Kegiatan) -> bool:
    """Does the way end here, go back, or lead only to where things are filed?"""
    own = {s.id for s in kegiatan.simbol}
    after = {ke for one in own for ke in g.after(one) if ke not in own and not ke.endswith("/selesai")}
    here = min(g.baris[one] for one in own)
    return all(g.baris[ke] < here or kerja_pertama(kalimat(g.kegiatan(ke).uraian)) in words("kata", "simpan") for ke in after)


def _isi(kegiatan: Kegiatan) -> str:
    return f"{kalimat(kegiatan.uraian)}\n{kalimat(kegiatan.kelengkapan)}\n{kalimat(kegiatan.keterangan)}"
