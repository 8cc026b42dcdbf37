"""Comparison by meaning: each kind of change is said once, in the words of the sheet, and nothing else is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from revision.versions import edited, sop
from sopdoc.model.teks import Isi
from sopdoc.revision.compare import compare
from sopdoc.revision.perubahan import Jenis

ROW = "  - uraian: Mencatat pengaduan di aplikasi\n    pelaksana: kasubag\n    waktu: 1 jam\n    output: Catatan\n"
TELAAH = "  - id: telaah\n"
JAWAB = """\
  - id: jawab
    uraian: Memberikan jawaban kepada pelapor
    pelaksana: petugas
    simbol: selesai
    kelengkapan: Pengaduan tergolong
    waktu: 1 hari kerja
    output: Jawaban pengaduan
"""
MENETAPKAN = "  - uraian: Menetapkan rekomendasi penyelesaian\n    pelaksana: kabag\n"
MENERIMA = "  - uraian: Menerima pengaduan\n"


def said(tmp_path: Path, *changes: tuple[str, str]) -> list[tuple[Jenis, str, str, str]]:
    """What is said about an edit of the seed."""
    found = compare(sop(), edited(tmp_path, *changes)).perubahan
    return [(p.jenis, p.bagian, p.semula.polos, p.menjadi.polos) for p in found]


def test_a_version_does_not_differ_from_itself() -> None:
    assert compare(sop(), sop()).perubahan == ()


def test_a_step_put_in_is_one_change_and_new_numbers_are_none(tmp_path: Path) -> None:
    whole = "Mencatat pengaduan di aplikasi\nPelaksana: Kepala Subbagian Tata Laksana\nWaktu: 1 jam\nOutput: Catatan"
    assert said(tmp_path, (TELAAH, ROW + TELAAH)) == [(Jenis.TAMBAH, "Kegiatan 4", "", whole)]


def test_a_step_put_at_the_end_is_one_change_though_the_last_capsule_becomes_a_box(tmp_path: Path) -> None:
    last = "    output: Surat hasil penyelesaian\n"
    (change,) = said(tmp_path, (last, last + ROW))
    assert change[:2] == (Jenis.TAMBAH, "Kegiatan 10")


def test_a_step_put_before_the_first_is_one_change(tmp_path: Path) -> None:
    (change,) = said(tmp_path, ("kegiatan:\n", "kegiatan:\n" + ROW))
    assert change[:2] == (Jenis.TAMBAH, "Kegiatan 1")


def test_a_step_taken_out_is_named_by_its_old_number(tmp_path: Path) -> None:
    rest = "    kelengkapan: Berita acara pemeriksaan\n    waktu: 2 hari kerja\n    output: Rekomendasi penyelesaian\n"
    (change,) = said(tmp_path, (MENETAPKAN + rest, ""))
    assert change[:2] == (Jenis.HAPUS, "Kegiatan 8 semula")


def test_a_step_put_elsewhere_has_moved(tmp_path: Path) -> None:
    told = "Memberikan jawaban kepada pelapor"
    assert said(tmp_path, (JAWAB, ""), (MENETAPKAN, JAWAB + MENETAPKAN)) == [
        (Jenis.PINDAH, "Kegiatan 7", f"Kegiatan 3: {told}", f"Kegiatan 7: {told}"),
    ]


def test_another_actor_is_said_as_such(tmp_path: Path) -> None:
    change = ("Menelaah pokok pengaduan\n    pelaksana: unit", "Menelaah pokok pengaduan\n    pelaksana: kasubag")
    assert said(tmp_path, change) == [(Jenis.UBAH, "Kegiatan 4, pelaksana", "Unit Terkait", "Kepala Subbagian Tata Laksana")]


def test_a_box_that_becomes_a_decision_changes_its_symbol_and_its_ways(tmp_path: Path) -> None:
    assert said(tmp_path, (MENETAPKAN, MENETAPKAN + "    cabang: {Ya: lanjut, Tidak: tugaskan}\n")) == [
        (Jenis.UBAH, "Kegiatan 8, simbol", "proses", "keputusan"),
        (Jenis.UBAH, "Kegiatan 8, arah", "lanjut ke kegiatan berikutnya",
         "Ya: lanjut ke kegiatan berikutnya\nTidak: ke kegiatan 6 (Menugaskan tim pemeriksa)"),
    ]


def test_a_branch_that_leads_elsewhere_is_a_change_of_its_row_alone(tmp_path: Path) -> None:
    (change,) = said(tmp_path, ("Sedang: telaah", "Sedang: jawab"))
    assert change[:2] == (Jenis.UBAH, "Kegiatan 2, arah")


def test_a_word_on_an_arrow_is_a_change_of_its_row(tmp_path: Path) -> None:
    (change,) = said(tmp_path, (MENERIMA, f"{MENERIMA}    lanjut: {{Berkas: lanjut}}\n"))
    assert change == (Jenis.UBAH, "Kegiatan 1, arah", "lanjut ke kegiatan berikutnya", "Berkas: lanjut ke kegiatan berikutnya")


def test_an_arrow_that_gets_a_second_head_is_a_change_of_the_row_it_leaves(tmp_path: Path) -> None:
    (change,) = said(tmp_path, (MENERIMA, f"{MENERIMA}    timbal balik: lanjut\n"))
    assert change == (Jenis.UBAH, "Kegiatan 1, arah", "lanjut ke kegiatan berikutnya", "timbal balik dengan kegiatan berikutnya")
    (change,) = said(tmp_path, (MENETAPKAN, f"{MENETAPKAN}    timbal balik: tugaskan\n"))
    assert change[:2] == (Jenis.UBAH, "Kegiatan 6, arah")
    assert change[3].endswith("timbal balik dengan kegiatan 8 (Menetapkan rekomendasi penyelesaian)")


def test_a_word_on_the_arrow_of_a_row_that_is_no_longer_the_last_is_said(tmp_path: Path) -> None:
    last = "    output: Surat hasil penyelesaian\n"
    found = said(tmp_path, (last, f"{last}    lanjut: {{Surat: lanjut}}\n{ROW}"))
    assert "Kegiatan 9, arah" in [bagian for _, bagian, _, _ in found]


def test_a_title_across_the_table_is_a_change_of_the_row_below_it(tmp_path: Path) -> None:
    (change,) = said(tmp_path, (TELAAH, f"  - judul: B. Penelaahan\n{TELAAH}"))
    assert change == (Jenis.UBAH, "Kegiatan 4, judul di atasnya", "", "B. Penelaahan")


def test_a_typo_in_the_law_is_one_changed_item_with_two_marked_words(tmp_path: Path) -> None:
    (change,) = compare(sop(), edited(tmp_path, ("Nomor 96 Tahun 2012", "Nomor 69 Tahun 2012"))).perubahan
    assert (change.jenis, change.bagian) == (Jenis.UBAH, "Dasar hukum butir 2")
    assert (marked(change.semula), marked(change.menjadi)) == (["96"], ["69"])


def test_an_item_put_first_renumbers_the_others_and_is_one_change(tmp_path: Path) -> None:
    assert said(tmp_path, ("dasar hukum:\n", "dasar hukum:\n  - Undang-Undang Nomor 37 Tahun 2008 tentang Ombudsman\n")) == [
        (Jenis.TAMBAH, "Dasar hukum butir 1", "", "Undang-Undang Nomor 37 Tahun 2008 tentang Ombudsman"),
    ]


def test_a_column_renamed_is_one_change_and_its_rows_none(tmp_path: Path) -> None:
    assert said(tmp_path, ("unit: Unit Terkait", "unit: Perangkat Daerah Terkait")) == [
        (Jenis.UBAH, "Kolom pelaksana 3", "Unit Terkait", "Perangkat Daerah Terkait"),
    ]


def test_another_key_for_the_same_title_is_no_change(tmp_path: Path) -> None:
    keys = [("unit: Unit", "opd: Unit"), *[("pelaksana: unit", "pelaksana: opd")] * 2, ("[kasubag, unit]", "[kasubag, opd]")]
    assert said(tmp_path, *keys) == []


def test_the_official_is_one_change_of_all_his_lines(tmp_path: Path) -> None:
    (change,) = said(tmp_path, ("disahkan oleh: kabag-organisasi", "disahkan oleh: sekda"))
    assert change[1] == "Disahkan oleh"
    assert change[3].startswith("Sekretaris Daerah Kabupaten Nusa Raya\nDrs. Bagas Wiratama")


KASI = "diperiksa oleh: [{jabatan: Kepala Seksi, nama: Ani, nip: '-'}, {jabatan: Sekretaris, nama: Budi, nip: '-'}]\n"
OLEH = "disahkan oleh:"


def between(tmp_path: Path, old: str, new: str) -> list[tuple[Jenis, str, str, str]]:
    found = compare(edited(tmp_path, (OLEH, old + OLEH)), edited(tmp_path, (OLEH, new + OLEH))).perubahan
    return [(p.jenis, p.bagian, p.semula.polos, p.menjadi.polos) for p in found]


def test_one_who_examines_is_one_change_of_all_his_lines(tmp_path: Path) -> None:
    assert between(tmp_path, KASI, KASI.replace("Sekretaris, nama: Budi", "Kepala Bagian, nama: Cici")) == [
        (Jenis.UBAH, "Diperiksa oleh (2)", "Sekretaris\nBudi", "Kepala Bagian\nCici"),
    ]


def test_who_examines_came_went_or_changed_places(tmp_path: Path) -> None:
    assert between(tmp_path, "", KASI)[0] == (Jenis.TAMBAH, "Diperiksa oleh (1)", "", "Kepala Seksi\nAni")
    assert between(tmp_path, KASI, "")[1] == (Jenis.HAPUS, "Diperiksa oleh (2)", "Sekretaris\nBudi", "")
    turned = "diperiksa oleh: [{jabatan: Sekretaris, nama: Budi, nip: '-'}, {jabatan: Kepala Seksi, nama: Ani, nip: '-'}]\n"
    assert between(tmp_path, KASI, turned) == [(Jenis.PINDAH, "Diperiksa oleh (1)", "Diperiksa oleh (2): Budi", "Diperiksa oleh (1): Budi")]


def test_the_only_one_who_draws_it_up_has_no_number(tmp_path: Path) -> None:
    one = "disusun oleh: {jabatan: Kepala Seksi, nama: Ani, nip: '-'}\n"
    assert between(tmp_path, one, one.replace("Ani", "Budi")) == [(Jenis.UBAH, "Disusun oleh", "Ani", "Budi")]


def test_changed_columns_of_mutu_baku_are_said_one_by_one(tmp_path: Path) -> None:
    found = said(tmp_path, ("    waktu: 3 hari kerja\n    output: Hasil telaahan", "    waktu: 2 hari kerja\n    output: Telaahan"))
    assert [change[1] for change in found] == ["Kegiatan 4, waktu", "Kegiatan 4, output"]


def test_one_step_that_becomes_two_was_split_and_the_reverse_joined(tmp_path: Path) -> None:
    whole = edited(tmp_path, (MENERIMA, "  - uraian: Menerima dan mencatat pengaduan dari pelapor\n"))
    ending = "  - uraian: Menggolongkan"
    second = "  - {uraian: Mencatat pengaduan, pelaksana: petugas, waktu: 1 jam}\n"
    parts = edited(tmp_path, (MENERIMA, "  - uraian: Menerima pengaduan dari pelapor\n"), (ending, second + ending))
    (split,), (joined,) = compare(whole, parts).perubahan, compare(parts, whole).perubahan
    assert (split.jenis, split.semula.polos) == (Jenis.PECAH, "Menerima dan mencatat pengaduan dari pelapor")
    assert "Kegiatan 2: Mencatat pengaduan" in split.menjadi.polos
    assert (joined.jenis, joined.menjadi.polos) == (Jenis.GABUNG, "Menerima dan mencatat pengaduan dari pelapor")


def test_a_section_that_is_new_is_one_change(tmp_path: Path) -> None:
    assert said(tmp_path, ("pelaksana:\n  petugas", "bagian:\n  Biaya: Tidak dipungut biaya\npelaksana:\n  petugas")) == [
        (Jenis.TAMBAH, "Biaya", "", "Tidak dipungut biaya"),
    ]


def test_a_row_whose_text_was_rewritten_in_its_place_is_still_that_row(tmp_path: Path) -> None:
    (change,) = said(tmp_path, ("uraian: Menelaah pokok pengaduan", "uraian: Mengkaji laporan warga"))
    assert change == (Jenis.UBAH, "Kegiatan 4, uraian", "Menelaah pokok pengaduan", "Mengkaji laporan warga")


def marked(isi: Isi) -> list[str]:
    return [k.teks for b in isi.blok for k in b.kata if k.tanda]


def test_a_reference_to_a_row_is_to_that_row_whatever_its_number(tmp_path: Path) -> None:
    output = "    output: Surat tugas tim pemeriksa\n"
    note = (output, output + '    keterangan: "lihat kegiatan {#tugaskan}"\n')
    before = edited(tmp_path, note)
    (change,) = compare(before, edited(tmp_path, note, (TELAAH, ROW + TELAAH))).perubahan
    assert change.jenis is Jenis.TAMBAH


LAST = """\
  - uraian: Menyampaikan hasil penyelesaian kepada pelapor
    pelaksana: petugas
    kelengkapan: Rekomendasi penyelesaian
    waktu: 1 hari kerja
    output: Surat hasil penyelesaian
"""
FIRST = """\
  - uraian: Menerima pengaduan
    pelaksana: petugas
    kelengkapan:
      - Formulir pengaduan
      - Identitas pelapor
    waktu: 1 hari kerja
    output: Pengaduan terdaftar
"""


@pytest.mark.parametrize(("step", "called"), [(LAST, "Kegiatan 9 semula"), (FIRST, "Kegiatan 1 semula")])
def test_a_step_taken_from_an_end_is_one_change_and_the_new_end_none(step: str, called: str, tmp_path: Path) -> None:
    assert [change[:2] for change in said(tmp_path, (step, ""))] == [(Jenis.HAPUS, called)]


def test_two_steps_put_at_the_end_are_two_changes(tmp_path: Path) -> None:
    last = "    output: Surat hasil penyelesaian\n"
    found = said(tmp_path, (last, last + ROW + ROW.replace("Mencatat", "Menyimpan")))
    assert [change[:2] for change in found] == [(Jenis.TAMBAH, "Kegiatan 10"), (Jenis.TAMBAH, "Kegiatan 11")]


def test_words_rewritten_beside_a_new_step_are_a_change_of_their_own(tmp_path: Path) -> None:
    found = said(tmp_path, (TELAAH, ROW + TELAAH), ("Menugaskan tim pemeriksa", "Menunjuk tim pemeriksa"))
    assert [change[:2] for change in found] == [(Jenis.TAMBAH, "Kegiatan 4"), (Jenis.UBAH, "Kegiatan 7, uraian")]


def test_an_item_that_moved_says_where_it_stood_and_where_it_stands(tmp_path: Path) -> None:
    item = "  - Telepon layanan\n"
    ((jenis, place, before, after),) = said(tmp_path, (item, ""), ("  - Jaringan internet\n", f"  - Jaringan internet\n{item}"))
    assert jenis is Jenis.PINDAH
    assert place == "Peralatan/perlengkapan butir 4"
    assert (before, after) == ("Peralatan/perlengkapan butir 2: Telepon layanan", "Peralatan/perlengkapan butir 4: Telepon layanan")


def test_a_column_that_moved_says_so_by_its_number(tmp_path: Path) -> None:
    unit, kabag = "  unit: Unit Terkait\n", "  kabag: Kepala Bagian Organisasi\n"
    ((jenis, _, before, after),) = said(tmp_path, (unit + kabag, kabag + unit))
    assert jenis is Jenis.PINDAH
    assert {before.split(":")[0], after.split(":")[0]} == {"Kolom pelaksana 3", "Kolom pelaksana 4"}


def test_a_section_that_moved_has_no_number_and_says_which_place_it_had(tmp_path: Path) -> None:
    own = ["  Biaya: Gratis\n", "  Formulir: Kartu tamu\n", "  Denda: Tidak ada\n"]
    first, second = ("bagian:\n" + "".join(order) + "pelaksana:\n  petugas" for order in (own, [own[2], own[0], own[1]]))
    old, new = (edited(tmp_path, ("pelaksana:\n  petugas", text)) for text in (first, second))
    count = len(sop().identitas.bagian)
    ((jenis, place, before, after),) = [(p.jenis, p.bagian, p.semula.polos, p.menjadi.polos) for p in compare(old, new).perubahan]
    assert (jenis, place) == (Jenis.PINDAH, "Denda")
    assert (before.split(":")[0], after.split(":")[0]) == (f"urutan ke-{count + 3}", f"urutan ke-{count + 1}")


def test_a_split_names_both_parts_with_their_numbers(tmp_path: Path) -> None:
    whole = edited(tmp_path, (MENERIMA, "  - uraian: Menerima dan mencatat pengaduan dari pelapor\n"))
    second = "  - {uraian: Mencatat pengaduan, pelaksana: petugas, waktu: 1 jam}\n"
    first, ending = "  - uraian: Menerima pengaduan dari pelapor\n", "  - uraian: Menggolongkan"
    parts = edited(tmp_path, (MENERIMA, first), (ending, second + ending))
    (split,), (joined,) = compare(whole, parts).perubahan, compare(parts, whole).perubahan
    told = "Kegiatan 1: Menerima pengaduan dari pelapor\nKegiatan 2: Mencatat pengaduan\nPelaksana: Petugas Layanan\nWaktu: 1 jam"
    assert split.menjadi.polos == joined.semula.polos == told
    assert {k.tanda for b in split.semula.blok for k in b.kata} == {"lama"}
    assert {k.tanda for b in split.menjadi.blok for k in b.kata} == {"baru"}


def test_what_else_changed_of_a_row_that_was_split_is_said_too(tmp_path: Path) -> None:
    whole = edited(tmp_path, (MENERIMA, "  - uraian: Menerima dan mencatat pengaduan dari pelapor\n"))
    second, ending = "  - {uraian: Mencatat pengaduan, pelaksana: petugas, waktu: 1 jam}\n", "  - uraian: Menggolongkan"
    first = ("  - uraian: Menerima pengaduan dari pelapor\n", "    waktu: 1 hari kerja\n    output: Pengaduan terdaftar\n")
    parts = edited(tmp_path, (MENERIMA, first[0]), (first[1], first[1].replace("1 hari", "2 hari")), (ending, second + ending))
    found = {(p.jenis, p.bagian) for p in compare(whole, parts).perubahan}
    assert found == {(Jenis.PECAH, "Kegiatan 1"), (Jenis.UBAH, "Kegiatan 1, waktu")}


def test_words_of_the_last_step_that_changed_are_said_also_when_a_step_follows_it_now(tmp_path: Path) -> None:
    last = "    output: Surat hasil penyelesaian\n"
    found = said(tmp_path, (last, "    output: Surat hasil penyelesaian pengaduan\n" + ROW))
    assert [change[:2] for change in found] == [(Jenis.UBAH, "Kegiatan 9, output"), (Jenis.TAMBAH, "Kegiatan 10")]


BRANCHES = ("      Ringan: jawab\n", "      Sedang: telaah\n", "      Berat: tugaskan\n")
LINK = "[SOP Survei Kepuasan Masyarakat](survei-kepuasan-masyarakat)"
TOOLS = "peralatan/perlengkapan:\n  - Komputer\n  - Telepon layanan\n  - Kotak pengaduan\n  - Jaringan internet\n"
IN_COLUMNS = TOOLS.replace("\n  -", "\n    -").replace("lengkapan:\n", "lengkapan:\n  kolom: 2\n  bernomor:\n")


@pytest.mark.parametrize("change", [
    ("".join(BRANCHES), "".join(reversed(BRANCHES))), (LINK, "SOP Survei Kepuasan Masyarakat"),
    (TOOLS, IN_COLUMNS),
], ids=["branches", "no link", "columns"])
def test_what_nobody_can_tell_from_the_sheet_is_no_change(tmp_path: Path, change: tuple[str, str]) -> None:
    assert said(tmp_path, change) == []


def test_how_the_letterhead_breaks_is_no_change_but_its_words_are(tmp_path: Path) -> None:
    head = "nama: Penanganan Pengaduan Pelayanan Publik\n"
    whole = edited(tmp_path / "a", (head, f"{head}unit: [BAGIAN ORGANISASI DAN TATA LAKSANA]\n"))
    broken, other = (
        edited(tmp_path / name, (head, f"{head}unit: [BAGIAN ORGANISASI, {words}]\n"))
        for name, words in (("b", "DAN TATA LAKSANA"), ("c", "DAN UMUM"))
    )
    assert compare(whole, broken).perubahan == ()
    assert [p.bagian for p in compare(whole, other).perubahan] == ["Kop"]


def test_another_style_of_a_link_is_a_change(tmp_path: Path) -> None:
    assert [change[:2] for change in said(tmp_path, (LINK, f"*{LINK}*"))] == [(Jenis.UBAH, "Keterkaitan butir 1")]


def test_which_branch_leads_where_is_a_change(tmp_path: Path) -> None:
    swapped = ("Sedang: telaah\n      Berat: tugaskan", "Berat: telaah\n      Sedang: tugaskan")
    assert [change[:2] for change in said(tmp_path, swapped)] == [(Jenis.UBAH, "Kegiatan 2, arah")]


JOINT = "    pelaksana: [{}]\n    hubungan: bersama\n    masuk: arsiparis\n    lanjut dari: arsiparis\n"


@pytest.mark.parametrize(("order", "told"), [
    ("hukum, panitia, arsiparis", []),       # joined on the sheet as they stand side by side
    ("arsiparis, panitia", ["Kegiatan 4, pelaksana", "Kegiatan 4, arah"]),
])
def test_in_which_order_those_who_act_together_were_written_is_no_change(order: str, told: list[str], tmp_path: Path) -> None:
    name = "pemusnahan-arsip"
    new = edited(tmp_path, (JOINT.format("arsiparis, panitia, hukum"), JOINT.format(order)), name=name)
    assert [p.bagian for p in compare(sop(f"contoh/{name}"), new).perubahan] == told
