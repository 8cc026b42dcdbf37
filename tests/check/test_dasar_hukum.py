"""Citations as officials write them, and what the rules of dasar hukum make of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from check.contoh import check
from sopdoc.check.dasar_hukum_kutipan import parse_kutipan
from sopdoc.check.data.peraturan import DIKENAL, PENCABUTAN, PERINGKAT


@pytest.mark.parametrize(("teks", "jenis", "nomor", "tahun"), [
    ("Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah", "UU", "23", 2014),
    ("Undang-undang No. 28 Tahun 1999 tentang Penyelenggaraan Negara", "UU", "28", 1999),
    ("UU 20/2023 tentang ASN", "UU", "20", 2023),
    ("Undang-Undang Dasar Negara Republik Indonesia Tahun 1945", "UUD", "", 1945),
    ("Peraturan Pemerintah Pengganti Undang-Undang Nomor 2 Tahun 2022 tentang Cipta Kerja", "Perppu", "2", 2022),
    ("PP Nomor 19 Tahun 2017 tentang Perubahan atas PP Nomor 74 Tahun 2008 tentang Guru", "PP", "19", 2017),
    ("Peraturan Presiden Republik Indonesia Nomor 29 Tahun 2014 tentang SAKIP", "Perpres", "29", 2014),
    ("Peraturan Menteri PAN dan RB Nomor 35 Tahun 2012 tentang SOP", "Permen PANRB", "35", 2012),
    ("PermenPAN-RB Nomor 35 Tahun 2012 tentang SOP", "Permen PANRB", "35", 2012),
    ("Peraturan Menteri Negara PAN Nomor PER/21/M.PAN/11/2008 tentang SOP", "Permen PANRB", "21", 2008),
    ("Permendagri 54/2009 tentang Tata Naskah Dinas", "Permen Dalam Negeri", "54", 2009),
    ("Peraturan Wali Kota Bogor Nomor 24 Tahun 2015 tentang SOP", "Perkada Wali Kota Bogor", "24", 2015),
    ("Surat Edaran Menteri Dalam Negeri Nomor 5 Tahun 2020 tentang Sesuatu", "SE Dalam Negeri", "5", 2020),
    ("UU No .7 Tahun 1989 tentang Peradilan Agama", "UU", "7", 1989),
    ("UU No.3 Tahun 2006 tentang Perubahan atas UU No. 7 Tahun 1989", "UU", "3", 2006),
    ("Dokumen Rencana Strategis", "", "", 0),
])
def test_a_citation_is_read_whatever_its_spelling(teks: str, jenis: str, nomor: str, tahun: int) -> None:
    assert parse_kutipan(teks).kunci == (jenis, nomor, tahun)


def test_every_kind_of_the_tables_has_a_rank() -> None:
    assert {kunci[0].split()[0] for kunci in PENCABUTAN} <= set(PERINGKAT)
    assert {known.kunci[0].split()[0] for known in DIKENAL} <= set(PERINGKAT)


def test_a_known_regulation_is_known_by_its_own_name() -> None:
    for known in DIKENAL:
        assert parse_kutipan(f"{known.nama} tentang Sesuatu").kunci == known.kunci
        assert known.ciri


def test_no_two_known_regulations_can_be_taken_for_each_other() -> None:
    for one in DIKENAL:
        others = [o for o in DIKENAL if o is not one and (o.kunci[0], o.kunci[1]) == (one.kunci[0], one.kunci[1])]
        assert not [o for o in others for mine in one.ciri for theirs in o.ciri if mine <= theirs]


def test_a_repeal_names_a_replacement_that_is_not_repealed_itself() -> None:
    for kunci, cabut in PENCABUTAN.items():
        assert cabut.sumber
        assert parse_kutipan(cabut.pengganti).kunci not in PENCABUTAN, kunci
        assert parse_kutipan(cabut.pengganti).tahun >= kunci[2]


def codes(folder: Path, *butir: str) -> list[str]:
    items = "".join(f"  - {teks}\n" for teks in butir)
    return [d.code for d in check(folder, f"dasar hukum:\n{items}") if d.span.file.endswith("sop.yaml")]


UU = "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik"
PP = "Peraturan Pemerintah Nomor 96 Tahun 2012 tentang Pelaksanaan Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik"
PERBUP = "Peraturan Bupati Nusa Raya Nomor 41 Tahun 2021 tentang Tata Kerja Sekretariat Daerah"
PANRB_15 = "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 15 Tahun 2014 tentang Standar Pelayanan"
DAGRI_3 = "Peraturan Menteri Dalam Negeri Nomor 3 Tahun 2010 tentang Sesuatu"


@pytest.mark.parametrize(("butir", "expected"), [
    ((UU, PP, PANRB_15, PERBUP), []),
    ((UU, PERBUP, PP), ["SOP332"]),
    ((PANRB_15, DAGRI_3), []),                                    # two ministries: no order by year between them
    (("Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan", "Undang-Undang Nomor 14 Tahun 2008 tentang Keterbukaan"), ["SOP332"]),
    ((UU, UU.upper()), ["SOP331"]),
    (("Peraturan Daerah Kabupaten Nusa Raya tentang Perangkat Daerah",), ["SOP333"]),
    (("Rencana strategis sekretariat daerah",), ["SOP333"]),
    (("Undang-Undang Dasar Negara Republik Indonesia Tahun 1945", UU), []),
    (("Undang-undang Nomor 25 Tahun 2009 tentang Pelayanan Publik",), ["SOP334"]),
    (("Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik dalam Undang-undang lain",), []),   # a title keeps its spelling
    (("UU No .7 Tahun 1989 tentang Peradilan Agama",), ["SOP334"]),
    (("UU No.7 Tahun 1989 tentang Peradilan Agama",), ["SOP334"]),
    (("Undang-Undang Nomor 3 Tahun 2006 tentang Perubahan atas UU No.7 Tahun 1989 tentang Peradilan Agama",), ["SOP334"]),
    (("Undang-Undang Nomor 20 Tahun 1999 tentang Pengesahan ILO Convention No. 138 concerning Minimum Age",), []),
    (("Undang-Undang Nomor 32 Tahun 2004 tentang Pemerintahan Daerah",), ["SOP335"]),
    (("Peraturan Menteri PANRB Nomor 35 Tahun 2013 tentang Pedoman penyusunan SOP administrasi pemerintahan.",), ["SOP338"]),
    (("Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 35 Tahun 2013 tentang Pedoman Penyusunan "
      "Standar Operasional Prosedur Administrasi Pemerintahan",), ["SOP338"]),
    (("Peraturan Menteri PANRB Nomor 35 Tahun 2014 tentang Petunjuk Teknis Evaluasi Reformasi Birokrasi",), []),
    (("Undang-Undang Nomor 25 Tahun 2019 tentang Perubahan atas Undang-Undang tentang Pelayanan Publik",), []),
    (("Peraturan Presiden Nomor 8 Tahun 2006 tentang Pelaporan Keuangan dan Kinerja Instansi Pemerintah",), ["SOP337"]),
    (("Peraturan Presiden Nomor 8 Tahun 2006 tentang Perubahan Kedua atas Peraturan Presiden tentang Pengadaan",), []),
])
def test_the_rules_say_what_a_reviewer_would(tmp_path: Path, butir: tuple[str, ...], expected: list[str]) -> None:
    assert codes(tmp_path, *butir) == expected
