"""What the local server refuses, and that what it answers is safe to show."""

from __future__ import annotations

import http.client
import re
import socket
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from preview_tools import agency, ask, noted, serving, sop
from tools import PATIENCE, wait_for

from sopdoc.preview.editor import editor_command, fill
from sopdoc.preview.events import PAGES, WAITING, Events, messages
from sopdoc.preview.guard import BODY, HEADERS
from sopdoc.preview.live import Live
from sopdoc.preview.server import CONNECTIONS, PreviewServer, open_server

HOSTILE = '<script>alert(1)</script><img src=x onerror="alert(2)">'


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("pratinjau")
    (root / "rahasia.yaml").write_text("nomor: 1\nnama: RAHASIA\n", "utf-8")
    dinas = agency(root / "dinas", satu=sop("Satu", 4), jahat=sop(f"'{HOSTILE}'", 3), rusak="nomor: 1\nnama: Rusak\n")
    (dinas / "tautan.yaml").symlink_to(root / "rahasia.yaml")
    return dinas


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[PreviewServer]:
    with serving(folder) as made:
        yield made


def post(server: PreviewServer, body: bytes, **headers: str) -> int:
    origin = {"Origin": f"http://127.0.0.1:{server.guard.port}", "Content-Type": "application/json"}
    return ask(server, "api/buka", "POST", body, {**origin, **{name.replace("_", "-"): value for name, value in headers.items()}}).status


def raw(server: PreviewServer, request: bytes) -> bytes:
    """The first bytes of the answer to exactly these bytes."""
    with socket.create_connection(("127.0.0.1", server.guard.port), timeout=PATIENCE) as link:
        link.sendall(request)
        return link.recv(400)


def trickle(server: PreviewServer) -> None:
    """Sends a request that never ends, byte by byte."""
    with socket.create_connection(("127.0.0.1", server.guard.port), timeout=PATIENCE) as link:
        wait_for(lambda: link.sendall(b"G"), "the end of a slow request")


def test_the_page_and_its_files_are_served(server: PreviewServer) -> None:
    assert b"<!doctype html>" in ask(server, "").body
    assert [ask(server, name).status for name in ("preview.css", "main.js", "sheet.js", "list.js", "panel.js")] == [200] * 5


def test_every_answer_carries_the_protecting_headers(server: PreviewServer) -> None:
    for path in ("", "main.js", "api/daftar", "api/sop?id=dinas/satu", "tidak-ada"):
        headers = ask(server, path).headers
        assert {name: headers.get(name.lower()) for name in HEADERS} == HEADERS


def test_the_policy_allows_nothing_inline_and_nothing_from_elsewhere(server: PreviewServer) -> None:
    policy = ask(server, "").headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy


def test_the_page_names_no_address_elsewhere(server: PreviewServer) -> None:
    for name in ("", "preview.css", "main.js", "sheet.js", "marks.js", "list.js", "panel.js", "keys.js", "dom.js"):
        text = ask(server, name).body.decode().replace("http://www.w3.org/2000/svg", "")
        assert "//" not in re.sub(r"^\s*//.*$|\s// .*$", "", text, flags=re.MULTILINE)


@pytest.mark.parametrize("token", ["", "x", "../", "..%2f"])
def test_without_the_token_nothing_is_there(server: PreviewServer, token: str) -> None:
    assert ask(server, "api/daftar", token=token).status == 404


def test_a_token_that_only_begins_well_is_wrong(server: PreviewServer) -> None:
    assert ask(server, "api/daftar", token=server.guard.token[:-1]).status == 404
    assert ask(server, "api/daftar", token=server.guard.token + "x").status == 404


def test_two_previews_have_two_tokens(server: PreviewServer, folder: Path) -> None:
    with serving(folder) as other:
        assert other.guard.token != server.guard.token
        assert len(other.guard.token) >= 32


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1:1", "evil.example:{port}", "127.0.0.1.evil.example:{port}", ""])
def test_another_host_is_refused(server: PreviewServer, host: str) -> None:
    assert ask(server, "", headers={"Host": host.format(port=server.guard.port)}).status == 421


def test_localhost_is_the_same_machine(server: PreviewServer) -> None:
    assert ask(server, "", headers={"Host": f"localhost:{server.guard.port}"}).status == 200


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1", "http://localhost:{port}", "https://127.0.0.1:{port}"])
def test_another_origin_is_refused(server: PreviewServer, origin: str) -> None:
    assert ask(server, "api/daftar", headers={"Origin": origin.format(port=server.guard.port)}).status == 403


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_request_that_another_site_began_is_refused(server: PreviewServer, site: str) -> None:
    assert ask(server, "api/daftar", headers={"Sec-Fetch-Site": site}).status == 403


def test_no_other_origin_is_ever_allowed_to_read(server: PreviewServer) -> None:
    assert "access-control-allow-origin" not in ask(server, "api/daftar").headers


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "HEAD", "TRACE", "CONNECT", "BREW"])
def test_other_methods_are_refused(server: PreviewServer, method: str) -> None:
    assert ask(server, "api/daftar", method).status == 405


@pytest.mark.parametrize("path", [
    "../dinas/satu.yaml", "..%2f..%2fetc%2fpasswd", "%2e%2e/%2e%2e/etc/passwd", "/etc/passwd", "profil/permenpan-35-2012.yaml", "satu.yaml",
    "api/sop?id=../rahasia", "api/sop?id=/etc/passwd", "api/sop?id=dinas/../dinas/satu", "api/sop?id=rahasia", "unduh/pdf?id=../rahasia",
    "unduh/exe?id=dinas/satu", "api/sop", "api/", "unduh/", "api/sop?id=dinas/satu%00", "index.html/", "./index.html",
])
def test_no_path_leads_anywhere_else(server: PreviewServer, path: str) -> None:
    assert ask(server, path).status == 404


def test_a_link_out_of_the_folder_is_not_read(server: PreviewServer) -> None:
    reply = ask(server, "api/daftar")
    assert {sop["kunci"] for sop in reply.data["sop"]} == {"satu", "jahat", "rusak"}
    assert "tautan.yaml" in reply.data["pesan"][0]
    assert b"RAHASIA" not in reply.body


def test_an_agency_that_is_a_link_out_of_the_folder_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "luar.yaml").write_text("kop: [RAHASIA]\n", "utf-8")
    folder = tmp_path / "dinas"
    folder.mkdir()
    (folder / "satu.yaml").write_text(sop("Satu", 3), "utf-8")
    (folder / "instansi.yaml").symlink_to(tmp_path / "luar.yaml")
    with serving(folder) as server:
        assert ask(server, "api/daftar").data["sop"] == []


def test_a_file_is_shown_alone(folder: Path) -> None:
    with serving(folder / "satu.yaml") as server:
        assert [sop["id"] for sop in ask(server, "api/daftar").data["sop"]] == ["dinas/satu"]


def test_a_long_address_is_refused(server: PreviewServer) -> None:
    assert ask(server, "api/sop?id=" + "x" * 3000).status == 414
    assert ask(server, "x" * 70000).status == 414


def test_too_many_headers_are_refused(server: PreviewServer) -> None:
    assert ask(server, "", headers={f"X-{n}": "y" for n in range(150)}).status == 431


def test_too_many_values_are_refused(server: PreviewServer) -> None:
    assert ask(server, "api/sop?" + "&".join(f"a{n}=1" for n in range(50))).status == 400


def test_a_get_with_a_body_is_refused(server: PreviewServer) -> None:
    assert ask(server, "api/daftar", "GET", b"x").status == 413


def test_two_hosts_are_refused(server: PreviewServer) -> None:
    own = f"Host: 127.0.0.1:{server.guard.port}\r\n"
    assert b" 400 " in raw(server, f"GET /{server.guard.token}/ HTTP/1.1\r\n{own}{own}\r\n".encode())


def test_nonsense_is_refused_as_plain_text(server: PreviewServer) -> None:
    answer = raw(server, b"<script>alert(1)</script> nonsense\r\n\r\n")
    assert b"<script>" not in answer


def test_a_chunked_body_is_refused(server: PreviewServer) -> None:
    assert post(server, b"", Transfer_Encoding="chunked") == 400


@pytest.mark.parametrize(("headers", "status"), [
    ({"Content_Type": "text/plain"}, 415), ({"Content_Type": "application/x-www-form-urlencoded"}, 415),
    ({"Origin": "https://evil.example"}, 403), ({"Host": "evil.example"}, 421),
    ({"Content_Length": "-1"}, 411), ({"Content_Length": "x"}, 411), ({"Content_Length": "99999999999999"}, 413),
])
def test_a_post_from_elsewhere_or_of_another_kind_is_refused(server: PreviewServer, headers: dict[str, str], status: int) -> None:
    assert post(server, b"{}", **headers) == status


def test_a_post_without_origin_is_refused(server: PreviewServer) -> None:
    assert ask(server, "api/buka", "POST", b"{}", {"Content-Type": "application/json"}).status == 403


def test_a_large_post_is_refused_unread(server: PreviewServer) -> None:
    assert post(server, b"x" * (BODY + 1)) == 413


@pytest.mark.parametrize("body", [
    b"", b"{", b"[]", b"{}", b"\xff", b"null", b"NaN", b"9" * BODY, b'"\\ud800"',
    b"[" * BODY, b'{"id":' * (BODY // 6), b"[" * 2000 + b"]" * 2000,
    b'{"id": "dinas/satu", "berkas": "sop", "baris": "1", "kolom": 1}', b'{"id": 1, "berkas": "sop", "baris": 1, "kolom": 1}',
    b'{"id": "dinas/satu", "berkas": "sop", "baris": 0, "kolom": 1}', b'{"id": "dinas/satu", "berkas": "sop", "baris": true, "kolom": 1}',
])
def test_a_post_of_the_wrong_shape_is_refused(server: PreviewServer, body: bytes) -> None:
    assert post(server, body) == 400


def test_posts_go_nowhere_else(server: PreviewServer) -> None:
    origin = {"Origin": f"http://127.0.0.1:{server.guard.port}", "Content-Type": "application/json"}
    assert ask(server, "api/sop?id=dinas/satu", "POST", b"{}", origin).status == 404


def test_without_an_editor_none_is_opened(server: PreviewServer) -> None:
    assert post(server, b'{"id": "dinas/satu", "berkas": "sop", "baris": 3, "kolom": 1}') == 501


def test_the_editor_opens_the_file_that_the_page_shows_and_no_other(folder: Path, tmp_path: Path) -> None:
    note = tmp_path / "dibuka.txt"
    program = "import sys; open(sys.argv[1], 'w').write(' '.join(sys.argv[2:]))"
    command = (sys.executable, "-c", program, str(note), "{file}", "{line}", "{column}")
    with serving(folder, command) as server:
        assert post(server, b'{"id": "dinas/satu", "berkas": "/etc/passwd", "baris": 3, "kolom": 1}') == 404
        assert post(server, b'{"id": "../rahasia", "berkas": "sop", "baris": 3, "kolom": 1}') == 404
        assert post(server, b'{"id": "dinas/satu", "berkas": "sop", "baris": 3, "kolom": 2}') == 204
        assert noted(note) == f"{folder / 'satu.yaml'} 3 2"


def test_an_editor_command_is_words_and_never_a_shell(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOPDOC_EDITOR", "code -g '{file}:{line}:{column}'")
    command = editor_command(None)
    assert fill(command, Path("/a b/$(rm).yaml"), 4, 2) == ["code", "-g", "/a b/$(rm).yaml:4:2"]
    assert fill(editor_command("gedit"), Path("/x.yaml"), 4, 2) == ["gedit", "/x.yaml"]
    assert fill(editor_command("e {file}"), Path("/{line}.yaml"), 4, 2) == ["e", "/{line}.yaml"]


def test_an_editor_that_is_not_there_is_told(folder: Path) -> None:
    with serving(folder, ("penyunting-yang-tidak-ada", "{file}")) as server:
        assert post(server, b'{"id": "dinas/satu", "berkas": "sop", "baris": 3, "kolom": 1}') == 500


def test_hostile_words_are_data_only(server: PreviewServer) -> None:
    reply = ask(server, "api/sop?id=dinas/jahat")
    assert reply.headers["content-type"].startswith("application/json")
    assert reply.data["nama"] == HOSTILE
    assert all("<script" not in page["svg"] for page in reply.data["halaman"])


def test_a_broken_definition_is_answered_with_its_diagnostics(server: PreviewServer) -> None:
    data = ask(server, "api/sop?id=dinas/rusak").data
    assert data["basi"]
    assert data["diagnostik"]


@pytest.mark.parametrize(("path", "start"), [
    ("unduh/pdf?id=dinas/satu", b"%PDF"), ("unduh/docx?id=dinas/satu", b"PK"), ("unduh/svg?id=dinas/satu&halaman=1", b"<svg"),
    ("unduh/svg?id=dinas/satu&halaman=2&alur=1", b"<svg"),
])
def test_documents_can_be_downloaded(server: PreviewServer, path: str, start: bytes) -> None:
    reply = ask(server, path)
    assert reply.status == 200
    assert reply.body.startswith(start)
    assert reply.headers["content-disposition"].startswith("attachment")


def test_png_is_downloaded_or_says_what_is_missing(server: PreviewServer) -> None:
    reply = ask(server, "unduh/png?id=dinas/satu&halaman=1&dpi=72")
    assert reply.body.startswith(b"\x89PNG") if find_spec("pypdfium2") else b"pip install" in reply.body


@pytest.mark.parametrize("query", ["halaman=99", "halaman=0", "halaman=1&alur=1"])
def test_a_page_that_is_not_there_is_not_found(server: PreviewServer, query: str) -> None:
    assert ask(server, f"unduh/svg?id=dinas/satu&{query}").status == 404


def test_a_port_that_is_taken_leads_to_the_next(folder: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        live = Live(str(folder))
        server = open_server(live, (), port)
        server.server_close()
        live.events.close()
    assert port < server.guard.port < port + 50


def test_a_server_that_is_begun_anew_has_its_port_again(folder: Path) -> None:
    live = Live(str(folder))
    first = open_server(live, (), 0)
    with socket.create_connection(("127.0.0.1", first.guard.port), timeout=PATIENCE):
        first.socket.accept()[0].close()       # ended by the server first: the connection lingers at its port
        first.server_close()
    again = open_server(live, (), first.guard.port)
    again.server_close()
    live.events.close()
    assert again.guard.port == first.guard.port


def test_it_listens_on_this_machine_only(server: PreviewServer) -> None:
    assert server.socket.getsockname()[0] == "127.0.0.1"


def test_connections_are_bounded_and_come_free_again(server: PreviewServer) -> None:
    links = [socket.create_connection(("127.0.0.1", server.guard.port), timeout=PATIENCE) for _ in range(CONNECTIONS + 5)]
    try:
        assert links[-1].recv(1) == b""         # closed unanswered
    finally:
        for link in links:
            link.close()

    def free() -> bool:
        try:
            return ask(server, "api/daftar").status == 200
        except (ConnectionError, http.client.HTTPException):
            return False

    wait_for(free, "a connection that came free")


def test_a_request_that_trickles_in_is_ended(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sopdoc.preview.server.PATIENCE", 0.3)
    with serving(folder) as server, pytest.raises(ConnectionError):
        trickle(server)


def test_a_page_that_falls_behind_is_ended_and_may_come_again() -> None:
    events = Events()
    with events.page() as inbox:
        assert inbox is not None
        for number in range(WAITING + 1):
            events.publish({"nomor": number})
        stream = messages(inbox)
        assert [next(stream), next(stream, None)] == [b"retry: 500\n\n", None]
        assert not events.watched.is_set()


def test_open_pages_are_bounded() -> None:
    events = Events()
    pages = [events.page() for _ in range(PAGES + 1)]
    boxes = [page.__enter__() for page in pages]
    assert boxes[-1] is None
    for page in pages:
        page.__exit__(None, None, None)
    assert not events.watched.is_set()


def test_stopping_ends_open_streams(folder: Path) -> None:
    with serving(folder) as server:
        link = socket.create_connection(("127.0.0.1", server.guard.port), timeout=PATIENCE)
        link.sendall(f"GET /{server.guard.token}/api/acara HTTP/1.1\r\nHost: 127.0.0.1:{server.guard.port}\r\n\r\n".encode())
        assert b"text/event-stream" in link.recv(2000)
    wait_for(lambda: not link.recv(2000), "the end of the stream")
    link.close()
