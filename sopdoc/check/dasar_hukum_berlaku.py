"""Dasar hukum: still in force, and of the kind that it says."""

from __future__ import annotations

from collections.abc import Iterator

from sopdoc.check.dasar_hukum_kutipan import kutipan
from sopdoc.check.data.peraturan import JENIS, PENCABUTAN
from sopdoc.check.kata import before, kata, terbaru
from sopdoc.check.naskah import Naskah
from sopdoc.check.rule import Finding, sop_rule
from sopdoc.diagnostics import Severity


@sop_rule("SOP335", Severity.PERINGATAN)
def dasar_hukum_sudah_dicabut(naskah: Naskah) -> Iterator[Finding]:
    """Dasar hukum sudah dicabut ketika SOP dibuat.

    ## Apa
    SOP mengutip peraturan yang pada tanggal SOP itu (yang terbaru di lembar identitas) sudah tidak berlaku.

    ## Mengapa
    Peraturan yang dicabut tidak dapat menjadi dasar. Daftar pencabutan dengan tanggal dan sumbernya ada di `sopdoc/check/data`;
    hanya peraturan yang pencabutannya pasti yang dimuat.

    ## Salah
    ```yaml
    dasar hukum: Undang-Undang Nomor 5 Tahun 2014 tentang Aparatur Sipil Negara
    ```

    ## Benar
    ```yaml
    dasar hukum: Undang-Undang Nomor 20 Tahun 2023 tentang Aparatur Sipil Negara
    ```
    """
    for isi, span in kutipan(naskah):
        cabut, tanggal = PENCABUTAN.get(isi.kunci), terbaru(naskah.sop.identitas)
        if cabut and not (tanggal and before(tanggal, cabut.tanggal)):
            message = f"{isi.pendek} dicabut {cabut.tanggal.cetak()}"
            yield Finding(span, message, f"sumber: {cabut.sumber}", f"penggantinya {cabut.pengganti}")


@sop_rule("SOP336", Severity.CATATAN)
def dasar_hukum_dicabut_kemudian(naskah: Naskah) -> Iterator[Finding]:
    """Dasar hukum dicabut setelah SOP dibuat.

    ## Apa
    Peraturan yang dikutip masih berlaku ketika SOP dibuat, tetapi sejak itu sudah dicabut.

    ## Mengapa
    SOP harus dievaluasi ketika peraturannya berubah (prinsip dinamis dan kepastian hukum, PermenPAN-RB 35/2012).

    ## Salah
    ```yaml
    nomor: 000.8.3.3/011/ORG/2022
    tanggal pembuatan: 2022-01-14
    tanggal efektif: 2022-02-02
    dasar hukum: Undang-Undang Nomor 5 Tahun 2014 tentang Aparatur Sipil Negara
    # berkas: tetangga.yaml
    nomor: 000.8.3.3/012/ORG/2022
    tanggal pembuatan: 2022-01-14
    tanggal efektif: 2022-02-02
    ```

    ## Benar
    ```yaml
    nomor: 000.8.3.3/011/ORG/2022
    tanggal pembuatan: 2022-01-14
    tanggal efektif: 2022-02-02
    dasar hukum: Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik
    # berkas: tetangga.yaml
    nomor: 000.8.3.3/012/ORG/2022
    tanggal pembuatan: 2022-01-14
    tanggal efektif: 2022-02-02
    ```
    """
    for isi, span in kutipan(naskah):
        cabut, tanggal = PENCABUTAN.get(isi.kunci), terbaru(naskah.sop.identitas)
        if cabut and tanggal and before(tanggal, cabut.tanggal):
            message = f"{isi.pendek} dicabut {cabut.tanggal.cetak()}, setelah SOP ini dibuat"
            yield Finding(span, message, f"sumber: {cabut.sumber}", f"tinjau SOP ini; penggantinya {cabut.pengganti}")


@sop_rule("SOP337", Severity.PERINGATAN)
def jenis_peraturan_keliru(naskah: Naskah) -> Iterator[Finding]:
    """Jenis peraturan keliru.

    ## Apa
    Nomor, tahun dan judulnya milik peraturan yang dikenal, tetapi jenisnya lain, misalnya Peraturan Presiden untuk suatu Peraturan
    Pemerintah.

    ## Mengapa
    Peraturan Presiden Nomor 8 Tahun 2006 dan Peraturan Pemerintah Nomor 8 Tahun 2006 adalah dua peraturan yang berbeda; kutipan
    yang keliru menunjuk peraturan yang tidak ada hubungannya (cacat nyata pada beberapa SOP pengumpulan data kinerja).

    ## Salah
    ```yaml
    dasar hukum: Peraturan Presiden Nomor 25 Tahun 2009 tentang Pelayanan Publik
    ```

    ## Benar
    ```yaml
    dasar hukum: Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik
    ```
    """
    for isi, span in kutipan(naskah):
        dikenal = JENIS.get((isi.nomor, isi.tahun))
        if dikenal is None or isi.jenis == dikenal[1] or isi.jenis not in ("UU", "PP", "Perpres", "Keppres", "Inpres"):
            continue
        judul = frozenset(kata(isi.teks))
        if dikenal[0] <= judul and "perubahan" not in judul:
            yield Finding(span, f"jenis peraturan {isi.pendek} keliru", "jenis lain", f"yang bernama demikian adalah {dikenal[2]}")
