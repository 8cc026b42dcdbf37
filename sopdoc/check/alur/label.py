"""The words on the branches of decisions: one word for one answer, written out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sopdoc.check.bahasa.label import SINGKATAN, TIDAK, YA, sederhana
from sopdoc.check.graph import cabang_of
from sopdoc.check.row_names import row_name
from sopdoc.check.rule import Finding, sop_rule
from sopdoc.diagnostics import Fix, Severity, Weight
from sopdoc.model.sop import Kegiatan, Sambungan
from sopdoc.naskah import Naskah


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
    for g, simbol, ways in cabang_of(naskah):
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
    Label cabang hanya satu huruf atau singkatan: A, B, Tdk, Acc, atau T di samping kata utuh.

    ## Mengapa
    Label dibaca tanpa penjelasan; PermenPAN-RB 35/2012 memberi contoh kata utuh (ya/tidak, lengkap/tidak). Huruf seperti A dan B
    menuntut keterangan di tempat lain.

    ## Salah
    ```yaml
    kegiatan:
      - {id: serah, uraian: Menyerahkan kartu, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Kartu diterima}
      - uraian: Memeriksa kartu anggota
        pelaksana: petugas
        cabang: {A: lanjut, B: serah}
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

    Y dan T berdampingan dibaca siapa pun sebagai ya dan tidak:
    ```yaml
    kegiatan:
      - {id: isi, uraian: Mengisi formulir, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Formulir}
      - {uraian: Memeriksa formulir, pelaksana: petugas, cabang: {Y: lanjut, T: isi}, kelengkapan: Formulir, waktu: 9 menit, output: Hasil}
      - {uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Hasil, waktu: 5 menit, output: Tanda terima}
    ```

    Huruf yang dijelaskan di barisnya:
    ```yaml
    kegiatan:
      - {id: isi, uraian: Mengisi formulir, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Formulir}
      - uraian: Memilah formulir
        pelaksana: petugas
        cabang: {A: lanjut, B: isi}
        kelengkapan: Formulir
        waktu: 9 menit
        output: Hasil
        keterangan: "A: anggota lama, B: anggota baru"
      - {uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Hasil, waktu: 5 menit, output: Tanda terima}
    ```
    """
    for g, simbol, ways in cabang_of(naskah):
        kegiatan = g.kegiatan(simbol.id)
        row = row_name(kegiatan)
        for way, label in _singkat(ways, kegiatan):
            utuh = SINGKATAN.get(sederhana(label), "")
            hint = f"tulis `{utuh}`" if utuh else "tulis jawabannya, misalnya `Lengkap`"
            fix = _relabelled(naskah, way, label, utuh) if utuh else None
            message, fakta = f'label cabang "{label}" di {row} disingkat', f"label cabang di {row} disingkat"
            yield Finding(way.span, message, f'"{label}"', hint, fakta, fix)


def _singkat(ways: Sequence[Sambungan], kegiatan: Kegiatan) -> Iterator[tuple[Sambungan, str]]:
    """Letters and abbreviations that nothing explains; "Y" and "T" beside each other are as good as words."""
    if {sederhana(way.label) for way in ways} != {"y", "t"}:
        labels = ((way, label) for way in ways for label in way.label.split(" / "))
        yield from ((way, label) for way, label in labels if _is_singkat(label) and not _is_diterangkan(label, kegiatan))


def _is_singkat(label: str) -> bool:
    short = sederhana(label)
    return short in SINGKATAN or (len(short) == 1 and short.isalpha())


def _is_diterangkan(label: str, kegiatan: Kegiatan) -> bool:
    """Does a cell of the row say what the letter stands for: "A: …", "B = …"?"""
    meant = re.compile(rf"\b{re.escape(sederhana(label))}\b\s*[:=]", re.IGNORECASE)
    cells = (kegiatan.uraian, kegiatan.kelengkapan, kegiatan.output, kegiatan.keterangan)
    return any(meant.search(blok.polos) for cell in cells for blok in cell.blok)


def _relabelled(naskah: Naskah, way: Sambungan, label: str, new: str) -> Fix | None:
    """Where the label is a key of `cabang` and nothing else."""
    key = naskah.key_at(way.span)
    return Fix(key.span, label, new) if key and key.text == label else None


def _sama(label: str) -> str:
    """Labels that are the same answer."""
    short = sederhana(label)
    return "ya" if short in YA else "tidak" if short in TIDAK else short
