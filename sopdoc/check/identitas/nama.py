"""Number and name of an SOP."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sopdoc.check.bahasa.daftar import words
from sopdoc.check.kata import AWALAN_SOP, SELA, is_draf, kata, kata_isi
from sopdoc.check.peraturan.daftar import peraturan
from sopdoc.check.rule import Finding, sop_rule
from sopdoc.diagnostics import Fix, Severity, Weight
from sopdoc.naskah import Naskah

_TAHUN = re.compile(r"(?:19[4-9]|20\d|21\d)\d")
_KEGIATAN = r"(?:Pe[mn]?\w{3,}an|Per\w{3,}an|Evaluasi|Verifikasi|Monitoring)"
_DUA = re.compile(rf"\b{_KEGIATAN}\b(?: \w+){{0,3}} (?P<sebelum>\w+) (?P<dan>dan|serta) (?P<kedua>{_KEGIATAN})\b", re.IGNORECASE)
_MIRIP = 0.5   # share of the shorter title's words that the other one must have


@sop_rule("SOP307", Severity.PERINGATAN, Weight.KURANG)
def nomor_berongga(naskah: Naskah) -> Iterator[Finding]:
    """Nomor SOP masih berongga padahal SOP sudah berlaku.

    ## Apa
    Nomor memuat tempat kosong (titik-titik, spasi panjang, garis miring tanpa isi, XX), sedangkan tanggal efektif,
    pengesahan atau terbit sudah ada. Rancangan yang belum berlaku boleh berongga, begitu pula nomor yang diisi SRIKANDI.

    ## Mengapa
    Nomor mengikuti tata naskah dinas (untuk daerah Permendagri 83/2022: kode klasifikasi, nomor urut, unit, tahun) dan diberikan
    paling lambat saat disahkan; lembar berlaku tanpa nomor tidak dapat dirujuk.

    ## Salah
    ```yaml
    nomor: 000.8.3.3/……/ORG/2026
    ```

    ## Benar
    ```yaml
    nomor: 000.8.3.3/011/ORG/2026
    ```

    ## Bukan salah
    Rancangan yang belum berlaku:
    ```yaml
    nomor: 000.8.3.3/……/ORG/2026
    tanggal efektif:
    ```

    Nomor yang diisi SRIKANDI:
    ```yaml
    nomor: ${nomor_naskah}/……
    # berkas: instansi.yaml
    tanda tangan: srikandi
    ```
    """
    identitas = naskah.sop.identitas
    if SELA.search(identitas.nomor) and not is_draf(identitas) and not naskah.kode:
        hint = "isi nomor urutnya, atau kosongkan tanggal efektif/pengesahan selama masih rancangan"
        yield Finding(naskah.place("nomor"), "nomor SOP masih berongga, padahal SOP sudah berlaku", "belum lengkap", hint)


@sop_rule("SOP308", Severity.PERINGATAN, Weight.BERTENTANGAN)
def tahun_nomor_lain(naskah: Naskah) -> Iterator[Finding]:
    """Tahun pada nomor tidak cocok dengan tanggal SOP.

    ## Apa
    Nomor memuat tahun yang lebih awal daripada tanggal SOP mana pun, atau lebih akhir daripada semuanya.

    ## Mengapa
    Nomor diberikan saat SOP dibuat atau disahkan, maka tahunnya tidak mendahului tanggal pembuatan (tata naskah dinas). Tahun
    yang berbeda biasanya tersalin dari SOP lama.

    ## Salah
    ```yaml
    nomor: 000.8.3.3/011/ORG/2023
    ```

    ## Benar
    ```yaml
    nomor: 000.8.3.3/011/ORG/2026
    ```

    ## Bukan salah
    Tahun di antara tanggal-tanggal SOP:
    ```yaml
    nomor: 000.8.3.3/011/ORG/2025
    tanggal pembuatan: 2024-01-14
    tanggal efektif: 2026-02-02
    ```

    Angka yang bukan tahun:
    ```yaml
    nomor: 065/1009/ORG
    ```

    Tanpa satu tanggal pun tidak ada yang dibandingkan; SOP304 dan SOP306 memintanya:
    ```yaml
    nomor: 000.8.3.3/011/ORG/2019
    tanggal pembuatan:
    tanggal efektif:
    ```
    """
    identitas = naskah.sop.identitas
    found = [part for part in re.split(r"[/\s.-]+", identitas.nomor) if _TAHUN.fullmatch(part)]
    years = [tanggal.tahun for tanggal in identitas.tanggal.values() if tanggal]
    if found and years and not min(years) <= int(found[-1]) <= max(years):
        dates = str(min(years)) if min(years) == max(years) else f"{min(years)}–{max(years)}"
        message = f"tahun pada nomor ({found[-1]}) tidak cocok dengan tanggal SOP ({dates})"
        yield Finding(naskah.place("nomor"), message, f"tahun {found[-1]}", "periksa nomor atau tanggalnya")


@sop_rule("SOP313", Severity.PERINGATAN, Weight.BENTUK)
def nama_mengulang_sop(naskah: Naskah) -> Iterator[Finding]:
    """Nama SOP diawali kata "SOP".

    ## Apa
    Isian nama mengulang "SOP", "SPO" atau "Standar Operasional Prosedur".

    ## Mengapa
    Lembar sudah mencetak labelnya; nama SOP adalah nama satu kegiatan dalam tugas dan fungsi unit (Keputusan Sekretaris MA
    002/2012), misalnya "Penomoran Surat Keluar".

    ## Salah
    ```yaml
    nama: SOP Peminjaman Buku
    ```

    ## Benar
    ```yaml
    nama: Peminjaman Buku
    ```

    ## Bukan salah
    Nama yang tidak diawali kata itu, atau hanya mirip dengannya:
    ```yaml
    nama: Penyusunan SOP
    # berkas: tetangga.yaml
    nama: Sopan Santun
    keterkaitan: "[SOP Penyusunan SOP](sop)"
    ```

    Nama yang hanya berisi kata itu belum punya nama lain:
    ```yaml
    nama: SOP
    # berkas: tetangga.yaml
    keterkaitan: "[SOP](sop)"
    ```
    """
    nama = naskah.sop.identitas.nama
    match = AWALAN_SOP.match(nama)
    if match and nama[match.end() :]:
        message, place = f'nama mengulang kata "{match.group().strip(" :.-")}"', naskah.place("nama")
        rest = nama[match.end() :]
        yield Finding(place, message, "label sudah dicetak", f"tulis `nama: {rest}`", fix=Fix(place, nama, rest))


@sop_rule("SOP314", Severity.CATATAN, Weight.KATA)
def nama_dua_kegiatan(naskah: Naskah) -> Iterator[Finding]:
    """Nama SOP menyebut dua kegiatan.

    ## Apa
    Nama menghubungkan dua kegiatan yang masing-masing punya objek sendiri dengan "dan".

    ## Mengapa
    Satu SOP untuk satu kegiatan: nama SOP adalah nama satu kegiatan (Keputusan Sekretaris MA 002/2012), dan kegiatan yang sama
    tidak boleh punya dua SOP (PermenPAN-RB 35/2012).

    ## Salah
    ```yaml
    nama: Peminjaman Buku Perpustakaan dan Pemeliharaan Rak
    ```

    ## Benar
    ```yaml
    nama: Peminjaman Buku
    ```

    ## Bukan salah
    Istilah yang memang satu nama, juga nama yang tertulis di kop:
    ```yaml
    nama: Penyusunan Laporan Pencarian dan Pertolongan
    # berkas: tetangga.yaml
    keterkaitan: "[SOP Penyusunan Laporan Pencarian dan Pertolongan](sop)"
    ```

    Nama unit di kop:
    ```yaml
    nama: Pelayanan Informasi Perpustakaan dan Pemberdayaan Pembaca
    # berkas: instansi.yaml
    kop: [PEMERINTAH KABUPATEN NUSA RAYA, DINAS PERPUSTAKAAN DAN PEMBERDAYAAN PEMBACA]
    unit: []
    # berkas: tetangga.yaml
    keterkaitan: "[SOP Pelayanan Informasi Perpustakaan dan Pemberdayaan Pembaca](sop)"
    ```

    Objek yang hanya mirip nama kegiatan:
    ```yaml
    nama: Penyusunan Peraturan Bupati dan Peraturan Daerah
    # berkas: tetangga.yaml
    keterkaitan: "[SOP Penyusunan Peraturan Bupati dan Peraturan Daerah](sop)"
    ```

    Dua kegiatan dengan satu objek:
    ```yaml
    nama: Penyusunan dan Pengesahan Rencana Kerja
    # berkas: tetangga.yaml
    keterkaitan: "[SOP Penyusunan Rencana Kerja](sop)"
    ```
    """
    match = _DUA.search(naskah.sop.identitas.nama)
    if match and not _is_satu_istilah(match, naskah):
        message = f'nama menyebut dua kegiatan: "{match.group()}"'
        yield Finding(naskah.place("nama"), message, "dua kegiatan", "pecah menjadi dua SOP, atau cari nama yang mencakup keduanya")


def _is_satu_istilah(match: re.Match[str], naskah: Naskah) -> bool:
    """Is what stands around "dan" one term: by name on the kop, in a column or in a known law, or two nouns of one object?"""
    if match["kedua"].casefold() in words("kata", "bukan_kegiatan") or match["sebelum"].casefold() in words("kata", "rangkap"):
        return True
    instansi = naskah.sop.instansi
    names = (*instansi.kop, *instansi.unit, *naskah.sop.identitas.unit, *(p.jabatan for p in instansi.pejabat.values()))
    names += tuple(p.nama for alur in naskah.sop.alur for p in alur.pelaksana)
    istilah = f" {match['sebelum']} {match['dan']} {match['kedua']} ".casefold()
    return any(istilah in f" {' '.join(kata(name))} " for name in (*names, *(known.judul for known in peraturan().values())))


@sop_rule("SOP315", Severity.PERINGATAN, Weight.BERTENTANGAN)
def judul_lain_dari_nama(naskah: Naskah) -> Iterator[Finding]:
    """Judul di atas alur tidak sesuai dengan nama SOP.

    ## Apa
    Kata-kata `judul` sebagian besar tidak ada dalam `nama`. Judul varian di bawah `alur` tidak diperiksa.

    ## Mengapa
    Halaman identitas dan halaman alur adalah satu dokumen; judul yang lain biasanya tertinggal dari SOP yang disalin (cacat nyata
    pada lembar Satpol PP Kalimantan Barat).

    ## Salah
    ```yaml
    judul: Pengurusan Surat Keluar
    ```

    ## Benar
    ```yaml
    judul: Bagan Alur Peminjaman Buku
    ```

    ## Bukan salah
    Judul yang lebih pendek atau lebih rinci:
    ```yaml
    judul: Alur Peminjaman
    ```

    Judul varian di bawah alur menyebut variannya:
    ```yaml
    kegiatan!
    alur:
      - judul: Lewat Loket
        kegiatan:
          - {uraian: Menyerahkan kartu, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Kartu diterima}
          - {uraian: Memeriksa kartu, pelaksana: petugas, kelengkapan: Kartu diterima, waktu: 9 menit, output: Kartu terperiksa}
          - {uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Kartu terperiksa, waktu: 5 menit, output: Tanda terima}
    ```
    """
    alur = naskah.sop.alur
    if len(alur) != 1 or not alur[0].judul or naskah.has("alur"):
        return
    nama, judul = kata_isi(naskah.sop.identitas.nama), kata_isi(alur[0].judul)
    if nama and judul and len(nama & judul) < _MIRIP * min(len(nama), len(judul)):
        message = f'judul "{alur[0].judul}" tidak sesuai dengan nama SOP'
        yield Finding(naskah.place("judul"), message, "kegiatan lain", "samakan dengan `nama`, atau hapus `judul`")
