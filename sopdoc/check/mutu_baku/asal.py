"""Where the papers of a flow come from: each is made once, and nobody works with one that was never made."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sopdoc.check.bahasa.daftar import words
from sopdoc.check.bahasa.kalimat import batang, is_disingkat, kalimat, kerja_pertama, pokok, shortened
from sopdoc.check.graph import Graph, graph_of
from sopdoc.check.kata import inti, kata
from sopdoc.check.row_names import row_name
from sopdoc.check.rule import Finding, sop_rule
from sopdoc.diagnostics import Severity, Weight
from sopdoc.model.sop import Alur, Kegiatan
from sopdoc.naskah import Naskah

_DIBAWA = frozenset({     # verbs of whoever comes with the paper, or goes for it
    "menerima", "membawa", "mengajukan", "menyerahkan", "melampirkan", "melengkapi", "mengumpulkan", "mengambil", "meminjam",
})
_SOP = re.compile(r"\b(?:SOP|SPO|POS)\b")
_BEBERAPA = re.compile(r"[,;/\n]|\bdan\b", re.IGNORECASE)
_KHAS = 3      # telling words of an output that nobody writes twice by chance
_SAMA = 4      # letters of a word's stem in which its forms agree: "persetujuan", "menyetujui"


@sop_rule("SOP383", Severity.CATATAN, Weight.KATA)
def output_dua_kali(naskah: Naskah) -> Iterator[Finding]:
    """Dua kegiatan menghasilkan output yang sama.

    ## Apa
    Dua kegiatan yang berurutan menghasilkan output yang sama, kata demi kata; atau satu pelaksana menghasilkan dua kali apa yang
    namanya sepanjang tiga kata atau lebih.

    ## Mengapa
    PermenPAN-RB 35/2012: output adalah hasil dari kegiatan itu sendiri. Bila dua kegiatan menghasilkan hal yang sama, satu di antaranya
    tidak menghasilkan apa-apa, atau outputnya tersalin (cacat nyata pada SOP BPS: satu output di enam baris).

    ## Salah
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Memeriksa usulan, pelaksana: petugas, kelengkapan: Lembar periksa, waktu: 9 menit, output: Usulan buku}
      - {uraian: Menyimpan usulan, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 5 menit, output: Arsip usulan}
    ```

    ## Benar
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Memeriksa usulan, pelaksana: petugas, kelengkapan: Lembar periksa, waktu: 9 menit, output: Usulan buku terperiksa}
      - {uraian: Menyimpan usulan, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 5 menit, output: Arsip usulan}
    ```

    ## Bukan salah
    Output sama dengan kelengkapannya; SOP386 yang menyebutnya:
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Memeriksa usulan, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 9 menit, output: Usulan buku}
      - {uraian: Menyimpan usulan, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 5 menit, output: Arsip usulan}
    ```

    Tiap pejabat menulis disposisinya sendiri:
    ```yaml
    kegiatan:
      - {uraian: Memberi arahan atas usulan, pelaksana: pemohon, kelengkapan: Usulan buku, waktu: 5 menit, output: Lembar disposisi}
      - {uraian: Meneruskan usulan, pelaksana: petugas, kelengkapan: Usulan berdisposisi, waktu: 9 menit, output: Lembar disposisi}
      - {uraian: Memesan buku, pelaksana: petugas, kelengkapan: Lembar disposisi, waktu: 5 menit, output: Pesanan}
    ```

    Kegiatan yang sama ditulis dua kali; SOP359 yang menyebutnya:
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Memeriksa usulan, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 9 menit, output: Usulan terperiksa}
      - {uraian: Memeriksa usulan, pelaksana: petugas, kelengkapan: Lembar periksa, waktu: 9 menit, output: Usulan terperiksa}
      - {uraian: Menyimpan usulan, pelaksana: petugas, kelengkapan: Usulan terperiksa, waktu: 5 menit, output: Arsip usulan}
    ```

    Dua cabang sebuah keputusan, yang hanya satu di antaranya ditempuh:
    ```yaml
    kegiatan:
      - {uraian: Menyerahkan buku, pelaksana: pemohon, kelengkapan: Buku pinjaman, waktu: 5 menit, output: Buku diterima}
      - {uraian: Memeriksa buku, pelaksana: petugas, kelengkapan: Buku diterima, waktu: 9 menit, output: Hasil,
         cabang: {Utuh: lanjut, Rusak: ganti}}
      - {uraian: Menyimpan buku, pelaksana: petugas, kelengkapan: Hasil, waktu: 5 menit, output: Kartu anggota kembali, lanjut: selesai}
      - {id: ganti, uraian: Mengganti buku, pelaksana: petugas, kelengkapan: Hasil, waktu: 5 menit, output: Kartu anggota kembali}
    ```

    Nama pendek yang jauh terpisah menyebut hal yang berbeda:
    ```yaml
    kegiatan:
      - {uraian: Membahas usulan, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 5 menit, output: Berita acara}
      - {uraian: Memesan buku, pelaksana: pemohon, kelengkapan: Berita acara, waktu: 9 menit, output: Buku baru}
      - {uraian: Menerima buku, pelaksana: petugas, kelengkapan: Buku baru, waktu: 5 menit, output: Berita acara}
    ```
    """
    for dulu, kegiatan in _sama(naskah):
        here = f"output {row_name(kegiatan)} sama dengan output"
        label = f'"{shortened(kalimat(kegiatan.output))}"'
        hint = "sebut apa yang berubah oleh kegiatan ini, misalnya “… yang telah diparaf”"
        yield Finding(kegiatan.output.span, f"{here} {row_name(dulu)}", label, hint, f"{here} kegiatan sebelumnya")


def _sama(naskah: Naskah) -> Iterator[tuple[Kegiatan, Kegiatan]]:
    """Every row that gives out the same as one before, with the first of these."""
    for alur in naskah.sop.alur:
        semua: dict[tuple[str, ...], list[Kegiatan]] = {}
        for kegiatan in alur.kegiatan:
            output = kata(kalimat(kegiatan.output))
            sebelum = semua.setdefault(output, [])
            dulu = next((lain for lain in sebelum if _is_lagi(graph_of(alur), lain, kegiatan)), None) if _is_berbeda(output) else None
            sebelum.append(kegiatan)
            if dulu:
                yield dulu, kegiatan


def _is_berbeda(output: tuple[str, ...]) -> bool:
    """Does it name one paper or thing?  A number does not, and everybody writes a disposisi of his own."""
    return bool(output) and output[-1] != "disposisi" and not output[0].isdigit()


def _is_lagi(g: Graph, dulu: Kegiatan, kegiatan: Kegiatan) -> bool:
    """Are they two pieces of work (SOP359), of which the later does not pass on what it was given (SOP386), and one right after the
    other, or both of one pelaksana, under a name of several words?
    """
    teks, uraian = kalimat(kegiatan.output), kata(kalimat(kegiatan.uraian))
    if kata(teks) == kata(kalimat(kegiatan.kelengkapan)) or uraian == kata(kalimat(dulu.uraian)):
        return False
    own = {s.id for s in kegiatan.simbol}
    if any(not own.isdisjoint(g.after(s.id)) for s in dulu.simbol):
        return True
    sama = {s.pelaksana for s in dulu.simbol} & {s.pelaksana for s in kegiatan.simbol}
    return bool(sama) and len(batang(teks)) >= _KHAS and not own.isdisjoint(g.reach(s.id for s in dulu.simbol))


@sop_rule("SOP384", Severity.CATATAN, Weight.BERTENTANGAN)
def kelengkapan_tanpa_asal(naskah: Naskah) -> Iterator[Finding]:
    """Kelengkapan yang tidak dihasilkan kegiatan mana pun.

    ## Apa
    Sebuah kegiatan memakai konsep, laporan, hasil, surat tugas, atau naskah lain yang dibuat di tengah pekerjaan, tetapi tidak ada
    kegiatan lain yang membuat, membawa, atau menyebutnya.

    ## Mengapa
    PermenPAN-RB 35/2012: output sebuah kegiatan menjadi masukan kegiatan berikutnya. Kelengkapan yang tidak dibuat siapa pun biasanya
    tersalin dari SOP lain, atau kegiatan yang membuatnya terlewat.

    ## Salah
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Memeriksa usulan, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 9 menit, output: Usulan terperiksa}
      - {uraian: Memesan buku, pelaksana: petugas, kelengkapan: "Usulan terperiksa, surat tugas", waktu: 5 menit, output: Pesanan}
    ```

    ## Benar
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Memeriksa usulan, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 9 menit, output: "Usulan, surat tugas"}
      - {uraian: Memesan buku, pelaksana: petugas, kelengkapan: "Usulan terperiksa, surat tugas", waktu: 5 menit, output: Pesanan}
    ```

    ## Bukan salah
    Yang tersebut dengan bentuk kata yang lain:
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Menyetujui usulan, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 9 menit, output: Usulan berparaf}
      - {uraian: Memesan buku, pelaksana: petugas, kelengkapan: Hasil persetujuan, waktu: 5 menit, output: Pesanan}
    ```

    Yang dibawa ke kegiatan pertama, atau oleh kegiatan itu sendiri:
    ```yaml
    kegiatan:
      - {uraian: Memeriksa usulan, pelaksana: petugas, kelengkapan: Rekap kebutuhan, waktu: 9 menit, output: Usulan terperiksa}
      - {uraian: Menyerahkan surat tugas, pelaksana: pemohon, kelengkapan: Surat tugas, waktu: 5 menit, output: Tanda terima}
      - {uraian: Memesan buku, pelaksana: petugas, kelengkapan: Usulan terperiksa, waktu: 5 menit, output: Pesanan}
    ```

    Output sama dengan kelengkapannya; SOP386 yang menyebutnya:
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan}
      - {uraian: Menilai usulan, pelaksana: petugas, kelengkapan: Laporan kunjungan, waktu: 9 menit, output: Laporan kunjungan}
      - {uraian: Memesan buku, pelaksana: petugas, kelengkapan: Laporan kunjungan, waktu: 7 menit, output: Pesanan}
    ```

    Kegiatan yang dikerjakan menurut SOP lain; SOP itu yang membuatnya:
    ```yaml
    keterkaitan: SOP Penilaian Buku
    kegiatan:
      - {uraian: Mengajukan usulan, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan}
      - uraian: Menilai usulan
        pelaksana: petugas
        kelengkapan: Laporan kunjungan
        waktu: 9 menit
        output: Nilai
        keterangan: Lihat SOP Penilaian Buku
      - {uraian: Memesan buku, pelaksana: petugas, kelengkapan: Nilai, waktu: 7 menit, output: Pesanan}
    ```

    Naskah yang tersedia sebagai peralatan, dan formulir yang masih kosong:
    ```yaml
    peralatan/perlengkapan: Laporan kunjungan bulan lalu
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Memeriksa usulan, pelaksana: petugas, kelengkapan: "Usulan, laporan kunjungan", waktu: 9 menit, output: Usulan terperiksa}
      - {uraian: Memesan buku, pelaksana: petugas, kelengkapan: "Usulan terperiksa, formulir niaga", waktu: 5 menit, output: Pesanan}
    ```
    """
    hint = "sebut di `output` kegiatan yang membuatnya, atau di kegiatan yang membawanya, dengan kata yang sama"
    alat = "\n".join(butir.teks for butir in naskah.bagian.get("peralatan/perlengkapan", ()))
    for alur in naskah.sop.alur:
        for index, kegiatan in enumerate(alur.kegiatan[1:], 1):
            for teks in _buatan(kegiatan):
                if not _is_disebut(teks, f"{alat}\n{_lain(alur, index)}"):
                    message = f"kelengkapan {row_name(kegiatan)} tidak dihasilkan kegiatan mana pun"
                    yield Finding(kegiatan.kelengkapan.span, message, f'"{shortened(teks)}"', hint)


def _lain(alur: Alur, index: int) -> str:
    """What the rows but one say of papers: what they are given counts only before it."""
    others = [kegiatan for number, kegiatan in enumerate(alur.kegiatan) if number != index]
    cells = [isi for kegiatan in others for isi in (kegiatan.uraian, kegiatan.output, kegiatan.keterangan)]
    return "\n".join(map(kalimat, (*cells, *(kegiatan.kelengkapan for kegiatan in alur.kegiatan[:index]))))


def _buatan(kegiatan: Kegiatan) -> Iterator[str]:
    """What the row is given of papers that somebody must have made, unless the row brings them, gives them out again (SOP386), or is
    another SOP, as its keterangan says."""
    dibawa = kerja_pertama(kalimat(kegiatan.uraian)) in _DIBAWA or _SOP.search(kalimat(kegiatan.keterangan))
    if not dibawa and kata(kalimat(kegiatan.kelengkapan)) != kata(kalimat(kegiatan.output)):
        for teks in map(str.strip, _BEBERAPA.split(kalimat(kegiatan.kelengkapan))):
            semua = teks.casefold().split(maxsplit=2)
            if not words("kata", "buatan").isdisjoint((semua[0], " ".join(semua[:2])) if semua else ()):
                yield teks


def _is_disebut(teks: str, known: str) -> bool:
    """Is the paper said there: in short, under a shorter name, or by a word that tells which one it is, in whatever form?"""
    semua, said = pokok(teks), known.casefold()
    khas = semua - {word for name in words("kata", "buatan") for word in name.split()} or semua or kata(teks)
    stems = (inti(word) for word in khas)
    by_word = any(stem[:_SAMA] in said or (len(stem) > _SAMA and stem[1 : _SAMA + 1] in said) for stem in stems)
    return by_word or is_disingkat(known, teks) or any(batang(line) and batang(line) <= batang(teks) for line in known.split("\n"))
