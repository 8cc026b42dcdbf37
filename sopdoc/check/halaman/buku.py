"""Pages 53x and 59x: the book.  Code → (title, apa, mengapa, benar)."""

from __future__ import annotations

BUKU: dict[str, tuple[str, str, str, str]] = {
    "SOP530": (
        "Berkas buku.yaml tidak ditemukan",
        "Instansi ini belum punya buku.yaml di samping instansi.yaml.",
        "Sampul, keputusan dan penjelasan buku SOP diambil dari buku.yaml (unsur dokumentasi, PermenPAN-RB 35/2012).",
        "judul: Standar Operasional Prosedur",
    ),
    "SOP531": (
        "Pejabat buku tidak terdaftar",
        "buku.yaml menyebut kunci yang tidak ada di `pejabat` dalam instansi.yaml.",
        "Nama, pangkat dan NIP penanda tangan keputusan diambil dari daftar itu.",
        "",
    ),
    "SOP532": (
        "Isian buku tidak terbaca",
        "Suatu isian buku.yaml bukan angka, tanggal atau pilihan yang diharapkan.",
        "Isian yang tidak terbaca tidak dapat dicetak.",
        "",
    ),
    "SOP533": (
        "Bagian buku ditulis dua kali",
        "Daftar bagian di buku.yaml menyebut satu bagian dua kali.",
        "Tiap bagian dicetak sekali, pada urutan yang ditulis.",
        "",
    ),
    "SOP534": (
        "Templat tidak dapat dipakai",
        "Templat instansi tidak dapat dibaca, isiannya `{{ … }}` tidak dikenal, atau isinya terlalu banyak: lebih dari 100.000 huruf atau"
        " mengulang lebih dari sejuta langkah.",
        "Naskah keputusan dan penjelasan disusun dari templat itu.",
        "",
    ),
    "SOP535": (
        "Templat tidak dipakai",
        "Folder templat instansi memuat berkas yang namanya tidak dikenal.",
        "Templat yang salah nama tidak berpengaruh, tanpa pemberitahuan lain.",
        "",
    ),
    "SOP536": (
        "Jumlah SOP tidak sama dengan yang ditulis",
        "`jumlah sop` di buku.yaml berbeda dari banyaknya definisi yang disusun.",
        "Jumlah di keputusan dan di lampiran harus sama dengan lembar yang dijilid; selisih berarti ada SOP yang tertinggal.",
        "",
    ),
    "SOP537": (
        "Nomor SOP ganda dalam buku",
        "Dua SOP dalam satu buku bernomor sama.",
        "Nomor adalah tanda pengenal SOP; daftar dan rujukan menjadi keliru bila dua SOP bernomor sama.",
        "",
    ),
    "SOP538": (
        "Nama SOP ganda dalam buku",
        "Dua SOP dalam satu buku bernama sama.",
        "Kegiatan yang sama dibuat satu SOP saja (PermenPAN-RB 35/2012); nama yang sama membingungkan daftar isi.",
        "",
    ),
    "SOP539": (
        "Rujukan ke SOP yang tidak ada di buku",
        "Keterkaitan menyebut SOP yang tidak termuat dalam buku ini.",
        "Pembaca buku tidak menemukan SOP yang dirujuk.",
        "",
    ),
    "SOP540": (
        "Peta keterkaitan tidak dimuat",
        "Graphviz tidak terpasang, sehingga peta keterkaitan ditinggalkan; matriksnya tetap ada.",
        "Peta disusun oleh program `dot` atau tambahan `graph`.",
        "",
    ),
    "SOP541": (
        "Peta keterkaitan terlalu besar",
        "SOP yang saling terkait terlalu banyak untuk satu halaman yang terbaca.",
        "Peta yang terlalu kecil tidak berguna; matriks keterkaitan memuat semuanya.",
        "",
    ),
    "SOP542": (
        "Keterkaitan hanya satu arah",
        "Suatu SOP menyebut SOP lain sebagai terkait, tetapi tidak sebaliknya.",
        "Keterkaitan adalah hubungan dua SOP; keduanya menyebutkannya.",
        "",
    ),
    "SOP543": (
        "Keputusan dan lembar tidak cocok",
        "Tanggal keputusan di buku.yaml tidak sesuai dengan tanggal pada lembar SOP.",
        "Lembar berlaku atas dasar keputusan itu; nomor dan tanggal di sampul, keputusan dan lembar harus sama.",
        "",
    ),
    "SOP544": (
        "Unit tanpa SOP",
        "buku.yaml menyebut unit yang tidak punya SOP.",
        "Halaman pembatas tanpa isi menandakan SOP yang tertinggal atau unit yang sudah berganti nama.",
        "",
    ),
    "SOP545": (
        "Unit tidak disebut di buku.yaml",
        "Sebuah SOP berasal dari unit yang tidak ada dalam daftar unit buku.",
        "SOP itu dijilid di akhir, di luar urutan yang ditetapkan.",
        "",
    ),
    "SOP546": (
        "Penanda tangan tidak lagi terdaftar",
        "SOP disahkan oleh pejabat yang tidak ada di daftar `pejabat` instansi, atau disusun atau diperiksa oleh orang lain daripada "
        "pemegang jabatan yang terdaftar.",
        "Pejabat yang berganti perlu diperiksa sebelum buku ditandatangani.",
        "",
    ),
    "SOP590": (
        "Catatan edisi buku tidak utuh",
        "Berkas di riwayat/buku/ yang mencatat suatu edisi tidak terbaca, berubah, atau berganti nama.",
        "Tanda perubahan dan suplemen dihitung terhadap catatan itu; catatan yang berubah menyesatkan pemegang buku.",
        "",
    ),
    "SOP591": (
        "Edisi yang sudah terbit berubah",
        "buku.yaml menyebut nomor edisi yang sudah terbit, sedangkan SOP-nya atau tanggalnya kini lain.",
        "Buku yang sudah dibagikan tidak berubah; perubahan dikumpulkan dalam edisi berikutnya.",
        "judul: Standar Operasional Prosedur\nedisi:\n  nomor: 2\n  tanggal:",
    ),
    "SOP592": (
        "Nomor atau tanggal edisi mundur",
        "Nomor edisi lebih kecil daripada yang sudah terbit, atau tanggalnya lebih awal daripada edisi sebelumnya.",
        "Edisi diurutkan menurut nomor dan tanggal; perubahan dihitung terhadap edisi sebelumnya.",
        "",
    ),
    "SOP593": (
        "Belum ada edisi untuk dibandingkan",
        "Suplemen diminta, tetapi buku.yaml tidak menyebut edisi atau belum ada edisi sebelumnya yang terbit.",
        "Suplemen memuat perubahan sejak edisi yang sudah ada di tangan pemegang buku.",
        "judul: Standar Operasional Prosedur\nedisi:\n  nomor: 1\n  tanggal: 2026-01-05",
    ),
    "SOP594": (
        "Tidak ada yang berubah sejak edisi sebelumnya",
        "Suplemen diminta, tetapi tidak ada SOP yang baru, diubah, atau dicabut.",
        "Suplemen tanpa perubahan tidak ada gunanya bagi pemegang buku.",
        "",
    ),
    "SOP595": (
        "Suplemen tanpa semua SOP",
        "Ada SOP yang masih galat, sehingga tidak diketahui apakah lembarnya berubah.",
        "Pemegang buku yang mengikuti suplemen harus memegang semua perubahan.",
        "",
    ),
    "SOP596": (
        "Edisi belum dicatat terbit",
        "Edisi di buku.yaml bertanggal, tetapi buku disusun tanpa SOP yang galat (--keep-going).",
        "Yang dicatat sebagai edisi adalah buku yang lengkap; edisi berikutnya dibandingkan dengannya.",
        "",
    ),
}
