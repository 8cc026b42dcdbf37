"""The desk: what is written at once, what others write meanwhile, what is locked, what is undone."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from studio_tools import ID, SOP, Studio, desk_over, studio_at

from sopdoc.definitions import definition_at
from sopdoc.diagnostics import Report
from sopdoc.model.nilai import Tanggal
from sopdoc.revision.approve import ApprovalAsked, plan_approval
from sopdoc.revision.plan import change
from sopdoc.studio.gestures import BarisBaru, HapusBaris, Isi, SisipBaris
from sopdoc.studio.requests import Batalkan, Bentrok, Buka, Daftar, DaftarSop, Ditolak, Lembar, TidakAda, Ubah


def test_the_list_and_an_sop_are_shown(studio: Studio) -> None:
    answer = studio.desk.ask(Daftar())
    assert isinstance(answer, DaftarSop)
    assert [line["id"] for line in answer.sop] == [ID]
    assert studio.desk.ask(Buka("dinas/lain")) == TidakAda("dinas/lain")


def test_every_cell_that_can_be_written_says_what_the_definition_says(studio: Studio) -> None:
    cells = studio.cells()
    assert cells[("kegiatan", 2, "output")].teks == "Surat izin\nTembusan"
    assert cells[("kegiatan", 0, "output")].teks == ""
    assert cells[("dasar hukum",)].teks.splitlines()[1] == "Peraturan Pemerintah Nomor 11 Tahun 2017"
    assert cells[("keterkaitan",)].teks == ""
    assert cells[("tanggal pembuatan",)].jenis == "tanggal"
    assert cells[("disahkan oleh",)].jenis == "pejabat"
    assert cells[("pelaksana", "kasubag")].teks == "Kasubag Umum"
    assert [one.nilai for one in studio.last.pejabat] == ["kepala"]


def test_what_others_wrote_elsewhere_stays(studio: Studio) -> None:
    studio.file.write_text(SOP.replace("5 menit", "10 menit"), "utf-8")
    studio.write(("kegiatan", 1, "uraian"), "Meneliti")
    assert studio.text == SOP.replace("5 menit", "10 menit").replace("Memeriksa permohonan", "Meneliti")


def test_a_row_is_found_again_though_others_put_rows_before_it(studio: Studio) -> None:
    before = SOP.replace("  # pertama\n", "  - uraian: Bersiap\n    pelaksana: pegawai\n  # pertama\n")
    studio.file.write_text(before, "utf-8")
    studio.write(("kegiatan", 2, "uraian"), "Memberi izin")
    assert studio.text == before.replace("Menyetujui cuti", "Memberi izin")


@pytest.mark.parametrize(("place", "words", "theirs"), [
    (("kegiatan", 1, "uraian"), "Meneliti", SOP.replace("Memeriksa permohonan", "Menelaah permohonan")),
    (("nomor",), "2", SOP.replace("001/UJI/2026", "3")),
])
def test_a_place_that_both_changed_is_shown_to_the_person(studio: Studio, place: tuple[str | int, ...], words: str, theirs: str) -> None:
    studio.file.write_text(theirs, "utf-8")
    answer = studio.write(place, words)
    assert isinstance(answer, Bentrok)
    assert answer.beda[0].di_sini == words
    assert studio.text == theirs


def test_while_a_file_is_broken_nothing_is_written_and_the_last_good_sheet_stays(studio: Studio) -> None:
    studio.file.write_text(SOP.replace("pelaksana: kepala", "pelaksana: siapa"), "utf-8")
    answer = studio.write(("nomor",), "2")
    assert isinstance(answer, Ditolak)
    assert "baris" in answer.alasan
    studio.look()
    assert studio.last.tampilan["basi"]
    assert studio.last.tampilan["halaman"]
    assert not studio.last.kotak


def test_a_sheet_that_nobody_knows_any_more_is_refused(studio: Studio) -> None:
    studio.file.write_text(SOP.replace("5 menit", "10 menit"), "utf-8")
    answer = studio.desk.ask(Ubah(ID, "0" * 64, Isi(("nomor",), "2")))
    assert isinstance(answer, Ditolak)
    assert "5 menit" not in studio.text


def test_a_page_that_outlives_its_studio_goes_on_writing_beside_what_was_written_since(studio: Studio) -> None:
    shown = studio.last.sidik
    studio.write(("nomor",), "2")
    studio.write(("kegiatan", 1, "uraian"), "Meneliti permohonan")
    answer = desk_over(studio.folder).ask(Ubah(ID, shown, Isi(("kegiatan", 0, "uraian"), "Mengajukan izin")))
    assert isinstance(answer, Lembar)
    assert [one in studio.text for one in ("nomor: 2", "Mengajukan izin", "Meneliti permohonan")] == [True, True, True]


def test_two_studios_on_one_folder_lose_nothing(studio: Studio) -> None:
    other = Studio(studio.folder, desk_over(studio.folder), studio.last)
    other.look()
    studio.write(("kegiatan", 0, "waktu"), "6 menit")
    other.write(("kegiatan", 3, "waktu"), "7 menit")
    studio.write(("nomor",), "9")
    assert studio.text == SOP.replace("5 menit", "6 menit").replace("nomor: 001/UJI/2026", 'nomor: 9') + "    waktu: 7 menit\n"


def test_everything_is_undone_and_done_again_byte_for_byte_also_by_a_studio_that_was_started_anew(tmp_path: Path) -> None:
    text = SOP.replace("\n", "\r\n")
    studio = studio_at(tmp_path / "dinas", "\ufeff" + text)
    studio.write(("nomor",), "2")
    studio.make(HapusBaris(0, "#0"))
    studio.make(SisipBaris(0, 1, (BarisBaru("Mencatat"),)))
    last = studio.text
    studio.desk = desk_over(studio.folder)
    while isinstance(studio.undo(), Lembar):
        pass
    assert studio.text == "\ufeff" + text
    assert not studio.last.batal
    while isinstance(studio.redo(), Lembar):
        pass
    assert studio.text == last
    assert not studio.last.ulang


def test_undoing_leaves_what_others_wrote(studio: Studio) -> None:
    studio.write(("kegiatan", 1, "uraian"), "Meneliti")
    studio.file.write_text(studio.text.replace("5 menit", "10 menit"), "utf-8")
    studio.undo()
    assert studio.text == SOP.replace("5 menit", "10 menit")


def test_undoing_what_others_changed_since_is_shown_to_the_person(studio: Studio) -> None:
    studio.write(("nomor",), "2")
    studio.file.write_text(studio.text.replace("nomor: 2", "nomor: 3/X"), "utf-8")
    assert isinstance(studio.undo(), Bentrok)
    assert "3/X" in studio.text


def test_an_approved_version_is_locked_until_a_revision_is_opened(studio: Studio) -> None:
    text = SOP.replace("nama:", "status: rancangan\nnama:")
    studio.file.write_text(text, "utf-8")
    report = Report()
    day = Tanggal(2026, 2, 1)
    asked = ApprovalAsked(day, day, "")
    assert change(definition_at(studio.file), lambda opened, told: plan_approval(opened, asked, told), report), report.diagnostics
    approved = studio.text
    studio.look()
    assert "disahkan" in studio.last.terkunci
    assert not studio.last.kotak
    assert isinstance(studio.write(("nomor",), "2"), Ditolak)
    assert studio.text == approved


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_nothing_is_written_through_a_link(studio: Studio) -> None:
    real = studio.folder / "asli.txt"
    studio.file.rename(real)
    studio.file.symlink_to(real)
    desk = desk_over(studio.folder)
    shown = desk.ask(Buka("dinas/asli"))
    assert isinstance(shown, Lembar)
    assert "tautan" in shown.terkunci
    assert isinstance(desk.ask(Ubah("dinas/asli", shown.sidik, Isi(("nomor",), "2"))), Ditolak)
    assert real.read_text("utf-8") == SOP


def test_a_journal_that_cannot_be_kept_costs_no_words(studio: Studio) -> None:
    (studio.folder.parent / "jurnal").write_text("bukan folder", "utf-8")
    answer = studio.write(("nomor",), "2")
    assert isinstance(answer, Lembar)
    assert "tidak dapat dibatalkan" in answer.pesan
    assert "nomor: 2 " in studio.text


def test_nothing_to_undo_is_said(studio: Studio) -> None:
    assert isinstance(studio.desk.ask(Batalkan(ID)), Ditolak)
