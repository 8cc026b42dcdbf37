"""Dates of the identity sheet: there, complete, and in an order that can be."""

from __future__ import annotations

from collections.abc import Iterator

from sopdoc.check.kata import before, is_draf
from sopdoc.check.rule import Finding, sop_rule
from sopdoc.diagnostics import Severity, Weight
from sopdoc.model.sop import TANGGAL_BERLAKU
from sopdoc.naskah import Naskah


@sop_rule("SOP304", Severity.GALAT, Weight.KURANG)
def tanggal_pembuatan_kosong(naskah: Naskah) -> Iterator[Finding]:
    """Tanggal pembuatan belum diisi.

    ## Apa
    Lembar identitas mencetak tanggal pembuatan, tetapi SOP tidak memuatnya. Tanggal terbit cukup sebagai gantinya. Rancangan yang
    belum bernomor dan belum berlaku tidak dilaporkan.

    ## Mengapa
    Tanggal pembuatan adalah tanggal SOP pertama kali selesai dibuat; tanpa tanggal itu versi SOP tidak dapat dibedakan
    (isian lembar identitas menurut PermenPAN-RB 35/2012; dirinci dalam Keputusan Sekretaris MA 002/2012).

    ## Salah
    ```yaml
    tanggal pembuatan:
    ```

    ## Benar
    ```yaml
    tanggal pembuatan: 2026-01-14
    ```

    ## Bukan salah
    Rancangan yang belum bernomor dan belum berlaku belum bertanggal:
    ```yaml
    nomor: 000.8.3.3/……/ORG/2026
    tanggal pembuatan:
    tanggal efektif:
    ```

    Tanggal terbit menggantikan tanggal pembuatan:
    ```yaml
    tanggal pembuatan:
    tanggal terbit: 2026-01-14
    ```

    Lembarnya tidak mencetak tanggal pembuatan:
    ```yaml
    tanggal pembuatan:
    penyesuaian:
      identitas: {baris: [nomor, tanggal efektif, disahkan oleh, nama]}
    ```
    """
    identitas = naskah.sop.identitas
    if "tanggal pembuatan" not in naskah.profile.baris_identitas or is_draf(identitas):
        return
    if not identitas.tanggal.get("tanggal pembuatan") and not identitas.tanggal.get("tanggal terbit"):
        hint = "tulis tanggal selesainya SOP pertama, misalnya `tanggal pembuatan: 2026-01-14`"
        yield Finding(naskah.place("tanggal pembuatan"), "tanggal pembuatan belum diisi", "belum ada", hint)


@sop_rule("SOP306", Severity.PERINGATAN, Weight.KURANG)
def tanggal_berlaku_kosong(naskah: Naskah) -> Iterator[Finding]:
    """Tanggal mulai berlaku belum diisi.

    ## Apa
    SOP sudah bernomor, tetapi tidak memuat tanggal efektif, tanggal pengesahan, atau tanggal terbit, padahal lembarnya mencetak salah
    satunya. Rancangan yang nomornya
    pun masih kosong tidak dilaporkan.

    ## Mengapa
    Sejak tanggal itulah SOP mengikat (pengertian tanggal efektif, PermenPAN-RB 35/2012; Keputusan Sekretaris MA 002/2012).

    ## Salah
    ```yaml
    tanggal efektif:
    ```

    ## Benar
    ```yaml
    tanggal efektif: 2026-02-02
    ```

    ## Bukan salah
    Rancangan yang nomornya pun masih kosong belum berlaku:
    ```yaml
    nomor: 000.8.3.3/……/ORG/2026
    tanggal efektif:
    ```

    Tanggal pengesahan atau tanggal terbit cukup:
    ```yaml
    tanggal efektif:
    tanggal pengesahan: 2026-02-02
    ```

    Lembarnya tidak mencetak satu pun dari ketiga tanggal itu:
    ```yaml
    tanggal efektif:
    penyesuaian:
      identitas: {baris: [nomor, tanggal pembuatan, disahkan oleh, nama]}
    ```
    """
    identitas = naskah.sop.identitas
    tercetak = [key for key in TANGGAL_BERLAKU if key in naskah.profile.baris_identitas]
    if is_draf(identitas) or not tercetak or any(identitas.tanggal.get(key) for key in TANGGAL_BERLAKU):
        return
    key = next((key for key in TANGGAL_BERLAKU if naskah.has(key)), "tanggal pembuatan")
    hint = f"isi {' atau '.join(tercetak)}; rancangan yang belum disahkan belum bernomor"
    yield Finding(naskah.place(key), "SOP sudah bernomor, tetapi tidak menyebut sejak kapan berlaku", "belum ada tanggal", hint)


@sop_rule("SOP309", Severity.PERINGATAN, Weight.KURANG)
def tanggal_tanpa_hari(naskah: Naskah) -> Iterator[Finding]:
    """Tanggal tidak memuat hari.

    ## Apa
    Tanggal hanya berisi bulan dan tahun. Dalam rancangan yang belum bernomor dan belum berlaku hal itu wajar.

    ## Mengapa
    Tempat hari biasanya dikosongkan untuk diisi tangan, lalu terlupa; tanggal yang tidak lengkap tidak dapat dipakai untuk
    menentukan versi mana yang berlaku (cacat yang sering dijumpai pada SOP daerah).

    ## Salah
    ```yaml
    tanggal pembuatan: 2026-01
    ```

    ## Benar
    ```yaml
    tanggal pembuatan: 2026-01-14
    ```

    ## Bukan salah
    Dalam rancangan yang belum bernomor dan belum berlaku, harinya belum diketahui:
    ```yaml
    nomor: 000.8.3.3/……/ORG/2026
    tanggal pembuatan: 2026-01
    tanggal efektif:
    ```
    """
    identitas = naskah.sop.identitas
    if is_draf(identitas):
        return
    for key, tanggal in identitas.tanggal.items():
        if tanggal and tanggal.hari is None:
            hint = "lengkapi, misalnya 2026-01-14"
            yield Finding(naskah.place(key), f"{key} tidak memuat hari", "hanya bulan", hint, "tanggal tidak memuat hari")


@sop_rule("SOP310", Severity.GALAT, Weight.BERTENTANGAN)
def revisi_sebelum_pembuatan(naskah: Naskah) -> Iterator[Finding]:
    """Tanggal revisi lebih awal daripada tanggal pembuatan.

    ## Apa
    SOP tercatat direvisi sebelum selesai dibuat.

    ## Mengapa
    Tanggal pembuatan adalah tanggal SOP pertama selesai, tanggal revisi tanggal perubahannya (Keputusan Sekretaris MA 002/2012).

    ## Salah
    ```yaml
    tanggal pembuatan: 2026-01-14
    tanggal revisi: 2025-12-01
    ```

    ## Benar
    ```yaml
    tanggal pembuatan: 2025-12-01
    tanggal revisi: 2026-01-14
    ```

    ## Bukan salah
    Bulan tanpa hari tidak dianggap lebih awal daripada hari di bulan itu (SOP309 meminta harinya):
    ```yaml
    tanggal pembuatan: 2026-01-14
    tanggal revisi: 2026-01
    ```
    """
    tanggal = naskah.sop.identitas.tanggal
    pembuatan, revisi = tanggal.get("tanggal pembuatan"), tanggal.get("tanggal revisi")
    if pembuatan and revisi and before(revisi, pembuatan):
        message = f"tanggal revisi ({revisi.cetak()}) lebih awal daripada tanggal pembuatan ({pembuatan.cetak()})"
        hint = "periksa tahunnya, atau kosongkan bila belum pernah direvisi"
        yield Finding(naskah.place("tanggal revisi"), message, "lebih awal", hint)


@sop_rule("SOP311", Severity.GALAT, Weight.BERTENTANGAN)
def berlaku_sebelum_pembuatan(naskah: Naskah) -> Iterator[Finding]:
    """SOP disahkan atau berlaku sebelum selesai dibuat.

    ## Apa
    Tanggal efektif, pengesahan atau terbit lebih awal daripada tanggal pembuatan, atau tanggal efektif lebih awal daripada
    tanggal pengesahan.

    ## Mengapa
    SOP berlaku sejak atau setelah disahkan, dan disahkan setelah selesai dibuat (pengertian tanggal efektif dalam Keputusan
    Sekretaris MA 002/2012).

    ## Salah
    ```yaml
    tanggal pembuatan: 2026-01-14
    tanggal efektif: 2026-01-02
    ```

    ## Benar
    ```yaml
    tanggal pembuatan: 2026-01-14
    tanggal efektif: 2026-02-02
    ```

    ## Bukan salah
    SOP boleh berlaku pada hari selesai dibuat dan disahkan:
    ```yaml
    tanggal pembuatan: 2026-01-14
    tanggal pengesahan: 2026-01-14
    tanggal efektif: 2026-01-14
    ```

    Bulan tanpa hari tidak dianggap lebih awal daripada hari di bulan itu (SOP309 meminta harinya):
    ```yaml
    tanggal pembuatan: 2026-01-14
    tanggal efektif: 2026-01
    ```
    """
    tanggal = naskah.sop.identitas.tanggal
    pairs = [("tanggal pembuatan", key) for key in TANGGAL_BERLAKU] + [("tanggal pengesahan", "tanggal efektif")]
    for first, second in pairs:
        left, right = tanggal.get(first), tanggal.get(second)
        if left and right and before(right, left):
            message = f"{second} ({right.cetak()}) lebih awal daripada {first} ({left.cetak()})"
            yield Finding(naskah.place(second), message, "lebih awal", "periksa hari, bulan dan tahun kedua tanggal itu")


@sop_rule("SOP312", Severity.PERINGATAN, Weight.BERTENTANGAN)
def revisi_sama_dengan_pembuatan(naskah: Naskah) -> Iterator[Finding]:
    """Tanggal revisi sama dengan tanggal pembuatan.

    ## Apa
    Kedua tanggal itu sama, padahal SOP yang belum pernah direvisi tidak bertanggal revisi.

    ## Mengapa
    Tanggal revisi baru diisi setelah SOP diubah (Keputusan Sekretaris MA 002/2012); tanggal yang sama menyesatkan pembaca
    tentang versi SOP.

    ## Salah
    ```yaml
    tanggal pembuatan: 2026-01-14
    tanggal revisi: 2026-01-14
    ```

    ## Benar
    ```yaml
    tanggal pembuatan: 2026-01-14
    tanggal revisi:
    ```

    ## Bukan salah
    Revisi di bulan yang sama, tetapi harinya lain:
    ```yaml
    tanggal pembuatan: 2026-01-14
    tanggal revisi: 2026-01-15
    ```
    """
    tanggal = naskah.sop.identitas.tanggal
    revisi = tanggal.get("tanggal revisi")
    if revisi and revisi == tanggal.get("tanggal pembuatan"):
        hint = "kosongkan bila belum pernah direvisi"
        yield Finding(naskah.place("tanggal revisi"), "tanggal revisi sama dengan tanggal pembuatan", "sama", hint)
