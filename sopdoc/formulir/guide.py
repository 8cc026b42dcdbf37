"""What stands on the sheet Petunjuk: enough to fill in the form without anybody's help."""

from __future__ import annotations

LINES = (
    ("FORMULIR SOP", True),
    ("Isi lembar Identitas, Pelaksana, Kegiatan dan Catatan, simpan, lalu kirimkan berkas ini kepada pengelola SOP.", False),
    ("", False),
    ("Identitas", True),
    ("Satu isian per baris; yang berbutir (dasar hukum, peralatan, …) satu butir per baris: sisipkan baris bila kurang.", False),
    ("Tanggal ditulis seperti 2 Juni 2026. Pejabat dipilih dari daftar namanya. Isian yang belum diketahui boleh dikosongkan.", False),
    ("", False),
    ("Pelaksana", True),
    ("Tiap baris adalah satu kolom di lembar Kegiatan. Pelaksana baru: isi baris kosong di bawahnya; kolomnya sudah ada.", False),
    ("", False),
    ("Kegiatan", True),
    ("Satu baris per kegiatan; nomor terisi sendiri. Baris boleh disisipkan, dihapus, diurutkan dan ditempel dari lembar lama.", False),
    ("Di kolom pelaksana pilih simbolnya: mulai, proses, keputusan atau selesai; bila pelaksananya beberapa, di tiap kolomnya.", False),
    ("Hubungan (bila pelaksananya beberapa): bersama, atau berurutan dari kiri ke kanan.", False),
    ("Keputusan: tulis kata tiap cabang (Ya, Tidak, ...) dan pilih kegiatan tujuannya. Tujuan tetap benar bila baris berpindah.", False),
    ("Lanjut ke: hanya bila sesudah kegiatan ini alur tidak menuju kegiatan berikutnya.", False),
    ("Waktu: angka dan satuannya; waktu yang bukan satu angka ditulis seluruhnya di kolom Waktu.", False),
    ("Sel merah: pelaksana belum dipilih, keputusan belum punya dua cabang, atau kegiatan tujuannya tidak ada lagi.", False),
    ("Sel abu-abu hanya untuk dibaca: isinya diatur di berkas definisi dan tidak berubah.", False),
    ("Beberapa baris di satu sel: Alt+Enter. Huruf tebal: **kata**; miring: *kata*.", False),
)
