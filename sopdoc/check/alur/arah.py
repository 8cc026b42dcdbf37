"""Where branches lead, held against what the words say and what a check is for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sopdoc.check.bahasa.daftar import words
from sopdoc.check.bahasa.kalimat import kalimat, kata, kerja_pertama
from sopdoc.check.bahasa.label import is_menolak, is_minta_perbaikan
from sopdoc.check.bahasa.peran import find_kolom, frasa, kolom_alur
from sopdoc.check.graph import Graph, decides, graph_of
from sopdoc.check.row_names import row_name
from sopdoc.check.rule import Finding, sop_rule
from sopdoc.diagnostics import Severity, Weight
from sopdoc.model.sop import Kegiatan, Sambungan, Simbol
from sopdoc.naskah import Naskah

_DIKEMBALIKAN = re.compile(r"\bdi?kembalikan\s+(?:lagi\s+|kembali\s+)?(?:kepada|ke)\s+(?P<siapa>[^\n]+)", re.IGNORECASE)


@sop_rule("SOP231", Severity.PERINGATAN, Weight.BERTENTANGAN)
def perbaikan_tanpa_periksa(naskah: Naskah) -> Iterator[Finding]:
    """Hasil perbaikan tidak diperiksa lagi.

    ## Apa
    Cabang penolakan, atau cabang seperti "Lulus dengan perbaikan", menuju kegiatan perbaikan, lalu alur berlanjut melewati
    pemeriksaan yang menolaknya.

    ## Mengapa
    Keputusan menurut PermenPAN-RB 35/2012 menentukan arah; bila hasil perbaikan langsung maju, kesalahan yang ditolak dapat lolos.
    Terlihat di lembar nyata (BPS 002: ditolak, diperbaiki, lalu langsung disetujui).

    ## Salah
    ```yaml
    kegiatan:
      - {uraian: Mengisi formulir, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Formulir}
      - uraian: Memeriksa formulir
        pelaksana: petugas
        cabang: {Ya: catat, Tidak: lanjut}
        kelengkapan: Formulir
        waktu: 5 menit
        output: Formulir terperiksa
      - {uraian: Memperbaiki formulir, pelaksana: pemohon, kelengkapan: Formulir terperiksa, waktu: 5 menit, output: Formulir baru}
      - {id: catat, uraian: Mencatat formulir, pelaksana: petugas, kelengkapan: Formulir baru, waktu: 5 menit, output: Catatan peminjaman}
    ```

    ## Benar
    ```yaml
    kegiatan:
      - {uraian: Mengisi formulir, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Formulir}
      - id: periksa
        uraian: Memeriksa formulir
        pelaksana: petugas
        cabang: {Ya: catat, Tidak: lanjut}
        kelengkapan: Formulir
        waktu: 5 menit
        output: Formulir terperiksa
      - uraian: Memperbaiki formulir
        pelaksana: pemohon
        lanjut: periksa
        kelengkapan: Formulir terperiksa
        waktu: 5 menit
        output: Formulir baru
      - {id: catat, uraian: Mencatat formulir, pelaksana: petugas, kelengkapan: Formulir baru, waktu: 5 menit, output: Catatan peminjaman}
    ```

    ## Bukan salah
    Yang berikutnya memeriksa hasil perbaikan:
    ```yaml
    kegiatan:
      - {uraian: Mengisi formulir, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Formulir}
      - uraian: Memeriksa formulir
        pelaksana: petugas
        cabang: {Ya: catat, Tidak: lanjut}
        kelengkapan: Formulir
        waktu: 5 menit
        output: Hasil
      - {uraian: Memperbaiki formulir, pelaksana: pemohon, kelengkapan: Hasil, waktu: 7 menit, output: Formulir baru}
      - {id: catat, uraian: Menelaah formulir, pelaksana: petugas, kelengkapan: Formulir baru, waktu: 5 menit, output: Catatan}
    ```

    Cabang penolakan yang tidak menuju perbaikan:
    ```yaml
    kegiatan:
      - {uraian: Mengisi formulir, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Formulir}
      - uraian: Memeriksa formulir
        pelaksana: petugas
        cabang: {Ya: catat, Tidak: lanjut}
        kelengkapan: Formulir
        waktu: 5 menit
        output: Hasil
      - {uraian: Menulis penolakan, pelaksana: petugas, kelengkapan: Hasil, waktu: 7 menit, output: Surat}
      - {id: catat, uraian: Mencatat formulir, pelaksana: petugas, kelengkapan: Surat, waktu: 5 menit, output: Catatan}
    ```

    Perbaikan pada cabang yang tidak menolak:
    ```yaml
    kegiatan:
      - {uraian: Mengisi formulir, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Formulir}
      - uraian: Memeriksa formulir
        pelaksana: petugas
        cabang: {Baru: catat, Lama: lanjut}
        kelengkapan: Formulir
        waktu: 5 menit
        output: Hasil
      - {uraian: Memperbarui formulir, pelaksana: pemohon, kelengkapan: Hasil, waktu: 7 menit, output: Formulir baru}
      - {id: catat, uraian: Mencatat formulir, pelaksana: petugas, kelengkapan: Formulir baru, waktu: 5 menit, output: Catatan}
    ```

    Yang berikutnya memutuskan lagi:
    ```yaml
    kegiatan:
      - {uraian: Mengisi formulir, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Formulir}
      - uraian: Memeriksa formulir
        pelaksana: petugas
        cabang: {Ya: setuju, Tidak: lanjut}
        kelengkapan: Formulir
        waktu: 5 menit
        output: Hasil
      - {uraian: Memperbaiki formulir, pelaksana: pemohon, kelengkapan: Hasil, waktu: 7 menit, output: Formulir baru}
      - uraian: Menyetujui formulir
        id: setuju
        pelaksana: petugas
        cabang: {Ya: lanjut, Tidak: selesai}
        kelengkapan: Formulir baru
        waktu: 5 menit
        output: Catatan
      - {uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Catatan, waktu: 9 menit, output: Tanda terima}
    ```

    Hasil perbaikan yang kembali ke keputusannya lewat kegiatan lain:
    ```yaml
    kegiatan:
      - {uraian: Mengisi formulir, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Formulir}
      - uraian: Memeriksa formulir
        id: periksa
        pelaksana: petugas
        cabang: {Ya: catat, Tidak: lanjut}
        kelengkapan: Formulir
        waktu: 5 menit
        output: Hasil
      - {uraian: Memperbaiki formulir, pelaksana: pemohon, kelengkapan: Hasil, waktu: 7 menit, output: Formulir baru}
      - {uraian: Mengirim formulir, pelaksana: pemohon, lanjut: periksa, kelengkapan: Formulir baru, waktu: 5 menit, output: Formulir}
      - {id: catat, uraian: Mencatat formulir, pelaksana: petugas, kelengkapan: Formulir, waktu: 5 menit, output: Catatan}
    ```
    """
    for alur in naskah.sop.alur:
        g = graph_of(alur)
        for simbol in g.keputusan():
            for way in g.outgoing.get(simbol.id, ()):
                if is_minta_perbaikan(way.label) and _mends(g.kegiatan(way.ke)) and not _is_checked(g, simbol, way):
                    message = f"hasil perbaikan di {row_name(g.kegiatan(way.ke))} tidak diperiksa lagi"
                    fakta = "hasil perbaikan tidak diperiksa lagi"
                    hint = f"kembalikan ke pemeriksaannya ({row_name(g.kegiatan(simbol.id))}) dengan `lanjut`"
                    yield Finding(way.span, message, f'cabang "{way.label}" maju tanpa kembali', hint, fakta)


def _mends(kegiatan: Kegiatan) -> bool:
    text = kalimat(kegiatan.uraian)
    return kerja_pertama(text) in words("kata", "perbaiki") or kata(text)[:2] == ("melakukan", "perbaikan")


def _is_checked(g: Graph, simbol: Simbol, way: Sambungan) -> bool:
    """Does the mended thing come back to this decision, or next to somebody who checks?"""
    if simbol.id in g.reach({way.ke}):
        return True
    after = [g.kegiatan(ke) for ke in g.after(way.ke)]
    return any(set(kata(kalimat(k.uraian))) & words("kata", "periksa") or decides(k) for k in after)


@sop_rule("SOP232", Severity.PERINGATAN, Weight.BERTENTANGAN)
def kembali_ke_lain(naskah: Naskah) -> Iterator[Finding]:
    """Anak panah kembali ke pelaksana lain daripada kata-katanya.

    ## Apa
    Uraian berkata "dikembalikan kepada …", tetapi tidak ada cabang yang menuju kolom pelaksana itu.

    ## Mengapa
    Uraian dan gambar pada baris yang sama harus sama artinya (PermenPAN-RB 35/2012: prosedur mudah dan jelas); pelaksana mengikuti
    salah satunya.

    ## Salah
    ```yaml
    pelaksana: {pemohon: Anggota, petugas: Petugas Perpustakaan, kepala: Kepala Perpustakaan}
    kegiatan:
      - {id: isi, uraian: Mengisi formulir, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Formulir}
      - {uraian: Mencatat formulir, pelaksana: petugas, kelengkapan: Formulir, waktu: 5 menit, output: Formulir tercatat}
      - uraian: Memeriksa formulir, bila salah dikembalikan kepada Petugas Perpustakaan
        pelaksana: kepala
        cabang: {Benar: lanjut, Salah: isi}
        kelengkapan: Formulir tercatat
        waktu: 5 menit
        output: Formulir terperiksa
      - {uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Formulir terperiksa, waktu: 5 menit, output: Tanda terima}
    ```

    ## Benar
    ```yaml
    pelaksana: {pemohon: Anggota, petugas: Petugas Perpustakaan, kepala: Kepala Perpustakaan}
    kegiatan:
      - {uraian: Mengisi formulir, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Formulir}
      - {id: catat, uraian: Mencatat formulir, pelaksana: petugas, kelengkapan: Formulir, waktu: 5 menit, output: Formulir tercatat}
      - uraian: Memeriksa formulir
        pelaksana: kepala
        cabang: {Benar: lanjut, Salah: catat}
        kelengkapan: Formulir tercatat
        waktu: 5 menit
        output: Formulir terperiksa
      - {uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Formulir terperiksa, waktu: 5 menit, output: Tanda terima}
    ```

    ## Bukan salah
    Cabangnya menuju pelaksana yang disebut:
    ```yaml
    kegiatan:
      - {id: isi, uraian: Mengisi formulir, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Formulir}
      - uraian: Memeriksa formulir, bila salah dikembalikan kepada Anggota Perpustakaan
        pelaksana: petugas
        cabang: {Benar: lanjut, Salah: isi}
        kelengkapan: Formulir
        waktu: 9 menit
        output: Hasil
      - {uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Hasil, waktu: 5 menit, output: Tanda terima}
    ```

    Yang disebut tidak punya kolom:
    ```yaml
    kegiatan:
      - {id: isi, uraian: Mengisi formulir, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Formulir}
      - uraian: Memeriksa formulir, bila salah dikembalikan kepada pengusul
        pelaksana: petugas
        cabang: {Benar: lanjut, Salah: isi}
        kelengkapan: Formulir
        waktu: 9 menit
        output: Hasil
      - {uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Hasil, waktu: 5 menit, output: Tanda terima}
    ```

    Baris tanpa cabang kembali; SOP356 menyebut syaratnya:
    ```yaml
    kegiatan:
      - {uraian: Mengisi formulir, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Formulir}
      - uraian: Memeriksa formulir, bila salah dikembalikan kepada Anggota Perpustakaan
        pelaksana: petugas
        kelengkapan: Formulir
        waktu: 9 menit
        output: Hasil
      - {uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Hasil, waktu: 5 menit, output: Tanda terima}
    ```

    Baris tanpa keputusan, yang hanya meneruskan:
    ```yaml
    kegiatan:
      - {id: isi, uraian: Mengisi formulir, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Formulir}
      - uraian: Memeriksa formulir
        pelaksana: petugas
        cabang: {Benar: serah, Salah: lanjut}
        kelengkapan: Formulir
        waktu: 9 menit
        output: Hasil
      - uraian: Menandai formulir yang dikembalikan kepada Petugas Perpustakaan
        pelaksana: petugas
        lanjut: isi
        kelengkapan: Hasil
        waktu: 7 menit
        output: Kartu anggota
      - {id: serah, uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Hasil, waktu: 5 menit, output: Tanda terima}
    ```
    """
    for alur in naskah.sop.alur:
        g = graph_of(alur)
        for kegiatan in alur.kegiatan:
            match = _DIKEMBALIKAN.search(kalimat(kegiatan.uraian))
            named = find_kolom(frasa(kata(match["siapa"])), kolom_alur(alur)) if match else None
            ways = [w for s in kegiatan.simbol for w in g.outgoing.get(s.id, ()) if w.label]
            back = [w for w in ways if is_menolak(w.label) or g.baris[w.ke] < g.baris[w.dari]]
            if named is None or not back or any(named.pelaksana.kunci in g.simbol[w.ke].para_pelaksana for w in back):
                continue
            nama = named.pelaksana.nama
            label = f"kata-katanya kembali ke {nama}, anak panahnya ke {row_name(g.kegiatan(back[0].ke))}"
            hint = f"arahkan cabangnya ke kegiatan {nama}, atau perbaiki uraiannya"
            yield Finding(kegiatan.uraian.span, f"{row_name(kegiatan)} kembali ke pelaksana yang lain", label, hint)
