"""Pages 57x and 58x: signing and verifying.  Code → (title, apa, mengapa, benar)."""

from __future__ import annotations

TANDA_TANGAN: dict[str, tuple[str, str, str, str]] = {
    "SOP570": (
        "Kata sandi sertifikat salah atau tidak ada",
        "Berkas .p12 tidak terbuka dengan kata sandi yang diberikan, atau tidak ada terminal untuk mengetikkannya.",
        "Kunci pribadi di dalamnya hanya terbuka dengan kata sandi dari pemiliknya. Kata sandi diketik ketika diminta, atau diambil dari"
        " variabel lingkungan SOPDOC_SANDI; tidak pernah dari baris perintah, yang terbaca oleh program lain.",
        "",
    ),
    "SOP571": (
        "Sertifikat tidak berlaku pada saat ini",
        "Saat penandatanganan di luar masa berlaku sertifikat, atau jam komputer salah.",
        "Tanda tangan dengan sertifikat yang sudah habis masa berlakunya ditolak oleh setiap pemeriksa.",
        "",
    ),
    "SOP572": (
        "Berkas bukan sertifikat yang dapat dipakai",
        "Berkas itu bukan .p12/.pfx yang memuat sertifikat beserta kuncinya, atau bukan sertifikat akar dalam bentuk PEM atau DER.",
        "Untuk menandatangani perlu sertifikat dan kunci pribadi; untuk memeriksa perlu sertifikat penerbitnya.",
        "",
    ),
    "SOP573": (
        "PDF tidak dapat dibaca",
        "Berkas itu bukan PDF, rusak, atau terkunci kata sandi.",
        "Hanya PDF utuh yang dapat ditandatangani dan diperiksa.",
        "",
    ),
    "SOP574": (
        "Tidak ada ruas tanda tangan yang dapat dipakai",
        "PDF tidak punya ruas tanda tangan, ruas yang disebut `--field` tidak ada, atau ada beberapa dan belum dipilih.",
        "Cap dibubuhkan di ruas yang disediakan pada kotak pengesahan; `tanda tangan: tte` menyediakannya.",
        "",
    ),
    "SOP575": (
        "Sudah ditandatangani",
        "Ruas yang dipilih sudah memuat tanda tangan, atau berkas hasilnya sudah ada.",
        "Tanda tangan yang sudah ada tidak pernah ditimpa.",
        "",
    ),
    "SOP576": (
        "Lembar tidak punya tempat untuk tanda tangan elektronik",
        "Cara `tte` dipilih, tetapi profil tidak mencetak baris `disahkan oleh` dan tidak juga tanda tangan di akhir.",
        "Layanan tanda tangan elektronik mencari satu huruf jangkar di tempat pejabat menandatangani.",
        "",
    ),
    "SOP577": (
        "Huruf jangkar tanda tangan juga ada di teks lain",
        "Cara `tte` dipilih, dan huruf jangkarnya (# bila tidak diubah) tercetak pula di teks yang ditunjuk.",
        "Layanan tanda tangan elektronik membubuhkan tanda tangan pada jangkar yang ditemukannya; bila jangkar ada di dua tempat,"
        " tanda tangannya dapat menutupi isi. Matriks Perubahan yang memuat huruf itu disusun tanpa ruas dan jangkar.",
        "",
    ),
    "SOP578": (
        "Pustaka untuk tanda tangan elektronik belum dipasang",
        "Perintah `sign` dan `verify` memerlukan pustaka pyhanko dan segno.",
        "Pustaka itu tidak diperlukan untuk menyusun dokumen, maka tidak ikut terpasang: pip install 'sopdoc[sign]'.",
        "",
    ),
    "SOP579": (
        "Layanan cap waktu tidak menjawab",
        "Layanan yang disebut `--tsa` tidak dapat dihubungi, atau jawabannya bukan cap waktu.",
        "Tanpa jawabannya tanda tangan tidak dibuat sama sekali; tanpa `--tsa` tanda tangan dibuat luring.",
        "",
    ),
    "SOP580": (
        "Tanda tangan tidak berlaku",
        "Sedikitnya satu bita yang ditandatangani telah berubah, ada yang ditambahkan sesudahnya selain tanda tangan lain, tanda"
        " tangannya tidak mencakup seluruh dokumen, atau tanda tangan itu sendiri rusak. Pesannya menyebut apa yang ditemukan.",
        "Dokumen seperti itu bukan lagi dokumen yang ditandatangani pejabatnya.",
        "",
    ),
    "SOP581": (
        "Sertifikat penanda tangan tidak dipercaya",
        "Sertifikat itu tidak diterbitkan oleh akar yang disebut `--akar`, langsung atau lewat penerbit di bawahnya.",
        "Nama di dalam sertifikat hanya dapat dipegang bila penerbitnya dipercaya.",
        "",
    ),
    "SOP582": (
        "PDF tidak sama dengan yang disusun dari definisinya",
        "Bita PDF, tanpa tanda tangannya, berbeda dari yang disusun dari definisi itu saat ini dan dari versi yang pernah disahkan.",
        "Lembar yang beredar harus sama dengan definisi yang tersimpan; bila definisinya direvisi, lembarnya"
        " disusun dan ditandatangani lagi.",
        "",
    ),
    "SOP583": (
        "Definisi yang dicari tidak ada",
        "Berkas atau folder yang disebut tidak memuat definisi yang dimaksud.",
        "Tanpa definisinya, asal sebuah PDF tidak dapat diperiksa.",
        "",
    ),
    "SOP584": (
        "Kode verifikasi tidak dikenal",
        "Kode itu salah ketik, atau tidak ada definisi (dan versi yang pernah disahkan) dengan isi seperti itu.",
        "Kode dihitung dari isi lembar: nomor, nama, tanggal, pejabat, bagian, alur, dan kop. Satu kata yang berubah memberi kode lain.",
        "",
    ),
    "SOP585": (
        "SOP belum lengkap untuk ditandatangani",
        "`sopdoc build --final` menemukan nomor yang masih berongga, tanggal yang belum ada atau tanpa hari, atau pejabat yang belum"
        " disebut. Yang diperiksa hanyalah yang dicetak profilnya; pada cara `srikandi` nomor, tanggal naskah, dan pejabat diisi SRIKANDI.",
        "Lembar yang sampai di meja pejabat tidak boleh lagi berubah sesudah ditandatangani.",
        "nomor: 000.8.3.3/011/ORG/2026\ntanggal pembuatan: 2026-01-12\ntanggal efektif: 2026-02-02",
    ),
    "SOP586": (
        "SOP masih rancangan",
        "`sopdoc build --final` menemukan `status: rancangan`.",
        "Rancangan dicetak dengan tanda air dan belum disetujui; `sopdoc approve` mengesahkannya.",
        "",
    ),
    "SOP587": (
        "Alamat verifikasi tidak dapat dipakai",
        "`verifikasi` di instansi.yaml bukan alamat https://… atau http://… dengan tepat satu `{id}`.",
        "Kode lembar mengisi tempat `{id}`; alamat itulah yang dibuka orang yang memindai kode QR-nya.",
        "",
    ),
    "SOP589": (
        "PDF tidak ditulis karena isinya masih kode SRIKANDI",
        "Dengan `tanda tangan: srikandi`, `sopdoc build --final` menulis DOCX saja.",
        "Nomor, tanggal, dan tanda tangan baru diisi SRIKANDI; PDF dengan kode yang belum terisi pernah beredar sebagai naskah resmi.",
        "",
    ),
    "SOP599": (
        "Kode SRIKANDI juga ada di teks lain",
        "Dengan `tanda tangan: srikandi`, salah satu dari keenam kode yang diisi SRIKANDI tertulis pula di teks yang ditunjuk.",
        "SRIKANDI mengganti kode di mana pun ia menemukannya: nomor, nama, atau tanda tangan akan muncul di tengah teks itu.",
        "",
    ),
    "SOP610": (
        "Dokumen ditambahi sesudah disusun",
        "Berkas itu memuat dokumen yang disusun dari definisinya, tetapi di depan atau di belakangnya ada yang bukan tanda tangan:"
        " halaman atau isi yang diganti, anotasi, ruas yang digambar di atas isi, bita yang tidak termasuk objek mana pun. Revisi ke-1"
        " adalah tambahan pertama sesudah dokumen disusun.",
        "Yang dibaca orang adalah revisi terakhir; hanya tanda tangan, di tempat yang disediakan, yang tidak mengubah apa yang"
        " dibaca. Tampilan tanda tangan di luar tempatnya yang tidak menutupi apa pun hanya diperingatkan.",
        "",
    ),
    "SOP611": (
        "PDF bukan susunan sopdoc dari definisinya",
        "`sopdoc sign` membandingkan PDF, bita demi bita, dengan yang disusun dari definisi saat ini dan dari versi yang pernah"
        " disahkan; tidak satu pun sama.",
        "Tanda tangan di bawah lembar menyatakan bahwa isinya isi definisi itu. Dokumen dari luar sopdoc ditandatangani dengan"
        " `--asing`, dan hasilnya dikatakan demikian.",
        "",
    ),
    "SOP612": (
        "Definisi PDF yang akan ditandatangani tidak ditemukan",
        "Tidak ada definisi dengan nama PDF itu di folder `definitions` (atau di folder ini), atau di tempat yang disebut `--definisi`.",
        "Tanpa definisinya, `sopdoc sign` tidak tahu apakah PDF itu susunan sopdoc. Sebutkan berkas definisinya dengan `--definisi`.",
        "",
    ),
    "SOP613": (
        "PDF tidak dapat diperiksa",
        "Membaca berkas itu memerlukan lebih banyak waktu atau memori daripada dokumen yang wajar, atau menghentikan pembacanya.",
        "Berkas seperti itu biasanya dibuat untuk merusak program yang membacanya. Tidak ada yang dikatakan tentang isinya.",
        "",
    ),
    "SOP619": (
        "Lembar yang akan ditandatangani bercap air salinan",
        "`cap air` di instansi.yaml atau di SOP itu menyebut lembarnya salinan, contoh, atau rancangan.",
        "Yang ditandatangani lembar asli; salinan disusun darinya dengan `sopdoc build --cap-air`, ke folder lain.",
        "",
    ),
    "SOP588": (
        "Kode QR tidak tercetak",
        "Pustaka segno belum dipasang; kode verifikasi dan alamatnya tetap tercetak sebagai teks.",
        "Kode QR dibuat oleh pustaka itu, yang tidak diperlukan untuk menyusun dokumen: pip install 'sopdoc[sign]'.",
        "",
    ),
}
