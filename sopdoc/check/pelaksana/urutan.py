"""The order of the columns, and how the rows are shared among them.

The order is the habit of drafters, not a rule of PermenPAN-RB 35/2012: a catatan.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sopdoc.check.bahasa.peran import Nama, normal
from sopdoc.check.rule import Finding, sop_rule
from sopdoc.diagnostics import Severity, Weight
from sopdoc.model.sop import Alur, Garis, Kegiatan, Pelaksana
from sopdoc.naskah import Naskah

BERSAMA_TERBANYAK = 4     # actors in one row; with more of them nobody answers for it
SENDIRI_MULAI = 6         # rows from which one actor for nearly all says something
SENDIRI_BAGIAN = 0.9
_PANGKAT: tuple[tuple[Nama, ...], ...] = (      # who stands above whom: how their names begin
    (("bupati",), ("wali", "kota"), ("gubernur",), ("menteri",)),
    (("sekretaris", "daerah"),),
    (("kepala", "dinas"), ("kepala", "badan"), ("kepala", "biro"), ("kepala", "kantor"), ("kepala", "satuan"), ("camat",), ("inspektur",)),
    (("sekretaris",),),
    (("kepala", "bidang"), ("kepala", "bagian")),
    (("kepala", "seksi"), ("kepala", "subbagian"), ("kepala", "subbidang"), ("lurah",)),
    (("staf",), ("pelaksana",), ("petugas",), ("operator",), ("pengelola",), ("pengadministrasi",)),
)
LEBIH_PENDEK = 0.8        # share of all arrows' way across from which another order is worth a remark


def dipakai(alur: Alur) -> tuple[str, ...]:
    """The columns with a symbol, by first appearance; in one row from left to right, since they begin together."""
    place = {p.kunci: index for index, p in enumerate(alur.pelaksana)}
    found: dict[str, None] = {}
    for kegiatan in alur.kegiatan:
        row = list(kegiatan.para_pelaksana)
        if is_bersama(alur, kegiatan):
            row.sort(key=lambda kunci: place.get(kunci, 0))
        found |= dict.fromkeys(row)
    return tuple(found)


def is_bersama(alur: Alur, kegiatan: Kegiatan) -> bool:
    """Do several act in this row at once, not one after the other?"""
    own = {s.id for s in kegiatan.simbol}
    return len(kegiatan.para_pelaksana) > 1 and not any(w.garis is Garis.PANAH and w.dari in own and w.ke in own for w in alur.sambungan)


@sop_rule("SOP254", Severity.CATATAN, Weight.BENTUK)
def pertama_bukan_kiri(naskah: Naskah) -> Iterator[Finding]:
    """Pelaksana kegiatan pertama bukan kolom paling kiri.

    ## Apa
    Alur tidak mulai di kolom pertama, dan anak panah menempuh jauh lebih sedikit kolom bila kolom itu dipindahkan ke sana.

    ## Mengapa
    Kebiasaan penyusunan SOP AP: kolom pelaksana diurutkan menurut urutan kegiatan, bukan pangkat, supaya alur terbaca dari kiri.
    Banyak lembar nyata mengurutkan menurut pangkat; karena itu hanya catatan.

    ## Salah
    ```yaml
    pelaksana: {kepala: Kepala Perpustakaan, petugas: Petugas Perpustakaan, pemohon: Anggota Perpustakaan}
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Menyetujui usulan, pelaksana: kepala, kelengkapan: Usulan buku, waktu: 5 menit, output: Usulan yang disetujui}
      - {uraian: Memesan buku, pelaksana: petugas, kelengkapan: Usulan yang disetujui, waktu: 5 menit, output: Pesanan}
    ```

    ## Benar
    ```yaml
    pelaksana: {pemohon: Anggota Perpustakaan, kepala: Kepala Perpustakaan, petugas: Petugas Perpustakaan}
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Menyetujui usulan, pelaksana: kepala, kelengkapan: Usulan buku, waktu: 5 menit, output: Usulan yang disetujui}
      - {uraian: Memesan buku, pelaksana: petugas, kelengkapan: Usulan yang disetujui, waktu: 5 menit, output: Pesanan}
    ```

    ## Bukan salah
    Kolom lain di kiri, tetapi anak panah tidak menjadi lebih pendek:
    ```yaml
    pelaksana: {petugas: Petugas Perpustakaan, pemohon: Anggota Perpustakaan}
    ```

    Beberapa pelaksana memulai bersama; yang paling kiri salah satunya:
    ```yaml
    kegiatan:
      - {uraian: Menyusun daftar, pelaksana: [petugas, pemohon], kelengkapan: Kartu anggota, waktu: 5 menit, output: Daftar}
      - {uraian: Memeriksa daftar, pelaksana: petugas, kelengkapan: Daftar, waktu: 9 menit, output: Daftar terperiksa}
      - {uraian: Mencatat peminjaman, pelaksana: petugas, kelengkapan: Daftar terperiksa, waktu: 7 menit, output: Catatan}
    ```

    Kolom paling kiri yang tidak dipakai; SOP250 yang menyebutnya:
    ```yaml
    pelaksana: {kepala: Kepala Perpustakaan, pemohon: Anggota Perpustakaan, petugas: Petugas Perpustakaan}
    ```
    """
    for alur in naskah.sop.alur:
        order = dipakai(alur)
        columns = [p for p in alur.pelaksana if p.kunci in order]
        if columns and columns[0].kunci != order[0] and _is_lebih_pendek(alur, columns, order[0]):
            first = next(p for p in columns if p.kunci == order[0])
            hint = f"pindahkan `{first.kunci}` ke urutan pertama di `pelaksana`"
            message = f'alur mulai di "{_sebutan(first)}", bukan di kolom paling kiri'
            yield Finding(first.span, message, f'paling kiri "{_sebutan(columns[0])}"', hint)


def _is_lebih_pendek(alur: Alur, columns: Sequence[Pelaksana], first: str) -> bool:
    """Do the arrows cross much fewer columns when `first` stands before all others?"""
    now = [p.kunci for p in columns]
    return _panjang(alur, [first, *(kunci for kunci in now if kunci != first)]) <= LEBIH_PENDEK * _panjang(alur, now)


def _sebutan(pelaksana: Pelaksana) -> str:
    """With its group, where two columns may have one name."""
    return f"{pelaksana.kelompok}: {pelaksana.nama}" if pelaksana.kelompok else pelaksana.nama


@sop_rule("SOP255", Severity.CATATAN, Weight.BENTUK)
def urutan_kolom(naskah: Naskah) -> Iterator[Finding]:
    """Kolom pelaksana tidak menurut urutan kemunculannya.

    ## Apa
    Pelaksana yang bekerja lebih dahulu berdiri di sebelah kanan pelaksana yang bekerja kemudian, dan anak panah menempuh jauh lebih
    banyak kolom daripada bila kolomnya diurutkan menurut kegiatan.

    ## Mengapa
    Kebiasaan penyusunan SOP AP: kolom diurutkan menurut urutan kegiatan, supaya anak panah tidak bolak-balik. Urutan pangkat juga
    lazim; karena itu hanya catatan.

    ## Salah
    ```yaml
    pelaksana: {pemohon: Anggota Perpustakaan, kepala: Kepala Perpustakaan, petugas: Petugas Perpustakaan}
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Mencatat usulan, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 5 menit, output: Usulan tercatat}
      - {uraian: Menyetujui usulan, pelaksana: kepala, kelengkapan: Usulan tercatat, waktu: 5 menit, output: Usulan yang disetujui}
    ```

    ## Benar
    ```yaml
    pelaksana: {pemohon: Anggota Perpustakaan, petugas: Petugas Perpustakaan, kepala: Kepala Perpustakaan}
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Mencatat usulan, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 5 menit, output: Usulan tercatat}
      - {uraian: Menyetujui usulan, pelaksana: kepala, kelengkapan: Usulan tercatat, waktu: 5 menit, output: Usulan yang disetujui}
    ```

    ## Bukan salah
    Kolom menurut pangkat, tertinggi atau terendah lebih dahulu:
    ```yaml
    pelaksana: {pemohon: Anggota Perpustakaan, kepala: Kepala Bidang Perpustakaan, kasi: Kepala Seksi Layanan, petugas: Staf Layanan}
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Mencatat usulan, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 5 menit, output: Usulan tercatat}
      - {uraian: Memeriksa usulan, pelaksana: kasi, kelengkapan: Usulan tercatat, waktu: 5 menit, output: Usulan terperiksa}
      - {uraian: Menyetujui usulan, pelaksana: kepala, kelengkapan: Usulan terperiksa, waktu: 5 menit, output: Usulan disetujui}
    ```

    Kolom yang berkelompok tetap berkumpul:
    ```yaml
    pelaksana:
      Loket: {pemohon: Anggota Perpustakaan, kasir: Kasir}
      Kantor: {petugas: Petugas Perpustakaan}
    kegiatan:
      - {uraian: Mengajukan usulan, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan}
      - {uraian: Memeriksa usulan, pelaksana: petugas, kelengkapan: Usulan, waktu: 9 menit, output: Usulan terperiksa}
      - {uraian: Membayar buku, pelaksana: kasir, kelengkapan: Usulan terperiksa, waktu: 7 menit, output: Bukti bayar}
    ```

    Urutan lain yang tidak memendekkan anak panah:
    ```yaml
    pelaksana: {pemohon: Anggota Perpustakaan, kepala: Kepala Perpustakaan, petugas: Petugas Perpustakaan}
    kegiatan:
      - {uraian: Mengajukan usulan, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan}
      - {uraian: Mencatat usulan, pelaksana: petugas, kelengkapan: Usulan, waktu: 9 menit, output: Usulan tercatat}
      - {uraian: Menyetujui usulan, pelaksana: kepala, kelengkapan: Usulan tercatat, waktu: 7 menit, output: Persetujuan}
      - {uraian: Menerima persetujuan, pelaksana: pemohon, kelengkapan: Persetujuan, waktu: 7 menit, output: Tanda terima}
    ```

    Kolom pertama yang salah; SOP254 yang mencatatnya:
    ```yaml
    pelaksana: {kepala: Kepala Perpustakaan, petugas: Petugas Perpustakaan, pemohon: Anggota Perpustakaan}
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Menyetujui usulan, pelaksana: kepala, kelengkapan: Usulan buku, waktu: 5 menit, output: Usulan yang disetujui}
      - {uraian: Memesan buku, pelaksana: petugas, kelengkapan: Usulan yang disetujui, waktu: 5 menit, output: Pesanan}
    ```
    """
    for alur in naskah.sop.alur:
        order = dipakai(alur)
        columns = [p for p in alur.pelaksana if p.kunci in order]
        now, then = _panjang(alur, [p.kunci for p in columns]), _panjang(alur, order)
        if then > LEBIH_PENDEK * now or _is_pangkat([normal(p.nama) for p in columns]):
            continue
        wrong = next((i for i, (p, kunci) in enumerate(zip(columns, order, strict=False)) if p.kunci != kunci), None)
        if wrong and len({p.kelompok for p in columns}) == 1:   # a wrong first column is told as SOP254; groups keep together
            hint = f"urutan menurut kegiatan: {', '.join(order)}"
            message = f'kolom "{columns[wrong].nama}" berdiri sebelum pelaksana yang bekerja lebih dahulu'
            label = f"anak panah melintasi {now} kolom; menurut urutan kegiatan {then}"
            fakta = "kolom berdiri sebelum pelaksana yang bekerja lebih dahulu"
            yield Finding(columns[wrong].span, message, label, hint, fakta)


def _is_pangkat(nama: Sequence[Nama]) -> bool:
    """Do the columns stand by rank, the highest first or last?  Whoever has none may stand anywhere."""
    ranks = [rank for one in nama for rank, heads in enumerate(_PANGKAT) if any(one[: len(head)] == head for head in heads)]
    return len(set(ranks)) > 1 and ranks in (sorted(ranks), sorted(ranks, reverse=True))


def _panjang(alur: Alur, order: Sequence[str]) -> int:
    """How many columns all arrows cross together when the columns stand in this order."""
    column = {s.id: order.index(s.pelaksana) for kegiatan in alur.kegiatan for s in kegiatan.simbol}
    return sum(abs(column[w.dari] - column[w.ke]) for w in alur.sambungan if w.dari in column and w.ke in column)


@sop_rule("SOP256", Severity.PERINGATAN, Weight.BENTUK)
def terlalu_banyak_bersama(naskah: Naskah) -> Iterator[Finding]:
    """Lebih dari empat pelaksana bersama dalam satu kegiatan.

    ## Apa
    Satu kegiatan dikerjakan bersama oleh lebih dari empat pelaksana.

    ## Mengapa
    PermenPAN-RB 35/2012: kolom pelaksana menunjukkan penanggung jawab tiap kegiatan; bila semua bertanggung jawab, tidak ada yang
    dapat ditagih.

    ## Salah
    ```yaml
    pelaksana: {pemohon: Anggota, petugas: Petugas Perpustakaan, kepala: Kepala Perpustakaan, arsip: Arsiparis, umum: Bagian Umum}
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - uraian: Membahas usulan buku
        pelaksana: [pemohon, petugas, kepala, arsip, umum]
        kelengkapan: Usulan buku
        waktu: 60 menit
        output: Notula
      - {uraian: Menyimpan notula, pelaksana: arsip, kelengkapan: Notula, waktu: 5 menit, output: Arsip notula}
    ```

    ## Benar
    ```yaml
    pelaksana: {pemohon: Anggota, petugas: Petugas Perpustakaan, kepala: Kepala Perpustakaan, arsip: Arsiparis}
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Membahas usulan buku, pelaksana: [petugas, kepala], kelengkapan: Usulan buku, waktu: 60 menit, output: Notula}
      - {uraian: Menyimpan notula, pelaksana: arsip, kelengkapan: Notula, waktu: 5 menit, output: Arsip notula}
    ```

    ## Bukan salah
    Empat pelaksana bersama, atau lebih banyak pelaksana berurutan:
    ```yaml
    pelaksana: {a: Kepala Seksi Arsip, b: Kepala Seksi Buku, c: Kepala Seksi Layanan, d: Kepala Seksi Anak, e: Kepala Seksi Umum}
    kegiatan:
      - {uraian: Menyusun daftar, pelaksana: [a, b, c, d], kelengkapan: Kartu anggota, waktu: 5 menit, output: Daftar}
      - uraian: Memaraf daftar
        pelaksana: [a, b, c, d, e]
        hubungan: berurutan
        kelengkapan: Daftar
        waktu: 9 menit
        output: Daftar diparaf
      - {uraian: Mencatat daftar, pelaksana: e, kelengkapan: Daftar diparaf, waktu: 7 menit, output: Catatan}
    ```
    """
    for alur in naskah.sop.alur:
        for kegiatan in alur.kegiatan:
            actors = set(kegiatan.para_pelaksana)
            if len(actors) > BERSAMA_TERBANYAK and is_bersama(alur, kegiatan):
                hint = "sebut penanggung jawabnya saja; peserta lain dapat disebut di uraian atau keterangan"
                yield Finding(kegiatan.uraian.span, f"{len(actors)} pelaksana bersama dalam satu kegiatan", "terlalu banyak", hint)


@sop_rule("SOP257", Severity.CATATAN, Weight.BENTUK)
def satu_pelaksana(naskah: Naskah) -> Iterator[Finding]:
    """Hampir semua kegiatan dikerjakan satu pelaksana.

    ## Apa
    Ada beberapa kolom, tetapi paling sedikit sembilan dari sepuluh kegiatan berada di satu kolom.

    ## Mengapa
    PermenPAN-RB 35/2012: SOP administratif melibatkan lebih dari satu pelaksana dan ditulis umum; rincian kerja satu orang adalah
    SOP teknis, yang ditulis tersendiri.

    ## Salah
    ```yaml
    pelaksana: {pemohon: Anggota Perpustakaan, petugas: Petugas Perpustakaan}
    kegiatan:
      - {uraian: Mengajukan peminjaman, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Formulir}
      - {uraian: Membuka aplikasi, pelaksana: petugas, kelengkapan: Formulir, waktu: 1 menit, output: Layar peminjaman}
      - {uraian: Memindai kartu, pelaksana: petugas, kelengkapan: Layar peminjaman, waktu: 1 menit, output: Data anggota}
      - {uraian: Memindai buku, pelaksana: petugas, kelengkapan: Data anggota, waktu: 1 menit, output: Data buku}
      - {uraian: Mengisi tanggal kembali, pelaksana: petugas, kelengkapan: Data buku, waktu: 2 menit, output: Tanggal kembali}
      - {uraian: Mencetak bukti, pelaksana: petugas, kelengkapan: Tanggal kembali, waktu: 1 menit, output: Bukti pinjam}
      - {uraian: Menempelkan bukti, pelaksana: petugas, kelengkapan: Bukti pinjam, waktu: 1 menit, output: Buku berbukti}
      - {uraian: Mencatat nomor buku, pelaksana: petugas, kelengkapan: Buku berbukti, waktu: 1 menit, output: Nomor buku}
      - {uraian: Menandai kartu, pelaksana: petugas, kelengkapan: Nomor buku, waktu: 1 menit, output: Kartu bertanda}
      - {uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Kartu bertanda, waktu: 1 menit, output: Tanda terima}
    ```

    ## Benar
    ```yaml
    pelaksana: {pemohon: Anggota Perpustakaan, petugas: Petugas Perpustakaan}
    kegiatan:
      - {uraian: Mengajukan peminjaman, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Formulir}
      - {uraian: Mencatat peminjaman pada aplikasi, pelaksana: petugas, kelengkapan: Formulir, waktu: 7 menit, output: Bukti pinjam}
      - {uraian: Menerima buku, pelaksana: pemohon, kelengkapan: Bukti pinjam, waktu: 2 menit, output: Tanda terima}
    ```

    ## Bukan salah
    SOP teknis dengan satu pelaksana:
    ```yaml
    pelaksana: {petugas: Petugas Perpustakaan}
    kegiatan:
      - {uraian: Memilah buku, pelaksana: petugas, kelengkapan: Buku, waktu: 5 menit, output: Buku terpilah}
      - {uraian: Memeriksa buku, pelaksana: petugas, kelengkapan: Buku terpilah, waktu: 9 menit, output: Buku terperiksa}
      - {uraian: Menyampul buku, pelaksana: petugas, kelengkapan: Buku terperiksa, waktu: 5 menit, output: Buku bersampul}
      - {uraian: Menomori buku, pelaksana: petugas, kelengkapan: Buku bersampul, waktu: 5 menit, output: Buku bernomor}
      - {uraian: Menata buku, pelaksana: petugas, kelengkapan: Buku bernomor, waktu: 5 menit, output: Buku tertata}
      - {uraian: Mencatat buku, pelaksana: petugas, kelengkapan: Buku tertata, waktu: 5 menit, output: Catatan}
    ```

    Kurang dari enam kegiatan; kolom yang kosong disebut SOP250:
    ```yaml
    kegiatan:
      - {uraian: Memilah buku, pelaksana: petugas, kelengkapan: Buku, waktu: 5 menit, output: Buku terpilah}
      - {uraian: Memeriksa buku, pelaksana: petugas, kelengkapan: Buku terpilah, waktu: 9 menit, output: Buku terperiksa}
      - {uraian: Menata buku, pelaksana: petugas, kelengkapan: Buku terperiksa, waktu: 5 menit, output: Buku tertata}
    pelaksana: {petugas: Petugas Perpustakaan, pemohon: Anggota Perpustakaan}
    ```

    Dua dari enam kegiatan dikerjakan orang lain:
    ```yaml
    kegiatan:
      - {uraian: Meminta buku, pelaksana: pemohon, kelengkapan: Buku, waktu: 5 menit, output: Buku terpilah}
      - {uraian: Memeriksa buku, pelaksana: petugas, kelengkapan: Buku terpilah, waktu: 9 menit, output: Buku terperiksa}
      - {uraian: Menyampul buku, pelaksana: petugas, kelengkapan: Buku terperiksa, waktu: 5 menit, output: Buku bersampul}
      - {uraian: Menomori buku, pelaksana: petugas, kelengkapan: Buku bersampul, waktu: 5 menit, output: Buku bernomor}
      - {uraian: Menata buku, pelaksana: petugas, kelengkapan: Buku bernomor, waktu: 5 menit, output: Buku tertata}
      - {uraian: Menerima buku, pelaksana: pemohon, kelengkapan: Buku tertata, waktu: 5 menit, output: Catatan}
    ```
    """
    for alur in naskah.sop.alur:
        rows = [set(kegiatan.para_pelaksana) for kegiatan in alur.kegiatan]
        if len(alur.pelaksana) < 2 or len(rows) < SENDIRI_MULAI:
            continue
        for pelaksana in alur.pelaksana:
            alone = sum(row == {pelaksana.kunci} for row in rows)
            if alone >= SENDIRI_BAGIAN * len(rows):
                message = f'{alone} dari {len(rows)} kegiatan dikerjakan "{pelaksana.nama}" sendiri'
                hint = "tulis sebagai SOP teknis, atau gabungkan langkah rinciannya"
                yield Finding(pelaksana.span, message, "hampir semua kegiatan", hint)
