"""Where the keterangan of a row decides what only arrows may decide."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sopdoc.check.bahasa.daftar import words
from sopdoc.check.bahasa.kalimat import Awal, kalimat, kata, syarat
from sopdoc.check.bahasa.peran import Kolom, awal_baris, kolom_alur
from sopdoc.check.graph import Graph, decides, graph_of
from sopdoc.check.kegiatan.syarat import is_tergambar
from sopdoc.check.row_names import row_name
from sopdoc.check.rule import Finding, sop_rule
from sopdoc.diagnostics import Severity, Weight
from sopdoc.model.sop import Kegiatan
from sopdoc.naskah import Naskah

_CABANG = re.compile(
    r"\b(?:dikembalikan|lanjut|dilanjutkan|kembali\s+ke(?:pada)?|(?:langkah|kegiatan)\s+(?:(?:ke-?|nomor|no\.?)\s*)?\d+)\b"
    r"|\b(?:(?:tidak|belum|kurang)\s+\w+|ditolak|gagal)\b[^.;\n]*?\s(?:berhenti|dihentikan|selesai)\s*(?:[.;\n]|$)", re.IGNORECASE
)
_WAJIB = re.compile(r"(?:agar|harus|wajib|diharapkan|dimohon|mohon)\b", re.IGNORECASE)      # what to bring or to heed, not where to go
_TUJUAN = re.compile(
    r"(?:→|->|\b(?:kembali|dikembalikan|lanjut|dilanjutkan|langsung)\s+ke\s+(?:langkah|kegiatan|nomor|no\.?))\s*(\d+)\b", re.IGNORECASE
)
_HANYA = re.compile(
    r"\s*(?:hanya|khusus)\s+(?:untuk|bagi)\b[^.;\n]*?\b(?:tidak\s+\w+|belum\s+\w+|disetujui|ditolak|diterima|lengkap|memenuhi|lulus|layak)\b",
    re.IGNORECASE,
)
_AKIBAT = re.compile(r",|\bmaka\b", re.IGNORECASE)


@sop_rule("SOP358", Severity.CATATAN, Weight.BERTENTANGAN)
def cabang_di_keterangan(naskah: Naskah) -> Iterator[Finding]:
    """Cabang hanya tertulis di keterangan.

    ## Apa
    Kolom keterangan berkata "jika … kembali ke kegiatan …", padahal baris ini bukan keputusan.

    ## Mengapa
    PermenPAN-RB 35/2012: arah ditunjukkan oleh belah ketupat dan anak panah; keterangan hanya menjelaskan.

    ## Salah
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - uraian: Memeriksa usulan buku
        pelaksana: petugas
        kelengkapan: Usulan buku
        waktu: 5 menit
        output: Usulan terperiksa
        keterangan: Jika tidak lengkap, kembali ke kegiatan 1
      - {uraian: Menyimpan usulan buku, pelaksana: petugas, kelengkapan: Usulan terperiksa, waktu: 5 menit, output: Arsip usulan}
    ```

    ## Benar
    ```yaml
    kegiatan:
      - {id: ajukan, uraian: Mengajukan usulan, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - uraian: Memeriksa usulan buku
        pelaksana: petugas
        cabang: {Lengkap: lanjut, Tidak lengkap: ajukan}
        kelengkapan: Usulan buku
        waktu: 5 menit
        output: Usulan terperiksa
      - {uraian: Menyimpan usulan buku, pelaksana: petugas, kelengkapan: Usulan terperiksa, waktu: 5 menit, output: Arsip usulan}
    ```

    ## Bukan salah
    Baris yang memutuskan, dan keterangan yang tidak menunjuk kegiatan lain:
    ```yaml
    kegiatan:
      - {id: isi, uraian: Mengisi formulir, pelaksana: pemohon, kelengkapan: Kartu, waktu: 5 menit, output: Formulir, keterangan: Jika ada}
      - uraian: Memeriksa formulir
        pelaksana: petugas
        cabang: {Benar: lanjut, Salah: isi}
        kelengkapan: Formulir
        waktu: 5 menit
        output: Hasil
        keterangan: Jika salah kembali ke kegiatan 1
      - {uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Hasil, waktu: 5 menit, output: Tanda terima, keterangan: Kegiatan rutin}
    ```

    Syarat tentang cara mengerjakan:
    ```yaml
    kegiatan:
      - {uraian: Mengisi formulir, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Formulir}
      - uraian: Memeriksa formulir
        pelaksana: petugas
        kelengkapan: Formulir
        waktu: 5 menit
        output: Hasil
        keterangan: Jika tulisannya kecil, menggunakan kaca pembesar
      - {uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Hasil, waktu: 5 menit, output: Tanda terima}
    ```

    Kegiatan yang hanya dicapai lewat cabang; keterangan mengulang jawabannya:
    ```yaml
    kegiatan:
      - {uraian: Mengisi formulir, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Formulir}
      - uraian: Memeriksa formulir
        pelaksana: petugas
        cabang: {Disetujui: lanjut, Ditolak: selesai}
        kelengkapan: Formulir
        waktu: 5 menit
        output: Hasil
      - uraian: Menyerahkan buku
        pelaksana: petugas
        kelengkapan: Hasil
        waktu: 5 menit
        output: Tanda terima
        keterangan: Hanya untuk formulir yang disetujui
    ```

    Keharusan dalam suatu keadaan, dan kata "kembali" atau "kegiatan" yang tidak menunjuk ke mana:
    ```yaml
    kegiatan:
      - uraian: Mengisi formulir
        pelaksana: pemohon
        kelengkapan: Kartu anggota
        waktu: 5 menit
        output: Formulir
        keterangan: Jika anggota baru, agar menyerahkan fotokopi kartu
      - uraian: Memeriksa formulir
        pelaksana: petugas
        kelengkapan: Formulir
        waktu: 5 menit
        output: Hasil
        keterangan: Formulir gugur jika pemohon tidak menjawab kembali sampai kegiatan berakhir
      - {uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Hasil, waktu: 5 menit, output: Tanda terima}
    ```
    """
    for alur in naskah.sop.alur:
        kolom, g = kolom_alur(alur), graph_of(alur)
        for kegiatan in alur.kegiatan:
            if note := kalimat(kegiatan.keterangan):
                yield from _cabang(g, kegiatan, note, kolom)


def _cabang(g: Graph, kegiatan: Kegiatan, note: str, kolom: tuple[Kolom, ...]) -> Iterator[Finding]:
    span, word = kegiatan.keterangan.span, _syarat(note, kolom)
    if word and not decides(kegiatan) and not is_tergambar(g, kegiatan):
        hint = "jadikan baris ini keputusan dengan `cabang`, lalu hapus kalimatnya dari keterangan"
        if _HANYA.match(note):
            hint = "dahului dengan keputusan yang dapat melewati kegiatan ini, lalu hapus kalimatnya dari keterangan"
        yield Finding(span, f"cabang {row_name(kegiatan)} hanya tertulis di keterangan", f'"{word} …"', hint)
    elif missing := _tanpa_panah(g, kegiatan, note):
        hint = f"tulis `cabang` atau `lanjut` ke {missing}, atau perbaiki nomornya"
        yield Finding(span, f"anak panah {row_name(kegiatan)} hanya tertulis di keterangan", f"tidak ada anak panah ke {missing}", hint)


def _tanpa_panah(g: Graph, kegiatan: Kegiatan, note: str) -> str:
    """The row that the note sends to by its number, though no arrow leads there; "" when every one is drawn."""
    rows = {other.nomor: other for other in g.alur.kegiatan if other.nomor}
    drawn = {g.kegiatan(ke).nomor for one in kegiatan.simbol for ke in g.after(one.id)}
    named = [number for number in _TUJUAN.findall(note) if number in rows and number not in drawn]
    return row_name(rows[named[0]]) if named else ""


def _syarat(note: str, kolom: tuple[Kolom, ...]) -> str:
    """The words of the note that decide, "" when it only explains."""
    if _HANYA.match(note):
        return note.split()[0]
    word = syarat(note)
    follows = _AKIBAT.split(note[note.find(word) :], maxsplit=1)[1:] if word else []
    return word if word and (_CABANG.search(note) or any(_acts(text.strip(), kolom) for text in follows)) else ""


def _acts(text: str, kolom: tuple[Kolom, ...]) -> bool:
    """Does somebody do something else then?  How the row itself is done is no branch."""
    if _WAJIB.match(text):
        return False
    begin = awal_baris(text, kolom)
    return begin is Awal.SUBJEK or (begin is Awal.KERJA and not words("kata", "cara").intersection(kata(text)[:3]))
