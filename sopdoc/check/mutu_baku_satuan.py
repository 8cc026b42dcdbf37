"""The units of the waktu of a flow: one, and written everywhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from sopdoc.check.mutu_baku_waktu import waktu_alur
from sopdoc.check.row_names import row_name
from sopdoc.check.rule import Finding, sop_rule
from sopdoc.diagnostics import Severity, Weight
from sopdoc.naskah import Naskah


@sop_rule("SOP376", Severity.CATATAN, Weight.BENTUK)
def satuan_campur(naskah: Naskah) -> Iterator[Finding]:
    """Satuan waktu bercampur dalam satu alur.

    ## Apa
    Waktu ditulis dengan dua satuan atau lebih: menit di satu baris, jam atau hari di baris lain.

    ## Mengapa
    PermenPAN-RB 35/2012: mutu baku terukur; satu satuan membuat lama seluruh prosedur dapat dijumlahkan. Banyak lembar nyata
    mencampurnya; karena itu hanya catatan.

    ## Salah
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Memeriksa usulan, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 1 jam, output: Usulan terperiksa}
      - {uraian: Menyimpan usulan, pelaksana: petugas, kelengkapan: Usulan terperiksa, waktu: 5 menit, output: Arsip usulan}
    ```

    ## Benar
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Memeriksa usulan, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 60 menit, output: Usulan terperiksa}
      - {uraian: Menyimpan usulan, pelaksana: petugas, kelengkapan: Usulan terperiksa, waktu: 5 menit, output: Arsip usulan}
    ```

    ## Bukan salah
    Hari dan hari kerja; SOP377 yang menyebutnya:
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 1 hari kerja, output: Usulan}
      - {uraian: Memaraf usulan, pelaksana: petugas, kelengkapan: Usulan, waktu: 2 hari, output: Usulan diparaf}
      - {uraian: Memesan buku, pelaksana: petugas, kelengkapan: Usulan, waktu: 3 hari, output: Pesanan}
    ```

    Satuan kedua di dalam satu waktu:
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 1 jam, output: Usulan}
      - {uraian: Memaraf usulan, pelaksana: petugas, kelengkapan: Usulan, waktu: 1 jam 30 menit, output: Usulan diparaf}
      - {uraian: Memesan buku, pelaksana: petugas, kelengkapan: Usulan, waktu: 2 jam, output: Pesanan}
    ```

    Angka tanpa satuan; SOP380 yang menyebutnya:
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan}
      - {uraian: Memaraf usulan, pelaksana: petugas, kelengkapan: Usulan, waktu: 9, output: Usulan diparaf}
      - {uraian: Memesan buku, pelaksana: petugas, kelengkapan: Usulan, waktu: 7 menit, output: Pesanan}
    ```
    """
    for alur in naskah.sop.alur:
        first = {durations[0].satuan.removesuffix(" kerja"): k for k, _, durations in reversed(list(waktu_alur(alur))) if durations}
        first.pop("", None)
        if len(first) > 1:
            units = Counter(d.satuan.removesuffix(" kerja") for _, _, ds in waktu_alur(alur) for d in ds[:1] if d.satuan)
            (main, _), *rest = units.most_common()
            place = first[rest[0][0]]
            label = ", ".join(f"{unit} {count} kali" for unit, count in units.most_common())
            hint = f"pakai satu satuan bila dapat, misalnya {main}"
            yield Finding(place.waktu.span, "satuan waktu bercampur dalam satu alur", label, hint)


@sop_rule("SOP377", Severity.PERINGATAN, Weight.BERTENTANGAN)
def hari_campur(naskah: Naskah) -> Iterator[Finding]:
    """Hari dan hari kerja bercampur.

    ## Apa
    Sebagian waktu ditulis dalam hari, sebagian lain dalam hari kerja.

    ## Mengapa
    Lima hari dan lima hari kerja berbeda dua hari. PermenPAN-RB 35/2012 menuntut waktu yang terukur; dalam 348 lembar nyata ada 608
    "hari kerja" dan 548 "hari".

    ## Salah
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 1 hari kerja, output: Usulan buku}
      - {uraian: Memeriksa usulan, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 2 hari, output: Usulan terperiksa}
      - {uraian: Menyimpan usulan, pelaksana: petugas, kelengkapan: Usulan terperiksa, waktu: 1 hari kerja, output: Arsip usulan}
    ```

    ## Benar
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 1 hari kerja, output: Usulan buku}
      - {uraian: Memeriksa usulan, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 2 hari kerja, output: Usulan terperiksa}
      - {uraian: Menyimpan usulan, pelaksana: petugas, kelengkapan: Usulan terperiksa, waktu: 1 hari kerja, output: Arsip usulan}
    ```

    ## Bukan salah
    Hari kalender disebut dengan sengaja:
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 1 hari kerja, output: Usulan}
      - {uraian: Memaraf usulan, pelaksana: petugas, kelengkapan: Usulan, waktu: 2 hari kalender, output: Usulan diparaf}
      - {uraian: Memesan buku, pelaksana: petugas, kelengkapan: Usulan, waktu: 3 hari kerja, output: Pesanan}
    ```
    """
    for alur in naskah.sop.alur:
        rows = [(k, ds) for k, text, ds in waktu_alur(alur) if "kalender" not in text.casefold()]
        days = [(k, d.satuan) for k, ds in rows for d in ds if d.satuan in ("hari", "hari kerja")]
        units = Counter(unit for _, unit in days)
        if len(units) > 1:
            rare = "hari" if units["hari"] <= units["hari kerja"] else "hari kerja"
            label = f"hari kerja {units['hari kerja']} kali, hari {units['hari']} kali"
            hint = f"tulis {'hari kerja' if rare == 'hari' else 'hari'}, bila itu yang dimaksud"
            place = next(k for k, unit in days if unit == rare)
            yield Finding(place.waktu.span, '"hari" dan "hari kerja" bercampur dalam satu alur', label, hint)


@sop_rule("SOP380", Severity.PERINGATAN, Weight.KURANG)
def waktu_tanpa_satuan(naskah: Naskah) -> Iterator[Finding]:
    """Waktu tanpa satuan di antara waktu yang bersatuan.

    ## Apa
    Sebagian waktu hanya angka, sebagian lain angka dengan satuan. Bila semuanya hanya angka, satuannya dianggap berada di judul
    kolom.

    ## Mengapa
    PermenPAN-RB 35/2012: mutu baku terukur; angka tanpa satuan dapat berarti menit atau hari.

    ## Salah
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Memeriksa usulan, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 10, output: Usulan terperiksa}
      - {uraian: Menyimpan usulan, pelaksana: petugas, kelengkapan: Usulan terperiksa, waktu: 5 menit, output: Arsip usulan}
    ```

    ## Benar
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Memeriksa usulan, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 10 menit, output: Usulan terperiksa}
      - {uraian: Menyimpan usulan, pelaksana: petugas, kelengkapan: Usulan terperiksa, waktu: 5 menit, output: Arsip usulan}
    ```

    ## Bukan salah
    Semua waktu hanya angka; satuannya di judul kolom:
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5, output: Usulan}
      - {uraian: Memaraf usulan, pelaksana: petugas, kelengkapan: Usulan, waktu: 9, output: Usulan diparaf}
      - {uraian: Memesan buku, pelaksana: petugas, kelengkapan: Usulan, waktu: 7, output: Pesanan}
    ```

    Waktu yang bukan lama pengerjaan; SOP374 yang menyebutnya:
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan}
      - {uraian: Memaraf usulan, pelaksana: petugas, kelengkapan: Usulan, waktu: Seketika, output: Usulan diparaf}
      - {uraian: Memesan buku, pelaksana: petugas, kelengkapan: Usulan, waktu: 7 menit, output: Pesanan}
    ```
    """
    for alur in naskah.sop.alur:
        rows = [(k, text, ds) for k, text, ds in waktu_alur(alur) if ds]
        unit = next((ds[0].satuan for _, _, ds in rows if ds[0].satuan), "")
        for kegiatan, text, durations in rows if unit else ():
            if not durations[0].satuan:
                hint = f"tulis satuannya, misalnya `{text} {unit}`"
                yield Finding(kegiatan.waktu.span, f"waktu {row_name(kegiatan)} tanpa satuan", f'"{text}"', hint)
