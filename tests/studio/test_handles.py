"""Rows and columns that are dragged by their handles, in the page."""

from __future__ import annotations

import pytest
from studio_page import StudioPage
from studio_tools import SOP


def drag(page: StudioPage, handle: str, to: tuple[float, float], *, drop: bool = True) -> None:
    """From where the handle stands."""
    box = page.page.locator(handle).bounding_box()
    mouse = page.page.mouse
    mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    mouse.down()
    mouse.move(box["x"] + 20, box["y"] + 20)
    mouse.move(*to)
    if drop:
        mouse.up()
        page.settle()


def head(page: StudioPage, key: str) -> tuple[float, float]:
    """The left half of a column's title, where it stands now."""
    x, y = page.page.evaluate("""async (key) => {
        const { cells, state } = await import(`${location.pathname}studio.js`);
        const is = (one) => one.lajur === key && !one.kegiatan;
        const page = state.lembar.tampilan.halaman.findIndex((one) => one.area.some(is));
        const rect = cells.rect({ page, area: state.lembar.tampilan.halaman[page].area.find(is) });
        return [rect.left + rect.width / 3, rect.top + rect.height / 2];
    }""", key)
    return x, y


def test_a_row_is_dragged_to_another_place(page: StudioPage) -> None:
    page.page.mouse.move(*page.place_of("sel", 0, "uraian"))
    x, y = page.seen("sel", 2)
    drag(page, "#gagang-baris", (x, y + 40))
    page.says("      - Surat izin\n      - Tembusan\n  # pertama\n  - id: ajukan\n")
    page.press("Control+z")
    page.says(SOP)
    assert not page.faults


def test_a_row_that_is_dropped_where_it_stood_or_let_go_changes_nothing(page: StudioPage) -> None:
    x, y = page.place_of("sel", 1, "uraian")
    page.page.mouse.move(x, y)
    drag(page, "#gagang-baris", (x, y + 2))
    page.page.mouse.move(x, y)
    drag(page, "#gagang-baris", page.seen("sel", 3), drop=False)
    page.press("Escape")
    page.page.mouse.up()
    page.settle()
    assert page.text == SOP


@pytest.mark.parametrize(("to", "expected"), [(0, ["kepala", "pegawai", "kasubag"]), (1, ["pegawai", "kepala", "kasubag"])])
def test_a_column_is_dragged_to_another_place(page: StudioPage, to: int, expected: list[str]) -> None:
    page.place_of("sel", 0, "uraian")
    page.page.mouse.move(*head(page, "kepala"))
    drag(page, "#gagang-lajur", head(page, ["pegawai", "kasubag"][to]))
    page.says("kepala: Kepala Dinas\n  " if to == 0 else "pegawai: Pegawai\n  kepala: Kepala Dinas\n")
    lanes = page.page.evaluate("""async () => {
        const { state } = await import(`${location.pathname}studio.js`);
        return state.lembar.alur[0].lajur.map((one) => one.kunci);
    }""")
    assert lanes == expected
    assert not page.faults


def test_a_handle_that_is_pressed_shows_its_menu_and_the_sign_beside_it_adds_one(page: StudioPage) -> None:
    page.page.mouse.move(*page.place_of("sel", 1, "uraian"))
    page.page.click("#gagang-baris")
    page.choose_item("Gandakan baris")
    assert page.text.count("Memeriksa permohonan") == 2
    page.page.mouse.move(*page.place_of("sel", 1, "uraian"))
    page.page.click("#gagang-baris-baru")
    page.settle()
    page.type("Mencatat permohonan")
    page.press("Enter")
    page.says("uraian: Mencatat permohonan\n")
    assert page.text.index("Memeriksa") < page.text.index("Mencatat") < page.text.index("Menyetujui")
    page.page.mouse.move(*head(page, "kasubag"))
    page.page.click("#gagang-lajur-baru")
    page.page.fill("#tanya [name=nama]", "Arsiparis")
    page.page.click("#tanya button.utama")
    page.says("  kasubag: Kasubag Umum\n  arsiparis: Arsiparis\n")
    assert not page.faults


def test_handles_of_another_scale_are_gone(page: StudioPage) -> None:
    page.page.mouse.move(*page.place_of("sel", 1, "uraian"))
    page.page.wait_for_selector("#gagang-baris:visible")
    page.page.evaluate("document.getElementById('kecil').click()")
    page.page.wait_for_selector("#gagang-baris", state="hidden")


def test_a_sheet_that_is_locked_has_no_handles(page: StudioPage) -> None:
    (page.folder / "cuti.yaml").write_text(SOP + "rusak: [", "utf-8")
    page.page.wait_for_selector("#pesan:not([hidden])")
    page.page.mouse.move(*head(page, "kepala"))
    assert not page.page.is_visible("#gagang-lajur")


def test_handles_stay_under_a_pointer_that_rests_while_the_sheet_changes(page: StudioPage) -> None:
    page.page.mouse.move(*page.place_of("sel", 1, "uraian"))
    page.page.wait_for_selector("#gagang-baris:visible")
    (page.folder / "cuti.yaml").write_text(SOP.replace("Menyimpan arsip", "Menata arsip"), "utf-8")
    page.page.wait_for_selector(".halaman svg text:has-text('Menata arsip')")
    assert page.page.is_visible("#gagang-baris-baru")
    page.page.click("#gagang-baris")
    page.choose_item("Gandakan baris")
    assert page.text.count("Memeriksa permohonan") == 2
