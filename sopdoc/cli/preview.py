"""`sopdoc preview`: the finished sheets on a local page that follows every save, or as pictures."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from sopdoc.cli.console import Console
from sopdoc.cli.serve import add_port, serve, whole
from sopdoc.compiler import Compiler
from sopdoc.definitions import Definition, find_definitions
from sopdoc.diagnostics import Report, Severity
from sopdoc.files import write_whole
from sopdoc.preview.answers import RASTER, Answers
from sopdoc.preview.editor import editor_command
from sopdoc.preview.live import Live
from sopdoc.preview.pictures import DPI, LEAST_DPI, MOST_DPI, NoRasterError, Picture, png_pictures, svg_pictures
from sopdoc.preview.view import Shown, show
from sopdoc.system import reason_of

OUTPUT = "output"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("path", metavar="PATH", help="berkas definisi atau folder berisi definisi")
    add_port(parser)
    parser.add_argument("--editor", metavar="CMD", help='perintah penyunting, misalnya "code -g {file}:{line}" (bawaan: $SOPDOC_EDITOR)')
    parser.add_argument("--png", action="store_true", help="simpan gambar PNG tiap halaman, lalu selesai")
    parser.add_argument("--svg", action="store_true", help="simpan gambar SVG tiap halaman, lalu selesai")
    parser.add_argument("-o", "--output", metavar="DIR", help=f"folder gambar (bawaan: {OUTPUT})")
    parser.add_argument("--alur", action="store_true", help="gambar alurnya saja")
    parser.add_argument("--halaman", type=_halaman, default=(), metavar="N,N", help="gambar halaman ini saja (bawaan: semua)")
    parser.add_argument("--dpi", type=_dpi, metavar="N", help=f"kehalusan PNG, {LEAST_DPI} sampai {MOST_DPI} (bawaan: {DPI})")


def _dpi(text: str) -> int:
    return whole(text, LEAST_DPI, MOST_DPI, "kehalusan")


def _halaman(text: str) -> tuple[int, ...]:
    return tuple(whole(part.strip(), 1, 9999, "halaman") for part in text.split(","))


def run(options: argparse.Namespace) -> int:
    """Pictures: 1 when one is missing.  The page: 0 when it is stopped.  2 for a path that does not exist and options without sense."""
    pictures = options.png or options.svg
    if not Path(options.path).exists():
        return _refuse(f'"{options.path}" tidak ada')
    if not pictures and (options.alur or options.halaman or options.dpi or options.output):
        return _refuse("--output, --alur, --halaman, dan --dpi hanya berlaku bersama --png atau --svg")
    if options.dpi and not options.png:
        return _refuse("--dpi hanya berlaku bersama --png")
    return _pictures(options) if pictures else _serve(options)


def _refuse(text: str) -> int:
    print(text, file=sys.stderr)
    return 2


def _pictures(options: argparse.Namespace) -> int:
    console, report, compiler, whole = Console(quiet=True), Report(), Compiler(), True
    definitions = find_definitions([options.path], report)
    console.show(report)
    for definition in definitions:
        compiled = compiler.compile(definition)
        console.show(compiled.report)
        shown = show(compiled)
        if shown is None:
            continue
        for text in _missing(shown, options):
            print(f"{definition.shown}: {text}", file=sys.stderr)
            whole = False
        try:
            _write(_draw(shown, options), definition, Path(options.output or OUTPUT))
        except NoRasterError:
            return _refuse(RASTER.replace("python3", sys.executable))
        except OSError as fault:
            print(f"{options.output or OUTPUT} tidak dapat ditulis: {reason_of(fault)}", file=sys.stderr)
            return 1
    return 0 if whole and not console.count(Severity.GALAT) else 1


def _missing(shown: Shown, options: argparse.Namespace) -> Iterator[str]:
    """Why a page that was asked for has no picture."""
    for number in options.halaman:
        if number > len(shown.places):
            yield f"halaman {number} tidak ada; SOP ini {len(shown.places)} halaman"
        elif options.alur and not shown.places[number - 1].alur:
            yield f"halaman {number} tidak memuat alur"


def _draw(shown: Shown, options: argparse.Namespace) -> tuple[Picture, ...]:
    parts = shown.places if options.alur else None
    svg = svg_pictures(shown.sheets, parts, options.halaman) if options.svg else ()
    png = png_pictures(shown.sheets, parts, options.halaman, options.dpi or DPI) if options.png else ()
    return svg + png


def _write(pictures: tuple[Picture, ...], definition: Definition, output: Path) -> None:
    for picture in pictures:
        path = output / definition.target.with_name(definition.target.name + picture.ending)
        write_whole(path, picture.content)
        print(path)


def _serve(options: argparse.Namespace) -> int:
    try:
        command = editor_command(options.editor)
    except ValueError as fault:
        return _refuse(f"--editor tidak terbaca: {fault}")
    live = Live(options.path)
    return serve(live, Answers(live.gallery, command), options.port, "pratinjau", opened=not options.no_open)
