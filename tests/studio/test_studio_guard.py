"""Who may write: only our own page, at our own address, with bounded requests, inside the folder."""

from __future__ import annotations

import http.client
import json
from typing import Any

import pytest
from studio_page import StudioPage
from studio_tools import ID, SOP

from sopdoc.studio.site import BODY

GESTURE = {"jenis": "Isi", "jalur": ["nomor"], "teks": "2"}


def post(page: StudioPage, body: bytes, **headers: str) -> int:
    """To the page's own address, as anybody on this machine could."""
    _, _, host, token, *_ = page.page.url.split("/")
    link = http.client.HTTPConnection(host, timeout=30)
    own = {"Origin": f"http://{host}", "Content-Type": "application/json", "Host": host}
    link.request("POST", f"/{token}/api/tanya", body, own | {name.replace("_", "-"): value for name, value in headers.items()})
    status = link.getresponse().status
    link.close()
    return status


def request(page: StudioPage) -> bytes:
    sidik = page.page.evaluate("async () => (await import(`${location.pathname}studio.js`)).state.lembar.sidik")
    return json.dumps({"jenis": "Ubah", "id": ID, "sidik": sidik, "gerak": GESTURE}).encode()


@pytest.mark.parametrize(("headers", "status"), [
    ({"Origin": "http://jahat.example"}, 403), ({"Host": "jahat.example"}, 421), ({"Sec_Fetch_Site": "cross-site"}, 403),
    ({"Content_Type": "text/plain"}, 415),
])
def test_another_origin_cannot_write(page: StudioPage, headers: dict[str, str], status: int) -> None:
    assert post(page, request(page), **headers) == status
    assert page.text == SOP


def test_our_own_page_can(page: StudioPage) -> None:
    assert post(page, request(page)) == 200
    page.says("nomor: 2 ")


def test_requests_are_bounded_and_believed_in_nothing(page: StudioPage) -> None:
    assert post(page, b"", Content_Length=str(BODY + 1)) == 413       # refused before it is read
    assert post(page, b'{"jenis": "Hapus", "id": "/etc/passwd"}') == 400
    assert page.text == SOP


def test_a_page_of_another_origin_can_neither_read_nor_write(page: StudioPage, browser: Any) -> None:
    """In Chromium itself: a page that knows even the token."""
    context = browser.new_context()
    other = context.new_page()
    other.route("http://jahat.example/*", lambda route: route.fulfill(body="<title>jahat</title>", content_type="text/html"))
    other.goto("http://jahat.example/")
    found = other.evaluate("""async ([url, body]) => {
        try {
            const answer = await fetch(`${url}api/tanya`, { method: "POST", body });
            return answer.status;
        } catch (fault) {
            return String(fault);
        }
    }""", [page.page.url.partition("#")[0], request(page).decode()])
    context.close()
    assert "TypeError" in str(found)
    assert page.text == SOP
