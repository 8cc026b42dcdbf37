"""Revisions: what was approved is what lies there, numbers follow each other, dates run forwards."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from sopdoc.check.kata import before
from sopdoc.check.rule import Finding, sop_rule
from sopdoc.diagnostics import Severity, Weight
from sopdoc.model.fields import is_dots
from sopdoc.model.nilai import Tanggal
from sopdoc.model.sop import nomor_revisi
from sopdoc.naskah import Naskah


@sop_rule("SOP562", Severity.PERINGATAN, Weight.SALAH)
def berubah_tanpa_revisi(naskah: Naskah) -> Iterator[Finding]:
    """Isi berbeda dari versi yang disahkan, tetapi revisi belum dibuka.

    ## Apa
    Definisi masih bernomor revisi sama dengan versi terakhir yang disahkan, sedangkan isinya sudah lain. Komentar, tanda kutip
    dan urutan kunci tidak dihitung.

    ## Mengapa
    SOP yang sudah disahkan diubah melalui revisi yang bernomor, bertanggal dan disahkan lagi (penyempurnaan SOP,
    PermenPAN-RB 35/2012); tanpa itu lembar baru tampak sebagai versi lama.

    ## Salah
    ```yaml
    revisi ke: 0
    peringatan: Apabila kartu anggota palsu, maka buku tidak dipinjamkan
    # berkas: riwayat/sop/rev-0.yaml
    revisi ke: 0
    ```

    ## Benar
    ```yaml
    status: rancangan
    revisi ke: 1
    tanggal revisi: 2026-11-21
    tanggal efektif:
    peringatan: Apabila kartu anggota palsu, maka buku tidak dipinjamkan
    riwayat:
      - {revisi ke: 1, tanggal: 2026-11-21, ringkasan: Peringatan diganti}
    # berkas: riwayat/sop/rev-0.yaml
    revisi ke: 0
    ```

    ## Bukan salah
    Komentar, tanda kutip, dan urutan kunci tidak dihitung:
    ```yaml
    revisi ke: 0
    nama: "Peminjaman Buku"   # diketik lagi
    # berkas: riwayat/sop/rev-0.yaml
    nama: Peminjaman Buku
    revisi ke: 0
    ```

    Versi beku yang berubah bukan yang disahkan lagi; SOP563 yang menyebutnya:
    ```yaml
    revisi ke: 0
    # berkas: riwayat/sop/rev-0.yaml
    nama: Peminjaman Majalah
    revisi ke: 0
    # berkas: riwayat/sop/indeks.yaml
    - revisi ke: 0
      status: berlaku
      sha256: 0000000000000000000000000000000000000000000000000000000000000000
    ```
    """
    last = naskah.arsip[-1] if naskah.arsip else None
    if last and last.utuh and nomor_revisi(naskah.sop.identitas.revisi_ke) == last.revisi and not last.sama:
        hint = 'buka revisi: sopdoc revise … --ringkasan "…"'
        yield Finding(naskah.place("revisi ke"), f"isi berbeda dari revisi {last.revisi} yang telah disahkan", "revisi belum dibuka", hint)


@sop_rule("SOP563", Severity.GALAT, Weight.SALAH)
def versi_beku_berubah(naskah: Naskah) -> Iterator[Finding]:
    """Versi yang dibekukan telah berubah atau hilang.

    ## Apa
    Berkas di `riwayat/` tidak lagi sama dengan yang disahkan: sidik isinya (sha256) berbeda dari yang tercatat di indeks.

    ## Mengapa
    Versi yang dibekukan adalah bukti tentang apa yang disahkan; yang berubah setelahnya tidak pernah disahkan siapa pun.

    ## Salah
    ```yaml
    nama: Peminjaman Buku
    # berkas: riwayat/sop/rev-0.yaml
    nama: Peminjaman Majalah
    # berkas: riwayat/sop/indeks.yaml
    - revisi ke: 0
      status: berlaku
      sha256: 0000000000000000000000000000000000000000000000000000000000000000
    ```

    ## Benar
    ```yaml
    nama: Peminjaman Buku
    # berkas: riwayat/sop/rev-0.yaml
    nama: Peminjaman Buku
    ```

    ## Bukan salah
    Definisi boleh berubah setelah disahkan; versi bekunya tidak, dan SOP562 meminta revisi:
    ```yaml
    revisi ke: 0
    peringatan: Apabila kartu anggota palsu, maka buku tidak dipinjamkan
    # berkas: riwayat/sop/rev-0.yaml
    revisi ke: 0
    ```
    """
    for versi in naskah.arsip:
        if not versi.utuh:
            message = f"rev-{versi.revisi}.yaml yang dibekukan telah berubah atau hilang"
            yield Finding(naskah.place("nomor"), message, hint="pulihkan dari cadangan; versi yang disahkan tidak boleh berubah")


@sop_rule("SOP564", Severity.PERINGATAN, Weight.KURANG)
def riwayat_berlubang(naskah: Naskah) -> Iterator[Finding]:
    """Riwayat perubahan tidak lengkap.

    ## Apa
    Nomor dalam `riwayat` tidak berurutan, tidak berakhir pada `revisi ke`, atau bukan bilangan; atau sebuah versi di antara
    versi-versi yang dibekukan tidak ada.

    ## Mengapa
    Riwayat dibaca untuk mengetahui apa yang berubah pada setiap revisi; nomor yang terlewat berarti ada perubahan yang tidak
    dijelaskan.

    ## Salah
    ```yaml
    revisi ke: 3
    tanggal revisi: 2026-11-21
    tanggal efektif: 2026-12-01
    riwayat:
      - {revisi ke: 1, tanggal: 2026-03-02, ringkasan: Waktu kegiatan 2}
      - {revisi ke: 3, tanggal: 2026-11-21, ringkasan: Peringatan diganti}
    ```

    ## Benar
    ```yaml
    revisi ke: 2
    tanggal revisi: 2026-11-21
    tanggal efektif: 2026-12-01
    riwayat:
      - {revisi ke: 1, tanggal: 2026-03-02, ringkasan: Waktu kegiatan 2}
      - {revisi ke: 2, tanggal: 2026-11-21, ringkasan: Peringatan diganti}
    ```

    ## Bukan salah
    Riwayat yang dimulai pada revisi yang kemudian; yang lebih lama tidak dicatat:
    ```yaml
    revisi ke: 3
    tanggal revisi: 2026-11-21
    tanggal efektif: 2026-12-01
    riwayat:
      - {revisi ke: 2, tanggal: 2026-03-02, ringkasan: Waktu kegiatan 2}
      - {revisi ke: 3, tanggal: 2026-11-21, ringkasan: Peringatan diganti}
    ```

    SOP bernomor revisi tanpa riwayat:
    ```yaml
    revisi ke: 3
    tanggal revisi: 2026-11-21
    tanggal efektif: 2026-12-01
    ```

    Nomor yang masih titik-titik; SOP324 yang menyebutnya:
    ```yaml
    revisi ke: 2
    tanggal revisi: 2026-11-21
    tanggal efektif: 2026-12-01
    riwayat:
      - {revisi ke: 1, tanggal: 2026-03-02, ringkasan: Waktu kegiatan 2}
      - {revisi ke: ……, tanggal: 2026-11-21, ringkasan: Peringatan diganti}
    ```

    Versi-versi beku yang berurutan:
    ```yaml
    revisi ke: 2
    tanggal revisi: 2026-11-21
    tanggal efektif: 2026-12-01
    # berkas: riwayat/sop/rev-0.yaml
    revisi ke: 0
    # berkas: riwayat/sop/rev-1.yaml
    revisi ke: 1
    ```
    """
    identitas = naskah.sop.identitas
    for first, second in pairwise(identitas.riwayat):
        if not _is_open(first.revisi_ke, second.revisi_ke) and not _follows(first.revisi_ke, second.revisi_ke):
            message = f"riwayat melompat dari revisi {first.revisi_ke} ke {second.revisi_ke}"
            yield Finding(second.span, message, "tidak berurutan", "tambahkan perubahan yang belum dicatat, yang terlama lebih dahulu")
    last = identitas.riwayat[-1].revisi_ke if identitas.riwayat else identitas.revisi_ke
    if not _is_open(last, identitas.revisi_ke) and nomor_revisi(last) != nomor_revisi(identitas.revisi_ke):
        message = f'riwayat berakhir pada revisi {last}, `revisi ke` berbunyi "{identitas.revisi_ke}"'
        yield Finding(naskah.place("revisi ke"), message, "tidak sama", "samakan, atau catat perubahannya di `riwayat`")
    for earlier, later in pairwise(versi.revisi for versi in naskah.arsip):
        if later != earlier + 1:
            yield Finding(naskah.place("revisi ke"), f"antara rev-{earlier} dan rev-{later} ada versi yang tidak dibekukan", "",
                          "pulihkan versi itu dan catatannya di indeks dari cadangan")


def _is_open(*numbers: str) -> bool:
    """Is one of them left for a pen?"""
    return any(number and is_dots(number) for number in numbers)


def _follows(first: str, second: str) -> bool:
    earlier = nomor_revisi(first)
    return earlier is not None and nomor_revisi(second) == earlier + 1


@sop_rule("SOP565", Severity.PERINGATAN, Weight.KURANG)
def tanggal_revisi_kosong(naskah: Naskah) -> Iterator[Finding]:
    """Revisi tidak bertanggal.

    ## Apa
    SOP bernomor revisi, tetapi tidak memuat tanggal revisi, atau sebuah butir riwayat tidak bertanggal. Lembar SPO cukup memuat
    tanggal terbit.

    ## Mengapa
    Tanggal revisi adalah tanggal SOP direvisi (isian lembar identitas menurut PermenPAN-RB 35/2012).

    ## Salah
    ```yaml
    revisi ke: 1
    tanggal revisi:
    ```

    ## Benar
    ```yaml
    revisi ke: 1
    tanggal revisi: 2026-11-21
    tanggal efektif: 2026-12-01
    ```

    ## Bukan salah
    Lembar SPO cukup memuat tanggal terbit:
    ```yaml
    revisi ke: 1
    tanggal terbit: 2026-02-02
    ```

    SOP yang belum pernah direvisi:
    ```yaml
    revisi ke: 0
    tanggal revisi:
    ```

    Butir riwayat yang tanggalnya memang tidak ada:
    ```yaml
    riwayat:
      - {revisi ke: 0, tanggal: "-", ringkasan: Ditetapkan}
    ```
    """
    identitas = naskah.sop.identitas
    if nomor_revisi(identitas.revisi_ke) and not any(identitas.tanggal.get(key) for key in ("tanggal revisi", "tanggal terbit")):
        place = naskah.place("tanggal revisi" if naskah.has("tanggal revisi") else "revisi ke")
        yield Finding(place, f"revisi {identitas.revisi_ke} tidak bertanggal", "belum ada", "isi `tanggal revisi`")
    for perubahan in identitas.riwayat:
        if perubahan.tanggal is None and not perubahan.tanpa:
            yield Finding(perubahan.span, f"revisi {perubahan.revisi_ke} di riwayat tidak bertanggal", "", "tambahkan `tanggal:`")


@sop_rule("SOP567", Severity.GALAT, Weight.BERTENTANGAN)
def tanggal_revisi_mundur(naskah: Naskah) -> Iterator[Finding]:
    """Tanggal revisi mundur.

    ## Apa
    Tanggal dalam riwayat tidak maju, atau tanggal revisi lebih awal daripada butir riwayat terakhir atau daripada pengesahan versi
    sebelumnya.

    ## Mengapa
    Versi baru tidak dapat lebih tua daripada versi yang digantikannya.

    ## Salah
    ```yaml
    revisi ke: 2
    tanggal revisi: 2026-11-21
    tanggal efektif: 2026-12-01
    riwayat:
      - {revisi ke: 1, tanggal: 2026-11-30, ringkasan: Waktu kegiatan 2}
      - {revisi ke: 2, tanggal: 2026-11-21, ringkasan: Peringatan diganti}
    ```

    ## Benar
    ```yaml
    revisi ke: 2
    tanggal revisi: 2026-11-21
    tanggal efektif: 2026-12-01
    riwayat:
      - {revisi ke: 1, tanggal: 2026-03-02, ringkasan: Waktu kegiatan 2}
      - {revisi ke: 2, tanggal: 2026-11-21, ringkasan: Peringatan diganti}
    ```

    ## Bukan salah
    Dua revisi pada hari yang sama:
    ```yaml
    revisi ke: 2
    tanggal revisi: 2026-11-21
    tanggal efektif: 2026-12-01
    riwayat:
      - {revisi ke: 1, tanggal: 2026-11-21, ringkasan: Waktu kegiatan 2}
      - {revisi ke: 2, tanggal: 2026-11-21, ringkasan: Peringatan diganti}
    ```

    Bulan tanpa hari tidak dianggap lebih awal daripada hari di bulan itu (SOP309 meminta harinya):
    ```yaml
    revisi ke: 1
    tanggal revisi: 2026-11
    tanggal efektif: 2026-12-01
    riwayat:
      - {revisi ke: 1, tanggal: 2026-11-21, ringkasan: Waktu kegiatan 2}
    ```
    """
    riwayat = naskah.sop.identitas.riwayat
    for first, second in pairwise(riwayat):
        if first.tanggal and second.tanggal and before(second.tanggal, first.tanggal):
            days = second.tanggal.cetak(), first.tanggal.cetak()
            message = f"revisi {second.revisi_ke} ({days[0]}) lebih awal daripada revisi {first.revisi_ke} ({days[1]})"
            yield Finding(second.span, message, "mundur", "periksa tanggal kedua butir itu")
    revisi = naskah.sop.identitas.tanggal.get("tanggal revisi")
    for name, other in _earlier(naskah):
        if revisi and other and before(revisi, other):
            message = f"tanggal revisi ({revisi.cetak()}) lebih awal daripada {name} ({other.cetak()})"
            yield Finding(naskah.place("tanggal revisi"), message, "mundur", "periksa tahunnya")


def _earlier(naskah: Naskah) -> Iterator[tuple[str, Tanggal | None]]:
    """Dates that the last revision cannot be older than."""
    identitas = naskah.sop.identitas
    if identitas.riwayat:
        yield "butir riwayat terakhir", identitas.riwayat[-1].tanggal
    number = nomor_revisi(identitas.revisi_ke) or 0
    for versi in naskah.arsip:
        if versi.revisi < number:
            yield f"pengesahan rev-{versi.revisi}", versi.tanggal.get("tanggal pengesahan")
