"""What copying and filling in leave behind: tokens, dots, other agencies' words, labels of their own."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from sopdoc.check.kata import kata
from sopdoc.check.peraturan.kutipan import isian
from sopdoc.check.rule import Finding, agency_rule, sop_rule
from sopdoc.diagnostics import Severity, Span, Weight
from sopdoc.naskah import Himpunan, Naskah, items_of
from sopdoc.source.node import MappingNode, Node, ScalarNode

_SISA = re.compile(
    r"\$\{[^}]*\}|\{\{[^}]*\}\}|<<[^>]+>>|\.{4,}|…{2,}|(?:\. ){3,}\.|_{3,}"
    r"|\bX{3,}\b|\blorem ipsum\b|\bTODO\b|\[(?:isi|nama|tanggal|nomor)\b[^\]]*\](?!\()"
)
_SEBUTAN = re.compile(     # told of, not forgotten: "kode ${nomor_naskah} di naskah", or in quotation marks
    r"\b(?:kode|penanda|token|tag|variabel|placeholder|isian|tanda (?:isian|tempat))\b|[\"'`“‘]\s*$", re.IGNORECASE
)
_CAP = re.compile(r"RANCANGAN|Rancangan|DRAFT?|CONTOH")
_LABEL: dict[str, tuple[str, ...]] = {
    "dasar hukum": ("dasar hukum",),
    "kualifikasi pelaksana": ("kualifikasi pelaksana",),
    "keterkaitan": ("keterkaitan", "keterkaitan sop", "keterkaitan dengan sop lain"),
    "peralatan/perlengkapan": ("peralatan perlengkapan", "peralatan dan perlengkapan", "peralatan atau perlengkapan"),
    "peringatan": ("peringatan",),
    "pencatatan dan pendataan": ("pencatatan dan pendataan", "pencatatan pendataan"),
}


@sop_rule("SOP324", Severity.PERINGATAN, Weight.SALAH)
def sisa_isian(naskah: Naskah) -> Iterator[Finding]:
    """Tempat isian atau cap rancangan tertinggal.

    ## Apa
    Teks memuat tempat isian yang belum diisi (`${…}`, `{{…}}`, titik-titik, `___`, XXX, [nama …]), kutipan dasar hukum yang nomor
    atau tahunnya masih titik-titik atau "(diisi)", lorem ipsum, atau butir lembar identitas yang hanya berbunyi RANCANGAN. Di
    tabel, rancangan adalah hasil kerja biasa dan tidak dilaporkan. Nomor SOP diperiksa tersendiri (SOP307). Dengan
    `tanda tangan: srikandi`, keenam kode yang diisi SRIKANDI boleh ada.

    ## Mengapa
    Tempat isian dari naskah contoh atau dari aplikasi persuratan yang tidak terisi ikut tercetak di lembar yang disahkan
    (cacat nyata pada naskah yang beredar).

    ## Salah
    ```yaml
    pencatatan dan pendataan: Dicatat dalam buku ..........
    ```

    ## Benar
    ```yaml
    pencatatan dan pendataan: Dicatat dalam buku peminjaman
    ```

    ## Bukan salah
    Tautan, dua huruf X, tiga titik, dan rancangan sebagai hasil kerja:
    ```yaml
    pencatatan dan pendataan: Dicatat dalam buku XX [nama buku](tetangga) atau rancangan daftar, dst...
    ```

    Kode yang diisi SRIKANDI:
    ```yaml
    catatan: Nomor ${nomor_naskah}
    # berkas: instansi.yaml
    tanda tangan: srikandi
    ```

    Kode yang memang dibicarakan:
    ```yaml
    catatan: Petugas memasang kode ${nomor_naskah} dan "${ttd_pengirim}" di naskah sebelum mengunggahnya
    ```

    Nomor, tanggal, nama, dan NIP yang belum diisi punya aturan sendiri (SOP305, SOP307, SOP339, SOP565):
    ```yaml
    nomor: 000.8.3.3/……/ORG/2026
    revisi ke: 1
    tanggal revisi: ……
    riwayat: [{revisi ke: 1, tanggal: ……, ringkasan: Waktu kegiatan 2}]
    disusun oleh: {jabatan: Pengadministrasi Umum, nama: (……)}
    disahkan oleh: {jabatan: Asisten Administrasi Umum, nama: Arif Setiadharma, nip: ……}
    ```
    """
    tersendiri = _tersendiri(naskah)
    texts = (node for node, _ in naskah.matching(_SISA) if node.span not in tersendiri)
    found = [(node.span, sisa) for node in texts if (sisa := _sisa(node.text, naskah.kode))]
    told = {span for span, _ in found}
    dasar_hukum = naskah.bagian.get("dasar hukum", ())
    found += [(butir.span, slot.group()) for butir in dasar_hukum if butir.span not in told and (slot := isian(butir.teks))]
    found += [(butir.span, butir.teks) for semua in naskah.bagian.values() for butir in semua if _CAP.fullmatch(butir.teks)]
    for span, sisa in found:
        message, fakta = f'"{sisa}" tertinggal di dalam teks', "tempat isian tertinggal di dalam teks"
        yield Finding(span, message, f'"{sisa}" belum diisi', "isi atau hapus bagian itu", fakta)


def _sisa(teks: str, kode: Collection[str]) -> str:
    """The first slot that nobody fills in and the text does not talk about."""
    for match in _SISA.finditer(teks):
        told_of = match.group()[0] in "${" and _SEBUTAN.search(teks[: match.start()])
        if match.group() not in kode and not told_of:
            return match.group().strip()
    return ""


def _tersendiri(naskah: Naskah) -> set[Span]:
    """Where rules of their own ask: the number, the dates, those of the history too, the names and the NIP of those who sign."""
    orang = [node for _, node, _ in naskah.penanda_tangan() if isinstance(node, MappingNode)]
    own = [node.get(key) for node in orang for key in ("nama", "nip")]
    riwayat = naskah.node.get("riwayat") if isinstance(naskah.node, MappingNode) else None
    own += [node.get("tanggal") for node in items_of(riwayat) if isinstance(node, MappingNode)]
    return {naskah.place("nomor"), *map(naskah.place, naskah.sop.identitas.titik), *(node.span for node in own if node)}


@agency_rule("SOP326", Severity.CATATAN, Weight.BENTUK)
def label_tidak_baku(himpunan: Himpunan) -> Iterator[Finding]:
    """Label bagian lembar identitas tidak baku.

    ## Apa
    `penyesuaian: label:` mengganti nama bagian dengan sebutan yang lain artinya. Huruf besar, titik dua dan garis miring tidak
    diperhitungkan. Sebutan yang dipakai beberapa SOP disebut satu kali, pada yang pertama.

    ## Mengapa
    Nama bagian lembar identitas sudah tertentu (PermenPAN-RB 35/2012, gambar bagian identitas); sebutan lain seperti "Kualitas
    Pelaksana" atau "Pencatatan dan Pendaftaran" umumnya salah salin.

    ## Salah
    ```yaml
    penyesuaian:
      label:
        kualifikasi pelaksana: Kualitas Pelaksana
    ```

    ## Benar
    ```yaml
    penyesuaian:
      label:
        kualifikasi pelaksana: KUALIFIKASI PELAKSANA
    ```

    ## Bukan salah
    Sebutan baku yang lain ejaannya, dan label di luar bagian identitas:
    ```yaml
    penyesuaian:
      label:
        keterkaitan: KETERKAITAN DENGAN SOP LAIN
        peralatan/perlengkapan: Peralatan dan Perlengkapan
        tanggal efektif: Tanggal Berlaku
    ```

    Label kosong tidak dicetak:
    ```yaml
    penyesuaian:
      label: {kualifikasi pelaksana: ""}
    ```
    """
    sama: dict[tuple[str, str], list[ScalarNode]] = {}
    for key, value in _label(himpunan):
        sama.setdefault((key, " ".join(kata(value.text))), []).append(value)
    for (key, words), values in sama.items():
        if key in _LABEL and words and words not in _LABEL[key]:
            juga = f", juga di {len(values) - 1} SOP lain" if len(values) > 1 else ""
            hint = "pakai sebutan baku bila tidak ada aturan instansi yang lain"
            yield Finding(values[0].span, f'label "{values[0].text}" tidak baku', f"baku: {key}{juga}", hint)


def _label(himpunan: Himpunan) -> Iterator[tuple[str, ScalarNode]]:
    """Every label that the agency or one of its SOPs writes: its key, and what is printed."""
    nodes: list[Node | None] = list(himpunan.berkas.penyesuaian)
    nodes += [naskah.node.get("penyesuaian") for naskah in himpunan.naskah if isinstance(naskah.node, MappingNode)]
    for node in nodes:
        label = node.get("label") if isinstance(node, MappingNode) else None
        for key, value in label.entries if isinstance(label, MappingNode) else ():
            if isinstance(value, ScalarNode):
                yield key.text, value
