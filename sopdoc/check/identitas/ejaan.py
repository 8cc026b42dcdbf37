"""Spelling of all that is printed: words that were most probably mistyped, marks and spaces out of place, words run together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sopdoc.check.bahasa.ejaan import hitung, nama_singkatan, salah_ketik
from sopdoc.check.bahasa.tanda import serangkai_of, tanda
from sopdoc.check.rule import Finding, agency_rule
from sopdoc.diagnostics import Fix, Severity, Weight
from sopdoc.naskah import Himpunan, Naskah
from sopdoc.source.node import MappingNode, ScalarNode

_BUKAN_KALIMAT = ("nomor", "alamat", "tempat")     # top-level keys whose values have a spelling of their own


@agency_rule("SOP345", Severity.CATATAN, Weight.BENTUK)
def kata_salah_ketik(himpunan: Himpunan) -> Iterator[Finding]:
    """Kata mungkin salah ketik.

    ## Apa
    Sebuah kata yang jarang ditulis berbeda satu huruf dari kata yang sering dipakai di SOP instansi ini, di kopnya, di judul
    peraturan yang dikenal, atau di dasar hukumnya: kelebihan, kekurangan, keliru, atau tertukar satu huruf. Kata yang kurang dari
    tujuh huruf, huruf pertama dan terakhir, serta bentuk lain dari kata dasar yang sama tidak diperiksa.

    ## Mengapa
    SOP adalah naskah dinas; kata yang salah ketik di lembar yang disahkan mengurangi wibawanya (cacat nyata pada banyak SOP).

    ## Salah
    ```yaml
    kualifikasi pelaksana: Memahami penyelengaraan pelayanan publik
    ```

    ## Benar
    ```yaml
    kualifikasi pelaksana: Memahami penyelenggaraan pelayanan publik
    ```

    ## Bukan salah
    Bentuk lain dari kata yang sama, dan kata lain yang memang ada:
    ```yaml
    kualifikasi pelaksana: Memahami pemulihan arsip dan melaporkannya sebagai pelapor
    ```

    Nama yang dijelaskan oleh singkatannya:
    ```yaml
    kualifikasi pelaksana: Menguasai CAPI (Computer Assisted Personal Interviewing) bagi Personel dan Personel pengganti
    ```

    Kata yang sering dipakai di instansi itu sendiri:
    ```yaml
    catatan: Aplikasi Peleyanan, lihat Peleyanan, buka Peleyanan, tutup Peleyanan, simpan Peleyanan, cetak Peleyanan
    ```
    """
    nodes = [node for naskah in himpunan.naskah for node in _kalimat(naskah)]
    judul = (butir.teks for naskah in himpunan.naskah for butir in naskah.bagian.get("dasar hukum", ()))
    found = salah_ketik(hitung(node.text for node in nodes), hitung(_kop(himpunan)), hitung(judul))
    if not found:
        return
    pattern = re.compile(rf"(?<![^\W\d_])(?:{'|'.join(found)})(?![^\W\d_])", re.IGNORECASE)
    for node in nodes:
        nama = nama_singkatan(node.text)
        for match in pattern.finditer(node.text):
            if any(begin <= match.start() < end for begin, end in nama):
                continue
            kata, hint = match.group(), f'tulis "{_seperti(match.group(), found[match.group().casefold()])}"'
            yield Finding(node.span, f'"{kata}" mungkin salah ketik', f'"{kata}"', hint, "kata yang mungkin salah ketik")


@agency_rule("SOP346", Severity.CATATAN, Weight.BENTUK)
def tanda_baca_keliru(himpunan: Himpunan) -> Iterator[Finding]:
    """Tanda baca, spasi, atau kata bersambung keliru.

    ## Apa
    Dua tanda baca berturut-turut, spasi sebelum koma atau titik, koma tanpa spasi sesudahnya, garis miring yang berspasi di satu
    sisi, kata sambung yang ditulis dua kali, kurung yang berspasi di dalamnya atau tidak ditutup, atau dua kata yang ditulis serangkai.

    ## Mengapa
    SOP adalah naskah dinas dan mengikuti Ejaan Bahasa Indonesia; sisa penyalinan dari dokumen lain terbaca sebagai kurang teliti.

    ## Salah
    ```yaml
    peralatan/perlengkapan:
      - Komputer.;
      - Alat pindai , kertas
    ```

    ## Benar
    ```yaml
    peralatan/perlengkapan:
      - Komputer;
      - Alat pindai, kertas
    ```

    ## Bukan salah
    Singkatan yang bertitik, garis miring dengan spasi di kedua sisinya, dan nama aplikasi:
    ```yaml
    catatan: Lihat dsb.; barang / jasa, dan/atau pesan WhatsApp (s.d. pukul 10.00) ...
    ```

    Titik-titik yang harus diisi; SOP324 yang menyebutnya:
    ```yaml
    catatan: Dicatat pada . . . .
    ```
    """
    count = hitung(node.text for naskah in himpunan.naskah for node in naskah.teks)
    serangkai = serangkai_of(count)
    for nodes in (tuple(_kalimat(naskah)) for naskah in himpunan.naskah):
        for index, one in tanda([node.text for node in nodes], count, serangkai):
            hint = f'tulis "{one.benar}"' if one.benar else "lengkapi atau hapus kurungnya"
            message, fakta = f'tanda baca atau spasi keliru: "{one.salah}"', "tanda baca, spasi, atau kata bersambung keliru"
            place, safe = nodes[index].span, one.benar and not one.salah.isalpha()      # one word may be a name
            yield Finding(place, message, f'"{one.salah}"', hint, fakta, Fix(place, one.salah, one.benar) if safe else None)


def _kalimat(naskah: Naskah) -> Iterator[ScalarNode]:
    """What is printed, without numbers, addresses and names of people."""
    pejabat = naskah.node.get("disahkan oleh") if isinstance(naskah.node, MappingNode) else None
    nama = pejabat.get("nama") if isinstance(pejabat, MappingNode) else None
    lain = {naskah.place(key) for key in _BUKAN_KALIMAT if naskah.has(key)} | ({nama.span} if nama else set())
    return (node for node in naskah.teks if node.span not in lain)


def _kop(himpunan: Himpunan) -> Iterator[str]:
    """What an agency calls itself and its officials."""
    instansi = himpunan.berkas.instansi
    yield from (*instansi.kop, *instansi.unit, *(p.jabatan for p in instansi.pejabat.values()))


def _seperti(written: str, right: str) -> str:
    """In the case in which the wrong one is written."""
    return right.upper() if written.isupper() else right.capitalize() if written[0].isupper() else right
