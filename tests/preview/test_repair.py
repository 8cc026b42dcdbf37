"""The button that mends: what was shown is what is written, and nobody but the page may ask for it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from preview_tools import agency, ask, opened, serving, sop, until

from sopdoc.preview.server import PreviewServer

KELIRU = "tanggal revisi: 14 Januri 2026\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return agency(tmp_path / "dinas", satu=sop("Satu", 4) + KELIRU, dua=sop("Dua", 4))


def proposed(server: PreviewServer, id: str = "dinas/satu") -> dict[str, Any]:
    return dict(json.loads(ask(server, f"api/perbaikan?id={id.replace('/', '%2F')}").body))


def mend(server: PreviewServer, body: object, **headers: str) -> tuple[int, str]:
    own = {"Origin": f"http://127.0.0.1:{server.guard.port}", "Content-Type": "application/json"}
    answer = ask(server, "api/perbaiki", "POST", json.dumps(body).encode(), {**own, **headers})
    return answer.status, answer.body.decode()


def test_what_was_shown_is_written(folder: Path) -> None:
    path = folder / "satu.yaml"
    before = path.read_text("utf-8")
    with serving(folder) as server:
        data = proposed(server)
        assert data["jumlah"] == 1
        assert "+tanggal revisi: 14 Januari 2026\n" in data["diff"]
        assert path.read_text("utf-8") == before
        assert mend(server, {"id": "dinas/satu", "sidik": data["sidik"]}) == (204, "")
    assert path.read_text("utf-8") == before.replace("Januri", "Januari")


def test_what_changed_since_it_was_shown_is_not_written(folder: Path) -> None:
    path = folder / "satu.yaml"
    with serving(folder) as server:
        shown = proposed(server)["sidik"]
        path.write_text(f"{path.read_text('utf-8')}# lain\n", "utf-8")
        now = path.read_bytes()
        status, words = mend(server, {"id": "dinas/satu", "sidik": shown})
        assert (status, "berubah" in words) == (409, True)
        assert path.read_bytes() == now


@pytest.mark.parametrize(("body", "status"), [
    ({"id": "dinas/tiada", "sidik": ""}, 404), ({"id": "dinas/satu"}, 400), ({"id": 1, "sidik": ""}, 400), ([], 400),
    ({"id": "dinas/satu", "sidik": "lain"}, 409),
])
def test_anything_else_writes_nothing(body: object, status: int, folder: Path) -> None:
    before = (folder / "satu.yaml").read_bytes()
    with serving(folder) as server:
        assert mend(server, body)[0] == status
    assert (folder / "satu.yaml").read_bytes() == before


@pytest.mark.parametrize("headers", [{"Origin": "http://lain.example"}, {"Sec-Fetch-Site": "cross-site"}, {"Host": "lain.example"}])
def test_no_other_page_may_ask_for_it(headers: dict[str, str], folder: Path) -> None:
    before = (folder / "satu.yaml").read_bytes()
    with serving(folder) as server:
        data = proposed(server)
        assert mend(server, {"id": "dinas/satu", "sidik": data["sidik"]}, **headers)[0] in (403, 421)
    assert (folder / "satu.yaml").read_bytes() == before


def test_nothing_to_mend_is_an_empty_diff(folder: Path) -> None:
    with serving(folder) as server:
        data = proposed(server, "dinas/dua")
        assert (data["diff"], data["jumlah"]) == ("", 0)


def test_the_button_shows_the_diff_and_writes_when_told_so(browser: Any, folder: Path) -> None:
    path = folder / "satu.yaml"
    with serving(folder) as server, opened(browser, server, "dinas/satu", sheet=False) as page:
        page.click("#perbaiki")
        page.wait_for_selector("#perbaikan[open]")
        assert "+tanggal revisi: 14 Januari 2026" in page.text_content("#perbaikan-diff")
        page.click("#perbaikan button:has-text('Batal')")
        assert "Januri" in path.read_text("utf-8")
        page.click("#perbaiki")
        page.click("#perbaikan-tulis")
        until(page, "!document.getElementById('perbaiki')")
        page.wait_for_selector(".halaman text")
    assert "tanggal revisi: 14 Januari 2026\n" in path.read_text("utf-8")
