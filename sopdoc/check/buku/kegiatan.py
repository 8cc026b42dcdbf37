"""SOPs that the rows of a flow refer to: the identity sheet names them too."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from sopdoc.check.bahasa.kalimat import kalimat
from sopdoc.check.buku.keterkaitan import Kaitan, all_kaitan
from sopdoc.check.kata import kata_isi
from sopdoc.check.row_names import row_name
from sopdoc.check.rule import Finding, agency_rule
from sopdoc.diagnostics import Severity, Weight
from sopdoc.model.sop import Kegiatan
from sopdoc.naskah import Himpunan

_SEBUTAN = re.compile(r"\b(?:SOP|SPO|POS)\b")      # in nearly no cell
_BESAR = r"[A-Z][\w/-]*(?: (?:(?:dan|di|ke|atas|untuk|dari|pada|dalam) )?[A-Z][\w/-]*)+"       # "Pengelolaan Surat Masuk"
_KECIL = r"pe[a-z]{3,}an(?: (?!(?:dan|dengan|di|oleh|pada|untuk|yang)\b)[a-z]+){1,3}"           # "pengelolaan surat masuk"
_PIHAK = r"(?!(?i:badan|dinas|instansi|internal|kabupaten|kantor|kementerian|kota|pemerintah|provinsi|pusat|unit)\b)"   # whose, not which
_SOP = rf"(?P<sop>\b(?:SOP|SPO|POS)(?:[ -]?AP)? (?:tentang )?{_PIHAK}(?P<nama>{_BESAR}|{_KECIL}))"
_NAMA_SOP = re.compile("".join(rf"(?<!\b(?i:{word}) )" for word in ("konsep", "draf", "draft", "rancangan", "naskah", "daftar")) + _SOP)
_SENDIRI = re.compile(rf"\s*(?P<sop>(?:SOP|SPO|POS) {_PIHAK}(?P<nama>[A-Z]\w+(?: [\w/-]+){{0,7}}))[ .;]*")   # a note that is only this
_RUJUKAN = re.compile(rf"(?:\b(?i:sesuai|berdasarkan|mengikuti|mengacu|lihat|menurut|melalui|dengan|pada|ke|dalam) |\(){_SOP}")


@agency_rule("SOP508", Severity.CATATAN, Weight.KURANG)
def kaitan_hanya_di_kegiatan(himpunan: Himpunan) -> Iterator[Finding]:
    """Kegiatan merujuk SOP yang tidak disebut dalam keterkaitan.

    ## Apa
    Keterangan atau uraian sebuah kegiatan merujuk SOP lain, dengan `[nama](berkas)` atau dengan namanya saja ("sesuai SOP
    Pengelolaan Arsip"), tetapi keterkaitan tidak menyebutnya.

    ## Mengapa
    Keterkaitan memuat SOP yang mendahului, mengikuti, atau dipakai di dalam SOP ini (Keputusan Sekretaris MA 002/2012); pembaca
    halaman identitas mencarinya di sana.

    ## Salah
    ```yaml
    keterkaitan: "-"
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Memeriksa usulan, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 5 menit, output: Usulan terperiksa}
      - uraian: Memesan buku
        pelaksana: petugas
        kelengkapan: Usulan terperiksa
        waktu: 5 menit
        output: Pesanan
        keterangan: "Dilanjutkan dengan [SOP Pengembalian Buku](tetangga)"
    # berkas: tetangga.yaml
    keterkaitan: "-"
    ```

    ## Benar
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Memeriksa usulan, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 5 menit, output: Usulan terperiksa}
      - uraian: Memesan buku
        pelaksana: petugas
        kelengkapan: Usulan terperiksa
        waktu: 5 menit
        output: Pesanan
        keterangan: "Dilanjutkan dengan [SOP Pengembalian Buku](tetangga)"
    ```

    ## Bukan salah
    Rujukan ke SOP ini sendiri:
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Memeriksa usulan, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 5 menit, output: Usulan terperiksa}
      - uraian: Memesan buku
        pelaksana: petugas
        kelengkapan: Usulan terperiksa
        waktu: 5 menit
        output: Pesanan
        keterangan: "Diulang seperti di [SOP Peminjaman Buku](sop)"
    ```

    Nama yang disebut keterkaitan dengan lebih pendek atau lebih panjang, SOP ini sendiri, dan SOP tanpa nama:
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Memeriksa usulan, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 5 menit, output: Usulan terperiksa,
         keterangan: Sesuai SOP Pengembalian Buku Terlambat}
      - {uraian: Memesan buku, pelaksana: petugas, kelengkapan: Usulan terperiksa, waktu: 5 menit, output: Pesanan,
         keterangan: Sesuai SOP yang berlaku dan SOP Peminjaman Buku}
    ```

    SOP sebagai hasil atau bahan pekerjaan, bukan sebagai rujukan:
    ```yaml
    kegiatan:
      - {uraian: Menyusun SOP Pemesanan Buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Naskah}
      - {uraian: Memeriksa naskah, pelaksana: petugas, kelengkapan: Naskah, waktu: 5 menit, output: Naskah terperiksa,
         keterangan: Konsep SOP Pemesanan Buku}
      - {uraian: Menyimpan naskah, pelaksana: petugas, kelengkapan: Naskah terperiksa, waktu: 5 menit, output: Arsip}
    ```
    """
    menurut_sop: dict[str, list[Kaitan]] = {}
    for kaitan in all_kaitan(himpunan):
        menurut_sop.setdefault(kaitan.naskah.sop.file, []).append(kaitan)
    for naskah in himpunan.naskah:
        own = menurut_sop.get(naskah.sop.file, [])
        tujuan = [one for kaitan in own for one in kaitan.tujuan] + [naskah]
        tautan = {one.sop.kunci for one in tujuan}.union(*(kaitan.butir.tautan for kaitan in own))
        nama = [*(one.sop.identitas.nama for one in tujuan), *(alur.judul for alur in naskah.sop.alur), *(one.butir.teks for one in own)]
        told = {words for words in map(kata_isi, nama) if words}
        for kegiatan in (k for alur in naskah.sop.alur for k in alur.kegiatan):
            yield from _tertaut(kegiatan, tautan)
            yield from _bernama(kegiatan, told)


def _tertaut(kegiatan: Kegiatan, told: Collection[str]) -> Iterator[Finding]:
    """The links of a row to SOPs that are not told."""
    for isi in (kegiatan.uraian, kegiatan.keterangan):
        for word in (w for blok in isi.blok for w in blok.kata if w.tautan and w.tautan not in told):
            message = f'{row_name(kegiatan)} merujuk "{word.teks}", yang tidak ada dalam keterkaitan'
            hint = f'tambahkan "[{word.teks}]({word.tautan})" pada `keterkaitan`'
            yield Finding(isi.span, message, f"merujuk {word.tautan}", hint)


def _bernama(kegiatan: Kegiatan, told: Collection[frozenset[str]]) -> Iterator[Finding]:
    """The names of SOPs in a row, without a link, that no name told is a shorter or longer form of."""
    for isi, pattern in ((kegiatan.uraian, _RUJUKAN), (kegiatan.keterangan, _NAMA_SOP)):
        for blok in isi.blok if _SEBUTAN.search(kalimat(isi)) else ():
            teks = "".join(w.teks for w in blok.kata if not w.tautan)
            alone = _SENDIRI.fullmatch(teks)
            for match in (alone,) if alone else pattern.finditer(teks):
                nama = kata_isi(match["nama"])
                if not any(_is_sama(nama, one) for one in told):
                    message = f'{row_name(kegiatan)} merujuk "{match["sop"]}", yang tidak ada dalam keterkaitan'
                    yield Finding(isi.span, message, match["sop"], "tambahkan pada `keterkaitan`, dengan tautan bila definisinya ada")


def _is_sama(nama: frozenset[str], told: frozenset[str]) -> bool:
    """Is one a shorter form of the other, or do half of all their words agree?"""
    return nama <= told or told <= nama or 2 * len(nama & told) >= len(nama | told)
