"""Decisions: what stands on their branches and where the branches lead.

Severity: peringatan where a reader cannot tell which way to go or where the words say something else than the arrows,
catatan where the sheet is only harder to read.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopdoc.check.alur_graph import Graph, graph_of
from sopdoc.check.bahasa_label import SINGKATAN, TIDAK, YA, is_menolak, is_tanpa_kata, sederhana
from sopdoc.check.row_names import row_name
from sopdoc.check.rule import Finding, sop_rule
from sopdoc.diagnostics import Fix, Severity, Weight
from sopdoc.model.sop import Sambungan, Simbol
from sopdoc.naskah import Naskah


def _cabang(naskah: Naskah) -> Iterator[tuple[Graph, Simbol, tuple[Sambungan, ...]]]:
    """Every decision of the SOP with its arrows."""
    for alur in naskah.sop.alur:
        g = graph_of(alur)
        for simbol in g.keputusan():
            yield g, simbol, g.outgoing.get(simbol.id, ())


@sop_rule("SOP226", Severity.PERINGATAN, Weight.KURANG)
def cabang_tanpa_label(naskah: Naskah) -> Iterator[Finding]:
    """Cabang keputusan tanpa kata.

    ## Apa
    Beberapa cabang tidak berkata, atau labelnya hanya tanda baca, sehingga pembaca tidak tahu anak panah mana untuk jawaban mana.

    ## Mengapa
    PermenPAN-RB 35/2012, simbol flowchart: belah ketupat diikuti pilihan jawaban (ya/tidak, lengkap/tidak, benar/salah).

    ## Salah
    ```yaml
    kegiatan:
      - {id: serah, uraian: Menyerahkan kartu, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Kartu diterima}
      - uraian: Memeriksa kartu anggota
        pelaksana: petugas
        cabang: {Berlaku: lanjut, "-": serah}
        kelengkapan: Kartu diterima
        waktu: 5 menit
        output: Kartu terperiksa
      - {uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Kartu terperiksa, waktu: 5 menit, output: Tanda terima}
    ```

    ## Benar
    ```yaml
    kegiatan:
      - {id: serah, uraian: Menyerahkan kartu, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Kartu diterima}
      - uraian: Memeriksa kartu anggota
        pelaksana: petugas
        cabang: {Berlaku: lanjut, Tidak berlaku: serah}
        kelengkapan: Kartu diterima
        waktu: 5 menit
        output: Kartu terperiksa
      - {uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Kartu terperiksa, waktu: 5 menit, output: Tanda terima}
    ```

    ## Bukan salah
    Hanya satu dari cabangnya tanpa kata; jalan yang biasa terbaca dari yang lain:
    ```yaml
    kegiatan:
      - {id: isi, uraian: Mengisi formulir, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Formulir}
      - uraian: Memeriksa formulir
        pelaksana: petugas
        cabang: {"": lanjut, Tidak lengkap: isi}
        kelengkapan: Formulir
        waktu: 9 menit
        output: Hasil
      - {uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Hasil, waktu: 5 menit, output: Tanda terima}
    ```

    Satu cabang saja; SOP203 meminta cabang yang lain:
    ```yaml
    kegiatan:
      - {uraian: Mengisi formulir, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Formulir}
      - {uraian: Memeriksa formulir, pelaksana: petugas, cabang: {"-": lanjut}, kelengkapan: Formulir, waktu: 9 menit, output: Hasil}
      - {uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Hasil, waktu: 5 menit, output: Tanda terima}
    ```
    """
    for g, simbol, ways in _cabang(naskah):
        wordless = sum(not way.label for way in ways)
        for way in ways:
            if len(ways) > 1 and is_tanpa_kata(way.label) and (way.label or wordless > 1):
                message = f"cabang keputusan di {row_name(g.kegiatan(simbol.id))} tidak punya kata"
                yield Finding(way.span, message, "anak panah tanpa label", "tulis jawabannya sebagai kunci: `Ya: …`, `Tidak lengkap: …`")


@sop_rule("SOP227", Severity.PERINGATAN, Weight.BERTENTANGAN)
def cabang_searah(naskah: Naskah) -> Iterator[Finding]:
    """Semua cabang menuju simbol yang sama.

    ## Apa
    Apa pun jawaban keputusan ini, alur berlanjut ke tempat yang sama; keputusannya tidak memutuskan apa-apa.

    ## Mengapa
    PermenPAN-RB 35/2012: belah ketupat dipakai untuk kegiatan yang hasilnya menentukan arah; lainnya berupa kotak.

    ## Salah
    ```yaml
    kegiatan:
      - {uraian: Menyerahkan kartu anggota, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Kartu diterima}
      - uraian: Memeriksa kartu anggota
        pelaksana: petugas
        cabang: {Ya: lanjut, Tidak: catat}
        kelengkapan: Kartu diterima
        waktu: 5 menit
        output: Kartu terperiksa
      - {id: catat, uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Kartu terperiksa, waktu: 5 menit, output: Tanda terima}
    ```

    ## Benar
    ```yaml
    kegiatan:
      - {uraian: Menyerahkan kartu anggota, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Kartu diterima}
      - uraian: Memeriksa kartu anggota
        pelaksana: petugas
        cabang: {Ya: lanjut, Tidak: selesai}
        kelengkapan: Kartu diterima
        waktu: 5 menit
        output: Kartu terperiksa
      - {uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Kartu terperiksa, waktu: 5 menit, output: Tanda terima}
    ```

    ## Bukan salah
    Dua dari tiga jawaban menuju tempat yang sama:
    ```yaml
    kegiatan:
      - {id: isi, uraian: Mengisi formulir, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Formulir}
      - uraian: Memeriksa formulir
        pelaksana: petugas
        cabang: {Lengkap: lanjut, Cukup: lanjut, Kurang: isi}
        kelengkapan: Formulir
        waktu: 9 menit
        output: Hasil
      - {uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Hasil, waktu: 5 menit, output: Tanda terima}
    ```

    Satu cabang saja; SOP203 meminta cabang yang lain:
    ```yaml
    kegiatan:
      - {uraian: Mengisi formulir, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Formulir}
      - {uraian: Memeriksa formulir, pelaksana: petugas, cabang: {Benar: lanjut}, kelengkapan: Formulir, waktu: 9 menit, output: Hasil}
      - {uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Hasil, waktu: 5 menit, output: Tanda terima}
    ```
    """
    for g, simbol, ways in _cabang(naskah):
        if len(ways) == 1 and " / " in ways[0].label:
            target = g.kegiatan(ways[0].ke)
            label = f"{ways[0].label}: keduanya ke {row_name(target)}"
            hint = "arahkan salah satu cabang ke kegiatan lain, atau hapus `cabang`"
            yield Finding(ways[0].span, f"semua cabang {row_name(g.kegiatan(simbol.id))} menuju simbol yang sama", label, hint)


@sop_rule("SOP228", Severity.CATATAN, Weight.KATA)
def label_tak_berpasangan(naskah: Naskah) -> Iterator[Finding]:
    """Label cabang tidak berpasangan.

    ## Apa
    Satu cabang berlabel "Ya" tanpa cabang "Tidak", atau sebaliknya "Tidak" tanpa jawaban lain yang jelas lawannya.

    ## Mengapa
    PermenPAN-RB 35/2012 memberi contoh pasangan jawaban: ya/tidak, lengkap/tidak, benar/salah. Jawaban yang tidak sejenis membuat
    pembaca menebak pertanyaannya.

    ## Salah
    ```yaml
    kegiatan:
      - {id: serah, uraian: Menyerahkan kartu, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Kartu diterima}
      - uraian: Memeriksa kartu anggota
        pelaksana: petugas
        cabang: {Ya: lanjut, Kartu lama: serah}
        kelengkapan: Kartu diterima
        waktu: 5 menit
        output: Kartu terperiksa
      - {uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Kartu terperiksa, waktu: 5 menit, output: Tanda terima}
    ```

    ## Benar
    ```yaml
    kegiatan:
      - {id: serah, uraian: Menyerahkan kartu, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Kartu diterima}
      - uraian: Memeriksa kartu anggota
        pelaksana: petugas
        cabang: {Ya: lanjut, Tidak: serah}
        kelengkapan: Kartu diterima
        waktu: 5 menit
        output: Kartu terperiksa
      - {uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Kartu terperiksa, waktu: 5 menit, output: Tanda terima}
    ```

    ## Bukan salah
    Penolakan dengan kata lain adalah lawan "Ya":
    ```yaml
    kegiatan:
      - {id: isi, uraian: Mengisi formulir, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Formulir}
      - uraian: Memeriksa formulir
        pelaksana: petugas
        cabang: {Ya: lanjut, Ditolak: isi}
        kelengkapan: Formulir
        waktu: 9 menit
        output: Hasil
      - {uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Hasil, waktu: 5 menit, output: Tanda terima}
    ```

    Cabang lain yang tanpa kata menyerahkan lawannya kepada pembaca:
    ```yaml
    kegiatan:
      - {id: isi, uraian: Mengisi formulir, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Formulir}
      - uraian: Memeriksa formulir
        pelaksana: petugas
        cabang: {Ya: lanjut, "": isi}
        kelengkapan: Formulir
        waktu: 9 menit
        output: Hasil
      - {uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Hasil, waktu: 5 menit, output: Tanda terima}
    ```

    Tiga jawaban tidak berpasangan:
    ```yaml
    kegiatan:
      - {id: isi, uraian: Mengisi formulir, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Formulir}
      - uraian: Memeriksa formulir
        pelaksana: petugas
        cabang: {Ya: lanjut, Sebagian: catat, Menunggu: isi}
        kelengkapan: Formulir
        waktu: 9 menit
        output: Hasil
      - {uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Hasil, waktu: 5 menit, output: Tanda terima}
      - {id: catat, uraian: Mencatat buku, pelaksana: petugas, kelengkapan: Tanda terima, waktu: 5 menit, output: Catatan}
    ```
    """
    for g, simbol, ways in _cabang(naskah):
        labels = [sederhana(w.label) for w in ways]
        yes = next((w for w, label in zip(ways, labels, strict=True) if label in YA), None)
        if yes and len(ways) == 2 and all(labels) and not any(is_menolak(w.label) for w in ways):
            other = next((w.label for w in ways if w is not yes), "")
            label = f'"{yes.label}" berpasangan dengan "{other}"'
            yield Finding(yes.span, f"label cabang {row_name(g.kegiatan(simbol.id))} tidak berpasangan", label, "tulis `Ya` dan `Tidak`")


@sop_rule("SOP229", Severity.PERINGATAN, Weight.KATA)
def label_tak_seragam(naskah: Naskah) -> Iterator[Finding]:
    """Label cabang ditulis tidak seragam.

    ## Apa
    Jawaban yang sama ditulis berbeda di SOP yang sama: "Ya" dan "ya", "Tidak" dan "T".

    ## Mengapa
    PermenPAN-RB 35/2012 menuntut prosedur yang mudah dan jelas; di lembar nyata terlihat "Y", "Ya", dan "ya" berdampingan.

    ## Salah
    ```yaml
    kegiatan:
      - {id: serah, uraian: Menyerahkan kartu, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Kartu diterima}
      - {uraian: Memeriksa kartu, pelaksana: petugas, kelengkapan: Kartu diterima, waktu: 5 menit, output: Kartu terperiksa,
         cabang: {Ya: lanjut, Tidak: serah}}
      - {uraian: Memeriksa stok, pelaksana: petugas, kelengkapan: Kartu terperiksa, waktu: 5 menit, output: Buku tersedia,
         cabang: {ya: lanjut, tidak: selesai}}
      - {uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Buku tersedia, waktu: 5 menit, output: Tanda terima}
    ```

    ## Benar
    ```yaml
    kegiatan:
      - {id: serah, uraian: Menyerahkan kartu, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Kartu diterima}
      - {uraian: Memeriksa kartu, pelaksana: petugas, kelengkapan: Kartu diterima, waktu: 5 menit, output: Kartu terperiksa,
         cabang: {Ya: lanjut, Tidak: serah}}
      - {uraian: Memeriksa stok, pelaksana: petugas, kelengkapan: Kartu terperiksa, waktu: 5 menit, output: Buku tersedia,
         cabang: {Ya: lanjut, Tidak: selesai}}
      - {uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Buku tersedia, waktu: 5 menit, output: Tanda terima}
    ```

    ## Bukan salah
    Jawaban yang berbeda boleh berbeda katanya:
    ```yaml
    kegiatan:
      - {id: isi, uraian: Mengisi formulir, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Formulir}
      - uraian: Memeriksa formulir
        pelaksana: petugas
        cabang: {Ya: lanjut, Tidak: isi}
        kelengkapan: Formulir
        waktu: 9 menit
        output: Hasil
      - {uraian: Menilai buku, pelaksana: petugas, cabang: {Ada: lanjut, Tidak ada: isi}, kelengkapan: Hasil, waktu: 7 menit, output: Buku}
      - {uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Buku, waktu: 5 menit, output: Tanda terima}
    ```
    """
    first: dict[str, str] = {}
    for g, simbol, ways in _cabang(naskah):
        for way in ways:
            for label in filter(None, way.label.split(" / ")):
                known = first.setdefault(_sama(label), label)
                if known != label:
                    where = f"label cabang ditulis tidak seragam di {row_name(g.kegiatan(simbol.id))}"
                    hint, fix = f"tulis `{known}` juga di sini", _relabelled(naskah, way, label, known)
                    yield Finding(way.span, where, f'"{label}", di atas tertulis "{known}"', hint, fix=fix)


@sop_rule("SOP230", Severity.CATATAN, Weight.KATA)
def label_disingkat(naskah: Naskah) -> Iterator[Finding]:
    """Label cabang disingkat.

    ## Apa
    Label cabang hanya satu huruf atau singkatan: Y, T, A, B, Tdk, Acc.

    ## Mengapa
    Label dibaca tanpa penjelasan; PermenPAN-RB 35/2012 memberi contoh kata utuh (ya/tidak, lengkap/tidak). Huruf seperti A dan B
    menuntut keterangan di tempat lain.

    ## Salah
    ```yaml
    kegiatan:
      - {id: serah, uraian: Menyerahkan kartu, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Kartu diterima}
      - uraian: Memeriksa kartu anggota
        pelaksana: petugas
        cabang: {Y: lanjut, T: serah}
        kelengkapan: Kartu diterima
        waktu: 5 menit
        output: Kartu terperiksa
      - {uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Kartu terperiksa, waktu: 5 menit, output: Tanda terima}
    ```

    ## Benar
    ```yaml
    kegiatan:
      - {id: serah, uraian: Menyerahkan kartu, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Kartu diterima}
      - uraian: Memeriksa kartu anggota
        pelaksana: petugas
        cabang: {Ya: lanjut, Tidak: serah}
        kelengkapan: Kartu diterima
        waktu: 5 menit
        output: Kartu terperiksa
      - {uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Kartu terperiksa, waktu: 5 menit, output: Tanda terima}
    ```

    ## Bukan salah
    Angka dan kata pendek bukan singkatan:
    ```yaml
    kegiatan:
      - {id: isi, uraian: Mengisi formulir, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Formulir}
      - uraian: Memeriksa formulir
        pelaksana: petugas
        cabang: {"1": lanjut, Ada: isi}
        kelengkapan: Formulir
        waktu: 9 menit
        output: Hasil
      - {uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Hasil, waktu: 5 menit, output: Tanda terima}
    ```
    """
    for g, simbol, ways in _cabang(naskah):
        for way in ways:
            for label in way.label.split(" / "):
                short = sederhana(label)
                if short in SINGKATAN or (len(short) == 1 and short.isalpha()):
                    utuh = SINGKATAN.get(short, "")
                    hint = f"tulis `{utuh}`" if utuh else "tulis jawabannya, misalnya `Lengkap`"
                    message = f'label cabang "{label}" di {row_name(g.kegiatan(simbol.id))} disingkat'
                    yield Finding(way.span, message, f'"{label}"', hint, fix=_relabelled(naskah, way, label, utuh) if utuh else None)


def _relabelled(naskah: Naskah, way: Sambungan, label: str, new: str) -> Fix | None:
    """Where the label is a key of `cabang` and nothing else."""
    key = naskah.key_at(way.span)
    return Fix(key.span, label, new) if key and key.text == label else None


def _sama(label: str) -> str:
    """Labels that are the same answer."""
    short = sederhana(label)
    return "ya" if short in YA else "tidak" if short in TIDAK else short
