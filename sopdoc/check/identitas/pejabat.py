"""The officials who sign an SOP: named, written as the agency writes them, each once; who puts it into force heads the right unit."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sopdoc.check.identitas.orang import is_orang_sama, nama_orang, tertulis
from sopdoc.check.kata import is_draf, kata
from sopdoc.check.rule import Finding, agency_rule, sop_rule
from sopdoc.diagnostics import Severity, Weight
from sopdoc.model.sop import Pejabat
from sopdoc.naskah import Himpunan, Naskah

_KEPALA = re.compile(r"Kepala (?P<unit>(?P<jenis>Bagian|Bidang|Biro|Dinas|Badan|Kantor|Puskesmas)\b.*)", re.IGNORECASE)


@sop_rule("SOP305", Severity.GALAT, Weight.KURANG)
def pengesah_kosong(naskah: Naskah) -> Iterator[Finding]:
    """Pejabat yang mengesahkan belum lengkap.

    ## Apa
    `disahkan oleh` kosong, atau nama pejabatnya, atau nama yang menyusun dan memeriksa, belum ada. Dalam rancangan yang belum
    bernomor dan belum berlaku hal itu wajar.

    ## Mengapa
    SOP mengikat karena disahkan pejabat yang berwenang; lembar identitas memuat jabatan, tanda tangan, nama dan NIP-nya
    (Keputusan Sekretaris MA 002/2012).

    ## Salah
    ```yaml
    disahkan oleh:
    ```

    ## Benar
    ```yaml
    disahkan oleh: kabag
    ```

    ## Bukan salah
    Rancangan yang belum bernomor dan belum berlaku:
    ```yaml
    nomor: 000.8.3.3/……/ORG/2026
    tanggal efektif:
    disahkan oleh:
    ```
    """
    if is_draf(naskah.sop.identitas):
        return
    if naskah.sop.identitas.disahkan_oleh is None:
        yield Finding(naskah.place("disahkan oleh"), "pejabat yang mengesahkan belum diisi", "belum ada", "tulis `disahkan oleh: …`")
    for _, node, pejabat in naskah.penanda_tangan():
        if not pejabat.nama:
            yield Finding(node.span, f"nama {pejabat.sebaris.jabatan} belum diisi", "tanpa nama", "lengkapi `nama` pejabat itu")


@sop_rule("SOP398", Severity.PERINGATAN, Weight.BERTENTANGAN)
def penanda_tangan_sama(naskah: Naskah) -> Iterator[Finding]:
    """Satu orang menandatangani dua kali.

    ## Apa
    Yang menyusun, memeriksa, atau mengesahkan SOP ini ditulis dua kali, atau dalam dua tugas. Orang dikenali dari NIP-nya, bila ada,
    kalau tidak dari namanya tanpa gelar.

    ## Mengapa
    Pemeriksaan berarti bila dilakukan orang lain daripada yang menyusun, dan pengesahan oleh pejabat di atasnya; nama yang berulang
    biasanya tersalin (kelaziman naskah dinas).

    ## Salah
    ```yaml
    disusun oleh: {jabatan: Pengadministrasi Umum, nama: "Sari Wulandari, A.Md.", nip: 19900101 201503 2 001}
    diperiksa oleh: {jabatan: Kepala Subbagian Tata Usaha, nama: Sari Wulandari, nip: 19900101 201503 2 001}
    ```

    ## Benar
    ```yaml
    disusun oleh: {jabatan: Pengadministrasi Umum, nama: "Sari Wulandari, A.Md.", nip: 19900101 201503 2 001}
    diperiksa oleh: {jabatan: Kepala Subbagian Tata Usaha, nama: Laksmi Anindita, nip: 19780206 200312 2 005}
    ```

    ## Bukan salah
    Dua orang senama dengan NIP yang berbeda:
    ```yaml
    disusun oleh: {jabatan: Pengadministrasi Umum, nama: Sri Wahyuni, nip: 19900101 201503 2 001}
    diperiksa oleh: {jabatan: Kepala Subbagian Tata Usaha, nama: Sri Wahyuni, nip: 19780206 200312 2 005}
    ```

    Dua jabatan yang belum bernama; SOP305 meminta namanya:
    ```yaml
    disusun oleh: {jabatan: Pengadministrasi Umum, nip: "-"}
    diperiksa oleh: {jabatan: Kepala Subbagian Tata Usaha, nip: "-"}
    ```
    """
    semua = list(naskah.penanda_tangan())
    for number, (peran, node, pejabat) in enumerate(semua):
        dulu = next((peran_lain for peran_lain, _, lain in semua[:number] if is_orang_sama(lain, pejabat)), None)
        if dulu:
            siapa = pejabat.sebaris.nama or pejabat.sebaris.jabatan
            message = f"{siapa} ditulis dua kali di `{peran}`" if dulu == peran else f"{siapa} ada di `{dulu}` dan di `{peran}`"
            yield Finding(node.span, message, "orang yang sama", "sebut orang lain, atau hapus salah satunya")


@agency_rule("SOP328", Severity.PERINGATAN, Weight.SALAH)
def pejabat_berbeda_dengan_daftar(himpunan: Himpunan) -> Iterator[Finding]:
    """Data pejabat berbeda dengan daftar pejabat instansi.

    ## Apa
    Orang yang sama ditulis dengan jabatan, pangkat atau NIP lain daripada di `pejabat` dalam instansi.yaml, atau `nip: "-"`
    padahal NIP-nya tertulis di tempat lain. Huruf besar dan spasi tidak diperhitungkan.

    ## Mengapa
    Satu pejabat harus tertulis sama di semua lembar; yang berbeda biasanya data lama yang lupa diganti.

    ## Salah
    ```yaml
    disahkan oleh:
      jabatan: Kepala Bagian Organisasi
      nama: Ratna Kusumaningrum, S.Sos.
      pangkat: Penata
      nip: 19790823 200212 2 001
    ```

    ## Benar
    ```yaml
    disahkan oleh:
      jabatan: Kepala Bagian Organisasi
      nama: Ratna Kusumaningrum, S.Sos.
      pangkat: Pembina
      nip: 19790823 200212 2 001
    ```

    ## Bukan salah
    Huruf besar, gelar, spasi, dan singkatan Tingkat tidak membedakan:
    ```yaml
    disahkan oleh: {jabatan: KEPALA BAGIAN ORGANISASI, nama: Dra. Ratna Kusumaningrum, pangkat: Pembina Tk. I, nip: 19790823 200212 2 001}
    # berkas: instansi.yaml
    pejabat:
      kabag:
        jabatan: Kepala Bagian Organisasi
        nama: Ratna Kusumaningrum, S.Sos.
        pangkat: Pembina Tingkat I
        nip: 19790823 200212 2 001
    ```

    Yang tidak ditulis tidak berbeda:
    ```yaml
    disahkan oleh: {jabatan: Kepala Bagian Organisasi, nama: Ratna Kusumaningrum, nip: 19790823 200212 2 001}
    ```

    Orang lain dengan jabatan yang sama:
    ```yaml
    disahkan oleh: {jabatan: Kepala Bagian Organisasi, nama: Arif Setiadharma, pangkat: Penata, nip: 19760517 200112 1 003}
    ```

    Yang tidak ada dalam daftar tidak berbeda:
    ```yaml
    disahkan oleh: {jabatan: Kepala Bagian Organisasi, nama: Ratna Kusumaningrum, pangkat: Pembina, nip: 19790823 200212 2 001}
    # berkas: instansi.yaml
    pejabat:
      kabag: {jabatan: Kepala Bagian Organisasi, nama: Ratna Kusumaningrum, nip: 19790823 200212 2 001}
    ```
    """
    daftar = {nama_orang(p.nama): p.sebaris for p in himpunan.berkas.instansi.pejabat.values() if p.nama}
    bernip = {nama_orang(orang.pejabat.nama): orang.nip for orang in tertulis(himpunan) if orang.nip and orang.pejabat.nama}
    for orang in tertulis(himpunan):
        if orang.is_tanpa_nip and (nip := bernip.get(nama_orang(orang.pejabat.nama))):
            message = f'NIP {orang.pejabat.nama} ditulis "-", padahal di tempat lain {nip}'
            yield Finding(orang.place("nip"), message, "bukan tanpa NIP", "tulis NIP-nya, atau tulis kunci pejabat itu saja")
        baku = daftar.get(nama_orang(orang.pejabat.nama))
        if baku is None or orang.diganti:
            continue
        for key, here, there in _isian(orang.pejabat, baku):
            if here and there and kata(here) != kata(there):
                message = f'{key} {orang.pejabat.nama} berbeda dengan instansi.yaml ("{there}")'
                yield Finding(orang.place(key), message, "berbeda", "samakan, atau tulis kunci pejabat itu saja")


@sop_rule("SOP329", Severity.PERINGATAN, Weight.SALAH)
def pengesah_unit_lain(naskah: Naskah) -> Iterator[Finding]:
    """Pejabat yang mengesahkan memimpin unit lain.

    ## Apa
    SOP disahkan kepala suatu bagian, bidang atau dinas, sedangkan unit pada kop adalah bagian, bidang atau dinas yang lain.

    ## Mengapa
    SOP disahkan pejabat yang berwenang di satuan kerja itu (Keputusan Sekretaris MA 002/2012), atau atasannya. Kepala unit yang
    sejajar biasanya terbawa dari SOP yang disalin.

    ## Salah
    ```yaml
    disahkan oleh:
      jabatan: Kepala Bagian Hukum
      nama: Laksmi Anindita, S.H.
      nip: 19780206 200312 2 005
    ```

    ## Benar
    ```yaml
    unit: [BAGIAN HUKUM]
    disahkan oleh:
      jabatan: Kepala Bagian Hukum
      nama: Laksmi Anindita, S.H.
      nip: 19780206 200312 2 005
    ```

    ## Bukan salah
    Pejabat di atas unit itu:
    ```yaml
    disahkan oleh: {jabatan: Kepala Dinas Kesehatan, nama: Arif Setiadharma, nip: 19760517 200112 1 003}
    ```

    Nama unit yang ditulis lebih pendek atau lebih panjang:
    ```yaml
    disahkan oleh: {jabatan: Kepala Bagian Organisasi Sekretariat Daerah, nama: Arif Setiadharma, nip: 19760517 200112 1 003}
    ```

    Unit SOP ini sendiri yang menentukan:
    ```yaml
    unit: BAGIAN HUKUM
    disahkan oleh: {jabatan: Kepala Bagian Hukum, nama: Arif Setiadharma, nip: 19760517 200112 1 003}
    ```

    Pejabat yang bukan kepala unit:
    ```yaml
    disahkan oleh: {jabatan: Sekretaris Bagian Hukum, nama: Arif Setiadharma, nip: 19760517 200112 1 003}
    ```
    """
    pejabat = naskah.sop.identitas.disahkan_oleh
    match = _KEPALA.match(pejabat.sebaris.jabatan) if pejabat else None
    if match is None:
        return
    instansi = naskah.sop.instansi
    heads = [kata(line) for line in (*(naskah.sop.identitas.unit or instansi.unit), *instansi.kop)]
    sejenis = [words for words in heads if words[:1] == kata(match["jenis"])]
    unit = kata(match["unit"])
    if sejenis and not any(words[: len(unit)] == unit[: len(words)] for words in sejenis):
        message = f'"{match.group()}" mengesahkan SOP {" ".join(sejenis[0]).title()}'
        yield Finding(naskah.place("disahkan oleh"), message, "unit lain", "periksa `disahkan oleh`, atau tulis `unit` SOP ini")


def _isian(here: Pejabat, there: Pejabat) -> tuple[tuple[str, str, str], ...]:
    """Key and both values; a NIP as digits, a rank without the many spellings of "Tingkat"."""
    nip = tuple("".join(p.nip.teks.split()) if p.nip else "" for p in (here, there))
    pangkat = tuple(re.sub(r"\b(?:Tk|Tkt)\b\.?|\bTingkat\b", "Tk ", p.pangkat, flags=re.IGNORECASE) for p in (here, there))
    return ("jabatan", here.jabatan, there.jabatan), ("pangkat", pangkat[0], pangkat[1]), ("nip", nip[0], nip[1])
