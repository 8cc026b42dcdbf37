"""`sopdoc rules`: all codes with their severity and a line about each."""

from __future__ import annotations

import argparse
import json

from sopdoc.check.pages import PAGES


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", default="text", choices=("text", "json"), metavar="F", help="bentuk daftar: text, json (bawaan: text)")


def run(options: argparse.Namespace) -> int:
    if options.format == "json":
        pages = [{"code": p.code, "severity": p.severity.label, "title": p.title, "rule": p.is_rule} for p in PAGES.values()]
        print(json.dumps(pages, ensure_ascii=False, indent=2))
    else:
        for page in PAGES.values():
            print(f"{page.code}  {page.severity.label:<10}  {page.title}")
    return 0
