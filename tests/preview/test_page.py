"""The page in a real Chromium: what a person sees, clicks and types, and that a save is on the screen."""

from __future__ import annotations

import re
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from preview_tools import Page, agency, line_of, noted, opened, rename_save, serving, sop, until
from tools import DEFINITIONS, PATIENCE, built

from sopdoc.preview.answers import Answer, Answers

HOSTILE = "<script>window.jahat = 1</script><img src=x onerror='window.jahat = 2'>"

def centre(page: Page, nama: str, jenis: str) -> tuple[float, float]:
    """Where a place stands on the screen, scrolled into view: computed from the data that the page itself has."""
    found: list[float] = page.evaluate(
        """async ([nama, jenis]) => {
            const id = decodeURIComponent(location.hash.slice(1));
            const data = await (await fetch(`api/sop?id=${encodeURIComponent(id)}`)).json();
            for (const [number, one] of data.halaman.entries()) {
                const area = one.area.find((area) => area.jenis === jenis && area.nama.startsWith(nama));
                if (!area) continue;
                const svg = document.querySelectorAll(".halaman > svg.tanda")[number];
                const middle = () => {
                    const [left, top, width, height] = svg.getAttribute("viewBox").split(" ").map(Number);
                    const rect = svg.getBoundingClientRect();
                    let [x, y] = [area.kotak[0] + area.kotak[2] / 2, area.kotak[1] + area.kotak[3] / 2];
                    if (area.titik) [x, y] = [(area.titik[0][0] + area.titik[1][0]) / 2, (area.titik[0][1] + area.titik[1][1]) / 2];
                    return [rect.left + (x - left) / width * rect.width, rect.top + (y - top) / height * rect.height];
                };
                document.getElementById("kertas").scrollTop += middle()[1] - 450;
                return middle();
            }
            throw new Error(`no ${jenis} ${nama}`);
        }""",
        [nama, jenis],
    )
    return found[0], found[1]


def lit(page: Page) -> list[int]:
    """Lines of the definition that are lit."""
    return [int(number) for number in page.locator("#baris .kena i").all_text_contents()]


def test_the_first_sheet_is_shown_as_the_build_makes_it(browser: Any, folder: Path) -> None:
    with serving(folder) as server, opened(browser, server) as page:
        assert page.text_content("#nama") == "Layanan Dua"
        assert page.locator(".halaman").count() == 2
        assert page.locator(".halaman text", has_text="PEMERINTAH KABUPATEN UJI").count() == 1
        shape = page.evaluate("(({width, height}) => width / height)(document.querySelector('.halaman').getBoundingClientRect())")
        assert shape == pytest.approx(330 / 215, abs=0.01)


def test_a_save_is_on_the_screen_where_the_reader_was(browser: Any, folder: Path) -> None:
    path = folder / "satu.yaml"
    with serving(folder) as server, opened(browser, server, "dinas/satu") as page:
        until(page, "[...document.querySelectorAll('.butir .status')].every((status) => status.textContent)")
        page.evaluate("document.getElementById('kertas').scrollTop = 420")
        page.click("#besar")
        before = page.evaluate("[document.getElementById('kertas').scrollTop, document.getElementById('skala').textContent]")
        page.evaluate("document.querySelector('.halaman').dataset.lama = 'ya'")
        for number in range(5):
            rename_save(path, sop("Layanan Satu").replace("Langkah nomor 3 ", f"Tahap{number} nomor 3 "))
            until(page, f"[...document.querySelectorAll('.halaman text')].some((text) => text.textContent.includes('Tahap{number}'))")
        assert page.evaluate("[document.getElementById('kertas').scrollTop, document.getElementById('skala').textContent]") == before
        assert page.get_attribute(".halaman", "data-lama") == "ya"       # page 1 did not change and was left alone


HEARS = """
    const Plain = EventSource;
    window.heard = [];
    window.EventSource = class extends Plain {
        constructor(url) {
            super(url);
            this.addEventListener("message", ({ data }) => heard.push(...(JSON.parse(data).sop ?? [])));
        }
    };
"""


def test_a_status_that_comes_before_the_list_does_is_not_lost(browser: Any, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The list was answered while nothing was judged, and arrives when all has been told."""
    told = threading.Event()
    with serving(folder) as server:
        early = Answers.get(server.answers, "api/daftar", {})

        def late(answers: Answers, path: str, query: Mapping[str, str]) -> Answer:
            if path != "api/daftar":
                return get(answers, path, query)
            assert told.wait(PATIENCE)
            return early

        get = Answers.get
        monkeypatch.setattr(Answers, "get", late)
        with opened(browser, server, sheet=False, first=HEARS) as page:
            until(page, "new Set(heard.filter((sop) => sop.status).map((sop) => sop.id)).size === 3")
            told.set()
            page.wait_for_selector(".butir")
            assert page.evaluate("[...document.querySelectorAll('.butir .status')].every((status) => status.textContent)")


def test_an_error_greys_the_last_good_sheet_and_mending_it_brings_it_back(browser: Any, folder: Path) -> None:
    path = folder / "satu.yaml"
    with serving(folder) as server, opened(browser, server, "dinas/satu") as page:
        path.write_text(sop("Layanan Satu").replace("pelaksana: b", "pelaksana: tidak-ada", 1), "utf-8")
        page.wait_for_selector("#kertas.basi .halaman")
        assert page.locator("#pesan .soalan").count() == 1
        assert "tidak-ada" in page.text_content("#pesan")
        page.wait_for_selector(".butir[aria-current] .lencana.galat")
        page.click("#pesan .soalan")
        assert line_of(path, "tidak-ada") in lit(page)
        path.write_text(sop("Layanan Pulih"), "utf-8")
        page.wait_for_selector("#kertas:not(.basi)")
        until(page, "document.getElementById('nama').textContent === 'Layanan Pulih'")
        assert page.is_hidden("#pesan")


def test_a_definition_that_never_was_good_shows_what_is_wrong(browser: Any, folder: Path) -> None:
    (folder / "satu.yaml").write_text("nomor: 1\nnama: Rusak\n", "utf-8")
    with serving(folder) as server, opened(browser, server, "dinas/satu", sheet=False) as page:
        page.wait_for_selector("#pesan .soalan")
        assert page.is_disabled("[data-unduh=pdf]")


def test_a_click_on_a_cell_shows_its_line(browser: Any, folder: Path) -> None:
    with serving(folder) as server, opened(browser, server, "dinas/satu") as page:
        page.mouse.click(*centre(page, "Kegiatan 4, Waktu", "sel"))
        line = line_of(folder / "satu.yaml", "Langkah nomor 4 ") + 2
        assert lit(page) == [line]
        assert page.locator(".tanda .pilih").count() == 1


def test_a_click_on_a_symbol_shows_its_line_and_opens_the_editor(browser: Any, folder: Path, tmp_path: Path) -> None:
    note = tmp_path / "dibuka.txt"
    command = ("sh", "-c", 'echo "$1 $2" > "$0"', str(note), "{file}", "{line}")
    with serving(folder, command) as server, opened(browser, server, "dinas/satu") as page:
        page.wait_for_selector("#sop .butir")
        page.mouse.click(*centre(page, "Kegiatan 5", "simbol"))
        line = line_of(folder / "satu.yaml", "Langkah nomor 5 ") + 1
        assert lit(page) == [line]
        assert noted(note) == f"{folder / 'satu.yaml'} {line}\n"


def test_a_click_on_a_line_shows_its_place(browser: Any, folder: Path) -> None:
    with serving(folder) as server, opened(browser, server, "dinas/satu") as page:
        page.locator("#baris > div").nth(line_of(folder / "satu.yaml", "Langkah nomor 15 ") - 1).click()
        page.wait_for_selector(".tanda .pilih")
        assert page.text_content("#tempat").startswith("Kegiatan 15")
        mark, frame = (page.locator(selector).bounding_box() for selector in (".tanda .pilih", "#kertas"))
        assert frame["y"] <= mark["y"]
        assert mark["y"] + mark["height"] <= frame["y"] + frame["height"]


def test_arrows_in_the_definition_walk_over_the_sheet(browser: Any, folder: Path) -> None:
    with serving(folder) as server, opened(browser, server, "dinas/satu") as page:
        line = line_of(folder / "satu.yaml", "Langkah nomor 4 ")
        page.locator("#baris > div").nth(line - 1).click()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        assert lit(page) == [line + 2]
        assert page.text_content("#tempat") == "Kegiatan 4, Waktu"


def test_a_click_on_a_diagnostic_shows_its_place_and_line(browser: Any, folder: Path) -> None:
    text = sop("Layanan Satu").replace("pelaksana: a\n", "pelaksana: a\n    garis: putus\n", 1)       # says nothing there: a warning
    (folder / "satu.yaml").write_text(text, "utf-8")
    with serving(folder) as server, opened(browser, server, "dinas/satu") as page:
        page.wait_for_selector(".tanda .soal.peringatan", state="attached")
        page.locator("#diagnostik .soalan", has_text="SOP209").click()
        assert line_of(folder / "satu.yaml", "garis: putus") in lit(page)
        assert page.locator(".tanda .pilih").count() == 1


def test_a_finding_of_the_checker_leads_to_the_sheet_and_back(browser: Any, folder: Path) -> None:
    with serving(folder) as server, opened(browser, server, "dinas/satu") as page:
        found = page.locator("#diagnostik .soalan.peringatan", has_text="kegiatan 1–15 tidak dimulai dengan kata kerja aktif")
        assert found.locator("li button").count() == 14
        found.locator("button", has_text="kegiatan 4,").click()
        assert lit(page) == [line_of(folder / "satu.yaml", "Langkah nomor 4 ")]
        assert page.locator(".tanda .pilih").count() == 1
        page.mouse.click(*centre(page, "Kegiatan 5, Kegiatan", "sel"))
        assert ["SOP351" in text and "kegiatan 5," in text for text in page.locator("#diagnostik .kena").all_text_contents()] == [True]


def test_the_list_counts_what_the_checker_finds_between_sops(browser: Any, folder: Path) -> None:
    (folder / "tiga.yaml").write_text(sop("Layanan Tiga", 6).replace("001/UJI", "003/UJI"), "utf-8")
    with serving(folder) as server, opened(browser, server, "dinas/satu") as page:
        until(page, "document.querySelectorAll('.butir .lencana.galat').length === 2")      # three share their number: all but the first
        until(page, "document.querySelector('#diagnostik .soalan.galat')?.textContent.includes('SOP500')")
        rename_save(folder / "satu.yaml", sop("Layanan Satu").replace("001/UJI", "009/UJI"))
        until(page, "!document.querySelector('[data-id=\"dinas/satu\"] .lencana.galat')")
        until(page, "![...document.querySelectorAll('#diagnostik .soalan')].some((one) => one.textContent.includes('SOP500'))")


def test_a_connector_under_the_pointer_lights_up_with_its_ends(browser: Any, folder: Path) -> None:
    with serving(folder) as server, opened(browser, server, "dinas/satu") as page:
        page.mouse.move(*centre(page, "Panah Kegiatan 4 ke Kegiatan 5", "panah"))
        page.wait_for_selector(".tanda .garis", state="attached")
        assert page.locator(".tanda .ujung").count() == 2


def test_a_kegiatan_under_the_pointer_lights_its_arrows(browser: Any, folder: Path) -> None:
    with serving(folder) as server, opened(browser, server, "dinas/satu") as page:
        page.mouse.move(*centre(page, "Kegiatan 5, Kegiatan", "sel"))
        page.wait_for_selector(".tanda .masuk", state="attached")
        assert page.locator(".tanda .masuk").count() == 1
        assert page.locator(".tanda .keluar").count() == 1


def test_everything_can_be_done_from_the_keyboard(browser: Any, folder: Path) -> None:
    with serving(folder) as server, opened(browser, server, "dinas/dua") as page:
        page.keyboard.press("j")
        until(page, "document.getElementById('nama').textContent === 'Layanan Satu'")
        page.keyboard.press("k")
        until(page, "document.getElementById('nama').textContent === 'Layanan Dua'")
        page.keyboard.press("PageDown")
        until(page, "document.getElementById('halaman').textContent.startsWith('2 /')")
        page.keyboard.press("0")
        assert page.text_content("#skala") == "100 %"
        page.keyboard.press("+")
        assert page.text_content("#skala") == "120 %"
        page.keyboard.press("h")
        assert page.get_attribute("#pas-halaman", "aria-pressed") == "true"
        page.keyboard.press("a")
        assert page.locator(".halaman:visible").count() == 1
        page.keyboard.press("g")
        assert page.get_attribute("html", "data-tema") == "gelap"
        page.keyboard.press("l")
        assert page.is_visible("#langkah")
        page.keyboard.press("?")
        assert page.is_visible("#bantuan")
        page.keyboard.press("Escape")
        page.keyboard.press("/")
        page.keyboard.type("zeta")
        assert page.locator(".butir:visible").count() == 1
        page.keyboard.press("Enter")
        until(page, "document.getElementById('nama').textContent === 'Layanan Zeta'")


def test_the_wheel_with_ctrl_zooms_where_the_pointer_is(browser: Any, folder: Path) -> None:
    with serving(folder) as server, opened(browser, server, "dinas/satu") as page:
        before = int(re.sub(r"\D", "", page.text_content("#skala")))
        page.mouse.move(700, 450)
        page.keyboard.down("Control")
        page.mouse.wheel(0, -240)
        page.keyboard.up("Control")
        until(page, f"parseInt(document.getElementById('skala').textContent) > {before}")


def test_the_flow_is_there_as_an_ordered_list_for_screen_readers(browser: Any, folder: Path) -> None:
    with serving(folder) as server, opened(browser, server, "dinas/satu") as page:
        page.get_by_role("tab", name="Langkah").click()
        steps = page.get_by_role("tabpanel", name="Langkah").get_by_role("listitem")
        assert steps.count() == 15
        steps.nth(6).get_by_role("button").click()
        assert line_of(folder / "satu.yaml", "Langkah nomor 7 ") + 1 in lit(page)
        parts = {"navigation": "Daftar SOP", "main": "Lembar SOP", "complementary": "Keterangan", "searchbox": "Cari SOP"}
        assert [page.get_by_role(role, name=name).count() for role, name in parts.items()] == [1, 1, 1, 1]
        assert "Kegiatan 7" in page.get_by_role("img").nth(1).get_attribute("aria-label")


def test_hostile_words_stay_words(browser: Any, folder: Path) -> None:
    (folder / "satu.yaml").write_text(sop(f'"{HOSTILE}"', 4).replace("Langkah nomor 2 dari", f'"{HOSTILE} javascript:alert(1)" #'), "utf-8")
    with serving(folder) as server, opened(browser, server, "dinas/satu") as page:
        page.get_by_role("tab", name="Langkah").click()
        assert page.text_content("#nama") == HOSTILE
        assert HOSTILE in page.text_content("#langkah")
        assert page.evaluate("window.jahat") is None
        assert page.locator("script:not([src]), .halaman script, #langkah img, #sop img").count() == 0
        (folder / "satu.yaml").write_text(f"nomor: 1\nnama: x\n'{HOSTILE.replace(chr(39), chr(34))}': y\n", "utf-8")
        page.wait_for_selector("#pesan .soalan")
        assert page.evaluate("window.jahat") is None


def test_new_deleted_and_moved_definitions_are_followed(browser: Any, folder: Path) -> None:
    with serving(folder) as server, opened(browser, server, "dinas/satu") as page:
        (folder / "baru.yaml").write_text(sop("Layanan Baru", 3), "utf-8")
        page.wait_for_selector('.butir[data-id="dinas/baru"]')
        (folder / "umum").mkdir()
        (folder / "satu.yaml").rename(folder / "umum" / "satu.yaml")
        page.wait_for_selector('.butir[data-id="dinas/umum/satu"][aria-current=true]')
        (folder / "umum" / "satu.yaml").write_text(sop("Layanan Pindah"), "utf-8")
        until(page, "document.getElementById('nama').textContent === 'Layanan Pindah'")
        (folder / "umum" / "satu.yaml").unlink()
        page.wait_for_selector("#kertas.basi")
        assert "dihapus" in page.text_content("#pesan")


def test_a_changed_agency_is_on_the_screen(browser: Any, folder: Path) -> None:
    with serving(folder) as server, opened(browser, server, "dinas/satu") as page:
        rename_save(folder / "instansi.yaml", "kop: [PEMERINTAH KOTA BARU]\n")
        until(page, "[...document.querySelectorAll('.halaman text')].some((text) => text.textContent === 'PEMERINTAH KOTA BARU')")


def test_a_reference_on_a_sheet_opens_the_other_sop(browser: Any, folder: Path) -> None:
    (folder / "satu.yaml").write_text(sop("Layanan Satu", 15, 'keterkaitan: "[SOP Zeta](zeta)"\n'), "utf-8")
    with serving(folder) as server, opened(browser, server, "dinas/satu") as page:
        page.locator(".halaman a").first.click()
        until(page, "document.getElementById('nama').textContent === 'Layanan Zeta'")


def test_the_buttons_download_what_is_shown(browser: Any, folder: Path) -> None:
    with serving(folder) as server, opened(browser, server, "dinas/satu") as page:
        for kind, name in (("pdf", "satu.pdf"), ("docx", "satu.docx"), ("svg", "satu-1.svg"), ("png", "satu-1.png")):
            with page.expect_download() as download:
                page.click(f"[data-unduh={kind}]")
            assert download.value.suggested_filename == name


def test_the_gallery_of_the_repository_shows_without_complaint(browser: Any) -> None:
    with serving(DEFINITIONS / "contoh") as server, opened(browser, server, "contoh/pengadaan-langsung") as page:
        sheets = built("contoh/pengadaan-langsung").sheets
        assert sheets is not None
        assert page.locator(".halaman").count() == len(sheets.layout.pages)
        page.mouse.click(*centre(page, "Sambungan A", "segilima"))
        until(page, "parseInt(document.getElementById('halaman').textContent) >= 2")


def test_350_sops_are_listed_and_the_last_is_found(browser: Any, tmp_path: Path) -> None:
    folder = agency(tmp_path / "besar", **{f"sop-{n:03}": sop(f"Layanan {n}", 10) for n in range(350)})
    with serving(folder) as server, opened(browser, server) as page:
        assert page.locator(".butir").count() == 350
        page.fill("#cari", "sop-349")
        page.keyboard.press("Enter")
        until(page, "document.getElementById('nama').textContent === 'Layanan 349'")


def test_a_lost_server_is_told(browser: Any, folder: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    with serving(folder) as server:
        page.goto(server.guard.url)
        page.wait_for_selector(".halaman text")
    page.wait_for_selector("#sambungan.putus")
    assert "tidak berjalan" in page.text_content("#sambungan")
    context.close()
