"""The rules about the words of a kegiatan, beyond their pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from check.contoh import check, codes


def kegiatan(uraian: str, more: str = "") -> str:
    """Three rows; the middle one is the one in question."""
    return (
        "kegiatan:\n"
        "  - {id: isi, uraian: Mengisi formulir, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Formulir}\n"
        f'  - {{uraian: "{uraian}", pelaksana: petugas, kelengkapan: Formulir, waktu: 20 menit, output: Formulir terperiksa{more}}}\n'
        "  - {uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Formulir terperiksa, waktu: 5 menit, output: Tanda terima}\n"
    )


HUGE = ("menyerahkan ", "jika ", "kepada ", "di", "(", "oleh ", "1", ", ")      # how fast: bench/hostile.py


def huge(word: str) -> str:
    """The rows with 200,000 letters of this word in the middle."""
    return kegiatan("Menyusun " + word * (200_000 // len(word)), f", keterangan: {'jika kembali ' * 9000}")


@pytest.mark.parametrize(
    ("uraian", "found"),
    [
        ("Memeriksa formulir", set()),
        ("Kasubbag TU menerima formulir", {"SOP350"}),
        ("Petugas Perpustakaan bersama Kepala menelaah formulir", {"SOP350"}),
        ("Petugas Komunikasi: membuat radiogram", {"SOP350"}),
        ("Persetujuan formulir", {"SOP351"}),
        ("Formulir yang lengkap diserahkan", {"SOP351"}),
        ("Submit formulir", {"SOP352"}),
        ("Menandatangani", {"SOP353"}),
        ("Menelaah dan mengoreksi formulir", set()),
        ("Menyusun formulir dan menilai harga", {"SOP355"}),
        ("Menyusun formulir dan menyerahkan kepada kepala", set()),
        ("PA/KPA menetapkan formulir", {"SOP350"}),
        ("Sekretaris / Kepala menelaah formulir", {"SOP350"}),
        ("Menerima, menelaah, dan menyimpan formulir", {"SOP354"}),
        ("Mengetik, mencetak, dan menyimpan formulir", set()),
        ("Memeriksa formulir, kemudian dicatat", {"SOP354"}),
        ("Menerima formulir, kemudian memeriksanya", set()),
        ("Memeriksa formulir, jika salah diperbaiki", {"SOP356"}),
        ("Memotret formulir (bila diperlukan)", {"SOP357"}),
        ("Memeriksa formulir utk dicatat", {"SOP361"}),
        ("Memeriksa formulir untuk di TTD", {"SOP361"}),
        ("Memeriksa formulir bersama Kasie Umum", {"SOP361"}),
        ("Memeriksa formulir bersama Kabid", {"SOP361"}),
    ],
)
def test_each_way_of_writing_gets_one_finding(uraian: str, found: set[str], tmp_path: Path) -> None:
    assert set(codes(tmp_path, kegiatan(uraian))) == found


def test_a_condition_that_a_decision_draws_is_fine(tmp_path: Path) -> None:
    fragment = kegiatan("Memeriksa formulir, jika salah dikembalikan", ", cabang: {Benar: lanjut, Salah: isi}")
    assert set(codes(tmp_path, fragment)) == set()


def test_a_condition_in_the_first_kegiatan_is_told_even_when_a_branch_leads_back_to_it(tmp_path: Path) -> None:
    rows = kegiatan("Menilai formulir", ", cabang: {Benar: lanjut, Salah: isi}")
    text = rows.replace("Mengisi formulir", "Menanyakan izin. Apabila belum memiliki izin maka pemohon mengurusnya")
    assert "SOP356" in codes(tmp_path, text)


def test_a_condition_that_the_branch_before_draws_is_fine(tmp_path: Path) -> None:
    row = "  - {uraian: Memeriksa apabila masih salah, pelaksana: petugas, kelengkapan: Formulir terperiksa, waktu: 1 jam, output: Hasil}\n"
    rows = kegiatan("Menilai formulir", ", cabang: {Benar: akhir, Salah: lanjut}").splitlines(keepends=True)
    text = "".join((*rows[:3], row, rows[3].replace("{uraian", "{id: akhir, uraian")))
    assert "SOP356" not in codes(tmp_path, text)


def test_a_note_that_explains_is_no_branch(tmp_path: Path) -> None:
    assert codes(tmp_path, kegiatan("Memeriksa formulir", ", keterangan: Jika perlu dengan kaca pembesar")) == []


@pytest.mark.parametrize(("uraian", "told"), [
    ("Mencatat formulir apabila telah mendapat persetujuan", False),
    ("Mencatat formulir jika sudah ditandatangani kepala", False),
    ("Mencatat formulir jika sudah ditandatangani, bila tidak maka dikembalikan", True),
    ("Mencatat formulir apabila belum mendapat persetujuan", True),
    ("Menjelaskan tindakan yang diambil bila terjadi kebakaran besar", False),
    ("Memeriksa formulir yang masuk, bila salah dibuang", True),
    ("Memeriksa formulir yang masuk bila salah dikembalikan", True),
    ("Menandatangani formulir bila Kepala berhalangan", False),
    ("Menyerahkan kartu dan surat kuasa, jika ada", False),
    ("Mencari buku lain jika ada pesanan", True),
])
def test_a_condition_counts_when_the_way_depends_on_it(uraian: str, told: bool, tmp_path: Path) -> None:
    assert codes(tmp_path, kegiatan(uraian)) == ["SOP356"] * told


def test_a_row_behind_a_branch_may_not_send_back_in_words(tmp_path: Path) -> None:
    """What stands before it draws whether it is done, not what comes of it."""
    rows = kegiatan("Menilai formulir", ", cabang: {Benar: lanjut, Salah: isi}")
    text = rows.replace("Menyerahkan buku", "Memeriksa denda yang bila belum lunas dikembalikan kepada pemohon")
    assert codes(tmp_path, text) == ["SOP356"]


def test_a_second_rhombus_for_one_question_is_not_advised(tmp_path: Path) -> None:
    rows = kegiatan("Menilai formulir", ", cabang: {Benar: lanjut, Salah: isi}")
    rows = rows.replace("Mengisi formulir", "Mengisi formulir yang diulang bila tidak lengkap")
    assert [d.hint for d in check(tmp_path, rows)] == ["hapus syaratnya dari uraian; kegiatan 2 sudah memutuskannya"]


@pytest.mark.parametrize(("keterangan", "told"), [
    ("Hanya untuk permohonan yang disetujui", True),
    ("Khusus bagi berkas yang tidak lengkap", True),
    ("Hanya untuk pegawai negeri", False),
    ("Berhenti atau kembali ke langkah 1", True),
    ("Kembali ke langkah 9", False),                                   # no such row
    ("Lanjut ke langkah 3", False),                                    # drawn
    ("Jika terkait teknis, Kepala langsung menjawab", True),
    ("Bila formulir rusak maka membuat yang baru", True),
    ("Bila formulir rusak, menggunakan salinannya", False),
    ("Bila formulir rusak", False),
])
def test_a_note_may_explain_but_not_decide(keterangan: str, told: bool, tmp_path: Path) -> None:
    assert codes(tmp_path, kegiatan("Memeriksa formulir", f", keterangan: '{keterangan}'")) == ["SOP358"] * told


def test_a_decision_s_note_names_the_rows_that_its_arrows_reach(tmp_path: Path) -> None:
    decision = ", cabang: {Benar: lanjut, Salah: isi}, keterangan: 'Benar → 3; salah → %s'"
    assert codes(tmp_path, kegiatan("Memeriksa formulir", decision % 1)) == []
    (found,) = check(tmp_path, kegiatan("Memeriksa formulir", decision % 2))
    assert (found.code, found.label) == ("SOP358", "tidak ada anak panah ke kegiatan 2")


def test_the_hint_writes_the_sentence_without_its_subject(tmp_path: Path) -> None:
    (found,) = check(tmp_path, kegiatan("Pejabat yang berwenang menerima formulir"))
    assert found.hint == 'tulis "Menerima formulir"; pelakunya sudah ditunjukkan oleh kolom'


@pytest.mark.parametrize(("uraian", "hint"), [
    ("Petugas (yang memanggil ahli) memeriksa formulir", 'tulis "Memeriksa formulir"; pelakunya sudah ditunjukkan oleh kolom'),
    ("SC memeriksa formulir", "hapus pelakunya bila itu Petugas Perpustakaan; bila bukan, perbaiki kolomnya"),
    ("Menyusun formulir, kemudian diserahkan kepada kepala", 'hapus "diserahkan …"; anak panah ke kegiatan berikutnya sudah mengatakannya'),
    ("Menyusun formulir, kemudian menyerahkan buku", "pecah menjadi 2 kegiatan, masing-masing dengan waktu dan hasilnya"),
    ("Menerima, memeriksa, dan memaraf formulir",
     'hapus "menerima", sebab anak panah ke sini sudah mengatakannya; pecah sisanya menjadi 2 kegiatan'),
    ("Menerima formulir dan memanggil pemohon", 'hapus "menerima", sebab anak panah ke sini sudah mengatakannya'),
])
def test_a_hint_does_not_make_it_worse(uraian: str, hint: str, tmp_path: Path) -> None:
    assert [d.hint for d in check(tmp_path, kegiatan(uraian))] == [hint]


def test_a_row_of_several_actors_is_split_and_not_robbed_of_their_names(tmp_path: Path) -> None:
    found = check(tmp_path, kegiatan("Kepala: menghitung denda\\nPetugas: mencatat formulir"))
    assert [(d.code, d.message) for d in found] == [("SOP354", "kegiatan 2 memuat pekerjaan beberapa pelaku")]


def test_words_in_bold_and_lists_do_not_disturb(tmp_path: Path) -> None:
    assert codes(tmp_path, kegiatan("**Memeriksa** *formulir* yang memuat:\\na. nama\\nb. alamat")) == []


@pytest.mark.parametrize("word", HUGE)
def test_a_huge_text_is_checked_to_its_end(word: str, tmp_path: Path) -> None:
    assert "SOP019" in codes(tmp_path, huge(word))


@pytest.mark.parametrize(("uraian", "expected"), [
    ("Petugas Loket menyusun formulir dan menilai harga", {"SOP350", "SOP355"}),
    ("Petugas Loket/Kasir menyusun formulir dan menilai harga", {"SOP350", "SOP355"}),
    ("Petugas Loket menerima formulir", {"SOP350"}),
    ("Petugas Loket memeriksa, menilai, dan menyimpan formulir", {"SOP350", "SOP354"}),
    ("Menyusun formulir dan menilai harga", {"SOP355"}),
])
def test_a_row_that_says_who_acts_tells_as_many_actions_as_without(uraian: str, expected: set[str], tmp_path: Path) -> None:
    assert set(codes(tmp_path, kegiatan(uraian))) == expected


def test_many_short_forms_are_one_finding(tmp_path: Path) -> None:
    cells = [f"pelaksana: petugas, kelengkapan: Berkas {n}, waktu: {n} menit, output: Berkas {n + 1}" for n in range(1, 6)]
    rows = "".join(f"  - {{uraian: Memeriksa berkas {n} utk dicatat, {cell}}}\n" for n, cell in enumerate(cells))
    found = [d for d in check(tmp_path, f"kegiatan:\n{rows}") if d.code == "SOP361"]
    assert [(d.message, d.label) for d in found] == [('singkatan "utk" di kegiatan 1–5', '"utk"')]


def test_different_short_forms_are_one_finding_that_names_each_at_its_place(tmp_path: Path) -> None:
    (found,) = check(tmp_path, kegiatan("Memeriksa formulir utk dicatat yg lengkap"))
    assert found.message == "singkatan di kegiatan 2"
    assert [(place.name, place.label) for place in found.places] == [("kegiatan 2", '"utk"'), ("kegiatan 2", '"yg"')]


def test_the_short_form_of_an_office_is_written_out_unless_a_column_bears_it(tmp_path: Path) -> None:
    (found,) = check(tmp_path, kegiatan("Melaporkan formulir kepada Kasie Umum"))
    assert found.hint == 'tulis "Kepala Seksi"'
    column = "pelaksana: {pemohon: Pemohon Layanan, petugas: Petugas Loket, kasie: Kasie Umum}\n"
    assert "SOP361" not in codes(tmp_path, column + kegiatan("Melaporkan formulir kepada Kasie Umum"))


@pytest.mark.parametrize(("uraian", "found"), [
    ("Menerima formulir", ["SOP234"]), ("Menerima dan memeriksa formulir", []), ("Menerima atau menolak formulir", []),
])
def test_who_only_receives_does_not_decide(uraian: str, found: list[str], tmp_path: Path) -> None:
    assert codes(tmp_path, kegiatan(uraian, ", cabang: {Lengkap: lanjut, Tidak lengkap: isi}")) == found


@pytest.mark.parametrize(("uraian", "found"), [
    ("Menyerahkan buku-buku yang dari pemohon", []), ("Menyerahkan buku-buku", ["SOP359"]), ("Menyerahkan dengan buku", ["SOP359"]),
    ("Menyerahkan bukunya", ["SOP359"]), ("Menyerahkan kartu", []),
])
def test_neighbours_that_differ_in_small_words_are_twins(uraian: str, found: list[str], tmp_path: Path) -> None:
    assert codes(tmp_path, kegiatan(uraian)) == found


@pytest.mark.parametrize(("kolom", "uraian", "found"), [
    ("Kepala Perpustakaan", "Memeriksa formulir bersama Kasi Umum", True),
    ("Kasubag Layanan", "Memeriksa formulir bersama Kasi Umum", False),       # the sheet shortens its own columns
    ("Kasubag Layanan", "Memeriksa formulir utk dicatat", True),
])
def test_offices_are_shortened_as_the_columns_are(kolom: str, uraian: str, found: bool, tmp_path: Path) -> None:
    fragment = f"pelaksana: {{pemohon: Anggota, petugas: {kolom}}}\n{kegiatan(uraian)}"
    assert ("SOP361" in codes(tmp_path, fragment)) is found


@pytest.mark.parametrize(("keterangan", "found"), [
    ("Bila tidak lengkap selesai", True), ("Jika ditolak proses berhenti.", True), ("Dilaporkan jika pemeriksaan selesai", False),
    ("Jika sudah selesai dicatat", False),
])
def test_a_note_that_ends_the_flow_is_a_branch(keterangan: str, found: bool, tmp_path: Path) -> None:
    cells = "kelengkapan: Usulan buku, waktu: 9 menit, output: Hasil"
    text = f"""\
kegiatan:
  - {{uraian: Mengajukan usulan, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}}
  - {{uraian: Memeriksa usulan, pelaksana: petugas, {cells}, keterangan: {keterangan}}}
  - {{uraian: Memesan buku, pelaksana: petugas, kelengkapan: Hasil, waktu: 7 menit, output: Pesanan}}
"""
    assert ("SOP358" in codes(tmp_path, text)) is found


@pytest.mark.parametrize(("ends_at", "found"), [("petugas", True), ("pemohon", False)])
def test_an_end_of_its_own_actor_makes_no_second_piece_of_work(ends_at: str, found: bool, tmp_path: Path) -> None:
    text = f"""\
kegiatan:
  - {{uraian: Mengajukan usulan, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}}
  - uraian: Menyusun daftar dan menilai harga
    rangkaian: [{{pelaksana: petugas}}, {{pelaksana: {ends_at}, simbol: selesai}}]
    kelengkapan: Usulan buku
    waktu: 1 hari
    output: Daftar harga
"""
    assert ("SOP355" in codes(tmp_path, text)) is found
