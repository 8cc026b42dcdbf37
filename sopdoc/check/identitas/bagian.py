"""The sections of the identity sheet: what kualifikasi, peralatan and pencatatan must and must not say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sopdoc.check.bahasa.daftar import mapping
from sopdoc.check.bahasa.daftar import words as daftar
from sopdoc.check.bahasa.kalimat import kata as kata_kalimat
from sopdoc.check.bahasa.peran import frasa, kolom_alur, may_be_kolom
from sopdoc.check.kata import kata, nama_polos
from sopdoc.check.peraturan.kutipan import parse_kutipan
from sopdoc.check.rule import Finding, sop_rule
from sopdoc.diagnostics import Severity, Weight
from sopdoc.naskah import TIDAK_ADA, Butir, Naskah

_ESELON = re.compile(r"(?:pejabat |pegawai )?(?:eselon|golongan|gol\.?) (?:I{1,3}V?|IV)(?:[ ./]?[a-e])?\.?", re.IGNORECASE)
_GELAR = re.compile(r"(?:Drs?|Dra|Ir|Hj?|dr|drg|Prof)\. ?[A-Z]|[A-Z][\w' .]+, ?(?:S|M|A\.?Md)\.? ?[A-Z][\w.]*")
_KEMAMPUAN = re.compile(   # words of an ability, an education or a condition: more than an office
    r"\d|\b(?:yang|dengan|minimal|sebagai|mahir|trampil|ahli|cakap|lulusan|lulus|sarjana|diploma|ijazah|golongan|pangkat|tingkat"
    r"|ter\w{3,}|ber\w{3,}|me[lmnrwy]\w{3,})\b",
    re.IGNORECASE,
)
_KATA_PIHAK = 4          # words of a unit or a party that is named alone
_KATA_JABATAN = 6        # words of the longest office that is named alone
_BERKEMAMPUAN = re.compile(r"\s+(?:yang|dengan)\b", re.IGNORECASE)      # between a post and what it must be able to do
_TANPA_UNIT = frozenset({"asisten", "kepala", "ketua", "koordinator", "wakil", "wali"})      # whose, they must say
_BANYAK = frozenset({"admin", "anggota", "guru", "humas", "operator", "petugas", "pimpinan", "staf"})     # an office has many of them
_TERKAIT = re.compile(r"\b(?:yang )?(?:terkait|tersebut)\b", re.IGNORECASE)     # no ability, though it begins like one
_NOMOR_SAJA = re.compile(r"(?:\d{1,2}|[a-z])[.)]|[-•]")
_NOMOR_LAIN = re.compile(r"(?P<angka>\d{1,2})(?:,\s+[A-Z]|[.)]$)")     # "1, Undang-Undang …", or alone in its line
_DIISI = re.compile(r"(?:formulir|form|blangko|blanko|format|lembar|templat|buku|kartu|register|aplikasi|daftar isian)\b", re.IGNORECASE)
_PERATURAN = re.compile(
    r"(?:Undang-?\s?Undang|Peraturan (?:Pemerintah|Presiden|Menteri|Daerah|Bupati|Gubernur|Wali ?Kota)) (?:Nomor|No)\b"
    r"|Peraturan[ -]+Perundang", re.IGNORECASE
)


@sop_rule("SOP318", Severity.PERINGATAN, Weight.KATA)
def kualifikasi_bukan_kemampuan(naskah: Naskah) -> Iterator[Finding]:
    """Kualifikasi pelaksana menyebut orang, jabatan atau eselon.

    ## Apa
    Butir kualifikasi hanya berisi nama orang, nama jabatan, golongan, eselon, unit, atau pihak ("Tim Kerja", "Instansi Terkait").

    ## Mengapa
    Kualifikasi adalah kemampuan yang harus dimiliki para pelaksana bersama-sama; siapa orangnya berganti-ganti, dan jabatannya
    sudah terbaca di kolom pelaksana (kelaziman penyusunan; cacat nyata pada SOP BPS).

    ## Salah
    ```yaml
    kualifikasi pelaksana:
      - Pejabat Eselon IV
      - Memahami tata naskah dinas
    ```

    ## Benar
    ```yaml
    kualifikasi pelaksana:
      - Memahami tata naskah dinas
      - Mampu mengoperasikan aplikasi perpustakaan
    ```

    ## Bukan salah
    Jabatan beserta kemampuannya:
    ```yaml
    kualifikasi pelaksana:
      - Petugas Perpustakaan yang memahami tata naskah dinas
      - Petugas terlatih
    ```

    Keahlian dipelajari, maka boleh diminta:
    ```yaml
    kualifikasi pelaksana:
      - Asisten apoteker
      - Dokter umum
    ```

    Kalimat panjang tidak hanya menyebut jabatan:
    ```yaml
    kualifikasi pelaksana: Kepala bagian atau kepala seksi pada perangkat daerah
    ```
    """
    for butir in naskah.bagian.get("kualifikasi pelaksana", ()):
        what = _bukan_kemampuan(butir.teks)
        if what:
            hint = "tulis kemampuannya, misalnya `Memahami …` atau `Mampu …`"
            message, fakta = f'"{butir.teks}" bukan kualifikasi, melainkan {what}', "kualifikasi menyebut siapa, bukan kemampuan apa"
            yield Finding(butir.span, message, what, hint, fakta)


@sop_rule("SOP344", Severity.CATATAN, Weight.BERTENTANGAN)
def kualifikasi_bukan_pelaksana(naskah: Naskah) -> Iterator[Finding]:
    """Kualifikasi menyebut jabatan yang bukan pelaksana.

    ## Apa
    Butir kualifikasi diawali nama jabatan beserta kemampuannya, tetapi jabatan itu tidak punya kolom di alur.

    ## Mengapa
    Kualifikasi adalah kemampuan para pelaksana SOP ini; jabatan yang tidak ikut bekerja biasanya terbawa dari SOP yang disalin (cacat
    nyata pada SOP BPS).

    ## Salah
    ```yaml
    kualifikasi pelaksana: Bendahara Pengeluaran yang memahami perpajakan
    ```

    ## Benar
    ```yaml
    kualifikasi pelaksana: Petugas Perpustakaan yang memahami tata naskah dinas
    ```

    ## Bukan salah
    Nama jabatan yang ditulis lain daripada judul kolomnya:
    ```yaml
    pelaksana: {pemohon: Anggota Perpustakaan, petugas: Kasubag Layanan Perpustakaan}
    kualifikasi pelaksana: Kepala Subbagian Layanan yang memahami tata naskah dinas
    ```

    Profesi yang dipelajari, dan kemampuan tanpa jabatan:
    ```yaml
    kualifikasi pelaksana:
      - Dokter umum yang memahami triase
      - Mampu membantu bendahara pengeluaran
    ```

    Hanya jabatan, tanpa kemampuan; SOP318 yang menyebutnya:
    ```yaml
    kualifikasi pelaksana: Bendahara Pengeluaran
    ```
    """
    kolom = [k for alur in naskah.sop.alur for k in kolom_alur(alur)]
    if any(" ".join(nama) in daftar("peran", "umum") for k in kolom for nama in k.nama):
        return     # "Petugas" may be anybody
    for butir in naskah.bagian.get("kualifikasi pelaksana", ()):
        nama = frasa(kata_kalimat(butir.teks))
        teks = _BERKEMAMPUAN.split(butir.teks, maxsplit=1)[0]
        if teks != butir.teks and _is_jabatan_tertentu(nama) and not any(may_be_kolom(nama, k) for k in kolom):
            message, hint = f'"{teks}" bukan pelaksana SOP ini', "sebut kemampuan pelaksana yang ada di kolom, atau hapus butir ini"
            yield Finding(butir.span, message, "tanpa kolom", hint)


def _is_jabatan_tertentu(nama: tuple[str, ...]) -> bool:
    """A post that one can tell from others, and no profession."""
    named = bool(nama) and (len(nama) > 1 or nama[0] not in _TANPA_UNIT)
    return named and nama[0] in daftar("peran", "jabatan") - _BANYAK and daftar("peran", "profesi").isdisjoint(nama)


def _bukan_kemampuan(teks: str) -> str:
    """What an item names in place of an ability; "" when it may be one."""
    if _ESELON.fullmatch(teks):
        return "eselon atau golongan"
    if _GELAR.fullmatch(teks):
        return "orang"
    return "jabatan" if _is_jabatan(teks) else "unit atau pihak" if _is_pihak(teks) else ""


def _is_pihak(teks: str) -> bool:
    """A unit or others, and nothing that they are able to do."""
    words = kata(teks)
    return 1 <= len(words) <= _KATA_PIHAK and words[0] in daftar("peran", "pihak") and not _KEMAMPUAN.search(_TERKAIT.sub("", teks))


def _is_jabatan(teks: str) -> bool:
    """An office and nothing else; a profession is learned, and may be asked for."""
    words = kata(teks)
    head = mapping("peran", "singkatan").get(words[0], words[0]).split()[0] if words else ""
    if head not in daftar("peran", "jabatan") or len(words) > _KATA_JABATAN:
        return False
    return not _KEMAMPUAN.search(teks) and not daftar("peran", "profesi").intersection(words)


@sop_rule("SOP319", Severity.PERINGATAN, Weight.KATA)
def peralatan_bukan_alat(naskah: Naskah) -> Iterator[Finding]:
    """Peralatan memuat hasil kegiatan atau peraturan.

    ## Apa
    Butir peralatan/perlengkapan sama dengan output suatu kegiatan yang tidak ada sebelum SOP dimulai, atau kutipan peraturan.

    ## Mengapa
    Peralatan/perlengkapan adalah alat utama yang dipakai untuk menjalankan prosedur; hasil prosedur tempatnya di kolom output,
    peraturan di dasar hukum (pengertian isian lembar identitas; satu SOP BPS mencatat 33 output sebagai peralatan).

    ## Salah
    ```yaml
    peralatan/perlengkapan:
      - Komputer
      - Catatan peminjaman
    ```

    ## Benar
    ```yaml
    peralatan/perlengkapan:
      - Komputer
      - Buku peminjaman
    ```

    ## Bukan salah
    Barang yang dipakai sebelum dihasilkan lagi, misalnya kartu yang dikembalikan:
    ```yaml
    peralatan/perlengkapan: Kartu anggota
    kegiatan:
      - {uraian: Menyerahkan kartu, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Kartu diterima}
      - {uraian: Mencatat peminjaman, pelaksana: petugas, kelengkapan: Kartu diterima, waktu: 9 menit, output: Catatan peminjaman}
      - {uraian: Mengembalikan kartu, pelaksana: petugas, kelengkapan: Catatan peminjaman, waktu: 5 menit, output: Kartu anggota}
    ```

    Formulir kosong adalah alat, walaupun yang terisi adalah hasil:
    ```yaml
    peralatan/perlengkapan: Formulir peminjaman
    kegiatan:
      - {uraian: Menyerahkan kartu, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Kartu diterima}
      - {uraian: Mencatat peminjaman, pelaksana: petugas, kelengkapan: Kartu diterima, waktu: 9 menit, output: Formulir peminjaman}
      - {uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Formulir peminjaman, waktu: 5 menit, output: Tanda terima}
    ```

    Buku yang memuat peraturan adalah alat:
    ```yaml
    peralatan/perlengkapan: Himpunan Peraturan Perundang-undangan
    ```
    """
    hasil = _hasil(naskah)
    for butir in naskah.bagian.get("peralatan/perlengkapan", ()):
        if _PERATURAN.match(butir.teks):
            cited = parse_kutipan(butir.teks)
            hint = "pindahkan ke `dasar hukum`" if cited.nomor and cited.tahun else "sebut himpunan peraturannya, atau hapus butir ini"
            yield Finding(butir.span, "peraturan bukan peralatan", "peraturan", hint)
        elif kata(butir.teks) in hasil and not _DIISI.match(butir.teks):
            teks = butir.teks.rstrip(" ;,.")
            message, fakta = f'"{teks}" adalah hasil kegiatan, bukan peralatan', "peralatan memuat hasil kegiatan"
            yield Finding(butir.span, message, "output", "sebut alat untuk membuatnya, atau hapus butir ini", fakta)


@sop_rule("SOP327", Severity.PERINGATAN, Weight.BENTUK)
def nomor_butir_kacau(naskah: Naskah) -> Iterator[Finding]:
    """Nomor butir yang diketik berulang, meloncat atau tanpa isi.

    ## Apa
    Butir suatu bagian memakai nomor yang sama dua kali, melewati nomor, hanya berisi nomor, atau bernomor dengan koma ("1,").

    ## Mengapa
    Daftar yang nomornya kacau tidak dapat dirujuk (cacat nyata: "2." dua kali, "5." kosong). Tanpa nomor yang diketik, sopdoc
    menomori sendiri.

    ## Salah
    ```yaml
    kualifikasi pelaksana:
      - 1. Memahami tata naskah dinas
      - 1. Mampu mengoperasikan aplikasi perpustakaan
    ```

    ## Benar
    ```yaml
    kualifikasi pelaksana:
      - Memahami tata naskah dinas
      - Mampu mengoperasikan aplikasi perpustakaan
    ```

    ## Bukan salah
    Nomor yang mulai lagi dari satu, di bawah judul masing-masing:
    ```yaml
    kualifikasi pelaksana:
      - 1. Memahami tata naskah dinas
      - 2. Mampu mengoperasikan aplikasi perpustakaan
      - 1. Memahami pelayanan
    ```

    Huruf di bawah nomor tidak melanjutkan nomor; SOP123 mencatat campurannya:
    ```yaml
    kualifikasi pelaksana:
      - 1. Memahami tata naskah dinas
      - a. Surat keluar
      - 2. Mampu mengoperasikan aplikasi perpustakaan
    ```

    Nomor yang berdiri sendiri di barisnya, isinya di bawahnya:
    ```yaml
    kualifikasi pelaksana: |
      1. Memahami tata naskah dinas
      2.
      Mampu mengoperasikan aplikasi perpustakaan
    ```

    Tanda "-" mengatakan bahwa bagian itu memang kosong:
    ```yaml
    kualifikasi pelaksana: "-"
    ```
    """
    for butiran in naskah.bagian.values():
        if [butir.teks for butir in butiran] != [TIDAK_ADA]:
            yield from _kacau(butiran)


def _kacau(butiran: tuple[Butir, ...]) -> Iterator[Finding]:
    hint = "hapus nomor yang diketik; sopdoc menomori sendiri"
    last = 0
    for butir, berikut in zip(butiran, (*butiran[1:], None), strict=False):
        if _NOMOR_SAJA.fullmatch(butir.teks) and not _is_lanjutan(berikut, butir):
            yield Finding(butir.span, f'butir "{butir.teks}" tidak berisi', "kosong", "hapus butir ini")
        count = _angka(butir, last)
        if count is None:
            continue
        if not butir.nomor and butir.teks.startswith(f"{count},") and berikut and berikut.nomor:
            yield Finding(butir.span, f'nomor butir "{count}," seharusnya "{count}."', "koma sesudah nomor", hint)
        if count not in (last + 1, 1) or (count == 1 and last == 1):
            kurang = f'tidak melanjutkan "{last}."' if last else 'tidak didahului "1."'
            yield Finding(butir.span, f'butir bernomor "{count}." {kurang}', "nomor kacau", hint)
        last = count


def _angka(butir: Butir, last: int) -> int | None:
    """The item's number: as the sheet will show it, or typed so that it is read as words, where it goes on from `last`."""
    if butir.nomor[:-1].isdigit():
        return int(butir.nomor[:-1])
    typed = _NOMOR_LAIN.match(butir.teks)
    return last + 1 if typed and int(typed["angka"]) == last + 1 else None


def _is_lanjutan(butir: Butir | None, above: Butir) -> bool:
    """Is it the next line of the same text, without a number of its own?"""
    return butir is not None and butir.span == above.span and not butir.nomor and not _NOMOR_SAJA.fullmatch(butir.teks)


def _hasil(naskah: Naskah) -> set[tuple[str, ...]]:
    """What the flow makes: outputs that nobody needed before."""
    perlu: set[tuple[str, ...]] = set()
    hasil: set[tuple[str, ...]] = set()
    for alur in naskah.sop.alur:
        for kegiatan in alur.kegiatan:
            perlu |= {kata(blok.polos) for blok in kegiatan.kelengkapan.blok} - hasil
            hasil |= {kata(blok.polos) for blok in kegiatan.output.blok} - perlu
    return hasil - {kata(nama_polos(""))}
