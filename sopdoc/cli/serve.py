"""What `preview` and `studio` share: a local server until it is stopped, and the browser that is opened on it."""

from __future__ import annotations

import argparse
import os
import signal
import sys
import threading
import time
import webbrowser

from sopdoc.preview.answers import Site
from sopdoc.preview.live import Live
from sopdoc.preview.server import PORT, PreviewServer, open_server

REST = 3600       # seconds of sleep at a time, until somebody ends it


def add_port(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=_port, default=PORT, metavar="N", help=f"porta (bawaan: {PORT}, atau yang bebas berikutnya)")
    parser.add_argument("--no-open", action="store_true", help="jangan buka peramban")


def _port(text: str) -> int:
    return whole(text, 0, 65535, "porta")


def whole(text: str, least: int, most: int, what: str) -> int:
    if not (text.isascii() and text.isdigit() and least <= int(text) <= most):
        raise argparse.ArgumentTypeError(f'{what} "{text}" harus bilangan {least} sampai {most}')
    return int(text)


def serve(live: Live, site: Site, port: int, called: str, *, opened: bool) -> int:
    """Until Ctrl-C, or until the system asks to stop; 1 when no port is free."""
    try:
        server = open_server(live, site, port)
    except OSError:
        print(f"tidak ada porta yang bebas mulai {port}; pilih yang lain dengan --port", file=sys.stderr)
        return 1
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    live.start()
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.5}, daemon=True).start()
    try:
        print(f"{called}: {server.guard.url}\nhentikan dengan Ctrl-C", flush=True)
        if opened:
            _open(server)
        while True:
            time.sleep(REST)        # not an event: on Windows nothing but this hears Ctrl-C while it waits
    except KeyboardInterrupt:
        print(f"{called} berhenti", flush=True)
    finally:
        server.shutdown()
        live.stop()
        server.server_close()
    return 0


def _open(server: PreviewServer) -> None:
    """In a browser with windows: one in the terminal would hide our words."""
    if os.name == "nt" or sys.platform == "darwin" or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")):
        webbrowser.open(server.guard.url)
