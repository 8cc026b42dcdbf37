"""The menu "SOP ini" in a real Chromium: approved, revised, withdrawn, compared, printed, with what will happen said before."""

from __future__ import annotations

import io

import pypdfium2
from openpyxl import load_workbook
from studio_page import StudioPage
from studio_tools import SOP
from tools import wait_for


def open_item(page: StudioPage, words: str) -> None:
    page.page.click("#sop-buka")
    page.choose_item(words)


def fill(page: StudioPage, **values: str) -> None:
    for name, value in values.items():
        page.page.fill(f"#tanya [name={name}]", value)
    page.page.click("#tanya button.utama")


def confirm(page: StudioPage) -> str:
    """What is said before, then the button under it."""
    page.page.click("#tanya summary")
    said = str(page.page.inner_text("#tanya"))
    page.page.click("#tanya button.utama")
    return said


def approve(page: StudioPage, tanggal: str = "2026-02-01") -> str:
    open_item(page, "Sahkan SOP")
    fill(page, tanggal=tanggal, nomor="002/UJI/2026")
    said = confirm(page)
    page.page.wait_for_selector("#pesan:has-text('sudah disahkan')")
    return said


def revise(page: StudioPage) -> str:
    page.page.click("#buka-revisi")
    fill(page, ringkasan="Meneliti lebih dulu", tanggal="2026-04-01")
    said = confirm(page)
    page.page.wait_for_selector("#pesan", state="hidden")
    return said


def test_what_will_happen_is_said_then_it_is_approved_and_locked_until_a_revision_is_opened(page: StudioPage) -> None:
    said = approve(page)
    assert "rev-0 disahkan per 1 Februari 2026" in said
    assert "rev-0.yaml" in said
    assert "+tanggal pengesahan: 2026-02-01" in said
    page.says("status: berlaku")
    page.page.mouse.click(*page.spot("Memeriksa permohonan"))
    page.type("lain")
    assert page.page.locator("#sunting").count() == 0
    assert "revisi 1 dibuka" in revise(page)
    page.says("revisi ke: 1")
    page.choose("Kegiatan 2, Kegiatan")
    page.type("Meneliti permohonan")
    page.press("Enter")
    page.says("Meneliti permohonan")
    assert page.faults == []


def test_it_is_approved_by_keyboard_alone(page: StudioPage) -> None:
    page.focus()
    page.press("Alt+3")
    page.item("Sahkan SOP")
    page.page.keyboard.type("1 Februari 2026")
    page.page.keyboard.press("Enter")
    page.page.wait_for_selector("#tanya details")
    assert page.text == SOP
    page.press("Enter")
    page.says("tanggal pengesahan: 2026-02-01")


def test_a_day_of_a_dialog_is_taken_from_the_calendar_which_esc_closes_first(page: StudioPage) -> None:
    open_item(page, "Sahkan SOP")
    assert page.page.locator(".kalender").count() == 0
    page.page.click("#tanya [name=tanggal]")
    page.press("Escape")
    assert page.page.locator(".kalender").count() == 0
    page.page.fill("#tanya [name=tanggal]", "5/2/2026")
    page.page.click("#tanya [name=tanggal]")
    page.page.click(".kalender button[aria-label='3 Februari 2026']")
    assert page.page.input_value("#tanya [name=tanggal]") == "3 Februari 2026"
    page.page.click("#tanya button.utama")
    page.page.wait_for_selector("#tanya details")
    page.page.click("#tanya summary")
    assert "+tanggal pengesahan: 2026-02-03" in page.page.inner_text("#tanya pre")


def test_esc_leaves_everything(page: StudioPage) -> None:
    open_item(page, "Sahkan SOP")
    fill(page, tanggal="2026-02-01")
    page.page.wait_for_selector("#tanya details")
    page.press("Escape")
    assert page.text == SOP
    assert not (page.folder / "riwayat").exists()


def test_a_refusal_is_told_over_the_form_which_keeps_its_words(page: StudioPage) -> None:
    open_item(page, "Sahkan SOP")
    fill(page, tanggal="2025-01-01", nomor="9/X")
    page.page.wait_for_selector("#tanya .galat:has-text('SOP554')")
    assert "lebih awal daripada tanggal pembuatan" in page.page.inner_text("#tanya .galat")
    assert page.page.input_value("#tanya [name=nomor]") == "9/X"
    assert page.text == SOP


def test_the_marked_sheet_stands_in_place_and_leads_back(page: StudioPage) -> None:
    approve(page)
    revise(page)
    page.choose("Kegiatan 2, Kegiatan")
    page.type("Meneliti permohonan")
    page.press("Enter")
    page.says("Meneliti permohonan")
    open_item(page, "Bandingkan")
    page.page.wait_for_selector("#banding-tutup")
    assert "Revisi 0" in page.page.inner_text("#pesan h2")
    page.page.click("#pesan summary")
    assert "Memeriksa permohonan" in page.page.inner_text("#pesan ul")
    words = page.page.inner_text("#lembar")
    assert "Memeriksa" in words
    assert "Meneliti" in words
    page.page.click(".halaman >> nth=0", position={"x": 300, "y": 200})
    assert page.page.locator("#sunting").count() == 0
    page.page.click("#banding-tutup")
    page.page.wait_for_selector("#pesan", state="hidden")
    assert "Memeriksa" not in page.page.inner_text("#lembar")
    page.choose("Nomor SOP")
    assert page.faults == []


def test_it_is_withdrawn(page: StudioPage) -> None:
    approve(page)
    open_item(page, "Cabut SOP")
    fill(page, tanggal="2026-12-31")
    assert "dicabut per 31 Desember 2026" in confirm(page)
    page.says("tanggal pencabutan: 2026-12-31")


def test_printed_pages_are_the_sheets_in_their_own_size_and_nothing_else(page: StudioPage) -> None:
    wanted = page.page.evaluate("""async () => {
        const { state } = await import(`${location.pathname}studio.js`);
        return [state.lembar.tampilan.halaman.length, ...state.lembar.tampilan.kertas];
    }""")
    printed = pypdfium2.PdfDocument(page.page.pdf(prefer_css_page_size=True))
    sizes = [one.get_size() for one in printed]
    assert len(sizes) == wanted[0]
    for width, height in sizes:
        assert abs(width - wanted[1]) < 1.5
        assert abs(height - wanted[2]) < 1.5
    words = "".join(one.get_textpage().get_text_bounded() for one in printed)
    assert "Persetujuan Cuti" in words
    assert "SOP ini" not in words


def test_the_print_item_asks_the_browser_to_print(page: StudioPage) -> None:
    page.page.evaluate("window.print = () => { window.dicetak = true; }")
    open_item(page, "Cetak")
    wait_for(lambda: page.page.evaluate("window.dicetak === true"), "the browser is asked")


def test_the_form_is_downloaded_for_excel(page: StudioPage) -> None:
    with page.page.expect_download() as download:
        open_item(page, "Formulir isian Excel")
    assert download.value.suggested_filename == "cuti-formulir.xlsx"
    form = load_workbook(io.BytesIO(download.value.path().read_bytes()))
    assert any(cell.value == "Memeriksa permohonan" for sheet in form for row in sheet.iter_rows() for cell in row)
