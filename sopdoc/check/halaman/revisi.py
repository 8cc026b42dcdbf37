"""Pages 55x: revising and approving.  Code → (title, apa, mengapa, benar)."""

from __future__ import annotations

REVISI: dict[str, tuple[str, str, str, str]] = {
    "SOP550": (
        "Arsip versi tidak terbaca",
        "riwayat/<nama SOP>/indeks.yaml rusak, atau versi yang dibekukan di sampingnya tidak dapat dibaca.",
        "Arsip itu bukti versi yang pernah disahkan; versi yang tidak pasti tidak dipakai dan tidak ditimpa.",
        "",
    ),
    "SOP551": (
        "Tidak ada yang berubah sejak versi terakhir disahkan",
        "`sopdoc revise` diminta membuka revisi, tetapi isi definisi sama dengan versi yang terakhir disahkan.",
        "Nomor revisi yang tidak mengubah apa pun membingungkan pembaca riwayat. Komentar dan urutan kunci bukan perubahan.",
        "",
    ),
    "SOP552": (
        "Revisi sudah dibuka, atau sudah disahkan",
        "Revisi dibuka, disahkan, atau SOP dicabut di luar urutannya.",
        "Urutannya: ubah, buka revisi (`sopdoc revise`), sahkan (`sopdoc approve`). Dengan begitu setiap versi yang disahkan punya nomor "
        "dan tanggalnya sendiri.",
        "",
    ),
    "SOP553": (
        "Kedudukan SOP tidak membolehkannya",
        "Rancangan belum dapat direvisi atau dicabut; SOP yang dicabut tidak dapat direvisi atau disahkan.",
        "Yang direvisi dan dicabut adalah versi yang berlaku.",
        "status: berlaku\ntanggal efektif: 2026-02-02",
    ),
    "SOP554": (
        "Tanggal mundur",
        "Tanggal revisi, pengesahan, efektif, atau pencabutan lebih awal daripada tanggal yang harus mendahuluinya.",
        "SOP dibuat atau direvisi, lalu disahkan, lalu berlaku; versi baru tidak lebih tua daripada versi lama.",
        "",
    ),
    "SOP555": (
        "Nomor revisi tidak dapat dinaikkan",
        "`revisi ke` bukan bilangan, atau lebih kecil daripada revisi yang sudah disahkan.",
        "Nomor revisi dinaikkan satu demi satu dan menamai versi yang dibekukan.",
        "revisi ke: 1",
    ),
    "SOP556": (
        "Berkas tidak dapat disunting sopdoc",
        "Definisi ditulis dengan cara YAML yang jarang, misalnya seluruhnya di dalam kurung kurawal.",
        "sopdoc hanya mengganti isian yang bersangkutan dan membiarkan semua baris lain; itu perlu satu kunci per baris.",
        "nomor: 000.8.3.3/011/ORG/2026\nnama: Peminjaman Buku",
    ),
    "SOP557": (
        "Versi yang dibekukan tidak diubah",
        "Perintah menyebut berkas di `riwayat/`, bukan definisinya; atau `check --perbaiki` menemukan sesuatu di versi yang disahkan.",
        "Versi yang dibekukan adalah bukti tentang apa yang disahkan; yang direvisi, disahkan dan dicabut adalah definisinya.",
        "",
    ),
    "SOP558": (
        "Berkas asing di arsip versi",
        "Di tempat versi yang akan dibekukan sudah ada berkas lain yang tidak tercatat di indeks.",
        "Arsip adalah bukti; sopdoc tidak menimpa berkas yang tidak ditulisnya. Sisa perintah yang terputus diselesaikan oleh perintah "
        "yang sama.",
        "",
    ),
    "SOP559": (
        "Berkas sedang diubah",
        "Dua perintah (`revise`, `approve`, `revoke`, `fmt`, `check --perbaiki`) mengubah definisi yang sama pada waktu yang sama, atau "
        "berkasnya disimpan dari editor sementara perintah berjalan.",
        "Hanya yang pertama yang dikerjakan; yang lain tidak mengubah apa pun, agar tidak ada kata yang hilang. Jalankan lagi bila masih "
        "perlu.",
        "",
    ),
    "SOP560": (
        "Versi yang dibandingkan tidak ada",
        "`sopdoc diff` atau `--tandai` menyebut versi (misalnya rev-2) yang tidak ada di arsip, atau SOP ini belum pernah disahkan.",
        "Perubahan hanya dapat disebutkan terhadap versi yang isinya diketahui pasti.",
        "",
    ),
    "SOP561": (
        "Bukan satu definisi SOP",
        "Yang disebut adalah folder dengan beberapa definisi, atau tanpa definisi.",
        "Perbandingan dibuat untuk satu SOP: dua versi dari definisi yang sama.",
        "",
    ),
    "SOP568": (
        "Tampak berlaku, tetapi bukan versi yang disahkan",
        "SOP tanpa RANCANGAN atau DICABUT di belakang teksnya berbeda dari versi yang dibekukan saat disahkan, revisinya belum disahkan, "
        "atau versi itu menurut arsip tidak berlaku lagi. `build --final`, `book` dan `sign` menolaknya; `book --keep-going` "
        "menyusun buku tanpa SOP itu dan menyebutkannya.",
        "Yang ditandatangani dan dibagikan sebagai SOP yang berlaku harus kata demi kata yang disahkan. SOP yang belum pernah disahkan "
        "lewat sopdoc tidak punya versi beku dan tidak diperiksa.",
        "status: rancangan\nrevisi ke: 1\ntanggal revisi: 2026-11-21",
    ),
    "SOP569": (
        "Alur lama tidak muat di lembar bertanda untuk Word",
        "Kolom pelaksana alur berubah, atau sebuah alur ditambah atau dihapus. Di DOCX alur yang lama berdiri sebagai tabel tersendiri "
        "yang dihapus, dan tabel itu tidak muat di kertas lembar yang baru. DOCX-nya memuat apa yang tampak di PDF.",
        "Menolak semua perubahan di Word lalu tidak mengembalikan alur yang lama. Yang menerima semua mendapat lembar yang baru.",
        "",
    ),
}
