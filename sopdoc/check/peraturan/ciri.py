"""Words by which the titles of the regulations that are cited most are known, so that a slip in kind or year is recognised."""

from __future__ import annotations

from sopdoc.check.peraturan.peringkat import Kunci

# A title that holds all words of one of the texts is this regulation's, and no other's of its kind and number.
CIRI: dict[Kunci, tuple[str, ...]] = {
    ("UU", "28", 1999): ("bersih bebas korupsi",),
    ("UU", "17", 2003): ("keuangan negara",),
    ("UU", "1", 2004): ("perbendaharaan negara",),
    ("UU", "15", 2004): ("pemeriksaan pengelolaan tanggung jawab keuangan negara",),
    ("UU", "14", 2008): ("keterbukaan informasi publik",),
    ("UU", "25", 2009): ("pelayanan publik",),
    ("UU", "43", 2009): ("kearsipan",),
    ("UU", "12", 2011): ("pembentukan peraturan perundang undangan",),
    ("UU", "23", 2014): ("pemerintahan daerah",),
    ("UU", "30", 2014): ("administrasi pemerintahan",),
    ("UU", "20", 2023): ("aparatur sipil negara",),
    ("PP", "8", 2006): ("pelaporan keuangan kinerja",),
    ("PP", "60", 2008): ("pengendalian intern pemerintah",),
    ("PP", "61", 2010): ("pelaksanaan keterbukaan informasi publik",),
    ("PP", "28", 2012): ("pelaksanaan kearsipan",),
    ("PP", "96", 2012): ("pelaksanaan pelayanan publik",),
    ("PP", "18", 2016): ("perangkat daerah",),
    ("PP", "12", 2019): ("pengelolaan keuangan daerah",),
    ("Perpres", "29", 2014): ("sistem akuntabilitas kinerja",),
    ("Perpres", "95", 2018): ("pemerintahan berbasis elektronik",),
    ("Permen PANRB", "35", 2012): ("penyusunan prosedur", "penyusunan sop",),
    ("Permen PANRB", "15", 2014): ("pedoman standar pelayanan",),
    ("Permen PANRB", "14", 2017): ("survei kepuasan masyarakat",),
    ("Permen Dalam Negeri", "80", 2015): ("produk hukum daerah",),
    ("Permen Dalam Negeri", "77", 2020): ("pedoman teknis pengelolaan keuangan daerah",),
    ("Permen Dalam Negeri", "1", 2023): ("tata naskah dinas",),
}
