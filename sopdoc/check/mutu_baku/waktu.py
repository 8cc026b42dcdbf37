"""The waktu of the rows: is it a duration, in one unit, and believable?

Severity: peringatan where nobody could measure it, catatan where it can be measured but not compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sopdoc.check.bahasa.kalimat import is_kosong, kalimat
from sopdoc.check.bahasa.waktu import Durasi, read_waktu, satuan_tak_sejalan
from sopdoc.check.row_names import row_name
from sopdoc.check.rule import Finding, sop_rule
from sopdoc.diagnostics import Severity, Weight
from sopdoc.model.sop import Alur, Kegiatan
from sopdoc.naskah import Naskah

SAMA_MULAI = 8         # rows from which one duration everywhere was hardly measured
JAM_SEHARI = 24        # hours from which somebody meant days
MENIT_SEHARI = 1440
_OTOMATIS = re.compile(r"\botomatis\b|\b(?:oleh|dari)\s+(?:sistem|aplikasi)\b", re.IGNORECASE)
_DITENTUKAN = re.compile(
    r"\s*(?:(?:sesuai|menurut|mengikuti)(?:\s+dengan)?\s+(?:\w+\s+)?"
    r"(?:jadwal|kontrak|perjanjian|undangan|agenda|kalender|surat|spk|spt|sppd|sk|tor|kak)|selama\s+[^\W\d]+)\b", re.IGNORECASE,
)


def waktu_alur(alur: Alur) -> Iterator[tuple[Kegiatan, str, tuple[Durasi, ...]]]:
    """Every row that says a waktu, its words, and the durations in them."""
    for kegiatan in alur.kegiatan:
        if not is_kosong(kegiatan.waktu):
            text = kalimat(kegiatan.waktu)
            yield kegiatan, text, read_waktu(text)


@sop_rule("SOP374", Severity.PERINGATAN, Weight.KURANG)
def bukan_waktu(naskah: Naskah) -> Iterator[Finding]:
    """Waktu bukan lama pengerjaan.

    ## Apa
    Kolom waktu tidak memuat angka dan satuan: "Sesuai kebutuhan", "Menyesuaikan", "Seketika", "07.30".

    ## Mengapa
    PermenPAN-RB 35/2012: mutu baku terukur, termasuk waktu penyelesaian tiap kegiatan. "Sesuai kebutuhan" ditemukan 109 kali dalam
    348 lembar nyata dan tidak dapat ditagih.

    ## Salah
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Memeriksa usulan, pelaksana: petugas, kelengkapan: Usulan buku, waktu: Sesuai kebutuhan, output: Usulan terperiksa}
      - {uraian: Menyimpan usulan, pelaksana: petugas, kelengkapan: Usulan terperiksa, waktu: 5 menit, output: Arsip usulan}
    ```

    ## Benar
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Memeriksa usulan, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 15 menit, output: Usulan terperiksa}
      - {uraian: Menyimpan usulan, pelaksana: petugas, kelengkapan: Usulan terperiksa, waktu: 5 menit, output: Arsip usulan}
    ```

    ## Bukan salah
    Angka dengan kata, pecahan, batas, atau catatan dalam kurung:
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: ± setengah jam, output: Usulan}
      - {uraian: Memaraf usulan, pelaksana: petugas, kelengkapan: Usulan, waktu: paling lama 1/2 jam (per buku), output: Usulan diparaf}
      - {uraian: Memesan buku, pelaksana: petugas, kelengkapan: Usulan, waktu: "1,5 jam/buku", output: Pesanan}
    ```

    Lama yang ditentukan dokumen lain, acara, atau mesin:
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: Seketika (otomatis), output: Usulan}
      - {uraian: Memaraf usulan, pelaksana: petugas, kelengkapan: Usulan, waktu: Sesuai masa kontrak, output: Usulan diparaf}
      - {uraian: Memesan buku, pelaksana: petugas, kelengkapan: Usulan, waktu: Selama rapat, output: Pesanan}
    ```

    Lama dengan saat mulainya:
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan, pelaksana: pemohon, kelengkapan: Kartu, waktu: 1 hari kerja setelah berkas lengkap, output: Usulan}
      - {uraian: Memaraf usulan, pelaksana: petugas, kelengkapan: Usulan, waktu: 1 x 24 jam sejak diterima, output: Usulan diparaf}
      - {uraian: Memesan buku, pelaksana: petugas, kelengkapan: Usulan, waktu: 2 hari kerja terhitung dari usulan, output: Pesanan}
    ```

    Dua lama dalam satu sel; SOP382 yang menyebutnya:
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan}
      - {uraian: Memaraf usulan, pelaksana: petugas, kelengkapan: Usulan, waktu: 15 menit atau 1 jam, output: Usulan diparaf}
      - {uraian: Memesan buku, pelaksana: petugas, kelengkapan: Usulan, waktu: 7 menit, output: Pesanan}
    ```

    Waktu yang kosong; SOP372 yang menyebutnya:
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan}
      - {uraian: Memaraf usulan, pelaksana: petugas, kelengkapan: Usulan, waktu: "-", output: Usulan diparaf}
      - {uraian: Memesan buku, pelaksana: petugas, kelengkapan: Usulan, waktu: 7 menit, output: Pesanan}
    ```
    """
    for alur in naskah.sop.alur:
        for kegiatan, text, durations in waktu_alur(alur):
            if not durations and not _di_luar(text) and not satuan_tak_sejalan(text):
                hint = "tulis angka dan satuan, misalnya `30 menit` atau `2 hari kerja`"
                yield Finding(kegiatan.waktu.span, f"waktu {row_name(kegiatan)} bukan lama pengerjaan", f'"{text}"', hint)


def _di_luar(text: str) -> bool:
    """Is the length fixed elsewhere: by a document, an event or a machine?"""
    return _OTOMATIS.search(text) is not None or _DITENTUKAN.match(text) is not None


@sop_rule("SOP375", Severity.CATATAN, Weight.KATA)
def waktu_rentang(naskah: Naskah) -> Iterator[Finding]:
    """Waktu berupa rentang.

    ## Apa
    Waktu ditulis dari–sampai: "1 – 20 Hari Kerja", "30 menit - 3 jam".

    ## Mengapa
    PermenPAN-RB 35/2012: waktu adalah standar satu kegiatan; rentang menyisakan tafsir mana yang berlaku (84 rentang dalam 348 lembar
    nyata).

    ## Salah
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Memeriksa usulan, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 5 – 15 menit, output: Usulan terperiksa}
      - {uraian: Menyimpan usulan, pelaksana: petugas, kelengkapan: Usulan terperiksa, waktu: 5 menit, output: Arsip usulan}
    ```

    ## Benar
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Memeriksa usulan, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 15 menit, output: Usulan terperiksa}
      - {uraian: Menyimpan usulan, pelaksana: petugas, kelengkapan: Usulan terperiksa, waktu: 5 menit, output: Arsip usulan}
    ```

    ## Bukan salah
    Dua satuan dijumlahkan bukan rentang:
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 1 jam 30 menit, output: Usulan}
      - {uraian: Memaraf usulan, pelaksana: petugas, kelengkapan: Usulan, waktu: "1 jam, 15 menit", output: Usulan diparaf}
      - {uraian: Memesan buku, pelaksana: petugas, kelengkapan: Usulan, waktu: 2 jam dan 5 menit, output: Pesanan}
    ```
    """
    for alur in naskah.sop.alur:
        same: dict[str, list[Kegiatan]] = {}
        for kegiatan, text, durations in waktu_alur(alur):
            if any(d.rentang for d in durations):
                same.setdefault(text, []).append(kegiatan)
        for text, rows in same.items():
            last = next(d for d in read_waktu(text) if d.rentang)
            hint = f"tulis batas atasnya saja: `{f'{last.angka:g} {last.satuan}'.strip()}`"
            also = f", juga di {len(rows) - 1} kegiatan lain" if len(rows) > 1 else ""
            yield Finding(rows[0].waktu.span, f"waktu {row_name(rows[0])} berupa rentang", f'"{text}"{also}', hint)


@sop_rule("SOP378", Severity.PERINGATAN, Weight.BERTENTANGAN)
def jam_untuk_hari(naskah: Naskah) -> Iterator[Finding]:
    """Jam atau menit dipakai untuk hari.

    ## Apa
    Waktu 24 jam atau lebih, atau 1440 menit atau lebih: "24 Jam", "168 Jam".

    ## Mengapa
    Satu hari kerja bukan 24 jam; 168 jam dapat berarti tujuh hari atau dua puluh satu hari kerja. PermenPAN-RB 35/2012 menuntut waktu
    yang terukur (terlihat di POS Kantor GTK Gorontalo).

    ## Salah
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 1 jam, output: Usulan buku}
      - {uraian: Memeriksa usulan, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 48 jam, output: Usulan terperiksa}
      - {uraian: Menyimpan usulan, pelaksana: petugas, kelengkapan: Usulan terperiksa, waktu: 1 jam, output: Arsip usulan}
    ```

    ## Benar
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 1 hari kerja, output: Usulan buku}
      - {uraian: Memeriksa usulan, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 2 hari kerja, output: Usulan terperiksa}
      - {uraian: Menyimpan usulan, pelaksana: petugas, kelengkapan: Usulan terperiksa, waktu: 1 hari kerja, output: Arsip usulan}
    ```

    ## Bukan salah
    Kurang dari sehari, dan "2 x 24 jam":
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 2 x 24 jam, output: Usulan}
      - {uraian: Memaraf usulan, pelaksana: petugas, kelengkapan: Usulan, waktu: 3 hari, output: Usulan diparaf}
      - {uraian: Memesan buku, pelaksana: petugas, kelengkapan: Usulan, waktu: 2 hari, output: Pesanan}
    ```

    Dua puluh tiga jam belum sehari:
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 23 jam, output: Usulan}
      - {uraian: Memaraf usulan, pelaksana: petugas, kelengkapan: Usulan, waktu: 2 jam, output: Usulan diparaf}
      - {uraian: Memesan buku, pelaksana: petugas, kelengkapan: Usulan, waktu: 1 jam, output: Pesanan}
    ```
    """
    limits = {"jam": JAM_SEHARI, "menit": MENIT_SEHARI}
    for alur in naskah.sop.alur:
        for kegiatan, text, durations in waktu_alur(alur):
            long = next((d for d in durations if d.satuan in limits and d.angka >= limits[d.satuan]), None)
            if long:
                days = long.angka / limits[long.satuan]
                hint = f"tulis dalam hari kerja, atau `{days:g} hari` bila hari kalender yang dimaksud"
                yield Finding(kegiatan.waktu.span, f"waktu {row_name(kegiatan)} lebih panjang dari sehari", f'"{text}"', hint)


@sop_rule("SOP379", Severity.CATATAN, Weight.KURANG)
def waktu_seragam(naskah: Naskah) -> Iterator[Finding]:
    """Semua kegiatan sama lamanya.

    ## Apa
    Delapan kegiatan atau lebih, dan semuanya memakai waktu yang sama.

    ## Mengapa
    PermenPAN-RB 35/2012: waktu diukur per kegiatan. Waktu yang seragam biasanya disalin, bukan diukur (BPS 012: "1 – 20 Hari Kerja").

    ## Salah
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Mencatat usulan, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 5 menit, output: Usulan tercatat}
      - {uraian: Memeriksa usulan, pelaksana: petugas, kelengkapan: Usulan tercatat, waktu: 5 menit, output: Usulan terperiksa}
      - {uraian: Menawar harga buku, pelaksana: petugas, kelengkapan: Usulan terperiksa, waktu: 5 menit, output: Harga buku}
      - {uraian: Memesan buku, pelaksana: petugas, kelengkapan: Harga buku, waktu: 5 menit, output: Pesanan}
      - {uraian: Menerima buku, pelaksana: petugas, kelengkapan: Pesanan, waktu: 5 menit, output: Buku baru}
      - {uraian: Menyampul buku, pelaksana: petugas, kelengkapan: Buku baru, waktu: 5 menit, output: Buku bersampul}
      - {uraian: Meminjam buku, pelaksana: pemohon, kelengkapan: Buku bersampul, waktu: 5 menit, output: Buku dipinjam}
    ```

    ## Benar
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Memeriksa usulan, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 10 menit, output: Usulan terperiksa}
      - {uraian: Meminjam buku, pelaksana: pemohon, kelengkapan: Usulan terperiksa, waktu: 5 menit, output: Buku dipinjam}
    ```

    ## Bukan salah
    Kurang dari delapan kegiatan:
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan}
      - {uraian: Memaraf usulan, pelaksana: petugas, kelengkapan: Usulan, waktu: 5 menit, output: Usulan diparaf}
      - {uraian: Memesan buku, pelaksana: petugas, kelengkapan: Usulan, waktu: 5 menit, output: Pesanan}
    ```
    """
    for alur in naskah.sop.alur:
        values = {durations for _, _, durations in waktu_alur(alur)}
        if len(alur.kegiatan) >= SAMA_MULAI and len(values) == 1 and values != {()}:
            first = alur.kegiatan[0]
            hint = "ukur atau taksir waktu tiap kegiatan sendiri-sendiri"
            message = f"semua {len(alur.kegiatan)} kegiatan sama lamanya"
            yield Finding(first.waktu.span if first.waktu else first.uraian.span, message, f'"{kalimat(first.waktu)}" di semua baris', hint)
