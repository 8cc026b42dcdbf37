"""Slips of the keyboard are found without a dictionary, and words that only look like slips are left alone."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from check.contoh import check
from sopdoc.check.bahasa.ejaan import SERING, hitung, is_selip, nama_singkatan, salah_ketik
from sopdoc.check.bahasa.tanda import Tanda, serangkai_of, tanda

HURUF = st.text("abeghiknprst", min_size=1, max_size=9)


@pytest.mark.parametrize(("word", "right"), [
    ("penyelengaraan", "penyelenggaraan"),        # one less
    ("menyampaiakan", "menyampaikan"),            # one more
    ("perosalan", "persoalan"),                   # two exchanged
    ("memfalidasi", "memvalidasi"),               # another consonant, where no word has such letters
    ("pebyusunan", "penyusunan"),
    ("kenerja", "kinerja"),                       # another vowel
    ("dkembalikan", "dikembalikan"),
    ("kementrian", "kementerian"),
])
def test_a_slip_leads_to_the_word_that_was_meant(word: str, right: str) -> None:
    assert salah_ketik({word: 1}, ["persoalan"]) == {word: right}


@pytest.mark.parametrize("word", [
    "pemulihan", "pengamatan", "menerapkan", "pembelian", "kelaikan", "pertimbangan", "membaca", "disertai",     # other words
    "laporkan", "pelaporan", "melaporkan", "laporannya", "penyusun", "disusunkan",                               # forms of a known stem
    "pencairan", "pembulatan", "penyimpangan", "tebusan", "perikatan",                                           # of offices' work
    "tuags", "lapran",                                                                                           # too short to be sure
    "ebagian", "laporab",                                                                                        # first and last letter
])
def test_what_may_be_right_is_left_alone(word: str) -> None:
    assert salah_ketik({word: 1}) == {}


def test_what_an_agency_writes_often_is_right_and_leads_to_itself() -> None:
    assert salah_ketik({"sipelakunya": SERING, "sipelakanya": 1}) == {"sipelakanya": "sipelakunya"}
    assert salah_ketik({"sipelakunya": SERING - 1, "sipelakanya": 1}) == {}


def test_what_stands_on_the_kop_is_right_however_rare() -> None:
    assert salah_ketik({"pertoongan": 1}, ["pertolongan"]) == {"pertoongan": "pertolongan"}


def test_letters_that_no_word_has_are_a_slip_of_a_word_that_one_cited_title_has() -> None:
    assert salah_ketik({"keloonggaran": 1, "kelonggaran": 1}, (), ["kelonggaran"]) == {"keloonggaran": "kelonggaran"}
    assert salah_ketik({"keloonggaran": 1, "kelonggaran": 1}) == {}
    assert salah_ketik({"kwizunda": 1, "kwizanda": 1}, (), ["kwizanda"]) == {}      # either may be right
    assert salah_ketik({"keloonggaran": 1, "kelonggaran": 1}, (), ["keloonggaran"]) == {}
    assert salah_ketik({"kepmensos": 1, "kemensos": 1}, (), ["kepmensos", "kemensos"]) == {}   # both are cited
    assert salah_ketik({"pertoongan": 1}, (), ["pertolongan"]) == {"pertoongan": "pertolongan"}


def test_between_two_words_nobody_can_choose() -> None:
    assert salah_ketik({"sarandaka": 1}, ["sarindaka", "sarundaka"]) == {}


@given(HURUF, HURUF)
def test_being_a_slip_apart_goes_both_ways(one: str, other: str) -> None:
    assert is_selip(one, other) == is_selip(other, one)
    assert not is_selip(one, one)


@given(st.dictionaries(HURUF, st.integers(1, 9), max_size=12))
def test_only_rare_words_are_corrected_and_only_to_right_ones(count: dict[str, int]) -> None:
    for word, right in salah_ketik(count).items():
        assert count[word] < SERING
        assert right != word
        assert is_selip(word, right)


def found_in(*texts: str) -> list[Tanda]:
    count = KATA + hitung(texts)
    return [one for _, one in tanda(texts, count, serangkai_of(count))]


KATA = Counter(["pengumuman", "tender", "laptop", "jasa", "barang", "perangkat"])


@pytest.mark.parametrize(("teks", "found"), [
    ("Petunjuk Teknis.;", [("Teknis.;", "Teknis;")]),
    ("menghasilkan output .", [("output .", "output.")]),
    ("Data,; lalu", [("Data,; lalu", "Data; lalu")]),
    ("Daerah , Tata Cara", [("Daerah , Tata", "Daerah, Tata")]),
    ("Menerima,memeriksa,memaraf berkas", [("Menerima,memeriksa,memaraf", "Menerima, memeriksa, memaraf")]),
    ("barang/ jasa", [("barang/ jasa", "barang/jasa")]),
    ("barang /jasa", [("barang /jasa", "barang/jasa")]),
    ("Laporan Kinerja(SIEVK)", [("Kinerja(SIEVK)", "Kinerja (SIEVK)")]),
    ("surat yang yang masuk", [("surat yang yang masuk", "surat yang masuk")]),
    ("Pengumuman dan PengumumanTender", [("PengumumanTender", "Pengumuman Tender")]),
    ("PengumumanLelang dan lelang", [("PengumumanLelang", "Pengumuman Lelang")]),
    ("PengumumanSayembara", [("PengumumanSayembara", "Pengumuman Sayembara")]),
    ("laptopdan perangkat", [("laptopdan", "laptop dan")]),
    ("barang/ jasalainnya", [("barang/ jasalainnya", "barang/jasalainnya"), ("jasalainnya", "jasa lainnya")]),
    ("nilai diatas batas", [("diatas", "di atas")]),
    ("kartu ( anggota )", [("kartu ( anggota", "kartu (anggota"), ("anggota )", "anggota)")]),
    ("Memeriksa SuratTugas", [("SuratTugas", "Surat Tugas")]),
    ("Dokumen (Surat izin, dsb", [("(Surat izin, dsb", "")]),
    ("Dokumen Surat izin)", [("Dokumen Surat izin)", "")]),
])
def test_marks_and_spaces_out_of_place_are_shown_with_what_to_write(teks: str, found: list[tuple[str, str]]) -> None:
    assert [(one.salah, one.benar) for one in found_in(teks)] == found


@pytest.mark.parametrize("teks", [
    "lihat dll.; dsb., s.d. 10.00", "S.Sos., M.Si.", "barang / jasa", "dan/atau", "1) laptop a) jasa", "(a) dan (b)",
    "WhatsApp dan SiCantik", "https://contoh.go.id/a,bcd", "dst...", "teladan", "rata-rata, 1,5 jam", "[SOP Barang](barang)jasa",
    "surat-surat yang masuk", "pegawai(nya)", "PengumumanKu", "LaporMelati dan BukuSakti", "PelayananPrima " * 3,
])
def test_what_is_written_on_purpose_is_left_alone(teks: str) -> None:
    assert found_in(teks) == []


def test_each_text_of_a_sheet_is_judged_on_its_own() -> None:
    texts = ("Komputer (baru", "laptop)", "Alat , lain")
    assert [index for index, _ in tanda(texts, KATA, {})] == [0, 1, 2]


def test_all_slips_of_a_sheet_are_one_remark_in_the_case_of_their_writer(tmp_path: Path) -> None:
    fragment = 'kualifikasi pelaksana:\n  - Memahami Penyelengaraan pelayanan\n  - MENGUASAI PENYELENGARAAN PELAYANAN\n'
    (found,) = check(tmp_path, fragment)
    assert (found.code, [place.hint for place in found.places]) == ("SOP345", ['tulis "Penyelenggaraan"', 'tulis "PENYELENGGARAAN"'])


def test_names_of_people_and_addresses_have_a_spelling_of_their_own(tmp_path: Path) -> None:
    fragment = "disahkan oleh: {jabatan: Kepala Bagian Organisasi, nama: Penyelengara Kenerja, nip: 19760517 200112 1 003}\n"
    assert check(tmp_path, fragment) == ()


@pytest.mark.parametrize(("teks", "found"), [
    ("Moda CAPI (Computer Assisted Personal Interviewing)", ["Computer Assisted Personal Interviewing"]),
    ("Computer Assisted Personal Interviewing (CAPI) oleh petugas", ["Computer Assisted Personal Interviewing "]),
    ("Standar Operasional (SOPX)", []),
    ("Surat Perintah (dua rangkap)", []),
    ("(SPM)", []),
])
def test_a_name_is_known_by_its_initials(teks: str, found: list[str]) -> None:
    assert [teks[begin:end] for begin, end in nama_singkatan(teks)] == found


def test_a_slip_that_may_be_a_rare_word_as_well_is_left_alone() -> None:
    assert salah_ketik({"materill": 1}) == {}        # materiil, or material


def test_a_mark_at_the_end_of_a_line_is_told_with_the_words_of_that_line() -> None:
    texts = ["Kabupaten/Kota ;\nDinas Kesehatan"]
    assert [one for _, one in tanda(texts, Counter(), {})] == [Tanda("Kabupaten/Kota ;", "Kabupaten/Kota;")]
