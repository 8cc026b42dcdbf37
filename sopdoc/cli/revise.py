"""`sopdoc revise`: opens the next revision of an SOP; the version in force stays frozen beside it."""

from __future__ import annotations

import argparse

from sopdoc.cli.change import add_file, run_plan, words
from sopdoc.cli.tanggal import tanggal, today
from sopdoc.revision.revise import RevisionAsked, plan_revision


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_file(parser)
    parser.add_argument("--ringkasan", required=True, type=words, metavar="TEKS", help="apa yang berubah, satu kalimat")
    parser.add_argument("--tanggal", type=tanggal, metavar="TANGGAL", help="tanggal revisi (bawaan: hari ini)")
    parser.add_argument("--oleh", type=words, metavar="JABATAN", help="yang mengesahkan (bawaan: pejabat di definisi)")
    parser.add_argument("--buka", action="store_true", help="buka revisi sebelum definisinya diubah")


def run(options: argparse.Namespace) -> int:
    """Opens the revision; 1 when it is refused."""
    asked = RevisionAsked(options.ringkasan, options.tanggal or today(options), options.oleh or "", options.buka)
    return run_plan(options, lambda opened, report: plan_revision(opened, asked, report))
