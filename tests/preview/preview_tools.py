"""A preview for tests: its folder, its server in this process, plain requests to it, and pages of a real Chromium."""

from __future__ import annotations

import http.client
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools import PATIENCE, wait_for

from sopdoc.preview.answers import Answers
from sopdoc.preview.live import Live
from sopdoc.preview.server import PreviewServer, open_server

Page = Any      # playwright's, which is there only with the test extra

KEPALA = """\
nomor: 001/UJI/2026
nama: {nama}
tanggal pembuatan: 2026-01-12
tanggal efektif: 2026-02-02
disahkan oleh: {{jabatan: Kepala Dinas Uji, nama: Arif Setiadharma, nip: 19760517 200112 1 003}}
dasar hukum: [Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik]
pelaksana:
  a: Petugas
  b: Kepala Seksi
  c: Kepala Bidang
kegiatan:
"""


def sop(nama: str = "Layanan Uji", steps: int = 15, extra: str = "") -> str:
    """A definition of at least three steps with a decision in its middle; `extra` is put at its end."""
    rows = []
    for number in range(1, steps + 1):
        row = f"  - uraian: Langkah nomor {number} dari layanan ini\n    pelaksana: {'abc'[number % 3]}\n    waktu: 5 menit\n"
        if number == max(2, steps // 2):
            row += "    cabang:\n      Ya: lanjut\n      Tidak: 1\n"
        rows.append(row)
    return KEPALA.format(nama=nama) + "".join(rows) + extra


def line_of(path: Path, words: str) -> int:
    """The line, from 1, that holds these words."""
    return next(number for number, line in enumerate(path.read_text("utf-8").splitlines(), 1) if words in line)


def agency(folder: Path, **texts: str) -> Path:
    """An agency with these definitions, by file name; every flow begins a page of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "instansi.yaml").write_text("kop: [PEMERINTAH KABUPATEN UJI]\npenyesuaian: {gabung: tidak}\n", "utf-8")
    for name, text in texts.items():
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    return folder


def rename_save(path: Path, text: str) -> None:
    """As many editors save: a new file takes the old one's place."""
    temporary = path.with_name(f".{path.name}.tmp")
    temporary.write_text(text, "utf-8")
    temporary.replace(path)


@contextmanager
def serving(path: Path, editor: tuple[str, ...] = ()) -> Iterator[PreviewServer]:
    """The preview of a path at a free port; stopped at the end whatever happens."""
    live = Live(str(path))
    server = open_server(live, Answers(live.gallery, editor), 0)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    live.start()
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        live.stop()
        server.server_close()
        thread.join(timeout=PATIENCE)


@dataclass(frozen=True, slots=True)
class Reply:
    """What a request got."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def data(self) -> Any:
        return json.loads(self.body)


def ask(
    server: PreviewServer, path: str, method: str = "GET", body: bytes | None = None, headers: dict[str, str] | None = None, *,
    token: str | None = None,
) -> Reply:
    """One request; `path` after the token, which is the right one unless told otherwise."""
    connection = http.client.HTTPConnection("127.0.0.1", server.guard.port, timeout=PATIENCE)
    try:
        connection.request(method, f"/{server.guard.token if token is None else token}/{path}", body, headers or {})
        answer = connection.getresponse()
        return Reply(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())
    finally:
        connection.close()


@contextmanager
def opened(
    browser: Any, server: PreviewServer, id: str = "", sheet: bool = True, *, faults_expected: bool = False, first: str = "",
) -> Iterator[Page]:
    """The preview in a page of its own, after the script `first`; what the page complains about fails the test, unless expected."""
    context = browser.new_context(viewport={"width": 1500, "height": 900}, accept_downloads=True)
    context.set_default_timeout(PATIENCE * 1000)
    if first:
        context.add_init_script(first)
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda request: None if request.url.startswith((server.guard.url, "data:", "blob:")) else faults.append(request.url))
    page.goto(server.guard.url + (f"#{id.replace('/', '%2F')}" if id else ""))
    if sheet:
        page.wait_for_selector(".halaman text")
    try:
        yield page
        assert faults_expected or faults == []
    finally:
        context.close()


def until(page: Page, condition: str) -> None:
    """Waits for a JavaScript condition; asked from outside, since the page's own policy forbids playwright's way of it."""
    wait_for(lambda: page.evaluate(condition), condition)


def noted(note: Path) -> str:
    """What an editor that was begun wrote down."""
    return wait_for(lambda: note.exists() and note.read_text("utf-8"), f"the editor's {note.name}") or ""
