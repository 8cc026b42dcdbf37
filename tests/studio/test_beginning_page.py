"""The page while an SOP begins: regulations that are suggested, the calendar, old sheets, other names."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from studio_page import StudioPage, served
from studio_tools import INSTANSI, SOP
from tools import document, wait_for


def suggested(page: StudioPage) -> list[str]:
    return [str(one) for one in page.page.locator("#usul [role=option]").all_inner_texts()]


def test_a_regulation_is_suggested_and_taken_by_keyboard(page: StudioPage) -> None:
    page.choose("Dasar Hukum")
    page.press("F2")
    page.page.keyboard.press("Enter")
    page.type("uu 25 2009")
    page.page.wait_for_selector("#usul [role=option]")
    for key in ("ArrowDown", "Enter", "Control+Enter"):
        page.page.keyboard.press(key)
    page.says("  - Peraturan Pemerintah Nomor 11 Tahun 2017\n  - Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik\n")
    assert not page.page.locator("#usul").count()
    assert not page.faults


def test_what_nobody_wants_of_it_changes_nothing(page: StudioPage) -> None:
    page.choose("Dasar Hukum")
    page.press("F2")
    page.page.keyboard.press("Enter")
    page.type("pelayanan publik")
    page.page.wait_for_selector("#usul [role=option]")
    page.page.keyboard.press("Escape")
    page.page.wait_for_selector("#usul", state="hidden")
    page.page.keyboard.press("Control+Enter")
    page.says("  - pelayanan publik\n")


def test_an_sop_of_the_agency_is_taken_by_a_click(page: StudioPage) -> None:
    (page.folder / "surat-masuk.yaml").write_text(SOP.replace("Persetujuan Cuti", "Pengelolaan Surat Masuk"), "utf-8")
    page.page.wait_for_selector("#sop .butir:has-text('Pengelolaan Surat Masuk')", state="attached")
    page.choose("Keterkaitan")
    page.press("F2")
    page.type("surat")
    page.page.click("#usul [role=option]:has-text('Surat Masuk')")
    page.page.keyboard.press("Control+Enter")
    page.says("[SOP Pengelolaan Surat Masuk](surat-masuk)")
    assert not page.faults


@pytest.mark.parametrize(("written", "keys", "expected"), [
    ("2026-01-12", ["3/2/2026"], "2026-02-03"), ("12 Januari 2026", ["3 feb 2026"], "3 Februari 2026"),
    ("12 Januari 2026", ["ArrowDown", "PageDown"], "19 Februari 2026"), ("Januari 2026", ["Maret 2026"], "Maret 2026"),
    ("2026-01-12", ["Januari 2026"], "2026-01"),
], ids=str)
def test_a_date_is_in_words_and_written_as_its_file_has_dates(page: StudioPage, written: str, keys: list[str], expected: str) -> None:
    """Whatever language the browser speaks."""
    (page.folder / "cuti.yaml").write_text(SOP.replace("2026-01-12", written).replace("Persetujuan Cuti", "Cuti Tahunan"), "utf-8")
    shown = "Januari 2026" if written == "Januari 2026" else "12 Januari 2026"
    page.page.wait_for_selector("#nama:text-is('Cuti Tahunan')")       # the date may look as it did before
    page.choose("Tanggal Pembuatan")
    page.press("F2")
    assert page.page.input_value("#sunting") == shown
    for one in keys:
        page.page.keyboard.press(one) if one in ("ArrowDown", "PageDown") else page.page.keyboard.type(one)
    page.press("Enter")
    page.says(f"tanggal pembuatan: {expected}\n")
    assert not page.faults


def test_a_day_is_taken_from_the_calendar_by_a_click(page: StudioPage) -> None:
    page.choose("Tanggal Efektif")
    page.press("F2")
    page.page.keyboard.type("1/2/2026")
    page.page.click(".kalender button[aria-label='Bulan berikutnya']")
    page.page.click(".kalender button[aria-label='17 Maret 2026']")
    assert page.page.input_value("#sunting") == "17 Maret 2026"
    page.press("Enter")
    page.says("tanggal efektif: 2026-03-17\n")
    assert page.page.locator(".kalender").count() == 0
    assert not page.faults


def test_an_old_sheet_that_is_dropped_is_shown_and_becomes_an_sop(page: StudioPage, tmp_path: Path) -> None:
    old = tmp_path / "lama.pdf"
    old.write_bytes(document("biro-organisasi-kalbar/pengumpulan-data-kinerja", "pdf"))
    page.page.click("#baru")
    with page.page.expect_file_chooser() as chooser:
        page.page.click("#tanya button:has-text('Dari berkas lama')")
    chooser.value.set_files(str(old))
    page.page.wait_for_selector("#tanya h2:has-text('lama.pdf: 1 SOP')")
    assert "Pengumpulan Data Kinerja: 10 kegiatan" in page.page.inner_text("#tanya pre")
    page.page.click("#tanya button:has-text('Buat SOP ini')")
    wait_for(lambda: page.page.inner_text("#nama") == "Pengumpulan Data Kinerja", "the new SOP is shown")
    assert (page.folder / "pengumpulan-data-kinerja.yaml").exists()
    assert not page.faults


def test_what_is_no_sheet_is_told_in_words(page: StudioPage, tmp_path: Path) -> None:
    old = tmp_path / "foto.pdf"
    old.write_bytes(b"bukan PDF")
    page.page.evaluate("""() => {
        const data = new DataTransfer();
        data.items.add(new File(["bukan PDF"], "foto.pdf"));
        document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
    }""")
    wait_for(lambda: "foto.pdf" in page.place and "tidak" in page.place, "the fault is told")


def test_a_file_is_renamed_and_doubled_from_the_menu(page: StudioPage) -> None:
    page.page.click("#sop-buka")
    page.choose_item("Ganti nama berkas")
    page.page.fill("#tanya [name=nama]", "Cuti Tahunan")
    page.page.click("#tanya button:has-text('Ganti nama')")
    wait_for(lambda: (page.folder / "cuti-tahunan.yaml").exists(), "the file has another name")
    page.settle()
    page.page.click("#sop-buka")
    page.choose_item("Gandakan SOP ini")
    page.page.fill("#tanya [name=nama]", "Cuti Besar")
    page.page.click("#tanya button:has-text('Buat')")
    wait_for(lambda: page.page.inner_text("#nama") == "Cuti Besar", "the copy is shown")
    assert "nama: Cuti Besar" in (page.folder / "cuti-besar.yaml").read_text("utf-8")
    assert not page.faults


def test_from_nothing_to_a_sheet_with_its_agency_and_who_signs(tmp_path: Path, browser: Any) -> None:
    folder = tmp_path / "biro"
    folder.mkdir()
    with served(folder, browser, "#pesan button") as page:
        page.page.click("#pesan button:has-text('SOP baru')")
        page.page.fill("#tanya [name=nama]", "Surat Masuk")
        page.page.click("#tanya button.utama")
        page.page.wait_for_selector("#tanya .galat:has-text('SOP memerlukan pelaksana')")
        assert page.page.input_value("#tanya [name=nama]") == "Surat Masuk"
        page.page.fill("#tanya [name=pelaksana]", "Staf\nKepala Seksi")
        page.page.click("#tanya button.utama")
        page.page.wait_for_selector("#tanya h2:has-text('Instansi baru')")
        page.page.fill("#tanya [name=nama]", "PEMERINTAH KOTA UJI\nDINAS ARSIP")
        page.page.click("#tanya button.utama")
        page.page.wait_for_selector(".halaman svg text:has-text('DINAS ARSIP')")
        page.settle()
        page.choose("Disahkan oleh")
        page.press("F2")
        assert page.page.input_value("#tanya [name=jabatan]") == "Kepala Dinas Arsip"
        page.page.fill("#tanya [name=nama]", "Ratna Lestari")
        page.page.click("#tanya button.utama")
        page.page.wait_for_selector(".halaman svg text:has-text('Ratna Lestari')")
        assert "disahkan oleh: kepala\n" in (folder / "surat-masuk.yaml").read_text("utf-8")
        page.settle()
        page.press("F2")
        page.page.select_option("#sunting", label="Pejabat baru …")
        page.page.fill("#tanya [name=jabatan]", "Sekretaris Dinas")
        page.page.click("#tanya button.utama")
        page.page.wait_for_selector(".halaman svg text:has-text('Sekretaris Dinas')")
        assert "disahkan oleh: sekretaris-dinas\n" in (folder / "surat-masuk.yaml").read_text("utf-8")
        assert not page.faults


def test_a_folder_without_an_sop_says_how_to_begin(tmp_path: Path, browser: Any) -> None:
    folder = tmp_path / "biro"
    folder.mkdir()
    (folder / "instansi.yaml").write_text(INSTANSI, "utf-8")
    with served(folder, browser, "#pesan button") as page:
        page.page.click("#sop-buka")
        page.page.click("#menu button:has-text('Pengaturan instansi')", trial=True)
        page.page.keyboard.press("Escape")
        page.page.click("#pesan button:has-text('SOP baru')")
        page.page.fill("#tanya [name=nama]", "Surat Masuk")
        page.page.select_option("#tanya [name=dari]", "templat")
        page.page.fill("#tanya [name=pelaksana]", "Staf\nKepala Seksi")
        page.page.click("#tanya button:has-text('Buat')")
        wait_for(lambda: page.page.inner_text("#nama") == "Surat Masuk", "the new SOP is shown")
        assert page.page.is_hidden("#pesan")
        assert not page.faults
