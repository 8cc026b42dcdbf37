"""An agency's SOPs side by side: numbers and names, and whether any is due for review."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sopdoc.check.kata import SELA, before, kata, kata_isi, nama_polos, newest
from sopdoc.check.rule import Finding, agency_rule
from sopdoc.diagnostics import Severity, Weight
from sopdoc.model.nilai import Tanggal
from sopdoc.naskah import Himpunan, Naskah

_UMUM = frozenset({"penyusunan", "pembuatan", "pelaksanaan", "penyelenggaraan", "mekanisme", "prosedur", "proses", "tata", "cara"})
MIRIP = 0.75    # share of common words from which two names probably mean one activity


@agency_rule("SOP500", Severity.GALAT, Weight.SALAH)
def nomor_ganda(himpunan: Himpunan) -> Iterator[Finding]:
    """Nomor SOP dipakai dua kali.

    ## Apa
    Dua SOP instansi ini bernomor sama. Nomor yang masih berongga tidak dibandingkan.

    ## Mengapa
    Nomor membedakan SOP satu dari yang lain (tata naskah dinas; aturan unik dalam evaluasi SOP Sumatera Barat); daftar SOP nyata
    memuat dua "34" dan dua "56".

    ## Salah
    ```yaml
    nomor: 000.8.3.3/012/ORG/2026
    ```

    ## Benar
    ```yaml
    nomor: 000.8.3.3/011/ORG/2026
    ```

    ## Bukan salah
    Nomor yang masih berongga tidak dibandingkan:
    ```yaml
    nomor: 000.8.3.3/……/ORG/2026
    tanggal efektif:
    # berkas: tetangga.yaml
    nomor: 000.8.3.3/……/ORG/2026
    tanggal efektif:
    ```
    """
    bernomor = (naskah for naskah in himpunan.naskah if not SELA.search(naskah.sop.identitas.nomor))
    for naskah, first in _ganda(bernomor, lambda n: kata(n.sop.identitas.nomor)):
        message = f'nomor "{naskah.sop.identitas.nomor}" juga dipakai "{first.sop.identitas.nama}"'
        yield Finding(naskah.place("nomor"), message, f"sama dengan {first.sop.kunci}", "beri nomor yang berbeda")


@agency_rule("SOP501", Severity.GALAT, Weight.SALAH)
def nama_ganda(himpunan: Himpunan) -> Iterator[Finding]:
    """Nama SOP dipakai dua kali.

    ## Apa
    Dua SOP dari unit yang sama bernama sama.

    ## Mengapa
    Kegiatan yang sama hanya punya satu SOP (PermenPAN-RB 35/2012); bila caranya berbeda-beda, tulis sebagai varian di bawah `alur`.

    ## Salah
    ```yaml
    nama: Pengembalian Buku
    ```

    ## Benar
    ```yaml
    nama: Peminjaman Buku
    ```

    ## Bukan salah
    Unit yang berbeda boleh memakai nama yang sama:
    ```yaml
    unit: BAGIAN HUKUM
    disahkan oleh: {jabatan: Kepala Bagian Hukum, nama: Arif Setiadharma, nip: 19760517 200112 1 003}
    keterkaitan: "[SOP Peminjaman Buku](tetangga)"
    # berkas: tetangga.yaml
    nama: Peminjaman Buku
    ```
    """
    for naskah, first in _ganda(himpunan.naskah, lambda n: (nama_polos(n.sop.identitas.nama), n.sop.identitas.unit)):
        message = f'nama "{naskah.sop.identitas.nama}" juga dipakai {first.sop.kunci}'
        hint = "beri nama yang membedakannya, atau gabungkan sebagai varian di bawah `alur`"
        yield Finding(naskah.place("nama"), message, f"sama dengan {first.sop.kunci}", hint)


def _ganda(semua: Iterator[Naskah] | tuple[Naskah, ...], of: Callable[[Naskah], object]) -> Iterator[tuple[Naskah, Naskah]]:
    """Each SOP that repeats another one's value, with the first that has it."""
    first: dict[object, Naskah] = {}
    for naskah in semua:
        other = first.setdefault(of(naskah), naskah)
        if other is not naskah:
            yield naskah, other


@agency_rule("SOP502", Severity.CATATAN, Weight.KATA)
def nama_mirip(himpunan: Himpunan) -> Iterator[Finding]:
    """Dua nama SOP hampir sama.

    ## Apa
    Paling sedikit tiga perempat kata kedua nama itu sama, dan hanya salah satunya punya kata lebih, bukan di depan.

    ## Mengapa
    Kegiatan yang sama hanya punya satu SOP (PermenPAN-RB 35/2012); nama yang hampir sama biasanya satu kegiatan yang ditulis dua
    kali.

    ## Salah
    ```yaml
    nama: Peminjaman Buku Perpustakaan Daerah
    # berkas: tetangga.yaml
    nama: Peminjaman Buku Perpustakaan
    ```

    ## Benar
    ```yaml
    nama: Peminjaman Buku
    # berkas: tetangga.yaml
    nama: Pengembalian Buku
    ```

    ## Bukan salah
    Kurang dari tiga perempat katanya sama:
    ```yaml
    nama: Peminjaman Buku Harian
    # berkas: tetangga.yaml
    nama: Peminjaman Buku Tahunan
    keterkaitan: "[SOP Peminjaman Buku Harian](sop)"
    ```

    Masing-masing punya kata sendiri, yang membedakan kegiatannya:
    ```yaml
    nama: Peminjaman Buku Koleksi Umum Perpustakaan Daerah Kabupaten
    keterkaitan: "[SOP Peminjaman Buku Koleksi Langka Perpustakaan Daerah Kabupaten](tetangga)"
    # berkas: tetangga.yaml
    nama: Peminjaman Buku Koleksi Langka Perpustakaan Daerah Kabupaten
    keterkaitan: "[SOP Peminjaman Buku Koleksi Umum Perpustakaan Daerah Kabupaten](sop)"
    ```

    Kata lebihnya di depan, yang menyebut pekerjaan lain:
    ```yaml
    nama: Peminjaman Buku Koleksi Umum
    keterkaitan: "[SOP Persiapan Peminjaman Buku Koleksi Umum](tetangga)"
    # berkas: tetangga.yaml
    nama: Persiapan Peminjaman Buku Koleksi Umum
    keterkaitan: "[SOP Peminjaman Buku Koleksi Umum](sop)"
    ```

    Nama yang sama persis; SOP501 yang menyebutnya:
    ```yaml
    # berkas: tetangga.yaml
    nama: Peminjaman Buku
    ```
    """
    words = [(naskah, nama_polos(naskah.sop.identitas.nama), kata_isi(naskah.sop.identitas.nama)) for naskah in himpunan.naskah]
    for index, (naskah, nama, here) in enumerate(words):
        for other, other_nama, there in words[:index]:
            if here and nama != other_nama and len(here & there) >= MIRIP * len(here | there) and _is_satu_kegiatan(nama, other_nama):
                message = f'nama "{naskah.sop.identitas.nama}" hampir sama dengan "{other.sop.identitas.nama}"'
                yield Finding(naskah.place("nama"), message, f"mirip {other.sop.kunci}", "periksa apakah keduanya kegiatan yang sama")
                break


def _is_satu_kegiatan(nama: str, lain: str) -> bool:
    """Does at most one of two names that share most words have some of its own, and none before what is done?"""
    here, there = kata_isi(nama), kata_isi(lain)
    return (here <= there or there <= here) and _pekerjaan(nama) == _pekerjaan(lain)


def _pekerjaan(nama: str) -> str:
    """The first word that tells what is done: "Penyusunan Mekanisme Pengumpulan" is about "pengumpulan"."""
    words = nama.split()
    return next((word for word in words if word not in _UMUM), words[0])


@agency_rule("SOP507", Severity.CATATAN, Weight.KURANG)
def perlu_ditinjau(himpunan: Himpunan) -> Iterator[Finding]:
    """SOP lebih dari 12 bulan belum ditinjau.

    ## Apa
    Tanggal terbaru SOP lebih dari 12 bulan sebelum hari peninjauan (`--tanggal`); tanpa `--tanggal`, sebelum tanggal terbaru di
    antara semua SOP instansi ini.

    ## Mengapa
    SOP dipantau paling sedikit tiap enam bulan dan dievaluasi tiap tahun (PermenPAN-RB 35/2012, pemantauan dan evaluasi; selang
    evaluasi menurut kelaziman).

    ## Salah
    ```yaml
    nomor: 000.8.3.3/011/ORG/2024
    tanggal pembuatan: 2024-01-14
    tanggal efektif: 2024-02-02
    ```

    ## Benar
    ```yaml
    nomor: 000.8.3.3/011/ORG/2024
    tanggal pembuatan: 2024-01-14
    tanggal efektif: 2024-02-02
    tanggal revisi: 2026-01-20
    ```

    ## Bukan salah
    Tepat 12 bulan sebelum SOP yang terbaru:
    ```yaml
    # berkas: tetangga.yaml
    nomor: 000.8.3.3/012/ORG/2025
    tanggal pembuatan: 2025-01-14
    tanggal efektif: 2025-02-02
    ```

    Rancangan tanpa tanggal:
    ```yaml
    nomor: 000.8.3.3/……/ORG/2019
    tanggal pembuatan:
    tanggal efektif:
    ```

    Tanpa satu tanggal pun tidak ada yang terlambat:
    ```yaml
    nomor: 000.8.3.3/……/ORG/2019
    tanggal pembuatan:
    tanggal efektif:
    # berkas: tetangga.yaml
    nomor: 000.8.3.3/……/ORG/2019
    tanggal pembuatan:
    tanggal efektif:
    ```
    """
    terakhir = {naskah.sop.file: tanggal for naskah in himpunan.naskah if (tanggal := newest(naskah.sop.identitas))}
    hari = himpunan.tanggal or max(terakhir.values(), key=lambda t: (t.tahun, t.bulan, t.hari or 0), default=None)
    if hari is None:
        return
    batas = Tanggal(hari.tahun - 1, hari.bulan, hari.hari)
    for naskah in himpunan.naskah:
        tanggal = terakhir.get(naskah.sop.file)
        if tanggal and before(tanggal, batas):
            message = f"belum ditinjau sejak {tanggal.cetak()}, lebih dari 12 bulan sebelum {hari.cetak()}"
            key = next(key for key, value in naskah.sop.identitas.tanggal.items() if value == tanggal)
            yield Finding(naskah.place(key), message, "tanggal terbaru", "evaluasi SOP ini, lalu isi `tanggal revisi` bila berubah")
