"""`sopdoc explain CODE`: the page of one code."""

from __future__ import annotations

import argparse
import sys

from sopdoc.check.pages import PAGES
from sopdoc.model.fields import suggest


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("code", metavar="KODE", help="kode seperti SOP203; huruf kecil atau angkanya saja juga boleh")


def run(options: argparse.Namespace) -> int:
    """Prints the page; 2 for a code that does not exist."""
    code = options.code.upper()
    code = code if code.startswith("SOP") else f"SOP{code}"
    page = PAGES.get(code)
    if page is None:
        print(f'kode "{options.code}" tidak ada; {suggest(code, PAGES)}\nlihat `sopdoc rules`', file=sys.stderr)
        return 2
    print(f"{code} ({page.severity.label}): {page.text}")
    return 0
