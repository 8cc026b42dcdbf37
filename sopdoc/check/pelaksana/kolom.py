"""The columns of the flow: who stands there, and whether anybody works in them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sopdoc.check.bahasa.daftar import words
from sopdoc.check.bahasa.kalimat import kata
from sopdoc.check.bahasa.peran import Nama, huruf_awal, normal
from sopdoc.check.pelaksana.urutan import dipakai
from sopdoc.check.rule import Finding, sop_rule
from sopdoc.diagnostics import Severity, Weight
from sopdoc.model.sop import Instansi, Pelaksana
from sopdoc.naskah import Naskah

_GELAR = re.compile(
    r",\s*(?:S|M|A\.?Md|Sp|Ph|Apt|Ners)\b\.?\s?[A-Za-z]*|\b(?:Drs|Dra|Ir|Hj|H|Sdr|Sdri)\.\s|^(?:Bapak|Ibu|Sdr|Sdri)\s"
)

_ESELON = re.compile(r"(?:pejabat )?eselon(?: [ivx]+(?: [ab])?| \d)?")
_DAN = re.compile(r"[/&,]|\bdan\b", re.IGNORECASE)
_PEJABAT = frozenset({"asisten", "bendahara", "camat", "direktur", "inspektur", "kepala", "ketua", "koordinator", "lurah", "sekretaris"})
_MESIN = frozenset({"sistem", "aplikasi"})


@sop_rule("SOP250", Severity.PERINGATAN, Weight.BERTENTANGAN)
def kolom_kosong(naskah: Naskah) -> Iterator[Finding]:
    """Kolom pelaksana tanpa simbol.

    ## Apa
    Pelaksana ditulis sebagai kolom, tetapi tidak satu pun kegiatan dikerjakannya.

    ## Mengapa
    PermenPAN-RB 35/2012: kolom pelaksana menunjukkan siapa yang mengerjakan kegiatan; kolom kosong menyempitkan tabel dan membuat
    orang menduga ada kegiatan yang hilang.

    ## Salah
    ```yaml
    pelaksana: {pemohon: Anggota Perpustakaan, petugas: Petugas Perpustakaan, kepala: Kepala Perpustakaan}
    ```

    ## Benar
    ```yaml
    pelaksana: {pemohon: Anggota Perpustakaan, petugas: Petugas Perpustakaan}
    ```

    ## Bukan salah
    Kolom yang dipakai varian lain:
    ```yaml
    kegiatan!
    pelaksana: {pemohon: Anggota Perpustakaan, petugas: Petugas Perpustakaan, kurir: Kurir}
    alur:
      - judul: Lewat Loket
        kegiatan:
          - {uraian: Menyerahkan kartu, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Kartu diterima}
          - {uraian: Memeriksa kartu, pelaksana: petugas, kelengkapan: Kartu diterima, waktu: 9 menit, output: Kartu terperiksa}
          - {uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Kartu terperiksa, waktu: 5 menit, output: Tanda terima}
      - judul: Lewat Kurir
        kegiatan:
          - {uraian: Menyerahkan kartu, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Kartu diterima}
          - {uraian: Memeriksa kartu, pelaksana: petugas, kelengkapan: Kartu diterima, waktu: 9 menit, output: Kartu terperiksa}
          - {uraian: Mengantar buku, pelaksana: kurir, kelengkapan: Kartu terperiksa, waktu: 5 menit, output: Tanda terima}
    ```
    """
    used = {kunci for alur in naskah.sop.alur for kunci in dipakai(alur)}
    seen: set[Pelaksana] = set()
    for alur in naskah.sop.alur:
        for pelaksana in alur.pelaksana:
            if pelaksana.kunci not in used and pelaksana not in seen:
                seen.add(pelaksana)
                hint = f"tulis `pelaksana: {pelaksana.kunci}` pada kegiatannya, atau hapus kolom ini"
                message, fakta = f'pelaksana "{pelaksana.nama}" tidak mengerjakan apa pun', "pelaksana tidak mengerjakan apa pun"
                yield Finding(pelaksana.span, message, "kolom tanpa simbol", hint, fakta)


@sop_rule("SOP251", Severity.PERINGATAN, Weight.BERTENTANGAN)
def pelaksana_kembar(naskah: Naskah) -> Iterator[Finding]:
    """Satu pelaksana dengan dua nama.

    ## Apa
    Dua kolom berarti jabatan yang sama: beda ejaan (Kasubag, Kasubbag, Kepala Sub Bagian) atau singkatan dan kepanjangannya.

    ## Mengapa
    PermenPAN-RB 35/2012: satu kolom untuk satu jabatan. Jabatan yang terbelah membuat alurnya tampak berpindah tangan.

    ## Salah
    ```yaml
    pelaksana: {pemohon: Kasubag Umum, petugas: Kepala Sub Bagian Umum}
    ```

    ## Benar
    ```yaml
    pelaksana: {pemohon: Kasubag Umum, petugas: Kasubag Keuangan}
    ```

    ## Bukan salah
    Nama yang sama di dua kelompok:
    ```yaml
    pelaksana:
      Pengirim: {pemohon: Petugas Gudang}
      Penerima: {petugas: Petugas Gudang}
    ```

    Jabatan yang hanya sebagian namanya sama:
    ```yaml
    pelaksana: {pemohon: Kepala Subbagian Umum, petugas: Kepala Subbagian Keuangan}
    ```

    Singkatan dua huruf dapat berarti banyak jabatan:
    ```yaml
    pelaksana: {pemohon: PP, petugas: Pejabat Pengadaan}
    ```
    """
    for alur in naskah.sop.alur:
        for index, second in enumerate(alur.pelaksana):
            for first in alur.pelaksana[:index]:
                if first.kelompok == second.kelompok and _sama(first.nama, second.nama):
                    label = f'sama dengan "{first.nama}" (`{first.kunci}`)'
                    hint = f"pakai satu kolom saja: ganti `{second.kunci}` dengan `{first.kunci}` di kegiatannya"
                    yield Finding(second.span, f'pelaksana "{second.nama}" sudah ada dengan nama lain', label, hint)


def _sama(a: str, b: str) -> bool:
    one, two = normal(a), normal(b)
    if one == two or "".join(one) == "".join(two):
        return True
    short, long = sorted((one, two), key=len)
    return len(short) == 1 and len(long) > 2 and short[0] == huruf_awal(long)


@sop_rule("SOP252", Severity.PERINGATAN, Weight.KATA)
def nama_orang(naskah: Naskah) -> Iterator[Finding]:
    """Nama orang sebagai pelaksana.

    ## Apa
    Kolom pelaksana memuat nama orang, gelar, atau sapaan.

    ## Mengapa
    PermenPAN-RB 35/2012: pelaksana ditulis sebagai jabatan; nama orang membuat SOP usang begitu pejabatnya berganti.

    ## Salah
    ```yaml
    pelaksana: {pemohon: Anggota Perpustakaan, petugas: "Ratna Kusumaningrum, S.Sos."}
    ```

    ## Benar
    ```yaml
    pelaksana: {pemohon: Anggota Perpustakaan, petugas: Petugas Perpustakaan}
    ```

    ## Bukan salah
    Jabatan dengan koma, dan dokter jaga:
    ```yaml
    pelaksana: {pemohon: "Kepala Bagian Umum, Perencanaan, dan Keuangan", petugas: dr. Jaga}
    ```
    """
    for pelaksana in _kolom(naskah):
        if _GELAR.search(pelaksana.nama) or _is_pejabat(pelaksana.nama, naskah.sop.instansi):
            hint = "tulis jabatannya, misalnya `Kepala Bagian Umum`"
            yield Finding(pelaksana.span, f'pelaksana "{pelaksana.nama}" adalah nama orang', "bukan jabatan", hint)


def _is_pejabat(nama: str, instansi: Instansi) -> bool:
    own = nama.casefold()
    return any(p.nama and p.nama.split(",")[0].casefold() in own for p in instansi.pejabat.values())


@sop_rule("SOP253", Severity.PERINGATAN, Weight.KATA)
def pelaksana_umum(naskah: Naskah) -> Iterator[Finding]:
    """Pelaksana terlalu umum.

    ## Apa
    Judul kolom tidak menunjuk jabatan: "Pelaksana", "Petugas yang ditugaskan", "Instansi terkait", "Tim Kerja", "Eselon III", "Sistem".

    ## Mengapa
    PermenPAN-RB 35/2012: kegiatan dipertanggungjawabkan oleh jabatan. Aplikasi bukan pelaksana; kegiatannya milik orang yang
    menjalankannya.

    ## Salah
    ```yaml
    pelaksana: {pemohon: Anggota Perpustakaan, petugas: Petugas yang ditugaskan}
    ```

    ## Benar
    ```yaml
    pelaksana: {pemohon: Anggota Perpustakaan, petugas: Petugas Perpustakaan}
    ```

    ## Bukan salah
    Jabatan umum di dalam kelompok yang menyebut unitnya:
    ```yaml
    pelaksana:
      pemohon: Anggota Perpustakaan
      Loket Peminjaman: {petugas: Petugas}
    ```

    Jabatan, tim, dan bidang yang disebut namanya:
    ```yaml
    pelaksana: {pemohon: Tim Kerja Perpustakaan, petugas: Petugas Loket}
    ```
    """
    for pelaksana in _kolom(naskah):
        nama = " ".join(kata(pelaksana.nama))
        if (nama in words("peran", "umum") or _ESELON.fullmatch(nama)) and not pelaksana.kelompok:
            hint = "tulis jabatannya, misalnya `Petugas Loket` atau `Pengadministrasi Umum`"
            if nama in _MESIN:
                hint = "beri kegiatannya kepada jabatan yang menjalankannya; yang dikerjakan sendiri oleh mesin ditulis di `keterangan`"
            yield Finding(pelaksana.span, f'pelaksana "{pelaksana.nama}" terlalu umum', "tidak menunjuk jabatan", hint)


@sop_rule("SOP260", Severity.CATATAN, Weight.KATA)
def dua_jabatan(naskah: Naskah) -> Iterator[Finding]:
    """Satu kolom untuk dua jabatan.

    ## Apa
    Judul kolom menyebut dua jabatan yang berbeda: "Sekretaris/Kabid", "Kasubag Tata Usaha dan Kasi".

    ## Mengapa
    PermenPAN-RB 35/2012: kolom pelaksana menunjukkan siapa yang mengerjakan. Bila dua jabatan berbagi kolom, tidak terbaca siapa yang
    bertanggung jawab; karena kadang memang salah satu saja yang ada, hanya catatan.

    ## Salah
    ```yaml
    pelaksana: {pemohon: Anggota Perpustakaan, petugas: Sekretaris/Kabid}
    ```

    ## Benar
    ```yaml
    pelaksana: {pemohon: Anggota Perpustakaan, petugas: Sekretaris}
    ```

    ## Bukan salah
    Satu jabatan dengan dua bidang, dua ejaan, atau singkatannya:
    ```yaml
    pelaksana: {pemohon: Kasubbag Umum dan Kepegawaian, petugas: Kasubag TU/Kepala Sub Bagian Tata Usaha}
    ```

    Pilihan nama kantor, dan pejabat yang menurut aturan dapat diwakili:
    ```yaml
    pelaksana: {pemohon: Kepala Dinas/Badan, petugas: PA/KPA}
    ```
    """
    for pelaksana in _kolom(naskah):
        offices = _jabatan(pelaksana.nama)
        if len(offices) > 1:
            label = f"{len(offices)} jabatan dalam satu kolom"
            hint = "beri kolom sendiri kepada masing-masing, atau sebut yang bertanggung jawab saja"
            yield Finding(pelaksana.span, f'kolom "{pelaksana.nama}" menyebut dua jabatan', label, hint)


def _jabatan(nama: str) -> list[Nama]:
    """The posts that a title names, each once, however they are shortened: of one kind, they differ in all words of their units."""
    found: list[Nama] = []
    for part in map(normal, _DAN.split(nama)):
        if part and part[0] in _PEJABAT and not any(one[:2] == part[:2] and not _is_unit_lain(one[2:], part[2:]) for one in found):
            found.append(part)
    return found


def _is_unit_lain(one: Nama, other: Nama) -> bool:
    return bool(one) and bool(other) and set(one).isdisjoint(other)


def _kolom(naskah: Naskah) -> Iterator[Pelaksana]:
    """Every column once, also when several flows share it."""
    found = {(p.kunci, p.span): p for alur in naskah.sop.alur for p in alur.pelaksana}
    yield from found.values()
