"""`sopdoc build`: definitions → documents under the output folder."""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from sopdoc.cli.console import Console
from sopdoc.compiler import FORMATS, Compiled, compile_all, render, sources_of
from sopdoc.definitions import Definition, find_definitions
from sopdoc.diagnostics import Report, Severity, Span
from sopdoc.files import write_whole
from sopdoc.revision.marked_sheet import compile_marked, suffix_of

HELP = "Susun dokumen dari definisi SOP."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", metavar="PATH", help="berkas definisi atau folder berisi definisi")
    parser.add_argument("-o", "--output", default="output", metavar="DIR", help="folder hasil (bawaan: output)")
    shapes = f"bentuk hasil: {', '.join(FORMATS)} (bawaan: pdf,docx)"
    parser.add_argument("--format", default="pdf,docx", type=formats, metavar="F,F", help=shapes)
    parser.add_argument("--lampirkan-sumber", action="store_true", help="PDF membawa berkas definisinya (PDF/A-3a)")
    parser.add_argument("--tandai", default="", metavar="VERSI", help="tandai perubahan terhadap versi itu: rev-1, atau berkas lain")
    parser.add_argument("--quiet", action="store_true", help="tanpa kemajuan dan ringkasan; diagnostik tetap dicetak")


def formats(text: str) -> tuple[str, ...]:
    """`pdf,docx` → names in the given order, each once."""
    names = tuple(dict.fromkeys(name.strip().lower() for name in text.split(",") if name.strip()))
    unknown = [name for name in names if name not in FORMATS]
    if unknown or not names:
        raise argparse.ArgumentTypeError(f"bentuk tidak dikenal: {', '.join(unknown) or text!r}; pilih dari {', '.join(FORMATS)}")
    return names


@dataclass(slots=True)
class _Tally:
    """What the summary says."""

    started: float = field(default_factory=time.perf_counter)
    sops: int = 0
    documents: int = 0
    pages: int = 0

    def line(self, console: Console) -> str:
        seconds = f"{time.perf_counter() - self.started:.1f}".replace(".", ",")
        faults = f"{console.count(Severity.GALAT)} galat, {console.count(Severity.PERINGATAN)} peringatan"
        return f"{self.sops} SOP, {self.documents} dokumen, {self.pages} halaman, {faults}, {seconds} detik"


def run(options: argparse.Namespace) -> int:
    """Builds everything; 1 when any definition had an error, 2 when a path does not exist."""
    console, tally, report = Console(options.quiet), _Tally(), Report()
    definitions = find_definitions(options.paths, report)
    console.show(report)
    if any(not Path(path).exists() for path in options.paths):
        return 2
    for number, compiled in enumerate(_compiled(definitions, options), 1):
        console.progress(number, len(definitions), compiled.definition.shown)
        _write(compiled, options, tally)
        console.show(compiled.report)
    console.finish(tally.line(console))
    return 1 if console.count(Severity.GALAT) else 0


def _compiled(definitions: Iterable[Definition], options: argparse.Namespace) -> Iterable[Compiled]:
    """The sheets of every definition, with marks where they are asked for."""
    return compile_marked(definitions, options.tandai) if options.tandai else compile_all(definitions)


def _write(compiled: Compiled, options: argparse.Namespace, tally: _Tally) -> None:
    """Writes the documents of one definition, or none when it has errors."""
    if compiled.sheets is None or compiled.report.has_galat:
        return
    carried = sources_of(compiled.definition, compiled.report) if options.lampirkan_sumber else ()
    if compiled.report.has_galat:
        return
    target = Path(options.output) / compiled.definition.target
    tally.sops += 1
    tally.pages += len(compiled.sheets.layout.pages)
    for name in options.format:
        for ending, content in render(compiled.sheets, name, carried):
            path = target.with_name(target.name + suffix_of(options.tandai) + ending)
            try:
                write_whole(path, content)
            except OSError as fault:
                compiled.report.galat("SOP063", f"{path} tidak dapat ditulis", Span(compiled.definition.shown), fault.strerror or "",
                                      "periksa izin folder hasil dan ruang cakram; dokumen lama tidak berubah")
                return
            tally.documents += 1


