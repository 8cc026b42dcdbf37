"""Pages 7xx: sheets that an office already has, read by `sopdoc import`.  Code → (title, apa, mengapa, benar)."""

from __future__ import annotations

IMPOR: dict[str, tuple[str, str, str, str]] = {
    "SOP700": (
        "Berkas tidak dapat diimpor",
        "Berkasnya rusak, bukan PDF, gambar, buku kerja Excel, atau dokumen Word, terkunci kata sandi, terlalu besar, atau membacanya"
        " melebihi batas waktu dan memori.",
        "Berkas itu dibaca oleh proses tersendiri yang boleh berhenti; berkas lain tetap dibaca. PDF yang terkunci dicetak ulang dahulu"
        " tanpa kata sandi; buku kerja yang terkunci, atau yang berakhiran .xls, disimpan ulang sebagai .xlsx tanpa kata sandi.",
        "",
    ),
    "SOP701": (
        "Tidak ada tabel alur SOP di berkas ini",
        "Tidak satu halaman atau lembar kerja pun memuat tabel dengan judul kolom Waktu dan Output di antara garis-garis tabel.",
        "Tabel yang berupa gambar atau hasil pindai memerlukan numpy dan tesseract (SOP711); yang terlalu kabur pun tidak dapat dibaca.",
        "",
    ),
    "SOP702": (
        "Berkas sudah ada dan tidak ditimpa",
        "Di folder hasil sudah ada definisi atau instansi.yaml dengan nama itu.",
        "Definisi yang sudah diperbaiki orang tidak boleh hilang karena impor dijalankan lagi. Lembar yang direvisi diimpor ke folder lain;"
        " `sopdoc diff` menyebut apa yang berbeda dari definisi yang ada.",
        "",
    ),
    "SOP703": (
        "Pembaca PDF belum dipasang untuk impor",
        "`sopdoc import` memerlukan pustaka pypdfium2 5.9 atau lebih baru untuk PDF.",
        "Tanpa pustaka itu berkasnya tidak dapat dibaca; pypdfium2 yang lebih lama kehilangan spasi di antara kata.",
        "",
    ),
    "SOP704": (
        "Berkas ini bukan formulir dari sopdoc",
        "`sopdoc import --ke` mengembalikan isian formulir yang dibuat `sopdoc build --format xlsx` atau `sopdoc new sop`; buku kerja"
        " lain tidak membawa definisi asalnya.",
        "Tanpa asalnya tidak dapat diketahui apa yang diubah, dan tidak ada yang boleh hilang karena ditebak. Lembar lama diimpor tanpa"
        " --ke.",
        "",
    ),
    "SOP705": (
        "Formulir belum dapat dipakai",
        "Di lembar dan sel yang disebut ada isian yang tidak dapat dibaca: kolom terhapus, sel digabung, rumus gagal, tujuan yang tidak ada"
        " lagi, pelaksana yang belum dipilih, atau isian yang tidak dapat menjadi definisi yang benar.",
        "Isian formulir diterapkan seluruhnya atau tidak sama sekali: setengahnya tidak dapat dipercaya.",
        "",
    ),
    "SOP706": (
        "Diubah di formulir dan di definisi",
        "Sejak formulirnya dibuat, tempat yang sama diubah juga di definisi. Yang di definisi tetap; yang di formulir disebutkan.",
        "Formulir membawa definisi asalnya, sehingga terlihat siapa mengubah apa. Pilih salah satu, lalu ubah di formulir atau di"
        " definisi.",
        "",
    ),
    "SOP707": (
        "Definisi untuk formulir ini tidak ditemukan",
        "Di folder yang disebut --ke tidak ada definisi dengan nama yang tercatat di formulir, atau berkas yang disebut --ke adalah"
        " definisi lain.",
        "Formulir dikembalikan kepada definisi asalnya. Sebutkan berkasnya: --ke FOLDER/NAMA.yaml.",
        "",
    ),
    "SOP708": (
        "Gambar di kolom pelaksana memerlukan numpy",
        "Di lembar ini simbol atau anak panahnya berupa gambar, dan pustaka numpy yang membacanya dari piksel belum dipasang.",
        "Yang lain tetap diimpor, dan setiap gambar yang tidak terbaca menjadi keraguan di tempatnya. Sesudah numpy dipasang,"
        " impor berkas itu sekali lagi ke folder lain.",
        "",
    ),
    "SOP709": (
        "Ini formulir dari sopdoc, bukan lembar lama",
        "Buku kerja yang diimpor adalah formulir yang dibuat `sopdoc build --format xlsx` atau `sopdoc new sop`.",
        "Formulir dikembalikan ke definisi asalnya dengan --ke, sehingga hanya yang diubah yang disunting; dibaca sebagai lembar lama,"
        " definisinya akan ditulis ulang.",
        "",
    ),
    "SOP711": (
        "Tabel berupa gambar memerlukan tesseract",
        "Di halaman itu seluruh tabelnya gambar: hasil pindai, foto, atau tangkapan layar. Huruf di dalamnya dibaca oleh program tesseract"
        " dengan bahasa Indonesia (`ind`), yang belum terpasang.",
        "Tanpa huruf tidak ada kolom dan kegiatan, dan lembar yang terbaca separuh menyesatkan; karena itu berkasnya tidak diimpor."
        " tesseract bukan bagian sopdoc: di Debian dan Ubuntu `sudo apt install tesseract-ocr tesseract-ocr-ind`, di Windows dan macOS"
        " pemasangnya sendiri. Sesudah itu impor berkasnya sekali lagi; semua yang dibaca dari gambar ditandai RAGU.",
        "",
    ),
    "SOP712": (
        "Halaman di luar lembar SOP",
        "Halaman yang disebut bukan lembar identitas dan tidak memuat tabel alur: sampul, keputusan, daftar isi, pengantar, pembatas"
        " bagian, atau indeks sebuah buku SOP.",
        "Setiap SOP di buku itu menjadi definisi; halaman lain tidak mendapat tempat di definisi mana pun dan disebut supaya tidak hilang"
        " diam-diam. Buku dengan halaman depan seperti itu dibuat `sopdoc book`.",
        "",
    ),
    "SOP713": (
        "Lembar identitas tanpa tabel alur",
        "Di halaman yang disebut mulai sebuah SOP, tetapi tabel alurnya tidak ada atau berupa gambar yang tidak terbaca.",
        "Definisi tanpa kegiatan tidak dapat dibangun, dan kegiatan tidak dikarang. SOP lain di berkas itu tetap diimpor.",
        "",
    ),
    "SOP714": (
        "Dokumen Word masih memuat perubahan terlacak",
        "Di DOCX yang dikembalikan ke definisinya masih ada perubahan terlacak yang belum diterima atau ditolak.",
        "Dokumen itu dibaca seolah-olah semuanya diterima: begitulah Word menampilkannya. Bila maksudnya lain, terima atau tolak"
        " dahulu perubahannya di Word, simpan, lalu kembalikan lagi.",
        "",
    ),
    "SOP715": (
        "Baris daftar SOP tidak dikenal atau terhapus",
        "Di daftar-sop.xlsx yang dikembalikan ada baris yang bukan SOP di daftar itu, atau baris sebuah SOP sudah tidak ada.",
        "Daftar mengubah yang dikatakan definisi tentang SOP-nya: nomor, nama, tanggal, pejabat. Baris tidak membuat dan tidak"
        " menghapus SOP; baris lain tetap dipakai. SOP baru dibuat dengan `sopdoc new sop`, dan SOP dicabut dengan `sopdoc revoke`.",
        "",
    ),
    "SOP716": (
        "Yang disunting di Word dibaca dengan satu cara dari beberapa",
        "Baris baru di dokumen belum punya simbol, atau kapsul berdiri di tengah alur. Katanya diambil; simbolnya ditulis sebagai proses,"
        " tanpa simbol di pelaksana kegiatan sebelumnya.",
        "Tidak ada kata yang boleh hilang hanya karena simbolnya belum digambar, dan tidak ada yang boleh ditebak diam-diam.",
        "",
    ),
    "SOP717": (
        "Kata di luar tabel formulir",
        "Di formulir yang dikembalikan ada kata di kolom yang bukan bagian tabelnya, misalnya catatan pimpinan di sebelahnya.",
        "Isian lain tetap dipakai; kata itu tidak mempunyai tempat di definisi, dan disebut supaya tidak hilang diam-diam.",
        "",
    ),
    "SOP718": (
        "Lembar lama dari instansi lain",
        "Kop lembar itu lain daripada kop kebanyakan lembar yang diimpor bersamanya, atau daripada instansi.yaml yang sudah ada di folder"
        " hasil.",
        "Satu folder definisi milik satu instansi: kop, lambang, dan pejabatnya dicetak di semua lembarnya. Definisi lembar itu tetap"
        " ditulis dan diragukan; impor ke folder sendiri memberinya kop yang benar.",
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
