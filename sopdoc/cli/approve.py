"""`sopdoc approve`: what the definition says now is approved, in force and frozen."""

from __future__ import annotations

import argparse

from sopdoc.cli.change import add_file, run_plan, words
from sopdoc.cli.tanggal import tanggal
from sopdoc.revision.approve import ApprovalAsked, plan_approval


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_file(parser)
    parser.add_argument("--tanggal", required=True, type=tanggal, metavar="TANGGAL", help="tanggal pengesahan")
    parser.add_argument("--efektif", type=tanggal, metavar="TANGGAL", help="tanggal mulai berlaku (bawaan: tanggal pengesahan)")
    parser.add_argument("--nomor", type=words, metavar="NOMOR", help="nomor SOP (bawaan: yang tertulis di definisi)")


def run(options: argparse.Namespace) -> int:
    """Approves; 1 when it is refused."""
    asked = ApprovalAsked(options.tanggal, options.efektif or options.tanggal, options.nomor or "")
    return run_plan(options, lambda opened, report: plan_approval(opened, asked, report))
