"""Pages 34x and 4xx: the checker's own settings, and the layout.  Code → (title, apa, mengapa, benar)."""

from __future__ import annotations

LEMBAR: dict[str, tuple[str, str, str, str]] = {
    "SOP340": (
        "Komentar abaikan tidak menekan apa pun",
        "`# sopdoc: abaikan …` menyebut kode yang tidak dilaporkan di baris itu.",
        "Komentar yang tertinggal akan menyembunyikan kesalahan berikutnya.",
        "",
    ),
    "SOP341": (
        "Komentar sopdoc tidak terbaca",
        "Komentar `# sopdoc:` tidak berbentuk `abaikan SOP305`, atau kodenya tidak ada.",
        "Komentar yang salah eja tidak menekan apa pun.",
        "tanggal pembuatan: 2026-01   # sopdoc: abaikan SOP309",
    ),
    "SOP342": (
        "Kode di aturan tidak dikenal",
        "`aturan` dalam instansi.yaml menyebut kode yang tidak ada.",
        "Pengaturan yang salah eja tidak berpengaruh.",
        "aturan:\n  SOP309: catatan\n  SOP507: tidak",
    ),
    "SOP401": (
        "Huruf tidak ditemukan di komputer ini",
        "Huruf yang diminta profil tidak terpasang; lembar memakai Arimo.",
        "Lembar akan berbeda dengan lembar dari komputer lain.",
        "",
    ),
    "SOP402": (
        "Berkas huruf tidak dapat dipakai",
        "Berkas huruf rusak, tidak lengkap, atau tidak boleh disematkan; lembar memakai Arimo. Setiap hurufnya dicoba lebih dulu.",
        "PDF harus menyematkan hurufnya agar tercetak sama di mana-mana.",
        "",
    ),
    "SOP403": (
        "Logo tidak dapat dibaca",
        "Isi gambar rusak, memuat lebih dari sekadar gambar (skrip, rujukan ke luar, animasi), atau terlalu berat untuk digambar;"
        " lembar disusun tanpa logo. Tulisan dalam SVG digambar dengan huruf Arimo.",
        "Lembar identitas memuat lambang instansi.",
        "",
    ),
    "SOP404": (
        "Huruf tidak memuat karakter ini",
        "Teks memuat karakter yang tidak ada dalam huruf lembar maupun di antara tanda yang digambar sopdoc (☐ ☑ ✓ ➢ ★ dan sejenisnya).",
        "Karakter itu akan tercetak sebagai kotak kosong; `--final` menolaknya.",
        "",
    ),
    "SOP405": (
        "Tulisan ini mungkin tercetak salah",
        "Teks memuat tulisan dari kanan ke kiri atau tanda lepas di atas huruf lain.",
        "Lembar menyusun huruf demi huruf dari kiri ke kanan; tulisan lain perlu diperiksa hasil cetaknya.",
        "",
    ),
    "SOP410": (
        "Satu butir lebih tinggi daripada satu halaman",
        "Butir suatu bagian identitas tidak dapat dibagi dan tidak muat.",
        "Teks yang terpotong tidak terbaca.",
        "",
    ),
    "SOP411": (
        "Tabel alur lebih lebar daripada kertas",
        "Jumlah lebar kolom paling sempit melebihi kertas.",
        "Kata akan terpotong dan kolom pelaksana lebih sempit daripada simbolnya.",
        "",
    ),
    "SOP412": (
        "Kegiatan lebih tinggi daripada satu halaman",
        "Satu baris tabel alur tidak muat di satu halaman.",
        "Baris tidak dipotong di tengah; persingkat atau bagi kegiatannya.",
        "",
    ),
    "SOP413": (
        "Tabel alur dicetak dengan huruf lebih kecil",
        "Huruf alur diperkecil agar tabel muat di kertas.",
        "Huruf yang terlalu kecil sukar dibaca; kurangi pelaksana atau pakai kertas F4.",
        "",
    ),
    "SOP414": (
        "Lembar identitas, atau tabel alur, dicetak dengan ukuran lain",
        "Ukuran `huruf.identitas` adalah ukuran terbesar: garis tengah bergeser, huruf mengecil (paling kecil 7,5 pt), lalu kepala "
        "lembar merendah, barisnya merapat, dan daftar butir pendek berdiri dalam dua kolom, agar identitas muat di satu halaman, "
        "atau alur yang pendek berdiri di halaman yang sama; terakhir huruf tabel alur itu mengecil pula, paling kecil 7,5 pt; begitu "
        "pula tabel alur di halamannya sendiri bila itu menghemat satu halaman.",
        "Lembar satu instansi berukuran sama kecuali ada alasannya; inilah alasannya. Agar sama semua, persingkat bagian yang "
        "panjang, kecilkan `huruf.identitas` atau `huruf.alur` untuk semua SOP, atau tulis `gabung: tidak` di profil.",
        "",
    ),
    "SOP415": (
        "Halaman baru diabaikan",
        "Di tempat `halaman baru: ya` terpotong lebih banyak anak panah daripada segilima yang muat di tepi halaman.",
        "Tanpa segilima pembaca tidak tahu ke mana anak panahnya berlanjut.",
        "halaman baru: ya",
    ),
    "SOP416": (
        "Tempat tanda tangan lebih tinggi daripada satu halaman",
        "Jabatan satu penanda tangan begitu panjang sehingga tempat tanda tangannya tidak muat di satu halaman.",
        "Jabatan, ruang tanda tangan, dan nama berdiri di satu halaman, agar jelas siapa menandatangani sebagai apa.",
        "",
    ),
    "SOP420": (
        "Panah tidak dapat digambar dengan baik",
        "Panah terpaksa berimpit, bersilangan atau terlalu dekat dengan simbol, atau segilimanya berdiri di bawah (di kepala halaman: "
        "di atas) simbol kegiatan lain.",
        "Pembaca dapat salah mengikuti panah; ubah urutan kegiatan atau pelaksana, atau letak kertas (`arah: mendatar`).",
        "",
    ),
    "SOP421": (
        "Panah atau tulisan cabang tidak dapat digambar",
        "Tidak ada jalan yang bebas bagi panah, atau tempat bagi tulisan cabangnya.",
        "Lembar tanpa panah itu menyatakan prosedur yang lain.",
        "",
    ),
    "SOP422": (
        "Terlalu banyak panah melewati batas halaman",
        "Di satu tepi halaman ada lebih banyak segilima daripada yang muat berdampingan, sekalipun keterangannya disingkat menjadi "
        "\"h. 3\".",
        "Huruf dan keterangan yang bertumpuk tidak terbaca, sehingga pembaca tidak tahu ke mana panah berlanjut.",
        "",
    ),
}
