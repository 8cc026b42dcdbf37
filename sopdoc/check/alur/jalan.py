"""The ways of a flow: does every symbol get its turn, lead on, and come to an end?

Severity: galat where nobody could follow the sheet (a symbol that is never reached, a loop without a way out).
"""

from __future__ import annotations

from collections.abc import Iterator

from sopdoc.check.alur.bentuk import ends
from sopdoc.check.graph import Graph, graph_of, loops
from sopdoc.check.row_names import row_name
from sopdoc.check.rule import Finding, sop_rule
from sopdoc.diagnostics import Severity, Weight
from sopdoc.model.sop import Bentuk, Kegiatan, Simbol
from sopdoc.naskah import Naskah


@sop_rule("SOP223", Severity.GALAT, Weight.SALAH)
def tak_tercapai(naskah: Naskah) -> Iterator[Finding]:
    """Kegiatan atau simbol tidak pernah tercapai dari awal alur.

    ## Apa
    Tidak ada anak panah dari awal prosedur yang sampai ke kegiatan ini, biasanya karena kegiatan sebelumnya melompatinya, atau ke
    salah satu simbol di dalam `rangkaian`: simbol sesudah `selesai`, sesudah keputusan tanpa `cabang`, atau di depan `masuk`.

    ## Mengapa
    PermenPAN-RB 35/2012: anak panah menunjukkan arah proses; kegiatan tanpa arah masuk tidak akan pernah dikerjakan.

    ## Salah
    ```yaml
    kegiatan:
      - {uraian: Menyusun daftar buku, pelaksana: pemohon, lanjut: simpan, kelengkapan: Katalog, waktu: 5 menit, output: Daftar buku}
      - {uraian: Memeriksa daftar buku, pelaksana: petugas, kelengkapan: Daftar buku, waktu: 5 menit, output: Daftar terperiksa}
      - {id: simpan, uraian: Menyimpan daftar, pelaksana: petugas, kelengkapan: Daftar terperiksa, waktu: 5 menit, output: Arsip daftar}
    ```

    ## Benar
    ```yaml
    kegiatan:
      - {uraian: Menyusun daftar buku, pelaksana: pemohon, kelengkapan: Katalog, waktu: 5 menit, output: Daftar buku}
      - {uraian: Memeriksa daftar buku, pelaksana: petugas, kelengkapan: Daftar buku, waktu: 5 menit, output: Daftar terperiksa}
      - {uraian: Menyimpan daftar buku, pelaksana: petugas, kelengkapan: Daftar terperiksa, waktu: 5 menit, output: Arsip daftar}
    ```

    ## Bukan salah
    Kegiatan bersama dicapai lewat salah satu simbolnya:
    ```yaml
    kegiatan:
      - {uraian: Mengisi formulir, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Formulir}
      - uraian: Mencocokkan formulir
        pelaksana: [pemohon, petugas]
        hubungan: bersama
        kelengkapan: Formulir
        waktu: 9 menit
        output: Hasil
      - {uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Hasil, waktu: 5 menit, output: Tanda terima}
    ```

    Kegiatan yang dicapai dari bawah:
    ```yaml
    kegiatan:
      - {uraian: Mengisi formulir, pelaksana: pemohon, lanjut: catat, kelengkapan: Kartu anggota, waktu: 5 menit, output: Formulir}
      - id: serah
        uraian: Menyerahkan buku
        pelaksana: petugas
        lanjut: selesai
        kelengkapan: Catatan
        waktu: 9 menit
        output: Tanda terima
      - {id: catat, uraian: Mencatat formulir, pelaksana: petugas, lanjut: serah, kelengkapan: Formulir, waktu: 5 menit, output: Catatan}
    ```
    """
    for alur in naskah.sop.alur:
        g = graph_of(alur)
        for before, kegiatan, simbol in _terlewat(g):
            if simbol:
                yield _simbol_terlewat(g, kegiatan, simbol)
            else:
                hint = f"arahkan sebuah `lanjut` atau `cabang` ke sini; {_jalan(g, before)}" if before else "arahkan `lanjut` ke sini"
                yield Finding(kegiatan.uraian.span, f"{row_name(kegiatan)} tidak pernah tercapai", "tidak ada anak panah dari awal", hint)


def _terlewat(g: Graph) -> Iterator[tuple[Kegiatan | None, Kegiatan, Simbol | None]]:
    """Rows that no way from the start reaches, each after the row above it; else the symbols of a row that none reaches.

    What hangs on one of them is the same fault.
    """
    found = g.reached
    for before, kegiatan in zip((None, *g.alur.kegiatan), g.alur.kegiatan, strict=False):
        if not any(s.id in found for s in kegiatan.simbol):
            found |= g.reach(s.id for s in kegiatan.simbol)
            yield before, kegiatan, None
        for simbol in kegiatan.simbol:
            if simbol.id not in found:
                found |= g.reach((simbol.id,))
                yield before, kegiatan, simbol


def _simbol_terlewat(g: Graph, kegiatan: Kegiatan, simbol: Simbol) -> Finding:
    """One symbol of a row whose others are reached."""
    nama = next((p.nama for p in g.alur.pelaksana if p.kunci == simbol.pelaksana), simbol.pelaksana)
    before = kegiatan.simbol[:kegiatan.simbol.index(simbol)]
    if not before:
        label, hint = "alur masuk di simbol sesudahnya", "hapus `masuk`, atau hapus simbol ini"
    elif before[-1].bentuk is Bentuk.SELESAI:
        label, hint = "sesudah simbol selesai", "pindahkan `simbol: selesai` ke simbol terakhir, atau hapus simbol ini"
    elif before[-1].bentuk is Bentuk.KEPUTUSAN and not g.outgoing.get(before[-1].id):
        label, hint = "sesudah keputusan tanpa cabang", "tulis `cabang: {Ya: berikut, Tidak: …}` pada keputusannya"
    else:
        label, hint = "tidak ada anak panah ke sini", "tulis `berikut` di antara jalan simbol sebelumnya, atau hapus simbol ini"
    return Finding(simbol.span, f"simbol {nama} di {row_name(kegiatan)} tidak pernah tercapai", label, hint)


@sop_rule("SOP224", Severity.PERINGATAN, Weight.SALAH)
def buntu(naskah: Naskah) -> Iterator[Finding]:
    """Kegiatan buntu: tidak berlanjut dan tidak berakhir.

    ## Apa
    Dari kegiatan ini tidak keluar anak panah, padahal simbolnya bukan kapsul selesai.

    ## Mengapa
    PermenPAN-RB 35/2012: anak panah menunjukkan arah proses dan kapsul menutup prosedur; pelaksana harus tahu ke mana hasilnya
    pergi. Kotak penerima dalam baris serah terima tidak dihitung.

    ## Salah
    ```yaml
    kegiatan:
      - {uraian: Menyusun daftar, pelaksana: pemohon, lanjut: [periksa, simpan], kelengkapan: Katalog, waktu: 5 menit, output: Daftar buku}
      - id: periksa
        uraian: Memeriksa daftar buku
        pelaksana: petugas
        lanjut: tidak
        kelengkapan: Daftar buku
        waktu: 5 menit
        output: Daftar terperiksa
      - {id: simpan, uraian: Menyimpan daftar, pelaksana: petugas, kelengkapan: Daftar terperiksa, waktu: 5 menit, output: Arsip daftar}
    ```

    ## Benar
    ```yaml
    kegiatan:
      - {uraian: Menyusun daftar buku, pelaksana: pemohon, kelengkapan: Katalog, waktu: 5 menit, output: Daftar buku}
      - {uraian: Memeriksa daftar buku, pelaksana: petugas, kelengkapan: Daftar buku, waktu: 5 menit, output: Daftar terperiksa}
      - {uraian: Menyimpan daftar buku, pelaksana: petugas, kelengkapan: Daftar terperiksa, waktu: 5 menit, output: Arsip daftar}
    ```

    ## Bukan salah
    Penerima yang tidak meneruskan, di baris yang dilanjutkan pelaksana lain:
    ```yaml
    kegiatan:
      - {uraian: Mengisi formulir, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Formulir}
      - uraian: Membagikan salinan formulir
        pelaksana: [petugas, pemohon]
        hubungan: berurutan
        lanjut dari: petugas
        kelengkapan: Formulir
        waktu: 9 menit
        output: Salinan
      - {uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Salinan, waktu: 5 menit, output: Tanda terima}
    ```

    Kegiatan di bawahnya tidak tercapai karenanya; SOP223 yang menyebutnya:
    ```yaml
    kegiatan:
      - {uraian: Mengisi formulir, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Formulir}
      - {uraian: Mencatat formulir, pelaksana: petugas, lanjut: tidak, kelengkapan: Formulir, waktu: 9 menit, output: Catatan}
      - {uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Catatan, waktu: 5 menit, output: Tanda terima}
    ```

    Kegiatan terakhir alur tanpa akhir; SOP220 yang menyebutnya:
    ```yaml
    kegiatan:
      - {uraian: Mengisi formulir, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Formulir}
      - {uraian: Mencatat formulir, pelaksana: petugas, kelengkapan: Formulir, waktu: 9 menit, output: Catatan}
      - uraian: Menyerahkan buku
        pelaksana: petugas
        simbol: proses
        lanjut: tidak
        kelengkapan: Catatan
        waktu: 5 menit
        output: Tanda terima
    ```
    """
    for alur in naskah.sop.alur:
        g = graph_of(alur)
        told = [before for before, _, simbol in _terlewat(g) if simbol is None]
        for kegiatan in alur.kegiatan if len(alur.kegiatan) > 1 else ():
            leaves = kegiatan in told or any(s.bentuk is Bentuk.SELESAI or g.outgoing.get(s.id) for s in kegiatan.simbol)
            if not leaves and (kegiatan is not alur.kegiatan[-1] or ends(g)):
                hint = "hapus `lanjut: tidak`, tulis id kegiatan berikutnya, atau `lanjut: selesai`"
                yield Finding(kegiatan.uraian.span, f"{row_name(kegiatan)} buntu", "tidak ada anak panah keluar", hint)


@sop_rule("SOP225", Severity.GALAT, Weight.SALAH)
def lingkaran_tertutup(naskah: Naskah) -> Iterator[Finding]:
    """Lingkaran tanpa jalan keluar.

    ## Apa
    Sekelompok kegiatan hanya saling menunjuk: siapa yang masuk tidak pernah sampai ke akhir prosedur.

    ## Mengapa
    PermenPAN-RB 35/2012 menuntut prosedur yang jelas akhirnya; lingkaran hanya boleh ada bila sebuah keputusan membuka jalan
    keluar.

    ## Salah
    ```yaml
    kegiatan:
      - {uraian: Membuka katalog, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Katalog}
      - uraian: Memilih cara peminjaman
        pelaksana: pemohon
        cabang: {Daring: susun, Langsung: akhir}
        kelengkapan: Katalog
        waktu: 5 menit
        output: Cara peminjaman
      - {id: susun, uraian: Menyusun daftar buku, pelaksana: pemohon, kelengkapan: Cara peminjaman, waktu: 5 menit, output: Daftar buku}
      - {uraian: Memeriksa daftar, pelaksana: petugas, lanjut: susun, kelengkapan: Daftar buku, waktu: 5 menit, output: Cara peminjaman}
      - {id: akhir, uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Cara peminjaman, waktu: 5 menit, output: Tanda terima}
    ```

    ## Benar
    ```yaml
    kegiatan:
      - {id: susun, uraian: Menyusun daftar buku, pelaksana: pemohon, kelengkapan: Katalog, waktu: 5 menit, output: Daftar buku}
      - uraian: Memeriksa daftar buku
        pelaksana: petugas
        cabang: {Lengkap: lanjut, Tidak lengkap: susun}
        kelengkapan: Daftar buku
        waktu: 5 menit
        output: Daftar terperiksa
      - {uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Daftar terperiksa, waktu: 5 menit, output: Tanda terima}
    ```

    ## Bukan salah
    Keputusan di dalam lingkaran membuka jalan keluar, di mana pun letaknya:
    ```yaml
    kegiatan:
      - {id: isi, uraian: Mengisi formulir, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Formulir}
      - uraian: Memeriksa formulir
        pelaksana: petugas
        cabang: {Benar: serah, Salah: lanjut}
        kelengkapan: Formulir
        waktu: 9 menit
        output: Hasil
      - {uraian: Menandai formulir, pelaksana: petugas, lanjut: isi, kelengkapan: Hasil, waktu: 5 menit, output: Kartu}
      - {id: serah, uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Hasil, waktu: 5 menit, output: Tanda terima}
    ```

    Alur yang sama sekali tidak punya akhir; SOP220 yang menyebutnya:
    ```yaml
    kegiatan:
      - {id: isi, uraian: Mengisi formulir, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Formulir}
      - {id: catat, uraian: Mencatat formulir, pelaksana: petugas, kelengkapan: Formulir, waktu: 9 menit, output: Catatan}
      - uraian: Menyimpan catatan
        pelaksana: petugas
        simbol: proses
        lanjut: catat
        kelengkapan: Catatan
        waktu: 5 menit
        output: Formulir
    ```
    """
    for alur in naskah.sop.alur:
        g = graph_of(alur)
        if not ends(g):
            continue   # told as SOP220
        for group in loops(g):
            inside = [k for k in alur.kegiatan if any(s.id in group for s in k.simbol)]
            if all(ke in group for one in group for ke in g.after(one)) and not any(_is_end(g, one) for one in group):
                label = f"berputar di {', '.join(row_name(k) for k in inside)}"
                hint = "beri salah satunya `cabang` yang keluar dari lingkaran, misalnya `Ya: lanjut`"
                yield Finding(inside[-1].uraian.span, "lingkaran tanpa jalan keluar", label, hint)


def _is_end(g: Graph, simbol: str) -> bool:
    return g.simbol[simbol].bentuk is Bentuk.SELESAI


def _jalan(g: Graph, before: Kegiatan) -> str:
    """Where the row above leads, which is usually the fault."""
    ways = (s for one in before.simbol for s in g.outgoing.get(one.id, ()) if g.kegiatan(s.ke) is not before)
    targets = dict.fromkeys(row_name(g.kegiatan(s.ke)) for s in ways)
    return f"{row_name(before)} menuju {', '.join(targets)}" if targets else f"{row_name(before)} tidak menuju ke mana pun"
