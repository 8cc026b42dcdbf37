"""Arrows by hand: drawn from symbol to symbol, over pages too, clicked, given words, led elsewhere, undone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from studio_page import StudioPage, served
from studio_tools import SOP, studio_at

CHAIN = SOP.replace("    pelaksana: kepala\n", "    rangkaian:\n      - pelaksana: kepala\n" + 2 * "      - pelaksana: pegawai\n")
LONG = SOP + "".join(f"  - {{uraian: Langkah {number}, pelaksana: kasubag, kelengkapan: {'Berkas ' * 60}}}\n" for number in range(5, 28))


@pytest.fixture
def long_page(tmp_path: Path, browser: Any) -> Iterator[StudioPage]:
    """A flow on two pages and more."""
    studio_at(tmp_path / "dinas", LONG)
    with served(tmp_path / "dinas", browser) as opened:
        yield opened


def drag(page: StudioPage, source: int, target: int) -> None:
    """From the rim of a row's symbol to that of another one; the sheet scrolls at the frame's edge until it is there."""
    page.page.mouse.move(*page.place_of("simbol", source, ""))
    page.page.mouse.down()
    for _ in range(200):
        x, y = page.seen("simbol", target)
        if 120 < y < 650:
            break
        edge = 735 if y >= 650 else 60
        page.page.mouse.move(x, edge - 3)
        page.page.mouse.move(x, edge)
    page.page.mouse.move(x, y, steps=3)
    page.page.mouse.up()


def test_an_arrow_is_drawn_as_the_next_step(page: StudioPage) -> None:
    drag(page, 2, 0)
    page.page.click("#tanya button[value='lanjut']")
    page.says("lanjut: ajukan")
    assert page.text == SOP.replace("    pelaksana: kepala\n    output", "    pelaksana: kepala\n    lanjut: ajukan\n    output")


def test_an_arrow_is_drawn_as_a_branch_with_its_word(page: StudioPage) -> None:
    drag(page, 2, 0)
    page.page.fill("#tanya input[name='kata']", "Ditolak")
    page.page.click("#tanya button[value='cabang']")
    page.says("Ditolak: ajukan")
    page.settle()
    page.focus()
    page.press("Control+z")
    assert page.text == SOP


def test_a_branch_is_led_elsewhere_by_drawing_its_arrow_anew(page: StudioPage) -> None:
    drag(page, 1, 3)
    page.page.click("#tanya button:has-text('Alihkan \"Kurang\"')")
    page.says("cabang: {Lengkap: lanjut, Kurang: menyimpan-arsip}")


def test_inside_a_row_arrows_are_drawn_from_symbol_to_symbol_and_taken_away_by_the_list(tmp_path: Path, browser: Any) -> None:
    studio_at(tmp_path / "dinas", CHAIN)
    with served(tmp_path / "dinas", browser) as page:
        page.page.mouse.move(*page.symbol(2, 2))
        page.page.mouse.down()
        page.page.mouse.move(*page.symbol(2, 0), steps=4)
        page.page.mouse.up()
        page.page.fill("#tanya input[name='kata']", "Ulangi")
        page.page.click("#tanya button.utama")
        page.says("Ulangi: menyetujui-cuti")
        page.settle()
        page.press("Alt+2")
        page.page.click("#langkah button[data-kunci$='m2']")
        page.choose_item('"Ulangi" ke Kepala Dinas: hapus')
        assert "Ulangi" not in page.text
        page.focus()
        page.press("Control+z", "Control+z")
        assert page.text == CHAIN
        assert page.faults == []


def test_an_arrow_is_drawn_over_a_page(long_page: StudioPage) -> None:
    drag(long_page, 1, 20)
    long_page.page.fill("#tanya input[name='kata']", "Kosong")
    long_page.page.click("#tanya button.utama")
    long_page.says("Kosong: ")
    assert "Kosong: langkah-21" in long_page.text
    assert long_page.faults == []


def test_a_click_on_an_arrow_over_a_page_changes_its_word(long_page: StudioPage) -> None:
    drag(long_page, 1, 20)
    long_page.page.fill("#tanya input[name='kata']", "Kosong")
    long_page.page.click("#tanya button.utama")
    long_page.says("Kosong: ")
    long_page.settle()
    long_page.click_arrow(1, "segilima")
    long_page.choose_item('Cabang "Kosong": ganti kata')
    long_page.page.fill("#tanya input[name='kata']", "Tidak ada")
    long_page.page.click("#tanya button.utama")
    long_page.says("Tidak ada: ")


def test_a_click_on_a_branch_takes_it_away(page: StudioPage) -> None:
    page.click_arrow(1, "ajukan")
    page.choose_item('Cabang "Kurang": hapus')
    assert "cabang" not in page.text


TALKED = SOP.replace("    pelaksana: kepala\n", "    pelaksana: kepala\n    timbal balik: ajukan\n")


def test_a_click_on_an_arrow_with_two_heads_gives_it_a_word_and_takes_it_away(tmp_path: Path, browser: Any) -> None:
    studio_at(tmp_path / "dinas", TALKED)
    with served(tmp_path / "dinas", browser) as page:
        page.click_arrow(0, "k3")
        page.choose_item("ganti kata")
        page.page.fill("#tanya input[name='kata']", "Konsultasi")
        page.page.click("#tanya button.utama")
        page.says("Konsultasi: ajukan")
        page.settle()
        page.click_arrow(0, "k3")
        page.choose_item("hapus")
        assert page.text == SOP
        page.focus()
        page.press("Control+z", "Control+z")
        assert page.text == TALKED
        assert page.faults == []


def test_over_a_page_an_arrow_with_two_heads_is_known_from_its_other_end(tmp_path: Path, browser: Any) -> None:
    studio_at(tmp_path / "dinas", LONG.replace("    pelaksana: kepala\n", "    pelaksana: kepala\n    timbal balik: 24\n"))
    with served(tmp_path / "dinas", browser) as page:
        page.click_arrow(23, "segilima")
        page.choose_item("dengan kegiatan 3: hapus")
        assert page.text == LONG
        assert page.faults == []


@pytest.mark.parametrize(("text", "row"), [
    (TALKED.replace("timbal balik: ajukan", "timbal balik: lanjut"), 3),
    (SOP.replace("    pelaksana: kepala\n", "    pelaksana: [kepala, pegawai]\n    hubungan: timbal balik\n"), 2),
], ids=["between rows", "inside a row"])
def test_by_keyboard_and_from_either_end_an_arrow_with_two_heads_loses_one(tmp_path: Path, browser: Any, text: str, row: int) -> None:
    """In the list of steps, where it stands at both of its rows."""
    studio_at(tmp_path / "dinas", text)
    with served(tmp_path / "dinas", browser) as page:
        page.press("Alt+2")
        page.page.focus(f"#langkah button[data-kunci='0#{row} t0']")
        page.press("Enter")
        assert page.page.is_visible("#menu")
        for _ in range(page.page.locator("#menu button").count()):
            if "searah" in page.page.inner_text("#menu button:focus"):
                break
            page.press("ArrowDown")
        page.press("Enter")
        page.settle()
        assert page.text == text.replace("    timbal balik: lanjut\n", "").replace("hubungan: timbal balik", "hubungan: berurutan")
        assert page.page.locator("#langkah button[data-kunci$='t0']").count() == 0
        assert page.faults == []


def test_an_arrow_that_follows_its_symbols_has_no_menu(tmp_path: Path, browser: Any) -> None:
    """What would be taken away is another one."""
    studio_at(tmp_path / "dinas", SOP.replace("    pelaksana: kepala\n", "    pelaksana: [kepala, pegawai]\n    hubungan: berurutan\n"))
    with served(tmp_path / "dinas", browser) as page:
        page.click_arrow(2, "pegawai")
        assert "mengikuti simbol" in page.place
        assert not page.page.is_visible("#menu")
        assert page.faults == []
