"""`sopdoc diff`: two versions of an SOP → what changed, on the terminal, as JSON, or as a matrix to sign."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from sopdoc.cli.arguments import names_of
from sopdoc.cli.console import Console
from sopdoc.cli.diff_formats import as_json, as_text
from sopdoc.cli.screen import as_data, coloured
from sopdoc.compiler import render
from sopdoc.diagnostics import Report, Severity, Span
from sopdoc.files import write_whole
from sopdoc.revision.compare import compare
from sopdoc.revision.matriks import Matriks, lay_matriks
from sopdoc.revision.shown import shown
from sopdoc.revision.versions import alasan, choose, is_range, name_of, revisi_of
from sopdoc.system import reason_of

FORMATS = ("teks", "json", "pdf", "docx")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("lama", metavar="BERKAS", help="definisi; sendirian: dibandingkan dengan versi terakhir yang disahkan")
    parser.add_argument("baru", nargs="?", default="", metavar="BARU", help="berkas lain, rev-1, atau rev-1..rev-2")
    parser.add_argument("--format", default="teks", type=names_of(FORMATS), metavar="F,F", help=f"{', '.join(FORMATS)} (bawaan: teks)")
    parser.add_argument("-o", "--output", default="output", metavar="DIR", help="folder matriks perubahan (bawaan: output)")
    parser.add_argument("--alasan", default=None, metavar="TEKS", help="alasan perubahan di matriks (bawaan: ringkasan dari riwayat)")
    parser.add_argument("--quiet", action="store_true", help="tanpa ringkasan; diagnostik tetap dicetak")


def run(options: argparse.Namespace) -> int:
    """0 when both versions could be compared, whatever differs; 1 after an error, 2 when a file does not exist."""
    console, report = Console(options.quiet), Report()
    sides = choose(options.lama, options.baru, report)
    if sides is None:
        console.show(report)
        names = (options.lama, *(() if is_range(options.baru) else (options.baru,)))
        return 2 if any(name and not Path(name).exists() for name in names) else 1
    old, new = sides.old, sides.new
    found = compare(*shown(old, new), new.profile.sebutan)
    matriks = Matriks(old, new, found, alasan(old, new) if options.alasan is None else options.alasan)
    for name in options.format:
        _give(name, matriks, Path(options.output) / sides.target, console, report)
    console.show(report)
    console.finish(f"{len(found.perubahan)} perubahan dari {name_of(old)} menjadi {name_of(new)}")
    return 1 if console.count(Severity.GALAT) else 0


def _give(name: str, matriks: Matriks, target: Path, console: Console, report: Report) -> None:
    if name == "teks":
        print(as_text(matriks, coloured(sys.stdout)), end="")
    elif name == "json":
        print(as_json(matriks), end="", file=as_data(sys.stdout))
    else:
        _write(name, matriks, target, console, report)


def _write(name: str, matriks: Matriks, target: Path, console: Console, report: Report) -> None:
    ((ending, content),) = render(lay_matriks(matriks, report), name)
    path = target.with_name(f"{target.name}-{_name(matriks)}{ending}")
    try:
        write_whole(path, content)
    except OSError as fault:
        report.galat("SOP063", f"{path} tidak dapat ditulis", Span(matriks.new.definition.shown), reason_of(fault),
                     "periksa izin folder hasil dan ruang cakram; dokumen lama tidak berubah")
        return
    console.note_line(f"{path}")


def _name(matriks: Matriks) -> str:
    """`matriks-rev-0-rev-1`; `matriks` alone for two files of one revision."""
    old, new = revisi_of(matriks.old), revisi_of(matriks.new)
    return f"matriks-rev-{old}-rev-{new}" if old != new else "matriks"
