"""The page of an import in a real Chromium, opened as a file: doubtful sheets first, doubts where they are on the paper."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sopdoc.beside.page import SIGN, page_text
from sopdoc.beside.pair import Pair
from sopdoc.impor.finding import Finding, Manner, Paper, Place
from sopdoc.impor.page import Box
from sopdoc.impor.written.definition import Definition
from sopdoc.impor.written.record import Entry, Unread

HOSTILE = "</script><img src=x onerror='window.jahat = 1'>"
BOXES = (Box(100, 50, 300, 150), Box(20, 300, 60, 330))


def pair(name: str, *doubts: Finding, faults: tuple[str, ...] = ()) -> Pair:
    papers = (Paper(1, 800, 400), Paper(2, 800, 400))
    definition = Definition(f"SOP {name}", {}, kegiatan=3, panah=2, findings=doubts, papers=papers)
    entry = Entry(f"{name}.pdf", name, definition, (Finding("nama", name, Place(1, BOXES[0])), *doubts))
    return Pair(entry, doubts, {}, ("impor/gambar.svg",) if not faults else (), faults)


def doubt(page: int, box: Box, text: str) -> Finding:
    return Finding("kegiatan 1", "", Place(page, box, Manner.WIRE), text)


PAIRS = (
    pair("pasti"), pair("satu", doubt(1, BOXES[0], "garis"), doubt(2, BOXES[1], HOSTILE)), pair("rusak", faults=("baris 3: salah",)),
    pair("dua", doubt(1, BOXES[1], "kata")),
)


@pytest.fixture
def page(browser: Any, tmp_path: Path) -> Iterator[Any]:
    """The page, which may complain of nothing and ask for nothing but its pictures."""
    (tmp_path / "impor").mkdir()
    (tmp_path / "impor" / "gambar.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="80" height="40"/>', "utf-8")
    (tmp_path / "impor.html").write_text(page_text(PAIRS, [Unread("pindai.pdf", "SOP701", f"di pindai.pdf {HOSTILE}")]), "utf-8")
    opened = browser.new_page(viewport={"width": 1500, "height": 900})
    faults: list[str] = []
    own = ((tmp_path / "impor").as_uri(), (tmp_path / "impor.html").as_uri())
    opened.on("console", lambda message: faults.append(message.text))
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("request", lambda request: None if request.url.startswith(own) else faults.append(request.url))
    opened.goto((tmp_path / "impor.html").as_uri())
    yield opened
    assert faults == []
    assert opened.evaluate("window.jahat") is None
    opened.close()


def names(page: Any) -> list[str]:
    return [text.removeprefix("SOP ") for text in page.locator("#sop span").all_text_contents()]


def test_doubtful_sheets_come_first_and_next_leads_from_one_to_the_other(page: Any) -> None:
    assert names(page) == ["satu", "rusak", "dua", "pasti"]
    seen = []
    for key in ("", "n", "ArrowRight", "n", "n", "p", "ArrowLeft"):
        if key:
            page.keyboard.press(key)
        seen.append(page.text_content("#nama").removeprefix("SOP "))
    assert seen == ["satu", "rusak", "dua", "pasti", "pasti", "dua", "rusak"]
    assert page.text_content("#kita") == "baris 3: salah"


def test_only_the_doubtful_ones_are_shown_when_asked(page: Any) -> None:
    page.check("#hanya")
    assert names(page) == ["satu", "rusak", "dua"]
    page.uncheck("#hanya")
    assert len(names(page)) == 4


def test_a_doubt_is_marked_where_it_is_and_told_beside(page: Any) -> None:
    assert page.locator("#ragu li").all_text_contents() == ["kegiatan 1: garis", f"kegiatan 1: {HOSTILE}"]
    for number, box in enumerate(BOXES):
        page.click(f"#ragu li:nth-child({number + 1}) button")
        mark, paper = (page.locator(selector).nth(at).bounding_box() for selector, at in ((".tanda", number), ("#lama .halaman", number)))
        assert "dipilih" in page.locator(".tanda").nth(number).get_attribute("class")
        scale = paper["width"] / 800
        assert (mark["x"] - paper["x"], mark["y"] - paper["y"]) == pytest.approx((box.x0 * scale, box.y0 * scale), abs=1)
        assert (mark["width"], mark["height"]) == pytest.approx((box.width * scale, box.height * scale), abs=1)
        assert 0 <= mark["y"] < 900


def test_j_goes_from_doubt_to_doubt(page: Any) -> None:
    chosen = []
    for key in ("", "j", "j", "k"):
        if key:
            page.keyboard.press(key)
        chosen.append(page.get_attribute(".tanda.dipilih", "data-ragu"))
    assert chosen == ["0", "1", "0", "1"]


def test_ours_is_shown_beside_and_what_could_not_be_drawn_is_told(page: Any) -> None:
    assert page.evaluate("document.querySelector('#kita img').naturalWidth") == 80
    assert page.locator("#lama .salah").first.text_content() == "Halaman 1 tidak dapat digambar."
    assert page.text_content("#gagal") == f"di pindai.pdf {HOSTILE}"


def test_the_page_is_the_same_again_and_carries_its_data() -> None:
    text = page_text(PAIRS, ())
    assert text == page_text(PAIRS, ())
    assert text.startswith(SIGN)
    found = re.search(r'id="data">(.*)</script>', text)
    assert found
    assert [one["kunci"] for one in json.loads(found[1])["sop"]] == ["satu", "rusak", "dua", "pasti"]


def test_x_marks_a_sheet_and_goes_to_the_next_that_nobody_has_looked_at(page: Any) -> None:
    """The marks are there when the page is opened again, and go where the doubts become others."""
    page.keyboard.press("x")
    page.keyboard.press("n")
    page.keyboard.press("x")
    assert page.text_content("#nama") == "SOP pasti"
    assert page.text_content("#diperiksa") == "2 dari 4 sudah diperiksa"
    page.reload()
    assert page.text_content("#diperiksa") == "2 dari 4 sudah diperiksa"
    page.check("#belum")
    assert names(page) == ["rusak", "pasti"]
    page.evaluate("data.sop[0].ragu[0].ragu = 'garis lain'; list()")
    assert names(page) == ["satu", "rusak", "pasti"]


def test_a_mark_can_be_taken_away(page: Any) -> None:
    page.keyboard.press("x")
    page.keyboard.press("p")
    page.click("#selesai")
    assert (page.text_content("#nama"), page.text_content("#diperiksa")) == ("SOP satu", "0 dari 4 sudah diperiksa")
