"""`sopdoc revoke`: an SOP is withdrawn."""

from __future__ import annotations

import argparse

from sopdoc.cli.change import add_file, run_plan
from sopdoc.cli.tanggal import tanggal
from sopdoc.revision.approve import plan_revocation


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_file(parser)
    parser.add_argument("--tanggal", required=True, type=tanggal, metavar="TANGGAL", help="tanggal pencabutan")


def run(options: argparse.Namespace) -> int:
    """Withdraws; 1 when it is refused."""
    return run_plan(options, lambda opened, report: plan_revocation(opened, options.tanggal, report))
