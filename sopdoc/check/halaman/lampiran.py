"""Pages of `sopdoc explain`: lampiran."""

from __future__ import annotations

LAMPIRAN: dict[str, tuple[str, str, str, str]] = {
    "SOP160": (
        "Lampiran hanya berisi judul",
        "Di bawah `judul` lampiran tidak ada teks, ruas isian, tabel, gambar, atau PDF.",
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
    "SOP164": (
        "Berkas lampiran tidak jelas",
        "`gambar` dan `pdf` dalam satu lampiran, `halaman` atau `teks alternatif` tanpa berkasnya, atau nomor halaman yang tidak terbaca.",
        "Satu lampiran memuat satu gambar atau halaman-halaman satu PDF.",
        "",
    ),
    "SOP406": (
        "Gambar atau PDF lampiran tidak dapat dibaca",
        "Berkasnya rusak, terlalu besar, berkata sandi, atau SVG-nya terlalu berat atau merujuk ke luar.",
        "Formulir atau denah yang hilang mengubah isi SOP, lain dari lambang; karena itu lembarnya tidak dibuat.",
        "",
    ),
    "SOP407": (
        "Halaman PDF lampiran tidak ada atau terlalu banyak",
        "`halaman` menyebut nomor di luar PDF itu, atau PDF yang lebih dari 60 halaman dimuat seluruhnya.",
        "Yang dilampirkan harus ada, dan dokumen yang panjang dirujuk saja.",
        "",
    ),
    "SOP408": (
        "Pembaca PDF belum dipasang",
        "Lampiran memuat halaman PDF, tetapi pustaka pypdfium2 tidak ada.",
        "Halaman PDF digambar oleh pustaka itu; lembar tanpa lampirannya tidak lengkap.",
        "",
    ),
    "SOP163": (
        "Ukuran lampiran di luar batas",
        "Judul lampiran lebih dari 300 huruf, tabelnya lebih dari 16 kolom, atau `kosong` bukan bilangan 0 sampai 500.",
        "Lampiran harus muat di kertasnya dan terbaca.",
        "lampiran:\n  - judul: Daftar Hadir\n    kolom: [No., Nama, Tanda tangan]\n    kosong: 20",
    ),
}
