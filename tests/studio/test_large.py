"""The largest flow, hundreds of SOPs, and an hour of gestures: what a person sees in Chromium, and that all of it can be undone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from studio_page import StudioPage, served
from studio_tools import SOP, studio_at
from tools import wait_for

MANY = 350
ROWS, LANES = 60, 15


def largest() -> str:
    head, rest = SOP.partition("pelaksana:\n")[0], "".join(f"  p{number}: Pelaksana {number}\n" for number in range(LANES))
    rows = "".join(f"  - {{uraian: Langkah {number}, pelaksana: p{number % LANES}, waktu: 5 menit}}\n" for number in range(1, ROWS + 1))
    return f"{head}pelaksana:\n{rest}kegiatan:\n{rows}"


@pytest.fixture
def large_page(tmp_path: Path, browser: Any) -> Iterator[StudioPage]:
    studio_at(tmp_path / "dinas", largest())
    with served(tmp_path / "dinas", browser) as opened:
        yield opened


@pytest.fixture
def crowded_page(tmp_path: Path, browser: Any) -> Iterator[StudioPage]:
    folder = tmp_path / "dinas"
    studio_at(folder)
    for number in range(1, MANY):
        (folder / f"sop-{number:03}.yaml").write_text(SOP.replace("Persetujuan Cuti", f"Layanan Ke-{number}"), "utf-8")
    with served(folder, browser) as opened:
        yield opened


def test_the_last_row_of_the_largest_flow_is_written_moved_and_undone(large_page: StudioPage) -> None:
    page, before = large_page, large_page.text
    page.click("sel", ROWS - 1, "uraian")
    page.type("Menutup berkas")
    page.press("Enter")
    page.says("{uraian: Menutup berkas, pelaksana: p0, waktu: 5 menit}")
    page.press("Alt+ArrowUp")
    wait_for(lambda: page.text.splitlines()[-2].startswith("  - {uraian: Menutup"), "the row is one higher")
    page.press("Control+z", "Control+z")
    page.says(before)
    assert not page.faults


def test_among_hundreds_one_is_found_opened_and_written(crowded_page: StudioPage) -> None:
    page = crowded_page
    if not page.page.is_visible("#cari"):
        page.page.click("#daftar-lipat")
    wait_for(lambda: page.page.locator("#sop .butir").count() == MANY, "all are listed")
    wait_for(lambda: page.page.locator("#sop .butir:has-text('Layanan Ke-349')").count() == 1, "all have their names")
    page.page.fill("#cari", "ke-349")
    page.page.click("#sop .butir:visible")
    wait_for(lambda: page.page.inner_text("#nama") == "Layanan Ke-349", "it is open")
    page.settle()
    page.choose("Nomor SOP")
    page.type("349/2026")
    page.press("Enter")
    file = page.folder / "sop-349.yaml"
    wait_for(lambda: "nomor: 349/2026" in file.read_text("utf-8"), "it is written")
    assert page.text == SOP
    assert not page.faults


def test_everything_that_was_done_is_undone_step_by_step_and_done_again(page: StudioPage) -> None:
    for row, words in enumerate(("Mengisi formulir", "Meneliti formulir", "Memutuskan cuti", "Mengarsipkan")):
        page.click("sel", row, "uraian")
        page.type(words)
        page.press("Enter")
        page.says(words)
    page.click("sel", 0, 2)
    page.says("pelaksana: kepala\n    kelengkapan")
    page.click("sel", 1, "uraian")
    page.press("Control+Enter", "Alt+ArrowUp", "Control+Delete", "Control+d")
    written = page.text
    steps = 0
    while page.page.is_enabled("#batal"):
        page.page.click("#batal")
        page.settle()
        steps += 1
    assert page.text == SOP
    assert steps == 9
    for _ in range(steps):
        page.page.click("#ulang")
        page.settle()
    assert page.text == written
    assert not page.faults


def test_a_file_that_breaks_in_the_middle_is_not_written_over_and_can_be_written_on_once_it_is_mended(page: StudioPage) -> None:
    broken, mended = SOP + "rusak: [", SOP.replace("sanksi", "sanksi berat")
    page.click("sel", 2, "uraian")
    page.press("F2")
    page.page.keyboard.press("Control+a")
    page.type("Memutuskan")
    (page.folder / "cuti.yaml").write_text(broken, "utf-8")
    page.page.wait_for_selector("#pesan:not([hidden])")
    page.type(" cuti")
    page.press("Enter")
    page.page.wait_for_selector("#belum:has-text('Memutuskan cuti')")
    assert page.text == broken
    (page.folder / "cuti.yaml").write_text(mended, "utf-8")
    page.page.wait_for_selector("#pesan", state="hidden")
    page.page.wait_for_selector("#belum", state="hidden")       # the words that waited went by themselves
    page.settle()
    assert page.text == mended.replace("Menyetujui cuti", "Memutuskan cuti")
    page.click("sel", 3, "uraian")
    page.type("Mengarsipkan surat")
    page.press("Enter")
    page.says("Mengarsipkan surat")
    assert page.text == mended.replace("Menyetujui cuti", "Memutuskan cuti").replace("Menyimpan arsip", "Mengarsipkan surat")
