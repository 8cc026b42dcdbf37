"""`sopdoc portable`: the whole program as one HTML file."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from sopdoc.files import write_whole
from sopdoc.portable.packages import LackingError
from sopdoc.portable.page import portable_page
from sopdoc.system import reason_of

OUTPUT = "sopdoc.html"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("-o", "--output", metavar="FILE", default=OUTPUT, help=f"berkas hasil (bawaan: {OUTPUT})")
    parser.add_argument("--paket", metavar="DIR", help="folder berisi arsip paket npm (bawaan: diambil dengan npm)")


def run(options: argparse.Namespace) -> int:
    """1 when a package or Node.js is lacking, or the file cannot be written."""
    try:
        page = portable_page(Path(options.paket) if options.paket else None)
        write_whole(Path(options.output), page)
    except LackingError as fault:
        print(fault, file=sys.stderr)
        return 1
    except OSError as fault:
        print(f"{options.output} tidak dapat ditulis: {reason_of(fault)}", file=sys.stderr)
        return 1
    size = f"{len(page) / 1e6:.1f}".replace(".", ",")
    print(f"{options.output} ({size} MB)")
    return 0
