"""What is known about regulations: their order, and which ones were repealed, when and by what.

Only what is certain stands here; every repeal names its source, and a date without a day is certain to the month.
A key is (jenis, nomor, tahun); of what several may issue, jenis carries the issuer.
"""

from __future__ import annotations

from dataclasses import dataclass

from sopdoc.check.data.peringkat import Kunci
from sopdoc.model.nilai import Tanggal


@dataclass(frozen=True, slots=True)
class Pencabutan:
    """When a regulation lost its force, which one took its place, and the article that says so."""

    tanggal: Tanggal
    pengganti: str
    sumber: str


PENCABUTAN: dict[Kunci, Pencabutan] = {
    ("UU", "5", 2014): Pencabutan(
        Tanggal(2023, 10, 31), "Undang-Undang Nomor 20 Tahun 2023 tentang Aparatur Sipil Negara", "UU 20/2023, ketentuan penutup"
    ),
    ("UU", "43", 1999): Pencabutan(
        Tanggal(2014, 1, 15), "Undang-Undang Nomor 20 Tahun 2023 tentang Aparatur Sipil Negara", "UU 5/2014, ketentuan penutup"
    ),
    ("UU", "8", 1974): Pencabutan(
        Tanggal(2014, 1, 15), "Undang-Undang Nomor 20 Tahun 2023 tentang Aparatur Sipil Negara", "UU 5/2014, ketentuan penutup"
    ),
    ("UU", "32", 2004): Pencabutan(
        Tanggal(2014, 10, 2), "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah", "UU 23/2014, ketentuan penutup"
    ),
    ("UU", "10", 2004): Pencabutan(
        Tanggal(2011, 8, 12), "Undang-Undang Nomor 12 Tahun 2011 tentang Pembentukan Peraturan Perundang-undangan", "UU 12/2011 pasal 102"
    ),
    ("UU", "33", 2004): Pencabutan(
        Tanggal(2022, 1, 5),
        "Undang-Undang Nomor 1 Tahun 2022 tentang Hubungan Keuangan antara Pemerintah Pusat dan Pemerintahan Daerah",
        "UU 1/2022, ketentuan penutup",
    ),
    ("UU", "36", 2009): Pencabutan(
        Tanggal(2023, 8, 8), "Undang-Undang Nomor 17 Tahun 2023 tentang Kesehatan", "UU 17/2023, ketentuan penutup"
    ),
    ("PP", "46", 2011): Pencabutan(
        Tanggal(2019, 4, 26),
        "Peraturan Pemerintah Nomor 30 Tahun 2019 tentang Penilaian Kinerja Pegawai Negeri Sipil",
        "PP 30/2019, ketentuan penutup",
    ),
    ("PP", "53", 2010): Pencabutan(
        Tanggal(2021, 8, 31),
        "Peraturan Pemerintah Nomor 94 Tahun 2021 tentang Disiplin Pegawai Negeri Sipil",
        "PP 94/2021, ketentuan penutup",
    ),
    ("PP", "58", 2005): Pencabutan(
        Tanggal(2019, 3), "Peraturan Pemerintah Nomor 12 Tahun 2019 tentang Pengelolaan Keuangan Daerah", "PP 12/2019, ketentuan penutup"
    ),
    ("PP", "41", 2007): Pencabutan(
        Tanggal(2016, 6), "Peraturan Pemerintah Nomor 18 Tahun 2016 tentang Perangkat Daerah", "PP 18/2016, ketentuan penutup"
    ),
    ("Permen Dalam Negeri", "54", 2009): Pencabutan(
        Tanggal(2023, 1),
        "Peraturan Menteri Dalam Negeri Nomor 1 Tahun 2023 tentang Tata Naskah Dinas di Lingkungan Pemerintah Daerah",
        "Permendagri 1/2023, ketentuan penutup",
    ),
    ("Permen Dalam Negeri", "13", 2006): Pencabutan(
        Tanggal(2020, 12),
        "Peraturan Menteri Dalam Negeri Nomor 77 Tahun 2020 tentang Pedoman Teknis Pengelolaan Keuangan Daerah",
        "Permendagri 77/2020, ketentuan penutup",
    ),
    ("Permen PANRB", "21", 2008): Pencabutan(
        Tanggal(2012, 6),
        "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 35 Tahun 2012 tentang Pedoman Penyusunan Standar "
        "Operasional Prosedur Administrasi Pemerintahan",
        "PermenPAN-RB 35/2012, ketentuan penutup",
    ),
    ("Permen PANRB", "12", 2015): Pencabutan(
        Tanggal(2021, 12),
        "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 88 Tahun 2021 tentang Evaluasi Akuntabilitas "
        "Kinerja Instansi Pemerintah",
        "PermenPAN-RB 88/2021, ketentuan penutup",
    ),
    ("Permen PANRB", "16", 2014): Pencabutan(
        Tanggal(2017, 5),
        "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 14 Tahun 2017 tentang Pedoman Penyusunan Survei "
        "Kepuasan Masyarakat Unit Penyelenggara Pelayanan Publik",
        "PermenPAN-RB 14/2017, ketentuan penutup",
    ),
    ("Perpres", "54", 2010): Pencabutan(
        Tanggal(2018, 3),
        "Peraturan Presiden Nomor 16 Tahun 2018 tentang Pengadaan Barang/Jasa Pemerintah",
        "Perpres 16/2018, ketentuan penutup",
    ),
}


@dataclass(frozen=True, slots=True)
class Dikenal:
    """A regulation that is cited so often that a slip in its citation is recognised.

    `ciri`: sets of words; a title that holds all words of one of them is this regulation's, and no other's of its kind and number.
    """

    kunci: Kunci
    nama: str
    ciri: tuple[frozenset[str], ...]


def _dikenal(jenis: str, nomor: str, tahun: int, nama: str, *ciri: str) -> Dikenal:
    return Dikenal((jenis, nomor, tahun), f"{nama} Nomor {nomor} Tahun {tahun}", tuple(frozenset(words.split()) for words in ciri))


_UU, _PP, _PERPRES = "Undang-Undang", "Peraturan Pemerintah", "Peraturan Presiden"
_PANRB = "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi"
_DAGRI = "Peraturan Menteri Dalam Negeri"
DIKENAL = (
    _dikenal("UU", "28", 1999, _UU, "bersih bebas korupsi"),
    _dikenal("UU", "17", 2003, _UU, "keuangan negara"),
    _dikenal("UU", "1", 2004, _UU, "perbendaharaan negara"),
    _dikenal("UU", "15", 2004, _UU, "pemeriksaan pengelolaan tanggung jawab keuangan negara"),
    _dikenal("UU", "14", 2008, _UU, "keterbukaan informasi publik"),
    _dikenal("UU", "25", 2009, _UU, "pelayanan publik"),
    _dikenal("UU", "43", 2009, _UU, "kearsipan"),
    _dikenal("UU", "12", 2011, _UU, "pembentukan peraturan perundang undangan"),
    _dikenal("UU", "23", 2014, _UU, "pemerintahan daerah"),
    _dikenal("UU", "30", 2014, _UU, "administrasi pemerintahan"),
    _dikenal("UU", "20", 2023, _UU, "aparatur sipil negara"),
    _dikenal("PP", "8", 2006, _PP, "pelaporan keuangan kinerja"),
    _dikenal("PP", "60", 2008, _PP, "pengendalian intern pemerintah"),
    _dikenal("PP", "61", 2010, _PP, "pelaksanaan keterbukaan informasi publik"),
    _dikenal("PP", "28", 2012, _PP, "pelaksanaan kearsipan"),
    _dikenal("PP", "96", 2012, _PP, "pelaksanaan pelayanan publik"),
    _dikenal("PP", "18", 2016, _PP, "perangkat daerah"),
    _dikenal("PP", "12", 2019, _PP, "pengelolaan keuangan daerah"),
    _dikenal("Perpres", "29", 2014, _PERPRES, "sistem akuntabilitas kinerja"),
    _dikenal("Perpres", "95", 2018, _PERPRES, "pemerintahan berbasis elektronik"),
    _dikenal("Permen PANRB", "35", 2012, _PANRB, "penyusunan prosedur", "penyusunan sop"),
    _dikenal("Permen PANRB", "15", 2014, _PANRB, "pedoman standar pelayanan"),
    _dikenal("Permen PANRB", "14", 2017, _PANRB, "survei kepuasan masyarakat"),
    _dikenal("Permen Dalam Negeri", "80", 2015, _DAGRI, "produk hukum daerah"),
    _dikenal("Permen Dalam Negeri", "77", 2020, _DAGRI, "pedoman teknis pengelolaan keuangan daerah"),
    _dikenal("Permen Dalam Negeri", "1", 2023, _DAGRI, "tata naskah dinas"),
)
