"""Pages 0xx: files and YAML.  Code → (title, apa, mengapa, benar)."""

from __future__ import annotations

_DIBACA = "Berkas yang susunannya tidak pasti tidak dibaca, agar tidak ada isian yang diam-diam hilang."

BERKAS: dict[str, tuple[str, str, str, str]] = {
    "SOP001": (
        "Susunan YAML tidak dapat dibaca",
        "Lekuk, titik dua, tanda kutip atau kurung di sekitar baris ini tidak cocok.",
        _DIBACA,
        "kegiatan:\n  - uraian: Memeriksa berkas\n    pelaksana: kasubbag",
    ),
    "SOP002": (
        "Lekuk memakai tab",
        "Baris dilekukkan dengan tab.",
        "YAML hanya mengenal spasi sebagai lekuk; lebar tab berbeda di tiap penyunting.",
        "pelaksana:\n  kabag: Kepala Bagian",
    ),
    "SOP003": (
        "Tanda kutip tidak cocok",
        "Tanda kutip dibuka tetapi tidak ditutup, atau teks berlanjut setelah kutip penutup.",
        _DIBACA,
        'nama: "Pengelolaan Surat: Masuk"',
    ),
    "SOP004": (
        "Teks harus diberi tanda kutip",
        'Teks memuat ": " atau " #", atau diawali salah satu dari * [ { & ! % @ `.',
        "Tanda itu punya arti sendiri dalam YAML. Dalam tanda kutip, teks dicetak seperti tertulis.",
        'keterkaitan: "[SOP Penyusunan SOP](penyusunan-sop)"',
    ),
    "SOP005": (
        "Berkas tidak tersimpan sebagai UTF-8",
        "Berkas disimpan dalam sandi huruf lain, misalnya Windows-1252 atau UTF-16, atau berasal dari program lain (Word, Excel, PDF).",
        "Huruf di luar ASCII akan tercetak salah; berkas program lain bukan teks.",
        "",
    ),
    "SOP006": (
        "Karakter kendali atau pengubah arah tulisan",
        "Teks memuat karakter kendali, atau karakter yang membalik arah huruf sesudahnya.",
        "Karakter pembalik arah membuat teks terbaca lain daripada isinya. Penanda arah yang tidak mengubah apa pun dibuang (SOP007).",
        "",
    ),
    "SOP007": (
        "Karakter tak terlihat dibuang",
        "Teks memuat tanda hubung lunak, karakter berlebar nol, atau penanda arah, biasanya terbawa dari Word, PDF atau halaman web.",
        "Karakter itu tidak terlihat, tetapi mengacaukan pencarian dan pemenggalan baris. Lembar dicetak tanpa karakter itu; berkasnya"
        " tidak diubah.",
        "",
    ),
    "SOP008": (
        "Berkas definisi kosong",
        "Berkas tidak berisi apa pun selain komentar.",
        "Definisi paling sedikit bernomor dan bernama.",
        "nomor: 000.8.3.3/001/ORG/2026\nnama: Penomoran Surat Keluar",
    ),
    "SOP009": (
        "Lebih dari satu dokumen YAML dalam satu berkas",
        "Berkas dibagi dengan baris `---`.",
        "Satu berkas untuk satu SOP.",
        "",
    ),
    "SOP010": (
        "Jangkar dan rujukan YAML tidak dipakai",
        "Teks diawali & atau *.",
        "Rujukan YAML menyembunyikan isi di tempat lain; definisi harus terbaca dari atas ke bawah.",
        'uraian: "*Catatan penting"',
    ),
    "SOP011": (
        "Tag YAML tidak dipakai",
        "Teks diawali tanda seru.",
        "Tag mengubah jenis nilai; di sini semua nilai adalah teks.",
        'uraian: "!Penting"',
    ),
    "SOP012": (
        "Penggabungan YAML tidak dipakai",
        "Kunci `<<` menggabungkan isian lain.",
        "Definisi harus terbaca dari atas ke bawah.",
        "",
    ),
    "SOP013": ("Susunan terlalu dalam", "Isian bersarang lebih dalam daripada bahasa definisi mana pun.", _DIBACA, ""),
    "SOP014": (
        "Berkas terlalu besar",
        "Berkas melebihi 2 MB.",
        "Definisi terbesar yang nyata 20 kB; berkas sebesar ini bukan definisi.",
        "",
    ),
    "SOP015": (
        "Berkas tidak ditemukan atau tidak dapat dibaca",
        "Nama berkas salah, atau izin bacanya kurang.",
        "Tanpa isi tidak ada yang diperiksa.",
        "",
    ),
    "SOP016": ("Nama berkas ternyata folder", "Folder bernama seperti berkas definisi.", "Definisi adalah berkas teks.", ""),
    "SOP017": (
        "Kunci ditulis dua kali",
        "Kunci yang sama muncul dua kali dalam satu isian.",
        "Pembaca YAML biasa diam-diam memakai yang terakhir; isi yang pertama akan hilang.",
        "",
    ),
    "SOP018": (
        "Kunci harus berupa teks",
        "Kunci kosong, berupa daftar, atau berupa isian.",
        _DIBACA,
        "nama: Penomoran Surat Keluar",
    ),
    "SOP019": (
        "Satu teks terlalu panjang",
        "Satu isian melebihi panjang yang dapat dicetak dalam satu sel.",
        "Isian sepanjang itu hampir selalu berkas lain yang tersalin.",
        "",
    ),
    "SOP020": (
        "Spasi, tanda butir, tanda kutip atau titik dua dari pengolah kata",
        'Lekuk atau jarak setelah titik dua memakai spasi khusus, butir diawali "–" atau "•" sebagai ganti "-", teks yang memuat ": " '
        'atau koma diapit tanda kutip lengkung “ ” sebagai ganti ", atau kunci diakhiri titik dua lebar "：".',
        "Di layar semuanya tampak seperti tanda yang biasa, tetapi YAML tidak membacanya sebagai susunan.",
        'dasar hukum:\n  - "Undang-Undang Nomor 43 Tahun 2009: Kearsipan"',
    ),
    "SOP021": (
        "Kata-kata terbaca sebagai komentar",
        'Di belakang suatu isian, atau di baris berikutnya yang lebih menjorok, ada "#" yang langsung diikuti huruf atau angka.',
        'Tanda # sesudah spasi memulai komentar: "Mengisi formulir #3 lalu" tercetak "Mengisi formulir". Komentar yang sengaja ditulis '
        "dengan spasi sesudah # tidak dilaporkan, begitu pula baris `#kunci: nilai` yang sengaja dimatikan.",
        'nama: "Pengisian Formulir #3"',
    ),
    "SOP025": (
        "Spasi khusus dibaca sebagai spasi biasa",
        "Teks memuat spasi selain yang diketik dengan bilah spasi: spasi tak terputus, spasi tipis, spasi lebar.",
        "Spasi tak terputus di antara semua kata (terbawa dari Word atau aplikasi percakapan) membuat baris terpotong di tengah kata."
        " Yang menyatukan kata dengan nomornya, seperti Pasal 3, ayat (2) dan Rp 5.000, tetap menyatukannya.",
        "",
    ),
    "SOP026": (
        "Karakter dicetak dengan bentuk biasanya",
        "Teks memuat tanda dari huruf Symbol atau Wingdings, atau huruf dan angka dalam bentuk lain: 𝐁, ﬁ, Ａ, ①, ㎡, ✅.",
        "Bentuk itu tidak ada dalam huruf lembar, atau tidak ditemukan saat dicari. Yang tercetak B, fi, A, (1), m², ☑; berkasnya"
        " tidak diubah.",
        "",
    ),
    "SOP060": (
        "Tidak ada definisi atau lembar SOP di tempat yang disebut",
        "Folder atau berkas tidak ada, atau tidak berisi berkas .yaml; untuk `sopdoc import`: tidak berisi PDF, buku kerja Excel, atau"
        " dokumen Word.",
        "Perintah harus menyebut apa yang disusun, diperiksa, atau diimpor.",
        "",
    ),
    "SOP061": (
        "Berkas instansi.yaml tidak ditemukan",
        "Tidak ada instansi.yaml di folder definisi maupun di atasnya.",
        "Kop dan pejabat pengesah diambil dari instansi.yaml.",
        "kop: [PEMERINTAH KABUPATEN NUSA RAYA, SEKRETARIAT DAERAH]",
    ),
    "SOP062": (
        "Dua definisi menulis dokumen yang sama",
        "Dua berkas menghasilkan dokumen dengan nama dan folder yang sama; di Windows juga bila hanya berbeda huruf besar dan kecil.",
        "Dokumen yang satu akan menimpa yang lain.",
        "",
    ),
    "SOP063": (
        "Dokumen tidak dapat ditulis",
        "Folder hasil tidak dapat ditulisi, atau cakram penuh.",
        "Dokumen lama dibiarkan utuh.",
        "",
    ),
    "SOP064": (
        "Definisi tidak dapat ditulis",
        "`sopdoc fmt` tidak dapat menulis kembali berkas ini, atau `sopdoc new` tidak dapat membuatnya.",
        "Berkas lama dibiarkan utuh.",
        "",
    ),
    "SOP065": (
        "Berkas sudah ada",
        "`sopdoc new` diminta membuat berkas yang sudah ada.",
        "Berkas Anda tidak pernah ditimpa.",
        "",
    ),
    "SOP066": (
        "Pilihan `sopdoc new` tidak dapat dipakai",
        "Nama berkas tidak berakhir dengan .yaml, atau jumlah pelaksana dan kegiatan di luar batas.",
        "Satu SOP memuat 1 sampai 15 pelaksana dan paling banyak 60 kegiatan.",
        "",
    ),
    "SOP068": (
        "Nama berkas instansi atau buku ditulis lain",
        "Berkas bernama Instansi.yaml, instansi.yml, BUKU.YAML, dan sejenisnya.",
        "Windows menganggap huruf besar dan kecil sama, sistem lain tidak; supaya hasilnya sama di mana-mana, namanya ditulis persis.",
        "",
    ),
    "SOP069": (
        "Nama berkas atau folder tidak dapat dipakai di Windows",
        "Nama perangkat seperti con, aux, dan nul; tanda < > : \" \\ | ? *; atau nama yang berakhir dengan titik atau spasi; di Windows"
        " juga dokumen yang namanya bersama foldernya lebih dari 259 huruf.",
        "Folder yang dipindahkan ke komputer kantor akan kehilangan berkas ini, atau dokumennya tidak dapat ditulis;"
        " jalur yang lebih panjang tidak dapat dibuka Word dan Acrobat.",
        "",
    ),
    "SOP067": (
        "Dokumen sedang dibuka program lain",
        "Di Windows berkas yang terbuka di Word atau Acrobat tidak dapat diganti, begitu pula yang hanya boleh dibaca.",
        "Dokumen yang terbuka tetap seperti semula. Yang baru ditulis utuh di sampingnya, dengan (baru) pada namanya; setelah yang lama"
        " ditutup, penyusunan berikutnya menggantinya dan berkas (baru) itu boleh dihapus.",
        "",
    ),
}
