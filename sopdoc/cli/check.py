"""`sopdoc check`: definitions → everything that is wrong or doubtful about them, on standard output."""

from __future__ import annotations

import argparse
import gc
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from sopdoc.check.weigh import by_weight, mend_first
from sopdoc.checking import Checker, LayOut
from sopdoc.cli.console import Console, source_of
from sopdoc.cli.formats import FORMATS
from sopdoc.cli.mend import mend
from sopdoc.cli.screen import as_data, coloured
from sopdoc.cli.tanggal import tanggal
from sopdoc.cli.terminal import escape, format_diagnostic
from sopdoc.definitions import find_definitions
from sopdoc.diagnostics import Diagnostic, Report, Severity

_FAIL_ON = {"galat": Severity.GALAT, "peringatan": Severity.PERINGATAN}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", metavar="PATH", help="berkas definisi atau folder berisi definisi")
    names = ("full", *FORMATS)
    parser.add_argument("--format", default="full", choices=names, metavar="F", help=f"bentuk laporan: {', '.join(names)} (bawaan: full)")
    fail_on = f"status 1 bila ada yang separah ini: {', '.join(_FAIL_ON)} (bawaan: galat)"
    parser.add_argument("--fail-on", default="galat", choices=tuple(_FAIL_ON), metavar="TINGKAT", help=fail_on)
    strict = "status 1 juga selama masih ada komentar RAGU dari `sopdoc import`"
    parser.add_argument("--ketat", action="store_true", help=strict)
    parser.add_argument("--tata-letak", action="store_true", help="susun juga lembarnya, agar kesulitan tata letak ikut dilaporkan")
    today = 'hari peninjauan, misalnya "2026-06-30"; tanpa ini tanggal terbaru di instansi yang dipakai'
    parser.add_argument("--tanggal", type=tanggal, metavar="TANGGAL", help=today)
    parser.add_argument("--perbaiki", action="store_true", help="perbaiki di berkasnya apa yang pasti, dan perlihatkan perubahannya")
    parser.add_argument("--dry-run", action="store_true", help="perlihatkan perbaikan itu saja, tanpa menulis apa pun")
    parser.add_argument("--quiet", action="store_true", help="tanpa ringkasan")


def run(options: argparse.Namespace) -> int:
    """1 when something as bad as --fail-on was found, 2 when a path does not exist."""
    started, report = time.perf_counter(), Report()
    definitions = find_definitions(options.paths, report)
    with _no_collection():
        Checker(options.tanggal, _layout() if options.tata_letak else None).check(definitions, report)
    diagnostics = by_weight(report.diagnostics)
    if options.perbaiki or options.dry_run:
        return mend(diagnostics, definitions, not options.dry_run, Console(options.quiet))
    if options.format == "full":
        sys.stdout.write(_full(diagnostics))
    else:
        as_data(sys.stdout).write(FORMATS[options.format](diagnostics))
    if not options.quiet:
        sys.stdout.flush()
        print(_summary(len(definitions), report, time.perf_counter() - started), file=sys.stderr)
    if any(not Path(path).exists() for path in options.paths):
        return 2
    doubted = options.ketat and any(d.code == "SOP710" for d in diagnostics)
    return 1 if doubted or any(d.severity >= _FAIL_ON[options.fail_on] for d in diagnostics) else 0


@contextmanager
def _no_collection() -> Iterator[None]:
    """The trees of a run live to its end and hold no circles: looking for garbage in them takes a third of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _layout() -> LayOut:
    from sopdoc.compiler import report_layout

    return report_layout


def _full(diagnostics: Sequence[Diagnostic]) -> str:
    colour = coloured(sys.stdout)
    source = cache(source_of)
    told = [escape(mend_first(diagnostics)), *(format_diagnostic(d, source(d.span.file), colour) for d in diagnostics)]
    return "".join(f"{one}\n\n" for one in told if one)


def _summary(sops: int, report: Report, seconds: float) -> str:
    counts = ", ".join(f"{report.count(severity)} {severity.label}" for severity in sorted(Severity, reverse=True))
    return f"{sops} SOP diperiksa, {counts}, {seconds:.1f} detik".replace(".", ",")
