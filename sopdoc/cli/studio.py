"""`sopdoc studio`: SOPs written on their own sheets, in the browser."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from sopdoc.build.order import CACHE
from sopdoc.cli.serve import add_port, serve
from sopdoc.preview.live import Live
from sopdoc.studio.desk import Desk
from sopdoc.studio.shelf import Shelf
from sopdoc.studio.site import Site

OUTPUT = "output"
JOURNALS = "studio"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("path", metavar="PATH", help="berkas definisi atau folder berisi definisi")
    add_port(parser)
    parser.add_argument("-o", "--output", metavar="DIR", default=OUTPUT, help=f"folder buku dan catatan Batalkan (bawaan: {OUTPUT})")


def run(options: argparse.Namespace) -> int:
    """0 when it is stopped, 1 when no port is free, 2 for a path that does not exist."""
    if not Path(options.path).exists():
        print(f'"{options.path}" tidak ada', file=sys.stderr)
        return 2
    live = Live(options.path)
    shelf = Shelf(live.gallery.scope.root, Path(options.output) / CACHE / JOURNALS, Path(options.output))
    return serve(live, Site(live.gallery, Desk(live.gallery, shelf)), options.port, "studio", opened=not options.no_open)
