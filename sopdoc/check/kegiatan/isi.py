"""What a kegiatan tells: one action, in few and full words, and no row twice."""

from __future__ import annotations

from collections.abc import Iterator

from sopdoc.check.bahasa.daftar import words
from sopdoc.check.bahasa.kalimat import Awal, Tindakan, batang, kalimat, kata, tindakan
from sopdoc.check.bahasa.peran import awal_baris, baris, is_beberapa_pelaku
from sopdoc.check.bahasa.waktu import read_waktu
from sopdoc.check.graph import decides, satu_simbol
from sopdoc.check.row_names import row_name
from sopdoc.check.rule import Finding, sop_rule
from sopdoc.diagnostics import Severity, Weight
from sopdoc.model.sop import Kegiatan
from sopdoc.naskah import Naskah

_DISERAHKAN = frozenset({"diteruskan", "diserahkan", "disampaikan", "dikirim", "dikirimkan", "dilaporkan", "diajukan"})
SEBENTAR = 15           # minutes
TINDAKAN_BANYAK = 3    # verbs from which a row is several kegiatan even without "kemudian"


@sop_rule("SOP354", Severity.PERINGATAN, Weight.KATA)
def banyak_tindakan(naskah: Naskah) -> Iterator[Finding]:
    """Beberapa tindakan berurutan dalam satu kegiatan.

    ## Apa
    Satu baris memuat tiga tindakan atau lebih, dua tindakan yang disambung "kemudian", "lalu", "selanjutnya", atau beberapa pelaku
    yang masing-masing punya pekerjaan.

    ## Mengapa
    PermenPAN-RB 35/2012: satu simbol untuk satu kegiatan, dengan waktu dan hasilnya sendiri. Tindakan yang bertumpuk tidak dapat
    diukur, dan pelaksana di tengahnya tidak tampak.

    ## Salah
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - uraian: Memeriksa usulan buku, kemudian mencatat hasilnya
        pelaksana: petugas
        kelengkapan: Usulan buku
        waktu: 5 menit
        output: Usulan terperiksa
      - {uraian: Menyimpan usulan buku, pelaksana: petugas, kelengkapan: Usulan terperiksa, waktu: 5 menit, output: Arsip usulan}
    ```

    ## Benar
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Memeriksa usulan buku, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 5 menit, output: Usulan terperiksa}
      - {uraian: Mencatat hasil pemeriksaan, pelaksana: petugas, kelengkapan: Usulan terperiksa, waktu: 5 menit, output: Arsip usulan}
    ```

    ## Bukan salah
    Kata kerja dalam kurung atau anak kalimat, dan sifat yang disambung "dan", bukan tindakan tersendiri:
    ```yaml
    kegiatan:
      - {uraian: "Memeriksa usulan (membaca, menimbang, memilih)", pelaksana: pemohon, kelengkapan: Kartu, waktu: 5 menit, output: Usulan}
      - {uraian: "Mencatat usulan untuk memesan, membeli, menjual", pelaksana: petugas, kelengkapan: Usulan, waktu: 9 menit, output: Nota}
      - {uraian: Menjaga buku tetap rapi dan bersih dan berurutan, pelaksana: petugas, kelengkapan: Nota, waktu: 5 menit, output: Buku}
    ```

    Dua tindakan yang tidak berurutan; SOP355 yang mencatatnya:
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Menyusun usulan dan menilai harga, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 20 menit, output: Hasil}
      - {uraian: Menyimpan usulan buku, pelaksana: petugas, kelengkapan: Hasil, waktu: 5 menit, output: Arsip usulan}
    ```

    Pekerjaan rutin satu meja, dan menerima sebelum bekerja:
    ```yaml
    kegiatan:
      - {uraian: "Mengetik usulan, mencetak, dan mengirimkannya", pelaksana: pemohon, kelengkapan: Kartu, waktu: 5 menit, output: Usulan}
      - {uraian: "Menerima usulan, kemudian memeriksanya", pelaksana: petugas, kelengkapan: Usulan, waktu: 9 menit, output: Hasil}
      - {uraian: Menyimpan usulan buku, pelaksana: petugas, kelengkapan: Hasil, waktu: 5 menit, output: Arsip usulan}
    ```

    Kata urutan di depan satu-satunya tindakan:
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Selanjutnya memeriksa usulan, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 9 menit, output: Hasil}
      - {uraian: Menyimpan usulan buku, pelaksana: petugas, kelengkapan: Hasil, waktu: 5 menit, output: Arsip usulan}
    ```
    """
    for kegiatan, text, kolom in baris(naskah):
        found = tindakan(text, awal_baris(text, kolom) is Awal.SUBJEK)
        if is_beberapa_pelaku(text, kolom):
            message = f"{row_name(kegiatan)} memuat pekerjaan beberapa pelaku"
            hint = "pecah menjadi satu kegiatan untuk tiap pelaksana; yang serentak dimulai dari `lanjut: [a, b]`"
            yield Finding(kegiatan.uraian.span, message, "tiap baris uraian menyebut pelakunya", hint)
        elif _is_banyak(found):
            message = f"{row_name(kegiatan)} memuat {len(found.kerja)} tindakan"
            fact = f"{row_name(kegiatan)} memuat beberapa tindakan"
            yield Finding(kegiatan.uraian.span, message, ", ".join(found.kerja), _petunjuk(found), fact)


def _is_banyak(found: Tindakan) -> bool:
    """Several kegiatan; what one desk does on one paper is none of them, nor is receiving what was sent."""
    if _kata_kerja(found) <= words("kata", "meja") or (len(found.kerja) == 2 and found.kerja[0] == "menerima"):
        return False
    return len(found.kerja) >= TINDAKAN_BANYAK or (found.urut and len(found.kerja) > 1)


def _petunjuk(found: Tindakan) -> str:
    """What an arrow says anyway is left out; what remains is split."""
    first, *_, last = found.kerja
    if len(found.kerja) == 2 and not found.objek[1] and (last in words("kata", "serah") or last in _DISERAHKAN):
        return f'hapus "{last} …"; anak panah ke kegiatan berikutnya sudah mengatakannya'
    if first != "menerima":
        return f"pecah menjadi {len(found.kerja)} kegiatan, masing-masing dengan waktu dan hasilnya"
    rest = f"; pecah sisanya menjadi {len(found.kerja) - 1} kegiatan" if len(found.kerja) > 2 else ""
    return f'hapus "menerima", sebab anak panah ke sini sudah mengatakannya{rest}'


@sop_rule("SOP355", Severity.CATATAN, Weight.KATA)
def dua_tindakan(naskah: Naskah) -> Iterator[Finding]:
    """Dua pekerjaan dalam satu kegiatan.

    ## Apa
    Satu baris menyambung dua kata kerja yang masing-masing punya objeknya sendiri: "melaksanakan perjalanan dinas dan menyusun laporan".

    ## Mengapa
    PermenPAN-RB 35/2012: satu simbol untuk satu kegiatan, dengan waktu dan hasilnya sendiri. Yang pendek, sampai seperempat jam, memang
    dikerjakan sekaligus dan tidak dicatat.

    ## Salah
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Menyusun usulan dan menilai harga buku, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 1 jam, output: Harga}
      - {uraian: Menyimpan usulan buku, pelaksana: petugas, kelengkapan: Harga, waktu: 5 menit, output: Arsip usulan}
    ```

    ## Benar
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Menyusun usulan, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 3 menit, output: Usulan tersusun}
      - {uraian: Menilai harga buku, pelaksana: petugas, kelengkapan: Usulan tersusun, waktu: 2 menit, output: Arsip usulan}
    ```

    ## Bukan salah
    Satu objek untuk kedua kata kerja, dan hasil yang langsung diserahkan:
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Menelaah dan mengoreksi usulan, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 9 menit, output: Hasil}
      - {uraian: Menyusun daftar dan menyerahkannya kepada kepala, pelaksana: petugas, kelengkapan: Hasil, waktu: 5 menit, output: Daftar}
    ```

    Dua pekerjaan yang selesai dalam seperempat jam:
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Menyusun usulan dan menilai harga buku, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 15 menit, output: Harga}
      - {uraian: Menyimpan usulan buku, pelaksana: petugas, kelengkapan: Harga, waktu: 5 menit, output: Arsip usulan}
    ```

    Dua kata kerja yang sejenis, seperti menyerahkan ini dan itu:
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan dan menyerahkan kartu, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan}
      - {uraian: Memberi nomor dan mencatat usulan, pelaksana: petugas, kelengkapan: Usulan, waktu: 9 menit, output: Hasil}
      - {uraian: Memeriksa harga dan menentukan toko, pelaksana: petugas, kelengkapan: Hasil, waktu: 5 menit, output: Arsip usulan}
    ```

    Yang disiapkan untuk pekerjaan itu, yang diperiksa lalu disetujui, dan hasil yang disampaikan:
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Menyiapkan ruangan dan membahas usulan, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 1 jam, output: Hasil}
      - {uraian: Melakukan penilaian harga dan memberikan persetujuan, pelaksana: petugas, kelengkapan: Hasil, waktu: 1 jam, output: Harga}
      - {uraian: Menetapkan toko dan menyampaikan hasilnya, pelaksana: petugas, kelengkapan: Harga, waktu: 1 jam, output: Toko}
    ```

    Keputusan yang memeriksa lalu menentukan:
    ```yaml
    kegiatan:
      - {id: usul, uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - uraian: Memeriksa usulan dan meminta persetujuan pengusul
        pelaksana: petugas
        cabang: {Setuju: lanjut, Tidak setuju: usul}
        kelengkapan: Usulan buku
        waktu: 9 menit
        output: Hasil
      - {uraian: Menyimpan usulan buku, pelaksana: petugas, kelengkapan: Hasil, waktu: 5 menit, output: Arsip usulan}
    ```

    Pelaksana yang berurutan, masing-masing dengan kata kerjanya:
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - uraian: Menyebut judul dan mencari buku
        pelaksana: [pemohon, petugas]
        hubungan: berurutan
        kelengkapan: Usulan buku
        waktu: 9 menit
        output: Hasil
      - {uraian: Menyimpan usulan buku, pelaksana: petugas, kelengkapan: Hasil, waktu: 5 menit, output: Arsip usulan}
    ```

    Tindakan yang berurutan; SOP354 yang menyebutnya:
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Memeriksa usulan lalu menilai harga, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 9 menit, output: Hasil}
      - {uraian: Menyimpan usulan buku, pelaksana: petugas, kelengkapan: Hasil, waktu: 5 menit, output: Arsip usulan}
    ```
    """
    for kegiatan, text, kolom in baris(naskah):
        found = tindakan(text, awal_baris(text, kolom) is Awal.SUBJEK)
        alone = satu_simbol(kegiatan) is not None and not is_beberapa_pelaku(text, kolom)
        two = len(found.kerja) == 2 and not found.urut and all(found.objek) and not _is_satu(kegiatan, found)
        if alone and two and not _is_sebentar(kegiatan):
            hint = _petunjuk(found)
            message = f"{row_name(kegiatan)} memuat dua pekerjaan"
            yield Finding(kegiatan.uraian.span, message, " dan ".join(found.kerja), hint)


def _is_sebentar(kegiatan: Kegiatan) -> bool:
    """Is it over too soon for its parts to have times of their own?"""
    durations = read_waktu(kalimat(kegiatan.waktu))
    return bool(durations) and all(d.satuan in ("detik", "menit") for d in durations) and sum(d.angka for d in durations) <= SEBENTAR


def _is_satu(kegiatan: Kegiatan, found: Tindakan) -> bool:
    """Are both verbs of one kind, one of them what leads to the other or hands it on, or do they check and then decide?"""
    both = _kata_kerja(found)
    first, second = found.kerja
    judged = words("kata", "periksa") | words("kata", "putus")
    alike = any(both <= kind for kind in (words("kata", "serah"), words("kata", "meja"), judged))
    led = first in words("kata", "siap") or second.removesuffix("nya") in words("kata", "antar")
    return alike or led or (decides(kegiatan) and bool(both & judged))


@sop_rule("SOP359", Severity.PERINGATAN, Weight.BERTENTANGAN)
def kegiatan_kembar(naskah: Naskah) -> Iterator[Finding]:
    """Kegiatan yang sama ditulis dua kali.

    ## Apa
    Dua baris dalam satu alur memuat uraian yang sama persis oleh pelaksana yang sama; dua baris yang bersebelahan juga bila hanya kata
    sambungnya yang berbeda.

    ## Mengapa
    PermenPAN-RB 35/2012: kegiatan yang sama ditulis satu kali; pengulangan digambar dengan anak panah kembali. Biasanya sisa
    salin-tempel (BPS 054, kegiatan 8 dan 9).

    ## Salah
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Memeriksa usulan buku, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 5 menit, output: Usulan terperiksa}
      - {uraian: Memeriksa usulan buku, pelaksana: petugas, kelengkapan: Usulan terperiksa, waktu: 5 menit, output: Arsip usulan}
    ```

    ## Benar
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Memeriksa usulan buku, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 5 menit, output: Usulan terperiksa}
      - {uraian: Menyimpan usulan buku, pelaksana: petugas, kelengkapan: Usulan terperiksa, waktu: 5 menit, output: Arsip usulan}
    ```

    ## Bukan salah
    Kegiatan yang sama oleh pelaksana lain:
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Memeriksa usulan buku, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 9 menit, output: Hasil}
      - {uraian: Memeriksa usulan buku, pelaksana: pemohon, kelengkapan: Hasil, waktu: 5 menit, output: Arsip usulan}
    ```

    Kegiatan yang sama dalam varian lain:
    ```yaml
    kegiatan!
    alur:
      - judul: Lewat Loket
        kegiatan:
          - {uraian: Menyerahkan kartu, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Kartu diterima}
          - {uraian: Memeriksa kartu, pelaksana: petugas, kelengkapan: Kartu diterima, waktu: 9 menit, output: Kartu terperiksa}
          - {uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Kartu terperiksa, waktu: 5 menit, output: Tanda terima}
      - judul: Lewat Pos
        kegiatan:
          - {uraian: Mengirim kartu, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Kartu diterima}
          - {uraian: Memeriksa kartu, pelaksana: petugas, kelengkapan: Kartu diterima, waktu: 9 menit, output: Kartu terperiksa}
          - {uraian: Mengirim buku, pelaksana: petugas, kelengkapan: Kartu terperiksa, waktu: 5 menit, output: Tanda terima}
    ```
    """
    for alur in naskah.sop.alur:
        first: dict[tuple[object, ...], Kegiatan] = {}
        for above, kegiatan in zip((None, *alur.kegiatan), alur.kegiatan, strict=False):
            known = first.setdefault((kata(kalimat(kegiatan.uraian)), _pelaku(kegiatan)), kegiatan)
            if above and known is kegiatan and _is_mirip(above, kegiatan):
                known = above
            if known is not kegiatan:
                hint = "hapus salah satu; untuk mengulang, arahkan anak panah kembali ke yang pertama"
                yield Finding(kegiatan.uraian.span, f"{row_name(kegiatan)} sama dengan {row_name(known)}", "ditulis dua kali", hint)


def _pelaku(kegiatan: Kegiatan) -> frozenset[str]:
    return frozenset(kegiatan.para_pelaksana)


def _is_mirip(above: Kegiatan, kegiatan: Kegiatan) -> bool:
    """Do neighbours say the same with other small words?"""
    telling = _isi(kegiatan)
    return len(telling) > 1 and _pelaku(above) == _pelaku(kegiatan) and telling == _isi(above)


def _isi(kegiatan: Kegiatan) -> frozenset[str]:
    text = kalimat(kegiatan.uraian)
    return batang(text) | {word for word in kata(text) if word.isdigit() or len(word) == 1}


def _kata_kerja(found: Tindakan) -> set[str]:
    """The verbs as lists of words hold them, without an object that hangs on."""
    return {word.removesuffix("nya") for word in found.kerja}
