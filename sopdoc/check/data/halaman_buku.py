"""Pages 53x: the book.  Code → (title, apa, mengapa, benar)."""

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
        "Templat instansi tidak dapat dibaca, atau isiannya `{{ … }}` tidak dikenal.",
        "Naskah keputusan dan penjelasan disusun dari templat itu.",
        "",
    ),
    "SOP535": (
        "Templat tidak dipakai",
        "Folder templat instansi memuat berkas yang namanya tidak dikenal.",
        "Templat yang salah nama tidak berpengaruh, tanpa pemberitahuan lain.",
        "",
    ),
}
