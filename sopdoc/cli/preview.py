"""`sopdoc preview`: the finished sheets on a local page that follows every save, or as pictures."""

from __future__ import annotations

import argparse
import os
import signal
import sys
import threading
import webbrowser
from pathlib import Path

from sopdoc.cli.console import Console
from sopdoc.compiler import Compiler
from sopdoc.definitions import Definition, find_definitions
from sopdoc.diagnostics import Report, Severity
from sopdoc.files import write_whole
from sopdoc.preview.answers import RASTER
from sopdoc.preview.editor import editor_command
from sopdoc.preview.live import Live
from sopdoc.preview.pictures import DPI, LEAST_DPI, MOST_DPI, NoRasterError, Picture, png_pictures, svg_pictures
from sopdoc.preview.server import PORT, PreviewServer, open_server
from sopdoc.preview.view import Shown, show

HELP = "Tampilkan lembar SOP di peramban dan ikuti setiap penyimpanan, atau simpan gambarnya."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("path", metavar="PATH", help="berkas definisi atau folder berisi definisi")
    parser.add_argument("--port", type=_port, default=PORT, metavar="N", help=f"porta (bawaan: {PORT}, atau yang bebas berikutnya)")
    parser.add_argument("--editor", metavar="CMD", help='perintah penyunting, misalnya "code -g {file}:{line}" (bawaan: $SOPDOC_EDITOR)')
    parser.add_argument("--no-open", action="store_true", help="jangan buka peramban")
    parser.add_argument("--png", action="store_true", help="simpan gambar PNG tiap halaman, lalu selesai")
    parser.add_argument("--svg", action="store_true", help="simpan gambar SVG tiap halaman, lalu selesai")
    parser.add_argument("-o", "--output", default="output", metavar="DIR", help="folder gambar (bawaan: output)")
    parser.add_argument("--alur", action="store_true", help="gambar alurnya saja")
    parser.add_argument("--halaman", type=_halaman, default=(), metavar="N,N", help="gambar halaman ini saja (bawaan: semua)")
    parser.add_argument("--dpi", type=_dpi, default=DPI, metavar="N", help=f"kehalusan PNG, {LEAST_DPI} sampai {MOST_DPI} (bawaan: {DPI})")


def _port(text: str) -> int:
    return _whole(text, 0, 65535, "porta")


def _dpi(text: str) -> int:
    return _whole(text, LEAST_DPI, MOST_DPI, "kehalusan")


def _halaman(text: str) -> tuple[int, ...]:
    return tuple(_whole(part.strip(), 1, 9999, "halaman") for part in text.split(","))


def _whole(text: str, least: int, most: int, what: str) -> int:
    if not (text.isascii() and text.isdigit() and least <= int(text) <= most):
        raise argparse.ArgumentTypeError(f'{what} "{text}" harus bilangan {least} sampai {most}')
    return int(text)


def run(options: argparse.Namespace) -> int:
    """Pictures: 1 when a definition has errors.  The page: 0 when it is stopped.  2 for a path that does not exist."""
    if not Path(options.path).exists():
        print(f'"{options.path}" tidak ada', file=sys.stderr)
        return 2
    return _pictures(options) if options.png or options.svg else _serve(options)


def _pictures(options: argparse.Namespace) -> int:
    console, report, compiler = Console(quiet=True), Report(), Compiler()
    definitions = find_definitions([options.path], report)
    console.show(report)
    for definition in definitions:
        compiled = compiler.compile(definition)
        console.show(compiled.report)
        shown = show(compiled)
        if shown is None:
            continue
        try:
            _write(_draw(shown, options), definition, Path(options.output))
        except NoRasterError:
            print(RASTER.replace("python3", sys.executable), file=sys.stderr)
            return 2
        except OSError as fault:
            print(f"{options.output} tidak dapat ditulis: {fault.strerror}", file=sys.stderr)
            return 1
    return 1 if console.count(Severity.GALAT) else 0


def _draw(shown: Shown, options: argparse.Namespace) -> tuple[Picture, ...]:
    parts = shown.places if options.alur else None
    svg = svg_pictures(shown.sheets, parts, options.halaman) if options.svg else ()
    png = png_pictures(shown.sheets, parts, options.halaman, options.dpi) if options.png else ()
    return svg + png


def _write(pictures: tuple[Picture, ...], definition: Definition, output: Path) -> None:
    for picture in pictures:
        path = output / definition.target.with_name(definition.target.name + picture.ending)
        write_whole(path, picture.content)
        print(path)


def _serve(options: argparse.Namespace) -> int:
    """Until Ctrl-C, or until the system asks to stop."""
    try:
        command = editor_command(options.editor)
    except ValueError as fault:
        print(f"--editor tidak terbaca: {fault}", file=sys.stderr)
        return 2
    live = Live(options.path)
    try:
        server = open_server(live, command, options.port)
    except OSError as fault:
        print(f"tidak ada porta yang bebas mulai {options.port}: {fault.strerror}", file=sys.stderr)
        return 1
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    live.start()
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.5}, daemon=True).start()
    try:
        print(f"pratinjau: {server.guard.url}\nhentikan dengan Ctrl-C", flush=True)
        _open(server, options.no_open)
        threading.Event().wait()
    except KeyboardInterrupt:
        print("pratinjau berhenti", flush=True)
    finally:
        server.shutdown()
        live.stop()
        server.server_close()
    return 0


def _open(server: PreviewServer, unwanted: bool) -> None:
    """In a browser with windows: one in the terminal would hide our words."""
    screen = os.name == "nt" or sys.platform == "darwin" or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
    if screen and not unwanted:
        webbrowser.open(server.guard.url)
