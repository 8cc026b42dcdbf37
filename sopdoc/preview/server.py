"""The local server: standard library, a thread a request, at 127.0.0.1 only; what is not allowed is refused before it is read."""

from __future__ import annotations

import errno
import os
import socket
import sys
import threading
import time
from contextlib import suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from sopdoc.preview.answers import Answer, Site, plain
from sopdoc.preview.events import messages
from sopdoc.preview.guard import ADDRESS, HEADERS, Guard, new_token
from sopdoc.preview.live import Live

PORT = 8350             # "35" of PermenPAN-RB 35/2012; the next free one when it is taken
TRIES = 50
CONNECTIONS = 64        # at once; more are closed unanswered
PATIENCE = 20.0         # seconds that a request may take to arrive


class PreviewServer(ThreadingHTTPServer):
    """Serves a site and the events of one `Live`; `guard` knows port and token."""

    daemon_threads = True
    block_on_close = False
    allow_reuse_address = os.name == "posix"       # on Windows it would share a port that is taken
    request_queue_size = 64

    def __init__(self, live: Live, answers: Site, port: int) -> None:
        super().__init__((ADDRESS, port), Handler)
        self.live = live
        self.answers = answers
        self.guard = Guard(self.server_address[1], new_token())
        self._free = threading.BoundedSemaphore(CONNECTIONS)
        self.arriving: dict[socket.socket, float] = {}      # connections whose request is not here yet, and since when

    def server_bind(self) -> None:
        """Without the reverse lookup of the name that HTTPServer does: it may ask the network.

        A server that is begun anew has its port again, though connections of the one before linger: what a browser keeps
        for a page, it keeps for its port.
        """
        if self.allow_reuse_address:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = ADDRESS, self.server_address[1]

    def service_actions(self) -> None:
        """Ends requests that trickle in: a socket's own timeout counts from byte to byte."""
        for link, since in list(self.arriving.items()):
            if time.monotonic() - since > PATIENCE:
                with suppress(OSError):         # it ended by itself
                    link.shutdown(socket.SHUT_RDWR)

    def process_request(self, request: Any, client_address: Any) -> None:
        if self._free.acquire(blocking=False):
            super().process_request(request, client_address)
        else:
            self.shutdown_request(request)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._free.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A page that went away is no event; a fault of ours is shown."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)


class Handler(BaseHTTPRequestHandler):
    """One connection."""

    protocol_version = "HTTP/1.1"
    timeout = PATIENCE
    server: PreviewServer

    def handle_one_request(self) -> None:
        self.server.arriving[self.connection] = time.monotonic()
        try:
            super().handle_one_request()
        finally:
            self._arrived()

    def _arrived(self) -> None:
        self.server.arriving.pop(self.connection, None)

    def do_GET(self) -> None:
        self._arrived()
        refused = self._refused()
        if refused:
            self._send(plain(refused))
            return
        address = urlsplit(self.path)
        path = address.path.removeprefix(f"/{self.server.guard.token}/")
        if path == "api/acara":
            self._stream()
        else:
            query = _query(address.query)
            self._send(plain(HTTPStatus.BAD_REQUEST) if query is None else self.server.answers.get(path, query))

    def do_POST(self) -> None:
        refused = self._refused() or self._body_refused()
        if refused:
            self.close_connection = True        # its body was not read
            self._send(plain(refused))
            return
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self._arrived()
        self._send(self.server.answers.post(self.path.removeprefix(f"/{self.server.guard.token}/"), body))

    def _refused(self) -> HTTPStatus | None:
        head = self.headers
        several = any(len(head.get_all(name, [])) > 1 for name in ("Host", "Origin", "Content-Length"))
        if several or head.get("Transfer-Encoding"):
            return HTTPStatus.BAD_REQUEST
        if self.command == "GET" and head.get("Content-Length", "0") != "0":
            self.close_connection = True
            return HTTPStatus.REQUEST_ENTITY_TOO_LARGE
        return self.server.guard.refuses(
            self.command, self.path, head.get("Host", ""), head.get("Origin"), head.get("Sec-Fetch-Site"),
        )

    def _body_refused(self) -> HTTPStatus | None:
        length = self.headers.get("Content-Length", "")
        if not (length.isascii() and length.isdigit()):
            return HTTPStatus.LENGTH_REQUIRED
        if len(length) > 9 or int(length) > self.server.answers.body:
            return HTTPStatus.REQUEST_ENTITY_TOO_LARGE
        if self.headers.get("Content-Type", "").partition(";")[0].strip() != "application/json":
            return HTTPStatus.UNSUPPORTED_MEDIA_TYPE
        return None

    def _send(self, answer: Answer) -> None:
        self.send_response(answer.status)
        for name, value in {**HEADERS, **answer.headers}.items():
            self.send_header(name, value)
        if answer.status is not HTTPStatus.NO_CONTENT:
            self.send_header("Content-Type", answer.type)
            self.send_header("Content-Length", str(len(answer.content)))
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(answer.content)

    def _stream(self) -> None:
        """Events until the page or the server goes."""
        with self.server.live.events.page() as inbox:
            self.close_connection = True
            if inbox is None:
                if not self.server.live.events.closed:      # a page that hears nothing tries again and finds nobody
                    self._send(plain(HTTPStatus.SERVICE_UNAVAILABLE))
                return
            self.send_response(HTTPStatus.OK)
            for name, value in {**HEADERS, "Content-Type": "text/event-stream; charset=utf-8", "Connection": "close"}.items():
                self.send_header(name, value)
            self.end_headers()
            for message in messages(inbox):
                self.wfile.write(message)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:  # noqa: ARG002 — http.server's own signature
        """Also what http.server itself refuses goes out as plain text under our headers."""
        self.close_connection = True
        status = HTTPStatus.METHOD_NOT_ALLOWED if code == HTTPStatus.NOT_IMPLEMENTED else HTTPStatus(code)
        if not hasattr(self, "request_version"):
            self.request_version = self.protocol_version
        self._send(plain(status))

    def version_string(self) -> str:
        return "sopdoc"

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: addresses hold the token."""


def _query(text: str) -> dict[str, str] | None:
    """The query's values by name; None when there are too many."""
    try:
        return dict(parse_qsl(text, max_num_fields=8))
    except ValueError:
        return None


def open_server(live: Live, answers: Site, port: int = PORT) -> PreviewServer:
    """At `port` or the next free one; raises OSError when none is free."""
    for candidate in range(port, min(port + TRIES, 65536)) if port else (0,):
        try:
            return PreviewServer(live, answers, candidate)
        except OSError as fault:
            if fault.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise
    raise OSError(errno.EADDRINUSE, os.strerror(errno.EADDRINUSE))
