"""Pages 7xx: sheets that an office already has, read by `sopdoc import`.  Code → (title, apa, mengapa, benar)."""

from __future__ import annotations

IMPOR: dict[str, tuple[str, str, str, str]] = {
    "SOP700": (
        "Berkas tidak dapat diimpor",
        "Berkasnya rusak, bukan PDF atau buku kerja Excel, terkunci kata sandi, terlalu besar, atau membacanya"
        " melebihi batas waktu dan memori.",
        "Berkas itu dibaca oleh proses tersendiri yang boleh berhenti; berkas lain tetap dibaca. PDF yang terkunci dicetak ulang dahulu"
        " tanpa kata sandi; buku kerja yang terkunci, atau yang berakhiran .xls, disimpan ulang sebagai .xlsx tanpa kata sandi.",
        "",
    ),
    "SOP701": (
        "Tidak ada tabel alur SOP di berkas ini",
        "Tidak satu halaman atau lembar kerja pun memuat tabel dengan judul kolom Waktu dan Output di antara garis-garis tabel.",
        "Tabel yang berupa gambar atau hasil pindai tidak memuat kata dan garis yang dapat dibaca.",
        "",
    ),
    "SOP702": (
        "Berkas sudah ada dan tidak ditimpa",
        "Di folder hasil sudah ada definisi atau instansi.yaml dengan nama itu.",
        "Definisi yang sudah diperbaiki orang tidak boleh hilang karena impor dijalankan lagi.",
        "",
    ),
    "SOP703": (
        "Pembaca PDF atau Excel belum dipasang untuk impor",
        "`sopdoc import` memerlukan pustaka pypdfium2 5.9 atau lebih baru untuk PDF, dan openpyxl untuk buku kerja Excel.",
        "Tanpa pustaka itu berkasnya tidak dapat dibaca; pypdfium2 yang lebih lama kehilangan spasi di antara kata.",
        "",
    ),
    "SOP710": (
        "Keraguan dari impor belum dicocokkan",
        "Definisi ini memuat komentar `# RAGU: …` yang ditulis `sopdoc import` di tempat yang tidak terbaca dengan pasti.",
        "Yang tidak pasti tidak dikarang: seseorang mencocokkannya dengan lembar asli, memperbaiki definisinya, lalu menghapus komentarnya."
        " Sampai saat itu `sopdoc check --ketat` berstatus 1 dan `sopdoc build --final` menolak SOP-nya.",
        "kegiatan:\n  - uraian: Menerima surat\n    pelaksana: staf",
    ),
}
