"""Writing on the sheet in a real Chromium, by mouse and by keyboard."""

from __future__ import annotations

from studio_page import StudioPage
from studio_tools import SOP


def test_a_cell_is_chosen_typed_over_and_undone(page: StudioPage) -> None:
    page.choose("Nomor SOP")
    page.type("002/UJI/2026")
    page.press("Enter")
    assert page.text == SOP.replace("001/UJI/2026", "002/UJI/2026")
    assert page.place == "Tanggal Pembuatan"
    page.press("Control+z")
    assert page.text == SOP
    page.press("Control+y")
    page.says("002/UJI/2026")
    assert page.faults == []


def test_f2_writes_on_and_esc_leaves_everything(page: StudioPage) -> None:
    page.choose("Nama SOP")
    page.press("F2")
    page.type(" Tahunan")
    page.press("Escape")
    assert page.text == SOP
    page.press("F2")
    page.type(" Tahunan")
    page.press("Tab")
    assert page.text == SOP.replace("Persetujuan Cuti", "Persetujuan Cuti Tahunan")


def test_a_click_chooses_and_a_second_one_writes(page: StudioPage) -> None:
    page.page.mouse.click(*page.spot("Menyetujui cuti"))
    assert page.place == "Kegiatan 3, Kegiatan"
    page.page.mouse.click(*page.spot("Menyetujui cuti"))
    page.type(" pegawai")
    page.press("Enter")
    assert page.text == SOP.replace("Menyetujui cuti", "Menyetujui cuti pegawai")


def test_what_is_refused_stays_in_the_editor_with_the_reason(page: StudioPage) -> None:
    page.choose("Kegiatan 1, Kegiatan")
    page.press("Delete")
    assert "tidak boleh kosong" in page.place
    assert page.text == SOP


def test_tab_behind_the_last_cell_makes_a_row(page: StudioPage) -> None:
    page.choose("Kegiatan 4, Kegiatan")
    page.press("Control+Enter")
    page.type("Melapor")
    page.press("Tab")
    assert page.text == SOP + "  - uraian: Melapor\n    pelaksana: kasubag\n"


def test_an_outside_edit_is_followed_while_somebody_writes(page: StudioPage) -> None:
    page.choose("Kegiatan 3, Kegiatan")
    page.type("Memberi izin")
    (page.folder / "cuti.yaml").write_text(SOP.replace("5 menit", "10 menit"), "utf-8")
    page.page.wait_for_selector(".halaman svg text:has-text('10 menit')", state="attached")
    page.press("Enter")
    assert page.text == SOP.replace("5 menit", "10 menit").replace("Menyetujui cuti", "Memberi izin")
