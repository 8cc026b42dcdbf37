"""The NIP of officials: 18 digits that say a birth, an appointment and a sex, and belong to one person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from sopdoc.check.identitas.orang import Tertulis, nama_orang, tertulis
from sopdoc.check.kata import is_draf
from sopdoc.check.rule import Finding, agency_rule
from sopdoc.diagnostics import Fix, Severity, Span, Weight
from sopdoc.model.nilai import Nip
from sopdoc.naskah import Himpunan

USIA_TERMUDA = 17          # years between birth and the first appointment; about 18 in practice; a year less forgives birthdays
_TANDA_PPPK = "21"         # stands where the month of appointment would
_TANPA_NIP = re.compile(r"(?:Wakil )?(?:Bupati|Wali ?kota|Gubernur|Menteri|Presiden|Kepala Desa|Wali Nagari)\b", re.IGNORECASE)
_NRP = re.compile(r"(?:NRP\b[\s.:/]*)(?P<nrp>\d[\d/ .-]*)|(?P<polri>\d{8})", re.IGNORECASE)
_BERAWALAN = re.compile(r"NIP\b[\s.:]*(?P<angka>\d[\d ]*)", re.IGNORECASE)
_TERCETAK = re.compile(r"\bNIP\w{0,4}\b[\s.:]*(?P<angka>\d(?: ?\d){17})(?!\d)", re.IGNORECASE)     # in words that are printed as they are
_BAKU = re.compile(r"\d{8} \d{6} \d \d{3}")


@agency_rule("SOP300", Severity.GALAT, Weight.SALAH)
def nip_bukan_18_angka(himpunan: Himpunan) -> Iterator[Finding]:
    """NIP tidak terdiri atas 18 angka.

    ## Apa
    NIP pejabat kurang atau lebih dari 18 angka, atau memuat selain angka dan spasi. Kosongkan bila belum diketahui, tulis
    `nip: "-"` bila pejabat bukan ASN, `nrp: …` bila anggota Polri atau TNI.

    ## Mengapa
    NIP terdiri atas 18 angka: 8 tanggal lahir, 6 pengangkatan pertama, 1 jenis kelamin, 3 nomor urut
    (Peraturan Kepala BKN Nomor 22 Tahun 2007).

    ## Salah
    ```yaml
    disahkan oleh:
      jabatan: Asisten Administrasi Umum
      nama: Arif Setiadharma, S.E.
      nip: 19760517 200112 1 00
    ```

    ## Benar
    ```yaml
    disahkan oleh:
      jabatan: Asisten Administrasi Umum
      nama: Arif Setiadharma, S.E.
      nip: 19760517 200112 1 003
    ```

    ## Bukan salah
    NIP yang belum diketahui, dan pejabat yang bukan ASN:
    ```yaml
    # berkas: instansi.yaml
    pejabat:
      kabag: {jabatan: Kepala Bagian Organisasi, nama: Ratna Kusumaningrum, nip: "-"}
      asisten: {jabatan: Asisten Administrasi Umum, nama: Arif Setiadharma, nip: }
    ```

    Delapan belas angka dengan atau tanpa spasi:
    ```yaml
    # berkas: instansi.yaml
    pejabat:
      kabag: {jabatan: Kepala Bagian Organisasi, nama: Ratna Kusumaningrum, nip: "197908232002122001"}
    ```

    Anggota Polri atau TNI:
    ```yaml
    disahkan oleh: {jabatan: Kepala Satuan Intelijen, nama: Arif Setiadharma, pangkat: Ajun Komisaris Polisi, nrp: 78010923}
    ```
    """
    for orang in tertulis(himpunan):
        if orang.nip and not _is_lengkap(orang.angka):
            kind = f"{len(orang.angka)} angka" if orang.angka.isdigit() else "bukan angka semua"
            yield Finding(orang.place("nip"), f'NIP "{orang.nip}" tidak terdiri atas 18 angka', kind, _saran(orang.nip))


@agency_rule("SOP301", Severity.GALAT, Weight.SALAH)
def nip_mustahil(himpunan: Himpunan) -> Iterator[Finding]:
    """NIP memuat tanggal atau angka yang mustahil.

    ## Apa
    Tanggal lahir tidak ada di kalender, bulan pengangkatan bukan 01–12 (21 untuk PPPK), pengangkatan terjadi sebelum usia 17
    tahun, atau angka jenis kelamin bukan 1 atau 2.

    ## Mengapa
    Susunan NIP: tahun, bulan dan hari lahir; tahun dan bulan pengangkatan; 1 pria atau 2 wanita; nomor urut
    (Peraturan Kepala BKN Nomor 22 Tahun 2007). Salah ketik satu angka membuat NIP milik orang lain tercetak.

    ## Salah
    ```yaml
    disahkan oleh:
      jabatan: Asisten Administrasi Umum
      nama: Arif Setiadharma, S.E.
      nip: 19761517 200112 1 003
    ```

    ## Benar
    ```yaml
    disahkan oleh:
      jabatan: Asisten Administrasi Umum
      nama: Arif Setiadharma, S.E.
      nip: 19760517 200112 1 003
    ```

    ## Bukan salah
    Angka 21 di tempat bulan pengangkatan menandai PPPK, dan PPPK boleh diangkat pada usia berapa pun:
    ```yaml
    # berkas: instansi.yaml
    pejabat:
      kabag: {jabatan: Kepala Bagian Organisasi, nama: Ratna Kusumaningrum, nip: 19790823 202221 2 001}
    ```

    Pengangkatan pada tahun ulang tahun ketujuh belas:
    ```yaml
    # berkas: instansi.yaml
    pejabat:
      kabag: {jabatan: Kepala Bagian Organisasi, nama: Ratna Kusumaningrum, nip: 19790823 199612 2 001}
    ```

    Angka yang kurang; SOP300 yang menyebutnya:
    ```yaml
    # berkas: instansi.yaml
    pejabat:
      kabag: {jabatan: Kepala Bagian Organisasi, nama: Ratna Kusumaningrum, nip: 19791323 200212 2 01}
    ```
    """
    for orang in tertulis(himpunan):
        if _is_lengkap(orang.angka) and (reason := _cacat(orang.angka)):
            hint = "cocokkan dengan surat keputusan pejabat itu"
            yield Finding(orang.place("nip"), f'NIP "{orang.nip}" mustahil: {reason}', reason, hint)


@agency_rule("SOP302", Severity.CATATAN, Weight.BENTUK)
def nip_tidak_berspasi_baku(himpunan: Himpunan) -> Iterator[Finding]:
    """NIP tidak dikelompokkan 8-6-1-3.

    ## Apa
    Di dalam teks yang dicetak seperti tertulis (nomor induk, catatan, isi bagian) ke-18 angka NIP ditulis rapat, atau spasinya tidak
    pada tempatnya.

    ## Mengapa
    NIP yang dikelompokkan 8-6-1-3 mudah dicocokkan dan angka yang kurang segera terlihat (kelaziman naskah dinas).

    ## Salah
    ```yaml
    disahkan oleh:
      jabatan: Asisten Administrasi Umum
      nama: Arif Setiadharma, S.E.
      nomor induk: NIPPPK. 197605172001121003
    ```

    ## Benar
    ```yaml
    disahkan oleh:
      jabatan: Asisten Administrasi Umum
      nama: Arif Setiadharma, S.E.
      nomor induk: NIPPPK. 19760517 200112 1 003
    ```

    ## Bukan salah
    Isian `nip` boleh rapat, karena lembar mencetaknya terkelompok:
    ```yaml
    disahkan oleh: {jabatan: Asisten Administrasi Umum, nama: Arif Setiadharma, nip: "197605172001121003"}
    ```

    Nomor lain yang panjang:
    ```yaml
    pencatatan dan pendataan: Dicatat pada rekening 197605172001121003
    ```
    """
    semua = tuple(tertulis(himpunan))
    texts = [(orang.pejabat.nomor_induk, orang.place("nomor induk")) for orang in semua]
    nip = {orang.place("nip") for orang in semua}
    texts += [(node.text, node.span) for naskah in himpunan.naskah for node, _ in naskah.matching(_TERCETAK) if node.span not in nip]
    for teks, span in dict.fromkeys(texts):
        for angka in (match["angka"] for match in _TERCETAK.finditer(teks)):
            if not _BAKU.fullmatch(angka):
                baku = Nip(angka).cetak()
                fix = Fix(span, angka, baku)
                yield Finding(span, "NIP tidak dikelompokkan 8-6-1-3", f'"{angka}"', f'tulis "{baku}"', fix=fix)


@agency_rule("SOP303", Severity.GALAT, Weight.SALAH)
def nip_dipakai_dua_orang(himpunan: Himpunan) -> Iterator[Finding]:
    """Satu NIP dipakai dua orang.

    ## Apa
    Dua pejabat yang namanya berbeda memakai NIP yang sama. Gelar dan ejaan nama tidak diperhitungkan.

    ## Mengapa
    Satu NIP hanya untuk satu orang (Peraturan Kepala BKN Nomor 22 Tahun 2007); biasanya baris NIP tersalin dari pejabat lain.

    ## Salah
    ```yaml
    disahkan oleh:
      jabatan: Asisten Administrasi Umum
      nama: Arif Setiadharma, S.E.
      nip: 19790823 200212 2 001
    ```

    ## Benar
    ```yaml
    disahkan oleh:
      jabatan: Asisten Administrasi Umum
      nama: Arif Setiadharma, S.E.
      nip: 19760517 200112 1 003
    ```

    ## Bukan salah
    Orang yang sama dengan gelar dan ejaan lain:
    ```yaml
    disahkan oleh: {jabatan: Kepala Bagian Organisasi, nama: Dra. RATNA KUSUMANINGRUM, nip: 19790823 200212 2 001}
    ```

    Jabatan yang belum bernama; SOP305 meminta namanya:
    ```yaml
    disahkan oleh: {jabatan: Kepala Bagian Organisasi, nip: 19790823 200212 2 001}
    ```

    Beberapa pejabat yang bukan ASN:
    ```yaml
    disahkan oleh: {jabatan: Asisten Administrasi Umum, nama: Arif Setiadharma, nip: "-"}
    # berkas: instansi.yaml
    pejabat:
      kabag: {jabatan: Kepala Bagian Organisasi, nama: Ratna Kusumaningrum, nip: "-"}
    ```
    """
    first: dict[str, Tertulis] = {}
    for orang in tertulis(himpunan):
        if not orang.angka or not orang.pejabat.nama:
            continue
        other = first.setdefault(orang.angka, orang)
        if nama_orang(other.pejabat.nama) != nama_orang(orang.pejabat.nama):
            message = f'NIP "{orang.nip}" juga milik "{other.pejabat.nama}"'
            yield Finding(orang.place("nip"), message, "dipakai dua orang", "cocokkan NIP keduanya")


@agency_rule("SOP339", Severity.PERINGATAN, Weight.KURANG)
def nip_penanda_tangan_kosong(himpunan: Himpunan) -> Iterator[Finding]:
    """NIP penanda tangan belum diisi.

    ## Apa
    Yang mengesahkan, menyusun, atau memeriksa SOP bernama, tetapi tanpa NIP. Bupati, wali kota, gubernur, menteri, wakilnya, dan
    kepala desa tidak ber-NIP. Rancangan yang belum bernomor dan belum berlaku tidak dilaporkan.

    ## Mengapa
    Lembar identitas memuat jabatan, tanda tangan, nama dan NIP pejabat yang mengesahkan (Keputusan Sekretaris MA 002/2012); yang
    belum diisi tercetak titik-titik. Yang bukan ASN ditulis dengan `nip: "-"`.

    ## Salah
    ```yaml
    disahkan oleh:
      jabatan: Asisten Administrasi Umum
      nama: Arif Setiadharma, S.E.
    ```

    ## Benar
    ```yaml
    disahkan oleh:
      jabatan: Asisten Administrasi Umum
      nama: Arif Setiadharma, S.E.
      nip: 19760517 200112 1 003
    ```

    ## Bukan salah
    Rancangan yang belum bernomor dan belum berlaku:
    ```yaml
    nomor: 000.8.3.3/……/ORG/2026
    tanggal efektif:
    disahkan oleh: {jabatan: Asisten Administrasi Umum, nama: Arif Setiadharma}
    ```

    Kepala daerah, menteri, wakilnya, dan kepala desa tidak ber-NIP:
    ```yaml
    disahkan oleh: {jabatan: Wakil Bupati Nusa Raya, nama: Arif Setiadharma}
    ```

    Pejabat yang bukan ASN:
    ```yaml
    disahkan oleh: {jabatan: Asisten Administrasi Umum, nama: Arif Setiadharma, nip: "-"}
    ```

    Jabatan yang belum bernama; SOP305 meminta namanya:
    ```yaml
    disahkan oleh: {jabatan: Asisten Administrasi Umum}
    ```
    """
    told: set[Span] = set()
    semua = (p for naskah in himpunan.naskah if not is_draf(naskah.sop.identitas) for _, _, p in naskah.penanda_tangan())
    for pejabat in semua:
        if not pejabat.nama or pejabat.nip or pejabat.span in told:
            continue
        told.add(pejabat.span)
        if not _TANPA_NIP.match(pejabat.jabatan):
            hint = 'tulis `nip: …`, atau `nip: "-"` bila bukan ASN'
            yield Finding(pejabat.span, f"NIP {pejabat.sebaris.nama} belum diisi", "tanpa NIP", hint)


def _saran(nip: str) -> str:
    """What to write instead: the number of police and army has a key of its own, and so have numbers with words of theirs."""
    if nrp := _NRP.fullmatch(nip):
        return f"nomor Polri atau TNI punya kunci sendiri: tulis `nrp: {nrp['nrp'] or nip}` sebagai ganti `nip`"
    if berawalan := _BERAWALAN.fullmatch(nip):
        return f"labelnya sudah dicetak: tulis `nip: {Nip(berawalan['angka']).cetak()}`"
    return "8 tanggal lahir, 6 pengangkatan, 1 jenis kelamin, 3 nomor urut"


def _is_lengkap(angka: str) -> bool:
    return len(angka) == 18 and angka.isascii() and angka.isdigit()


def _cacat(angka: str) -> str:
    """What cannot be in 18 digits, "" when nothing."""
    tahun, bulan, hari = int(angka[:4]), int(angka[4:6]), int(angka[6:8])
    try:
        date(tahun, bulan, hari)
    except ValueError:
        return f"tanggal lahir {angka[:8]} tidak ada"
    masuk, bulan_masuk = int(angka[8:12]), angka[12:14]
    if bulan_masuk != _TANDA_PPPK and not 1 <= int(bulan_masuk) <= 12:
        return f"bulan pengangkatan {bulan_masuk}"
    if masuk - tahun < USIA_TERMUDA:
        return f"lahir {tahun}, diangkat {masuk}"
    return "" if angka[14] in "12" else f"angka jenis kelamin {angka[14]}"
