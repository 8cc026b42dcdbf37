"""The language helpers on sentences of real sheets (BPS, Satpol PP Kalbar, Basarnas, Tarakan) and on hard ones."""

from __future__ import annotations

import pytest

from sopdoc.check.bahasa.kalimat import Awal, awal, is_kosong, is_pilihan, kata, pokok, syarat, tindakan
from sopdoc.check.bahasa.label import is_menolak, is_tanpa_kata
from sopdoc.check.bahasa.peran import Kolom, find_kolom, frasa, normal, semua_nama
from sopdoc.check.bahasa.waktu import Durasi, read_waktu
from sopdoc.model.sop import Pelaksana
from sopdoc.model.teks import KOSONG, Blok, Isi, Kata


@pytest.mark.parametrize(
    "text",
    [
        "Menerima barang persediaan yang diperoleh dengan cara pengadaan",
        "Meng-upload FRA triwulan ke dalam web monitoring BPS",
        "me-review dokumen",
        "Berkoordinasi dengan petugas protokol mengenai momen penting",
        "Bekerja sama dengan pihak sekolah",
        "Memeriksa dan verifikasi draf naskah dinas",
        "Selanjutnya mengirimkan surat",
        "Berdasarkan disposisi, menyusun konsep surat",
        "A. Menimbang berat badan balita",
        "MENGARSIPKAN DOKUMEN",
        "Menerima,menelaah dan memerintahkan Kasubag",
    ],
)
def test_a_sentence_with_its_verb_first_is_a_kegiatan(text: str) -> None:
    assert awal(text) is Awal.KERJA


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("PPK menetapkan SPPBJ.", Awal.SUBJEK),
        ("PPK dan Penyedia menandatangani Kontrak.", Awal.SUBJEK),
        ("Jepel mengarsipkan hasil pengumpulan data kinerja", Awal.SUBJEK),
        ("Upload LKIP ke website PPID", Awal.AKAR),
        ("Dibuat konsep surat", Awal.PASIF),
        ("Disposisi surat", Awal.AKAR),
        ("Data diolah menggunakan aplikasi", Awal.BENDA),
        ("Pengesahan LKIP oleh Kepala Satuan Kerja", Awal.BENDA),
        ("Berakhirnya Kontrak karena pekerjaan telah selesai", Awal.BENDA),
        ("Berkas yang lengkap", Awal.BENDA),
        ("Wawancara mendalam dengan pemohon", Awal.BENDA),
        ("Laporan berkala yang lengkap", Awal.BENDA),
        ("Menteri", Awal.BENDA),
        ("Informasi potensi bencana/ kecelakaan secara resmi yang valid", Awal.BENDA),
        ("Jika surat di kirim via email", Awal.SYARAT),
        ("", Awal.KOSONG),
        ("…", Awal.KOSONG),
    ],
)
def test_other_beginnings_are_told_apart(text: str, kind: Awal) -> None:
    assert awal(text) is kind


@pytest.mark.parametrize(
    ("text", "verbs", "ordered"),
    [
        ("Menerima surat", ("menerima",), False),
        ("Menelaah dan mengoreksi konsep", ("menelaah", "mengoreksi"), False),
        ("Memerintahkan staf untuk memetakan area dan mendata sumber daya", ("memerintahkan",), False),
        ("Menerima barang yang diperoleh dan disimpan", ("menerima",), False),
        ("Mengetik konsep untuk diperiksa dan menyerahkannya kepada Kasubag", ("mengetik", "menyerahkannya"), False),
        ("Menerima pemberitahuan, kemudian melengkapi berkas", ("menerima", "melengkapi"), True),
        ("Memaraf surat kemudian diteruskan kepada Kepala Badan", ("memaraf", "diteruskan"), True),
        ("Memberi nomor, mengarsipkan dan menyampaikan surat", ("memberi", "mengarsipkan", "menyampaikan"), False),
        ("Menjaga ruangan tetap rapi dan bersih", ("menjaga",), False),
        ("Menyusun jadwal lalu berkoordinasi dengan protokol", ("menyusun", "berkoordinasi"), True),
        ("Menyetujui atau menolak usulan", ("menyetujui",), False),
        ("Memeriksa berkas (menyaring, memilah, dan menghitung)", ("memeriksa",), False),
        ("Memeriksa konsep, jika setuju memberi paraf dan menyampaikan kepada Kepala", ("memeriksa",), False),
        ("Membahas rancangan dari segi perencanaan, anggaran, pengawasan, dan kelembagaan", ("membahas",), False),
        ("Memeriksa berkas, kemudian Kasubbag Umum menandatangani surat", ("memeriksa", "menandatangani"), True),
        ("Memeriksa berkas, lalu pejabat berwenang menandatangani surat", ("memeriksa", "menandatangani"), True),
        ("Memeriksa berkas, lalu petugas di loket menerima surat", ("memeriksa",), False),
        ("Menugaskan Kabag dan Kasubbag menyusun laporan", ("menugaskan",), False),
    ],
)
def test_the_actions_of_the_main_clause_are_counted(text: str, verbs: tuple[str, ...], ordered: bool) -> None:
    assert (tindakan(text).kerja, tindakan(text).urut) == (verbs, ordered)


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("Kabid Mencatat, menulis buku, mengetik kutipan dan melaporkan hasilnya", ("mencatat", "menulis", "mengetik", "melaporkan")),
        ("Kasubbag Umum dan Kepegawaian bersama staf menyusun dan mengirim daftar", ("menyusun", "mengirim")),
        ("Petugas yang ditunjuk menerima surat dan mencatatnya", ("menerima", "mencatatnya")),
        ("Pejabat yang berwenang menerima surat", ("menerima",)),
        ("Tim berkoordinasi dengan sekolah dan menyusun jadwal", ("berkoordinasi", "menyusun")),
        ("Petugas loket", ()),
    ],
)
def test_who_acts_takes_no_action_away(text: str, verbs: tuple[str, ...]) -> None:
    assert tindakan(text, bersubjek=True).kerja == verbs


def test_a_condition_and_an_option_are_told_apart() -> None:
    assert syarat("Memeriksa konsep, Jika tidak setuju dikembalikan") == "Jika"
    assert not is_pilihan("Memeriksa konsep, Jika tidak setuju dikembalikan")
    assert is_pilihan("PPK menyerahkan Lokasi Kerja (apabila diperlukan).")
    assert syarat("Menyusun perjanjian bilateral") == ""
    assert syarat("Dalam hal ini menyusun laporan") == ""


def test_a_dash_or_dots_say_nothing() -> None:
    assert is_kosong(KOSONG)
    assert is_kosong(Isi((Blok((Kata("-"),)),)))
    assert is_kosong(Isi((Blok((Kata("………"),)),)))
    assert not is_kosong(Isi((Blok((Kata("1"),)),)))


def test_the_telling_words_of_a_document_are_kept() -> None:
    assert pokok("Surat yang telah diparaf") == {"surat", "diparaf"}
    assert pokok("1. Data dan informasi") == {"data", "informasi"}


@pytest.mark.parametrize(
    ("text", "durations"),
    [
        ("15 menit", [(15, "menit", False)]),
        ("1Hari", [(1, "hari", False)]),
        ("5 (lima) hari kerja", [(5, "hari kerja", False)]),
        ("± 30 Menit.", [(30, "menit", False)]),
        ("paling lama 14 hari kerja", [(14, "hari kerja", False)]),
        ("1 – 20 Hari Kerja", [(20, "hari kerja", True)]),
        ("1 s.d. 3 hari", [(3, "hari", True)]),
        ("30 menit - 3 Jam", [(30, "menit", False), (3, "jam", True)]),
        ("1 jam 30 menit", [(1, "jam", False), (30, "menit", False)]),
        ("2 x 24 jam", [(2, "hari", False)]),
        ("½ jam", [(0.5, "jam", False)]),
        ("± 1/2 jam", [(0.5, "jam", False)]),
        ("paling lama 1/2 jam/buku", [(0.5, "jam", False)]),
        ("10 menit / 2 surat", [(10, "menit", False)]),
        ("10 / surat", [(10, "", False)]),
        ("0,5 jam", [(0.5, "jam", False)]),
        ("10 menit per surat", [(10, "menit", False)]),
        ("4 jam kerja", [(4, "jam", False)]),
        ("satu minggu", [(1, "minggu", False)]),
        ("480", [(480, "", False)]),
        ("5-10", [(10, "", True)]),
    ],
)
def test_a_waktu_is_read(text: str, durations: list[tuple[float, str, bool]]) -> None:
    assert read_waktu(text) == tuple(Durasi(*d) for d in durations)


@pytest.mark.parametrize(
    "text",
    ["", "-", "Sesuai kebutuhan", "Seketika (otomatis)", "Menyesuaikan", "Selama kegiatan", "07.30 – 08.00 WIB", "H-1", "1" * 10**6],
)
def test_what_is_no_duration_is_none(text: str) -> None:
    assert read_waktu(text) == ()


def test_a_division_by_nothing_is_survived() -> None:
    assert read_waktu("1/0 jam") == (Durasi(1, "jam"),)


@pytest.mark.parametrize("other", ["Kasubag Umum", "KASUBBAG UMUM", "Kepala Sub Bagian Umum", "Kepala Subbagian Umum", "Ka. Subbag Umum"])
def test_the_spellings_of_a_role_are_one(other: str) -> None:
    assert normal(other) == normal("Kasubbag Umum") == ("kepala", "subbagian", "umum")


def test_a_column_has_several_names() -> None:
    assert ("kepala", "bidang") in semua_nama("Sekretaris/Kabid")
    assert ("ppk",) in semua_nama("Pejabat Pembuat Komitmen")
    assert ("ppk",) in semua_nama("Pejabat Pembuat Komitmen (PPK)")


def columns(*names: str) -> tuple[Kolom, ...]:
    return tuple(Kolom(Pelaksana(f"p{i}", name), semua_nama(name)) for i, name in enumerate(names))


@pytest.mark.parametrize(
    ("phrase", "key"),
    [
        ("Sekretaris untuk diperbaiki", "p0"),
        ("Kasubag Umum", "p1"),
        ("PPK dan Penyedia", "p2"),
        ("Kepala", None),          # several may be meant
        ("masing-masing bidang", None),
        ("", None),
    ],
)
def test_a_phrase_names_a_column_only_when_it_is_sure(phrase: str, key: str | None) -> None:
    kolom = columns("Sekretaris Camat", "Kasubbag Umum", "Pejabat Pembuat Komitmen", "Kepala Dinas")
    found = find_kolom(frasa(kata(phrase)), kolom)
    assert (found.pelaksana.kunci if found else None) == key


def test_refusing_labels_are_known() -> None:
    assert all(map(is_menolak, ("Tidak", "tidak lengkap", "T", "Belum", "Ditolak", "Perlu perbaikan", "Revisi")))
    assert not any(map(is_menolak, ("Ya", "Lengkap", "Terbuka", "Tepat", "Notula")))
    assert is_tanpa_kata(" - ")
    assert not is_tanpa_kata("A")


@pytest.mark.parametrize("after", ["di kantor", "kemudian menyimpan", "menyimpan surat", "dikirimi surat", ", lalu", "dan staf", "untuk"])
def test_a_role_ends_where_the_sentence_goes_on(after: str) -> None:
    assert frasa(kata(f"Kabid Arsip {after}")) == ("kepala", "bidang", "arsip")


@pytest.mark.parametrize("text", ["", "……", "(1)", "–"])
def test_a_text_without_words_joins_no_verbs(text: str) -> None:
    assert tindakan(text).kerja == ()
