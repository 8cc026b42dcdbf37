"""`sopdoc build`: definitions → documents under the output folder."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from sopdoc.build.order import Order
from sopdoc.build.outputs import reachable
from sopdoc.build.singles import Single, build_singles, orders_of
from sopdoc.cli.arguments import names_of, processors, shell_line
from sopdoc.cli.console import Console
from sopdoc.cli.mode import add_mode, mode_of
from sopdoc.cli.progress import Progress
from sopdoc.cli.reasons import by_reason, why
from sopdoc.definitions import FORM, FORMATS, Definition, find_definitions
from sopdoc.diagnostics import Report, Severity


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", metavar="PATH", help="berkas definisi atau folder berisi definisi")
    parser.add_argument("-o", "--output", default="output", metavar="DIR", help="folder hasil (bawaan: output)")
    shapes = f"bentuk hasil: {', '.join(FORMATS)} (bawaan: pdf,docx)"
    parser.add_argument("--format", default="pdf,docx", type=names_of(FORMATS), metavar="F,F", help=shapes)
    add_mode(parser)
    parser.add_argument("--final", action="store_true", help="tolak SOP yang belum lengkap atau masih rancangan, dan katakan sebabnya")
    parser.add_argument("--lampirkan-sumber", action="store_true", help="PDF membawa berkas definisi dan lampirannya (PDF/A-3a)")
    parser.add_argument("--tandai", default="", metavar="VERSI", help="tandai perubahan terhadap versi itu: rev-1, atau berkas lain")
    parser.add_argument("--quiet", action="store_true", help="tanpa kemajuan dan ringkasan; diagnostik tetap dicetak")


def run(options: argparse.Namespace) -> int:
    """Builds everything; 1 when any definition had an error, 2 when a path does not exist."""
    started, console, report = time.perf_counter(), Console(options.quiet, folding=True), Report()
    definitions = reachable(find_definitions(options.paths, report), Path(options.output), report)
    console.show(report)
    if any(not Path(path).exists() for path in options.paths):
        return 2
    if options.tandai and (other := _beside(options)):
        print(f"{other} tidak dapat dipakai bersama --tandai: lembar bertanda dibaca, bukan ditandatangani", file=sys.stderr)
        return 2
    singles = _told(_singles(definitions, options, console), console)
    if said := _why(singles):
        console.note_line(said)
    console.finish(_summary(singles, console, time.perf_counter() - started))
    if advice := _advice(singles, options.paths):
        console.note_line(advice)
    return 1 if console.count(Severity.GALAT) else 0


def _beside(options: argparse.Namespace) -> str:
    """What a marked sheet cannot be asked for, or ""."""
    asked = {
        "--final": options.final, "--mode": options.mode, "--cap-air": options.cap_air is not None, "--format xlsx": FORM in options.format,
    }
    return next((name for name, value in asked.items() if value), "")


def _singles(definitions: Sequence[Definition], options: argparse.Namespace, console: Console) -> Iterator[Single]:
    """Every definition's documents.

    Marked sheets depend on another version, final ones are judged together with their neighbours: both are made anew every time.
    """
    if options.tandai or options.final:
        from sopdoc.cli.build_apart import build_apart

        yield from build_apart(definitions, options, console)
        return
    asked = Order(Path(), Path(options.output), options.format, processors(), mode=mode_of(options), carry=options.lampirkan_sumber)
    progress = Progress(console)
    for order, own in orders_of(definitions, asked):
        yield from build_singles(own, order, progress.tell)


def _told(singles: Iterable[Single], console: Console) -> list[Single]:
    """All of them, each with its diagnostics printed as soon as it is there."""
    found = []
    for single in singles:
        report = Report()
        report.extend(single.diagnostics)
        console.show(report)
        found.append(single)
    return found


def _why(singles: Sequence[Single]) -> str:
    """What was built and why."""
    rebuilt = by_reason((single.kunci, single.why) for single in singles if single.why and not single.failed)
    failed = [single.kunci for single in singles if single.failed]
    return why(rebuilt, sum(not single.why and not single.failed for single in singles), failed)


def _advice(singles: Sequence[Single], paths: Sequence[str]) -> str:
    """What is wrong with the contents, and how to read it; "" for nothing.  Rules that compare SOPs were not asked."""
    counts = (sum(single.findings[kind] for single in singles) for kind in (0, 1))
    found = [f"{count} {word}" for count, word in zip(counts, ("galat", "peringatan"), strict=True) if count]
    command = shell_line(["sopdoc", "check", *paths])
    return f"isi SOP: sedikitnya {', '.join(found)}; baca dengan `{command}`" if found else ""


def _summary(singles: Sequence[Single], console: Console, seconds: float) -> str:
    good = [single for single in singles if not single.failed]
    documents, pages = sum(single.documents for single in good), sum(single.pages for single in good)
    faults = f"{console.count(Severity.GALAT)} galat, {console.count(Severity.PERINGATAN)} peringatan"
    return f"{len(good)} SOP, {documents} dokumen, {pages} halaman, {faults}, {f'{seconds:.1f}'.replace('.', ',')} detik"
