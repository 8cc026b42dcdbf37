"""Dasar hukum: still in force, and of the kind that it says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from sopdoc.check.kata import before, kata, kata_isi, newest
from sopdoc.check.peraturan.ciri import CIRI
from sopdoc.check.peraturan.daftar import Pencabutan, Peraturan, pengganti, peraturan
from sopdoc.check.peraturan.kutipan import Kutipan, kutipan
from sopdoc.check.peraturan.peringkat import Kunci
from sopdoc.check.rule import Finding, sop_rule
from sopdoc.diagnostics import Severity, Weight
from sopdoc.model.nilai import Tanggal
from sopdoc.naskah import Naskah

_BERNOMOR = re.compile(r"\b\w+(?: \w+)? (?:Nomor|No\b\.?) ?\S+ Tahun (?P<tahun>\d{4})\b", re.IGNORECASE)     # a citation inside an item
_TERTUKAR = ("UU", "PP", "Perpres", "Keppres", "Inpres")     # kinds that are taken for each other


@sop_rule("SOP335", Severity.PERINGATAN, Weight.SALAH)
def dasar_hukum_sudah_dicabut(naskah: Naskah) -> Iterator[Finding]:
    """Dasar hukum sudah dicabut ketika SOP dibuat.

    ## Apa
    SOP mengutip peraturan yang pada tanggal SOP itu (yang terbaru di lembar identitas) sudah tidak berlaku.

    ## Mengapa
    Peraturan yang dicabut tidak dapat menjadi dasar. Daftar pencabutan dengan tanggal dan sumbernya ada di `sopdoc/check/peraturan`;
    yang tidak pasti dicatat SOP348.

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
    dibuat = newest(naskah.sop.identitas)
    for isi, span in kutipan(naskah):
        cabut = _pencabutan(isi.kunci)
        if cabut and cabut.tanggal and not (dibuat and before(dibuat, cabut.tanggal)):
            message = f"{isi.pendek} dicabut {cabut.tanggal.cetak()}"
            yield Finding(span, message, f"sumber: {cabut.sumber}", f"penggantinya {pengganti(cabut).kutipan}")


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
    dibuat = newest(naskah.sop.identitas)
    for isi, span in kutipan(naskah):
        cabut = _pencabutan(isi.kunci)
        if cabut and cabut.tanggal and dibuat and before(dibuat, cabut.tanggal):
            message = f"{isi.pendek} dicabut {cabut.tanggal.cetak()}, setelah SOP ini dibuat"
            yield Finding(span, message, f"sumber: {cabut.sumber}", f"tinjau SOP ini; penggantinya {pengganti(cabut).kutipan}")


@sop_rule("SOP348", Severity.CATATAN, Weight.BERTENTANGAN)
def dasar_hukum_mungkin_diganti(naskah: Naskah) -> Iterator[Finding]:
    """Dasar hukum mungkin sudah diganti.

    ## Apa
    SOP mengutip peraturan yang sudah ada penggantinya, tetapi sopdoc tidak tahu pasti sejak kapan, atau apakah seluruhnya.

    ## Mengapa
    Peraturan yang dicabut tidak dapat menjadi dasar. Pencabutan yang pasti dilaporkan SOP335 dan SOP336; yang tidak pasti dicatat
    supaya diperiksa, misalnya di jdih.go.id.

    ## Salah
    ```yaml
    dasar hukum: Peraturan Menteri Dalam Negeri Nomor 35 Tahun 2010 tentang Pengelolaan Pelayanan Informasi dan Dokumentasi
    ```

    ## Benar
    ```yaml
    dasar hukum: Peraturan Menteri Dalam Negeri Nomor 3 Tahun 2017 tentang Pengelolaan Pelayanan Informasi dan Dokumentasi
    ```

    ## Bukan salah
    Penggantian yang pasti; SOP335 yang menyebutnya:
    ```yaml
    dasar hukum: Undang-Undang Nomor 5 Tahun 2014 tentang Aparatur Sipil Negara
    ```
    """
    for isi, span in kutipan(naskah):
        cabut = _pencabutan(isi.kunci)
        if cabut and cabut.tanggal is None:
            hint = f"periksa; yang lebih baru: {pengganti(cabut).kutipan}"
            yield Finding(span, f"{isi.pendek} mungkin sudah diganti", "periksa", hint)


@sop_rule("SOP347", Severity.PERINGATAN, Weight.BERTENTANGAN)
def dasar_hukum_lebih_muda(naskah: Naskah) -> Iterator[Finding]:
    """Dasar hukum lebih muda daripada SOP.

    ## Apa
    Semua tanggal SOP lebih awal daripada peraturan yang dikutipnya, atau daripada perubahannya yang ikut dikutip.

    ## Mengapa
    SOP tidak dapat berlaku berdasarkan peraturan yang waktu itu belum ada; tanggal lama terlupa ketika SOP diperbarui, atau nomor dan
    tahun peraturannya salah. Rancangan yang belum bertanggal tidak diperiksa.

    ## Salah
    ```yaml
    dasar hukum: Peraturan Bupati Nusa Raya Nomor 5 Tahun 2031 tentang Perpustakaan
    ```

    ## Benar
    ```yaml
    dasar hukum: Peraturan Bupati Nusa Raya Nomor 5 Tahun 2021 tentang Perpustakaan
    ```

    ## Bukan salah
    Peraturan dari tahun itu juga:
    ```yaml
    dasar hukum: Peraturan Bupati Nusa Raya Nomor 5 Tahun 2026 tentang Perpustakaan
    ```

    Tahun di dalam judul peraturan:
    ```yaml
    dasar hukum: Peraturan Bupati Nusa Raya Nomor 5 Tahun 2023 tentang Rencana Pembangunan Tahun 2030-2034
    ```

    Rancangan yang belum bertanggal:
    ```yaml
    nomor: 000.8.3.3/……/ORG/2026
    tanggal pembuatan:
    tanggal efektif:
    dasar hukum: Peraturan Bupati Nusa Raya Nomor 5 Tahun 2031 tentang Perpustakaan
    ```
    """
    dibuat = newest(naskah.sop.identitas)
    for isi, span in kutipan(naskah) if dibuat else ():
        if dibuat and (muda := _lebih_muda(isi, dibuat)):
            message = f"{muda} lebih muda daripada SOP ini ({dibuat.cetak()})"
            yield Finding(span, message, "belum ada waktu itu", "perbarui tanggal SOP ini, atau periksa nomor dan tahun peraturannya")


def _lebih_muda(isi: Kutipan, dibuat: Tanggal) -> str:
    """Which regulation of an item was not there on that day, "" when none is known to be younger."""
    known = peraturan().get(isi.kunci)
    if isi.tahun > dibuat.tahun or (known and known.sejak and before(dibuat, known.sejak)):
        return isi.pendek
    return next((cited.group() for cited in _BERNOMOR.finditer(isi.teks) if int(cited["tahun"]) > dibuat.tahun), "")


def _pencabutan(kunci: Kunci) -> Pencabutan | None:
    known = peraturan().get(kunci)
    return known.cabut if known else None


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
        others = (jenis for jenis in _TERTUKAR if jenis != isi.jenis) if isi.jenis in _TERTUKAR else ()
        known = next((k for k in (peraturan().get((jenis, isi.nomor, isi.tahun)) for jenis in others) if k and _is_bernama(isi, k)), None)
        if known:
            yield Finding(span, f"jenis peraturan {isi.pendek} keliru", "jenis lain", f"yang bernama demikian adalah {known.nama}")


@sop_rule("SOP338", Severity.PERINGATAN, Weight.SALAH)
def tahun_peraturan_keliru(naskah: Naskah) -> Iterator[Finding]:
    """Tahun peraturan keliru.

    ## Apa
    Jenis, nomor dan judulnya milik peraturan yang dikenal, tetapi tahunnya lain, misalnya 2013 untuk PermenPAN-RB 35/2012.

    ## Mengapa
    Peraturan ditemukan dengan jenis, nomor dan tahunnya; dengan tahun yang salah kutipannya menunjuk peraturan yang tidak ada atau
    yang tidak ada hubungannya (cacat nyata pada SOP sekolah). Peraturan yang sering dikutip ada di `sopdoc/check/peraturan`.

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
        named = [known for known in _senomor().get(isi.kunci[:2], ()) if known.kunci[2] != isi.tahun and _is_bernama(isi, known)]
        if named and isi.tahun and isi.kunci not in peraturan():
            yield Finding(span, f"tahun {isi.pendek} keliru", f"bukan {isi.tahun}", f"yang bernama demikian adalah {named[0].nama}")


@cache
def _senomor() -> Mapping[tuple[str, str], tuple[Peraturan, ...]]:
    """Known regulations by kind and number."""
    found: dict[tuple[str, str], tuple[Peraturan, ...]] = {}
    for known in peraturan().values():
        key = known.kunci[0], known.kunci[1]
        found[key] = (*found.get(key, ()), known)
    return found


def _is_bernama(isi: Kutipan, known: Peraturan) -> bool:
    """Does the citation's title name that regulation, and not a change of it?"""
    judul = frozenset(kata(isi.teks))
    if "perubahan" in judul:
        return False
    sama = kata_isi(isi.judul)
    return (len(sama) > 1 and sama == kata_isi(known.judul)) or any(judul.issuperset(ciri.split()) for ciri in CIRI.get(known.kunci, ()))
