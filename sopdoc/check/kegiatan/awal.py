"""How a kegiatan begins: with an active verb, without a subject (PermenPAN-RB 35/2012).

The verb is known by its prefix, not by a dictionary; hence nothing here is more than a peringatan.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sopdoc.check.bahasa.daftar import mapping, words
from sopdoc.check.bahasa.kalimat import Awal, is_aktif, is_men, kata, shortened
from sopdoc.check.bahasa.peran import (
    Kolom,
    awal_baris,
    baris,
    find_subjek,
    frasa,
    is_beberapa_pelaku,
    is_milik,
    may_be_kolom,
)
from sopdoc.check.row_names import row_name
from sopdoc.check.rule import Finding, sop_rule
from sopdoc.diagnostics import Severity, Weight
from sopdoc.model.sop import Kegiatan
from sopdoc.naskah import Naskah

_KATA = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_KAPSUL = frozenset({"mulai", "selesai"})     # rows that only say what the capsules mean
_KURUNG = re.compile(r"\([^()]*\)?")


def _awal(naskah: Naskah) -> Iterator[tuple[Kegiatan, str, Awal]]:
    """Every row, its words, and how it begins."""
    for kegiatan, text, kolom in baris(naskah):
        yield kegiatan, text, awal_baris(text, kolom)


def _tanpa_subjek(text: str) -> str:
    """The sentence as it should begin, with its verb; "" when none is seen outside brackets."""
    verbs = [match for match in _KATA.finditer(_KURUNG.sub(_blank, text)) if match.start() and is_aktif(match.group().casefold())]
    first = next((match for match in verbs if is_men(match.group().casefold())), verbs[0] if verbs else None)
    return "" if first is None else shortened(first.group().capitalize() + text[first.end() :])


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


@sop_rule("SOP350", Severity.PERINGATAN, Weight.KATA)
def kegiatan_bersubjek(naskah: Naskah) -> Iterator[Finding]:
    """Kegiatan dimulai dengan pelakunya.

    ## Apa
    Uraian kegiatan menyebut siapa yang mengerjakan: "Kasubbag TU menerima surat", "PPK menetapkan …".

    ## Mengapa
    PermenPAN-RB 35/2012, penulisan kegiatan: kalimat aktif tanpa subjek; pelakunya sudah ditunjukkan oleh kolom. Terlihat di banyak
    lembar nyata (BPS 303, Basarnas, Poso).

    ## Salah
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Petugas menerima usulan buku, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 5 menit, output: Usulan diterima}
      - {uraian: Mencatat usulan buku, pelaksana: petugas, kelengkapan: Usulan diterima, waktu: 5 menit, output: Usulan tercatat}
    ```

    ## Benar
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Menerima usulan buku, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 5 menit, output: Usulan diterima}
      - {uraian: Mencatat usulan buku, pelaksana: petugas, kelengkapan: Usulan diterima, waktu: 5 menit, output: Usulan tercatat}
    ```

    ## Bukan salah
    Frasa pembuka sebelum kata kerja bukan pelaku:
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: "Berdasarkan usulan, memeriksa buku", pelaksana: petugas, kelengkapan: Usulan buku, waktu: 9 menit, output: Hasil}
      - {uraian: Mencatat usulan buku, pelaksana: petugas, kelengkapan: Hasil, waktu: 5 menit, output: Usulan tercatat}
    ```

    Pelaku yang bukan pelaksana kolomnya; SOP258 yang menyebutnya, sebab menghapusnya menyembunyikan kesalahan itu:
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Anggota memeriksa buku, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 9 menit, output: Hasil}
      - {uraian: Mencatat usulan buku, pelaksana: petugas, kelengkapan: Hasil, waktu: 5 menit, output: Usulan tercatat}
    ```

    Beberapa pelaku yang masing-masing punya pekerjaan; SOP354 yang menyebutnya:
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - uraian: |
          Anggota: menyebut judul buku
          Petugas: memeriksa katalog
        pelaksana: [pemohon, petugas]
        hubungan: bersama
        kelengkapan: Usulan buku
        waktu: 9 menit
        output: Hasil
      - {uraian: Mencatat usulan buku, pelaksana: petugas, kelengkapan: Hasil, waktu: 5 menit, output: Usulan tercatat}
    ```

    Kata benda yang tidak bertindak; SOP351 yang menyebutnya:
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Persetujuan petugas menerima usulan, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 9 menit, output: Hasil}
      - {uraian: Mencatat usulan buku, pelaksana: petugas, kelengkapan: Hasil, waktu: 5 menit, output: Usulan tercatat}
    ```
    """
    for kegiatan, text, kolom in baris(naskah):
        if awal_baris(text, kolom) is not Awal.SUBJEK or is_beberapa_pelaku(text, kolom):
            continue
        named = find_subjek(text, kolom)
        if named is None or is_milik(kegiatan, named, kolom):
            first = text.split()[0].rstrip(":,")
            message = f"{row_name(kegiatan)} dimulai dengan pelakunya"
            yield Finding(kegiatan.uraian.span, message, f'"{first} …" adalah subjek', _petunjuk(kegiatan, text, kolom))


def _petunjuk(kegiatan: Kegiatan, text: str, kolom: tuple[Kolom, ...]) -> str:
    """What to write, unless the subject may be somebody whom no column shows."""
    own = [k for k in kolom if k.pelaksana.kunci in set(kegiatan.para_pelaksana)]
    nama, right = frasa(kata(text)), _tanpa_subjek(text)
    known = nama[:1] and (nama[0] in words("peran", "lazim") or any(may_be_kolom(nama, k) for k in own))
    if not known:
        return f"hapus pelakunya bila itu {', '.join(k.pelaksana.nama for k in own)}; bila bukan, perbaiki kolomnya"
    return f'tulis "{right}"; pelakunya sudah ditunjukkan oleh kolom' if right else "mulai dengan kata kerja"


@sop_rule("SOP351", Severity.PERINGATAN, Weight.KATA)
def kegiatan_bukan_kerja(naskah: Naskah) -> Iterator[Finding]:
    """Kegiatan tidak dimulai dengan kata kerja aktif.

    ## Apa
    Uraian dimulai dengan kata benda ("Persetujuan konsep", "Laporan hasil …") atau kata kerja pasif ("Dibuat konsep").

    ## Mengapa
    PermenPAN-RB 35/2012, penulisan kegiatan: dimulai dengan kata kerja aktif berawalan me-, lalu objeknya. Kata benda tidak
    mengatakan apa yang harus dilakukan.

    ## Salah
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Persetujuan usulan buku, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 5 menit, output: Usulan disetujui}
      - {uraian: Mencatat usulan buku, pelaksana: petugas, kelengkapan: Usulan disetujui, waktu: 5 menit, output: Usulan tercatat}
    ```

    ## Benar
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Menyetujui usulan buku, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 5 menit, output: Usulan disetujui}
      - {uraian: Mencatat usulan buku, pelaksana: petugas, kelengkapan: Usulan disetujui, waktu: 5 menit, output: Usulan tercatat}
    ```

    ## Bukan salah
    Keterangan waktu atau cara boleh mendahului kata kerja:
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: "Setelah usulan lengkap, memeriksa buku", pelaksana: petugas, kelengkapan: Usulan buku, waktu: 9 menit, output: Hasil}
      - {uraian: Segera mencatat usulan buku, pelaksana: petugas, kelengkapan: Hasil, waktu: 5 menit, output: Usulan tercatat}
    ```

    Kegiatan yang menyebut pelakunya; SOP350 yang menyebutnya:
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Petugas menerima usulan buku, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 9 menit, output: Hasil}
      - {uraian: Mencatat usulan buku, pelaksana: petugas, kelengkapan: Hasil, waktu: 5 menit, output: Usulan tercatat}
    ```

    Kata dasar yang jelas artinya; SOP352 yang mencatatnya:
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Cek usulan buku, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 9 menit, output: Hasil}
      - {uraian: Mencatat usulan buku, pelaksana: petugas, kelengkapan: Hasil, waktu: 5 menit, output: Usulan tercatat}
    ```
    """
    for kegiatan, text, begin in _awal(naskah):
        if begin in (Awal.BENDA, Awal.PASIF):
            first = kata(text)[0]
            verb = mapping("kata", "benda").get(first, "")
            hint = f'mulai dengan "{verb.capitalize()} …"' if verb else "mulai dengan kata kerja berawalan me-, misalnya Menyusun"
            kind = "kata kerja pasif" if begin is Awal.PASIF else "bukan kata kerja"
            message = f"{row_name(kegiatan)} tidak dimulai dengan kata kerja aktif"
            yield Finding(kegiatan.uraian.span, message, f'"{text.split()[0]}" {kind}', hint)


@sop_rule("SOP352", Severity.CATATAN, Weight.KATA)
def kata_kerja_dasar(naskah: Naskah) -> Iterator[Finding]:
    """Kegiatan dimulai dengan kata dasar atau kata asing.

    ## Apa
    Uraian dimulai dengan kata kerja tanpa awalan atau kata asing: "Upload laporan", "Cek berkas", "Submit data".

    ## Mengapa
    PermenPAN-RB 35/2012, penulisan kegiatan: kata kerja aktif berawalan me-. Artinya masih jelas, karena itu hanya catatan.

    ## Salah
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Cek usulan buku, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 5 menit, output: Usulan terperiksa}
      - {uraian: Mencatat usulan buku, pelaksana: petugas, kelengkapan: Usulan terperiksa, waktu: 5 menit, output: Usulan tercatat}
    ```

    ## Benar
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Memeriksa usulan buku, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 5 menit, output: Usulan terperiksa}
      - {uraian: Mencatat usulan buku, pelaksana: petugas, kelengkapan: Usulan terperiksa, waktu: 5 menit, output: Usulan tercatat}
    ```

    ## Bukan salah
    Kata asing dengan awalan me-, dan kata dasar sebagai objek:
    ```yaml
    kegiatan:
      - {uraian: Mengupload usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Mengisi input usulan, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 9 menit, output: Hasil}
      - {uraian: Mencatat usulan buku, pelaksana: petugas, kelengkapan: Hasil, waktu: 5 menit, output: Usulan tercatat}
    ```
    """
    for kegiatan, text, begin in _awal(naskah):
        if begin is Awal.AKAR and (verb := mapping("kata", "akar").get(kata(text)[0])):
            message = f"{row_name(kegiatan)} dimulai dengan kata tanpa awalan me-"
            yield Finding(kegiatan.uraian.span, message, f'"{text.split()[0]}"', f'tulis "{verb.capitalize()} …"')


@sop_rule("SOP353", Severity.PERINGATAN, Weight.KATA)
def kegiatan_satu_kata(naskah: Naskah) -> Iterator[Finding]:
    """Kegiatan hanya satu kata.

    ## Apa
    Uraian hanya berisi satu kata kerja tanpa objek: "Menandatangani", "Memeriksa".

    ## Mengapa
    PermenPAN-RB 35/2012, penulisan kegiatan: kata kerja, objek, dan bila perlu keterangan. Tanpa objek, tidak jelas apa yang
    dikerjakan.

    ## Salah
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Memeriksa, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 5 menit, output: Usulan terperiksa}
      - {uraian: Mencatat usulan buku, pelaksana: petugas, kelengkapan: Usulan terperiksa, waktu: 5 menit, output: Usulan tercatat}
    ```

    ## Benar
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Memeriksa usulan buku, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 5 menit, output: Usulan terperiksa}
      - {uraian: Mencatat usulan buku, pelaksana: petugas, kelengkapan: Usulan terperiksa, waktu: 5 menit, output: Usulan tercatat}
    ```

    ## Bukan salah
    Dua kata sudah menyebut objeknya:
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Memeriksa usulan, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 9 menit, output: Hasil}
      - {uraian: Mencatat usulan, pelaksana: petugas, kelengkapan: Hasil, waktu: 5 menit, output: Usulan tercatat}
    ```

    Satu kata yang bukan kata kerja; SOP351 yang menyebutnya:
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Pemeriksaan, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 9 menit, output: Hasil}
      - {uraian: Mencatat usulan, pelaksana: petugas, kelengkapan: Hasil, waktu: 5 menit, output: Usulan tercatat}
    ```
    """
    for kegiatan, text, begin in _awal(naskah):
        if begin is Awal.KERJA and len(text.split()) == 1:
            message = f"{row_name(kegiatan)} hanya satu kata"
            yield Finding(kegiatan.uraian.span, message, "objeknya belum ada", _objek_hint(text))


def _objek_hint(text: str) -> str:
    if text.casefold().strip(" .") in _KAPSUL:
        return "tulis apa yang dikerjakan, atau hapus baris ini: kapsul sudah menandai awal dan akhir alur"
    return f'tulis apa yang dikerjakan: "{text} …"'
