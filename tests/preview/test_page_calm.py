"""The page stays calm while one works: panels fold, counts and names keep their places, an error shows its line at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from preview_tools import Page, line_of, opened, rename_save, serving, sop, until

READABLE = 0.8      # of the printed size: 9 pt are seen as 9.6 pixels at least


def scale(page: Page) -> float:
    return float(page.text_content("#skala").removesuffix("%").strip()) / 100


def breaks(path: Path, nama: str) -> None:
    rename_save(path, sop(nama).replace("pelaksana: b", "pelaksana: tidak-ada", 1))


def test_e_says_that_no_editor_is_known_or_that_no_place_is_chosen(browser: Any, folder: Path) -> None:
    with serving(folder) as server, opened(browser, server, "dinas/satu") as page:
        page.keyboard.press("e")
        assert "Pilih dahulu" in page.text_content("#tempat")
        page.click("#baris > div >> nth=2")
        page.keyboard.press("e")
        assert "--editor" in page.text_content("#tempat")


def test_an_error_shows_its_line_at_once_and_leaves_the_reader_where_he_goes_then(browser: Any, folder: Path) -> None:
    path = folder / "satu.yaml"
    with serving(folder) as server, opened(browser, server, "dinas/satu") as page:
        breaks(path, "Layanan Satu")
        page.wait_for_selector("#kertas.basi .halaman")
        until(page, "document.querySelectorAll('#baris .kena').length > 0")
        assert page.text_content("#baris .kena i") == str(line_of(path, "tidak-ada"))
        row = page.locator("#baris .kena").bounding_box()
        frame = page.locator("#baris").bounding_box()
        assert frame["y"] <= row["y"] <= frame["y"] + frame["height"] - row["height"]
        page.click("#baris > div >> nth=0")
        path.write_text(path.read_text("utf-8") + "# belum selesai\n", "utf-8")
        until(page, "[...document.querySelectorAll('#baris > div')].some((row) => row.textContent.includes('belum selesai'))")
        assert page.text_content("#baris .kena i") == "1"


def test_an_sop_that_is_broken_when_it_is_opened_shows_its_line_too(browser: Any, folder: Path) -> None:
    path = folder / "satu.yaml"
    breaks(path, "Layanan Satu")
    with serving(folder) as server, opened(browser, server, "dinas/satu", sheet=False) as page:
        until(page, "document.querySelectorAll('#baris .kena').length > 0")
        assert page.text_content("#baris .kena i") == str(line_of(path, "tidak-ada"))


SEES = """
    window.seen = [];
    addEventListener("DOMContentLoaded", () => {
        const look = () => seen.push(...[...document.querySelectorAll(".butir > span:first-child")].map((one) => one.textContent));
        new MutationObserver(look).observe(document.getElementById("sop"), { childList: true, subtree: true, characterData: true });
    });
"""


def test_a_new_file_is_listed_by_its_name_from_the_first_moment(browser: Any, folder: Path) -> None:
    with serving(folder) as server, opened(browser, server, "dinas/satu", first=SEES) as page:
        until(page, "[...document.querySelectorAll('.butir .status')].every((status) => status.textContent)")
        page.evaluate("seen.length = 0")
        (folder / "berkas-baru.yaml").write_text(sop("Layanan Baru", 3), "utf-8")
        page.wait_for_selector(".butir:has-text('Layanan Baru')")
        assert "berkas-baru" not in page.evaluate("seen")


def test_the_search_field_keeps_its_width_while_the_count_changes(browser: Any, folder: Path) -> None:
    with serving(folder) as server, opened(browser, server) as page:
        widths = [page.locator("#cari").bounding_box()["width"]]
        for words in ("l", "layanan satu", "tidak ada"):
            page.fill("#cari", words)
            widths.append(page.locator("#cari").bounding_box()["width"])
        assert len(set(widths)) == 1


def test_names_in_the_list_keep_their_place_when_their_counts_come(browser: Any, folder: Path) -> None:
    with serving(folder) as server, opened(browser, server) as page:
        until(page, "[...document.querySelectorAll('.butir .status')].every((status) => status.textContent)")
        boxes = "[...document.querySelectorAll('.butir > span:first-child')].map((one) => JSON.stringify(one.getBoundingClientRect()))"
        after = page.evaluate(boxes)
        page.evaluate("for (const one of document.querySelectorAll('.butir .status')) one.replaceChildren()")
        assert page.evaluate(boxes) == after


def test_panels_fold_by_button_and_key_and_stay_so(browser: Any, folder: Path) -> None:
    with serving(folder) as server, opened(browser, server, "dinas/satu") as page:
        open_scale = scale(page)
        page.click("#daftar-lipat")
        assert page.is_hidden("#daftar")
        assert page.get_attribute("#daftar-lipat", "aria-expanded") == "false"
        page.keyboard.press("p")
        assert page.is_hidden("#panel")
        until(page, f"parseInt(document.getElementById('skala').textContent) > {open_scale * 100 + 20}")
        page.reload()
        page.wait_for_selector(".halaman text")
        assert page.is_hidden("#daftar")
        assert page.is_hidden("#panel")
        page.keyboard.press("d")
        assert page.is_visible("#diagnostik")
        page.keyboard.press("/")
        assert page.is_visible("#cari")


def test_on_a_small_screen_the_width_of_the_sheet_is_readable_and_an_error_opens_the_panel(browser: Any, folder: Path) -> None:
    with serving(folder) as server, opened(browser, server, "dinas/satu") as page:
        page.set_viewport_size({"width": 1366, "height": 768})
        page.reload()
        page.wait_for_selector(".halaman text")
        assert page.get_attribute("#pas-lebar", "aria-pressed") == "true"
        assert scale(page) >= READABLE
        page.click("#panel-lipat")
        until(page, "parseInt(document.getElementById('skala').textContent) < 100")
        assert scale(page) >= READABLE
        page.click("#panel-lipat")
        breaks(folder / "satu.yaml", "Layanan Satu")
        page.click("#pesan .soalan")
        assert page.is_visible("#baris .kena")
