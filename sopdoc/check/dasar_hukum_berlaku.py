"""Dasar hukum: still in force, and of the kind that it says."""

from __future__ import annotations

from collections.abc import Iterator

from sopdoc.check.dasar_hukum_kutipan import Kutipan, kutipan
from sopdoc.check.data.peraturan import DIKENAL, PENCABUTAN, Dikenal
from sopdoc.check.kata import before, kata, newest
from sopdoc.check.rule import Finding, sop_rule
from sopdoc.diagnostics import Severity, Weight
from sopdoc.naskah import Naskah

_TERTUKAR = ("UU", "PP", "Perpres", "Keppres", "Inpres")     # kinds that are taken for each other


@sop_rule("SOP335", Severity.PERINGATAN, Weight.SALAH)
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

    ## Bukan salah
    Peraturan yang dicabut setelah SOP dibuat; SOP336 yang mencatatnya:
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

    Peraturan lain yang nomor dan tahunnya sama:
    ```yaml
    dasar hukum: Peraturan Menteri Keuangan Nomor 5 Tahun 2014 tentang Kas
    ```
    """
    for isi, span in kutipan(naskah):
        cabut, tanggal = PENCABUTAN.get(isi.kunci), newest(naskah.sop.identitas)
        if cabut and not (tanggal and before(tanggal, cabut.tanggal)):
            message = f"{isi.pendek} dicabut {cabut.tanggal.cetak()}"
            yield Finding(span, message, f"sumber: {cabut.sumber}", f"penggantinya {cabut.pengganti}")


@sop_rule("SOP336", Severity.CATATAN, Weight.BERTENTANGAN)
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

    ## Bukan salah
    Peraturan yang sudah dicabut ketika SOP dibuat; SOP335 yang menyebutnya:
    ```yaml
    dasar hukum: Undang-Undang Nomor 5 Tahun 2014 tentang Aparatur Sipil Negara
    ```

    Rancangan tanpa tanggal dianggap baru, maka SOP335 yang menyebutnya:
    ```yaml
    nomor: 000.8.3.3/……/ORG/2022
    tanggal pembuatan:
    tanggal efektif:
    dasar hukum: Undang-Undang Nomor 5 Tahun 2014 tentang Aparatur Sipil Negara
    ```
    """
    for isi, span in kutipan(naskah):
        cabut, tanggal = PENCABUTAN.get(isi.kunci), newest(naskah.sop.identitas)
        if cabut and tanggal and before(tanggal, cabut.tanggal):
            message = f"{isi.pendek} dicabut {cabut.tanggal.cetak()}, setelah SOP ini dibuat"
            yield Finding(span, message, f"sumber: {cabut.sumber}", f"tinjau SOP ini; penggantinya {cabut.pengganti}")


@sop_rule("SOP337", Severity.PERINGATAN, Weight.SALAH)
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

    ## Bukan salah
    Peraturan lain yang kebetulan bernomor dan bertahun sama:
    ```yaml
    dasar hukum: Peraturan Pemerintah Nomor 25 Tahun 2009 tentang Pengelolaan Kas
    ```

    Perubahan suatu peraturan menyebut judul yang diubahnya:
    ```yaml
    dasar hukum: Peraturan Presiden Nomor 25 Tahun 2009 tentang Perubahan atas Peraturan tentang Pelayanan Publik
    ```

    Peraturan menteri tidak tertukar dengan undang-undang:
    ```yaml
    dasar hukum: Peraturan Menteri Keuangan Nomor 25 Tahun 2009 tentang Pelayanan Publik
    ```
    """
    for isi, span in kutipan(naskah):
        if isi.jenis not in _TERTUKAR:
            continue
        for known in DIKENAL:
            if known.kunci[1:] == (isi.nomor, isi.tahun) and known.kunci[0] != isi.jenis and _is_bernama(isi, known):
                yield Finding(span, f"jenis peraturan {isi.pendek} keliru", "jenis lain", f"yang bernama demikian adalah {known.nama}")


@sop_rule("SOP338", Severity.PERINGATAN, Weight.SALAH)
def tahun_peraturan_keliru(naskah: Naskah) -> Iterator[Finding]:
    """Tahun peraturan keliru.

    ## Apa
    Jenis, nomor dan judulnya milik peraturan yang dikenal, tetapi tahunnya lain, misalnya 2013 untuk PermenPAN-RB 35/2012.

    ## Mengapa
    Peraturan ditemukan dengan jenis, nomor dan tahunnya; dengan tahun yang salah kutipannya menunjuk peraturan yang tidak ada atau
    yang tidak ada hubungannya (cacat nyata pada SOP sekolah). Peraturan yang sering dikutip ada di `sopdoc/check/data`.

    ## Salah
    ```yaml
    dasar hukum: Undang-Undang Nomor 25 Tahun 2019 tentang Pelayanan Publik
    ```

    ## Benar
    ```yaml
    dasar hukum: Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik
    ```

    ## Bukan salah
    Peraturan lain yang kebetulan bernomor sama:
    ```yaml
    dasar hukum: Undang-Undang Nomor 25 Tahun 2007 tentang Penanaman Modal
    ```

    Perubahan suatu peraturan menyebut judul yang diubahnya:
    ```yaml
    dasar hukum: Undang-Undang Nomor 25 Tahun 2019 tentang Perubahan atas Undang-Undang tentang Pelayanan Publik
    ```

    Kutipan tanpa tahun; SOP333 yang memintanya:
    ```yaml
    dasar hukum: Undang-Undang Nomor 25 tentang Pelayanan Publik
    ```
    """
    for isi, span in kutipan(naskah):
        for known in DIKENAL if isi.tahun else ():
            if known.kunci[:2] == isi.kunci[:2] and known.kunci[2] != isi.tahun and _is_bernama(isi, known):
                yield Finding(span, f"tahun {isi.pendek} keliru", f"bukan {isi.tahun}", f"yang bernama demikian adalah {known.nama}")


def _is_bernama(isi: Kutipan, known: Dikenal) -> bool:
    """Does the citation's title name that regulation, and not a change of it?"""
    judul = frozenset(kata(isi.teks))
    return "perubahan" not in judul and any(ciri <= judul for ciri in known.ciri)
