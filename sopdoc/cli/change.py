"""What `revise`, `approve` and `revoke` share: one definition, a plan, and either the plan's words or its files."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from sopdoc.cli.console import Console
from sopdoc.definitions import find_definitions
from sopdoc.diagnostics import Report
from sopdoc.revision.plan import Make, change, open_definition, preview


def add_file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("path", metavar="FILE", help="berkas definisi")
    parser.add_argument("--dry-run", action="store_true", help="perlihatkan perubahannya tanpa menulis apa pun")


def words(text: str) -> str:
    """Words for one line of a definition."""
    line = " ".join(text.split())
    if not line or not line.isprintable():
        raise argparse.ArgumentTypeError("tulis satu kalimat")
    return line


def run_plan(options: argparse.Namespace, make: Make) -> int:
    """0 when the change is made or shown, 1 when it is refused, 2 when FILE is no definition."""
    console, report = Console(quiet=True), Report()
    definitions = find_definitions([options.path], report)
    if not Path(options.path).is_file() or len(definitions) != 1:
        print(f'"{options.path}" bukan berkas definisi SOP', file=sys.stderr)
        return 2
    if options.dry_run:
        opened = open_definition(definitions[0], report)
        plan = opened and make(opened, report)
        sys.stdout.writelines(preview(plan) if plan else ())
    elif plan := change(definitions[0], make, report):
        print(f"{options.path}: {plan.done}")
    console.show(report)
    return 1 if report.has_galat else 0
