"""What the page says when there is nothing, too much or something wrong to show, and whether everybody can read it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from preview_tools import agency, opened, serving, sop, until
from tools import wait_for

from sopdoc.preview import events
from sopdoc.preview.gallery import Gallery


def test_an_empty_folder_says_what_to_do_and_follows(browser: Any, tmp_path: Path) -> None:
    folder = agency(tmp_path / "dinas")
    with serving(folder) as server, opened(browser, server, sheet=False) as page:
        until(page, "document.getElementById('pesan').textContent.includes('sopdoc new sop')")
        assert page.is_disabled("[data-unduh=pdf]")
        (folder / "satu.yaml").write_text(sop("Layanan Satu", 3), "utf-8")
        page.wait_for_selector(".halaman text")
        assert page.is_hidden("#pesan")


def test_a_search_without_result_says_so(browser: Any, folder: Path) -> None:
    with serving(folder) as server, opened(browser, server) as page:
        page.fill("#cari", "tidak ada yang begini")
        assert page.is_visible("#nihil")
        assert page.text_content("#jumlah") == "0 dari 3"


def test_sops_of_one_name_are_told_apart(browser: Any, folder: Path) -> None:
    (folder / "dua.yaml").write_text(sop("Layanan Satu", 4), "utf-8")
    with serving(folder) as server, opened(browser, server) as page:
        until(page, "[...document.querySelectorAll('.butir small')].map((file) => file.textContent).join() === 'dua,satu,'")


def test_many_errors_leave_the_sheet_visible(browser: Any, folder: Path) -> None:
    path = folder / "satu.yaml"
    with serving(folder) as server, opened(browser, server, "dinas/satu") as page:
        path.write_text(sop("Layanan Satu").replace("pelaksana: b", "pelaksana: tidak-ada"), "utf-8")
        page.wait_for_selector("#kertas.basi .halaman")
        assert page.locator("#pesan .soalan").count() == 2
        assert "3 galat lagi" in page.text_content("#pesan")
        assert page.locator("#diagnostik .soalan").count() == 5
        box, frame = (page.locator(selector).bounding_box() for selector in ("#pesan", "#kertas"))
        assert box["height"] < frame["height"] / 2


def test_a_hidden_page_holds_no_connection_and_catches_up(browser: Any, folder: Path) -> None:
    hide = """(hidden) => {
        Object.defineProperty(document, 'hidden', {value: hidden, configurable: true});
        document.dispatchEvent(new Event('visibilitychange'));
    }"""
    with serving(folder) as server, opened(browser, server, "dinas/satu") as page:
        assert server.live.events.watched.is_set()
        page.evaluate(hide, True)
        (folder / "satu.yaml").write_text(sop("Layanan Baru"), "utf-8")

        def left() -> bool:
            server.live.events.publish({"jenis": "status", "sop": []})       # a closed connection is noticed at the next message
            return not server.live.events.watched.is_set()

        wait_for(left, "the end of the page's connection")
        page.evaluate(hide, False)
        until(page, "document.getElementById('nama').textContent === 'Layanan Baru'")


@pytest.mark.parametrize("theme", ["terang", "gelap"])
def test_texts_stand_out_from_what_is_behind_them(browser: Any, folder: Path, theme: str) -> None:
    """WCAG AA: 4.5 to 1, for every colour of text on every ground that it is used on."""
    with serving(folder) as server, opened(browser, server, "dinas/satu") as page:
        page.evaluate("(theme) => { document.documentElement.dataset.tema = theme; }", theme)
        weak = page.evaluate(
            """() => {
                const light = (name) => {
                    const [r, g, b] = getComputedStyle(document.documentElement).getPropertyValue(name).trim()
                        .match(/[0-9a-f]{2}/gi).map((two) => parseInt(two, 16) / 255)
                        .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
                    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
                };
                const pairs = ["--teks", "--redup", "--galat", "--peringatan", "--catatan"].flatMap((text) =>
                    ["--muka", "--latar", "--aksen-muda"].map((ground) => [text, ground]));
                pairs.push(["--teks", "--baris"], ["--redup", "--baris"]);
                return pairs.filter(([text, ground]) => {
                    const [low, high] = [light(text), light(ground)].sort((a, b) => a - b);
                    return (high + 0.05) / (low + 0.05) < 4.5;
                });
            }""",
        )
        assert weak == []


def test_everything_has_a_name_for_a_screen_reader(browser: Any, folder: Path) -> None:
    (folder / "satu.yaml").write_text(sop("Layanan Satu", 15, 'keterkaitan: "[SOP Zeta](zeta)"\n'), "utf-8")
    with serving(folder) as server, opened(browser, server, "dinas/satu") as page:
        nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
        roles = {
            "button", "link", "tab", "tabpanel", "image", "navigation", "main", "complementary", "group", "region", "searchbox", "heading",
        }
        bare = [node for node in nodes if not node["ignored"] and node["role"]["value"] in roles and not node["name"]["value"]]
        assert bare == []
        assert page.get_by_role("heading", level=1).text_content() == "Layanan Satu"
        assert page.get_by_role("link", name="Buka SOP zeta").count() == 1
        said = "document.querySelector('.butir[aria-current] .baca').textContent"
        until(page, f"/^(\\d+ galat, )?\\d+ peringatan, \\d halaman$/.test({said})")


def test_a_fault_of_ours_is_told(browser: Any, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: Gallery, id: str) -> bytes:
        raise ConnectionError(id)           # ends the answer before it begins, as any exception does, without words in the terminal

    with serving(folder) as server, opened(browser, server, "dinas/dua", faults_expected=True) as page:
        monkeypatch.setattr(Gallery, "data", broken)
        page.click('.butir[data-id="dinas/satu"]')
        until(page, "document.getElementById('tempat').textContent.includes('terminal')")


def test_one_page_too_many_shows_its_sheet_and_says_that_it_does_not_follow(
    browser: Any, folder: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(events, "PAGES", 0)
    with serving(folder) as server, opened(browser, server, faults_expected=True) as page:
        until(page, "document.getElementById('sambungan').textContent.includes('terlalu banyak halaman')")
