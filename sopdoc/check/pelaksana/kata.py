"""Who the words of a kegiatan name, held against the column in which its symbol stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sopdoc.check.bahasa.kalimat import kata
from sopdoc.check.bahasa.peran import Kolom, baris, find_kolom, find_subjek, frasa, is_milik
from sopdoc.check.row_names import row_name
from sopdoc.check.rule import Finding, sop_rule
from sopdoc.diagnostics import Severity, Weight
from sopdoc.naskah import Naskah

_OLEH = re.compile(r"\boleh\s+(?P<siapa>[^\n]+)", re.IGNORECASE)
_KEPADA = re.compile(
    r"\b(?:menyerahkan(?:nya)?|menyampaikan(?:nya)?|meneruskan(?:nya)?|mengirimkan|mengirim|melaporkan|mengajukan|mengembalikan)\b[^.;\n]*?"
    r"\b(?:kepada|ke)\s+(?P<siapa>[^\n]+)"
    r"|\b(?:memerintahkan|menugaskan)\s+(?:kepada\s+)?(?P<disuruh>[^\n]+)",
    re.IGNORECASE,
)
_PASIF = re.compile(r"\bdi[a-z]{4,}\s*$", re.IGNORECASE)   # "… yang ditandatangani oleh X" tells of an earlier step


@sop_rule("SOP258", Severity.PERINGATAN, Weight.BERTENTANGAN)
def pelaku_bukan_kolom(naskah: Naskah) -> Iterator[Finding]:
    """Pelaku dalam uraian bukan pelaksana kolomnya.

    ## Apa
    Uraian menyebut pelakunya ("Kasubbag memeriksa …", "… oleh Tim Perencana"), tetapi simbolnya berdiri di kolom lain.

    ## Mengapa
    PermenPAN-RB 35/2012: pelaku ditunjukkan oleh kolom. Bila keduanya berbeda, tidak jelas siapa yang bertanggung jawab. Terlihat di
    lembar nyata (Basarnas: "Kagahar melaporkan …" di kolom Pengawas).

    ## Salah
    ```yaml
    pelaksana: {pemohon: Anggota Perpustakaan, petugas: Petugas Perpustakaan, kepala: Kepala Perpustakaan}
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Mencatat usulan oleh Kepala Perpustakaan, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 5 menit, output: Catatan}
      - {uraian: Menyetujui usulan, pelaksana: kepala, kelengkapan: Catatan, waktu: 5 menit, output: Usulan yang disetujui}
    ```

    ## Benar
    ```yaml
    pelaksana: {pemohon: Anggota Perpustakaan, petugas: Petugas Perpustakaan, kepala: Kepala Perpustakaan}
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Mencatat usulan, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 5 menit, output: Catatan}
      - {uraian: Menyetujui usulan, pelaksana: kepala, kelengkapan: Catatan, waktu: 5 menit, output: Usulan yang disetujui}
    ```

    ## Bukan salah
    Penanda tangan langkah sebelumnya, dan jabatan yang tidak punya kolom:
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan}
      - uraian: Memeriksa usulan yang ditandatangani oleh Anggota Perpustakaan
        pelaksana: petugas
        kelengkapan: Usulan
        waktu: 9 menit
        output: Usulan terperiksa
      - {uraian: Mencatat usulan oleh Tim Ahli, pelaksana: petugas, kelengkapan: Usulan terperiksa, waktu: 7 menit, output: Catatan}
    ```

    Beberapa pelaku dalam satu subjek; SOP350 yang menyebutnya:
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan}
      - {uraian: Anggota atau petugas memeriksa usulan, pelaksana: petugas, kelengkapan: Usulan, waktu: 9 menit, output: Usulan terperiksa}
      - {uraian: Mencatat usulan, pelaksana: petugas, kelengkapan: Usulan terperiksa, waktu: 7 menit, output: Catatan}
    ```

    Sebutan yang dapat berarti dua kolom, satu di antaranya kolom ini:
    ```yaml
    pelaksana: {pemohon: Petugas Loket Depan, petugas: Petugas Loket Belakang}
    kegiatan:
      - {uraian: Mengajukan usulan, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan}
      - {uraian: Memeriksa usulan oleh Petugas Loket, pelaksana: petugas, kelengkapan: Usulan, waktu: 9 menit, output: Usulan terperiksa}
      - {uraian: Mencatat usulan, pelaksana: petugas, kelengkapan: Usulan terperiksa, waktu: 7 menit, output: Catatan}
    ```
    """
    for kegiatan, text, kolom in baris(naskah):
        named = find_subjek(text, kolom) or _oleh(text, kolom)
        if named is not None and not is_milik(kegiatan, named, kolom):
            own = ", ".join(k.pelaksana.nama for k in kolom if k.pelaksana.kunci in set(kegiatan.para_pelaksana))
            hint = f"pindahkan simbolnya (`pelaksana: {named.pelaksana.kunci}`), atau perbaiki uraiannya"
            message = f'pelaku di uraian {row_name(kegiatan)} adalah "{named.pelaksana.nama}"'
            fakta = f"pelaku di uraian {row_name(kegiatan)} bukan pelaksana di kolomnya"
            yield Finding(kegiatan.uraian.span, message, f'"{named.pelaksana.nama}"; simbolnya di kolom {own}', hint, fakta)


def _oleh(text: str, kolom: tuple[Kolom, ...]) -> Kolom | None:
    match = _OLEH.search(text)
    if match is None or _PASIF.search(text[: match.start()]) or "yang" in kata(text[: match.start()]):
        return None
    return find_kolom(frasa(kata(match["siapa"])), kolom)


@sop_rule("SOP259", Severity.PERINGATAN, Weight.BERTENTANGAN)
def kepada_diri_sendiri(naskah: Naskah) -> Iterator[Finding]:
    """Pelaksana menyerahkan kepada dirinya sendiri.

    ## Apa
    Uraian berkata menyerahkan, menyampaikan, atau memerintahkan kepada jabatan yang kolomnya memuat simbol ini sendiri.

    ## Mengapa
    Uraian dan kolom pada baris yang sama harus sama artinya (PermenPAN-RB 35/2012: pelaku ditunjukkan oleh kolom). Biasanya simbolnya
    berdiri di kolom penerima (Satpol PP Kalbar 19: Kasubbag Umpar memerintahkan Kasubbag Umpar).

    ## Salah
    ```yaml
    pelaksana: {pemohon: Anggota Perpustakaan, petugas: Petugas Perpustakaan, kepala: Kepala Perpustakaan}
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - uraian: Menyerahkan usulan kepada Petugas Perpustakaan
        pelaksana: petugas
        kelengkapan: Usulan buku
        waktu: 5 menit
        output: Usulan tercatat
      - {uraian: Menyetujui usulan, pelaksana: kepala, kelengkapan: Usulan tercatat, waktu: 5 menit, output: Usulan yang disetujui}
    ```

    ## Benar
    ```yaml
    pelaksana: {pemohon: Anggota Perpustakaan, petugas: Petugas Perpustakaan, kepala: Kepala Perpustakaan}
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - uraian: Menyerahkan usulan kepada Kepala Perpustakaan
        pelaksana: petugas
        kelengkapan: Usulan buku
        waktu: 5 menit
        output: Usulan tercatat
      - {uraian: Menyetujui usulan, pelaksana: kepala, kelengkapan: Usulan tercatat, waktu: 5 menit, output: Usulan yang disetujui}
    ```

    ## Bukan salah
    Kegiatan bersama boleh menyerahkan di antara pelaksananya sendiri:
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan}
      - uraian: Menyerahkan usulan kepada Petugas Perpustakaan
        pelaksana: [pemohon, petugas]
        kelengkapan: Usulan
        waktu: 9 menit
        output: Usulan terperiksa
      - {uraian: Mencatat usulan, pelaksana: petugas, kelengkapan: Usulan terperiksa, waktu: 7 menit, output: Catatan}
    ```

    Kolom untuk dua jabatan; yang satu boleh memberi kepada yang lain:
    ```yaml
    pelaksana: {pemohon: Anggota Perpustakaan, petugas: Pustakawan/Arsiparis}
    kegiatan:
      - {uraian: Mengajukan usulan, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan}
      - {uraian: Menyerahkan usulan kepada Arsiparis, pelaksana: petugas, kelengkapan: Usulan, waktu: 9 menit, output: Usulan tersimpan}
      - {uraian: Mencatat usulan, pelaksana: petugas, kelengkapan: Usulan tersimpan, waktu: 7 menit, output: Catatan}
    ```

    Uraian yang menyebut pelakunya; SOP258 yang menyebutnya:
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan}
      - uraian: Anggota Perpustakaan menyerahkan usulan kepada Petugas Perpustakaan
        pelaksana: petugas
        kelengkapan: Usulan
        waktu: 9 menit
        output: Usulan terperiksa
      - {uraian: Mencatat usulan, pelaksana: petugas, kelengkapan: Usulan terperiksa, waktu: 7 menit, output: Catatan}
    ```
    """
    for kegiatan, text, kolom in baris(naskah):
        own = set(kegiatan.para_pelaksana)
        match = _KEPADA.search(text) if len(own) == 1 and find_subjek(text, kolom) is None else None   # a subject is judged by SOP258
        named = find_kolom(frasa(kata(match["siapa"] or match["disuruh"])), kolom) if match else None
        if named is not None and named.pelaksana.kunci in own and "/" not in named.pelaksana.nama:   # one of two may give to the other
            nama = named.pelaksana.nama
            hint = f"pindahkan simbolnya ke kolom yang memberi, atau tulis `pelaksana: [pemberi, {named.pelaksana.kunci}]` berurutan"
            yield Finding(kegiatan.uraian.span, f'"{nama}" memberi kepada dirinya sendiri', f"simbolnya juga di kolom {nama}", hint)
