"""The form of an agency's settings in a real Chromium: by mouse, by keyboard, with a picture dropped and one chosen."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from studio_page import StudioPage, served
from studio_tools import INSTANSI, studio_at
from test_agency import PNG
from tools import wait_for

DROP = """([selector, data]) => {
    const bytes = Uint8Array.from(atob(data), (one) => one.charCodeAt(0));
    const transfer = new DataTransfer();
    transfer.items.add(new File([bytes], "Lambang Kota.png", { type: "image/png" }));
    document.querySelector(selector).dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
}"""


def agency(page: StudioPage) -> str:
    return (page.folder / "instansi.yaml").read_text("utf-8")


def opened(page: StudioPage) -> Any:
    page.page.click("#sop-buka")
    page.choose_item("Pengaturan instansi")
    return page.page.wait_for_selector("#instansi")


def says(page: StudioPage, words: str) -> None:
    wait_for(lambda: words in agency(page), f"the agency's file says {words}")


def save(page: StudioPage) -> None:
    page.page.click("#instansi button.utama")


def box(*path: str) -> str:
    """The selector of a field."""
    return "[data-jalur='[\"{}\"]']".format('","'.join(path))


def test_a_letterhead_is_written_and_the_sheet_follows(page: StudioPage) -> None:
    opened(page)
    page.page.fill(box("kop"), "PEMERINTAH KOTA UJI\nDINAS KEARSIPAN")
    page.page.get_by_label("Kertas").first.fill("A4")
    save(page)
    says(page, "DINAS KEARSIPAN")
    page.page.wait_for_selector("#instansi", state="detached")
    page.page.wait_for_selector(".halaman svg text:has-text('KEARSIPAN')")
    assert "kertas: A4" in agency(page)
    assert page.faults == []


def test_what_is_wrong_is_told_at_its_field_which_keeps_its_words(page: StudioPage) -> None:
    opened(page)
    page.page.get_by_label("Kertas").first.fill("Kuarto besar")
    page.page.get_by_label("Tempat").fill("Uji")
    save(page)
    page.page.wait_for_selector("#instansi [aria-invalid]")
    assert page.page.evaluate("document.activeElement.dataset.jalur") == '["kertas"]'
    assert "SOP" in page.page.inner_text(".isian:has([aria-invalid]) .galat")
    assert agency(page) == INSTANSI
    page.page.fill(box("kertas"), "A4")
    save(page)
    says(page, "tempat: Uji")


def test_an_official_is_added_and_taken_away(page: StudioPage) -> None:
    opened(page)
    page.page.click("#instansi button:has-text('Tambah pejabat')")
    page.page.fill("#tanya [name=nama]", "Sekretaris Dinas")
    page.page.click("#tanya button.utama")
    page.page.fill(box("pejabat", "sekretaris-dinas", "nama"), "Budi Hartono")
    save(page)
    says(page, "  sekretaris-dinas:\n    jabatan: Sekretaris Dinas\n    nama: Budi Hartono\n")
    page.page.wait_for_selector("#instansi", state="detached")
    opened(page)
    page.page.click("#instansi [aria-label='Hapus pejabat sekretaris-dinas']")
    save(page)
    wait_for(lambda: agency(page) == INSTANSI, "the official is gone, and nothing else")


def test_a_label_is_set_in_the_folded_part_by_keyboard(page: StudioPage) -> None:
    page.focus()
    page.press("Alt+3")
    page.item("Pengaturan instansi")
    page.page.wait_for_selector("#instansi")
    page.page.focus("summary:has-text('Penyesuaian')")
    page.page.keyboard.press("Enter")
    page.page.focus(box("penyesuaian", "label", "uraian"))
    page.type("Aktivitas")
    page.page.keyboard.press("Enter")
    says(page, "penyesuaian:\n  label:\n    uraian: Aktivitas\n")
    page.page.wait_for_selector(".halaman svg text:has-text('Aktivitas')")


def test_a_logo_is_dropped_on_its_field(page: StudioPage) -> None:
    opened(page)
    page.page.evaluate(DROP, [box("logo"), base64.b64encode(PNG).decode()])
    page.page.wait_for_selector("#instansi img:visible")
    assert not list(page.folder.glob("*.png"))
    save(page)
    says(page, "logo: lambang-kota.png")
    assert (page.folder / "lambang-kota.png").read_bytes() == PNG
    page.page.wait_for_selector(".halaman svg image")
    assert page.faults == []


def test_a_logo_is_chosen_as_a_file_and_esc_leaves_nothing(page: StudioPage) -> None:
    picture = page.folder.parent / "garuda.png"
    picture.write_bytes(PNG)
    opened(page)
    page.page.set_input_files("[aria-label='Berkas Logo']", picture)
    page.page.wait_for_selector("#instansi img:visible")
    page.page.keyboard.press("Escape")
    page.page.wait_for_selector("#instansi", state="detached")
    assert not list(page.folder.glob("*.png"))
    opened(page)
    page.page.set_input_files("[aria-label='Berkas Logo']", picture)
    page.page.wait_for_selector("#instansi img:visible")
    save(page)
    says(page, "logo: garuda.png")


def test_what_was_saved_is_undone_from_the_form(page: StudioPage) -> None:
    before = agency(page)
    opened(page)
    page.page.fill(box("tempat"), "Uji")
    save(page)
    says(page, "tempat: Uji")
    opened(page)
    page.page.click("#instansi button:has-text('Batalkan: isi tempat')")
    page.page.wait_for_selector("#instansi button:has-text('Ulangi')")
    assert agency(page) == before
    assert page.faults == []


@pytest.fixture
def bare(tmp_path: Path, browser: Any) -> Iterator[StudioPage]:
    """The page of an SOP whose folder has no agency."""
    studio_at(tmp_path / "dinas")
    (tmp_path / "dinas" / "instansi.yaml").unlink()
    with served(tmp_path / "dinas", browser, ready="#instansi-buat") as opened:
        yield opened


def test_a_folder_without_an_agency_offers_to_make_one_and_then_shows_the_sheet(bare: StudioPage) -> None:
    bare.page.click("#instansi-buat")
    bare.page.fill("#tanya [name=nama]", "PEMERINTAH KOTA UJI\nDINAS ARSIP")
    bare.page.click("#tanya button.utama")
    bare.page.wait_for_selector(".halaman svg text:has-text('DINAS ARSIP')")
    says(bare, "kop:\n  - PEMERINTAH KOTA UJI\n  - DINAS ARSIP\n")


def test_an_empty_folder_begins_with_its_agency(tmp_path: Path, browser: Any) -> None:
    (tmp_path / "kosong").mkdir()
    with served(tmp_path / "kosong", browser, ready="#sambungan:has-text('tersambung')") as page:
        page.page.click("#sop-buka")
        page.choose_item("Pengaturan instansi")
        page.page.fill("#tanya [name=nama]", "DINAS UJI")
        page.page.click("#tanya button.utama")
        page.page.wait_for_selector("#instansi")
        assert "DINAS UJI" in agency(page)
