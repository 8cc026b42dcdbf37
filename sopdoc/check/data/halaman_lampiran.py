"""Pages of `sopdoc explain`: lampiran."""

from __future__ import annotations

LAMPIRAN: dict[str, tuple[str, str, str, str]] = {
    "SOP160": (
        "Lampiran hanya berisi judul",
        "Di bawah `judul` lampiran tidak ada teks, ruas isian, atau tabel.",
        "Lembar yang hanya memuat judul tidak dapat dipakai siapa pun.",
        "lampiran:\n  - judul: Formulir Permohonan\n    isian: [Nama, Alamat]",
    ),
    "SOP161": (
        "Tabel lampiran tanpa kolom atau tanpa baris",
        "`baris` atau `kosong` ditulis tanpa `kolom`, atau `kolom` tanpa `baris` dan tanpa `kosong`.",
        "Tabel tanpa baris tidak dapat diisi; baris tanpa judul kolom tidak dapat dibaca.",
        "lampiran:\n  - judul: Daftar Hadir\n    kolom: [No., Nama, Tanda tangan]\n    kosong: 20",
    ),
    "SOP162": (
        "Baris lampiran berisi lebih banyak daripada kolomnya",
        "Satu baris di `baris` memuat lebih banyak isi daripada banyaknya kolom; biasanya karena koma di dalam isi.",
        "Isi yang berlebih tidak mempunyai tempat di tabel.",
        'lampiran:\n  - judul: Daftar Periksa\n    kolom: [Yang diperiksa, Ada]\n    baris:\n      - ["KTP, KK", ☐]',
    ),
    "SOP163": (
        "Ukuran lampiran di luar batas",
        "Judul lampiran lebih dari 300 huruf, tabelnya lebih dari 16 kolom, atau `kosong` bukan bilangan 0 sampai 500.",
        "Lampiran harus muat di kertasnya dan terbaca.",
        "lampiran:\n  - judul: Daftar Hadir\n    kolom: [No., Nama, Tanda tangan]\n    kosong: 20",
    ),
}
