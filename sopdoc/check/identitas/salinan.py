"""Sentences left over from the SOP that was copied: they name another SOP, another survey, another service."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sopdoc.check.bahasa.kalimat import shortened
from sopdoc.check.kata import inti, kata_isi
from sopdoc.check.rule import Finding, sop_rule
from sopdoc.diagnostics import Severity, Weight
from sopdoc.naskah import Naskah

_SOP_LAIN = re.compile(     # its own name, where a warning says what happens without it
    r"\b(?:SOP|SPO|POS)(?: tentang| mengenai)? (?P<nama>(?!ini\b|tersebut\b|yang\b|dan\b)[^,.;:()]{4,80}?)"
    r" (?:ini )?(?:tidak|belum) (?:di\w+|ter\w+|ber\w+)", re.IGNORECASE
)
_NAMA = r"(?!(?:Dari|Dengan|Di|Dalam|Ke|Melalui|Oleh|Pada|Secara|Untuk)\b)[A-Z][\w/-]*"      # a word of a name, in title case
_SURVEI = re.compile(rf"\b(?P<jenis>Survei|Survey|Sensus) (?P<nama>{_NAMA}(?: (?:dan )?{_NAMA})*)")
_LAYANAN = re.compile(r"\b(?P<jenis>[Pp]elayanan|[Ll]ayanan) (?P<nama>\w+(?: \w+)?)")
_UMUM = frozenset({      # of any SOP, survey or service
    "administrasi", "akan", "ap", "dasar", "informasi", "ini", "internal", "kepada", "khusus", "lainnya", "maksimal",
    "masyarakat", "menjadi", "pemerintah", "pemerintahan", "pemohon", "prima", "publik", "terganggu", "terhambat",
    "terkait", "terpadu", "tersebut", "tidak", "umum",
})
_SAMA = 5       # letters after the prefix in which two forms of one word agree
_RAGAM = {"survey": "survei", "layanan": "pelayanan"}


@sop_rule("SOP349", Severity.PERINGATAN, Weight.SALAH)
def kalimat_dari_sop_lain(naskah: Naskah) -> Iterator[Finding]:
    """Kalimat menyebut SOP, survei, atau pelayanan lain.

    ## Apa
    Peringatan menyebut SOP dengan nama lain sebagai SOP yang tidak dilaksanakan, atau pelayanan lain daripada pelayanan di nama SOP;
    kualifikasi, peringatan, pencatatan, atau kegiatan menyebut survei atau sensus lain daripada yang di nama SOP.

    ## Mengapa
    SOP yang disalin dari SOP lain sering masih memuat namanya; pembaca tidak tahu peringatan itu untuk kegiatan mana (cacat nyata pada
    SOP statistik dan SOP pelayanan).

    ## Salah
    ```yaml
    peringatan: Apabila SOP Pengurusan Cuti tidak dilaksanakan, maka buku dapat dipinjam oleh orang lain
    ```

    ## Benar
    ```yaml
    peringatan: Apabila SOP Peminjaman Buku tidak dilaksanakan, maka buku dapat dipinjam oleh orang lain
    ```

    ## Bukan salah
    Nama sendiri yang dipendekkan, dan SOP tanpa nama:
    ```yaml
    peringatan:
      - Apabila SOP Peminjaman tidak dilaksanakan, maka buku dapat dipinjam oleh orang lain
      - Apabila SOP ini tidak dilaksanakan, maka buku dapat dipinjam oleh orang lain
    ```

    Kemampuan yang diperoleh dari survei lain, bila nama SOP bukan survei:
    ```yaml
    kualifikasi pelaksana: Pernah mengikuti Survei Kepuasan Masyarakat
    ```

    Survei yang sama dengan nama yang lebih panjang:
    ```yaml
    nama: Pelaksanaan Survei Minat Baca
    kualifikasi pelaksana: Memahami Survei Minat Baca Kabupaten
    # berkas: tetangga.yaml
    keterkaitan: "[SOP Pelaksanaan Survei Minat Baca](sop)"
    ```

    Survei tanpa namanya, di kalimat yang semua katanya berhuruf besar:
    ```yaml
    nama: Pelaksanaan Survei Minat Baca
    pencatatan dan pendataan: Mencatat Sampel Survei Pada Aplikasi
    # berkas: tetangga.yaml
    keterkaitan: "[SOP Pelaksanaan Survei Minat Baca](sop)"
    ```

    Pelayanan pada umumnya:
    ```yaml
    nama: Pelayanan Peminjaman Buku
    peringatan: Apabila kartu tidak diperiksa, maka pelayanan publik terganggu
    # berkas: tetangga.yaml
    keterkaitan: "[SOP Pelayanan Peminjaman Buku](sop)"
    ```
    """
    nama = naskah.sop.identitas.nama
    own = kata_isi(nama).union(*(kata_isi(alur.judul) for alur in naskah.sop.alur))
    hint = "ganti dengan nama yang dimaksud, atau hapus kalimat ini"
    for butir in naskah.bagian.get("peringatan", ()):
        lain = next((m["nama"] for m in _SOP_LAIN.finditer(butir.teks) if _is_lain(kata_isi(m["nama"]), own)), "")
        if lain:
            yield Finding(butir.span, f'peringatan menyebut SOP lain: "{shortened(lain)}"', "SOP lain", hint)
        yield from (Finding(butir.span, message, "pelayanan lain", hint) for message in _sejenis(butir.teks, nama, own, _LAYANAN))
    texts = [(butir.teks, butir.span) for key in ("kualifikasi pelaksana", "peringatan", "pencatatan dan pendataan")
             for butir in naskah.bagian.get(key, ())]
    texts += [(k.uraian.blok[0].polos, k.uraian.span) for alur in naskah.sop.alur for k in alur.kegiatan if k.uraian.blok]
    for teks, span in texts:
        yield from (Finding(span, message, "survei lain", hint) for message in _sejenis(teks, nama, own, _SURVEI))


def _sejenis(teks: str, nama: str, own: frozenset[str], pattern: re.Pattern[str]) -> Iterator[str]:
    """Others of the kind that the SOP's name names one of."""
    jenis = {_jenis(m) for m in pattern.finditer(nama) if kata_isi(m["nama"]) - _UMUM}
    for match in pattern.finditer(teks) if jenis else ():
        if _jenis(match) in jenis and _is_lain(kata_isi(match["nama"]), own):
            yield f'"{match.group()}" bukan {_jenis(match)} di nama SOP ini'


def _jenis(match: re.Match[str]) -> str:
    small: str = match["jenis"].casefold()
    return _RAGAM.get(small, small)


def _is_lain(words: frozenset[str], own: frozenset[str]) -> bool:
    """Does the name say something, and nothing of what this SOP's name says, in whatever form ("meminjam", "peminjaman")?"""
    telling = words - _UMUM
    return bool(telling) and not any(inti(word)[:_SAMA] in other for word in telling for other in own)
