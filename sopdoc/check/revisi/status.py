"""Status of an SOP: what it says and its dates say the same."""

from __future__ import annotations

from collections.abc import Iterator

from sopdoc.check.kata import before
from sopdoc.check.rule import Finding, sop_rule
from sopdoc.diagnostics import Severity, Weight
from sopdoc.model.sop import TANGGAL_BERLAKU, Status, nomor_revisi
from sopdoc.naskah import Naskah


@sop_rule("SOP566", Severity.PERINGATAN, Weight.BERTENTANGAN)
def status_tidak_cocok(naskah: Naskah) -> Iterator[Finding]:
    """Status tidak cocok dengan tanggalnya.

    ## Apa
    Rancangan bertanggal pengesahan atau sudah disahkan dengan nomor revisi itu; SOP yang berlaku tidak bertanggal efektif, pengesahan
    atau terbit; SOP yang dicabut tidak bertanggal pencabutan, atau dicabut sebelum berlaku; tanggal pencabutan tanpa `status: dicabut`.

    ## Mengapa
    Pelaksana harus tahu apakah lembar di tangannya mengikat; keterangan yang saling bertentangan membuat keduanya tidak dipercaya.

    ## Salah
    ```yaml
    status: rancangan
    tanggal pengesahan: 2026-02-02
    ```

    ## Benar
    ```yaml
    status: berlaku
    tanggal pengesahan: 2026-02-02
    ```

    ## Bukan salah
    Rancangan revisi baru di atas versi yang disahkan:
    ```yaml
    status: rancangan
    revisi ke: 1
    tanggal revisi: 2026-11-21
    tanggal efektif:
    # berkas: riwayat/sop/rev-0.yaml
    revisi ke: 0
    ```

    SOP yang dicabut pada hari mulai berlaku:
    ```yaml
    status: dicabut
    tanggal pencabutan: 2026-02-02
    ```

    SOP tanpa status tidak dinilai:
    ```yaml
    tanggal pengesahan: 2026-02-02
    ```
    """
    identitas, tanggal = naskah.sop.identitas, naskah.sop.identitas.tanggal
    status, place = identitas.status, naskah.place("status")
    cabut = tanggal.get("tanggal pencabutan")
    if status is Status.RANCANGAN:
        if sah := tanggal.get("tanggal pengesahan"):
            hint = "sahkan dengan sopdoc approve, atau kosongkan tanggal pengesahan"
            yield Finding(place, f"rancangan ini bertanggal pengesahan {sah.cetak()}", "rancangan", hint)
        if any(versi.revisi == nomor_revisi(identitas.revisi_ke) for versi in naskah.arsip):
            hint = "tulis `status: berlaku`, atau buka revisi dengan sopdoc revise"
            yield Finding(place, f"revisi {identitas.revisi_ke or 0} sudah disahkan, tetapi dinyatakan rancangan", "rancangan", hint)
    if status is Status.BERLAKU and not any(tanggal.get(key) for key in TANGGAL_BERLAKU):
        yield Finding(place, "SOP dinyatakan berlaku tanpa tanggal", "sejak kapan?", "isi `tanggal efektif` atau `tanggal pengesahan`")
    if status is Status.DICABUT and cabut is None:
        yield Finding(place, "SOP dinyatakan dicabut tanpa tanggal", "sejak kapan?", "isi `tanggal pencabutan`")
    if cabut and status is not Status.DICABUT:
        hint = "tulis `status: dicabut`, atau kosongkan tanggalnya"
        yield Finding(naskah.place("tanggal pencabutan"), "bertanggal pencabutan, tetapi tidak dinyatakan dicabut", "", hint)
    for key in ("tanggal efektif", "tanggal pengesahan"):
        mulai = tanggal.get(key)
        if cabut and mulai and before(cabut, mulai):
            message = f"tanggal pencabutan ({cabut.cetak()}) lebih awal daripada {key} ({mulai.cetak()})"
            yield Finding(naskah.place("tanggal pencabutan"), message, "lebih awal", "periksa kedua tanggal itu")
