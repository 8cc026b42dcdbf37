"""What becomes of those who are refused: somebody mends what they brought, or their way ends; they get nothing of what is granted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sopdoc.check.bahasa.kalimat import kalimat, kerja_pertama
from sopdoc.check.bahasa.label import is_menolak, sederhana
from sopdoc.check.graph import Graph, cabang_of
from sopdoc.check.row_names import row_name
from sopdoc.check.rule import Finding, sop_rule
from sopdoc.diagnostics import Severity, Weight
from sopdoc.model.sop import Kegiatan, Sambungan
from sopdoc.naskah import Naskah

_HANYA_PERIKSA = frozenset({"menerima", "memeriksa", "mengecek", "memverifikasi", "memvalidasi", "meneliti"})
_MEMBERI = frozenset({"mencetak", "menandatangani", "menerbitkan", "mengesahkan", "menetapkan", "membayar", "membayarkan", "mencairkan"})
_DITOLAK = re.compile(r"(?:di|me)?tolak\w*|tidak (?:di(?:setujui|terima|izinkan|kabulkan)|setuju|memenuhi|layak|lulus|berhak|sah)\b.*")
_MENOLAK = re.compile(r"\b(?:menolak|ditolak|penolakan|tidak (?:disetujui|diterima|dikabulkan|memenuhi|lulus|layak))\b", re.IGNORECASE)


@sop_rule("SOP240", Severity.PERINGATAN, Weight.BERTENTANGAN)
def kembali_tanpa_perbaikan(naskah: Naskah) -> Iterator[Finding]:
    """Cabang kembali tanpa ada yang memperbaiki.

    ## Apa
    Jawaban yang menolak mengembalikan alur ke kegiatan yang hanya menerima atau memeriksa, sampai ke keputusan yang sama; tidak ada
    yang memperbaiki, sehingga jawabannya akan sama lagi.

    ## Mengapa
    PermenPAN-RB 35/2012: prosedur harus jelas akhirnya. Yang ditolak kembali kepada orang yang memperbaikinya, atau jalannya berakhir
    di sini; putaran tanpa perbaikan tidak pernah selesai.

    ## Salah
    ```yaml
    kegiatan:
      - {uraian: Menyerahkan kartu, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Kartu diserahkan}
      - {id: terima, uraian: Menerima kartu, pelaksana: petugas, kelengkapan: Kartu diserahkan, waktu: 5 menit, output: Kartu diterima}
      - uraian: Memeriksa kartu anggota
        pelaksana: petugas
        cabang: {Ya: lanjut, Tidak: terima}
        kelengkapan: Kartu diterima
        waktu: 5 menit
        output: Kartu terperiksa
      - {uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Kartu terperiksa, waktu: 5 menit, output: Tanda terima}
    ```

    ## Benar
    ```yaml
    kegiatan:
      - {id: serah, uraian: Menyerahkan kartu, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Kartu diserahkan}
      - {uraian: Menerima kartu, pelaksana: petugas, kelengkapan: Kartu diserahkan, waktu: 5 menit, output: Kartu diterima}
      - uraian: Memeriksa kartu anggota
        pelaksana: petugas
        cabang: {Ya: lanjut, Tidak: serah}
        kelengkapan: Kartu diterima
        waktu: 5 menit
        output: Kartu terperiksa
      - {uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Kartu terperiksa, waktu: 5 menit, output: Tanda terima}
    ```

    ## Bukan salah
    Kembali ke pekerjaan yang diulang dengan lebih baik:
    ```yaml
    kegiatan:
      - {uraian: Menyerahkan kartu, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Kartu diserahkan}
      - {id: catat, uraian: Mencatat kartu, pelaksana: petugas, kelengkapan: Kartu diserahkan, waktu: 5 menit, output: Kartu tercatat}
      - uraian: Memeriksa catatan kartu
        pelaksana: petugas
        cabang: {Ya: lanjut, Tidak: catat}
        kelengkapan: Kartu tercatat
        waktu: 5 menit
        output: Kartu terperiksa
      - {uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Kartu terperiksa, waktu: 5 menit, output: Tanda terima}
    ```

    Menunggu, dan bukan menolak:
    ```yaml
    kegiatan:
      - {uraian: Menyerahkan kartu, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Kartu diserahkan}
      - {id: terima, uraian: Menerima kartu, pelaksana: petugas, kelengkapan: Kartu diserahkan, waktu: 5 menit, output: Kartu diterima}
      - uraian: Memeriksa jumlah kartu
        pelaksana: petugas
        cabang: {Cukup: lanjut, Menunggu kartu berikutnya: terima}
        kelengkapan: Kartu diterima
        waktu: 5 menit
        output: Kartu terperiksa
      - {uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Kartu terperiksa, waktu: 5 menit, output: Tanda terima}
    ```
    """
    for g, simbol, ways in cabang_of(naskah):
        here = row_name(g.kegiatan(simbol.id))
        for way in (w for w in ways if is_menolak(w.label)):
            again = _putaran(g, way)
            if again and all(kerja_pertama(kalimat(k.uraian)) in _HANYA_PERIKSA for k in again):
                label = f'"{way.label}" kembali ke {row_name(again[0])}, tanpa ada yang memperbaiki'
                hint = "arahkan ke kegiatan pelaksana yang memperbaikinya, atau akhiri dengan `selesai`"
                yield Finding(way.span, f"penolakan di {here} berputar tanpa perbaikan", label, hint)


def _putaran(g: Graph, way: Sambungan) -> list[Kegiatan]:
    """The rows from a branch's end back to its decision, both included; [] where it does not come back."""
    onward, todo = set[str](), [way.ke]
    while todo:
        one = todo.pop()
        if one not in onward:
            onward.add(one)
            todo += [] if one == way.dari else g.after(one)
    back = {one for one in onward if way.dari in g.reach({one})}
    return [k for k in g.alur.kegiatan if any(s.id in back for s in k.simbol)]


@sop_rule("SOP241", Severity.PERINGATAN, Weight.BERTENTANGAN)
def ditolak_ikut_lanjut(naskah: Naskah) -> Iterator[Finding]:
    """Yang ditolak berlanjut bersama yang diterima.

    ## Apa
    Setelah permohonan ditolak, alurnya tetap sampai ke kegiatan yang menerbitkan, menandatangani, mengesahkan, atau membayar apa yang
    diberikan kepada yang diterima. Biasanya `lanjut: selesai` terlupa pada kegiatan yang memberitahukan penolakannya.

    ## Mengapa
    PermenPAN-RB 35/2012: anak panah menunjukkan arah pekerjaan. Menurut gambar ini yang ditolak mendapat hal yang sama dengan yang
    diterima.

    ## Salah
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan}
      - {uraian: Memeriksa usulan, pelaksana: petugas, kelengkapan: Usulan, waktu: 9 menit, output: Hasil,
         cabang: {Ya: terbit, Tidak: lanjut}}
      - {uraian: Membuat surat penolakan, pelaksana: petugas, kelengkapan: Hasil, waktu: 5 menit, output: Penolakan}
      - {id: terbit, uraian: Menerbitkan kartu, pelaksana: petugas, kelengkapan: Hasil, waktu: 5 menit, output: Kartu}
    ```

    ## Benar
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan}
      - {uraian: Memeriksa usulan, pelaksana: petugas, kelengkapan: Usulan, waktu: 9 menit, output: Hasil,
         cabang: {Ya: terbit, Tidak: lanjut}}
      - {uraian: Membuat surat penolakan, pelaksana: petugas, kelengkapan: Hasil, waktu: 5 menit, output: Penolakan,
         lanjut: selesai}
      - {id: terbit, uraian: Menerbitkan kartu, pelaksana: petugas, kelengkapan: Hasil, waktu: 5 menit, output: Kartu}
    ```

    ## Bukan salah
    Kedua jawaban disampaikan atau disimpan dengan cara yang sama:
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan}
      - {uraian: Memeriksa usulan, pelaksana: petugas, kelengkapan: Usulan, waktu: 9 menit, output: Hasil,
         cabang: {Ya: terbit, Tidak: lanjut}}
      - {uraian: Membuat surat penolakan, pelaksana: petugas, kelengkapan: Hasil, waktu: 5 menit, output: Penolakan,
         lanjut: kirim}
      - {id: terbit, uraian: Menerbitkan kartu, pelaksana: petugas, kelengkapan: Hasil, waktu: 5 menit, output: Kartu}
      - {id: kirim, uraian: Mengirimkan surat, pelaksana: petugas, kelengkapan: Hasil, waktu: 5 menit, output: Surat terkirim}
    ```

    Langkah yang dilewati bila tidak diperlukan:
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan}
      - {uraian: Memeriksa harga, pelaksana: petugas, kelengkapan: Usulan, waktu: 9 menit, output: Hasil,
         cabang: {Ya: lanjut, Tidak: terbit}}
      - {uraian: Menimbang harga, pelaksana: petugas, kelengkapan: Hasil, waktu: 5 menit, output: Pertimbangan}
      - {id: terbit, uraian: Menerbitkan kartu, pelaksana: petugas, kelengkapan: Hasil, waktu: 5 menit, output: Kartu}
    ```

    Yang ditolak diperbaiki, lalu diputuskan lagi:
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan}
      - {id: periksa, uraian: Memeriksa usulan, pelaksana: petugas, kelengkapan: Usulan, waktu: 9 menit, output: Hasil,
         cabang: {Ya: terbit, Tidak: lanjut}}
      - {uraian: Memperbaiki usulan yang ditolak, pelaksana: pemohon, kelengkapan: Hasil, waktu: 5 menit, output: Usulan,
         lanjut: periksa}
      - {id: terbit, uraian: Menerbitkan kartu, pelaksana: petugas, kelengkapan: Hasil, waktu: 5 menit, output: Kartu}
    ```
    """
    for g, simbol, ways in cabang_of(naskah):
        here = row_name(g.kegiatan(simbol.id))
        diterima = g.reach(w.ke for w in ways if not is_menolak(w.label))
        for way in (w for w in ways if simbol.id not in g.reach((w.ke,))):
            granted = _diberi(g, way, diterima)
            if granted:
                label = f"kedua jalan menuju {row_name(granted)}"
                hint = "akhiri jalan yang ditolak dengan `lanjut: selesai`, atau arahkan ke kegiatan lain"
                yield Finding(way.span, f"yang ditolak di {here} berlanjut bersama yang diterima", label, hint)


def _diberi(g: Graph, way: Sambungan, diterima: frozenset[str]) -> Kegiatan | None:
    """The row of what is granted that the refused reach, at once or after the row that refuses them."""
    refuses = _MENOLAK.search(kalimat(g.kegiatan(way.ke).uraian)) is not None
    if is_menolak(way.label) and refuses and way.ke not in diterima:
        after = list(g.after(way.ke))
    else:
        after = [way.ke] if _DITOLAK.fullmatch(sederhana(way.label)) else []
    rows = (g.kegiatan(ke) for ke in after if ke in diterima)
    return next((k for k in rows if kerja_pertama(kalimat(k.uraian)) in _MEMBERI), None)
