"""The units of the waktu of a flow: written everywhere, and the same length in the same unit."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from sopdoc.check.bahasa.kalimat import is_kosong, kalimat, shortened
from sopdoc.check.bahasa.waktu import satuan_tak_sejalan
from sopdoc.check.mutu_baku.waktu import waktu_alur
from sopdoc.check.row_names import row_name
from sopdoc.check.rule import Finding, sop_rule
from sopdoc.diagnostics import Severity, Weight
from sopdoc.model.sop import Alur, Kegiatan
from sopdoc.naskah import Naskah

_KALENDER = re.compile(r"\bkalender\b|24\s*jam\b", re.IGNORECASE)     # days that are meant so
_BATAS_KALIMAT = re.compile(r"[.;,\n]|\bdan\b|\bsedangkan\b|\btetapi\b")
_BATAS_HARI = re.compile(       # how long the row itself may take, told in a clause of its own; "14 hari kalender sejak …" is another term
    r"(?:.*\b(?:paling (?:lama|lambat|lambatnya)|selambat-lambatnya|maksimal|maksimum|dalam(?: waktu)?|selama|waktu(?:nya)?"
    r"|(?:di)?selesai(?:kan)?|tidak (?:boleh )?(?:lebih|melebihi)(?: dari)?|batas(?: waktu(?:nya)?)?)\s*:?\s*)?"
    r"\(?\d+\s*(?:\(\w+\)\s*)?hari\s+(?:kerja|kalender)\)?",
    re.IGNORECASE,
)
_HARI = re.compile(r"\b(\d+)\s*(?:\(\w+\)\s*)?hari\s+(kerja|kalender)\b", re.IGNORECASE)
SEPADAN = 2          # of the larger unit: "60 menit" is as easy to read as "1 jam"
LEBIH_BESAR = {"detik": ("menit", 60), "menit": ("jam", 60), "hari": ("minggu", 7), "bulan": ("tahun", 12)}


@sop_rule("SOP376", Severity.CATATAN, Weight.BENTUK)
def satuan_campur(naskah: Naskah) -> Iterator[Finding]:
    """Lama yang genap ditulis dengan satuan yang lebih kecil.

    ## Apa
    Satu waktu ditulis dalam menit, hari, atau bulan, padahal genap dua jam, minggu, atau tahun atau lebih, dan kegiatan lain memakai
    satuan itu: "120 menit" di satu baris, "3 jam" di baris lain.

    ## Mengapa
    PermenPAN-RB 35/2012: mutu baku terukur. Dua waktu yang sama panjangnya tampak berbeda bila satuannya berbeda.

    ## Salah
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 1 jam, output: Usulan buku}
      - {uraian: Memeriksa usulan, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 120 menit, output: Usulan terperiksa}
      - {uraian: Menyimpan usulan, pelaksana: petugas, kelengkapan: Usulan terperiksa, waktu: 5 menit, output: Arsip usulan}
    ```

    ## Benar
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 1 jam, output: Usulan buku}
      - {uraian: Memeriksa usulan, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 2 jam, output: Usulan terperiksa}
      - {uraian: Menyimpan usulan, pelaksana: petugas, kelengkapan: Usulan terperiksa, waktu: 5 menit, output: Arsip usulan}
    ```

    ## Bukan salah
    Lama yang berbeda jauh memakai satuannya masing-masing:
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 15 menit, output: Usulan}
      - {uraian: Memaraf usulan, pelaksana: petugas, kelengkapan: Usulan, waktu: 2 hari kerja, output: Usulan diparaf}
      - {uraian: Memesan buku, pelaksana: petugas, kelengkapan: Usulan, waktu: 3 jam, output: Pesanan}
    ```

    Lama yang tidak genap dalam satuan yang lebih besar:
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 2 jam, output: Usulan}
      - {uraian: Memaraf usulan, pelaksana: petugas, kelengkapan: Usulan, waktu: 90 menit, output: Usulan diparaf}
      - {uraian: Memesan buku, pelaksana: petugas, kelengkapan: Usulan, waktu: 1 jam 30 menit, output: Pesanan}
    ```

    Lama yang lazim disebut dalam satuan yang lebih kecil:
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 2 jam, output: Usulan}
      - {uraian: Memaraf usulan, pelaksana: petugas, kelengkapan: Usulan, waktu: 60 menit, output: Usulan diparaf}
      - {uraian: Memesan buku, pelaksana: petugas, kelengkapan: Usulan, waktu: 1 jam 30 menit, output: Pesanan}
    ```

    Satuan yang sama di semua baris:
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 60 menit, output: Usulan}
      - {uraian: Memaraf usulan, pelaksana: petugas, kelengkapan: Usulan, waktu: 120 menit, output: Usulan diparaf}
      - {uraian: Memesan buku, pelaksana: petugas, kelengkapan: Usulan, waktu: 30 menit, output: Pesanan}
    ```

    Rentang; SOP375 yang mencatatnya:
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 1 jam, output: Usulan}
      - {uraian: Memaraf usulan, pelaksana: petugas, kelengkapan: Usulan, waktu: 30 - 60 menit, output: Usulan diparaf}
      - {uraian: Memesan buku, pelaksana: petugas, kelengkapan: Usulan, waktu: 7 menit, output: Pesanan}
    ```
    """
    for alur in naskah.sop.alur:
        rows = [(k, text, durations[0]) for k, text, durations in waktu_alur(alur) if len(durations) == 1]
        units = {duration.satuan for _, _, duration in rows}
        for kegiatan, text, duration in rows:
            larger, factor = LEBIH_BESAR.get(duration.satuan, ("", 1))
            if larger and larger in units and duration.angka >= SEPADAN * factor and duration.angka % factor == 0 and not duration.rentang:
                hint = f"tulis `{duration.angka / factor:g} {larger}`"
                message = f"waktu {row_name(kegiatan)} genap dalam {larger}, satuan yang dipakai kegiatan lain"
                yield Finding(kegiatan.waktu.span, message, f'"{text}"', hint)


@sop_rule("SOP377", Severity.PERINGATAN, Weight.BERTENTANGAN)
def hari_campur(naskah: Naskah) -> Iterator[Finding]:
    """Hari dan hari kerja bercampur.

    ## Apa
    Sebagian waktu ditulis dalam hari, sebagian lain dalam hari kerja; atau satu baris menyebut hari kerja di kolom waktu, dan di
    kolom lain lama yang sama, atau batas waktunya ("paling lama 3 hari kalender"), dalam hari kalender.

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

    Dua lama dalam satu waktu; SOP382 yang menyebutnya:
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 1 hari kerja, output: Usulan}
      - {uraian: Memaraf usulan, pelaksana: petugas, kelengkapan: Usulan, waktu: 5 hari kerja; 1 hari, output: Usulan diparaf}
      - {uraian: Memesan buku, pelaksana: petugas, kelengkapan: Usulan, waktu: 3 hari kerja, output: Pesanan}
    ```

    Jenis hari yang sama di kolom lain, atau tenggat yang lain:
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 1 hari kerja, output: Usulan}
      - uraian: Memaraf usulan
        pelaksana: petugas
        kelengkapan: Usulan
        waktu: 2 hari kerja
        output: Usulan diparaf
        keterangan: Paling lama 2 hari kerja; dewan menjawab 14 hari kalender kemudian
      - {uraian: Memesan buku, pelaksana: petugas, kelengkapan: Usulan, waktu: 3 hari kerja, output: Pesanan}
    ```
    """
    for alur in naskah.sop.alur:
        rows = [(k, ds) for k, text, ds in waktu_alur(alur) if not _KALENDER.search(text) and not satuan_tak_sejalan(text)]
        days = [(k, d.satuan) for k, ds in rows for d in ds if d.satuan in ("hari", "hari kerja")]
        units = Counter(unit for _, unit in days)
        if len(units) > 1:
            rare = "hari" if units["hari"] <= units["hari kerja"] else "hari kerja"
            label = f"hari kerja {units['hari kerja']} kali, hari {units['hari']} kali"
            hint = f"tulis {'hari kerja' if rare == 'hari' else 'hari'}, bila itu yang dimaksud"
            place = next(k for k, unit in days if unit == rare)
            yield Finding(place.waktu.span, '"hari" dan "hari kerja" bercampur dalam satu alur', label, hint)
        yield from _dua_jenis(alur)


def _dua_jenis(alur: Alur) -> Iterator[Finding]:
    """Rows whose waktu counts days of one kind, and whose words count as many of the other, or set the row's limit in them."""
    for kegiatan, text, _ in waktu_alur(alur):
        for count, kind in _hari(text):
            if lain := next((other for other in _batas_hari(kegiatan) if other[1] != kind and (other[2] or other[0] == count)), None):
                message = f"{row_name(kegiatan)} menyebut {count} hari {kind} dan {lain[0]} hari {lain[1]}"
                fakta = f"{row_name(kegiatan)} menyebut hari kerja dan hari kalender"
                label, hint = f'waktu dalam hari {kind}: "{text}"', "pakai satu jenis hari dalam satu baris"
                yield Finding(kegiatan.waktu.span, message, label, hint, fakta)
                break


def _hari(text: str) -> list[tuple[str, str]]:
    """How many days of which kind a text names."""
    return [(count, kind.casefold()) for count, kind in _HARI.findall(text)]


def _batas_hari(kegiatan: Kegiatan) -> Iterator[tuple[str, str, bool]]:
    """The days that a row's words name beside its waktu, and whether they are the row's own limit."""
    for isi in (kegiatan.uraian, kegiatan.kelengkapan, kegiatan.output, kegiatan.keterangan):
        for clause in _BATAS_KALIMAT.split(kalimat(isi)):
            own = _BATAS_HARI.fullmatch(clause.strip()) is not None
            yield from ((count, kind, own) for count, kind in _hari(clause))


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


@sop_rule("SOP382", Severity.PERINGATAN, Weight.BERTENTANGAN)
def dua_satuan(naskah: Naskah) -> Iterator[Finding]:
    """Dua waktu dalam satu kegiatan.

    ## Apa
    Satu sel waktu memuat dua lama yang tidak dapat dijumlahkan: "15 menit / 2 hari", "30 menit atau 1 jam", "2 hari kerja, 3 hari
    kalender".

    ## Mengapa
    PermenPAN-RB 35/2012: waktu adalah standar satu kegiatan. Dua lama berarti dua kegiatan, atau dua keadaan yang perlu keputusan.

    ## Salah
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Memeriksa usulan, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 15 menit / 2 hari, output: Usulan terperiksa}
      - {uraian: Menyimpan usulan, pelaksana: petugas, kelengkapan: Usulan terperiksa, waktu: 5 menit, output: Arsip usulan}
    ```

    ## Benar
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Memeriksa usulan, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 2 hari, output: Usulan terperiksa}
      - {uraian: Menyimpan usulan, pelaksana: petugas, kelengkapan: Usulan terperiksa, waktu: 5 menit, output: Arsip usulan}
    ```

    ## Bukan salah
    Satuan yang makin kecil dijumlahkan, dan lama untuk tiap sekian:
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 1 jam 30 menit, output: Usulan}
      - {uraian: Memaraf usulan, pelaksana: petugas, kelengkapan: Usulan, waktu: 30 menit per hari, output: Usulan diparaf}
      - {uraian: Memesan buku, pelaksana: petugas, kelengkapan: Usulan, waktu: 1 hari (8 jam), output: Pesanan}
    ```

    Rentang; SOP375 yang mencatatnya:
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 1 jam, output: Usulan}
      - {uraian: Memaraf usulan, pelaksana: petugas, kelengkapan: Usulan, waktu: 30 menit - 3 jam, output: Usulan diparaf}
      - {uraian: Memesan buku, pelaksana: petugas, kelengkapan: Usulan, waktu: 7 menit, output: Pesanan}
    ```
    """
    for kegiatan in (k for alur in naskah.sop.alur for k in alur.kegiatan if not is_kosong(k.waktu)):
        text = kalimat(kegiatan.waktu)
        if two := satuan_tak_sejalan(text):
            hint = "pakai satu lama, pecah menjadi dua kegiatan, atau dahului dengan keputusan"
            yield Finding(kegiatan.waktu.span, f"waktu {row_name(kegiatan)} menyebut {two[0]} dan {two[1]}", f'"{shortened(text)}"', hint)
