"""What is typed while the file, the studio or the page fails: it waits in the browser, is shown, and goes where it was typed."""

from __future__ import annotations

import pytest
from studio_page import StudioPage
from studio_tools import SOP
from tools import PATIENCE, wait_for

BROKEN = SOP.replace("nama: Persetujuan Cuti", "nama: [Persetujuan Cuti")
ABOVE = SOP.replace("  # pertama\n", "  - {uraian: Mengisi buku, pelaksana: kasubag}\n  # pertama\n")


def outside(page: StudioPage, text: str) -> None:
    (page.folder / "cuti.yaml").write_text(text, "utf-8")


def shows(page: StudioPage, selector: str, words: str) -> None:
    page.page.wait_for_selector(f"{selector}:has-text('{words}')", timeout=PATIENCE * 1000)


def begin_row(page: StudioPage, row: int, words: str) -> None:
    """Types over a row's uraian, and stays in it."""
    page.click("sel", row, "uraian")
    page.type(words)


def broken(page: StudioPage, theirs: str = BROKEN) -> None:
    outside(page, theirs)
    shows(page, "#pesan", "belum terbaca")


def test_words_that_are_finished_while_the_file_is_broken_are_written_when_it_is_whole(page: StudioPage) -> None:
    begin_row(page, 2, "Memutuskan")
    broken(page)
    page.type(" cuti")      # the editor stands where it stood
    page.press("Enter")
    shows(page, "#belum", "Memutuskan cuti")
    assert page.text == BROKEN
    outside(page, SOP)
    page.says("uraian: Memutuskan cuti")
    page.page.wait_for_selector("#belum", state="hidden")
    assert page.text == SOP.replace("Menyetujui cuti", "Memutuskan cuti")


def test_words_go_to_their_row_though_another_came_above_it_meanwhile(page: StudioPage) -> None:
    begin_row(page, 2, "Memutuskan")
    outside(page, ABOVE)
    shows(page, ".halaman", "Mengisi buku")
    page.type(" cuti")
    page.press("Enter")
    page.says("uraian: Memutuskan cuti")
    assert page.text == ABOVE.replace("Menyetujui cuti", "Memutuskan cuti")


def test_no_words_are_lost_while_the_studio_does_not_answer(page: StudioPage) -> None:
    page.page.route("**/api/tanya", lambda route: route.abort())
    begin_row(page, 0, "Menulis surat")
    page.press("Tab")
    begin_row(page, 2, "Memutuskan cuti")
    page.press("Enter")
    shows(page, "#belum", "Menulis surat")
    assert "false" not in page.page.inner_text("#belum")
    shows(page, "#belum", "Memutuskan cuti")
    page.page.unroute("**/api/tanya")
    outside(page, SOP.replace("sanksi", "sanksi berat"))
    page.says("Menulis surat")
    page.says("Memutuskan cuti")
    page.says("sanksi berat")


def test_what_an_ended_page_had_waiting_goes_with_the_next_one(page: StudioPage) -> None:
    begin_row(page, 2, "Memutuskan cuti")
    broken(page)
    page.press("Enter")
    shows(page, "#belum", "Memutuskan cuti")
    page.page.reload()
    shows(page, "#belum", "Memutuskan cuti")
    outside(page, SOP)
    page.says("uraian: Memutuskan cuti")


def test_what_another_page_is_typing_stays_that_pages(page: StudioPage) -> None:
    begin_row(page, 2, "Memutuskan")
    other = page.page.context.new_page()
    other.goto(page.page.url)
    other.wait_for_selector(".halaman svg text")
    other.wait_for_selector("body:not(.sibuk)")
    assert other.locator("#sunting").count() == 0
    assert not other.locator("#belum").is_visible()
    assert page.page.locator("#sunting").input_value() == "Memutuskan"


def test_words_whose_place_is_gone_are_shown_until_somebody_throws_them_away(page: StudioPage) -> None:
    begin_row(page, 3, "Mengarsipkan")
    outside(page, SOP.partition("  - uraian: Menyimpan")[0])
    shows(page, "#belum", "Mengarsipkan")
    page.page.click("#belum button:has-text('Buang')")
    page.page.wait_for_selector("#belum", state="hidden")
    assert "Mengarsipkan" not in page.text


def test_who_writes_a_place_twice_in_a_breath_is_asked_nothing(page: StudioPage) -> None:
    page.click("sel", 2, "uraian")
    for words in ("Satu", "Dua", "Tiga"):
        page.type(words)
        page.page.keyboard.press("Enter")
        page.page.keyboard.press("ArrowUp")
    page.says("uraian: Tiga")
    page.settle()
    assert not page.page.locator("#tanya").is_visible()


@pytest.mark.parametrize("key", ["Alt+ArrowUp"])
def test_keys_that_move_a_row_count_each(page: StudioPage, key: str) -> None:
    page.click("sel", 3, "uraian")
    for _ in range(3):
        page.page.keyboard.press(key)
    wait_for(lambda: page.text.index("Menyimpan arsip") < page.text.index("Mengajukan"), "the row is the first one")
