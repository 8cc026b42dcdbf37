"""The `sopdoc` command: one module per subcommand, loaded when it is called.

Exit status: 0 all well, 1 errors in definitions, 2 wrong usage.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from sopdoc import __version__
from sopdoc.cli import build, check, explain, fmt, new, rules, schema

COMMANDS = {"build": build, "check": check, "explain": explain, "rules": rules, "fmt": fmt, "new": new, "schema": schema}


def make_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="sopdoc", description="Menyusun lembar SOP (PDF dan DOCX) dari definisi YAML.")
    parser.add_argument("--version", action="version", version=f"sopdoc {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="PERINTAH")
    for name, module in COMMANDS.items():
        command = commands.add_parser(name, help=module.HELP, description=module.HELP)
        module.add_arguments(command)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one subcommand; argparse itself ends wrong usage with status 2."""
    options = make_parser().parse_args(arguments)
    try:
        status: int = COMMANDS[options.command].run(options)
    except KeyboardInterrupt:
        print("dihentikan", file=sys.stderr)
        return 130
    return status
