"""Citations as officials write them, and what the rules of dasar hukum make of them."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from check.contoh import check
from sopdoc.check.kata import before
from sopdoc.check.peraturan.ciri import CIRI
from sopdoc.check.peraturan.daftar import Peraturan, pengganti, peraturan
from sopdoc.check.peraturan.kutipan import parse_kutipan
from sopdoc.check.peraturan.peringkat import PERINGKAT, Kunci


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
    ("Peraturan perundang-undangan tentang Pers", "", "", 0),          # of which kind, it does not say
    ("Peraturan Direktur Jenderal Perbendaharaan Nomor PER-40/PB/2006 tentang Persediaan",
     "Perdirjen Direktur Jenderal Perbendaharaan", "per-40/pb/2006", 2006),
    ("PMK No. 210/PMK.05/2022 tentang Pembayaran", "Permen Keuangan", "210", 2022),
    ("Peraturan Menteri Keuangan Nomor 210 /PMK.05/ 2022 tentang Pembayaran", "Permen Keuangan", "210", 2022),
    ("SE KMA 3/1998", "SE Kma", "3", 1998),
    ("Keputusan KMA 032/KMA/SK/IV/2006", "Kepmen Kma", "32/kma/sk/iv/2006", 2006),
    ("145/KMA/SK/VII/2007", "Kepmen", "145/kma/sk/vii/2007", 2007),
    ("Peraturan SEKMA 002 Tahun 2012", "Perdirjen Sekma", "2", 2012),
    ("Perma Nomor 3 Tahun 2012 tentang Biaya", "Permen MA", "3", 2012),
    ("Perbup Nusa Raya No. 5 Tahun 2020 tentang Kas", "Perkada Bupati Nusa Raya", "5", 2020),
    ("Perwali Nusa No. 5 Th. 2020 tentang Kas", "Perkada Wali Kota Nusa", "5", 2020),
    ("Pergub Nomor 5 Tahun 2020 tentang Kas", "Perkada Gubernur", "5", 2020),
    ("Perda Kabupaten Nusa Raya Nomor 5 Tahun 2020 tentang Kas", "Perda Kabupaten Nusa Raya", "5", 2020),
    ("Perka BKN No 24 Tahun 2017 tentang Cuti", "Peraturan BKN", "24", 2017),
    ("Peraturan Kepala Badan Kepegawaian Negara Nomor 24 Tahun 2017 tentang Cuti", "Peraturan BKN", "24", 2017),
    ("Permenkes 43/2019 tentang Puskesmas", "Permen Kesehatan", "43", 2019),
    ("Kepmenkes HK.01.07/MENKES/1234/2022 tentang Obat", "Kepmen Kesehatan", "hk.01.07/menkes/1234/2022", 2022),
    ("Keputusan Menteri PAN Nomor 63/KEP/M.PAN/7/2003 tentang Pelayanan", "Kepmen PANRB", "63", 2003),
    ("SK Bupati Nomor 188/23/2020 tentang Tim", "Keputusan Bupati", "188/23/2020", 2020),
    ("Surat Keputusan Direktur RSUD Nomor 1 Tahun 2020", "Kep Direktur Rsud", "1", 2020),
    ("RBg", "Kitab", "", 0),
    ("Kepala dinas memutuskan", "", "", 0),
])
def test_a_citation_is_read_whatever_its_spelling(teks: str, jenis: str, nomor: str, tahun: int) -> None:
    assert parse_kutipan(teks).kunci == (jenis, nomor, tahun)


def test_an_amendment_names_what_it_amends() -> None:
    amending = parse_kutipan("UU Nomor 24 Tahun 2013 tentang Perubahan atas UU Nomor 23 Tahun 2006 tentang Administrasi Kependudukan")
    assert amending.diubah == ("UU", "23", 2006)
    assert parse_kutipan(UU).diubah is None


@pytest.mark.parametrize(("teks", "pendek"), [
    ("Peraturan Wali Kota, tentang Tata Naskah", "Peraturan Wali Kota"),
    ("Peraturan LKPP Nomor 12 Tahun 2021 jo. Peraturan LKPP Nomor 4 Tahun 2024", "Peraturan LKPP Nomor 12 Tahun 2021"),
    ("Perpres No. 16 Tahun 2018 jo. Perpres No. 12 Tahun 2021", "Perpres 16/2018"),
])
def test_a_message_names_a_regulation_by_its_number_alone(teks: str, pendek: str) -> None:
    assert parse_kutipan(teks).pendek == pendek


@pytest.mark.parametrize("teks", ["Peraturan perundang-undangan di bidang perpustakaan", "Peraturan Perundang-undangan yang berlaku"])
def test_regulations_of_any_kind_have_no_rank(teks: str) -> None:
    assert parse_kutipan(teks).jenis == ""


def test_every_kind_of_the_table_has_a_rank() -> None:
    assert {kunci[0].split()[0] for kunci in peraturan()} <= set(PERINGKAT)


def test_a_known_regulation_is_known_by_its_own_citation() -> None:
    assert [known.kutipan for known in peraturan().values() if parse_kutipan(known.kutipan).kunci != known.kunci] == []


def test_the_regulations_that_sops_cite_most_are_known() -> None:
    assert len(peraturan()) >= 150
    assert set(CIRI) <= set(peraturan())


def test_no_two_known_regulations_can_be_taken_for_each_other() -> None:
    for one in CIRI:
        others = [other for other in CIRI if other != one and other[:2] == one[:2]]
        assert not [o for o in others for mine in CIRI[one] for theirs in CIRI[o] if set(mine.split()) <= set(theirs.split())]


def test_a_repeal_names_its_source_and_a_replacement_that_is_in_force_and_no_older() -> None:
    for known in (known for known in peraturan().values() if known.cabut):
        cabut = known.cabut
        assert cabut
        assert cabut.sumber
        last = pengganti(cabut)
        assert last.cabut is None or last.cabut.tanggal is None, known.kunci
        assert last.kunci[2] >= known.kunci[2]
        assert cabut.tanggal is None or cabut.tanggal.tahun >= known.kunci[2]


def chain(kunci: Kunci) -> list[Kunci]:
    """A regulation, what replaced it, what replaced that."""
    found = [kunci]
    while (cabut := peraturan()[found[-1]].cabut) and cabut.pengganti not in found:
        found.append(cabut.pengganti)
    return [*found, cabut.pengganti] if cabut else found


@pytest.mark.parametrize("known", peraturan().values(), ids=lambda known: "/".join(map(str, known.kunci)))
def test_who_replaced_whom_never_comes_back_nor_goes_back_in_time(known: Peraturan) -> None:
    found = chain(known.kunci)
    assert len(set(found)) == len(found)
    assert [tahun for *_, tahun in found] == sorted(tahun for *_, tahun in found)
    sejak = [one.sejak for one in map(peraturan().__getitem__, found) if one.sejak]
    assert not any(before(later, earlier) for earlier, later in pairwise(sejak))


def test_what_was_repealed_for_certain_was_so_by_what_was_in_force_then() -> None:
    """Unless something else repealed it, as the table says."""
    for known in peraturan().values():
        if known.cabut and known.cabut.tanggal and not known.cabut.tertulis:
            sejak = peraturan()[known.cabut.pengganti].sejak
            assert sejak, known.kunci
            assert not before(known.cabut.tanggal, sejak), known.kunci
            assert not before(known.cabut.tanggal, known.sejak or known.cabut.tanggal), known.kunci


def test_a_regulation_comes_into_force_in_the_year_of_its_number_or_soon_after() -> None:
    assert [one.kunci for one in peraturan().values() if one.sejak and not 0 <= one.sejak.tahun - one.kunci[2] <= 1] == []


def test_enough_of_the_table_is_certain() -> None:
    """A date, and who says so: the regulation itself of its beginning, what repealed it of its end."""
    dated = [one for one in peraturan().values() if one.sejak or (one.cabut and one.cabut.tanggal and one.cabut.sumber)]
    assert len(dated) >= 150


@pytest.mark.parametrize("known", peraturan().values(), ids=lambda known: "/".join(map(str, known.kunci)))
def test_a_title_is_written_out_and_repeats_others_to_the_letter(known: Peraturan) -> None:
    assert re.fullmatch(r"[A-Z]\S*(?: \S+)*[\w)]", known.judul)
    assert not re.search(r"\b[A-Z]{3,}\b", known.judul)         # APBN, WBK
    for match in re.finditer(r"(?:Undang-Undang|Peraturan [A-Z][\w ]+?) Nomor \d+ Tahun \d+ tentang (?P<judul>.+)", known.judul):
        cited = parse_kutipan(match.group())
        other = peraturan().get(cited.kunci) if cited else None
        assert other is None or match["judul"].startswith(other.judul)
    assert not re.search(r"Nomor \d+ Tahun \d{4}\b(?! tentang)", known.judul)


def test_a_replacement_that_was_replaced_itself_is_followed_to_what_is_in_force() -> None:
    cabut = peraturan()["UU", "8", 1974].cabut
    assert cabut
    assert pengganti(cabut).kunci == ("UU", "20", 2023)


def codes(folder: Path, *butir: str) -> list[str]:
    items = "".join(f"  - {teks}\n" for teks in butir)
    return [d.code for d in check(folder, f"dasar hukum:\n{items}") if d.span.file.endswith("sop.yaml")]


UU = "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik"
PP = "Peraturan Pemerintah Nomor 96 Tahun 2012 tentang Pelaksanaan Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik"
PERBUP = "Peraturan Bupati Nusa Raya Nomor 41 Tahun 2021 tentang Tata Kerja Sekretariat Daerah"
PANRB_15 = "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 15 Tahun 2014 tentang Standar Pelayanan"
DAGRI_3 = "Peraturan Menteri Dalam Negeri Nomor 3 Tahun 2010 tentang Sesuatu"


def test_of_what_stands_in_disorder_the_fewest_are_told_and_where_they_belong(tmp_path: Path) -> None:
    se, uu_lama = "Surat Edaran Menteri Keuangan tentang Kas", "Undang-Undang Nomor 28 Tahun 1999 tentang Kas"
    found = check(tmp_path, "dasar hukum:\n" + "".join(f"  - {teks}\n" for teks in (se, UU, PP, PERBUP, uu_lama)))
    (told,) = found
    assert told.message == "dasar hukum tidak urut menurut tingkat dan tahun (dasar hukum butir 1, 5)"
    assert [place.label for place in told.places] == ["di bawah Peraturan Bupati Nusa Raya Nomor 41 Tahun 2021", "di atas UU 25/2009"]


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
    (("Keputusan Menteri Keuangan Nomor 9 Tahun 2019 tentang Kas",
      "Peraturan Dirjen Perbendaharaan Nomor 8 Tahun 2015 tentang Kas"), []),
    (("Peraturan Dirjen Perbendaharaan Nomor 8 Tahun 2015 tentang Kas", PP), ["SOP332"]),
    (("Peraturan Daerah Nusa Raya Nomor 4 Tahun 2020 tentang Kas", "Peraturan tentang Kas"), ["SOP333"]),
    (("Peraturan Bupati Nomor .... Tahun .... tentang Kas",) * 2, ["SOP324"]),
    (("Peraturan Bupati tentang Kas (nomor dan tahun diisi)",), ["SOP324"]),
    (('"-"',), []),
    (("Peraturan Menteri Dalam Negeri Nomor 35 Tahun 2010 tentang Informasi",), ["SOP348"]),
    (("Peraturan Presiden Nomor 16 Tahun 2018 tentang Pengadaan sebagaimana telah diubah dengan Perpres Nomor 9 Tahun 2031",), ["SOP347"]),
    (("Undang-Undang Nomor 9 Tahun 2031 tentang Kas",), ["SOP347"]),
    (("Peraturan Pemerintah Nomor 71 Tahun 2011 tentang Standar Akuntansi Pemerintahan",), ["SOP338"]),
    (("Peraturan Presiden Nomor 71 Tahun 2010 tentang Standar Akuntansi Pemerintahan",), ["SOP337"]),
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


def test_a_hand_numbered_item_goes_on_to_the_next_number(tmp_path: Path) -> None:
    fragment = """dasar hukum: |
  1. Undang-undang Nomor 25 Tahun 2009 tentang Pelayanan
  Publik;
  2.
  Undang-Undang Nomor 43 tentang
  Kearsipan
"""
    found = check(tmp_path, fragment)
    assert [(d.code, d.message, d.fix) for d in found] == [
        ("SOP333", "kutipan Undang-Undang Nomor 43 tidak menyebut tahun", None),
        ("SOP334", 'ejaan kutipan peraturan tidak baku: "Undang-undang"', None),      # no edit: the words are not in one line
    ]


def test_a_number_may_stand_in_the_middle_of_its_item(tmp_path: Path) -> None:
    fragment = """dasar hukum: |
  1. Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik
  Undang-Undang Nomor 43 tentang
  2.
  Kearsipan
  Undang-Undang Nomor 43 Tahun 2007 tentang
  3.
  Perpustakaan
"""
    assert [d.message for d in check(tmp_path, fragment) if d.code == "SOP333"] == ["kutipan Undang-Undang Nomor 43 tidak menyebut tahun"]


def test_the_lines_of_a_text_without_numbers_are_items(tmp_path: Path) -> None:
    fragment = "dasar hukum: |\n  Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik\n  Hasil rapat\n"
    assert [d.message for d in check(tmp_path, fragment)] == ['"Hasil rapat" bukan kutipan peraturan']


def test_a_number_inside_a_hand_numbered_item_stays(tmp_path: Path) -> None:
    fragment = "dasar hukum: |\n  1. Undang-Undang Nomor 25, tahun 2009 tentang\n  Pelayanan Publik\n"
    assert [d.message for d in check(tmp_path, fragment)] == ['ejaan kutipan peraturan tidak baku: "tahun"']
