"""The officials who sign: their NIP, and that one person is written one way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sopdoc.check.kata import kata
from sopdoc.check.naskah import Himpunan, Naskah
from sopdoc.check.rule import Finding, agency_rule, sop_rule
from sopdoc.diagnostics import Severity, Span
from sopdoc.model.sop import Pejabat
from sopdoc.source.node import MappingNode, Node

USIA_TERMUDA = 17          # years between birth and the first appointment; domain knowledge says about 18, the law counts from 18
_TANDA_PPPK = "21"         # stands where the month of appointment would
_BAKU = re.compile(r"\d{8} \d{6} \d \d{3}")


@dataclass(frozen=True, slots=True)
class Tertulis:
    """An official where somebody wrote him down."""

    pejabat: Pejabat
    node: Node | None

    @property
    def nip(self) -> str:
        return self.pejabat.nip.teks if self.pejabat.nip else ""

    @property
    def angka(self) -> str:
        return "".join(self.nip.split())

    def place(self, key: str) -> Span:
        value = self.node.get(key) if isinstance(self.node, MappingNode) else None
        return value.span if value else self.pejabat.span


def tertulis(himpunan: Himpunan) -> Iterator[Tertulis]:
    """The officials of the agency's file, then those written into single SOPs."""
    node = himpunan.berkas.node
    daftar = node.get("pejabat") if isinstance(node, MappingNode) else None
    for kunci, pejabat in himpunan.berkas.instansi.pejabat.items():
        yield Tertulis(pejabat, daftar.get(kunci) if isinstance(daftar, MappingNode) else None)
    for naskah in himpunan.naskah:
        pejabat_sendiri = naskah.sop.identitas.disahkan_oleh
        own = naskah.node.get("disahkan oleh") if isinstance(naskah.node, MappingNode) else None
        if pejabat_sendiri and isinstance(own, MappingNode):
            yield Tertulis(pejabat_sendiri, own)


@agency_rule("SOP300", Severity.GALAT)
def nip_bukan_18_angka(himpunan: Himpunan) -> Iterator[Finding]:
    """NIP tidak terdiri atas 18 angka.

    ## Apa
    NIP pejabat kurang atau lebih dari 18 angka, atau memuat selain angka dan spasi. Kosongkan bila pejabat bukan ASN.

    ## Mengapa
    NIP terdiri atas 18 angka: 8 tanggal lahir, 6 pengangkatan pertama, 1 jenis kelamin, 3 nomor urut
    (Peraturan Kepala BKN Nomor 22 Tahun 2007).

    ## Salah
    ```yaml
    disahkan oleh:
      jabatan: Kepala Bagian Umum
      nama: Arif Setiadharma, S.E.
      nip: 19760517 200112 1 00
    ```

    ## Benar
    ```yaml
    disahkan oleh:
      jabatan: Kepala Bagian Umum
      nama: Arif Setiadharma, S.E.
      nip: 19760517 200112 1 003
    ```
    """
    for orang in tertulis(himpunan):
        if orang.nip and not _is_lengkap(orang.angka):
            kind = f"{len(orang.angka)} angka" if orang.angka.isdigit() else "bukan angka semua"
            message = f'NIP "{orang.nip}" tidak terdiri atas 18 angka'
            yield Finding(orang.place("nip"), message, kind, "8 tanggal lahir, 6 pengangkatan, 1 jenis kelamin, 3 nomor urut")


@agency_rule("SOP301", Severity.GALAT)
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
      jabatan: Kepala Bagian Umum
      nama: Arif Setiadharma, S.E.
      nip: 19761517 200112 1 003
    ```

    ## Benar
    ```yaml
    disahkan oleh:
      jabatan: Kepala Bagian Umum
      nama: Arif Setiadharma, S.E.
      nip: 19760517 200112 1 003
    ```
    """
    for orang in tertulis(himpunan):
        if _is_lengkap(orang.angka) and (reason := _cacat(orang.angka)):
            hint = "cocokkan dengan surat keputusan pejabat itu"
            yield Finding(orang.place("nip"), f'NIP "{orang.nip}" mustahil: {reason}', reason, hint)


@agency_rule("SOP302", Severity.CATATAN)
def nip_tidak_berspasi_baku(himpunan: Himpunan) -> Iterator[Finding]:
    """NIP tidak dikelompokkan 8-6-1-3.

    ## Apa
    Ke-18 angka NIP ditulis rapat atau spasinya tidak pada tempatnya. Lembar tetap mencetaknya terkelompok.

    ## Mengapa
    NIP yang dikelompokkan 8-6-1-3 mudah dicocokkan dan angka yang kurang segera terlihat (kelaziman naskah dinas).

    ## Salah
    ```yaml
    disahkan oleh:
      jabatan: Kepala Bagian Umum
      nama: Arif Setiadharma, S.E.
      nip: 197605172001121003
    ```

    ## Benar
    ```yaml
    disahkan oleh:
      jabatan: Kepala Bagian Umum
      nama: Arif Setiadharma, S.E.
      nip: 19760517 200112 1 003
    ```
    """
    for orang in tertulis(himpunan):
        if _is_lengkap(orang.angka) and orang.pejabat.nip and not _BAKU.fullmatch(orang.nip):
            hint = f"tulis `nip: {orang.pejabat.nip.cetak()}`"
            yield Finding(orang.place("nip"), "NIP tidak dikelompokkan 8-6-1-3", "spasinya lain", hint)


@agency_rule("SOP303", Severity.GALAT)
def nip_dipakai_dua_orang(himpunan: Himpunan) -> Iterator[Finding]:
    """Satu NIP dipakai dua orang.

    ## Apa
    Dua pejabat yang namanya berbeda memakai NIP yang sama. Gelar dan ejaan nama tidak diperhitungkan.

    ## Mengapa
    Satu NIP hanya untuk satu orang (Peraturan Kepala BKN Nomor 22 Tahun 2007); biasanya baris NIP tersalin dari pejabat lain.

    ## Salah
    ```yaml
    disahkan oleh:
      jabatan: Kepala Bagian Umum
      nama: Arif Setiadharma, S.E.
      nip: 19790823 200212 2 001
    ```

    ## Benar
    ```yaml
    disahkan oleh:
      jabatan: Kepala Bagian Umum
      nama: Arif Setiadharma, S.E.
      nip: 19760517 200112 1 003
    ```
    """
    first: dict[str, Tertulis] = {}
    for orang in tertulis(himpunan):
        if not orang.angka or not orang.pejabat.nama:
            continue
        other = first.setdefault(orang.angka, orang)
        if _orang(other.pejabat.nama) != _orang(orang.pejabat.nama):
            message = f'NIP "{orang.nip}" juga milik "{other.pejabat.nama}"'
            yield Finding(orang.place("nip"), message, "dipakai dua orang", "cocokkan NIP keduanya")


@sop_rule("SOP305", Severity.GALAT)
def pengesah_kosong(naskah: Naskah) -> Iterator[Finding]:
    """Pejabat yang mengesahkan belum lengkap.

    ## Apa
    `disahkan oleh` kosong, atau nama pejabatnya belum ada.

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
    """
    pejabat = naskah.sop.identitas.disahkan_oleh
    if pejabat is None:
        yield Finding(naskah.place("disahkan oleh"), "pejabat yang mengesahkan belum diisi", "belum ada", "tulis `disahkan oleh: …`")
    elif not pejabat.nama:
        place = naskah.place("disahkan oleh")
        yield Finding(place, f"nama {pejabat.jabatan} belum diisi", "tanpa nama", "lengkapi `nama` pejabat itu")


@agency_rule("SOP328", Severity.PERINGATAN)
def pejabat_berbeda_dengan_daftar(himpunan: Himpunan) -> Iterator[Finding]:
    """Data pejabat berbeda dengan daftar pejabat instansi.

    ## Apa
    Orang yang sama ditulis dengan jabatan, pangkat atau NIP lain daripada di `pejabat` dalam instansi.yaml. Huruf besar dan
    spasi tidak diperhitungkan.

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
    """
    daftar = {_orang(p.nama): p for p in himpunan.berkas.instansi.pejabat.values() if p.nama}
    for orang in tertulis(himpunan):
        baku = daftar.get(_orang(orang.pejabat.nama))
        if baku is None or baku is orang.pejabat:
            continue
        for key, here, there in _isian(orang.pejabat, baku):
            if here and there and kata(here) != kata(there):
                message = f'{key} {orang.pejabat.nama} berbeda dengan instansi.yaml ("{there}")'
                yield Finding(orang.place(key), message, "berbeda", "samakan, atau tulis kunci pejabat itu saja")


def _isian(here: Pejabat, there: Pejabat) -> tuple[tuple[str, str, str], ...]:
    """Key and both values; a NIP as digits, a rank without the many spellings of "Tingkat"."""
    nip = tuple("".join(p.nip.teks.split()) if p.nip else "" for p in (here, there))
    pangkat = tuple(re.sub(r"\b(?:Tk|Tkt)\b\.?|\bTingkat\b", "Tk ", p.pangkat, flags=re.IGNORECASE) for p in (here, there))
    return ("jabatan", here.jabatan, there.jabatan), ("pangkat", pangkat[0], pangkat[1]), ("nip", nip[0], nip[1])


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


def _orang(nama: str) -> frozenset[str]:
    """The words of a name without titles: those before it end with a point, those after it follow a comma."""
    bare = nama.partition(",")[0]
    return frozenset(kata(re.sub(r"\b[A-Za-z]{1,4}\.", " ", bare)))
